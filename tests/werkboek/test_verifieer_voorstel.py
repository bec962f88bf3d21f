"""``verifieer --voorstel``: de gewijzigde invoer als strikte YAML, over te nemen in de bestanden van de regio."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.weergave.werkboek.tabelmodel import Inhoud
from tests.conftest import Draai
from tests.gedeeld.streek import anders
from tests.werkboek.veranderd import (
    OVERHEAD,
    REISKOSTEN,
    SCHOLING,
    STREEK,
    boek_van,
    lees_voorstel,
    met,
    rij_van,
    zet_regio,
)


def test_het_voorstel_is_strikte_yaml_in_de_schrijfwijze_van_de_bestanden(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    boek = boek_van(regio)
    plek, geld = rij_van(boek, OVERHEAD), rij_van(boek, REISKOSTEN)
    pad = tmp_path / "voorstel.yaml"
    uitkomst = verifieer(met(boek, {plek: Decimal("0.225"), geld: Decimal("2.6")}), "--voorstel", str(pad))
    assert (uitkomst.code, uitkomst.stderr) == (1, f"Geschreven: {pad}\n")
    assert sorted(lees_voorstel(pad), key=lambda een: een["regel"]) == [
        {
            "bestand": "opslagen.yaml",
            "regel": "19",
            "sleutel": REISKOSTEN,
            "naam": "Reiskosten, bedrag per uur",
            "oud": "2.00",
            "nieuw": "2.60",
            "werkboekcel": f"Uitgangspunten!C{geld[1]}",
            "motivering": "",
        },
        {
            "bestand": "opslagen.yaml",
            "regel": "20",
            "sleutel": OVERHEAD,
            "naam": "Overhead, percentage",
            "oud": "20%",
            "nieuw": "22.5%",
            "werkboekcel": f"Uitgangspunten!C{plek[1]}",
            "motivering": "",
        },
    ]
    assert pad.read_text(encoding="utf-8").startswith("# Voorstel uit ")


@pytest.mark.parametrize(
    ("inhoud", "let_op"),
    [
        (Decimal("2.345"), "Zoveel decimalen"),
        ('x"\n- bestand: kwaad\x1b[31m', "Dit is geen getal."),
        (None, "Dit is geen getal."),
    ],
)
def test_wat_niet_zomaar_over_te_nemen_is_staat_bij_het_voorstel(
    verifieer: Draai, regio: Path, tmp_path: Path, inhoud: Inhoud, let_op: str
) -> None:
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verifieer(met(boek, {rij_van(boek, REISKOSTEN): inhoud}), "--voorstel", str(pad))
    (wijziging,) = lees_voorstel(pad)
    assert let_op in wijziging["let_op"]


@pytest.mark.parametrize(
    ("uren", "nieuw", "let_op"),
    [
        ("40.5", "40.5", ""),
        ("40.125", "40.1250", ""),
        ("40.3333", "40.3333", ""),
        ("40.33333", "40.33333", "Zoveel decimalen leest het programma niet uit een bestand"),
    ],
)
def test_uren_in_een_voorstel_hebben_zoveel_decimalen_als_een_bestand(
    verifieer: Draai, regio: Path, tmp_path: Path, uren: str, nieuw: str, let_op: str
) -> None:
    """Drie decimalen kunnen een duizendtal zijn; met een nul erachter niet meer."""
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verifieer(met(boek, {rij_van(boek, SCHOLING): Decimal(uren)}), "--voorstel", str(pad))
    wijziging = lees_voorstel(pad)[0]
    assert (wijziging["nieuw"], wijziging.get("let_op", "").partition(";")[0]) == (nieuw, let_op)


def test_een_voorstel_op_een_regio_die_verder_ging_noemt_wat_er_nu_staat(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verder = zet_regio(tmp_path / "later", anders(STREEK, overhead=2200))
    verifieer(met(boek, {rij_van(boek, OVERHEAD): Decimal("0.3")}), "--voorstel", str(pad), map_=verder)
    assert 'let_op: "In het bestand staat nu 22%."' in pad.read_text(encoding="utf-8")


def test_zonder_wijzigingen_komt_er_geen_voorstel(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    pad = tmp_path / "voorstel.yaml"
    uitkomst = verifieer(boek_van(regio), "--voorstel", str(pad))
    assert uitkomst.code == 0
    assert uitkomst.stderr == f"Er is geen invoer gewijzigd; {pad} is niet geschreven.\n"
    assert not pad.exists()


def test_een_voorstel_komt_nooit_over_invoer_heen(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    verifieer(boek)
    for doel in (tmp_path / "besluit.xlsx", regio / "opslagen.yaml", regio / "productkaarten" / "nieuw.yaml"):
        inhoud = doel.read_bytes() if doel.exists() else None
        uitkomst = verifieer(boek, "--voorstel", str(doel))
        assert uitkomst.code == 2
        assert "[RT503]" in uitkomst.stderr
        assert (doel.read_bytes() if doel.exists() else None) == inhoud
