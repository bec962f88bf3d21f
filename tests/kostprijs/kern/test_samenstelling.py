"""Een traject en een gewogen tarief: de onderdelen één keer gerekend, en alleen de elementen die zij hebben."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reeletarief.api import bereken, loop, zoek
from reeletarief.kostprijs.kop import Kop, kop_van, voorvoegsel, voorvoegsel_van, zonder_onderdeel
from reeletarief.kostprijs.post import Eenheid
from tests.gedeeld.boom import eis_een_post_per_sleutel
from tests.kostprijs.kern.proef import OPSLAGEN, PRODUCTEN, bedrag, bijna, lees, reken

G, UU = "productkaarten/G.yaml", "productkaarten/UU.yaml"
T, TT = "productkaarten/T.yaml", "productkaarten/TT.yaml"


def test_alle_producten_samen_zijn_dezelfde_als_elk_apart() -> None:
    """Wat producten delen (lonen, uren, onderdelen) verandert geen uitkomst."""
    resultaat = bereken(lees())
    assert [str(tarief.kaart.product) for tarief in resultaat.tarieven] == PRODUCTEN
    for tarief in resultaat.tarieven:
        apart = reken(str(tarief.kaart.product))
        assert tarief.wortels == apart.wortels
        for veld in ("uren", "regels", "andere_eenheid", "aannames", "waarschuwingen"):
            assert getattr(tarief, veld) == getattr(apart, veld)


def test_het_tarief_is_de_som_van_de_onderdelen() -> None:
    """T: 9 × U en gemiddeld 75% van 4,5 ritten; TT: twee keer T en één UU."""
    u, s, t, uu = (Fraction(reken(code).tarief.bedrag) for code in ("U", "S", "T", "UU"))
    assert Fraction(reken("T").onafgerond.bedrag) == 9 * u + Fraction(75, 100) * Fraction(9, 2) * s
    assert Fraction(reken("TT").onafgerond.bedrag) == 2 * t + uu


def test_een_gewogen_tarief_gaat_in_de_eenheid_van_zijn_onderdelen() -> None:
    """G: 65% van U en 35% van UU, op stappen van vijf cent; met het tarief per minuut erbij."""
    u, uu, tarief = reken("U"), reken("UU"), reken("G")
    gewogen = Fraction(65, 100) * Fraction(u.tarief.bedrag) + Fraction(35, 100) * Fraction(uu.tarief.bedrag)
    assert Fraction(tarief.onafgerond.bedrag) == gewogen
    assert abs(Fraction(tarief.tarief.bedrag) - gewogen) <= Fraction(5, 200)
    assert {post.eenheid for post in (tarief.tarief, *tarief.regels)} == {Eenheid.EURO_PER_UUR}
    assert tarief.andere_eenheid is not None
    assert tarief.andere_eenheid.eenheid is Eenheid.EURO_PER_MINUUT
    assert bijna(Fraction(tarief.andere_eenheid.bedrag) * 60, Fraction(tarief.tarief.bedrag))
    assert tarief.regels[-1].naam == "Afronding van het gewogen tarief"


def test_een_gewogen_tarief_per_minuut_noemt_het_uurtarief_voor_afronding() -> None:
    """M en UU per minuut; het afgeronde tarief maal zestig zou tot anderhalve euro schelen."""
    per_minuut = [(pad, "eenheid: uur", "eenheid: minuut") for pad in (G, UU)]
    tarief = reken("G", *per_minuut, (G, 'product: "U"', 'product: "M"'))
    assert tarief.tarief.eenheid is Eenheid.EURO_PER_MINUUT
    assert tarief.andere_eenheid is not None
    assert tarief.andere_eenheid.eenheid is Eenheid.EURO_PER_UUR
    assert Fraction(tarief.andere_eenheid.bedrag) == 60 * Fraction(tarief.onafgerond.bedrag)
    assert tarief.onafgerond.bedrag != tarief.tarief.bedrag


def test_wat_nergens_kosten_heeft_zegt_waarom() -> None:
    """J heeft geen verzorging; U wel, en dan is zij in het geheel niet nul."""
    alleen_j = (T, '{product: "U", aantal: 9}', '{product: "J", aantal: 9}'), (T, ', {product: "S", aantal: 4.5}', "")
    assert {str(een.element): str(een.reden) for een in reken("T", *alleen_j).zonder} == {
        "verzorging": "er is geen verzorging",
    }
    met_u = (T, '{product: "S", aantal: 4.5}', '{product: "J", aantal: 4.5}')
    assert reken("T", met_u).zonder == ()
    dd = reken("T", *alleen_j[:1], (T, '{product: "S", aantal: 4.5}', '{product: "AF", aantal: 1}'))
    (verzorging,) = (een.reden for een in dd.zonder if een.element == "verzorging")
    assert str(verzorging) == "er is geen verzorging; vervalt op een dag afwezigheid van E"
    assert str(verzorging.plaats) == "opslagen.yaml:52:38"  # waar de eerste reden staat


def test_een_post_van_een_onderdeel_heet_verder_als_bij_dat_product() -> None:
    sleutels = {code: {post.sleutel for post in loop(*reken(code).wortels)} for code in ("T", "UU")}
    traject = [post.sleutel for post in loop(*reken("TT").wortels)]
    for code, eigen in sleutels.items():
        van = [sleutel for sleutel in traject if voorvoegsel_van(sleutel) == voorvoegsel(code)]
        assert van
        assert {sleutel.removeprefix(voorvoegsel(code)) for sleutel in van} <= eigen
    assert zonder_onderdeel("product.T.product.U.opslag.x") == "opslag.x"
    assert kop_van("product.T.product.U.opslag.x") is kop_van("opslag.x.uitkomst") is Kop.OPSLAG


@pytest.mark.parametrize(
    ("code", "in_sleutel"), [("A", "product.A."), ("A.opslag", "product.A:opslag."), ("gewicht", "product.gewicht:.")]
)
def test_ook_een_code_met_een_punt_is_te_herkennen(code: str, in_sleutel: str) -> None:
    """Zonder haar eigen punten, en nooit als de naam van een post in de samenstelling zelf."""
    assert voorvoegsel(code) == in_sleutel
    assert voorvoegsel_van(f"{in_sleutel}opslag.x") == in_sleutel


def test_een_product_in_twee_trajecten() -> None:
    samen = bereken(lees((TT, 'onderdelen: [{product: "T"', 'onderdelen: [{product: "U", aantal: 1}, {product: "T"')))
    los = Fraction(samen.tarief("TT").onafgerond.bedrag) - Fraction(reken("TT").onafgerond.bedrag)
    assert los == samen.tarief("U").tarief.bedrag


def test_een_traject_heeft_alleen_de_elementen_van_zijn_onderdelen() -> None:
    """Een traject van ritten: geen overhead, want in een rit zit er geen."""
    tarief = reken(
        "T", (T, '{product: "U", aantal: 9}', '{product: "S", aantal: 1}'), (T, ', {product: "S", aantal: 4.5}', "")
    )
    assert [regel.sleutel for regel in tarief.regels] == [
        "traject.beroepskracht",
        "traject.niet_productief",
        "traject.reiskosten",
        "traject.indexatie",
        "traject.afronding",
        "afronding.traject",
    ]
    assert bedrag(tarief, "nvo.overhead") == 0


def test_een_bedrag_uit_een_reeks_is_in_elk_onderdeel_een_eigen_post() -> None:
    """U en UU delen het reisbedrag door een andere groep: alleen de reeks zelf is in beide dezelfde post."""
    reeks = (OPSLAGEN, "bedrag_per_uur: 1.50, prijspeil: 2024, klasse: open", "bedrag_per_uur: {reeks: materiaal}")
    groep = (UU, "opslagset: vol", "inzet: {begeleiders: 1, deelnemers: 3, klasse: open}\nopslagset: vol")
    tarief = reken("G", reeks, groep)
    eis_een_post_per_sleutel(tarief)
    (bedrag_per_uur,) = zoek("product.UU.opslagen.reizen.bedrag_per_uur", tarief.tarief)
    assert bedrag_per_uur.eenheid is Eenheid.EURO_PER_UUR
    assert [operand.sleutel for operand in bedrag_per_uur.operanden] == ["reeksen.materiaal.2026"]


@pytest.mark.parametrize(("product", "delen"), [("U", ()), ("T", ("U", "S")), ("TT", ("T", "UU")), ("AF", ("E",))])
def test_waar_een_tarief_uit_volgt(product: str, delen: tuple[str, ...]) -> None:
    assert reken(product).bestaat_uit == delen
