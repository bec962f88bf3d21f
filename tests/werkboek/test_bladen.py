"""Wat er op de bladen staat, gelezen uit het bestand zelf: van het tarief tot de cao te volgen, in gewone woorden.

Alle getallen hier zijn onze eigen uitkomsten; dat ze kloppen, toetst :mod:`.test_bewijs`.
"""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from itertools import takewhile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reeletarief.api import bereken, lees_werkmap
from reeletarief.kostprijs.post import met_bedrag
from reeletarief.weergave.werkboek.afspraken import EERSTE_INVOERRIJ, Invoerkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.cellen import TEKST
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelmodel import (
    Afwijking,
    Bereik,
    Blad,
    Cel,
    Formule,
    Functie,
    Naam,
    Rekenteken,
    Rol,
    Verwijzing,
)
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import VOORBEELDREGIO, Draai, wijzig
from tests.werkboek.voorbeeldboek import (
    bedrag_in,
    blad,
    boek,
    boek_met_verschil,
    inhoud_van,
    op_besluit,
    regio,
    rij_met,
    teksten,
)

ZONDER_VERSCHIL = [
    "Besluit",
    "Over",
    "Uitgangspunten",
    "Cao",
    "Loonkosten",
    "Uren",
    "Berekening",
    "Elementen",
    "Controles",
    "Bronnen",
]


def test_de_bladen_staan_in_de_volgorde_van_het_besluit_naar_de_bron() -> None:
    assert [blad.naam for blad in boek().bladen] == ZONDER_VERSCHIL
    met = [blad.naam for blad in boek_met_verschil().bladen]
    assert met == [*ZONDER_VERSCHIL[:8], "Verschil", *ZONDER_VERSCHIL[8:]]


def test_over_zegt_regio_jaar_status_en_vingerafdruk_en_wijst_naar_elk_blad() -> None:
    over = blad(boek(), "Over")
    alles = teksten(over)
    assert {"Voorbeeldregio", "2026", "concept, nog niet vastgesteld", regio().bewijs.sha256} <= set(alles)
    koppelingen = {
        cel.koppeling.blad for rij in over.rijen for cel in rij if cel and isinstance(cel.koppeling, Verwijzing)
    }
    assert koppelingen == set(ZONDER_VERSCHIL) - {"Over"}


def test_over_legt_elke_kleur_uit() -> None:
    rollen = {cel.stijl.rol for rij in blad(boek(), "Over").rijen for cel in rij if cel}
    assert {Rol.INVOER, Rol.VAST, Rol.BEREKENING, Rol.VERWIJZING, Rol.TOTAAL, Rol.UITKOMST, Rol.CONTROLE} <= rollen


def test_elk_tarief_op_besluit_is_te_volgen_tot_een_cel_van_de_cao() -> None:
    """Wie de formules volgt, komt van het tarief bij het maandbedrag in de cao en bij de mix op de kaart."""
    bladen = {blad.naam: blad for blad in boek().bladen}
    begin = op_besluit(boek(), "45A48")["Nieuw tarief"]
    gezien: set[tuple[str, int, int]] = set()
    wacht = [("Besluit", begin)]
    while wacht:
        naam, cel = wacht.pop()
        for verwijzing in verwijzingen(cel.formule):
            plek = (verwijzing.blad or naam, verwijzing.rij, verwijzing.kolom)
            volgende = bladen[plek[0]].rijen[plek[1] - 1][plek[2] - 1] if plek not in gezien else None
            gezien.add(plek)
            if volgende is not None and volgende.formule is not None:
                wacht.append((plek[0], volgende))
    cao = {inhoud_van(bladen["Cao"].rijen[rij - 1], Invoerkolom.NAAM) for naam, rij, _ in gezien if naam == "Cao"}
    assert "maandbedrag schaal 9 trede 10, tabel 2025-03-01" in cao
    kaart = {
        inhoud_van(bladen["Uitgangspunten"].rijen[rij - 1], Invoerkolom.NAAM)
        for naam, rij, _ in gezien
        if naam == "Uitgangspunten"
    }
    assert {"aandeel Jeugdzorgwerker B", "Overhead, ict, percentage", "afrondingsstap"} <= kaart


def verwijzingen(formule: Formule | None) -> list[Verwijzing]:
    """Alle cellen waar een formule mee rekent; van een bereik elke cel."""
    match formule:
        case None | Naam():
            return []
        case Verwijzing():
            return [formule]
        case Bereik(van, tot):
            return [van._replace(rij=rij) for rij in range(van.rij, tot.rij + 1)]
        case Rekenteken(_, delen) | Functie(_, delen):
            return [deel for tak in delen for deel in verwijzingen(tak)]


def test_uitgangspunten_geven_van_elk_gegeven_de_herkomst() -> None:
    for rij in blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]:
        soort, bron = rij[Invoerkolom.SOORT - 1], rij[Invoerkolom.BRON - 1]
        assert soort is not None
        if soort.inhoud == "invoer":
            assert rij[Invoerkolom.VINDPLAATS - 1] is not None, rij[Invoerkolom.NAAM - 1]
            assert rij[Invoerkolom.KLASSE - 1] is not None
            assert bron is not None


@pytest.mark.parametrize("naam", ["Uitgangspunten", "Cao"])
def test_elke_sleutel_komt_een_keer_voor(naam: str) -> None:
    sleutels = [inhoud_van(rij, Invoerkolom.SLEUTEL) for rij in blad(boek(), naam).rijen[EERSTE_INVOERRIJ - 1 :]]
    assert len(sleutels) == len(set(sleutels))


def test_gegeven_uren_staan_er_met_elk_cijfer(kopie: Path) -> None:
    """Wie 40,33 ziet waar 40,3333 staat, rekent het tarief niet na."""
    wijzig(kopie / "opslagen.yaml", "uren_per_jaar: 40,", "uren_per_jaar: 40.3333,")
    kaart = kopie / "productkaarten/43A09-pleegzorg.yaml"
    wijzig(kaart, "uren_per_plaats_per_week: 0.15", "uren_per_plaats_per_week: 0.1533")
    boek = load_workbook(io.BytesIO(als_xlsx(maak_werkboek(bereken(lees_werkmap(kopie), ["43A09"])))))
    vormen = {cel.value: cel.number_format for rij in boek["Uitgangspunten"] for cel in rij}
    assert [vormen[getal] for getal in (40.3333, 0.1533)] == ["#,##0.00##", "#,##0.00##"]


def test_een_percentage_zegt_waarover_het_gaat() -> None:
    rijen = blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]
    overhead = next(rij for rij in rijen if inhoud_van(rij, Invoerkolom.NAAM) == "Overhead, ict, percentage")
    assert inhoud_van(overhead, Invoerkolom.GRONDSLAG) == "Beroepskracht"


def test_wat_er_meer_dan_een_keer_onder_valt_is_uit_elkaar_te_houden() -> None:
    """In een naam als 'bruto loon, tot 137.800' staat een komma; tussen twee namen daarom een puntkomma."""
    rijen = blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]
    risico = {
        inhoud_van(rij, Invoerkolom.GRONDSLAG)
        for rij in rijen
        if inhoud_van(rij, Invoerkolom.NAAM) == "Risico en innovatie, percentage"
    }
    assert "Kostprijs; kostprijs, prijspeil 2025" in risico


def test_dezelfde_cel_in_een_bestand_is_een_invoercel() -> None:
    """Een onderdeel van een traject en het product zelf gebruiken dezelfde cel; wie haar wijzigt, wijzigt beide."""
    invoer = [
        (inhoud_van(rij, Invoerkolom.VINDPLAATS), inhoud_van(rij, Invoerkolom.NAAM))
        for naam in ("Uitgangspunten", "Cao")
        for rij in blad(boek(), naam).rijen[EERSTE_INVOERRIJ - 1 :]
        if inhoud_van(rij, Invoerkolom.SOORT) == "invoer"
    ]
    assert len(invoer) == len(set(invoer))


def test_alleen_wat_letterlijk_in_een_bestand_staat_is_invoer() -> None:
    """Het aantal feestdagen volgt uit de kalender; wie het wil wijzigen, wijzigt de lijst in de cao."""
    feestdagen = [
        rij
        for rij in blad(boek(), "Cao").rijen
        if len(rij) > 5 and rij[1] and "feestdagen op een werkdag" in str(rij[1].inhoud)
    ]
    assert feestdagen
    assert {inhoud_van(rij, Invoerkolom.SOORT) for rij in feestdagen} == {"vast"}


@pytest.mark.parametrize("naam", ["Loonkosten", "Uren", "Berekening"])
def test_over_een_rij_staat_dezelfde_formule(naam: str) -> None:
    """Een rekenregel gebruikt in elke kolom dezelfde rijen van die kolom; alleen een verwijzing kan per kolom verschillen."""
    for rij in blad(boek(), naam).rijen:
        if len(rij) > 4 and rij[2] is not None and rij[2].inhoud == "berekening":
            vormen = {
                relatief(cel.formule, kolom)
                for kolom, cel in enumerate(rij, 1)
                if cel is not None and cel.formule is not None
            }
            assert len(vormen) == 1, rij[0]


def relatief(formule: Formule, kolom: int) -> str:
    """De formule met in plaats van haar eigen kolom een vaste letter."""
    assert all(verwijzing.kolom == kolom and not verwijzing.blad for verwijzing in verwijzingen(formule)), formule
    return re.sub(rf"kolom={kolom}\b", "kolom=K", repr(formule))


def test_elementen_geven_de_drie_lijsten_en_een_grafiek() -> None:
    elementen = blad(boek(), "Elementen")
    assert {
        "Besluit Jeugdwet art. 2.3",
        "Norm voor Opdrachtgeverschap §8.3",
        "Uitvoeringsbesluit Wmo 2015 art. 5.4",
    } <= set(teksten(elementen))
    rij = rij_met(elementen, "45A48")
    for begin, aantal in ((4, 7), (11, 10), (21, 9)):
        assert sum(bedrag_in(rij, begin + 1 + nummer) for nummer in range(aantal)) == bedrag_in(rij, 4)
    assert all(grafiek.alternatief for grafiek in elementen.grafieken)
    assert elementen.grafieken


def test_controles_zijn_waar_zoals_uitgegeven() -> None:
    controles = [
        cel
        for rij in blad(boek(), "Controles").rijen
        for cel in rij
        if cel is not None and cel.stijl.rol is Rol.CONTROLE
    ]
    assert len(controles) > 4 * len(regio().tarieven)
    assert all(cel.inhoud is True and cel.formule is not None for cel in controles)


def test_een_onderdeel_dat_niet_gevraagd_is_krijgt_wel_een_kolom() -> None:
    """Wie alleen een traject vraagt, kan het toch volgen tot de cao; op Besluit staat alleen het traject."""
    alleen = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["P1-INT"]))
    kop = [cel.inhoud for cel in blad(alleen, "Berekening").rijen[6] if cel]
    assert kop[4] == "P1-INT"
    assert "43A07" in kop
    tabel = takewhile(bool, blad(alleen, "Besluit").rijen[4:])
    assert [rij[0].inhoud for rij in tabel if rij[0] is not None] == ["P1-INT"]


def test_invoer_is_gekeurd_en_valt_op_als_ze_gewijzigd_is() -> None:
    for naam in ("Uitgangspunten", "Cao"):
        een = blad(boek(), naam)
        gekeurd = {
            rij
            for keuring in een.keuringen
            for bereik in keuring.cellen
            for rij in range(bereik.van.rij, bereik.tot.rij + 1)
        }
        invoer = {
            nummer
            for nummer, rij in enumerate(een.rijen, 1)
            if len(rij) > 2 and rij[2] is not None and rij[2].stijl.rol is Rol.INVOER
        }
        assert gekeurd == invoer
        (nadruk,) = een.nadruk
        assert isinstance(nadruk, Afwijking)
        assert nadruk.naast == 2


def test_de_regio_mag_in_een_map_met_vreemde_namen_staan(tmp_path: Path, draai: Draai) -> None:
    doel = tmp_path / "besluit & co 'é'.xlsx"
    assert draai("bereken", "45A48", "-o", str(doel)).code == 0
    assert doel.exists()


def test_de_documenteigenschappen_geven_de_vingerafdruk_en_de_versie_van_elk_bestand() -> None:
    eigenschappen = boek().eigenschappen
    assert eigenschappen["reeletarief-sha256"] == regio().bewijs.sha256
    for bestand in regio().bewijs.bestanden:
        assert eigenschappen[f"bestand {bestand.pad}"] == bestand.sha256
    assert all(len(waarde) <= 255 for waarde in eigenschappen.values())


@pytest.mark.parametrize("naam", ["Loonkosten", "Uren", "Berekening"])
def test_een_opschrift_is_te_begrijpen_zonder_het_programma(naam: str) -> None:
    """Geen sleutel, geen volgnummer van een manier, en niets dat midden in een zin ophoudt."""
    opschriften = [str(rij[0].inhoud) for rij in blad(boek(), naam).rijen[3:] if rij and rij[0] is not None]
    verboden = re.compile(
        r"manier|gegeven \d|[~<+_]|: tabel\b|^rooster \d|^(functie|dienst|onderdeel) \d+$| (per|in|met een)$"
    )
    assert [opschrift for opschrift in opschriften if verboden.search(opschrift.replace("1 + leegstand", ""))] == []


def test_een_post_die_op_meer_manieren_volgt_zegt_bij_wie() -> None:
    berekening = [str(rij[0].inhoud) for rij in blad(boek(), "Berekening").rijen[3:] if rij and rij[0] is not None]
    assert {"Beroepskracht (43A09)", "functie 1: kosten", "Beroepskracht"} <= set(berekening)
    assert any(opschrift.startswith("functie 1: kosten (per uur, ") for opschrift in berekening)
    loonkosten = [str(rij[0].inhoud) for rij in blad(boek(), "Loonkosten").rijen[3:] if rij and rij[0] is not None]
    assert "jaarsalaris (vvt, gehandicaptenzorg)" in loonkosten


def test_boven_een_afdeling_staat_wie_de_functies_diensten_en_deelpopulaties_zijn() -> None:
    """Een rooster noemt alleen diensten, niet de andere posten van het rooster."""
    berekening = blad(boek(), "Berekening")
    diensten = {
        str(cel.inhoud)
        for rij in berekening.rijen
        if rij and rij[0] is not None and re.fullmatch(r"dienst \d+: naam", str(rij[0].inhoud))
        for cel in rij[4:]
        if cel is not None and cel.inhoud
    }
    assert {"Dagdienst", "Wakende nacht"} <= diensten
    assert not {dienst.lower() for dienst in diensten} & {"uren met toeslag", "deel met toeslag"}
    namen = [cel.inhoud for cel in rij_met(berekening, "deelpopulatie 1: naam") if cel is not None]
    assert "gezinnen zonder verblijf" in namen


def test_een_dienst_of_functie_mag_heten_als_een_deel_van_de_berekening(kopie: Path) -> None:
    """Haar volgnummer staat er alleen waar het over haar gaat; de uren van een andere dienst zijn niet van dienst 1."""

    def opschriften() -> list[str]:
        werkboek = maak_werkboek(bereken(lees_werkmap(kopie), ["43A07"]))
        return [str(rij[0].inhoud) for rij in blad(werkboek, "Berekening").rijen if rij and rij[0] is not None]

    eerst = opschriften()
    for kaart in (kopie / "productkaarten").glob("43A07*.yaml"):
        tekst = kaart.read_text(encoding="utf-8")
        for oud, nieuw in {"Dagdienst": "Uren", "Avonddienst": "Salarisuren", "Nachtwacht": "Begeleiders"}.items():
            tekst = tekst.replace(f": {oud}", f": {nieuw}")
        kaart.write_text(tekst, encoding="utf-8")
    assert opschriften() == [tekst.replace("Nachtwacht", "Begeleiders") for tekst in eerst]


def test_hoe_noemt_ook_de_vaste_getallen_van_een_som() -> None:
    rij = rij_met(blad(boek(), "Berekening"), "1 + leegstand")
    assert rij[3] is not None
    assert re.fullmatch(r"som van een en rij \d+", str(rij[3].inhoud))


def test_grafieken_staan_onder_de_tabel_en_niet_op_elkaar() -> None:
    grafieken = blad(boek(), "Elementen").grafieken
    assert len({(grafiek.plek.rij, grafiek.plek.kolom) for grafiek in grafieken}) == len(grafieken)
    laatste = len(blad(boek(), "Elementen").rijen)
    assert all(grafiek.plek.rij > laatste for grafiek in grafieken)


@pytest.mark.parametrize(
    ("tekst", "breedte", "regels"),
    [
        ("kort", 20, 1),
        ("Ambulante jeugdhulp specialistisch, gezin en systeem", 52, 1),
        ("40A03, 40A04, 40A11, 41A03, 41A04, 41A18 en 22 andere", 20, 4),
        ("productkaarten/41A04-dagbehandeling-specialistisch.yaml:14", 26, 3),
    ],
)
def test_een_rij_is_hoog_genoeg_voor_haar_tekst(tekst: str, breedte: int, regels: int) -> None:
    """Cijfers en hoofdletters zijn breder dan kleine letters; een woord breekt na een streepje."""
    een = met_hoogten(Blad("Blad", ((Cel(tekst, TEKST),),), breedten=(breedte,)))
    assert een.rijhoogten.get(1, 16) == 13 * regels + 3


def test_een_gegeven_staat_in_de_eenheid_van_de_producten_die_het_gebruiken() -> None:
    """Een indexering van nul per dagdeel is niet die van een rit."""
    rijen = [rij for rij in blad(boek(), "Uitgangspunten").rijen if len(rij) > Invoerkolom.GEBRUIKT_DOOR]
    eenheden = {
        str(inhoud_van(rij, Invoerkolom.EENHEID))
        for rij in rijen
        if inhoud_van(rij, Invoerkolom.NAAM) == "Indexering"
        and "42A03" in str(inhoud_van(rij, Invoerkolom.GEBRUIKT_DOOR))
    }
    assert eenheden == {"euro per stuk"}


def test_een_waarde_van_een_kaart_staat_bij_haar_product() -> None:
    """Wie een product opzoekt, vindt er alles wat er op zijn kaart staat."""
    rijen = blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]
    van_kaart = {
        str(inhoud_van(rij, Invoerkolom.ONDERDEEL))
        for rij in rijen
        if len(rij) > Invoerkolom.VINDPLAATS
        and str(inhoud_van(rij, Invoerkolom.VINDPLAATS)).startswith("productkaarten/45A53-")
    }
    assert van_kaart == {"45A53 Ambulante jeugdhulp specialistisch, individueel"}


def test_een_rij_noemt_haar_prijspeil_een_keer() -> None:
    namen = [str(rij[0].inhoud) for rij in blad(boek(), "Berekening").rijen if rij and rij[0] is not None]
    met_peil = [naam for naam in namen if "prijspeil" in naam]
    assert "kostprijs, prijspeil 2025" in met_peil
    assert [naam for naam in met_peil if naam.count("prijspeil") != 1] == []


def test_een_controle_is_onwaar_als_de_delen_niet_samen_het_tarief_zijn() -> None:
    """De uitkomst in het bestand volgt uit de bedragen; ze is niet bij voorbaat WAAR."""
    tarief = regio().tarief("45A48")
    een_cent_meer = tarief._replace(tarief=met_bedrag(tarief.tarief, tarief.tarief.bedrag + Decimal("0.01")))
    controles = blad(maak_werkboek(regio()._replace(tarieven=(een_cent_meer,))), "Controles")
    stand = [cel.inhoud for cel in rij_met(controles, "45A48") if cel is not None and cel.stijl.rol is Rol.CONTROLE]
    assert stand == [False, False, False, True, True]
    alle = [cel.inhoud for cel in rij_met(controles, "alle producten") if cel and cel.stijl.rol is Rol.CONTROLE]
    assert alle == stand


def test_het_verschil_wordt_op_een_plek_berekend() -> None:
    """Besluit neemt het verschil over van Verschil."""
    rij = op_besluit(boek_met_verschil(), "45A48")
    for cel in (rij["Oud tarief"], rij["Verschil"], rij["Verschil %"]):
        assert isinstance(cel.formule, Verwijzing)
        assert cel.formule.blad == "Verschil"


def test_over_en_besluit_noemen_de_dag_van_een_besluit() -> None:
    vastgesteld = maak_werkboek(regio()._replace(status="vastgesteld", vastgesteld_op=datetime.date(2026, 1, 15)))
    assert "vastgesteld op 15 januari 2026" in teksten(blad(vastgesteld, "Over"))
    assert teksten(blad(vastgesteld, "Besluit"))[0].endswith("Voorbeeldregio: vastgesteld op 15 januari 2026")
    assert not any("concept" in tekst for tekst in teksten(blad(vastgesteld, "Over")))
