"""``controleer`` als opdracht: de uitgangscodes en stromen, en wat er naast een fout nog gevonden wordt."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.controles.proefcontrole import leg_over


def test_geen_werkmap(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("controleer", map_=tmp_path)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT110]" in uitkomst.stderr


def test_onbruikbare_opslagen_is_niet_gecontroleerd(draai: Draai, werkmap: Path) -> None:
    """De fouten staan er wel, ook die in andere bestanden."""
    (werkmap / "opslagen.yaml").write_text("regio: [\n", encoding="utf-8")
    (werkmap / "productkaarten/45A48.yaml").write_text("product: 45A48\n", encoding="utf-8")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT104]" in uitkomst.stdout
    assert "[RT205]" in uitkomst.stdout
    assert "[RT513]" in uitkomst.stderr
    inhoud = json.loads(draai("controleer", "-f", "json", map_=werkmap).stdout)
    assert inhoud["regio"] is None
    assert inhoud["tellingen"]["fouten"] >= 2


def test_een_leesfout_houdt_de_controles_niet_op(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT627-prijssoort-niet-gezegd")
    kaart = werkmap / "productkaarten/45A48.yaml"
    wijzig(kaart, "40%", "41%")
    uitkomst = draai("controleer", map_=werkmap)
    assert (uitkomst.code, uitkomst.stderr) == (1, "")
    assert "[RT302]" in uitkomst.stdout
    assert "[RT627]" in uitkomst.stdout
    assert uitkomst.stdout.endswith("\n1 fout, 1 waarschuwing, 0 opmerkingen.\n")


def test_een_rekenfout_is_een_bevinding(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten/45A48.yaml"
    wijzig(kaart, 'trede: "2"', 'trede: "12"')
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert uitkomst.stdout.count("[RT406]") == 1


def test_een_kapotte_tabel_telt_een_keer(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-07-01.yaml"
    wijzig(tabel, "3448.00", "3.448")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert re.findall(r"\[(RT\d+)\]", uitkomst.stdout) == ["RT215", "RT311"]
    assert "Daardoor ook niet berekend [RT311]: 45A48, 45A49.\n\n1 fout, " in uitkomst.stdout
    op_github = draai("controleer", "-f", "github", map_=werkmap).stdout.splitlines()
    assert ["RT215" in op_github[0], "RT311" in op_github[1]] == [True, True]


def test_een_regio_zonder_kaarten(draai: Draai, werkmap: Path) -> None:
    shutil.rmtree(werkmap / "productkaarten")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert uitkomst.stdout.startswith("Fout: [RT504]\n")
    assert "file=opslagen.yaml,title=RT504::" in draai("controleer", "-f", "github", map_=werkmap).stdout


def test_een_ander_tariefjaar(draai: Draai, werkmap: Path) -> None:
    """2027 heeft geen premie; de tabel geldt dan door met een waarschuwing."""
    uitkomst = draai("controleer", "--tariefjaar", "2027", map_=werkmap)
    assert uitkomst.code == 1
    assert "[RT402]" in uitkomst.stdout
    ander = draai("controleer", "--tariefjaar", "2025", map_=werkmap)
    assert ander.code == 0
    assert set(re.findall(r"\[(RT\d+)\]", ander.stdout)) == {"RT013"}


def test_waarschuwingen_van_de_berekening_horen_erbij(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-07-01.yaml"
    wijzig(tabel, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-09-30")
    assert "[RT012]" in draai("controleer", map_=werkmap).stdout
    assert draai("controleer", map_=werkmap).code == 0
    assert draai("controleer", "--streng", map_=werkmap).code == 1


def test_kleur_is_alleen_versiering(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT607-definitie-en-vorm")
    gewoon = draai("controleer", map_=werkmap).stdout
    kleurig = draai("controleer", "--kleur", "altijd", map_=werkmap).stdout
    assert "\x1b[" in kleurig
    assert re.sub(r"\x1b\[[\d;]*m", "", kleurig) == gewoon
    assert "\x1b[" not in gewoon


@pytest.mark.parametrize("van", ["2026-01-01", "2025-01-01"])
def test_een_afgeleide_tabel_wordt_niet_als_publicatie_getoetst(van: str, draai: Draai, werkmap: Path) -> None:
    (werkmap / "cao/proef/2026-07-01.yaml").write_text(
        "cao: proef\nnaam: Proefcao\ningangsdatum: 2026-07-01\nbevestigd_tot: 2026-12-31\n"
        f"afgeleid: {{van: {van}, percentage: 2%, afronding: 1.00, klasse: aanname, motivering: aangekondigd, bron: bond}}\n",
        encoding="utf-8",
    )
    uitkomst = draai("controleer", map_=werkmap)
    assert set(re.findall(r"\[(RT\d+)\]", uitkomst.stdout)) == {"RT014"}


def test_cellen_die_de_bron_niet_geeft_zijn_geen_bevinding(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-01-01.yaml"
    tekst = tabel.read_text(encoding="utf-8").replace('{"0": 2815.00, ', "{")
    tabel.write_text(
        tekst.replace("salaris:", 'ontbreekt: [{schalen: ["7"], treden: ["0"], reden: onleesbaar}]\nsalaris:'),
        encoding="utf-8",
    )
    assert draai("controleer", "--streng", map_=werkmap) == (0, "", "")


def test_nullen_zonder_reden_zijn_samen_een_melding(draai: Draai, werkmap: Path) -> None:
    """Ook als het om verschillende elementen gaat; elke plaats zegt zelf welk."""
    opslagen = werkmap / "opslagen.yaml"
    tekst = re.sub(r"    zonder:\n(?:      - .*\n)+", "", opslagen.read_text(encoding="utf-8"))
    opslagen.write_text(tekst, encoding="utf-8")
    uitvoer = draai("controleer", map_=werkmap).stdout
    assert uitvoer.count("[RT620]") == 1
    assert "Let op: [RT620] 3 keer\n" in uitvoer
    for element in ("gemeentelijke_eisen", "huisvesting", "verzorging"):
        assert re.search(
            rf"^  opslagen\.yaml:13:3: Opslagset 'proef' heeft geen regel voor '{element}' ", uitvoer, re.M
        )
    assert uitvoer.count("  → Voeg een regel met dit element toe") == 1


def test_zelfde_uitvoer_in_een_ander_proces(werkmap: Path) -> None:
    leg_over(werkmap, "RT620-element-nul-zonder-reden")
    opdracht = [sys.executable, "-m", "reeletarief", "controleer", "-f", "gitlab", "--map", str(werkmap)]
    uitvoer = {
        subprocess.run(opdracht, capture_output=True, check=True, env={"PYTHONHASHSEED": zaad}).stdout for zaad in "12"
    }
    assert len(uitvoer) == 1


def test_een_oude_waarde_die_elke_kaart_vervangt_veroudert_niet(draai: Draai, werkmap: Path) -> None:
    """RT605 kijkt naar wat meedoet; met een waarde die elke kaart door een eigen vervangt, rekent niemand."""
    wijzig(werkmap / "opslagen.yaml", "bron: proef, jaar: 2024}", "bron: proef, jaar: 2015}")
    eigen = "afwijkingen: [{parameter: uren.ziekte, waarde: 6%, klasse: open, bron: proef, jaar: 2026, motivering: eigen cijfers}]"
    wijzig(werkmap / "productkaarten/45A48.yaml", "afwijkingen: []", eigen)
    assert "'uren.ziekte' is van 2015" in draai("controleer", map_=werkmap).stdout  # 45A49 rekent er nog mee
    wijzig(werkmap / "productkaarten/45A49.yaml", "afwijkingen: []", eigen)
    assert "RT605" not in draai("controleer", map_=werkmap).stdout
