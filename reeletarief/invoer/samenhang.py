"""Wat tussen een productkaart en de rest van de regio moet kloppen voordat er gerekend kan worden, en welke kaarten dan overblijven.

Wat binnen ``opslagen.yaml`` moet kloppen, staat in :mod:`.opslagen`; wat binnen een cao-tabel moet kloppen, in :mod:`.cao`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_cent
from reeletarief.fouten import HOOGSTENS, Bevinding, op_een_rij
from reeletarief.invoer.deels import voor_zover
from reeletarief.invoer.kaart.afwijking import (
    BEDRAGVELDEN,
    GRENSVELDEN,
    REGELVELDEN,
    met_eigen_waarde,
    waardeveld,
)
from reeletarief.invoer.kaart.productsamenhang import (
    controleer_aantallen,
    controleer_bedragsoorten,
    controleer_eigen_bedragen,
    controleer_onderdelen,
    controleer_toeslagen_over_ort,
)
from reeletarief.invoer.opslagen.grondslagen import vaste_namen
from reeletarief.invoer.opslagen.reekssamenhang import onbekend
from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao
from reeletarief.invoer.waarden import FIJNSTE_BEDRAG, Waarde, WaardeFout, bedoelt_afgerond

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.afwijking import Afwijking
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel

    Parameterregel = Lastregel | Urenregel | Opslagregel

_GENOEMD = 5
"""Zoveel kaarten van één product noemt een melding; van de andere hoeveel het er zijn."""


class CaoStand(NamedTuple):
    """Een cao in de werkmap: haar tabellen op ingangsdatum, en de bestanden met fouten waardoor er niet mee te rekenen is."""

    tabellen: tuple[CaoTabel, ...]
    slechte: tuple[str, ...]


class Kaartkeuring(NamedTuple):
    """De kaarten die te rekenen zijn, op product; van de andere, op pad, waarom niet; en dat alles bij elkaar."""

    goede: dict[str, Productkaart]
    redenen: dict[str, tuple[Bevinding, ...]]
    bevindingen: list[Bevinding]


def controleer_kaarten(
    kaarten: Sequence[tuple[str, Productkaart]],
    opslagen: Opslagen,
    caos: Mapping[str, CaoStand],
    onleesbaar: Mapping[str, str],
) -> Kaartkeuring:
    """Keur elke kaart tegen de rest van de regio, en dan de samengestelde tegen de kaarten die over zijn.

    Een kaart op een cao waarvan een tabel niet deugt, valt weg: met de andere tabellen doorrekenen zou stil
    een verkeerd loon geven. Hebben twee kaarten hetzelfde product, dan telt geen van beide: kiezen zou raden zijn.
    ``onleesbaar`` zijn de producten (met hun pad) waarvan de kaart zelf een fout heeft.
    """
    gevonden = {
        pad: [*islice(_controleer_kaart(kaart, opslagen, caos), HOOGSTENS), *_slechte_tabellen(kaart, caos)]
        for pad, kaart in kaarten
    }
    for pad, dubbel in _dubbele_producten(kaarten):
        gevonden[pad].append(dubbel)
    redenen = {pad: tuple(gevonden[pad]) for pad, _ in kaarten if gevonden[pad]}
    goede = {kaart.code: kaart for pad, kaart in kaarten if pad not in redenen}
    weggevallen = {**onleesbaar, **{kaart.code: pad for pad, kaart in kaarten if pad in redenen}}
    bevindingen = [een for eigen in gevonden.values() for een in eigen]
    for product, fouten in controleer_onderdelen(goede, weggevallen).items():
        redenen[goede.pop(product).product.plaats.bestand] = fouten
        bevindingen += fouten
    return Kaartkeuring(goede, redenen, bevindingen)


def _dubbele_producten(kaarten: Iterable[tuple[str, Productkaart]]) -> Iterator[tuple[str, Bevinding]]:
    """Van elke kaart met een product dat nog een kaart heeft, op haar pad dat er meer zijn; voor al die kaarten dezelfde bevinding."""
    per_product: dict[str, list[Productkaart]] = {}
    for _, kaart in kaarten:
        per_product.setdefault(kaart.code, []).append(kaart)
    for zelfde in per_product.values():
        if len(zelfde) > 1:
            dubbel = _dubbel_product(zelfde)
            yield from ((kaart.product.plaats.bestand, dubbel) for kaart in zelfde)


def _slechte_tabellen(kaart: Productkaart, caos: Mapping[str, CaoStand]) -> Iterator[Bevinding]:
    """De tabellen waardoor er met de cao van deze kaart niet te rekenen is; wat eraan schort, is bij de tabel al gemeld."""
    if kaart.cao is None or kaart.cao not in caos:
        return
    for pad in caos[kaart.cao].slechte:
        yield Bevinding(
            "RT311",
            f"{kaart.product} rekent met cao {kaart.cao}, en tabel {pad} daarvan heeft fouten.",
            "Herstel eerst de tabel; met de andere tabellen doorrekenen zou stil een verkeerd loon geven.",
            kaart.cao.plaats,
            vervalt=kaart.code,
        )


def controleer_deels_gelezen(
    kaart: Productkaart, opslagen: Opslagen, caos: Mapping[str, CaoStand]
) -> Iterator[Bevinding]:
    """Wat er met de rest van de regio niet klopt aan een kaart waar zelf al iets aan schort.

    Of de bedragen bij haar vorm passen, blijkt pas daarna: dat volgt vaak uit wat er aan de kaart schort.
    """
    yield from voor_zover(_controleer_cao(kaart, caos))
    yield from voor_zover(_controleer_op_opslagset(kaart, opslagen, caos))


def _controleer_kaart(kaart: Productkaart, opslagen: Opslagen, caos: Mapping[str, CaoStand]) -> Iterator[Bevinding]:
    yield from _controleer_cao(kaart, caos)
    yield from _controleer_op_opslagset(kaart, opslagen, caos)
    yield from controleer_bedragsoorten(kaart, opslagen)
    yield from controleer_aantallen(kaart, opslagen)


def _controleer_cao(kaart: Productkaart, caos: Mapping[str, CaoStand]) -> Iterator[Bevinding]:
    if kaart.cao is not None and kaart.cao not in caos:
        yield onbekend("RT308", "cao", kaart.cao, caos)
    elif kaart.cao is not None:
        yield from controleer_toeslagen_over_ort(kaart, caos[kaart.cao].tabellen)


def _controleer_op_opslagset(
    kaart: Productkaart, opslagen: Opslagen, caos: Mapping[str, CaoStand]
) -> Iterator[Bevinding]:
    if kaart.opslagset is None:
        yield from _zonder_opslagset(kaart)
        return
    if kaart.opslagset not in opslagen.opslagsets:
        yield onbekend("RT308", "opslagset", kaart.opslagset, opslagen.opslagsets)
        return
    if kaart.cao in caos:
        yield from _controleer_per_cao(kaart, opslagen)
    yield from controleer_eigen_bedragen(kaart, opslagen, vaste_namen(opslagen))
    for positie, afwijking in enumerate(kaart.eigen_waarden):
        if afwijking.parameter in (eerdere.parameter for eerdere in kaart.eigen_waarden[:positie]):
            yield _dubbele_afwijking(afwijking)
        yield from _controleer_afwijking(afwijking, kaart, opslagen)


def _zonder_opslagset(kaart: Productkaart) -> Iterator[Bevinding]:
    """Een product dat uit andere bestaat, heeft geen parameters om van af te wijken; een ander mist haar opslagset, en dat is al gemeld."""
    if kaart.samenstelling is None and kaart.afwezigheid is None:
        return
    for afwijking in kaart.eigen_waarden:
        yield Bevinding(
            "RT310",
            f"{kaart.product} bestaat uit andere producten; een eigen waarde doet hier niets.",
            "Zet de eigen waarde op de kaart van het onderdeel.",
            afwijking.parameter.plaats,
        )


def _controleer_per_cao(kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    """Waar de regio per cao een reeks kiest, is er ook een voor de cao van deze kaart.

    Een eigen waarde van de kaart komt in de plaats van de waarde, niet van de franchise of het maximum.
    """
    eigen = {str(afwijking.parameter) for afwijking in kaart.eigen_waarden}
    for naam, veld, waarde in _keuzes_per_cao(opslagen, str(kaart.opslagset)):
        vervangen = naam in eigen and veld not in GRENSVELDEN
        if kaart.cao and kaart.cao not in waarde.per_cao and not vervangen:
            yield _zonder_reeks(str(kaart.cao), naam, waarde)


@lru_cache(maxsize=64)
def _keuzes_per_cao(opslagen: Opslagen, opslagset: str) -> tuple[tuple[str, str, ReeksPerCao], ...]:
    """Elke parameter (en het veld ervan) die per cao een reeks kiest; veel kaarten vragen hetzelfde."""
    return tuple(
        (naam, veld, waarde)
        for naam, regel in parameters(opslagen, opslagset).items()
        for veld in REGELVELDEN
        if isinstance(waarde := getattr(regel, veld, None), ReeksPerCao)
    )


def _zonder_reeks(cao: str, naam: str, waarde: ReeksPerCao) -> Bevinding:
    """Zonder productcode: zo geeft elke kaart op deze cao dezelfde bevinding, die één keer verschijnt."""
    return Bevinding(
        "RT313",
        f"'{naam}' kiest per cao een reeks, maar heeft er geen voor {cao}; kaarten op die cao vallen weg.",
        f"Voeg '{cao}: naam_van_de_reeks' toe; er staan nu: {', '.join(waarde.per_cao)}.",
        waarde.plaats,
    )


@lru_cache(maxsize=64)
def parameters(opslagen: Opslagen, opslagset: str) -> Mapping[str, Parameterregel]:
    """Elke parameter waarvan een kaart kan afwijken, met de regel waar hij staat; veel kaarten vragen hetzelfde."""
    gevonden: dict[str, Parameterregel] = {}
    for groep, regels in (
        ("uren", opslagen.uren.regels),
        ("inhoudingen", opslagen.inhoudingen),
        ("werkgeverslasten", opslagen.werkgeverslasten),
        ("opslagen", opslagen.opslagsets[opslagset].regels),
    ):
        gevonden |= {f"{groep}.{regel.sleutel}": regel for regel in regels}
    return MappingProxyType(gevonden)


def _controleer_afwijking(afwijking: Afwijking, kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    bekend = parameters(opslagen, str(kaart.opslagset))
    if afwijking.parameter not in bekend:
        yield onbekend("RT310", "parameter", afwijking.parameter, bekend)
        return
    regel = bekend[str(afwijking.parameter)]
    is_percentage = getattr(regel, "percentage", None) is not None
    if is_percentage != afwijking.waarde.is_percentage:
        yield _andere_soort(afwijking, regel, is_percentage=is_percentage)
        return
    if waardeveld(regel) in BEDRAGVELDEN and afwijking.waarde.getal != op_cent(afwijking.waarde.getal):
        yield _geen_hele_centen(afwijking)
        return
    yield from _controleer_eigen_waarde(afwijking, regel)


def _andere_soort(afwijking: Afwijking, regel: Parameterregel, *, is_percentage: bool) -> Bevinding:
    from reeletarief.invoer.getalvraag import bedoelt_percentage

    soort = "een percentage" if is_percentage else "geen percentage"
    vraag = bedoelt_percentage(f"{afwijking.waarde.getal:f}") if is_percentage else ""
    return Bevinding(
        "RT310",
        f"De parameter '{afwijking.parameter}' is {soort}; deze eigen waarde is van een andere soort.",
        f"{vraag}Schrijf {'een percentage met' if is_percentage else 'een getal zonder'} procentteken, zoals bij '{regel.sleutel}' in "
        f"{regel.sleutel.plaats.bestand}, regel {regel.sleutel.plaats.regel}.",
        afwijking.waarde.plaats,
    )


def _geen_hele_centen(afwijking: Afwijking) -> Bevinding:
    return Bevinding(
        "RT215",
        f"De parameter '{afwijking.parameter}' is een bedrag; {afwijking.waarde.getal} heeft meer dan twee decimalen.",
        bedoelt_afgerond(str(afwijking.waarde.getal), FIJNSTE_BEDRAG, "De cent"),
        afwijking.waarde.plaats,
    )


def _controleer_eigen_waarde(afwijking: Afwijking, regel: Parameterregel) -> Iterator[Bevinding]:
    """De eigen waarde voldoet aan dezelfde eisen als de waarde die ze vervangt."""
    grens = getattr(regel, "franchise", None) or getattr(regel, "maximum", None)
    if isinstance(grens, Waarde):
        yield Bevinding(
            "RT310",
            f"'{afwijking.parameter}' heeft een franchise of maximum op de regel zelf; de eigen waarde zou ook daarvan de bron vervangen.",
            "Zet de franchise en het maximum in opslagen.yaml in een reeks.",
            afwijking.parameter.plaats,
        )
        return
    try:
        met_eigen_waarde(regel, afwijking)
    except WaardeFout as fout:
        eigen = fout.plaats is not None and fout.plaats.bestand == afwijking.parameter.plaats.bestand
        yield Bevinding(fout.code, fout.wat, fout.remedie, fout.plaats if eigen else afwijking.parameter.plaats)


def _dubbele_afwijking(afwijking: Afwijking) -> Bevinding:
    return Bevinding(
        "RT224",
        f"Voor '{afwijking.parameter}' staan twee eigen waarden op deze kaart.",
        "Welke geldt? Verwijder de andere.",
        afwijking.parameter.plaats,
    )


def _dubbel_product(zelfde: Sequence[Productkaart]) -> Bevinding:
    """Dat een product meer kaarten heeft: alle kaarten in één zin, die daardoor bij elk ervan klopt."""
    paden = [kaart.product.plaats.bestand for kaart in zelfde]
    product = zelfde[1].product
    return Bevinding(
        "RT224",
        f"Het product {product} heeft {len(paden)} kaarten: {_samen_genoemd(paden)}; zolang telt geen ervan mee.",
        "Geef elk product één kaart: houd er een, en verwijder de andere of geef die een eigen code.",
        product.plaats,
    )


def _samen_genoemd(paden: Sequence[str]) -> str:
    """De paden in een zin; van veel paden de eerste."""
    if len(paden) > _GENOEMD:
        return f"{', '.join(paden[:_GENOEMD])} en nog {len(paden) - _GENOEMD}"
    return op_een_rij(paden, "en")
