"""Elk besluit noemt de besluiten die er al lagen, met hun vingerafdruk: wie er later in een iets wijzigt, valt op.

Een kaart draagt alleen het laatste besluit. Zonder deze keten was een bedrag in dat van vorig jaar te wijzigen zonder dat iets het zei.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reeletarief.invoer.besluit import besluiten
from reeletarief.invoer.besluit.bestand import lees_anker
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import concept_als_besluit, stel_vast

if TYPE_CHECKING:
    from reeletarief.invoer.besluit.keten import Anker

EERDER = "vastgesteld/2025.json"


@pytest.fixture
def na_twee_besluiten(draai: Draai, regio: Path) -> Path:
    """De ronde met een besluit over 2025 en daarna een over 2026; de kaarten dragen dat van 2026."""
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=regio).code == 0
    concept_als_besluit(regio, 2025)
    assert stel_vast(draai, regio).code == 0
    return regio


def _ander_bedrag(pad: Path) -> None:
    """Zet in een besluitbestand een ander vastgesteld bedrag, met een reden, zoals iemand die het achteraf anders wil."""
    blok = json.loads(pad.read_text(encoding="utf-8"))
    blok["tarieven"][0] |= {"vastgesteld": "79.00", "reden": "nader besluit"}
    pad.write_text(json.dumps(blok, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def test_een_besluit_noemt_wat_er_al_lag(na_twee_besluiten: Path) -> None:
    blok = json.loads((na_twee_besluiten / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    (eerder,) = blok["besluit"]["eerdere_besluiten"]
    assert (eerder["tariefjaar"], eerder["besluitdatum"], len(eerder["sha256"])) == (2025, "2024-12-10", 64)


def test_het_eerste_besluit_noemt_er_geen(besloten: Path) -> None:
    assert "eerdere_besluiten" not in (besloten / "vastgesteld/2026.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "opdracht",
    [
        ("verifieer", "--vastgesteld", "2025"),
        ("verifieer", "--vastgesteld", EERDER),
        ("tarieflijst", "--tariefjaar", "2025"),
    ],
)
def test_een_ander_bedrag_in_het_besluit_van_vorig_jaar_valt_op(
    draai: Draai, na_twee_besluiten: Path, monkeypatch: pytest.MonkeyPatch, opdracht: tuple[str, ...]
) -> None:
    monkeypatch.chdir(na_twee_besluiten)
    assert draai(*opdracht, map_=Path()).code == 0
    _ander_bedrag(na_twee_besluiten / EERDER)
    uitkomst = draai(*opdracht, map_=Path())
    assert uitkomst.code == 2
    assert (
        "[RT990] Dit is niet het besluit over 2025 dat er lag bij het besluit van 2025-12-09 (vastgesteld/2026.json): "
        "het is daarna gewijzigd, of dat besluit ligt er niet meer." in op_een_regel(uitkomst.stderr)
    )
    assert "79,00" not in uitkomst.stdout


def test_controleer_zegt_het_ook(draai: Draai, na_twee_besluiten: Path) -> None:
    assert "RT990" not in draai("controleer", map_=na_twee_besluiten).stdout
    _ander_bedrag(na_twee_besluiten / EERDER)
    uitkomst = draai("controleer", map_=na_twee_besluiten)
    assert uitkomst.code == 1
    assert op_een_regel(uitkomst.stdout).count("Fout vastgesteld/2025.json:1:1: [RT990]") == 1


def test_bereken_van_dat_jaar_neemt_het_bedrag_niet_over(draai: Draai, na_twee_besluiten: Path) -> None:
    _ander_bedrag(na_twee_besluiten / EERDER)
    uitkomst = draai("bereken", "--tariefjaar", "2025", map_=na_twee_besluiten)
    assert "[RT018]" in uitkomst.stderr
    assert "79,00" not in uitkomst.stdout


def test_vaststellen_bouwt_niet_voort_op_een_gewijzigd_besluit(draai: Draai, na_twee_besluiten: Path) -> None:
    _ander_bedrag(na_twee_besluiten / EERDER)
    uitkomst = stel_vast(draai, na_twee_besluiten, "--herziening", "cao (verzonnen)")
    assert (uitkomst.code, "[RT990]" in uitkomst.stderr) == (2, True)


def test_regeleinden_van_windows_tellen_niet_mee(draai: Draai, na_twee_besluiten: Path) -> None:
    pad = na_twee_besluiten / EERDER
    pad.write_bytes(pad.read_bytes().replace(b"\n", b"\r\n"))
    assert draai("verifieer", "--vastgesteld", "2025", map_=na_twee_besluiten).code == 0


def test_een_besluit_dat_naar_het_archief_is_geeft_geen_melding(draai: Draai, na_twee_besluiten: Path) -> None:
    (na_twee_besluiten / EERDER).unlink()
    assert "RT990" not in draai("controleer", map_=na_twee_besluiten).stdout


def test_een_besluit_dat_door_een_herziening_vervangen_is(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-02-03")
    assert stel_vast(draai, besloten, "--herziening", "scholing (verzonnen)").code == 0
    (vervangen,) = (besloten / "vastgesteld").glob("2026-vastgesteld-*.json")
    opdracht = ("verifieer", "--vastgesteld", str(vervangen))
    assert draai(*opdracht, map_=besloten).code == 0
    _ander_bedrag(vervangen)
    assert draai(*opdracht, map_=besloten).code == 2


def test_een_herziening_noemt_ook_wat_het_vervangen_besluit_noemde(draai: Draai, na_twee_besluiten: Path) -> None:
    wijzig(na_twee_besluiten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    assert stel_vast(draai, na_twee_besluiten, "--herziening", "scholing (verzonnen)").code == 0
    blok = json.loads((na_twee_besluiten / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert [een["tariefjaar"] for een in blok["besluit"]["eerdere_besluiten"]] == [2025, 2026]


def test_een_besluit_van_een_andere_regio_zegt_niets_over_dit(
    draai: Draai, na_twee_besluiten: Path, tmp_path: Path
) -> None:
    los = tmp_path / "post"
    los.mkdir()
    shutil.copy(na_twee_besluiten / "vastgesteld/2026.json", los)
    shutil.copy(na_twee_besluiten / EERDER, los)
    _ander_bedrag(los / "2025.json")
    assert draai("verifieer", "--vastgesteld", str(los / "2025.json")).code == 2
    for pad in los.iterdir():
        if pad.name == "2026.json":
            pad.write_text(pad.read_text(encoding="utf-8").replace("Oefenregio", "Andere regio"), encoding="utf-8")
    assert "RT990" not in draai("verifieer", "--vastgesteld", str(los / "2025.json")).stderr


def test_elk_later_besluit_wordt_in_een_opdracht_een_keer_gelezen(
    draai: Draai, na_twee_besluiten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Een besluit kan tientallen megabytes zijn; elke opdracht legt elk eerder besluit naast elk later."""
    gelezen: list[str] = []

    def tel(inhoud: bytes, naam: str) -> Anker | None:
        gelezen.append(naam)
        return lees_anker(inhoud, naam)

    monkeypatch.setattr(besluiten, "lees_anker", tel)
    assert draai("tarieflijst", "--tariefjaar", "2025", map_=na_twee_besluiten).code == 0
    assert gelezen == ["2026.json"]


def _noem_over_2025(map_: Path, *eerdere: tuple[str, str]) -> None:
    """Laat het besluit over 2026 deze besluiten over 2025 noemen: dag en sha256."""
    pad = map_ / "vastgesteld/2026.json"
    blok = json.loads(pad.read_text(encoding="utf-8"))
    genoemd = [{"tariefjaar": 2025, "besluitdatum": dag, "sha256": sha256} for dag, sha256 in eerdere]
    blok["besluit"]["eerdere_besluiten"] = genoemd
    pad.write_text(json.dumps(blok), encoding="utf-8")


def _sha256(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def test_van_een_reeks_herzieningen_hoeft_alleen_het_laatst_genoemde_er_te_liggen(
    draai: Draai, na_twee_besluiten: Path
) -> None:
    """Wat toen al vervangen was, mag naar het archief, ook als er daarna nog een herziening komt."""
    laatste, sha256 = na_twee_besluiten / EERDER, _sha256(na_twee_besluiten / EERDER)
    _noem_over_2025(na_twee_besluiten, ("2024-11-01", "0" * 64), ("2024-12-10", sha256))
    shutil.copy(laatste, laatste.with_name(f"2025-vastgesteld-2024-12-10-{sha256[:8]}.json"))
    _ander_bedrag(laatste)
    assert draai("tarieflijst", "--tariefjaar", "2025", map_=na_twee_besluiten).code == 0
    laatste.with_name(f"2025-vastgesteld-2024-12-10-{sha256[:8]}.json").unlink()
    assert "[RT990]" in draai("tarieflijst", "--tariefjaar", "2025", map_=na_twee_besluiten).stderr


def test_wie_een_vervangen_besluit_weer_op_zijn_plek_zet_valt_op(draai: Draai, na_twee_besluiten: Path) -> None:
    """Bij het besluit over 2026 lag er over 2025 een herziening; die is weg, en wat zij verving ligt er weer."""
    sha256 = _sha256(na_twee_besluiten / EERDER)
    _noem_over_2025(na_twee_besluiten, ("2024-12-10", sha256), ("2025-01-14", "f" * 64))
    uitkomst = draai("tarieflijst", "--tariefjaar", "2025", map_=na_twee_besluiten)
    assert (uitkomst.code, "[RT990]" in uitkomst.stderr) == (2, True)


def test_een_besluit_noemt_geen_besluit_van_een_andere_regio(draai: Draai, na_twee_besluiten: Path) -> None:
    """Anders wordt het eigen besluit over dat jaar geweigerd zodra het op zijn plek komt."""
    pad = na_twee_besluiten / EERDER
    eigen = pad.read_bytes()
    pad.write_bytes(eigen.replace(b"Oefenregio", b"Andere regio"))
    wijzig(na_twee_besluiten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    (na_twee_besluiten / "vastgesteld/2026.json").unlink()
    for kaart in (na_twee_besluiten / "productkaarten").glob("*.yaml"):
        kaart.write_text(kaart.read_text(encoding="utf-8").partition("\nvastgesteld:")[0] + "\n", encoding="utf-8")
    uitkomst = stel_vast(draai, na_twee_besluiten)
    assert uitkomst.code == 0, uitkomst.stderr
    pad.write_bytes(eigen)
    assert draai("tarieflijst", "--tariefjaar", "2025", map_=na_twee_besluiten).code == 0


@pytest.mark.parametrize("lijst", ["geen lijst", [1], [{"tariefjaar": 2025}]])
def test_een_lijst_van_eerdere_besluiten_die_er_geen_is(draai: Draai, na_twee_besluiten: Path, lijst: object) -> None:
    pad = na_twee_besluiten / "vastgesteld/2026.json"
    blok = json.loads(pad.read_text(encoding="utf-8"))
    blok["besluit"]["eerdere_besluiten"] = lijst
    pad.write_text(json.dumps(blok), encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=na_twee_besluiten)
    assert (uitkomst.code, "[RT990]" in uitkomst.stderr) == (2, True)
