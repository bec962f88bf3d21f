"""Waardoor een tarief verandert als het van een ander jaar is: andere cao-tabellen en premies, ander loonpeil, en wat er bleef."""

from __future__ import annotations

from functools import cache

import pytest

from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats, wijziging
from tests.vergelijk.standen import (
    JEUGDZORG,
    bestanden,
    eis_waar,
    enige_gevolg,
    gewijzigd,
    regel_van,
    vergeleken,
)

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
