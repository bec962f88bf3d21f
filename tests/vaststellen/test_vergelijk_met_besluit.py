"""``vergelijk --met vastgesteld``: de kop zegt of het nog een concept is, en wat verviel houdt zijn plaats."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

from tests.conftest import Draai, als_rijen, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast
from tests.vaststellen.knoei import andere_invoer, knoei
from tests.vaststellen.test_tegenspraak import wijzig_besluit


def regel_van(pad: Path, tekst: str) -> int:
    (nummer,) = (
        nummer for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1) if tekst in regel
    )
    return nummer


def zonder_locatie(regio: Path) -> int:
    """Haal de kosten van de locatie uit de opslagset van de dagbesteding; geeft de regel waar zij stonden."""
    opslagen = regio / "opslagen.yaml"
    regel = regel_van(opslagen, "{sleutel: locatie,")
    regels = opslagen.read_text(encoding="utf-8").splitlines(keepends=True)
    del regels[regel - 1]
    opslagen.write_text("".join(regels), encoding="utf-8")
    wijzig(
        opslagen,
        '      - {element: reiskosten, reden: "de jeugdige komt',
        "      - {element: huisvesting, reden: de locatie is van de gemeente}\n"
        '      - {element: reiskosten, reden: "de jeugdige komt',
    )
    return regel


def test_de_kop_zegt_dat_het_een_concept_is(draai: Draai, regio: Path) -> None:
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=regio)
    assert "vastgesteld/2026.json, tarieven 2026 (concept) → deze map, tarieven 2026\n" in uitkomst.stdout
    assert stel_vast(draai, regio).code == 0
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=regio)
    assert "vastgesteld/2026.json, tarieven 2026 → deze map, tarieven 2026\n" in uitkomst.stdout


def test_wat_verviel_heeft_de_plaats_in_het_besluit(draai: Draai, besloten: Path) -> None:
    regel = zonder_locatie(besloten)
    tekst = op_een_regel(draai("vergelijk", "--met", "vastgesteld", map_=besloten).stdout)
    assert f"vervallen: Locatie van de groep opslagen.yaml:{regel} (oud) 41A18" in tekst
    kaal = json.loads(draai("vergelijk", "--met", "vastgesteld", "-f", "json", map_=besloten).stdout)
    (weg,) = (een for een in kaal["gevolgen"] if een["naam"] == "vervallen: Locatie van de groep")
    assert (weg["bestand"], weg["regel"], weg["vindplaats_in"]) == ("opslagen.yaml", regel, "oud")
    (bedrag,) = (een for een in kaal["gevolgen"] if een["groep"] == "besluit")
    assert (bedrag["bestand"], bedrag["regel"], bedrag["vindplaats_in"]) == (
        str(besloten / "vastgesteld/2026.json"),
        1,
        "oud",
    )


def test_alleen_wat_bijgesteld_is_heeft_een_bedrag_in_die_kolom(draai: Draai, besloten: Path) -> None:
    """41A18 is op een ander bedrag vastgesteld dan berekend; van 45A48 en 45A49 is er niets bij te stellen."""
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 20%", "aandeel: 25%")
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 15%", "aandeel: 10%")
    zonder_locatie(besloten)
    rijen = als_rijen(draai("vergelijk", "--met", "vastgesteld", "--alles", "-f", "csv", map_=besloten).stdout)
    assert {rij["product"]: rij["bijgesteld"] for rij in rijen} == {"41A18": "-3.71", "45A48": "", "45A49": ""}
    uitkomst = draai("vergelijk", "--met", "vastgesteld", "--alles", "-f", "md", map_=besloten)
    assert uitkomst.code == 0
    assert re.search(r"\| 45A48 \|(.*\|){7}  \|\n", uitkomst.stdout)


def test_wat_erbij_komt_heeft_de_plaats_van_nu(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """Andersom: de kosten van de locatie komen erbij, met een stap van uur naar dagdeel ertussen."""
    kaal = tmp_path / "kaal"
    kaal.mkdir()
    besluit = kaal / "2026.json"
    besluit.write_bytes((besloten / "vastgesteld/2026.json").read_bytes())
    regel = zonder_locatie(besloten)
    uitkomst = draai("vergelijk", "--met", str(besloten), map_=besluit)
    assert f"erbij: Locatie van de groep opslagen.yaml:{regel} 41A18" in op_een_regel(uitkomst.stdout)


def test_een_index_over_wat_verviel_heeft_dezelfde_plaats(draai: Draai, besloten: Path) -> None:
    opslagen = besloten / "opslagen.yaml"
    regels = opslagen.read_text(encoding="utf-8").splitlines(keepends=True)
    regel = next(nummer for nummer, tekst in enumerate(regels, 1) if "{sleutel: risico," in tekst)
    assert "ambulante" in regels[regel - 1]
    del regels[regel - 1]
    opslagen.write_text("".join(regels), encoding="utf-8")
    wijzig(
        opslagen,
        '      - {element: huisvesting, reden: "de jeugdige verblijft niet',
        '      - {element: marge, reden: afgesproken}\n      - {element: huisvesting, reden: "de jeugdige verblijft niet',
    )
    kaal = json.loads(draai("vergelijk", "--met", "vastgesteld", "-f", "json", map_=besloten).stdout)
    namen = {"vervallen: Risico en innovatie", "niet meer geïndexeerd: Risico en innovatie"}
    weg = [een for een in kaal["gevolgen"] if een["naam"] in namen]
    assert {een["groep"] for een in weg} == {"opslagen", "indexering"}
    assert {(een["bestand"], een["regel"], een["vindplaats_in"]) for een in weg} == {("opslagen.yaml", regel, "oud")}


def test_een_besluit_dat_zichzelf_tegenspreekt_is_geen_stand(draai: Draai, besloten: Path) -> None:
    wijzig_besluit(besloten / "vastgesteld/2026.json", lambda blok: blok.update(regio="Anders"))
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr


def test_van_een_gewijzigd_besluit_tellen_alleen_de_bedragen(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "vastgesteld/2026.json", "uren_per_jaar: 60", "uren_per_jaar: 61")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert "is na het besluit gewijzigd; alleen de bedragen zijn vergeleken." in op_een_regel(uitkomst.stderr)


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
    knoei(besloten, andere_invoer)
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=besloten)
    assert "alleen de bedragen zijn vergeleken" in uitkomst.stderr
    assert "Waardoor is niet te zeggen" in uitkomst.stdout
