"""De ene ronde langs alles wat er over een regio te melden valt: leesfouten, rekenfouten en alle controles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reeletarief.berekening.bereken import bereken
from reeletarief.controles import CONTROLES
from reeletarief.controles.gedeeld.dossier import Dossier
from reeletarief.fouten import HOOGSTENS, MEER, Bevinding, Ernst, gesorteerd
from reeletarief.invoer.besluit.ontbreekt import AndereRegio, Ontbreekt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.landelijk import Standaardcode
    from reeletarief.invoer.regio import Inlezing, Onleesbaar, Regio


def nagekeken(
    inlezing: Inlezing | Onleesbaar,
    tariefjaar: int | None,
    landelijk: Regio | None,
    standaardcodes: Mapping[str, Standaardcode],
) -> tuple[Bevinding, ...]:
    """Alle bevindingen over een inlezing, op volgorde van bestand en regel.

    Is ``opslagen.yaml`` niet te gebruiken, dan zijn dat alleen de leesfouten: zonder de keuzes van de regio valt er
    niets te controleren.
    """
    if inlezing.regio is None:
        return inlezing.bevindingen
    dossier = dossier_van(inlezing, tariefjaar, landelijk, standaardcodes)
    gevonden = (*_uit_de_berekening(dossier.resultaat), *_uit_de_besluiten(dossier), *_uit_de_controles(dossier))
    return gesorteerd([*inlezing.bevindingen, *gevonden])


def eerste_per_controle(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """De bevindingen, van elke controle hoogstens honderd en dan hoeveel het er zijn: meer leest niemand in één keer.

    Wat de regio gemotiveerd laat staan, is er dan al af; anders hield dat een andere bevinding van dezelfde controle uit beeld.
    """
    codes = {controle.CODE for controle in CONTROLES}
    aantal: Counter[str] = Counter()
    gekozen: list[Bevinding] = []
    for bevinding in bevindingen:
        aantal[bevinding.code] += 1
        if bevinding.code not in codes or aantal[bevinding.code] <= HOOGSTENS:
            gekozen.append(bevinding)
    meer = (_meer(code, aantal[code]) for code in sorted(codes) if aantal[code] > HOOGSTENS)
    return (*gekozen, *meer)


def _meer(code: str, aantal: int) -> Bevinding:
    """De opmerking bij een controle die meer vond dan er getoond wordt."""
    return Bevinding(
        MEER,
        f"{code} komt {aantal} keer voor; hier staan de eerste {HOOGSTENS}.",
        "Herstel of motiveer die en geef de opdracht opnieuw; dan volgen de andere.",
        ernst=Ernst.OPMERKING,
    )


def dossier_van(
    inlezing: Inlezing,
    tariefjaar: int | None,
    landelijk: Regio | None,
    standaardcodes: Mapping[str, Standaardcode],
) -> Dossier:
    """Reken de regio door voor het tariefjaar en voor het jaar ervoor; zonder motiveringen, want wat blijft staan, blijkt pas uit alle bevindingen."""
    inlezing = inlezing._replace(verantwoording=None)
    jaar = tariefjaar or inlezing.regio.opslagen.tariefjaar
    vorig = bereken(inlezing, tariefjaar=jaar - 1)
    resultaat = bereken(inlezing, tariefjaar=jaar)
    return Dossier(inlezing, jaar, resultaat, vorig, landelijk, standaardcodes)


def _uit_de_berekening(resultaat: Resultaat) -> Iterator[Bevinding]:
    """Waarom een product niet te rekenen was en welke kanttekeningen er bij de andere horen."""
    if not resultaat.tarieven and not resultaat.overgeslagen:
        yield Bevinding("RT504", "Er is geen enkele productkaart.", "Zet kaarten als .yaml in de map productkaarten/.")
    for product in resultaat.overgeslagen:
        yield from (reden for reden in product.redenen if not reden.vervalt)
    yield from resultaat.waarschuwingen


def _uit_de_besluiten(dossier: Dossier) -> Iterator[Bevinding]:
    """Waarom een besluit over een ander jaar niet te gebruiken is; over dit jaar zegt de berekening dat al.

    Dat een besluit naar het archief is, of dat de regio toen anders heette, is geen bevinding.
    """
    for jaar, besluit in sorted(dossier.inlezing.besluiten.items()):
        if jaar == dossier.jaar or isinstance(besluit, Ontbreekt | AndereRegio):
            continue
        yield from (besluit,) if isinstance(besluit, Bevinding) else besluit.gewijzigd


def _uit_de_controles(dossier: Dossier) -> Iterator[Bevinding]:
    for controle in CONTROLES:
        yield from controle.controleer(dossier)
