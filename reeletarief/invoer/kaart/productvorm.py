"""De vormen die een product kan hebben, en welke sleutels een kaart daarvoor nodig heeft (docs/vormen.md)."""

from typing import Any, NamedTuple

from reeletarief.fouten import suggestie
from reeletarief.invoer.deels import leesbaar
from reeletarief.invoer.kaart.functie import MATEN, Functie
from reeletarief.invoer.waarden import WaardeFout, bedoelt_aantal

ALLE_BLOKKEN = (
    "cao",
    "functiemix",
    "opslagset",
    "inzet",
    "groep",
    "verblijf",
    "rooster",
    "capaciteit",
    "bedragen",
    "samenstelling",
    "profiel",
    "afwezigheid",
)
_ARBEID = ("cao", "functiemix", "opslagset")
_PER_UUR = ("bedrag_per_uur", "bedrag_per_fte", "totaal_per_jaar")


class Productvorm(NamedTuple):
    """Een vorm: haar naam, in welke eenheden zij gaat en wat er op de kaart staat.

    ``kenmerk`` is de sleutel waaraan de vorm binnen haar eenheid te herkennen is. ``maten`` zijn de maten waarin de
    inzet van een functie gegeven mag zijn; ``bedragen`` de bedragsoorten die een opslagset in deze vorm kan hebben.
    ``per_uur`` zegt of een functie per declarabel uur kost (haar uurkosten), of per fte (haar loonkosten);
    ``voor_jeugdigen`` of een aantal een deel van de jeugdigen kan zijn: een rit is er altijd een, een bedrag per jaar is er voor allemaal.
    """

    naam: str
    eenheden: tuple[str, ...]
    kenmerk: str | None
    nodig: tuple[str, ...]
    mogelijk: tuple[str, ...] = ()
    maten: tuple[str, ...] = ()
    bedragen: tuple[str, ...] = ()
    per_uur: bool = False
    voor_jeugdigen: bool = True


VORMEN = (
    Productvorm(
        "uur",
        ("uur", "minuut"),
        None,
        _ARBEID,
        ("inzet", "bedragen"),
        ("aandeel", "uren"),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid"),
        per_uur=True,
    ),
    Productvorm(
        "dagdeel",
        ("dagdeel",),
        None,
        (*_ARBEID, "groep"),
        ("bedragen",),
        ("begeleiders",),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid", "bedrag_per_plaats"),
        per_uur=True,
    ),
    Productvorm("afwezigheidsdag", ("etmaal",), "afwezigheid", ("afwezigheid",)),
    Productvorm(
        "etmaal",
        ("etmaal",),
        None,
        (*_ARBEID, "verblijf"),
        ("rooster", "bedragen"),
        ("fte", "uren_per_plaats_per_week"),
        (*_PER_UUR, "bedrag_per_eenheid", "bedrag_per_plaats"),
    ),
    Productvorm("traject", ("stuks",), None, ("samenstelling",), ("profiel",)),
    Productvorm(
        "consult",
        ("stuk",),
        "functiemix",
        (*_ARBEID, "inzet"),
        ("bedragen",),
        ("aandeel", "uren"),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid"),
        per_uur=True,
    ),
    Productvorm(
        "stuk", ("stuk",), None, ("bedragen", "opslagset"), (), (), ("bedrag_per_eenheid",), voor_jeugdigen=False
    ),
    Productvorm(
        "capaciteit",
        ("jaar",),
        None,
        (*_ARBEID, "capaciteit"),
        ("bedragen",),
        ("aandeel", "fte"),
        ("bedrag_per_fte", "totaal_per_jaar", "bedrag_per_eenheid"),
        voor_jeugdigen=False,
    ),
)


def vorm_van(kaart: Any) -> Productvorm:
    """De vorm van een kaart: de eerste die bij haar eenheid past en waarvan het kenmerk op de kaart staat."""
    return next(
        vorm
        for vorm in VORMEN
        if kaart.eenheid in vorm.eenheden and (vorm.kenmerk is None or getattr(kaart, vorm.kenmerk))
    )


def eis_nodige_sleutels(kaart: Any) -> None:
    """Weiger een kaart zonder de sleutels die haar vorm nodig heeft."""
    vorm = vorm_van(kaart)
    ontbreekt = [sleutel for sleutel in vorm.nodig if leesbaar(kaart, sleutel) and not getattr(kaart, sleutel)]
    if ontbreekt:
        namen = " en ".join(f"'{sleutel}'" for sleutel in ontbreekt)
        enkel = len(ontbreekt) == 1
        raise WaardeFout(
            "RT220",
            f"De verplichte {'sleutel' if enkel else 'sleutels'} {namen} {'ontbreekt' if enkel else 'ontbreken'} "
            f"bij een product per {kaart.eenheid}.",
            f"Voeg {', '.join(sleutel + ': …' for sleutel in ontbreekt)} toe.",
        )


def eis_passende_sleutels(kaart: Any) -> None:
    """Weiger een kaart met sleutels die bij haar vorm niets doen."""
    vorm = vorm_van(kaart)
    vreemd = [sleutel for sleutel in ALLE_BLOKKEN if sleutel not in (*vorm.nodig, *vorm.mogelijk)]
    te_veel = [sleutel for sleutel in vreemd if leesbaar(kaart, sleutel) and getattr(kaart, sleutel)]
    if te_veel:
        raise WaardeFout(
            "RT227",
            f"'{te_veel[0]}' doet niets bij een product per {kaart.eenheid} van de vorm {vorm.naam}.",
            "Haal de sleutel weg, of kies de eenheid waar hij bij hoort.",
        )


def eis_maten(kaart: Any) -> None:
    """Elke functie heeft een maat die bij de vorm past; een functie in het rooster heeft er geen."""
    ingeroosterd = {str(dienst.functie) for dienst in kaart.rooster.diensten} if kaart.rooster else set()
    for functie in kaart.functiemix:
        if str(functie.functie) not in ingeroosterd:
            _eis_passende_maat(kaart, functie)
        elif functie.maat:
            raise WaardeFout(
                "RT227",
                f"De functie '{functie.functie}' staat in het rooster; haar uren volgen uit de diensten.",
                f"Haal '{functie.maat}' weg, of geef de uren buiten het rooster een eigen functie.",
                functie.functie.plaats,
            )


def _eis_passende_maat(kaart: Any, functie: Functie) -> None:
    vorm = vorm_van(kaart)
    if functie.maat not in vorm.maten:
        raise WaardeFout(
            "RT223",
            f"De regel '{functie.functie}' heeft geen waarde die bij een product per {kaart.eenheid} past.",
            f"Geef precies één van: {' of '.join(MATEN[maat] for maat in vorm.maten)}.",
            functie.functie.plaats,
        )


def eis_bekende_functies(kaart: Any) -> None:
    """Elke dienst noemt een functie uit de functiemix."""
    bekend = [str(functie.functie) for functie in kaart.functiemix]
    for dienst in kaart.rooster.diensten if kaart.rooster else ():
        if str(dienst.functie) not in bekend:
            raise WaardeFout(
                "RT304",
                f"De dienst '{dienst.naam}' noemt functie '{dienst.functie}', maar die staat niet in de functiemix.",
                suggestie(dienst.functie, bekend, f"Bekend zijn: {', '.join(bekend)}."),
                dienst.functie.plaats,
            )


def eis_duur_bij_consult(kaart: Any) -> None:
    """De duur van een stuk hoort bij een consult, en alleen daar."""
    if kaart.vorm == "consult" and kaart.inzet is None:
        return  # dat 'inzet' ontbreekt, is al gemeld
    duur = kaart.inzet.uren_per_stuk if kaart.inzet else None
    if (kaart.vorm == "consult") != (duur is not None):
        raise WaardeFout(
            "RT227",
            "'uren_per_stuk' hoort bij een consult (eenheid stuk met een functiemix), en alleen daar.",
            "Voeg 'inzet: {uren_per_stuk: …}' toe bij een consult; haal het bij een andere vorm weg.",
            duur.plaats if duur else kaart.product.plaats,
        )


def eis_maat_van_capaciteit(kaart: Any) -> None:
    """Een lumpsum per fte verdeelt één fte in aandelen; beschikbaarheid en een lumpsum per aanbieder tellen fte."""
    if kaart.capaciteit is None or not kaart.functiemix:
        return
    eerste, soort = kaart.functiemix[0], kaart.capaciteit.soort
    if (soort == "lumpsum_per_fte") != (eerste.maat == "aandeel"):
        raise WaardeFout(
            "RT227",
            f"Een {soort.replace('_', ' ')} past niet bij een functiemix in {eerste.maat}.",
            "Geef bij lumpsum_per_fte elke functie een aandeel, en anders elke functie fte.",
            eerste.functie.plaats,
        )


def eis_aantallen(kaart: Any) -> None:
    """Elk aantal bij een eigen bedrag past bij de vorm."""
    for regel in kaart.bedragen:
        eis_passend_aantal(kaart, regel)


def eis_passend_aantal(kaart: Any, regel: Any) -> None:
    """Weiger een percentage als aantal waar het geen deel van de jeugdigen is; ``20%`` kan dan ook 20 zijn."""
    if regel.aantal is not None and regel.aantal.is_percentage and not vorm_van(kaart).voor_jeugdigen:
        raise WaardeFout(
            "RT215",
            f"Bij een product per {kaart.eenheid} is het aantal van '{regel.sleutel}' geen deel van de jeugdigen.",
            bedoelt_aantal(regel.aantal.getal),
            regel.aantal.plaats,
        )


def eis_plaatsen(kaart: Any) -> None:
    """Een rooster of een vast aantal fte is van de hele groep, en die heeft een aantal plaatsen."""
    groep = next((functie.functie.plaats for functie in kaart.functiemix if functie.maat in {None, "fte"}), None)
    if kaart.verblijf is not None and kaart.verblijf.plaatsen is None and groep is not None:
        raise WaardeFout(
            "RT220",
            "De verplichte sleutel 'plaatsen' ontbreekt bij een verblijf met een rooster of een vast aantal fte.",
            "Voeg 'plaatsen: …' toe aan 'verblijf'.",
            groep,
        )
