"""``vergelijk`` met grenzen: wanneer een verschil ze passeert, de uitgangscodes, en grenzen die niet kunnen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.analyse.vergelijk.grenzen import Grens, Overschrijding, overschrijdingen
from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking
from reeletarief.weergave.vergelijk.tekst import overschrijding
from tests.conftest import Draai, bewaak_weigering, op_een_regel
from tests.gedeeld.kloon import KAART, leg_vast, schone_git, vervang
from tests.vergelijk.proefregio import HIER, TABEL, hoger_loon, tweede_product

__all__ = ["schone_git"]


def test_een_andere_eenheid_passeert_elke_grens_omdat_zij_niet_te_beoordelen_is(draai: Draai, regio: Path) -> None:
    vervang(regio, "eenheid: uur", "eenheid: minuut")
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-stijging", "2%", "--max-daling", "2%", map_=HIER)
    assert uitkomst.code == 1
    assert "45A48 heeft een andere eenheid, dus een grens is er niet te beoordelen." in uitkomst.stdout
    assert draai("vergelijk", "--met", "HEAD", map_=HIER).code == 0


def een_product(oud: str, nieuw: str, product: str = "45A48") -> Productvergelijking:
    verschil = Decimal(nieuw) - Decimal(oud)
    fractie = verschil / Decimal(oud) if Decimal(oud) else None
    return Productvergelijking(product, "", Tariefverschil(product, None, None, verschil, fractie, {}), (), ())


OMHOOG, OMLAAG = 1, -1


@pytest.mark.parametrize(
    ("oud", "nieuw", "grens", "gepasseerd"),
    [
        ("100.00", "102.00", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "102.01", Grens(OMHOOG, Decimal("0.02"), True), True),
        ("102.00", "104.04", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "90.00", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "100.50", Grens(OMHOOG, Decimal("0.50"), False), False),
        ("100.00", "100.51", Grens(OMHOOG, Decimal("0.50"), False), True),
        ("100.00", "98.00", Grens(OMLAAG, Decimal("0.02"), True), False),
        ("100.00", "97.99", Grens(OMLAAG, Decimal("0.02"), True), True),
        ("100.00", "99.50", Grens(OMLAAG, Decimal("0.50"), False), False),
        ("100.00", "99.49", Grens(OMLAAG, Decimal("0.50"), False), True),
        ("100.00", "110.00", Grens(OMLAAG, Decimal("0.50"), False), False),
        ("100.00", "100.00", Grens(OMHOOG, Decimal(0), True), False),
        ("100.00", "100.01", Grens(OMHOOG, Decimal(0), True), True),
        ("0.00", "0.01", Grens(OMHOOG, Decimal("9.99"), True), True),
        ("0.00", "0.00", Grens(OMHOOG, Decimal(0), True), False),
    ],
)
def test_een_grens(oud: str, nieuw: str, grens: Grens, gepasseerd: bool) -> None:
    """Met de hand: precies op de grens is nog goed."""
    assert bool(overschrijdingen([een_product(oud, nieuw)], [grens])) is gepasseerd


def test_een_grens_voor_een_product_gaat_voor_die_voor_alle() -> None:
    producten = [een_product("100.00", "103.00", code) for code in ("45A48", "45A49")]
    alle, eigen = Grens(OMHOOG, Decimal("0.02"), True), Grens(OMHOOG, Decimal("0.05"), True, "45A48")
    in_euro = Grens(OMHOOG, Decimal("2.50"), False)
    assert [een.product for een in overschrijdingen(producten, [alle, eigen])] == ["45A49"]
    assert [een.product for een in overschrijdingen(producten, [eigen])] == []
    assert [(een.product, een.grens) for een in overschrijdingen(producten, [eigen, in_euro])] == [
        ("45A48", in_euro),
        ("45A49", in_euro),
    ]


def test_een_overschrijding_in_woorden() -> None:
    (relatief,) = overschrijdingen([een_product("100.00", "103.00")], [Grens(OMHOOG, Decimal("0.02"), True)])
    assert overschrijding(relatief) == "45A48 stijgt 3,00%; hooguit 2,00% mag."
    (absoluut,) = overschrijdingen([een_product("100.00", "97.00")], [Grens(OMLAAG, Decimal("0.5"), False)])
    assert overschrijding(absoluut) == "45A48 daalt € 3,00; hooguit € 0,50 mag."
    (net,) = overschrijdingen([een_product("333.33", "340.00")], [Grens(OMHOOG, Decimal("0.02"), True)])
    assert overschrijding(net) == "45A48 stijgt 2,0010%; hooguit 2,0000% mag."
    (fijn,) = overschrijdingen([een_product("100.00", "99.87")], [Grens(OMLAAG, Decimal("0.125"), False)])
    assert overschrijding(fijn) == "45A48 daalt € 0,13; hooguit € 0,1250 mag."
    van_nul = Overschrijding("45A48", Grens(OMHOOG, Decimal("0.02"), True), Decimal(3), None)
    assert overschrijding(van_nul) == "45A48 stijgt € 3,00; hooguit 2,00% mag."


@pytest.mark.parametrize(
    ("opties", "code"),
    [
        (["--max-stijging", "3%"], 1),
        (["--max-stijging", "99%"], 0),
        (["--max-stijging", "0.50"], 1),
        (["--max-stijging", "99.00"], 0),
        (["--max-daling", "0"], 0),
        (["--max-stijging", "3%", "--exitcode-0"], 0),
        (["--max-stijging", "3%", "--max-stijging", "45A48=99%"], 0),
        (["--max-stijging", "99%", "--max-stijging", " 45A48 =3%"], 1),
    ],
)
def test_de_uitgangscode_bij_een_grens(opties: list[str], code: int, draai: Draai, regio: Path) -> None:
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "HEAD", *opties, map_=HIER)
    assert uitkomst.code == code
    assert ("Grens gepasseerd: 45A48 stijgt " in uitkomst.stdout) is (code == 1 or "--exitcode-0" in opties)


def test_een_daling_passeert_haar_grens(draai: Draai, regio: Path) -> None:
    vervang(regio, '"2": 3500.00', '"2": 3400.00', TABEL)
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-daling", "45A48=0.01", map_=HIER)
    assert uitkomst.code == 1
    assert "Grens gepasseerd: 45A48 daalt € " in uitkomst.stdout


@pytest.mark.parametrize("grens", ["twee", "2,500%", "-1%", "45A48=", "=2%", "2%%", "1e3"])
def test_een_grens_die_geen_grens_is(grens: str, capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["vergelijk", "--met", "HEAD", f"--max-stijging={grens}"], "is geen grens", capsys)


@pytest.mark.parametrize("grens", ["2", "10", "45A48=2"])
def test_een_heel_getal_kan_een_percentage_zijn_en_een_bedrag(grens: str, draai: Draai) -> None:
    """Wie in zijn CI *2* schrijft en 2% bedoelt, laat een stijging van twee euro per uur door."""
    uitkomst = draai("vergelijk", "--met-tariefjaar", "2025", "--max-stijging", grens)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    vraag = f"'{grens}' kan een percentage zijn en een bedrag; schrijf {grens}% of {grens}.00."
    assert f"De waarde van --max-stijging klopt niet: {vraag}" in op_een_regel(uitkomst.stderr)


def test_een_grens_voor_een_onbekend_product(draai: Draai, regio: Path) -> None:
    """Zo'n grens zou stil nooit iets tegenhouden."""
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-stijging", "45a84=2%", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT932]" in uitkomst.stderr
    assert "Bedoelt u '45A48'?" in uitkomst.stderr
    ver = draai("vergelijk", "--met", "HEAD", "--max-daling", "xyz=2%", map_=HIER).stderr
    assert "Er zijn: 45A48." in ver
    veel = draai("vergelijk", "--met-tariefjaar", "2025", "--max-daling", "xyz=2%").stderr
    assert "43A10, 43A11 …." in op_een_regel(veel)


def test_een_grens_voor_een_vervallen_product_is_bekend(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    (regio / KAART).unlink()
    assert draai("vergelijk", "--met", "HEAD", "--max-stijging", "45A48=2%", map_=HIER).code == 0
