"""De recepten in ``examples/ci`` en de hook voor pre-commit: hun eigen opdrachten, uitgevoerd in een kleine kloon."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import VOORBEELDREGIO, WORTEL
from tests.gedeeld.kloon import git, leg_vast, schone_git, vervang

__all__ = ["schone_git"]

CI = WORTEL / "examples" / "ci"
GITHUB = yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))
[HOOK] = yaml.safe_load((WORTEL / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TABEL = "cao/jeugdzorg/2025-03-01.yaml"
CEL = '    "10": 4459.04'
KAARTEN = ("45A48-ambulant-individueel", "45A49-ambulant-groep", "45A53-specialistisch-individueel")
KAART = f"productkaarten/{KAARTEN[0]}.yaml"
MERK = "<!-- reeletarief vergelijk -->"


class Stap(NamedTuple):
    code: int
    stdout: str
    stderr: str


@pytest.fixture
def kloon(tmp_path: Path) -> Path:
    """Een stuk van de voorbeeldregio in git, op een tak naast ``origin/main``."""
    map_ = tmp_path / "kloon"
    (map_ / "productkaarten").mkdir(parents=True)
    shutil.copy(VOORBEELDREGIO / "opslagen.yaml", map_)
    for cao in ("jeugdzorg", "ggz"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, map_ / "cao" / cao)
    for kaart in KAARTEN:
        shutil.copy(VOORBEELDREGIO / "productkaarten" / f"{kaart}.yaml", map_ / "productkaarten")
    git(map_, "init", "--quiet")
    eerste = leg_vast(map_)
    git(map_, "update-ref", "refs/remotes/origin/main", eerste)
    git(map_, "switch", "--quiet", "--create", "wijziging")
    return map_


def schil(script: str, kloon: Path, **omgeving: str) -> Stap:
    """Voer een stuk script uit zoals CI dat doet: bash, en stoppen bij de eerste fout."""
    pad = os.pathsep.join([omgeving.pop("VOORAAN", ""), str(Path(sys.executable).parent), os.environ["PATH"]])
    uitkomst = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=kloon,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **omgeving, "PATH": pad},
    )
    return Stap(uitkomst.returncode, uitkomst.stdout, uitkomst.stderr)


def ingevuld(waarde: str) -> str:
    return re.sub(r"\$\{\{ github\.base_ref \}\}", "main", waarde)


def draai_github(kloon: Path) -> dict[str, Stap]:
    """De stappen van de taak ``rekenen`` die het programma gebruiken, elk met haar naam."""
    taak = GITHUB["jobs"]["rekenen"]
    omgeving = {naam: ingevuld(waarde) for naam, waarde in taak["env"].items()}
    omgeving["GITHUB_STEP_SUMMARY"] = str(kloon.parent / "samenvatting.md")
    stappen = [stap for stap in taak["steps"] if "reeletarief " in stap.get("run", "")]
    return {stap["name"]: schil(stap["run"], kloon, **omgeving) for stap in stappen}


def draai_gitlab(kloon: Path) -> dict[str, Stap]:
    """De taken, elk met haar script tot de eerste regel die faalt."""
    omgeving = {
        **GITLAB[".tarieven"]["variables"],
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(kloon, "rev-parse", "origin/main"),
    }
    taken = {naam: taak for naam, taak in GITLAB.items() if not naam.startswith(".")}
    return {naam: schil("\n".join(taak["script"]), kloon, **omgeving) for naam, taak in taken.items()}


def draai_hook(kloon: Path) -> Stap:
    return schil(HOOK["entry"], kloon)


def samenvatting(kloon: Path) -> str:
    return (kloon.parent / "samenvatting.md").read_text(encoding="utf-8")


def codes(stappen: dict[str, Stap]) -> list[int]:
    return [stap.code for stap in stappen.values()]


# --- wat er kan veranderen ---


def test_niets_veranderd(kloon: Path) -> None:
    stappen = draai_github(kloon)
    assert codes(stappen) == [0, 0, 0]
    assert samenvatting(kloon).startswith(f"{MERK}\n### Geen wijziging: alle 3 tarieven zijn gelijk.\n")
    assert list(stappen.values())[-1].stdout.startswith("::notice title=reeletarief vergelijk::Geen wijziging")
    assert codes(draai_gitlab(kloon)) == [0, 0]
    assert json.loads((kloon / "verschil.json").read_text(encoding="utf-8")) == []
    assert draai_hook(kloon).code == 0


def test_een_cel_veranderd(kloon: Path) -> None:
    """De landelijke tabel zegt iets anders: dat is een waarschuwing, en het tarief blijft binnen de grens."""
    vervang(kloon, CEL, '    "10": 4500.00', TABEL)
    regel = (kloon / TABEL).read_text(encoding="utf-8").splitlines().index('    "10": 4500.00') + 1
    leg_vast(kloon)
    controle, _, meldingen = draai_github(kloon).values()
    assert (controle.code, meldingen.code) == (0, 0)
    assert f"::warning file={TABEL},line={regel}," in controle.stdout
    assert f"::warning file={TABEL},line={regel},title=Tarief gewijzigd::maandbedrag schaal 9" in meldingen.stdout
    tekst = samenvatting(kloon)
    assert tekst.startswith(f"{MERK}\n### 1 van 3 tarieven verandert: 45A48 stijgt € 0,60 (+0,59%).\n")
    assert f"{TABEL}:{regel}" in tekst
    assert codes(draai_gitlab(kloon)) == [0, 0]
    (blok,) = json.loads((kloon / "verschil.json").read_text(encoding="utf-8"))
    assert blok["location"] == {"path": TABEL, "lines": {"begin": regel}}
    assert (kloon / "verschil.md").read_text(encoding="utf-8").startswith(MERK)
    assert (kloon / "verschil.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_een_cel_buiten_de_grens(kloon: Path) -> None:
    vervang(kloon, CEL, '    "10": 4600.00', TABEL)
    vervang(kloon, "trede: max-2, aandeel: 15%", "trede: max, aandeel: 15%", KAART)
    vervang(kloon, "trede: max-2, aandeel: 65%", "trede: max, aandeel: 65%", KAART)
    _, samen, meldingen = draai_github(kloon).values()
    assert (samen.code, meldingen.code) == (0, 1)
    assert "::error file=productkaarten/" in meldingen.stdout
    assert "title=Grens gepasseerd::45A48 stijgt " in meldingen.stdout
    assert "**Grens gepasseerd**" in samenvatting(kloon)
    assert codes(draai_gitlab(kloon)) == [0, 1]
    assert "major" in (kloon / "verschil.json").read_text(encoding="utf-8")


def test_een_nieuwe_tabel(kloon: Path) -> None:
    """Een tabel van het tariefjaar zelf: het loon stijgt, en wat eerst geïndexeerd moest worden, niet meer."""
    tekst = (kloon / TABEL).read_text(encoding="utf-8")
    nieuw = tekst.replace("ingangsdatum: 2025-03-01", "ingangsdatum: 2026-01-01")
    nieuw = nieuw.replace("bevestigd_tot: 2025-12-31", "bevestigd_tot: 2026-12-31").replace(CEL, '    "10": 4600.00')
    (kloon / "cao/jeugdzorg/2026-01-01.yaml").write_text(nieuw, encoding="utf-8")
    controle, _, meldingen = draai_github(kloon).values()
    assert (controle.code, meldingen.code) == (0, 0)
    assert "file=cao/jeugdzorg/2026-01-01.yaml," in controle.stdout
    assert (
        "file=cao/jeugdzorg/2026-01-01.yaml,line=155,title=Tarief gewijzigd::maandbedrag schaal 9" in meldingen.stdout
    )
    assert "3 van 3 tarieven veranderen: 3 dalen" in samenvatting(kloon)
    assert "| product | cao: salarissen en voorwaarden | indexering | afronding |" in samenvatting(kloon)


def test_een_trede_weg_die_een_kaart_gebruikt(kloon: Path) -> None:
    """Een andere trede van boven: de kaart vraagt max-2, en schaal 9 houdt er twee over."""
    tekst = (kloon / TABEL).read_text(encoding="utf-8")
    begin = tekst.index('  "9":\n')
    einde = tekst.index('  "10":\n', begin)
    (kloon / TABEL).write_text(
        tekst[:begin] + '  "9":\n    "0": 3191.69\n    "1": 3299.91\n' + tekst[einde:], encoding="utf-8"
    )
    controle, samen, meldingen = draai_github(kloon).values()
    assert controle.code == 1
    assert re.search(
        rf"::error file={KAART},line=17,col=\d+,title=RT406::Trede max-2 staat niet in schaal 9", controle.stdout
    )
    assert (samen.code, meldingen.code) == (0, 1)
    assert "title=Niet te vergelijken::Niet te vergelijken: 45A48 is in deze map niet te rekenen." in meldingen.stdout
    tekst = samenvatting(kloon)
    assert "1 niet te vergelijken" in tekst
    assert "| 45A48 | deze map | \\[RT406\\]" in tekst
    assert draai_hook(kloon).code == 1
    assert "[RT406]" in draai_hook(kloon).stdout
    assert codes(draai_gitlab(kloon)) == [1, 1]


@pytest.mark.parametrize("pad", [TABEL, KAART])
def test_strepen_van_een_samenvoeging_die_niet_lukte(kloon: Path, pad: str) -> None:
    regel = CEL if pad == TABEL else "eenheid: uur"
    strepen = f"<<<<<<< HEAD\n{regel}\n=======\n{regel} \n>>>>>>> andere-tak"
    vervang(kloon, regel, strepen, pad)
    nummer = (kloon / pad).read_text(encoding="utf-8").splitlines().index("<<<<<<< HEAD") + 1
    controle, samen, meldingen = draai_github(kloon).values()
    assert controle.code == 1
    fouten = [regel for regel in controle.stdout.splitlines() if regel.startswith("::error ")]
    assert any(f"file={pad},line={nummer}," in fout and "samenvoeg" in fout for fout in fouten), fouten
    assert (samen.code, meldingen.code) == (0, 2)
    assert samenvatting(kloon).startswith(MERK)
    assert draai_hook(kloon).code == 1
    assert codes(draai_gitlab(kloon)) == [1, 2]


def test_opslagen_onleesbaar_geeft_toch_een_reactie(kloon: Path) -> None:
    (kloon / "opslagen.yaml").write_text("regio: [\n", encoding="utf-8")
    assert codes(draai_github(kloon)) == [2, 0, 2]
    assert (
        samenvatting(kloon)
        == f"{MERK}\nDe tarieven zijn niet te vergelijken; het logboek van deze controle zegt waarom.\n"
    )


# --- de ene reactie ---


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$LOGBOEK"
case "$*" in *--paginate*) printf '%s' "$REACTIES";; esac
"""


@pytest.mark.parametrize(
    ("reacties", "methode", "waar"),
    [("", "POST", "issues/7/comments"), ("41\n42\n", "PATCH", "issues/comments/41")],
)
def test_er_is_een_reactie_die_wordt_bijgewerkt(reacties: str, methode: str, waar: str, tmp_path: Path) -> None:
    stap = GITHUB["jobs"]["reageren"]["steps"][-1]
    nagebootst = tmp_path / "bin" / "gh"
    nagebootst.parent.mkdir()
    nagebootst.write_text(GH, encoding="utf-8")
    nagebootst.chmod(0o755)
    logboek = tmp_path / "logboek"
    uitkomst = schil(
        stap["run"],
        tmp_path,
        VOORAAN=str(nagebootst.parent),
        LOGBOEK=str(logboek),
        REACTIES=reacties,
        NUMMER="7",
        GITHUB_REPOSITORY="regio/tarieven",
    )
    assert uitkomst.code == 0, uitkomst.stderr
    zoek, schrijf = logboek.read_text(encoding="utf-8").splitlines()
    assert MERK in zoek
    assert schrijf == f"api --silent --method {methode} repos/regio/tarieven/{waar} --field body=@verschil.md"


# --- wat de recepten niet doen ---


def stappen_van(taak: str) -> list[dict[str, Any]]:
    stappen: list[dict[str, Any]] = GITHUB["jobs"][taak]["steps"]
    return stappen


def test_niet_meer_rechten_dan_nodig() -> None:
    assert GITHUB["permissions"] == {}
    assert GITHUB["jobs"]["rekenen"]["permissions"] == {"contents": "read"}
    assert GITHUB["jobs"]["reageren"]["permissions"] == {"pull-requests": "write"}
    assert not any("checkout" in stap.get("uses", "") for stap in stappen_van("reageren"))
    assert stappen_van("rekenen")[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_elke_actie_heeft_een_vaste_hoofdversie() -> None:
    acties = [stap["uses"] for taak in GITHUB["jobs"] for stap in stappen_van(taak) if "uses" in stap]
    assert acties
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", actie) for actie in acties)


def test_geen_invoer_van_een_ander_in_een_script() -> None:
    """Een uitdrukking in een script is een plek om opdrachten in te smokkelen; via de omgeving is het gewoon tekst."""
    for taak in GITHUB["jobs"]:
        assert not any("${{" in stap.get("run", "") for stap in stappen_van(taak))


def test_geen_namen_van_computers() -> None:
    for pad in (*CI.glob("*.yml"), WORTEL / ".pre-commit-hooks.yaml"):
        assert not re.search(r"https?://|\b[a-z-]+\.(nl|com|org|io)\b", pad.read_text(encoding="utf-8")), pad


def test_elke_opdracht_in_de_recepten_is_hierboven_uitgevoerd() -> None:
    """Wat er bij komt, komt hier langs: vijf in GitHub en GitLab samen zes regels met het programma."""
    in_github = [stap["run"] for taak in GITHUB["jobs"] for stap in stappen_van(taak) if "run" in stap]
    in_gitlab = [regel for taak in GITLAB.values() for regel in taak.get("script", [])]
    opdrachten = re.findall(r"^reeletarief (\w+)", "\n".join(in_github + in_gitlab), re.MULTILINE)
    assert sorted(opdrachten) == ["controleer"] * 2 + ["vergelijk"] * 5
    assert 'pip install "$REELETARIEF"' in in_github
    assert GITLAB[".tarieven"]["before_script"] == ['pip install "$REELETARIEF"']


def test_een_rapport_per_taak() -> None:
    """GitLab neemt per taak één kwaliteitsrapport aan."""
    rapporten = [taak["artifacts"]["reports"]["codequality"] for taak in GITLAB.values() if "artifacts" in taak]
    assert rapporten == ["controle.json", "verschil.json"]


def test_de_hook_gaat_af_op_de_bestanden_van_de_regio() -> None:
    assert HOOK["id"] == "reeletarief-controleer"
    assert (HOOK["language"], HOOK["pass_filenames"]) == ("python", False)
    assert shlex.split(HOOK["entry"])[0] == "reeletarief"
    paden = re.compile(HOOK["files"])
    for pad in (TABEL, KAART, "opslagen.yaml", "vastgesteld/2026.json"):
        assert paden.search(pad)
    for pad in (
        "README.md",
        "docs/vastgesteld/2026.json",
        "docs/opslagen.yaml",
        "tests/fouten/_basis/opslagen.yaml",
        "cao/lees.md",
    ):
        assert not paden.search(pad)


def test_de_taken_gaan_af_als_alleen_een_besluit_wijzigt() -> None:
    """Wie in een besluitbestand een bedrag wijzigt en verder niets, ging anders langs de controle."""
    op_github = GITHUB[True]["pull_request"]["paths"]  # YAML 1.1 leest de sleutel 'on' als waar
    (regel,) = GITLAB[".tarieven"]["rules"]
    assert "vastgesteld/**" in op_github
    assert "vastgesteld/*" in regel["changes"]
