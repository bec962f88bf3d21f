"""Wie een vorm of eenheid toevoegt, hoort hier welke tabel haar nog niet kent."""

from __future__ import annotations

from typing import get_args

import pytest

from reeletarief.analyse.tarieflijst import BEDRAG
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES, Eenheidnaam
from reeletarief.invoer.kaart.functie import MATEN
from reeletarief.invoer.kaart.productvorm import ALLE_BLOKKEN, VORMEN, Productvorm
from reeletarief.kostprijs.vormen import MET_BEROEPSKRACHTEN
from reeletarief.weergave.uitvraag.teksten import VOLUME_PER_JAAR
from reeletarief.weergave.vormwoorden import VORMWOORDEN

EENHEDEN = {eenheid for vorm in VORMEN for eenheid in vorm.eenheden}
MET_FUNCTIES = {vorm.naam: vorm for vorm in VORMEN if "functiemix" in vorm.nodig}


def test_elke_vorm_met_functies_heeft_een_module_en_woorden() -> None:
    assert set(MET_BEROEPSKRACHTEN) == set(MET_FUNCTIES)
    assert set(VORMWOORDEN) == set(MET_FUNCTIES)


@pytest.mark.parametrize("vorm", MET_FUNCTIES.values(), ids=MET_FUNCTIES)
def test_de_woorden_noemen_de_kosten_waar_de_vorm_mee_rekent(vorm: Productvorm) -> None:
    assert VORMWOORDEN[vorm.naam].kosten == ("uurkosten" if vorm.per_uur else "loonkosten")


@pytest.mark.parametrize("vorm", VORMEN, ids=lambda vorm: vorm.naam)
def test_een_vorm_noemt_alleen_wat_een_kaart_kan_hebben(vorm: Productvorm) -> None:
    assert {*vorm.nodig, *vorm.mogelijk} <= set(ALLE_BLOKKEN)
    assert set(vorm.maten) <= set(MATEN)
    assert bool(vorm.maten) == (vorm.naam in MET_FUNCTIES)


def test_elke_eenheid_heeft_haar_woorden() -> None:
    assert set(EENHEIDCODES) == set(get_args(Eenheidnaam)) == EENHEDEN
    assert set(BEDRAG) == {eenheid for eenheid in EENHEDEN if EENHEIDCODES[eenheid]}
    assert set(VOLUME_PER_JAAR) == {eenheid for vorm in MET_FUNCTIES.values() for eenheid in vorm.eenheden}
