"""Welke rijen er in een teruggekomen opgaveformulier staan, en of er niets geschoven, dubbel of ernaast gezet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.opgave.cellen import RijPlek
from reeletarief.invoer.opgave.rijen import (
    INVOER,
    KOPPEN,
    KOPRIJ,
    VELDEN,
    Kolom,
    Rij,
    Soort,
    invulbaar,
    lees_sleutel,
    opschrift,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.invoer.werkboek.formulierblad import Formulierblad

CODE = "RT979"
_NIEUW = "Neem de antwoorden over in een nieuw formulier."


def gevonden_rijen(blad: Formulierblad) -> tuple[list[RijPlek], list[Bevinding]]:
    """De rijen op volgorde van het blad, met alles wat er aan de indeling schort."""
    fouten = list(_koppen(blad))
    if fouten:
        return [], fouten
    rijen: list[RijPlek] = []
    gezien: dict[str, int] = {}
    for nummer in sorted({rij for rij, _ in blad.cellen if rij > KOPRIJ}):
        rij = _rij(blad, nummer, fouten)
        if rij is None:
            continue
        if rij.sleutel in gezien:
            fouten.append(_dubbel(blad, rij, nummer, gezien[rij.sleutel]))
            continue
        gezien[rij.sleutel] = nummer
        rijen.append(RijPlek(rij, nummer))
    return rijen, fouten


def _koppen(blad: Formulierblad) -> Iterator[Bevinding]:
    for kolom, kop in KOPPEN.items():
        staat_er = blad.cellen.get((KOPRIJ, kolom))
        if staat_er != kop:
            wat = f"Hier hoort de kop '{kop}', maar er staat '{str(staat_er or '')[:40]}': de kolommen zijn verschoven."
            yield Bevinding(CODE, wat, _NIEUW, blad.plaats((KOPRIJ, kolom)))


def _rij(blad: Formulierblad, nummer: int, fouten: list[Bevinding]) -> Rij | None:
    """Wat er op deze rij wordt ingevuld; ``None`` als dat niets is, of niet te vertrouwen."""
    sleutel = blad.cellen.get((nummer, Kolom.SLEUTEL))
    if sleutel is None:
        fouten += _ernaast(blad, nummer)
        return None
    rij = lees_sleutel(str(sleutel))
    if rij is None or not _bestaat(rij):
        wat = f"'{str(sleutel)[:60]}' is geen sleutel van dit formulier."
        fouten.append(Bevinding(CODE, wat, _NIEUW, blad.plaats((nummer, Kolom.SLEUTEL))))
        return None
    zichtbaar = {Kolom.PRODUCT: rij.product, Kolom.ONDERDEEL: opschrift(rij), Kolom.SOORT: rij.soortnaam}
    for kolom, hoort in zichtbaar.items():
        staat_er = blad.cellen.get((nummer, kolom))
        if str(staat_er if staat_er is not None else "") != hoort:
            wat = (
                f"Volgens de sleutel hoort hier '{hoort}', maar er staat '{str(staat_er or '')[:40]}': er is geschoven."
            )
            fouten.append(Bevinding(CODE, wat, _NIEUW, blad.plaats((nummer, kolom))))
            return None
    fouten += _ernaast(blad, nummer, invulbaar(rij))
    return rij


def _bestaat(rij: Rij) -> bool:
    if rij.soort is Soort.VELD:
        return rij.onderdeel in VELDEN
    return bool(rij.product) and (rij.soort in {Soort.PRIJS, Soort.AFRONDING} or rij.onderdeel in ELEMENTEN)


def _ernaast(blad: Formulierblad, nummer: int, hoort: tuple[Kolom, ...] = ()) -> Iterator[Bevinding]:
    """Wat er is ingevuld waar het formulier niets vraagt, zou anders verloren gaan."""
    for kolom in INVOER:
        if kolom not in hoort and str(blad.cellen.get((nummer, kolom), "")).strip():
            wat = "Hier staat iets waar het formulier niets vraagt."
            remedie = "Zet het in een gele cel. Is er geen ruimte meer, gebruik dan de YAML-vorm (-o opgave.yaml)."
            yield Bevinding(CODE, wat, remedie, blad.plaats((nummer, kolom)))


def _dubbel(blad: Formulierblad, rij: Rij, nummer: int, eerder: int) -> Bevinding:
    plaats = blad.plaats((nummer, Kolom.ONDERDEEL))
    wat = f"'{opschrift(rij)}' van {rij.product or 'de opgave'} ({rij.soortnaam}) staat er twee keer, ook op rij {eerder}."
    code = "RT977" if rij.soort is Soort.ELEMENT else CODE
    return Bevinding(code, wat, "Welke van de twee geldt? Haal de andere rij weg.", plaats)
