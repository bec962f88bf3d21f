"""De meldingen van ``vergelijk`` voor GitLab: de velden van Code Quality, en paden vanaf de wortel van de repository."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking
from reeletarief.weergave.vergelijk.gitlab import vergelijking_voor_gitlab
from tests.conftest import BASIS, Draai
from tests.vergelijk.proefvergelijking import (
    BESTANDEN,
    GELIJK,
    GEWIJZIGD,
    HOGER,
    TABEL,
    met_producten,
    over,
    vergeleken,
)


def gitlab(vergelijking: Vergelijking, voorvoegsel: str = "") -> list[dict[str, Any]]:
    meldingen: list[dict[str, Any]] = json.loads(
        vergelijking_voor_gitlab(vergelijking, over(vergelijking), voorvoegsel)
    )
    return meldingen


def test_gitlab_heeft_de_velden_van_code_quality() -> None:
    grens, wijziging = gitlab(GEWIJZIGD, "regio/")
    assert set(grens) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert (grens["check_name"], grens["severity"]) == ("grens-gepasseerd", "major")
    assert (wijziging["check_name"], wijziging["severity"]) == ("tarief-gewijzigd", "info")
    assert wijziging["location"] == {"path": f"regio/{TABEL}", "lines": {"begin": 14}}


def test_gitlab_zonder_wijziging_is_een_lege_lijst() -> None:
    assert gitlab(GELIJK) == []


def test_gitlab_vingerafdruk_is_uniek_en_kent_geen_regelnummers() -> None:
    lager = HOGER | {TABEL: f"# een regel erbij\n{HOGER[TABEL]}"}
    assert [blok["fingerprint"] for blok in gitlab(GEWIJZIGD)] == [
        blok["fingerprint"] for blok in gitlab(vergeleken(lager))
    ]
    assert [blok["location"]["lines"]["begin"] for blok in gitlab(vergeleken(lager))] == [15, 15]
    groot = gitlab(vergeleken(met_producten(20, HOGER), met_producten(20, BESTANDEN)))
    assert len({blok["fingerprint"] for blok in groot}) == len(groot) == 21


def test_een_regio_in_een_submap_heeft_paden_vanaf_hier(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CI draait in de wortel van de repository; daar moet het pad naar de regio bij."""
    for map_, bestanden in (("oud", BESTANDEN), ("regio", HOGER)):
        shutil.copytree(BASIS, tmp_path / map_)
        (tmp_path / map_ / TABEL).write_text(bestanden[TABEL], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    opdracht = ("vergelijk", "--met", "oud", "-f")
    assert f"::warning file=regio/{TABEL},line=14," in draai(*opdracht, "github", map_=Path("regio")).stdout
    (blok,) = json.loads(draai(*opdracht, "gitlab", map_=Path("regio")).stdout)
    assert blok["location"]["path"] == f"regio/{TABEL}"
