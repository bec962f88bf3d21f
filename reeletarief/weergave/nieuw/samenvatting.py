"""Wat ``nieuw`` zegt als er iets is neergelegd: wat er staat, wat er nog in te vullen is en hoe het verder gaat."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.invoer.invullen import merk_op
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.namen import CAO, PRODUCTKAARTEN
from reeletarief.weergave.getal import euro, geteld, meervoud

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reeletarief.analyse.cao.gebruik import Reekskeuze
    from reeletarief.invoer.cao.salaris_csv import SalarisCsv
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.nieuw.kaart import Cao


def over_regio(
    naam: str, map_: str, caos: Sequence[str], bestanden: Mapping[str, str], verhuisd: Mapping[str, str]
) -> str:
    """Wat er in de nieuwe regio ligt, en de eerste opdrachten.

    ``map_`` is de map zoals de gebruiker haar noemde; ``verhuisd`` zijn de producten waarvan de cao niet meeging, met die cao.
    """
    tabellen = sum(pad.startswith(CAO) for pad in bestanden)
    kaarten = sum(pad.startswith(PRODUCTKAARTEN) for pad in bestanden)
    regels = [
        f"{naam} staat in {map_}: {kaarten} productkaarten en {tabellen} cao-tabellen ({', '.join(caos)}).",
        *_op_een_andere_cao(caos[0], verhuisd),
        "Alle kaarten rekenen met voorbeeldwaarden. Zo gaat u verder:",
        *([] if map_ == "." else [f"  cd {shlex.quote(map_ if not map_.startswith('-') else f'./{map_}')}"]),
        "  reeletarief bereken                  de tarieven van nu",
        "  reeletarief controleer               wat er nog in te vullen is",
        "  reeletarief nieuw productkaart CODE  een eigen product",
        "In README.md staat wat waar staat, en wat u het eerst invult.",
    ]
    return "\n".join(regels) + "\n"


def _op_een_andere_cao(nu: str, verhuisd: Mapping[str, str]) -> Iterator[str]:
    """Welke kaarten op een andere cao staan dan in de Voorbeeldregio, per cao die niet meeging."""
    for cao in dict.fromkeys(verhuisd.values()):
        codes = [code for code, van in verhuisd.items() if van == cao]
        staan = meervoud(len(codes), "staat", "staan")
        yield f"Cao {cao} is niet meegenomen: {', '.join(codes)} {staan} hier op cao {nu}, met schalen als voorbeeld."


def over_kaart(
    code: str, doel: Path, tekst: str, cao: Cao | None, tarief: Tarief | None, redenen: Sequence[str]
) -> str:
    """Wat de nieuwe kaart kost of waarom zij nog niet rekent (``redenen``), en wat er nog op in te vullen is.

    ``cao`` is haar cao als dat een andere is dan die van het voorbeeld.
    """
    open_ = dict.fromkeys(merk.tekst for regel in tekst.splitlines() if (merk := merk_op(regel)) is not None)
    regels = [f"Geschreven: {doel}"]
    if cao is not None and cao.in_plaats_van is not None:
        regels.append(
            f"Cao {cao.in_plaats_van} van het voorbeeld is er in deze regio niet; de kaart staat op cao {cao.naam}."
        )
    if tarief is None:
        regels += [f"De kaart rekent nog niet: {reden}" for reden in redenen]
    else:
        eenheid = per(tarief.kaart.eenheid)
        regels.append(f"De kaart rekent, met voorbeeldwaarden: {euro(tarief.tarief.bedrag)} per {eenheid}.")
    regels += ["Nog te doen (staat als INVULLEN op de kaart):", *(f"  - {wat}" for wat in open_)]
    regels.append(f"Verder: reeletarief uitleg {shlex.quote(code)}, en reeletarief controleer")
    return "\n".join(regels) + "\n"


def over_tabel(cao: str, doel: Path, plek: Path, vorige: CaoTabel | None, bedragen: SalarisCsv | None) -> str:
    """Waar de tabel staat en wat er nu mee moet; ``plek`` is haar plaats in de regio, ``bedragen`` is de csv als die er was."""
    regels = [f"Geschreven: {doel}"]
    if bedragen is not None:
        cellen = sum(map(len, bedragen.salaris.values()))
        uit = f"{geteld(cellen, 'maandbedrag', 'maandbedragen')} uit {bedragen.bestand.pad}"
        regels.append(f"{uit}; leg ze naast de cao: reeletarief cao toon {cao}, als de gaten gevuld zijn.")
    if doel == plek:
        regels.append(
            "Er staan nog gaten open; zolang rekenen de kaarten op deze cao niet. Wat er moet komen, zegt: reeletarief controleer"
        )
    else:
        regels.append(f"Vul de gaten in en zet het bestand dan neer als {plek}.")
    if vorige is not None:
        ook = "Ook de voorwaarden van de vorige tabel overnemen? " if bedragen else "Staan de bedragen in een csv? "
        regels.append(f"{ook}Haal dit bestand dan weg en gebruik: reeletarief cao importeer --cao {cao} …")
    return "\n".join(regels) + "\n"


def ook_in_opslagen(cao: str, keuzes: Iterable[Reekskeuze]) -> str:
    """Waar de regio voor deze cao nog een reeks moet kiezen; leeg als dat nergens hoeft."""
    plekken = [f"  - {keuze.parameter} ({_op_regels(keuze.regels)})" for keuze in keuzes]
    if not plekken:
        return ""
    regels = [
        f"Kies ook in opslagen.yaml voor {cao} een reeks, anders rekenen haar kaarten niet (RT313). Zet bij elke reeks_per_cao hieronder",
        f"'{cao}: naam_van_de_reeks'. Heeft de cao een eigen premie of percentage, zet dat dan eerst met zijn bron onder 'reeksen'.",
        *plekken,
    ]
    return "\n".join(regels) + "\n"


def _op_regels(nummers: tuple[int, ...]) -> str:
    return f"{meervoud(len(nummers), 'regel', 'regels')} {', '.join(map(str, nummers))}"
