"""Wie doet wat de remedie zegt, letterlijk, is de melding kwijt."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from reeletarief.api import lees_werkmap
from tests.conftest import Draai, op_een_regel, wijzig
from tests.test_fouten import FOUTEN

KAART, OPSLAGEN, CAO = "productkaarten/45A48.yaml", "opslagen.yaml", "cao/proef/2026-01-01.yaml"


class Proef(NamedTuple):
    """Wat er in de remedie staat, en wat de lezer dan in het bestand vervangt."""

    geval: str
    bestand: str
    zegt: str
    oud: str
    nieuw: str


FUNCTIE = '- {functie: INVULLEN, niveau: mbo, schaal: "INVULLEN", trede: max}'
REEKS = "{naam: INVULLEN, waarden: [{jaar: 2026, waarde: 10%, klasse: open, bron: INVULLEN}]}"
INDEXREEKSEN = "".join(
    f"  {naam}_{stand}: {REEKS}\n" for naam in ("ova", "ppc") for stand in ("definitief", "voorlopig")
)
PROEVEN = (
    Proef(
        "RT201-tekst-in-plaats-van-lijst", OPSLAGEN, "over: [jaarsalaris]", "over: jaarsalaris", "over: [jaarsalaris]"
    ),
    Proef("RT201-tekst-in-plaats-van-functie", KAART, FUNCTIE, "- Gedragswetenschapper", FUNCTIE),
    Proef("RT211-bezettingsgraad-onder-een-procent", KAART, "Bedoelt u 90.5%?", "0.905%", "90.5%"),
    Proef("RT211-negatief", KAART, "Bedoelt u 40%?", "-40%", "40%"),
    Proef("RT211-uren-boven-100-procent", OPSLAGEN, "Bedoelt u 15%?", "150%", "15%"),
    Proef(
        "RT225-geen-salaristabel",
        CAO,
        'salaris: {"9": {"0": 2946.27}}',
        "verlof:",
        'salaris: {"9": {"0": 2946.27}}\nverlof:',
    ),
    Proef(
        "RT227-acuut-zonder-dagen",
        "productkaarten/P1.yaml",
        "hoogstens_dagen: 14",
        "intensiteit: acuut",
        "intensiteit: acuut, hoogstens_dagen: 14",
    ),
    Proef(
        "RT227-consult-zonder-duur",
        "productkaarten/CON.yaml",
        "uren_per_stuk: 0.75",
        "deelnemers: 2",
        "deelnemers: 2, uren_per_stuk: 0.75",
    ),
    Proef(
        "RT227-toeslag-zonder-ort-over",
        "productkaarten/44A06.yaml",
        "ort_over: gewerkte_uren",
        "  diensten:",
        "  ort_over: gewerkte_uren\n  diensten:",
    ),
    Proef("RT227-bandbreedte-zonder-procentteken", OPSLAGEN, "met of zonder procentteken", "hoog: 12", "hoog: 12%"),
    Proef(
        "RT227-prijspeil-bij-een-grens",
        OPSLAGEN,
        "Haal het weg",
        "prijspeil: 2026, klasse: open}\nreeksen",
        "klasse: open}\nreeksen",
    ),
    Proef("RT228-aanname-zonder-afleiding", OPSLAGEN, "klasse: open", "klasse: aanname", "klasse: open"),
    Proef(
        "RT230-zonder-bron", OPSLAGEN, "bron: INVULLEN", "klasse: suggestie", "klasse: suggestie\n    bron: INVULLEN"
    ),
    Proef("RT230-afwijking-zonder-bron", KAART, "bron: INVULLEN", "motivering:", "bron: INVULLEN, motivering:"),
    Proef(
        "RT230-zonder-klasse",
        OPSLAGEN,
        "klasse: open",
        "    naam: Pensioen\n",
        "    naam: Pensioen\n    klasse: open\n",
    ),
    Proef(
        "RT301-percentage-zonder-over",
        OPSLAGEN,
        "over: [beroepskracht]",
        "percentage: 20%, als",
        "percentage: 20%, over: [beroepskracht], als",
    ),
    Proef("RT302-gewichten-index", OPSLAGEN, "10 procentpunt", "gewicht_ppc: 20%", "gewicht_ppc: 10%"),
    Proef(
        "RT303-deel-van-de-grondslag",
        OPSLAGEN,
        "Haal 'overhead' weg uit 'over' van 'risico'",
        "[kostprijs, overhead]",
        "[kostprijs]",
    ),
    Proef("RT309-index-zonder-reeks", OPSLAGEN, f"ova_voorlopig: {REEKS}", "reeksen:\n", f"reeksen:\n{INDEXREEKSEN}"),
    Proef("RT310-andere-soort", KAART, "een getal zonder procentteken", "waarde: 5%", "waarde: 5"),
    Proef("RT314-minimum-over-onbekende-cel", CAO, "0, 1, 2, extra1", 'trede: "9"', 'trede: "2"'),
    Proef(
        "RT411-slaapdienst-onbekend",
        KAART,
        "slaapdienst_telt_als: 50%",
        "  ort: geen\n",
        "  ort: geen\n  slaapdienst_telt_als: 50%\n",
    ),
    Proef(
        "RT412-feestdagen-onbekend",
        CAO,
        "feestdagen: [nieuwjaar, koningsdag]",
        "feestdagen: []",
        "feestdagen: [nieuwjaar, koningsdag]",
    ),
    Proef("RT412-geen-tijdvakken", KAART, "ort_percentage: 20%", "ort: uit_cao", "ort_percentage: 20%"),
)


@pytest.mark.parametrize("proef", PROEVEN, ids=[proef.geval for proef in PROEVEN])
def test_wie_de_remedie_letterlijk_volgt_is_de_melding_kwijt(proef: Proef, draai: Draai, werkmap: Path) -> None:
    shutil.copytree(FOUTEN / proef.geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
    code = proef.geval.partition("-")[0]
    melding = op_een_regel(draai("bereken", map_=werkmap).stderr)
    assert f"[{code}]" in melding
    assert proef.zegt in melding.partition("→")[2]
    pad = werkmap / proef.bestand
    tekst = pad.read_text(encoding="utf-8")
    assert proef.oud in tekst
    pad.write_text(tekst.replace(proef.oud, proef.nieuw, 1), encoding="utf-8")
    assert f"[{code}]" not in draai("bereken", map_=werkmap).stderr


def test_een_lange_lijst_van_bekende_namen_zegt_dat_er_meer_zijn(draai: Draai, werkmap: Path) -> None:
    """Van veertien reeksen stonden er twaalf, als waren het alle."""
    waarden = "{naam: Proef, waarden: [{jaar: 2026, waarde: 1%, klasse: open, bron: proef}]}"
    wijzig(
        werkmap / OPSLAGEN,
        "reeksen:\n",
        "reeksen:\n" + "".join(f"  reeks_{een}: {waarden}\n" for een in "abcdefghijklm"),
    )
    wijzig(werkmap / OPSLAGEN, "{reeks: premie}", "{reeks: zzz}")
    assert "reeks_j, reeks_k …." in op_een_regel(draai("bereken", map_=werkmap).stderr)


def test_een_leeg_veld_zegt_wat_er_hoort_en_of_het_weg_mag(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / KAART
    wijzig(kaart, "segment: ambulant", "segment:\ndoel:")
    melding = op_een_regel(draai("bereken", map_=werkmap).stderr)
    assert "→ Vul 'segment' in. Segment van de inkoop" in melding
    assert "→ Vul 'doel' in of haal de sleutel weg. Wat het product moet bereiken" in melding


def test_geen_remedie_laat_drie_puntjes_overnemen() -> None:
    """Wat tussen aanhalingstekens staat, mag zo in een bestand; '…' is dan gewone tekst die niemand meer noemt."""
    for pad in (*FOUTEN.glob("RT*/verwacht.txt"), *(FOUTEN.parent / "controles").glob("RT*/verwacht.txt")):
        remedies = [regel for regel in pad.read_text(encoding="utf-8").splitlines() if regel.startswith("  → ")]
        assert not [regel for regel in remedies if ": …" in regel], pad


@pytest.mark.parametrize(
    ("nieuw", "code", "waar"),
    [
        ("{reeks: PREMIE}", "RT207", "PREMIE"),
        ("{reeks: pre-mie}", "RT207", "pre-mie"),
        ("{reeks_per_cao: {proef: premie, ander: De premie}}", "RT207", "De premie"),
        ("{reeks_per_cao: {Proef x: premie}}", "RT207", "Proef x"),
        ("{reeks: [premie]}", "RT201", "[premie]"),
    ],
)
def test_een_verkeerde_naam_in_een_verwijzing_staat_bij_die_naam(
    nieuw: str, code: str, waar: str, werkmap: Path
) -> None:
    """Met zes cao's op een regel wees de melding anders naar het veld ervoor, en stond wat zij voorstelt niet op die plek."""
    wijzig(werkmap / OPSLAGEN, "percentage: {reeks: premie}", f"percentage: {nieuw}")
    (fout,) = [een for een in lees_werkmap(werkmap).bevindingen if een.code == code]
    assert fout.plaats is not None
    regel = (werkmap / OPSLAGEN).read_text(encoding="utf-8").splitlines()[fout.plaats.regel - 1]
    assert regel[fout.plaats.kolom - 1 :].startswith(waar)
