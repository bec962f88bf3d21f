"""De keten van een product: van inschaling tot afgerond tarief, in de volgorde van domein §3."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Ernst, RekenFout, in_zin
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.afwijkingen import met_afwijkingen, waarden_van_de_regio
from reeletarief.kostprijs.cao_jaar import CaoJaar, cao_jaar
from reeletarief.kostprijs.constanten import MINUTEN_PER_UUR
from reeletarief.kostprijs.elementen import totalen
from reeletarief.kostprijs.functiemix import Functiepost, beroepskracht_per_uur, functieposten
from reeletarief.kostprijs.indexering import indexregel
from reeletarief.kostprijs.inzet import arbeid_per_eenheid
from reeletarief.kostprijs.loonkosten import loon_van
from reeletarief.kostprijs.opslagen import Productbasis, loonregels, opslagregels, percentages_van
from reeletarief.kostprijs.per_cao import opslagen_voor_cao
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.regels import Tariefregel, geheel_op, op_peil, oude_delen
from reeletarief.kostprijs.uren import Jaaruren, jaaruren

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.cao import CaoTabel
    from reeletarief.invoer.functie import Functie
    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.opslagen import Opslagen, Opslagset, ZonderElement
    from reeletarief.invoer.verwijzing import Verwijzing
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.loon import Loon


class Opbouw(NamedTuple):
    """De regels van het tarief, in volgorde, met hun som en het tarief dat daar na afronding van komt."""

    regels: tuple[Post, ...]
    onafgerond: Post
    tarief: Post


class Tarief(NamedTuple):
    """Het tarief van één product met de boom waaruit het volgt.

    ``tarief`` is de wortel (afgerond, in euro per eenheid); ``jeugdwet`` en ``nvo`` zijn de elementen,
    die samen met hun afrondingsregel precies het tarief zijn. ``aannames`` zijn de parameters van klasse
    open of aanname die in de uitkomst meetellen. ``zonder`` noemt de elementen die nul zijn, met reden. ``andere_eenheid`` is ter informatie het minuuttarief bij een
    uurtarief (÷ 60), en het uurtarief bij een minuuttarief (onafgerond × 60).
    """

    kaart: Productkaart
    jaar: int
    cao: CaoJaar
    functies: tuple[Functiepost, ...]
    uren: Jaaruren
    regels: tuple[Post, ...]
    tarief: Post
    onafgerond: Post
    andere_eenheid: Post
    jeugdwet: Mapping[str, Post]
    nvo: Mapping[str, Post]
    aannames: tuple[str, ...]
    waarden_van_de_regio: Mapping[str, Waarde | Verwijzing]
    indexmethode: str
    prijssoort: str | None
    zonder: tuple[ZonderElement, ...]
    waarschuwingen: tuple[Bevinding, ...]

    @property
    def wortels(self) -> tuple[Post, ...]:
        """De posten waaruit de hele berekening te bereiken is: het tarief en de elementen."""
        return (self.tarief, *self.jeugdwet.values(), *self.nvo.values())


def bereken_tarief(
    kaart: Productkaart,
    keuzes: Jaarkeuzes,
    tabellen: Sequence[CaoTabel],
    peildatum: datetime.date | None = None,
) -> Tarief:
    """Reken het tarief van een productkaart uit voor het jaar van de keuzes.

    Een :class:`RekenFout` draagt alle redenen waarom het niet kan: een onbekende schaal of trede, een
    gat in een reeks, geen declarabele uren, aandelen van samen 100% of meer.
    """
    regio = opslagen_voor_cao(keuzes, str(kaart.cao))
    keuzes = keuzes._replace(opslagen=met_afwijkingen(regio, kaart))
    cao = cao_jaar(tabellen, keuzes.jaar, peildatum, kaart.cao.plaats)
    lonen = _lonen(keuzes, cao, kaart.functiemix)
    uren = jaaruren(keuzes, cao, kaart.product.plaats)
    functies = functieposten(kaart, lonen, uren.declarabel)
    basis = Productbasis(kaart, keuzes, functies, uren, cao.loonpeil)
    return _tarief(basis, cao, waarden_van_de_regio(regio, kaart))


def _lonen(keuzes: Jaarkeuzes, cao: CaoJaar, functies: Sequence[Functie]) -> list[Loon]:
    """De loonkosten van elke functie; alle fouten van alle functies samen."""
    lonen: list[Loon] = []
    bevindingen: list[Bevinding] = []
    for functie in functies:
        try:
            lonen.append(loon_van(keuzes, cao, functie))
        except RekenFout as fout:
            bevindingen += fout.bevindingen
    if bevindingen:
        raise RekenFout(*bevindingen)
    return lonen


def _tarief(basis: Productbasis, cao: CaoJaar, van_de_regio: Mapping[str, Waarde | Verwijzing]) -> Tarief:
    """Het tarief met alles wat lezers ervan willen weten: elementen, aannames en waarschuwingen."""
    opbouw = _opbouw(basis)
    waarden = [post for post in posten.loop(opbouw.tarief) if post.herkomst is not None]
    return Tarief(
        kaart=basis.kaart,
        jaar=basis.keuzes.jaar,
        cao=cao,
        functies=basis.functies,
        uren=basis.uren,
        regels=opbouw.regels,
        tarief=opbouw.tarief,
        onafgerond=opbouw.onafgerond,
        andere_eenheid=_andere_eenheid(basis.kaart, opbouw),
        jeugdwet=totalen("jeugdwet", opbouw.regels, basis.eenheid),
        nvo=totalen("nvo", opbouw.regels, basis.eenheid),
        aannames=_aannames(waarden),
        waarden_van_de_regio=van_de_regio,
        indexmethode=basis.keuzes.opslagen.indexering.methode,
        prijssoort=basis.keuzes.opslagen.prijssoort,
        zonder=basis.keuzes.opslagen.opslagsets[str(basis.kaart.opslagset)].zonder,
        waarschuwingen=(*cao.waarschuwingen, *_te_nieuw(waarden, basis.keuzes.jaar)),
    )


def _opbouw(basis: Productbasis) -> Opbouw:
    """De stappen na de loonkosten achter elkaar: arbeid, opslagen en marge, index, afronding."""
    arbeid = _arbeid(basis)
    kostprijs, kosten, marge = _opgeslagen(basis, arbeid)
    voor_index = [kostprijs, *marge]
    index = indexregel(
        oude_delen("te_indexeren", "te indexeren", basis.eenheid, voor_index), basis.keuzes, basis.eenheid
    )
    delen = (*(regel.post for regel in voor_index), index)
    onafgerond = posten.som("tarief_onafgerond", "Tarief voor afronding", basis.eenheid, *delen)
    tarief = _afgerond_tarief(basis, onafgerond)
    rest = posten.verschil("afronding", "Afronding", basis.eenheid, tarief, onafgerond)
    regels = (
        arbeid["beroepskracht_clientgebonden"].post,
        arbeid["beroepskracht_niet_clientgebonden"].post,
        *(regel.post for regel in (*kosten, *marge)),
        index,
        posten.met_element(rest, "afronding"),
    )
    return Opbouw(regels, onafgerond, tarief)


def _opgeslagen(
    basis: Productbasis, arbeid: dict[str, Tariefregel]
) -> tuple[Tariefregel, tuple[Tariefregel, ...], tuple[Tariefregel, ...]]:
    """De kostprijs, de opslagen die erin zitten en de marge die erop komt."""
    set_ = basis.keuzes.opslagen.opslagsets[str(basis.kaart.opslagset)]
    namen = {**arbeid, **loonregels(basis, _gevraagde_loonregels(set_, set(arbeid)))}
    percentages = percentages_van(basis, set_.regels)
    kosten = opslagregels(basis, [regel for regel in set_.regels if regel.element != "marge"], percentages, namen)
    kostprijs = namen["kostprijs"] = _kostprijs([arbeid["beroepskracht"], *kosten], basis.eenheid)
    marge = opslagregels(basis, [regel for regel in set_.regels if regel.element == "marge"], percentages, namen)
    return kostprijs, kosten, marge


def _afgerond_tarief(basis: Productbasis, onafgerond: Post) -> Post:
    """Het tarief op de stap van de regio; een :class:`RekenFout` als het niet boven nul uitkomt."""
    tarief = posten.afgerond("tarief", "Tarief", basis.eenheid, onafgerond, _stap(basis.keuzes.opslagen))
    if tarief.bedrag <= 0:
        raise RekenFout(_geen_tarief(basis.kaart, tarief))
    return tarief


def _geen_tarief(kaart: Productkaart, tarief: Post) -> Bevinding:
    return Bevinding(
        "RT409",
        f"Het tarief van {kaart.product} komt uit op {in_zin(tarief.bedrag)}: niet boven nul.",
        "Controleer bedragen met een minteken en de afrondingsstap.",
        kaart.product.plaats,
    )


def _andere_eenheid(kaart: Productkaart, opbouw: Opbouw) -> Post:
    """Het tarief per minuut bij een uurproduct, of per uur bij een minuutproduct; alleen ter informatie."""
    if kaart.eenheid == "uur":
        return posten.quotient(
            "afgeleid_minuuttarief", "Afgeleid minuuttarief", Eenheid.EURO_PER_MINUUT, opbouw.tarief, MINUTEN_PER_UUR
        )
    return posten.product(
        "afgeleid_uurtarief", "Afgeleid uurtarief", Eenheid.EURO_PER_UUR, opbouw.onafgerond, MINUTEN_PER_UUR
    )


def _arbeid(basis: Productbasis) -> dict[str, Tariefregel]:
    """De beroepskracht per eenheid, gesplitst in cliëntgebonden en niet-cliëntgebonden.

    Cliëntgebonden is het deel dat voor de declarabele uren zelf betaald wordt: beroepskracht ÷
    bruto-nettofactor. De rest is dezelfde arbeid in de uren die niet declarabel zijn.
    """
    eenheid = basis.eenheid
    per_uur = beroepskracht_per_uur(basis.functies)
    post = posten.als_regel(arbeid_per_eenheid(basis.kaart, per_uur), "beroepskracht", "Beroepskracht")
    sleutel, naam = "beroepskracht_clientgebonden", "Beroepskracht, cliëntgebonden"
    client = posten.quotient(sleutel, naam, eenheid, post, basis.uren.bruto_nettofactor)
    client = posten.met_element(client, "beroepskracht")
    sleutel, naam = "beroepskracht_niet_clientgebonden", "Beroepskracht, niet-cliëntgebonden"
    niet = posten.met_element(posten.verschil(sleutel, naam, eenheid, post, client), "niet_productief")
    return {deel.sleutel: op_peil(deel, basis.loonpeil, basis.keuzes.jaar) for deel in (post, client, niet)}


def _gevraagde_loonregels(set_: Opslagset, arbeid: set[str]) -> set[str]:
    """De namen in ``over`` die op een loonregel slaan: geen arbeid, geen opslag, geen kostprijs."""
    eigen = arbeid | {"kostprijs"} | {str(regel.sleutel) for regel in set_.regels}
    return {str(naam) for regel in set_.regels for naam in regel.over} - eigen


def _kostprijs(regels: Sequence[Tariefregel], eenheid: Eenheid) -> Tariefregel:
    """De kostprijs per eenheid: beroepskracht plus opslagen, zonder marge en index."""
    post = posten.som("kostprijs", "Kostprijs", eenheid, *(regel.post for regel in regels))
    peil = geheel_op(regels)
    if peil is not None:
        return Tariefregel(post, {peil: post})
    return Tariefregel(post, oude_delen("kostprijs", "kostprijs", eenheid, regels))


def _stap(opslagen: Opslagen) -> Post:
    stap = opslagen.afronding.stap
    toelichting = opslagen.afronding.toelichting
    herkomst = Herkomst(
        Klasse.VASTSTAAND, "keuze van de regio", plaats=stap.plaats, toelichting=str(toelichting or "") or None
    )
    return posten.waarde("afronding.stap", "afrondingsstap", stap.getal, Eenheid.EURO, herkomst)


def _aannames(waarden: Sequence[Post]) -> tuple[str, ...]:
    """De namen van de parameters zonder vaste of erkende waarde, elk één keer."""
    herkomsten = [post.herkomst for post in waarden if post.herkomst is not None]
    onzeker = {Klasse.OPEN, Klasse.AANNAME}
    return tuple(sorted({bron.parameter for bron in herkomsten if bron.parameter and bron.klasse in onzeker}))


def _te_nieuw(waarden: Sequence[Post], jaar: int) -> list[Bevinding]:
    """Waarden van een later prijspeil dan het tariefjaar worden niet teruggerekend; dat staat erbij."""
    return [
        Bevinding(
            "RT013",
            f"'{post.naam}' heeft prijspeil {post.herkomst.prijspeil}, later dan tariefjaar {jaar}; "
            "het bedrag telt ongewijzigd mee.",
            f"Vul de waarde van {jaar} in, of reken een later tariefjaar.",
            post.herkomst.plaats,
            Ernst.WAARSCHUWING,
        )
        for post in waarden
        if post.herkomst is not None and (post.herkomst.prijspeil or 0) > jaar and post.bedrag != 0
        if post.eenheid.startswith("euro") and not post.sleutel.startswith("cao.")  # een cao-tabel meldt het zelf
    ]
