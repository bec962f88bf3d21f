"""Of een besluit aansluit op wat ervoor gold: een gat zonder tarief (RT028, RT731), een besluit dat nog doorliep (RT029), wat wegvalt (RT031)."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.besluit.aansluiting import gat_voor, sluit_aan
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.model import Besluit
from tests.conftest import Draai, op_een_regel, wijzig
from tests.tarieflijst.proef import gewoon

DAG = datetime.timedelta(days=1)


def stel_jaar_vast(draai: Draai, regio: Path, jaar: int, *meer: str, **dagen: str) -> str:
    """Stel een jaar vast met deze dagen; geeft wat er op stderr staat."""
    gegevens = {"besluitdatum": f"{jaar - 1}-12-10"} | dagen
    tekst = "".join(f"{naam}: {dag}\n" for naam, dag in gegevens.items())
    if jaar == 2026:
        tekst += "uitzonderingen:\n  - {cao: jeugdzorg, reden: nog geen cao gesloten}\n"
    (regio / "gegevens.yaml").write_text(tekst, encoding="utf-8")
    uitkomst = draai("vaststellen", "--besluit", str(regio / "gegevens.yaml"), "-j", str(jaar), *meer, map_=regio)
    assert uitkomst.code == 0, uitkomst.stderr
    return op_een_regel(uitkomst.stderr)


EERDER_IN = "Zet ingangsdatum: {} in de besluitgegevens"
DOORLOPEN = "erzie het besluit over 2025 met geldig_tot: {}"


@pytest.mark.parametrize(
    ("geldig_tot", "ingangsdatum", "dagen", "remedies"),
    [
        (
            "2025-12-31",
            "2026-02-01",
            "Van 2026-01-01 tot en met 2026-01-31",
            [EERDER_IN.format("2026-01-01"), "h" + DOORLOPEN.format("2026-01-31")],
        ),
        (
            "2026-02-28",
            "2026-03-02",
            "Op 2026-03-01",
            [EERDER_IN.format("2026-03-01"), "h" + DOORLOPEN.format("2026-03-01")],
        ),
        (
            "2025-10-31",
            "2026-01-01",
            "Van 2025-11-01 tot en met 2025-12-31",
            ["H" + DOORLOPEN.format("2025-12-31")],
        ),
    ],
    ids=["januari", "een dag", "eind van het jaar ervoor"],
)
def test_een_gat_tussen_twee_besluiten_wordt_gezegd_met_wat_er_kan(
    draai: Draai, twee_jaren: Path, geldig_tot: str, ingangsdatum: str, dagen: str, remedies: list[str]
) -> None:
    assert "[RT028]" not in stel_jaar_vast(draai, twee_jaren, 2025, geldig_tot=geldig_tot)
    proef = stel_jaar_vast(draai, twee_jaren, 2026, "--proef", ingangsdatum=ingangsdatum)
    stderr = stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum=ingangsdatum)
    for tekst in (proef, stderr):
        assert "[RT028]" in tekst
        assert (
            f"{dagen} geldt er geen vastgesteld tarief: vastgesteld/2025.json eindigt op {geldig_tot}, en dit gaat in op {ingangsdatum}."
            in tekst
        )
        assert all(remedie in tekst for remedie in remedies)
        assert (EERDER_IN.partition(":")[0] in tekst) is (len(remedies) == 2)
        assert "stel ook over" not in tekst.lower()
    lijst = draai("tarieflijst", map_=twee_jaren)
    assert lijst.code == 0
    assert "[RT731]" in lijst.stderr
    assert f"{dagen} geldt er geen vastgesteld tarief: vastgesteld/2025.json eindigt op {geldig_tot}" in lijst.stderr
    assert draai("tarieflijst", "--streng", map_=twee_jaren).code == 1
    assert "[RT731]" not in draai("tarieflijst", map_=twee_jaren / "vastgesteld/2026.json").stderr


@pytest.mark.parametrize(("geldig_tot", "ingangsdatum"), [("2025-12-31", "2026-01-01"), ("2026-02-28", "2026-03-01")])
def test_sluit_het_aan_dan_is_er_niets_te_zeggen(
    draai: Draai, twee_jaren: Path, geldig_tot: str, ingangsdatum: str
) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025, geldig_tot=geldig_tot)
    stderr = stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum=ingangsdatum)
    assert "[RT028]" not in stderr
    assert "[RT029]" not in stderr
    assert "[RT731]" not in draai("tarieflijst", map_=twee_jaren).stderr


def test_zonder_besluit_ervoor_is_er_niets_te_zeggen(draai: Draai, twee_jaren: Path) -> None:
    """Ook een concept van ervoor is geen besluit."""
    stel_jaar_vast(draai, twee_jaren, 2025, "--als-concept")
    assert "[RT028]" not in stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum="2026-02-01")
    assert "[RT731]" not in draai("tarieflijst", map_=twee_jaren).stderr


def test_een_concept_over_dit_jaar_vult_geen_gat(draai: Draai, twee_jaren: Path) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025)
    stel_jaar_vast(draai, twee_jaren, 2026, "--als-concept", besluitdatum="2025-10-01")
    stderr = stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum="2026-02-01")
    assert "Van 2026-01-01 tot en met 2026-01-31 geldt er geen vastgesteld tarief" in stderr


def test_een_herziening_die_eerder_ingaat_zegt_het_alleen_van_het_jaar_ervoor(draai: Draai, twee_jaren: Path) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025, geldig_tot="2026-03-31")
    stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum="2026-03-01")
    eerder = {"besluitdatum": "2026-01-20", "ingangsdatum": "2026-02-01"}
    stderr = stel_jaar_vast(draai, twee_jaren, 2026, "--herziening", "reden", **eerder)
    assert stderr.count("[RT029]") == 1
    assert "De tarieven van 2025 liepen door" in stderr


@pytest.mark.parametrize(("ingangsdatum", "gezegd"), [("2026-03-31", True), ("2026-04-01", False)])
def test_een_besluit_dat_nog_een_dag_doorliep_wordt_ook_genoemd(
    draai: Draai, twee_jaren: Path, ingangsdatum: str, gezegd: bool
) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025, geldig_tot="2026-03-31")
    assert ("[RT029]" in stel_jaar_vast(draai, twee_jaren, 2026, "--proef", ingangsdatum=ingangsdatum)) is gezegd


def test_een_herziening_sluit_aan_op_wat_zij_vervangt(draai: Draai, regio: Path) -> None:
    stel_jaar_vast(draai, regio, 2026, geldig_tot="2026-03-31")
    herzie = ("--herziening", "reden")
    later = {"besluitdatum": "2026-02-01", "ingangsdatum": "2026-04-01"}
    assert "[RT028]" not in stel_jaar_vast(draai, regio, 2026, *herzie, "--proef", **later)
    stderr = stel_jaar_vast(draai, regio, 2026, *herzie, **later | {"ingangsdatum": "2026-07-01"})
    assert (
        "Van 2026-04-01 tot en met 2026-06-30 geldt er geen vastgesteld tarief: het besluit van 2025-12-10 eindigt"
        in stderr
    )
    assert EERDER_IN.format("2026-04-01") in stderr
    assert "erzie het besluit over" not in stderr
    lijst = draai("tarieflijst", map_=regio).stderr
    assert (
        "Van 2026-04-01 tot en met 2026-06-30 geldt er geen vastgesteld tarief: vastgesteld/2026-vastgesteld-" in lijst
    )


def test_een_besluit_dat_nog_doorliep_wordt_genoemd_met_de_lijst_die_niet_meer_klopt(
    draai: Draai, twee_jaren: Path
) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025, geldig_tot="2026-03-31")
    assert "[RT029]" not in stel_jaar_vast(draai, twee_jaren, 2026, "--als-concept", ingangsdatum="2026-02-01")
    stderr = stel_jaar_vast(draai, twee_jaren, 2026, ingangsdatum="2026-02-01")
    assert "[RT029]" in stderr
    assert "De tarieven van 2025 liepen door tot en met 2026-03-31; dit besluit vervangt ze vanaf 2026-02-01." in stderr
    assert "2026-01-31" in draai("tarieflijst", "-j", "2025", "-f", "csv", map_=twee_jaren).stdout
    for besluitdatum, ingangsdatum in (("2026-02-10", "2026-02-01"), ("2026-02-11", "2026-03-01")):
        dagen = {"besluitdatum": besluitdatum, "ingangsdatum": ingangsdatum}
        assert "[RT029]" not in stel_jaar_vast(draai, twee_jaren, 2026, "--herziening", "reden", **dagen), ingangsdatum


@pytest.mark.parametrize(
    ("jaar", "einde", "remedie"),
    [
        (2023, "2023-12-31", "Stel ook over 2024 vast, en leg opnieuw vast."),
        (
            2023,
            "2023-10-31",
            "Herzie het besluit over 2023 met geldig_tot: 2023-12-31 en stel ook over 2024 vast, en leg opnieuw vast.",
        ),
        (
            2024,
            "2024-12-31",
            "Herzie het besluit over 2024 met geldig_tot: 2025-12-31, of stel ook over 2025 vast, en leg opnieuw vast.",
        ),
    ],
)
def test_is_een_jaar_overgeslagen_dan_noemt_de_remedie_dat_jaar(
    draai: Draai, besloten: Path, jaar: int, einde: str, remedie: str
) -> None:
    """Een besluit kan hooguit tot eind van het jaar erna doorlopen: dat over 2023 niet tot 2026, dat over 2024 wel."""
    blok = json.loads((besloten / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    blok["besluit"] |= {"ingangsdatum": f"{jaar}-01-01", "geldig_tot": einde}
    blok |= {"tariefjaar": jaar, "bewijs": {**blok["bewijs"], "sha256": "0" * 64}}
    (besloten / f"vastgesteld/{jaar}.json").write_text(json.dumps(blok), encoding="utf-8")
    stderr = stel_jaar_vast(draai, besloten, 2026, "--herziening", "reden", ingangsdatum="2026-01-01")
    dagen = f"Van {datetime.date.fromisoformat(einde) + DAG} tot en met 2025-12-31"
    assert f"{dagen} geldt er geen vastgesteld tarief: vastgesteld/{jaar}.json eindigt" in stderr
    assert remedie in stderr


EEN_BESLUIT = lees_besluit(json.dumps(gewoon()).encode(), "vastgesteld/2026.json")
DAGEN = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))


@given(st.lists(st.tuples(DAGEN, DAGEN).map(sorted), min_size=1, max_size=4), DAGEN, st.randoms(use_true_random=False))
def test_een_gat_is_precies_de_dagen_waarop_het_laatst_genomen_besluit_niet_meer_geldt(
    tijdvakken: list[list[datetime.date]], ingangsdatum: datetime.date, toeval: random.Random
) -> None:
    """Op elke dag geldt van de besluiten die dan zijn ingegaan het laatst genomene; in welke volgorde ze gegeven worden, doet er niet toe."""
    assert isinstance(EEN_BESLUIT, Besluit)
    eerdere = [
        EEN_BESLUIT._replace(
            ingangsdatum=begin, geldig_tot=einde, besluitdatum=datetime.date(2025, 1, 1) + nummer * DAG
        )
        for nummer, (begin, einde) in enumerate(tijdvakken)
    ]
    gat = gat_voor(ingangsdatum, toeval.sample(eerdere, len(eerdere)))

    def gold(dag: datetime.date) -> bool:
        ingegaan = [een for een in eerdere if een.ingangsdatum <= dag]
        return bool(ingegaan) and dag <= ingegaan[-1].geldig_tot

    begonnen = [een for een in eerdere if een.ingangsdatum < ingangsdatum]
    assert sluit_aan(ingangsdatum, eerdere) is gold(ingangsdatum - DAG)
    if gat is None:
        assert not begonnen or gold(ingangsdatum - DAG)
    else:
        assert gat.tot == ingangsdatum - DAG
        assert not gold(gat.tot)
        assert gat.na == begonnen[-1]
        assert gat.van == begonnen[-1].geldig_tot + DAG


def test_een_herziening_die_eerder_ophoudt_laat_een_gat(draai: Draai, twee_jaren: Path) -> None:
    """Het besluit dat zij verving, liep langer; vanaf haar ingangsdatum geldt dat niet meer, ook niet als zij zelf afloopt."""
    stel_jaar_vast(draai, twee_jaren, 2025)
    korter = {"besluitdatum": "2025-05-01", "ingangsdatum": "2025-07-01", "geldig_tot": "2025-09-30"}
    stel_jaar_vast(draai, twee_jaren, 2025, "--herziening", "reden", **korter)
    dagen = "Van 2025-10-01 tot en met 2025-12-31 geldt er geen vastgesteld tarief: vastgesteld/2025.json eindigt op 2025-09-30"
    assert dagen in stel_jaar_vast(draai, twee_jaren, 2026)
    assert dagen in op_een_regel(draai("tarieflijst", map_=twee_jaren).stderr)


def test_een_kaart_die_weg_is_valt_niet_stil_uit_het_besluit(draai: Draai, regio: Path) -> None:
    """Ook bij een herziening die op dezelfde dag ingaat, en met --proef; zonder iets dat wegvalt blijft het stil."""
    assert "[RT031]" not in stel_jaar_vast(draai, regio, 2026)
    herzie = ("--herziening", "reden")
    (weg,) = (regio / "productkaarten").glob("41A18*")
    weg.unlink()
    wijzig(next((regio / "productkaarten").glob("45A49*")), "\neenheid: minuut", "\neenheid: uur")
    proef = stel_jaar_vast(draai, regio, 2026, *herzie, "--proef", besluitdatum="2026-02-01")
    stderr = stel_jaar_vast(draai, regio, 2026, *herzie, besluitdatum="2026-02-01")
    melding = (
        "Anders dan in het besluit van 2025-12-10 over 2026: niet meer vastgesteld: 41A18; "
        "per een andere eenheid: 45A49 (was minuut, nu uur)."
    )
    assert melding in proef
    assert melding in stderr
    later = {"besluitdatum": "2026-03-01", "ingangsdatum": "2026-04-01"}
    assert "[RT031]" not in stel_jaar_vast(draai, regio, 2026, *herzie, **later)


def test_een_product_dat_het_jaar_erna_vervalt_staat_erbij(draai: Draai, twee_jaren: Path) -> None:
    stel_jaar_vast(draai, twee_jaren, 2025)
    (weg,) = (twee_jaren / "productkaarten").glob("41A18*")
    weg.unlink()
    assert "Anders dan in het besluit van 2024-12-10 over 2025: niet meer vastgesteld: 41A18." in stel_jaar_vast(
        draai, twee_jaren, 2026
    )
