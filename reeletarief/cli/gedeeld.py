"""Wat alle opdrachten delen: inlezen en rekenen met meldingen, schrijven, en de uitgangscode."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

import typer

from reeletarief.fouten import VOLGT
from reeletarief.invoer.namen import BESLUITEN, CAO, ONDERBROKEN, OPSLAGEN, PRODUCTKAARTEN, REACTIES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Bestand, Inlezing
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.console import Kleur

GOED, BEVINDING, KON_NIET = 0, 1, 2
GEEN_BESTANDEN: Mapping[str, Bestand] = MappingProxyType({})
"""Bij een melding die niet over een regel in een bestand gaat."""


def lees_of_stop(map_: str | None, tariefjaar: int | None, peildatum: datetime.date | None) -> Inlezing:
    """Lees wat deze berekening nodig heeft en meld alle fouten; zonder bruikbare regio stopt het met code 2."""
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.werkmap import lees_werkmap

    werkmap = Path(map_ or ".")
    herstel_werkmap(werkmap)
    inlezing = lees_werkmap(werkmap, Tijdkeuze(tariefjaar, peildatum))
    meld(inlezing.bevindingen, inlezing.bestanden)
    if inlezing.regio is None:
        raise typer.Exit(KON_NIET)
    eis_kaarten(inlezing)
    return inlezing


def eis_kaarten(inlezing: Inlezing) -> None:
    """Een regio zonder een enkele productkaart, ook geen met een fout, stopt met code 2."""
    if inlezing.regio is not None and not inlezing.regio.kaarten and not inlezing.gemist:
        stop("Er is geen enkele productkaart.", "Zet kaarten als .yaml in de map productkaarten/.", "RT504")


def herstel_werkmap(werkmap: Path) -> None:
    """Is een eerdere opdracht in deze map halverwege gestopt met schrijven, zet dan terug wat er stond, en zeg dat."""
    from reeletarief.invoer.schijf import is_map

    if not is_map(werkmap / ONDERBROKEN):
        return
    from reeletarief.schrijven.werkmap import BezetFout, herstel

    try:
        bewaard = herstel(werkmap)
    except BezetFout:
        stop("Een andere opdracht schrijft nu in deze werkmap.", "Wacht tot die klaar is en geef de opdracht opnieuw.")
    except (OSError, ValueError) as fout:
        reden = reden_van(fout) if isinstance(fout, OSError) else "de lijst is beschadigd"
        stop(
            f"Een eerdere opdracht is halverwege gestopt, en terugzetten lukt niet ({reden}).",
            f"De oude bestanden liggen in {werkmap / ONDERBROKEN}; maak de map schrijfbaar of zet ze met de hand terug.",
        )
    if bewaard is not None:
        typer.echo("Een eerdere opdracht is halverwege gestopt; de werkmap staat weer zoals zij was.", err=True)
        for pad in bewaard:
            typer.echo(f"Wat u daarna zelf wijzigde, staat in {werkmap / pad}.", err=True)


def bereken_of_stop(
    inlezing: Inlezing,
    producten: list[str],
    tariefjaar: int | None,
    peildatum: datetime.date | None,
    bewaar: Callable[[Tarief], Tarief] | None = None,
) -> Resultaat:
    """Reken, en meld wat er niet kon; een product zonder kaart stopt het met code 2.

    ``bewaar`` is dat van :func:`reeletarief.berekening.bereken.bereken`; zonder opgave blijft van elk tarief de hele boom.
    """
    from reeletarief.berekening.bereken import bereken
    from reeletarief.berekening.keuze import OnbekendProductFout
    from reeletarief.kostprijs.tarief import met_boom

    try:
        resultaat = bereken(inlezing, producten, tariefjaar, peildatum, bewaar or met_boom)
    except OnbekendProductFout as fout:
        stop_met(fout.bevindingen, inlezing.bestanden)
    gemeld = set(inlezing.bevindingen)
    redenen = {reden for product in resultaat.overgeslagen for reden in product.redenen if reden.code != VOLGT} - gemeld
    meld(sorted(redenen | set(resultaat.waarschuwingen), key=lambda reden: reden.volgorde), inlezing.bestanden)
    return resultaat


def kies_kaarten_of_stop(inlezing: Inlezing, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten van deze producten, of alle van de regio; een product zonder kaart stopt het met code 2."""
    from reeletarief.berekening.keuze import OnbekendProductFout, kies_kaarten

    assert inlezing.regio is not None  # anders was er al gestopt
    try:
        return kies_kaarten(inlezing, inlezing.regio, producten)
    except OnbekendProductFout as fout:
        stop_met(fout.bevindingen, inlezing.bestanden)


def meld(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> None:
    """Schrijf bevindingen naar stderr, met een telling als het er meer zijn."""
    from reeletarief.fouten import Ernst
    from reeletarief.weergave.meldingen import meldingen

    alle = list(bevindingen)
    if not alle:
        return
    typer.echo(meldingen(alle, bestanden), err=True)
    fouten = sum(bevinding.ernst is Ernst.FOUT and bevinding.code != VOLGT for bevinding in alle)
    if fouten > 1:
        typer.echo(f"\n{fouten} fouten.", err=True)
    typer.echo(err=True)


def uitgangscode(inlezing: Inlezing, resultaat: Resultaat, *, streng: bool) -> int:
    """2 als een bestand niet te lezen was of niets berekend is, 1 bij een bevinding, anders 0."""
    if inlezing.bevindingen or not resultaat.tarieven:
        return KON_NIET
    if resultaat.overgeslagen or (streng and resultaat.waarschuwingen):
        return BEVINDING
    return GOED


def als_scherm(toon: Callable[[Console], None], kleur: Kleur, uitvoer: str | None) -> str:
    """Wat een weergave op het scherm zet, als tekst; voor een bestand altijd zonder kleur."""
    from reeletarief.weergave.console import Kleur, maak_console

    console = maak_console(kleur) if uitvoer is None else maak_console(Kleur.NOOIT, io.StringIO())
    with console.capture() as opname:
        toon(console)
    return opname.get()


def als_bytes(inhoud: str | bytes) -> bytes:
    """Een uitkomst zoals zij in een bestand komt."""
    return inhoud.encode("utf-8") if isinstance(inhoud, str) else inhoud


def schrijf(inhoud: str | bytes, uitvoer: str | None, werkmap: Path) -> None:
    """Zet tekst op stdout, of tekst of bytes heel of helemaal niet in een bestand; nooit tussen de bestanden van de regio."""
    if uitvoer is None:
        assert isinstance(inhoud, str)
        sys.stdout.write(inhoud)
        return
    _eis_geen_invoer(Path(uitvoer), werkmap)
    schrijf_naar(uitvoer, inhoud)


def schrijf_naar(uitvoer: str, inhoud: str | bytes) -> None:
    """Zet tekst of bytes heel of helemaal niet in een bestand; lukt dat niet, dan stopt het met code 2."""
    from reeletarief.schrijven.bestand import schrijf_bestand

    try:
        schrijf_bestand(Path(uitvoer), als_bytes(inhoud))
    except (OSError, RuntimeError) as fout:
        stop(f"{uitvoer} is niet te schrijven ({reden_van(fout)}).", "Kies een map en naam waar u mag schrijven.")
    typer.echo(f"Geschreven: {uitvoer}", err=True)


def schrijf_alle(bestanden: Mapping[Path, bytes], werkmap: Path) -> None:
    """Schrijf bestanden allemaal of geen, en nooit tussen die van de regio; lukt het niet, dan stopt het met code 2."""
    for pad in bestanden:
        _eis_geen_invoer(pad, werkmap)
    from reeletarief.schrijven.samen import schrijf_samen

    with of_stop(" en ".join(dict.fromkeys(str(pad.parent) for pad in bestanden))):
        schrijf_samen(bestanden)
    for pad in bestanden:
        typer.echo(f"Geschreven: {pad}", err=True)


@contextmanager
def of_stop(waar: str) -> Iterator[None]:
    """Schrijf hierbinnen bestanden allemaal of geen; lukt dat niet, dan stopt het met code 2. ``waar`` is hoe de melding de plek noemt."""
    from reeletarief.schrijven.werkmap import BezetFout, GewijzigdFout

    try:
        yield
    except (BezetFout, GewijzigdFout):
        stop("Een andere opdracht schrijft nu in dezelfde map; er is niets geschreven.", "Geef de opdracht opnieuw.")
    except (OSError, RuntimeError) as fout:
        stop(f"In {waar} is niet te schrijven ({reden_van(fout)}).", "Kies een map en naam waar u mag schrijven.")


def _eis_geen_invoer(pad: Path, werkmap: Path) -> None:
    if is_invoer(pad, werkmap):
        stop(f"{pad} hoort bij de bestanden van de regio zelf.", "Kies een andere map of naam.")


def is_invoer(doel: Path, werkmap: Path) -> bool:
    """Of een pad ``opslagen.yaml`` is of onder de mappen met cao-tabellen, kaarten, besluiten en reacties ligt.

    Een pad dat niet te volgen is (een koppeling naar zichzelf) is geen invoer; schrijven loopt er vanzelf op vast.
    """
    try:
        doel, werkmap = doel.resolve(), werkmap.resolve()
    except (OSError, RuntimeError):
        return False
    return doel == werkmap / OPSLAGEN or any(
        _gevolgd(werkmap / map_.rstrip("/")) in doel.parents for map_ in (CAO, PRODUCTKAARTEN, BESLUITEN, REACTIES)
    )


def is_vrije_map(pad: Path) -> bool:
    """Of op dit pad nog niets staat, of een lege map; een ``OSError`` of ``RuntimeError`` als dat niet te zien is.

    Wat bleef liggen toen een vorige poging gedood werd, telt niet mee: wie schrijft, ruimt het op.
    """
    return not os.path.lexists(pad) or (pad.is_dir() and all(map(_is_rest, pad.iterdir())))


def _is_rest(pad: Path) -> bool:
    from reeletarief.schrijven.bestand import TIJDELIJK

    return pad.name == ONDERBROKEN or (pad.name.startswith(".") and pad.name.endswith(TIJDELIJK))


def _gevolgd(pad: Path) -> Path:
    """Een pad met zijn koppelingen gevolgd; een koppeling naar zichzelf blijft wat zij is, want daar ligt niets onder."""
    try:
        return pad.resolve()
    except (OSError, RuntimeError):
        return pad


def reden_van(fout: OSError | RuntimeError) -> str:
    """Waarom lezen of schrijven niet ging, in gewone woorden."""
    if isinstance(fout, RuntimeError):
        return "de koppeling verwijst naar zichzelf"
    redenen = {
        errno.ENOENT: "de map bestaat niet",
        errno.EACCES: "geen toestemming",
        errno.EPERM: "geen toestemming",
        errno.EROFS: "alleen-lezen",
        errno.ENOSPC: "de schijf is vol",
        errno.EDQUOT: "uw ruimte op de schijf is vol",
        errno.EFBIG: "zo groot mag een bestand hier niet zijn",
        errno.EBADF: "de uitvoer is dicht",
        errno.EIO: "de schijf geeft een fout",
        errno.EISDIR: "het is een map",
        errno.ENOTDIR: "een van de mappen in het pad is een bestand",
        errno.EEXIST: "er staat al iets met die naam",
        errno.ENOTEMPTY: "er staat al iets met die naam",
        errno.EXDEV: "het ligt op een andere schijf",
        errno.EINVAL: "het is geen gewoon bestand",
        errno.ELOOP: "de koppeling verwijst naar zichzelf",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return redenen.get(fout.errno or 0, f"systeemfout {fout.errno}")


def stop(wat: str, remedie: str, code: str = "RT503") -> NoReturn:
    """Meld één fout zonder plaats en stop met code 2."""
    from reeletarief.fouten import Bevinding

    stop_met([Bevinding(code, wat, remedie)])


def stop_met(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand] = GEEN_BESTANDEN) -> NoReturn:
    """Meld bevindingen en stop met code 2; ``bestanden`` geeft de regels waar zij over gaan."""
    meld(bevindingen, bestanden)
    raise typer.Exit(KON_NIET)


def eis_zonder_fouten(bevindingen: Collection[Bevinding], bestanden: Mapping[str, Bestand] = GEEN_BESTANDEN) -> None:
    """Is er een bevinding, meld ze dan alle en stop met code 2."""
    if bevindingen:
        stop_met(bevindingen, bestanden)


def voorvoegsel_van(werkmap: Path) -> str:
    """Wat er voor een pad in de werkmap moet om het vanaf hier te vinden; leeg als de regio niet onder deze map ligt."""
    hier = Path.cwd().resolve()
    doel = werkmap.resolve()
    if doel == hier or not doel.is_relative_to(hier):
        return ""
    return f"{doel.relative_to(hier).as_posix()}/"
