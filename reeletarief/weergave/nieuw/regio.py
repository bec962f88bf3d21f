"""Een nieuwe regio als bestanden: de gegevens van de Voorbeeldregio, toegelicht en op naam van de regio."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.kaart.kopregels import kopregels
from reeletarief.invoer.modeline import SCHEMAMAP, modeline
from reeletarief.invoer.namen import CAO, OPSLAGEN, PRODUCTKAARTEN, cao_van
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.invoer.yaml_strikt import lees_yaml
from reeletarief.weergave.nieuw.kaart import Cao, Kaartopgave, Omgeving, nieuwe_kaart
from reeletarief.weergave.nieuw.reeksmerken import met_reeksmerken
from reeletarief.weergave.nieuw.toelichting import in_blokken, toegelicht
from reeletarief.weergave.schema.uit_model import alle_schemas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.sjablonen import Caovoorbeeld, Uitleg

KAARTEN = ("45A48", "45A51", "45A04", "45A49", "41A03", "43A07", "43A07-AF", "P1-PER", "BES01", "CONSULT", "42A03")
"""De producten waarmee een regio begint: van elke vorm een, en wat het traject nodig heeft."""


class Startgegevens(NamedTuple):
    """Wat er met het programma meekomt: bestanden op pad, kaarten op product, uitleg, cao's, recepten en eigen teksten."""

    bestanden: Mapping[str, str]
    kaarten: Mapping[str, str]
    uitleg_opslagen: Mapping[str, Uitleg]
    uitleg_kaart: Mapping[str, Uitleg]
    per_cao: Mapping[str, Caovoorbeeld]
    recepten: Mapping[str, str]
    leesmij: str
    gitignore: str


def caos_in(bestanden: Mapping[str, str]) -> tuple[str, ...]:
    """De cao's waarvan er tabellen zijn, op naam."""
    return tuple(sorted({cao_van(pad) for pad in bestanden if pad.startswith(CAO)}))


def verhuisd(caos: Sequence[str], gegevens: Startgegevens) -> dict[str, str]:
    """De producten waarvan de cao niet meegaat, met die cao; hun kaart komt op de eerste cao die wel meegaat."""
    in_voorbeeld = {code: kopregels(gegevens.bestanden[gegevens.kaarten[code]]).get("cao") for code in KAARTEN}
    return {code: cao for code, cao in in_voorbeeld.items() if cao is not None and cao not in caos}


def nieuwe_regio(naam: str, caos: Sequence[str], gegevens: Startgegevens) -> dict[str, str]:
    """Alle bestanden van een regio, op pad; ``caos`` zijn de cao's waarvan de tabellen meegaan."""
    kaarten = {gegevens.kaarten[code]: _kaart(code, caos, gegevens) for code in KAARTEN}
    tabellen = {
        pad: tekst for pad, tekst in gegevens.bestanden.items() if pad.startswith(tuple(f"{CAO}{cao}/" for cao in caos))
    }
    recepten = {pad: _recept(tekst) for pad, tekst in gegevens.recepten.items()}
    return {
        "README.md": _leesmij(naam, caos, kaarten, gegevens.leesmij),
        ".gitignore": gegevens.gitignore,
        OPSLAGEN: _opslagen(naam, caos, gegevens),
        **kaarten,
        **tabellen,
        **recepten,
        **{f"{SCHEMAMAP}/{naam}": tekst for naam, tekst in alle_schemas().items()},
    }


def _kaart(code: str, caos: Sequence[str], gegevens: Startgegevens) -> str:
    """De kaart van de Voorbeeldregio, toegelicht; hoort zij bij een cao die niet meegaat, dan bij de eerste die wel meegaat."""
    voorbeeld = gegevens.bestanden[gegevens.kaarten[code]]
    cao, weg = None, verhuisd(caos, gegevens).get(code)
    if weg is not None:
        per_cao = gegevens.per_cao[caos[0]]
        cao = Cao(caos[0], per_cao, tuple(per_cao.per_niveau.values()), weg)
    opslagen, fouten = lees_yaml(gegevens.bestanden[OPSLAGEN], OPSLAGEN)
    assert isinstance(opslagen, dict), fouten
    eenheden = {ander: kopregels(gegevens.bestanden[gegevens.kaarten[ander]])["eenheid"] for ander in KAARTEN}
    omgeving = Omgeving(tuple(str(set_) for set_ in opslagen["opslagsets"]), eenheden, gegevens.kaarten)
    return nieuwe_kaart(voorbeeld, Kaartopgave(code, None, True, cao), omgeving, gegevens.uitleg_kaart, ())


def _opslagen(naam: str, caos: Sequence[str], gegevens: Startgegevens) -> str:
    """De keuzes van de Voorbeeldregio op naam van de nieuwe; wat daar een keuze was, heet hier voorbeeldwaarde en vraagt om een eigen."""
    eigen = {
        "regio": f"regio: {aangehaald(naam)}",
        "toelichting": "toelichting: Begonnen met de waarden van de Voorbeeldregio; wat voorbeeldwaarde heet, wacht op een eigen keuze.",
    }
    tekst = gegevens.bestanden[OPSLAGEN].replace("keuze van de voorbeeldregio", "voorbeeldwaarde")
    vreemd = {cao for cao in caos_in(gegevens.bestanden) if cao not in caos}
    blokken = [
        blok._replace(regels=(eigen[blok.sleutel],) if blok.sleutel in eigen else met_reeksmerken(blok, vreemd).regels)
        for blok in in_blokken(tekst)
    ]
    return toegelicht(blokken, gegevens.uitleg_opslagen, naam, gegevens.uitleg_opslagen, modeline("opslagen", 0))


def _recept(tekst: str) -> str:
    """Een recept voor CI zonder de regel die zegt waar het hoort; waar het programma staat, moet de regio zelf zeggen."""
    regels = tekst.splitlines()[1:]
    aangevuld = [
        f"{regel.partition('#')[0]}# {MERK}: waar pip het programma vindt, als adres met versie"
        if "REELETARIEF:" in regel
        else regel
        for regel in regels
    ]
    return (
        "\n".join(["# Laat bij elke wijziging zien welke tarieven veranderen, en bewaakt de grenzen.", *aangevuld])
        + "\n"
    )


def _leesmij(naam: str, caos: Sequence[str], kaarten: Mapping[str, str], sjabloon: str) -> str:
    regels = [_tabelregel(pad, tekst) for pad, tekst in kaarten.items()]
    return Template(sjabloon).substitute(naam=naam, caos=", ".join(caos), eerste=KAARTEN[0], kaarten="\n".join(regels))


def _tabelregel(pad: str, tekst: str) -> str:
    velden = kopregels(tekst)
    return f"| [{velden['product']}]({PRODUCTKAARTEN}{pad.removeprefix(PRODUCTKAARTEN)}) | {velden['naam']} | {velden['eenheid']} |"
