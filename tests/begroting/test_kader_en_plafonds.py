"""Het financieel kader en de plafonds lezen en natellen. Per test staat erbij als een getal van buiten komt."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.analyse.begroting.kader import Niveau, toets_kader
from reeletarief.invoer.begroting.bedragtabellen import PLAFONDKOLOMMEN, lees_kader, lees_plafonds
from reeletarief.invoer.csv_cellen import lees_csv
from tests.begroting.proefvolumes import KADER, KOP, gelezen
from tests.conftest import WORTEL, Draai, als_rijen

UITVOER = WORTEL / "tests" / "uitvoer"


def test_het_gepubliceerde_kader_sluit_op_twaalf_afrondingen_na() -> None:
    """Extern: financieel kader 2021-2024, Inkoopplan Holland Rijnland. De verschillen zijn hier apart nageteld."""
    toets = toets_kader(lees_kader(KADER.read_bytes(), "kader.csv"))
    assert (len(toets.totalen), toets.eenheid) == (48, Decimal(1000))
    assert {(t.naam, t.jaar): int(t.verschil) for t in toets.verschillen} == {
        ("Leiden", 2022): 1000,
        ("Leiden", 2023): 1000,
        ("Leiden", 2024): 1000,
        ("Leiderdorp", 2021): 1000,
        ("Leiderdorp", 2023): 1000,
        ("Leiderdorp", 2024): 1000,
        ("Leidse regio", 2022): -1000,
        ("Leidse regio", 2023): -1000,
        ("Leidse regio", 2024): -1000,
        ("Katwijk", 2024): -1000,
        ("Duin- en Bollenstreek", 2022): 1000,
        ("Duin- en Bollenstreek", 2024): 1000,
    }
    assert all(totaal.is_afronding for totaal in toets.totalen)


def test_een_kader_van_niets_heeft_geen_eenheid_om_op_af_te_ronden() -> None:
    """Van nul is elke macht van tien een deler; dan geldt de cent."""
    toets = toets_kader(lees_kader(b"gemeente,product,2026\nA,P,0\nA,Totaal,0\n", "kader.csv"))
    assert [(een.naam, een.verschil, een.speling) for een in toets.totalen] == [("A", Decimal(0), Decimal("0.01"))]


@pytest.mark.parametrize(
    ("totaal", "zin"),
    [
        ("", "Kader: geen totalen, dus er is niets na te rekenen"),
        ("A,Totaal,150\n", "Kader: 1 totaal, precies de som van zijn regels."),
        ("A,Totaal,160\n", "Kader: 1 totaal, 0 precies de som van zijn regels; 1 verschil, "),
    ],
    ids=["geen", "een-dat-sluit", "een-dat-niet-sluit"],
)
def test_een_kader_zegt_hoeveel_totalen_er_zijn_nagerekend(totaal: str, zin: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "kader.csv"
    pad.write_text(f"gemeente,product,2026\nA,P,100\nA,Q,50\n{totaal}", encoding="utf-8")
    scherm = draai("begroting", "--kader", str(pad), map_=tmp_path).stdout
    assert zin in scherm
    assert ("totaal van" in scherm) == bool(totaal)


def test_de_totalen_van_het_kader_zijn_die_van_de_publicatie() -> None:
    """Extern: de regel Totaal van de publicatie, 81.989 tot 78.751 (× duizend)."""
    toets = toets_kader(lees_kader(KADER.read_bytes(), "kader.csv"))
    totaal = [(t.jaar, int(t.berekend)) for t in toets.totalen if t.niveau is Niveau.TOTAAL]
    assert totaal == [(2021, 81_989_000), (2022, 80_750_000), (2023, 79_759_000), (2024, 78_751_000)]


def test_het_kader_zonder_volumes_vraagt_geen_regio(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vastgelegd: Callable[[Path, str], None]
) -> None:
    monkeypatch.chdir(KADER.parent)
    uitkomst = draai("begroting", "--kader", "kader.csv", map_=tmp_path)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    vastgelegd(UITVOER / "begroting-kader.txt", uitkomst.stdout)
    inhoud = json.loads(draai("begroting", "--kader", "kader.csv", "-f", "json", map_=tmp_path).stdout)
    assert len(inhoud["totalen"]) == 48
    rijen = als_rijen(draai("begroting", "--kader", "kader.csv", "-f", "csv").stdout)
    assert [rij["verschil"] for rij in rijen].count("0.00") == 36
    for een, rij in zip(inhoud["totalen"], rijen, strict=True):
        anders = {True: "ja", False: "nee"}[een["afrondingsverschil"]] if rij["verschil"] != "0.00" else ""
        assert (rij["niveau"], rij["afrondingsverschil"]) == (een["niveau"], anders)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("5000", "5000"),
        ("5000.5", "5000.50"),
        ("5000,5", "5000.50"),
        ("5000,25", "5000.25"),
        ("5.000", None),
        ("5.000,00", None),
        ("5000,125", None),
        ("5000,", None),
    ],
)
def test_een_plafond_zoals_een_nederlands_rekenblad_het_bewaart(tekst: str, bedrag: str | None) -> None:
    plafonds = lees_plafonds(f"aanbieder;jaar;plafond\nDe Linde;2026;{tekst}\n".encode(), "plafonds.csv")
    assert [str(een) for een in plafonds.bedragen.values()] == ([bedrag] if bedrag else [])
    assert [een.code for een in plafonds.bevindingen] == ([] if bedrag else ["RT708"])


@pytest.mark.parametrize(
    ("tekst", "bedoeld"), [("3.250,00", "3250.00"), ("5,555", ""), ("1 234,50", "1234.50"), ("5,-", "5")]
)
def test_een_komma_die_niet_te_lezen_is_heet_niet_verboden(tekst: str, bedoeld: str) -> None:
    """Een komma mag; wat er niet kan, is een duizendteken of een derde cijfer erachter."""
    (fout,) = lees_plafonds(f"aanbieder;jaar;plafond\nDe Linde;2026;{tekst}\n".encode(), "plafonds.csv").bevindingen
    assert (
        fout.wat
        == f"'{tekst}' is geen bedrag: achter de komma staan een of twee cijfers, en een duizendteken kan niet."
    )
    vraag = f"Bedoelt u {bedoeld}? " if bedoeld else ""
    assert fout.remedie == f"{vraag}Schrijf alleen cijfers en een komma of punt, zoals 2946,27."


def test_twee_plafonds_zonder_naam_zijn_niet_van_dezelfde_aanbieder() -> None:
    """Er stond ook 'Het plafond van  voor 2026 staat ook al op regel 2'."""
    plafonds = lees_plafonds(b"aanbieder;jaar;plafond\n;2026;100.00\n;2026;200.00\n", "plafonds.csv")
    assert [een.code for een in plafonds.bevindingen] == ["RT703", "RT703"]


def test_plafonds_mogen_excel_hun_scheidingsteken_zeggen() -> None:
    rijen = b"aanbieder;jaar;plafond\nDe Linde;2026;5000\n"
    met_regel = lees_csv(b"sep=;\r\n" + rijen, "plafonds.csv", PLAFONDKOLOMMEN)
    assert met_regel.bevindingen == ()
    assert [rij["plafond"].tekst for rij in met_regel.rijen] == ["5000"]
    assert [rij["plafond"].plaats.regel for rij in met_regel.rijen] == [3]
    (bevinding,) = lees_csv(rijen + b"sep=;\n", "plafonds.csv", PLAFONDKOLOMMEN).bevindingen
    assert bevinding.plaats is not None
    assert bevinding.plaats.regel == 3


def test_een_fout_in_de_kopregel_onder_sep_toont_die_regel() -> None:
    volumes = gelezen("sep=;\r\n" + KOP.replace("aantal", "antal") + "S;45A48;A;12;2026\n")
    assert {een.plaats.regel for een in volumes.bevindingen if een.plaats} == {2}
    assert "antal" in volumes.bestand.regels[1]
