"""Producten die in één berekening posten delen, krijgen precies de boom die zij alleen ook krijgen, in welke volgorde ook."""

from __future__ import annotations

import datetime
import functools
import random
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.api import Inlezing, Plaats, Resultaat, bereken, lees_regio, lees_werkmap
from reeletarief.invoer.kaart.afwijking import Afwijking
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.samenhang import parameters
from reeletarief.invoer.waarden import Waarde
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.weergave.uitleg.json import uitleg_als_json
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.streek import Streek
from tests.gedeeld.zeker import rekenbaar, zonder_bevindingen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart


@functools.cache
def voorbeeldregio() -> Inlezing:
    return rekenbaar(lees_werkmap(VOORBEELDREGIO))


def producten_van(inlezing: Inlezing) -> list[str]:
    assert inlezing.regio is not None
    return [str(kaart.product) for kaart in inlezing.regio.kaarten]


def bomen(resultaat: Resultaat, omslag: Resultaat) -> dict[str, object]:
    """Per product de hele uitleg, of de redenen waarom het niet te rekenen is; ``omslag`` is voor elke uitleg dezelfde."""
    gelukt = {str(tarief.kaart.product): uitleg_als_json(tarief, omslag) for tarief in resultaat.tarieven}
    return gelukt | dict[str, object](resultaat.overgeslagen)


def eis_gelijk(samen: dict[str, object], apart: dict[str, object]) -> None:
    anders = [product for product in sorted(samen | apart) if samen.get(product) != apart.get(product)]
    assert not anders


def eis_elk_als_alleen(
    inlezing: Inlezing, volgorde: Sequence[str], jaar: int | None = None, peildatum: datetime.date | None = None
) -> None:
    """Reken alle producten samen en elk apart, zonder iets van elkaar te weten, en vergelijk elke post."""
    samen = bereken(inlezing, volgorde, jaar, peildatum)
    apart: dict[str, object] = {}
    for product in volgorde:
        apart |= bomen(bereken(inlezing, [product], jaar, peildatum), samen)
    eis_gelijk(bomen(samen, samen), apart)


@pytest.mark.parametrize("zaad", range(4))
def test_elke_kaart_van_de_voorbeeldregio_rekent_alleen_zoals_samen(zaad: int) -> None:
    volgorde = producten_van(voorbeeldregio())
    random.Random(zaad).shuffle(volgorde)
    eis_elk_als_alleen(voorbeeldregio(), volgorde)


@st.composite
def afwijkende_kaarten(draw: st.DrawFn) -> list[Productkaart]:
    """Kaarten van de Voorbeeldregio, willekeurig op volgorde, met andere inschalingen en elk eigen waarden van parameters."""
    regio = voorbeeldregio().regio
    assert regio is not None
    kaarten = draw(st.permutations([kaart for kaart in regio.kaarten if kaart.cao and kaart.opslagset]))
    return [
        draw(st.builds(functools.partial(_met, kaart), _inschaling(kaart), _afwijkingen(kaart)))
        for kaart in kaarten[:6]
    ]


def _met(kaart: Productkaart, treden: list[str], afwijkingen: list[Afwijking]) -> Productkaart:
    mix = tuple(
        replace(functie, trede=Tekst(trede, functie.trede.plaats))
        for functie, trede in zip(kaart.functiemix, treden, strict=True)
    )
    return replace(kaart, functiemix=mix, afwijkingen=tuple(afwijkingen))


def _inschaling(kaart: Productkaart) -> st.SearchStrategy[list[str]]:
    aantal = len(kaart.functiemix)
    return st.lists(st.sampled_from(["max", "max-2", "gemiddelde"]), min_size=aantal, max_size=aantal)


def _afwijkingen(kaart: Productkaart) -> st.SearchStrategy[list[Afwijking]]:
    regio = voorbeeldregio().regio
    assert regio is not None
    vrij = [
        naam
        for naam, regel in parameters(regio.opslagen, str(kaart.opslagset)).items()
        if getattr(regel, "percentage", None) is not None
    ]
    een = st.builds(functools.partial(_afwijking, kaart), st.sampled_from(vrij), st.integers(0, 5))
    return st.lists(een, max_size=4, unique_by=lambda afwijking: str(afwijking.parameter))


def _afwijking(kaart: Productkaart, parameter: str, procent: int) -> Afwijking:
    plaats = Plaats(kaart.product.plaats.bestand, 1)
    return Afwijking(
        parameter=Tekst(parameter, plaats),
        waarde=Waarde(Decimal(procent) / 100, plaats, is_percentage=True),
        motivering=Tekst("proef", plaats),
        klasse=Klasse.OPEN,
        bron=Tekst("proef", plaats),
        jaar=2026,
    )


JAREN, PEILDATUMS = st.sampled_from([2024, 2025, 2026]), st.sampled_from([None, datetime.date(2025, 3, 1)])


@settings(max_examples=30, deadline=None)
@given(afwijkende_kaarten(), JAREN, PEILDATUMS)
def test_met_eigen_waarden_blijft_elk_product_van_zichzelf(
    kaarten: list[Productkaart], jaar: int, peildatum: datetime.date | None
) -> None:
    regio = voorbeeldregio().regio
    assert regio is not None
    anders = voorbeeldregio()._replace(regio=regio._replace(kaarten=tuple(kaarten)), tijdkeuze=None)
    eis_elk_als_alleen(anders, [str(kaart.product) for kaart in kaarten], jaar, peildatum)


def keten_van_reeksen(lengte: int) -> str:
    """Reeksen ``r0``, ``r1``, …: elk volgt uit de vorige."""
    regels = ["  r0: {naam: R0, waarden: [{jaar: 2026, waarde: 1.00, klasse: open, bron: b}]}"]
    regels += [
        f"  r{nummer}: {{naam: R{nummer}, soort: bedrag, waarden: [{{jaar: 2026, afleiding: {{gelijk: [r{nummer - 1}]}}, "
        "klasse: aanname, bron: b, motivering: m}]}"
        for nummer in range(1, lengte)
    ]
    return "reeksen:\n" + "\n".join(regels) + "\n"


@pytest.mark.parametrize("volgorde", [["KORT", "LANG"], ["LANG", "KORT"]])
def test_een_te_lange_keten_is_ook_te_lang_als_een_ander_product_het_begin_al_had(volgorde: list[str]) -> None:
    bestanden = Streek(prijspeil=2026).bestanden()
    bestanden["opslagen.yaml"] += keten_van_reeksen(40).encode()
    kaart = bestanden.pop("productkaarten/p.yaml").decode()
    for product, reeks in (("KORT", 20), ("LANG", 39)):
        eigen = f"bedragen: [{{sleutel: eigen, naam: Eigen, element: huisvesting, bedrag_per_eenheid: {{reeks: r{reeks}}}}}]\n"
        bestanden[f"productkaarten/{product}.yaml"] = (kaart.replace('"P"', f'"{product}"') + eigen).encode()
    inlezing = zonder_bevindingen(lees_regio(bestanden))
    eis_elk_als_alleen(inlezing, volgorde)
    (weg,) = bereken(inlezing, volgorde).overgeslagen
    assert (weg.product, [reden.code for reden in weg.redenen]) == ("LANG", ["RT306"])
    assert "te lang" in weg.redenen[0].wat
