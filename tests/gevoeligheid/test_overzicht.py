"""De helling volgt uit de boom, het effect van een stap is dat van een ander bestand, en het overzicht zegt het zonder omhaal."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reeletarief.analyse.gevoeligheid.keuze import kies_knop, lees_stand
from reeletarief.analyse.gevoeligheid.knoppen import Soort, knoppen_van
from reeletarief.analyse.gevoeligheid.proef import helling_van, hellingen, knikken, proef
from reeletarief.analyse.gevoeligheid.stap import effecten
from reeletarief.api import bereken, lees_werkmap
from reeletarief.fouten import Plaats, RekenFout
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.weergave.gevoeligheid.tekst import bestandstekst
from tests.conftest import VOORBEELDREGIO, Draai, als_naam, als_rijen, op_een_regel, wijzig
from tests.gedeeld.streek import Functie, Streek, anders, onafgerond, streken
from tests.gedeeld.voorbeeld import voorbeeld
from tests.gevoeligheid.proef import EENVOUDIG, knop, onafgerond_bij, proef_van

VELDEN = {
    "uren.ziekte": "ziekte",
    "uren.reistijd": "reistijd",
    "opslagen.overhead": "overhead",
    "opslagen.risico": "risico",
    "cao.proef.2025-01-01.vakantietoeslag.percentage": "vakantietoeslag",
    "cao.proef.2025-01-01.eindejaarsuitkering.percentage": "eindejaarsuitkering",
    "werkgeverslasten.pensioen": "pensioen",
    "werkgeverslasten.premie": "premie",
    "indexering": "index",
}
"""Per percentage het veld van de streek waarin het staat, in honderdsten van een procent."""
BEDRAGEN = {
    "opslagen.reiskosten": "reiskosten",
    "werkgeverslasten.premie.maximum": "maximum",
    "werkgeverslasten.pensioen.franchise": "franchise",
    "cao.proef.2025-01-01.vakantietoeslag.minimum_per_maand": "minimum_per_maand",
}
"""Per bedrag het veld van de streek waarin het staat, in centen. (De franchise staat daar ook bij de inhouding.)"""


# --- met de hand ---


def test_de_helling_met_de_hand() -> None:
    """Reistijd 10% van de cliëntgebonden uren: het loondeel is K ÷ (u × 0,9), dus de helling is dat deel ÷ 0,9."""
    eigen = proef_van(EENVOUDIG)
    reis = knop(eigen, "uren.reistijd")
    loon = eigen.tarief.onafgerond.bedrag - Decimal("2.00")
    assert abs(helling_van(reis, eigen.knoppen, hellingen(eigen.nu.onafgerond)) - loon / Decimal("0.9")) < Decimal(
        "1e-12"
    )


def test_het_effect_van_een_opslag_is_een_procent_van_de_beroepskracht() -> None:
    """Overhead 20% over de beroepskracht: (tarief − 2,00) ÷ 1,2 is de beroepskracht, en een procentpunt is 1% daarvan."""
    eigen = proef_van(EENVOUDIG)
    (effect,) = [een for een in effecten(eigen) if een.knop.naam == "opslagen.overhead"]
    beroepskracht = (eigen.tarief.onafgerond.bedrag - 2) / Decimal("1.2")
    assert abs(effect.verschil - beroepskracht / 100) < Decimal("1e-12")
    assert (effect.stap, effect.nieuw) == (Decimal("0.01"), Decimal("0.21"))


def test_een_aandeel_gaat_van_de_andere_af() -> None:
    """Van 40/60 naar 41/59: hetzelfde als een kaart waarop 41% en 59% staat."""
    eigen = proef_van(EENVOUDIG)
    ander = anders(EENVOUDIG, functies=(Functie("7", "max", 41), Functie("9", "max", 59)))
    assert onafgerond_bij(eigen, "functie.f0.aandeel", "0.41") == onafgerond(ander)


def test_drie_aandelen_schuiven_naar_verhouding() -> None:
    """50/30/20, het eerste naar 60: de andere twee delen 40 als 3 : 2, dus 24 en 16."""
    mix = (Functie("7", "max", 50), Functie("9", "max", 30), Functie("7", "0", 20))
    naar = (Functie("7", "max", 60), Functie("9", "max", 24), Functie("7", "0", 16))
    streek = anders(EENVOUDIG, functies=mix)
    assert onafgerond_bij(proef_van(streek), "functie.f0.aandeel", "0.60") == onafgerond(anders(streek, functies=naar))


def test_een_enkele_functie_van_100_procent_is_niet_te_verzetten() -> None:
    eigen = proef_van(anders(EENVOUDIG, functies=(Functie("7", "max", 100),)))
    assert not [effect for effect in effecten(eigen) if effect.knop.groep]
    with pytest.raises(RekenFout) as fout:
        eigen.met({"functie.f0.aandeel": Decimal("0.9")})
    assert fout.value.bevindingen[0].code == "RT944"


def test_twee_aandelen_samen_boven_honderd_kan_niet() -> None:
    eigen = proef_van(EENVOUDIG)
    with pytest.raises(RekenFout) as fout:
        eigen.met({"functie.f0.aandeel": Decimal("0.5"), "functie.f1.aandeel": Decimal("0.6")})
    assert "samen 110%" in fout.value.bevindingen[0].wat


def test_zonder_uren_is_er_geen_tarief() -> None:
    with pytest.raises(RekenFout) as fout:
        proef_van(EENVOUDIG).met({"uren.reistijd": Decimal("1.2")})
    assert fout.value.bevindingen[0].code == "RT945"
    assert "declarabele uren" in fout.value.bevindingen[0].wat


def test_een_knik_binnen_de_stap_wordt_gezegd() -> None:
    """Loon per jaar 48.000: 8% is 3.840, gelijk aan 320,00 × 12; net boven het minimum slaat een procent omlaag om."""
    streek = anders(
        EENVOUDIG, salarissen={"9": [400000]}, functies=(Functie("9", "max", 100),), minimum_per_maand=31900
    )
    eigen = proef_van(streek)
    (effect,) = [
        een for een in effecten(eigen) if een.knop.naam == "cao.proef.2025-01-01.vakantietoeslag.minimum_per_maand"
    ]
    assert effect.helling == 0
    assert effect.verschil > 0
    assert [post.naam for post in effect.knikken] == ["vakantietoeslag"]


def test_het_scherm_zegt_van_een_knik_bij_welke_grens(draai: Draai) -> None:
    tekst = op_een_regel(draai("gevoeligheid", "45A48", "--alles").stdout)
    assert (
        "* Binnen de stap wordt een grens gepasseerd bij 'bruto loon, tot 137.800, boven 79.409'. Een stap terug of een"
        in tekst
    )
    assert "telt dan anders. Het gaat om cao.jeugdzorg.2025-03-01.salaris, " in tekst


# --- voor elke streek ---


@settings(max_examples=60, deadline=None)
@given(streken())
def test_de_helling_is_het_differentiequotient_op_gladde_stukken(streek: Streek) -> None:
    eigen = proef_van(streek)
    per_post, klein = hellingen(eigen.nu.onafgerond), Decimal("1e-9")
    for een in eigen.knoppen:
        verzet = klein if een.soort is not Soort.GETAL else klein * max(een.waarde, Decimal(1))
        try:
            hoger, lager = (eigen.met({een.naam: een.waarde + teken * verzet}) for teken in (1, -1))
        except RekenFout:
            continue
        if knikken(eigen.nu, hoger) or knikken(eigen.nu, lager):
            continue
        quotient = (hoger.onafgerond.bedrag - lager.onafgerond.bedrag) / (2 * verzet)
        verwacht = helling_van(een, eigen.knoppen, per_post)
        assert abs(quotient - verwacht) <= Decimal("1e-5") * max(abs(verwacht), Decimal(1)), een.naam


@settings(max_examples=60, deadline=None)
@given(streken(), st.sampled_from(sorted(VELDEN)))
def test_een_procentpunt_meer_is_hetzelfde_als_dat_percentage_in_het_bestand(streek: Streek, naam: str) -> None:
    eigen = proef_van(streek)
    if naam not in {een.naam for een in eigen.knoppen}:  # een index over niets zit niet in de boom
        assert naam in {"indexering", "uren.reistijd"}  # of de indirecte uren tellen als declarabel
        return
    (effect,) = [een for een in effecten(eigen) if een.knop.naam == naam]
    honderdsten = int(effect.stap * 10_000)
    ander = anders(streek, **{VELDEN[naam]: getattr(streek, VELDEN[naam]) + honderdsten})
    assert effect.onafgerond == onafgerond(ander)
    assert effect.verschil == onafgerond(ander) - onafgerond(streek)


@settings(max_examples=60, deadline=None)
@given(streken(), st.sampled_from(sorted(BEDRAGEN)), st.integers(1, 500_000))
def test_een_ander_bedrag_is_hetzelfde_als_dat_bedrag_in_het_bestand(streek: Streek, naam: str, centen: int) -> None:
    eigen = proef_van(streek)
    gezet = {
        een.naam: Decimal(centen) / 100
        for een in eigen.knoppen
        if een.naam in {naam, naam.replace("werkgeverslasten.pensioen", "inhoudingen.werknemer")}
    }
    assert eigen.met(gezet).onafgerond.bedrag == onafgerond(anders(streek, **{BEDRAGEN[naam]: centen}))


@settings(max_examples=40, deadline=None)
@given(streken(), st.integers(1, 30))
def test_alle_salarissen_samen_is_een_andere_tabel(streek: Streek, procent: int) -> None:
    eigen = proef_van(streek)
    hoger = {schaal: [bedrag * 100 for bedrag in treden] for schaal, treden in streek.salarissen.items()}
    basis = proef_van(anders(streek, salarissen=hoger))  # honderdvoud, zodat een procent een hele cent is
    meer = {schaal: [bedrag * (100 + procent) for bedrag in treden] for schaal, treden in streek.salarissen.items()}
    stand = basis.met({"cao.proef.2025-01-01.salaris": Decimal(procent) / 100})
    assert abs(stand.onafgerond.bedrag - onafgerond(anders(streek, salarissen=meer))) < Decimal("1e-12")
    assert len(eigen.knoppen) == len(basis.knoppen)


@settings(max_examples=40, deadline=None)
@given(streken(), st.randoms(use_true_random=False))
def test_de_volgorde_van_parameters_maakt_niet_uit(streek: Streek, toeval: Random) -> None:
    eigen = proef_van(streek)
    namen = [een.naam for een in eigen.knoppen if een.naam in VELDEN]
    gezet = {naam: knop(eigen, naam).waarde + Decimal("0.01") for naam in namen}
    try:
        verwacht = eigen.met(gezet).onafgerond
    except RekenFout:
        assume(False)
    geschud = list(gezet)
    toeval.shuffle(geschud)
    assert eigen.met({naam: gezet[naam] for naam in geschud}).onafgerond == verwacht
    omgekeerd = eigen._replace(knoppen=tuple(reversed(eigen.knoppen)))
    assert [een.knop.naam for een in effecten(omgekeerd)] == [een.knop.naam for een in effecten(eigen)]


@settings(max_examples=40, deadline=None)
@given(streken())
def test_de_grootste_staat_boven(streek: Streek) -> None:
    rij = effecten(proef_van(streek))
    assert all(abs(eerste.verschil) >= abs(volgende.verschil) for eerste, volgende in pairwise(rij))


# --- de voorbeeldregio ---


def test_elke_gegeven_parameter_van_elk_product_is_een_knop() -> None:
    """Alles wat een aanname heet en een gegeven waarde is, is te verzetten; wat uit de kalender volgt niet."""
    for tarief in voorbeeld().tarieven:
        knoppen = knoppen_van(tarief)
        namen = [een.naam for een in knoppen]
        assert len(namen) == len(set(namen)), tarief.kaart.product
        sleutels = [post.sleutel for een in knoppen for post in een.posten]
        assert len(sleutels) == len(set(sleutels)), tarief.kaart.product
        for een in knoppen:
            assert {een.bedrag(post, een.waarde) for post in een.posten} == {post.bedrag for post in een.posten}, (
                een.naam
            )
            assert kies_knop(proef(tarief), een.naam) == een


def test_een_stap_terug_en_heen_verandert_niets() -> None:
    """In elk product van de voorbeeldregio: de waarden van nu zetten geeft het tarief van nu."""
    for tarief in voorbeeld().tarieven:
        eigen = proef(tarief)
        stand = eigen.met({een.naam: een.waarde for een in eigen.knoppen})
        assert (stand.tarief.bedrag, stand.onafgerond.bedrag) == (tarief.tarief.bedrag, tarief.onafgerond.bedrag)
        assert knikken(eigen.nu, stand) == ()


def test_een_parameter_van_twee_onderdelen_beweegt_samen_en_twee_regels_met_een_naam_niet() -> None:
    """EED bestaat uit 45A06 en 45A53: dezelfde opslagset, maar elk een eigen verslaglegging."""
    resultaat = bereken(lees_werkmap(VOORBEELDREGIO), ["EED"])
    eigen = proef(resultaat.tarieven[0])
    assert len(knop(eigen, "opslagen.overhead_ict").posten) == 2
    assert len(knop(eigen, "product.45A06.uren.verslaglegging").posten) == 1
    with pytest.raises(RekenFout) as fout:
        kies_knop(eigen, "uren.verslaglegging")
    assert fout.value.bevindingen[0].code == "RT941"


def test_het_overzicht_toont_de_grootste_en_telt_de_rest(draai: Draai) -> None:
    scherm = draai("gevoeligheid", "45A48").stdout
    assert "uren.reistijd" in scherm
    assert "█" in scherm
    assert "… en nog " in scherm
    assert "opslagen.reiskosten" not in scherm
    alles = draai("gevoeligheid", "45A48", "--alles").stdout
    assert "opslagen.reiskosten" in alles
    assert "… en nog " not in alles


def test_json_en_csv_geven_alle_parameters_met_alle_cijfers(draai: Draai) -> None:
    inhoud = json.loads(draai("gevoeligheid", "45A48", "-f", "json").stdout)
    rijen = als_rijen(draai("gevoeligheid", "45A48", "-f", "csv").stdout)
    assert inhoud["versie"] == 1
    assert [een["parameter"] for een in inhoud["parameters"]] == [rij["parameter"] for rij in rijen]
    assert [een["effect"] for een in inhoud["parameters"]] == [rij["effect"] for rij in rijen]
    eerste = inhoud["parameters"][0]
    assert Decimal(eerste["onafgerond"]) - Decimal(inhoud["onafgerond"]) == Decimal(eerste["effect"])
    assert list(rijen[0])[14:16] == ["vindplaats", "naam"]
    for een, rij in zip(inhoud["parameters"], rijen, strict=True):
        assert (rij["naam"], rij["eenheid"], rij["tarief_nu"]) == (inhoud["naam"], "uur", inhoud["tarief"])
        assert (rij["omschrijving"], rij["eenheid_waarde"]) == (een["omschrijving"], een["eenheid"])
        assert rij["knikken"] == " | ".join(een["knikken"])
    assert any(rij["knikken"] for rij in rijen)


def test_verloop_heeft_de_grenzen_en_de_waarde_van_nu(draai: Draai) -> None:
    opdracht = ["gevoeligheid", "45A48", "-p", "reistijd", "--van", "5%", "--tot", "20%", "--stappen", "2"]
    punten = json.loads(draai(*opdracht, "-f", "json").stdout)["punten"]
    assert [punt["waarde"] for punt in punten] == ["0.05", "0.1", "0.125", "0.2"]
    assert next(punt for punt in punten if punt["waarde"] == "0.1")["tarief"] == "102.00"
    scherm = draai(*opdracht).stdout
    assert "12,5%" in scherm
    assert " nu" in scherm


def test_verloop_zegt_waar_er_geen_tarief_is(draai: Draai) -> None:
    scherm = draai("gevoeligheid", "45A48", "-p", "reistijd", "--van", "0%", "--tot", "100%").stdout
    assert "geen tarief" in scherm
    assert "niet boven nul" in scherm


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["-p", "riestijd", "--van", "1%", "--tot", "2%"], "[RT940]"),
        (["-p", "reistijd", "--van", "1%", "--tot", "200%"], "Kies een waarde die ook in een bestand mag staan."),
        (["-p", "riestijd", "--van", "1%", "--tot", "2%"], "Bedoelt u uren.reistijd?"),
        (["-p", "functiemix", "--van", "1%", "--tot", "2%"], "functie.jeugdzorgwerker_b.aandeel"),
        (
            ["-p", "werkgeverslasten.aof", "--van", "1%", "--tot", "2%"],
            "Kies waar het uit volgt: reeksen.aof_hoog.2026",
        ),
        (
            ["-p", "uren.ziekteverzuim", "--van", "1%", "--tot", "2%"],
            "Kies waar het uit volgt: reeksen.verzuim_jeugdzorg.2019",
        ),
        (
            ["-p", "werkgeverslasten.wko", "--van", "1%", "--tot", "2%"],
            "Kies waar het uit volgt: reeksen.wko.2026",
        ),
        (["-p", "reistijd", "--van", "1", "--tot", "2%"], "heeft geen procentteken"),
        (["-p", "reistijd", "--van", "1%", "--tot", "200%"], "Met 200% komt uren.reistijd boven 100%."),
        (["-p", "reiskosten", "--van=-1.00", "--tot", "2.00"], "Met -1.00 komt opslagen.reiskosten onder 0."),
        (["-p", "reistijd"], "Fout: Geef --van en --tot"),
        (["--van", "5%"], "Fout: Zeg met --parameter"),
        (["-p", "reistijd", "--van", "1%", "--tot", "2%", "--stappen", "0"], "geen getal van 1 tot en met 1000"),
    ],
    ids=als_naam,
)
def test_een_vraag_die_niet_past_geeft_uitleg_en_code_2(opties: list[str], melding: str, draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", *opties)
    assert uitkomst.code == 2
    assert uitkomst.stdout == ""
    assert melding in uitkomst.stderr


@pytest.mark.parametrize(
    ("product", "parameter"),
    [("45A49", "inzet.deelnemers"), ("41A03", "groep.deelnemers"), ("43A07", "verblijf.plaatsen")],
)
def test_minder_dan_een_deelnemer_of_plaats_bestaat_niet(product: str, parameter: str, draai: Draai) -> None:
    """Zo'n kaart wordt niet gelezen, dus er is ook niets te proberen; één mag wel."""
    opdracht = ("gevoeligheid", product, "-p", parameter, "--stappen", "2", "--tot", "4")
    uitkomst = draai(*opdracht, "--van", "0.5")
    assert uitkomst.code == 2
    assert f"Met 0.5 komt {parameter} onder 1." in uitkomst.stderr
    assert draai(*opdracht, "--van", "1").code == 0


@pytest.mark.parametrize(
    ("product", "parameter"),
    [
        ("41A18", "groep.no_show"),
        ("43A10", "verblijf.leegstand"),
        ("43A11", "rooster.ort_percentage"),
        ("44A06", "rooster.slaapdienst_telt_als.2025-03-01"),
        ("43A09", "opslagen.pleegvergoeding_toeslag.aantal"),
    ],
)
def test_een_deel_van_een_geheel_is_hooguit_dat_geheel(product: str, parameter: str, draai: Draai) -> None:
    """Meer dan 100% wordt in een bestand geweigerd; dan is er ook hier niets te proberen."""
    uitkomst = draai("gevoeligheid", product, "-p", parameter, "--stappen", "2", "--van", "1%", "--tot", "101%")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"Met 101% komt {parameter} boven 100%." in uitkomst.stderr


def test_wat_samen_beweegt_zegt_hoeveel_het_er_zijn(draai: Draai) -> None:
    scherm = draai("gevoeligheid", "45A48", "-p", "salaris", "--van=-5%", "--tot=+5%").stdout
    assert "alle salarissen uit tabel 2025-03-01, cao jeugdzorg (3 in dit tarief)" in scherm


def test_een_opslag_mag_meer_dan_100_procent_zijn(draai: Draai) -> None:
    opdracht = ("gevoeligheid", "45A48", "-p", "opslagen.overhead_personeel", "--stappen", "2")
    assert draai(*opdracht, "--van", "1%", "--tot", "120%").code == 0


@pytest.mark.parametrize("opties", [[], ["--alles"], ["-p", "salaris", "--van=-5%", "--tot=+5%"]], ids=" ".join)
@pytest.mark.parametrize("product", ["45A48", "45A49", "43A07", "41A03", "BES01", "CONSULT"])
def test_elke_vorm_van_product_heeft_een_overzicht(product: str, opties: list[str], draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", product, *opties)
    assert uitkomst.code == 0, uitkomst.stderr
    assert product in uitkomst.stdout


def test_een_waarde_die_een_bestand_weigert_heeft_een_code() -> None:
    reis = knop(proef_van(EENVOUDIG), "uren.reistijd")
    with pytest.raises(WaardeFout) as fout:
        lees_stand(reis, Tekst("101%", Plaats("--van", 1)))
    assert fout.value.code == "RT942"
    assert lees_stand(reis, Tekst("100%", Plaats("--van", 1))) == 1


@pytest.mark.parametrize("product", ["42A03", "43A09", "CONSULT", "45A49"])
def test_een_waarde_van_het_overzicht_is_over_te_nemen(product: str, kopie: Path) -> None:
    """Tien stappen verder dan € 0,62 is € 0,682, en dan 1.3330 keer is 1.4663: zo fijn of dubbelzinnig leest het programma niet."""
    wijzig(kopie / "productkaarten/42A03-vervoer-rit.yaml", "aantal: 12,", "aantal: 1.3330,")
    eigen = proef(bereken(lees_werkmap(kopie), [product]).tarieven[0])
    standen = [(een, een.waarde * Decimal(maal)) for een in eigen.knoppen for maal in ("1", "1.1", "0.9")]
    for een, waarde in standen:
        if een.hoogst is None or waarde <= een.hoogst:
            gelezen = lees_stand(een, Tekst(bestandstekst(een, waarde), Plaats("", 1)))
            assert abs(gelezen - waarde) <= Decimal("0.005")
