"""Wat er op de bladen staat, gelezen uit het bestand zelf: de lezer van een besluit vindt wat hij zoekt.

Alle getallen hier zijn onze eigen uitkomsten; dat ze kloppen, toetst :mod:`.test_bewijs`.
"""

from __future__ import annotations

import datetime
import io
import json
import re
from decimal import Decimal
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reeletarief.api import Resultaat, bereken, lees_werkmap
from reeletarief.berekening.resultaat import Overgeslagen
from reeletarief.invoer import nalezen
from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven
from reeletarief.kostprijs.post import met_bedrag
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.voorbehoud import IN_WOORDEN
from reeletarief.weergave.werkboek.afspraken import EERSTE_INVOERRIJ, Invoerkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.cellen import TEKST
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.ods_instellingen import instellingen
from reeletarief.weergave.werkboek.tabelmodel import Afwijking, Blad, Cel, Rol, Verwijzing, Werkboek
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import VOORBEELDREGIO, WORTEL, wijzig

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


@cache
def regio(jaar: int = 2026) -> Resultaat:
    return bereken(lees_werkmap(VOORBEELDREGIO), tariefjaar=jaar)


@cache
def boek() -> Werkboek:
    return maak_werkboek(regio())


@cache
def boek_met_verschil() -> Werkboek:
    return maak_werkboek(regio(), lees_oude_tarieven(resultaat_als_json(regio(2025)).encode(), "oud.json"))


def blad(werkboek: Werkboek, naam: str) -> Blad:
    return next(blad for blad in werkboek.bladen if blad.naam == naam)


def teksten(een: Blad) -> list[str]:
    return [str(cel.inhoud) for rij in een.rijen for cel in rij if cel is not None and cel.inhoud is not None]


def rij_met(een: Blad, tekst: str) -> tuple[Cel | None, ...]:
    return next(rij for rij in een.rijen if rij and rij[0] is not None and rij[0].inhoud == tekst)


def op_besluit(werkboek: Werkboek, product: str) -> dict[str, Cel]:
    """De cellen van een product op *Besluit*, op de kop van hun kolom."""
    besluit = blad(werkboek, "Besluit")
    koppen = [str(cel.inhoud) for cel in rij_met(besluit, "Product") if cel is not None]
    return {kop: cel for kop, cel in zip(koppen, rij_met(besluit, product), strict=True) if cel is not None}


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
def test_wie_het_werkboek_opent_ziet_wat_er_besloten_wordt_en_of_het_al_besloten_is(werkboek) -> None:
    uit = werkboek()
    assert load_workbook(io.BytesIO(als_xlsx(uit))).active.title == "Besluit"
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
    cao = {bladen["Cao"].rijen[rij - 1][Invoerkolom.NAAM - 1].inhoud for naam, rij, _ in gezien if naam == "Cao"}
    assert "maandbedrag schaal 9 trede 10, tabel 2025-03-01" in cao
    kaart = {
        bladen["Uitgangspunten"].rijen[rij - 1][Invoerkolom.NAAM - 1].inhoud
        for naam, rij, _ in gezien
        if naam == "Uitgangspunten"
    }
    assert {"aandeel Jeugdzorgwerker B", "Overhead, ict, percentage", "afrondingsstap"} <= kaart


def verwijzingen(formule) -> list[Verwijzing]:
    """Alle cellen waar een formule mee rekent; van een bereik elke cel."""
    if formule is None or type(formule).__name__ == "Naam":
        return []
    if isinstance(formule, Verwijzing):
        return [formule]
    if type(formule).__name__ == "Bereik":
        van, tot = formule
        return [van._replace(rij=rij) for rij in range(van.rij, tot.rij + 1)]
    return [deel for tak in formule[1] for deel in verwijzingen(tak)]


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
    sleutels = [rij[Invoerkolom.SLEUTEL - 1].inhoud for rij in blad(boek(), naam).rijen[EERSTE_INVOERRIJ - 1 :]]
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
    overhead = next(rij for rij in rijen if rij[1].inhoud == "Overhead, ict, percentage")
    assert overhead[Invoerkolom.GRONDSLAG - 1].inhoud == "Beroepskracht"


def test_wat_er_meer_dan_een_keer_onder_valt_is_uit_elkaar_te_houden() -> None:
    """In een naam als 'bruto loon, tot 137.800' staat een komma; tussen twee namen daarom een puntkomma."""
    rijen = blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]
    risico = {
        rij[Invoerkolom.GRONDSLAG - 1].inhoud for rij in rijen if rij[1].inhoud == "Risico en innovatie, percentage"
    }
    assert "Kostprijs; kostprijs, prijspeil 2025" in risico


def test_dezelfde_cel_in_een_bestand_is_een_invoercel() -> None:
    """Een onderdeel van een traject en het product zelf gebruiken dezelfde cel; wie haar wijzigt, wijzigt beide."""
    invoer = [
        (rij[Invoerkolom.VINDPLAATS - 1].inhoud, rij[1].inhoud)
        for naam in ("Uitgangspunten", "Cao")
        for rij in blad(boek(), naam).rijen[EERSTE_INVOERRIJ - 1 :]
        if rij[Invoerkolom.SOORT - 1].inhoud == "invoer"
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
    assert {rij[Invoerkolom.SOORT - 1].inhoud for rij in feestdagen} == {"vast"}


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


def relatief(formule, kolom: int) -> str:
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
        assert sum((cel.inhoud for cel in rij[begin : begin + aantal]), Decimal(0)) == rij[3].inhoud
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


def test_bronnen_noemen_afwijkingen_nullen_waarschuwingen_en_bestanden() -> None:
    bronnen = blad(boek(), "Bronnen")
    soorten = {rij[0].inhoud for rij in bronnen.rijen if len(rij) > 2 and rij[0] is not None}
    assert {"bron", "afwijking", "nul", "aanname", "waarschuwing", "bestand"} <= soorten
    assert {"keuze", "cao", "tariefverschil"} <= soorten
    assert {bestand.sha256 for bestand in regio().bewijs.bestanden} <= set(teksten(bronnen))


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
        assert [(type(nadruk), nadruk.naast) for nadruk in een.nadruk] == [(Afwijking, 2)]


def test_de_regio_mag_in_een_map_met_vreemde_namen_staan(tmp_path: Path, draai) -> None:
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
        str(rij[Invoerkolom.EENHEID - 1].inhoud)
        for rij in rijen
        if rij[Invoerkolom.NAAM - 1].inhoud == "Indexering"
        and "42A03" in str(rij[Invoerkolom.GEBRUIKT_DOOR - 1].inhoud)
    }
    assert eenheden == {"euro per stuk"}


def test_een_waarde_van_een_kaart_staat_bij_haar_product() -> None:
    """Wie een product opzoekt, vindt er alles wat er op zijn kaart staat."""
    rijen = blad(boek(), "Uitgangspunten").rijen[EERSTE_INVOERRIJ - 1 :]
    van_kaart = {
        str(rij[Invoerkolom.ONDERDEEL - 1].inhoud)
        for rij in rijen
        if len(rij) > Invoerkolom.VINDPLAATS
        and str(rij[Invoerkolom.VINDPLAATS - 1].inhoud).startswith("productkaarten/45A53-")
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
