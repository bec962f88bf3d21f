"""Een andere keuze op een kaart of van de regio is één oorzaak op de regel van die keuze, hoeveel posten er ook anders door volgen."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from tests.vergelijk.standen import bestanden, enige_gevolg, gewijzigd, oorzaken, regel_van, vergeleken

AMBULANT = "productkaarten/45A48-ambulant-individueel.yaml"
BEHANDELGROEP = "productkaarten/43A07-verblijf-behandelgroep.yaml"
PLEEGZORG = "productkaarten/43A09-pleegzorg.yaml"
GEZINSHUIS = "productkaarten/43A10-gezinshuis.yaml"
GROEP = "productkaarten/45A49-ambulant-groep.yaml"
DAGDEEL = "productkaarten/41A03-dagbehandeling-regulier.yaml"
CRISIS = "productkaarten/BES01-beschikbaarheid-crisis.yaml"


@pytest.mark.parametrize(
    ("kaart", "product", "oud", "nieuw", "naam"),
    [
        (
            BEHANDELGROEP,
            "43A07",
            "clientgebonden_uren",
            "inzetbare_uren",
            "uren per fte: clientgebonden uren → inzetbare uren",
        ),
        (
            PLEEGZORG,
            "43A09",
            "declarabele_uren",
            "clientgebonden_uren",
            "uren per fte: declarabele uren → clientgebonden uren",
        ),
        (BEHANDELGROEP, "43A07", ", bezettingsgraad: 90%", "", "bezettingsgraad: 90% → niet gegeven"),
        (GEZINSHUIS, "43A10", ", leegstand: 5%", "", "leegstand: 5% → niet gegeven"),
        (GROEP, "45A49", "begeleiders: 2, ", "", "begeleiders: 2 → niet gegeven"),
        (
            GROEP,
            "45A49",
            "begeleiders: 2, deelnemers: 6, ",
            "",
            "begeleiders: 2 → niet gegeven; deelnemers: 6 → niet gegeven",
        ),
        (GROEP, "45A49", ", bezettingsgraad: 90%", "", "bezettingsgraad: 90% → niet gegeven"),
        (DAGDEEL, "41A03", ", bezettingsgraad: 90%", ", no_show: 10%", ""),
        (
            DAGDEEL,
            "41A03",
            ", bezettingsgraad: 90%",
            ", no_show: 5%",
            "bezettingsgraad: 90% → niet gegeven; no show: niet gegeven → 5%",
        ),
        (
            DAGDEEL,
            "41A03",
            "deelnemers: 8, ",
            "deelnemers: 8, uren_per_dagdeel: 5, ",
            "uren per dagdeel: niet gegeven → 5",
        ),
        (CRISIS, "BES01", ", elders_betaald: 45%", "", "elders betaald: 45% → niet gegeven"),
    ],
)
def test_een_keuze_op_de_kaart_is_een_oorzaak_op_haar_regel(
    kaart: str, product: str, oud: str, nieuw: str, naam: str
) -> None:
    """Ook wat de kosten verderop anders verdeelt, zoals de huisvesting per bezette plaats, is van die keuze."""
    gevonden = oorzaken(kaart, (oud, nieuw), product=product)
    verviel = not nieuw or "no_show" in nieuw
    plaats = f"{regel_van(kaart, oud)}{' (oud)' if verviel else ''}"
    assert gevonden == ([("inzet", naam, plaats)] if naam else [])


def test_een_graad_die_terugkomt_staat_bij_de_graad() -> None:
    nieuw = gewijzigd(GEZINSHUIS, ("leegstand: 5%", "bezettingsgraad: 80%"))
    gevolg = enige_gevolg(vergeleken(nieuw, "43A10"))
    assert gevolg.naam == "bezettingsgraad: niet gegeven → 80%; leegstand: 5% → niet gegeven"


@pytest.mark.parametrize("product", ["43A07", "P1-ACU"])
def test_een_functie_erbij_naast_een_andere_verdeling_blijft_een_eigen_oorzaak(product: str) -> None:
    teamleider = "  - {functie: Teamleider, niveau: hbo"
    erbij = '  - {functie: Kok, niveau: mbo, schaal: "5", trede: max, uren_per_plaats_per_week: 2}\n'
    gevonden = oorzaken(
        BEHANDELGROEP, (teamleider, f"{erbij}{teamleider}"), (", bezettingsgraad: 90%", ""), product=product
    )
    assert {naam for _, naam, _ in gevonden} == {"erbij: Kok", "bezettingsgraad: 90% → niet gegeven"}


@pytest.mark.parametrize(
    ("kaart", "product", "paren", "namen"),
    [
        (
            GEZINSHUIS,
            "43A10",
            [("fte: 1}", "uren_per_plaats_per_week: 9}")],
            {"Gezinshuisouder: fte 1 → uren per plaats per week 9"},
        ),
        (
            BEHANDELGROEP,
            "43A07-AF",
            [("uren_per_plaats_per_week: 1.5", "fte: 0.5")],
            {"Gedragswetenschapper B: uren per plaats per week 1,5 → fte 0,5"},
        ),
        (
            AMBULANT,
            "45A48",
            [("aandeel: 20%", "uren: 1"), ("aandeel: 65%", "uren: 3"), ("aandeel: 15%", "uren: 1")],
            {"Jeugdzorgwerker B: aandeel 65% → uren 3", "Gedragswetenschapper B: aandeel 15% → uren 1"},
        ),
    ],
)
def test_een_inzet_in_een_andere_maat_is_een_oorzaak_op_de_regel_van_de_functie(
    kaart: str, product: str, paren: list[tuple[str, str]], namen: set[str]
) -> None:
    """Een functie die met dezelfde inzet in een andere maat staat (20% is 1 van 5 uren), is geen oorzaak."""
    gevonden = oorzaken(kaart, *paren, product=product)
    functies = {naam: naam.partition(":")[0] for naam in namen}
    assert set(gevonden) == {
        ("inzet", naam, regel_van(kaart, f"functie: {functie},")) for naam, functie in functies.items()
    }


def test_een_functie_die_uit_het_rooster_gaat_en_een_vaste_inzet_krijgt_zegt_dat() -> None:
    """Wie de nacht nu draait, en dat er geen toeslag meer is, staat er apart."""
    vast = ('schaal: "6", trede: max-2', 'schaal: "6", trede: max-2, fte: 1.5')
    gevonden = oorzaken(BEHANDELGROEP, vast, ("functie: Nachtwacht, begeleiders", "functie: Groepsleider, begeleiders"))
    plaats = regel_van(BEHANDELGROEP, "functie: Nachtwacht, niveau")
    assert ("inzet", "Nachtwacht: uit het rooster → fte 1,5", plaats) in gevonden
    assert {naam for _, naam, _ in gevonden} == {
        "Nachtwacht: uit het rooster → fte 1,5",
        "Wakende nacht: Nachtwacht → Groepsleider",
        "onregelmatigheidstoeslag Nachtwacht: diensten → geen diensten",
    }


def test_een_onderdeel_in_een_andere_eenheid_is_een_oorzaak() -> None:
    """Van het product zelf is een tarief per uur niet met een tarief per minuut te vergelijken; van een traject eromheen wel."""
    gevonden = oorzaken(AMBULANT, ("eenheid: uur", "eenheid: minuut"), product="P1-DUU")
    assert gevonden == [("inzet", "eenheid: uur → minuut", regel_van(AMBULANT, "product:"))]


def test_indirecte_tijd_is_bij_een_groep_een_keuze_van_de_kaart_en_anders_van_de_regio() -> None:
    [gevonden] = oorzaken(DAGDEEL, ("indirecte_tijd: in_tarief", "indirecte_tijd: apart"), product="41A03")
    assert gevonden == ("uren", "indirecte tijd: in tarief → apart", regel_van(DAGDEEL, "indirecte_tijd"))
    declarabel = ("  declarabel: direct\n", "  declarabel: direct_en_indirect\n")
    assert oorzaken("opslagen.yaml", declarabel, product="41A03") == []
    [gevonden] = oorzaken("opslagen.yaml", declarabel, product="45A48")
    assert gevonden == (
        "uren",
        "declarabel: direct → direct en indirect",
        regel_van("opslagen.yaml", declarabel[0].strip("\n")),
    )


def test_een_andere_cao_is_een_andere_inschaling_ook_als_de_schaal_hetzelfde_heet() -> None:
    """Schaal 9 van de ene cao is een ander salaris dan schaal 9 van de andere; beide staan er met hun cao."""
    gevonden = oorzaken(AMBULANT, ("cao: jeugdzorg", "cao: sociaal-werk"), product="45A48")
    inschaling = {(naam, plaats) for groep, naam, plaats in gevonden if groep == "inzet"}
    functies = (("Jeugdzorgwerker D", 7), ("Jeugdzorgwerker B", 9), ("Gedragswetenschapper B", 11))
    assert not [naam for _, naam, _ in gevonden if naam.startswith("andere cao-tabellen")]
    assert inschaling == {
        (
            f"{functie}: jeugdzorg schaal {schaal} trede max-2 → sociaal-werk schaal {schaal} trede max-2",
            regel_van(AMBULANT, f"functie: {functie},"),
        )
        for functie, schaal in functies
    }


def test_de_uren_van_een_andere_cao_staan_bij_de_cao_van_de_kaart() -> None:
    """In beide cao's veranderde niets: de ene heeft 1.872 contracturen en 200 uur verlof, de andere 1.878 en 170 (hun tabellen van 2025)."""
    gevonden = oorzaken(AMBULANT, ("cao: jeugdzorg", "cao: sociaal-werk"), product="45A48")
    uren = [(naam, plaats) for groep, naam, plaats in gevonden if groep == "uren" and "verzuim" not in naam]
    naam = "contracturen en verlof van de cao: jeugdzorg → sociaal-werk"
    assert uren == [(naam, regel_van(AMBULANT, "cao: jeugdzorg"))]


@pytest.mark.parametrize(
    ("anders", "naam", "regel"),
    [
        (("trede: max-2", "trede: max"), "schaal 10 trede max-2 → schaal 10 trede max", "    trede: max"),
        (
            ("cao: jeugdzorg", "cao: sociaal-werk"),
            "jeugdzorg schaal 10 trede max-2 → sociaal-werk schaal 10 trede max-2",
            '    schaal: "10"',
        ),
    ],
)
def test_een_andere_inschaling_staat_bij_wat_eraan_veranderde(anders: tuple[str, str], naam: str, regel: str) -> None:
    """Op een kaart met een functie over meer regels hebben schaal en trede elk hun regel; een andere cao staat bij de schaal."""
    functie = '  - {functie: Jeugdzorgwerker A, niveau: hbo, schaal: "10", trede: max-2, fte: 6.5}'
    blok = (functie, functie.replace("{", "").replace("}", "").replace(", ", "\n    "))
    standen = gewijzigd(CRISIS, blok), gewijzigd(CRISIS, blok, anders)
    gevolgen = vergelijk(*(als_kant("", bereken(lees_regio(een), ["BES01"])) for een in standen)).gevolgen
    [gevolg] = [een for een in gevolgen if een.naam == f"Jeugdzorgwerker A: {naam}"]
    assert gevolg.plaats is not None
    assert standen[1][CRISIS].decode().splitlines()[gevolg.plaats.regel - 1] == regel


def test_een_product_dat_een_gewogen_tarief_wordt_is_een_andere_vorm() -> None:
    """Geen post is dan te vergelijken; wat er bij de som van kostprijs, marge en index verviel, zegt niets. Terug is het net zo."""
    gewogen = "productkaarten/45A04-ambulant-regulier.yaml"
    gewoon = bestanden()[AMBULANT].replace(b'product: "45A48"', b'product: "45A04"')
    standen = bestanden(), {**bestanden(), gewogen: gewoon}
    kanten = [als_kant("", bereken(lees_regio(een), ["45A04"])) for een in standen]
    for (oud, nieuw), naam, stand in (
        (kanten, "vorm: gewogen → uur", standen[1]),
        (kanten[::-1], "vorm: uur → gewogen", standen[0]),
    ):
        gevolg = enige_gevolg(vergelijk(oud, nieuw))
        assert (gevolg.groep, gevolg.naam) == ("samenstelling", naam)
        assert gevolg.plaats is not None
        assert stand[gewogen].decode().splitlines()[gevolg.plaats.regel - 1] == 'product: "45A04"'
