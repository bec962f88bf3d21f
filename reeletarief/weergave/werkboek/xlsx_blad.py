"""Alles aan een werkblad behalve de cellen: breedten, afdruk, beveiliging, keuring, nadruk en koppelingen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from reeletarief.invoer.werkboek.celplek import cel as celnaam
from reeletarief.invoer.werkboek.celplek import kolomletters
from reeletarief.weergave.werkboek.bereiken import voorwaarde
from reeletarief.weergave.werkboek.schone_tekst import schoon
from reeletarief.weergave.werkboek.uiterlijk import BLADZIJDE, NADRUK, VAN, VOETLETTER
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst, gebied, voorvoegsel
from reeletarief.weergave.werkboek.xlsx_gebied import afdrukgebied
from reeletarief.weergave.werkboek.xlsx_tekst import ingekort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Blad, Keuring, Nadruk

_MARGES = {"left": "0.4", "right": "0.4", "top": "0.5", "bottom": "0.7", "header": "0.3", "footer": "0.3"}
"""De marges van een bladzijde, in inches zoals openpyxl ze vraagt."""

_INVOERTAB = "E0B400"
_OPVALLEND = DifferentialStyle(
    font=Font(bold=NADRUK.vet, color=NADRUK.letters), fill=PatternFill("solid", bgColor=NADRUK.vlak)
)
_TITELGRENS, _UITLEGGRENS, _FOUTGRENS = 32, 255, 225
"""Zoveel tekens laat Excel toe in de titel, de uitleg en de foutmelding van een keuring."""

_VOETGRENS = 255


def richt_in(werkblad: Worksheet, blad: Blad, voet: str) -> None:
    """Geef een leeg werkblad alles wat het blad vraagt, behalve de cellen en de grafieken."""
    _weergave(werkblad, blad)
    _kolommen(werkblad, blad)
    _pagina(werkblad, blad.afdruk)
    _afdrukbereik(werkblad, blad)
    _voettekst(werkblad, voet)
    _beveiliging(werkblad)
    for keuring in blad.keuringen:
        werkblad.add_data_validation(_keuring(keuring))
    for nadruk in blad.nadruk:
        werkblad.conditional_formatting.add(gebied(nadruk.cellen), _nadruk(nadruk))
    for rij, kolom, koppeling in _koppelingen(blad):
        werkblad.cell(rij, kolom).hyperlink = koppeling


def _weergave(werkblad: Worksheet, blad: Blad) -> None:
    werkblad.sheet_view.showGridLines = False
    if blad.vast is not None and (blad.vast.rij, blad.vast.kolom) != (1, 1):
        werkblad.freeze_panes = eerste = celnaam(blad.vast.rij, blad.vast.kolom)
        keuze = werkblad.sheet_view.selection[-1]
        keuze.activeCell = keuze.sqref = eerste
    if blad.filter is not None:
        werkblad.auto_filter.ref = gebied(blad.filter)
    if blad.keuringen:
        werkblad.sheet_properties.tabColor = _INVOERTAB


def _kolommen(werkblad: Worksheet, blad: Blad) -> None:
    for kolom, breedte in enumerate(blad.breedten, 1):
        werkblad.column_dimensions[kolomletters(kolom)].width = breedte


def _pagina(werkblad: Worksheet, afdruk: Afdruk) -> None:
    instelling = werkblad.page_setup
    instelling.paperSize = 9  # A4
    instelling.orientation = "landscape" if afdruk.liggend else "portrait"
    instelling.fitToWidth, instelling.fitToHeight = afdruk.breed, afdruk.hoog
    werkblad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    werkblad.page_margins = PageMargins(**_MARGES)
    werkblad.print_options.horizontalCentered = True


def _afdrukbereik(werkblad: Worksheet, blad: Blad) -> None:
    bereik = afdrukgebied(blad)
    if bereik is not None:
        werkblad.print_area = gebied(bereik)
    titels = ",".join(_druktitels(blad))
    if titels:
        werkblad.defined_names["Print_Titles"] = DefinedName("Print_Titles", attr_text=titels)


def _druktitels(blad: Blad) -> Iterator[str]:
    """De kolommen en rijen die op elke bladzijde terugkomen, in de volgorde waarin Excel ze zelf opschrijft."""
    if blad.afdruk.kolommen is not None:
        yield voorvoegsel(blad.naam) + "${}:${}".format(*map(kolomletters, blad.afdruk.kolommen))
    if blad.afdruk.kop is not None:
        yield voorvoegsel(blad.naam) + "${}:${}".format(*blad.afdruk.kop)


def _voettekst(werkblad: Worksheet, voet: str) -> None:
    """Links de voet, in het midden de naam van het blad, rechts de bladzijde; samen hooguit 255 tekens."""
    midden, rechts, vaste_tekens = "&A", f"{BLADZIJDE} &P {VAN} &N", 15
    ruimte = _VOETGRENS - len(midden) - len(rechts) - vaste_tekens
    links = " ".join(schoon(voet).split())
    while len(links.replace("&", "&&")) > ruimte:
        links = f"{links[:-2]}…"
    delen = werkblad.oddFooter
    assert delen is not None
    for deel, tekst in ((delen.left, links.replace("&", "&&")), (delen.center, midden), (delen.right, rechts)):
        deel.text = tekst or None
        deel.size = VOETLETTER


def _beveiliging(werkblad: Worksheet) -> None:
    """Zonder wachtwoord. Een attribuut op waar betekent hier: dit mag niet."""
    beveiliging = werkblad.protection
    beveiliging.sheet = beveiliging.objects = beveiliging.scenarios = True
    beveiliging.autoFilter = beveiliging.formatColumns = beveiliging.formatRows = False


def _keuring(keuring: Keuring) -> DataValidation:
    titel = ingekort(schoon(keuring.titel), _TITELGRENS)
    uitleg = schoon(keuring.uitleg)
    return DataValidation(
        type="decimal",
        operator="between",
        formula1=f"{keuring.laagste:f}",
        formula2=f"{keuring.hoogste:f}",
        allow_blank=keuring.leeg_mag,
        errorStyle="stop",
        showErrorMessage=True,
        showInputMessage=True,
        promptTitle=titel,
        prompt=ingekort(uitleg, _UITLEGGRENS),
        errorTitle=titel,
        error=ingekort(uitleg, _FOUTGRENS),
        sqref=" ".join(map(gebied, keuring.cellen)),
    )


def _nadruk(nadruk: Nadruk) -> Rule:
    return Rule(type="expression", dxf=_OPVALLEND, formula=[als_tekst(voorwaarde(nadruk))])


def _koppelingen(blad: Blad) -> Iterator[tuple[int, int, Hyperlink]]:
    for rij, cellen in enumerate(blad.rijen, 1):
        for kolom, cel in enumerate(cellen, 1):
            if cel is not None and cel.koppeling is not None:
                doel = cel.koppeling._replace(blad=cel.koppeling.blad or blad.naam)
                yield rij, kolom, Hyperlink(ref=celnaam(rij, kolom), location=als_tekst(doel))
