"""``verifieer --vastgesteld``: een besluit blijft na te rekenen, ook als de regio verdergaat of er alleen het bestand is."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from reeletarief.analyse.besluit.nagerekend import kaarten_naast
from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.model import Besluit
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.kaart.op_product import kaarten_op_product
from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import KAART
from tests.vaststellen.knoei import knoei


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
        "Sinds het besluit gewijzigd in de regio: 1 van 8 bestanden (opslagen.yaml). Sinds het besluit weg uit de regio: "
        "1 van 8 bestanden (cao/jeugdzorg/2025-03-01.yaml). Dat raakt het besluit niet"
    ) in op_een_regel(uitkomst.stdout)
    als_json = json.loads(draai("verifieer", "--vastgesteld", "2026", "-f", "json", map_=besloten).stdout)
    assert als_json["gewijzigd_in_de_regio"] == ["opslagen.yaml"]
    assert als_json["weg_uit_de_regio"] == ["cao/jeugdzorg/2025-03-01.yaml"]


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


def test_als_json(draai: Draai, besloten: Path) -> None:
    oordeel = json.loads(draai("verifieer", "--vastgesteld", "2026", "--formaat", "json", map_=besloten).stdout)
    assert (oordeel["in_orde"], oordeel["vingerafdruk_klopt"], oordeel["verschillen"]) == (True, True, [])


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
