"""Een reekswaarde wijkt af van de meegeleverde reeks met dezelfde naam en datum.

Met het programma komen premies, maxima, franchises en indices mee, elk met bron. Zegt uw reeks voor hetzelfde jaar iets
anders (waarde, afleiding, klasse, zekerheid, bron of einddatum), dan is er hier of daar iets mis. Een jaar dat de regio
niet heeft, of een eigen jaar erbij, is geen verschil; begint een tijdvak van de regio eerder en loopt het door in een meegeleverd jaar, dan telt
alleen het cijfer. Een voorbeeldwaarde (open) wacht op uw keuze, en een aanname op een
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
    import datetime
    from collections.abc import Iterator, Mapping

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
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
            elif waarde.begin not in landelijk:
                yield from _eromheen(naam, waarde, landelijk)


def _ingevuld(waarde: Reekswaarde, landelijk: Reekswaarde) -> bool:
    """Of de regio zelf iets zegt waar de meegeleverde reeks alleen een voorbeeldwaarde of een aanname heeft."""
    return landelijk.klasse == "open" or (landelijk.klasse == "aanname" and waarde.klasse != "aanname")


def _eromheen(naam: str, waarde: Reekswaarde, landelijk: Mapping[datetime.date, Reekswaarde]) -> Iterator[Bevinding]:
    """Eén bevinding over een waarde met een eigen begin, als een meegeleverde die binnen haar tijdvak ingaat een ander cijfer heeft."""
    for begin, ander in landelijk.items():
        gegeven = waarde.waarde is not None and ander.waarde is not None
        binnen = gegeven and waarde.begin < begin <= waarde.einde and not _ingevuld(waarde, ander)
        if binnen and leesbaar(waarde.waarde) != leesbaar(ander.waarde):
            anders = f"waarde {leesbaar(waarde.waarde)} (daar {leesbaar(ander.waarde)} vanaf {begin})"
            yield _bevinding(naam, waarde, anders, waarde.waarde.plaats if waarde.waarde else waarde.bron.plaats)
            return


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
        anders = ", ".join(f"{veld} {hier} (daar {daar})" for veld, hier, daar, _ in gevonden)
        yield _bevinding(naam, waarde, anders, gevonden[0][3])


def _bevinding(naam: str, waarde: Reekswaarde, anders: str, plaats: Plaats) -> Bevinding:
    wanneer = f"voor {waarde.jaar}" if waarde.jaar else f"vanaf {waarde.begin}"
    return Bevinding(
        CODE,
        f"De reeks '{naam}' {wanneer} is anders dan de meegeleverde: {anders}.",
        "Leg beide naast de bron. Klopt de meegeleverde, neem die dan over; kiest de regio iets anders, geef de reeks "
        "dan een eigen naam.",
        plaats,
        ERNST,
    )
