"""Het werkboek rekent precies zoals het programma, ook nadat er iets in gewijzigd is.

Drie rekenaars moeten het eens zijn: het programma, een eigen rekenaar die alleen het bestand kent
(:mod:`.evaluator`), en LibreOffice Calc zonder de bewaarde uitkomsten.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.api import Resultaat, bereken, lees_regio
from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven
from reeletarief.weergave.bereken.json import resultaat_als_json
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.streek import Streek, resultaat, streken
from tests.werkboek.calc import Calc, als_in_calc, met_invoer, zonder_cache
from tests.werkboek.evaluator import Boek, lees_boek, vergelijk
from tests.werkboek.formulefuncties import FUNCTIES
from tests.werkboek.formuletaal import functies_en_constanten
from tests.werkboek.formulewaarden import Sleutel, Waarde
from tests.werkboek.proef import Invoercel, Proef, gewijzigd, met_waarden

D = Decimal
LANGSTE_FORMULE = 120
ZESTIEN_CIJFERS = D("1e-15")


class Tijd(NamedTuple):
    tariefjaar: int
    peildatum: datetime.date | None = None


TIJDEN = {"2026": Tijd(2026), "2025": Tijd(2025), "peildatum": Tijd(2026, datetime.date(2026, 5, 1))}
WERKMAP = {
    pad.relative_to(VOORBEELDREGIO).as_posix(): pad.read_bytes()
    for map_ in ("cao", "productkaarten")
    for pad in sorted((VOORBEELDREGIO / map_).rglob("*.yaml"))
} | {"opslagen.yaml": (VOORBEELDREGIO / "opslagen.yaml").read_bytes()}


def gerekend(bestanden: dict[str, bytes], tijd: Tijd) -> Resultaat:
    uit = bereken(lees_regio(bestanden), tariefjaar=tijd.tariefjaar, peildatum=tijd.peildatum)
    assert not uit.overgeslagen
    return uit


def met_oude_tarieven() -> Proef:
    """De tarieven van 2026 naast die van 2025, zodat ook het blad Verschil er is."""
    eerder = resultaat_als_json(gerekend(WERKMAP, Tijd(2025))).encode()
    return Proef(gerekend(WERKMAP, Tijd(2026)), lees_oude_tarieven(eerder, "tarieven-2025.json"))


@pytest.fixture(scope="module")
def proef_2026() -> Proef:
    return met_oude_tarieven()


@pytest.fixture(scope="module", params=["2026", "2025", "peildatum", "met oude tarieven"])
def proef(request: pytest.FixtureRequest) -> Proef:
    if request.param in TIJDEN:
        return Proef(gerekend(WERKMAP, TIJDEN[request.param]))
    return met_oude_tarieven()


def test_elke_formule_komt_uit_op_de_bewaarde_uitkomst(proef: Proef) -> None:
    assert len(proef.boek.formules) > 1000
    assert vergelijk(proef.boek.bereken(), proef.boek) == []


def test_elk_bewaard_getal_is_het_getal_van_het_programma(proef: Proef) -> None:
    """Op de zestien cijfers die een rekenblad heeft."""
    in_bestand = proef.boek.waarden
    assert in_bestand.keys() == proef.inhoud.keys()
    for sleutel, inhoud in proef.inhoud.items():
        bewaard = in_bestand[sleutel]
        if isinstance(inhoud, bool | str):
            assert bewaard == inhoud
        else:
            assert isinstance(bewaard, Decimal), sleutel
            assert abs(bewaard - inhoud) <= abs(Decimal(inhoud)) * ZESTIEN_CIJFERS, sleutel


def test_de_tarieven_zijn_die_van_het_programma(proef: Proef) -> None:
    assert len(proef.tariefcellen) == len(proef.resultaat.tarieven) == 46
    assert vergelijk(proef.berekende_tarieven, proef.tarieven(proef.boek.waarden)) == []


def test_een_formule_is_kort_en_gebruikt_alleen_wat_iedereen_kent(proef: Proef) -> None:
    for sleutel, formule in proef.boek.formules.items():
        delen = functies_en_constanten(formule)
        assert delen.functies <= FUNCTIES.keys(), sleutel
        assert delen.constanten == (), sleutel
        assert len(formule) <= LANGSTE_FORMULE, sleutel


def test_dezelfde_berekening_geeft_dezelfde_bytes(proef_2026: Proef) -> None:
    nog_eens = met_oude_tarieven()
    assert nog_eens.xlsx == proef_2026.xlsx
    assert nog_eens.ods == proef_2026.ods


@pytest.mark.parametrize(
    ("gegeven", "stap"),
    [
        ("schaal_9.trede_10", "100.50"),
        ("reeksen.awf_laag.2026", "0.005"),
        ("opslagen.overhead_personeel.percentage", "-0.015"),
        ("opslagen.reiskosten.bedrag_per_uur", "0.35"),
        ("uren.werkoverleg", "12"),
        ("jeugdzorg.2025-03-01.verlof_bovenwettelijk", "-8"),
        ("eindejaarsuitkering.percentage", "0.007"),
        ("inzet.deelnemers", "1"),
        ("43A10-gezinshuis.yaml#verblijf.plaatsen", "1"),
        ("43A07-verblijf-behandelgroep.yaml#rooster.dagdienst.begeleiders", "0.5"),
        ("afronding.stap", "0.04"),
    ],
)
def test_een_gegeven(proef_2026: Proef, gegeven: str, stap: str) -> None:
    cel = next(cel for sleutel, cel in proef_2026.invoer.items() if gegeven in sleutel)
    zelfde_als_het_programma(proef_2026, {cel.sleutel: cel.waarde + D(stap)})


def test_een_verschuiving_in_de_functiemix(proef_2026: Proef) -> None:
    mix = [cel for sleutel, cel in proef_2026.invoer.items() if "45A48" in sleutel and "aandeel" in sleutel]
    meer, *_, minder = mix
    zelfde_als_het_programma(
        proef_2026, {meer.sleutel: meer.waarde + D("0.15"), minder.sleutel: minder.waarde - D("0.15")}
    )


def test_alle_gegevens_tegelijk(proef: Proef) -> None:
    """Elke invoercel een eigen kleine stap: een cel die ergens ontbreekt of op de verkeerde plek telt, valt op."""
    invoer = {sleutel: cel for sleutel, cel in proef.invoer.items() if los_te_wijzigen(proef, cel)}
    assert len(invoer) > 0.8 * len(proef.invoer)
    zelfde_als_het_programma(proef, gewijzigd(invoer, proef.plaats))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_een_willekeurige_regio(data: st.DataObject) -> None:
    streek = data.draw(streken())
    proef = Proef(resultaat(streek))
    assert vergelijk(proef.boek.bereken(), proef.boek) == []
    anders = Proef(resultaat(data.draw(andere_getallen(streek))))
    nieuw = {proef.invoer[sleutel].cel: cel.waarde for sleutel, cel in anders.invoer.items()}
    zelfde_uitkomsten(proef, proef.boek.bereken(nieuw), anders)


def los_te_wijzigen(proef: Proef, cel: Invoercel) -> bool:
    """Of het programma een gegeven ook apart kan wijzigen.

    Niet: uren en verlof van een cao met meer tabellen in het jaar. Als die gelijk zijn, staan ze er één keer; wie er in de
    bestanden een wijzigt, maakt er een gemiddelde van.
    """
    tabellen = {sleutel.partition("#")[0] for sleutel in proef.invoer if sleutel.startswith("cao/")}
    cao = cel.sleutel.split("/")[1] if cel.sleutel.startswith("cao/") else ""
    meer_tabellen = sum(tabel.split("/")[1] == cao for tabel in tabellen) > 1
    return not (meer_tabellen and re.search(r"\.(contracturen|uren_per_week|verlof[._])", cel.sleutel))


def zelfde_als_het_programma(proef: Proef, nieuw: Mapping[str, Decimal]) -> None:
    """Wijzig gegevens in het werkboek en in de bestanden; alles wat berekend is, moet gelijk zijn, en anders dan eerst."""
    in_boek = proef.boek.bereken({proef.invoer[sleutel].cel: waarde for sleutel, waarde in nieuw.items()})
    assert proef.tarieven(in_boek) != proef.tarieven(proef.boek.waarden)
    in_bestanden = met_waarden(
        WERKMAP, {proef.plaats(proef.invoer[sleutel]): waarde for sleutel, waarde in nieuw.items()}
    )
    tijd = Tijd(proef.resultaat.tariefjaar, proef.resultaat.peildatum)
    zelfde_uitkomsten(proef, in_boek, Proef(gerekend(in_bestanden, tijd), proef.oud))


def zelfde_uitkomsten(proef: Proef, in_boek: dict[Sleutel, Waarde], programma: Proef) -> None:
    assert vergelijk(programma.berekende_tarieven, proef.tarieven(in_boek)) == []
    assert programma.formules == proef.formules
    assert vergelijk(programma.uitkomsten(programma.boek.waarden), proef.uitkomsten(in_boek)) == []


@st.composite
def andere_getallen(draw: st.DrawFn, streek: Streek) -> Streek:
    """Dezelfde regio met andere getallen: dezelfde schalen, functies en keuzes."""
    ander = draw(streken())
    gelijk = ("functies", "prijspeil", "bevestigd", "eenheid", "inzet", "stap", "declarabel", "overhead_als")
    salarissen = {
        schaal: sorted(draw(st.lists(st.integers(200_000, 900_000), min_size=len(treden), max_size=len(treden))))
        for schaal, treden in streek.salarissen.items()
    }
    return replace(ander, salarissen=salarissen, **{naam: getattr(streek, naam) for naam in gelijk})


@pytest.fixture(scope="module")
def wijziging(proef_2026: Proef) -> dict[Sleutel, Decimal]:
    nieuw = gewijzigd(proef_2026.invoer, proef_2026.plaats)
    return {proef_2026.invoer[sleutel].cel: waarde for sleutel, waarde in nieuw.items()}


@pytest.fixture(scope="module")
def in_calc(calc: Calc, proef_2026: Proef, wijziging: dict[Sleutel, Decimal]) -> dict[str, Boek]:
    bestanden = {
        "uitgegeven.xlsx": zonder_cache(proef_2026.xlsx),
        "ook_uitgegeven.ods": zonder_cache(proef_2026.ods),
        "gewijzigd.xlsx": zonder_cache(met_invoer(proef_2026.xlsx, wijziging)),
        "ook_gewijzigd.ods": zonder_cache(proef_2026.ods_met(wijziging)),
    }
    return {naam: lees_boek(inhoud) for naam, inhoud in calc.alle_herrekend(bestanden).items()}


@pytest.mark.parametrize("bestand", ["uitgegeven.xlsx", "ook_uitgegeven.ods"])
def test_calc_komt_op_de_bewaarde_uitkomsten(in_calc: dict[str, Boek], proef_2026: Proef, bestand: str) -> None:
    assert vergelijk(als_in_calc(proef_2026.boek), als_in_calc(in_calc[bestand])) == []


@pytest.mark.parametrize("bestand", ["gewijzigd.xlsx", "ook_gewijzigd.ods"])
def test_calc_en_de_eigen_rekenaar_zijn_het_ook_na_wijzigingen_eens(
    in_calc: dict[str, Boek], proef_2026: Proef, wijziging: dict[Sleutel, Decimal], bestand: str
) -> None:
    eigen = proef_2026.boek.bereken(wijziging)
    assert vergelijk(eigen, proef_2026.boek) != []
    assert vergelijk(als_in_calc(eigen), als_in_calc(in_calc[bestand])) == []
