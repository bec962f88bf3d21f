"""Een regio lezen zoals zij in een commit van git staat, zonder werkmap, index of HEAD aan te raken.

De inhoud is die van de commit zelf; wat er in de map gewijzigd is, telt niet mee.
"""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.besluiten import GROOTSTE_BESLUIT, besluit_van_jaar
from reeletarief.invoer.besluit.ontbreekt import ontbreekt
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, naamsbezwaar, te_groot, toonbaar
from reeletarief.invoer.namen import BESLUITEN, CAO, OPSLAGEN, PRODUCTKAARTEN
from reeletarief.invoer.regio import Inlezing, Onleesbaar, lees_regio
from reeletarief.invoer.stand.git import GitFout, commit_van, onverwacht, uitkomst
from reeletarief.invoer.werkmap import besluitjaren, gekozen_jaar, van_deze_regio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

KOPPELING, SUBMODULE = "120000", "160000"
_KOP = re.compile(rb"([0-7]{6}) [a-z]+ ([0-9a-f]{40,64}) +([0-9]+|-|BAD)\t")


class UitGit(NamedTuple):
    """Een regio uit een commit, met de volledige sleutel (sha) van die commit."""

    commit: str
    inlezing: Inlezing | Onleesbaar

    @property
    def kort(self) -> str:
        """De eerste zeven tekens van de commit; altijd evenveel, zodat elke kloon hetzelfde toont."""
        return self.commit[:7]


class _Ingang(NamedTuple):
    """Een bestand in de commit, met zijn pad binnen de werkmap."""

    soort: str
    sleutel: str
    grootte: int
    pad: str


def lees_uit_git(werkmap: Path, ref: str, tijdkeuze: Tijdkeuze | None) -> UitGit | Bevinding:
    """Lees de regio van de werkmap zoals zij in commit ``ref`` staat, of zeg waarom dat niet kan.

    ``ref`` mag alles zijn wat git als één commit begrijpt: een tak, tag, sha, ``HEAD~1`` of ``origin/main``. Fouten
    in de bestanden van toen staan in ``inlezing.bevindingen``, met het pad binnen de werkmap.
    """
    try:
        commit = commit_van(werkmap, ref)
        return UitGit(commit, _lees(werkmap, ref, commit, tijdkeuze))
    except GitFout as fout:
        return fout.bevinding


def _lees(werkmap: Path, ref: str, commit: str, tijdkeuze: Tijdkeuze | None) -> Inlezing | Onleesbaar:
    """Haal de bestanden van de regio uit de commit en lees ze zoals die van een map."""
    ingangen = _ingangen(werkmap, commit, OPSLAGEN, CAO.rstrip("/"), PRODUCTKAARTEN.rstrip("/"))
    if OPSLAGEN not in {ingang.pad for ingang in ingangen}:
        raise GitFout(_nog_geen_regio(ref, commit))
    bezwaren = {ingang.pad: bezwaar for ingang in ingangen if (bezwaar := _bezwaar(ingang))}
    te_lezen = [ingang for ingang in ingangen if ingang.pad not in bezwaren and ingang.pad.endswith(".yaml")]
    inhoud = _inhoud(werkmap, te_lezen)
    bezwaren |= {ingang.pad: _ontbreekt(ingang.pad) for ingang in te_lezen if ingang.pad not in inhoud}
    inlezing = lees_regio(inhoud, bezwaren.values(), [toonbaar(pad) for pad in bezwaren], tijdkeuze)
    if inlezing.regio is None:
        return inlezing
    jaren = besluitjaren(inlezing.regio, tijdkeuze) | {gekozen_jaar(inlezing.regio, tijdkeuze)}
    besluiten = _besluiten(werkmap, commit, sorted(jaren)).items()
    return inlezing._replace(besluiten={jaar: van_deze_regio(een, inlezing.regio) for jaar, een in besluiten})


def _besluiten(werkmap: Path, commit: str, jaren: Sequence[int]) -> dict[int, Besluit | Bevinding]:
    """De besluiten van deze jaren zoals zij in de commit staan; is er een niet, of niet te lezen, dan waarom."""
    paden = {jaar: f"{BESLUITEN}/{jaar}.json" for jaar in jaren}
    ingangen = _ingangen(werkmap, commit, *paden.values())
    inhoud = _inhoud(werkmap, [een for een in ingangen if een.soort != KOPPELING and een.grootte <= GROOTSTE_BESLUIT])
    return {
        jaar: besluit_van_jaar(inhoud[pad], pad, jaar) if pad in inhoud else ontbreekt(jaar)
        for jaar, pad in paden.items()
    }


def _ingangen(werkmap: Path, commit: str, *paden: str) -> list[_Ingang]:
    """Wat er in de commit op deze paden onder de werkmap staat; verborgen bestanden tellen niet mee."""
    lijst = uitkomst(werkmap, "ls-tree", "-r", "-l", "-z", commit, *paden)
    ingangen = [_ingang(regel) for regel in lijst.split(b"\0") if regel]
    return [een for een in ingangen if not any(deel.startswith(".") for deel in een.pad.split("/"))]


def _ingang(regel: bytes) -> _Ingang:
    kop = _KOP.match(regel)
    if kop is None:
        raise GitFout(onverwacht(regel))
    soort, sleutel, grootte = (deel.decode("ascii") for deel in kop.groups())
    return _Ingang(soort, sleutel, int(grootte) if grootte.isdigit() else 0, os.fsdecode(regel[kop.end() :]))


def _bezwaar(ingang: _Ingang) -> Bevinding | None:
    """Waarom een bestand in de commit niet gelezen wordt, als dat de lezer zal verrassen."""
    naam = ingang.pad.rpartition("/")[2]
    if ingang.soort == SUBMODULE:
        return _koppeling(ingang.pad, "een andere git-map (submodule)")
    if ingang.soort == KOPPELING and (naam.endswith(".yaml") or "." not in naam):
        return _koppeling(ingang.pad, "een koppeling")
    if ingang.grootte > MAXIMALE_BYTES and naam.endswith(".yaml"):
        return te_groot(ingang.pad)
    return naamsbezwaar(ingang.pad)


def _inhoud(werkmap: Path, ingangen: list[_Ingang]) -> dict[str, bytes]:
    """De inhoud van deze bestanden op pad, met één aanroep; wat in de kloon ontbreekt, ontbreekt ook hier."""
    vraag = "".join(f"{ingang.sleutel}\n" for ingang in ingangen).encode("ascii")
    antwoord = io.BytesIO(uitkomst(werkmap, "cat-file", "--batch", "--buffer", invoer=vraag))
    stukken = {ingang.pad: _stuk(antwoord, ingang) for ingang in ingangen}
    return {pad: stuk for pad, stuk in stukken.items() if stuk is not None}


def _stuk(antwoord: BinaryIO, ingang: _Ingang) -> bytes | None:
    """Het antwoord van ``cat-file --batch`` op één vraag: een kopregel met sleutel en lengte, de inhoud en een regeleinde."""
    kop = antwoord.readline()
    if kop == f"{ingang.sleutel} missing\n".encode():
        return None
    if kop != f"{ingang.sleutel} blob {ingang.grootte}\n".encode():
        raise GitFout(onverwacht(kop))
    stuk, einde = antwoord.read(ingang.grootte), antwoord.read(1)
    if einde != b"\n":
        raise GitFout(onverwacht(b""))
    return stuk


def _nog_geen_regio(ref: str, commit: str) -> Bevinding:
    return Bevinding(
        "RT906",
        f"In {ref[:60]} ({commit[:7]}) staat in deze map nog geen {OPSLAGEN}, dus is er geen regio om te lezen.",
        f"Kies een latere commit; 'git log --oneline -- {OPSLAGEN}' toont vanaf welke het bestand er is.",
    )


def _koppeling(pad: str, soort: str) -> Bevinding:
    return Bevinding(
        "RT102",
        f"Dit is in git {soort}; die wordt niet gevolgd.",
        "Zet het bestand of de map zelf in de werkmap, en leg dat vast.",
        Plaats(toonbaar(pad), 1),
    )


def _ontbreekt(pad: str) -> Bevinding:
    return Bevinding(
        "RT101",
        "De inhoud van dit bestand ontbreekt in deze kloon van git.",
        "Haal haar op met 'git fetch', of kloon opnieuw en zonder filter.",
        Plaats(toonbaar(pad), 1),
    )
