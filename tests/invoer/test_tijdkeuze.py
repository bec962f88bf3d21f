"""Alleen lezen wat meetelt geeft nooit een ander tarief dan alles lezen."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reeletarief.api import Inlezing, Tijdkeuze, bereken, lees_werkmap
from reeletarief.weergave.bereken.json import resultaat_als_json
from tests.conftest import VOORBEELDREGIO, Draai
from tests.gedeeld.zeker import rekenbaar

PEILDATA = [datetime.date(jaar, maand, 1) for jaar in (2022, 2023, 2024, 2025, 2026) for maand in (3, 7, 12)]


@pytest.fixture(scope="module")
def alles() -> Inlezing:
    return rekenbaar(lees_werkmap(VOORBEELDREGIO))


@pytest.mark.parametrize("jaar", [2022, 2023, 2024, 2025, 2026])
def test_per_jaar_hetzelfde_als_met_alle_tabellen(alles: Inlezing, jaar: int) -> None:
    zuinig = lees_werkmap(VOORBEELDREGIO, Tijdkeuze(jaar))
    assert len(zuinig.bestanden) < len(alles.bestanden)
    een, ander = (resultaat_als_json(bereken(inlezing, tariefjaar=jaar)) for inlezing in (zuinig, alles))
    assert (een == ander) is True


@pytest.mark.parametrize("dag", PEILDATA, ids=str)
def test_per_peildatum_hetzelfde_als_met_alle_tabellen(alles: Inlezing, dag: datetime.date) -> None:
    zuinig = lees_werkmap(VOORBEELDREGIO, Tijdkeuze(dag.year, dag))
    een, ander = (
        resultaat_als_json(bereken(inlezing, tariefjaar=dag.year, peildatum=dag)) for inlezing in (zuinig, alles)
    )
    assert (een == ander) is True


def test_een_inlezing_voor_een_ander_jaar_wordt_geweigerd() -> None:
    zuinig = lees_werkmap(VOORBEELDREGIO, Tijdkeuze(2026))
    with pytest.raises(ValueError, match="ander tariefjaar"):
        bereken(zuinig, tariefjaar=2024)


@pytest.mark.parametrize(
    ("pad", "kop"),
    [
        ("cao/proef/2019-01-01.yaml", "cao: proef\ningangsdatum: 2026-07-01\n"),  # de naam zegt iets anders
        ("cao/proef/2019-01-01.yaml", '"cao": proef\n"ingangsdatum": 2026-07-01\n'),  # sleutels anders geschreven
        ("cao/ander/2026-07-01.yaml", "cao: proef\ningangsdatum: 2026-07-01\n"),  # in de map van een andere cao
        ("cao/proef/juli.yaml", "cao: proef\ningangsdatum: 2026-07-01\n"),
        ("cao/proef/diep/2026-07-01.yaml", "cao: proef\ningangsdatum: 2026-07-01\n"),
        ("cao/proef/2019-01-01.yaml", "cao: proef\ningangsdatum: 2019-01-01\ningangsdatum: 2026-07-01\n"),
        ("cao/proef/2019-01-01.yaml", "cao: proef\ningangsdatum: 2026-07-01\ningangsdatum: 2019-01-01\n"),
    ],
)
def test_een_tabel_waarvan_de_naam_niet_klopt_wordt_altijd_gelezen(
    draai: Draai, werkmap: Path, pad: str, kop: str
) -> None:
    """Zou zo'n tabel ongelezen blijven, dan gold stil de oudere tabel."""
    tekst = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8")
    rest = tekst.replace("cao: proef\n", "").replace("ingangsdatum: 2026-01-01\n", "")
    doel = werkmap / pad
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_text(kop + rest, encoding="utf-8")
    uitkomst = draai("bereken", map_=werkmap)
    assert uitkomst.code == 2
    assert pad in uitkomst.stderr


def test_een_fout_in_een_tabel_die_niet_meetelt_vindt_controleer(draai: Draai, werkmap: Path) -> None:
    tekst = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8")
    oud = tekst.replace("2026-01-01", "2020-01-01").replace("2800.00", "2.800")
    (werkmap / "cao/proef/2020-01-01.yaml").write_text(oud, encoding="utf-8")
    assert draai("bereken", map_=werkmap).code == 0
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert "cao/proef/2020-01-01.yaml" in uitkomst.stdout
