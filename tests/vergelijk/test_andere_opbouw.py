"""Waardoor een tarief verandert als de opbouw ervan verandert: een post komt erbij, vervalt, of staat ergens anders."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.boompaar import boompaar
from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats, wijziging
from tests.vergelijk.standen import (
    JEUGDZORG,
    bestanden,
    enige_gevolg,
    gewijzigd,
    oorzaken,
    regel_van,
    vergeleken,
)


def test_een_nieuwe_werkgeverslast_is_een_werkgeverslast() -> None:
    regel = "  - {sleutel: fonds, naam: Sectorfonds, percentage: 1%, over: [loon_sv], klasse: open, bron: proef, jaar: 2026}"
    nieuw = gewijzigd("opslagen.yaml", ("  - sleutel: pensioen_ap\n", f"{regel}\n  - sleutel: pensioen_ap\n"))
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert (gevolg.groep, gevolg.naam) == ("werkgeverslasten", "erbij: Sectorfonds")
    assert vindplaats(gevolg) == regel_van("opslagen.yaml", "  - sleutel: pensioen_ap")


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
