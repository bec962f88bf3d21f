"""Waarom een regel anders telt terwijl haar getal gelijk bleef: zij gaat over iets anders, of telt op een andere wijze.

Een regel is een opslag of bedrag, een urenregel, een werkgeverslast of inhouding, of een toeslag van een cao. Wat ervan
gekozen is, staat in het bestand; in de boom is alleen te zien met welke posten zij rekent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.vergelijk.boompaar import zonder_deel_op_tijd
from reeletarief.analyse.vergelijk.redenen import Reden, Wissel
from reeletarief.invoer.kaart.afwijking import WAARDEVELDEN
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, ReeksPerCao
from reeletarief.invoer.waarden import Waarde
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs.kop import Kop, kop_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.voorwaarden import Toeslag
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.kostprijs.tarief import Tarief

    Regel = Opslagregel | Urenregel | Lastregel | Toeslag

_HULPPOSTEN = {"grondslag", "percentage", "minimum"}
"""Zo eindigt een post bij een loon die er is om een regel te rekenen."""
_IN_TABEL = "@"
"""Scheidt bij een toeslag het onderwerp van de dag van haar cao-tabel: elke tabel van het jaar heeft haar eigen."""
_VORMEN = (*WAARDEVELDEN, "bedrag_per_maand")
_WOORDEN = ("als", "element", "soort")
"""Velden met een keuze uit een rij woorden."""
_AANWEZIG = ("aantal", "minimum_per_maand", "minimum_per_jaar", "minimum_over")
"""Velden met een getal dat er ook niet kan zijn; van de minima heeft een regel er hooguit een."""


class _Regel(NamedTuple):
    """Een regel met de groep van haar oorzaken."""

    groep: str
    regel: Regel

    @property
    def naam(self) -> str:
        return str(self.regel.naam or self.regel.sleutel).replace("_", " ")


def regelwissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """De regels die oud en nieuw bestaan en anders tellen, op de onderwerpen van :func:`regel_van`.

    Een regel die alleen van sleutel veranderde, heet in de boom naar haar oude.
    """
    eerst, nu = _regels(oud), _regels(nieuw)
    weg = {een.naam: onderwerp for onderwerp, een in eerst.items() if onderwerp not in nu}
    for onderwerp, een in nu.items():
        oude = onderwerp if onderwerp in eerst else weg.get(een.naam, "")
        was = eerst.get(oude)
        if was is not None and (anders := _anders(was.regel, een.regel, str(nieuw.kaart.cao))):
            tekst, plaats = anders
            yield oude.partition(_IN_TABEL)[0], Wissel(een.groep, Reden(f"{een.naam}: {tekst}", plaats))


def regel_van(sleutel: str) -> str:
    """De regel waaruit een post volgt; leeg als hij uit geen regel volgt."""
    kop, delen = kop_van(sleutel), zonder_deel_op_tijd(sleutel).split(".")
    if kop is Kop.OPSLAG or kop is Kop.UREN:
        return ".".join(delen[:2])
    if kop is Kop.OPSLAGEN:
        return f"{Kop.OPSLAG}.{delen[1]}"
    if kop is not Kop.LOON:
        return ""
    eigen = [deel for deel in delen[4:] if deel not in _HULPPOSTEN]  # na loon, cao, schaal en trede
    return f"{Kop.LOON}.{eigen[-1]}" if eigen else ""


def regelplaatsen(tarief: Tarief) -> dict[str, Plaats]:
    """Waar elke regel van een product begint, op de onderwerpen van :func:`regel_van`."""
    return {onderwerp.partition(_IN_TABEL)[0]: een.regel.sleutel.plaats for onderwerp, een in _regels(tarief).items()}


def _regels(tarief: Tarief) -> Mapping[str, _Regel]:
    """De regels van een product op hun onderwerp; een toeslag van een cao met haar tabel erbij."""
    opslagen, kaart = tarief.opslagen, tarief.kaart
    set_ = opslagen.opslagsets[str(kaart.opslagset)].regels if kaart.opslagset else ()
    soorten: Iterable[tuple[str, str, Iterable[Regel]]] = (
        (Kop.OPSLAG, "opslagen", (*set_, *kaart.bedragen)),
        (Kop.UREN, "uren", opslagen.uren.regels),
        (Kop.LOON, "werkgeverslasten", (*opslagen.inhoudingen, *opslagen.werkgeverslasten)),
    )
    van_de_regio = {
        f"{kop}.{regel.sleutel}": _Regel(groep, regel) for kop, groep, regels in soorten for regel in regels
    }
    tabellen = [periode.tabel for periode in tarief.cao.perioden] if tarief.cao else []
    toeslagen = {
        f"{Kop.LOON}.{toeslag.sleutel}{_IN_TABEL}{tabel.dag}": _Regel("cao", toeslag)
        for tabel in tabellen
        for toeslag in tabel.toeslagen
    }
    return van_de_regio | toeslagen


def _anders(oud: Regel, nieuw: Regel, cao: str) -> tuple[str, Plaats] | None:
    """Wat er aan een regel anders gekozen is, los van haar getal, en waar; in een andere vorm is dat het hele antwoord."""
    was, is_nu = _vorm(oud), _vorm(nieuw)
    if was != is_nu:
        return f"{was} → {is_nu}".replace("_", " "), _plek(getattr(nieuw, is_nu), nieuw)
    eerst, nu = dict(_gekozen(oud, cao)), dict(_gekozen(nieuw, cao))
    anders = [wat for wat in dict.fromkeys([*eerst, *nu]) if str(eerst.get(wat)) != str(nu.get(wat))]
    delen = [f"{eerst.get(wat, f'zonder {wat}')} → {nu.get(wat, f'zonder {wat}')}".replace("_", " ") for wat in anders]
    return ("; ".join(delen), _plek(nu.get(anders[0]), nieuw)) if anders else None


def _vorm(regel: Regel) -> str:
    """Het veld waarin de waarde van een regel staat, zoals percentage of bedrag_per_uur."""
    return next(veld for veld in _VORMEN if getattr(regel, veld, None) is not None)


def _gekozen(regel: Regel, cao: str) -> Iterator[tuple[str, Tekst]]:
    """Wat een regel kiest en hoe dat in een zin staat, met de plaats; van een reeks per cao die van deze cao."""
    if regel.over:
        yield "grondslag", Tekst(f"over {' en '.join(regel.over)}", regel.over[0].plaats)
    for veld in _WOORDEN:
        if keuze := getattr(regel, veld, None):
            yield veld, Tekst(f"{veld} {keuze}", regel.sleutel.plaats)
    for veld in (_vorm(regel), "franchise", "maximum"):
        if (waarde := getattr(regel, veld, None)) is not None:
            reeks = waarde.per_cao.get(cao) if isinstance(waarde, ReeksPerCao) else waarde
            bron = f"eigen {veld}" if isinstance(reeks, Waarde) else f"{veld} uit reeks {reeks}"
            yield veld, Tekst(bron, _plek(reeks, regel))
    for veld in _AANWEZIG:
        if (waarde := getattr(regel, veld, None)) is not None:
            yield veld.partition("_")[0], Tekst(f"met {veld}", _plek(waarde, regel))


def _plek(waarde: object, regel: Regel) -> Plaats:
    """Waar een keuze van een regel staat, en anders waar de regel begint."""
    if isinstance(waarde, Reeksnaam):
        return waarde.reeks.plaats
    return waarde.plaats if isinstance(waarde, Tekst | Waarde) else regel.sleutel.plaats
