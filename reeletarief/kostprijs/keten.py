"""De keten van een product: van inschaling tot afgerond tarief, in de volgorde van docs/handboek/02-de-methode.md.

De keten is voor elke vorm dezelfde; hoe lonen en bedragen bij de eenheid komen, zegt de vorm (:mod:`.vorm`). Een
traject of een gewogen tarief bestaat uit andere tarieven (:mod:`.samenstelling`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, RekenFout, euro_in_zin
from reeletarief.invoer.opslagen.bestand import ZonderElement
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.afwijkingen import met_afwijkingen, waarden_van_de_regio
from reeletarief.kostprijs.cao_jaar import cao_jaar
from reeletarief.kostprijs.elementen import totalen
from reeletarief.kostprijs.indexering import indexregel
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.opslagen import Productbasis, loonregels, opslagregels, percentages_van
from reeletarief.kostprijs.per_cao import opslagen_voor_cao
from reeletarief.kostprijs.regels import Tariefregel, geheel_op, op_peil, oude_delen
from reeletarief.kostprijs.samenstelling import samengesteld
from reeletarief.kostprijs.tarief import (
    Opbouw,
    Rekenbasis,
    Tarief,
    aannames_van,
    afrondingsstap,
    andere_eenheid,
    keuzes_van,
    onzekere,
    te_nieuw,
)
from reeletarief.kostprijs.vormen import vorm_voor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.bestand import Opslagset
    from reeletarief.kostprijs.afwijkingen import Regiowaarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.post import Eenheid, Post


def bereken_tarief(kaart: Productkaart, basis: Rekenbasis) -> Tarief:
    """Reken het tarief van een productkaart uit voor het jaar van de keuzes; elk onderdeel van een samengesteld tarief één keer.

    Een :class:`RekenFout` draagt alle redenen waarom het niet kan: een onbekende schaal of trede, een
    gat in een reeks, geen declarabele uren, aandelen van samen 100% of meer.
    """
    return basis.geheugen.tarief(kaart.code, lambda: _bereken(kaart, basis))


def _bereken(kaart: Productkaart, basis: Rekenbasis) -> Tarief:
    """Een samengesteld tarief uit zijn onderdelen; een ander product uit cao, vorm en opslagen, met de eigen waarden van de kaart."""
    if kaart.samenstelling is not None:
        onderdelen = dict.fromkeys(str(product) for product in kaart.bestaat_uit)
        tarieven = {product: bereken_tarief(basis.kaarten[product], basis) for product in onderdelen}
        return samengesteld(kaart, basis, tarieven)
    zonder: tuple[ZonderElement, ...] = ()
    afwezigheid = kaart.afwezigheid
    if afwezigheid is not None:
        kaart, zonder = _van_aanwezig(kaart, basis)
    keuzes = basis.keuzes
    regio = opslagen_voor_cao(keuzes, str(kaart.cao)) if kaart.cao else keuzes.opslagen
    keuzes = keuzes._replace(opslagen=met_afwijkingen(regio, kaart))
    cao = _cao_van(kaart, basis)
    vorm = vorm_voor(kaart, keuzes, cao)
    vervalt = {str(regel.element): regel.reden.plaats for regel in zonder}
    deel = Productbasis(kaart, keuzes, vorm, vorm.eenheid, cao.loonpeil if cao else keuzes.jaar, vervalt)
    tarief = _tarief(deel, cao, zonder, waarden_van_de_regio(regio, kaart))
    return tarief._replace(afwezigheid=afwezigheid, opslagen=basis.keuzes.opslagen)


def _cao_van(kaart: Productkaart, basis: Rekenbasis) -> CaoJaar | None:
    """De tabellen van de cao van een kaart in het tariefjaar; zonder beroepskrachten is er geen cao."""
    if kaart.cao is None:
        return None
    tabellen, peildatum, verwijzing = basis.caos[str(kaart.cao)], basis.peildatum, kaart.cao.plaats
    return basis.keuzes.eenmaal(
        ("cao", tuple(tabellen), peildatum), lambda: cao_jaar(tabellen, basis.keuzes.jaar, peildatum, verwijzing)
    )


def _van_aanwezig(kaart: Productkaart, basis: Rekenbasis) -> tuple[Productkaart, tuple[ZonderElement, ...]]:
    """De kaart van het etmaal waar een afwezigheidsdag van uitgaat, onder eigen naam, en de elementen die vervallen."""
    assert kaart.afwezigheid is not None
    van = basis.kaarten[str(kaart.afwezigheid.van)]
    eigen = {
        veld: getattr(kaart, veld)
        for veld in (
            "product",
            "naam",
            "segment",
            "standaardcode",
            "doel",
            "tariefdifferentiatie",
            "motivering_wijziging",
            "vastgesteld",
        )
    }
    reden = Tekst(f"vervalt op een dag afwezigheid van {van.product}", kaart.afwezigheid.van.plaats)
    zonder = tuple(ZonderElement(element=element, reden=reden) for element in kaart.afwezigheid.vervalt)
    return replace(van, **eigen), zonder


def _tarief(
    basis: Productbasis,
    cao: CaoJaar | None,
    zonder: tuple[ZonderElement, ...],
    van_de_regio: Mapping[str, Regiowaarde],
) -> Tarief:
    """Het tarief met alles wat lezers ervan willen weten: elementen, aannames en waarschuwingen."""
    opbouw = _opbouw(basis)
    jeugdwet = totalen("jeugdwet", opbouw.regels, basis.eenheid)
    # wat alleen in de elementen zit, zijn uren (de bruto-nettofactor); daar is niets te nieuw aan
    waarden = [post for post in posten.loop(opbouw.tarief, *jeugdwet.values()) if post.herkomst is not None]
    onzeker = onzekere(waarden)
    return Tarief(
        kaart=basis.kaart,
        jaar=basis.keuzes.jaar,
        cao=cao,
        functies=basis.vorm.functies,
        uren=basis.vorm.uren,
        regels=opbouw.regels,
        tarief=opbouw.tarief,
        onafgerond=opbouw.onafgerond,
        andere_eenheid=andere_eenheid(basis.kaart, opbouw.tarief, opbouw.onafgerond),
        jeugdwet=jeugdwet,
        nvo=totalen("nvo", opbouw.regels, basis.eenheid),
        onzekere_posten=onzeker,
        aannames=tuple(sorted({*aannames_van(onzeker), *keuzes_van(basis.kaart)})),
        waarden_van_de_regio=van_de_regio,
        opslagen=basis.keuzes.opslagen,
        zonder=(*_zonder(basis), *zonder),
        waarschuwingen=(*(cao.waarschuwingen if cao else ()), *te_nieuw(waarden, basis.keuzes.jaar)),
        onderdelen=(),
    )


def _zonder(basis: Productbasis) -> list[ZonderElement]:
    """De elementen die volgens de opslagset nul zijn, zonder die waarvoor de kaart zelf een bedrag heeft."""
    eigen = {regel.element for regel in basis.kaart.bedragen}
    return [regel for regel in _set_van(basis).zonder if regel.element not in eigen]


def _set_van(basis: Productbasis) -> Opslagset:
    return basis.keuzes.opslagen.opslagsets[str(basis.kaart.opslagset)]


def _opbouw(basis: Productbasis) -> Opbouw:
    """De stappen na de loonkosten achter elkaar: arbeid, opslagen en marge, index, afronding."""
    arbeid = _arbeid(basis)
    kostprijs, kosten, marge = _opgeslagen(basis, arbeid)
    voor_index = [kostprijs, *marge]
    index = indexregel(
        oude_delen(Kop.TE_INDEXEREN, "te indexeren", basis.eenheid, voor_index), basis.keuzes, basis.eenheid
    )
    delen = (*(regel.post for regel in voor_index), index)
    onafgerond = posten.som(Kop.TARIEF_ONAFGEROND, "Tarief voor afronding", basis.eenheid, *delen)
    tarief = _afgerond_tarief(basis, onafgerond)
    rest = posten.verschil(Kop.AFRONDING, "Afronding", basis.eenheid, tarief, onafgerond)
    regels = (
        arbeid[Kop.BEROEPSKRACHT_CLIENTGEBONDEN].post,
        arbeid[Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN].post,
        *(regel.post for regel in (*kosten, *marge)),
        index,
        posten.met_element(rest, "afronding"),
    )
    return Opbouw(regels, onafgerond, tarief)


def _opgeslagen(
    basis: Productbasis, arbeid: dict[str, Tariefregel]
) -> tuple[Tariefregel, tuple[Tariefregel, ...], tuple[Tariefregel, ...]]:
    """De kostprijs, de opslagen die erin zitten en de marge die erop komt."""
    set_ = _set_van(basis)
    namen = {**arbeid, **loonregels(basis, _gevraagde_loonregels(set_, set(arbeid)))}
    percentages = percentages_van(basis, set_.regels)
    eigen = opslagregels(basis, basis.kaart.bedragen, percentages, namen)
    namen[Kop.BEDRAGEN] = _opgeteld(Kop.BEDRAGEN, "Eigen bedragen van dit product", eigen, basis.eenheid)
    kosten = opslagregels(basis, [regel for regel in set_.regels if regel.element != "marge"], percentages, namen)
    kosten = (*eigen, *kosten)
    kostprijs = _opgeteld(Kop.KOSTPRIJS, "Kostprijs", [arbeid[Kop.BEROEPSKRACHT], *kosten], basis.eenheid)
    namen[Kop.KOSTPRIJS] = kostprijs
    marge = opslagregels(basis, [regel for regel in set_.regels if regel.element == "marge"], percentages, namen)
    return kostprijs, kosten, marge


def _afgerond_tarief(basis: Productbasis, onafgerond: Post) -> Post:
    """Het tarief op de stap van zijn eenheid; een :class:`RekenFout` als het niet boven nul uitkomt."""
    stap = afrondingsstap(basis.keuzes, basis.kaart.eenheid)
    tarief = posten.afgerond(Kop.TARIEF, "Tarief", basis.eenheid, onafgerond, stap)
    if tarief.bedrag <= 0:
        raise RekenFout(_geen_tarief(basis.kaart, tarief))
    return tarief


def _geen_tarief(kaart: Productkaart, tarief: Post) -> Bevinding:
    return Bevinding(
        "RT409",
        f"Het tarief van {kaart.product} komt uit op {euro_in_zin(tarief.bedrag)}; een tarief ligt boven nul.",
        "Controleer bedragen met een minteken en de afrondingsstap.",
        kaart.product.plaats,
    )


def _arbeid(basis: Productbasis) -> dict[str, Tariefregel]:
    """De beroepskracht per eenheid, gesplitst in cliëntgebonden en niet-cliëntgebonden.

    Cliëntgebonden is het deel dat voor de geleverde uren zelf betaald wordt: beroepskracht ÷
    bruto-nettofactor. De rest is dezelfde arbeid in de uren daarbuiten (verlof, ziekte, overleg).
    """
    eenheid = basis.eenheid
    post = posten.als_regel(basis.vorm.beroepskracht(), Kop.BEROEPSKRACHT, "Beroepskracht")
    sleutel, naam = Kop.BEROEPSKRACHT_CLIENTGEBONDEN, "Beroepskracht, cliëntgebonden"
    client = posten.quotient(sleutel, naam, eenheid, post, basis.vorm.bruto_nettofactor)
    client = posten.met_element(client, "beroepskracht")
    sleutel, naam = Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN, "Beroepskracht, niet-cliëntgebonden"
    niet = posten.met_element(posten.verschil(sleutel, naam, eenheid, post, client), "niet_productief")
    return {deel.sleutel: op_peil(deel, basis.loonpeil, basis.keuzes.jaar) for deel in (post, client, niet)}


def _gevraagde_loonregels(set_: Opslagset, arbeid: set[str]) -> set[str]:
    """De namen in ``over`` die op een loonregel slaan: geen arbeid, geen opslag, geen kostprijs."""
    eigen = arbeid | {Kop.KOSTPRIJS, Kop.BEDRAGEN} | {str(regel.sleutel) for regel in set_.regels}
    return {str(naam) for regel in set_.regels for naam in regel.over} - eigen


def _opgeteld(sleutel: str, naam: str, regels: Sequence[Tariefregel], eenheid: Eenheid) -> Tariefregel:
    """Regels bij elkaar, met per ouder prijspeil wat erop staat; zo is de kostprijs beroepskracht plus opslagen."""
    post = posten.som(sleutel, naam, eenheid, *(regel.post for regel in regels))
    peil = geheel_op(regels)
    if peil is not None:
        return Tariefregel(post, {peil: post})
    return Tariefregel(post, oude_delen(sleutel, naam.lower(), eenheid, regels))
