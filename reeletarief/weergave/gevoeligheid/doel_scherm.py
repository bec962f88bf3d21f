"""``gevoeligheid --doel`` op het scherm: welke waarde het gevraagde tarief geeft, of waarom geen enkele dat doet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekend_kort_procent, verschil_van_waarden
from reeletarief.weergave.gevoeligheid.tekst import bedrag_tekst, kop, stand_tekst, stap_tekst
from reeletarief.weergave.gevoeligheid.verloop_scherm import kopregels

if TYPE_CHECKING:
    from rich.console import Console

    from reeletarief.analyse.gevoeligheid.doel import Doel, Oplossing
    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

_ONBEGRENSD = Decimal(1_000_000)
"""Wie zo veel keer het tarief van nu haalt, staat vlak voor een deling door nul."""


def toon_doel(doel: Doel, tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    """De oplossingen, elk met de grenzen waarbinnen het tarief hetzelfde blijft; anders waarom er geen is."""
    kop(tarief, resultaat, console)
    kopregels(doel.knop, console)
    console.print()
    for regel in _oplossingen(doel) if doel.oplossingen else _onhaalbaar(doel, tarief):
        wit = len(regel) - len(regel.lstrip(" "))
        console.print(BreekbareTekst(regel[wit:], wit))
    console.print(BreekbareTekst(_bereik(doel)), style="dim")
    console.print(bewijsregel(resultaat.bewijs))


def _oplossingen(doel: Doel) -> list[str]:
    knop, regels = doel.knop, []
    for oplossing in doel.oplossingen:
        gelijk = oplossing.waarde == knop.waarde
        verandering = "zoals nu" if gelijk else _verschil(knop, oplossing.waarde)
        regels.append(f"{euro(doel.bedrag)} bij {_stand(knop, oplossing.waarde)} ({verandering}).")
        regels.append(
            f"  Van {_stand(knop, oplossing.laagste)} tot en met {_stand(knop, oplossing.hoogste)} is het tarief afgerond "
            "hetzelfde."
        )
        regels += [*_buurregels(knop, oplossing), *_bandregels(knop, oplossing)]
    if len(doel.oplossingen) > 1:
        regels.append("Er is meer dan één waarde: het tarief gaat binnen dit bereik heen en terug.")
    return regels


def _buurregels(knop: Knop, oplossing: Oplossing) -> list[str]:
    if not oplossing.buren:
        return []
    tekst = " en ".join(f"{_stand(knop, een.waarde)} geeft {bedrag_tekst(een)}" for een in oplossing.buren)
    return [f"  Zo fijn past een waarde niet in een bestand: {tekst}."]


def _stand(knop: Knop, waarde: Decimal) -> str:
    """De waarde van een knop; wat samen beweegt, staat ook zonder wijziging als percentage: van 0% tot en met +20%."""
    return getekend_kort_procent(waarde) if knop.soort is Soort.SAMEN else stand_tekst(knop, waarde)


def _bandregels(knop: Knop, oplossing: Oplossing) -> list[str]:
    """Dat de waarde onder ``laag`` of boven ``hoog`` ligt; met die grens ernaast wordt zij in het bestand geweigerd."""
    herkomst = knop.post.herkomst
    laag, hoog = (herkomst.laag, herkomst.hoog) if herkomst else (None, None)
    if laag is not None and oplossing.waarde < laag:
        return [f"  Dat ligt onder laag ({stand_tekst(knop, laag)}) in het bestand; verzet die mee."]
    if hoog is not None and oplossing.waarde > hoog:
        return [f"  Dat ligt boven hoog ({stand_tekst(knop, hoog)}) in het bestand; verzet die mee."]
    return []


def _verschil(knop: Knop, waarde: Decimal) -> str:
    """Wat er af of bij gaat tegenover nu."""
    verschil = waarde - knop.waarde
    if knop.soort is Soort.GETAL:
        return f"nu {_stand(knop, knop.waarde)}, dus {verschil_van_waarden(verschil, knop.post.eenheid)}"
    if knop.soort is Soort.SAMEN:
        return "elk bedrag uit de tabel"
    return f"nu {_stand(knop, knop.waarde)}, dus {stap_tekst(knop, verschil)}"


def _onhaalbaar(doel: Doel, tarief: Tarief) -> list[str]:
    """Tussen welke tarieven het wel kan, en waar een sprong over het bedrag heen gaat."""
    knop = doel.knop
    if doel.sprongen:
        paren = (f"{bedrag_tekst(a)} of {bedrag_tekst(b)}, rond {_stand(knop, a.waarde)}" for a, b in doel.sprongen)
        return [f"Precies {euro(doel.bedrag)} komt niet voor: het tarief springt eroverheen ({'; '.join(paren)})."]
    hoogste = f"hoogstens {bedrag_tekst(doel.hoogste)}, bij {_stand(knop, doel.hoogste.waarde)}"
    if doel.hoogste.tarief is not None and doel.hoogste.tarief > tarief.tarief.bedrag * _ONBEGRENSD:
        hoogste = f"onbegrensd hoog, dicht bij {_stand(knop, doel.hoogste.waarde)}"
    return [
        f"{euro(doel.bedrag)} is met {knop.naam} niet te halen.",
        f"  Het tarief is ten minste {bedrag_tekst(doel.laagste)}, bij {_stand(knop, doel.laagste.waarde)}, en {hoogste}.",
    ]


def _bereik(doel: Doel) -> str:
    knop = doel.knop
    tekst = (
        f"Gezocht van {_stand(knop, doel.van)} tot en met {_stand(knop, doel.tot)}; met --van en --tot kiest u zelf."
    )
    if doel.grenzen:
        tekst += f" Bij {' en '.join(_stand(knop, een.waarde) for een in doel.grenzen)} houdt het tarief op: er is dan geen uitkomst meer."
    return tekst
