"""In elk tarief is een sleutel één post: in alles wat meekomt, in elk jaar dat rekent, en in willekeurige regio's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from reeletarief.api import bereken, lees_werkmap
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.boom import eis_een_post_per_sleutel
from tests.gedeeld.streek import Streek, streken, tarief
from tests.kostprijs.kern.proef import REGIO
from tests.kostprijs.test_delen import JAREN, PEILDATUMS, afwijkende_kaarten, voorbeeldregio

if TYPE_CHECKING:
    import datetime

    from reeletarief.invoer.kaart.productkaart import Productkaart

REGIOS = {
    "voorbeeldregio": VOORBEELDREGIO,
    "bandbreedte": VOORBEELDREGIO / "examples/bandbreedte",
    "ronde": VOORBEELDREGIO / "examples/ronde",
    "kern": REGIO,
}


@pytest.mark.parametrize("naam", REGIOS)
@pytest.mark.parametrize("jaar", [2024, 2025, 2026, 2027])
def test_een_sleutel_is_een_post(naam: str, jaar: int) -> None:
    for uitkomst in bereken(lees_werkmap(REGIOS[naam]), tariefjaar=jaar).tarieven:
        eis_een_post_per_sleutel(uitkomst)


@settings(max_examples=60, deadline=None)
@given(streken())
def test_een_sleutel_is_een_post_in_elke_streek(streek: Streek) -> None:
    """Ook als twee posten apart zijn opgebouwd."""
    eis_een_post_per_sleutel(tarief(streek))


@settings(max_examples=20, deadline=None)
@given(afwijkende_kaarten(), JAREN, PEILDATUMS)
def test_een_sleutel_is_een_post_op_elke_kaart(
    kaarten: list[Productkaart], jaar: int, peildatum: datetime.date | None
) -> None:
    regio = voorbeeldregio().regio
    assert regio is not None
    anders = voorbeeldregio()._replace(regio=regio._replace(kaarten=tuple(kaarten)), tijdkeuze=None)
    for uitkomst in bereken(anders, (), jaar, peildatum).tarieven:
        eis_een_post_per_sleutel(uitkomst)
