"""``gemeenten.csv``: de gemeenten van een regio, met hun code zoals die in de berichten staat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, de_eerste
from reeletarief.invoer.csv_cellen import bezwaar_tegen_naam, lees_csv

if TYPE_CHECKING:
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.csv_cellen import Cel

KOLOMMEN = ("code", "naam")
CODE, DUBBEL = "RT720", "RT721"
_VIER_CIJFERS = re.compile(r"[0-9]{4}")
_TE_KORT = re.compile(r"[0-9]{1,3}")


class Gemeente(NamedTuple):
    """Een gemeente met haar code van het CBS: vier cijfers, met voorloopnullen."""

    code: str
    naam: str


class Gemeenten(NamedTuple):
    """De gemeenten op volgorde van hun code; met bevindingen niet te gebruiken."""

    gemeenten: tuple[Gemeente, ...]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_gemeenten(inhoud: bytes, naam: str) -> Gemeenten:
    """Lees een csv met de kolommen code en naam; alle fouten in één keer."""
    gelezen = lees_csv(inhoud, naam, KOLOMMEN)
    fouten = list(gelezen.bevindingen)
    eerder: dict[str, int] = {}
    namen: dict[str, str] = {}
    for rij in gelezen.rijen:
        code, gemeente = (rij[kolom] for kolom in KOLOMMEN)
        fouten += [*_naamfouten(gemeente, code, namen), *_codefouten(code, eerder)]
        eerder.setdefault(code.tekst, code.plaats.regel)
    gemeenten = sorted(Gemeente(rij["code"].tekst, rij["naam"].tekst) for rij in gelezen.rijen)
    return Gemeenten(tuple(gemeenten), gelezen.bestand, de_eerste(fouten, naam))


def _naamfouten(gemeente: Cel, code: Cel, namen: dict[str, str]) -> list[Bevinding]:
    """Wat er aan een naam schort, of dat zij eerder een andere code had; ``namen`` is de code bij elke naam, en deze komt erbij."""
    bezwaar = bezwaar_tegen_naam(gemeente.tekst, "de gemeente")
    if bezwaar is not None:
        return [bezwaar.op(gemeente.plaats)]
    eerst = namen.setdefault(gemeente.tekst.casefold(), code.tekst)
    return [] if eerst == code.tekst else [_zelfde_naam(gemeente, eerst)]


def _zelfde_naam(gemeente: Cel, andere_code: str) -> Bevinding:
    wat = (
        f"{gemeente.tekst[:60]} heeft hier een andere code dan eerder in dit bestand: daar was het {andere_code[:40]}."
    )
    remedie = "Kijk welke code bij deze naam hoort. Heten er twee gemeenten zo, schrijf er dan bij welke het is, zoals Bergen (NH.)."
    return Bevinding(DUBBEL, wat, remedie, gemeente.plaats)


def _codefouten(code: Cel, eerder: dict[str, int]) -> list[Bevinding]:
    if not _VIER_CIJFERS.fullmatch(code.tekst):
        remedie = "Schrijf de gemeentecode van het CBS met vier cijfers, zoals 0363."
        if _TE_KORT.fullmatch(code.tekst):
            remedie = (
                f"Schrijf {code.tekst.zfill(4)}: een rekenblad laat de nullen vooraan weg; bewaar de kolom als tekst."
            )
        return [Bevinding(CODE, f"'{code.tekst[:40]}' is geen gemeentecode.", remedie, code.plaats)]
    if code.tekst in eerder:
        wat = f"Gemeentecode {code.tekst} staat ook al op regel {eerder[code.tekst]}."
        return [Bevinding(DUBBEL, wat, "Haal een van beide weg; elke gemeente staat er één keer.", code.plaats)]
    return []
