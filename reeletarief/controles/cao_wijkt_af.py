"""Een cao-tabel wijkt af van de meegeleverde tabel met dezelfde cao en ingangsdatum.

Met het programma komen nagerekende cao-tabellen mee. Staat in uw regio een ander bedrag, een andere voorwaarde, een andere
datum of een andere bron, dan is er hier of daar iets mis, of hebt u een reden die in de tabel hoort te staan. Elk verschil
komt apart, met beide waarden. Een tabel die de regio niet heeft, of een eigen tabel erbij, is geen verschil; een
afgeleide tabel is geen publicatie en doet niet mee. Toelichtingen en het vervolg tellen niet. Verlengen partijen de cao, dan
mag ``bevestigd_tot`` van de laatste tabel later zijn dan meegeleverd, als ``vervolg`` zegt waar dat staat.

Goed:

    # cao/jeugdzorg/2025-03-01.yaml
    salaris: {"9": {"0": 3191.69}}

Fout:

    # cao/jeugdzorg/2025-03-01.yaml
    salaris: {"9": {"0": 3191.96}}
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from reeletarief.controles.gedeeld.tabellen import Cel
from reeletarief.controles.gedeeld.vergelijk import NIETS, Verschil, alleen_in, leesbaar, verschillen
from reeletarief.fouten import HOOGSTENS, Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT640"
ERNST = Ernst.WAARSCHUWING
NAAM = "cao-tabel wijkt af van de landelijke"
ZONDER = frozenset({"naam", "toelichting", "vervolg"})
SALARIS = frozenset({"salaris", "salaris_per_jaar"})
_VERLENGD = frozenset({"bevestigd_tot"})


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk verschil tussen een tabel van de regio en de meegeleverde."""
    if dossier.landelijk is None:
        return
    for cao, tabellen in dossier.regio.caos.items():
        landelijk = {tabel.dag: tabel for tabel in dossier.landelijk.caos.get(cao, ())}
        for tabel in tabellen:
            if tabel.afleiding is None and tabel.dag in landelijk:
                ander = landelijk[tabel.dag]
                verlengd = ander.dag == max(landelijk) and tabel.bevestigd_tot.dag > ander.bevestigd_tot.dag
                yield from islice(_afwijkingen(tabel, ander, _VERLENGD if verlengd else frozenset()), HOOGSTENS)


def _afwijkingen(tabel: CaoTabel, landelijk: CaoTabel, verlengd: frozenset[str]) -> Iterator[Bevinding]:
    """Elk verschil; ``verlengd`` zijn de velden die mogen verschillen als het vervolg van deze tabel zegt waarom."""
    gezegd = verlengd if leesbaar(_stand(tabel)) != leesbaar(_stand(landelijk)) else frozenset()
    for verschil in verschillen(tabel, landelijk, tabel.ingangsdatum.plaats, ZONDER | gezegd):
        yield Bevinding(
            CODE,
            f"{_naam(verschil)} van cao {tabel.cao} per {tabel.dag}: hier staat {_waarde(verschil, verschil.hier, verschil.daar)}, in de "
            f"meegeleverde tabel {_waarde(verschil, verschil.daar, verschil.hier)}.",
            _remedie(verschil, verlengd),
            verschil.plaats,
            ERNST,
        )


def _remedie(verschil: Verschil, verlengd: frozenset[str]) -> str:
    if verschil.pad[0] in verlengd:
        return (
            "Hebben partijen de cao verlengd, schrijf dan bij 'stand' onder 'vervolg' waar dat staat; dan vervalt deze vraag. Neem anders "
            "de meegeleverde datum over: een later jaar geeft de lonen een later prijspeil, en dat verlaagt tarieven."
        )
    if leesbaar(verschil.daar) == NIETS:
        return "Noem uw bron, of haal het weg als het niet in de gepubliceerde tabel staat."
    return "Leg beide naast de bron. Klopt de meegeleverde, neem die dan over; klopt deze, meld het en noem uw bron."


def _stand(tabel: CaoTabel) -> str | None:
    """Wat de tabel zegt over de tijd erna."""
    return str(tabel.vervolg.stand) if tabel.vervolg else None


def _waarde(verschil: Verschil, waarde: Any, ander: Any) -> str:
    """Een cel als bedrag, van een rij namen wat de andere niet heeft, de rest zoals het er staat."""
    cel = verschil.pad[0] in SALARIS and isinstance(waarde, Waarde)
    return euro(waarde.getal) if cel else leesbaar(alleen_in(waarde, ander))


def _naam(verschil: Verschil) -> str:
    """Hoe het veld heet: een cel bij schaal en trede, de rest bij zijn pad."""
    eerste, *rest = verschil.pad
    if eerste in SALARIS and len(rest) == 2:
        return Cel(*rest).vooraan
    if eerste in SALARIS and len(rest) == 1:
        return f"Schaal {rest[0]}"
    return f"'{'.'.join(verschil.pad)}'"
