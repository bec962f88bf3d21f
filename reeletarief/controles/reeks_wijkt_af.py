"""Een reekswaarde wijkt af van de meegeleverde reeks met dezelfde naam en datum.

Met het programma komen premies, maxima, franchises en indices mee, elk met bron. Zegt uw reeks voor hetzelfde jaar iets
anders (waarde, afleiding, klasse, zekerheid, bron of einddatum), dan is er hier of daar iets mis. Een jaar dat de regio
niet heeft, of een eigen jaar erbij, is geen verschil. Een voorbeeldwaarde (open) wacht op uw keuze, en een aanname op een
cijfer: wie die vervangt, of korter of langer laat gelden, wijkt niet af.

Goed:

    reeksen:
      awf_laag:
        waarden:
          - {jaar: 2026, waarde: 2.74%, klasse: vaststaand, zekerheid: A, bron: …}

Fout:

    reeksen:
      awf_laag:
        waarden:
          - {jaar: 2026, waarde: 2.47%, klasse: vaststaand, zekerheid: A, bron: …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.vergelijk import leesbaar, verschillen
from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.reeks import Reekswaarde

CODE = "RT641"
ERNST = Ernst.WAARSCHUWING
NAAM = "reeks wijkt af van de landelijke"
ZONDER = frozenset({"toelichting", "motivering", "jaar", "vanaf", "tot_en_met"})


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke reekswaarde van de regio die anders is dan de meegeleverde."""
    if dossier.landelijk is None:
        return
    landelijke_reeksen = dossier.landelijk.opslagen.reeksen
    for naam, reeks in dossier.regio.opslagen.reeksen.items():
        landelijk = (
            {waarde.begin: waarde for waarde in landelijke_reeksen[naam].waarden} if naam in landelijke_reeksen else {}
        )
        for waarde in reeks.waarden:
            if waarde.begin in landelijk and not _ingevuld(waarde, landelijk[waarde.begin]):
                yield from _afwijking(naam, waarde, landelijk[waarde.begin])


def _ingevuld(waarde: Reekswaarde, landelijk: Reekswaarde) -> bool:
    """Of de regio zelf iets zegt waar de meegeleverde reeks alleen een voorbeeldwaarde of een aanname heeft."""
    return landelijk.klasse == "open" or (landelijk.klasse == "aanname" and waarde.klasse != "aanname")


def _afwijking(naam: str, waarde: Reekswaarde, landelijk: Reekswaarde) -> Iterator[Bevinding]:
    """Eén bevinding over de waarde, met elk veld dat verschilt; bij het eerste veld."""
    gevonden = [
        (".".join(v.pad), leesbaar(v.hier), leesbaar(v.daar), v.plaats)
        for v in verschillen(waarde, landelijk, waarde.bron.plaats, ZONDER)
    ]
    if waarde.einde != landelijk.einde and landelijk.klasse != "aanname":
        plaats = waarde.tot_en_met.plaats if waarde.tot_en_met else waarde.bron.plaats
        gevonden.append(("tot_en_met", str(waarde.einde), str(landelijk.einde), plaats))
    if gevonden:
        wanneer = f"voor {waarde.jaar}" if waarde.jaar else f"vanaf {waarde.begin}"
        anders = ", ".join(f"{veld} {hier} (daar {daar})" for veld, hier, daar, _ in gevonden)
        yield Bevinding(
            CODE,
            f"De reeks '{naam}' {wanneer} is anders dan de meegeleverde: {anders}.",
            "Leg beide naast de bron. Klopt de meegeleverde, neem die dan over; kiest de regio iets anders, geef de reeks "
            "dan een eigen naam.",
            gevonden[0][3],
            ERNST,
        )
