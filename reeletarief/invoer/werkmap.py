"""De werkmap van een regio: de map met ``opslagen.yaml``, ``cao/`` en ``productkaarten/``.

Haalt de bestanden van schijf, elk één keer en nooit van buiten de werkmap; wat ze betekenen, leest
:mod:`.regio`.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.ontbreekt import CODE, AndereRegio
from reeletarief.invoer.bezwaren import naamsbezwaar, onleesbaar, toonbaar
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN, CAO, LIJST, ONDERBROKEN, OPSLAGEN, PRODUCTKAARTEN, VERANTWOORDING
from reeletarief.invoer.regio import lees_regio
from reeletarief.invoer.schijf import buiten, buiten_werkmap, haal_bestand, is_gewijzigd, is_koppeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import Inlezing, Onleesbaar, Regio
    from reeletarief.invoer.schijf import Gehaald
    from reeletarief.invoer.verantwoording import GelezenVerantwoording


def lees_werkmap(map_: Path, tijdkeuze: Tijdkeuze | None = None) -> Inlezing | Onleesbaar:
    """Lees een werkmap in en geef de regio (als die er is) met alle bevindingen, gesorteerd op bestand en regel.

    Met ``tijdkeuze`` blijven de cao-tabellen die daarvoor niet meetellen ongelezen. Fouten in ``verantwoording.yaml`` staan
    apart: een tarief verandert er niet van.
    """
    opgehaald = haal_werkmap(map_)
    inlezing = lees_regio(opgehaald.inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, tijdkeuze)
    inlezing = inlezing._replace(verantwoording=_haal_verantwoording(map_))
    if inlezing.regio is None or not (besluiten := besluiten_bij(map_, inlezing.regio, tijdkeuze)):
        return inlezing
    gewijzigd = _gewijzigd(map_, opgehaald.gehaald)
    return lees_regio({}, gewijzigd) if gewijzigd else inlezing._replace(besluiten=besluiten)


def besluiten_bij(map_: Path, regio: Regio, tijdkeuze: Tijdkeuze | None) -> Mapping[int, Besluit | Bevinding]:
    """Op tariefjaar de besluiten waar kaarten naar wijzen of die er liggen, of waarom er een niet is.

    Zonder tijdkeuze kan het nog om elk jaar gaan, en het jaar ervoor: dan elk besluit dat er ligt. Zonder zulke kaarten en zonder
    besluitbestand wordt er niets gelezen.
    """
    jaren = besluitjaren(regio, tijdkeuze) | _liggende_jaren(map_, regio, tijdkeuze)
    if not jaren:
        return {}
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap

    return {jaar: van_deze_regio(besluit_van_werkmap(map_, jaar), regio) for jaar in sorted(jaren)}


def van_deze_regio(besluit: Besluit | Bevinding, regio: Regio) -> Besluit | Bevinding:
    """Het besluit, tenzij het van een andere regio is; draagt een kaart een besluit over dat jaar, dan wijst die al aan of het dit is."""
    naam = str(regio.opslagen.regio)
    if isinstance(besluit, Bevinding) or besluit.regio == naam:
        return besluit
    if any(kaart.vastgesteld and kaart.vastgesteld.tariefjaar == besluit.tariefjaar for kaart in regio.kaarten):
        return besluit
    pad = besluit.bestand.pad
    return AndereRegio(
        CODE,
        f"Dit besluit is van {besluit.regio}, en deze regio heet {naam}.",
        f"Zet het goede besluit terug uit git of het archief. Heette deze regio toen zo, reken dan met: --map {pad}.",
        Plaats(pad, 1),
    )


def _liggende_jaren(map_: Path, regio: Regio, tijdkeuze: Tijdkeuze | None) -> set[int]:
    jaar = gekozen_jaar(regio, tijdkeuze)
    gekozen = {jaar} if _kan_liggen(map_ / BESLUITEN / f"{jaar}.json") else set()
    if tijdkeuze is not None or not os.path.lexists(map_ / BESLUITEN):
        return gekozen
    from reeletarief.invoer.besluit.besluiten import jaarbestanden

    return gekozen | set(jaarbestanden(map_))


def _kan_liggen(pad: Path) -> bool:
    """Of dit bestand er is, of er kan zijn: in een map die dicht is, valt dat niet te zien."""
    try:
        pad.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def besluitjaren(regio: Regio, tijdkeuze: Tijdkeuze | None) -> set[int]:
    """De tariefjaren waarvoor een kaart zegt dat zij is vastgesteld; met een tijdkeuze alleen het gekozen jaar."""
    blokken = (kaart.vastgesteld for kaart in regio.kaarten)
    jaren = {blok.tariefjaar for blok in blokken if blok is not None and blok.status == VASTGESTELD}
    return jaren if tijdkeuze is None else jaren & {gekozen_jaar(regio, tijdkeuze)}


def gekozen_jaar(regio: Regio, tijdkeuze: Tijdkeuze | None) -> int:
    """Het jaar waarvoor gerekend wordt: het gevraagde, of dat van ``opslagen.yaml``."""
    return (tijdkeuze and tijdkeuze.tariefjaar) or regio.opslagen.tariefjaar


class Opgehaald(NamedTuple):
    """De bestanden van een werkmap als bytes, op pad; wat niet te lezen was, met de reden.

    ``gehaald`` zijn dezelfde bestanden met hun stempel.
    """

    inhoud: Mapping[str, bytes]
    bevindingen: tuple[Bevinding, ...]
    onleesbaar: tuple[str, ...]
    gehaald: Mapping[str, Gehaald] = MappingProxyType({})


def haal_werkmap(map_: Path) -> Opgehaald:
    """Haal alle bestanden van een werkmap op, elk één keer; een map zonder ``opslagen.yaml`` is geen werkmap.

    Wat eruit komt, stond er op één moment zo. Wijzigt er intussen iets, dan is er niets gelezen en zegt een bevinding wat.
    """
    if not os.path.lexists(map_ / OPSLAGEN):
        return Opgehaald({}, (_geen_werkmap(map_),), ())
    bevindingen: list[Bevinding] = []
    gelezen: dict[str, Gehaald] = {}
    gemist: list[str] = []
    for pad in _paden(map_, bevindingen, gemist):
        gehaald = _haal(map_, pad)
        if isinstance(gehaald, Bevinding):
            bevindingen.append(gehaald)
            gemist.append(pad)
        else:
            gelezen[pad] = gehaald
    gewijzigd = _gewijzigd(map_, gelezen)
    if gewijzigd:
        return Opgehaald({}, gewijzigd, ())
    return Opgehaald({pad: een.inhoud for pad, een in gelezen.items()}, tuple(bevindingen), tuple(gemist), gelezen)


def _haal_verantwoording(map_: Path) -> GelezenVerantwoording | None:
    """De motiveringen van een regio bij wat zij laat staan, of niets als het bestand er niet is; nooit van buiten haar map."""
    bijna = (f"{VERANTWOORDING}.txt", VERANTWOORDING.replace(".yaml", ".yml"))
    liggend = [naam for naam in (VERANTWOORDING, *bijna) if os.path.lexists(map_ / naam)]
    if not liggend:
        return None
    from reeletarief.invoer.verantwoording import GelezenVerantwoording, lees_verantwoording

    if VERANTWOORDING not in liggend:
        return GelezenVerantwoording(bevindingen=tuple(een for naam in liggend if (een := naamsbezwaar(naam))))
    gehaald = haal_bestand(map_ / VERANTWOORDING, VERANTWOORDING, map_)
    if isinstance(gehaald, Bevinding):
        return GelezenVerantwoording(bevindingen=(gehaald,))
    return lees_verantwoording(gehaald.inhoud, VERANTWOORDING)


def _paden(map_: Path, bevindingen: list[Bevinding], gemist: list[str]) -> Iterator[str]:
    """De bestanden van de werkmap: opslagen.yaml en elke .yaml onder de twee submappen."""
    yield OPSLAGEN
    for submap in (CAO, PRODUCTKAARTEN):
        if buiten(map_, map_ / submap):
            bevindingen.append(buiten_werkmap(submap))
        else:
            yield from _yaml_onder(map_, submap, bevindingen, gemist)


def _yaml_onder(map_: Path, submap: str, bevindingen: list[Bevinding], gemist: list[str]) -> Iterator[str]:
    """De YAML-bestanden onder een submap, op naam; verborgen bestanden tellen niet mee.

    Wat niet gelezen wordt maar wel zo bedoeld lijkt (een koppeling naar een map, een map zonder toestemming, een
    bestand op .yml) is een bevinding, en het pad komt bij ``gemist``.
    """

    def dichte_map(fout: OSError) -> None:
        if not isinstance(fout, FileNotFoundError):
            pad = Path(fout.filename).relative_to(map_).as_posix()
            bevindingen.append(onleesbaar(pad, fout))
            gemist.append(pad)

    for huidig, mappen, namen in os.walk(map_ / submap, onerror=dichte_map):
        onder = Path(huidig).relative_to(map_).as_posix()
        mappen[:] = _zichtbaar(mappen)
        bestanden = [f"{onder}/{naam}" for naam in _zichtbaar(namen)]
        bezwaren = {pad: _mapbezwaar(map_, pad) for pad in (f"{onder}/{naam}" for naam in mappen)}
        bezwaren |= {pad: naamsbezwaar(pad) for pad in bestanden}
        for pad, bezwaar in bezwaren.items():
            if bezwaar is not None:
                bevindingen.append(bezwaar)
                gemist.append(toonbaar(pad))
        yield from (pad for pad in bestanden if pad.endswith(".yaml") and bezwaren[pad] is None)


def _zichtbaar(namen: Iterable[str]) -> list[str]:
    return sorted(naam for naam in namen if not naam.startswith("."))


def _mapbezwaar(map_: Path, pad: str) -> Bevinding | None:
    """Waarom een map onder een submap niet gelezen wordt, als dat de lezer zal verrassen."""
    if toonbaar(pad) != pad:
        return onleesbaar(pad, OSError())
    return _koppeling_naar_map(pad) if is_koppeling(map_ / pad) else None


def _haal(map_: Path, pad: str) -> Gehaald | Bevinding:
    """De inhoud van een bestand, of een bevinding waarom die er niet is."""
    volledig = map_ / pad
    # alleen een koppeling kan naar buiten wijzen: mappen die koppelingen zijn, worden niet gelopen
    return haal_bestand(volledig, pad, map_ if is_koppeling(volledig) else None)


def _gewijzigd(map_: Path, gelezen: Mapping[str, Gehaald]) -> tuple[Bevinding, ...]:
    """De bestanden die niet meer zijn zoals ze gelezen zijn; of één bevinding als een opdracht ze nu aan het wisselen is.

    Wordt er vlak voor het lezen begonnen te wisselen en vlak erna opgehouden, dan is dat hier ook te zien: elk bestand is dan
    ofwel nieuw gelezen, ofwel na het lezen gewijzigd.
    """
    if os.path.lexists(map_ / ONDERBROKEN / LIJST):
        return (_halverwege(map_),)
    return tuple(_anders(pad) for pad, een in gelezen.items() if is_gewijzigd(map_ / pad, een))


def _geen_werkmap(map_: Path) -> Bevinding:
    try:
        (map_ / OPSLAGEN).lstat()
    except PermissionError:
        return Bevinding("RT110", f"In de map {map_} mag u niet lezen (geen toestemming).", "Vraag toegang tot de map.")
    except (OSError, ValueError):
        pass
    if not os.path.lexists(map_):
        return Bevinding(
            "RT110", f"De map {map_} bestaat niet.", "Controleer het pad; het geldt vanuit de map waarin u nu staat."
        )
    if map_.is_file():
        return _bestand_als_map(map_)
    return Bevinding(
        "RT110",
        f"{'Deze map' if map_ == Path() else f'De map {map_}'} heeft geen {OPSLAGEN} en is dus geen regio.",
        _waar_wel(map_)
        or _erboven(map_)
        or _los_besluit(map_)
        or "Ga naar de map van de regio of wijs hem aan met --map MAP; een regio beginnen kan met 'reeletarief nieuw regio MAP'.",
    )


def _bestand_als_map(pad: Path) -> Bevinding:
    if pad.suffix.lower() != ".json":
        remedie = _wijs_aan(pad.parent, "de map waar dit bestand in staat")
        return Bevinding("RT110", f"{pad} is een bestand en geen map.", remedie)
    regio = "de map van de regio"
    remedie = _wijs_aan(pad.parent.parent, regio) if pad.parent.name == BESLUITEN else f"Geef {regio}."
    return Bevinding(
        "RT110",
        f"{pad} is een bestand en geen map; deze opdracht werkt met de regio zelf, en niet met wat een besluit bewaart.",
        f"{remedie} Een besluitbestand kan bij bereken, uitleg, matrix, begroting, gevoeligheid, toets, uitvraag, "
        "tarieflijst, vergelijk en verifieer.",
    )


def _wijs_aan(map_: Path, naam: str) -> str:
    """Met welke ``--map`` iemand daar komt; achter een punt zou de punt van de zin de map erboven maken."""
    return f"Laat --map weg: u staat al in {naam}." if map_ == Path() else f"Geef {naam}: --map {map_}."


def _waar_wel(map_: Path) -> str:
    """Wie één map te hoog staat, hoort waar de regio is; leeg als er geen of meer dan één onder ligt."""
    try:
        regios = list(islice(map_.glob(f"*/{OPSLAGEN}"), 2))
    except OSError:
        return ""
    return f"In {regios[0].parent} staat er wel een: geef --map {regios[0].parent}." if len(regios) == 1 else ""


def _erboven(map_: Path) -> str:
    """Wie in een submap van een regio staat, hoort met welke ``--map`` het wel kan; leeg als er geen regio boven ligt."""
    regio = next((boven for boven in map_.resolve().parents if os.path.lexists(boven / OPSLAGEN)), None)
    if regio is None:
        return ""
    pad = regio if map_.is_absolute() else os.path.relpath(regio)
    return f"Met --map {pad} rekent u met de regio erboven; erheen gaan kan ook."


def _los_besluit(map_: Path) -> str:
    """Wie alleen het besluitbestand heeft, hoort hoe hij dat aanwijst; leeg als er geen of meer dan één ligt."""
    try:
        besluiten = list(islice(map_.glob("[0-9][0-9][0-9][0-9].json"), 2))
    except OSError:
        return ""
    if len(besluiten) != 1:
        return ""
    pad = besluiten[0]
    return f"Hebt u alleen het besluit, wijs {pad} dan aan: --map {pad}, of bij verifieer: --vastgesteld {pad}"


def _halverwege(map_: Path) -> Bevinding:
    return Bevinding(
        "RT111",
        "Een andere opdracht schrijft nu in deze werkmap, of is daar halverwege mee gestopt.",
        f"Wacht tot die klaar is, of zet de werkmap terug met: reeletarief bereken --map {map_}",
        Plaats(f"{ONDERBROKEN}/{LIJST}", 1),
    )


def _anders(pad: str) -> Bevinding:
    return Bevinding(
        "RT111", "Dit bestand is gewijzigd terwijl het gelezen werd.", "Geef de opdracht opnieuw.", Plaats(pad, 1)
    )


def _koppeling_naar_map(pad: str) -> Bevinding:
    return Bevinding(
        "RT102",
        "Dit is een koppeling naar een map; die wordt niet gevolgd.",
        "Zet de map zelf in de werkmap.",
        Plaats(pad, 1),
    )
