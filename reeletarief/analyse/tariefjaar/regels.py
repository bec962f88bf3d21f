"""De voorgestelde waarden als regels in ``opslagen.yaml``, elk onder de laatste waarde van haar reeks.

De uitkomst wordt teruggelezen: zonder de nieuwe regels hoort het bestand precies te zijn wat het was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.tariefjaar.voorstel import Grond
from reeletarief.fouten import euro_in_zin, in_zin
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.yaml_plek import aangehaald, vervang, zichtbaar
from reeletarief.invoer.yaml_regels import yamlregels
from reeletarief.invoer.yaml_strikt import Blok, Lijst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel
    from reeletarief.fouten import Plaats
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
        erbij[plaats] = erbij.get(plaats, "") + voor.regeleinde + _met_inspringing(voor, voorstel)
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
    velden = {
        **_wanneer(voorstel),
        "afleiding": in_yaml(voorstel.afleiding),
        "klasse": "aanname",
        "bron": aangehaald(f"nog niet ingevuld; {waaruit(voorstel)}"),
        "motivering": aangehaald(f"Voorlopig, tot het cijfer van {voorstel.jaar} is ingevuld. {_gevolg(voorstel)}"),
    }
    regel = ", ".join(f"{sleutel}: {waarde}" for sleutel, waarde in velden.items())
    return f"- {{{regel}}} # {MERK}: {zichtbaar(_te_doen(voorstel))}"


def _gevolg(voorstel: Reeksvoorstel) -> str:
    """Wat het voorstel betekent voor wie de berekening leest."""
    if voorstel.grond is Grond.REKENREGEL:
        return "De rekenregel geldt zo onveranderd."
    if voorstel.grond is Grond.VOORLOPIG:
        return "De correctie achteraf is zo nul."
    return f"Het {'percentage blijft zo gelijk' if voorstel.reeks.is_percentage else 'bedrag stijgt zo niet mee'}."


def waaruit(voorstel: Reeksvoorstel) -> str:
    """Waar het voorstel uit volgt, in woorden."""
    if voorstel.grond is Grond.REKENREGEL:
        return f"de rekenregel van {voorstel.vorige.einde.year}"
    if voorstel.grond is Grond.VOORLOPIG:
        return f"het voorlopige cijfer van {voorstel.jaar}"
    return f"de waarde van {str(voorstel.afleiding.operanden[0]).partition('@')[2]}"


def in_yaml(afleiding: Afleiding) -> str:
    """Een rekenregel zoals zij in het bestand staat."""
    delen = (in_yaml(deel) if isinstance(deel, Afleiding) else str(deel) for deel in afleiding.operanden)
    return f"{{{afleiding.bewerking}: [{', '.join(delen)}]}}"


def _wanneer(voorstel: Reeksvoorstel) -> dict[str, str]:
    tijdvak = voorstel.tijdvak
    if tijdvak.is_heel_jaar:
        return {"jaar": str(voorstel.jaar)}
    return {"vanaf": str(tijdvak.begin), "tot_en_met": str(tijdvak.einde)}


def _te_doen(voorstel: Reeksvoorstel) -> str:
    """Wat er moet komen; van een rekenregel die vaststond, of zij nog geldt."""
    vorige = voorstel.vorige
    toen, bron = f"in {vorige.einde.year}", str(vorige.bron)
    if vorige.waarde is not None:
        return f"{voorstel.reeks.naam}, het cijfer van {voorstel.jaar}; {toen} {gegeven(vorige.waarde)} ({bron})"
    if vorige.klasse is Klasse.VASTSTAAND:
        return f"{voorstel.reeks.naam}, of deze rekenregel in {voorstel.jaar} nog geldt; {toen} stond zij vast ({bron})"
    return f"{voorstel.reeks.naam}, het cijfer van {voorstel.jaar}; {toen} ook een aanname ({bron})"


def gegeven(waarde: Waarde) -> str:
    """Een waarde van een reeks in een zin: een percentage of een bedrag in euro."""
    return f"{in_zin(waarde.getal * 100)}%" if waarde.is_percentage else euro_in_zin(waarde.getal)
