"""Het uiterlijk van een werkboek: leesbaar, en in xlsx en ods hetzelfde."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Opmaak, Rol, Stijl
from reeletarief.weergave.werkboek.uiterlijk import GETALVORM, NADRUK, PALET, UITERLIJK, WIT, Uiterlijk, getoond
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.werkboek.calc import Calc
from tests.werkboek.ods_lezen import deel, q
from tests.werkboek.proefboek import proefboek

GETALLEN = [Decimal(getal) for getal in ("1234.5678", "-1234.5678", "0.0833", "-0.083333", "0", "7", "2026")]
OPMAKEN = [opmaak for opmaak in Opmaak if opmaak is not Opmaak.CODE]


def licht(kleur: str) -> float:
    delen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (0, 2, 4)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.03928 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(kleur: str, vlak: str) -> float:
    """De contrastverhouding volgens WCAG 2."""
    donker, helder = sorted((licht(kleur), licht(vlak)))
    return (helder + 0.05) / (donker + 0.05)


@pytest.mark.parametrize("uiterlijk", [*UITERLIJK.values(), NADRUK])
def test_letters_steken_genoeg_af(uiterlijk: Uiterlijk) -> None:
    assert contrast(uiterlijk.letters, uiterlijk.vlak) >= 4.5


def test_kleuren_van_een_grafiek_steken_af_tegen_wit_en_tegen_hun_buur() -> None:
    assert min(contrast(kleur, WIT) for kleur in PALET) >= 3
    assert min(contrast(een, ander) for een, ander in pairwise((*PALET, PALET[0]))) >= 2.5


def test_elke_rol_heeft_een_eigen_uiterlijk_en_een_eigen_naam() -> None:
    assert set(UITERLIJK) == set(Rol)
    assert len({uiterlijk.naam for uiterlijk in UITERLIJK.values()}) == len(Rol)


def test_elke_getalopmaak_heeft_een_vorm() -> None:
    assert set(Opmaak) - set(GETALVORM) == {Opmaak.TEKST, Opmaak.GEWOON, Opmaak.CODE}


@pytest.mark.parametrize(
    ("opmaak", "getal", "verwacht"),
    [
        (Opmaak.EURO, "-1234.5", "€ -1.234,50"),
        (Opmaak.EURO_FIJN, "1.23456", "€ 1,2346"),
        (Opmaak.EURO_VERSCHIL, "3", "€ +3,00"),
        (Opmaak.PROCENT, "0.0833", "8,3%"),
        (Opmaak.PROCENT_FIJN, "0.0833", "8,33%"),
        (Opmaak.PROCENT_FIJN, "0.083333", "8,3333%"),
        (Opmaak.PROCENT_VERSCHIL, "0.036", "+3,60%"),
        (Opmaak.GETAL, "1878", "1.878,00"),
        (Opmaak.GETAL_FIJN, "0.5", "0,5000"),
        (Opmaak.GEWOON, "2026", "2026"),
        (Opmaak.TEKST, "1.50", "1,5"),
    ],
)
def test_een_getal_is_te_lezen_als_op_het_scherm(opmaak: Opmaak, getal: str, verwacht: str) -> None:
    assert getoond(Decimal(getal), opmaak) == verwacht


def test_wat_afgerond_nul_is_heeft_nergens_een_teken(calc: Calc) -> None:
    """Ook niet als een formule er net onder uitkomt: 102,00 min 102,00003 is € 0,0000."""
    klein = [Decimal(getal) for getal in ("-0.00003", "0.0000001", "-0.0000001")]
    rijen = [tuple(Cel(getal, Stijl(Rol.VAST, opmaak)) for getal in klein) for opmaak in GETALVORM]
    boek = proefboek(Blad("Blad", tuple(rijen), (20,) * len(klein)))
    op_het_scherm = calc.getoond({"een.xlsx": als_xlsx(boek), "ander.ods": als_ods(boek)})
    for bestand in op_het_scherm.values():
        for opmaak, getoonde in zip(GETALVORM, bestand, strict=True):
            assert getoonde == [getoond(getal, opmaak) for getal in klein]
            assert opmaak is Opmaak.PROCENT_FIJN or not re.search("[-+]", "".join(getoonde))


@pytest.fixture(scope="module")
def op_het_scherm(calc: Calc) -> dict[str, list[list[str]]]:
    """Per bestand wat Calc laat zien: een rij per opmaak, een kolom per getal; en een rij met waar en onwaar."""
    rijen = [tuple(Cel(getal, Stijl(Rol.BEREKENING, opmaak)) for getal in GETALLEN) for opmaak in OPMAKEN]
    waarheden = (Cel(True, Stijl(Rol.CONTROLE)), Cel(False, Stijl(Rol.CONTROLE)))
    boek = proefboek(Blad("Blad", (*rijen, waarheden), (20,) * len(GETALLEN)))
    return calc.getoond({"een.xlsx": als_xlsx(boek), "ander.ods": als_ods(boek)})


@pytest.mark.parametrize("bestand", ["een.xlsx", "ander.ods"])
@pytest.mark.parametrize(("nummer", "opmaak"), list(enumerate(OPMAKEN)), ids=OPMAKEN)
def test_een_getal_staat_in_beide_bestanden_zoals_het_programma_het_schrijft(
    op_het_scherm: dict[str, list[list[str]]], bestand: str, nummer: int, opmaak: Opmaak
) -> None:
    assert op_het_scherm[bestand][nummer] == [getoond(getal, opmaak) for getal in GETALLEN]


@pytest.mark.parametrize("bestand", ["een.xlsx", "ander.ods"])
def test_waar_en_onwaar_staan_er_in_beide_bestanden_in_het_nederlands(
    op_het_scherm: dict[str, list[list[str]]], bestand: str
) -> None:
    assert op_het_scherm[bestand][-1][:2] == ["WAAR", "ONWAAR"]


def in_excel(boek: bytes) -> dict[Rol, dict[str, object]]:
    """Hoe elke rol eruitziet in een xlsx met in elke rij een rol."""
    uit = {}
    for rol, (cel,) in zip(Rol, load_workbook(BytesIO(boek)).worksheets[0], strict=True):
        letter, vlak = cel.font, cel.fill
        uit[rol] = {
            "naam": cel.style,
            "letters": letter.color.rgb[2:],
            "vlak": vlak.fgColor.rgb[2:] if vlak.fill_type else WIT,
            "lettertype": letter.name,
            "grootte": letter.size,
            "vet": bool(letter.b),
            "schuin": bool(letter.i),
            "onderstreept": letter.u == "single",
            "terugloop": bool(cel.alignment.wrap_text),
            "midden": cel.alignment.vertical == "center",
            "vrij": not cel.protection.locked,
            "boven": cel.border.top.color.rgb[2:] if cel.border.top.style else "",
            "onder": cel.border.bottom.color.rgb[2:] if cel.border.bottom.style else "",
            "ingesprongen": bool(cel.alignment.indent),
        }
    return uit


def in_calc(boek: bytes) -> dict[Rol, dict[str, object]]:
    """Hetzelfde in een ods, uit de celstijlen en wat een cel zonder stijl heeft."""
    wortel = deel(boek, "styles.xml")
    stijlen = {stijl.get(q("style:name")): stijl for stijl in wortel.iter(q("style:style"))}
    lettertypen = {
        lettertype.get(q("style:name")): lettertype.get(q("svg:font-family"))
        for lettertype in wortel.iter(q("style:font-face"))
    }
    gewoon = kenmerken(stijlen["Default"])
    return {rol: _celstijl(stijlen[rol.capitalize()], gewoon, lettertypen) for rol in Rol}


def kenmerken(stijl: ET.Element) -> dict[str, str]:
    return {naam: waarde for kind in stijl for naam, waarde in kind.attrib.items()}


def _celstijl(stijl: ET.Element, gewoon: dict[str, str], lettertypen: dict[Any, Any]) -> dict[str, object]:
    alles = gewoon | kenmerken(stijl)

    def kleur(naam: str) -> str:
        return alles.get(q(naam), "").rpartition("#")[2]

    return {
        "naam": stijl.get(q("style:display-name")),
        "letters": kleur("fo:color"),
        "vlak": kleur("fo:background-color") or WIT,
        "lettertype": lettertypen[alles[q("style:font-name")]],
        "grootte": float(alles[q("fo:font-size")].removesuffix("pt")),
        "vet": alles.get(q("fo:font-weight")) == "bold",
        "schuin": alles.get(q("fo:font-style")) == "italic",
        "onderstreept": alles.get(q("style:text-underline-style")) == "solid",
        "terugloop": alles.get(q("fo:wrap-option")) == "wrap",
        "midden": alles[q("style:vertical-align")] == "middle",
        "vrij": alles.get(q("style:cell-protect")) == "none",
        "boven": kleur("fo:border-top"),
        "onder": kleur("fo:border-bottom"),
        "ingesprongen": q("fo:margin-left") in alles,
    }


@pytest.mark.parametrize("rol", Rol)
def test_een_rol_ziet_er_in_beide_bestanden_hetzelfde_uit(rol: Rol) -> None:
    rijen = tuple((Cel("tekst", Stijl(elke)),) for elke in Rol)
    boek = proefboek(Blad("Blad", rijen, (20,), rijhoogten=dict.fromkeys(range(1, len(rijen) + 1), 26)))
    excel, calc = in_excel(als_xlsx(boek))[rol], in_calc(als_ods(boek))[rol]
    verwacht = {"lettertype": "Arial", **UITERLIJK[rol]._asdict()}
    del verwacht["doorlopend"]
    assert excel == calc == verwacht
