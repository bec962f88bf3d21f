"""Een werkblad als OpenDocument-tabel: kolommen, rijen, cellen, en wat aan cellen vastzit."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.weergave.werkboek.bereiken import groeit_mee, plekken_in, voorwaarde
from reeletarief.weergave.werkboek.ods_cel import cel
from reeletarief.weergave.werkboek.ods_formule import bereikadres, celadres, formule
from reeletarief.weergave.werkboek.ods_stijlen import (
    BREEDTE,
    bladstijl,
    eenregelige_stijlnaam,
    kolomstijl,
    rijstijl,
    stijlnaam,
)
from reeletarief.weergave.werkboek.ods_tekst import inhoud, kenmerk
from reeletarief.weergave.werkboek.tabelmodel import Bereik, Verwijzing
from reeletarief.weergave.werkboek.uiterlijk import NADRUK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Grafiek, Nadruk, Stijl

_LEEG = "<table:table-cell/>"


class Aanhang(NamedTuple):
    """Wat er aan een cel vastzit: de naam van een keuring, en de XML van een grafiek."""

    keuring: str = ""
    grafiek: str = ""


def tabel(blad: Blad, keuringen: Iterable[str], objecten: Iterable[str]) -> str:
    """Het blad als ``table:table``. ``keuringen`` en ``objecten`` zijn de namen van zijn keuringen en grafieken."""
    aanhang = _aanhang(blad, keuringen, objecten)
    return (
        f"<table:table table:name={kenmerk(blad.naam)} table:style-name={kenmerk(bladstijl(blad.afdruk))}"
        f' table:protected="true"{_afdrukbereik(blad)}>{_beveiliging(blad)}{_kolommen(blad)}{_rijen(blad, aanhang)}{_nadruk(blad)}</table:table>'
    )


def _afdrukbereik(blad: Blad) -> str:
    """Alleen als niet alle kolommen op papier komen; anders drukt Calc alles af wat er staat, ook grafieken."""
    if not blad.afdruk.tot_kolom:
        return ""
    hoek = Verwijzing("", len(blad.rijen), blad.afdruk.tot_kolom)
    return f" table:print-ranges={kenmerk(bereikadres(Bereik(Verwijzing('', 1, 1), hoek), blad.naam))}"


def _beveiliging(blad: Blad) -> str:
    """Zonder wachtwoord; de lezer mag elke cel kiezen, en een filter gebruiken als dat er is."""
    filter_ = ' loext:use-autofilter="true"' if blad.filter else ""
    return (
        f'<loext:table-protection loext:select-protected-cells="true" loext:select-unprotected-cells="true"{filter_}/>'
    )


def _aanhang(blad: Blad, keuringen: Iterable[str], objecten: Iterable[str]) -> dict[int, dict[int, Aanhang]]:
    """Per rij en kolom wat er vastzit; de meeste rijen staan er niet in."""
    uit: dict[int, dict[int, Aanhang]] = {}
    for keuring, naam in zip(blad.keuringen, keuringen, strict=True):
        for plek in chain.from_iterable(map(plekken_in, keuring.cellen)):
            uit.setdefault(plek.rij, {})[plek.kolom] = Aanhang(keuring=naam)
    for grafiek, naam in zip(blad.grafieken, objecten, strict=True):
        kolommen = uit.setdefault(grafiek.plek.rij, {})
        eerder = kolommen.get(grafiek.plek.kolom, Aanhang())
        kolommen[grafiek.plek.kolom] = eerder._replace(grafiek=eerder.grafiek + _lijst(grafiek, naam, blad.naam))
    return uit


def _lijst(grafiek: Grafiek, naam: str, blad: str) -> str:
    bronnen = [grafiek.categorieen, *chain.from_iterable((Bereik(r.naam, r.naam), r.waarden) for r in grafiek.reeksen)]
    bereiken = " ".join(bereikadres(bron, blad) for bron in bronnen)
    return (
        f'<draw:frame draw:name={kenmerk(grafiek.titel)} draw:style-name="grafiek" svg:x="0cm" svg:y="0cm"'
        f' svg:width="{grafiek.breedte_cm}cm" svg:height="{grafiek.hoogte_cm}cm">'
        f'<draw:object xlink:href="./{naam}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
        f" draw:notify-on-update-of-ranges={kenmerk(bereiken)}/>"
        f"<svg:title>{inhoud(grafiek.titel)}</svg:title><svg:desc>{inhoud(grafiek.alternatief)}</svg:desc></draw:frame>"
    )


def _kolommen(blad: Blad) -> str:
    aantal = max(1, len(blad.breedten), *map(len, blad.rijen))
    kolommen = [_kolom(blad, kolom) for kolom in range(1, aantal + 1)]
    return _met_kop(kolommen, blad.afdruk.kolommen, "table:table-header-columns")


def _kolom(blad: Blad, kolom: int) -> str:
    breedte = blad.breedten[kolom - 1] if kolom <= len(blad.breedten) else BREEDTE
    return f'<table:table-column table:style-name="{kolomstijl(breedte)}"/>'


def _rijen(blad: Blad, aanhang: Mapping[int, Mapping[int, Aanhang]]) -> str:
    laatste = max(1, len(blad.rijen), *aanhang)
    rijen = chain(blad.rijen, [()] * (laatste - len(blad.rijen)))
    teksten = [_rij(blad, nummer, rij, aanhang.get(nummer)) for nummer, rij in enumerate(rijen, 1)]
    return _met_kop(teksten, blad.afdruk.kop, "table:table-header-rows")


def _met_kop(delen: list[str], kop: tuple[int, int] | None, label: str) -> str:
    """De delen achter elkaar, met het label om de delen die op elke bladzijde terugkomen."""
    if kop is None:
        return "".join(delen)
    eerste, laatste = kop
    return f"{''.join(delen[: eerste - 1])}<{label}>{''.join(delen[eerste - 1 : laatste])}</{label}>{''.join(delen[laatste:])}"


def _rij(blad: Blad, nummer: int, rij: tuple[Cel | None, ...], aanhang: Mapping[int, Aanhang] | None) -> str:
    hoogte = blad.rijhoogten.get(nummer)
    stijl_van = eenregelige_stijlnaam if hoogte is None else stijlnaam
    if aanhang:
        cellen = _aangehangen(rij, blad.naam, aanhang, stijl_van)
    else:
        cellen = "".join([_LEEG if c is None else cel(c, blad.naam, stijl_van) for c in rij])
    stijl = rijstijl(None if groeit_mee(rij) else hoogte)
    return f'<table:table-row table:style-name="{stijl}">{cellen or _LEEG}</table:table-row>'


def _aangehangen(
    rij: tuple[Cel | None, ...], blad: str, aanhang: Mapping[int, Aanhang], stijl_van: Callable[[Stijl], str]
) -> str:
    breed = rij + (None,) * (max(aanhang) - len(rij))
    return "".join(_met_aanhang(c, blad, aanhang.get(kolom, Aanhang()), stijl_van) for kolom, c in enumerate(breed, 1))


def _met_aanhang(gegeven: Cel | None, blad: str, aanhang: Aanhang, stijl_van: Callable[[Stijl], str]) -> str:
    keuring = f' table:content-validation-name="{aanhang.keuring}"' if aanhang.keuring else ""
    if gegeven is None:
        return f"<table:table-cell{keuring}>{aanhang.grafiek}</table:table-cell>"
    return cel(gegeven, blad, stijl_van, keuring, aanhang.grafiek)


def _nadruk(blad: Blad) -> str:
    if not blad.nadruk:
        return ""
    regels = "".join(_opvallend(nadruk, blad.naam) for nadruk in blad.nadruk)
    return f"<calcext:conditional-formats>{regels}</calcext:conditional-formats>"


def _opvallend(nadruk: Nadruk, blad: str) -> str:
    begin = nadruk.cellen.van
    return (
        f"<calcext:conditional-format calcext:target-range-address={kenmerk(bereikadres(nadruk.cellen, blad))}>"
        f'<calcext:condition calcext:apply-style-name="{NADRUK.naam}" calcext:base-cell-address={kenmerk(celadres(begin, blad))}'
        f" calcext:value={kenmerk(f'formula-is({formule(voorwaarde(nadruk))})')}/></calcext:conditional-format>"
    )
