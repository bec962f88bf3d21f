"""De waarde bij een tarief: nagerekend, met alle oplossingen, en eerlijk als er geen is."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reeletarief.analyse.gevoeligheid.doel import Doel, bereik_van, eis_veelvoud, zoek_doel
from reeletarief.analyse.gevoeligheid.keuze import kies_knop
from reeletarief.analyse.gevoeligheid.proef import Proef, proef
from reeletarief.api import bereken, lees_werkmap
from reeletarief.fouten import RekenFout
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, als_naam, als_rijen, wijzig
from tests.gedeeld.streek import Functie, Streek, anders, streken, tarief
from tests.gevoeligheid.proef import EENVOUDIG, knop, proef_van
from tests.gevoeligheid.test_overzicht import BEDRAGEN, VELDEN


def zoek(eigen: Proef, naam: str, bedrag: str | Decimal) -> Doel:
    een = knop(eigen, naam)
    return zoek_doel(eigen, een, Decimal(bedrag), *bereik_van(een, eigen.tarief.tarief.bedrag))


def voorbeeld(product: str) -> Proef:
    return proef(bereken(lees_werkmap(VOORBEELDREGIO), [product]).tarieven[0])


def test_met_de_hand_een_bedrag_per_uur() -> None:
    """Het tarief is beroepskracht × 1,2 + het bedrag per uur; een euro meer vraagt dus 3,00 in plaats van 2,00."""
    eigen = proef_van(EENVOUDIG)
    (oplossing,) = zoek(eigen, "opslagen.reiskosten", eigen.tarief.tarief.bedrag + 1).oplossingen
    assert oplossing.waarde == 3
    assert oplossing.hoogste - oplossing.laagste <= Decimal("0.01")
    assert oplossing.buren == ()


def test_het_tarief_van_nu_geeft_de_waarde_van_nu() -> None:
    eigen = proef_van(EENVOUDIG)
    for een in eigen.knoppen:
        gevonden = zoek_doel(eigen, een, eigen.tarief.tarief.bedrag, *bereik_van(een, eigen.tarief.tarief.bedrag))
        assert any(een.waarde == oplossing.waarde for oplossing in gevonden.oplossingen), een.naam


@settings(max_examples=60, deadline=None)
@given(streken(), st.sampled_from(sorted({**VELDEN, **BEDRAGEN})), st.integers(-300, 300))
def test_gevonden_is_nagerekend_en_de_grenzen_ook(streek: Streek, naam: str, stappen: int) -> None:
    eigen = proef_van(streek)
    assume(naam in {een.naam for een in eigen.knoppen})
    bedrag = eigen.tarief.tarief.bedrag + stappen * Decimal(streek.stap)
    assume(bedrag > 0)
    antwoord = zoek(eigen, naam, bedrag)
    for oplossing in antwoord.oplossingen:
        for waarde in (oplossing.laagste, oplossing.waarde, oplossing.hoogste):
            assert eigen.met({naam: waarde}).tarief.bedrag == bedrag
        assert oplossing.laagste <= oplossing.waarde <= oplossing.hoogste
    if not antwoord.oplossingen:
        laagste, hoogste = antwoord.laagste.tarief, antwoord.hoogste.tarief
        assert laagste is not None
        assert hoogste is not None
        assert antwoord.sprongen or not laagste <= bedrag <= hoogste


@settings(max_examples=60, deadline=None)
@given(streken(), st.integers(0, 6000))
def test_wat_in_het_bestand_staat_wordt_teruggevonden(streek: Streek, overhead: int) -> None:
    """Reken een streek met een overhead, en vraag vanuit een andere overhead naar dat tarief: die waarde ligt ertussen."""
    bedrag = tarief(anders(streek, overhead=overhead)).tarief.bedrag
    antwoord = zoek(proef_van(streek), "opslagen.overhead", bedrag)
    gezocht = Decimal(overhead) / 10_000
    assert any(
        een.laagste - Decimal("1e-8") <= gezocht <= een.hoogste + Decimal("1e-8") for een in antwoord.oplossingen
    )


def test_een_knop_die_niets_doet_haalt_alleen_het_tarief_van_nu() -> None:
    streek = anders(EENVOUDIG, premie=0)
    eigen = proef_van(streek)
    nu = eigen.tarief.tarief.bedrag
    (oplossing,) = zoek(eigen, "werkgeverslasten.premie.maximum", nu).oplossingen
    assert (oplossing.laagste, oplossing.waarde) == (Decimal(0), knop(eigen, "werkgeverslasten.premie.maximum").waarde)
    assert zoek(eigen, "werkgeverslasten.premie.maximum", nu + 1).oplossingen == ()


def test_een_tarief_dat_heen_en_terug_gaat_heeft_alle_waarden() -> None:
    """Een hoger maximum premieloon verhoogt de premies maar verlaagt het WIA-excedent; daartussen ligt een top."""
    antwoord = zoek(voorbeeld("45A48"), "reeksen.maximum_premieloon.2026", "102.03")
    eerste, tweede = antwoord.oplossingen
    assert eerste.hoogste < tweede.laagste
    top = zoek(voorbeeld("45A48"), "reeksen.maximum_premieloon.2026", "102.05").hoogste
    assert eerste.hoogste < top.waarde < tweede.laagste
    assert top.tarief == Decimal("102.05")


def test_ver_weg_zegt_wat_er_wel_kan(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "-p", "reistijd", "--doel", "72.50")
    assert uitkomst.code == 1
    assert "€ 72,50 is met uren.reistijd niet te halen." in uitkomst.stdout
    assert "ten minste € 90,38, bij 0%" in uitkomst.stdout
    inhoud = json.loads(draai("gevoeligheid", "45A48", "-p", "reistijd", "--doel", "72.50", "-f", "json").stdout)
    assert inhoud["haalbaar"] is False
    assert inhoud["oplossingen"] == []
    assert inhoud["laagste_tarief"]["tarief"] == "90.38"


def test_een_traject_kan_over_een_bedrag_heen_springen(draai: Draai) -> None:
    """De onderdelen zijn op centen afgerond en tellen 36 keer mee."""
    uitkomst = draai("gevoeligheid", "EED", "-p", "overhead_ict", "--doel", "5700.00")
    assert uitkomst.code == 1
    assert "Precies € 5.700,00 komt niet voor" in uitkomst.stdout


SALARISSEN = "cao.jeugdzorg.2025-03-01.salaris"


def test_van_alle_salarissen_samen_wordt_van_een_tiende_tot_het_tienvoud_gezocht(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "-p", SALARISSEN, "--doel", "5000.00")
    assert uitkomst.code == 1
    assert "ten minste € 15,26, bij -90%, en hoogstens € 831,36, bij +900%." in uitkomst.stdout
    assert "Gezocht van -90% tot en met +900%" in uitkomst.stdout


def test_salarissen_zoals_nu_zijn_nul_procent_hoger(draai: Draai) -> None:
    """Een bereik of uitkomst *bij zoals nu* leest niemand."""
    nu = draai("gevoeligheid", "45A48", "-p", SALARISSEN, "--doel", "102.00").stdout
    assert "€ 102,00 bij 0% (zoals nu).\n" in nu
    bereik = draai("gevoeligheid", "45A48", "-p", SALARISSEN, "--doel", "110.00", "--van", "0%", "--tot", "20%").stdout
    assert "€ 110,00 bij +7,81% (elk bedrag uit de tabel).\n" in bereik
    assert "Gezocht van 0% tot en met +20%;" in bereik


def test_te_fijn_voor_een_bestand_noemt_de_buren(draai: Draai) -> None:
    opdracht = ["gevoeligheid", "45A48", "-p", "reiskosten", "--doel", "100.50"]
    assert "€ 0,53 geeft € 100,49 en € 0,54 geeft € 100,51" in draai(*opdracht).stdout
    (rij,) = als_rijen(draai(*opdracht, "-f", "csv").stdout)
    assert (rij["waarde"], rij["past_in_bestand"]) == ("0.535", "nee")


def test_een_bereik_naar_keuze(draai: Draai) -> None:
    opdracht = ["gevoeligheid", "45A48", "-p", "maximum_premieloon.2026", "--doel", "102.03"]
    scherm = draai(*opdracht, "--van", "72000", "--tot", "80000").stdout
    assert "€ 74.113,00" in scherm
    assert "€ 70.559,00" not in scherm


@pytest.mark.parametrize(
    ("product", "parameter", "tot"),
    [("45A49", "inzet.deelnemers", 60), ("41A03", "groep.deelnemers", 80), ("43A07", "verblijf.plaatsen", 90)],
)
def test_minder_dan_een_deelnemer_of_plaats_is_geen_antwoord(
    product: str, parameter: str, tot: int, draai: Draai
) -> None:
    """Een kaart met een halve deelnemer wordt niet gelezen; bij een hele is het tarief het hoogst. Gezocht wordt tot het tienvoud."""
    uitkomst = draai("gevoeligheid", product, "-p", parameter, "--doel", "9000.00")
    assert uitkomst.code == 1
    assert f"€ 9.000,00 is met {parameter} niet te halen." in uitkomst.stdout
    assert f"Gezocht van 1 tot en met {tot};" in uitkomst.stdout
    assert ", bij 1." in uitkomst.stdout


@pytest.mark.parametrize(
    ("bedrag", "remedie"),
    [("72.50", "Vraag € 72,00 of € 72,60."), ("0.50", "Vraag € 0,60.")],
    ids=["ertussen", "onder de eerste stap: een tarief van nul is geen antwoord"],
)
def test_een_bedrag_dat_geen_veelvoud_van_de_stap_is(bedrag: str, remedie: str) -> None:
    eigen = proef_van(anders(EENVOUDIG, stap="0.60"))
    with pytest.raises(RekenFout) as fout:
        eis_veelvoud(eigen, Decimal(bedrag))
    (bevinding,) = fout.value.bevindingen
    assert bevinding.code == "RT943"
    assert bevinding.remedie == remedie
    eis_veelvoud(eigen, Decimal("72.60"))


def test_een_bereik_zonder_enig_tarief_wordt_gezegd(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "-p", "reistijd", "--doel", "72.50", "--van", "90%", "--tot", "95%")
    assert uitkomst.code == 2
    assert "[RT945]" in uitkomst.stderr


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--doel", "72.5"], "Bedoelt u 72.50?"),
        (["--doel", "0"], "meer dan nul"),
        (["--doel", "72.50", "--stappen", "3"], "--doel zoekt zelf"),
    ],
    ids=als_naam,
)
def test_een_doel_dat_niet_past(opties: list[str], melding: str, draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "-p", "reistijd", *opties)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in uitkomst.stderr


def test_een_doel_zonder_parameter(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "--doel", "72.50")
    assert uitkomst.code == 2
    assert "Fout: Zeg met --parameter" in uitkomst.stderr


def test_een_aandeel_heeft_de_mix_op_honderd() -> None:
    streek = anders(EENVOUDIG, functies=(Functie("7", "max", 40), Functie("9", "max", 60)))
    eigen = proef_van(streek)
    bedrag = tarief(anders(streek, functies=(Functie("7", "max", 45), Functie("9", "max", 55)))).tarief.bedrag
    (oplossing,) = zoek(eigen, "functie.f0.aandeel", bedrag).oplossingen
    assert oplossing.laagste <= Decimal("0.45") <= oplossing.hoogste


@pytest.mark.parametrize("product", ["45A49", "43A07", "BES01", "P1-ACU"])
def test_knoppen_van_elke_vorm_vindt_het_tarief_van_nu(product: str) -> None:
    eigen = voorbeeld(product)
    for een in eigen.knoppen[::9]:
        assert kies_knop(eigen, een.naam) == een
        antwoord = zoek(eigen, een.naam, eigen.tarief.tarief.bedrag)
        assert any(o.laagste <= een.waarde <= o.hoogste for o in antwoord.oplossingen), een.naam


def test_uren_passen_op_vier_decimalen_in_een_bestand(draai: Draai, kopie: Path) -> None:
    kaart = kopie / "productkaarten/CONSULT-gedragswetenschapper.yaml"
    wijzig(kaart, "uren_per_stuk: 0.75", "uren_per_stuk: 0.8333")
    opdracht = ("gevoeligheid", "CONSULT", "-p", "inzet.uren_per_stuk", "--doel")
    tarief = json.loads(draai("bereken", "CONSULT", "-f", "json", map_=kopie).stdout)["tarieven"][0]["tarief"]
    scherm = draai(*opdracht, str(Decimal(tarief) + Decimal("0.01")), map_=kopie).stdout
    assert "bij 0,8334 uur" in scherm
    assert "past een waarde niet in een bestand" not in scherm


def test_verlof_dat_in_elke_tabel_gelijk_is_zegt_dat_het_in_elke_tabel_staat(draai: Draai, kopie: Path) -> None:
    """In 2026 gelden drie tabellen; het antwoord in alleen de laatste gezet geeft een ander tarief, in alle drie precies dit."""
    vraag = ("gevoeligheid", "41A18", "-p", "2026-11-01.verlof_wettelijk", "--doel", "81.00", "-f", "json")
    antwoord = json.loads(draai(*vraag, map_=kopie).stdout)
    assert antwoord["omschrijving"] == "wettelijk verlof, cao gehandicaptenzorg, in elke tabel van 2026"
    (oplossing,) = antwoord["oplossingen"]
    for dag in ("2025-07-01", "2026-05-01", "2026-11-01"):
        wijzig(kopie / f"cao/gehandicaptenzorg/{dag}.yaml", "wettelijk: 144\n", f"wettelijk: {oplossing['waarde']}\n")
    (nu,) = json.loads(draai("bereken", "41A18", "-f", "json", map_=kopie).stdout)["tarieven"]
    assert nu["tarief"] == "81.00"


def test_verlof_dat_per_tabel_verschilt_is_per_tabel_een_parameter(draai: Draai, kopie: Path) -> None:
    wijzig(kopie / "cao/gehandicaptenzorg/2026-05-01.yaml", "wettelijk: 144\n", "wettelijk: 150\n")
    rijen = als_rijen(draai("gevoeligheid", "41A18", "--alles", "-f", "csv", map_=kopie).stdout)
    verlof = {rij["parameter"] for rij in rijen if rij["parameter"].endswith("verlof_wettelijk")}
    assert verlof == {
        f"cao.gehandicaptenzorg.{dag}.verlof_wettelijk" for dag in ("2025-07-01", "2026-05-01", "2026-11-01")
    }
    opdracht = ("gevoeligheid", "41A18", "-p", "2026-11-01.verlof_wettelijk", "--doel", "80.00")
    assert "in elke tabel" not in draai(*opdracht, map_=kopie).stdout


def test_een_week_die_geen_tabel_mag_hebben_is_geen_antwoord(draai: Draai) -> None:
    """Een voltijder werkt 20 tot en met 60 uur per week; buiten die grenzen wordt de tabel niet gelezen."""
    opdracht = ("gevoeligheid", "45A48", "-p", "uren_per_week")
    uitkomst = draai(*opdracht, "--doel", "110.00")
    assert uitkomst.code == 1
    assert "Gezocht van 20 uur tot en met 60 uur;" in uitkomst.stdout
    geweigerd = draai(*opdracht, "--van", "36", "--tot", "61")
    assert geweigerd.code == 2
    assert "boven 60" in geweigerd.stderr


@pytest.mark.parametrize(("doel", "kant"), [("72.00", "boven"), ("68.00", "onder")])
def test_een_waarde_buiten_de_bandbreedte_zegt_dat_die_mee_moet(doel: str, kant: str, draai: Draai) -> None:
    """Ligt de waarde buiten laag en hoog, dan wordt het bestand zo niet gelezen (RT226)."""
    bandbreedte = WORTEL / "examples" / "bandbreedte"
    scherm = draai("gevoeligheid", "45A48", "-p", "scholing", "--doel", doel, map_=bandbreedte).stdout
    grens = "hoog (60 uur)" if kant == "boven" else "laag (30 uur)"
    assert f"Dat ligt {kant} {grens} in het bestand; verzet die mee." in scherm
    assert (
        "in het bestand; verzet"
        not in draai("gevoeligheid", "45A48", "-p", "scholing", "--doel", "69.70", map_=bandbreedte).stdout
    )
