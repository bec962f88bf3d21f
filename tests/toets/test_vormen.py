"""De vormen van ``toets``: dezelfde uitkomst als scherm, csv, json, Markdown, html en werkboek."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reeletarief.weergave.toets.werkboek import TOETS, VERKLARINGEN
from tests.conftest import WORTEL, Draai, als_rijen
from tests.toets.proef import ELEMENT, GELIJK, GOED, PRIJS, REGIO, VERKLARING, Rij, nieuw_formulier
from tests.werkboek.evaluator import Boek, Cel, lees_boek, vergelijk
from tests.werkboek.ods_lezen import deel, q

OPGAVE = str(GOED / "deels.yaml")
NAAR = {".json": "json", ".csv": "csv", ".md": "md", ".html": "html", ".txt": "tabel"}


@pytest.mark.parametrize("uitgang", NAAR)
def test_naar_een_bestand_is_hetzelfde_als_op_stdout(uitgang: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / f"gesprek{uitgang}"
    uitkomst = draai("toets", OPGAVE, "-o", str(pad), map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "1 product: 1 deels verklaard." in uitkomst.stderr
    assert pad.read_text(encoding="utf-8") == draai("toets", OPGAVE, "-f", NAAR[uitgang], map_=REGIO).stdout


def test_csv_telt_op_tot_de_prijs(draai: Draai) -> None:
    tekst = draai("toets", OPGAVE, "--formaat", "csv", map_=REGIO).stdout
    rijen = {rij["element"]: rij for rij in als_rijen(tekst)}
    prijs = rijen.pop("prijs")
    assert len(rijen) == 10
    for kolom in ("referentie", "prijs_aanbieder", "verschil"):
        assert sum(Decimal(rij[kolom]) for rij in rijen.values()) == Decimal(prijs[kolom])


def test_json_en_csv_zeggen_hetzelfde(draai: Draai) -> None:
    (product,) = json.loads(draai("toets", OPGAVE, "--formaat", "json", map_=REGIO).stdout)["producten"]
    tekst = draai("toets", OPGAVE, "--formaat", "csv", map_=REGIO).stdout
    uit_csv = {rij["element"]: rij for rij in als_rijen(tekst)}
    for een in product["elementen"]:
        rij = uit_csv[een["element"]]
        assert (rij["verschil"], rij["rest"], rij["oordeel"]) == (een["verschil"], een["rest"], een["oordeel"])
    prijs = uit_csv["prijs"]
    assert (prijs["verschil"], prijs["verklaard"]) == (product["verschil"], product["verklaard"])
    assert Decimal(prijs["rest"]) == Decimal(prijs["verschil"]) - Decimal(prijs["verklaard"])


@pytest.mark.parametrize(
    ("oordeel", "erachter"), [("", ""), (", aanvaard: nee, motief: geen stuk", " [niet aanvaard]")]
)
def test_csv_zegt_welke_verklaring_niet_telt(oordeel: str, erachter: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "o.yaml"
    tekst = (GOED / "deels.yaml").read_text(encoding="utf-8").replace("bedrag: 1.25,", "bedrag: 1.50,")
    tekst = tekst.replace('2025 (verzonnen)"}', f'2025 (verzonnen)"{oordeel}}}')
    pad.write_text(tekst, encoding="utf-8")
    uitkomst = draai("toets", str(pad), "--formaat", "csv", map_=REGIO)
    (rij,) = (rij for rij in als_rijen(uitkomst.stdout) if rij["element"] == "beroepskracht")
    verklaring = "1.50: zwaardere functiemix (salarisadministratie 2025 (verzonnen))"
    assert rij["verklaringen"] == f"{verklaring}{erachter}"
    (product,) = json.loads(draai("toets", str(pad), "--formaat", "json", map_=REGIO).stdout)["producten"]
    assert product["elementen"][0]["verklaringen"][0]["bedrag"] == "1.50"


def test_de_csv_zegt_per_regel_wat_de_json_zegt(draai: Draai, tmp_path: Path) -> None:
    """De kolommen van voorheen staan vooraan, in dezelfde volgorde; wat erbij kwam erachter."""
    pad = tmp_path / "o.yaml"
    tekst = (GOED / "deels.yaml").read_text(encoding="utf-8")
    tekst = tekst.replace('2025 (verzonnen)"}', '2025 (verzonnen)", aanvaard: nee, motief: geen stuk}')
    delen = "{bedrag: 2.00, regels: [{naam: =1+1, bedrag: 1.50}, {naam: Opleiding, bedrag: 0.50}]}"
    pad.write_text(tekst.replace("reis_opleiding: {bedrag: 2.00}", f"reis_opleiding: {delen}"), encoding="utf-8")
    inhoud = json.loads(draai("toets", str(pad), "--drempel", "1%", "-f", "json", map_=REGIO).stdout)
    (product,) = inhoud["producten"]
    uit_csv = draai("toets", str(pad), "--drempel", "1%", "-f", "csv", map_=REGIO).stdout
    kop = uit_csv.splitlines()[0].split(";")
    assert kop[12:15] == ["oordeel", "verklaringen", "naam"]
    rijen = {rij["element"]: rij for rij in als_rijen(uit_csv)}
    for rij in rijen.values():
        assert (rij["naam"], rij["prijs_van"], rij["hoofdaannemer"]) == (product["naam"], "aanbieder", "")
        assert (rij["prijspeil"], rij["drempel"]) == (str(inhoud["prijspeil"]), product["drempel"])
    nog = {een["element"]: een["wat_past"] for een in product["nog_te_laten_zien"]}
    for een in product["elementen"]:
        rij = rijen[een["element"]]
        assert (rij["reden"], rij["reden_referentie"]) == (een["reden"] or "", een["referentie_reden"] or "")
        assert rij["nog_te_laten_zien"] == nog.get(een["element"], "")
        assert rij["rust_op"].count(" | ") == max(len(een["referentie_rust_op"]) - 1, 0)
        assert all(f"({punt['bestand']}:{punt['regel']})" in rij["rust_op"] for punt in een["referentie_rust_op"])
    prijs = rijen.pop("prijs")
    assert prijs["onverklaard"] == product["onverklaard"]
    assert sum(Decimal(rij["onverklaard"] or "0") for rij in rijen.values()) == Decimal(product["onverklaard"])
    assert prijs["aannames"] == " ".join(product["aannames"])
    assert rijen["beroepskracht"]["oordeel_regio"] == "1.25: niet aanvaard, telt niet: geen stuk"
    assert rijen["reis_opleiding"]["regels"] == "'=1+1: 1.50 | Opleiding: 0.50"


class _Pagina(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.koppen: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.koppen += [tag] if re.fullmatch(r"h\d", tag) else []
        self.ids += [waarde or "" for naam, waarde in attrs if naam == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_goed_gevormd_en_haalt_niets_op(draai: Draai) -> None:
    tekst = draai("toets", OPGAVE, "--formaat", "html", map_=REGIO).stdout
    pagina = _Pagina()
    pagina.feed(tekst)
    assert pagina.open == []
    assert pagina.koppen == ["h1", "h2", "h3", "h3", "h3", "h3"]
    assert len(set(pagina.ids)) == len(pagina.ids)
    assert 'lang="nl"' in tekst
    assert not re.search(r"<script|src=|http://|https://", tekst)


def test_tekst_van_de_aanbieder_blijft_tekst(draai: Draai, tmp_path: Path) -> None:
    boos = "<script>alert(1)</script> | =HYPERLINK(1) `x`"
    tekst = (GOED / "deels.yaml").read_text(encoding="utf-8").replace("zwaardere functiemix", f'"{boos}"')
    pad = tmp_path / "o.yaml"
    pad.write_text(tekst.replace("aanbieder: Aanbieder A", 'aanbieder: "=1+1|<b>"'), encoding="utf-8")
    html = draai("toets", str(pad), "--formaat", "html", map_=REGIO).stdout
    assert "<script>" not in html
    assert "<b>" not in html
    md = draai("toets", str(pad), "--formaat", "md", map_=REGIO).stdout
    assert "<script>" not in md
    assert r"\| =HYPERLINK" in md
    assert "'=1+1" in draai("toets", str(pad), "--formaat", "csv", map_=REGIO).stdout
    werkboek = tmp_path / "g.xlsx"
    assert draai("toets", str(pad), "-o", str(werkboek), map_=REGIO).code == 1
    boek = lees_boek(werkboek.read_bytes())
    assert not any("HYPERLINK" in formule or "1+1" in formule for formule in boek.formules.values())


@pytest.mark.parametrize("bestand", sorted(pad.name for pad in GOED.glob("*.yaml")))
def test_het_werkboek_rekent_hetzelfde_als_het_programma(bestand: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "gesprek.xlsx"
    draai("toets", str(GOED / bestand), "-o", str(pad), map_=REGIO)
    boek = lees_boek(pad.read_bytes())
    assert vergelijk(boek, boek.bereken()) == []
    assert boek.bladen == ("Over", TOETS, VERKLARINGEN, "Referentie")


def test_hetzelfde_werkboek_is_er_als_ods(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "gesprek.ods"
    assert draai("toets", OPGAVE, "-o", str(pad), map_=REGIO).code == 1
    assert [tabel.get(q("table:name")) for tabel in deel(pad.read_bytes()).iter(q("table:table"))] == [
        "Over",
        TOETS,
        VERKLARINGEN,
        "Referentie",
    ]


@pytest.mark.parametrize("bestand", ["deels.yaml", "gelijk.yaml"])
def test_het_werkboek_zegt_wat_het_gesprek_op_het_scherm_zegt(bestand: str, draai: Draai, tmp_path: Path) -> None:
    """Ook waarom een element nul is, waaruit het bestaat, waar de reële prijs vandaan komt, en de eenheid van een waarde."""
    opgave = tmp_path / "o.yaml"
    tekst = (GOED / bestand).read_text(encoding="utf-8")
    delen = "{bedrag: 2.00, regels: [{naam: Reizen, bedrag: 1.50}, {naam: Opleiding, bedrag: 0.50}]}"
    opgave.write_text(tekst.replace("reis_opleiding: {bedrag: 2.00}", f"reis_opleiding: {delen}"), encoding="utf-8")
    draai("toets", str(opgave), "-o", str(tmp_path / "g.xlsx"), map_=REGIO)
    boek = lees_boek((tmp_path / "g.xlsx").read_bytes())
    in_werkboek = {cel.waarde for cel in boek.cellen.values() if isinstance(cel.waarde, str)}
    scherm = " ".join(draai("toets", str(opgave), map_=REGIO).stdout.split())
    over = {
        tekst for tekst in in_werkboek if re.search("nul: |opbouw van de aanbieder: |^De reële prijs komt uit", tekst)
    }
    assert {"reis- en opleidingskosten, opbouw van de aanbieder: Reizen € 1,50, Opleiding € 0,50"} < over
    assert "huisvesting en verblijf, aanbieder nul: zit in de overhead" in over
    assert any(tekst.startswith("De reële prijs komt uit productkaarten/") for tekst in over)
    for tekst in over:
        assert " ".join(tekst.split()) in scherm
    assert "contracturen, cao proef" in in_werkboek
    uren = {tekst for tekst in in_werkboek if re.fullmatch(r"[\d.,]+ uur", tekst)}
    assert uren
    assert all(tekst in scherm for tekst in uren)
    naam = {
        naam
        for (blad, plek), cel in boek.cellen.items()
        if blad == "Referentie" and plek[0] == "B" and (naam := cel.waarde)
    }
    assert {"huisvesting en verblijf", "verzorging", "overhead"} <= naam


def test_wie_in_het_werkboek_een_bedrag_wijzigt_ziet_verschil_rest_en_prijs_meegaan(
    draai: Draai, tmp_path: Path
) -> None:
    pad = tmp_path / "gesprek.xlsx"
    draai("toets", OPGAVE, "-o", str(pad), map_=REGIO)
    boek = lees_boek(pad.read_bytes())
    nieuw = boek.bereken({(TOETS, "D5"): Decimal("31.53"), (VERKLARINGEN, "C5"): Decimal("2.25")})
    assert nieuw[TOETS, "D15"] == Decimal("54.86")
    assert nieuw[TOETS, "G5"] == Decimal("2.25")
    rest = nieuw[TOETS, "H5"]
    assert isinstance(rest, Decimal)
    assert abs(rest - Decimal("0.7474")) < Decimal("0.0001")


def test_het_formulier_rekent_mee_terwijl_de_aanbieder_invult(draai: Draai, tmp_path: Path) -> None:
    formulier = nieuw_formulier(draai, tmp_path)
    leeg = lees_boek(formulier.pad.read_bytes())
    assert vergelijk(leeg, leeg.bereken()) == []
    ingevuld: dict[tuple[str, str], Cel] = {}
    for welke, cellen in GELIJK.items():
        for kolom, waarde in cellen.items():
            if not isinstance(waarde, str):
                ingevuld["Opgave", f"{'ABCDE'[kolom - 1]}{formulier.rij(welke)}"] = Cel(None, Decimal(str(waarde)))
    verklaring = formulier.rij(Rij(VERKLARING, "overhead", 3))
    ingevuld["Opgave", f"E{verklaring}"] = Cel(None, Decimal("0.50"))
    uitkomst = Boek(leeg.bladen, {**leeg.cellen, **ingevuld}, leeg.namen).bereken()
    element = formulier.rij(Rij(ELEMENT, "overhead"))
    over, verschil = uitkomst["Opgave", f"G{element}"], uitkomst["Opgave", f"F{element}"]
    assert uitkomst["Opgave", f"G{formulier.rij(Rij(PRIJS, 'uur'))}"] == 0
    assert isinstance(over, Decimal)
    assert isinstance(verschil, Decimal)
    assert over == verschil - Decimal("0.50")


def test_elk_product_van_het_formulier_telt_alleen_zijn_eigen_rijen(draai: Draai, tmp_path: Path) -> None:
    """Een prijs per minuut staat op vier decimalen, een prijs per uur op de cent."""
    formulier = nieuw_formulier(draai, tmp_path, "45A48", "45A49", regio=WORTEL)
    leeg = lees_boek(formulier.pad.read_bytes())
    prijs, ander = formulier.rij(Rij(PRIJS, "uur")), formulier.rij(Rij(PRIJS, "minuut"), "45A49")
    element = formulier.rij(Rij(ELEMENT, "overhead"), "45A49")
    bedragen = {("Opgave", f"E{ander}"): Decimal("0.49"), ("Opgave", f"E{element}"): Decimal("0.08")}
    ingevuld = {plek: Cel(None, bedrag) for plek, bedrag in bedragen.items()}
    uitkomst = Boek(leeg.bladen, {**leeg.cellen, **ingevuld}, leeg.namen).bereken()
    assert uitkomst["Opgave", f"G{prijs}"] == 0
    assert uitkomst["Opgave", f"G{ander}"] == Decimal("0.41")
    opmaken = [formulier.blad.cell(rij, kolom).number_format for rij in (prijs, ander) for kolom in (4, 5)]
    assert ["0.0000" in opmaak for opmaak in opmaken] == [False, False, True, True], opmaken


def test_dezelfde_opgave_geeft_dezelfde_bytes(draai: Draai, tmp_path: Path) -> None:
    paden = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for pad in paden:
        draai("toets", OPGAVE, "-o", str(pad), map_=REGIO)
    assert paden[0].read_bytes() == paden[1].read_bytes()


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ((OPGAVE, OPGAVE), "Fout: Geef één opgave"),
        (("45A48",), "is geen opgave"),
        (("weg.yaml",), "[RT101]\n  Dit bestand is niet te lezen: dit bestand bestaat niet"),
        (("weg.ods",), "[RT801]\n  Dit bestand is niet te lezen: dit bestand bestaat niet"),
        ((OPGAVE, "--formaat", "xlsx"), "geef -o gesprek.xlsx"),
        ((OPGAVE, "--formaat", "pdf"), "'pdf' kan niet"),
        ((OPGAVE, "-o", "x.pdf"), "geen bekende vorm"),
        (("--formulier", "45A48"), "geef -o opgave.xlsx"),
        (("--formulier", "45A48", "-o", "o.pdf"), "geen bekende vorm"),
        (("--formulier", "45A48", "--drempel", "1%", "-o", "o.xlsx"), "heeft geen vorm of drempel"),
        (("--formulier", "45A99", "-o", "o.xlsx"), "geen productkaart"),
    ],
)
def test_een_opdracht_die_niet_kan(
    opdracht: tuple[str, ...], melding: str, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    uitkomst = draai("toets", *opdracht, map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in uitkomst.stderr
    assert not list(tmp_path.iterdir())


def test_de_opgave_zelf_wordt_nooit_overschreven(draai: Draai, tmp_path: Path) -> None:
    formulier = nieuw_formulier(draai, tmp_path).vul(GELIJK)
    pad, eerder = formulier.bewaar(), formulier.pad.read_bytes()
    uitkomst = draai("toets", pad, "-o", pad, map_=REGIO)
    assert uitkomst.code == 2
    assert "wordt niet overschreven" in uitkomst.stderr
    assert formulier.pad.read_bytes() == eerder


def test_streng_maakt_van_een_waarschuwing_een_bevinding(draai: Draai, tmp_path: Path) -> None:
    """De tabel van de Voorbeeldregio is niet bevestigd voor 2026; een drempel van 100% laat verder niets open."""
    pad = tmp_path / "o.yaml"
    pad.write_text((GOED / "gelijk.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert draai("toets", str(pad), "--drempel", "100%", map_=WORTEL).code == 0
    assert draai("toets", str(pad), "--drempel", "100%", "--streng", map_=WORTEL).code == 1


def test_aannames_staan_los_van_elkaar_ook_als_een_waarde_uit_meer_getallen_bestaat(draai: Draai) -> None:
    opgave = str(WORTEL / "examples" / "opgave.yaml")
    tekst = draai("toets", opgave, "-f", "md", map_=WORTEL).stdout
    (regel,) = (regel for regel in tekst.splitlines() if regel.startswith("**Aannames:**"))
    aannames = regel.removeprefix("**Aannames:** ").removesuffix(".").split(" · ")
    assert aannames[:2] == ["functiemix: 20%; 65%; 15%", "Verantwoording en rapportage aan gemeenten: 1%"]
    assert f"met {len(aannames)} aannames erin" in tekst
