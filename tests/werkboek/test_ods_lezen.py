"""Een .ods dat terugkomt levert dezelfde cellen als hetzelfde werkboek in xlsx, ook nadat LibreOffice het bewaarde."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Opmaak, Rol, Stijl, Werkboek
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.werkboek.calc import Calc
from tests.werkboek.ods_pakketten import cel, content, delen, getal, ods, rij, tabel, tekst
from tests.werkboek.pakketten import pakket
from tests.werkboek.proefboek import blad_met, boek_met, proefboek, rekenboek

Cellen = dict[str, dict[tuple[int, int], Celinhoud]]
FORMULE = 'table:formula="of:=1/0"'


def gelezen(inhoud: bytes, naam: str = "antwoord.ods") -> Cellen:
    bladen = lees_formulier(inhoud, naam)
    assert not isinstance(bladen, Bevinding), bladen
    return {blad: dict(gegeven.cellen) for blad, gegeven in bladen.items()}


def cellen(*rijen: str) -> dict[tuple[int, int], Celinhoud]:
    return gelezen(ods(tabel("".join(rijen))))["Blad"]


def een(kenmerken: str, binnen: str = "") -> Celinhoud:
    return cellen(rij(cel(kenmerken, binnen))).get((1, 1))


@pytest.mark.parametrize("boek", [proefboek(), rekenboek()], ids=["proefboek", "rekenboek"])
def test_ons_eigen_werkboek_is_als_ods_hetzelfde_als_in_xlsx(boek: Werkboek) -> None:
    assert gelezen(als_ods(boek)) == gelezen(als_xlsx(boek), "antwoord.xlsx")


TEKSTEN = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=12)
GETALLEN = st.decimals(-(10**9), 10**9, places=6, allow_nan=False)
INHOUD = st.one_of(st.none(), st.booleans(), GETALLEN, st.integers(-(10**12), 10**12), TEKSTEN)


@given(st.lists(st.lists(st.tuples(INHOUD, st.sampled_from([*Opmaak])), max_size=4), max_size=4))
def test_elk_werkboek_geeft_in_beide_vormen_dezelfde_cellen(rijen: list[list[tuple[Celinhoud, Opmaak]]]) -> None:
    blad = Blad("Blad", tuple(tuple(Cel(i, Stijl(Rol.INVOER, o)) for i, o in rij) for rij in rijen), (20,))
    assert gelezen(als_ods(boek_met(blad))) == gelezen(als_xlsx(boek_met(blad)), "a.xlsx")


def test_wat_libreoffice_bewaart_heeft_dezelfde_cellen(calc: Calc) -> None:
    """Ook met gelijke cellen en rijen achter elkaar, die Calc als herhaling schrijft."""
    gelijk = (Cel("zelfde", Stijl(Rol.TEKST)), Cel(Decimal("0.25"), Stijl(Rol.INVOER, Opmaak.PROCENT)), None)
    vreemd = (
        Cel("Zorg  & 'welzijn'\nregel twee", Stijl(Rol.TEKST)),
        Cel("0123", Stijl(Rol.INVOER, Opmaak.CODE)),
        Cel(Decimal("12.345"), Stijl(Rol.INVOER, Opmaak.EURO)),
    )
    boek = boek_met(blad_met(gelijk, gelijk, gelijk, (), (), vreemd, gelijk + gelijk))
    bewaard = calc.bewaard(als_ods(boek))
    assert "number-rows-repeated" in zipfile.ZipFile(io.BytesIO(bewaard)).read("content.xml").decode("utf-8")
    assert gelezen(bewaard) == gelezen(als_ods(boek)) == gelezen(als_xlsx(boek), "a.xlsx")


@pytest.mark.parametrize(
    ("kenmerken", "binnen", "waarde"),
    [
        ('office:value-type="float" office:value="12.50"', "<text:p>12,5</text:p>", Decimal("12.5")),
        ('office:value-type="percentage" office:value="0.125"', "<text:p>12,5%</text:p>", Decimal("0.125")),
        ('office:value-type="currency" office:currency="EUR" office:value="63"', "<text:p>€ 63</text:p>", Decimal(63)),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>WAAR</text:p>", True),
        ('office:value-type="boolean" office:boolean-value="false"', "<text:p>ONWAAR</text:p>", False),
        ('office:value-type="date" office:date-value="2026-11-26"', "<text:p>26-11-26</text:p>", "2026-11-26"),
        ('office:value-type="date" office:date-value="2026-11-26T00:00:00"', "", "2026-11-26"),
        ('office:value-type="date" office:date-value="2026-11-26T09:30:00"', "", "2026-11-26T09:30:00"),
        ('office:value-type="time" office:time-value="PT37H30M00S"', "<text:p>37:30</text:p>", "37:30"),
        ('office:value-type="time" office:time-value="PT37H30M00S"', "", "PT37H30M00S"),
        ('office:value-type="string"', "<text:p>een</text:p><text:p/><text:p>drie</text:p>", "een\n\ndrie"),
        ('office:value-type="string" office:string-value="a&#9;b"', "<text:p>ab</text:p>", "a\tb"),
        ("", "<text:p>zonder soort</text:p>", "zonder soort"),
        ('office:value-type="void"', "", None),
        ('office:value-type="string"', "<text:p/>", None),
        (f'{FORMULE} office:value-type="string" office:string-value="" calcext:value-type="error"', "<text:p>#DEEL/0!</text:p>", "#DIV/0!"),
        (f'{FORMULE} office:value-type="string" office:string-value="" calcext:value-type="error"', "<text:p>Err:508</text:p>", "#VALUE!"),
        (f'{FORMULE} office:value-type="float" office:value="0"', "<text:p>#N/B</text:p>", "#N/A"),
        ('office:value-type="string"', "<text:p>#N/B</text:p>", "#N/B"),
        (f'{FORMULE} office:value-type="float" office:value="3"', "<text:p>###</text:p>", Decimal(3)),
    ],
)  # fmt: skip
def test_waarden(kenmerken: str, binnen: str, waarde: Celinhoud) -> None:
    gevonden = een(kenmerken, binnen)
    assert (gevonden, type(gevonden)) == (waarde, type(waarde))


def test_een_formule_zonder_uitkomst_is_een_cel_met_niets() -> None:
    assert cellen(rij(cel(FORMULE), cel())) == {(1, 1): None}


@pytest.mark.parametrize(
    ("alinea", "gelezen_als"),
    [
        ("a<text:s/>b<text:s text:c='3'/>c", "a b   c"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a  b", "a  b"),
        ("a\n      b", "a b"),
        ("<text:span>een <text:a xlink:href='#x'>klik</text:a></text:span>!", "een klik!"),
        ("<vreemd:nadruk>telt</vreemd:nadruk> mee", "telt mee"),
        ("voor<text:note><text:note-body><text:p>noot</text:p></text:note-body></text:note>na", "voorna"),
        ("voor<office:annotation><text:p>opmerking</text:p></office:annotation>na", "voorna"),
        ("voor<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>na", "voorna"),
        ("voor<draw:frame><draw:text-box><text:p>vak</text:p></draw:text-box></draw:frame>na", "voorna"),
    ],
)
def test_tekst_in_een_alinea(alinea: str, gelezen_als: str) -> None:
    assert een('office:value-type="string"', f"<text:p>{alinea}</text:p>") == gelezen_als


def test_een_opmerking_hoort_niet_bij_de_cel() -> None:
    opmerking = "<office:annotation><text:p>Weet u dit zeker?</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list></office:annotation>"
    assert een('office:value-type="string"', f"{opmerking}<text:p>ja</text:p>") == "ja"
    assert een("", opmerking) is None
    assert een('office:value-type="float" office:value="4"', f"{opmerking}<text:p>4</text:p>") == 4


def test_een_bedekte_cel_houdt_haar_plek_en_haar_waarde() -> None:
    """Zoals in xlsx: wie cellen samenvoegt, kiest zelf of de bedekte haar inhoud houdt."""
    bedekt = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    met = '<table:covered-table-cell office:value-type="float" office:value="7"/>'
    assert cellen(rij(getal(1), bedekt, met, getal(2))) == {(1, 1): 1, (1, 4): 7, (1, 5): 2}


def test_lege_herhalingen_schuiven_op_en_gevulde_staan_er_zo_vaak() -> None:
    gevonden = cellen(
        rij(cel(keer=3), getal(5, keer=2), cel(keer=16379)),
        rij(cel(keer=16384), keer=4),
        rij(tekst("x"), keer=2),
        rij(cel(keer=16384), keer=1_048_569),
    )
    assert gevonden == {(1, 4): 5, (1, 5): 5, (6, 1): "x", (7, 1): "x"}


def test_rijen_in_een_kop_of_een_groep_horen_bij_het_blad() -> None:
    gevonden = cellen(
        f"<table:table-header-rows>{rij(tekst('kop'))}</table:table-header-rows>",
        f"<table:table-row-group><table:table-rows>{rij(getal(1))}</table:table-rows></table:table-row-group>",
        rij(getal(2)),
    )
    assert gevonden == {(1, 1): "kop", (2, 1): 1, (3, 1): 2}


def test_bijgehouden_wijzigingen_tekstvakken_en_andere_tabellen_zijn_geen_cellen() -> None:
    oud = (
        f"<table:tracked-changes><table:deletion>{tabel(rij(getal(9)), 'Weg')}</table:deletion></table:tracked-changes>"
    )
    vak = f"<table:shapes><draw:frame>{tabel(rij(getal(8)), 'Vak')}</draw:frame></table:shapes>"
    vreemd = "<vreemd:row><table:table-row><table:table-cell/></table:table-row></vreemd:row>"
    assert gelezen(ods(oud + tabel(vak + vreemd + rij(getal(1))))) == {"Blad": {(1, 1): 1}}


def test_een_verborgen_blad_telt_mee() -> None:
    stijl = '<office:automatic-styles><vreemd:style table:display="false"/></office:automatic-styles>'
    verborgen = tabel(rij(getal(2)), "Verborgen").replace("<table:table ", '<table:table table:style-name="v" ')
    inhoud = pakket(delen() | {"content.xml": content(tabel(rij(getal(1))) + verborgen, stijl)})
    assert list(gelezen(inhoud)) == ["Blad", "Verborgen"]
