"""``verifieer --vastgesteld``: een besluit blijft na te rekenen, ook als de regio verdergaat, en knoeien valt op."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reeletarief.analyse.besluit.nagerekend import kaarten_naast
from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.model import Besluit
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.kaart.besluitblok import zonder_blok
from reeletarief.invoer.kaart.op_product import kaarten_op_product
from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

KAART = "productkaarten/45A48-ambulant-individueel.yaml"


def knoei(regio: Path, wijziging: Callable[[Any], None]) -> None:
    """Wijzig het vastgelegde besluit zelf."""
    pad = regio / "vastgesteld/2026.json"
    besluit = json.loads(pad.read_text(encoding="utf-8"))
    wijziging(besluit)
    pad.write_text(json.dumps(besluit, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def een_jaar_later(besluit: bytes) -> bytes:
    """Hetzelfde besluit, over een jaar later; alleen de vingerafdrukken van de tarieven blijven die van toen."""
    blok = json.loads(besluit)
    blok["tariefjaar"] = 2027
    blok["besluit"] |= {"ingangsdatum": "2027-01-01", "geldig_tot": "2027-12-31"}
    bestanden = {een["pad"]: Bestand(een["pad"], een["sha256"], ()) for een in blok["bewijs"]["bestanden"]}
    blok["bewijs"]["sha256"] = maak_bewijs(bestanden, bestanden, 2027, None).sha256
    return json.dumps(blok, ensure_ascii=False, indent=2).encode()


def test_een_besluit_klopt_direct_na_vaststellen(draai: Draai, besloten: Path) -> None:
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert "Het besluit klopt: elk tarief volgt tot op de laatste decimaal" in uitkomst.stdout
    assert "staan nog zo in de regio" in uitkomst.stdout


@pytest.mark.parametrize("opdracht", [("verifieer", "--vastgesteld", "2026"), ("uitleg", "45A48")])
def test_wie_alleen_het_besluit_heeft_hoort_hoe_hij_het_aanwijst(
    draai: Draai, besloten: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    """Een rechter met alleen ``2026.json`` typt wat in het handboek staat; dat er geen regio is, helpt hem niet verder."""
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    pad = shutil.copy(besloten / "vastgesteld/2026.json", dossier)
    uitkomst = draai(*opdracht, map_=dossier)
    assert uitkomst.code == 2
    zin = f"Hebt u alleen het besluit, wijs {pad} dan aan: --map {pad}, of bij verifieer: --vastgesteld {pad}"
    assert zin in op_een_regel(uitkomst.stderr)
    assert draai("uitleg", "45A48", map_=Path(pad)).code == 0
    shutil.copy(pad, dossier / "2027.json")
    assert "Hebt u alleen het besluit" not in draai(*opdracht, map_=dossier).stderr


def test_een_besluit_klopt_nog_als_de_regio_verder_is(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "opslagen.yaml", "tariefjaar: 2026", "tariefjaar: 2027")
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    shutil.rmtree(besloten / "cao" / "jeugdzorg")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 0
    assert "Het besluit klopt" in uitkomst.stdout
    assert (
        "Sinds het besluit gewijzigd in de regio: 2 van 8 bestanden (cao/jeugdzorg/2025-03-01.yaml, opslagen.yaml)"
        in (op_een_regel(uitkomst.stdout))
    )


def test_een_kaart_met_een_andere_bestandsnaam_is_niet_gewijzigd(draai: Draai, besloten: Path) -> None:
    """De inhoud is dezelfde; dat zij gewijzigd heet, stuurt een controller op zoek naar een verschil dat er niet is."""
    oud, nieuw = "productkaarten/45A49-ambulant-groep.yaml", "productkaarten/groep.yaml"
    (besloten / oud).rename(besloten / nieuw)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    scherm = op_een_regel(uitkomst.stdout)
    assert uitkomst.code == 0
    assert "gewijzigd" not in scherm
    assert (
        f"De 8 bestanden van het besluit staan nog zo in de regio; 1 bestand heet er nu anders ({oud} → {nieuw})."
        in scherm
    )
    als_json = json.loads(draai("verifieer", "--vastgesteld", "2026", "-f", "json", map_=besloten).stdout)
    assert als_json["gewijzigd_in_de_regio"] == []
    assert als_json["hernoemd_in_de_regio"] == {oud: nieuw}


def test_hernoemd_en_gewijzigd_staan_naast_elkaar(draai: Draai, besloten: Path) -> None:
    (besloten / "productkaarten/45A49-ambulant-groep.yaml").rename(besloten / "productkaarten/groep.yaml")
    wijzig(besloten / "opslagen.yaml", "tariefjaar: 2026", "tariefjaar: 2027")
    scherm = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout)
    assert "Sinds het besluit gewijzigd in de regio: 1 van 8 bestanden (opslagen.yaml)." in scherm
    assert (
        "Ook heet 1 bestand er nu anders (productkaarten/45A49-ambulant-groep.yaml → productkaarten/groep.yaml)."
        in scherm
    )


def test_een_kopie_van_een_kaart_is_geen_andere_naam(draai: Draai, besloten: Path) -> None:
    """Ligt het bestand er nog en is het gewijzigd, dan is het gewijzigd, wat er ook naast ligt."""
    kaart = besloten / "productkaarten/45A49-ambulant-groep.yaml"
    shutil.copy(kaart, besloten / "cao/kopie.yaml")
    wijzig(kaart, "naam: ", "naam: Nieuwe ")
    scherm = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout)
    assert "1 van 8 bestanden (productkaarten/45A49-ambulant-groep.yaml)." in scherm
    assert "heet er nu anders" not in scherm


def test_een_kaart_van_een_later_besluit_weerspreekt_het_oude_niet_als_dat_besluit_er_ligt(
    draai: Draai, besloten: Path
) -> None:
    anders = een_jaar_later((besloten / "vastgesteld/2026.json").read_bytes())
    for kaart in sorted((besloten / "productkaarten").glob("*.yaml")):
        wijzig(kaart, "  tariefjaar: 2026\n", "  tariefjaar: 2027\n")
        oud = re.search(r'  besluit: "(\w+)"', kaart.read_text(encoding="utf-8"))
        assert oud is not None
        wijzig(kaart, oud[1], hashlib.sha256(anders).hexdigest())
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 1
    (besloten / "vastgesteld/2027.json").write_bytes(anders)
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 0


def test_een_later_besluit_naast_kaarten_van_een_eerder_jaar_zegt_welk_besluit_er_op_staat(besloten: Path) -> None:
    """Wie na een concept voor 2027 alsnog 2026 vaststelt, leest bij 2027 niet dat het besluit van 2026 er niet ligt."""
    eerder = (besloten / "vastgesteld/2026.json").read_bytes()
    later = lees_besluit(een_jaar_later(eerder), "vastgesteld/2027.json")
    assert isinstance(later, Besluit)
    kaarten = kaarten_op_product(inhoud(besloten))
    ligt_er = {2026: hashlib.sha256(eerder).hexdigest()}
    assert {een.wat for een in kaarten_naast(later, kaarten, ligt_er)} == {"op de kaart staat het besluit van 2026"}
    assert {een.wat for een in kaarten_naast(later, kaarten, {})} == {
        "op de kaart staat een besluit van 2026 dat er zo niet ligt"
    }


def test_elk_vrij_veld_van_het_besluit_is_verankerd_op_de_kaarten(draai: Draai, besloten: Path) -> None:
    """Ook wat niet na te rekenen is, zoals het zaaknummer, is niet stil te wijzigen."""
    for naam, waarde in (("besluit", "zaak 9999"), ("herziening", "zomaar"), ("aannames", [])):
        bewaard = (besloten / "vastgesteld/2026.json").read_bytes()
        knoei(besloten, lambda besluit, naam=naam, waarde=waarde: besluit["besluit"].update({naam: waarde}))
        uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
        assert uitkomst.code == 1
        assert "3 kaarten dragen het besluit niet" in uitkomst.stdout
        (besloten / "vastgesteld/2026.json").write_bytes(bewaard)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("  tarief: 102.00\n", "  tarief: 112.00\n"),
        ("  berekend: 102.00\n", "  berekend: 103.00\n"),
        ("status: vastgesteld", "status: concept"),
    ],
)
def test_een_kaart_die_iets_anders_zegt_dan_het_besluit_valt_op(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    wijzig(besloten / KAART, oud, nieuw)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    naam, hier = nieuw.strip().split(": ")
    daar = oud.strip().split(": ")[1]
    regel = f"Kaart 45A48: op de kaart staat {naam} {hier}, en in het besluit {daar} ({KAART})."
    assert regel in op_een_regel(uitkomst.stdout)


def test_een_kaart_zonder_haar_besluit_en_een_die_weg_is_vallen_op(draai: Draai, besloten: Path) -> None:
    (besloten / KAART).write_bytes(zonder_blok((besloten / KAART).read_bytes()))
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert f"Kaart 45A48: op de kaart staat geen besluit ({KAART})." in op_een_regel(uitkomst.stdout)
    (besloten / KAART).unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert "Kaart 45A48: de kaart is er niet meer" in uitkomst.stdout


def test_een_product_dat_een_jaar_later_vervallen_is_mag_weg(draai: Draai, besloten: Path) -> None:
    """Anders klopt een besluit na het eerste vervallen product nooit meer; een kaart die niet te lezen is, blijft een bezwaar."""
    later = een_jaar_later((besloten / "vastgesteld/2026.json").read_bytes())
    (besloten / "vastgesteld/2027.json").write_bytes(later)
    kaart = (besloten / KAART).read_bytes()
    (besloten / KAART).write_bytes(kaart + b"onbekend: 1\n")
    assert "Kaart 45A48: de kaart is er niet meer, of is niet te lezen" in (
        draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout
    )
    (besloten / KAART).unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 0
    assert f"1 van 8 bestanden ({KAART})" in uitkomst.stdout


def _ander_tarief(besluit: Any) -> None:
    besluit["tarieven"][1]["tarief"] = "103.00"


def _ander_element(besluit: Any) -> None:
    besluit["tarieven"][1]["elementen"]["c"] = "17.00"


def _andere_invoer(besluit: Any) -> None:
    besluit["invoer"]["opslagen.yaml"] = besluit["invoer"]["opslagen.yaml"].replace(
        "uren_per_jaar: 60", "uren_per_jaar: 61"
    )


def _ander_commentaar(besluit: Any) -> None:
    besluit["invoer"]["opslagen.yaml"] += "# toch maar iets erbij\n"


@pytest.mark.parametrize("wijziging", [_ander_tarief, _ander_element, _andere_invoer, _ander_commentaar])
def test_knoeien_in_het_besluit_valt_op(draai: Draai, besloten: Path, wijziging: Callable[[Any], None]) -> None:
    knoei(besloten, wijziging)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert "Het besluit klopt niet" in uitkomst.stdout


def _ander_eigen_bewijs(besluit: Any) -> None:
    besluit["tarieven"][1]["vingerafdruk"] = "0" * 64


def _ander_bewijs(besluit: Any) -> None:
    besluit["bewijs"]["sha256"] = "0" * 64


@pytest.mark.parametrize(
    ("wijziging", "waarin"),
    [
        (_ander_tarief, "45A48 tarief: 103 in het besluit, 102 nagerekend"),
        (_ander_element, "45A48 elementen.c: 17 in het besluit"),
        (_ander_eigen_bewijs, "de vingerafdruk is niet die van de bewaarde bestanden"),
        (_ander_bewijs, "de vingerafdruk is niet die van de bewaarde bestanden"),
    ],
)
def test_ook_wie_alleen_het_bestand_heeft_ziet_het(
    draai: Draai,
    besloten: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wijziging: Callable[[Any], None],
    waarin: str,
) -> None:
    """Zonder kaarten die het weerspreken."""
    knoei(besloten, wijziging)
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    los = shutil.copy(besloten / "vastgesteld/2026.json", "los.json")
    uitkomst = draai("verifieer", "--vastgesteld", los, map_=None)
    assert uitkomst.code == 1
    assert "Het besluit klopt niet" in uitkomst.stdout
    assert waarin in op_een_regel(uitkomst.stdout)


def test_een_ander_vastgesteld_bedrag_valt_op_omdat_de_kaart_het_weerspreekt(draai: Draai, besloten: Path) -> None:
    knoei(besloten, lambda besluit: besluit["tarieven"][1].update(vastgesteld="120.00"))
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 1


def test_bestanden_die_niet_meer_te_lezen_zijn_geven_code_2(draai: Draai, besloten: Path) -> None:
    knoei(besloten, lambda besluit: besluit["invoer"].update({KAART: "product: ["}))
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 2
    assert "niet na te rekenen" in uitkomst.stdout


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "{",
        "[]",
        '{"versie": 2}',
        '{"versie": 1, "tarieven": []}',
        '{"versie": 1, "besluit": {}, "bewijs": {}, "invoer": {"a": 1}}',
    ],
)
def test_een_bestand_dat_geen_besluit_is_geeft_een_melding(draai: Draai, regio: Path, inhoud: str) -> None:
    (regio / "vastgesteld").mkdir()
    (regio / "vastgesteld/2026.json").write_text(inhoud, encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr


@pytest.mark.parametrize("invoer", [{}, {"opslagen.yaml": 1}], ids=["leeg", "geen tekst"])
def test_een_besluit_zonder_de_tekst_van_zijn_bestanden_is_niet_te_gebruiken(
    draai: Draai, besloten: Path, invoer: dict[str, object]
) -> None:
    pad = besloten / "vastgesteld/2026.json"
    blok = json.loads(pad.read_text(encoding="utf-8"))
    pad.write_text(json.dumps(blok | {"invoer": invoer}), encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "Dit besluit is niet te gebruiken: de bestanden onder invoer ontbreken." in op_een_regel(uitkomst.stderr)


def test_een_kloon_met_andere_regeleinden_is_nog_steeds_wat_er_is_vastgesteld(draai: Draai, besloten: Path) -> None:
    """Git voor Windows zet standaard een regeleinde van twee tekens; aan het besluit verandert dat niets."""
    voor = draai("bereken", map_=besloten)
    for pad in besloten.rglob("*"):
        if pad.is_file():
            pad.write_bytes(pad.read_bytes().replace(b"\n", b"\r\n"))
    assert draai("bereken", map_=besloten) == voor
    nagerekend = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert nagerekend.code == 0
    assert "gewijzigd" not in nagerekend.stdout


def test_een_jaar_zonder_besluit_noemt_de_jaren_die_er_zijn(draai: Draai, besloten: Path) -> None:
    uitkomst = draai("verifieer", "--vastgesteld", "2025", map_=besloten)
    assert uitkomst.code == 2
    assert "Er zijn besluiten voor 2026." in uitkomst.stderr


@pytest.mark.parametrize("plek", ["cao", "nergens"])
def test_een_jaar_in_een_map_die_geen_regio_is(draai: Draai, besloten: Path, plek: str) -> None:
    """Het ligt dan aan de map, en niet aan een besluit dat er niet zou zijn."""
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten / plek)
    assert uitkomst.code == 2
    assert "[RT110]" in uitkomst.stderr
    assert "[RT909]" not in uitkomst.stderr


def test_een_besluitbestand_dat_er_niet_is(draai: Draai, besloten: Path) -> None:
    uitkomst = draai("verifieer", "--vastgesteld", "vastgesteld/2062.json", map_=besloten)
    assert uitkomst.code == 2
    assert "vastgesteld/2062.json:1:1: [RT990]\n  Dit bestand bestaat niet.\n  → Controleer het pad." in uitkomst.stderr


def test_als_json(draai: Draai, besloten: Path) -> None:
    oordeel = json.loads(draai("verifieer", "--vastgesteld", "2026", "--formaat", "json", map_=besloten).stdout)
    assert (oordeel["in_orde"], oordeel["vingerafdruk_klopt"], oordeel["verschillen"]) == (True, True, [])


def test_een_werkboek_en_een_besluit_gaan_niet_samen(draai: Draai, besloten: Path) -> None:
    assert draai("verifieer", "besluit.xlsx", "--vastgesteld", "2026", map_=besloten).code == 2


def test_een_ander_programma_van_toen_staat_erbij(draai: Draai, besloten: Path) -> None:
    """De vingerafdruk gaat over de versie van toen; het narekenen gebeurt met die van nu."""

    def ouder(besluit: Any) -> None:
        besluit["bewijs"]["reeletarief"] = "0.0.9"
        bestanden = {een["pad"]: Bestand(een["pad"], een["sha256"], ()) for een in besluit["bewijs"]["bestanden"]}
        besluit["bewijs"]["sha256"] = maak_bewijs(bestanden, bestanden, 2026, None, "0.0.9").sha256
        for tarief in besluit["tarieven"]:
            eigen = {
                pad
                for pad in bestanden
                if pad == "opslagen.yaml" or tarief["product"] in pad or _cao(tarief["product"]) in pad
            }
            tarief["vingerafdruk"] = maak_bewijs(bestanden, eigen, 2026, None, "0.0.9").sha256

    knoei(besloten, ouder)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert "gemaakt met reeletarief 0.0.9" in uitkomst.stdout
    assert "de vingerafdruk is niet die" not in uitkomst.stdout


def _cao(product: str) -> str:
    return "gehandicaptenzorg" if product == "41A18" else "jeugdzorg"


def test_een_werkboek_van_voor_het_besluit_klopt_erna_nog(draai: Draai, regio: Path, tmp_path: Path) -> None:
    boek = str(tmp_path / "besluit.xlsx")
    assert draai("bereken", "-o", boek, map_=regio).code == 0
    stel_vast(draai, regio)
    uitkomst = draai("verifieer", boek, map_=regio)
    assert uitkomst.code == 0, uitkomst.stdout
    assert "Dit werkboek is een concept; de tarieven zijn daarna vastgesteld op 9 december 2025." in uitkomst.stderr


def test_een_werkboek_van_na_het_besluit_draagt_de_datum(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    boek = str(tmp_path / "besluit.xlsx")
    assert draai("bereken", "-o", boek, map_=besloten).code == 0
    assert draai("verifieer", boek, map_=besloten).code == 0
    from openpyxl import load_workbook

    teksten = [str(cel.value) for rij in load_workbook(boek)["Besluit"].iter_rows() for cel in rij if cel.value]
    assert any("vastgesteld op 9 december 2025" in tekst for tekst in teksten)


def test_vergelijken_met_het_besluit_zegt_wat_er_sindsdien_veranderd_is(draai: Draai, besloten: Path) -> None:
    gelijk = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert gelijk.code == 0
    assert "45A48" not in gelijk.stdout
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert "45A48" in uitkomst.stdout


def test_vergelijken_met_het_besluit_zegt_ook_waardoor(draai: Draai, besloten: Path) -> None:
    """Het besluit bewaart alle bestanden; daaruit zijn de oorzaken te zeggen, ook van wat er bijgesteld was."""
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "begeleiders: 0.6}", "begeleiders: 0.62}")
    for met in ("vastgesteld", str(besloten / "vastgesteld/2026.json")):
        uitkomst = draai("vergelijk", "--met", met, "--formaat", "json", map_=besloten)
        producten = {een["product"]: een for een in json.loads(uitkomst.stdout)["producten"]}
        for een in producten.values():
            assert sum(Decimal(deel["bedrag"]) for deel in een["oorzaken"]) == Decimal(een["verschil"])
        assert next(deel["groep"] for deel in producten["45A48"]["oorzaken"] if Decimal(deel["bedrag"])) == "uren"
        assert {"inzet", "besluit"} <= {deel["groep"] for deel in producten["41A18"]["oorzaken"]}
    tekst = draai("vergelijk", "--met", "vastgesteld", map_=besloten).stdout
    assert "opslagen.yaml:" in tekst
    assert "alleen bedragen" not in tekst


def test_een_besluit_dat_niet_na_te_rekenen_is_wordt_alleen_op_bedrag_vergeleken(draai: Draai, besloten: Path) -> None:
    knoei(besloten, _andere_invoer)
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert "alleen de bedragen zijn vergeleken" in uitkomst.stderr
    assert "Waardoor is niet te zeggen" in uitkomst.stdout


def test_een_vervangen_besluit_is_na_te_rekenen_zonder_de_kaarten(draai: Draai, besloten: Path) -> None:
    """Na een herziening dragen de kaarten het nieuwe besluit; het oude volgt nog altijd uit zijn eigen bestanden."""
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 30", "uren_per_jaar: 40")
    herzien = draai(
        "vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak", map_=besloten
    )
    assert "Herziening: uitspraak\n" in herzien.stdout
    assert "Het vervangen besluit blijft bewaard in vastgesteld/" in herzien.stderr
    assert "Herziening: uitspraak\n" in draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout
    (oud,) = (besloten / "vastgesteld").glob("2026-vastgesteld-2025-12-09-*.json")
    nagerekend = draai("verifieer", "--vastgesteld", str(oud), map_=besloten)
    assert nagerekend.code == 0
    assert "de kaarten zijn er niet naast gelegd" in nagerekend.stderr
    assert oud.name in nagerekend.stdout
    nu = draai("verifieer", "--vastgesteld", str(besloten / "vastgesteld/2026.json"), map_=besloten)
    assert (nu.code, nu.stderr) == (0, "")
    oud.write_text("geen json")
    assert draai("verifieer", "--vastgesteld", str(oud), map_=besloten).code == 2
    assert draai("verifieer", "--vastgesteld", "weg.json", map_=besloten).code == 2


class TestZonderRegio:
    """Een rechter of aanbieder heeft alleen het besluitbestand."""

    @pytest.fixture
    def leeg(self, besloten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        map_ = tmp_path / "leeg"
        map_.mkdir()
        shutil.copy(besloten / "vastgesteld/2026.json", map_ / "2026.json")
        monkeypatch.chdir(map_)
        return map_

    def test_het_besluit_wordt_nagerekend_uit_wat_het_zelf_bewaart(self, draai: Draai, leeg: Path) -> None:
        uitkomst = draai("verifieer", "--vastgesteld", "2026.json", map_=None)
        assert (uitkomst.code, uitkomst.stderr) == (0, "")
        zin = op_een_regel(uitkomst.stdout)
        assert "Het besluit klopt: elk tarief volgt" in zin
        assert "Er is geen regio naast gelegd" in zin
        assert hashlib.sha256((leeg / "2026.json").read_bytes()).hexdigest() in uitkomst.stdout
        assert "in de regio." not in zin
        kaal = json.loads(draai("verifieer", "--vastgesteld", "2026.json", "-f", "json", map_=None).stdout)
        assert (kaal["in_orde"], kaal["gewijzigd_in_de_regio"], kaal["kaarten"]) == (True, None, [])

    def test_knoeien_valt_ook_dan_op(self, draai: Draai, leeg: Path) -> None:
        wijzig(leeg / "2026.json", "uren_per_jaar: 60", "uren_per_jaar: 61")
        uitkomst = draai("verifieer", "--vastgesteld", "2026.json", map_=None)
        assert uitkomst.code == 1
        assert "Het besluit klopt niet" in uitkomst.stdout

    def test_een_aangewezen_map_moet_een_regio_zijn(self, draai: Draai, leeg: Path) -> None:
        uitkomst = draai("verifieer", "--vastgesteld", "2026.json", map_=leeg)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT110]" in uitkomst.stderr

    def test_een_werkboek_heeft_een_regio_nodig(self, draai: Draai, besloten: Path, tmp_path: Path, leeg: Path) -> None:
        assert draai("bereken", "-o", str(tmp_path / "t.xlsx"), map_=besloten).code == 0
        uitkomst = draai("verifieer", str(tmp_path / "t.xlsx"), map_=None)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "Een werkboek wordt naast de regio gelegd waar het uit komt." in uitkomst.stderr
        assert "--map" in uitkomst.stderr
        assert "--map BESTAND.json" in uitkomst.stderr


@pytest.mark.parametrize(
    ("bestand", "remedie"),
    [
        (
            "vastgesteld/2026.json",
            "→ Een besluit gaat u na met: reeletarief verifieer --vastgesteld vastgesteld/2026.json",
        ),
        ("2026", "→ Een besluit gaat u na met: reeletarief verifieer --vastgesteld 2026"),
    ],
)
def test_een_besluit_op_de_plek_van_een_werkboek(
    draai: Draai, besloten: Path, monkeypatch: pytest.MonkeyPatch, bestand: str, remedie: str
) -> None:
    monkeypatch.chdir(besloten)
    uitkomst = draai("verifieer", bestand, map_=None)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert remedie in op_een_regel(uitkomst.stderr)
    assert "Excel" not in uitkomst.stderr


def test_een_webpagina_op_de_plek_van_een_werkboek(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """Wie haar in Excel opent en als werkmap bewaart, heeft nog steeds niets wat na te rekenen is."""
    pagina = tmp_path / "onderbouwing.html"
    assert draai("bereken", "-o", str(pagina), map_=besloten).code == 0
    uitkomst = draai("verifieer", str(pagina), map_=besloten)
    assert (uitkomst.code, "[RT802]" in uitkomst.stderr) == (2, True)
    assert (
        "Vraag om het werkboek (.xlsx) of het besluitbestand (.json). De vingerafdruk onder Bewijs op de pagina hoort die te zijn "
        "die 'reeletarief verifieer --vastgesteld JAAR' onderaan noemt." in op_een_regel(uitkomst.stderr)
    )


def test_een_gewijzigd_besluitbestand_is_een_regel_en_niet_een_per_kaart(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "vastgesteld/2026.json", "zaak 2025-0412", "zaak 2025-0413")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert (
        "3 kaarten (41A18, 45A48, 45A49): de kaart noemt een ander bestand (sha256) dan dit; het is na het besluit gewijzigd, of de kaart."
        in op_een_regel(uitkomst.stdout)
    )
    assert "Kaart 41A18" not in uitkomst.stdout


def test_een_gewijzigde_regel_op_een_kaart_staat_er_met_beide_waarden(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / KAART, "  besluitdatum: 2025-12-09", "  besluitdatum: 2025-12-10")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert "Kaart 45A48: op de kaart staat besluitdatum 2025-12-10, en in het besluit 2025-12-09 " in op_een_regel(
        uitkomst.stdout
    )
