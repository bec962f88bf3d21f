"""De opslagen op de beroepskracht: percentages over genoemde regels, aandelen en bedragen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, RekenFout, in_zin
from reeletarief.invoer.afwijking import waardeveld
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import EEN
from reeletarief.kostprijs.functiemix import loonregel_per_uur
from reeletarief.kostprijs.grondslag import grondslag
from reeletarief.kostprijs.inzet import EENHEDEN, arbeid_per_eenheid, per_eenheid
from reeletarief.kostprijs.parameter import niet_negatief, parameterpost
from reeletarief.kostprijs.post import Eenheid, Post
from reeletarief.kostprijs.regels import Tariefregel, geheel_op, op_peil, oude_delen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.opslagregel import Opslagregel
    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren


DELEN = frozenset({"beroepskracht_clientgebonden", "beroepskracht_niet_clientgebonden"})


class Productbasis(NamedTuple):
    """Wat de opslagen van een product nodig hebben: kaart, keuzes, functies, uren en loonpeil."""

    kaart: Productkaart
    keuzes: Jaarkeuzes
    functies: tuple[Functiepost, ...]
    uren: Jaaruren
    loonpeil: int

    @property
    def eenheid(self) -> Eenheid:
        """De eenheid waarin de regels van dit product staan."""
        return EENHEDEN[self.kaart.eenheid]


class Percentages(NamedTuple):
    """De percentages van een opslagset, en per grondslag het deel dat na alle aandelen overblijft."""

    per_regel: Mapping[str, Post]
    resten: Mapping[frozenset[str], Post]


def percentages_van(basis: Productbasis, regels: Sequence[Opslagregel]) -> Percentages:
    """De percentages van alle regels van de set, dus ook van de marge.

    Een :class:`RekenFout` als aandelen over dezelfde grondslag samen 100% of meer zijn.
    """
    per_regel = {str(regel.sleutel): _percentage(basis, regel) for regel in regels if regel.percentage is not None}
    return Percentages(per_regel, _resten(regels, per_regel))


def opslagregels(
    basis: Productbasis, regels: Sequence[Opslagregel], percentages: Percentages, namen: dict[str, Tariefregel]
) -> tuple[Tariefregel, ...]:
    """Reken de opslagen op volgorde uit; elke regel is daarna op naam beschikbaar voor de volgende."""
    for regel in regels:
        namen[str(regel.sleutel)] = (
            _percentageregel(basis, regel, percentages.per_regel[str(regel.sleutel)], percentages.resten, namen)
            if regel.percentage is not None
            else _bedragregel(basis, regel)
        )
    return tuple(namen[str(regel.sleutel)] for regel in regels)


def loonregels(basis: Productbasis, gevraagd: set[str]) -> dict[str, Tariefregel]:
    """De loonregels waar een opslag over gaat (zoals het jaarsalaris), per eenheid van het product."""
    gevonden: dict[str, Tariefregel] = {}
    for naam in sorted(gevraagd):
        per_uur = loonregel_per_uur(naam, basis.functies, basis.uren.declarabel)
        gevonden[naam] = op_peil(arbeid_per_eenheid(basis.kaart, per_uur), basis.loonpeil, basis.keuzes.jaar)
    return gevonden


def _percentage(basis: Productbasis, regel: Opslagregel) -> Post:
    assert regel.percentage is not None
    titel, pad = f"{regel.naam}, percentage", f"opslagen.{regel.sleutel}.percentage"
    post = parameterpost(titel, pad, regel.percentage, Eenheid.FRACTIE, regel, basis.keuzes)
    return niet_negatief(post, regel.percentage)


def _resten(regels: Sequence[Opslagregel], percentages: Mapping[str, Post]) -> dict[frozenset[str], Post]:
    """Per grondslag wat er van de uitkomst overblijft als alle aandelen eraf zijn: 1 − Σ aandelen."""
    groepen: dict[frozenset[str], list[Opslagregel]] = {}
    for regel in regels:
        if regel.als == "aandeel":
            groepen.setdefault(_grondslagnamen(regel), []).append(regel)
    resten: dict[frozenset[str], Post] = {}
    for namen, groep in groepen.items():
        aandelen = [percentages[str(regel.sleutel)] for regel in groep]
        sleutel = f"opslag.{groep[0].sleutel}.rest"
        rest = posten.verschil(sleutel, "deel van de uitkomst zonder aandelen", Eenheid.FRACTIE, EEN, *aandelen)
        if rest.bedrag <= 0:
            raise RekenFout(_aandelen_te_groot(groep, rest))
        resten[namen] = rest
    return resten


def _grondslagnamen(regel: Opslagregel) -> frozenset[str]:
    """De namen van de grondslag; de twee delen van de beroepskracht zijn samen de beroepskracht."""
    namen = frozenset(str(naam) for naam in regel.over)
    return namen - DELEN | {"beroepskracht"} if namen >= DELEN else namen


def _percentageregel(
    basis: Productbasis,
    regel: Opslagregel,
    percentage: Post,
    resten: Mapping[frozenset[str], Post],
    namen: Mapping[str, Tariefregel],
) -> Tariefregel:
    """Percentage × grondslag, of percentage × uitkomst als het een aandeel is."""
    delen = [namen[str(naam)] for naam in regel.over]
    sleutel = f"opslag.{regel.sleutel}"
    rest = resten[_grondslagnamen(regel)] if regel.als == "aandeel" else None
    bedragen = {naam: deel.post for naam, deel in namen.items()}
    geheel = grondslag(sleutel, bedragen, regel.over, basis.eenheid, str(regel.naam))
    post = posten.met_element(_neem(sleutel, regel, basis.eenheid, percentage, geheel, rest), regel.element)
    peil = geheel_op(delen)
    if peil is not None:
        return Tariefregel(post, {peil: post})
    oud = oude_delen(f"{sleutel}.grondslag", f"grondslag {regel.naam}", basis.eenheid, delen)
    return Tariefregel(
        post,
        {
            jaar: _neem(f"{sleutel}.peil_{jaar}", regel, basis.eenheid, percentage, deel, rest)
            for jaar, deel in oud.items()
        },
    )


def _neem(
    sleutel: str, regel: Opslagregel, eenheid: Eenheid, percentage: Post, grondslag: Post, rest: Post | None
) -> Post:
    if rest is None:
        return posten.product(sleutel, str(regel.naam), eenheid, percentage, grondslag)
    uitkomst = posten.quotient(
        f"{sleutel}.uitkomst", f"uitkomst waarvan {regel.naam} een aandeel is", eenheid, grondslag, rest
    )
    return posten.product(sleutel, str(regel.naam), eenheid, percentage, uitkomst)


def _bedragregel(basis: Productbasis, regel: Opslagregel) -> Tariefregel:
    """Een bedrag per eenheid; per medewerkeruur en per fte gaat het mee met begeleiders en deelnemers."""
    gegeven = _bedrag(basis, regel)
    if regel.bedrag_per_deelnemeruur is not None:
        bedrag = per_eenheid(basis.kaart, gegeven)
    elif regel.bedrag_per_uur is not None:
        bedrag = arbeid_per_eenheid(basis.kaart, gegeven)
    else:
        bedrag = arbeid_per_eenheid(basis.kaart, _per_declarabel_uur(basis, regel, gegeven))
    sleutel, naam = f"opslag.{regel.sleutel}", str(regel.naam)
    post = posten.met_element(posten.som(sleutel, naam, basis.eenheid, bedrag), regel.element)
    return op_peil(post, regel.prijspeil, basis.keuzes.jaar)


def _per_declarabel_uur(basis: Productbasis, regel: Opslagregel, per_fte: Post) -> Post:
    sleutel, naam = f"opslagen.{regel.sleutel}.per_uur", f"{regel.naam} per declarabel uur"
    return posten.quotient(sleutel, naam, Eenheid.EURO_PER_UUR, per_fte, basis.uren.declarabel)


def _bedrag(basis: Productbasis, regel: Opslagregel) -> Post:
    """Het bedrag van de regel: euro per uur, of euro per fte per jaar."""
    if regel.totaal_per_jaar is not None:
        return _totaal_per_fte(basis, regel)
    veld = waardeveld(regel)
    eenheid = Eenheid.EURO_PER_JAAR if veld == "bedrag_per_fte" else Eenheid.EURO_PER_UUR
    titel = f"{regel.naam}, {veld.replace('_', ' ')}"
    pad = f"opslagen.{regel.sleutel}.{veld}"
    return parameterpost(titel, pad, getattr(regel, veld), eenheid, regel, basis.keuzes)


def _totaal_per_fte(basis: Productbasis, regel: Opslagregel) -> Post:
    """Een jaartotaal gedeeld door het aantal fte waarover het verdeeld wordt."""
    assert regel.totaal_per_jaar is not None
    assert regel.fte is not None
    pad, keuzes = f"opslagen.{regel.sleutel}", basis.keuzes
    totaal = parameterpost(
        f"{regel.naam}, totaal", f"{pad}.totaal", regel.totaal_per_jaar, Eenheid.EURO_PER_JAAR, regel, keuzes
    )
    fte = parameterpost(f"{regel.naam}, fte", f"{pad}.fte", regel.fte, Eenheid.AANTAL, regel, keuzes)
    return posten.quotient(f"{pad}.per_fte", f"{regel.naam} per fte", Eenheid.EURO_PER_JAAR, totaal, fte)


def _aandelen_te_groot(groep: Sequence[Opslagregel], rest: Post) -> Bevinding:
    namen = ", ".join(str(regel.sleutel) for regel in groep)
    som = in_zin((1 - rest.bedrag) * 100)
    return Bevinding(
        "RT401",
        f"De aandelen {namen} zijn samen {som}% van dezelfde uitkomst; dan blijft er niets over.",
        "Houd de som onder 100%, of maak van een aandeel een opslag.",
        groep[-1].sleutel.plaats,
    )
