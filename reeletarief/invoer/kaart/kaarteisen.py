"""De eisen aan een hele kaart: de blokken van haar vorm, en wat die blokken met elkaar te maken hebben.

Elke eis geeft een :class:`~reeletarief.invoer.waarden.WaardeFout` als er iets niet past. Wat binnen één blok moet kloppen, staat bij het
model van dat blok; wat met de rest van de regio moet kloppen, in :mod:`.productsamenhang`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reeletarief.afronding import NUL
from reeletarief.fouten import in_zin, suggestie
from reeletarief.invoer.deels import leesbaar
from reeletarief.invoer.eisen import eis_uniek, tot_honderd
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.kaart.functie import MATEN
from reeletarief.invoer.kaart.productvorm import VORMEN, vorm_van
from reeletarief.invoer.kaart.verblijf import Verblijf
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import WaardeFout, bedoelt_aantal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.deels import Eis
    from reeletarief.invoer.kaart.capaciteit import Capaciteit
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.inzet import Inzet
    from reeletarief.invoer.kaart.productvorm import Productvorm
    from reeletarief.invoer.kaart.rooster import Dienst, Rooster
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.yaml_strikt import Tekst


class _Kaart(Protocol):
    """Wat de eisen van een productkaart bekijken; het model zelf rust op deze module, dus zij kent het niet."""

    @property
    def product(self) -> Tekst: ...
    @property
    def eenheid(self) -> str: ...
    @property
    def vorm(self) -> str: ...
    @property
    def functiemix(self) -> tuple[Functie, ...]: ...
    @property
    def inzet(self) -> Inzet | None: ...
    @property
    def verblijf(self) -> Verblijf | None: ...
    @property
    def rooster(self) -> Rooster | None: ...
    @property
    def diensten(self) -> tuple[Dienst, ...]: ...
    @property
    def capaciteit(self) -> Capaciteit | None: ...
    @property
    def bedragen(self) -> tuple[Opslagregel, ...]: ...


def eis_nodige_sleutels(kaart: _Kaart) -> None:
    """Weiger een kaart zonder de sleutels die haar vorm nodig heeft."""
    vorm = vorm_van(kaart)
    ontbreekt = [sleutel for sleutel in vorm.nodig if leesbaar(kaart, sleutel) and not getattr(kaart, sleutel)]
    if ontbreekt:
        namen = " en ".join(f"'{sleutel}'" for sleutel in ontbreekt)
        enkel = len(ontbreekt) == 1
        raise WaardeFout(
            "RT220",
            f"De verplichte {'sleutel' if enkel else 'sleutels'} {namen} {'ontbreekt' if enkel else 'ontbreken'} "
            f"bij een product per {per(kaart.eenheid)}.",
            " ".join(voeg_toe(type(kaart), sleutel) for sleutel in ontbreekt),
        )


def eis_passende_sleutels(kaart: _Kaart) -> None:
    """Weiger een kaart met sleutels die bij haar vorm niets doen."""
    vorm = vorm_van(kaart)
    te_veel = [sleutel for sleutel in vorm.vreemd if leesbaar(kaart, sleutel) and getattr(kaart, sleutel)]
    if te_veel:
        namen = " en ".join(f"'{sleutel}'" for sleutel in te_veel)
        enkel = len(te_veel) == 1
        raise WaardeFout(
            "RT227",
            f"{namen} {'doet' if enkel else 'doen'} niets bij een product {vorm.bij(kaart.eenheid)}.",
            _zonder_wat_niets_doet(vorm, kaart.eenheid, te_veel),
            sleutel=te_veel[0],
        )


def _zonder_wat_niets_doet(vorm: Productvorm, eenheid: str, te_veel: Sequence[str]) -> str:
    """Wat er weg kan: de sleutels zelf, of wat de kaart een vorm geeft waar zij niet bij horen."""
    wat = "de sleutel" if len(te_veel) == 1 else "de sleutels"
    elders = any(te_veel[0] not in een.vreemd for een in VORMEN if eenheid in een.eenheden)
    if vorm.kenmerk and elders:
        return (
            f"Haal {wat} weg, of haal '{vorm.kenmerk}' weg: dan rekent het product met zijn eigen functies en bedragen."
        )
    return f"Haal {wat} weg, of kies de eenheid waar {'hij' if len(te_veel) == 1 else 'elk'} bij hoort."


def eis_maten(kaart: _Kaart) -> None:
    """Elke functie heeft een maat die bij de vorm past; een functie in het rooster heeft er geen."""
    ingeroosterd = kaart.rooster.functies if kaart.rooster else set()
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


def _eis_passende_maat(kaart: _Kaart, functie: Functie) -> None:
    vorm = vorm_van(kaart)
    if functie.maat not in vorm.maten:
        raise WaardeFout(
            "RT223",
            f"De regel '{functie.functie}' heeft geen waarde die bij een product per {per(kaart.eenheid)} past.",
            f"Geef precies één van: {' of '.join(MATEN[maat] for maat in vorm.maten)}.",
            functie.functie.plaats,
        )


def eis_bekende_functies(kaart: _Kaart) -> None:
    """Elke dienst noemt een functie uit de functiemix."""
    bekend = [str(functie.functie) for functie in kaart.functiemix]
    for dienst in kaart.diensten:
        if str(dienst.functie) not in bekend:
            raise WaardeFout(
                "RT304",
                f"De dienst '{dienst.naam}' noemt functie '{dienst.functie}', maar die staat niet in de functiemix.",
                suggestie(dienst.functie, bekend, f"Bekend zijn: {', '.join(bekend)}."),
                dienst.functie.plaats,
            )


def eis_duur_bij_consult(kaart: _Kaart) -> None:
    """De duur van een stuk hoort bij een consult, en alleen daar."""
    if kaart.vorm == "consult" and kaart.inzet is None:
        return  # dat 'inzet' ontbreekt, is al gemeld
    duur = kaart.inzet.uren_per_stuk if kaart.inzet else None
    if (kaart.vorm == "consult") != (duur is not None):
        raise WaardeFout(
            "RT227",
            "'uren_per_stuk' hoort bij een consult: een product per stuk met een functiemix."
            if duur
            else "Dit is een consult (per stuk, met een functiemix), maar er staat niet hoe lang het duurt.",
            "Haal 'uren_per_stuk' weg."
            if duur
            else "Voeg onder 'inzet' bijvoorbeeld 'uren_per_stuk: 0.75' toe: de declarabele uren die één stuk kost.",
            duur.plaats if duur else kaart.product.plaats,
        )


def eis_maat_van_capaciteit(kaart: _Kaart) -> None:
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


def eis_aantallen(kaart: _Kaart) -> None:
    """Elk aantal bij een eigen bedrag past bij de vorm."""
    for regel in kaart.bedragen:
        eis_passend_aantal(kaart, regel)


def eis_passend_aantal(kaart: _Kaart, regel: Opslagregel) -> None:
    """Weiger een percentage als aantal waar het geen deel van de jeugdigen is; ``20%`` kan dan ook 20 zijn."""
    if regel.aantal is not None and regel.aantal.is_percentage and not vorm_van(kaart).voor_jeugdigen:
        raise WaardeFout(
            "RT215",
            f"Het aantal van '{regel.sleutel}' is bij een product per {per(kaart.eenheid)} een getal, geen percentage van de jeugdigen.",
            bedoelt_aantal(regel.aantal.getal),
            regel.aantal.plaats,
        )


def eis_plaatsen(kaart: _Kaart) -> None:
    """Een rooster of een vast aantal fte is van de hele groep, en die heeft een aantal plaatsen."""
    groep = next((functie.functie.plaats for functie in kaart.functiemix if functie.maat in {None, "fte"}), None)
    if kaart.verblijf is not None and kaart.verblijf.plaatsen is None and groep is not None:
        raise WaardeFout(
            "RT220",
            "De verplichte sleutel 'plaatsen' ontbreekt bij een verblijf met een rooster of een vast aantal fte.",
            voeg_toe(Verblijf, "plaatsen", "verblijf"),
            groep,
        )


def eis_unieke_functies(kaart: _Kaart) -> None:
    """Weiger een functie die twee keer in de mix staat."""
    eis_uniek(
        (functie.functie for functie in kaart.functiemix),
        "De functie '{naam}' staat twee keer in de functiemix.",
        "Tel de aandelen op, of geef een van beide een eigen naam.",
    )


def eis_honderd_procent(kaart: _Kaart) -> None:
    """De aandelen zijn samen precies 100%; uren en aandelen gaan niet samen."""
    aandelen = [functie.aandeel for functie in kaart.functiemix if functie.aandeel is not None]
    andere = {functie.maat for functie in kaart.functiemix if functie.maat and functie.maat != "aandeel"}
    if aandelen and andere:
        raise WaardeFout(
            "RT302",
            f"De functiemix mengt aandelen en {' en '.join(sorted(andere))}.",
            f"Geef elke functie een aandeel, of elke functie {' of '.join(sorted(andere))}.",
            kaart.functiemix[0].functie.plaats,
        )
    som = sum((aandeel.getal for aandeel in aandelen), NUL)
    if aandelen and som != 1:
        raise WaardeFout(
            "RT302",
            f"De aandelen in de functiemix zijn samen {in_zin(som * 100)}%, niet precies 100%.",
            f"{tot_honderd(som)} Pas een aandeel aan.",
            aandelen[-1].plaats,
        )


EISEN: tuple[tuple[Eis, ...], ...] = (
    (eis_nodige_sleutels,),
    (eis_passende_sleutels, eis_duur_bij_consult),
    (eis_passende_sleutels, eis_plaatsen),
    (eis_passende_sleutels, eis_bekende_functies, eis_maten, eis_maat_van_capaciteit, eis_honderd_procent),
    (eis_unieke_functies,),
    (eis_aantallen,),
)
"""De eisen aan een hele kaart. De rijen staan los van elkaar; binnen een rij heeft een eis pas zin als de vorige klopt."""
