"""De meegeleverde cao-tabellen tegen externe cijfers: de onregelmatigheidstoeslag per dag en uur, en voor wie zij geldt.

De getallen in dit bestand zijn niet berekend uit ``tests/cao/*.csv`` maar apart overgenomen uit de aangemelde cao-teksten.
"""

from __future__ import annotations

import itertools

from tests.invoer.caotabellen import elke_tabel, lees_cellen, lees_tabel


def ort_percentages(cao: str, dag: str) -> dict[tuple[str, int], str]:
    """Het percentage per dag en uur; een uur dat twee keer voorkomt, is een fout in de tabel."""
    uren: dict[tuple[str, int], str] = {}
    for tijdvak in lees_tabel(cao, dag)["ort"]["tijdvakken"]:
        for dagnaam, uur in itertools.product(tijdvak["dagen"], range(int(tijdvak["van"]), int(tijdvak["tot"]))):
            assert (dagnaam, uur) not in uren
            uren[dagnaam, uur] = tijdvak["percentage"]
    return uren


def ort_regel(cao: str, dag: str, dagnaam: str) -> str:
    """De dag als tekst: percentages met de uren waarop ze gelden, zoals ``44 0-6, 22 6-7``."""
    uren = ort_percentages(cao, dag)
    delen = []
    for percentage, groep in itertools.groupby(range(24), key=lambda uur: uren.get((dagnaam, uur))):
        lijst = list(groep)
        if percentage:
            delen.append(f"{percentage.rstrip('%')} {lijst[0]}-{lijst[-1] + 1}")
    return ", ".join(delen)


TOT_2026 = {
    "ma": "44 0-6, 22 6-7, 22 20-22, 44 22-24",
    "vr": "44 0-6, 22 6-7, 22 20-22, 44 22-24",
    "za": "49 0-6, 38 6-8, 38 12-22, 49 22-24",
    "zo": "60 0-24",
    "feestdag": "60 0-24",
    "kerst_en_oudjaarsavond": "60 18-24",
}
JEUGDZORG_ORT = {
    "ma": "45 0-6, 25 6-7, 25 19-22, 45 22-24",
    "vr": "45 0-6, 25 6-7, 25 19-22, 45 22-24",
    "za": "45 0-6, 30 6-22, 45 22-24",
    "zo": "45 0-24",
    "feestdag": "45 0-24",
    "kerst_en_oudjaarsavond": "",
}
SW_ORT = {"za": "25 0-24", "zo": "45 0-24", "feestdag": "45 0-24", "kerst_en_oudjaarsavond": ""}
SW_TOT_2023 = SW_ORT | {"ma": "20 0-7, 20 19-24", "vr": "20 0-7, 20 19-24"}
SW_VANAF_2023 = SW_ORT | {"ma": "25 0-7, 20 19-24", "vr": "25 0-7, 25 19-24"}
GHZ_VANAF_2026 = {
    "ma": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "vr": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "za": "52 0-24",
    "zo": "52 0-24",
    "feestdag": "60 0-24",
    "kerst_en_oudjaarsavond": "60 18-24",
}
VVT_VANAF_2026 = TOT_2026 | {
    "ma": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "vr": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "za": "52 0-6, 38 6-8, 38 12-22, 52 22-24",
}


def ort_verwacht(cao: str, dag: str) -> dict[str, str]:
    """Extern: de tijdvakken in de cao die op de ingangsdatum van de tabel geldt."""
    if cao == "jeugdzorg":
        return JEUGDZORG_ORT
    if cao.startswith("sociaal-werk"):
        return SW_TOT_2023 if dag < "2023-07-01" else SW_VANAF_2023
    if cao == "ggz" or dag < "2026-01-01":
        return TOT_2026
    return VVT_VANAF_2026 if cao == "vvt" else GHZ_VANAF_2026


@elke_tabel
def test_onregelmatigheidstoeslag_per_tijdvak(cao: str, dag: str) -> None:
    verwacht = ort_verwacht(cao, dag)
    assert {dagnaam: ort_regel(cao, dag, dagnaam) for dagnaam in verwacht} == verwacht
    uren = ort_percentages(cao, dag)
    for doordeweeks in ("di", "wo", "do"):
        assert [uren.get((doordeweeks, uur)) for uur in range(24)] == [uren.get(("ma", uur)) for uur in range(24)]
    assert lees_tabel(cao, dag)["ort"]["vindplaats"]


GRENS: dict[
    str, list[tuple[str, str | None, tuple[str, str] | None]]
] = {  # extern: hoogste functiegroep of schaal, en de cel van het hoogste uurloon, vanaf een datum
    "jeugdzorg": [("2020-01-01", "11", ("5", "11"))],
    "ggz": [("2022-01-01", "65", ("40", "5")), ("2022-07-01", "65", ("40", "7"))],
    "gehandicaptenzorg": [("2021-06-01", "65", ("35", "8")), ("2024-06-01", None, None)],
    "sociaal-werk": [("2021-12-01", None, ("4", "10")), ("2023-07-01", None, ("5", "11"))],
    "sociaal-werk-primair": [("2022-01-01", None, ("4", "10")), ("2023-07-01", None, ("5", "11"))],
    # cao VVT 2022-2024, FWG-tabellen, kolom volgnummer: nummer 20 is FWG 40 periodiek 6
    "vvt": [("2022-03-01", "65", ("40", "6")), ("2024-01-01", None, None)],
}


@elke_tabel
def test_voor_wie_de_onregelmatigheidstoeslag_geldt(cao: str, dag: str) -> None:
    ort = lees_tabel(cao, dag)["ort"]
    plek = ort.get("uurloon_hoogstens")
    cel = (plek["schaal"], plek["trede"]) if plek else None
    (_, schalen, verwacht) = [grens for grens in GRENS[cao] if grens[0] <= dag][-1]
    assert (ort.get("schalen_tot_en_met"), cel) == (schalen, verwacht)
    assert cel is None or cel in lees_cellen(cao, dag)


def test_een_wijziging_binnen_de_looptijd_van_een_tabel_staat_in_de_toelichting() -> None:
    """Extern: de grenzen van de gehandicaptenzorg vervallen per 2024-01-01, de percentages wijzigen per 2026-01-01."""
    assert "2024-01-01" in lees_tabel("gehandicaptenzorg", "2023-12-01")["ort"]["toelichting"]
    assert "Vanaf 2026-01-01" in lees_tabel("gehandicaptenzorg", "2025-07-01")["ort"]["toelichting"]
    assert "60% op zondag" in lees_tabel("gehandicaptenzorg", "2026-05-01")["ort"]["toelichting"]
