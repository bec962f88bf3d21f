"""De zinnen waarmee elke vorm van de uitleg (scherm, html, Markdown) over een tarief spreekt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import bijstelling_van, geldend_bedrag
from reeletarief.berekening.kaart_en_besluit import is_weersproken
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES, per
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.uren import Urenstand
from reeletarief.weergave.besluit.bijstelling import GELIJK, berekend_en_stap, uit_de_berekening
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import als_waarde_met_uur, euro, gegeven, geteld

if TYPE_CHECKING:
    from reeletarief.invoer.kaart.afwijking import Afwijking
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.tarief import Tarief

METHODEN = {
    "geen": "niet; de regio indexeert niet",
    "vast": "vast percentage per jaar",
    "ova_ppc": "gewogen OVA en ppc",
    "vng_verschil": "VNG: voorlopige gewogen index, plus definitief min voorlopig van het vorige jaar",
    "vng_verhouding": "VNG: voorlopige gewogen index, plus de verhouding definitief/voorlopig van het vorige jaar",
}

_GELEVERD = {Urenstand.CLIENTGEBONDEN: "geleverde", Urenstand.INZETBAAR: "inzetbare"}

_URENKEUZE = {
    Urenstand.DIRECT: "alleen directe uren; indirecte cliëntgebonden uren gaan af",
    Urenstand.DIRECT_EN_INDIRECT: "directe en indirecte cliëntgebonden uren",
    Urenstand.CLIENTGEBONDEN: "uren per fte na verlof, ziekte, scholing en overleg",
    Urenstand.INZETBAAR: "uren per fte na verlof, feestdagen en ziekte",
}

STAPELREGELS = {
    "perspectief": "één tarief per gezin; stapelen kan niet",
    "intensief": "één tarief per gezin; stapelen kan niet",
    "acuut": "spoed, ten hoogste {dagen} dagen; mag naast een ander tarief",
    "duurzaam": "langdurig; stapelen kan, mits vastgelegd in het perspectiefplan",
}


def afwezigheidsregel(tarief: Tarief) -> str | None:
    """Van welk etmaal een afwezigheidsdag uitgaat, en wat er vervalt."""
    if tarief.afwezigheid is None:
        return None
    vervalt = " en ".join(element.replace("_", " ") for element in tarief.afwezigheid.vervalt)
    return (
        f"gaat uit van {tarief.afwezigheid.van}; zonder {vervalt}. Telt de bezettingsgraad daar afwezige dagen als "
        "leeg, dan worden ze twee keer betaald."
    )


def urenkeuze(tarief: Tarief) -> str | None:
    """Welke uren een fte levert, in woorden; niets als het product geen eigen uren heeft."""
    return _URENKEUZE[tarief.uren.stand] if tarief.uren else None


def stapelregel(tarief: Tarief) -> str | None:
    """De regel van het profiel en de intensiteit over stapelen."""
    profiel = tarief.kaart.profiel
    if profiel is None:
        return None
    dagen = gegeven(profiel.hoogstens_dagen) if profiel.hoogstens_dagen else ""
    tekst = STAPELREGELS[profiel.intensiteit].format(dagen=dagen)
    met = ", ".join(profiel.stapelbaar_met)
    return f"profiel {profiel.profiel} ({profiel.naam}), {profiel.intensiteit}: {tekst}" + (f" ({met})" if met else "")


def splitsing(tarief: Tarief) -> str:
    """Hoe element a gesplitst is; zonder eigen beroepskrachten valt er niets te splitsen."""
    if tarief.uren is None:
        return ""
    uren = _GELEVERD.get(tarief.uren.stand, "declarabele")
    return (
        f"Cliëntgebonden is de arbeid in de {uren} uren (÷ bruto-nettofactor); alle andere betaalde uren zijn "
        "niet-cliëntgebonden. "
    )


def eenheidcode(eenheid: str) -> str:
    """De code van een eenheid in de iJw-berichten, in woorden."""
    code = EENHEIDCODES[eenheid]
    return f"eenheidcode {code}" if code else "buiten de iJw-berichten om"


def caoregel(cao: CaoJaar, peil: str) -> str:
    """De tabellen van een cao die in het jaar gelden, en tot wanneer zij bevestigd is."""
    tabellen = " en ".join(
        f"tabel {periode.tabel.dag} ({geteld(periode.aantal_maanden, 'maand', 'maanden')}"
        f"{', afgeleid: aanname' if periode.tabel.afleiding else ''})"
        for periode in cao.perioden
    )
    geldend = "zo gerekend" if cao.laatste.afleiding else "bevestigd"
    return f"{cao.laatste.naam}, {tabellen}{peil}; {geldend} tot en met {voluit(cao.laatste.bevestigd_tot.dag)}"


def afwijkingregel(afwijking: Afwijking, tarief: Tarief) -> str:
    """De eigen waarde, die van de regio, de motivering, en met welke sleutel en waar het op de kaart staat."""
    parameter = afwijking.parameter
    return f"{afwijkingzin(afwijking, tarief)} ({parameter}, {parameter.plaats.op_regel})"


def afwijkingzin(afwijking: Afwijking, tarief: Tarief) -> str:
    """De eigen waarde, die van de regio en de motivering."""
    return f"{eigen_en_van_de_regio(afwijking, tarief)}. {afwijking.motivering}"


def eigen_en_van_de_regio(afwijking: Afwijking, tarief: Tarief) -> str:
    """De naam van de regel met de eigen waarde en die van de regio: *Reistijd naar cliënten: 2% in plaats van 10%*."""
    naam, waarde, eenheid = tarief.waarden_van_de_regio[str(afwijking.parameter)]
    regio = als_waarde_met_uur(waarde.getal, eenheid) if isinstance(waarde, Waarde) else f"de reeks {waarde}"
    return f"{naam}: {als_waarde_met_uur(afwijking.waarde.getal, eenheid)} in plaats van {regio}"


def besluitregel(tarief: Tarief) -> str | None:
    """Wat er over dit product is vastgelegd, en voor welk jaar; niets als de kaart en het besluitbestand er niets over zeggen."""
    blok = tarief.kaart.vastgesteld
    if blok is None:
        return None
    if is_weersproken(tarief):
        return "de kaart zegt iets anders dan het besluitbestand (RT017)"
    gelijk = f", {GELIJK}" if blok.reden and blok.tarief.getal == blok.berekend.getal else ""
    reden = f"{gelijk}; {blok.reden}" if blok.reden else ""
    return (
        f"{euro(blok.tarief.getal)} voor {blok.tariefjaar}, {blok.status} op {voluit(blok.besluitdatum.dag)}, geldig van "
        f"{voluit(blok.ingangsdatum.dag)} tot en met {voluit(blok.geldig_tot.dag)}{reden}"
    )


def prijs(tarief: Tarief) -> str:
    """Het tarief per eenheid: wat er is vastgesteld, of anders wat er berekend is."""
    return f"{euro(geldend_bedrag(tarief))} per {per(tarief.kaart.eenheid)}"


def berekend_bedrag(tarief: Tarief) -> str | None:
    """Wat er berekend is en de stap naar het vastgestelde bedrag; niets als dat hetzelfde is."""
    bijstelling = bijstelling_van(tarief)
    return berekend_en_stap(bijstelling).removeprefix("berekend: ") if bijstelling else None


def prijs_van_onderdeel(tarief: Tarief) -> str:
    """Het tarief waarmee een onderdeel in een samengesteld tarief meetelt: het berekende, ook als er iets anders is vastgesteld."""
    return f"{uit_de_berekening(tarief)} per {per(tarief.kaart.eenheid)}"


def andere_eenheid(tarief: Tarief) -> str:
    """Het tarief per minuut of per uur, met wat het bericht in de keten daarvan maakt; leeg als er geen is."""
    return f"{som}, {declareerwijze(tarief)}" if (som := tarief_per_minuut_of_uur(tarief)) else ""


def tarief_per_minuut_of_uur(tarief: Tarief) -> str:
    """De rekensom van het tarief per minuut of per uur; leeg als er geen is."""
    ander = tarief.andere_eenheid
    if ander is None:
        return ""
    waarvan = " (van het berekende tarief)" if bijstelling_van(tarief) else ""
    return f"{ander.naam}{waarvan}: {rekensom(ander)} = {euro(ander.bedrag, 4)}"


def declareerwijze(tarief: Tarief) -> str:
    """Wat een afgeleid tarief per minuut of per uur waard is."""
    if tarief.kaart.eenheid == "uur":
        return "alleen ter informatie (op de tarieflijst in centen): declareer uurtarief × minuten ÷ 60, afgerond op centen."
    return "onafgerond. Het minuuttarief op hele centen wijkt daar per uur van af; per uur inkopen is nauwkeuriger."
