"""De meegeleverde cao-tabellen tegen externe cijfers: de laagste en de hoogste trede per schaal, en gelijke inpassingsnummers.

De getallen in dit bestand zijn niet berekend uit ``tests/cao/*.csv`` maar apart overgenomen uit de aangemelde cao-teksten.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.invoer.caotabellen import DATUMS, lees_cellen, lees_tabel

UITERSTEN = {  # extern: laagste en hoogste gewone trede, zonder start, aanloop, zij-instroom, uitloop en extra
    "jeugdzorg": """
        schaal 6 7 8 9 10 11 12
        2020-01-01 2136,07–3036,87 2298,94–3285,52 2403,37–3568,98 2603,56–3888,56 2832,96–4255,95 3240,13–4896,26 3568,98–5616,78
        2022-01-01 2244,16–3190,53 2415,26–3451,77 2524,98–3749,57 2735,30–4085,32 2976,30–4471,31 3404,08–5144,01 3749,57–5900,99
        2023-01-01 2311,48–3286,25 2487,72–3555,32 2600,73–3862,06 2817,36–4207,88 3065,59–4605,45 3506,20–5298,33 3862,06–6078,02
        2024-01-01 2496,40–3549,15 2686,74–3839,75 2808,78–4171,02 3042,75–4544,51 3310,84–4973,88 3786,70–5722,20 4171,02–6564,26
        2024-07-01 2527,60–3593,51 2720,32–3887,75 2843,89–4223,16 3080,79–4601,31 3352,22–5036,05 3834,03–5793,72 4223,16–6646,31
        2025-03-01 2618,60–3722,88 2818,26–4027,70 2946,27–4375,20 3191,69–4766,96 3472,90–5217,35 3972,06–6002,30 4375,20–6885,58
    """,
    "ggz": """
        schaal 35 40 45 50 55 60 65
        2022-01-01 2121–2884 2265–3178 2540–3466 2884–3826 3245–4295 3686–4788 4295–5621
        2022-07-01 2181–2944 2325–3241 2600–3536 2944–3902 3310–4381 3760–4883 4381–5734
        2023-05-01 2241–3004 2385–3306 2660–3606 3004–3981 3376–4468 3835–4981 4468–5848
        2023-11-01 2391–3155 2535–3471 2810–3787 3155–4180 3545–4692 4027–5230 4692–6141
        2024-01-01 2451–3218 2595–3541 2870–3863 3218–4263 3616–4785 4108–5335 4785–6264
        2024-12-01 2571–3346 2715–3682 2990–4017 3346–4434 3760–4977 4272–5548 4977–6504
    """,
    "gehandicaptenzorg": """
        schaal 30 35 40 45 50 55 60 65
        2021-06-01 1821–2716 1920–2853 2025–2993 2151–3289 2501–3738 2853–4211 3289–4799 3738–5648
        2022-05-01 1906–2801 2110–3009 2236–3154 2381–3452 2728–3894 2938–4304 3374–4905 3823–5772
        2023-05-01 1967–2891 2178–3105 2457–3332 2605–3640 2815–4019 3032–4442 3482–5062 3945–5957
        2023-09-01 2047–2978 2258–3198 2537–3432 2685–3749 2899–4140 3123–4575 3586–5214 4063–6136
        2023-12-01 2127–3067 2338–3294 2617–3535 2766–3861 2986–4264 3217–4712 3694–5370 4185–6320
        2024-06-01 2182–3128 2393–3360 2672–3606 2821–3938 3046–4349 3281–4806 3768–5477 4269–6446
        2024-12-01 2237–3191 2448–3427 2727–3678 2877–4017 3107–4436 3347–4902 3843–5587 4354–6575
        2025-07-01 2326–3319 2546–3564 2836–3825 2992–4178 3231–4613 3481–5098 3997–5810 4528–6838
        2026-05-01 2373–3385 2597–3635 2893–3902 3052–4262 3296–4705 3551–5200 4077–5926 4619–6975
        2026-11-01 2420–3453 2649–3708 2951–3980 3113–4347 3362–4799 3622–5304 4159–6045 4711–7115
    """,
    "sociaal-werk": """
        schaal 5 6 7 8 9 10 11
        2021-12-01 2157–3009 2396–3361 2614–3581 2832–3961 3009–4358 3277–4830 3508–5356
        2023-01-01 2200–3069 2444–3428 2666–3653 2889–4040 3069–4445 3343–4927 3578–5463
        2023-07-01 2354–3284 2615–3668 2853–3909 3091–4323 3284–4756 3577–5272 3828–5845
        2024-01-01 2448–3415 2720–3815 2967–4065 3215–4496 3415–4946 3720–5483 3981–6079
        2024-07-01 2546–3552 2829–3968 3086–4228 3344–4676 3552–5144 3869–5702 4140–6322
        2025-01-01 2546–3774 2829–4140 3086–4523 3344–4983 3552–5512 3869–6107 4140–6780
    """,
    "vvt": """
        schaal 30 35 40 45 50 55 60 65
        2022-03-01 2077,40–2717,16 2200,70–2937,68 2422,65–3159,64 2863,68–3471,49 2937,68–3942,98 3084,18–4426,10 3783,39–5045,55 4263,61–5939,16
        2023-03-01 2139,72–2798,67 2266,72–3025,81 2495,33–3254,43 2949,59–3575,63 3025,81–4061,27 3176,71–4558,88 3896,89–5196,92 4391,52–6117,33
        2023-10-01 2264,72–2938,60 2391,72–3177,10 2620,33–3417,15 3097,07–3754,41 3177,10–4264,33 3335,55–4786,82 4091,73–5456,77 4611,10–6423,20
        2024-03-01 2339,72–3013,60 2466,72–3256,53 2695,33–3502,58 3174,50–3848,27 3256,53–4370,94 3418,94–4906,49 4194,02–5593,19 4726,38–6583,78
        2024-07-01 2339,72–3013,60 2466,72–3256,53 2695,33–3502,58 3174,50–3848,27 3256,53–4370,94 3418,94–4906,49 4194,02–5593,19 4726,38–6583,78
        2024-10-01 2414,72–3088,94 2541,72–3337,94 2770,33–3590,14 3253,86–3944,48 3337,94–4480,21 3504,41–5029,15 4298,87–5733,02 4844,54–6748,37
        2025-07-01 2573,47–3294,84 2643,39–3471,46 2881,14–3733,75 3384,01–4102,26 3471,46–4659,42 3644,59–5230,32 4470,82–5962,34 5038,32–7018,30
        2026-07-01 2663,54–3410,16 2735,91–3592,96 2981,98–3864,43 3502,45–4245,84 3592,96–4822,50 3772,15–5413,38 4627,30–6171,02 5214,66–7263,94
    """,
}


def uitersten(cao: str) -> list[tuple[str, str, str]]:
    kop, *rijen = [regel.split() for regel in UITERSTEN[cao].strip().splitlines()]
    return [(rij[0], schaal, tekst) for rij in rijen for schaal, tekst in zip(kop[1:], rij[1:], strict=True)]


@pytest.mark.parametrize("cao", UITERSTEN)
def test_laagste_en_hoogste_gewone_trede_per_schaal(cao: str) -> None:
    for dag, schaal, tekst in uitersten(cao):
        gewoon = [bedrag for (s, trede), bedrag in lees_cellen(cao, dag).items() if s == schaal and trede.isdigit()]
        laagste, hoogste = (Decimal(deel.replace(",", ".")) for deel in tekst.split("–"))
        assert (min(gewoon), max(gewoon)) == (laagste, hoogste), (dag, schaal)


GGZ_NUMMERS = {  # extern: het inpassingsnummer van elke trede in de functieschaal
    "35": [12, 14, *range(15, 24)],
    "40": [14, 16, *range(17, 28)],
    "45": [18, 20, *range(21, 32)],
    "50": [23, 25, 27, *range(28, 37)],
    "55": [28, 30, 32, 34, *range(35, 43)],
    "60": [34, 36, 38, 40, 42, 44, *range(45, 50)],
    "65": [42, 44, 46, 48, 50, 52, 54, 56, *range(57, 62)],
}


@pytest.mark.parametrize("dag", DATUMS["ggz"])
def test_ggz_zelfde_inpassingsnummer_zelfde_bedrag(dag: str) -> None:
    """De minima (nummer 16) en de grens van de onregelmatigheidstoeslag (19 en 21) wijzen de cel met dat nummer aan."""
    cellen = lees_cellen("ggz", dag)
    bedragen: dict[int, set[Decimal]] = {}
    for schaal, nummers in GGZ_NUMMERS.items():
        gewoon = [bedrag for (s, trede), bedrag in cellen.items() if s == schaal and trede.isdigit()]
        for nummer, bedrag in zip(nummers, gewoon, strict=True):
            bedragen.setdefault(nummer, set()).add(bedrag)
    assert all(len(waarden) == 1 for waarden in bedragen.values())
    tabel = lees_tabel("ggz", dag)
    met_minimum = [toeslag for toeslag in tabel["toeslagen"] if toeslag["sleutel"] != "balansbudget"]
    assert {minimum_cel("ggz", dag, toeslag) for toeslag in met_minimum} == bedragen[16]
    grens = tabel["ort"]["uurloon_hoogstens"]
    assert {cellen[grens["schaal"], grens["trede"]]} == bedragen[19 if dag < "2022-07-01" else 21]


def minimum_cel(cao: str, dag: str, toeslag: dict[str, Any]) -> Decimal:
    plek = toeslag["minimum_over"]
    return lees_cellen(cao, dag)[plek["schaal"], plek["trede"]]


IP_8 = {  # extern: nummer 8 in de salaristabel met inpassingsnummers, art. 4:15
    "2021-06-01": "1920",
    "2024-12-01": "2339",
    "2025-07-01": "2433",
}


@pytest.mark.parametrize("dag", DATUMS["gehandicaptenzorg"])
def test_gehandicaptenzorg_het_minimum_is_inpassingsnummer_8(dag: str) -> None:
    """Nummer 8 staat in FWG 5 (trede 7), 10 (6), 15 (5), 20 (3) en 30 (1); overal hetzelfde bedrag."""
    cellen = lees_cellen("gehandicaptenzorg", dag)
    bedragen = {cellen[cel] for cel in (("5", "7"), ("10", "6"), ("15", "5"), ("20", "3"), ("30", "1"))}
    assert len(bedragen) == 1
    vakantietoeslag = lees_tabel("gehandicaptenzorg", dag)["toeslagen"][0]
    assert {minimum_cel("gehandicaptenzorg", dag, vakantietoeslag)} == bedragen
    if dag in IP_8:
        assert bedragen == {Decimal(IP_8[dag])}
