"""Een afgeleide cao-tabel: met de hand na te rekenen, en in elke uitvoer als aanname te herkennen."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap, loop
from tests.conftest import Uitkomst
from tests.gedeeld.rekenaar import reken_na
from tests.gedeeld.zeker import aanwezig

FOUTEN = Path(__file__).parent.parent / "fouten"
TABEL = "cao/proef/2026-07-01.yaml"
AANNAME = "cao.proef.2026-07-01"


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    """De basisregio, met een tabel per 1 juli die van die per 1 januari is afgeleid: 2%, ten minste 60, hoogstens 65."""
    map_ = Path(shutil.copytree(FOUTEN / "_basis", tmp_path / "werkmap"))
    shutil.copytree(FOUTEN / "RT014-afgeleide-tabel" / "cao", map_ / "cao", dirs_exist_ok=True)
    return map_


def cellen(werkmap: Path) -> dict[str, Decimal]:
    tarief = bereken(lees_werkmap(werkmap)).tarief("45A48")
    return {post.sleutel: post.bedrag for post in loop(tarief.tarief) if ".trede_" in post.sleutel and post.herkomst}


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [  # met de hand: 2900 en 3500 zijn de bedragen van januari
        ("", ("2960", "3565")),  # 2% is 58 en 70: ten minste 60, hoogstens 65
        ("  minimum_per_maand: 60\n", ("2958", "3565")),  # zonder minimum
        ("  maximum_per_maand: 65\n", ("2960", "3570")),  # zonder maximum
    ],
)
def test_de_cel_is_het_vorige_bedrag_met_de_verhoging(werkmap: Path, regel: str, verwacht: tuple[str, str]) -> None:
    pad = werkmap / TABEL
    pad.write_text(pad.read_text(encoding="utf-8").replace(regel, "") if regel else pad.read_text(encoding="utf-8"))
    bedragen = cellen(werkmap)
    sleutels = (f"{AANNAME}.schaal_7.trede_1", f"{AANNAME}.schaal_9.trede_2")
    assert tuple(bedragen[sleutel] for sleutel in sleutels) == tuple(Decimal(bedrag) for bedrag in verwacht)


def test_een_halve_stap_gaat_omhoog(werkmap: Path) -> None:
    pad = werkmap / TABEL
    tekst = pad.read_text(encoding="utf-8").replace("  minimum_per_maand: 60\n  maximum_per_maand: 65\n", "")
    pad.write_text(tekst.replace("percentage: 2%", "percentage: 0.25%"), encoding="utf-8")  # 2900 × 1,0025 = 2907,25
    bedragen = cellen(werkmap)
    assert bedragen[f"{AANNAME}.schaal_7.trede_1"] == Decimal(2907)
    assert bedragen[f"{AANNAME}.schaal_9.trede_2"] == Decimal(3509)  # 3500 × 1,0025 = 3508,75


def test_een_afleiding_van_een_afleiding(werkmap: Path) -> None:
    tekst = (werkmap / TABEL).read_text(encoding="utf-8")
    volgende = tekst.replace("ingangsdatum: 2026-07-01", "ingangsdatum: 2026-10-01").replace(
        "van: 2026-01-01", "van: 2026-07-01"
    )
    (werkmap / "cao/proef/2026-10-01.yaml").write_text(volgende, encoding="utf-8")
    bedragen = cellen(werkmap)
    assert bedragen["cao.proef.2026-10-01.schaal_7.trede_1"] == Decimal(3020)  # 2960 + 60
    assert bedragen["cao.proef.2026-10-01.schaal_9.trede_2"] == Decimal(3630)  # 3565 + 65


def test_elke_uitvoer_noemt_de_afgeleide_tabel(draai: Callable[..., Uitkomst], werkmap: Path) -> None:
    tabel = draai("bereken", map_=werkmap)
    assert re.search(r"Aannames \(\d+\): .*\d uit de cao-tabellen", tabel.stdout)
    assert "[RT014]" in tabel.stderr
    rij = next(csv.DictReader(io.StringIO(draai("bereken", "-f", "csv", map_=werkmap).stdout), delimiter=";"))
    assert AANNAME in rij["aannames"].split()
    assert "RT014" in rij["waarschuwingen"]
    tarief = json.loads(draai("bereken", "-f", "json", map_=werkmap).stdout)["tarieven"][0]
    assert AANNAME in tarief["aannames"]
    assert "RT014" in [waarschuwing["code"] for waarschuwing in tarief["waarschuwingen"]]
    for opties in ([], ["--alles"]):
        scherm = " ".join(draai("uitleg", "45A48", *opties, map_=werkmap).stdout.split())
        assert "tabel 2026-07-01 (6 maanden, afgeleid: aanname)" in scherm
        assert AANNAME in scherm
        assert "De tabel is aangekondigd maar nog niet gepubliceerd." in scherm
    assert "RT014" in draai("controleer", map_=werkmap).stdout
    assert "afgeleid" in draai("cao", "lijst", map_=werkmap).stdout
    assert "De tabel is aangekondigd maar nog niet gepubliceerd." in draai("cao", "toon", "proef", map_=werkmap).stdout


def test_de_uitleg_rekent_de_cel_voor(draai: Callable[..., Uitkomst], werkmap: Path) -> None:
    scherm = " ".join(draai("uitleg", "45A48", map_=werkmap).stdout.split())
    assert "2% × 2.900,00 = 58,00; hoogste van 58,00 en 60,00 = 60,00;" in scherm
    assert "2.900,00 + 60,00 = 2.960,00; 2.960,00 afgerond op 1,00 = 2.960,00" in scherm


def test_de_boom_met_een_afgeleide_tabel_is_na_te_rekenen(draai: Callable[..., Uitkomst], werkmap: Path) -> None:
    inhoud = json.loads(draai("uitleg", "45A48", "-f", "json", map_=werkmap).stdout)
    nagerekend = reken_na(inhoud)
    assert all(Decimal(post["bedrag"]) == nagerekend[post["sleutel"]] for post in inhoud["posten"])
    posten = {post["sleutel"]: post for post in inhoud["posten"]}
    assert posten[f"{AANNAME}.schaal_7.trede_1"]["klasse"] == "aanname"


def test_het_bewijs_noemt_ook_de_tabel_waar_hij_uit_volgt(draai: Callable[..., Uitkomst], werkmap: Path) -> None:
    inhoud = json.loads(draai("bereken", "-f", "json", "--peildatum", "2026-08-01", map_=werkmap).stdout)
    paden = {bestand["pad"] for bestand in inhoud["bewijs"]["bestanden"]}
    assert {"cao/proef/2026-01-01.yaml", TABEL} <= paden


def test_overgenomen_voorwaarden_zijn_een_aanname(werkmap: Path) -> None:
    aannames = bereken(lees_werkmap(werkmap)).tarief("45A48").aannames
    assert {"cao.proef.vakantietoeslag", "cao.proef.verlof_wettelijk", "cao.proef.contracturen"} <= set(aannames)


def test_eigen_voorwaarden_gaan_voor(werkmap: Path) -> None:
    with (werkmap / TABEL).open("a", encoding="utf-8") as tabel:
        tabel.write("arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878}\n")
    contracturen = aanwezig(bereken(lees_werkmap(werkmap)).tarief("45A48").uren).contracturen
    assert contracturen.bedrag == Decimal(1875)  # zes maanden 1872 en zes maanden 1878


def test_een_afgeleide_tabel_zet_het_prijspeil_niet_vooruit(werkmap: Path) -> None:
    """De lonen hebben het peil van haar ingangsjaar, ook als bevestigd_tot verder reikt; anders daalt het tarief."""
    pad = werkmap / TABEL
    tekst = pad.read_text(encoding="utf-8").replace("bevestigd_tot: 2026-12-31", "bevestigd_tot: 2027-12-31")
    pad.write_text(tekst, encoding="utf-8")
    opslagen = werkmap / "opslagen.yaml"
    opslagen.write_text(
        opslagen.read_text(encoding="utf-8").replace(
            "      - {jaar: 2026, waarde: 7.5%, klasse: vaststaand, bron: proef}\n",
            "      - {vanaf: 2026-01-01, tot_en_met: 2027-12-31, waarde: 7.5%, klasse: vaststaand, bron: proef}\n",
        ),
        encoding="utf-8",
    )
    tarief = bereken(lees_werkmap(werkmap), tariefjaar=2027).tarief("45A48")
    assert aanwezig(tarief.cao).loonpeil == 2026
    assert tarief.jeugdwet["d"].bedrag > 0
