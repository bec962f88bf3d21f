"""Waardoor een rooster anders telt: een dienst op de kaart, of de feestdagen en tijdvakken van de cao."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats
from tests.vergelijk.standen import bestanden, enige_gevolg, gewijzigd, oorzaken, vergeleken

KAART = "productkaarten/43A07-verblijf-behandelgroep.yaml"
CAO = "cao/jeugdzorg/2025-03-01.yaml"
DAGDIENST = "naam: Dagdienst, soort: dag, dagen: [ma, di, wo, do, vr], van: 7,"


def test_andere_tijden_van_een_dienst_staan_op_de_kaart_ook_als_er_toeslag_bij_komt() -> None:
    """Van 5.30 tot 7 uur geeft de cao toeslag; de cao zelf veranderde niet."""
    nieuw = DAGDIENST.replace("van: 7,", "van: 5.5,")
    assert oorzaken(KAART, (DAGDIENST, nieuw)) == [("inzet", "Dagdienst: 7-15 uur → 5,5-15 uur", f"{KAART}:27")]


def test_andere_dagen_en_een_andere_soort_heten_zo() -> None:
    assert oorzaken(KAART, (DAGDIENST, DAGDIENST.replace("ma, di, wo, do, vr", "ma, di, wo, do"))) == [
        ("inzet", "Dagdienst: ma, di, wo, do, vr → ma, di, wo, do", f"{KAART}:27")
    ]
    assert oorzaken(KAART, ("soort: wakende_nacht", "soort: slaapdienst")) == [
        ("inzet", "Wakende nacht: wakende nacht → slaapdienst", f"{KAART}:31")
    ]


def test_meer_begeleiders_is_een_gewoon_getal() -> None:
    oud = "dagen: [ma, di, wo, do, vr], van: 14.5, tot: 23, functie: Groepsleider, begeleiders: 2"
    assert oorzaken(KAART, (oud, oud.replace("begeleiders: 2", "begeleiders: 3"))) == [
        ("inzet", "Avonddienst, begeleiders: 2 → 3", f"{KAART}:28")
    ]


def test_meer_begeleiders_naast_andere_tijden_is_een_eigen_oorzaak() -> None:
    oud = "van: 14.5, tot: 23, functie: Groepsleider, begeleiders: 2"
    nieuw = "van: 15, tot: 23, functie: Groepsleider, begeleiders: 3"
    assert {(naam, plaats) for _, naam, plaats in oorzaken(KAART, (oud, nieuw))} == {
        ("Avonddienst, begeleiders: 2 → 3", f"{KAART}:28"),
        ("Avonddienst: 14,5-23 uur → 15-23 uur", f"{KAART}:28"),
    }


def test_een_feestdag_minder_in_de_cao_is_van_de_cao() -> None:
    """Andere diensten draaien dan op die dag, en een andere toeslag; op geen kaart veranderde iets."""
    assert oorzaken(CAO, ("  - tweede_pinksterdag\n", "")) == [
        ("cao", "aantal feestdagen op een werkdag in 2026: 7 → 6", f"{CAO}:31"),
        ("cao", "feestdagen van cao jeugdzorg in het rooster: zonder tweede pinksterdag", f"{CAO}:31"),
    ]


def test_andere_feestdagen_met_toeslag_zijn_van_de_cao() -> None:
    regel = '  schalen_tot_en_met: "11"\n'
    erbij = f"{regel}  feestdagen: [nieuwjaar, eerste_paasdag, tweede_paasdag, koningsdag, eerste_kerstdag]\n"
    [(groep, naam, plaats)] = oorzaken(CAO, (regel, erbij))
    assert (groep, plaats) == ("cao", f"{CAO}:42")
    assert naam.startswith("feestdagen met toeslag van cao jeugdzorg in het rooster: met nieuwjaar, met eerste paasdag")


def test_een_ander_tijdvak_is_van_de_cao_en_een_ander_percentage_is_dat_percentage() -> None:
    assert oorzaken(CAO, ("van: 19, tot: 22, percentage: 25%", "van: 18, tot: 22, percentage: 25%")) == [
        (
            "cao",
            "tijdvakken met toeslag van cao jeugdzorg: ma, di, wo, do, vr 19-22 uur → ma, di, wo, do, vr 18-22 uur",
            f"{CAO}:47",
        )
    ]
    assert oorzaken(CAO, ("van: 0, tot: 24, percentage: 45%", "van: 0, tot: 24, percentage: 50%")) == [
        ("cao", "toeslag zo, feestdag 0-24 uur: 45% → 50%", f"{CAO}:50")
    ]


def test_een_ander_percentage_naast_andere_tijden_van_een_dienst_is_een_eigen_oorzaak() -> None:
    zondag, laat = "van: 0, tot: 24, percentage: 45%", "van: 15, tot: 23, functie: Groepsleider"
    anders = gewijzigd(CAO, (zondag, zondag.replace("45%", "50%")))
    anders[KAART] = gewijzigd(KAART, (laat, laat.replace("23", "22")))[KAART]
    assert {gevolg.naam for gevolg in vergeleken(anders, "43A07").gevolgen} == {
        "toeslag zo, feestdag 0-24 uur",
        "Weekenddienst laat: 15-23 uur → 15-22 uur",
    }


def test_zonder_eigen_diensten_op_feestdagen_draaien_de_gewone_door() -> None:
    gevonden = oorzaken(KAART, *[(", feestdag]", "]")] * 3)
    assert gevonden[0] == ("inzet", "op feestdagen draait geen eigen dienst meer", f"{KAART}:27")
    assert ("inzet", "Weekenddienst laat: za, zo, feestdag → za, zo", f"{KAART}:30") in gevonden
    assert {groep for groep, _, _ in gevonden} == {"inzet"}


@pytest.mark.parametrize(
    ("anders", "naam", "regel"),
    [
        (
            ("  - bevrijdingsdag\n", ""),
            "feestdagen van cao jeugdzorg in het rooster: zonder bevrijdingsdag",
            "nieuwjaar",
        ),
        (
            ("van: 19, tot: 22", "van: 20, tot: 22"),
            "tijdvakken met toeslag van cao jeugdzorg: ma, di, wo, do, vr 19-22 uur → ma, di, wo, do, vr 20-22 uur",
            "van: 20, tot: 22",
        ),
    ],
)
def test_ook_een_nieuwe_tabel_met_een_andere_kalender_is_een_oorzaak_in_de_cao(
    anders: tuple[str, str], naam: str, regel: str
) -> None:
    """De nieuwe tabel geldt het hele jaar in de plaats van de oude; geen dienst wijzigde, ook al draait zij vaker of minder vaak."""
    pad = "cao/jeugdzorg/2026-01-01.yaml"
    datums = (("ingangsdatum: 2025-03-01", "ingangsdatum: 2026-01-01"), ("tot: 2025-12-31", "tot: 2026-12-31"))
    tabel = gewijzigd(CAO, *datums, anders)[CAO]
    gevolgen = vergeleken({**bestanden(), pad: tabel}, "43A07").gevolgen
    nummer = next(nr for nr, tekst in enumerate(tabel.decode().splitlines(), 1) if regel in tekst)
    assert ("cao", naam, f"{pad}:{nummer}") in [(een.groep, een.naam, vindplaats(een)) for een in gevolgen]
    assert not [een.naam for een in gevolgen if een.groep == "inzet" or ", uren in 2026" in een.naam]


def test_wat_er_aan_een_dienst_wijzigde_staat_er_allemaal() -> None:
    nieuw = DAGDIENST.replace("ma, di, wo, do, vr", "ma, di, wo, do").replace("van: 7,", "van: 6,")
    assert oorzaken(KAART, (DAGDIENST, nieuw)) == [
        ("inzet", "Dagdienst: ma, di, wo, do, vr → ma, di, wo, do; 7-15 uur → 6-15 uur", f"{KAART}:27")
    ]


def test_in_een_ander_jaar_is_wat_er_aan_een_dienst_wijzigde_een_gewoon_getal() -> None:
    """Hoe vaak een dienst draait, volgt daar ook uit de kalender; de kaart is dan niet het hele antwoord."""
    nieuw = gewijzigd(KAART, ("van: 7, tot: 15", "van: 7, tot: 16"))
    kanten = (
        als_kant("", bereken(lees_regio(een), ["43A07"], jaar)) for een, jaar in ((bestanden(), 2022), (nieuw, 2026))
    )
    namen = [gevolg.naam for gevolg in vergelijk(*kanten).gevolgen if gevolg.naam.startswith("Dagdienst")]
    assert namen == ["Dagdienst, uren"]


def test_een_eigen_dienst_op_feestdagen_erbij_is_een_dienst_erbij_en_een_reden_voor_de_andere() -> None:
    """De gewone diensten vallen dan op die dagen weg; dat hun toeslag daar verviel, is geen vervallen post."""
    geen = gewijzigd(KAART, *[(", feestdag]", "]")] * 3)
    dienst = "    - {naam: Feestdienst, soort: weekend, dagen: [feestdag], van: 7, tot: 15, functie: Groepsleider, begeleiders: 1}\n"
    begin = "    - {naam: Dagdienst"
    eigen = {**geen, KAART: geen[KAART].replace(begin.encode(), f"{dienst}{begin}".encode())}
    oud, nieuw = (als_kant("", bereken(lees_regio(een), ["43A07"])) for een in (geen, eigen))
    heen, terug = (vergelijk(*kanten).gevolgen for kanten in ((oud, nieuw), (nieuw, oud)))
    assert [(een.groep, een.naam, vindplaats(een)) for een in heen] == [
        ("inzet", "op feestdagen draait nu een eigen dienst", f"{KAART}:27"),
        ("inzet", "erbij: Feestdienst (weekend, feestdag), Feestdienst, uren × toeslag", f"{KAART}:27"),
    ]
    assert [een.naam for een in terug] == [
        "op feestdagen draait geen eigen dienst meer",
        "vervallen: Feestdienst (weekend, feestdag), Feestdienst, uren × toeslag",
    ]


@pytest.mark.parametrize("product", ["43A07-AF", "P1-ACU"])
def test_ook_in_een_afwezigheidsdag_en_een_traject(product: str) -> None:
    nieuw = DAGDIENST.replace("van: 7,", "van: 5.5,")
    assert oorzaken(KAART, (DAGDIENST, nieuw), product=product) == [
        ("inzet", "Dagdienst: 7-15 uur → 5,5-15 uur", f"{KAART}:27")
    ]


def test_een_dienst_die_iemand_anders_draait_is_een_oorzaak_op_de_regel_van_die_dienst() -> None:
    laat = "van: 15, tot: 23, functie: Groepsleider"
    assert oorzaken(KAART, (laat, laat.replace("Groepsleider", "Nachtwacht"))) == [
        ("inzet", "Weekenddienst laat: Groepsleider → Nachtwacht", f"{KAART}:30")
    ]


def test_een_tijdvak_dat_vervalt_staat_waar_het_stond() -> None:
    regel = "    - {dagen: [ma, di, wo, do, vr], van: 6, tot: 7, percentage: 25%}\n"
    vroeg = ("van: 7, tot: 15", "van: 6, tot: 15")
    kanten = ({**gewijzigd(CAO, *weg), KAART: gewijzigd(KAART, vroeg)[KAART]} for weg in ((), ((regel, ""),)))
    gevolg = enige_gevolg(vergelijk(*(als_kant("", bereken(lees_regio(een), ["43A07"])) for een in kanten)))
    assert gevolg.naam == "tijdvakken met toeslag van cao jeugdzorg: ma, di, wo, do, vr 6-7 uur → geen"
    assert vindplaats(gevolg) == f"{CAO}:46 (oud)"
