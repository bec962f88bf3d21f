"""Of een besluit aansluit op wat ervoor gold: een gat zonder tarief, of een besluit dat nog doorliep.

Het programma sluit een gat niet zelf: wat er in die dagen geldt, is aan de regio. Zuiver: de besluiten worden elders gelezen, zonder concepten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Ernst, Plaats, met_hoofdletter
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.invoer.besluit.model import Besluit

GAT, LIEP_DOOR = "RT028", "RT029"


class Gat(NamedTuple):
    """De eerste en laatste dag waarop er tussen twee besluiten geen tarief geldt; ``na`` is het besluit dat ervoor gold."""

    van: datetime.date
    tot: datetime.date
    na: Besluit


def gat_voor(ingangsdatum: datetime.date, eerdere: Iterable[Besluit]) -> Gat | None:
    """De dagen voor deze ingangsdatum waarop geen van de eerdere besluiten nog gold; zonder eerder besluit is er niets te zeggen."""
    laatste = laatste_voor(ingangsdatum, eerdere)
    if laatste is None or laatste.geldig_tot + EEN_DAG >= ingangsdatum:
        return None
    return Gat(laatste.geldig_tot + EEN_DAG, ingangsdatum - EEN_DAG, laatste)


def laatste_voor(ingangsdatum: datetime.date, eerdere: Iterable[Besluit]) -> Besluit | None:
    """Het besluit dat voor deze ingangsdatum het laatst gold.

    Een besluit vervangt vanaf zijn ingangsdatum wat er eerder over dat jaar of een jaar ervoor besloten was, ook als dat langer doorliep:
    van wat er is ingegaan geldt dus het laatst genomene.
    """
    begonnen = [een for een in eerdere if een.ingangsdatum < ingangsdatum]
    return max(begonnen, key=lambda een: (een.tariefjaar, een.genomen), default=None)


def laatste_op(ingangsdatum: datetime.date, eerdere: Iterable[Besluit]) -> Besluit | None:
    """Hetzelfde, met ook een besluit dat op deze dag zelf inging en nu vervangen wordt: dat gold ervoor."""
    return laatste_voor(ingangsdatum + EEN_DAG, eerdere)


def geldend_op(dag: datetime.date, besluiten: Iterable[Besluit]) -> Besluit | None:
    """Het besluit dat op deze dag gold; niets als het laatste dat was ingegaan, al was afgelopen."""
    laatste = laatste_op(dag, besluiten)
    return laatste if laatste is not None and dag <= laatste.geldig_tot else None


def sluit_aan(ingangsdatum: datetime.date, eerdere: Iterable[Besluit]) -> bool:
    """Of er op de dag voor deze ingangsdatum een besluit gold."""
    return geldend_op(ingangsdatum - EEN_DAG, eerdere) is not None


def aansluiting(nieuw: Vaststelling, eerdere: Sequence[Besluit]) -> Iterator[Bevinding]:
    """Wat er bij het vaststellen te zeggen is over de dagen ervoor.

    ``eerdere`` zijn wat er over dit jaar lag of vervangen is, en het laatste besluit over een jaar ervoor.
    """
    gat = gat_voor(nieuw.ingangsdatum, eerdere)
    if gat is not None:
        yield _melding(nieuw, gat)
    if nieuw.status == VASTGESTELD and not any(_verving_al(nieuw, een) for een in eerdere):
        yield from (_liep_door(nieuw, een) for een in eerdere if _loopt_over(nieuw, een))


def _verving_al(nieuw: Vaststelling, eerder: Besluit) -> bool:
    """Of een besluit over hetzelfde jaar, dat nu herzien wordt, de tarieven van ervoor al verving."""
    return eerder.tariefjaar == nieuw.resultaat.tariefjaar and eerder.ingangsdatum <= nieuw.ingangsdatum


def _loopt_over(nieuw: Vaststelling, eerder: Besluit) -> bool:
    """Of een besluit over een eerder jaar op de ingangsdatum nog gold."""
    return eerder.tariefjaar < nieuw.resultaat.tariefjaar and eerder.geldig_tot >= nieuw.ingangsdatum


def _melding(nieuw: Vaststelling, gat: Gat) -> Bevinding:
    jaar = nieuw.resultaat.tariefjaar
    # na het vastleggen is het bestand van dit jaar het nieuwe besluit, en heet wat het vervangt anders
    ervoor = f"het besluit van {gat.na.besluitdatum}" if gat.na.tariefjaar == jaar else gat.na.bestand.pad
    return Bevinding(
        GAT,
        f"{dagen_in_zin(gat)} geldt er geen vastgesteld tarief: {ervoor} eindigt op {gat.na.geldig_tot}, en dit gaat in op {nieuw.ingangsdatum}.",
        _remedie(jaar, gat),
        Plaats(gat.na.bestand.pad, 1),
        Ernst.WAARSCHUWING,
    )


def dagen_in_zin(gat: Gat) -> str:
    """De dagen aan het begin van een zin, zoals 'Van 2027-01-01 tot en met 2027-01-31'."""
    return f"Op {gat.van}" if gat.van == gat.tot else f"Van {gat.van} tot en met {gat.tot}"


def _remedie(jaar: int, gat: Gat) -> str:
    """Wat er in de besluitgegevens kan: eerder ingaan kan binnen het tariefjaar, doorlopen tot en met het jaar erna."""
    kan = [f"zet ingangsdatum: {gat.van} in de besluitgegevens"] if gat.van.year == jaar else []
    if gat.na.tariefjaar < jaar and gat.tot.year <= gat.na.tariefjaar + 1:
        kan.append(f"herzie het besluit over {gat.na.tariefjaar} met geldig_tot: {gat.tot}")
    if gat.van.year not in {jaar, gat.na.tariefjaar}:
        kan.append(f"stel ook over {gat.van.year} vast")
    elif not kan:
        eigen = gat.na.tariefjaar
        kan.append(f"herzie het besluit over {eigen} met geldig_tot: {eigen}-12-31 en stel ook over {eigen + 1} vast")
    zin = ", of ".join(kan)
    return f"{met_hoofdletter(zin)}, en leg opnieuw vast. Is er in die dagen iets anders afgesproken, bewaar dan waar dat staat."


def _liep_door(nieuw: Vaststelling, eerder: Besluit) -> Bevinding:
    jaar = eerder.tariefjaar
    return Bevinding(
        LIEP_DOOR,
        f"De tarieven van {jaar} liepen door tot en met {eerder.geldig_tot}; dit besluit vervangt ze vanaf {nieuw.ingangsdatum}.",
        f"Een tarieflijst van {jaar} noemt nog {eerder.geldig_tot}; maak haar opnieuw met: reeletarief tarieflijst --tariefjaar {jaar}.",
        Plaats(eerder.bestand.pad, 1),
        Ernst.OPMERKING,
    )
