"""Wat ``verifieer`` in woorden zegt: de herkomst van een werkboek, een celwaarde, en de conclusie in één zin."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.analyse.werkboek.cellen import Celsoort
from reeletarief.fouten import op_een_regel
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN
from reeletarief.invoer.waarden import aantal_in_bestand
from reeletarief.invoer.werkboek.celplek import cel
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.kostprijs.post import BEDRAGEN, Eenheid
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import als_waarde, machine, meervoud, opsomming, telling, verschil_van_waarden
from reeletarief.weergave.werkboek.afspraken import BESLUIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.werkboek.invoer import Wijziging
    from reeletarief.analyse.werkboek.stand import Celplek
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.analyse.werkboek.weigering import Weigering
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud


_REGIO_VAN_NU = "de regio van nu"
NAAST_TOEN = (
    "Of formules en tarieven kloppen, is alleen na te gaan naast de regio waar het uit komt: geef met --map het besluitbestand "
    f"(zoals {BESLUITEN}/2026.json, of een dat daar bewaard is) of een kopie van toen."
)


def celnaam(plek: Celplek) -> str:
    """Een cel zoals een rekenblad haar noemt: Uitgangspunten!C7."""
    blad, rij, kolom = plek
    return f"{blad}!{cel(rij, kolom)}"


def bestand_en_regel(wijziging: Wijziging) -> tuple[str, int | None]:
    """Waar een gewijzigde waarde in de regio van nu staat, of anders waar zij stond; leeg als het werkboek dat niet zegt."""
    bestand, _, regel = (wijziging.nu or wijziging.rij).vindplaats.rpartition(":")
    return bestand, int(regel) if regel.isdecimal() else None


def celwaarde(waarde: Celinhoud, eenheid: str) -> str:
    """Wat er in een cel staat, leesbaar: een fractie als percentage, een bedrag met minstens twee decimalen."""
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if not isinstance(waarde, Decimal):
        return "leeg" if waarde is None else f"'{waarde[:60]}'"
    return als_waarde(waarde, eenheid)


def zoals_in_een_bestand(waarde: Celinhoud, eenheid: str) -> str:
    """Een waarde zoals ze in een YAML-bestand staat: ``12%``, ``1950.00``, ``36``, ``7.1250``."""
    if isinstance(waarde, Decimal):
        if eenheid == Eenheid.FRACTIE:
            return f"{machine(waarde * 100)}%"
        return machine(waarde, 2) if eenheid in BEDRAGEN else aantal_in_bestand(waarde)
    return veilig("" if waarde is None else str(waarde))


def veilig(tekst: str) -> str:
    """Tekst uit het werkboek als YAML."""
    return aangehaald(op_een_regel(tekst))


def weigeringszin(weigering: Weigering) -> str:
    """Wat het programma weigert, met de code en de remedie, in één regel."""
    een = weigering.bevinding
    return op_een_regel(f"Het programma weigert dit ({een.code}): {een.wat} {een.remedie}")


def verschilwaarde(verschil: Decimal | None, eenheid: str) -> str:
    """Een verschil met teken; van twee percentages in procentpunten."""
    return "" if verschil is None else verschil_van_waarden(verschil, eenheid)


def besluit_in_zin(besluit: Besluit) -> str:
    """Een besluit of concept met zijn dag en bestand."""
    soort = "besluit" if besluit.status == VASTGESTELD else "concept"
    return f"het {soort} van {voluit(besluit.besluitdatum)} ({besluit.bestand.pad})"


def _waarnaast(oordeel: Oordeel) -> str:
    return besluit_in_zin(oordeel.besluit) if oordeel.besluit else "de regio zoals zij nu is"


def herkomst_in_zin(oordeel: Oordeel) -> str:
    """Of het werkboek uit de regio van nu of het besluit komt, en anders wat er sindsdien veranderde."""
    herkomst, naast = oordeel.herkomst, _waarnaast(oordeel)
    if herkomst.zelfde:
        return f"Het is gemaakt uit {naast}."
    delen = []
    if herkomst.versie_werkboek != herkomst.versie_nu:
        delen.append(f"het is gemaakt met reeletarief {herkomst.versie_werkboek}, nu is het {herkomst.versie_nu}")
    for woord, paden in (("gewijzigd", herkomst.anders), ("erbij", herkomst.nieuw), ("weg", herkomst.weg)):
        if paden:
            delen.append(f"{woord}: {opsomming(paden, 5)}")
    reden = "; ".join(delen) or "het tariefjaar, de peildatum of de bestanden zijn andere"
    return f"Het is niet gemaakt uit {naast} ({reden})."


def conclusie(oordeel: Oordeel) -> str:
    """Het oordeel in één zin."""
    aantal = len(oordeel.uitkomsten)
    leeg = sum(een.werkboek is None for een in oordeel.ongelijk)
    anders = len(oordeel.ongelijk) - leeg
    besloten = _besloten_bedragen(oordeel)
    if not oordeel.wijkt_af:
        formules = oordeel.cellen.formules if oordeel.cellen else 0
        tarieven = f"{'het tarief' if aantal == 1 else f'alle {aantal} tarieven'}"
        gelijk = f"de invoer, {telling(formules)} formules en {tarieven} zijn die van {_waarnaast(oordeel)}"
        if oordeel.overgeslagen:
            return f"Dit werkboek is niet helemaal vergeleken; geef ook --oud. Wat vergeleken is, klopt: {gelijk}."
        return f"Dit werkboek is ongewijzigd: {gelijk}."
    delen = [
        "" if oordeel.herkomst.zelfde else "het komt uit een andere stand van de regio",
        _telling(len(oordeel.wijzigingen), "invoercel is gewijzigd", "invoercellen zijn gewijzigd"),
        _telling(
            len(oordeel.verschuivingen), "gegeven van de regio is", "gegevens van de regio zijn", " sindsdien anders"
        ),
        _telling(
            len(oordeel.celverschillen), "andere cel is", "andere cellen zijn", " niet zoals het programma ze schreef"
        ),
        f"waaronder wat er is vastgesteld ({opsomming(besloten, 5)})" if besloten else "",
        _telling(len(oordeel.bladen_weg), "blad ontbreekt", "bladen ontbreken"),
        _over_weigeringen(oordeel.weigeringen),
        ""
        if leeg and not anders
        else _over_tarieven(anders, aantal, _waarmee(oordeel), "berekend tarief" if besloten else "tarief"),
        f"en van {_van_de_tarieven(leeg, aantal)} staat er geen uitkomst in" if leeg else "",
    ]
    zin = f"Dit werkboek wijkt af: {', '.join(deel for deel in delen if deel).removeprefix('en ')}."
    return f"{zin} {NAAST_TOEN}" if oordeel.deels_uit_de_regio else zin


def _waarmee(oordeel: Oordeel) -> str:
    """Wat de tarieven herrekende: van een andere stand alleen wat er in de regio van nu nog is."""
    if oordeel.weigeringen:
        return "de formules"
    return _REGIO_VAN_NU if oordeel.deels_uit_de_regio else "het programma"


def _over_weigeringen(weigeringen: Sequence[Weigering]) -> str:
    codes = dict.fromkeys(een.bevinding.code for een in weigeringen)
    return f"het programma weigert deze invoer ({', '.join(codes)})" if codes else ""


def _besloten_bedragen(oordeel: Oordeel) -> list[str]:
    """De gewijzigde vaste getallen op *Besluit*: een bedrag dat is vastgesteld, volgt niet uit de formules en wordt dus niet herrekend."""
    return [
        celnaam(een.plek)
        for een in oordeel.celverschillen
        if een.plek and een.plek[0] == BESLUIT and een.soort is Celsoort.VAST_ANDERS and een.werkt_door
    ]


def _over_tarieven(ongelijk: int, aantal: int, waarmee: str, tarief: str) -> str:
    if not aantal:
        return "er zijn geen tarieven om te vergelijken"
    if not ongelijk:
        return f"en elk {tarief} is wat {waarmee} met deze invoer {'geven' if waarmee == 'de formules' else 'berekent'}"
    met = _REGIO_VAN_NU if waarmee == _REGIO_VAN_NU else "het programma"
    return f"en {_van_de_tarieven(ongelijk, aantal)} {meervoud(ongelijk, 'is', 'zijn')} niet wat {met} berekent"


def _van_de_tarieven(deel: int, aantal: int) -> str:
    return "het tarief" if aantal == 1 else f"{deel} van de {aantal} tarieven"


def _telling(aantal: int, enkel: str, meer: str, slot: str = "") -> str:
    return f"{telling(aantal)} {meervoud(aantal, enkel, meer)}{slot}" if aantal else ""
