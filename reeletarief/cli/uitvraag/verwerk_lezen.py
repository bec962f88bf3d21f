"""De map met teruggekomen formulieren: wat ervan te lezen is, en wat niet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from reeletarief.cli.afloop import meld, stop, zeg
from reeletarief.cli.bijlagen import reden_tegen
from reeletarief.cli.systeemfout import reden_van
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.uitvraag.antwoorden import Ingevuld

_TIJDELIJK = (".", "~$")
"""Zo beginnen verborgen bestanden, en die van Excel of LibreOffice terwijl een werkboek open staat."""


class Formulieren(NamedTuple):
    """De formulieren die meetellen, en of er iets mis was met een ervan."""

    tellen: tuple[Ingevuld, ...]
    gelezen: int
    heeft_fout: bool


def lees_formulieren(map_: str, inlezing: Inlezing) -> Formulieren:
    """Lees de formulieren in een map, op naam, en meld per aanbieder wat ontbreekt of niet kan.

    Is er niets te gebruiken, dan stopt het met code 2.
    """
    from reeletarief.analyse.uitvraag.formulieren import een_per_aanbieder
    from reeletarief.analyse.uitvraag.verdwenen import met_verdwenen_producten
    from reeletarief.fouten import Ernst
    from reeletarief.invoer.bezwaren import toonbaar
    from reeletarief.invoer.uitvraag.lezen import lees_ingevuld

    paden, overig = _paden(map_)
    inhoud = {pad: _haal(pad) for pad in paden}
    losse = [*overig, *(gelezen for gelezen in inhoud.values() if not isinstance(gelezen, bytes))]
    gelezen = [
        lees_ingevuld(bytes_, toonbaar(pad), inlezing) for pad, bytes_ in inhoud.items() if isinstance(bytes_, bytes)
    ]
    gelezen = met_verdwenen_producten(gelezen)
    tellen, dubbel = een_per_aanbieder(gelezen)
    _meld_per_aanbieder(gelezen)
    meld((*losse, *dubbel), {})
    bevindingen = [*losse, *dubbel, *(bevinding for formulier in gelezen for bevinding in formulier.bevindingen)]
    if not any(formulier.antwoorden for formulier in tellen):
        _stop_zonder_formulieren(map_, paden)
    return Formulieren(tellen, len(paden), any(bevinding.ernst is Ernst.FOUT for bevinding in bevindingen))


def _paden(map_: str) -> tuple[list[str], list[Bevinding]]:
    """De formulieren in de map op naam, en wat er verder in staat."""
    from reeletarief.invoer.schijf import is_map
    from reeletarief.invoer.werkboek.formulierblad import UITGANGEN

    try:
        namen = sorted(een.name for een in Path(map_).iterdir() if not een.name.startswith(_TIJDELIJK))
    except (OSError, RuntimeError) as fout:
        reden = "het is geen map" if isinstance(fout, NotADirectoryError) else reden_van(fout)
        stop(f"{map_} is niet te lezen ({reden}).", "Geef de map met de teruggekomen formulieren.", "RT960")
    formulieren = [naam for naam in namen if naam.lower().endswith(UITGANGEN) and not is_map(Path(map_) / naam)]
    overig = [_niet_gelezen(_pad(map_, naam)) for naam in namen if naam not in formulieren]
    return [_pad(map_, naam) for naam in formulieren], overig


def _pad(map_: str, naam: str) -> str:
    return (Path(map_) / naam).as_posix()


def _haal(pad: str) -> bytes | Bevinding:
    """De inhoud van een formulier, of waarom die er niet is. Het pad kwam uit de map: wat er nu niet is, is een koppeling naar niets."""
    from reeletarief.invoer.schijf import Belet, Reden, haal_begrensd

    gehaald = haal_begrensd(Path(pad), MAXIMALE_BYTES, Path(pad).parent)
    if not isinstance(gehaald, Belet):
        return gehaald.inhoud
    is_weg = gehaald.reden is Reden.ONTBREEKT
    return _onleesbaar(pad, "het is geen gewoon bestand" if is_weg else reden_tegen(gehaald))


def _onleesbaar(pad: str, reden: str) -> Bevinding:
    from reeletarief.fouten import Bevinding, Plaats

    wat = f"Dit formulier is niet te lezen: {reden}. De andere tellen wel mee."
    return Bevinding(
        "RT962", wat, "Controleer het bestand, of vraag de aanbieder het opnieuw te sturen.", Plaats(pad, 1)
    )


def _niet_gelezen(pad: str) -> Bevinding:
    from reeletarief.fouten import Bevinding, Ernst, Plaats, op_een_rij
    from reeletarief.invoer.werkboek.formulierblad import UITGANGEN

    wat = f"Dit is niet gelezen: een formulier is een bestand op {op_een_rij(UITGANGEN, 'of')}."
    remedie = "Is het een formulier, bewaar het dan in een van die vormen."
    return Bevinding("RT962", wat, remedie, Plaats(pad, 1), Ernst.OPMERKING)


def _meld_per_aanbieder(gelezen: Iterable[Ingevuld]) -> None:
    """Per aanbieder wat ontbreekt of niet kan; van gelijke bestanden één keer. Een opmerking vraagt maar één regel."""
    from reeletarief.fouten import Ernst
    from reeletarief.weergave.uitvraag.verslag_tekst import terzijde

    achterstevoren = sorted(gelezen, key=lambda een: een.bestand, reverse=True)
    uniek = {(een.sha256, een.aanbieder or een.bestand): een for een in achterstevoren}
    for formulier in sorted(uniek.values(), key=lambda een: (een.aanbieder, een.bestand)):
        if not formulier.bevindingen:
            continue
        zeg(_aanhef(formulier))
        for bevinding in formulier.bevindingen:
            if bevinding.ernst is Ernst.OPMERKING:
                zeg(terzijde(bevinding))
        typer.echo(err=True)
        meld([bevinding for bevinding in formulier.bevindingen if bevinding.ernst is not Ernst.OPMERKING], {})


def _aanhef(formulier: Ingevuld) -> str:
    from reeletarief.weergave.meldingen import afdrukbaar

    telt_niet = f" Telt niet mee: {', '.join(sorted(formulier.geweigerd))}." if formulier.geweigerd else ""
    return afdrukbaar(f"{formulier.aanbieder or 'Onbekende aanbieder'}, {formulier.bestand}.{telt_niet}")


def _stop_zonder_formulieren(map_: str, paden: Sequence[str]) -> NoReturn:
    from reeletarief.invoer.werkboek.formulierblad import UITGANGEN

    if paden:
        stop(f"Geen van de formulieren in {map_} is te gebruiken.", "Wat eraan schort, staat hierboven.", "RT960")
    namen = ", ".join(UITGANGEN)
    stop(f"In {map_} staat geen enkel formulier ({namen}).", "Geef de map met de teruggekomen formulieren.", "RT960")
