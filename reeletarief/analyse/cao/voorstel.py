"""Van een gepubliceerde salaristabel en de vorige tabel naar een voorstel: wat klopt, wat niet, wat er anders is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import CENT
from reeletarief.analyse.cao.tabel import Cel, cel_op
from reeletarief.analyse.cao.verschil import Tabelverschil, tabelverschil
from reeletarief.analyse.cao.voorwaarden import voorwaardeverschillen
from reeletarief.fouten import Plaats
from reeletarief.invoer.cao.tabel import TabelAfleiding
from reeletarief.invoer.cao.verhoging import Afgeleid
from reeletarief.invoer.waarden import Datum, Waarde
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs.inschaling import cel, gewone_treden

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel

HELE_EUROS = Decimal("1.00")
_OPGAVE = Plaats("opgave", 1)


class Bronopgave(NamedTuple):
    """Waar de nieuwe tabel gepubliceerd is."""

    titel: str
    vindplaats: str
    jaar: int | None
    url: str | None


class Verhogingsopgave(NamedTuple):
    """De aangekondigde verhoging: percentage, en het minimum en maximum per maand als die er zijn."""

    percentage: Waarde
    minimum: Waarde | None
    maximum: Waarde | None


class Tabelopgave(NamedTuple):
    """Wat de gebruiker over de nieuwe tabel weet, naast haar bedragen."""

    cao: str
    ingangsdatum: datetime.date
    bevestigd_tot: datetime.date
    bron: Bronopgave
    verhoging: Verhogingsopgave | None


class Afwijking(NamedTuple):
    """Een cel die niet uit de aangekondigde verhoging volgt."""

    cel: Cel
    verwacht: Decimal


class Daling(NamedTuple):
    """Een genummerde trede die lager is dan de vorige genummerde trede van haar schaal."""

    vorige: Cel
    cel: Cel


class Voorstel(NamedTuple):
    """De nieuwe tabel naast de vorige. ``afronding`` is de stap van de bedragen: hele euro's of centen.

    ``past_na`` is de afgeleide tabel ertussen, als elke cel uit de verhoging daarop volgt en niet uit die op de vorige.
    """

    opgave: Tabelopgave
    vorige: CaoTabel
    salaris: Mapping[str, Mapping[str, Waarde]]
    afronding: Decimal
    verschil: Tabelverschil
    afwijkingen: tuple[Afwijking, ...]
    dalingen: tuple[Daling, ...]
    past_na: CaoTabel | None = None

    @property
    def na_te_lezen(self) -> bool:
        """Of er iets niet past: een cel of de indeling buiten de verhoging om, of een daling."""
        buiten = self.opgave.verhoging is not None and self.verschil.structuur.gewijzigd
        return bool(self.afwijkingen or self.dalingen or buiten)


def vorige_tabel(tabellen: Sequence[CaoTabel], dag: datetime.date) -> CaoTabel | None:
    """De laatste gepubliceerde tabel die voor deze dag inging; een afgeleide tabel is geen voorbeeld."""
    return next((tabel for tabel in reversed(tabellen) if tabel.dag < dag and tabel.afleiding is None), None)


def afgeleid_ertussen(tabellen: Sequence[CaoTabel], vorige: CaoTabel, dag: datetime.date) -> tuple[CaoTabel, ...]:
    """De afgeleide tabellen na de vorige die voor deze dag ingingen: zij rekenen door tot er een andere ingaat."""
    return tuple(tabel for tabel in tabellen if tabel.afleiding is not None and vorige.dag < tabel.dag < dag)


def maak_voorstel(
    opgave: Tabelopgave,
    vorige: CaoTabel,
    salaris: Mapping[str, Mapping[str, Waarde]],
    ertussen: Sequence[CaoTabel] = (),
) -> Voorstel:
    """Leg de bedragen naast de vorige tabel (een tabel met maandbedragen) en toets ze aan de verhoging.

    De ingangsdatum is de eerste dag van een maand. Volgt niet elke cel uit de verhoging op de vorige tabel, en wel uit die op de laatste
    afgeleide tabel ertussen, dan wijkt er niets af: de stap ervoor is alleen nog niet gepubliceerd.
    """
    ingang = Datum(opgave.ingangsdatum, _OPGAVE)
    schoon = replace(vorige, ingangsdatum=ingang, bevestigd_tot=ingang, verhoging=None, vervolg=None, ontbreekt=())
    nieuw = replace(schoon, salaris={schaal: dict(treden) for schaal, treden in salaris.items()})
    alle = [waarde.getal for treden in salaris.values() for waarde in treden.values()]
    afronding = HELE_EUROS if all(getal == getal.to_integral_value() for getal in alle) else CENT
    verschil = tabelverschil((vorige, nieuw), vorige, nieuw)
    afwijkingen = _afwijkingen(verschil, opgave.verhoging, afronding) if opgave.verhoging else ()
    voorstel = Voorstel(opgave, vorige, salaris, afronding, verschil, afwijkingen, tuple(_dalingen(nieuw)))
    if not (ertussen and opgave.verhoging and afwijkingen):
        return voorstel
    naast = tabelverschil((ertussen[-1], nieuw), ertussen[-1], nieuw)
    past = not _afwijkingen(naast, opgave.verhoging, afronding)
    return voorstel._replace(afwijkingen=(), past_na=ertussen[-1]) if past else voorstel


def komt_overeen(voorstel: Voorstel, gelezen: CaoTabel) -> bool:
    """Of een teruggelezen tabel de bedragen van de csv en de voorwaarden van de vorige tabel heeft."""
    bedragen = {s: {t: w.getal for t, w in treden.items()} for s, treden in voorstel.salaris.items()}
    terug = {str(s): {str(t): w.getal for t, w in treden.items()} for s, treden in gelezen.salaris.items()}
    return bedragen == terug and not voorwaardeverschillen(voorstel.vorige, gelezen)


def verhogingsregel(verhoging: Verhogingsopgave, vorige: CaoTabel, afronding: Decimal) -> Afgeleid:
    """De verhoging als de regel waarmee ook een afgeleide tabel rekent.

    Geeft een ``WaardeFout`` als het percentage onder nul ligt of het minimum boven het maximum.
    """
    return Afgeleid(
        van=vorige.ingangsdatum,
        percentage=verhoging.percentage,
        minimum_per_maand=verhoging.minimum,
        maximum_per_maand=verhoging.maximum,
        afronding=Waarde(afronding, _OPGAVE),
        klasse=Tekst("aanname", _OPGAVE),
        motivering=Tekst("om de bedragen aan te toetsen", _OPGAVE),
        bron=Tekst("opgave", _OPGAVE),
    )


def _afwijkingen(verschil: Tabelverschil, verhoging: Verhogingsopgave, afronding: Decimal) -> tuple[Afwijking, ...]:
    regel = verhogingsregel(verhoging, verschil.oud, afronding)
    verwacht = replace(verschil.nieuw, salaris=verschil.oud.salaris, afleiding=TabelAfleiding(verschil.oud, regel))
    paren = [
        Afwijking(paar.nieuw, cel(verwacht, paar.schaal, paar.trede).bedrag)
        for paar in verschil.cellen
        if paar.oud is not None and paar.nieuw is not None
    ]
    return tuple(paar for paar in paren if paar.cel.bedrag != paar.verwacht)


def _dalingen(tabel: CaoTabel) -> list[Daling]:
    dalingen: list[Daling] = []
    for schaal, treden in tabel.salaris.items():
        gewone = [cel_op(tabel, str(schaal), trede) for trede in gewone_treden(treden)]
        dalingen += [
            Daling(vorige, volgende) for vorige, volgende in pairwise(gewone) if volgende.bedrag < vorige.bedrag
        ]
    return dalingen
