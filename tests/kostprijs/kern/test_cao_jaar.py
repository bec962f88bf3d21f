"""Welke cao-tabellen in een tariefjaar gelden: perioden, loonpeil en wat daarbij gemeld wordt.

Cao ``dubbel`` heeft een tabel per 1 juli 2025, een per 1 mei 2026 en een afgeleide per 1 oktober 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from reeletarief.api import bereken
from reeletarief.kostprijs.cao_jaar import met_vorige
from tests.kostprijs.kern.proef import ENKEL, LATER, OUD, bedrag, bestanden, lees, reken, weigering


def test_elke_maand_telt_met_haar_eigen_tabel() -> None:
    """4 × 3100, 5 × 3193, en vanaf oktober 3 × (3193 + hoogstens 80, ten minste 65: 2% is 63,86) op hele euro's."""
    tarief = reken("UU")
    assert tarief.cao is not None
    assert [(str(p.tabel.dag), p.aantal_maanden, p.einde(2026)) for p in tarief.cao.perioden] == [
        ("2025-07-01", 4, date(2026, 4, 30)),
        ("2026-05-01", 5, date(2026, 9, 30)),
        ("2026-10-01", 3, date(2026, 12, 31)),
    ]
    assert bedrag(tarief, "loon.dubbel.schaal_8.max.jaarsalaris") == 4 * 3100 + 5 * 3193 + 3 * 3258
    assert (tarief.cao.cao, tarief.cao.jaar, tarief.cao.loonpeil) == ("dubbel", 2026, 2026)


@pytest.mark.parametrize(
    ("eerste", "laatste", "wanneer"),
    [(1, 12, ""), (1, 11, "(maand 1–11)"), (2, 12, "(maand 2–12)"), (6, 7, "(maand 6–7)"), (12, 12, "(maand 12)")],
)
def test_een_deel_van_het_jaar_noemt_zijn_maanden(eerste: int, laatste: int, wanneer: str) -> None:
    cao = reken("UU").cao
    assert cao is not None
    assert cao.perioden[0]._replace(maanden=tuple(range(eerste, laatste + 1))).wanneer == wanneer


@pytest.mark.parametrize(
    ("peildatum", "maandbedrag", "loonpeil", "codes"),
    [
        (date(2025, 7, 1), 3100, 2026, ["RT012"]),
        (date(2026, 4, 30), 3100, 2026, ["RT012"]),
        (date(2026, 5, 1), 3193, 2026, []),
        (date(2026, 9, 30), 3193, 2026, []),
        (date(2026, 10, 1), 3258, 2026, ["RT014"]),
        (date(2027, 1, 1), 3258, 2026, ["RT012", "RT014"]),
    ],
)
def test_een_peildatum_neemt_een_tabel_voor_het_hele_jaar(
    peildatum: date, maandbedrag: int, loonpeil: int, codes: list[str]
) -> None:
    tarief = reken("UU", peildatum=peildatum)
    assert bedrag(tarief, "loon.dubbel.schaal_8.max.jaarsalaris") == 12 * maandbedrag
    assert tarief.cao is not None
    assert tarief.cao.loonpeil == loonpeil
    assert [bevinding.code for bevinding in tarief.waarschuwingen] == codes


def test_de_waarschuwing_noemt_de_peildatum() -> None:
    (melding,) = reken("UU", peildatum=date(2025, 7, 1)).waarschuwingen
    assert melding.wat == (
        "De tabel van cao dubbel per 2025-07-01 is bevestigd tot en met 2026-04-30; "
        "tariefjaar 2026 (op peildatum 2025-07-01) rekent ermee door."
    )
    assert (melding.ernst, str(melding.plaats)) == ("waarschuwing", f"{OUD}:4:16")


def test_wat_over_het_vervolg_bekend_is_staat_erbij() -> None:
    (melding, *_) = reken(
        "UU", (OUD, "bron: {", "vervolg: {stand: Er is overleg.}\nbron: {"), peildatum=date(2025, 7, 1)
    ).waarschuwingen
    assert melding.wat.endswith("rekent ermee door. Er is overleg.")


def test_een_tabel_die_na_het_tariefjaar_ingaat_telt_ongewijzigd_mee() -> None:
    """Gerekend wordt 2025 met lonen van mei 2026: die worden niet teruggerekend, en dat staat erbij."""
    premies = [
        (
            "opslagen.yaml",
            f"{{jaar: 2026, waarde: {getal}",
            f"{{vanaf: 2025-01-01, tot_en_met: 2026-12-31, waarde: {getal}",
        )
        for getal in ("12%", "13%", "6%", "100%", "17000")
    ]
    premies += [("opslagen.yaml", "{vanaf: 2026-01-01", "{vanaf: 2025-01-01")]
    premies += [("opslagen.yaml", "      - {jaar: 2026, afleiding", "      - {jaar: 2027, afleiding")]
    geen = (
        "opslagen.yaml",
        "indexering: {methode: ova_ppc, stand: voorlopig, gewicht_ova: 90%, gewicht_ppc: 10%",
        "indexering: {methode: vast, percentage: 3%",
    )
    tarief = reken("UU", *premies, geen, jaar=2025, peildatum=date(2026, 5, 1))
    assert tarief.cao is not None
    assert (tarief.cao.jaar, tarief.cao.loonpeil, tarief.cao.peilgrens) == (2025, 2026, None)
    assert not [melding for melding in tarief.waarschuwingen if "maandbedrag" in melding.wat]  # één keer, niet per cel
    assert tarief.waarschuwingen[0][:5] == (
        "RT013",
        "De tabel van cao dubbel gaat in op 2026-05-01, na tariefjaar 2025; de lonen tellen ongewijzigd mee.",
        "Kies een peildatum in of voor 2025.",
        tarief.cao.laatste.ingangsdatum.plaats,
        "waarschuwing",
    )


@pytest.mark.parametrize(
    ("peildatum", "wanneer", "anders"),
    [(None, "in 2025-01", "een later tariefjaar"), (date(2025, 6, 30), "op 2025-06-30", "een latere peildatum")],
)
def test_zonder_tabel_wordt_er_niet_gerekend(peildatum: date | None, wanneer: str, anders: str) -> None:
    (weg,) = bereken(lees(), ["UU"], 2025, peildatum).overgeslagen
    (reden,) = weg.redenen
    assert reden.code == "RT404"
    assert reden.wat == f"Er is geen tabel van cao dubbel die {wanneer} geldt; de eerste gaat in op 2025-07-01."
    assert reden.remedie == f"Voeg de oudere tabel toe onder cao/dubbel/, of kies {anders}."
    assert str(reden.plaats) == "productkaarten/UU.yaml:5:6"


def test_een_afgeleide_tabel_zet_het_loonpeil_niet_verder_dan_haar_eigen_jaar() -> None:
    """Ook niet als zij zegt tot in 2027 bevestigd te zijn; een gewone tabel die dat zegt, wel."""
    premies = [("opslagen.yaml", "{jaar: 2026, waarde: 1", "{vanaf: 2026-01-01, tot_en_met: 2027-12-31, waarde: 1")]
    premies += [("opslagen.yaml", "{jaar: 2026, waarde: 6%", "{vanaf: 2026-01-01, tot_en_met: 2027-12-31, waarde: 6%")]
    premies += [("opslagen.yaml", "tot_en_met: 2026-12-31", "tot_en_met: 2027-12-31")]
    premies += [("opslagen.yaml", "      - {jaar: 2026, afleiding", "      - {jaar: 2027, afleiding")]
    vast = (
        "opslagen.yaml",
        "indexering: {methode: ova_ppc, stand: voorlopig, gewicht_ova: 90%, gewicht_ppc: 10%",
        "indexering: {methode: vast, percentage: 3%",
    )
    for pad, product, loonpeil in ((LATER, "UU", 2026), ("cao/enkel/2026-01-01.yaml", "C", 2027)):
        tarief = reken(
            product, *premies, vast, (pad, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2027-12-31"), jaar=2027
        )
        assert tarief.cao is not None
        assert tarief.cao.loonpeil == loonpeil


def test_alle_schalen_en_treden_die_niet_bestaan_staan_in_een_melding() -> None:
    kaart = "productkaarten/UU.yaml"
    redenen = weigering("UU", (kaart, 'schaal: "8"', 'schaal: "88"'), (kaart, "trede: 0", "trede: 7"))
    assert [reden.code for reden in redenen] == ["RT405", "RT406"]
    assert redenen[0].wat == "Schaal 88 staat niet in de tabel van cao dubbel per 2025-07-01."
    assert redenen[0].remedie == "Kies een schaal uit die tabel: 8, 11."


def test_een_afgeleide_tabel_rust_op_de_tabel_ervoor() -> None:
    cao = reken("UU").cao
    assert cao is not None
    assert [str(tabel.dag) for tabel in met_vorige(cao.laatste)] == ["2026-10-01", "2026-05-01"]
    assert met_vorige(cao.perioden[0].tabel) == (cao.perioden[0].tabel,)


def test_een_vervangen_tabel_heeft_het_peil_van_haar_laatste_dag() -> None:
    """Cao jaar: de tabel van 2025 gold tot en met juni 2026. Cao enkel: die van 2025 tot en met oudjaar 2025."""
    jaar = reken("M", peildatum=date(2025, 6, 1)).cao
    assert jaar is not None
    assert jaar.loonpeil == 2026
    tekst = bestanden()[ENKEL].replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2025-01-01")
    enkel = reken("C", ("cao/enkel/2025-01-01.yaml", "", tekst), peildatum=date(2025, 6, 1)).cao
    assert enkel is not None
    assert enkel.loonpeil == 2025


def _met_een_gat() -> tuple[tuple[str, str, str], ...]:
    """Cao enkel met een tabel van 2025, bevestigd tot en met 2025, en een van 2027; over 2026 zegt niemand iets."""
    eerst = bestanden()[ENKEL]
    oud, nieuw = (
        eerst.replace("2026-01-01", f"{jaar}-01-01").replace("2026-12-31", f"{jaar}-12-31") for jaar in (2025, 2027)
    )
    return ((ENKEL, eerst, ""), ("cao/enkel/2025-01-01.yaml", "", oud), ("cao/enkel/2027-01-01.yaml", "", nieuw))


def test_een_volgende_tabel_na_een_gat_bepaalt_het_loonpeil_en_dat_staat_erbij() -> None:
    """Zonder de tabel van 2027 zijn het de lonen van 2025, met index; met haar die van 2026, zonder."""
    weg, oud, nieuw = _met_een_gat()
    zonder, met = reken("C", weg, oud), reken("C", weg, oud, nieuw)
    assert zonder.cao is not None
    assert met.cao is not None
    assert (zonder.cao.loonpeil, zonder.cao.peilgrens) == (2025, None)
    assert met.cao.loonpeil == 2026
    assert met.cao.peilgrens is not None
    assert met.cao.peilgrens.bestand == "cao/enkel/2027-01-01.yaml"
    assert met.waarschuwingen[0][:3] == (
        "RT012",
        (
            "De tabel van cao enkel per 2025-01-01 is bevestigd tot en met 2025-12-31; tariefjaar 2026 rekent ermee door, "
            "en de lonen tellen als die van 2026, zonder index: de volgende tabel gaat in op 2027-01-01."
        ),
        "Voeg de tabel toe die ertussen hoort, of schrijf 'bevestigd_tot: 2026-12-31' als deze lonen zo lang gelden.",
    )


def test_een_eerdere_peildatum_noemt_het_jaar_van_de_lonen() -> None:
    """De tabel van 2023 is tot en met 2023 bevestigd, maar gold tot die van 2025; die lonen worden nog geïndexeerd."""
    weg, oud, _ = _met_een_gat()
    eerder = oud[2].replace("2025", "2023")
    tarief = reken("C", weg, oud, ("cao/enkel/2023-01-01.yaml", "", eerder), peildatum=date(2024, 6, 1))
    assert (
        "; tariefjaar 2026 (op peildatum 2024-06-01) rekent ermee door, en de lonen tellen als die van 2024: de "
        in (tarief.waarschuwingen[0].wat)
    )


def test_een_tabel_die_aansluit_bepaalt_niets() -> None:
    """De volgende tabel gaat in op de dag na de bevestiging: dan zegt zij niets wat de tabel zelf niet zegt."""
    weg, oud, nieuw = _met_een_gat()
    cao = reken("C", weg, (oud[0], "", oud[2].replace("2025-12-31", "2026-12-31")), nieuw).cao
    assert cao is not None
    assert (cao.loonpeil, cao.peilgrens) == (2026, None)
