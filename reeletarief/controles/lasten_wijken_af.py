"""De werkgeverslasten of inhoudingen zijn andere dan in de meegeleverde regio.

Premies en pensioen volgen uit wet en cao. Ontbreekt een last, gaat ze over iets anders, mist ze haar maximum of franchise,
leest ze een andere reeks of geldt ze in andere jaren, dan kan dat een keuze zijn (alle contracten flexibel), maar ook een vergissing die elk
tarief raakt. Daarom staat het erbij; een bevinding is het niet. Een last die in het tariefjaar
hier en daar niet geldt, en een cao die de regio niet heeft, zijn geen verschil.

Goed:

    - {sleutel: zvw, naam: Werkgeversheffing Zvw, percentage: {reeks: zvw}, over: [loon_sv], maximum: {reeks: maximum_premieloon}}

Fout:

    - {sleutel: zvw, naam: Werkgeversheffing Zvw, percentage: {reeks: zvw}, over: [bruto_loon]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.invoer.opslagen.lasten import Geldigheid
from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.lasten import Lastregel

CODE = "RT643"
ERNST = Ernst.OPMERKING
NAAM = "werkgeverslast anders dan landelijk"
VELDEN = ("percentage", "bedrag_per_jaar", "over", "maximum", "franchise", "geldig")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke last of inhouding die ontbreekt of anders is opgebouwd; alleen als ten minste de helft van de sleutels overeenkomt."""
    if dossier.landelijk is None:
        return
    hier, daar = dossier.regio.opslagen, dossier.landelijk.opslagen
    if not _lijken(hier.werkgeverslasten, daar.werkgeverslasten):
        return
    yield from _groep("werkgeverslasten", hier.werkgeverslasten, daar.werkgeverslasten, dossier.jaar)
    yield from _groep("inhoudingen", hier.inhoudingen, daar.inhoudingen, dossier.jaar)


def _lijken(hier: Sequence[Lastregel], daar: Sequence[Lastregel]) -> bool:
    """Of een regio dezelfde opzet volgt; met een heel eigen opzet valt er niets te vergelijken."""
    gelijk = {str(regel.sleutel) for regel in hier} & {str(regel.sleutel) for regel in daar}
    return bool(gelijk) and 2 * len(gelijk) >= len(daar)


def _groep(groep: str, hier: Sequence[Lastregel], daar: Sequence[Lastregel], jaar: int) -> Iterator[Bevinding]:
    """De verschillen in lasten die dit jaar hier of daar gelden; met een vervallen last rekent niemand."""
    eigen = {str(regel.sleutel): regel for regel in hier}
    for landelijk in daar:
        regel = eigen.get(str(landelijk.sleutel))
        if not any(last is not None and last.geldt_in(jaar) for last in (regel, landelijk)):
            continue
        if regel is None:
            plaats = hier[0].sleutel.plaats if hier else Plaats(OPSLAGEN, 1)
            yield _bevinding(f"'{landelijk.sleutel}' ({landelijk.naam}) ontbreekt bij de {groep}.", plaats)
        else:
            yield from _velden(regel, landelijk)


def _velden(regel: Lastregel, landelijk: Lastregel) -> Iterator[Bevinding]:
    for veld in VELDEN:
        eigen, landelijke = getattr(regel, veld), getattr(landelijk, veld)
        hier, daar = _leesbaar(_van_beide(eigen, landelijke)), _leesbaar(_van_beide(landelijke, eigen))
        if hier != daar:
            wat = f"'{regel.sleutel}' heeft {veld} {hier}; in de meegeleverde regio is dat {daar}."
            yield _bevinding(wat, regel.sleutel.plaats)


def _van_beide(waarde: object, ander: object) -> object:
    """Van een reeks per cao alleen de cao's die de ander ook heeft: een cao die er maar aan één kant is, wijkt nergens van af."""
    if not (isinstance(waarde, ReeksPerCao) and isinstance(ander, ReeksPerCao)):
        return waarde
    return ReeksPerCao(
        {cao: naam for cao, naam in sorted(waarde.per_cao.items()) if cao in ander.per_cao}, waarde.plaats
    )


def _leesbaar(waarde: object) -> str:
    if waarde is None or waarde == ():
        return "niets"
    if isinstance(waarde, Waarde):
        return gegeven(waarde)
    if isinstance(waarde, Geldigheid):
        return " ".join(f"{veld} {jaar}" for veld in ("vanaf", "tot_en_met") if (jaar := getattr(waarde, veld)))
    return (
        ", ".join(sorted(map(str, waarde)))
        if isinstance(waarde, tuple) and not hasattr(waarde, "_fields")
        else str(waarde)
    )


def _bevinding(wat: str, plaats: Plaats) -> Bevinding:
    remedie = "Is dit een keuze van de regio, motiveer haar dan in verantwoording.yaml; anders neem de meegeleverde regel over."
    return Bevinding(CODE, wat, remedie, plaats, ERNST)
