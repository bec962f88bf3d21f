"""De voorgestelde waarden als regels in ``opslagen.yaml``, elk onder de laatste waarde van haar reeks.

De uitkomst wordt teruggelezen: zonder de nieuwe regels hoort het bestand precies te zijn wat het was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.tariefjaar.voorstel import Grond, Tijdvak
from reeletarief.fouten import euro_in_zin, in_zin, op_een_regel
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.waarden import zoals_geschreven
from reeletarief.invoer.yaml_plek import aangehaald, vervang
from reeletarief.invoer.yaml_regels import yamlregels
from reeletarief.invoer.yaml_strikt import Blok, Lijst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.opslagen.reeks import Reekswaarde
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.invoer.yaml_regels import Yamlregels


def met_regels(inhoud: bytes, pad: str, voorstellen: Sequence[Reeksvoorstel]) -> bytes | None:
    """Het bestand met voor elk voorstel (op datum) een regel erbij; niets als dat in deze schrijfwijze niet kan."""
    voor = yamlregels(inhoud, pad)
    if voor is None:
        return None
    erbij: dict[Plaats, str] = {}
    for voorstel in voorstellen:
        plaats = _einde_van(voor, _waarden(voor.wortel, voorstel.sleutel), voorstel.nummer)
        erbij[plaats] = erbij.get(plaats, "") + voor.regeleinde_van(plaats.regel) + _met_inspringing(voor, voorstel)
    nieuw = vervang(inhoud, erbij)
    na = yamlregels(nieuw, pad)
    return nieuw if na is not None and _alleen_erbij(voor.wortel, na.wortel, voorstellen) else None


def _waarden(wortel: Blok, sleutel: str) -> Lijst:
    waarden = wortel["reeksen"][sleutel]["waarden"]
    assert isinstance(waarden, Lijst)  # anders was het model er niet
    return waarden


def _met_inspringing(bestand: Yamlregels, voorstel: Reeksvoorstel) -> str:
    kolom = _waarden(bestand.wortel, voorstel.sleutel).plaats.kolom
    return " " * (kolom - 1) + als_regel(voorstel)


def _einde_van(bestand: Yamlregels, waarden: Lijst, nummer: int) -> Plaats:
    """Het einde van de laatste regel van een waarde: die voor de volgende, of voor wat er na de lijst komt."""
    inspringing = waarden.plaats.kolom - 1
    laatste = waarden[nummer].plaats.regel
    while laatste < len(bestand.regels) and bestand.loopt_door(laatste + 1, inspringing):
        laatste += 1
    return bestand.einde(bestand.laatste_regel(laatste, inspringing))


def _alleen_erbij(voor: Blok, na: Blok, voorstellen: Sequence[Reeksvoorstel]) -> bool:
    """Of het bestand zonder de nieuwe waarden is wat het was; die van één reeks staan op volgorde van datum."""
    for voorstel in voorstellen:
        waarden = na["reeksen"][voorstel.sleutel]["waarden"]
        if not isinstance(waarden, Lijst) or len(waarden) < voorstel.nummer + 2:
            return False
        del waarden[voorstel.nummer + 1]
    return voor == na


def als_regel(voorstel: Reeksvoorstel) -> str:
    """De waarde zoals zij in het bestand komt te staan, met in het commentaar wat er moet komen en waar het vorige cijfer stond."""
    bron, waarom = aangehaald(f"nog niet ingevuld; {waaruit(voorstel)}"), aangehaald(_waarom(voorstel))
    velden = {**_wanneer(voorstel), **_inhoud(voorstel.inhoud, bron, waarom)}
    regel = ", ".join(f"{sleutel}: {waarde}" for sleutel, waarde in velden.items())
    return f"- {{{regel}}} # {MERK}: {op_een_regel(_te_doen(voorstel))}"


def _inhoud(inhoud: Afleiding | Waarde, bron: str, waarom: str) -> dict[str, str]:
    """Een rekenregel is een aanname met een motivering, en een overgenomen cijfer een open waarde met een toelichting."""
    if isinstance(inhoud, Afleiding):
        return {"afleiding": in_yaml(inhoud), "klasse": Klasse.AANNAME, "bron": bron, "motivering": waarom}
    return {"waarde": zoals_geschreven(inhoud), "klasse": Klasse.OPEN, "bron": bron, "toelichting": waarom}


def _waarom(voorstel: Reeksvoorstel) -> str:
    """Wat het voorstel betekent voor wie de berekening leest."""
    return f"Voorlopig, tot het cijfer van {_periode(voorstel.tijdvak)} is ingevuld. {_gevolg(voorstel)}"


def _gevolg(voorstel: Reeksvoorstel) -> str:
    if voorstel.grond is Grond.REKENREGEL:
        return "De rekenregel geldt zo onveranderd."
    if voorstel.grond is Grond.VOORLOPIG:
        return "Zolang telt het voorlopige cijfer; een correctie achteraf is dan nul."
    return f"Het {'percentage blijft zo gelijk' if voorstel.reeks.is_percentage else 'bedrag stijgt zo niet mee'}."


def waaruit(voorstel: Reeksvoorstel) -> str:
    """Waar het voorstel uit volgt, in woorden."""
    if voorstel.grond is Grond.REKENREGEL:
        return f"de rekenregel van {voorstel.vorige.einde.year}"
    if voorstel.grond is Grond.VOORLOPIG:
        return f"het voorlopige cijfer van {voorstel.jaar}"
    if isinstance(voorstel.inhoud, Afleiding):
        return f"de waarde van {str(voorstel.inhoud.operanden[0]).partition('@')[2]}"
    return f"het cijfer van {_periode(voorstel.vorige)}"


def in_yaml(afleiding: Afleiding) -> str:
    """Een rekenregel zoals zij in het bestand staat."""
    delen = (in_yaml(deel) if isinstance(deel, Afleiding) else str(deel) for deel in afleiding.operanden)
    return f"{{{afleiding.bewerking}: [{', '.join(delen)}]}}"


def _wanneer(voorstel: Reeksvoorstel) -> dict[str, str]:
    tijdvak = voorstel.tijdvak
    if tijdvak.is_heel_jaar:
        return {"jaar": str(voorstel.jaar)}
    return {"vanaf": str(tijdvak.begin), "tot_en_met": str(tijdvak.einde)}


def _periode(tijdvak: Tijdvak | Reekswaarde) -> str:
    """Een jaar als het er een heel is, en anders van welke tot en met welke dag."""
    heel_jaar = Tijdvak(tijdvak.begin, tijdvak.einde).is_heel_jaar
    return str(tijdvak.begin.year) if heel_jaar else f"{tijdvak.begin} tot en met {tijdvak.einde}"


def _te_doen(voorstel: Reeksvoorstel) -> str:
    """Wat er moet komen en waar het vorige stond; van een rekenregel die vaststond, of zij nog geldt."""
    vorige, periode = voorstel.vorige, _periode(voorstel.tijdvak)
    toen, bron = _toen(vorige), str(vorige.bron)
    if vorige.waarde is not None:
        return f"{voorstel.reeks.naam}, het cijfer van {periode}; {toen} {gegeven(vorige.waarde)} ({bron})"
    if vorige.klasse is Klasse.VASTSTAAND:
        return f"{voorstel.reeks.naam}, of deze rekenregel in {periode} nog geldt; {toen} stond zij vast ({bron})"
    was = "ook een aanname" if vorige.klasse is Klasse.AANNAME else "ook afgeleid"
    return f"{voorstel.reeks.naam}, het cijfer van {periode}; {toen} {was} ({bron}){_laatste(voorstel)}"


def _toen(vorige: Reekswaarde) -> str:
    periode = _periode(vorige)
    return f"in {periode}" if periode == str(vorige.einde.year) else f"van {periode}"


def _laatste(voorstel: Reeksvoorstel) -> str:
    """Het laatste gegeven cijfer met zijn bron: daar staat het volgende vaak ook."""
    laatste = voorstel.laatste_cijfer
    if laatste is None or laatste.waarde is None:
        return ""
    return f"; het laatste cijfer is {gegeven(laatste.waarde)} van {_periode(laatste)} ({laatste.bron})"


def gegeven(waarde: Waarde) -> str:
    """Een waarde van een reeks in een zin: een percentage of een bedrag in euro."""
    return f"{in_zin(waarde.getal * 100)}%" if waarde.is_percentage else euro_in_zin(waarde.getal)
