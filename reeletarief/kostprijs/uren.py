"""Van contracturen naar declarabele uren, in drie soorten die uit elkaar blijven.

algemeen (verlof, feestdagen, ziekte), beroepsgebonden (scholing, werkoverleg, intervisie) en
cliëntgebonden-indirect (reistijd, verslaglegging, multidisciplinair overleg).
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, RekenFout, in_zin
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.cao_jaar import Periode, voorwaardeherkomst
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR, WERKDAGEN_PER_WEEK, aantal_maanden
from reeletarief.kostprijs.grondslag import grondslag
from reeletarief.kostprijs.kalender import WEEKDAGEN, feestdag, op_werkdagen
from reeletarief.kostprijs.parameter import herkomst_van, niet_negatief, parameterpost
from reeletarief.kostprijs.post import Eenheid, Post

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

UREN = Eenheid.UREN_PER_JAAR
REGIO = "declarabele_uren"
"""De stand die de regio onder ``uren: declarabel`` kiest."""
_WEEK = "contracturen per week"


class Urenstand(StrEnum):
    """Welke uren van een fte een product telt: een van beide soorten declarabele uren, of de uren na scholing of ziekte."""

    DIRECT = "direct"
    DIRECT_EN_INDIRECT = "direct_en_indirect"
    CLIENTGEBONDEN = "clientgebonden_uren"
    INZETBAAR = "inzetbare_uren"


TELT_MEE = {
    Urenstand.DIRECT: frozenset[str](),
    Urenstand.DIRECT_EN_INDIRECT: frozenset({"clientgebonden_indirect"}),
    Urenstand.CLIENTGEBONDEN: frozenset({"clientgebonden_indirect"}),
    Urenstand.INZETBAAR: frozenset({"beroepsgebonden", "clientgebonden_indirect"}),
}
"""Per stand de soorten uren die niet afgaan van wat een fte levert."""


class Jaaruren(NamedTuple):
    """De uren van een voltijder in het tariefjaar.

    ``per_soort`` geeft per soort de regels en ``subtotalen`` wat er na die soort over is. ``declarabel`` is het eind: de
    uren die een fte levert. De ``bruto_nettofactor`` is contracturen ÷ die uren.
    """

    contracturen: Post
    feestdagen: Post
    beschikbaar: Post
    per_soort: dict[str, tuple[Post, ...]]
    subtotalen: dict[str, Post]
    declarabel: Post
    bruto_nettofactor: Post
    stand: Urenstand

    @property
    def telt_mee(self) -> frozenset[str]:
        """De soorten uren die niet afgaan."""
        return TELT_MEE[self.stand]

    @property
    def is_declarabel(self) -> bool:
        """Of de geleverde uren declarabele uren zijn, met een eigen regel; anders zijn zij een van de subtotalen."""
        return self.stand in {Urenstand.DIRECT, Urenstand.DIRECT_EN_INDIRECT}


def jaaruren(keuzes: Jaarkeuzes, cao: CaoJaar, verwijzing: Plaats, stand: str = REGIO) -> Jaaruren:
    """De uren die een fte per jaar levert; een :class:`RekenFout` als er geen overblijven.

    ``stand`` is een :class:`Urenstand`, of de declarabele uren zoals de regio ze kiest.
    """
    uren = keuzes.opslagen.uren
    gekozen = Urenstand(uren.declarabel if stand == REGIO else stand)
    return keuzes.eenmaal(
        ("jaaruren", cao.perioden, uren.regels, gekozen), lambda: _jaaruren(keuzes, cao, verwijzing, gekozen)
    )


def _jaaruren(keuzes: Jaarkeuzes, cao: CaoJaar, verwijzing: Plaats, stand: Urenstand) -> Jaaruren:
    namen = dict(keuzes.eenmaal(("uren van de cao", cao.perioden), lambda: _uren_van_de_cao(cao)))
    contract, *cao_regels = namen.values()
    beschikbaar = _na("beschikbare_uren", "uren na verlof en feestdagen", contract, cao_regels, keuzes, namen)
    algemeen = _verliezen("algemeen", keuzes, namen)
    inzetbaar = _na("inzetbare_uren", "inzetbare uren", beschikbaar, algemeen, keuzes, namen)
    beroeps = _verliezen("beroepsgebonden", keuzes, namen)
    client = _na("clientgebonden_uren", "cliëntgebonden uren", inzetbaar, beroeps, keuzes, namen)
    indirect = _verliezen("clientgebonden_indirect", keuzes, namen)
    declarabel = _geleverd(stand, inzetbaar, client, indirect)
    _eis_uren((beschikbaar, inzetbaar, client, declarabel), verwijzing)
    return Jaaruren(
        contracturen=contract,
        feestdagen=namen["feestdagen"],
        beschikbaar=beschikbaar,
        per_soort={
            "algemeen": (*cao_regels, *algemeen),
            "beroepsgebonden": beroeps,
            "clientgebonden_indirect": indirect,
        },
        subtotalen={"algemeen": inzetbaar, "beroepsgebonden": client},
        declarabel=declarabel,
        bruto_nettofactor=bruto_nettofactor(contract, declarabel),
        stand=stand,
    )


def _uren_van_de_cao(cao: CaoJaar) -> dict[str, Post]:
    """Contracturen, en daarna wat er volgens de cao afgaat: verlof en feestdagen."""
    return {
        "contracturen": _uit_cao(cao, "contracturen", "contracturen", lambda tabel: tabel.arbeidsduur.uren_per_jaar),
        "verlof_wettelijk": _uit_cao(cao, "verlof_wettelijk", "wettelijk verlof", lambda tabel: tabel.verlof.wettelijk),
        "verlof_bovenwettelijk": _uit_cao(
            cao, "verlof_bovenwettelijk", "bovenwettelijk verlof", lambda tabel: tabel.verlof.bovenwettelijk
        ),
        **_extra_verlof(cao),
        "feestdagen": _feestdaguren(cao),
    }


def _extra_verlof(cao: CaoJaar) -> dict[str, Post]:
    """Verlof uit budgetten (levensfasebudget, balansverlof), elk als eigen regel; in een periode zonder is het nul."""
    namen = {str(regel.sleutel): str(regel.naam) for periode in cao.perioden for regel in periode.tabel.verlof.extra}
    delen = {sleutel: [(periode, _extra_in(periode, sleutel)) for periode in cao.perioden] for sleutel in namen}
    return {
        f"verlof_{sleutel}": _gewogen(f"verlof_{sleutel}", naam, delen[sleutel], cao.jaar)
        for sleutel, naam in namen.items()
    }


def _extra_in(periode: Periode, sleutel: str) -> Post:
    """Dit extra verlof in een periode, in uren per jaar; nul als de tabel het niet heeft."""
    tabel = periode.tabel
    eigen, naam = f"cao.{tabel.cao}.{tabel.dag}.verlof.{sleutel}", f"{sleutel.replace('_', ' ')}, cao {tabel.cao}"
    regel = next((regel for regel in tabel.verlof.extra if regel.sleutel == sleutel), None)
    if regel is None:
        plek = tabel.verlof.wettelijk.plaats
        return posten.waarde(
            eigen,
            f"{naam} (niet in deze tabel)",
            Decimal(0),
            UREN,
            voorwaardeherkomst(tabel, plek, tabel.verlof, "verlof"),
        )
    return posten.waarde(
        eigen, naam, regel.uren.getal, UREN, voorwaardeherkomst(tabel, regel.uren.plaats, regel, f"verlof_{sleutel}")
    )


def _eis_uren(standen: tuple[Post, ...], verwijzing: Plaats) -> None:
    """Na elke soort moeten er uren over zijn."""
    for stand in standen:
        if stand.bedrag <= 0:
            raise RekenFout(_geen_uren(stand, verwijzing))


def bruto_nettofactor(contracturen: Post, declarabel: Post) -> Post:
    """Contracturen gedeeld door declarabele uren: hoeveel betaalde uren één declarabel uur kost."""
    return posten.quotient("uren.bruto_nettofactor", "bruto-nettofactor", Eenheid.AANTAL, contracturen, declarabel)


def _geleverd(stand: Urenstand, inzetbaar: Post, client: Post, indirect: tuple[Post, ...]) -> Post:
    """De uren die een fte in deze stand levert; de declarabele uren zijn een eigen regel."""
    if stand is Urenstand.INZETBAAR:
        return inzetbaar
    if stand is Urenstand.CLIENTGEBONDEN:
        return client
    af = indirect if stand is Urenstand.DIRECT else ()
    return posten.verschil("uren.declarabele_uren", "declarabele uren", UREN, client, *af)


def _na(sleutel: str, naam: str, begin: Post, af: Sequence[Post], keuzes: Jaarkeuzes, namen: dict[str, Post]) -> Post:
    """Een subtotaal, ook op naam beschikbaar voor latere grondslagen; met dezelfde uren ervoor is het dezelfde post."""
    namen[sleutel] = keuzes.eenmaal(
        (sleutel, *map(id, (begin, *af))), lambda: posten.verschil(f"uren.{sleutel}", naam, UREN, begin, *af)
    )
    return namen[sleutel]


def _verliezen(soort: str, keuzes: Jaarkeuzes, namen: dict[str, Post]) -> tuple[Post, ...]:
    """De urenregels van één soort, elk ook op naam beschikbaar voor de volgende.

    Producten die van een latere regel afwijken, delen de regels ervoor: een regel over dezelfde posten is dezelfde post.
    """
    regels = [regel for regel in keuzes.opslagen.uren.regels if regel.soort == soort]
    for regel in regels:
        over = [id(namen[str(naam)]) for naam in regel.over]
        namen[str(regel.sleutel)] = keuzes.eenmaal(("verlies", regel, *over), partial(_verlies, regel, keuzes, namen))
    return tuple(namen[str(regel.sleutel)] for regel in regels)


def _verlies(regel: Urenregel, keuzes: Jaarkeuzes, namen: dict[str, Post]) -> Post:
    """Een urenregel, in uren per jaar: gegeven, of percentage × grondslag."""
    sleutel = f"uren.{regel.sleutel}"
    naam = str(regel.naam)
    if regel.uren_per_jaar is not None:
        herkomst = herkomst_van(regel, regel.uren_per_jaar, sleutel)
        return posten.waarde(sleutel, naam, regel.uren_per_jaar.getal, UREN, herkomst)
    assert regel.percentage is not None
    percentage = parameterpost(
        f"{naam}, percentage",
        f"{sleutel}.percentage",
        regel.percentage,
        Eenheid.FRACTIE,
        regel,
        keuzes,
    )
    niet_negatief(percentage, regel.percentage)
    return posten.product(sleutel, naam, UREN, percentage, grondslag(sleutel, namen, regel.over, UREN, naam))


def _uit_cao(cao: CaoJaar, sleutel: str, naam: str, veld: Callable[[CaoTabel], Waarde]) -> Post:
    """Een aantal uren uit de cao; verschilt het tussen de perioden, dan gewogen naar maanden."""
    delen = [(periode, _uren_in(periode, sleutel, naam, veld)) for periode in cao.perioden]
    return _gewogen(sleutel, naam, delen, cao.jaar)


def _gewogen(sleutel: str, naam: str, delen: list[tuple[Periode, Post]], jaar: int) -> Post:
    """Een aantal uren per jaar: hetzelfde in elke periode, of gewogen naar de maanden van de perioden.

    Wat hetzelfde is, staat er één keer, met de plaats van de laatste tabel; de naam zegt dat het in elke tabel staat. Een afgeleide
    tabel neemt haar uren over: die staan maar op één plek.
    """
    if len({deel.bedrag for _, deel in delen}) == 1:
        laatste = delen[-1][1]
        overal = len({deel.naam for _, deel in delen}) == 1 < len({deel.plaats for _, deel in delen})
        eigen = laatste._replace(naam=_in_elke_tabel(laatste.naam, jaar)) if overal else laatste
        return posten.som(f"uren.{sleutel}", naam, UREN, eigen)
    termen = [
        posten.product(
            f"{deel.sleutel}.maal_maanden",
            f"{naam} × maanden",
            UREN,
            aantal_maanden(periode.aantal_maanden),
            deel,
        )
        for periode, deel in delen
    ]
    totaal = posten.som(f"uren.{sleutel}.twaalf_maanden", f"{naam}, twaalf maanden samen", UREN, *termen)
    return posten.quotient(f"uren.{sleutel}", naam, UREN, totaal, MAANDEN_PER_JAAR)


def _in_elke_tabel(naam: str, jaar: int) -> str:
    """De naam van een waarde die in elke tabel van het jaar gelijk is: wie haar wijzigt, wijzigt haar in al die tabellen."""
    return f"{naam}, in elke tabel van {jaar}"


def _uren_in(periode: Periode, sleutel: str, naam: str, veld: Callable[[CaoTabel], Waarde]) -> Post:
    """Een aantal uren per jaar zoals de tabel van een periode het geeft."""
    tabel = periode.tabel
    gegeven = veld(tabel)
    blok = tabel.arbeidsduur if sleutel == "contracturen" else tabel.verlof
    return posten.waarde(
        f"cao.{tabel.cao}.{tabel.dag}.{sleutel}",
        f"{naam}, cao {tabel.cao}",
        gegeven.getal,
        UREN,
        voorwaardeherkomst(tabel, gegeven.plaats, blok, sleutel),
    )


def _feestdaguren(cao: CaoJaar) -> Post:
    """Feestdagen op een werkdag in het tariefjaar × uren per dag; in het weekend kosten ze niets.

    Elke feestdag telt met de tabel die op die dag geldt: haar lijst van feestdagen en haar arbeidsduur.
    """
    dagen = {periode: _feestdagen_in(periode, cao) for periode in cao.perioden}
    alle = sorted(dag for rij in dagen.values() for dag in rij)
    opsomming = ", ".join(f"{WEEKDAGEN[dag.weekday()]} {dag.day}-{dag.month}" for dag in alle) or "geen"
    naam = f"feestdagen op een werkdag ({opsomming})"
    weken = [periode.tabel.arbeidsduur.uren_per_week for periode in cao.perioden]
    if len({week.getal for week in weken}) == 1:
        overal = len({week.plaats for week in weken}) > 1
        week = _in_elke_tabel(_WEEK, cao.jaar) if overal else _WEEK
        return _feestdagen_maal_uren("uren.feestdagen", naam, week, cao.laatste, len(alle), cao.jaar, "")
    delen = [
        _feestdagen_maal_uren(
            f"uren.feestdagen.{periode.tabel.dag}",
            f"feestdagen {periode.wanneer}",
            _WEEK,
            periode.tabel,
            len(rij),
            cao.jaar,
            f".{periode.tabel.dag}",
        )
        for periode, rij in dagen.items()
    ]
    return posten.som("uren.feestdagen", naam, UREN, *delen)


def _feestdagen_in(periode: Periode, cao: CaoJaar) -> tuple[datetime.date, ...]:
    """De feestdagen van een periode die op een werkdag vallen."""
    dagen = (feestdag(naam, cao.jaar) for naam in periode.tabel.feestdagen)
    return op_werkdagen(dag for dag in dagen if dag.month in periode.maanden)


def _feestdagen_maal_uren(
    sleutel: str, naam: str, naam_week: str, tabel: CaoTabel, aantal_dagen: int, jaar: int, staart: str
) -> Post:
    """Aantal feestdagen × (contracturen per week ÷ 5), met de arbeidsduur van één tabel."""
    lijst = tabel.feestdagen[0].plaats if tabel.feestdagen else tabel.arbeidsduur.uren_per_week.plaats
    herkomst = voorwaardeherkomst(tabel, lijst, tabel.arbeidsduur, "feestdagen")
    aantal = posten.waarde(
        f"uren.feestdagen.aantal{staart}",
        f"aantal feestdagen op een werkdag in {jaar}",
        Decimal(aantal_dagen),
        Eenheid.AANTAL,
        herkomst._replace(bron=f"{tabel.bron.titel}, lijst van feestdagen; kalender van {jaar}"),
    )
    week = posten.waarde(
        f"cao.{tabel.cao}.{tabel.dag}.uren_per_week",
        naam_week,
        tabel.arbeidsduur.uren_per_week.getal,
        Eenheid.UREN_PER_WEEK,
        voorwaardeherkomst(tabel, tabel.arbeidsduur.uren_per_week.plaats, tabel.arbeidsduur, "contracturen"),
    )
    per_dag = posten.quotient(f"uren.per_dag{staart}", "uren per dag", Eenheid.UREN, week, WERKDAGEN_PER_WEEK)
    return posten.product(sleutel, naam, UREN, aantal, per_dag)


def _geen_uren(stand: Post, verwijzing: Plaats) -> Bevinding:
    return Bevinding(
        "RT407",
        f"Er blijven geen {stand.naam} over ({in_zin(stand.bedrag)} uur per jaar).",
        "Controleer verlof en contracturen in de cao-tabel, en 'uren' in opslagen.yaml en op de kaart.",
        verwijzing,
    )
