"""``reeletarief cao importeer``: wat er ook in de csv staat, er komt een tabel of een melding met regel, kolom en remedie."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reeletarief.invoer.cao.salaris_csv import lees_salaris_csv
from reeletarief.weergave.meldingen import meldingen
from tests.cao.salariscsv import CSV, KOP, als_csv, bedragen, gelezen
from tests.conftest import WORTEL, Draai

UITVOER = WORTEL / "tests" / "uitvoer"


def test_alle_fouten_in_de_csv_tegelijk_met_regel_kolom_en_remedie(
    importeer: Draai, vastgelegd: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CSV)
    uitkomst = importeer("fout.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    vastgelegd(UITVOER / "cao-importeer-fout.stderr.txt", uitkomst.stderr)
    plekken = [regel.split()[1] for regel in uitkomst.stderr.splitlines() if regel.startswith("Fout ")]
    assert plekken[:3] == ["fout.csv:2:5:", "fout.csv:3:6:", "fout.csv:4:1:"]
    assert len(plekken) == uitkomst.stderr.count("→ ") == 13


def test_onbekende_dubbele_en_ontbrekende_kolommen(importeer: Draai) -> None:
    stderr = importeer(CSV / "kolommen.csv").stderr
    assert "De kolom 'treden' bestaat hier niet.\n  → Bedoelt u 'trede'?" in stderr
    assert "De kolom 'bedrag' bestaat hier niet." in stderr
    assert "De kolom 'schaal' staat er twee keer." in stderr
    assert "De kolom maandbedrag_eur ontbreekt." in stderr


def test_een_csv_uit_een_nederlands_rekenblad_geeft_dezelfde_tabel(importeer: Draai, tmp_path: Path) -> None:
    """Zo bewaart het € 2.680,50: met een komma, en zonder nul achteraan."""
    regels = (CSV / "goed.csv").read_text(encoding="utf-8").splitlines()
    pad = tmp_path / "excel.csv"
    pad.write_text("\r\n".join(_uit_een_rekenblad(regel) for regel in regels), encoding="utf-8-sig")
    assert importeer(pad).stdout == importeer(CSV / "goed.csv").stdout


def _uit_een_rekenblad(regel: str) -> str:
    schaal_en_trede, _, bedrag = regel.replace(",", ";").rpartition(";")
    kort = bedrag.rstrip("0").rstrip(".") if re.fullmatch(r"[0-9]+[.][0-9]{2}", bedrag) else bedrag
    return regel if regel.startswith("#") else f"{schaal_en_trede};{kort.replace('.', ',')}"


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Dit bestand is leeg."),
        (b"# bron: x\n\n", "Dit bestand is leeg."),
        (b"\xef\xbb\xbfschaal,trede,maandbedrag_eur\n", "Onder de kopregel staat geen enkele rij."),
        (b"schaal,trede,maandbedrag_eur\n7,0,caf\xe9\n", "op deze plek staat byte 0xE9"),
        ("schaal,trede\n".encode("utf-16"), "geen UTF-8"),
        (b"schaal\ttrede\tmaandbedrag_eur\n7\t0\t1\n", "heeft maar één kolom"),
        (b"schaal,trede,maandbedrag_eur\n" + b"7,0,2800.00\n" * 500_000, "groter dan 5 MB"),
        (b"schaal,trede,maandbedrag_eur\n" + b"7,\x00,1\n", "is geen trede"),
        (b'schaal,trede,maandbedrag_eur\n"7\n",0,1\n', "geen leesbare csv"),
        (b"schaal,trede,maandbedrag_eur\n" + b"x" * 200_000, "geen leesbare csv"),
    ],
    ids=[
        "niets",
        "commentaar",
        "kop",
        "latin-1",
        "utf-16",
        "tab",
        "te groot",
        "nul",
        "regeleinde in veld",
        "lange regel",
    ],
)
def test_een_onbruikbare_csv_zegt_wat_eraan_schort(
    inhoud: bytes, melding: str, importeer: Draai, tmp_path: Path
) -> None:
    pad = tmp_path / "tabel.csv"
    pad.write_bytes(inhoud)
    uitkomst = importeer(pad, "--bron-vindplaats", "b")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT508]" in uitkomst.stderr
    assert melding in uitkomst.stderr
    assert "→ " in uitkomst.stderr


def test_een_bestand_dat_er_niet_is_een_map_en_een_pijp(importeer: Draai, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    (tmp_path / "kring.csv").symlink_to(tmp_path / "kring.csv")
    for naam, reden in (
        ("weg.csv", "dit bestand bestaat niet"),
        (".", "het is geen gewoon bestand"),
        ("pijp.csv", "het is geen gewoon bestand"),
        ("kring.csv", "verwijst naar zichzelf"),
        ("x\0y", "dit is geen bestandsnaam"),
    ):
        uitkomst = importeer(f"{tmp_path}/{naam}")
        assert uitkomst.code == 2
        assert "[RT508]" in uitkomst.stderr
        assert reden in uitkomst.stderr
        assert uitkomst.stderr.count("Fout ") == 1


def test_na_honderd_fouten_houdt_het_melden_op(importeer: Draai, tmp_path: Path) -> None:
    stderr = importeer(als_csv(tmp_path, KOP + "7,0,x\n" * 5000)).stderr
    assert "100 fouten." in stderr


VELD = st.sampled_from(
    ["7", "9", "0", "1", "extra1", "max", "", "3.250", "3.250,00", "2800.00", "=1+1", "-1", '"', "1e9", "~", "no"]
) | st.text(max_size=6)


@given(st.lists(st.lists(VELD, min_size=1, max_size=4), max_size=6), st.sampled_from([",", ";", "\t"]), st.booleans())
@example([["7", "0", "2800.00"], ["\u2028", "\x85", "1"]], ",", True)
@settings(max_examples=300, deadline=None)
def test_willekeurige_inhoud_geeft_een_tabel_of_bevindingen(rijen: list[list[str]], teken: str, kop: bool) -> None:
    tekst = "\n".join([*([KOP.strip().replace(",", teken)] if kop else []), *(teken.join(rij) for rij in rijen)])
    antwoord = lees_salaris_csv(tekst.encode("utf-8", "surrogatepass"), "x.csv")
    assert bool(antwoord.salaris) or antwoord.bevindingen
    for bevinding in antwoord.bevindingen:
        assert bevinding.plaats is not None
        assert bevinding.remedie
    meldingen(antwoord.bevindingen, {"x.csv": antwoord.bestand})


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_willekeurige_bytes_geven_een_antwoord(rommel: bytes) -> None:
    assert lees_salaris_csv(rommel, "x.csv").bevindingen


SCHAAL = st.text(alphabet="0123456789abcXYZ-_ /+.", min_size=1, max_size=5)
TREDE = st.sampled_from(["0", "1", "2", "17", "extra1", "no", "y", "null", "True", "start", "aanloop-0"]) | SCHAAL
BEDRAG = st.decimals(min_value=1, max_value=99999, places=2).map(str)


@given(st.lists(st.tuples(SCHAAL, TREDE, BEDRAG), min_size=1, max_size=8), st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wat_geschreven_wordt_leest_de_strikte_lezer_terug(
    importeer: Draai, tmp_path: Path, cellen: list[tuple[str, str, str]], titel: str, vindplaats: str
) -> None:
    """Wat er ook in de csv en in de opgave staat: een voorstel met precies deze cellen, of een melding en code 2."""
    pad = als_csv(tmp_path, KOP + "".join(f"{','.join(cel)}\n" for cel in cellen))
    uitkomst = importeer(pad, f"--bron-titel={titel}", f"--bron-vindplaats={vindplaats}", "--percentage", "2%")
    if uitkomst.code == 2:
        assert uitkomst.stdout == ""
        assert "Fout" in uitkomst.stderr
        return
    terug = {(s, t): w for s, treden in bedragen(gelezen(uitkomst.stdout)).items() for t, w in treden.items()}
    assert terug == {(schaal.strip(), trede.strip()): bedrag for schaal, trede, bedrag in cellen}
