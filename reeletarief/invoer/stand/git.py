"""Git aanroepen om te lezen: welke commit een naam aanwijst, en de uitkomst van een leesopdracht.

Alleen ``rev-parse``, ``for-each-ref``, ``ls-tree`` en ``cat-file`` worden gedraaid: die raken werkmap, index en HEAD
niet aan en voeren geen hooks, filters of aliassen uit. Alleen in een kloon met ``--filter`` haalt git ontbrekende bestanden
zelf op bij de bron. Dit is de enige module die een ander programma start.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, BevindingFout

if TYPE_CHECKING:
    from pathlib import Path

HOOGSTENS_NAMEN = 2000
"""Uit zoveel takken en tags wordt een naam voorgesteld; meer vergelijken duurt te lang."""

_SHA = re.compile(r"[0-9a-f]{40,64}")
_VREEMDE_EIGENAAR = re.compile(
    r"^fatal: (?:detected dubious ownership in|unsafe) repository(?: at)? \(?'([^']+)'", re.M
)
_REEKS = re.compile(r"(?<![./])\.{2,3}(?![./])")
_GEEN_GIT = re.compile(r"^fatal: not a git repository", re.M)
_MEER_COMMITS = re.compile(r"short (?:object ID|SHA1) \S+ is ambiguous")
_VAN_BUITEN = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Wat een hook of een andere opdracht zet om git naar een andere plek te laten kijken dan naar deze map."""


class GitFout(BevindingFout):
    """De stand is niet uit git te lezen."""


def commit_van(werkmap: Path, ref: str) -> str:
    """De volledige sha van de commit die met ``ref`` bedoeld wordt."""
    if ref.startswith("-"):
        raise GitFout(_begint_met_streepje(ref))
    # zonder --end-of-options: dat kent git pas vanaf 2.30, en een streepje is al geweigerd
    antwoord = _git(werkmap, "rev-parse", "--verify", f"{ref}^{{commit}}")
    commit = antwoord.stdout.decode("ascii", "replace").strip()
    if antwoord.returncode == 0 and _SHA.fullmatch(commit):
        return commit
    if antwoord.returncode == 0 and not ref.startswith("^"):  # '^HEAD' kent git wel, als 'alles behalve'
        raise GitFout(onverwacht(antwoord.stdout))
    raise GitFout(_waarom_geen_commit(werkmap, ref, _tekst(antwoord.stderr)))


def uitkomst(werkmap: Path, *opdracht: str, invoer: bytes = b"") -> bytes:
    """Wat een opdracht van git oplevert; mislukt die, dan is dat een bevinding."""
    antwoord = _git(werkmap, *opdracht, invoer=invoer)
    if antwoord.returncode:
        raise GitFout(_git_zegt(werkmap, _tekst(antwoord.stderr)))
    return antwoord.stdout


def _git(werkmap: Path, *opdracht: str, invoer: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Draai één leesopdracht van git in de werkmap, zonder pager, vragen of invloed van een omringende hook."""
    programma = shutil.which("git")
    if programma is None:
        raise GitFout(_geen_programma())
    volledig = [programma, "--no-pager", "-C", os.fspath(werkmap), *opdracht]
    try:
        return subprocess.run(  # noqa: S603  # geen shell; wat de gebruiker typt is altijd één argument
            volledig, input=invoer, capture_output=True, env=_omgeving(), check=False
        )
    except (OSError, ValueError) as fout:  # niet te starten, te lang, of een teken dat geen argument kan zijn
        raise GitFout(_git_zegt(werkmap, str(fout))) from None


def _omgeving() -> dict[str, str]:
    """De omgeving voor git: Engels, zonder vragen, en zonder wat een hook over een andere map zegt."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if naam not in _VAN_BUITEN}
    return {**eigen, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _tekst(uitvoer: bytes) -> str:
    return uitvoer.decode("utf-8", "replace")


def _waarom_geen_commit(werkmap: Path, ref: str, gemeld: str) -> Bevinding:
    """Waarom git bij deze naam geen commit vindt."""
    if _GEEN_GIT.search(gemeld) or _VREEMDE_EIGENAAR.search(gemeld):
        return _git_zegt(werkmap, gemeld)
    namen = _namen(werkmap)
    if not namen and _git(werkmap, "rev-parse", "--verify", "HEAD^{commit}").returncode:
        return _zonder_geschiedenis(werkmap)
    if _REEKS.search(ref):
        return _reeks(ref)
    if _MEER_COMMITS.search(gemeld):
        return _onbekend(ref, "Deze afkorting past op meer dan één commit; geef meer tekens.")
    return _onbekend(ref, _remedie(werkmap, ref, namen))


def _namen(werkmap: Path) -> list[str]:
    """De takken en tags die git hier kent."""
    lijst = uitkomst(werkmap, "for-each-ref", f"--count={HOOGSTENS_NAMEN}", "--format=%(refname:short)")
    return _tekst(lijst).splitlines()


def _is_ondiep(werkmap: Path) -> bool:
    return uitkomst(werkmap, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _remedie(werkmap: Path, ref: str, namen: list[str]) -> str:
    """Hoe de lezer aan een commit komt die er wel is: de naaste naam, en de rest van de geschiedenis."""
    buren = [naam for naam in namen if naam.endswith(f"/{ref}")] or get_close_matches(ref, namen, n=1)
    delen = [f"Bedoelt u '{buren[0]}'?"] if buren else []
    if _is_ondiep(werkmap):
        delen.append(
            "Deze kloon heeft niet de hele geschiedenis: haal de rest op met 'git fetch --unshallow' (een andere tak met "
            "'git fetch origin TAK:TAK'), of zet in CI 'fetch-depth: 0' (GitHub) of 'GIT_DEPTH: 0' (GitLab)."
        )
    elif not buren:
        delen.append("'git branch --all' en 'git tag' tonen wat er is; 'git fetch' haalt op wat er elders bij kwam.")
    return " ".join(delen)


def _git_zegt(werkmap: Path, gemeld: str) -> Bevinding:
    """Wat git zelf als fout geeft, herkend of letterlijk."""
    eigenaar = _VREEMDE_EIGENAAR.search(gemeld)
    if eigenaar is not None:
        return _vreemde_eigenaar(eigenaar[1])
    if _GEEN_GIT.search(gemeld):
        return _geen_git(werkmap)
    if "promisor remote" in gemeld:
        return _deel_van_de_bestanden()
    regels = [regel for regel in gemeld.splitlines() if regel.startswith(("fatal: ", "error: "))] or gemeld.splitlines()
    zegt = regels[0][:200] if regels else "niets"
    return Bevinding(
        "RT907",
        f"Git kan de andere stand niet geven en zegt: {zegt}",
        "Los dit eerst op met git zelf; 'git fsck' zegt of de kloon heel is.",
    )


def onverwacht(antwoord: bytes) -> Bevinding:
    """Git lukte, maar zegt niet wat het hoort te zeggen; zo'n antwoord is voor een deel gelezen niet te vertrouwen."""
    regel = next(iter(_tekst(antwoord).replace("\0", "\n").splitlines()), "")
    gezegd = f" ('{regel[:60]}')" if regel else ", of niet helemaal"
    return Bevinding(
        "RT907",
        f"Git geeft een ander antwoord dan het hoort te geven{gezegd}.",
        "Kijk met 'git --version' of dit git zelf is; een eigen script met die naam mag niets op stdout zeggen.",
    )


def _geen_programma() -> Bevinding:
    return Bevinding(
        "RT901",
        "Git is niet gevonden, en zonder git is er geen eerdere stand uit te lezen.",
        "Installeer git, of vergelijk met een map of een bewaard json-bestand.",
    )


def _geen_git(werkmap: Path) -> Bevinding:
    return Bevinding(
        "RT902",
        f"De map {werkmap} staat niet onder versiebeheer van git.",
        "Ga naar de kloon van de regio, of vergelijk met een map of een bewaard json-bestand.",
    )


def _vreemde_eigenaar(map_: str) -> Bevinding:
    return Bevinding(
        "RT903",
        f"Git leest {map_} niet, want die map is van een andere gebruiker.",
        f"Vertrouwt u de map, geef dan: git config --global --add safe.directory {map_}",
    )


def _deel_van_de_bestanden() -> Bevinding:
    return Bevinding(
        "RT907",
        "Deze kloon heeft niet alle bestanden (--filter), en git kan de rest nu niet ophalen.",
        "Zorg voor verbinding met de bron van de kloon, of kloon opnieuw en zonder --filter.",
    )


def _zonder_geschiedenis(werkmap: Path) -> Bevinding:
    return Bevinding(
        "RT904",
        f"De map {werkmap} heeft nog geen geschiedenis: er is geen enkele commit.",
        "Leg de bestanden eerst vast met 'git add' en 'git commit'.",
    )


def _begint_met_streepje(ref: str) -> Bevinding:
    return Bevinding(
        "RT905",
        f"'{ref[:60]}' begint met een streepje en is dus geen naam van een commit, tak of tag.",
        "Geef een naam zoals main, HEAD~1 of een sha.",
    )


def _reeks(ref: str) -> Bevinding:
    return Bevinding(
        "RT905",
        f"'{ref[:60]}' is een reeks commits (..) en niet één commit.",
        "Geef er één; waar twee takken uiteengingen, zegt 'git merge-base main HEAD'.",
    )


def _onbekend(ref: str, remedie: str) -> Bevinding:
    return Bevinding("RT905", f"Git kent hier geen commit, tak of tag '{ref[:60]}'.", remedie)
