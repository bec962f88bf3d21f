"""Wat een rij met volumes mag noemen: de producten en jaren met een prijs, en waarom er anders geen is."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reeletarief.analyse.begroting.jaartarieven import Jaartarieven, Uitgangspunten
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.begroting.volumes import Eisen
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.csv_cellen import Bezwaar
    from reeletarief.invoer.regio import Inlezing


def maak_eisen(
    inlezing: Inlezing,
    resultaat: Resultaat,
    prijzen: Prijzen,
    tarieven: Jaartarieven,
    uitgangspunten: Uitgangspunten,
    werkmap: Path,
) -> Eisen:
    """Elk product met de jaren waarin het een prijs heeft, en wat er over een ander product of jaar te zeggen is."""
    from reeletarief.berekening.keuze import onbekend_product
    from reeletarief.invoer.begroting.volumes import Eisen

    overgeslagen = {weg.product: weg.redenen for weg in resultaat.overgeslagen}

    def over_product(product: str) -> Bezwaar:
        if product in overgeslagen:
            reden = overgeslagen[product][0].wat if overgeslagen[product] else "de kaart heeft een fout."
            return _over_het_product(
                f"Voor {product} is geen tarief berekend: {reden}", "Herstel eerst die fout, of laat het product weg."
            )
        onbekend = onbekend_product(product, inlezing)
        return _vervallen(product, werkmap, prijzen.besluit) or _over_het_product(onbekend.wat, onbekend.remedie)

    return Eisen(
        frozenset(tarieven),
        over_product,
        lambda jaar: _over_jaar(jaar, prijzen, uitgangspunten),
        lambda product, jaar: (
            _vervallen(product, werkmap, _besluit_over(jaar, prijzen))
            or _over_prijs(product, jaar, prijzen, uitgangspunten)
        ),
    )


def _besluit_over(jaar: int, prijzen: Prijzen) -> Besluit | None:
    later = prijzen.latere.besluiten.get(jaar)
    return later.besluit if later else None


def _vervallen(product: str, werkmap: Path, besluit: Besluit | None) -> Bezwaar | None:
    """Dat een product in de loop van het jaar vervallen is: het staat in een besluit dat herzien is, en niet in dat van nu."""
    from reeletarief.fouten import Bevinding, euro_in_zin
    from reeletarief.invoer.besluit.besluiten import vervangen_besluiten
    from reeletarief.invoer.kaart.eenheden import per

    if besluit is None or any(een.product == product for een in besluit.tarieven):
        return None
    gelezen = vervangen_besluiten(werkmap, besluit.tariefjaar)
    eerdere = [een for een in gelezen if not isinstance(een, Bevinding) and een.ingangsdatum < besluit.ingangsdatum]
    for eerder in reversed(eerdere):
        toen = next((een for een in eerder.tarieven if een.product == product), None)
        if toen is not None:
            tot = min(eerder.geldig_tot, besluit.ingangsdatum - datetime.timedelta(days=1))
            pad = eerder.bestand.pad
            return _over_het_product(
                f"{product} is vervallen: het was vastgesteld op {euro_in_zin(toen.vastgesteld)} per {per(toen.eenheid)}, van {eerder.ingangsdatum} tot en met "
                f"{tot} ({pad}), en staat niet in {besluit.bestand.pad}.",
                f"Begroot die dagen apart, met de aantallen van dat tijdvak en --map {werkmap / pad}; of haal de rij weg.",
            )
    return None


def _over_jaar(jaar: int, prijzen: Prijzen, uitgangspunten: Uitgangspunten) -> Bezwaar:
    """Waarom er in dit jaar van geen enkel product een prijs is."""
    tariefjaar = prijzen.tariefjaar
    if jaar < tariefjaar:
        wat = f"{jaar} ligt voor het tariefjaar {tariefjaar}; terugrekenen doet het programma niet."
        return _over_het_jaar(wat, f"Kies --tariefjaar {jaar}, of haal de rij weg.")
    met_prijs = [een for een, producten in prijzen.per_jaar.items() if producten and een <= jaar]
    if not met_prijs:
        wat = f"Voor {jaar} is er geen prijs: van geen enkel product is het tarief van {tariefjaar} berekend of vastgesteld."
        remedie = f"Herstel wat 'reeletarief bereken --tariefjaar {tariefjaar}' meldt, of kies een ander tariefjaar."
        return _over_het_jaar(wat, remedie)
    van = max(met_prijs)
    ontbrekend = uitgangspunten.ontbrekend(van, jaar)
    redenen = [*_onbruikbaar(van, jaar, prijzen), _zonder_index(ontbrekend)]
    return _over_het_jaar(f"Voor {jaar} is er geen prijs: {' en '.join(redenen)}.", _geef_index(ontbrekend))


def _onbruikbaar(van: int, jaar: int, prijzen: Prijzen) -> list[str]:
    """De besluiten tussen deze jaren die geen prijs geven omdat zij niet te gebruiken zijn, als bijzin."""
    latere = prijzen.latere
    weg = [
        (een, f"vastgesteld/{een}.json is niet te gebruiken ({reden[0].code})")
        for een, reden in latere.onbekend.items()
    ]
    weg += [
        (een, f"de kaarten spreken {besluit.besluit.bestand.pad} tegen (RT017)")
        for een, besluit in latere.besluiten.items()
        if not besluit.producten
    ]
    return [reden for een, reden in sorted(weg) if van < een <= jaar]


def _over_prijs(product: str, jaar: int, prijzen: Prijzen, uitgangspunten: Uitgangspunten) -> Bezwaar:
    """Waarom dit product in dit jaar geen prijs heeft, terwijl een ander product of jaar er wel een heeft."""
    eigen = sorted(een for een, producten in prijzen.per_jaar.items() if product in producten)
    if jaar < eigen[0]:
        pad = prijzen.latere.besluiten[eigen[0]].besluit.bestand.pad
        wat = f"Voor {product} is er in {jaar} geen prijs: pas vanaf {eigen[0]} ({pad})."
        return _over_het_jaar(wat, f"Controleer het jaar, of haal de rij weg als het product er in {jaar} nog niet is.")
    van = max(een for een in eigen if een <= jaar)
    later = max(een for een in prijzen.latere.besluiten if van < een <= jaar)
    besluit = prijzen.latere.besluiten[later]
    pad, ontbrekend = besluit.besluit.bestand.pad, uitgangspunten.ontbrekend(van, jaar)
    if product in besluit.op_product:
        reden, eerst = f"de kaart spreekt {pad} tegen (RT017)", "Haal de kaart of het besluit terug uit git."
    else:
        reden, eerst = f"in {pad} staat het niet", f"Is het product in {later} vervallen, haal de rij dan weg."
    wat = f"Voor {product} is er in {jaar} geen prijs: {reden}, en {_zonder_index(ontbrekend)}."
    return _over_het_jaar(wat, f"{eerst} {_geef_index(ontbrekend)}")


def _zonder_index(ontbrekend: tuple[int, ...]) -> str:
    from reeletarief.fouten import eerste_namen

    return f"de index van {eerste_namen([str(een) for een in ontbrekend], 10)} is niet gegeven"


def _geef_index(ontbrekend: tuple[int, ...]) -> str:
    opties = " ".join(f"--index {een}=…%" for een in ontbrekend[:3])
    return f"Geef uw aanname erbij: {opties}{' enzovoort' if len(ontbrekend) > 3 else ''}."


def _over_het_product(wat: str, remedie: str) -> Bezwaar:
    from reeletarief.invoer.begroting.volumes import PRODUCT_CODE
    from reeletarief.invoer.csv_cellen import Bezwaar

    return Bezwaar(PRODUCT_CODE, wat, remedie)


def _over_het_jaar(wat: str, remedie: str) -> Bezwaar:
    from reeletarief.invoer.begroting.volumes import JAAR_CODE
    from reeletarief.invoer.csv_cellen import Bezwaar

    return Bezwaar(JAAR_CODE, wat, remedie)
