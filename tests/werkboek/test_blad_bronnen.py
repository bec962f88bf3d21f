"""Het blad *Bronnen*, gelezen uit het bestand zelf: afwijkingen, nullen, aannames, en waarom een tarief verschilt.

Alle getallen hier zijn onze eigen uitkomsten; dat ze kloppen, toetst :mod:`.test_bewijs`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.werkboek.boek import maak_werkboek
from tests.conftest import WORTEL
from tests.werkboek.voorbeeldboek import blad, boek, regio, teksten

RONDE = WORTEL / "examples" / "ronde"


def test_bronnen_noemen_afwijkingen_nullen_waarschuwingen_en_bestanden() -> None:
    bronnen = blad(boek(), "Bronnen")
    soorten = {rij[0].inhoud for rij in bronnen.rijen if len(rij) > 2 and rij[0] is not None}
    assert {"bron", "afwijking", "nul", "aanname", "waarschuwing", "bestand"} <= soorten
    assert {"keuze", "cao", "tariefverschil"} <= soorten
    assert {bestand.sha256 for bestand in regio().bewijs.bestanden} <= set(teksten(bronnen))


def regels_van(soort: str) -> list[tuple[str, ...]]:
    """Van *Bronnen* de regels van een soort, zonder die soort."""
    rijen = [
        tuple(str(cel.inhoud or "") if cel else "" for cel in rij)
        for rij in blad(boek(), "Bronnen").rijen
        if len(rij) == 5
    ]
    return [rij[1:] for rij in rijen if rij[0] == soort]


def test_bronnen_zeggen_prijssoort_indexmethode_en_cao_met_tabel() -> None:
    keuzes = {wat: (tekst, producten) for wat, tekst, _, producten in regels_van("keuze")}
    assert keuzes["prijssoort"] == ("vaste prijs: elke aanbieder krijgt dit tarief", "alle producten")
    assert keuzes["indexering"][0].startswith("VNG: voorlopige gewogen index")
    caos = {cao: tekst for cao, tekst, _, _ in regels_van("cao")}
    assert "tabel 2025-03-01 (12 maanden); bevestigd tot en met 31 december 2025" in caos["jeugdzorg"]
    assert "; tekst: https://" in caos["jeugdzorg"]


def test_bronnen_zeggen_van_elk_product_waarom_zijn_tarief_verschilt() -> None:
    waarom = {producten: tekst for _, tekst, _, producten in regels_van("tariefverschil")}
    assert set(waarom) == {str(tarief.kaart.product) for tarief in regio().tarieven}
    assert waarom["45A48"].startswith("Het gewone uur van dit segment")


def test_een_aanname_heeft_een_naam_en_een_bron_en_geen_sleutel() -> None:
    aannames = regels_van("aanname")
    assert len(aannames) == len(regio().aannames)
    assert [wat for wat, *_ in aannames if "_" in wat or re.search(r"\w\.\w", wat)] == []
    assert ("Overhead, ict, percentage", "voorbeeldwaarde", "open", "alle producten") in aannames


def test_een_afwijking_noemt_ook_de_waarde_van_de_regio() -> None:
    afwijkingen = {(wat.partition(" ")[0], wijkt_af) for wat, _, _, wijkt_af in regels_van("afwijking")}
    assert ("40A03", "Multidisciplinair overleg: 6% in plaats van 4%") in afwijkingen
    assert any(wat == "geen" and "45A48" in producten for wat, _, _, producten in regels_van("afwijking"))


def test_een_keuze_van_de_regio_staat_er_met_haar_eigen_bron_en_klasse() -> None:
    bron = "keuze van de voorbeeldregio: alle contracten zijn vast"
    aannames = regels_van("aanname")
    assert ("Premie AWf, laag (vast contract)", bron, "open", "alle producten") in [
        (wat, tekst, klasse, "alle producten") for wat, tekst, klasse, _ in aannames
    ]
    assert [wat for wat, _, klasse, _ in aannames if not klasse] == []
    assert ("indirecte tijd", "voorbeeldwaarde", "open", "41A03, 41A04, 41A18") in aannames
    bronnen = [(tekst, klasse) for _, tekst, klasse, _ in regels_van("bron")]
    assert (f"{bron} (2026)", "open") in bronnen


def test_heeft_een_aanname_per_product_een_andere_bron_dan_staat_elke_bron_er_met_haar_producten(
    tmp_path: Path,
) -> None:
    shutil.copytree(RONDE, tmp_path / "ronde")
    kaart = tmp_path / "ronde" / "productkaarten" / "45A48-ambulant-individueel.yaml"
    eigen = "rittenregistratie van 2025"
    tekst = kaart.read_text(encoding="utf-8").replace(
        "afwijkingen: []",
        "afwijkingen:\n  - {parameter: uren.reistijd, waarde: 11%, klasse: open, "
        f'bron: "{eigen}", jaar: 2025, motivering: "Gemeten."}}',
    )
    assert eigen in tekst
    kaart.write_text(tekst, encoding="utf-8")
    werkboek = maak_werkboek(bereken(lees_werkmap(tmp_path / "ronde")))
    rijen = [tuple(str(cel.inhoud or "") if cel else "" for cel in rij) for rij in blad(werkboek, "Bronnen").rijen]
    (reistijd,) = [rij[2] for rij in rijen if rij[:2] == ("aanname", "Reistijd naar cliënten, percentage")]
    assert reistijd == f"gesprek over de kaarten, mei 2025 (verzonnen) (41A18, 45A49); {eigen} (45A48)"
