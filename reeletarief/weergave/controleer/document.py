"""``controleer -o controle.docx``: het verslag van de controle, voor in het dossier.

Op het scherm staat alleen wat er nog te doen is. Wie het besluit neemt of toetst, wil ook zien wat er is nagekeken zonder
dat er iets uit kwam, en waarom een bevinding blijft staan.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import bestand_van
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.controleer.tekst import telling
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, onder_kop
from reeletarief.weergave.getal import geteld
from reeletarief.weergave.meldingen import blijft_staan
from reeletarief.weergave.tabelinhoud import Kolom, Tabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.verantwoording import Gemotiveerd
    from reeletarief.weergave.document.inhoud import Deel

_NIET_GECONTROLEERD = "Er is niet gecontroleerd: opslagen.yaml is niet te gebruiken."
_OOK = "Eerst is elk bestand streng gelezen, elk product doorgerekend en elk besluit nagerekend; wat daar niet klopt, staat hieronder met de rest."
_NIETS = "niets"
_UITLEG = f"Bij '{_NIETS}' viel er niets te melden, ook als de regio niets heeft waar die controle over gaat."


class Nagekeken(NamedTuple):
    """Een controle die heeft gedraaid: haar code en naam, en hoe vaak zij iets vond dat open staat."""

    code: str
    naam: str
    open: int


def controleverslag(
    regio: str | None,
    tariefjaar: int | None,
    bevindingen: Sequence[Bevinding],
    gemotiveerd: Sequence[Bevinding],
    ander_jaar: Sequence[Gemotiveerd],
    controles: Sequence[Nagekeken],
    kaarten: int,
    bewijs: Bewijs | None,
) -> Document:
    """Wat open staat, wat gemotiveerd blijft staan, en welke controles er waren met wat zij vonden.

    Was opslagen.yaml niet te gebruiken, dan zijn er geen controles en geen bewijs, en zegt het verslag dat.
    """
    titel = f"{regio} · controle van de tarieven van {tariefjaar}" if regio else "Controle van de tarieven"
    delen = (
        *_begin(bevindingen, gemotiveerd, len(controles), kaarten),
        *_open(bevindingen, ander_jaar),
        *_gemotiveerd(gemotiveerd),
        *onder_kop(_overzicht(controles, gemotiveerd)),
        *((Alinea(_UITLEG),) if controles else ()),
    )
    return Document(titel, delen, (Alinea(bewijsregel(bewijs)),) if bewijs else ())


def _begin(
    bevindingen: Sequence[Bevinding], gemotiveerd: Sequence[Bevinding], controles: int, kaarten: int
) -> Iterator[Deel]:
    if controles:
        yield Alinea(
            f"Nagekeken: {geteld(kaarten, 'productkaart', 'productkaarten')}, met {controles} controles. {_OOK}"
        )
    else:
        yield Alinea(_NIET_GECONTROLEERD)
    yield Alinea(f"Er staat open: {telling(bevindingen)}")
    if gemotiveerd:
        yield Alinea(blijft_staan(gemotiveerd))


def _open(bevindingen: Sequence[Bevinding], ander_jaar: Sequence[Gemotiveerd]) -> Iterator[Deel]:
    """Elke bevinding met wat te doen, en wat de regio er in een ander jaar op antwoordde."""
    if bevindingen:
        yield Kop("Wat open staat")
    eerder = {een.bevinding: een for een in ander_jaar}
    for een in bevindingen:
        yield _bevinding(een)
        yield Alinea(een.remedie, naam="Wat te doen")
        if een in eerder:
            yield Alinea(eerder[een].motivering, naam=f"Gemotiveerd in {eerder[een].tariefjaar}")


def _gemotiveerd(gemotiveerd: Sequence[Bevinding]) -> Iterator[Deel]:
    if gemotiveerd:
        yield Kop("Wat gemotiveerd blijft staan")
    for een in gemotiveerd:
        yield _bevinding(een)
        yield Alinea(een.motief.tekst if een.motief else "", naam="Motivering")


def _bevinding(bevinding: Bevinding) -> Alinea:
    waar = bevinding.plaats.op_regel if bevinding.plaats else bestand_van(bevinding)
    return Alinea(bevinding.wat, kern=f"{bevinding.code} · {bevinding.ernst} · {waar}")


def _overzicht(controles: Sequence[Nagekeken], gemotiveerd: Sequence[Bevinding]) -> Tabel:
    """Elke controle met wat zij vond; ook de controles die niets vonden zijn een uitkomst."""
    aantal = Counter(een.code for een in gemotiveerd)
    rijen = [(een.code, een.naam, _gevonden(een.open, aantal[een.code])) for een in controles]
    return Tabel(
        "Wat er is nagekeken",
        (Kolom("code", breedte=2), Kolom("controle", breedte=8), Kolom("gevonden", breedte=4)),
        rijen,
    )


def _gevonden(open_: int, gemotiveerd: int) -> str:
    delen = [f"{aantal} {woord}" for aantal, woord in ((open_, "open"), (gemotiveerd, "gemotiveerd")) if aantal]
    return ", ".join(delen) or _NIETS
