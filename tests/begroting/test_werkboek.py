"""``begroting -o begroting.xlsx`` (en ``.ods``): dezelfde bedragen als de csv, met formules die hetzelfde geven.

De verwachte getallen zijn die van de andere vormen; wat een formule geeft, rekent een tweede rekenaar uit (de onze, en Calc).
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai, als_rijen
from tests.werkboek.calc import Calc, als_in_calc, zonder_cache
from tests.werkboek.conftest import start_calc
from tests.werkboek.evaluator import Boek, lees_boek, vergelijk

VOLUMES = str(WORTEL / "examples" / "begroting" / "volumes.csv")
KADER = WORTEL / "examples" / "financieel-kader-2021-2024" / "kader.csv"
INDEX = ("--index", "2027=3%", "--index", "2028=2.5%")
PLAFONDS = (
    "aanbieder;jaar;plafond\nStichting De Linde;2026;1000\nJeugdzorg Voorbeeld;2027;9000000,5\nNiemand;2028;12500\n"
)
ZONDER_OUD = "45A06"
SOORTEN = {"gemeente": "Gemeenten", "segment": "Segmenten", "aanbieder": "Aanbieders"}


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return start_calc(tmp_path_factory)


@pytest.fixture
def opties(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Een begroting van drie jaren met alles ernaast: korting, plafonds, oude tarieven (één product heeft er geen) en een kader."""
    monkeypatch.chdir(tmp_path)
    Path("plafonds.csv").write_text(PLAFONDS, encoding="utf-8")
    oud = json.loads(draai("bereken", "-j", "2025", "-f", "json", map_=WORTEL).stdout)
    oud["tarieven"] = [een for een in oud["tarieven"] if een["product"] != ZONDER_OUD]
    Path("oud.json").write_text(json.dumps(oud), encoding="utf-8")
    Path("kader.csv").write_text(
        "gemeente,product,2026,2027\nVoorbeeldstad,Zorg,9000,9100\nVoorbeeldstad,Totaal,9000,9101\nElders,Zorg,100,100\n",
        encoding="utf-8",
    )
    ernaast = ("--plafonds", "plafonds.csv", "--oud", "oud.json", "--kader", "kader.csv")
    return (VOLUMES, *INDEX, "--efficiencykorting", "1,5%", *ernaast)


def werkboek(draai: Draai, *opties: str, naam: str = "begroting.xlsx") -> bytes:
    uitkomst = draai("begroting", *opties, "-o", naam, map_=WORTEL)
    assert uitkomst.code in {0, 1}, uitkomst.stderr
    return Path(naam).read_bytes()


def rijen_van(boek: Boek, blad: str) -> list[dict[str, object]]:
    """De gevulde rijen van een blad, elk op kolomletter."""
    rijen: dict[str, dict[str, object]] = {}
    for (van, adres), waarde in boek.waarden.items():
        if van == blad:
            kolom = adres.rstrip("0123456789")
            rijen.setdefault(adres.removeprefix(kolom), {})[kolom] = waarde
    return list(rijen.values())


def gelijk(een: object, ander: str | Decimal) -> bool:
    """Een cel heeft hooguit zeventien cijfers; de csv heeft ze allemaal."""
    return isinstance(een, Decimal) and abs(een - Decimal(ander)) < Decimal("0.000001")


def test_elke_formule_geeft_wat_er_staat(draai: Draai, opties: tuple[str, ...]) -> None:
    boek = lees_boek(werkboek(draai, *opties))
    assert boek.bladen == (
        "Over",
        "Jaren",
        "Producten",
        "Gemeenten",
        "Segmenten",
        "Aanbieders",
        "Plafonds",
        "Effect",
        "Effect per gemeente",
        "Naast kader",
        "Kader",
    )
    assert len(boek.formules) > 150
    assert vergelijk(boek, boek.bereken()) == []


def test_calc_rekent_xlsx_en_ods_hetzelfde_uit(draai: Draai, opties: tuple[str, ...], calc: Calc) -> None:
    xlsx, ods = (werkboek(draai, *opties, naam=naam) for naam in ("b.xlsx", "b.ods"))
    uit = calc.alle_herrekend({"xlsx.xlsx": zonder_cache(xlsx), "ods.ods": zonder_cache(ods)})
    verwacht = als_in_calc(lees_boek(xlsx))
    for naam, inhoud in uit.items():
        gelezen = als_in_calc(lees_boek(inhoud))
        for sleutel, waarde in verwacht.items():
            anders = gelezen.get(sleutel)
            if isinstance(waarde, Decimal):
                assert isinstance(anders, Decimal), (naam, sleutel)
                assert abs(anders - waarde) < Decimal("0.000001"), (naam, sleutel)
            else:
                assert anders == waarde, (naam, sleutel)


@pytest.mark.parametrize("soort", ["gemeente", "segment", "aanbieder"])
def test_een_verdeling_noemt_de_bedragen_van_de_csv_en_sluit(soort: str, draai: Draai, opties: tuple[str, ...]) -> None:
    rijen = als_rijen(draai("begroting", *opties, "-f", "csv", map_=WORTEL).stdout)
    verwacht = {rij["naam"]: rij["begroting"] for rij in rijen if (rij["soort"], rij["jaar"]) == (soort, "")}
    blad = {rij["A"]: rij for rij in rijen_van(lees_boek(werkboek(draai, *opties)), SOORTEN[soort])}
    assert verwacht
    assert all(gelijk(blad[naam]["E"], bedrag) for naam, bedrag in verwacht.items())
    assert {blad["verschil met Jaren"][kolom] for kolom in "BCDE"} == {Decimal(0)}


def test_de_jaren_noemen_de_totalen_van_de_csv(draai: Draai, opties: tuple[str, ...]) -> None:
    rijen = als_rijen(draai("begroting", *opties, "-f", "csv", map_=WORTEL).stdout)
    blad = {str(rij["A"]): rij for rij in rijen_van(lees_boek(werkboek(draai, *opties)), "Jaren")}
    for rij in rijen:
        if rij["soort"] == "totaal":
            op_blad = blad[rij["jaar"] or "totaal"]
            assert gelijk(op_blad["D"], rij["bruto"])
            assert gelijk(op_blad["E"], -Decimal(rij["efficiencykorting"]))
            assert gelijk(op_blad["F"], rij["begroting"])
            assert gelijk(op_blad["G"], rij["niet_vastgesteld"])
    assert all(rij["productnaam"] for rij in rijen if rij["soort"] in {"product", "effect"})


def test_wie_een_aantal_wijzigt_ziet_jaar_effect_en_verschil_meegaan(draai: Draai, opties: tuple[str, ...]) -> None:
    """Een gemeente staat er als getal en gaat niet mee; dat zegt het verschil onder haar blad."""
    boek = lees_boek(werkboek(draai, *opties))
    voor = boek.waarden
    na = boek.bereken({("Producten", "F5"): Decimal(0)})
    for blad, adres in (("Producten", "H5"), ("Jaren", "F5"), ("Effect", "H5")):
        was, is_ = voor[blad, adres], na[blad, adres]
        assert isinstance(was, Decimal)
        assert isinstance(is_, Decimal)
        assert is_ < was, (blad, adres)
    onder = next(
        adres for (blad, adres), waarde in voor.items() if (blad, waarde) == ("Gemeenten", "verschil met Jaren")
    )
    assert na["Gemeenten", f"B{onder[1:]}"] != 0


def test_plafonds_zeggen_wie_eroverheen_gaat_en_wie_er_geen_heeft(draai: Draai, opties: tuple[str, ...]) -> None:
    regels = {
        (rij["A"], rij["B"]): rij.get("F")
        for rij in rijen_van(lees_boek(werkboek(draai, *opties)), "Plafonds")
        if isinstance(rij.get("B"), Decimal)
    }
    assert regels["Stichting De Linde", Decimal(2026)] == "overschrijding"
    assert regels["Niemand", Decimal(2028)] == "geen volume"
    assert regels["Jeugdzorg Voorbeeld", Decimal(2027)] is None
    assert regels["Jeugdzorg Voorbeeld", Decimal(2026)] == "geen plafond"


def test_een_product_zonder_oud_tarief_heeft_geen_effect_en_telt_niet_mee(
    draai: Draai, opties: tuple[str, ...]
) -> None:
    boek = lees_boek(werkboek(draai, *opties))
    zonder = [rij for rij in rijen_van(boek, "Effect") if rij.get("B") == ZONDER_OUD]
    assert len(zonder) == 3
    assert {(rij["F"], rij["H"]) for rij in zonder} == {("geen", "niet te zeggen")}
    uitleg = boek.waarden["Effect", "A3"]
    assert isinstance(uitleg, str)
    assert uitleg.startswith("Het totaal gaat over €")


def test_het_effect_van_de_gemeenten_telt_op_tot_dat_van_de_producten(draai: Draai, opties: tuple[str, ...]) -> None:
    """Onder het blad staat de som, en wat die van *Effect* verschilt; wie een aantal wijzigt, ziet het verschil."""
    boek = lees_boek(werkboek(draai, *opties))
    onder = {str(rij["A"]): rij for rij in rijen_van(boek, "Effect per gemeente")}
    totaal = next(rij for rij in rijen_van(boek, "Effect") if rij["A"] == "totaal")
    assert gelijk(onder["totaal"]["B"], str(totaal["H"]))
    assert onder["verschil met Effect"]["B"] == Decimal(0)
    gemeenten = [rij for naam, rij in onder.items() if isinstance(rij.get("C"), Decimal) and naam != "totaal"]
    for kolom in "CD":
        assert gelijk(onder["totaal"][kolom], str(sum(Decimal(str(rij[kolom])) for rij in gemeenten)))
    na = boek.bereken({("Producten", "F5"): Decimal(0)})
    adres = next(
        plek
        for (blad, plek), tekst in boek.waarden.items()
        if (blad, tekst) == ("Effect per gemeente", "verschil met Effect")
    )
    assert na["Effect per gemeente", f"B{adres[1:]}"] != 0


@pytest.mark.parametrize(
    ("blad", "zin"), [("Segmenten", "elk segment"), ("Gemeenten", "elke gemeente"), ("Aanbieders", "elke aanbieder")]
)
def test_de_zin_boven_een_verdeling_is_nederlands(draai: Draai, opties: tuple[str, ...], blad: str, zin: str) -> None:
    assert (
        lees_boek(werkboek(draai, *opties)).waarden[blad, "A2"] == f"De begroting van {zin}, na de efficiencykorting."
    )


def test_een_verschil_met_het_kader_staat_er_in_het_enkelvoud(draai: Draai, opties: tuple[str, ...]) -> None:
    zin = str(lees_boek(werkboek(draai, *opties)).waarden["Kader", "A2"])
    assert zin.endswith("1 verschil, door de afronding van de publicatie te verklaren.")


def test_het_kader_alleen_is_ook_een_werkboek(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    uitkomst = draai("begroting", "--kader", str(KADER), "-o", "kader.xlsx", map_=tmp_path)
    assert uitkomst.code == 0
    boek = lees_boek(Path("kader.xlsx").read_bytes())
    assert boek.bladen == ("Kader",)
    assert vergelijk(boek, boek.bereken()) == []
    verschillen = [rij["F"] for rij in rijen_van(boek, "Kader") if isinstance(rij.get("F"), Decimal)]
    assert (len(verschillen), verschillen.count(Decimal(0))) == (48, 36)


def test_een_naam_wordt_geen_formule(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("v.csv").write_text(
        'gemeente;product;aanbieder;aantal;jaar\n"-1+cmd|x";45A48;De Linde;12;2026\n', encoding="utf-8"
    )
    boek = lees_boek(werkboek(draai, "v.csv"))
    assert boek.waarden["Gemeenten", "A5"] == "-1+cmd|x"
    assert not any("cmd" in formule for formule in boek.formules.values())


def test_dezelfde_begroting_geeft_dezelfde_bytes(draai: Draai, opties: tuple[str, ...]) -> None:
    assert werkboek(draai, *opties, naam="a.xlsx") == werkboek(draai, *opties, naam="b.xlsx")


@pytest.mark.parametrize("vorm", ["xlsx", "ods"])
def test_een_werkboek_gaat_naar_een_bestand(draai: Draai, vorm: str) -> None:
    uitkomst = draai("begroting", VOLUMES, "-f", vorm, map_=WORTEL)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"geef -o begroting.{vorm}" in uitkomst.stderr
