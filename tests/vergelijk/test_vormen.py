"""De vormen van ``vergelijk``: json, csv, Markdown, html en de meldingen voor GitHub en GitLab."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.vergelijk.grenzen import Grens, overschrijdingen
from reeletarief.analyse.vergelijk.vergelijking import Kant, Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio, lees_werkmap
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.weergave.console import maak_console
from reeletarief.weergave.controleer.github import opdracht
from reeletarief.weergave.document.html import als_html
from reeletarief.weergave.html import element
from reeletarief.weergave.markdown import tabelrij
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.vergelijk.csv import vergelijking_als_csv
from reeletarief.weergave.vergelijk.document import vergelijkingsdocument
from reeletarief.weergave.vergelijk.github import vergelijking_voor_github
from reeletarief.weergave.vergelijk.gitlab import vergelijking_voor_gitlab
from reeletarief.weergave.vergelijk.json import vergelijking_als_json
from reeletarief.weergave.vergelijk.md import HOOGSTENS, MERK, vergelijking_als_md
from reeletarief.weergave.vergelijk.scherm import toon_vergelijking
from reeletarief.weergave.vergelijk.tabellen import kenmerkentabel
from tests.conftest import BASIS, VOORBEELDREGIO, Draai, als_rijen, op_een_regel, yaml_onder
from tests.gedeeld.kloon import KAART

STANDEN = ("gewijzigd", "nieuw", "vervallen", "andere_eenheid")
TABEL = "cao/proef/2026-01-01.yaml"
BESTANDEN = yaml_onder(BASIS)
HOGER = BESTANDEN | {TABEL: BESTANDEN[TABEL].replace('"2": 3500.00', '"2": 3850.00')}
GEMEEN = "a|b`c` <script>alert(1)</script> [x](y) *z* @iemand $1$ ~ \\"


def kant(naam: str, bestanden: dict[str, str]) -> Kant:
    """De stand die deze bestanden geven."""
    return als_kant(naam, bereken(lees_regio({pad: tekst.encode() for pad, tekst in bestanden.items()})))


def vergeleken(nieuw: dict[str, str], oud: dict[str, str] = BESTANDEN) -> Vergelijking:
    return vergelijk(kant("toen", oud), kant("nu", nieuw))


def met_naam(naam: str, bestanden: dict[str, str] = HOGER) -> dict[str, str]:
    return bestanden | {KAART: bestanden[KAART].replace("naam: Proefproduct", f"naam: {json.dumps(naam)}")}


def met_producten(aantal: int, bestanden: dict[str, str]) -> dict[str, str]:
    kaarten = {
        f"productkaarten/p{nummer}.yaml": bestanden[KAART].replace('"45A48"', f'"P{nummer:04}"')
        for nummer in range(aantal)
    }
    return {pad: tekst for pad, tekst in bestanden.items() if pad != KAART} | kaarten


GELIJK = vergeleken(BESTANDEN)
GEWIJZIGD = vergeleken(HOGER)


def over(vergelijking: Vergelijking, grens: str = "0.01") -> tuple:
    return overschrijdingen(vergelijking.producten, [Grens(1, Decimal(grens), True)])


# --- json ---


def test_json_heeft_een_versie_en_getallen_als_tekst() -> None:
    inhoud = json.loads(vergelijking_als_json(GEWIJZIGD, over(GEWIJZIGD)), parse_float=pytest.fail)
    assert list(inhoud) == [
        "versie",
        "kop",
        "oud",
        "nieuw",
        "producten",
        "gevolgen",
        "overschrijdingen",
        "niet_te_vergelijken",
    ]
    assert inhoud["versie"] == 1
    assert inhoud["oud"]["bewijs"]["sha256"] != inhoud["nieuw"]["bewijs"]["sha256"]
    (grens,) = inhoud["overschrijdingen"]
    assert (grens["product"], grens["richting"], grens["grens"], grens["soort"]) == (
        "45A48",
        "stijging",
        "0.01",
        "fractie",
    )


def test_json_telt_tot_de_laatste_decimaal_op() -> None:
    """Oorzaken, wijzigingen en elementen zijn elk samen precies het verschil."""
    (product,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["producten"]
    verschil = Decimal(product["verschil"])
    assert verschil == Decimal(product["nieuw"]["tarief"]) - Decimal(product["oud"]["tarief"])
    assert sum(Decimal(oorzaak["bedrag"]) for oorzaak in product["oorzaken"]) == verschil
    assert sum(Decimal(element["verschil"]) for element in product["elementen"].values()) == verschil
    cao = next(oorzaak for oorzaak in product["oorzaken"] if oorzaak["groep"] == "cao")
    (wijziging,) = cao["wijzigingen"]
    assert wijziging == {
        "naam": "maandbedrag schaal 9 trede 2, tabel 2026-01-01",
        "bestand": TABEL,
        "regel": 14,
        "vindplaats_in": "nieuw",
        "oud": "3500",
        "nieuw": "3850",
        "eenheid": "euro per maand",
        "bedrag": cao["bedrag"],
    }


def test_een_bedrag_in_json_heeft_ten_minste_centen_en_geen_overbodige_nullen() -> None:
    (product,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["producten"]
    assert product["oud"] == {"tarief": "51.86", "eenheid": "uur"}
    assert product["nieuw"] == {"tarief": "55.07", "eenheid": "uur"}
    assert product["verschil"] == "3.21"
    assert product["elementen"]["b"] == {"oud": "2.00", "nieuw": "2.00", "verschil": "0.00"}
    bedragen = [oorzaak["bedrag"] for oorzaak in product["oorzaken"]]
    assert all(re.fullmatch(r"-?\d+\.(\d\d|\d+[1-9])", bedrag) for bedrag in bedragen), bedragen


def test_json_noemt_het_gevolg_per_product() -> None:
    (gevolg,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["gevolgen"]
    assert (gevolg["groep"], gevolg["bestand"], gevolg["regel"]) == ("cao", TABEL, 14)
    assert list(gevolg["bedragen"]) == ["45A48"]


def test_json_noemt_kenmerken_en_wat_niet_te_vergelijken_is() -> None:
    kapot = HOGER | {"productkaarten/x.yaml": BESTANDEN[KAART].replace("45A48", "X").replace("max-1", '"8"')}
    inhoud = json.loads(vergelijking_als_json(vergeleken(met_naam("Anders", kapot)), ()))
    (kenmerk,) = inhoud["producten"][0]["kenmerken"]
    assert kenmerk == {"naam": "naam", "oud": "Proefproduct", "nieuw": "Anders", "bestand": KAART, "regel": 2}
    (weg,) = inhoud["niet_te_vergelijken"]
    assert (weg["product"], weg["kant"], weg["redenen"][0]["code"]) == ("X", "nieuw", "RT406")


@pytest.mark.parametrize(
    ("toen", "nu", "oud", "nieuw", "regel"),
    [
        ("doel: Oefenen\n", "", "Oefenen", "", 1),
        ("", "doel: Oefenen\n", "", "Oefenen", 3),
        ("kwaliteitseisen: [Een, Twee]\n", "kwaliteitseisen: [Een]\n", "Een; Twee", "Een", 1),
    ],
    ids=["vervallen", "erbij", "lijst"],
)
def test_een_kenmerk_dat_zelf_nergens_meer_staat_wijst_naar_het_product(
    toen: str, nu: str, oud: str, nieuw: str, regel: int
) -> None:
    """Een tekst heeft een eigen regel; een lijst heeft er geen, en wat verviel ook niet meer."""
    naam = "naam: Proefproduct\n"
    kaarten = (BESTANDEN | {KAART: BESTANDEN[KAART].replace(naam, f"{naam}{een}")} for een in (toen, nu))
    (product,) = json.loads(vergelijking_als_json(vergelijk(*map(kant, ("toen", "nu"), kaarten)), ()))["producten"]
    (kenmerk,) = product["kenmerken"]
    assert (kenmerk["oud"], kenmerk["nieuw"], kenmerk["bestand"], kenmerk["regel"]) == (oud, nieuw, KAART, regel)


@pytest.mark.parametrize(
    ("toen", "nu", "verwacht"),
    [
        ("[Een, Twee, Drie]", "[Een, Drie, Vier]", "vervallen: Twee; erbij: Vier"),
        ("[Een, Twee]", "[Twee, Een]", "in een andere volgorde"),
        ("[Een, Twee]", "[Een, Twee, Een]", "erbij: Een"),
        ("[Een, Twee, Een]", "[Twee, Een]", "vervallen: Een"),
        ("[Een]", "[Twee]", "Een → Twee"),
        ("[Een]", "[Een, Twee]", "erbij: Twee"),
        ("[]", "[Een]", "– → Een"),
        ("[Een]", "[]", "Een → –"),
    ],
)
def test_van_een_lijst_staat_er_alleen_wat_verviel_en_wat_erbij_kwam(toen: str, nu: str, verwacht: str) -> None:
    """Kwaliteitseisen zijn zinnen; twee hele lijsten naast elkaar laten de lezer zoeken."""
    naam = "naam: Proefproduct\n"
    kaarten = (
        BESTANDEN | {KAART: BESTANDEN[KAART].replace(naam, f"{naam}kwaliteitseisen: {een}\n")} for een in (toen, nu)
    )
    [(_, _, tekst)] = kenmerkentabel(vergelijk(*map(kant, ("toen", "nu"), kaarten))).rijen
    assert tekst == verwacht


@pytest.mark.parametrize(("regel", "waar"), [("prijssoort: ondergrens\n", ("opslagen.yaml", 1)), ("", (None, None))])
def test_een_andere_prijssoort_staat_in_de_opslagen_en_niet_op_de_kaart(
    regel: str, waar: tuple[str | None, int | None]
) -> None:
    """Vervalt zij, dan staat zij nergens meer."""
    oud, nieuw = (
        BESTANDEN | {"opslagen.yaml": een + BESTANDEN["opslagen.yaml"]} for een in ("prijssoort: vaste_prijs\n", regel)
    )
    (product,) = json.loads(vergelijking_als_json(vergeleken(nieuw, oud), ()))["producten"]
    (kenmerk,) = product["kenmerken"]
    assert (kenmerk["naam"], kenmerk["oud"], kenmerk["nieuw"]) == (
        "prijssoort",
        "vaste_prijs",
        "ondergrens" if regel else "",
    )
    assert (kenmerk["bestand"], kenmerk["regel"]) == waar


def test_json_noemt_van_elke_kant_de_regio_het_jaar_en_de_status() -> None:
    inhoud = json.loads(vergelijking_als_json(GEWIJZIGD, ()))
    for kant_, naam in (("oud", "toen"), ("nieuw", "nu")):
        assert inhoud[kant_] | {"bewijs": None} == {
            "naam": naam,
            "regio": "Proefregio",
            "tariefjaar": 2026,
            "peildatum": None,
            "status": "concept",
            "bewijs": None,
        }


def test_geen_wijziging_in_json() -> None:
    inhoud = json.loads(vergelijking_als_json(GELIJK, ()))
    assert inhoud["kop"] == "Geen wijziging: het ene tarief is gelijk."
    assert inhoud["producten"][0]["oorzaken"] == []


# --- csv ---


@pytest.mark.parametrize("breedte", [30, 60, 80, 110, 125, 160])
def test_op_een_smal_scherm_valt_geen_bedrag_en_geen_code_weg(breedte: int) -> None:
    """Passen de elementen er niet bij, dan blijven zij weg en staat er hoe breed het venster moet zijn."""
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_vergelijking(GEWIJZIGD, (), ("gewijzigd",), console)
    tekst = uit.getvalue()
    assert "45A48" in tekst
    if breedte == 30:
        assert "oud → nieuw € 51,86 → € 55,07 verschil +3,21 · +6,19%" in op_een_regel(tekst)
    else:
        assert "€ 51,86 → € 55,07      +3,21   +6,19%" in tekst
    assert ("a niet-cl." in tekst, "Maak het" in tekst) == (breedte == 160, breedte < 160)


def csv_rijen(vergelijking: Vergelijking) -> list[dict[str, str]]:
    tekst = vergelijking_als_csv(vergelijking, over(vergelijking))
    return als_rijen(tekst)


def op_scherm(vergelijking: Vergelijking) -> str:
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = 150
    toon_vergelijking(vergelijking, (), STANDEN, console)
    return uit.getvalue()


OPSLAGEN = "opslagen.yaml"
IETS_MEER_SCHOLING = {OPSLAGEN: BESTANDEN[OPSLAGEN].replace("uren_per_jaar: 40,", "uren_per_jaar: 40.0001,")}
"""Dat scheelt minder dan een halve cent."""


def test_met_een_enkele_oorzaak_zegt_het_scherm_niets_over_andere() -> None:
    scherm = op_scherm(GEWIJZIGD)
    assert re.search(r"€ 3\.500,00 → € 3\.850,00 +cao/proef/2026-01-01\.yaml:14 +1 product, de hele oorzaak", scherm)
    assert "kleinere wijziging" not in scherm
    assert "niet per wijziging te zeggen" not in scherm
    assert "Bijgesteld" not in scherm


def test_een_oorzaak_van_minder_dan_een_halve_cent_wordt_alleen_geteld() -> None:
    vergelijking = vergeleken(HOGER | IETS_MEER_SCHOLING)
    assert len(vergelijking.gevolgen) == 2
    scherm, md = op_scherm(vergelijking), vergelijking_als_md(vergelijking, (), STANDEN)
    for tekst in (scherm, md):
        assert "En nog 1 kleinere wijziging; --formaat json geeft ze alle." in op_een_regel(tekst)
    assert "40,0001" not in scherm
    assert "45A48 (+3,21)" in scherm


def test_csv_heeft_per_product_een_regel() -> None:
    (rij,) = csv_rijen(GEWIJZIGD)
    assert (rij["product"], rij["stand"], rij["eenheid"]) == ("45A48", "gewijzigd", "uur")
    assert Decimal(rij["nieuw"]) - Decimal(rij["oud"]) == Decimal(rij["verschil"])
    oorzaken = [Decimal(waarde) for kolom, waarde in rij.items() if kolom.startswith("oorzaak_") and waarde]
    assert sum(oorzaken) == Decimal(rij["verschil"])
    assert rij["grens"].startswith("45A48 stijgt ")
    (gelijk,) = csv_rijen(GELIJK)
    assert (gelijk["stand"], gelijk["verschil"]) == ("gelijk", "0.00")


def test_csv_heeft_ook_wat_nieuw_vervallen_of_niet_te_rekenen_is() -> None:
    nieuw = {pad: tekst for pad, tekst in HOGER.items() if pad != KAART}
    nieuw |= {f"productkaarten/{code}.yaml": HOGER[KAART].replace("45A48", code) for code in ("N", "K")}
    nieuw["productkaarten/K.yaml"] = nieuw["productkaarten/K.yaml"].replace("max-1", '"8"')
    rijen = {rij["product"]: rij for rij in csv_rijen(vergeleken(nieuw))}
    assert {product: rij["stand"] for product, rij in rijen.items()} == {
        "N": "nieuw",
        "45A48": "vervallen",
        "K": "niet_te_rekenen",
    }
    assert (rijen["N"]["oud"], rijen["45A48"]["nieuw"], rijen["K"]["nieuw"]) == ("", "", "")


def test_csv_wordt_nooit_een_formule() -> None:
    (rij,) = csv_rijen(vergeleken(met_naam("=HYPERLINK(1;2)")))
    assert rij["naam"] == "'=HYPERLINK(1;2)"


# --- Markdown ---


def md(vergelijking: Vergelijking) -> str:
    return vergelijking_als_md(vergelijking, over(vergelijking), STANDEN)


def test_md_begint_met_het_merk_en_zet_het_belangrijkste_boven_de_vouw() -> None:
    tekst = md(GEWIJZIGD)
    regels = tekst.splitlines()
    assert regels[0] == MERK == "<!-- reeletarief vergelijk -->"
    assert regels[1].startswith("### 1 van 1 tarief verandert")
    boven = tekst.partition("<details>")[0]
    for stuk in (
        "**Grens gepasseerd**",
        r"\~ gewijzigd",
        "| 45A48 | Proefproduct |",
        "€ 3.500,00 → € 3.850,00",
        f"{TABEL}:14",
    ):
        assert stuk in boven
    assert "Verschil per element (1)" in tekst.partition("<details>")[2]
    assert tekst.count("<details>") == tekst.count("</details>") == 2


def test_md_zonder_wijziging_is_een_korte_goede_boodschap() -> None:
    tekst = md(GELIJK)
    assert tekst.splitlines()[:2] == [MERK, "### Geen wijziging: het ene tarief is gelijk."]
    assert "Waardoor" not in tekst
    assert "Gelijke tarieven (1)" in tekst
    assert len(tekst) < 600


def test_md_met_alles_vouwt_de_gelijke_niet_weg() -> None:
    tekst = vergelijking_als_md(GELIJK, (), (*STANDEN, "gelijk"))
    assert "| = | 45A48 |" in tekst
    assert "Gelijke tarieven" not in tekst


def test_md_laat_een_naam_geen_opmaak_worden() -> None:
    tekst = md(vergeleken(met_naam(GEMEEN)))
    assert "<script" not in tekst
    assert r"a\|b\`c\` &lt;script&gt;alert(1)&lt;/script&gt; \[x\](y) \*z\* @<!-- -->iemand \$1\$ \~ \\ |" in tekst
    rijen = [regel for regel in tekst.splitlines() if regel.startswith(r"| \~ |")]
    assert [len(re.findall(r"(?<!\\)\|", rij)) for rij in rijen] == [7]


def test_md_haalt_regeleinden_en_stuurtekens_uit_een_naam() -> None:
    weg = Bevinding("RT406", "a\r\n\n# b\x1b[31m", "x", Plaats("k.yaml", 1))
    kapot = vergelijk(kant("toen", BESTANDEN), kant("nu", HOGER)._replace(gemist={"X\n\n# y": (weg,)}))
    tekst = md(kapot)
    assert "| X \\# y | nu | \\[RT406\\] a \\# b\N{REPLACEMENT CHARACTER}\\[31m |" in tekst


def test_md_blijft_onder_de_grens_van_github_en_telt_wat_er_wegviel() -> None:
    groot = vergeleken(met_producten(900, HOGER), met_producten(900, BESTANDEN))
    tekst = md(groot)
    assert 60_000 < len(tekst) < HOOGSTENS == 65_000
    assert tekst.count("<details>") == tekst.count("</details>")
    tellingen = [int(aantal) for aantal in re.findall(r"^En nog (\d+) regels;", tekst, re.MULTILINE)]
    rijen = sum(bool(re.match(r"\| (\\~ \| )?P\d{4} \|", regel)) for regel in tekst.splitlines())
    grenzen = sum(regel.startswith("- P") for regel in tekst.splitlines())
    assert rijen + grenzen + sum(tellingen) == 900 * 4
    assert tekst.rstrip().endswith("</sub>")


def test_md_met_een_onmogelijk_lange_naam_blijft_eronder() -> None:
    lang = kant("n" * 70_000, HOGER)._replace(bewijs=None)
    tekst = md(vergelijk(kant("toen", BESTANDEN), lang))
    assert len(tekst) < HOOGSTENS
    assert tekst.startswith(MERK)


# --- html ---


def als_html_pagina(*gegevens: Any) -> str:
    return als_html(vergelijkingsdocument(*gegevens))


class Lezer(HTMLParser):
    """Welke elementen er staan, en of ze goed genest zijn."""

    LEEG = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elementen: list[tuple[str, dict[str, str | None]]] = []
        self.teksten: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.teksten.append(data)


def gelezen(tekst: str) -> Lezer:
    lezer = Lezer()
    lezer.feed(tekst)
    lezer.close()
    assert lezer.open == []
    return lezer


def test_html_is_een_pagina_op_zichzelf_met_koppen_en_tabelkoppen() -> None:
    tekst = als_html_pagina(GEWIJZIGD, over(GEWIJZIGD), STANDEN)
    lezer = gelezen(tekst)
    assert tekst.startswith('<!doctype html>\n<html lang="nl">')
    namen = [naam for naam, _ in lezer.elementen]
    assert namen.count("h1") == namen.count("main") == namen.count("title") == 1
    assert not {"script", "link", "img", "iframe", "a"} & set(namen)
    assert "http" not in tekst.replace("http-equiv", "")
    assert all(kenmerken.get("scope") in {"col", "row"} for naam, kenmerken in lezer.elementen if naam == "th")
    for stuk in ("prefers-color-scheme: dark", "@media print", "color-scheme: light dark"):
        assert stuk in tekst


def test_html_zegt_van_welk_product_een_rij_is_en_vouwt_gelijke_tarieven_niet_dubbel_uit() -> None:
    """Wie een rij hoort voorlezen, hoort eerst de productcode; met ``--alles`` staat een gelijk tarief al boven."""
    twee = HOGER | {"productkaarten/p.yaml": BESTANDEN[KAART].replace('"45A48"', '"P"').replace('"9"', '"7"')}
    oud = BESTANDEN | {"productkaarten/p.yaml": twee["productkaarten/p.yaml"]}
    vergelijking = vergeleken(twee, oud)
    zonder, met = (
        als_html(vergelijkingsdocument(vergelijking, (), standen)) for standen in (STANDEN, (*STANDEN, "gelijk"))
    )
    assert '<th scope="row">45A48</th><td>Proefproduct</td>' in zonder
    assert "Gelijke tarieven" in zonder
    assert "Gelijke tarieven" not in met
    assert '<th scope="row">P</th><td>Proefproduct</td>' in met


def test_html_geeft_elke_tabel_een_naam_die_bestaat() -> None:
    lezer = gelezen(als_html_pagina(GEWIJZIGD, (), STANDEN))
    koppen = {kenmerken["id"] for _, kenmerken in lezer.elementen if "id" in kenmerken}
    tabellen = [kenmerken["aria-labelledby"] for naam, kenmerken in lezer.elementen if naam == "table"]
    assert tabellen
    assert set(tabellen) <= koppen


def test_html_toont_een_naam_als_tekst() -> None:
    lezer = gelezen(als_html_pagina(vergeleken(met_naam(GEMEEN)), (), STANDEN))
    assert GEMEEN in lezer.teksten
    assert "script" not in [naam for naam, _ in lezer.elementen]


def test_html_zonder_wijziging() -> None:
    tekst = als_html_pagina(GELIJK, (), STANDEN)
    assert " · Geen wijziging: het ene tarief is gelijk.</h1>" in tekst
    assert "Waardoor" not in tekst


# --- GitHub ---


def github(vergelijking: Vergelijking, grens: str = "0.01") -> list[str]:
    return vergelijking_voor_github(vergelijking, over(vergelijking, grens)).splitlines()


def test_github_wijst_de_gewijzigde_regel_aan() -> None:
    fout, waarschuwing, kop = github(GEWIJZIGD)
    assert fout.startswith(f"::error file={TABEL},line=14,title=Grens gepasseerd::45A48 stijgt ")
    assert fout.endswith("%25; hooguit 1,00%25 mag.")
    assert waarschuwing == (
        f"::warning file={TABEL},line=14,title=Tarief gewijzigd::maandbedrag schaal 9 trede 2, tabel 2026-01-01: "
        "€ 3.500,00 → € 3.850,00; raakt 1 product, de hele oorzaak."
    )
    assert kop.startswith("::notice title=reeletarief vergelijk::1 van 1 tarief verandert: 45A48 stijgt € 3,21 (+")


def test_github_zonder_wijziging_is_een_regel() -> None:
    assert github(GELIJK) == [
        "::notice title=reeletarief vergelijk::Geen wijziging: het ene tarief is gelijk.",
    ]


def test_github_toont_er_tien_van_elk_en_telt_de_rest() -> None:
    anders = BESTANDEN[TABEL]
    for bedrag in re.findall(r"\d{4}\.\d\d", anders):
        anders = anders.replace(bedrag, f"{Decimal(bedrag) + 1}")
    groot = vergeleken(met_producten(14, BESTANDEN | {TABEL: anders}), met_producten(14, BESTANDEN))
    regels = github(groot, "0")
    assert sum(regel.startswith("::error ") for regel in regels) == 10
    assert "En nog 4 meldingen; 'reeletarief vergelijk --formaat html' geeft ze alle." in regels
    assert regels[-1].startswith("::notice ")


def test_een_grens_zonder_bekende_oorzaak_staat_bij_de_kaart() -> None:
    """Bewaarde tarieven hebben alleen bedragen; wat er gewijzigd is, is dan niet aan te wijzen."""
    oud = kant("oud.json", BESTANDEN)._replace(tarieven=None, bewijs=None)
    vergelijking = vergelijk(oud, kant("nu", HOGER))
    fout, _kop = vergelijking_voor_github(vergelijking, over(vergelijking)).splitlines()
    assert fout.startswith(f"::error file={KAART},line=1,title=Grens gepasseerd::45A48 stijgt 6,19%25")


def test_github_codeert_wat_in_een_opdracht_iets_anders_betekent() -> None:
    weg = Bevinding("RT406", "100%\n::error::x", "y", Plaats("map,1/a:b%.yaml", 3))
    kapot = vergelijk(kant("toen", BESTANDEN), kant("nu", BESTANDEN)._replace(gemist={"X": (weg,)}))
    assert github(kapot)[0] == (
        "::warning file=map%2C1/a%3Ab%25.yaml,line=3,title=Niet te vergelijken::"
        "Niet te vergelijken: X is in nu niet te rekenen. [RT406] 100%25%0A::error::x"
    )


def test_github_wijst_geen_regel_aan_die_er_niet_meer_is() -> None:
    """Een vervallen regel en een fout in de oude stand hebben in deze map geen plaats."""
    zonder = BESTANDEN | {
        "opslagen.yaml": re.sub(r"      - \{sleutel: ict.*\n", "", BESTANDEN["opslagen.yaml"]),
    }
    weg = Bevinding("RT406", "toen", "y", Plaats("oud.yaml", 3))
    oud = kant("toen", BESTANDEN)
    regels = github(vergelijk(oud._replace(gemist={"X": (weg,)}), kant("nu", zonder)))
    assert len(regels) >= 3
    for regel in regels:
        assert "oud.yaml" not in regel
        assert re.match(r"::(warning|notice) title=", regel)


# --- GitLab ---


def gitlab(vergelijking: Vergelijking, voorvoegsel: str = "") -> list[dict]:
    return json.loads(vergelijking_voor_gitlab(vergelijking, over(vergelijking), voorvoegsel))


def test_gitlab_heeft_de_velden_van_code_quality() -> None:
    grens, wijziging = gitlab(GEWIJZIGD, "regio/")
    assert set(grens) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert (grens["check_name"], grens["severity"]) == ("grens-gepasseerd", "major")
    assert (wijziging["check_name"], wijziging["severity"]) == ("tarief-gewijzigd", "info")
    assert wijziging["location"] == {"path": f"regio/{TABEL}", "lines": {"begin": 14}}


def test_gitlab_zonder_wijziging_is_een_lege_lijst() -> None:
    assert gitlab(GELIJK) == []


def test_gitlab_vingerafdruk_is_uniek_en_kent_geen_regelnummers() -> None:
    lager = HOGER | {TABEL: f"# een regel erbij\n{HOGER[TABEL]}"}
    assert [blok["fingerprint"] for blok in gitlab(GEWIJZIGD)] == [
        blok["fingerprint"] for blok in gitlab(vergeleken(lager))
    ]
    assert [blok["location"]["lines"]["begin"] for blok in gitlab(vergeleken(lager))] == [15, 15]
    groot = gitlab(vergeleken(met_producten(20, HOGER), met_producten(20, BESTANDEN)))
    assert len({blok["fingerprint"] for blok in groot}) == len(groot) == 21


def test_een_regio_in_een_submap_heeft_paden_vanaf_hier(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CI draait in de wortel van de repository; daar moet het pad naar de regio bij."""
    for map_, bestanden in (("oud", BESTANDEN), ("regio", HOGER)):
        shutil.copytree(BASIS, tmp_path / map_)
        (tmp_path / map_ / TABEL).write_text(bestanden[TABEL], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    opdracht = ("vergelijk", "--met", "oud", "-f")
    assert f"::warning file=regio/{TABEL},line=14," in draai(*opdracht, "github", map_=Path("regio")).stdout
    (blok,) = json.loads(draai(*opdracht, "gitlab", map_=Path("regio")).stdout)
    assert blok["location"]["path"] == f"regio/{TABEL}"


def vormen(vergelijking: Vergelijking) -> Iterator[str]:
    yield vergelijking_als_json(vergelijking, ())
    yield vergelijking_als_csv(vergelijking, ())
    yield vergelijking_als_md(vergelijking, (), STANDEN)
    yield als_html_pagina(vergelijking, (), STANDEN)
    yield vergelijking_voor_github(vergelijking, ())
    yield vergelijking_voor_gitlab(vergelijking, ())


def test_elke_vorm_kan_tegen_bewaarde_tarieven() -> None:
    oud = kant("oud.json", BESTANDEN)._replace(tarieven=None, bewijs=None)
    for tekst in vormen(vergelijk(oud, kant("nu", HOGER))):
        assert tekst.endswith("\n")
    assert "Waardoor is niet te zeggen" in vergelijking_als_md(vergelijk(oud, kant("nu", HOGER)), (), STANDEN)


def test_elke_vorm_kan_de_voorbeeldregio_aan_in_twee_jaren() -> None:
    inlezing = lees_werkmap(VOORBEELDREGIO)
    oud, nieuw = (als_kant(str(jaar), bereken(inlezing, ["45A48", "43A09"], jaar)) for jaar in (2025, 2026))
    jaren = vergelijk(oud, nieuw)
    teksten = list(vormen(jaren))
    assert len(teksten[2]) < HOOGSTENS
    gelezen(teksten[3])
    vingers = [blok["fingerprint"] for blok in json.loads(teksten[5])]
    assert len(set(vingers)) == len(vingers) >= 10


# --- wat er ook in een naam staat ---


@given(st.text())
def test_willekeurige_tekst_blijft_in_zijn_cel(tekst: str) -> None:
    rij = tabelrij([tekst, "b"])
    assert rij.count("\n") == 1
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rij)) == 3
    assert "<" not in rij.replace("<!-- -->", "")
    assert not re.search(r"@\w", rij)


@given(st.text())
def test_willekeurige_tekst_wordt_geen_html(tekst: str) -> None:
    lezer = gelezen(element("td", tekst, title=tekst).tekst)
    assert [naam for naam, _ in lezer.elementen] == ["td"]
    assert "".join(lezer.teksten) == afdrukbaar(tekst)


@given(st.text())
def test_willekeurige_tekst_is_een_opdracht(tekst: str) -> None:
    regel = opdracht("warning", tekst, title=tekst)
    assert len(regel.splitlines()) == 1
    assert re.fullmatch(r"::warning title=[^:,]*::.*", regel)
