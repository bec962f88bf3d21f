"""Een aanname bij naam: met haar waarde, of van laag tot hoog als zij per product verschilt, en nooit met een getal dat zij niet is."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.fouten import Plaats
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.weergave.aannamewaarden import aannamewaarden
from reeletarief.weergave.getal import kort_procent
from tests.conftest import op_een_regel

if TYPE_CHECKING:
    from reeletarief.kostprijs.tarief import Tarief
    from tests.conftest import Draai

REISTIJD = "uren.reistijd"


def gegeven(sleutel: str, bedrag: str, eenheid: Eenheid = Eenheid.FRACTIE, naam: str = "Reistijd, percentage") -> Post:
    return posten.waarde(sleutel, naam, Decimal(bedrag), eenheid, Herkomst(Klasse.OPEN, parameter=REISTIJD))


def in_woorden(*per_product: Post) -> str:
    """De ene aanname van producten met elk een van deze posten."""
    tarieven = [SimpleNamespace(onzekere_posten=(post,), aannames=(REISTIJD,)) for post in per_product]
    (waarde,) = aannamewaarden(cast("list[Tarief]", tarieven)).values()
    return str(waarde)


@given(st.lists(st.decimals(0, 1, places=4), min_size=3, unique=True))
def test_van_tot_loopt_van_de_laagste_naar_de_hoogste(bedragen: list[Decimal]) -> None:
    laag, hoog = kort_procent(min(bedragen)), kort_procent(max(bedragen))
    producten = [gegeven(f"{REISTIJD}.percentage", str(bedrag)) for bedrag in bedragen]
    assert in_woorden(*producten) == f"Reistijd: verschilt per product, {laag} tot en met {hoog}"


def test_een_waarde_in_elk_product_is_die_waarde() -> None:
    assert in_woorden(*(gegeven(f"{REISTIJD}.percentage", "0.10") for _ in range(3))) == "Reistijd: 10%"


def test_ook_in_een_traject_is_het_dezelfde_waarde() -> None:
    in_traject = gegeven(f"product.45A48.{REISTIJD}.percentage", "0.05")
    assert (
        in_woorden(gegeven(f"{REISTIJD}.percentage", "0.10"), in_traject)
        == "Reistijd: verschilt per product, 5% of 10%"
    )


def test_twee_getallen_met_een_naam_lopen_niet_van_het_een_naar_het_ander() -> None:
    ander = gegeven(f"{REISTIJD}.uren_per_jaar", "30", Eenheid.UREN_PER_JAAR)
    assert in_woorden(gegeven(f"{REISTIJD}.percentage", "0.10"), ander) == "Reistijd: verschilt, zie de berekening"


def test_van_meer_getallen_met_elk_een_naam_staat_er_hoeveel_het_zijn() -> None:
    ander = gegeven(f"{REISTIJD}.uren_per_jaar", "30", Eenheid.UREN_PER_JAAR, "Reistijd")
    assert in_woorden(gegeven(f"{REISTIJD}.percentage", "0.10"), ander) == "reistijd: 2 getallen, zie de berekening"


def test_een_getal_dat_een_keer_is_ingevuld_telt_een_keer_ook_als_het_in_meer_tabellen_meerekent() -> None:
    """Een dienst staat één keer op de kaart; in een jaar met drie cao-tabellen rekent zij in elk ervan."""
    van, begeleiders = Plaats("kaart.yaml", 27, 30, 1), Plaats("kaart.yaml", 27, 60, 1)

    def dienst(plek: str, bedrag: str, plaats: Plaats) -> Post:
        herkomst = Herkomst(Klasse.OPEN, parameter=REISTIJD, plaats=plaats)
        return posten.waarde(f"rooster.{plek}", f"rooster {plek}", Decimal(bedrag), Eenheid.AANTAL, herkomst)

    per_tabel = [
        dienst(f"zaterdag.{dag}.{wat}", bedrag, plaats)
        for dag in ("2025-07-01", "2026-05-01", "2026-11-01")
        for wat, bedrag, plaats in (("duur", "8", van), ("begeleiders", "2", begeleiders))
    ]
    assert in_woorden(*per_tabel) == "reistijd: 2 getallen, zie de berekening"
    anders = dienst("zaterdag.2026-11-01.duur", "9", van)
    assert in_woorden(*per_tabel[:4], anders) == "reistijd: 3 getallen, zie de berekening"


def test_wat_uit_andere_waarden_volgt_is_niet_gekozen() -> None:
    """De fte van een functie op het rooster is een uitkomst: alleen de uren van de andere functie zijn gekozen."""
    fte = posten.som("functie.groepsleider.fte", "fte Groepsleider", Eenheid.AANTAL, posten.constante("uren", 100))
    afgeleid = posten.met_herkomst(fte, Herkomst(Klasse.OPEN, parameter=REISTIJD))
    uren = gegeven("functie.teamleider.uren", "2", Eenheid.UREN_PER_JAAR, "uren Teamleider")
    tarief = cast("Tarief", SimpleNamespace(onzekere_posten=(afgeleid, uren), aannames=(REISTIJD,)))
    assert str(aannamewaarden([tarief])[REISTIJD]) == "reistijd: 2 uur"
    assert in_woorden(afgeleid, uren) == "reistijd: 1 getal, zie de berekening"


def test_van_een_keuze_staat_de_uitkomst_er_niet_als_waarde() -> None:
    """Gekozen is welke premie er geldt; wat zij van een loon maakt, is geen aanname."""
    last = posten.som("loon.last", "Premie", Eenheid.EURO_PER_JAAR, posten.constante("loon", 100))
    assert in_woorden(posten.met_herkomst(last, Herkomst(Klasse.OPEN, parameter=REISTIJD))) == "Premie"


def test_van_een_keuze_staat_het_percentage_er_dat_gekozen_is() -> None:
    percentage = posten.waarde("reeksen.awf", "AWf", Decimal("0.0274"), Eenheid.FRACTIE, Herkomst(Klasse.VASTSTAAND))
    last = posten.product("loon.last", "Premie", Eenheid.EURO_PER_JAAR, percentage, posten.constante("loon", 100))
    assert in_woorden(posten.met_herkomst(last, Herkomst(Klasse.OPEN, parameter=REISTIJD))) == "Premie: 2,74%"


def test_een_afgeleide_reekswaarde_is_wel_een_waarde() -> None:
    vorig = posten.constante("vorig", 24)
    reeks = posten.som("reeksen.vergoeding.2026", "Vergoeding 2026", Eenheid.EURO, vorig)
    assert (
        in_woorden(posten.met_herkomst(reeks, Herkomst(Klasse.AANNAME, parameter=REISTIJD)))
        == "Vergoeding 2026: € 24,00"
    )


def aannames(draai: Draai, product: str) -> list[str]:
    """De regels van de tabel van aannames, met één spatie tussen de kolommen."""
    _, _, staart = draai("uitleg", product).stdout.partition("\nAannames (")
    return [op_een_regel(regel) for regel in staart.splitlines()]


def test_uitleg_noemt_elke_aanname_met_waarde_en_sleutel(draai: Draai) -> None:
    rijen = aannames(draai, "45A48")
    assert "Reistijd naar cliënten 10% uren.reistijd" in rijen
    assert "Scholing 40 uur uren.scholing" in rijen
    assert "Premie AWf, laag (vast contract) 2,74% werkgeverslasten.awf" in rijen
    assert "functiemix 20%; 65%; 15% functiemix" in rijen


def test_een_keuze_die_geen_getal_is_staat_er_in_woorden_ook_van_een_onderdeel(draai: Draai) -> None:
    for product in ("43A07", "43A07-AF"):
        rijen = aannames(draai, product)
        assert "uren per fte clientgebonden uren verblijf.uren_per_fte" in rijen
        assert "toeslagen over ort vakantietoeslag rooster.toeslagen_over_ort" in rijen
        assert "rooster 10 getallen, zie de berekening rooster" in rijen
        assert "functiemix 1,5 uur; 1,25 uur functiemix" in rijen


def test_een_rooster_telt_de_getallen_op_de_kaart(draai: Draai) -> None:
    """43A11 heeft vier diensten (duur en begeleiders), en in 2026 drie cao-tabellen."""
    assert "rooster 8 getallen, zie de berekening rooster" in aannames(draai, "43A11")
