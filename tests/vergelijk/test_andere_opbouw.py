"""Waardoor een tarief verandert als de opbouw ervan verandert: een post komt erbij, vervalt, of staat ergens anders."""

from __future__ import annotations

from functools import cache

import pytest

from reeletarief.analyse.vergelijk.boompaar import boompaar
from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats, wijziging
from tests.vergelijk.standen import bestanden, eis_waar, enige_gevolg, gewijzigd, oorzaken, vergeleken

JEUGDZORG = "cao/jeugdzorg/2025-03-01.yaml"
HEFFING = ("{jaar: 2026, waarde: 6.10%", "{jaar: 2026, waarde: 6.20%")
HOGER = (('    "10": 4459.04', '    "10": 4624.02'),)


def nieuwe_tabel(*paren: tuple[str, str]) -> dict[str, bytes]:
    """De Voorbeeldregio met een tabel voor 2026, bevestigd tot het eind van dat jaar."""
    datums = (("ingangsdatum: 2025-03-01", "ingangsdatum: 2026-01-01"), ("tot: 2025-12-31", "tot: 2026-12-31"))
    tabel = gewijzigd(JEUGDZORG, *datums, *paren)[JEUGDZORG]
    return {**bestanden(), "cao/jeugdzorg/2026-01-01.yaml": tabel}


@cache
def jaren(product: str, van: int = 2025, naar: int = 2026) -> Vergelijking:
    """De Voorbeeldregio van een jaar naast die van een ander jaar."""
    inlezing = lees_regio(bestanden())
    return vergelijk(*(als_kant("", bereken(inlezing, [product], jaar)) for jaar in (van, naar)))


def namen(vergelijking: Vergelijking, groep: str) -> list[str]:
    return [wijziging(gevolg) for gevolg in vergelijking.gevolgen if gevolg.groep == groep]


def regel_van(bestand: str, tekst: str) -> str:
    """``bestand:regel`` van de enige regel met deze tekst."""
    [nummer] = [nummer for nummer, regel in enumerate(bestanden()[bestand].decode().splitlines(), 1) if tekst in regel]
    return f"{bestand}:{nummer}"


def test_een_nieuwe_tabel_die_de_lonen_niet_meer_indexeert_zegt_dat() -> None:
    """De lonen van 2025 gingen met de index naar 2026; die van een tabel voor 2026 staan er al."""
    vergelijking = vergeleken(nieuwe_tabel(*HOGER), "45A48")
    [index] = [gevolg for gevolg in vergelijking.gevolgen if gevolg.groep == "indexering"]
    assert index.naam == "lonen van cao jeugdzorg op prijspeil 2026, waren op 2025"
    assert vindplaats(index) == "cao/jeugdzorg/2026-01-01.yaml:6"
    assert index.bedragen["45A48"] < -3
    [loon] = [gevolg for gevolg in vergelijking.gevolgen if gevolg.groep == "cao"]
    assert vindplaats(loon) == "cao/jeugdzorg/2026-01-01.yaml:155"


def test_ook_als_er_niets_meer_te_indexeren_is() -> None:
    """Zonder de reiskosten op een ouder prijspeil vervalt de hele indexering; de reden blijft dezelfde."""
    vergelijking = vergeleken(nieuwe_tabel(*HOGER), "43A07")
    [index] = [gevolg for gevolg in vergelijking.gevolgen if gevolg.groep == "indexering"]
    assert index.naam == "lonen van cao jeugdzorg op prijspeil 2026, waren op 2025"
    assert vindplaats(index) == "cao/jeugdzorg/2026-01-01.yaml:6"


def test_een_tabel_na_een_gat_is_zelf_de_plaats() -> None:
    """De lonen van 2025 gelden door de tabel van 2027 ook in 2026. In de tabel van 2025 is niets gewijzigd."""
    datums = (("ingangsdatum: 2025-03-01", "ingangsdatum: 2027-01-01"), ("tot: 2025-12-31", "tot: 2027-12-31"))
    later = "cao/jeugdzorg/2027-01-01.yaml"
    nieuw = {**bestanden(), later: gewijzigd(JEUGDZORG, *datums)[JEUGDZORG]}
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert gevolg.naam == "lonen van cao jeugdzorg op prijspeil 2026, waren op 2025"
    assert vindplaats(gevolg) == f"{later}:5"
    terug = vergelijk(*(als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in (nieuw, bestanden())))
    assert vindplaats(enige_gevolg(terug)) == f"{later}:5 (oud)"


def test_een_ander_prijspeil_van_een_bedrag_staat_bij_dat_bedrag() -> None:
    nieuw = gewijzigd("opslagen.yaml", ("prijspeil: 2025", "prijspeil: 2026"))
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert gevolg.groep == "indexering"
    assert gevolg.naam == "Reiskosten naar cliënten, bedrag per uur op prijspeil 2026, was 2025"
    assert "sleutel: reiskosten" in regels_van(gevolg)


def regels_van(gevolg: Gevolg) -> str:
    """De tekst op de vindplaats van een oorzaak."""
    assert gevolg.plaats is not None
    return bestanden()[gevolg.plaats.bestand].decode().splitlines()[gevolg.plaats.regel - 1]


def test_minder_uren_in_het_rooster_van_een_ander_jaar_is_een_oorzaak_en_alles_telt_op() -> None:
    """2024 is een schrikkeljaar; een jaar dat in andere delen valt, telt in zijn geheel."""
    vergelijking = jaren("43A07", 2024, 2025)
    assert {"roosteruren Groepsleider: 9.920 uur → 9.902 uur", "roosteruren Nachtwacht: 2.928 uur → 2.920 uur"} <= {
        *namen(vergelijking, "inzet")
    }
    [product] = vergelijking.producten
    assert product.oorzaken is not None
    assert sum(een.bedrag for een in product.oorzaken) == product.verschil.bedrag


def test_een_premie_die_vervalt_heet_vervallen_en_staat_bij_de_reden() -> None:
    vergelijking = jaren("45A48")
    [premie] = [gevolg for gevolg in vergelijking.gevolgen if gevolg.naam.startswith("vervallen: ")]
    assert premie.naam == "vervallen: Premie arbeidsongeschiktheidspensioen PFZW"
    assert premie.groep == "werkgeverslasten"
    assert vindplaats(premie) == regel_van("opslagen.yaml", "de AP-premie is per 1-1-2026 vervallen")
    assert premie.bedragen["45A48"] < 0


def test_een_premie_die_per_cao_een_andere_reeks_heeft_vervalt_een_keer() -> None:
    """Drie cao's met elk hun eigen werkgeversdeel: op het scherm stond drie keer dezelfde regel."""
    inlezing, producten = lees_regio(bestanden()), ["45A48", "P2-INT", "EED"]
    oud, nieuw = (als_kant("", bereken(inlezing, producten, jaar)) for jaar in (2025, 2026))
    [premie] = [een for een in vergelijk(oud, nieuw).gevolgen if een.naam.startswith("vervallen: ")]
    assert sorted(premie.bedragen) == sorted(producten)


def test_een_premie_die_terugkomt_heet_erbij() -> None:
    [premie] = [een for een in jaren("45A48", 2026, 2025).gevolgen if "arbeidsongeschiktheid" in een.naam]
    assert premie.naam == "erbij: Premie arbeidsongeschiktheidspensioen PFZW"
    assert premie.groep == "werkgeverslasten"
    assert premie.bedragen["45A48"] > 0


def test_een_reeks_die_anders_wordt_afgeleid_is_een_gewijzigde_waarde() -> None:
    """De franchise is in 2025 afgeleid en in 2026 gepubliceerd; wat erin zat, is daarmee niet vervallen."""
    [franchise] = [een for een in jaren("45A48").gevolgen if "Franchise" in een.naam]
    assert wijziging(franchise) == "Franchise PFZW ouderdomspensioen: € 16.656,59 (2025) → € 17.283,00 (2026)"
    assert "waarde: 17283" in regels_van(franchise)


def test_een_gewogen_tarief_noemt_dezelfde_oorzaken_als_zijn_onderdelen() -> None:
    """De cao Sociaal Werk kijkt in 2026 naar de premie van 2025, de cao Jeugdzorg in beide jaren naar die van 2021."""
    per_product = {product: {een.naam for een in jaren(product).gevolgen} for product in ("45A48", "45A51", "45A04")}
    erbij_genoemd = per_product["45A04"] - per_product["45A48"] - per_product["45A51"]
    assert erbij_genoemd == set()


def test_bij_een_reeks_staat_van_welk_jaar_elke_waarde_is() -> None:
    """De index van 2026 gebruikt de definitieve cijfers van 2025, die van 2025 die van 2024: er is geen cijfer gewijzigd."""
    gevonden = [wijziging(een) for een in jaren("45A48").gevolgen]
    assert "Werkgeversheffing Zvw: 6,51% (2025) → 6,1% (2026)" in gevonden
    [zvw] = [wijziging(een) for een in vergeleken(gewijzigd("opslagen.yaml", HEFFING), "45A48").gevolgen]
    assert zvw == "Werkgeversheffing Zvw 2026: 6,1% → 6,2%"


def test_een_waarde_die_gelijk_bleef_is_geen_oorzaak() -> None:
    """De verdeling van 50% is in 2026 overgenomen uit 2025: anders opgebouwd, maar hetzelfde getal."""
    assert not [een for een in jaren("45A48").gevolgen if "Deel van een premiewijziging" in een.naam]


def test_een_premie_waar_geen_salaris_aan_komt_is_geen_oorzaak() -> None:
    """De premie WIA-excedent is er sinds 2026, maar zij kost hier niets; dat zij met het maximum van 2025 iets had gekost, doet niet mee."""
    assert not [een for een in jaren("45A48").gevolgen if "WIA-excedent" in een.naam]


def test_andere_cao_tabellen_wijzen_naar_de_tabel_die_erbij_kwam_of_verviel() -> None:
    """In 2026 telt alleen de tabel die er al was: de vindplaats is die van de oude; met een tabel erbij is het die."""
    [weg] = [een for een in jaren("45A48").gevolgen if een.naam.startswith("andere cao-tabellen")]
    assert vindplaats(weg) == "cao/jeugdzorg/2024-07-01.yaml:5 (oud)"
    nieuw = {pad: inhoud for pad, inhoud in bestanden().items() if pad != JEUGDZORG}
    oud, nu = (als_kant("", bereken(lees_regio(stand), ["45A48"], 2025)) for stand in (nieuw, bestanden()))
    [erbij] = [een for een in vergelijk(oud, nu).gevolgen if een.naam.startswith("andere cao-tabellen")]
    assert vindplaats(erbij) == f"{JEUGDZORG}:5"


@pytest.mark.parametrize(("van", "naar"), [(2024, 2025), (2025, 2026), (2026, 2025), (2026, 2024), (2024, 2026)])
@pytest.mark.parametrize("product", ["45A48", "43A07"])
def test_met_een_jaar_uit_meer_tabellen_staat_geen_cel_of_dienst_apart(product: str, van: int, naar: int) -> None:
    """Wat voor het hele jaar geldt, zoals het aantal feestdagen, is niet van een van de tabellen en staat er wel."""
    gevonden = {naam.partition(":")[0] for naam in namen(jaren(product, van, naar), "cao")}
    feestdagen = {"aantal feestdagen op een werkdag"} if 2024 in {van, naar} else set()
    assert gevonden == {"andere cao-tabellen", *feestdagen}
    inzet = {naam.partition(":")[0] for naam in namen(jaren(product, van, naar), "inzet")}
    assert inzet <= {"dagen", "roosteruren Groepsleider", "roosteruren Nachtwacht"}


def test_een_tabel_halverwege_het_jaar_erbij_is_ook_van_een_ander_verlof_de_oorzaak() -> None:
    """Het verlof van het jaar is dan een gemiddelde van beide tabellen; dat is geen wijziging van het verlof van een van beide."""
    tabel = gewijzigd(
        JEUGDZORG,
        ("ingangsdatum: 2025-03-01", "ingangsdatum: 2026-07-01"),
        ("tot: 2025-12-31", "tot: 2026-12-31"),
        ("bovenwettelijk: 56", "bovenwettelijk: 70"),
    )[JEUGDZORG]
    vergelijking = vergeleken({**bestanden(), "cao/jeugdzorg/2026-07-01.yaml": tabel}, "45A48")
    assert {(een.groep, een.naam, vindplaats(een)) for een in vergelijking.gevolgen} == {
        (
            "cao",
            "andere cao-tabellen: jeugdzorg 2025-03-01 → jeugdzorg 2025-03-01, jeugdzorg 2026-07-01",
            "cao/jeugdzorg/2026-07-01.yaml:5",
        ),
        (
            "indexering",
            "lonen van cao jeugdzorg op prijspeil 2026, waren op 2025",
            "cao/jeugdzorg/2026-07-01.yaml:6",
        ),
    }


def test_lonen_die_met_het_jaar_meegaan_staan_niet_op_een_ander_prijspeil() -> None:
    """De lonen van 2025 stonden in 2025 op hun peil, en die van 2026 in 2026: alleen de reiskosten worden nu geïndexeerd."""
    assert namen(jaren("40A11"), "indexering") == ["erbij: indexering van prijspeil 2025 naar 2026"]


def test_andere_tabellen_van_twee_caos_zijn_twee_oorzaken() -> None:
    tabellen = [een.naam for een in jaren("P3-INT").gevolgen if een.naam.startswith("andere cao-tabellen")]
    assert len(tabellen) == len(set(tabellen)) > 1
    for naam in tabellen:
        caos = {deel.split()[0] for deel in naam.partition(": ")[2].replace(" → ", ", ").split(", ")}
        assert len(caos) == 1, naam


def test_een_nieuwe_werkgeverslast_is_een_werkgeverslast() -> None:
    regel = "  - {sleutel: fonds, naam: Sectorfonds, percentage: 1%, over: [loon_sv], klasse: open, bron: proef, jaar: 2026}"
    nieuw = gewijzigd("opslagen.yaml", ("  - sleutel: pensioen_ap\n", f"{regel}\n  - sleutel: pensioen_ap\n"))
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert (gevolg.groep, gevolg.naam) == ("werkgeverslasten", "erbij: Sectorfonds")
    assert vindplaats(gevolg) == regel_van("opslagen.yaml", "  - sleutel: pensioen_ap")


def test_een_rooster_dat_bleef_is_niet_erbij_gekomen() -> None:
    """Met twee tabellen in 2025 staan de diensten er per tabel; in 2026 één keer. Er kwam geen dienst bij."""
    vergelijking = jaren("43A07")
    [index] = [een for een in vergelijking.gevolgen if een.groep == "indexering"]
    assert index.naam == "erbij: indexering van prijspeil 2025 naar 2026"
    assert index.plaats is None
    assert not [een for een in vergelijking.gevolgen if een.plaats and een.plaats.bestand.startswith("productkaarten/")]
    assert not namen(vergelijking, "inzet")


@pytest.mark.parametrize(("van", "naar"), [(2025, 2026), (2024, 2025), (2026, 2024)])
def test_wat_erbij_of_vervallen_heet_is_dat_ook(van: int, naar: int) -> None:
    for product in ("45A48", "43A07", "43A11", "45A51", "45A53", "BES01", "40A03", "P3-INT", "EED"):
        eis_waar(*jaren(product, van, naar)[:2], product)


def test_een_regel_op_een_andere_plek_is_niet_vervallen() -> None:
    """Van een kostenregel naar de marge: dezelfde regel, op een andere plek in de berekening."""
    tekst = bestanden()["opslagen.yaml"].decode()
    regel = next(een for een in tekst.splitlines() if "sleutel: gemeentelijke_eisen" in een)
    marge = regel.replace("element: gemeentelijke_eisen", "element: marge")
    gevolgen = vergeleken(gewijzigd("opslagen.yaml", (regel, marge)), "45A48").gevolgen
    [verplaatst] = gevolgen
    assert (verplaatst.groep, verplaatst.naam) == (
        "opslagen",
        "Verantwoording en rapportage aan gemeenten: element gemeentelijke eisen → element marge",
    )
    assert vindplaats(verplaatst) == f"opslagen.yaml:{tekst.splitlines().index(regel) + 1}"


@pytest.mark.parametrize("product", ["45A48", "P1-DUU"])
@pytest.mark.parametrize(
    ("sleutel", "waarde", "naam"),
    [
        ("overhead_ict", ("percentage: 4%", "percentage: 5%"), "Overhead, ict, percentage: 4% → 5%"),
        ("reistijd", ("percentage: 10%", "percentage: 12%"), "Reistijd naar cliënten, percentage: 10% → 12%"),
    ],
)
def test_een_regel_met_een_andere_sleutel_is_nog_dezelfde(
    product: str, sleutel: str, waarde: tuple[str, str], naam: str
) -> None:
    """Wie de sleutel verbetert en de naam laat staan, wijzigt alleen de waarde; ook in een traject."""
    tekst = bestanden()["opslagen.yaml"].decode()
    begin = tekst.index(f"sleutel: {sleutel}")
    regel = tekst[begin : tekst.index("\n", tekst.index(waarde[0], begin))]
    anders = regel.replace(sleutel, f"{sleutel}_nieuw", 1).replace(*waarde)
    gevolg = enige_gevolg(vergeleken(gewijzigd("opslagen.yaml", (regel, anders)), product))
    assert wijziging(gevolg) == naam
    assert vindplaats(gevolg) == f"opslagen.yaml:{tekst[: begin + len(regel)].count(chr(10)) + 1}"


def test_een_urenregel_die_heet_als_een_vervallen_opslag_is_een_andere_regel() -> None:
    """Een opslag vervalt en een urenregel met dezelfde naam komt erbij: het een is niet het ander."""
    tekst = bestanden()["opslagen.yaml"].decode()
    opslag = next(een for een in tekst.splitlines() if "sleutel: gemeentelijke_eisen" in een)
    uren = next(een for een in tekst.splitlines() if "sleutel: reistijd," in een)
    erbij = (
        uren.replace("sleutel: reistijd", "sleutel: verantwoording")
        .replace("Reistijd naar cliënten", "Verantwoording en rapportage aan gemeenten")
        .replace("10%", "1%")
    )
    anders = gewijzigd("opslagen.yaml", (f"{opslag}\n", ""), (uren, f"{uren}\n{erbij}"))
    oud, nieuw = (bereken(lees_regio(een), ["45A48"]).tarief("45A48").tarief for een in (bestanden(), anders))
    knopen = boompaar(oud, nieuw, zelfde_jaar=True).knopen
    assert knopen["opslag.gemeentelijke_eisen"].nieuw is None
    assert knopen["uren.verantwoording"].oud is None


def test_een_andere_inschaling_die_er_al_was_is_niet_erbij() -> None:
    """De ene functie krijgt de schaal van de andere: uurkosten die er al waren, en de oude blijven niet over."""
    kaart = "productkaarten/45A48-ambulant-individueel.yaml"
    gevolg = enige_gevolg(vergeleken(gewijzigd(kaart, ('schaal: "7"', 'schaal: "9"')), "45A48"))
    assert gevolg.naam == "Jeugdzorgwerker D: schaal 7 trede max-2 → schaal 9 trede max-2"
    assert vindplaats(gevolg) == f"{kaart}:16"


def test_een_kostenregel_als_aandeel_staat_bij_die_regel() -> None:
    tekst = bestanden()["opslagen.yaml"].decode()
    regel = next(een for een in tekst.splitlines() if "sleutel: overhead_ict" in een)
    aandeel = regel.replace("als: opslag", "als: aandeel").replace("als opslag op", "als aandeel van")
    gevolg = enige_gevolg(vergeleken(gewijzigd("opslagen.yaml", (regel, aandeel)), "45A48"))
    assert gevolg.naam == "Overhead, ict: als opslag → als aandeel"
    assert vindplaats(gevolg) == f"opslagen.yaml:{tekst.splitlines().index(regel) + 1}"


def test_een_dienst_die_vervalt_is_een_oorzaak() -> None:
    """De uren en de toeslag van een dienst staan op twee plekken in de berekening, en op één regel van de kaart."""
    kaart = "productkaarten/43A07-verblijf-behandelgroep.yaml"
    regel = next(een for een in bestanden()[kaart].decode().splitlines() if "naam: Avonddienst" in een)
    gevolg = enige_gevolg(vergeleken(gewijzigd(kaart, (f"{regel}\n", "")), "43A07"))
    assert gevolg.naam == "vervallen: Avonddienst (avond, ma, di, wo, do, vr), Avonddienst, uren × toeslag"
    assert gevolg.plaats is None


def test_een_functie_die_vervalt_of_erbij_komt_staat_op_haar_eigen_regel() -> None:
    """Haar kosten, haar brutoloon en haar deel van de formatie staan op drie plekken in de berekening."""
    kaart = "productkaarten/43A09-pleegzorg.yaml"
    plaats = regel_van(kaart, "functie: Gedragswetenschapper B")
    regel = bestanden()[kaart].decode().splitlines()[int(plaats.partition(":")[2]) - 1]
    zonder = gewijzigd(kaart, (f"{regel}\n", ""))
    weg = enige_gevolg(vergeleken(zonder, "43A09"))
    assert (weg.groep, weg.naam, vindplaats(weg)) == ("inzet", "vervallen: Gedragswetenschapper B", f"{plaats} (oud)")
    kanten = (als_kant("", bereken(lees_regio(stand), ["43A09"])) for stand in (zonder, bestanden()))
    erbij = enige_gevolg(vergelijk(*kanten))
    assert (erbij.groep, erbij.naam, vindplaats(erbij)) == ("inzet", "erbij: Gedragswetenschapper B", plaats)


def test_een_functie_minder_in_de_mix_staat_op_haar_oude_regel() -> None:
    kaart = "productkaarten/41A03-dagbehandeling-regulier.yaml"
    plaats = regel_van(kaart, "functie: Activiteitenbegeleider")
    regel = bestanden()[kaart].decode().splitlines()[int(plaats.partition(":")[2]) - 1]
    zonder = gewijzigd(kaart, (f"{regel}\n", ""))
    weg = enige_gevolg(vergeleken(zonder, "41A03"))
    assert weg.naam == "vervallen: Activiteitenbegeleider"
    assert (weg.groep, vindplaats(weg)) == ("inzet", f"{plaats} (oud)")
    kanten = (als_kant("", bereken(lees_regio(stand), ["41A03"])) for stand in (zonder, bestanden()))
    assert vindplaats(enige_gevolg(vergelijk(*kanten))) == plaats


def test_een_bedrag_op_een_ouder_prijspeil_erbij_wordt_ook_geindexeerd() -> None:
    """De lonen staan al op het peil van het jaar. Wat het bedrag zelf doet en wat de index daarvan doet, staan apart; beide op de regel van het bedrag."""
    kaart = "productkaarten/40A11-persoonlijke-verzorging-individueel.yaml"
    bedrag = "{sleutel: vervoer, naam: Vervoer, element: reiskosten, bedrag_per_eenheid: 3.50, klasse: open, bron: proef, jaar: 2025, prijspeil: 2025}"
    met = gewijzigd(kaart, ("\nopslagset:", f"\nbedragen:\n  - {bedrag}\nopslagset:"))
    erbij = vergeleken(met, "40A11").gevolgen
    assert [(een.groep, een.naam) for een in erbij] == [
        ("opslagen", "erbij: Vervoer"),
        ("indexering", "nu ook geïndexeerd: Vervoer"),
    ]
    [plaats] = {vindplaats(een) for een in erbij}
    kanten = (als_kant("", bereken(lees_regio(stand), ["40A11"])) for stand in (met, bestanden()))
    weg = vergelijk(*kanten).gevolgen
    assert [(een.groep, een.naam, vindplaats(een)) for een in weg] == [
        ("opslagen", "vervallen: Vervoer", f"{plaats} (oud)"),
        ("indexering", "niet meer geïndexeerd: Vervoer", f"{plaats} (oud)"),
    ]
    assert plaats.startswith(f"{kaart}:")


@pytest.mark.parametrize("product", ["45A48", "P1-DUU"])
def test_een_marge_over_alles_is_heen_en_terug_een_opslag_met_haar_index_apart(product: str) -> None:
    """De risico-opslag gaat ook over de reiskosten op het peil van het jaar: zonder haar is alles wat er te indexeren is, de kostprijs."""
    tekst = bestanden()["opslagen.yaml"].decode().splitlines()
    nummer, regel = next((nr, een) for nr, een in enumerate(tekst, 1) if "sleutel: risico" in een)
    zonder = gewijzigd("opslagen.yaml", (f"{regel}\n", ""))
    oud, nieuw = (als_kant("", bereken(lees_regio(stand), [product])) for stand in (zonder, bestanden()))
    heen, terug = (vergelijk(*kanten).gevolgen for kanten in ((oud, nieuw), (nieuw, oud)))
    plaats = f"opslagen.yaml:{nummer}"
    assert [(een.groep, een.naam, vindplaats(een)) for een in heen] == [
        ("opslagen", "erbij: Risico en innovatie", plaats),
        ("indexering", "nu ook geïndexeerd: Risico en innovatie", plaats),
    ]
    assert [(een.groep, een.naam, vindplaats(een)) for een in terug] == [
        ("opslagen", "vervallen: Risico en innovatie", f"{plaats} (oud)"),
        ("indexering", "niet meer geïndexeerd: Risico en innovatie", f"{plaats} (oud)"),
    ]
    assert [een.bedragen[product] for een in heen] == [-een.bedragen[product] for een in terug]


def test_een_aandeel_erbij_heet_naar_zijn_regel_en_niet_ook_naar_zijn_percentage() -> None:
    """Aandelen over dezelfde post delen één uitkomst; het percentage telt daarom ook in de andere aandelen mee."""
    tekst = bestanden()["opslagen.yaml"].decode().splitlines()
    nummer, regel = [(nr, een) for nr, een in enumerate(tekst, 1) if "sleutel: overhead_ict" in een][1]
    assert "als: aandeel" in regel
    zonder = gewijzigd("opslagen.yaml", (f"{regel}\n", ""))
    kanten = [als_kant("", bereken(lees_regio(stand), ["45A53"])) for stand in (zonder, bestanden())]
    erbij, weg = (enige_gevolg(vergelijk(*een)) for een in (kanten, kanten[::-1]))
    assert (erbij.naam, vindplaats(erbij)) == ("erbij: Overhead, ict", f"opslagen.yaml:{nummer}")
    assert (weg.naam, vindplaats(weg)) == ("vervallen: Overhead, ict", f"opslagen.yaml:{nummer} (oud)")


def test_een_toeslag_van_een_cao_erbij_is_van_de_cao() -> None:
    tekst = bestanden()[JEUGDZORG].decode()
    begin = "toeslagen:\n"
    assert begin in tekst
    erbij = f"{begin}  - {{sleutel: binding, percentage: 1%, over: [jaarsalaris]}}\n"
    [(groep, naam, _)] = oorzaken(JEUGDZORG, (begin, erbij), product="45A48")
    assert (groep, naam) == ("cao", "erbij: binding")


def test_een_kaart_op_een_andere_cao_zegt_waarom_er_minder_te_indexeren_is() -> None:
    kaart = "productkaarten/45A48-ambulant-individueel.yaml"
    schalen = (('schaal: "7"', 'schaal: "40"'), ('schaal: "9"', 'schaal: "45"'), ('schaal: "11"', 'schaal: "60"'))
    nieuw = gewijzigd(kaart, ("cao: jeugdzorg", "cao: gehandicaptenzorg"), *schalen)
    [index] = [een for een in vergeleken(nieuw, "45A48").gevolgen if een.groep == "indexering"]
    assert index.naam == "lonen van cao gehandicaptenzorg op prijspeil 2026, die van cao jeugdzorg op 2025"
    assert vindplaats(index) == "cao/gehandicaptenzorg/2026-11-01.yaml:6"


def test_een_opslag_per_fte_in_plaats_van_per_uur_staat_waar_het_nieuwe_bedrag_staat() -> None:
    """Bij een groep staat op de kaart hoeveel deelnemers er zijn; daar veranderde niets."""
    vergelijking = vergeleken(
        gewijzigd("opslagen.yaml", ("bedrag_per_uur: 1.95", "bedrag_per_fte: 2050.00")), "CONSULT"
    )
    gevolg = enige_gevolg(vergelijking)
    assert gevolg.groep == "opslagen"
    assert gevolg.naam == "Reiskosten naar cliënten: bedrag per uur → bedrag per fte"
    assert vindplaats(gevolg) == regel_van("opslagen.yaml", "bedrag_per_uur: 1.95")


@pytest.mark.parametrize(
    ("groep", "bestand", "regel", "oud", "nieuw"),
    [
        (
            "cao",
            JEUGDZORG,
            "over: [jaarsalaris, vakantietoeslag]",
            "over: [jaarsalaris, vakantietoeslag]",
            "over: [jaarsalaris]",
        ),
        (
            "uren",
            "opslagen.yaml",
            "sleutel: reistijd",
            "10%, over: [clientgebonden_uren]",
            "10%, over: [inzetbare_uren]",
        ),
    ],
)
def test_een_regel_over_iets_anders_staat_bij_die_regel(
    groep: str, bestand: str, regel: str, oud: str, nieuw: str
) -> None:
    [(gevonden, _, plaats)] = oorzaken(bestand, (oud, nieuw), product="45A48")
    assert (gevonden, plaats) == (groep, regel_van(bestand, regel))


@pytest.mark.parametrize("reeks", ["awf_laag", "wko"])
def test_een_premie_over_iets_anders_staat_bij_die_premie_en_niet_bij_haar_reeks(reeks: str) -> None:
    """In de reeks waar het percentage vandaan komt, veranderde niets; ook niet als de premie zelf geen bron noemt."""
    regel = f"percentage: {{reeks: {reeks}}}"
    oud = f"{regel}\n    over: [loon_sv]"
    [(groep, naam, plaats)] = oorzaken("opslagen.yaml", (oud, oud.replace("loon_sv", "bruto_loon")), product="45A48")
    bestand, _, nummer = regel_van("opslagen.yaml", regel).partition(":")
    assert (groep, plaats) == ("werkgeverslasten", f"{bestand}:{int(nummer) + 1}")
    assert naam.endswith(": over loon sv → over bruto loon")
