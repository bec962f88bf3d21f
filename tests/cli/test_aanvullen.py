"""Tab vult aan wat de regio kent, in elke shell, en zit nooit in de weg."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import VOORBEELDREGIO

PROGRAMMA = Path(sys.executable).with_name("reeletarief")
GEVALLEN = {
    "opdracht": ("ber", ["bereken"]),
    "product": ("bereken 45A4", ["45A48", "45A49"]),
    "product nog niet genoemd": ("bereken 45A48 45A4", ["45A49"]),
    "product om uit te leggen": ("uitleg 45A48", ["45A48"]),
    "cao": ("cao toon jeu", ["jeugdzorg"]),
    "ingangsdatum van die cao": ("cao toon jeugdzorg 2025", ["2025-03-01"]),
    "tariefjaar": ("bereken --tariefjaar 202", ["2024", "2025", "2026", "2027"]),
    "parameter": ("gevoeligheid 45A48 --parameter uren.r", ["uren.reistijd"]),
    "parameter van een product achter de optie": ("gevoeligheid --parameter uren.r", []),
    "post": ("uitleg 45A48 --post opslag.overhead_i", ["opslag.overhead_ict"]),
    "vorm": ("bereken --formaat xl", ["xlsx"]),
    "kleur": ("bereken --kleur n", ["nooit"]),
    "foutcode": ("controleer --uitleg RT012", ["RT012"]),
    "vorm van een nieuwe kaart": ("nieuw productkaart X1 --vorm dag", ["dagdeel"]),
    "cao van een nieuwe kaart": ("nieuw productkaart X1 --cao jeu", ["jeugdzorg"]),
    "cao van een nieuwe tabel": ("nieuw cao-tabel gg", ["ggz"]),
    "cao van een nieuwe regio": ("nieuw regio weg --cao sociaal-werk-", ["sociaal-werk-primair"]),
    "schema": ("schema prod", ["productkaart"]),
    "optie": ("bereken --peil", ["--peildatum"]),
    "een onbekend product": ("gevoeligheid BESTAATNIET --parameter ur", []),
}


def vul_aan(regel: str, map_: Path) -> list[str]:
    """Wat bash krijgt als iemand na deze regel op Tab drukt."""
    woorden = f"reeletarief {regel}"
    vraag = {
        "_REELETARIEF_COMPLETE": "complete_bash",
        "COMP_WORDS": woorden,
        "COMP_CWORD": str(len(woorden.split(" ")) - 1),
    }
    uit = subprocess.run(
        [PROGRAMMA], cwd=map_, env={**os.environ, **vraag}, capture_output=True, text=True, check=False
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    return uit.stdout.split()


@pytest.mark.parametrize(("regel", "verwacht"), GEVALLEN.values(), ids=GEVALLEN)
def test_tab_vult_aan(regel: str, verwacht: list[str]) -> None:
    assert vul_aan(regel, VOORBEELDREGIO) == verwacht


def test_tab_kijkt_in_de_map_van_de_regio(tmp_path: Path) -> None:
    ander = VOORBEELDREGIO / "examples" / "bandbreedte"
    assert vul_aan(f"bereken --map {ander} 45", tmp_path) == ["45A48"]


@pytest.mark.parametrize(
    "regel", ["bereken 4", "cao toon j", "bereken -j 2", "gevoeligheid 45A48 -p u", "bereken --map /x 4"]
)
def test_zonder_regio_vult_tab_niets_aan(regel: str, tmp_path: Path) -> None:
    assert vul_aan(regel, tmp_path) == []


def test_een_kapotte_regio_geeft_geen_melding(tmp_path: Path) -> None:
    (tmp_path / "productkaarten").mkdir()
    (tmp_path / "productkaarten" / "half.yaml").write_bytes(b'product: "45A4\nnaam: \xff\xfe\x00')
    (tmp_path / "opslagen.yaml").write_text("tariefjaar: volgend jaar\n", encoding="utf-8")
    assert vul_aan("bereken 45A4", tmp_path) == ["45A4"]
    assert vul_aan("bereken --tariefjaar ", tmp_path) == []
    assert vul_aan("gevoeligheid 45A4 --parameter ur", tmp_path) == []


@pytest.mark.parametrize(
    ("shell", "vraag", "verwacht"),
    [
        (
            "zsh",
            {"_TYPER_COMPLETE_ARGS": "reeletarief bereken 45A48"},
            '"45A48":"Ambulante jeugdhulp regulier, individueel"',
        ),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "reeletarief bereken 45A48", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "45A48\tAmbulante jeugdhulp regulier, individueel",
        ),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "reeletarief cao toon jeu"}, '"jeugdzorg":"laatste tabel 2025-03-01"'),
        (
            "zsh",
            {"_TYPER_COMPLETE_ARGS": "reeletarief bereken -j 202"},
            '"2025"\n"2026":"het jaar van de regio"\n"2027"',
        ),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "reeletarief bereken --hel"}, '"--help":"Toon deze hulp."'),
    ],
)
def test_zsh_en_fish_tonen_de_naam_erbij(shell: str, vraag: dict[str, str], verwacht: str) -> None:
    omgeving = {**os.environ, **vraag, "_REELETARIEF_COMPLETE": f"complete_{shell}"}
    uit = subprocess.run([PROGRAMMA], cwd=VOORBEELDREGIO, env=omgeving, capture_output=True, text=True, check=True)
    assert verwacht in uit.stdout


def script_van(shell: str) -> str:
    omgeving = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    uit = subprocess.run(
        [PROGRAMMA, "--show-completion", shell], env=omgeving, capture_output=True, text=True, check=True
    )
    return uit.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="geen bash op deze machine")
def test_het_script_werkt_in_een_echte_bash() -> None:
    regels = 'COMP_WORDS=(reeletarief bereken 45A4); COMP_CWORD=2; _reeletarief_completion reeletarief; echo "${COMPREPLY[@]}"'
    omgeving = {**os.environ, "PATH": f"{PROGRAMMA.parent}{os.pathsep}{os.environ['PATH']}"}
    uit = subprocess.run(
        ["bash", "-c", f"{script_van('bash')}\n{regels}"],
        cwd=VOORBEELDREGIO,
        env=omgeving,
        capture_output=True,
        text=True,
        check=True,
    )
    assert uit.stdout.split() == ["45A48", "45A49"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_elke_shell_heeft_een_script(shell: str) -> None:
    assert "reeletarief" in script_van(shell)


@pytest.mark.parametrize("omgeving", [{"COMP_CWORD": "abc"}, {"COMP_CWORD": ""}, {"COMP_WORDS": "reeletarief '"}])
def test_een_rare_vraag_van_de_shell_geeft_geen_melding(omgeving: dict[str, str]) -> None:
    vraag = {"_REELETARIEF_COMPLETE": "complete_bash", "COMP_WORDS": "reeletarief uitleg", "COMP_CWORD": "1"}
    uit = subprocess.run(
        [PROGRAMMA], env={**os.environ, **vraag, **omgeving}, capture_output=True, text=True, check=False
    )
    assert uit.stderr == ""


def test_tekst_van_een_ander_wordt_nooit_iets_dat_een_shell_uitvoert(tmp_path: Path) -> None:
    """zsh leest de uitleg twee keer; met ``\\\\$(…)`` kwam een opdracht op een kaart door de aanhalingstekens heen."""
    (tmp_path / "productkaarten").mkdir()
    kwaad = 'product: "45A48"\nnaam: "\\$(touch gepakt) `touch gepakt` \' ; touch gepakt"\n'
    (tmp_path / "productkaarten" / "a.yaml").write_text(kwaad, encoding="utf-8")
    (tmp_path / "productkaarten" / "b.yaml").write_text('product: "$(touch gepakt)"\n', encoding="utf-8")
    (tmp_path / "cao" / "$(touch gepakt)").mkdir(parents=True)
    (tmp_path / "cao" / "$(touch gepakt)" / "2025-01-01.yaml").touch()
    for regel in ("uitleg ", "cao toon "):
        vraag = {"_REELETARIEF_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"reeletarief {regel}"}
        uit = subprocess.run(
            [PROGRAMMA], cwd=tmp_path, env={**os.environ, **vraag}, capture_output=True, text=True, check=True
        )
        assert not set(uit.stdout.removeprefix("_arguments '*: :((").removesuffix("))'\n")) & set("$`\\'")


def test_aanzetten_meldt_zich_in_het_nederlands(tmp_path: Path) -> None:
    omgeving = {**os.environ, "HOME": str(tmp_path)}
    bash = shutil.which("bash")
    assert bash is not None
    opdracht = f"'{PROGRAMMA}' --install-completion; true"  # met een tweede opdracht blijft bash de ouder
    uit = subprocess.run([bash, "-c", opdracht], env=omgeving, capture_output=True, text=True, check=True)
    assert uit.stdout.splitlines() == [
        f"Aanvullen met Tab staat aan voor bash, in {tmp_path / '.bash_completions' / 'reeletarief.sh'}.",
        "Het werkt vanaf een nieuw terminalvenster.",
    ]
