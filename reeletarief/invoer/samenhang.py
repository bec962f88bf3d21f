"""Wat tussen regels en bestanden moet kloppen voordat er gerekend kan worden."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import HOOGSTENS, Bevinding
from reeletarief.invoer.cao.tabelkeuze import pad_van
from reeletarief.invoer.deels import voor_zover
from reeletarief.invoer.kaart.afwijking import GRENSVELDEN, WAARDEVELDEN, met_eigen_waarde
from reeletarief.invoer.kaart.productsamenhang import (
    controleer_aantallen,
    controleer_bedragsoorten,
    controleer_eigen_bedragen,
    controleer_onderdelen,
    controleer_toeslagen_over_ort,
)
from reeletarief.invoer.opslagen.over import Namen, Overregel, controleer_over
from reeletarief.invoer.opslagen.reekssamenhang import controleer_indexreeksen, controleer_reeksnamen, onbekend
from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Tabelplek
    from reeletarief.invoer.kaart.afwijking import Afwijking
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.bestand import Lastregel, Opslagen, Opslagset, Urenregel
    from reeletarief.invoer.opslagen.regel import Opslagregel

    Parameterregel = Lastregel | Urenregel | Opslagregel

UREN_VOORAF = ("contracturen", "verlof_wettelijk", "verlof_bovenwettelijk", "feestdagen", "beschikbare_uren")
UREN_NA_ALGEMEEN = "inzetbare_uren"
UREN_NA_BEROEPSGEBONDEN = "clientgebonden_uren"
SOORTEN_UREN = ("algemeen", "beroepsgebonden", "clientgebonden_indirect")
LOON_VOORAF = ("jaarsalaris",)
LASTEN_VOORAF = ("bruto_loon",)
LOON_SV = "loon_sv"
LOON_VERGEVEN = ("jaarsalaris", "bruto_loon", "loon_sv", "loonkosten", "uurkosten", "onregelmatigheidstoeslag")
UREN_VERGEVEN = ("declarabele_uren", "bruto_nettofactor", "per_dag", "inzetbare_uren", "clientgebonden_uren")
UREN_STANDEN = ("contracturen", "beschikbare_uren", "inzetbare_uren", "clientgebonden_uren")
BEROEPSKRACHT = ("beroepskracht", "beroepskracht_clientgebonden", "beroepskracht_niet_clientgebonden")


BEDRAGEN = "bedragen"
"""De som van de eigen bedragen van een kaart, waar een opslag over kan gaan."""


class CaoStand(NamedTuple):
    """Een cao in de werkmap: haar tabellen op ingangsdatum, en waarom er niet mee te rekenen is."""

    tabellen: tuple[CaoTabel, ...]
    redenen: tuple[Bevinding, ...]


def controleer_opslagen(opslagen: Opslagen) -> list[Bevinding]:
    """Bevindingen over ``opslagen.yaml`` op zichzelf: uren, opslagsets en reeksen."""
    bevindingen = _controleer_uren(opslagen)
    for set_ in opslagen.opslagsets.values():
        bevindingen += _controleer_opslagset(opslagen, set_)
    bevindingen += controleer_reeksnamen(opslagen)
    bevindingen += controleer_indexreeksen(opslagen)
    return bevindingen


def controleer_bestandsnaam(tabel: CaoTabel, pad: str) -> list[Bevinding]:
    """Een cao-tabel staat als ``cao/<cao>/<ingangsdatum>.yaml``, zodat de naam niet kan liegen."""
    verwacht = pad_van(str(tabel.cao), tabel.dag)
    if pad == verwacht:
        return []
    return [
        Bevinding(
            "RT307",
            f"De inhoud zegt cao {tabel.cao} per {tabel.dag}, maar het bestand heet {pad}.",
            f"Hernoem het bestand naar {verwacht}, of herstel de sleutel.",
            tabel.cao.plaats,
        )
    ]


def controleer_toeslagen(tabel: CaoTabel) -> list[Bevinding]:
    """De grondslagen van de toeslagen in een cao-tabel."""
    regels = [Overregel(regel.sleutel, regel.over) for regel in tabel.toeslagen]
    plek = f"de toeslagen van cao {tabel.cao} per {tabel.dag}"
    fouten = controleer_over(regels, Namen(LOON_VOORAF, vergeven=LOON_VERGEVEN), plek)
    plekken = [regel.minimum_over for regel in tabel.toeslagen]
    plekken += [tabel.ort.uurloon_hoogstens, tabel.ort.salaris_tot_en_met] if tabel.ort else []
    return fouten + [_onbekende_plek(tabel, plek) for plek in plekken if plek and not _bestaat(tabel, plek)]


def _bestaat(tabel: CaoTabel, plek: Tabelplek) -> bool:
    """Of een aangewezen cel in de tabel met maandbedragen staat."""
    return plek.trede in tabel.salaris.get(plek.schaal, {})


def _onbekende_plek(tabel: CaoTabel, plek: Tabelplek) -> Bevinding:
    return Bevinding(
        "RT314",
        f"Schaal {plek.schaal} trede {plek.trede} staat niet in de maandbedragen van cao {tabel.cao} per {tabel.dag}.",
        "Wijs een cel aan die onder 'salaris' staat.",
        plek.trede.plaats,
    )


def controleer_lasten(opslagen: Opslagen, toeslagen: Collection[str]) -> list[Bevinding]:
    """De grondslagen van inhoudingen en werkgeverslasten, bij een cao met deze toeslagen."""
    delen = {*LOON_VOORAF, *toeslagen}
    ingehouden = {str(regel.sleutel) for regel in opslagen.inhoudingen}
    omvat = {"bruto_loon": delen | ingehouden, LOON_SV: {*delen, "bruto_loon"}}
    vooraf = {*delen, *LASTEN_VOORAF}
    inhoudingen = [Overregel(regel.sleutel, regel.over) for regel in opslagen.inhoudingen]
    fouten = controleer_over(inhoudingen, Namen(vooraf, vergeven=LOON_VERGEVEN, omvat=omvat), "de inhoudingen")
    vooraf |= {LOON_SV, *ingehouden}
    lasten = [Overregel(regel.sleutel, regel.over) for regel in opslagen.werkgeverslasten]
    namen = Namen(vooraf, vergeven=LOON_VERGEVEN, omvat=omvat)
    return fouten + controleer_over(lasten, namen, "de werkgeverslasten")


def toeslagnamen(blok: object) -> set[str] | None:
    """De sleutels van de toeslagen in een gelezen cao-tabel waar iets anders aan schort; niets als ze er niet zijn."""
    regels = blok.get("toeslagen") if isinstance(blok, Blok) else None
    if not isinstance(regels, Lijst) or not all(isinstance(regel, Blok) and "sleutel" in regel for regel in regels):
        return None
    return {str(regel["sleutel"]) for regel in regels}


def controleer_kaarten(
    kaarten: Sequence[tuple[str, Productkaart]],
    opslagen: Opslagen,
    caos: Mapping[str, CaoStand],
    onleesbaar: Mapping[str, str],
) -> tuple[dict[str, Productkaart], dict[str, tuple[Bevinding, ...]], list[Bevinding]]:
    """De kaarten die te rekenen zijn op product, en van de andere per pad de redenen en wat er nieuw te melden is.

    Een kaart op een cao waarvan een tabel niet deugt, valt weg: met de andere tabellen doorrekenen zou stil
    een verkeerd loon geven. Hebben twee kaarten hetzelfde product, dan telt geen van beide: kiezen zou raden zijn.
    ``onleesbaar`` zijn de producten (met hun pad) waarvan de kaart zelf een fout heeft.
    """
    goede: dict[str, Productkaart] = {}
    slechte: dict[str, tuple[Bevinding, ...]] = {}
    nieuw: list[Bevinding] = []
    eerste: dict[str, Productkaart] = {}
    for pad, kaart in kaarten:
        gevonden = list(islice(_controleer_kaart(kaart, opslagen, caos), HOOGSTENS))
        eerder = eerste.setdefault(str(kaart.product), kaart)
        if eerder is not kaart:
            gevonden.append(_dubbel_product(kaart, eerder))
            goede.pop(str(kaart.product), None)
            eerste_pad = eerder.product.plaats.bestand
            slechte[eerste_pad] = (*slechte.get(eerste_pad, ()), gevonden[-1])
        nieuw += gevonden
        redenen = (*gevonden, *(caos[kaart.cao].redenen if kaart.cao and kaart.cao in caos else ()))
        if redenen:
            slechte[pad] = redenen
        else:
            goede[str(kaart.product)] = kaart
    weggevallen = {**onleesbaar, **{str(kaart.product): pad for pad, kaart in kaarten if pad in slechte}}
    for product, redenen in controleer_onderdelen(goede, weggevallen).items():
        slechte[goede.pop(product).product.plaats.bestand] = redenen
        nieuw += redenen
    return goede, slechte, nieuw


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
    yield from controleer_eigen_bedragen(kaart, opslagen, {*BEROEPSKRACHT, BEDRAGEN, *loonnamen_per_eenheid(opslagen)})
    for positie, afwijking in enumerate(kaart.eigen_waarden):
        if afwijking.parameter in (eerdere.parameter for eerdere in kaart.eigen_waarden[:positie]):
            yield _dubbele_afwijking(afwijking)
        yield from _controleer_afwijking(afwijking, kaart, opslagen)


def _zonder_opslagset(kaart: Productkaart) -> Iterator[Bevinding]:
    """Een product dat uit andere bestaat, heeft geen parameters om van af te wijken."""
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
        for veld in (*WAARDEVELDEN, *GRENSVELDEN)
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


def _controleer_uren(opslagen: Opslagen) -> list[Bevinding]:
    """De drie soorten uren staan op volgorde; elke soort heeft eigen namen om over te gaan."""
    return [*_verkeerde_uren(opslagen.uren.regels), *_over_uren(opslagen)]


def _verkeerde_uren(regels: Sequence[Urenregel]) -> list[Bevinding]:
    """Urenregels met een sleutel die van de cao is, of na een regel van een latere soort."""
    bevindingen = [
        Bevinding(
            "RT224",
            f"De sleutel '{regel.sleutel}' begint als een soort verlof uit de cao.",
            "Extra verlof staat in de cao-tabel. Geef deze regel een sleutel die niet met 'verlof_' begint.",
            regel.sleutel.plaats,
        )
        for regel in regels
        if regel.sleutel.startswith("verlof_") and str(regel.sleutel) not in UREN_VOORAF
    ]
    bevindingen += [
        Bevinding(
            "RT305",
            f"'{latere.sleutel}' is {latere.soort} en staat na een regel die {eerdere.soort} is.",
            "Zet de regels op volgorde: algemeen, beroepsgebonden, clientgebonden_indirect.",
            latere.sleutel.plaats,
        )
        for eerdere, latere in pairwise(regels)
        if SOORTEN_UREN.index(latere.soort) < SOORTEN_UREN.index(eerdere.soort)
    ]
    return bevindingen


def _over_uren(opslagen: Opslagen) -> list[Bevinding]:
    """Elke soort gaat over de uren van de cao, de soorten ervoor en wat daarna overbleef."""
    regels = opslagen.uren.regels
    bevindingen: list[Bevinding] = []
    vooraf = set(UREN_VOORAF)
    omvat = _omvat_uren(opslagen)
    alle = {UREN_NA_ALGEMEEN, UREN_NA_BEROEPSGEBONDEN, *(str(regel.sleutel) for regel in regels)}
    for soort, subtotaal in zip(SOORTEN_UREN, (UREN_NA_ALGEMEEN, UREN_NA_BEROEPSGEBONDEN, ""), strict=True):
        groep = [Overregel(regel.sleutel, regel.over) for regel in regels if regel.soort == soort]
        namen = Namen(vooraf, erna=alle - vooraf, vergeven=UREN_VERGEVEN, omvat=omvat)
        bevindingen += controleer_over(groep, namen, f"de uren ({soort})")
        vooraf |= {subtotaal, *(str(regel.sleutel) for regel in groep)} - {""}
    return bevindingen


def _omvat_uren(opslagen: Opslagen) -> dict[str, set[str]]:
    """Per stand van de uren wat erin zit: elke latere stand, en alles wat er nog afgaat."""
    per_soort = [
        {str(regel.sleutel) for regel in opslagen.uren.regels if regel.soort == soort} for soort in SOORTEN_UREN
    ]
    groepen = [set(UREN_VOORAF), *per_soort]
    return {
        stand: (set(UREN_STANDEN[positie + 1 :]) | set().union(*groepen[positie:])) - {stand}
        for positie, stand in enumerate(UREN_STANDEN)
    }


def _controleer_opslagset(opslagen: Opslagen, set_: Opslagset) -> list[Bevinding]:
    """De grondslagen van een opslagset, en dat aandelen over één grondslag onder 100% blijven."""
    kosten = [regel for regel in set_.regels if regel.element != "marge"]
    marge = [regel for regel in set_.regels if regel.element == "marge"]
    lonen = {*BEROEPSKRACHT, *loonnamen_per_eenheid(opslagen)}
    vooraf = {*lonen, BEDRAGEN}
    bevindingen = _marge_achteraan(set_)
    kostennamen = {str(regel.sleutel) for regel in kosten}
    omvat = {
        "beroepskracht": lonen - {"beroepskracht"},
        **{deel: loonnamen_per_eenheid(opslagen) for deel in BEROEPSKRACHT[1:]},
        "bruto_loon": {"jaarsalaris"},
        "kostprijs": {*vooraf, *kostennamen},
    }
    erna = {"kostprijs", *(str(regel.sleutel) for regel in marge)}
    namen = Namen(vooraf, erna=erna, vergeven=("kostprijs",), omvat=omvat)
    bevindingen += controleer_over([Overregel(r.sleutel, r.over) for r in kosten], namen, "deze opslagset")
    namen = Namen(vooraf | {"kostprijs"} | kostennamen, omvat=omvat)
    bevindingen += controleer_over([Overregel(r.sleutel, r.over) for r in marge], namen, "deze opslagset")
    return bevindingen


def loonnamen_per_eenheid(opslagen: Opslagen) -> tuple[str, ...]:
    """De loonregels waarover een opslag kan gaan, naast de beroepskracht zelf."""
    lasten = (str(regel.sleutel) for regel in opslagen.werkgeverslasten)
    return (*LOON_VOORAF, *LASTEN_VOORAF, *lasten)


def _marge_achteraan(set_: Opslagset) -> list[Bevinding]:
    return [
        Bevinding(
            "RT305",
            f"'{regel.sleutel}' staat na een marge; de marge gaat over de hele kostprijs.",
            "Zet regels met element marge onderaan.",
            regel.sleutel.plaats,
        )
        for eerdere, regel in pairwise(set_.regels)
        if eerdere.element == "marge" and regel.element != "marge"
    ]


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
        soort = "een percentage" if is_percentage else "geen percentage"
        yield Bevinding(
            "RT310",
            f"De parameter '{afwijking.parameter}' is {soort}; deze eigen waarde is van een andere soort.",
            "Schrijf de eigen waarde in dezelfde vorm als in opslagen.yaml.",
            afwijking.waarde.plaats,
        )
        return
    yield from _controleer_eigen_waarde(afwijking, regel)


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


def _dubbel_product(kaart: Productkaart, eerste: Productkaart) -> Bevinding:
    return Bevinding(
        "RT224",
        f"Het product {kaart.product} staat ook in {eerste.product.plaats.bestand}; zolang telt geen van beide kaarten mee.",
        "Geef elk product één kaart: verwijder er een, of geef haar een eigen code.",
        kaart.product.plaats,
    )
