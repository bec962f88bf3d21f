"""Een kostenregel die in een traject van het ene onderdeel naar het andere gaat, is niet vervallen en niet erbij: zij staat ergens anders."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats
from tests.vergelijk.standen import bestanden

INDIVIDUEEL = "productkaarten/45A48-ambulant-individueel.yaml"
GEZIN = "productkaarten/45A51-ambulant-gezin.yaml"
TRAJECT = "P1-DUU"
VERVOER = "  - {sleutel: vervoer, naam: Vervoer, element: reiskosten, bedrag_per_eenheid: 1.50, klasse: open, bron: proef, jaar: 2026, prijspeil: 2026}\n"
KOFFIE = VERVOER.replace("vervoer", "koffie").replace("Vervoer", "Koffie")


def met_bedragen(**kaarten: str) -> dict[str, bytes]:
    """De Voorbeeldregio met deze bedragen op de kaarten van twee onderdelen van het traject."""
    paden = {"individueel": INDIVIDUEEL, "gezin": GEZIN}
    return bestanden() | {
        paden[kaart]: bestanden()[paden[kaart]]
        .decode()
        .replace("\nopslagset:", f"\nbedragen:\n{bedragen}opslagset:")
        .encode()
        for kaart, bedragen in kaarten.items()
    }


def gevolgen(oud: dict[str, bytes], nieuw: dict[str, bytes]) -> list[tuple[str, str, str, int]]:
    """Van elke oorzaak de groep, de naam, de plaats en of zij het traject duurder of goedkoper maakt."""
    kanten = (als_kant("", bereken(lees_regio(een), [TRAJECT])) for een in (oud, nieuw))
    return [
        (een.groep, een.naam, vindplaats(een), 1 if een.bedragen[TRAJECT] > 0 else -1)
        for een in vergelijk(*kanten).gevolgen
    ]


def plaats(bestand: str, stand: dict[str, bytes], sleutel: str) -> str:
    regels = stand[bestand].decode().splitlines()
    return f"{bestand}:{next(nummer for nummer, regel in enumerate(regels, 1) if f'sleutel: {sleutel}' in regel)}"


@pytest.mark.parametrize("prijspeil", ["2026", "2025"])
def test_een_regel_op_de_kaart_van_een_ander_onderdeel_is_een_oorzaak_waar_zij_nu_staat(prijspeil: str) -> None:
    """Van het onderdeel dat veertig keer voorkomt naar dat van twaalf keer; ook wat ervan geïndexeerd wordt, verhuist mee."""
    regel = VERVOER.replace("prijspeil: 2026", f"prijspeil: {prijspeil}")
    hier, daar = met_bedragen(individueel=regel), met_bedragen(gezin=regel)
    naam = "op een andere plek in de berekening: Vervoer"
    assert gevolgen(hier, daar) == [("opslagen", naam, plaats(GEZIN, daar, "vervoer"), -1)]
    assert gevolgen(daar, hier) == [("opslagen", naam, plaats(INDIVIDUEEL, hier, "vervoer"), 1)]


def test_twee_regels_die_verhuizen_staan_waar_de_eerste_op_naam_nu_staat() -> None:
    hier, daar = met_bedragen(individueel=VERVOER + KOFFIE), met_bedragen(gezin=VERVOER + KOFFIE)
    naam = "op een andere plek in de berekening: Koffie, Vervoer"
    assert gevolgen(hier, daar) == [("opslagen", naam, plaats(GEZIN, daar, "koffie"), -1)]


def test_dezelfde_regel_erbij_op_een_tweede_kaart_is_erbij() -> None:
    """Zij telde al mee in het andere onderdeel, en doet dat nog: daar veranderde niets."""
    een, beide = met_bedragen(gezin=VERVOER), met_bedragen(individueel=VERVOER, gezin=VERVOER)
    waar = plaats(INDIVIDUEEL, beide, "vervoer")
    assert gevolgen(een, beide) == [("opslagen", "erbij: Vervoer", waar, 1)]
    assert gevolgen(beide, een) == [("opslagen", "vervallen: Vervoer", f"{waar} (oud)", -1)]


def test_wat_er_naast_een_verhuisde_regel_bij_komt_of_vervalt_heet_zo() -> None:
    hier, daar = met_bedragen(individueel=VERVOER), met_bedragen(gezin=VERVOER + KOFFIE)
    verhuisd, erbij = gevolgen(hier, daar)
    naam, waar = "op een andere plek in de berekening: Vervoer", plaats(GEZIN, daar, "vervoer")
    assert verhuisd == ("opslagen", naam, waar, -1)
    assert erbij == ("opslagen", f"{naam}; erbij: Koffie", waar, 1)
    assert {een for _, een, _, _ in gevolgen(daar, hier)} == {naam, f"{naam}; vervallen: Koffie"}
