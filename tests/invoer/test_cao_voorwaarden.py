"""De meegeleverde cao-tabellen tegen externe cijfers: arbeidsduur, verlof, toeslagen, feestdagen en minima per tijdvak.

De getallen in dit bestand zijn niet berekend uit ``tests/cao/*.csv`` maar apart overgenomen uit de aangemelde cao-teksten.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from tests.invoer.caotabellen import DATUMS, TABELLEN, elke_tabel, lees_tabel


class Feiten(NamedTuple):
    """Arbeidsduur, verlof en toeslagen (percentage en grondslag) van een cao."""

    uren_per_jaar: str
    verlof: tuple[str, str, str]
    toeslagen: dict[str, tuple[str, list[str]]]
    feestdagen: int


VAKANTIETOESLAG = ("8%", ["jaarsalaris"])
OVER_BEIDE = ["jaarsalaris", "vakantietoeslag"]
FWG_TOESLAGEN = {"vakantietoeslag": VAKANTIETOESLAG, "eindejaarsuitkering": ("8.33%", ["jaarsalaris"])}
SW_TOESLAGEN = {
    "vakantietoeslag": VAKANTIETOESLAG,
    "eindejaarsuitkering": ("8.3%", OVER_BEIDE),
    "ikb_vermeerdering": ("0.1%", OVER_BEIDE),
    "ziektekosten": ("10", []),
}
FEITEN = {  # extern: de cao-teksten; verlof is wettelijk, bovenwettelijk en extra
    "jeugdzorg": Feiten(
        "1872",
        ("144", "56", "0"),
        {
            "vakantietoeslag": VAKANTIETOESLAG,
            "eindejaarsuitkering": ("8.3%", OVER_BEIDE),
            "zorgverzekering": ("20", []),
        },
        8,
    ),
    # hoofdstuk 2, art. 35: balansbudget van € 500 bruto bij voltijd
    "ggz": Feiten("1878", ("144", "22", "35"), {**FWG_TOESLAGEN, "balansbudget": ("500", [])}, 10),
    "gehandicaptenzorg": Feiten("1878", ("144", "0", "57"), FWG_TOESLAGEN, 8),
    "sociaal-werk": Feiten("1878", ("144", "26", "0"), SW_TOESLAGEN, 8),
    "sociaal-werk-primair": Feiten("1878", ("144", "26", "0"), SW_TOESLAGEN, 8),
    "vvt": Feiten("1878", ("144", "58.4", "35"), FWG_TOESLAGEN, 0),
}


def toeslag_waarde(toeslag: dict[str, Any]) -> str:
    return str(next(toeslag[veld] for veld in ("percentage", "bedrag_per_maand", "bedrag_per_jaar") if veld in toeslag))


@elke_tabel
def test_arbeidsduur_verlof_en_toeslagen(cao: str, dag: str) -> None:
    tabel, feiten = lees_tabel(cao, dag), FEITEN[cao]
    arbeidsduur, verlof = tabel["arbeidsduur"], tabel["verlof"]
    assert (arbeidsduur["uren_per_week"], arbeidsduur["uren_per_jaar"]) == ("36", feiten.uren_per_jaar)
    extra = sum(Decimal(regel["uren"]) for regel in verlof.get("extra", []))
    assert (verlof["wettelijk"], verlof["bovenwettelijk"], str(extra)) == feiten.verlof
    toeslagen = {
        toeslag["sleutel"]: (toeslag_waarde(toeslag), toeslag.get("over", [])) for toeslag in tabel["toeslagen"]
    }
    assert toeslagen == feiten.toeslagen
    assert len(tabel["feestdagen"]) == feiten.feestdagen
    for voorwaarde in (arbeidsduur, verlof, *tabel["toeslagen"]):
        assert voorwaarde["vindplaats"]


def test_het_verlof_van_vvt_is_237_uur_en_24_minuten_en_bevat_de_feestdagen() -> None:
    for dag in DATUMS["vvt"]:
        tabel = lees_tabel("vvt", dag)
        verlof = tabel["verlof"]
        extra = sum(Decimal(regel["uren"]) for regel in verlof["extra"])
        assert Decimal(verlof["wettelijk"]) + Decimal(verlof["bovenwettelijk"]) + extra == Decimal("237.4")
        assert "feestdagen" in {regel["sleutel"] for regel in tabel["niet_berekend"]}


def test_gehandicaptenzorg_heet_het_extra_verlof_vanaf_2023_balansverlof() -> None:
    namen = [
        lees_tabel("gehandicaptenzorg", dag)["verlof"]["extra"][0]["sleutel"] for dag in DATUMS["gehandicaptenzorg"]
    ]
    assert namen == ["pbl", "pbl"] + ["balansverlof"] * 8


ACHT = [
    "nieuwjaar",
    "tweede_paasdag",
    "koningsdag",
    "bevrijdingsdag",
    "hemelvaart",
    "tweede_pinksterdag",
    "eerste_kerstdag",
    "tweede_kerstdag",
]


@elke_tabel
def test_de_feestdagen_die_uren_kosten(cao: str, dag: str) -> None:
    """Extern: in elke cao dezelfde acht; de GGZ noemt ook eerste paasdag en eerste pinksterdag (altijd een zondag)."""
    altijd_zondag = {"eerste_paasdag", "eerste_pinksterdag"}
    dagen = [feestdag for feestdag in lees_tabel(cao, dag)["feestdagen"] if feestdag not in altijd_zondag]
    assert dagen == ([] if cao == "vvt" else ACHT)


def test_vvt_noemt_de_feestdagen_met_toeslag() -> None:
    """Extern: art. 6.3 lid 1 in beide cao's. De dagen kosten geen uren, maar wie er werkt krijgt 60%."""
    for dag in DATUMS["vvt"]:
        assert set(lees_tabel("vvt", dag)["ort"]["feestdagen"]) == {*ACHT, "eerste_paasdag", "eerste_pinksterdag"}


def test_jeugdzorg_zegt_sinds_2024_dat_een_slaapdienst_het_minimumloon_waarborgt() -> None:
    """Extern: art. 8.3 van de cao 2024-2025; de cao 2021-2023 kent die zin niet."""
    for dag in DATUMS["jeugdzorg"]:
        waarborg = "wettelijk minimumuurloon" in lees_tabel("jeugdzorg", dag)["ort"]["toelichting"]
        assert waarborg == (dag >= "2024-01-01")


def test_sociaal_werk_het_bovenwettelijk_verlof_is_tot_2024_een_aanname() -> None:
    """Extern: tot 2024-01-01 zit de waarde van 26 uur in het IKB, daarna zitten de uren erin."""
    for cao in ("sociaal-werk", "sociaal-werk-primair"):
        for dag in DATUMS[cao]:
            klasse = lees_tabel(cao, dag)["verlof"].get("klasse")
            assert klasse == ("aanname" if dag < "2024-01-01" else None)


MINIMA_PER_MAAND = {  # extern: minimum vakantietoeslag bij voltijd
    ("jeugdzorg", "2020-01-01"): "178.42",
    ("jeugdzorg", "2022-01-01"): "187.49",  # cao 2021-2023, art. 7.3, p. 34
    ("jeugdzorg", "2023-01-01"): "193.07",  # idem
    ("jeugdzorg", "2024-01-01"): "208.52",
    ("jeugdzorg", "2024-07-01"): "211.13",
    ("jeugdzorg", "2025-03-01"): "218.73",
    ("sociaal-werk", "2021-12-01"): "179.30",
    ("sociaal-werk", "2023-01-01"): "182.89",
    ("sociaal-werk", "2023-07-01"): "195.69",
    ("sociaal-werk", "2024-01-01"): "203.52",
    ("sociaal-werk", "2024-07-01"): "211.66",
    ("sociaal-werk", "2025-01-01"): "211.66",
    ("sociaal-werk-primair", "2022-01-01"): "179.30",
    ("sociaal-werk-primair", "2023-01-01"): "182.89",
    ("sociaal-werk-primair", "2023-07-01"): "195.69",
    ("sociaal-werk-primair", "2024-01-01"): "203.52",
    ("sociaal-werk-primair", "2024-07-01"): "211.66",
    ("sociaal-werk-primair", "2025-01-01"): "211.66",
}
VVT_MINIMA_PER_JAAR = {  # extern: vakantiegeld en eindejaarsuitkering bij voltijd, vanaf 21 jaar
    "2022-03-01": ("2127.58", "2261.58"),
    "2023-01-01": ("2127.58", "2261.58"),
    "2023-03-01": ("2191.41", "2329.43"),
    "2023-07-01": ("2191.41", "2329.43"),
    "2023-10-01": ("2316.41", "2454.43"),
    "2024-01-01": ("2316.41", "2454.43"),
    "2024-03-01": ("2391.41", "2529.43"),
    "2024-07-01": ("2391.41", "2529.43"),
    "2024-10-01": ("2466.41", "2604.43"),
    "2025-07-01": ("2565.07", "2708.61"),
    "2026-01-01": ("2565.07", "2708.61"),
    "2026-07-01": ("2654.85", "2803.41"),
}


def test_minima_per_maand_en_per_jaar() -> None:
    per_maand, per_jaar = {}, {}
    for cao, dag in TABELLEN:
        toeslagen = lees_tabel(cao, dag)["toeslagen"]
        minima = [toeslag["minimum_per_maand"] for toeslag in toeslagen if "minimum_per_maand" in toeslag]
        if minima:
            (per_maand[cao, dag],) = minima
        jaarminima = tuple(toeslag["minimum_per_jaar"] for toeslag in toeslagen if "minimum_per_jaar" in toeslag)
        if jaarminima:
            assert cao == "vvt"
            per_jaar[dag] = jaarminima
    assert per_maand == MINIMA_PER_MAAND
    assert per_jaar == VVT_MINIMA_PER_JAAR
