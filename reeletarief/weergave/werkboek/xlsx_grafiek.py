"""Het liggende gestapelde staafdiagram, met de waarden erin zodat ook een voorvertoning het tekent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.drawing.xdr import XDRPositiveSize2D

from reeletarief.weergave.werkboek.bereiken import cellen_in, kop_boven, plekken_in
from reeletarief.weergave.werkboek.schone_tekst import schoon
from reeletarief.weergave.werkboek.tabelmodel import Bereik
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
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst, vastgezet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Grafiek, Inhoud, Reeks

_EMU_PER_CM = 360_000
_PER_PUNT = 100
_LETTER = Font(typeface=LETTERTYPE)


def staafdiagram(grafiek: Grafiek, eigen_blad: str, bladen: Mapping[str, Blad]) -> BarChart:
    """De grafiek voor openpyxl: de eerste categorie boven, elke staaf op 100%."""
    diagram = BarChart(barDir="bar", grouping="percentStacked", varyColors=False, gapWidth=STAAFRUIMTE, overlap=100)
    bron = _Bron(eigen_blad, bladen)
    diagram.series = [_reeks(reeks, nummer, grafiek, bron) for nummer, reeks in enumerate(grafiek.reeksen)]
    diagram.title = _titel(grafiek.titel, GRAFIEKTITEL)
    diagram.anchor = _plaats(grafiek)  # type: ignore[assignment] # openpyxl neemt ook een anker
    diagram.roundedCorners = diagram.visible_cells_only = False
    _richt_assen_in(diagram, kop_boven(grafiek.categorieen, bladen, eigen_blad))
    if diagram.legend is not None:
        diagram.legend.position, diagram.legend.overlay = "t", False
        diagram.legend.textProperties = _letters()
    return diagram


class _Bron:
    """Waar de grafiek haar waarden vandaan haalt: de cellen van het boek."""

    def __init__(self, eigen_blad: str, bladen: Mapping[str, Blad]) -> None:
        self.eigen_blad = eigen_blad
        self.bladen = bladen

    def tekst(self, bereik: Bereik) -> StrRef:
        """De teksten in het bereik, met hun plek."""
        punten = [
            StrVal(idx=nummer, v=schoon(str(inhoud)))
            for nummer, inhoud in enumerate(self._inhoud(bereik))
            if inhoud is not None
        ]
        return StrRef(f=self._adres(bereik), strCache=StrData(ptCount=len(plekken_in(bereik)), pt=punten))

    def getallen(self, bereik: Bereik) -> NumRef:
        """De getallen in het bereik, met hun plek."""
        punten = [
            NumVal(idx=nummer, v=inhoud)
            for nummer, inhoud in enumerate(self._inhoud(bereik))
            if inhoud is not None and not isinstance(inhoud, str)
        ]
        cache = NumData(formatCode="General", ptCount=len(plekken_in(bereik)), pt=punten)
        return NumRef(f=self._adres(bereik), numCache=cache)

    def _adres(self, bereik: Bereik) -> str:
        van, tot = (vastgezet(hoek, self.eigen_blad) for hoek in bereik)
        return als_tekst(van) if van[1:] == tot[1:] else als_tekst(Bereik(van, tot))

    def _inhoud(self, bereik: Bereik) -> list[Inhoud]:
        return [None if cel is None else cel.inhoud for cel in cellen_in(bereik, self.bladen, self.eigen_blad)]


def _plaats(grafiek: Grafiek) -> OneCellAnchor:
    hoek = AnchorMarker(col=grafiek.plek.kolom - 1, row=grafiek.plek.rij - 1)
    breedte, hoogte = (int(maat * _EMU_PER_CM) for maat in (grafiek.breedte_cm, grafiek.hoogte_cm))
    return OneCellAnchor(_from=hoek, ext=XDRPositiveSize2D(breedte, hoogte))


def _reeks(reeks: Reeks, nummer: int, grafiek: Grafiek, bron: _Bron) -> Series:
    """Een witte lijn eromheen scheidt de stukken van een staaf ook voor wie de kleuren niet ziet."""
    vlak = GraphicalProperties(solidFill=PALET[nummer % len(PALET)], ln=LineProperties(solidFill=WIT, w=9525))
    return Series(
        idx=nummer,
        order=nummer,
        tx=SeriesLabel(strRef=bron.tekst(Bereik(reeks.naam, reeks.naam))),
        spPr=vlak,
        invertIfNegative=False,
        cat=AxDataSource(strRef=bron.tekst(grafiek.categorieen)),
        val=NumDataSource(numRef=bron.getallen(reeks.waarden)),
    )


def _richt_assen_in(diagram: BarChart, categorie: str) -> None:
    """De categorieas loopt van boven naar beneden; de waardeas blijft dan onderaan als ze bij het einde kruist."""
    namen, waarden = diagram.x_axis, diagram.y_axis
    namen.scaling.orientation = "maxMin"
    namen.axPos, waarden.axPos = "l", "b"
    waarden.crosses = "max"
    waarden.number_format = "0%"
    waarden.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=RASTER)))
    waarden.title = _titel(WAARDEAS, GRAFIEKLETTER)
    namen.title = _titel(categorie, GRAFIEKLETTER) if categorie else None
    for as_ in (namen, waarden):
        as_.delete = False
        as_.tickLblPos = "low" if as_ is namen else "nextTo"
        as_.textProperties = _letters()


def _titel(tekst: str, grootte: int) -> Title:
    letter = CharacterProperties(lang="nl-NL", sz=grootte * _PER_PUNT, b=True, latin=_LETTER)
    alinea = Paragraph(pPr=ParagraphProperties(defRPr=letter), r=[RegularTextRun(rPr=letter, t=schoon(tekst))])
    return Title(tx=Text(rich=RichText(p=[alinea])), overlay=False)


def _letters() -> RichText:
    letter = CharacterProperties(lang="nl-NL", sz=GRAFIEKLETTER * _PER_PUNT, latin=_LETTER)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letter), endParaRPr=letter)])
