"""De opslagen op de beroepskracht: percentages over genoemde regels, aandelen en bedragen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, RekenFout, in_zin
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import VASTE_EEN
from reeletarief.kostprijs.grondslag import grondslag
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.parameter import herkomst_van, niet_negatief, parameterpost
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.regels import Tariefregel, geheel_op, op_peil, oude_delen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.vorm import Vorm


_EENHEDEN = {
    "bedrag_per_fte": Eenheid.EURO_PER_JAAR,
    "bedrag_per_uur": Eenheid.EURO_PER_UUR,
    "bedrag_per_deelnemeruur": Eenheid.EURO_PER_UUR,
}
_DELEN = frozenset[str]({Kop.BEROEPSKRACHT_CLIENTGEBONDEN, Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN})


class Productbasis(NamedTuple):
    """Wat de opslagen van een product nodig hebben: kaart, keuzes, vorm, de eenheid van zijn regels en het loonpeil.

    ``vervalt`` zijn de kostprijselementen die dit product niet heeft, zoals de verzorging op een afwezigheidsdag, met waar dat staat.
    """

    kaart: Productkaart
    keuzes: Jaarkeuzes
    vorm: Vorm
    eenheid: Eenheid
    loonpeil: int
    vervalt: Mapping[str, Plaats]


class Percentages(NamedTuple):
    """De percentages van een opslagset, en per grondslag het deel dat na alle aandelen overblijft."""

    per_regel: Mapping[str, Post]
    resten: Mapping[frozenset[str], Post]


def percentages_van(basis: Productbasis, regels: tuple[Opslagregel, ...]) -> Percentages:
    """De percentages van alle regels van de set die niet vervallen, dus ook van de marge; producten met dezelfde set delen ze.

    Een :class:`RekenFout` als aandelen over dezelfde grondslag samen 100% of meer zijn.
    """
    return basis.keuzes.eenmaal(("percentages", regels, frozenset(basis.vervalt)), lambda: _percentages(basis, regels))


def _percentages(basis: Productbasis, regels: tuple[Opslagregel, ...]) -> Percentages:
    tellend = [regel for regel in regels if regel.percentage is not None and regel.element not in basis.vervalt]
    per_regel = {str(regel.sleutel): _percentage(basis, regel) for regel in tellend}
    return Percentages(per_regel, _resten(tellend, per_regel))


def opslagregels(
    basis: Productbasis, regels: Sequence[Opslagregel], percentages: Percentages, namen: dict[str, Tariefregel]
) -> tuple[Tariefregel, ...]:
    """Reken de opslagen op volgorde uit, in de eenheid van het product.

    Elke regel komt ook op naam in ``namen``, voor wie daarna over haar gaat. Een :class:`RekenFout` als een reeks een gat
    heeft of een percentage daaruit onder nul ligt.
    """
    for regel in regels:
        if regel.element in basis.vervalt:
            namen[str(regel.sleutel)] = _vervallen(basis, regel)
        elif regel.percentage is None:
            namen[str(regel.sleutel)] = _bedragregel(basis, regel)
        else:
            percentage = percentages.per_regel[str(regel.sleutel)]
            namen[str(regel.sleutel)] = _percentageregel(basis, regel, percentage, percentages.resten, namen)
    return tuple(namen[str(regel.sleutel)] for regel in regels)


def loonregels(basis: Productbasis, gevraagd: set[str]) -> dict[str, Tariefregel]:
    """De loonregels waar een opslag over gaat (zoals het jaarsalaris), in euro per eenheid van het product."""
    return {naam: op_peil(basis.vorm.loonregel(naam), basis.loonpeil, basis.keuzes.jaar) for naam in sorted(gevraagd)}


def _percentage(basis: Productbasis, regel: Opslagregel) -> Post:
    """Het percentage van een regel; een regel die een kaart niet vervangt, deelt het ook."""
    return basis.keuzes.eenmaal(("percentage", regel), lambda: _gegeven_percentage(basis.keuzes, regel))


def _gegeven_percentage(keuzes: Jaarkeuzes, regel: Opslagregel) -> Post:
    assert regel.percentage is not None
    titel, pad = f"{regel.naam}, percentage", f"opslagen.{regel.sleutel}.percentage"
    post = parameterpost(titel, pad, regel.percentage, Eenheid.FRACTIE, regel, keuzes)
    return niet_negatief(post, regel.percentage)


def _resten(regels: Sequence[Opslagregel], percentages: Mapping[str, Post]) -> dict[frozenset[str], Post]:
    """Per grondslag wat er van de uitkomst overblijft als alle aandelen eraf zijn: 1 − Σ aandelen."""
    groepen: dict[frozenset[str], list[Opslagregel]] = {}
    for regel in regels:
        if regel.als == "aandeel":
            groepen.setdefault(grondslagnamen(regel), []).append(regel)
    resten: dict[frozenset[str], Post] = {}
    for namen, groep in groepen.items():
        aandelen = [percentages[str(regel.sleutel)] for regel in groep]
        sleutel = f"opslag.{groep[0].sleutel}.rest"
        rest = posten.verschil(sleutel, "deel van de uitkomst zonder aandelen", Eenheid.FRACTIE, VASTE_EEN, *aandelen)
        if rest.bedrag <= 0:
            raise RekenFout(_aandelen_te_groot(groep, rest))
        resten[namen] = rest
    return resten


def grondslagnamen(regel: Opslagregel) -> frozenset[str]:
    """De namen van de grondslag; de twee delen van de beroepskracht zijn samen de beroepskracht."""
    namen = frozenset(str(naam) for naam in regel.over)
    return namen - _DELEN | {Kop.BEROEPSKRACHT} if namen >= _DELEN else namen


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
    rest = resten[grondslagnamen(regel)] if regel.als == "aandeel" else None
    bedragen = {str(naam): namen[str(naam)].post for naam in regel.over}
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
    """Percentage × grondslag; bij een aandeel percentage × (grondslag ÷ rest), want het is een deel van die uitkomst."""
    if rest is None:
        return posten.product(sleutel, str(regel.naam), eenheid, percentage, grondslag)
    uitkomst = posten.quotient(
        f"{sleutel}.uitkomst", f"uitkomst waarvan {regel.naam} een aandeel is", eenheid, grondslag, rest
    )
    return posten.product(sleutel, str(regel.naam), eenheid, percentage, uitkomst)


def _vervallen(basis: Productbasis, regel: Opslagregel) -> Tariefregel:
    """Een regel die in dit product vervalt: nul, zodat wie over haar gaat haar nog vindt."""
    plaats = basis.vervalt[str(regel.element)]
    reden = Herkomst(Klasse.VASTSTAAND, "kaart", plaats=plaats, toelichting="vervalt in dit product")
    nul = posten.waarde(f"opslag.{regel.sleutel}", str(regel.naam), Decimal(0), basis.eenheid, reden)
    return Tariefregel(posten.met_element(nul, regel.element))


def _bedragregel(basis: Productbasis, regel: Opslagregel) -> Tariefregel:
    """Een bedrag in de eenheid van het product, op de wijze die de vorm voor deze soort bedrag heeft; × aantal als dat er is."""
    wijze = basis.vorm.bedragwijzen()[waardeveld(regel)]
    sleutel, naam = f"opslag.{regel.sleutel}", str(regel.naam)
    bedrag = wijze(_bedrag(basis, regel), naam)
    if regel.aantal is None:
        post = posten.som(sleutel, naam, basis.eenheid, bedrag)
    else:
        post = posten.product(sleutel, naam, basis.eenheid, _aantal(regel, regel.aantal), bedrag)
    return op_peil(posten.met_element(post, regel.element), regel.prijspeil, basis.keuzes.jaar)


def _aantal(regel: Opslagregel, aantal: Waarde) -> Post:
    """Hoe vaak een bedrag telt: een getal, of een deel van de jeugdigen."""
    parameter = f"opslagen.{regel.sleutel}"
    eenheid = Eenheid.FRACTIE if aantal.is_percentage else Eenheid.AANTAL
    herkomst = herkomst_van(regel, aantal, parameter)
    return posten.waarde(f"{parameter}.aantal", f"{regel.naam}, aantal", aantal.getal, eenheid, herkomst)


def _bedrag(basis: Productbasis, regel: Opslagregel) -> Post:
    """Het bedrag van de regel: euro per uur, per fte per jaar, of in de eenheid van het product."""
    return basis.keuzes.eenmaal(("bedrag", regel, basis.eenheid), lambda: _gegeven_bedrag(basis, regel))


def _gegeven_bedrag(basis: Productbasis, regel: Opslagregel) -> Post:
    """Onder de sleutel van de regel, ook uit een reeks: wat ervan gerekend wordt, is van dit product, en de reeks van alle.

    Een bedrag per eenheid telt zoals het is; dat blijft de reeks zelf.
    """
    if regel.totaal_per_jaar is not None:
        return _totaal_per_fte(basis, regel)
    veld = waardeveld(regel)
    eenheid = _EENHEDEN.get(veld, basis.eenheid)
    titel = f"{regel.naam}, {veld.replace('_', ' ')}"
    pad = f"opslagen.{regel.sleutel}.{veld}"
    post = parameterpost(titel, pad, getattr(regel, veld), eenheid, regel, basis.keuzes)
    telt_zoals_het_is = veld == "bedrag_per_eenheid"
    return post if post.sleutel == pad or telt_zoals_het_is else posten.som(pad, titel, eenheid, post)


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
