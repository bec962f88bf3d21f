"""``reeletarief nieuw productkaart``: een kaart die meteen rekent, met voorbeeldwaarden."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.gedeeld import KON_NIET, meld, schrijf, stop
from reeletarief.cli.nieuw.gedeeld import (
    eis_binnen,
    eis_cao,
    eis_vrij,
    lees_regio_of_stop,
    schrijf_nieuw,
    stop_zonder_gegevens,
)
from reeletarief.cli.opties import Map, lees_als, lees_keuze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.api import Inlezing, Regio
    from reeletarief.sjablonen import Uitleg
    from reeletarief.weergave.nieuwe_kaart import Cao

VORMEN = ("uur", "minuut", "dagdeel", "etmaal", "afwezigheidsdag", "traject", "jaar", "consult", "stuk")

Code = Annotated[str, typer.Argument(metavar="CODE", help="De productcode: een landelijke (JZ21), of een eigen.")]
Naam = Annotated[
    str | None, typer.Option("--naam", metavar="TEKST", help="De naam; anders de landelijke omschrijving.")
]
Vorm = Annotated[
    str | None,
    typer.Option(
        "--vorm", metavar="|".join(VORMEN), help="De vorm; anders die van dit product in de Voorbeeldregio, of uur."
    ),
]
CaoKeuze = Annotated[
    str | None, typer.Option("--cao", metavar="CAO", help="De cao van de functies; anders die van het voorbeeld.")
]
Uitvoer = Annotated[
    str | None,
    typer.Option("--uitvoer", "-o", metavar="PAD", help="Schrijf hierheen in plaats van in productkaarten/."),
]


def productkaart_opdracht(
    code: Code, naam: Naam = None, vorm: Vorm = None, cao: CaoKeuze = None, uitvoer: Uitvoer = None, map_: Map = None
) -> None:
    """Schrijf een productkaart die meteen rekent.

    \b
    Voorbeelden:
      reeletarief nieuw productkaart 45A55
      reeletarief nieuw productkaart 43A09
      reeletarief nieuw productkaart 45A55 --naam "Begeleiding in een groep" --vorm minuut --cao ggz
      reeletarief nieuw productkaart D1 --vorm dagdeel -o productkaarten/d1.yaml

    Heeft de Voorbeeldregio een kaart van dit product, dan is die het voorbeeld; anders de kaart van de gekozen vorm. De
    getallen zijn voorbeeldwaarden en tellen als aanname. Boven elk blok staat wat het betekent; wat u zelf moet kiezen heeft een
    regel met INVULLEN, en 'reeletarief controleer' noemt die.

    \b
    Code 0: de kaart staat er. 2: het product of het bestand is er al, of er klopt iets niet; dan is er niets geschreven.
    """
    from reeletarief.invoer.waarden import lees_code

    lees_als("CODE", code, lees_code, aangehaald=True)
    keuze = None if vorm is None else lees_keuze("--vorm", vorm, VORMEN)
    inlezing, regio = lees_regio_of_stop(map_)
    _eis_nieuw(code, inlezing)
    if cao is not None:
        eis_cao(cao, sorted(inlezing.caos))
    tekst, gekozen_naam = _kaart(code, " ".join(naam.split()) if naam else None, keuze, cao, inlezing, regio)
    werkmap = Path(map_ or ".")
    pad = _pad(code, gekozen_naam)
    doel = werkmap / pad if uitvoer is None else Path(uitvoer)
    eis_vrij(doel)
    if uitvoer is None:
        eis_binnen(doel, werkmap)
    gaten = _keur(tekst, pad, inlezing)
    schrijf_nieuw({doel: tekst})
    schrijf(_samenvatting(code, doel, tekst, gaten), None, werkmap)


def _eis_nieuw(code: str, inlezing: Inlezing) -> None:
    """Weiger een product waarvan er al een kaart is, ook als die kaart fouten heeft."""
    from reeletarief.sjablonen import op_product

    kaarten = op_product({pad: "\n".join(bestand.regels) for pad, bestand in inlezing.bestanden.items()})
    if code in kaarten:
        stop(
            f"Product {code} heeft al een kaart: {kaarten[code]}.",
            "Pas die kaart aan, of kies een andere code.",
            "RT521",
        )


def _kaart(
    code: str, naam: str | None, vorm: str | None, cao: str | None, inlezing: Inlezing, regio: Regio
) -> tuple[str, str]:
    """De tekst van de kaart, en de naam die erop staat."""
    from reeletarief.landelijk import standaardcodes
    from reeletarief.sjablonen import OntbrekendeGegevensFout, op_product, uitleg_bij, voorbeeldregio
    from reeletarief.weergave.nieuwe_kaart import VOORBEELD_PER_VORM, Kaartopgave, Omgeving, nieuwe_kaart

    try:
        bestanden = voorbeeldregio()
    except OntbrekendeGegevensFout:
        stop_zonder_gegevens()
    kaarten = op_product(bestanden)
    voorbeeldcode = VOORBEELD_PER_VORM[vorm] if vorm else code if code in kaarten else VOORBEELD_PER_VORM["uur"]
    voorbeeld = bestanden[kaarten[voorbeeldcode]]
    landelijk = standaardcodes().get(code)
    eigen_naam = naam or (None if code == voorbeeldcode else landelijk.omschrijving if landelijk else f"Product {code}")
    omgeving = Omgeving(
        tuple(regio.opslagen.opslagsets), {str(kaart.product): str(kaart.eenheid) for kaart in regio.kaarten}
    )
    opgave = Kaartopgave(code, eigen_naam, landelijk is not None, _cao(voorbeeld, cao, inlezing))
    uitleg = uitleg_bij("productkaart")
    tekst = nieuwe_kaart(voorbeeld, opgave, omgeving, uitleg, _te_kiezen(uitleg, naam))
    return tekst, eigen_naam or _naam_in(voorbeeld)


def _te_kiezen(uitleg: Mapping[str, Uitleg], naam: str | None) -> set[str]:
    return set(uitleg) - ({"naam"} if naam else set())


def _naam_in(voorbeeld: str) -> str:
    gevonden = re.search(r'^naam: "?(.*?)"?$', voorbeeld, re.MULTILINE)
    return gevonden.group(1) if gevonden else ""


def _cao(voorbeeld: str, keuze: str | None, inlezing: Inlezing) -> Cao | None:
    """De cao van de nieuwe kaart: de gekozen, anders die van het voorbeeld, anders de eerste van de regio."""
    from reeletarief.sjablonen import voorbeeldschalen
    from reeletarief.weergave.nieuwe_kaart import Cao, cao_van

    van_voorbeeld = cao_van(voorbeeld)
    naam = keuze or (van_voorbeeld if van_voorbeeld in inlezing.caos else next(iter(sorted(inlezing.caos)), None))
    if naam is None or naam == van_voorbeeld or van_voorbeeld is None:
        return None
    return Cao(naam, voorbeeldschalen().get(naam, {}), tuple(inlezing.caos[naam][-1].schalen))


def _pad(code: str, naam: str) -> str:
    """Waar de kaart komt: code en naam in kleine gewone letters, zodat de map leest als een lijst."""
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    delen = [re.sub(r"[^\w.-]+", "-", code).strip("-."), "-".join(re.findall(r"[a-z0-9]+", kaal))[:50].strip("-")]
    return f"productkaarten/{'-'.join(deel for deel in delen if deel)}.yaml"


def _keur(tekst: str, pad: str, inlezing: Inlezing) -> int:
    """Haal de kaart door de strikte lezer en tel de gaten; wat anders fout is, wordt gemeld en niet geschreven."""
    from reeletarief.api import lees_regio
    from reeletarief.invoer.invullen import LEEG

    anderen = {naam: "\n".join(bestand.regels).encode() for naam, bestand in inlezing.bestanden.items()}
    terug = lees_regio({**anderen, pad: tekst.encode("utf-8", "replace")})
    fouten = [fout for fout in terug.bevindingen if fout.plaats is not None and fout.plaats.bestand == pad]
    echt = [fout for fout in fouten if fout.code not in LEEG]
    if echt:
        meld(echt, terug.bestanden)
        raise typer.Exit(KON_NIET)
    return len(fouten)


def _samenvatting(code: str, doel: Path, tekst: str, gaten: int) -> str:
    from reeletarief.invoer.invullen import aanwijzing

    open_ = [wat for regel in tekst.splitlines() if (wat := aanwijzing(regel)) is not None]
    stand = (
        "De kaart rekent meteen, met voorbeeldwaarden."
        if gaten == 0
        else f"De kaart rekent nog niet: {gaten} keer staat er niets waar iets moet staan."
    )
    regels = [
        f"Geschreven: {doel}",
        stand,
        "Nog te doen (gezocht op INVULLEN):",
        *(f"  - {wat}" for wat in open_),
        *([f"Bekijk het tarief met: reeletarief uitleg {code}"] if gaten == 0 else []),
        "Wat er nog openstaat, zegt: reeletarief controleer",
    ]
    return "\n".join(regels) + "\n"
