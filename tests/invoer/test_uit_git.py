"""Een regio lezen uit een commit: elke zin van de module, met kleine tijdelijke kloons en zonder de instellingen van wie test."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reeletarief.api import bereken
from reeletarief.fouten import Bevinding
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.stand.uit_git import UitGit, lees_uit_git
from reeletarief.invoer.werkmap import lees_werkmap
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.meldingen import melding
from tests.conftest import BASIS
from tests.gedeeld.kloon import KAART, git, leg_vast, schone_git, vervang
from tests.gedeeld.zeker import rekenbaar

__all__ = ["schone_git"]  # de fixture geldt in deze module

TABEL = "cao/proef/2026-01-01.yaml"


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    """Een kloon waarvan de regio zelf de wortel is, met één commit."""
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    git(map_, "init", "--quiet")
    leg_vast(map_)
    return map_


def gelezen(map_: Path, ref: str, tijdkeuze: Tijdkeuze | None = None) -> UitGit:
    uitkomst = lees_uit_git(map_, ref, tijdkeuze)
    assert isinstance(uitkomst, UitGit), uitkomst
    return uitkomst


def geweigerd(map_: Path, ref: str, code: str, *stukken: str) -> Bevinding:
    bevinding = lees_uit_git(map_, ref, None)
    assert isinstance(bevinding, Bevinding)
    assert bevinding.code == code
    tekst = melding(bevinding, {})
    for stuk in ("→ ", *stukken):
        assert stuk in tekst
    return bevinding


def foto(map_: Path) -> dict[str, tuple[bytes, int]]:
    """Elk bestand van de kloon met zijn inhoud en tijdstip, ook in ``.git``."""
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(map_.rglob("*")) if p.is_file()}


def test_leest_hetzelfde_als_de_map(regio: Path) -> None:
    uit_git, uit_map = gelezen(regio, "HEAD"), lees_werkmap(regio)
    assert uit_git.inlezing.bevindingen == ()
    assert uit_git.inlezing.bestanden == uit_map.bestanden
    assert resultaat_als_json(bereken(uit_git.inlezing)) == resultaat_als_json(bereken(uit_map))
    assert uit_git.commit == git(regio, "rev-parse", "HEAD")
    assert uit_git.kort == uit_git.commit[:7]


def test_leest_de_commit_en_niet_de_map(regio: Path) -> None:
    vervang(regio, "Proefproduct", "Anders")
    (regio / "productkaarten" / "nieuw.yaml").write_text("product: 3", encoding="utf-8")
    git(regio, "add", "--all")
    (regio / TABEL).unlink()
    stand = gelezen(regio, "HEAD").inlezing
    assert stand.regio is not None
    assert [str(kaart.naam) for kaart in stand.regio.kaarten] == ["Proefproduct"]
    assert TABEL in stand.bestanden


def test_met_tijdkeuze_leest_het_alleen_wat_meetelt(regio: Path) -> None:
    keuze = Tijdkeuze(2026)
    assert rekenbaar(gelezen(regio, "HEAD", keuze).inlezing).tijdkeuze == keuze


def test_elke_manier_om_een_commit_aan_te_wijzen(regio: Path) -> None:
    eerste = git(regio, "rev-parse", "HEAD")
    git(regio, "tag", "--annotate", "v2026.1", "--message", "besluit")
    git(regio, "branch", "taak/één")
    git(regio, "update-ref", "refs/remotes/origin/main", eerste)
    tweede = leg_vast(regio, "later")
    for ref in ("HEAD~1", "v2026.1", "taak/één", "origin/main", eerste, eerste[:10], "HEAD^{/stand}", "main^"):
        assert gelezen(regio, ref).commit == eerste
    for ref in ("HEAD", "main", "@", "heads/main"):
        assert gelezen(regio, ref).commit == tweede


def test_een_regio_in_een_submap_en_via_een_koppeling(tmp_path: Path) -> None:
    kloon = tmp_path / "kloon"
    map_ = Path(shutil.copytree(BASIS, kloon / "jeugd & zorg" / "régio"))
    shutil.copytree(BASIS / "productkaarten", kloon / "productkaarten")
    git(kloon, "init", "--quiet")
    leg_vast(kloon)
    assert gelezen(map_, "HEAD").inlezing.bestanden == lees_werkmap(map_).bestanden
    (tmp_path / "hierheen").symlink_to(map_)
    assert gelezen(tmp_path / "hierheen", "HEAD").inlezing.bestanden == lees_werkmap(map_).bestanden


def test_vanuit_een_extra_werkmap_van_git(regio: Path, tmp_path: Path) -> None:
    git(regio, "worktree", "add", "--quiet", str(tmp_path / "tweede"), "-b", "zij")
    assert gelezen(tmp_path / "tweede", "main").inlezing.regio is not None


def test_raakt_niets_aan_en_draait_geen_hooks_filters_of_pager(
    regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoor = tmp_path / "gedraaid"
    verklikker = tmp_path / "verklikker"
    verklikker.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{spoor}'\ncat\n", encoding="utf-8")
    verklikker.chmod(0o755)
    (regio / ".gitattributes").write_text("*.yaml filter=proef diff=proef\n", encoding="utf-8")
    leg_vast(regio)
    for sleutel in ("filter.proef.smudge", "filter.proef.clean", "diff.proef.textconv", "core.fsmonitor", "core.pager"):
        git(regio, "config", sleutel, str(verklikker))
    git(regio, "config", "alias.ls-tree", f"!{verklikker}")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(verklikker, regio / ".git" / "hooks" / hook)
    monkeypatch.setenv("GIT_PAGER", str(verklikker))
    vervang(regio, "Proefproduct", "Anders")  # de index is nu verouderd en zou bij 'git status' ververst worden
    voor = foto(regio)
    gelezen(regio, "HEAD")
    geweigerd(regio, "weg", "RT905")
    assert foto(regio) == voor
    assert not spoor.exists()


def test_een_hook_van_een_andere_kloon_stuurt_niet_mee(
    regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elders = tmp_path / "elders"
    elders.mkdir()
    git(elders, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(elders / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elders))
    monkeypatch.setenv("GIT_INDEX_FILE", str(elders / "index"))
    monkeypatch.setenv("GIT_PREFIX", "productkaarten/")
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    assert gelezen(regio, "HEAD").inlezing.regio is not None


def test_de_taal_van_git_maakt_niet_uit(regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("LANGUAGE", "nl")
    gelezen(regio, "HEAD")
    geweigerd(regio, "weg", "RT905")
    geweigerd(tmp_path, "HEAD", "RT902")


def test_zonder_git(regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    geweigerd(regio, "HEAD", "RT901", "Installeer git")


def test_buiten_git(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BASIS, tmp_path / "los"))
    geweigerd(map_, "HEAD", "RT902", str(map_), "json-bestand")


def test_een_map_van_een_ander(regio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # zo toetst git dit zelf
    geweigerd(regio, "HEAD", "RT903", f"git config --global --add safe.directory {regio}")


def test_zonder_geschiedenis(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    git(map_, "init", "--quiet")
    for ref in ("HEAD", "main", "HEAD~1"):
        geweigerd(map_, ref, "RT904", "geen enkele commit", "git commit")


def test_onbekende_naam_met_wat_erop_lijkt(regio: Path) -> None:
    git(regio, "update-ref", "refs/remotes/origin/ontwikkeling", "HEAD")
    geweigerd(regio, "mian", "RT905", "'mian'", "Bedoelt u 'main'?")
    geweigerd(regio, "ontwikkeling", "RT905", "Bedoelt u 'origin/ontwikkeling'?")
    geweigerd(regio, "HEAD~5", "RT905", "git fetch")
    geweigerd(regio, "f" * 40, "RT905", "git branch --all")


def test_een_ondiepe_kloon_zegt_hoe_de_rest_te_halen_is(regio: Path, tmp_path: Path) -> None:
    leg_vast(regio, "later")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{regio}", "ondiep")
    gelezen(tmp_path / "ondiep", "HEAD")
    geweigerd(tmp_path / "ondiep", "HEAD~1", "RT905", "git fetch --unshallow", "fetch-depth: 0", "GIT_DEPTH: 0")


@pytest.mark.parametrize("reeks", ["main...HEAD", "main..HEAD", "HEAD~1..", "..main"])
def test_een_reeks_is_geen_commit(regio: Path, reeks: str) -> None:
    geweigerd(regio, reeks, "RT905", "reeks", "git merge-base")


@pytest.mark.parametrize("ref", ["--all", "-h", "--output=/tmp/x", "--git-dir=/", "-"])
def test_een_streepje_wordt_nooit_een_optie(regio: Path, ref: str) -> None:
    geweigerd(regio, ref, "RT905", "streepje")


@pytest.mark.parametrize(
    "ref", ["^HEAD", "HEAD:opslagen.yaml", "HEAD^{tree}", "a b", "x;ls", "$(ls)", "a\nb", "é\udcff"]
)
def test_wat_geen_commit_is(regio: Path, ref: str) -> None:
    geweigerd(regio, ref, "RT905", "kent hier geen commit")


@pytest.mark.parametrize("ref", ["a\0b", "a" * 300_000], ids=["nulteken", "te_lang"])
def test_wat_niet_eens_een_argument_kan_zijn(regio: Path, ref: str) -> None:
    geweigerd(regio, ref, "RT907")


def test_een_afkorting_van_meer_commits(regio: Path) -> None:
    commits = "".join(
        f"commit refs/heads/veel\ncommitter Proef <p@example.org> {nummer} +0000\ndata 0\n\n" for nummer in range(600)
    )
    subprocess.run(["git", "-C", str(regio), "fast-import", "--quiet"], input=commits.encode(), check=True)
    gezien: set[str] = set()  # vaste datums geven vaste sleutels: er zijn er altijd twee met dezelfde vier tekens
    for afkorting in (sha[:4] for sha in git(regio, "rev-list", "veel").splitlines()):
        if afkorting in gezien:
            break
        gezien.add(afkorting)
    else:
        pytest.fail("geen twee gelijke afkortingen")
    geweigerd(regio, afkorting, "RT905", "meer dan één commit")


def test_de_regio_was_er_nog_niet(tmp_path: Path) -> None:
    kloon = tmp_path / "kloon"
    kloon.mkdir()
    git(kloon, "init", "--quiet")
    (kloon / "LEESMIJ").write_text("nog niets", encoding="utf-8")
    leg_vast(kloon)
    map_ = Path(shutil.copytree(BASIS, kloon / "regio"))
    (map_ / "opslagen.yaml").rename(kloon / "opzij")
    leg_vast(kloon)
    (kloon / "opzij").rename(map_ / "opslagen.yaml")
    for ref in ("HEAD~1", "HEAD"):
        geweigerd(map_, ref, "RT906", ref, git(kloon, "rev-parse", ref)[:7], "git log --oneline -- opslagen.yaml")


def codes(stand: UitGit) -> list[tuple[str, str]]:
    return [(b.code, b.plaats.bestand if b.plaats else "") for b in stand.inlezing.bevindingen]


def test_fouten_van_toen_komen_mee_en_de_rest_is_te_rekenen(regio: Path) -> None:
    shutil.copy(regio / KAART, regio / "productkaarten" / "45A49.yaml")
    vervang(regio, "45A48", "45A49", "productkaarten/45A49.yaml")
    vervang(regio, "aandeel: 40%", "aandeel: 40")
    leg_vast(regio)
    stand = gelezen(regio, "HEAD")
    assert codes(stand) == [("RT210", KAART)]
    assert [tarief.kaart.product for tarief in bereken(stand.inlezing).tarieven] == ["45A49"]


def test_wat_niet_gelezen_wordt_wordt_gemeld(regio: Path) -> None:
    (regio / "productkaarten" / "groot.yaml").write_bytes(b"#" * 5_000_001)
    (regio / "productkaarten" / "ander.yml").write_text("product: x", encoding="utf-8")
    (regio / "productkaarten" / "wijst.yaml").symlink_to("45A48.yaml")
    (regio / "productkaarten" / "map").symlink_to("../cao")
    (regio / "productkaarten" / "LEESMIJ.md").symlink_to("../opslagen.yaml")
    (regio / "productkaarten" / ".verborgen.yaml").write_text("[", encoding="utf-8")
    (regio / "productkaarten" / "LEESMIJ.txt").write_text("[", encoding="utf-8")
    leg_vast(regio)
    assert codes(gelezen(regio, "HEAD")) == [
        ("RT101", "productkaarten/ander.yml"),
        ("RT101", "productkaarten/groot.yaml"),
        ("RT102", "productkaarten/map"),
        ("RT102", "productkaarten/wijst.yaml"),
    ]
    assert "productkaarten/groot.yaml" in rekenbaar(gelezen(regio, "HEAD").inlezing).gemist


def test_een_submodule_en_een_koppeling_op_de_plaats_van_een_map(regio: Path) -> None:
    commit = git(regio, "rev-parse", "HEAD")
    git(regio, "rm", "-r", "--quiet", "cao", "productkaarten")
    git(regio, "update-index", "--add", "--cacheinfo", f"160000,{commit},cao")
    shutil.rmtree(regio / "productkaarten", ignore_errors=True)
    (regio / "productkaarten").symlink_to("elders")
    git(regio, "add", "productkaarten")
    git(regio, "commit", "--quiet", "--message", "submodule")
    bevindingen = gelezen(regio, "HEAD").inlezing.bevindingen
    assert [(b.code, b.plaats.bestand) for b in bevindingen if b.plaats and b.code == "RT102"] == [
        ("RT102", "cao"),
        ("RT102", "productkaarten"),
    ]
    assert "submodule" in bevindingen[0].wat


def test_opslagen_als_koppeling_is_geen_regio(regio: Path) -> None:
    (regio / "opslagen.yaml").rename(regio / "echt.yaml")
    (regio / "opslagen.yaml").symlink_to("echt.yaml")
    leg_vast(regio)
    stand = gelezen(regio, "HEAD")
    assert stand.inlezing.regio is None
    assert ("RT102", "opslagen.yaml") in codes(stand)


def test_een_naam_die_geen_utf8_is(regio: Path) -> None:
    naam = os.fsencode(regio / "productkaarten") + b"/\xff.yaml"
    Path(os.fsdecode(naam)).write_text("product: x", encoding="utf-8")
    leg_vast(regio)
    assert codes(gelezen(regio, "HEAD")) == [("RT101", "productkaarten/?.yaml")]


def los_bestand(map_: Path, ref: str) -> Path:
    sleutel = git(map_, "rev-parse", ref)
    return map_ / ".git" / "objects" / sleutel[:2] / sleutel[2:]


def test_een_bestand_dat_in_de_kloon_ontbreekt(regio: Path) -> None:
    los_bestand(regio, f"HEAD:{KAART}").unlink()
    stand = gelezen(regio, "HEAD")
    assert codes(stand) == [("RT101", KAART)]
    assert "git fetch" in stand.inlezing.bevindingen[0].remedie


def test_een_kloon_met_een_deel_van_de_bestanden(regio: Path, tmp_path: Path) -> None:
    git(regio, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{regio}", "deel")
    regio.rename(tmp_path / "opzij")
    geweigerd(tmp_path / "deel", "HEAD", "RT907", "--filter", "verbinding")
    (tmp_path / "opzij").rename(regio)
    assert gelezen(tmp_path / "deel", "HEAD").inlezing.regio is not None


def test_een_kloon_met_lange_sleutels(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    git(map_, "init", "--quiet", "--object-format=sha256")
    commit = leg_vast(map_)
    assert len(commit) == 64
    assert gelezen(map_, "HEAD").commit == commit


def test_een_beschadigde_kloon(regio: Path) -> None:
    los_bestand(regio, "HEAD^{tree}").unlink()
    geweigerd(regio, "HEAD", "RT907", "git fsck", "fatal: not a tree object")


def test_een_map_die_er_niet_is(tmp_path: Path) -> None:
    geweigerd(tmp_path / "weg", "HEAD", "RT907", "cannot change to")


def test_een_lege_inhoud_en_bytes_zonder_regeleinde_blijven_heel(regio: Path) -> None:
    (regio / "productkaarten" / "leeg.yaml").write_bytes(b"")
    (regio / "productkaarten" / "a.yaml").write_bytes(b"# a\r\n\xc3\xab missing\n# 0123 blob 3")
    leg_vast(regio)
    stand = gelezen(regio, "HEAD").inlezing
    assert (
        stand.bestanden["productkaarten/a.yaml"].sha256 == lees_werkmap(regio).bestanden["productkaarten/a.yaml"].sha256
    )
    assert stand.bevindingen == lees_werkmap(regio).bevindingen


def _nepgit(map_: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Zet een eigen ``git`` vooraan op het pad; ``$GIT`` is daarin de echte."""
    monkeypatch.setenv("GIT", str(shutil.which("git")))
    map_.mkdir()
    (map_ / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (map_ / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{map_}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("opdracht", ["rev-parse", "ls-tree", "cat-file"])
@pytest.mark.parametrize(
    ("script", "stuk"),
    [
        ('echo "waarschuwing: uw licentie verloopt"; exec "$GIT" "$@"', "('waarschuwing: uw licentie verloopt')"),
        ('echo 1; exec "$GIT" "$@"', "('1')"),
        ('echo "x blob -1"; exec "$GIT" "$@"', "('x blob -1')"),
        ('"$GIT" "$@" | head -c 20', "ander antwoord dan het hoort te geven"),
    ],
    ids=["regel", "getal", "onder nul", "afgekapt"],
)
def test_een_git_die_iets_anders_zegt(
    regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opdracht: str, script: str, stuk: str
) -> None:
    _nepgit(tmp_path / "bin", monkeypatch, f'case "$*" in *{opdracht}*) {script}; exit 0;; esac; exec "$GIT" "$@"')
    geweigerd(regio, "HEAD", "RT907", stuk, "git --version")


def test_een_git_die_halverwege_een_bestand_ophoudt(
    regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Een half bestand kan nog geldige YAML zijn, en gaf dan stil een ander tarief."""
    _nepgit(
        tmp_path / "bin",
        monkeypatch,
        'case "$*" in *cat-file*) "$GIT" "$@" | head -c -20; exit 0;; esac; exec "$GIT" "$@"',
    )
    geweigerd(regio, "HEAD", "RT907", "of niet helemaal")


def test_een_git_zonder_end_of_options(regio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Die optie kent ``rev-parse`` pas vanaf git 2.30; Ubuntu 20.04 heeft 2.25."""
    weigert = (
        'for a; do case "$a" in --end-of-options) echo "fatal: Needed a single revision" >&2; exit 128;; esac; done'
    )
    _nepgit(tmp_path / "bin", monkeypatch, f'{weigert}; exec "$GIT" "$@"')
    assert gelezen(regio, "HEAD").inlezing.regio is not None
