"""De stand waarmee een regio vergeleken wordt: wat ``--met`` betekent, en die stand gelezen.

``vastgesteld`` is het besluit in ``vastgesteld/<jaar>.json`` van de regio. Een map met ``opslagen.yaml`` is een andere
werkmap en een json-bestand zijn bewaarde tarieven. Al het andere is een commit, tak of tag in git. Bestaat een naam
als pad en in git, dan geldt het pad; een tak is dan aan te wijzen als ``heads/naam``.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.besluiten import GROOTSTE_BESLUIT, bezwaar_tegen_map, jaarbestanden
from reeletarief.invoer.bezwaren import groter_dan, toonbaar
from reeletarief.invoer.namen import BESLUITEN, OPSLAGEN
from reeletarief.invoer.schijf import Belet, Reden, buiten_werkmap, haal_begrensd
from reeletarief.invoer.stand.oude_tarieven import OudeTarieven, lees_oude_tarieven
from reeletarief.invoer.stand.uit_git import lees_uit_git
from reeletarief.invoer.werkmap import lees_werkmap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import Inlezing, Onleesbaar

_NIET_IN_GIT = {"RT901", "RT902", "RT905"}
_WERKBOEKEN = {".xlsx", ".ods"}
_ALS_PAD = ("./", "../", "/", "~")


class Soort(StrEnum):
    """Waar een andere stand vandaan komt."""

    VASTGESTELD = "vastgesteld"
    MAP = "map"
    BESTAND = "bestand"
    GIT = "git"


class AndereStand(NamedTuple):
    """Een gelezen stand om mee te vergelijken.

    ``naam`` is voor de kop ("git main (36cd7aa)", "map ../oud"). ``inhoud`` is een regio die nog te rekenen is, of bewaarde
    tarieven zonder bevindingen. ``voorvoegsel`` komt in een melding voor de paden van een regio, zodat te zien is welke
    van de twee standen het betreft.
    """

    soort: Soort
    naam: str
    inhoud: Inlezing | Onleesbaar | OudeTarieven
    voorvoegsel: str = ""


def lees_andere_stand(werkmap: Path, met: str, tijdkeuze: Tijdkeuze | None, jaar_hier: int) -> AndereStand | Bevinding:
    """Lees de stand die ``met`` aanwijst, of zeg waarom daar niet mee te vergelijken is.

    Een pad in ``met`` is ten opzichte van de huidige map, zoals elk pad op de opdrachtregel.
    """
    if met == Soort.VASTGESTELD:
        return _vastgesteld(werkmap, tijdkeuze, jaar_hier)
    if not met.strip():
        return _niets_gegeven()
    pad = Path(met)
    if _wat_is(pad / OPSLAGEN):
        return _zelfde_map(met) if pad.resolve() == werkmap.resolve() else _map(pad, met, tijdkeuze)
    if met.lower().endswith(".json"):
        return _bestand(pad, Soort.BESTAND)
    return _git(werkmap, met, tijdkeuze)


def met_voorvoegsel(bevindingen: Iterable[Bevinding], voorvoegsel: str) -> tuple[Bevinding, ...]:
    """De bevindingen over een andere stand, met in hun plaats waar die stand vandaan komt: ``main:cao/x.yaml``."""
    return tuple(
        bevinding._replace(plaats=bevinding.plaats._replace(bestand=voorvoegsel + bevinding.plaats.bestand))
        if bevinding.plaats
        else bevinding
        for bevinding in bevindingen
    )


def bestanden_met_voorvoegsel(bestanden: Mapping[str, Bestand], voorvoegsel: str) -> dict[str, Bestand]:
    """De bestanden onder dezelfde paden als :func:`met_voorvoegsel`, zodat een melding haar uittreksel vindt."""
    return {voorvoegsel + pad: bestand._replace(pad=voorvoegsel + pad) for pad, bestand in bestanden.items()}


def _map(pad: Path, met: str, tijdkeuze: Tijdkeuze | None) -> AndereStand:
    naam = toonbaar(met)
    return AndereStand(Soort.MAP, f"map {naam}", lees_werkmap(pad, tijdkeuze), f"{naam.rstrip('/')}/")


def _git(werkmap: Path, ref: str, tijdkeuze: Tijdkeuze | None) -> AndereStand | Bevinding:
    gelezen = lees_uit_git(werkmap, ref, tijdkeuze)
    if isinstance(gelezen, Bevinding):
        return _niets_van_dien_aard(ref, gelezen)
    naam = toonbaar(ref)
    kop = f"git {gelezen.kort}" if gelezen.commit.startswith(ref) else f"git {naam} ({gelezen.kort})"
    return AndereStand(Soort.GIT, kop, gelezen.inlezing, f"{naam}:")


def _vastgesteld(werkmap: Path, tijdkeuze: Tijdkeuze | None, jaar_hier: int) -> AndereStand | Bevinding:
    """Het besluit van het gevraagde tariefjaar; zonder opgave dat van ``jaar_hier``, of anders het nieuwste van daarvoor."""
    dicht = bezwaar_tegen_map(werkmap)
    if dicht is not None:
        return dicht
    jaren = list(jaarbestanden(werkmap))
    tot_hier = [jaar for jaar in jaren if jaar <= jaar_hier] or jaren
    jaar = tijdkeuze.tariefjaar if tijdkeuze and tijdkeuze.tariefjaar else max(tot_hier, default=None)
    if jaar not in jaren:
        return _niet_vastgesteld(jaar, jaren)
    pad = werkmap / BESLUITEN / f"{jaar}.json"
    stand = _bestand(pad, Soort.VASTGESTELD, werkmap)
    if isinstance(stand, AndereStand) and isinstance(stand.inhoud, OudeTarieven) and stand.inhoud.tariefjaar != jaar:
        return _ander_jaar(stand.inhoud, jaar)
    return stand


def _bestand(pad: Path, soort: Soort, grens: Path | None = None) -> AndereStand | Bevinding:
    """Bewaarde tarieven uit een json-bestand; met een ``grens`` niet via een koppeling van daarbuiten."""
    gehaald = haal_begrensd(pad, GROOTSTE_BESLUIT, grens)
    if isinstance(gehaald, Belet):
        return _onbruikbaar_bestand(pad, gehaald)
    oud = lees_oude_tarieven(gehaald.inhoud, toonbaar(str(pad)))
    return oud.bevindingen[0] if oud.bevindingen else AndereStand(soort, oud.bestand.pad, oud)


def _wat_is(pad: Path) -> str:
    """Of dit pad een map, een bestand of iets anders is; leeg als er niets is of het geen pad kan zijn."""
    try:
        if pad.is_dir():
            return "map"
        if pad.is_file():
            return "bestand"
        return "anders" if pad.exists() else ""
    except (OSError, ValueError):
        return ""


def _niets_van_dien_aard(met: str, uit_git: Bevinding) -> Bevinding:
    """Een naam die git niet kent: wat hij wel is, of dat hij ook als pad niet bestaat."""
    pad = Path(met)
    soort = _wat_is(pad)
    if soort == "map":
        return _geen_regio(met)
    if soort:
        return _geen_json(pad)
    if met.startswith(_ALS_PAD):
        return _geen_pad(met)
    if uit_git.code not in _NIET_IN_GIT:
        return uit_git
    return uit_git._replace(wat=f"{uit_git.wat} Een map of json-bestand van die naam is er ook niet.")


def _niets_gegeven() -> Bevinding:
    return Bevinding(
        "RT908",
        "Er staat niet bij waarmee vergeleken wordt.",
        "Geef een commit of tak, een map, een json-bestand of het woord vastgesteld.",
    )


def _zelfde_map(met: str) -> Bevinding:
    return Bevinding(
        "RT908",
        f"De map {met} is de regio zelf; vergeleken met zichzelf verandert er niets.",
        "Geef een andere map, of een commit zoals HEAD om te zien wat er nog niet is vastgelegd.",
    )


def _geen_regio(met: str) -> Bevinding:
    return Bevinding(
        "RT908",
        f"De map {met} heeft geen {OPSLAGEN} en is dus geen regio om mee te vergelijken.",
        f"Geef de map waar {OPSLAGEN} in staat.",
    )


def _geen_pad(met: str) -> Bevinding:
    return Bevinding(
        "RT908",
        f"De map {met[:200]} bestaat niet.",
        "Controleer het pad; het geldt vanuit de map waarin u nu staat.",
    )


def _geen_json(pad: Path) -> Bevinding:
    remedie = "Geef tarieven als json; die maakt u met: reeletarief bereken --formaat json -o tarieven.json."
    if pad.suffix.lower() in _WERKBOEKEN:
        remedie = f"Een werkboek legt u naast de regio met: reeletarief verifieer {pad}."
    return Bevinding("RT908", "Met dit bestand is niet te vergelijken: het is geen json.", remedie, _plaats(pad))


def _onbruikbaar_bestand(pad: Path, belet: Belet) -> Bevinding:
    if belet.reden is Reden.BUITEN:
        return buiten_werkmap(f"{BESLUITEN}/{pad.name}")
    redenen = {
        Reden.GEEN_BESTAND: "het is geen gewoon bestand",
        Reden.TE_GROOT: f"het is {groter_dan(GROOTSTE_BESLUIT)}",
    }
    dicht = isinstance(belet.fout, PermissionError)
    reden = "geen toestemming" if dicht else redenen.get(belet.reden, "het bestaat niet")
    return Bevinding(
        "RT908",
        f"Dit bestand is niet te lezen: {reden}.",
        "Controleer het pad, en of u het bestand mag lezen.",
        _plaats(pad),
    )


def _niet_vastgesteld(jaar: int | None, jaren: list[int]) -> Bevinding:
    wat = f"Voor tariefjaar {jaar} is er geen besluit" if jaar else "Er is nog geen enkel besluit"
    bekend = (
        f" Er zijn besluiten voor {', '.join(map(str, jaren))}; kies zo'n jaar met --met-tariefjaar." if jaren else ""
    )
    return Bevinding(
        "RT909",
        f"{wat} in de map {BESLUITEN}/ van de regio.",
        f"Leg het besluit vast met: reeletarief vaststellen{f' --tariefjaar {jaar}' if jaar else ''}.{bekend}",
    )


def _ander_jaar(oud: OudeTarieven, jaar: int) -> Bevinding:
    return Bevinding(
        "RT909",
        f"Dit bestand heet naar {jaar}, maar de tarieven erin zijn van tariefjaar {oud.tariefjaar}.",
        "Zet het goede besluit terug, of hernoem het bestand naar zijn jaar.",
        Plaats(oud.bestand.pad, 1),
    )


def _plaats(pad: Path) -> Plaats:
    return Plaats(toonbaar(str(pad)), 1)
