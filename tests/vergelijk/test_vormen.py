"""Elke vorm van ``vergelijk``, tegen bewaarde tarieven en over twee jaren van de Voorbeeldregio."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.vergelijk.csv import vergelijking_als_csv
from reeletarief.weergave.vergelijk.github import vergelijking_voor_github
from reeletarief.weergave.vergelijk.gitlab import vergelijking_voor_gitlab
from reeletarief.weergave.vergelijk.json import vergelijking_als_json
from reeletarief.weergave.vergelijk.md import HOOGSTENS, vergelijking_als_md
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel
from tests.vergelijk.proefvergelijking import BESTANDEN, HOGER, STANDEN, als_html_pagina, gelezen, kant


def vormen(vergelijking: Vergelijking) -> Iterator[str]:
    yield vergelijking_als_json(vergelijking, ())
    yield vergelijking_als_csv(vergelijking, ())
    yield vergelijking_als_md(vergelijking, (), STANDEN)
    yield als_html_pagina(vergelijking, (), STANDEN)
    yield vergelijking_voor_github(vergelijking, ())
    yield vergelijking_voor_gitlab(vergelijking, ())


def test_elke_vorm_kan_tegen_bewaarde_tarieven() -> None:
    oud = kant("oud.json", BESTANDEN)._replace(tarieven=None, bewijs=None)
    for tekst in vormen(vergelijk(oud, kant("nu", HOGER))):
        assert tekst.endswith("\n")
    assert "Waardoor is niet te zeggen" in vergelijking_als_md(vergelijk(oud, kant("nu", HOGER)), (), STANDEN)


def test_elke_vorm_kan_de_voorbeeldregio_aan_in_twee_jaren() -> None:
    inlezing = lees_werkmap(VOORBEELDREGIO)
    oud, nieuw = (als_kant(str(jaar), bereken(inlezing, ["45A48", "43A09"], jaar)) for jaar in (2025, 2026))
    jaren = vergelijk(oud, nieuw)
    teksten = list(vormen(jaren))
    assert len(teksten[2]) < HOOGSTENS
    gelezen(teksten[3])
    vingers = [blok["fingerprint"] for blok in json.loads(teksten[5])]
    assert len(set(vingers)) == len(vingers) >= 10


@pytest.mark.parametrize("vorm", ["tabel", "md", "html"])
def test_wie_de_elementen_optelt_leest_dat_elk_bedrag_apart_is_afgerond(
    draai: Draai, monkeypatch: pytest.MonkeyPatch, vorm: str
) -> None:
    """Alleen de html zei het. Een rij kan een cent naast haar verschil uitkomen, want elk element is op de cent getoond."""
    monkeypatch.setenv("COLUMNS", "220")
    uitkomst = draai("vergelijk", "--met-tariefjaar", "2025", "45A48", "-f", vorm, map_=VOORBEELDREGIO)
    assert uitkomst.code == 0
    assert "apart afgerond; opgeteld kan dat enkele centen schelen" in op_een_regel(uitkomst.stdout)
