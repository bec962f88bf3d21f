"""Het blad *Besluit*, gelezen uit het bestand zelf: wat er besloten wordt, het verschil, en het voorbehoud in gewone woorden.

Alle getallen hier zijn onze eigen uitkomsten; dat ze kloppen, toetst :mod:`.test_bewijs`.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reeletarief.api import bereken, lees_werkmap
from reeletarief.berekening.resultaat import Overgeslagen
from reeletarief.invoer import nalezen
from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.voorbehoud import IN_WOORDEN
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.ods_instellingen import instellingen
from reeletarief.weergave.werkboek.tabelmodel import Werkboek
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import WORTEL, wijzig
from tests.gedeeld.zeker import aanwezig
from tests.werkboek.voorbeeldboek import blad, boek, boek_met_verschil, op_besluit, regio, teksten


def test_besluit_past_op_een_a4_en_heeft_een_rij_per_product() -> None:
    besluit = blad(boek(), "Besluit")
    assert (besluit.afdruk.breed, besluit.afdruk.hoog) == (1, 1)
    for tarief in regio().tarieven:
        assert op_besluit(boek(), str(tarief.kaart.product))["Nieuw tarief"].inhoud == tarief.tarief.bedrag


def test_besluit_zonder_eerder_besluit_heeft_geen_kolommen_voor_oud_en_verschil() -> None:
    assert {"Oud tarief", "Verschil", "Verschil %"} & set(op_besluit(boek(), "45A48")) == set()


def test_besluit_met_eerder_besluit_toont_het_verschil_en_zegt_met_welk() -> None:
    rij = op_besluit(boek_met_verschil(), "45A48")
    oud, nieuw = regio(2025).tarief("45A48").tarief.bedrag, regio().tarief("45A48").tarief.bedrag
    getoond = [rij[kop].inhoud for kop in ("Oud tarief", "Nieuw tarief", "Verschil")]
    assert getoond == [oud, nieuw, nieuw - oud]
    uitleg = teksten(blad(boek_met_verschil(), "Besluit"))[1]
    assert "Oud: Voorbeeldregio, tarieven 2025, status concept." in uitleg


@pytest.mark.parametrize("werkboek", [boek, boek_met_verschil])
def test_wie_het_werkboek_opent_ziet_wat_er_besloten_wordt_en_of_het_al_besloten_is(
    werkboek: Callable[[], Werkboek],
) -> None:
    uit = werkboek()
    assert aanwezig(load_workbook(io.BytesIO(als_xlsx(uit))).active).title == "Besluit"
    assert 'config:name="ActiveTable" config:type="string">Besluit<' in instellingen(uit)
    assert teksten(blad(uit, "Besluit"))[0] == "Tarieven jeugdhulp 2026, Voorbeeldregio: concept, nog niet vastgesteld"


def test_een_nieuw_product_of_een_andere_eenheid_staat_in_het_voorbehoud_en_heeft_geen_verschil() -> None:
    blok = json.loads(resultaat_als_json(regio(2025)))
    blok["tarieven"] = [een for een in blok["tarieven"] if een["product"] != "45A53"]
    next(een for een in blok["tarieven"] if een["product"] == "45A48")["eenheid"] = "minuut"
    uit = maak_werkboek(regio(), lees_oude_tarieven(json.dumps(blok).encode(), "oud.json"))
    for product, voorbehoud in (("45A53", "nieuw product"), ("45A48", "was per minuut")):
        rij = op_besluit(uit, product)
        assert str(rij["Voorbehoud"].inhoud).endswith(voorbehoud)
        assert rij["Verschil"].inhoud is None


def test_besluit_zegt_een_voorbehoud_in_gewone_woorden_en_onder_de_tabel_wat_het_betekent() -> None:
    """De code heeft de lezer van een besluit niet nodig; zij staat op *Bronnen*."""
    assert op_besluit(boek(), "45A48")["Voorbehoud"].inhoud == "26 aannames, cao nog niet bevestigd"
    besluit = teksten(blad(boek(), "Besluit"))
    assert any(
        tekst.startswith("Cao nog niet bevestigd: een cao-tabel wordt gebruikt voorbij de dag") for tekst in besluit
    )
    assert [tekst for tekst in besluit if re.search(r"RT\d", tekst)] == []


def test_elke_waarschuwing_bij_een_tarief_heeft_gewone_woorden() -> None:
    """Een nieuwe waarschuwing in de berekening krijgt hier haar woorden."""
    bron = "".join(
        bestand.read_text(encoding="utf-8")
        for map_ in ("kostprijs", "berekening")
        for bestand in (WORTEL / "reeletarief" / map_).rglob("*.py")
    )
    assert {*re.findall(r'"(RT0\d\d)"', bron), nalezen.CODE} == set(IN_WOORDEN)


def test_onder_besluit_staat_niet_dat_er_op_centen_is_afgerond_als_de_stap_groter_is(kopie: Path) -> None:
    wijzig(kopie / "opslagen.yaml", "  stap: 0.01\n", "  stap: 0.01\n  per_uur: 0.60\n")
    besluit = teksten(blad(maak_werkboek(bereken(lees_werkmap(kopie), ["45A51"])), "Besluit"))
    assert "Wat aan 100% ontbreekt, is de afronding van het tarief." in besluit
    assert [tekst for tekst in besluit if "centen" in tekst] == []


def test_een_lange_regel_onder_besluit_loopt_op_papier_op_de_volgende_door() -> None:
    """Uitleg loopt niet terug in haar cel; wat breder is dan de tabel, valt van het papier."""
    codes = [f"45A{nummer:03}" for nummer in range(100)]
    veel = regio()._replace(overgeslagen=tuple(Overgeslagen(code, ()) for code in codes))
    besluit = blad(maak_werkboek(veel), "Besluit")
    onder = [str(rij[0].inhoud) for rij in besluit.rijen if len(rij) == 1 and rij[0] is not None]
    begin = next(nummer for nummer, tekst in enumerate(onder) if tekst.startswith("Niet berekend: 45A000, "))
    assert all(len(tekst) <= 210 for tekst in onder)
    assert " ".join(onder[begin:]) == f"Niet berekend: {', '.join(codes)}."


def test_een_tabel_die_nog_nagelezen_moet_worden_staat_in_het_voorbehoud(kopie: Path) -> None:
    for tabel in (kopie / "cao").rglob("*.yaml"):
        tabel.write_text(f"{tabel.read_text(encoding='utf-8')}# NALEZEN: proef\n", encoding="utf-8")
    werkboek = maak_werkboek(bereken(lees_werkmap(kopie)))
    woorden = "cao nog niet bevestigd, cao-tabel nog niet nagelezen"
    assert op_besluit(werkboek, "45A48")["Voorbehoud"].inhoud == f"26 aannames, {woorden}"
    betekenis = (
        "Cao-tabel nog niet nagelezen: in een cao-tabel staan regels die nog niemand naast de cao-tekst heeft gelegd."
    )
    assert any(tekst.startswith(betekenis) for tekst in teksten(blad(werkboek, "Besluit")))
