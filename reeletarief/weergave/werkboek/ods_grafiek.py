"""Een grafiek als eigen document in het werkboek: een liggend, op 100% gestapeld staafdiagram.

De grafiek leest haar getallen uit het blad. Ze draagt ze ook zelf, in een tabel, voor programma's die alleen de grafiek
openen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.bereiken import cellen_in, kop_boven, plekken_in
from reeletarief.weergave.werkboek.ods_cel import leesbaar, waarde
from reeletarief.weergave.werkboek.ods_formule import bereikadres, celadres
from reeletarief.weergave.werkboek.ods_naamruimten import document
from reeletarief.weergave.werkboek.ods_tekst import alineas, inhoud, kenmerk
from reeletarief.weergave.werkboek.tabelmodel import Bereik, Opmaak
from reeletarief.weergave.werkboek.uiterlijk import (
    GRAFIEKLETTER,
    GRAFIEKTITEL,
    LETTERTYPE,
    PALET,
    RASTER,
    STAAFRUIMTE,
    WAARDEAS,
    WIT,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Grafiek, Inhoud, Reeks

_DECIMALEN = '<number:number number:decimal-places="0" number:min-integer-digits="1"/>'
_GETAL = (
    f'<number:number-style style:name="getal">{_DECIMALEN}</number:number-style>'
    f'<number:percentage-style style:name="procent">{_DECIMALEN}<number:text>%</number:text></number:percentage-style>'
)
_VET = ' fo:font-weight="bold"'
_AS = '<style:graphic-properties draw:stroke="solid" svg:stroke-color="#a6a6a6"/>'


def grafiek(gegeven: Grafiek, blad: Blad, bladen: Mapping[str, Blad]) -> bytes:
    """De ``content.xml`` van een grafiek op ``blad``; ``bladen`` zijn alle bladen op naam, waar haar getallen staan."""
    naam = blad.naam
    lichaam = (
        f'<chart:chart chart:class="chart:bar" chart:style-name="vlak" xlink:href=".." xlink:type="simple"'
        f' svg:width="{gegeven.breedte_cm}cm" svg:height="{gegeven.hoogte_cm}cm">'
        f'<chart:title chart:style-name="titel"><text:p>{inhoud(gegeven.titel)}</text:p></chart:title>'
        '<chart:legend chart:legend-position="top" style:legend-expansion="wide" chart:style-name="legenda"/>'
        f"{_tekengebied(gegeven, naam, kop_boven(gegeven.categorieen, bladen, naam))}{_eigen_tabel(gegeven, blad, bladen)}</chart:chart>"
    )
    stijlen = f"<office:automatic-styles>{_GETAL}{_stijlen(len(gegeven.reeksen))}</office:automatic-styles>"
    return document("content", f"{stijlen}<office:body><office:chart>{lichaam}</office:chart></office:body>")


def grafiekstijlen() -> bytes:
    """De (lege) ``styles.xml`` die bij een grafiek hoort."""
    return document("styles", "<office:styles/>")


def _tekengebied(gegeven: Grafiek, blad: str, categorie: str) -> str:
    categorieen = kenmerk(bereikadres(gegeven.categorieen, blad))
    reeksen = "".join(_reeks(nummer, reeks, blad) for nummer, reeks in enumerate(gegeven.reeksen))
    return (
        '<chart:plot-area chart:style-name="gebied" chart:data-source-has-labels="both">'
        '<chart:axis chart:dimension="x" chart:name="primary-x" chart:style-name="namen">'
        f"{_astitel(categorie)}<chart:categories table:cell-range-address={categorieen}/></chart:axis>"
        '<chart:axis chart:dimension="y" chart:name="primary-y" chart:style-name="aandelen">'
        f'{_astitel(WAARDEAS)}<chart:grid chart:style-name="raster" chart:class="major"/></chart:axis>'
        f'{reeksen}<chart:wall chart:style-name="wand"/></chart:plot-area>'
    )


def _astitel(tekst: str) -> str:
    return f'<chart:title chart:style-name="astitel"><text:p>{inhoud(tekst)}</text:p></chart:title>' if tekst else ""


def _reeks(nummer: int, reeks: Reeks, blad: str) -> str:
    return (
        f'<chart:series chart:style-name="reeks{nummer}" chart:class="chart:bar"'
        f" chart:values-cell-range-address={kenmerk(bereikadres(reeks.waarden, blad))}"
        f" chart:label-cell-address={kenmerk(celadres(reeks.naam, blad))}>"
        f'<chart:data-point chart:repeated="{len(plekken_in(reeks.waarden))}"/></chart:series>'
    )


def _stijlen(reeksen: int) -> str:
    return "".join(
        [
            _stijl(
                "vlak", '<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#ffffff"/>'
            ),
            _stijl("titel", _letter(GRAFIEKTITEL, _VET)),
            _stijl(
                "legenda", f'<style:graphic-properties draw:stroke="none" draw:fill="none"/>{_letter(GRAFIEKLETTER)}'
            ),
            _stijl(
                "gebied",
                '<style:chart-properties chart:percentage="true" chart:vertical="true" chart:include-hidden-cells="true"'
                ' chart:auto-position="true" chart:auto-size="true"/>',
            ),
            _stijl(
                "namen",
                '<style:chart-properties chart:display-label="true" chart:tick-marks-major-outer="false" chart:reverse-direction="true"'
                f' chart:axis-position="0"/>{_AS}{_letter(GRAFIEKLETTER)}',
                "getal",
            ),
            _stijl(
                "aandelen",
                '<style:chart-properties chart:display-label="true" chart:tick-marks-major-outer="false" chart:overlap="100"'
                f' chart:gap-width="{STAAFRUIMTE}"'
                f' chart:axis-position="end"/>{_AS}{_letter(GRAFIEKLETTER)}',
                "procent",
            ),
            _stijl("raster", f'<style:graphic-properties draw:stroke="solid" svg:stroke-color="#{RASTER}"/>'),
            _stijl("wand", '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'),
            *map(_reeksstijl, range(reeksen)),
        ]
    )


def _reeksstijl(nummer: int) -> str:
    kleur = PALET[nummer % len(PALET)]
    return _stijl(
        f"reeks{nummer}",
        f'<style:graphic-properties draw:stroke="solid" svg:stroke-width="0.02cm" svg:stroke-color="#{WIT}"'
        f' draw:fill="solid" draw:fill-color="#{kleur}"/>',
    )


def _stijl(naam: str, eigenschappen: str, getal: str = "") -> str:
    opmaak = f' style:data-style-name="{getal}"' if getal else ""
    return f'<style:style style:name="{naam}" style:family="chart"{opmaak}>{eigenschappen}</style:style>'


def _letter(punten: int, extra: str = "") -> str:
    return (
        f'<style:text-properties fo:color="#262626" fo:font-family="{LETTERTYPE}" fo:font-size="{punten}pt"'
        f' fo:language="nl" fo:country="NL"{extra}/>'
    )


def _eigen_tabel(gegeven: Grafiek, blad: Blad, bladen: Mapping[str, Blad]) -> str:
    """De getallen nog eens: een kolom met categorieën, en per reeks een kolom."""
    kolommen = [gegeven.categorieen, *(reeks.waarden for reeks in gegeven.reeksen)]
    namen = [Bereik(reeks.naam, reeks.naam) for reeks in gegeven.reeksen]
    kop = "".join(_cellen(_inhoud(naam, blad, bladen)) for naam in namen)
    rijen = zip(*(_inhoud(kolom, blad, bladen) for kolom in kolommen), strict=True)
    tekst = "".join(f"<table:table-row>{_cellen(rij)}</table:table-row>" for rij in rijen)
    return (
        '<table:table table:name="local-table"><table:table-header-columns><table:table-column/>'
        "</table:table-header-columns><table:table-columns><table:table-column"
        f' table:number-columns-repeated="{len(namen)}"/></table:table-columns><table:table-header-rows>'
        f"<table:table-row><table:table-cell><text:p/></table:table-cell>{kop}</table:table-row>"
        f"</table:table-header-rows><table:table-rows>{tekst}</table:table-rows></table:table>"
    )


def _cellen(waarden: tuple[Inhoud, ...]) -> str:
    return "".join(
        f"<table:table-cell{waarde(w, Opmaak.GETAL)}>{alineas(leesbaar(w, Opmaak.GETAL))}</table:table-cell>"
        for w in waarden
    )


def _inhoud(bereik: Bereik, blad: Blad, bladen: Mapping[str, Blad]) -> tuple[Inhoud, ...]:
    return tuple(None if cel is None else cel.inhoud for cel in cellen_in(bereik, bladen, blad.naam))
