"""Het hele werkboek: van de uitkomst van een berekening naar bladen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.tariefverschil import tariefverschillen
from reeletarief.berekening.stand import DEELS
from reeletarief.weergave.bewijsregel import voetregel
from reeletarief.weergave.werkboek.afspraken import (
    BEREKENING,
    EERSTE_INVOERRIJ,
    LOONKOSTEN,
    UITGANGSPUNTEN,
    UREN,
    VERSIE,
    Eigenschap,
    Invoerkolom,
)
from reeletarief.weergave.werkboek.bladen.besluit import maak_besluit, vastgestelde_cellen
from reeletarief.weergave.werkboek.bladen.bronnen import maak_bronnen
from reeletarief.weergave.werkboek.bladen.controles import maak_controles
from reeletarief.weergave.werkboek.bladen.elementen import maak_elementen
from reeletarief.weergave.werkboek.bladen.lijst import maak_cao, maak_uitgangspunten
from reeletarief.weergave.werkboek.bladen.over import maak_over
from reeletarief.weergave.werkboek.bladen.rekenen import (
    laatste_koprij,
    maak_berekening,
    maak_loonkosten,
    maak_uren,
)
from reeletarief.weergave.werkboek.bladen.verschil import maak_verschil
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.indeling import maak_indeling
from reeletarief.weergave.werkboek.ligging import Ligging, maak_ligging
from reeletarief.weergave.werkboek.tabelmodel import Blad, Verwijzing, Werkboek
from reeletarief.weergave.werkboek.vast_getal import naam_van

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven


def maak_werkboek(resultaat: Resultaat, oud: OudeTarieven | None = None) -> Werkboek:
    """Het werkboek van een berekening; met eerdere tarieven erbij ook het verschil daarmee."""
    ligging = ligging_van(resultaat)
    bladen = _bladen(ligging, resultaat, oud)
    return Werkboek(
        titel=f"Reële tarieven jeugdhulp {resultaat.tariefjaar}, {resultaat.regio}",
        onderwerp=f"Tarieven met levende formules; status {resultaat.stand}",
        maker=f"reeletarief {resultaat.bewijs.versie}",
        bladen=tuple(map(met_hoogten, bladen)),
        namen={
            naam_van(post): Verwijzing(UITGANGSPUNTEN, EERSTE_INVOERRIJ + nummer, Invoerkolom.WAARDE, vast=True)
            for nummer, post in enumerate(ligging.vast)
        },
        eigenschappen=_eigenschappen(resultaat, oud),
        voet=voetregel(resultaat),
    )


def ligging_van(resultaat: Resultaat) -> Ligging:
    """Waar elke post van deze berekening in het werkboek staat."""
    regels = {bestand.pad: bestand.regels for bestand in resultaat.bewijs.bestanden}
    koprijen = {blad: laatste_koprij(blad) for blad in (LOONKOSTEN, UREN, BEREKENING)}
    return maak_ligging(maak_indeling(resultaat.tarieven, regels), koprijen)


def _bladen(ligging: Ligging, resultaat: Resultaat, oud: OudeTarieven | None) -> list[Blad]:
    """Wat het college besluit voorop, dan hoe het te lezen is, en daarna de berekening."""
    tarieven = resultaat.tarieven
    verschillen = tariefverschillen(tarieven, oud.tarieven) if oud else []
    besluit = maak_besluit(ligging, resultaat, oud, verschillen)
    verschil = [maak_verschil(ligging, verschillen, oud, vastgestelde_cellen(tarieven))] if oud else []
    berekening = [
        maak_uitgangspunten(ligging),
        maak_cao(ligging),
        maak_loonkosten(ligging),
        maak_uren(ligging),
        maak_berekening(ligging),
        maak_elementen(ligging, tarieven),
        *verschil,
        maak_controles(ligging, tarieven),
        maak_bronnen(ligging, resultaat),
    ]
    over = maak_over(ligging, resultaat, [blad.naam for blad in (besluit, *berekening)], oud)
    return [besluit, over, *berekening]


def _eigenschappen(resultaat: Resultaat, oud: OudeTarieven | None) -> dict[str, str]:
    """Waaraan het programma dit werkboek later herkent; een eigenschap is in Excel hooguit 255 tekens."""
    bewijs = resultaat.bewijs
    velden = {
        Eigenschap.WERKBOEK: VERSIE,
        Eigenschap.VERSIE: bewijs.versie,
        Eigenschap.SHA256: bewijs.sha256,
        Eigenschap.TARIEFJAAR: str(resultaat.tariefjaar),
        Eigenschap.PEILDATUM: str(resultaat.peildatum or ""),
        Eigenschap.OUD: oud.bestand.sha256 if oud else "",
        Eigenschap.VASTGESTELD: str(resultaat.vastgesteld_op or ""),
        Eigenschap.STAND: DEELS if resultaat.stand == DEELS else "",
        Eigenschap.BESLUIT: resultaat.besluit.bestand.sha256 if resultaat.besluit else "",
    }
    bestanden = {f"{Eigenschap.BESTAND}{bestand.pad}": bestand.sha256 for bestand in bewijs.bestanden}
    return {naam: waarde for naam, waarde in velden.items() if waarde} | bestanden
