"""Een begroting over meer jaren rekent een later jaar met het besluit over dat jaar, en de jaren erna vanaf dat besluit met de index."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, wijzig
from tests.vaststellen.conftest import stel_vast
from tests.vaststellen.later import KAARTEN, Begroot, besluit_over, schrijf


def tarieven(blok: dict[str, Any]) -> dict[tuple[str, int], tuple[str, int, str]]:
    return {
        (een["product"], een["jaar"]): (een["tarief"], een["prijsjaar"], een["status"]) for een in blok["producten"]
    }


DRIE_JAREN = "45A48 10 2026, 45A48 10 2027, 45A48 10 2028"


def test_een_later_jaar_rekent_met_zijn_eigen_besluit_en_de_index_telt_vanaf_daar(
    begroot: Begroot, besloten: Path
) -> None:
    """Met de hand: 108,00 × 1,02 = 110,16. Zonder het besluit was het 102,00 × 1,05 = 107,10 en × 1,02 = 109,24."""
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, stderr = begroot(DRIE_JAREN, "--index", "2028=2%")
    assert tarieven(blok) == {
        ("45A48", 2026): ("102.00", 2026, "vastgesteld"),
        ("45A48", 2027): ("108.00", 2027, "vastgesteld"),
        ("45A48", 2028): ("110.16", 2027, "aanname"),
    }
    assert blok["jaren"] == [
        {"jaar": 2026, "status": "vastgesteld", "besluit": "vastgesteld/2026.json"},
        {"jaar": 2027, "status": "vastgesteld", "besluit": "vastgesteld/2027.json"},
        {"jaar": 2028, "status": "aanname", "besluit": None},
    ]
    assert [een for een in blok["aannames"] if een.startswith("begroting.")] == ["begroting.index.2028"]
    assert "vastgesteld/2027.json" in {een["pad"] for een in blok["bewijs"]["bestanden"]}
    assert "[RT025]" not in stderr
    assert "[RT026]" not in stderr


def test_twee_echte_besluiten_na_elkaar(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Met ``vaststellen`` gemaakt: de kaarten dragen het latere besluit, en er is niets op aan te merken."""
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    (regio / "besluit-2025.yaml").write_text("besluitdatum: 2024-12-10\n", encoding="utf-8")
    assert draai("vaststellen", "--besluit", str(regio / "besluit-2025.yaml"), "-j", "2025", map_=regio).code == 0
    assert stel_vast(draai, regio).code == 0
    rijen = "41A18 10 2025, 41A18 10 2026, 41A18 10 2027, 45A48 10 2026"
    opdracht = ("begroting", str(schrijf(tmp_path, rijen)), "-j", "2025", "--index", "2027=10%", "-f", "json")
    uitkomst = draai(*opdracht, map_=regio)
    assert uitkomst.code == 0
    assert tarieven(json.loads(uitkomst.stdout)) == {
        ("41A18", 2025): ("77.95", 2025, "vastgesteld"),
        ("41A18", 2026): ("84.00", 2026, "vastgesteld"),
        ("41A18", 2027): ("92.40", 2026, "aanname"),
        ("45A48", 2026): ("102.00", 2026, "vastgesteld"),
    }
    assert set(re.findall(r"RT\d{3}", uitkomst.stderr)) == {"RT013"}
    namen = json.loads(uitkomst.stdout)["aannames"]
    assert "reeksen.ova_voorlopig.2026" in namen


def test_de_efficiencykorting_blijft_tellen_vanaf_het_tariefjaar(begroot: Begroot, besloten: Path) -> None:
    """Met de hand: 10 × 110,16 × 0,99 × 0,99."""
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, _ = begroot(DRIE_JAREN, "--index", "2028=2%", "--efficiencykorting", "1%")
    assert [een["begroting"] for een in blok["totaal"]["jaren"]] == ["1020.00", "1069.20", "1079.67816"]


def test_een_index_van_een_besloten_jaar_telt_niet_en_dat_staat_er(begroot: Begroot, besloten: Path) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, stderr = begroot(DRIE_JAREN, "--index", "2027=5%", "--index", "2028=2%")
    assert tarieven(blok)["45A48", 2028] == ("110.16", 2027, "aanname")
    assert blok["uitgangspunten"]["index"] == [
        {"jaar": 2027, "percentage": "5", "gebruikt": False},
        {"jaar": 2028, "percentage": "2", "gebruikt": True},
    ]
    assert "begroting.index.2027" not in blok["aannames"]
    assert "[RT025]" in stderr
    assert (
        "Over 2027 is besloten: de begroting rekent 2027 met vastgesteld/2027.json, en de opgegeven index van 2027 telt nergens in mee."
        in stderr
    )


def test_scherm_en_csv_zeggen_per_jaar_waar_het_tarief_vandaan_komt(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    opdracht = ("begroting", str(schrijf(tmp_path, DRIE_JAREN)), "--index", "2027=5%", "--index", "2028=2%", "-f")
    kop, uitgangspunten, *_ = draai(*opdracht, "tabel", map_=besloten).stdout.splitlines()
    assert kop == "Oefenregio · begroting 2026 tot en met 2028 · 2026 en 2027 vastgesteld, daarna aanname"
    assert uitgangspunten.startswith(
        "Tarieven 2026; 2027 uit vastgesteld/2027.json; index (aanname): 2027 5% (niet gebruikt), 2028 2%;"
    )
    rijen = als_rijen(draai(*opdracht, "csv", map_=besloten).stdout)
    assert [
        (een["jaar"], een["tarief"], een["status"], een["prijsjaar"]) for een in rijen if een["soort"] == "product"
    ] == [
        ("2026", "102.00", "vastgesteld", "2026"),
        ("2027", "108.00", "vastgesteld", "2027"),
        ("2028", "110.16", "aanname", "2027"),
    ]


TWEE = "41A18 10 2026, 41A18 10 2027, 41A18 10 2028, 45A48 10 2027"


def test_een_product_dat_niet_in_het_latere_besluit_staat_heeft_alleen_met_een_index_een_prijs(
    draai: Draai, begroot: Begroot, besloten: Path, tmp_path: Path
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, zonder=["41A18"])
    niets, stderr = begroot(TWEE, "--index", "2028=2%")
    assert niets == {"code": 2}
    assert (
        "Voor 41A18 is er in 2027 geen prijs: in vastgesteld/2027.json staat het niet, en de index van 2027 is niet gegeven."
        in stderr
    )
    assert "Is het product in 2027 vervallen, haal de rij dan weg. Geef uw aanname erbij: --index 2027=…%." in stderr
    index = ("--index", "2027=5%", "--index", "2028=2%")
    blok, stderr = begroot(TWEE, *index)
    assert tarieven(blok) == {
        ("41A18", 2026): ("84.00", 2026, "vastgesteld"),
        ("41A18", 2027): ("88.20", 2026, "aanname"),
        ("41A18", 2028): ("89.96", 2026, "aanname"),
        ("45A48", 2027): ("108.00", 2027, "vastgesteld"),
    }
    assert {een["jaar"]: een["status"] for een in blok["jaren"]} == {
        2026: "vastgesteld",
        2027: "deels vastgesteld",
        2028: "aanname",
    }
    assert "[RT026]" in stderr
    assert (
        "41A18 staat niet in vastgesteld/2027.json; de begroting rekent het vanaf 2027 met een eerder tarief en de index"
        in stderr
    )
    assert "[RT025]" not in stderr
    scherm = draai("begroting", str(tmp_path / "volumes.csv"), *index, map_=besloten).stdout
    assert (
        "Niet uit vastgesteld/2027.json, maar een eerder tarief met de index: 41A18; dat is € 882,00 van de € 1.962,00 van 2027."
        in scherm
    )


def test_ook_als_het_pas_na_het_besloten_jaar_volume_heeft(begroot: Begroot, besloten: Path) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, zonder=["41A18"])
    index = ("--index", "2027=5%", "--index", "2028=2%")
    assert "[RT026]" in begroot("45A48 10 2027, 41A18 10 2028", *index)[1]
    assert "[RT026]" not in begroot("45A48 10 2027, 45A48 10 2028, 41A18 10 2026", *index)[1]


def test_een_product_dat_pas_in_het_latere_besluit_staat_heeft_daarvoor_geen_prijs(
    begroot: Begroot, besloten: Path
) -> None:
    besluit_over(besloten, 2027, {"41A18": "90.00"})
    blok = json.loads((besloten / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    blok["tarieven"] = [een for een in blok["tarieven"] if een["product"] != "41A18"]
    del blok["invoer"][KAARTEN["41A18"]]
    (besloten / "vastgesteld/2026.json").write_text(json.dumps(blok), encoding="utf-8")
    (besloten / KAARTEN["41A18"]).unlink()
    niets, stderr = begroot("41A18 10 2026, 45A48 10 2026, 41A18 10 2027")
    assert niets == {"code": 2}
    assert "Voor 41A18 is er in 2026 geen prijs: pas vanaf 2027 (vastgesteld/2027.json)." in stderr
    goed, _ = begroot("45A48 10 2026, 41A18 10 2027")
    assert tarieven(goed)["41A18", 2027] == ("90.00", 2027, "vastgesteld")


def test_een_andere_eenheid_telt_in_dat_jaar_en_wordt_gezegd(begroot: Begroot, besloten: Path) -> None:
    besluit_over(besloten, 2027, {"45A49": "29.00"}, per={"45A49": "uur"})
    blok, stderr = begroot("45A49 600 2026, 45A49 10 2027, 45A49 10 2028", "--index", "2028=10%")
    assert [(een["jaar"], een["eenheid"], een["bruto"]) for een in blok["producten"]] == [
        (2026, "minuut", "294.00"),
        (2027, "uur", "290.00"),
        (2028, "uur", "319.00"),
    ]
    assert "[RT027]" in stderr
    assert (
        "45A49 gaat in 2026 per minuut en in 2027 per uur (vastgesteld/2027.json); de aantallen van 2027 en later tellen per uur."
        in stderr
    )
    assert "[RT027]" not in begroot("45A49 600 2026, 45A48 10 2027")[1]


def test_een_kaart_in_het_besluit_die_niet_te_lezen_is_geeft_een_segment_dat_onbekend_heet(
    begroot: Begroot, besloten: Path
) -> None:
    """Er stond een regel zonder naam onder *Per segment*. Een kaart met begeleiders gaat niet per uur, en is dus niet te lezen."""
    besluit_over(besloten, 2027, {"41A18": "21.05"}, per={"41A18": "uur"})
    blok, _ = begroot("41A18 10 2026, 41A18 40 2027, 45A48 10 2027")
    assert [(een["naam"], een["bruto"]) for een in blok["segmenten"]] == [
        ("ambulant", "1020.00"),
        ("dagbehandeling", "840.00"),
        ("onbekend", "842.00"),
    ]


def test_een_jaar_zonder_besluit_ertussen_heeft_een_index_nodig_en_het_besluit_erna_niet(
    begroot: Begroot, besloten: Path
) -> None:
    besluit_over(besloten, 2028, {"45A48": "115.00"})
    besluit_over(besloten, 2031, {"45A48": "130.00"})
    niets, stderr = begroot(DRIE_JAREN)
    assert niets == {"code": 2}
    assert "Voor 2027 is er geen prijs: de index van 2027 is niet gegeven." in stderr
    blok, _ = begroot(DRIE_JAREN, "--index", "2027=5%")
    assert tarieven(blok)["45A48", 2027] == ("107.10", 2026, "aanname")
    assert tarieven(blok)["45A48", 2028] == ("115.00", 2028, "vastgesteld")
    zonder, _ = begroot("45A48 10 2026, 45A48 10 2028")
    assert tarieven(zonder)["45A48", 2028] == ("115.00", 2028, "vastgesteld")
    assert [een["besluit"] for een in zonder["jaren"]] == ["vastgesteld/2026.json", "vastgesteld/2028.json"]
    assert "vastgesteld/2031.json" not in {een["pad"] for een in zonder["bewijs"]["bestanden"]}
    assert "Voor 2030 is er geen prijs: de index van 2029, 2030 is niet gegeven." in begroot("45A48 10 2030")[1]


@pytest.mark.parametrize("later", ["concept", "aangewezen"])
def test_een_concept_en_een_besluit_naast_een_aangewezen_besluit_tellen_niet(
    begroot: Begroot, besloten: Path, later: str
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, status="concept" if later == "concept" else "vastgesteld")
    map_ = besloten if later == "concept" else besloten / "vastgesteld/2026.json"
    blok, stderr = begroot(DRIE_JAREN, "--index", "2027=5%", "--index", "2028=2%", map_=map_)
    assert tarieven(blok)["45A48", 2027] == ("107.10", 2026, "aanname")
    assert tarieven(blok)["45A48", 2028] == ("109.24", 2026, "aanname")
    assert "RT02" not in stderr.replace("RT020", "")


# Een besluit dat niet klopt, geeft geen prijs.


@pytest.mark.parametrize("hoe", ["kapot", "weg terwijl de kaart het zegt", "andere regio"])
def test_een_later_besluit_dat_niet_te_gebruiken_is_wordt_gezegd(begroot: Begroot, besloten: Path, hoe: str) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    bestand = besloten / "vastgesteld/2027.json"
    if hoe == "kapot":
        bestand.write_text("{}", encoding="utf-8")
    elif hoe == "andere regio":
        wijzig(bestand, '"regio": "Oefenregio"', '"regio": "Elders"')
        wijzig(bestand, "regio: Oefenregio", "regio: Elders")
    else:
        bestand.unlink()
        wijzig(besloten / KAARTEN["45A48"], "  tariefjaar: 2026\n", "  tariefjaar: 2027\n")
    blok, stderr = begroot(DRIE_JAREN, "--index", "2027=5%", "--index", "2028=2%")
    assert tarieven(blok)["45A48", 2027] == ("107.10", 2026, "aanname")
    assert "[RT018]" in stderr
    assert "; de begroting rekent 2027 met de index." in stderr
    niets, stderr = begroot(DRIE_JAREN, "--index", "2028=2%")
    assert niets == {"code": 2}
    assert (
        "Voor 2027 is er geen prijs: vastgesteld/2027.json is niet te gebruiken (RT018) en de index van 2027 is niet gegeven."
        in stderr
    )
    assert "[RT018]" not in begroot("45A48 10 2026")[1]


def test_is_het_latere_besluit_gewijzigd_dan_noemt_een_jaar_zonder_prijs_dezelfde_code(
    begroot: Begroot, besloten: Path
) -> None:
    """Een besluit dat zichzelf tegenspreekt terwijl een kaart het draagt, is een fout (RT017) en geen waarschuwing."""
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    wijzig(besloten / "vastgesteld/2027.json", '"regio": "Oefenregio"', '"regio": "Elders"')
    wijzig(besloten / KAARTEN["45A48"], "  tariefjaar: 2026\n", "  tariefjaar: 2027\n")
    assert "vastgesteld/2027.json is niet te gebruiken (RT017) en de index" in begroot("45A48 10 2027")[1]
    assert "[RT017]" in begroot("45A48 10 2027", "--index", "2027=5%")[1]


def test_een_kaart_die_het_latere_besluit_tegenspreekt_rekent_met_de_index_en_is_een_fout(
    draai: Draai, begroot: Begroot, besloten: Path, tmp_path: Path
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00", "41A18": "90.00"})
    wijzig(besloten / KAARTEN["45A48"], "  tariefjaar: 2026\n", "  tariefjaar: 2027\n")
    rijen = "45A48 10 2027, 41A18 10 2027"
    blok, stderr = begroot(rijen, "--index", "2027=5%")
    assert tarieven(blok)["45A48", 2027] == ("107.10", 2026, "aanname")
    assert tarieven(blok)["41A18", 2027] == ("90.00", 2027, "vastgesteld")
    assert "[RT017]" in stderr
    assert "[RT026]" not in stderr
    assert draai("begroting", str(schrijf(tmp_path, rijen)), "--index", "2027=5%", map_=besloten).code == 1
    assert (
        "Voor 45A48 is er in 2027 geen prijs: de kaart spreekt vastgesteld/2027.json tegen (RT017), en de index van 2027 is niet gegeven."
        in begroot(rijen)[1]
    )


def test_een_kaart_zonder_het_latere_besluit_wordt_gezegd_en_het_besluit_geldt(
    begroot: Begroot, besloten: Path
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, stderr = begroot("45A48 10 2027")
    assert tarieven(blok)["45A48", 2027] == ("108.00", 2027, "vastgesteld")
    assert "[RT019]" in stderr
    assert (
        "45A48 is voor 2027 vastgesteld op € 108,00 (vastgesteld/2027.json), maar de kaart zegt dat niet; het besluit geldt."
        in stderr
    )
    assert "41A18" not in stderr


# Het effect van een tariefwijziging.


@pytest.fixture
def oud(tmp_path: Path) -> str:
    oude = [{"product": "45A48", "eenheid": "uur", "tarief": "100.00"}]
    kop = {"versie": 1, "regio": "Oefenregio", "tariefjaar": 2025, "status": "vastgesteld", "tarieven": oude}
    (tmp_path / "oud.json").write_text(json.dumps(kop), encoding="utf-8")
    return str(tmp_path / "oud.json")


def test_zonder_index_is_het_effect_van_een_besloten_jaar_niet_te_zeggen(
    draai: Draai, begroot: Begroot, besloten: Path, oud: str, tmp_path: Path
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, stderr = begroot("45A48 10 2026, 45A48 10 2027", "--oud", oud)
    effect = blok["effect"]
    assert [(een["jaar"], een["oud"], een["effect"]) for een in effect["producten"]] == [
        (2026, "100.00", "20.00"),
        (2027, None, None),
    ]
    assert (effect["zonder_oud_tarief"], effect["zonder_index"]) == ([], [2027])
    assert (effect["vergeleken"], effect["niet_vergeleken"]) == ("1020.00", "1080.00")
    assert "[RT713]" in stderr
    assert "Wat een oud tarief na 2026 zou zijn, is niet te zeggen zonder de index van 2027" in stderr
    scherm = draai("begroting", str(tmp_path / "volumes.csv"), "--oud", oud, map_=besloten).stdout
    assert "geen index" in scherm
    assert "van de rest is er geen index voor het oude tarief." in scherm


def test_met_een_index_krijgt_het_oude_tarief_die_ook_in_een_besloten_jaar(
    begroot: Begroot, besloten: Path, oud: str
) -> None:
    """Met de hand: 10 × (108,00 − 100,00 × 1,05)."""
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    blok, stderr = begroot("45A48 10 2026, 45A48 10 2027", "--oud", oud, "--index", "2027=5%")
    assert [(een["oud"], een["effect"]) for een in blok["effect"]["producten"]] == [
        ("100.00", "20.00"),
        ("105.00", "30.00"),
    ]
    assert "begroting.index.2027" in blok["aannames"]
    assert "[RT025]" not in stderr


# Een besluit dat niet het hele jaar geldt.


def test_een_later_besluit_dat_later_ingaat_wordt_gezegd(begroot: Begroot, besloten: Path) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, dagen=("2027-03-01", "2027-12-31"))
    _, stderr = begroot("45A48 10 2026, 45A48 10 2027")
    assert "[RT020]" in stderr
    assert (
        "45A48 is vastgesteld van 2027-03-01 tot en met 2027-12-31; de begroting rekent heel 2027 met € 108,00."
        in stderr
    )


@pytest.mark.parametrize(("index", "gemeld"), [("5%", True), ("0%", False)])
def test_een_besluit_dat_doorloopt_in_een_jaar_zonder_besluit_wordt_gezegd(
    begroot: Begroot, besloten: Path, index: str, gemeld: bool
) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, dagen=("2027-01-01", "2028-02-29"))
    _, stderr = begroot(DRIE_JAREN, "--index", f"2028={index}")
    assert (
        "De tarieven van 2027 lopen door tot er over 2028 besloten is, uiterlijk tot en met 2028-02-29 (vastgesteld/2027.json); de "
        "begroting rekent heel 2028 met de index." in stderr
    ) is gemeld


def test_plafonds_liggen_naast_het_besloten_bedrag(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    (tmp_path / "plafonds.csv").write_text("aanbieder;jaar;plafond\nX;2027;1075\n", encoding="utf-8")
    opdracht = ("begroting", str(schrijf(tmp_path, "45A48 10 2027")), "--plafonds", str(tmp_path / "plafonds.csv"))
    uitkomst = draai(*opdracht, map_=besloten)
    assert uitkomst.code == 1
    assert "1 overschrijding, samen € 5,00." in uitkomst.stdout


def test_loopt_een_later_besluit_door_dan_geldt_dat_niet_voor_een_product_dat_er_niet_in_staat(
    begroot: Begroot, besloten: Path
) -> None:
    besluit_over(besloten, 2027, {}, zonder=["41A18"], dagen=("2027-01-01", "2028-02-29"))
    index = ("--index", "2027=3%", "--index", "2028=3%")
    _, stderr = begroot("41A18 10 2028", *index)
    assert "lopen door" not in stderr
    _, stderr = begroot("41A18 10 2028, 45A48 10 2028", *index)
    assert "De tarieven van 2027 lopen door tot er over 2028 besloten is" in stderr
