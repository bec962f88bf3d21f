"""Druk op de schijf: vol, alleen-lezen, zonder rechten, een bestand dat onderweg wijzigt, twee tegelijk. Niets gaat verloren."""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from reeletarief.schrijven.samen import schrijf_samen
from tests.vijandig import bronnen
from tests.vijandig.kind import Kind, bij, draai
from tests.vijandig.stand import NACHT
from tests.vijandig.test_gedood import CONCEPT, GEVALLEN, Geval, staat_er, verborgen, zet_op

NIEMAND = 65534
ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="alleen root kan een kind andere rechten geven")
HERHALING = 50 if NACHT else 2
KAART = "productkaarten/45A48.yaml"


@pytest.fixture
def werk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """Een map waar ook een ander dan root bij mag; de mappen van pytest zijn alleen voor de maker."""
    wortel = Path(tempfile.mkdtemp(prefix="reeletarief-druk-"))
    wortel.chmod(0o755)
    (wortel / "werk").mkdir()
    monkeypatch.chdir(wortel / "werk")
    yield wortel / "werk"
    capsys.readouterr()
    for pad in [wortel, *wortel.rglob("*")]:
        if pad.is_dir() and not pad.is_symlink():
            pad.chmod(0o755)
    shutil.rmtree(wortel)


def begin(map_: Path, naam: str) -> Geval:
    """Zet een geval op en draai het één keer voor niets: dan is alles geladen voor er een kind zonder rechten komt."""
    geval = GEVALLEN[naam]
    for _ in range(2):
        zet_op(map_, geval)
        for opdracht in geval.eerst:
            assert voer_uit(list(opdracht)) == 0
        if _ == 0:
            assert voer_uit(list(geval.opdracht)) in {0, 1}
    return geval


def vol_na(bytes_: int) -> Callable[[], None]:
    """Geen bestand mag groter worden dan dit; daarna geeft schrijven een fout, zoals op een volle schijf."""

    def vooraf() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))

    return vooraf


def als_niemand() -> None:
    os.setgroups([])
    os.setgid(NIEMAND)
    os.setuid(NIEMAND)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_een_volle_schijf_of_een_map_waar_u_niet_mag_schrijven_laat_alles_zoals_het_was(naam: str, werk: Path) -> None:
    geval = begin(werk, naam)
    oud = staat_er(werk)
    druk = {0: vol_na(0), 40: vol_na(40)} | ({} if os.geteuid() else {-1: als_niemand})
    for grens, vooraf in druk.items():
        afloop = draai(geval.opdracht, vooraf)
        assert afloop.code == 2, afloop
        assert ("geen toestemming" if grens < 0 else "zo groot mag een bestand hier niet zijn") in afloop.tekst
        assert staat_er(werk) == oud
        assert verborgen(werk) == []


@ROOT
@pytest.mark.parametrize(
    ("dicht", "opdracht"),
    [
        ("opslagen.yaml", ("bereken",)),
        (KAART, ("bereken",)),
        ("productkaarten", ("bereken",)),
        ("cao", ("controleer",)),
        ("cao/proef", ("uitleg", "45A48")),
        (".", ("bereken",)),
        ("reacties", ("reacties",)),
        ("reacties/r.yaml", ("reacties", "effect")),
        ("gemeenten.csv", ("tarieflijst", "--als-concept", "--gemeenten", "gemeenten.csv")),
        ("salaris.csv", ("cao", "importeer", "salaris.csv", "--cao", "proef", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "x")),
        ("volumes.csv", ("begroting", "volumes.csv")),
        ("antwoorden", ("uitvraag", "verwerk", "antwoorden")),
        ("antwoorden/a.csv", ("uitvraag", "verwerk", "antwoorden")),
        ("besluit.xlsx", ("verifieer", "besluit.xlsx")),
        ("vastgesteld/2026.json", ("verifieer", "--vastgesteld", "2026")),
        ("vastgesteld/2026.json", ("tarieflijst",)),
        ("vastgesteld/2026.json", ("vergelijk", "--met", "vastgesteld")),
        ("vastgesteld", ("tarieflijst",)),
        ("opgave.xlsx", ("toets", "opgave.xlsx")),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else " ".join(deel[:2]),
)  # fmt: skip
@pytest.mark.parametrize("rechten", [0, 0o444], ids=["dicht", "alleen de namen"])
def test_een_bestand_dat_u_niet_mag_lezen(rechten: int, dicht: str, opdracht: tuple[str, ...], werk: Path) -> None:
    gemaakt = bronnen.gemaakt()
    bronnen.zet_neer(werk, bronnen.basis())
    bronnen.zet_neer(
        werk,
        {
            naam: gemaakt[naam]
            for naam in ("gemeenten.csv", "salaris.csv", "volumes.csv", "besluit.xlsx", "opgave.xlsx")
        },
    )
    bronnen.zet_neer(
        werk,
        {"antwoorden/a.csv": gemaakt["uitvraag-2026-aanbieder-a.csv"], "vastgesteld/2026.json": gemaakt["2026.json"]},
    )
    voer_uit(list(opdracht))
    (werk / dicht).chmod(rechten)
    afloop = draai(opdracht, als_niemand)
    if rechten and (werk / dicht).is_file():
        return  # zo mag iedereen het lezen
    assert afloop.code == (1 if opdracht == ("controleer",) else 2), afloop
    assert "RT111" not in afloop.tekst
    assert "toestemming" in afloop.tekst or "niet te lezen" in afloop.tekst or "mag lezen" in afloop.tekst


# Een bestand dat onderweg wijzigt.


def _leest(naam: str) -> Callable[[str, tuple[object, ...]], bool]:
    return lambda gebeurtenis, argumenten: gebeurtenis == "open" and str(argumenten[0]).endswith(naam)


def _vervang(pad: Path, tekst: bytes) -> Callable[[], None]:
    def doe() -> None:
        pad.with_suffix(".nieuw").write_bytes(tekst)
        pad.with_suffix(".nieuw").replace(pad)

    return doe


@pytest.mark.parametrize(
    "opdracht", [("bereken",), ("bereken", "-o", "uit/b.csv"), ("controleer",), (*CONCEPT, "2025-10-01"), ("verifieer", "uit/b.xlsx"), ("verifieer", "--vastgesteld", "2026")]
)  # fmt: skip
def test_een_kaart_die_tijdens_het_lezen_wijzigt_wordt_gemerkt(opdracht: tuple[str, ...], werk: Path) -> None:
    """Een ander wisselt ``opslagen.yaml`` terwijl de kaart gelezen wordt: wat eruit zou komen, heeft nooit bestaan."""
    gemaakt = bronnen.gemaakt()
    bronnen.zet_neer(werk, {**bronnen.basis(), "uit/b.xlsx": gemaakt["besluit.xlsx"]})
    if "--vastgesteld" in opdracht:
        assert voer_uit([*CONCEPT, "2025-10-01"]) == 0
    anders = (werk / "opslagen.yaml").read_bytes() + b"\n# van een ander\n"
    voor = staat_er(werk)
    afloop = draai(opdracht, bij(_leest("45A48.yaml"), _vervang(werk / "opslagen.yaml", anders)))
    assert afloop.code == 2, afloop
    assert "[RT111]" in afloop.tekst
    assert "opslagen.yaml" in afloop.tekst
    assert staat_er(werk) == {**voor, "opslagen.yaml": anders}


@pytest.mark.parametrize("wat", ["aangeraakt", "opnieuw opgeslagen"])
def test_een_bestand_dat_hetzelfde_bleef_is_niet_gewijzigd(wat: str, werk: Path) -> None:
    """Een editor die bewaart, of een programma dat alleen de tijd zet, terwijl deze opdracht leest."""
    bronnen.zet_neer(werk, bronnen.basis())
    opslagen = werk / "opslagen.yaml"
    hetzelfde = _vervang(opslagen, opslagen.read_bytes())
    doe = hetzelfde if wat == "opnieuw opgeslagen" else lambda: os.utime(opslagen, ns=(1, 1))
    afloop = draai(("bereken",), bij(_leest("45A48.yaml"), doe))
    assert "RT111" not in afloop.tekst
    assert afloop.code == 0, afloop


@pytest.mark.parametrize("welk", ["opslagen.yaml", KAART, "cao/proef/2026-01-01.yaml"])
def test_vaststellen_merkt_een_wijziging_tussen_lezen_en_schrijven(welk: str, werk: Path) -> None:
    zet_op(werk, GEVALLEN["concept"])
    anders = (werk / welk).read_bytes() + b"\n# van een ander\n"
    voor = staat_er(werk)
    eerste_schrijven = bij(lambda gebeurtenis, argumenten: gebeurtenis == "os.mkdir", _vervang(werk / welk, anders))
    afloop = draai((*CONCEPT, "2025-10-01"), eerste_schrijven)
    assert afloop.code == 2, afloop
    assert f"{welk} is gewijzigd terwijl dit liep; er is niets geschreven." in afloop.tekst
    assert staat_er(werk) == {**voor, welk: anders}


def test_een_besluit_dat_tijdens_verifieren_vervangen_wordt_wordt_gemerkt(werk: Path) -> None:
    zet_op(werk, GEVALLEN["concept"])
    assert voer_uit([*CONCEPT, "2025-10-01"]) == 0
    besluit = werk / "vastgesteld/2026.json"
    ander = besluit.read_bytes().replace(b"2025-10-01", b"2025-10-02")
    afloop = draai(("verifieer", "--vastgesteld", "2026"), bij(_leest("opslagen.yaml"), _vervang(besluit, ander)))
    assert afloop.code == 2, afloop
    assert "gewijzigd" in afloop.tekst


def test_lezen_terwijl_een_ander_half_geschreven_heeft_kan_niet(werk: Path) -> None:
    """Ook niet als het wisselen begint nadat deze opdracht keek of er iets onderbroken was."""
    zet_op(werk, GEVALLEN["concept"])

    def wissel() -> None:
        (werk / ".reeletarief-schrijven").mkdir()
        (werk / ".reeletarief-schrijven/lijst.json").write_text("{}", encoding="utf-8")

    afloop = draai(("bereken",), bij(_leest("45A48.yaml"), wissel))
    assert afloop.code == 2, afloop
    assert "[RT111]" in afloop.tekst


def _hernoemt_naar(naam: str) -> Callable[[str, tuple[object, ...]], bool]:
    return lambda gebeurtenis, argumenten: gebeurtenis == "os.rename" and Path(str(argumenten[1])).name == naam


def _maak_map_van(pad: Path) -> Callable[[], None]:
    def doe() -> None:
        pad.unlink()
        pad.mkdir()

    return doe


@pytest.mark.parametrize("map_is_er", [False, True], ids=["de map is nieuw", "de map is leeg"])
def test_lukt_het_laatste_bestand_niet_dan_gaat_ook_de_andere_map_terug(werk: Path, map_is_er: bool) -> None:
    """Het voorstel staat er al op het moment dat van het verslag ernaast een map is gemaakt."""
    geval = GEVALLEN["uitvraag verwerken"]
    begin(werk, "uitvraag verwerken")
    if map_is_er:
        (werk / "voorstel").mkdir()
    oud = {pad: inhoud for pad, inhoud in staat_er(werk).items() if pad != "uit/b.md"}
    afloop = draai(geval.opdracht, bij(_hernoemt_naar("b.md"), _maak_map_van(werk / "uit/b.md")))
    assert afloop.code == 2, afloop
    assert "niet te schrijven" in afloop.tekst
    assert staat_er(werk) == oud
    assert (werk / "voorstel").exists() == map_is_er
    assert list((werk / "voorstel").rglob("*")) == []
    assert verborgen(werk) == []


def test_lukt_het_tweede_losse_bestand_niet_dan_staat_het_eerste_er_weer_zoals_het_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bronnen.zet_neer(tmp_path, {"een/a.csv": b"oud", "twee/x": b"", "drie/c.csv": b"oud"})
    oud = staat_er(tmp_path)
    echt = Path.replace

    def replace(van: Path, naar: Path) -> Path:
        if naar.name == "c.csv":
            raise PermissionError(naar)
        return echt(van, naar)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        schrijf_samen({tmp_path / pad: b"nieuw" for pad in ("een/a.csv", "twee/b.csv", "drie/c.csv")})
    assert staat_er(tmp_path) == oud
    assert verborgen(tmp_path) == []


def test_op_een_pijp_wacht_niemand(werk: Path) -> None:
    zet_op(werk, GEVALLEN["tarieflijsten, nieuwe map"])
    (werk / "uit/lijsten").mkdir()
    os.mkfifo(werk / "uit/lijsten/tarieflijst-2026-concept.csv")
    afloop = draai(("tarieflijst", "--als-concept", "-o", "uit/lijsten/"))
    assert afloop.code == 2, afloop
    assert "geen gewoon bestand" in afloop.tekst


# Twee tegelijk.


def test_twee_keer_vaststellen_tegelijk(werk: Path) -> None:
    """Eén wint, of ze gaan na elkaar; wat er staat is één heel besluit dat klopt met zijn kaarten."""
    for _ in range(HERHALING):
        zet_op(werk, GEVALLEN["concept"])
        kinderen = [Kind((*CONCEPT, dag), lambda: None) for dag in ("2025-10-01", "2025-10-02")]
        aflopen = [kind.wacht() for kind in kinderen]
        assert 0 in {afloop.code for afloop in aflopen}, aflopen
        for afloop in aflopen:
            assert afloop.code == 0 or "schrijft nu" in afloop.tekst or "gewijzigd" in afloop.tekst, afloop
        assert verborgen(werk) == []
        assert voer_uit(["verifieer", "--vastgesteld", "2026"]) == 0


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_twee_keer_hetzelfde_bestand_schrijven_tegelijk(werk: Path, vorm: str) -> None:
    opdracht = ("bereken", "-o", f"uit/b.{vorm}")
    zet_op(werk, GEVALLEN["concept"])
    assert voer_uit(list(opdracht)) == 0
    nieuw = staat_er(werk)
    for _ in range(HERHALING):
        (werk / f"uit/b.{vorm}").write_bytes(b"oud")
        aflopen = [kind.wacht() for kind in [Kind(opdracht, lambda: None) for _ in range(3)]]
        assert {afloop.code for afloop in aflopen} == {0}, aflopen
        assert staat_er(werk) == nieuw
        assert verborgen(werk) == []


def test_twee_keer_lijsten_in_dezelfde_map_tegelijk(werk: Path) -> None:
    geval = GEVALLEN["tarieflijsten, map met oude lijsten"]
    begin(werk, "tarieflijsten, map met oude lijsten")
    assert voer_uit(list(geval.opdracht)) == 0
    nieuw = staat_er(werk)
    for _ in range(HERHALING):
        zet_op(werk, geval)
        aflopen = [kind.wacht() for kind in [Kind(geval.opdracht, lambda: None) for _ in range(2)]]
        assert 0 in {afloop.code for afloop in aflopen}, aflopen
        assert all(afloop.code == 0 or "Een andere opdracht schrijft nu" in afloop.tekst for afloop in aflopen), aflopen
        assert staat_er(werk) == nieuw
        assert verborgen(werk) == []


def test_wat_een_gedood_programma_liet_liggen_wordt_opgeruimd_maar_niet_wat_nog_loopt(werk: Path) -> None:
    zet_op(werk, GEVALLEN["concept"])
    rest = werk / "uit/.b.csv.abcd1234.tmp"
    rest.write_bytes(b"half")
    bezig = werk / "uit/.b.csv.efgh5678.tmp"
    bezig.write_bytes(b"half")
    ander = werk / "uit/.b.csvx.abcd1234.tmp"
    ander.write_bytes(b"van een ander bestand")
    map_ = werk / "uit/.b.csv.ijkl9012.tmp"
    map_.mkdir()
    (map_ / "werk.txt").write_bytes(b"van iemand")
    with bezig.open("rb") as greep:
        fcntl.flock(greep, fcntl.LOCK_EX)
        assert voer_uit(["bereken", "-o", "uit/b.csv"]) == 0
    assert not rest.exists()
    assert ander.exists()
    assert bezig.exists()
    assert (map_ / "werk.txt").exists()


def test_een_rest_van_voor_het_wisselen_verdwijnt_bij_de_volgende_opdracht(werk: Path) -> None:
    """Gedood voor ``lijst.json`` er lag: er is niets gewisseld, dus er is niets te melden; alleen op te ruimen."""
    zet_op(werk, GEVALLEN["concept"])
    opzij = werk / ".reeletarief-schrijven"
    opzij.mkdir()
    (opzij / "slot").touch()
    (opzij / "nieuw-0").write_bytes(b"half")
    afloop = draai(("bereken",))
    assert afloop.code == 0
    assert "halverwege" not in afloop.tekst
    assert verborgen(werk) == []
