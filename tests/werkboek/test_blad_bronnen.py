"""Het blad *Bronnen*, gelezen uit het bestand zelf: afwijkingen, nullen, aannames, en waarom een tarief verschilt.

Alle getallen hier zijn onze eigen uitkomsten; dat ze kloppen, toetst :mod:`.test_bewijs`.
"""

from __future__ import annotations

import re

from tests.werkboek.voorbeeldboek import blad, boek, regio, teksten


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
