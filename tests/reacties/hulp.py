"""Een register in enkele regels, een kleine regio erbij, en een conceptbesluit zoals het op schijf ligt."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path

from reeletarief.analyse.reacties.toepassen import Doorgerekend, Toegepast, pas_toe, reken_door, zetten_van
from reeletarief.api import Tijdkeuze, bereken, lees_regio
from reeletarief.invoer.reacties.register import Reactie, lees_reacties
from reeletarief.weergave.bereken.json import resultaat_als_json
from tests.gedeeld.streek import Streek

KAART_P = Streek().bestanden()["productkaarten/p.yaml"].decode()
TWEEDE = """
product: "Q"
naam: Q
segment: s
eenheid: uur
cao: proef
functiemix:
  - {functie: F0, niveau: hbo, schaal: "9", trede: max, aandeel: 100%}
opslagset: s
afwijkingen:
  # reizen doet hier niemand
  - parameter: uren.reistijd
    waarde: 0%
    klasse: open
    motivering: De jeugdige komt naar ons toe.
"""


def regio(streek: Streek | None = None, **anders: str) -> dict[str, bytes]:
    """De streek met een tweede product Q, dat een eigen reistijd heeft; ``anders`` vervangt bestanden (kaart_p, kaart_q)."""
    bestanden = {**(streek or Streek()).bestanden(), "productkaarten/q.yaml": TWEEDE.encode()}
    for naam, tekst in anders.items():
        bestanden[f"productkaarten/{naam.removeprefix('kaart_')}.yaml"] = tekst.encode()
    return bestanden


def stand(inhoud: dict[str, bytes]) -> Doorgerekend:
    gelezen = reken_door(inhoud, Tijdkeuze(2026))
    assert isinstance(gelezen, Doorgerekend), gelezen.bevindingen
    assert gelezen.inlezing.bevindingen == ()
    return gelezen


def reactie(nummer: str = "R01", wijzigingen: str = "", **velden: str) -> str:
    """Een overgenomen reactie als YAML-regel in een lijst."""
    alles = {
        "nummer": f'"{nummer}"',
        "datum": "2026-09-14",
        "aanbieder": "Aanbieder B",
        "samenvatting": "verzonnen",
        "oordeel": "overgenomen",
        "motief": "Dat is aangetoond.",
        **({"wijzigingen": f"{{{wijzigingen}}}"} if wijzigingen else {}),
        **velden,
    }
    if not {"product", "parameter", "element"} & set(alles):
        alles["element"] = "overhead"
    return "  - {" + ", ".join(f"{naam}: {waarde}" for naam, waarde in alles.items() if waarde) + "}\n"


def register(*regels: str) -> bytes:
    return ("reacties:\n" + "".join(regels)).encode()


def gelezen(*regels: str) -> tuple[Reactie, ...]:
    uit = lees_reacties({"reacties/r.yaml": register(*regels)})
    assert uit.bevindingen == (), uit.bevindingen
    return uit.reacties


def toegepast(inhoud: dict[str, bytes], *regels: str) -> Toegepast:
    """Alle reacties toegepast, of wat er niet past."""
    basis = stand(inhoud)
    zetten, fouten = zetten_van(basis, gelezen(*regels))
    return Toegepast(None, fouten) if fouten else pas_toe(basis, zetten)


def na(inhoud: dict[str, bytes], *regels: str) -> dict[str, bytes]:
    uit = toegepast(inhoud, *regels)
    assert uit.stand is not None, uit.bevindingen
    return dict(uit.stand.inhoud)


def codes(uit: Toegepast) -> list[str]:
    assert uit.stand is None
    assert all(een.plaats is not None and een.plaats.bestand == "reacties/r.yaml" for een in uit.bevindingen)
    return [een.code for een in uit.bevindingen]


def tarieven(inhoud: dict[str, bytes]) -> dict[str, Decimal]:
    return {str(een.kaart.product): een.tarief.bedrag for een in stand(inhoud).resultaat.tarieven}


def als_besluit(
    inhoud: dict[str, bytes], status: str = "concept", peildatum: str | None = None, jaar: int = 2026, **anders: object
) -> str:
    """Een besluit over deze bestanden, in de vorm die ``invoer/besluit/bestand.py`` leest."""
    keuze = Tijdkeuze(jaar, datetime.date.fromisoformat(peildatum) if peildatum else None)
    blok = json.loads(resultaat_als_json(bereken(lees_regio(inhoud, tijdkeuze=keuze), (), *keuze)))
    for een in blok["tarieven"]:
        een |= {"voorgesteld": een["tarief"], "vastgesteld": een["tarief"], "reden": None, "vingerafdruk": "0" * 64}
    blok |= {
        "status": status,
        "besluit": {
            "besluitdatum": "2026-09-01",
            "ingangsdatum": f"{jaar}-01-01",
            "geldig_tot": f"{jaar}-12-31",
            "besluit": None,
        },
        "invoer": {pad: tekst.decode() for pad, tekst in inhoud.items()},
    }
    return json.dumps(blok | anders, ensure_ascii=False)


def schrijf(map_: Path, inhoud: dict[str, bytes], *regels: str, concept: str | None = None) -> Path:
    """Een werkmap op schijf met een register, en als dat gegeven is een besluit voor 2026."""
    bestanden = {**inhoud, "reacties/r.yaml": register(*regels)} if regels else dict(inhoud)
    if concept is not None:
        bestanden["vastgesteld/2026.json"] = concept.encode()
    for pad, tekst in bestanden.items():
        (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
        (map_ / pad).write_bytes(tekst)
    return map_
