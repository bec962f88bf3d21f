"""Wat tussen reeksen en de regels die ernaar verwijzen moet kloppen: elke reeks bestaat, en is van de goede soort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import HOOGSTENS, Bevinding, eerste_namen, suggestie
from reeletarief.invoer.kaart.afwijking import REGELVELDEN
from reeletarief.invoer.opslagen.reeks import Afleiding, Reeks
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, ReeksPerCao
from reeletarief.invoer.toevoegen import voorbeeld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.yaml_strikt import Tekst


def controleer_reeksnamen(opslagen: Opslagen) -> list[Bevinding]:
    """Elke genoemde reeks bestaat, en is een percentage waar een percentage hoort en anders een bedrag."""
    bevindingen: list[Bevinding] = []
    for naam, is_percentage in _genoemde_reeksen(opslagen):
        if len(bevindingen) >= HOOGSTENS:
            break
        if naam not in opslagen.reeksen:
            bevindingen.append(onbekend("RT309", "reeks", naam, opslagen.reeksen))
        elif is_percentage is not None and opslagen.reeksen[naam].is_percentage != is_percentage:
            bevindingen.append(_verkeerde_soort(naam, opslagen, is_percentage=is_percentage))
    return bevindingen


def _verkeerde_soort(naam: Tekst, opslagen: Opslagen, *, is_percentage: bool) -> Bevinding:
    hoort, is_ = ("een percentage", "bedragen") if is_percentage else ("een bedrag", "percentages")
    return Bevinding(
        "RT309",
        f"Hier hoort {hoort}, maar de reeks '{naam}' bestaat uit {is_}.",
        reeksen_van_soort(opslagen, is_percentage=is_percentage),
        naam.plaats,
    )


def reeksen_van_soort(opslagen: Opslagen, *, is_percentage: bool) -> str:
    """De remedie: een reeks met percentages of juist met bedragen, bij naam."""
    soort = "percentages" if is_percentage else "bedragen"
    namen = [str(naam) for naam, reeks in opslagen.reeksen.items() if reeks.is_percentage is is_percentage]
    if not namen:
        return (
            f"Geen reeks heeft {soort}; schrijf de waarde hier zelf, of voeg onder 'reeksen' een reeks met {soort} toe."
        )
    return f"Kies een reeks met {soort}: {eerste_namen(namen)}."


def controleer_indexreeksen(opslagen: Opslagen) -> list[Bevinding]:
    """Een index op OVA en ppc leest reeksen met een vaste naam; die moeten er dan zijn."""
    index = opslagen.indexering
    if index.gewicht_ova is None:
        return []
    standen = (index.stand,) if index.stand else ("voorlopig", "definitief")
    return [
        Bevinding(
            "RT309",
            f"De methode {index.methode} leest de reeks '{naam}', maar die bestaat niet.",
            f"Neem haar over uit opslagen.yaml van de Voorbeeldregio, of voeg onder 'reeksen' toe: '{naam}: {voorbeeld(Reeks)}', met uw eigen cijfers.",
            index.gewicht_ova.plaats,
        )
        for naam in (f"{soort}_{stand}" for soort in ("ova", "ppc") for stand in standen)
        if naam not in opslagen.reeksen
    ]


def _genoemde_reeksen(opslagen: Opslagen) -> Iterator[tuple[Tekst, bool | None]]:
    """Elke reeksnaam waarnaar ergens verwezen wordt, en of daar een percentage hoort (als dat vastligt)."""
    regels: list[object] = [*opslagen.inhoudingen, *opslagen.werkgeverslasten, *opslagen.uren.regels]
    regels += [regel for set_ in opslagen.opslagsets.values() for regel in set_.regels]
    for regel in [*regels, opslagen.indexering]:
        for veld in REGELVELDEN:
            waarde = getattr(regel, veld, None)
            namen = [waarde.reeks] if isinstance(waarde, Reeksnaam) else []
            namen += waarde.per_cao.values() if isinstance(waarde, ReeksPerCao) else []
            yield from ((naam, veld == "percentage") for naam in namen)
    for reeks in opslagen.reeksen.values():
        for reekswaarde in reeks.waarden:
            if reekswaarde.afleiding is not None:
                yield from ((naam, None) for naam in _namen_in(reekswaarde.afleiding))


def _namen_in(afleiding: Afleiding) -> Iterator[Tekst]:
    for operand in afleiding.operanden:
        if isinstance(operand, Afleiding):
            yield from _namen_in(operand)
        else:
            yield type(operand)(operand.partition("@")[0], operand.plaats)


def onbekend(code: str, soort: str, naam: Tekst, bekend: Iterable[str]) -> Bevinding:
    """Een naam die nergens bij hoort, met de namen die er het meest op lijken."""
    namen = sorted(str(kandidaat) for kandidaat in bekend)
    hint = suggestie(naam, namen, f"Bekend zijn: {eerste_namen(namen) or 'nog geen'}.")
    return Bevinding(code, f"De {soort} '{naam[:60]}' bestaat niet.", hint, naam.plaats)
