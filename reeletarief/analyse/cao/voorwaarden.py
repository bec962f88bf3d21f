"""De voorwaarden van een cao-tabel als rij regels, om te tonen en om te vergelijken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from reeletarief.invoer.cao.ort import Dag
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.loonkosten import naam_van

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.ort import Ort
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Slaapdienst, Tabelplek, Toeslag

DAGEN: tuple[str, ...] = get_args(Dag)
REDEN = "reden"
TOESLAGVELDEN = (
    "percentage",
    "over",
    "bedrag_per_maand",
    "bedrag_per_jaar",
    "minimum_per_maand",
    "minimum_per_jaar",
    "minimum_over",
)


class Celplek(NamedTuple):
    """Een cel van de salaristabel waar een voorwaarde naar verwijst."""

    schaal: str
    trede: str


Gegeven = Waarde | Celplek | str | tuple[str, ...]


class Voorwaarde(NamedTuple):
    """Eén voorwaarde: ``groep`` is de soort, ``sleutel`` uniek binnen de tabel, ``velden`` wat er gegeven is."""

    groep: str
    sleutel: str
    naam: str
    velden: tuple[tuple[str, Gegeven], ...]
    plaats: Plaats | None
    vindplaats: str | None = None
    aanname: bool = False

    @property
    def kern(self) -> tuple[tuple[str, object], ...]:
        """Wat de voorwaarde inhoudt, los van waar het staat; gelijke kernen zijn dezelfde afspraak.

        De reden om iets niet te berekenen is geen afspraak van partijen en telt niet mee.
        """
        return tuple((veld, _kaal(gegeven)) for veld, gegeven in self.velden if veld != REDEN)

    @property
    def stand(self) -> tuple[object, bool]:
        """De kern, en of zij een aanname is: hoe vast de afspraak staat."""
        return self.kern, self.aanname


class Voorwaardeverschil(NamedTuple):
    """Een voorwaarde die tussen twee tabellen wijzigde; ``oud`` of ``nieuw`` ontbreekt als ze erbij kwam of verviel."""

    oud: Voorwaarde | None
    nieuw: Voorwaarde | None

    @property
    def is_anders(self) -> bool:
        """Of de afspraak een andere is, of dezelfde minder of meer vast staat dan eerst."""
        oud, nieuw = self
        return oud is None or nieuw is None or oud.stand != nieuw.stand


def voorwaarden(tabel: CaoTabel) -> tuple[Voorwaarde, ...]:
    """Arbeidsduur, toeslagen, verlof, feestdagen, onregelmatigheid en wat niet berekend wordt, in die volgorde."""
    return (
        _arbeidsduur(tabel),
        *(_toeslag(toeslag) for toeslag in tabel.toeslagen),
        *_verlof(tabel),
        _feestdagen(tabel),
        *(_ort(tabel.ort) if tabel.ort is not None else ()),
        *(_slaapdienst(tabel.slaapdienst) if tabel.slaapdienst is not None else ()),
        *_niet_berekend(tabel),
    )


def voorwaardeverschillen(oud: CaoTabel, nieuw: CaoTabel) -> tuple[Voorwaardeverschil, ...]:
    """De voorwaarden die tussen twee tabellen wijzigden, erbij kwamen of vervielen; ook als dezelfde afspraak een aanname werd, of juist niet meer is."""
    toen = {regel.sleutel: regel for regel in voorwaarden(oud)}
    nu = {regel.sleutel: regel for regel in voorwaarden(nieuw)}
    paren = [Voorwaardeverschil(toen.get(sleutel), nu.get(sleutel)) for sleutel in dict.fromkeys([*nu, *toen])]
    return tuple(een for een in paren if een.is_anders)


def _kaal(gegeven: Gegeven) -> tuple[Decimal, bool] | Celplek | str | tuple[str, ...]:
    if isinstance(gegeven, Waarde):
        return (gegeven.getal, gegeven.is_percentage)
    return gegeven


def _celplek(plek: Tabelplek) -> Celplek:
    return Celplek(str(plek.schaal), str(plek.trede))


def _tekst(tekst: object) -> str | None:
    return None if tekst is None else str(tekst)


def _arbeidsduur(tabel: CaoTabel) -> Voorwaarde:
    duur = tabel.arbeidsduur
    velden = (("uren_per_week", duur.uren_per_week), ("uren_per_jaar", duur.uren_per_jaar))
    return Voorwaarde(
        "arbeidsduur",
        "arbeidsduur",
        "arbeidsduur",
        velden,
        duur.uren_per_week.plaats,
        _tekst(duur.vindplaats),
        duur.klasse is Klasse.AANNAME,
    )


def _toeslag(toeslag: Toeslag) -> Voorwaarde:
    return Voorwaarde(
        "toeslag",
        f"toeslag.{toeslag.sleutel}",
        naam_van(toeslag),
        tuple(_toeslagvelden(toeslag)),
        toeslag.sleutel.plaats,
        _tekst(toeslag.vindplaats),
        toeslag.klasse is Klasse.AANNAME,
    )


def _toeslagvelden(toeslag: Toeslag) -> Iterator[tuple[str, Gegeven]]:
    for veld in TOESLAGVELDEN:
        gegeven = getattr(toeslag, veld)
        if veld == "over" and gegeven:
            yield veld, tuple(str(naam) for naam in gegeven)
        elif veld == "minimum_over" and gegeven is not None:
            yield veld, _celplek(gegeven)
        elif isinstance(gegeven, Waarde):
            yield veld, gegeven


def _verlof(tabel: CaoTabel) -> Iterator[Voorwaarde]:
    verlof = tabel.verlof
    aanname, vindplaats = verlof.klasse is Klasse.AANNAME, _tekst(verlof.vindplaats)
    for veld in ("wettelijk", "bovenwettelijk"):
        uren: Waarde = getattr(verlof, veld)
        velden = (("uren", uren),)
        yield Voorwaarde("verlof", f"verlof.{veld}", f"{veld} verlof", velden, uren.plaats, vindplaats, aanname)
    for regel in verlof.extra:
        yield Voorwaarde(
            "verlof",
            f"verlof.{regel.sleutel}",
            str(regel.naam),
            (("uren", regel.uren),),
            regel.uren.plaats,
            _tekst(regel.vindplaats),
            regel.klasse is Klasse.AANNAME,
        )


def _feestdagen(tabel: CaoTabel) -> Voorwaarde:
    dagen = tuple(str(naam) for naam in tabel.feestdagen)
    plaats = tabel.feestdagen[0].plaats if tabel.feestdagen else None
    return Voorwaarde("feestdagen", "feestdagen", "feestdagen", (("dagen", dagen),), plaats)


def _ort(ort: Ort) -> Iterator[Voorwaarde]:
    """Voor wie de onregelmatigheidstoeslag geldt, en per dag de tijdvakken met hun percentage."""
    grens: list[tuple[str, Gegeven]] = []
    if ort.schalen_tot_en_met is not None:
        grens.append(("schalen_tot_en_met", str(ort.schalen_tot_en_met)))
    if ort.salaris_tot_en_met is not None:
        grens.append(("salaris_tot_en_met", _celplek(ort.salaris_tot_en_met)))
    if ort.uurloon_hoogstens is not None:
        grens.append(("uurloon_hoogstens", _celplek(ort.uurloon_hoogstens)))
    if ort.uren_per_maand is not None:
        grens.append(("uren_per_maand", ort.uren_per_maand))
    if ort.tot_en_met is not None:
        grens.append(("tot_en_met", str(ort.tot_en_met.dag)))
    if ort.feestdagen:
        grens.append(("feestdagen", tuple(str(naam) for naam in ort.feestdagen)))
    vindplaats = str(ort.vindplaats)
    if grens:
        yield Voorwaarde(
            "ort_grens", "ort.grens", "onregelmatigheid, voor", tuple(grens), ort.vindplaats.plaats, vindplaats
        )
    for dag in DAGEN:
        vakken = _tijdvakken(ort, dag)
        if vakken:
            yield Voorwaarde("ort", f"ort.{dag}", dag, tuple(vakken), vakken[0][1].plaats, vindplaats)


def _tijdvakken(ort: Ort, dag: str) -> list[tuple[str, Waarde]]:
    """De tijdvakken van een dag op volgorde; wat aansluit met hetzelfde percentage is één tijdvak."""
    aaneen: list[tuple[int, int, Waarde]] = []
    for vak in sorted((vak for vak in ort.tijdvakken if dag in vak.dagen), key=lambda vak: vak.van):
        if aaneen and aaneen[-1][1] == vak.van and aaneen[-1][2].getal == vak.percentage.getal:
            aaneen[-1] = (aaneen[-1][0], vak.tot, aaneen[-1][2])
        else:
            aaneen.append((vak.van, vak.tot, vak.percentage))
    return [(f"{van}-{tot}", percentage) for van, tot, percentage in aaneen]


def _slaapdienst(slaapdienst: Slaapdienst) -> Iterator[Voorwaarde]:
    eind = (("tot_en_met", str(slaapdienst.tot_en_met.dag)),) if slaapdienst.tot_en_met else ()
    yield Voorwaarde(
        "slaapdienst",
        "slaapdienst",
        "een uur slaapdienst",
        (("telt_als", slaapdienst.telt_als), *eind),
        slaapdienst.telt_als.plaats,
        str(slaapdienst.vindplaats),
        slaapdienst.klasse is Klasse.AANNAME,
    )


def _niet_berekend(tabel: CaoTabel) -> Iterator[Voorwaarde]:
    for regel in tabel.niet_berekend:
        velden: list[tuple[str, Gegeven]] = [("tekst", str(regel.tekst))]
        if regel.reden is not None:
            velden.append((REDEN, str(regel.reden)))
        yield Voorwaarde(
            "niet_berekend",
            f"niet_berekend.{regel.sleutel}",
            regel.sleutel.replace("_", " "),
            tuple(velden),
            regel.sleutel.plaats,
            _tekst(regel.vindplaats),
        )
