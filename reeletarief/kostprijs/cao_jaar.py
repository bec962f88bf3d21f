"""Welke cao-tabellen in een tariefjaar gelden, en hoeveel maanden elk."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Ernst, Plaats, RekenFout, in_zin
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs.post import Herkomst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel, TabelAfleiding
    from reeletarief.invoer.cao.voorwaarden import Arbeidsduur, Toeslag, Verlof, Verlofregel

    Voorwaarde = Arbeidsduur | Toeslag | Verlof | Verlofregel

MAANDEN = 12


class Periode(NamedTuple):
    """Een cao-tabel en de maanden van het tariefjaar waarvoor hij het loon bepaalt."""

    tabel: CaoTabel
    maanden: tuple[int, ...]

    @property
    def aantal_maanden(self) -> int:
        """Het aantal maanden, 1 tot en met 12."""
        return len(self.maanden)

    @property
    def wanneer(self) -> str:
        """De maanden achter een naam, zoals ``(maand 1–6)``; leeg bij een heel jaar.

        De ingangsdatum van de tabel zegt dat niet: zij kan voor het jaar of midden in een maand liggen.
        """
        eerste, laatste = self.maanden[0], self.maanden[-1]
        if self.aantal_maanden == MAANDEN:
            return ""
        return f"(maand {eerste})" if eerste == laatste else f"(maand {eerste}–{laatste})"

    def einde(self, jaar: int) -> datetime.date:
        """De laatste dag van het tariefjaar waarvoor deze tabel telt."""
        maand = self.maanden[-1]
        return datetime.date(jaar, maand, calendar.monthrange(jaar, maand)[1])


class CaoJaar(NamedTuple):
    """De perioden van één cao in het tariefjaar.

    ``loonpeil`` is het jaar waarvan de lonen het prijspeil hebben: het tariefjaar zelf als de laatste tabel
    dan nog geldt, anders het laatste jaar waarin hij gold. ``peilgrens`` is de volgende tabel, als het loonpeil zonder haar een
    ander was: er staat geen loon uit die tabel in het tarief, maar het tarief hangt er wel van af.
    """

    cao: str
    jaar: int
    perioden: tuple[Periode, ...]
    loonpeil: int
    waarschuwingen: tuple[Bevinding, ...]
    peilgrens: CaoTabel | None

    @property
    def laatste(self) -> CaoTabel:
        """De tabel die het laatst ingaat."""
        return self.perioden[-1].tabel


def cao_jaar(tabellen: Sequence[CaoTabel], jaar: int, peildatum: datetime.date | None, verwijzing: Plaats) -> CaoJaar:
    """De tabellen van één cao (op ingangsdatum) die in het tariefjaar of op de peildatum gelden.

    Een maand zonder tabel geeft een :class:`RekenFout`. Voorbij ``bevestigd_tot`` rekent een tabel door,
    met een waarschuwing; ook een tabel die pas na het tariefjaar ingaat, krijgt er een.
    """
    perioden = _op_peildatum(tabellen, peildatum, verwijzing) if peildatum else _per_maand(tabellen, jaar, verwijzing)
    cao = str(tabellen[0].cao)
    onbevestigd = [
        periode.tabel
        for periode in perioden
        if periode.tabel.bevestigd_tot.dag < max(periode.einde(jaar), peildatum or periode.tabel.dag)
    ]
    laatste = perioden[-1].tabel
    te_laat = perioden[0].tabel.dag.year > jaar
    volgende = None if te_laat else _volgende(laatste, tabellen)
    loonpeil = laatste.dag.year if te_laat else min(jaar, _laatste_jaar(laatste, volgende))
    bepalend = volgende is not None and loonpeil != min(jaar, _laatste_jaar(laatste, None))
    peilgrens = volgende if bepalend else None
    # een tabel die in het jaar ingaat, is dat jaar bevestigd; een peilgrens is er dus alleen als er één tabel geldt
    waarschuwingen = [_onbevestigd(tabel, jaar, peildatum, peilgrens) for tabel in onbevestigd]
    waarschuwingen += [
        _afgeleid(periode.tabel, periode.tabel.afleiding) for periode in perioden if periode.tabel.afleiding
    ]
    if te_laat:
        waarschuwingen.append(_na_het_tariefjaar(perioden[0].tabel, jaar))
    return CaoJaar(cao, jaar, perioden, loonpeil, tuple(waarschuwingen), peilgrens)


def _volgende(tabel: CaoTabel, tabellen: Sequence[CaoTabel]) -> CaoTabel | None:
    return next((ander for ander in tabellen if ander.dag > tabel.dag), None)


def _laatste_jaar(tabel: CaoTabel, volgende: CaoTabel | None) -> int:
    """Het laatste jaar waarin een tabel geldt: tot de volgende ingaat, en zonder volgende tot de bevestiging ophoudt.

    Een afgeleide tabel is door niemand bevestigd: zonder volgende is haar peil dat van haar ingangsjaar.
    """
    if volgende is None:
        return tabel.dag.year if tabel.afleiding else tabel.bevestigd_tot.dag.year
    return (volgende.dag - datetime.timedelta(days=1)).year


def celherkomst(tabel: CaoTabel, plaats: Plaats) -> Herkomst:
    """De herkomst van een cel van een salaristabel."""
    return Herkomst(Klasse.VASTSTAAND, str(tabel.bron), tabel.bron.jaar, tabel.dag.year, plaats)


def voorwaardeherkomst(tabel: CaoTabel, plaats: Plaats, blok: Voorwaarde, naam: str) -> Herkomst:
    """De herkomst van een voorwaarde (toeslag, verlof, arbeidsduur) uit een cao-tabel, als parameter onder deze naam."""
    bron = f"{tabel.bron.titel}, {blok.vindplaats}" if blok.vindplaats else str(tabel.bron)
    parameter = f"cao.{tabel.cao}.{naam}"
    return Herkomst(blok.klasse, bron, tabel.bron.jaar, tabel.dag.year, plaats, parameter)


def met_vorige(tabel: CaoTabel) -> tuple[CaoTabel, ...]:
    """De tabel, en als hij afgeleid is de tabellen waar hij uit volgt."""
    return (tabel, *met_vorige(tabel.afleiding.vorige)) if tabel.afleiding else (tabel,)


def geldend(tabellen: Sequence[CaoTabel], dag: datetime.date) -> CaoTabel | None:
    """De tabel die op een dag geldt: de laatste die dan is ingegaan."""
    return next((tabel for tabel in reversed(tabellen) if tabel.dag <= dag), None)


def _op_peildatum(tabellen: Sequence[CaoTabel], peildatum: datetime.date, verwijzing: Plaats) -> tuple[Periode, ...]:
    """Het hele jaar één periode: de tabel die op de peildatum geldt."""
    tabel = geldend(tabellen, peildatum)
    if tabel is None:
        raise RekenFout(_geen_tabel(tabellen, f"op {peildatum}", "een latere peildatum", verwijzing))
    return (Periode(tabel, tuple(range(1, MAANDEN + 1))),)


def _per_maand(tabellen: Sequence[CaoTabel], jaar: int, verwijzing: Plaats) -> tuple[Periode, ...]:
    """Per tabel de maanden waarvan zij op de eerste dag geldt; een :class:`RekenFout` als een maand er geen heeft."""
    maanden: dict[datetime.date, list[int]] = {}
    per_dag = {tabel.dag: tabel for tabel in tabellen}
    for maand in range(1, MAANDEN + 1):
        tabel = geldend(tabellen, datetime.date(jaar, maand, 1))
        if tabel is None:
            raise RekenFout(_geen_tabel(tabellen, f"in {jaar}-{maand:02d}", "een later tariefjaar", verwijzing))
        maanden.setdefault(tabel.dag, []).append(maand)
    return tuple(Periode(per_dag[dag], tuple(nummers)) for dag, nummers in maanden.items())


def _geen_tabel(tabellen: Sequence[CaoTabel], wanneer: str, anders: str, verwijzing: Plaats) -> Bevinding:
    eerste = tabellen[0]
    return Bevinding(
        "RT404",
        f"Er is geen tabel van cao {eerste.cao} die {wanneer} geldt; de eerste gaat in op {eerste.dag}.",
        f"Voeg de oudere tabel toe onder cao/{eerste.cao}/, of kies {anders}.",
        verwijzing,
    )


def _onbevestigd(tabel: CaoTabel, jaar: int, peildatum: datetime.date | None, peilgrens: CaoTabel | None) -> Bevinding:
    waarvoor = f"tariefjaar {jaar} (op peildatum {peildatum})" if peildatum else f"tariefjaar {jaar}"
    gevolg = ""
    remedie = "Voeg de nieuwe tabel toe of leid haar af. Werk bij een verlenging bevestigd_tot bij; dat kan het tarief verlagen."
    if peilgrens:
        tot = peilgrens.dag - datetime.timedelta(days=1)
        index = ", zonder index" if tot.year >= jaar else ""
        als = f"de lonen tellen als die van {min(jaar, tot.year)}{index}"
        gevolg = f", en {als}: de volgende tabel gaat in op {peilgrens.dag}"
        remedie = (
            f"Voeg de tabel toe die ertussen hoort, of schrijf 'bevestigd_tot: {tot}' als deze lonen zo lang gelden."
        )
    return Bevinding(
        "RT012",
        f"De tabel van cao {tabel.cao} per {tabel.dag} is bevestigd tot en met {tabel.bevestigd_tot.dag}; "
        f"{waarvoor} rekent ermee door{gevolg}.{_wat_bekend_is(tabel)}",
        remedie,
        tabel.bevestigd_tot.plaats,
        Ernst.WAARSCHUWING,
    )


def _wat_bekend_is(tabel: CaoTabel) -> str:
    """De notitie over de tijd na deze tabel: wat bekend is, is nog geen tabel."""
    if tabel.vervolg is None:
        return ""
    bekend = "; ".join(
        f"{in_zin(verhoging.percentage.getal * 100)}% per {verhoging.datum.dag} ({verhoging.bron})"
        for verhoging in tabel.vervolg.verhogingen
    )
    notitie = f" Bekend, maar nog geen tabel: {bekend}." if bekend else ""
    return f" {tabel.vervolg.stand}{notitie}"


def _afgeleid(tabel: CaoTabel, afleiding: TabelAfleiding) -> Bevinding:
    regel = afleiding.regel
    return Bevinding(
        "RT014",
        f"De tabel van cao {tabel.cao} per {tabel.dag} is niet gepubliceerd maar afgeleid: de tabel per {regel.van.dag} "
        f"met {in_zin(regel.percentage.getal * 100)}%. {regel.motivering}",
        "Vervang haar door de gepubliceerde tabel zodra die er is; tot dan telt zij in elke uitvoer als aanname.",
        regel.percentage.plaats,
        Ernst.WAARSCHUWING,
    )


def _na_het_tariefjaar(tabel: CaoTabel, jaar: int) -> Bevinding:
    return Bevinding(
        "RT013",
        f"De tabel van cao {tabel.cao} gaat in op {tabel.dag}, na tariefjaar {jaar}; de lonen tellen ongewijzigd mee.",
        f"Kies een peildatum in of voor {jaar}.",
        tabel.ingangsdatum.plaats,
        Ernst.WAARSCHUWING,
    )
