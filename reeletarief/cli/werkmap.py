"""De map van een regio op schijf: herstellen wat half bleef en dan lezen, en welke paden van de regio zelf zijn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reeletarief.cli.afloop import stop, stop_met, zeg
from reeletarief.cli.systeemfout import reden_van
from reeletarief.invoer.namen import BESLUITEN, CAO, ONDERBROKEN, OPSLAGEN, PRODUCTKAARTEN, REACTIES, VERANTWOORDING

if TYPE_CHECKING:
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import Inlezing, Onleesbaar


def is_besluitbestand(werkmap: Path) -> bool:
    """Of ``--map`` een besluitbestand aanwijst in plaats van een map; de regio is dan wat dat bewaart."""
    return werkmap.suffix.lower() == ".json" and werkmap.is_file()


def eis_regiomap(werkmap: Path) -> None:
    """Wijst ``--map`` een besluitbestand aan waar de regio zelf nodig is, dan stopt het met code 2 en wat er wel kan."""
    if is_besluitbestand(werkmap):
        from reeletarief.invoer.werkmap import haal_werkmap

        stop_met(haal_werkmap(werkmap).bevindingen)


def eis_opslagen(werkmap: Path) -> None:
    """Staat er geen ``opslagen.yaml`` in de map, dan is zij geen regio en stopt het met code 2, voordat iets anders lijkt te ontbreken."""
    if not os.path.lexists(werkmap / OPSLAGEN):
        from reeletarief.invoer.werkmap import haal_werkmap

        stop_met(haal_werkmap(werkmap).bevindingen)


def naam_in_kop(werkmap: Path) -> str:
    """Hoe de kop van een vergelijking de regio noemt: deze map, of het besluitbestand dat is aangewezen."""
    return str(werkmap) if is_besluitbestand(werkmap) else "deze map"


def herstel_werkmap(werkmap: Path) -> None:
    """Is een eerdere opdracht in deze map halverwege gestopt met schrijven, zet dan terug wat er stond, en zeg dat."""
    from reeletarief.invoer.schijf import is_map

    if not is_map(werkmap / ONDERBROKEN):
        return
    from reeletarief.schrijven.werkmap import BezetFout, herstel

    try:
        bewaard = herstel(werkmap)
    except BezetFout:
        stop_bezet()
    except (OSError, ValueError) as fout:
        reden = reden_van(fout) if isinstance(fout, OSError) else "de lijst is beschadigd"
        stop(
            f"Een eerdere opdracht is halverwege gestopt, en terugzetten lukt niet ({reden}).",
            f"De oude bestanden liggen in {werkmap / ONDERBROKEN}; maak de map schrijfbaar of zet ze met de hand terug.",
        )
    if bewaard is not None:
        zeg("Een eerdere opdracht is halverwege gestopt; de werkmap staat weer zoals zij was.")
        for pad in bewaard:
            zeg(f"Wat u daarna zelf wijzigde, staat in {werkmap / pad}.")


def lees_hersteld(werkmap: Path, keuze: Tijdkeuze | None = None) -> Inlezing | Onleesbaar:
    """De regio in deze map, nadat hersteld is wat half bleef; wat er aan fouten in zit, is nog niet gemeld."""
    from reeletarief.invoer.werkmap import lees_werkmap

    herstel_werkmap(werkmap)
    return lees_werkmap(werkmap, keuze)


def stop_bezet() -> NoReturn:
    """Een andere opdracht is de werkmap aan het schrijven: stop met code 2."""
    stop("Een andere opdracht schrijft nu in deze werkmap.", "Wacht tot die klaar is en geef de opdracht opnieuw.")


def voorvoegsel_van(werkmap: Path) -> str:
    """Wat er voor een pad in de werkmap moet om het vanaf hier te vinden; leeg als de regio niet onder deze map ligt."""
    hier = Path.cwd().resolve()
    doel = werkmap.resolve()
    if doel == hier or not doel.is_relative_to(hier):
        return ""
    return f"{doel.relative_to(hier).as_posix()}/"


def is_invoer(doel: Path, werkmap: Path) -> bool:
    """Of een pad ``opslagen.yaml`` of ``verantwoording.yaml`` is, onder de mappen met cao-tabellen, kaarten, besluiten en reacties ligt, of zelf de regio is.

    Is de regio een besluitbestand, dan tellen ook de bestanden van de werkmap waar het in ``vastgesteld/`` ligt.
    Een pad dat niet te volgen is (een koppeling naar zichzelf) is geen invoer; schrijven loopt er vanzelf op vast.
    """
    try:
        zelf = doel.resolve() == werkmap.resolve() and doel.is_file()
        doel, werkmap = doel.resolve(), _werkmap_van(werkmap).resolve()
    except (OSError, RuntimeError):
        return False
    return (
        zelf
        or doel in {werkmap / OPSLAGEN, werkmap / VERANTWOORDING}
        or any(
            _gevolgd(werkmap / map_.rstrip("/")) in doel.parents for map_ in (CAO, PRODUCTKAARTEN, BESLUITEN, REACTIES)
        )
    )


def regio_om(besluitbestand: Path) -> Path | None:
    """De map van de regio waar een besluitbestand in ligt, als het in haar map met besluiten ligt."""
    map_ = besluitbestand.parent
    if map_.name == BESLUITEN:
        return map_.parent
    map_ = map_.resolve()
    return map_.parent if map_.name == BESLUITEN else None


def _werkmap_van(pad: Path) -> Path:
    """De werkmap zelf, of die waar een aangewezen besluitbestand in ligt."""
    if not is_besluitbestand(pad):
        return pad
    return regio_om(pad) or pad.parent.resolve()


def _gevolgd(pad: Path) -> Path:
    """Een pad met zijn koppelingen gevolgd; een koppeling naar zichzelf blijft wat zij is, want daar ligt niets onder."""
    try:
        return pad.resolve()
    except (OSError, RuntimeError):
        return pad


def is_vrije_map(pad: Path) -> bool:
    """Of op dit pad nog niets staat, of een lege map; een ``OSError`` of ``RuntimeError`` als dat niet te zien is.

    Wat bleef liggen toen een vorige poging gedood werd, telt niet mee: wie schrijft, ruimt het op. Ook ``.git`` niet: wie met
    ``git init`` begint of een lege opslag kloont, heeft nog niets.
    """
    return not os.path.lexists(pad) or (pad.is_dir() and all(map(_telt_niet, pad.iterdir())))


def _telt_niet(pad: Path) -> bool:
    from reeletarief.schrijven.bestand import TIJDELIJK

    return pad.name in {ONDERBROKEN, ".git"} or (pad.name.startswith(".") and pad.name.endswith(TIJDELIJK))
