"""De uitleg klopt: elke post volgt uit zijn operanden, en het scherm is met een rekenmachine te volgen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.gedeeld.rekenaar import reken_na

PRODUCTEN = ["40A04", "45A48", "45A49", "45A50", "45A53"]
JAREN = ["2022", "2023", "2024", "2025", "2026"]
BEWERKINGEN = {"waarde", "som", "verschil", "product", "quotient", "minimum", "maximum", "afronding"}


@pytest.fixture
def uitleg(draai: Draai) -> Callable[..., dict[str, Any]]:
    def _uitleg(product: str, *opties: str) -> dict[str, Any]:
        inhoud: dict[str, Any] = json.loads(draai("uitleg", product, "--formaat", "json", *opties).stdout)
        return inhoud

    return _uitleg


@pytest.mark.parametrize("product", PRODUCTEN)
@pytest.mark.parametrize("jaar", JAREN)
def test_elke_post_volgt_exact_uit_zijn_operanden(uitleg: Callable[..., Any], product: str, jaar: str) -> None:
    inhoud = uitleg(product, "--tariefjaar", jaar)
    nagerekend = reken_na(inhoud)
    for post in inhoud["posten"]:
        assert Fraction(post["bedrag"]) == nagerekend[post["sleutel"]], post
    assert nagerekend[inhoud["wortel"]] == Fraction(inhoud["tarief"])


def test_vijftig_minuten_staan_er_voluit(draai: Draai, kopie: Path) -> None:
    """Met 0,83 op het scherm komt wie narekent op een ander bedrag uit."""
    wijzig(kopie / "productkaarten/CONSULT-gedragswetenschapper.yaml", "uren_per_stuk: 0.75", "uren_per_stuk: 0.8333")
    assert re.search(r"Beroepskracht +95,0153 × 0,8333 +79,1763 ", draai("uitleg", "CONSULT", map_=kopie).stdout)


def test_een_afgeronde_decimaal_telt_niet_als_langer(draai: Draai, kopie: Path) -> None:
    wijzig(kopie / "productkaarten/CONSULT-gedragswetenschapper.yaml", "uren_per_stuk: 0.75", "uren_per_stuk: 0.6667")
    assert re.search(r"Beroepskracht +95,0153 × 0,6667 +63,3467 ", draai("uitleg", "CONSULT", map_=kopie).stdout)


def test_ook_uren_per_week_staan_er_voluit(draai: Draai, kopie: Path) -> None:
    kaart = kopie / "productkaarten/43A09-pleegzorg.yaml"
    wijzig(kaart, "uren_per_plaats_per_week: 0.15", "uren_per_plaats_per_week: 0.1533")
    tekst = draai("uitleg", "43A09", "--alles", map_=kopie).stdout
    assert re.search(r"0,1533 × 365 +55,9545 ", tekst)


def test_dagen_van_acute_hulp_staan_er_voluit(draai: Draai, kopie: Path) -> None:
    wijzig(kopie / "productkaarten/P1-ACU-profiel-1-acuut.yaml", "hoogstens_dagen: 14", "hoogstens_dagen: 13.3333")
    assert "ten hoogste 13,3333 dagen" in draai("uitleg", "P1-ACU", map_=kopie).stdout


def test_een_enkele_aanname_heet_een_aanname(draai: Draai, werkmap: Path) -> None:
    """Alleen van de functiemix zegt de regio niet hoe vast zij staat."""
    wijzig(werkmap / "opslagen.yaml", ", klasse: open", ", klasse: vaststaand, bron: proef")
    wijzig(werkmap / "opslagen.yaml", "    klasse: open", "    klasse: vaststaand\n    bron: proef")
    tekst = draai("uitleg", "45A48", map_=werkmap).stdout
    assert re.search(r"(?m)^status +concept, 1 aanname$", tekst)


@pytest.mark.parametrize("product", PRODUCTEN)
@pytest.mark.parametrize("jaar", JAREN)
def test_beide_elementlijsten_zijn_samen_precies_het_tarief(draai: Draai, product: str, jaar: str) -> None:
    tekst = draai("bereken", product, "--tariefjaar", jaar, "--formaat", "json").stdout
    (tarief,) = json.loads(tekst)["tarieven"]
    for lijst in ("elementen", "nvo"):
        assert sum(Fraction(bedrag) for bedrag in tarief[lijst].values()) == Fraction(tarief["tarief"])
        # ook wie met gewone decimalen telt, komt op de cent uit
        assert sum(Decimal(bedrag) for bedrag in tarief[lijst].values()) == Decimal(tarief["tarief"])


def test_elke_post_heeft_de_velden_van_het_contract(uitleg: Callable[..., Any]) -> None:
    inhoud = uitleg("45A48")
    assert inhoud["versie"] == 1
    for post in inhoud["posten"]:
        assert {"sleutel", "naam", "bedrag", "eenheid", "bewerking", "operanden"} <= post.keys()
        assert {"element", "klasse", "bron", "bestand", "regel"} <= post.keys()
        assert post["bewerking"] in BEWERKINGEN
        assert isinstance(post["bedrag"], str)


def test_elke_gegeven_waarde_kent_haar_herkomst(uitleg: Callable[..., Any]) -> None:
    """Wat niet berekend is, komt uit een bestand met regelnummer of hoort bij de rekenregel zelf."""
    for post in uitleg("45A53")["posten"]:
        if post["bewerking"] == "waarde":
            assert post["klasse"] in {"vaststaand", "suggestie", "open", "aanname"}, post
            assert post["bestand"] or post["sleutel"].startswith("rekenregel."), post
            assert post["bron"] or post["klasse"] == "open", post


def test_de_herkomst_van_een_waarde_staat_er_helemaal(draai: Draai, werkmap: Path) -> None:
    eigen = "prijspeil: 2025, klasse: suggestie, bron: raming, jaar: 2024, zekerheid: B, toelichting: Per bezoek."
    wijzig(werkmap / "opslagen.yaml", "prijspeil: 2026, klasse: open", eigen.removesuffix("."))
    posten = json.loads(draai("uitleg", "45A48", "-f", "json", map_=werkmap).stdout)["posten"]
    (reiskosten,) = (post for post in posten if post["bron"] == "raming")
    velden = ("parameter", "klasse", "bron", "jaar", "prijspeil", "zekerheid", "toelichting")
    verwacht = ["opslagen.reiskosten", "suggestie", "raming", 2024, 2025, "B", "Per bezoek"]
    assert [reiskosten[veld] for veld in velden] == verwacht


def test_de_cel_in_de_uitleg_staat_op_die_regel_in_de_cao_tabel(uitleg: Callable[..., Any]) -> None:
    from tests.conftest import VOORBEELDREGIO

    cellen = [post for post in uitleg("45A48")["posten"] if ".trede_" in post["sleutel"]]
    assert len(cellen) == 3
    for cel in cellen:
        regel = (VOORBEELDREGIO / cel["bestand"]).read_text(encoding="utf-8").splitlines()[cel["regel"] - 1]
        assert regel.endswith(f": {cel['bedrag']}")


SOM = re.compile(r"\d[\d.,%]*")


def getal(tekst: str) -> Fraction:
    """Een getal zoals het op het scherm staat: 1.234,5678 of 6,3%."""
    schoon = tekst.removesuffix("%").replace(".", "").replace(",", ".")
    return Fraction(schoon) / (100 if tekst.endswith("%") else 1)


def decimalen(tekst: str) -> int:
    kaal = tekst.removesuffix("%")
    return len(kaal.partition(",")[2]) + (2 if tekst.endswith("%") else 0)


@pytest.mark.parametrize("product", PRODUCTEN)
@pytest.mark.parametrize("jaar", ["2024", "2026"])
def test_elke_rekensom_op_het_scherm_klopt_met_een_rekenmachine(draai: Draai, product: str, jaar: str) -> None:
    """Wie de getallen intikt zoals ze er staan, krijgt het bedrag dat erachter staat, op de laatste cijfers na."""
    scherm = draai("uitleg", product, "--alles", "--tariefjaar", jaar).stdout
    boom = scherm.partition("Opbouw van het tarief")[2].partition("Elementen van art. 2.3")[0]
    gecontroleerd = 0
    for regel in rekenregels(boom):
        for teken, reken in (("×", _maal), ("÷", _gedeeld), ("−", _min), ("+", _plus)):
            if teken in regel.som:
                delen = [deel.strip() for deel in regel.som.split(teken)]
                if not all(SOM.fullmatch(deel) for deel in delen):
                    continue
                berekend, speling = reken(delen)
                speling += Fraction(1, 10 ** decimalen(regel.bedrag))
                assert abs(berekend - getal(regel.bedrag)) <= speling, f"{regel.som} = {regel.bedrag}"
                gecontroleerd += 1
    assert gecontroleerd > 60


class Rekenregel:
    def __init__(self, som: str, bedrag: str) -> None:
        self.som, self.bedrag = som, bedrag


def rekenregels(boom: str) -> list[Rekenregel]:
    """De regels van de boom: de rekensom (soms over meer schermregels) en het bedrag."""
    kop = next(regel for regel in boom.splitlines() if regel.startswith("post "))
    begin, bedrag_einde = kop.index("rekensom"), kop.index("bedrag") + len("bedrag")
    gevonden: list[Rekenregel] = []
    for regel in boom.splitlines():
        midden = regel[begin:bedrag_einde]
        stukken = re.split(r"\s{2,}", midden.strip())
        if len(stukken) == 2 and SOM.fullmatch(stukken[1].lstrip("-")):
            gevonden.append(Rekenregel(stukken[0], stukken[1]))
        elif gevonden and len(stukken) == 1 and stukken[0] and not SOM.fullmatch(stukken[0].lstrip("-")):
            gevonden[-1].som += " " + stukken[0]
    return [regel for regel in gevonden if not regel.bedrag.startswith("-")]


def _speling(tekst: str) -> Fraction:
    return Fraction(1, 2 * 10 ** decimalen(tekst))


def _plus(delen: list[str]) -> tuple[Fraction, Fraction]:
    return sum((getal(d) for d in delen), Fraction(0)), sum((_speling(d) for d in delen), Fraction(0))


def _min(delen: list[str]) -> tuple[Fraction, Fraction]:
    eerste, *rest = (getal(d) for d in delen)
    return eerste - sum(rest, Fraction(0)), sum((_speling(d) for d in delen), Fraction(0))


def _maal(delen: list[str]) -> tuple[Fraction, Fraction]:
    links, rechts = delen
    return getal(links) * getal(rechts), getal(links) * _speling(rechts) + getal(rechts) * _speling(links)


def _gedeeld(delen: list[str]) -> tuple[Fraction, Fraction]:
    links, rechts = delen
    waarde = getal(links) / getal(rechts)
    return waarde, (_speling(links) + waarde * _speling(rechts)) / getal(rechts)


def test_standaard_toont_de_weg_van_cel_tot_cent(draai: Draai) -> None:
    """De cel, het jaarsalaris, de loonkosten, de uurkosten, de mix en het tarief staan zonder opties op het scherm."""
    scherm = draai("uitleg", "45A48").stdout
    for bedrag in (
        "3.774,69",
        "45.296,28",
        "loonkosten per fte",
        "declarabele uren",
        "Beroepskracht",
        "afgerond op 0,01",
    ):
        assert bedrag in scherm


def test_een_gemiddelde_trede_toont_haar_som_en_waar_de_treden_staan(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten/45A48.yaml"
    wijzig(kaart, "trede: max-1", "trede: gemiddelde")
    scherm = op_een_regel(draai("uitleg", "45A48", map_=werkmap).stdout)
    assert "(2.800,00 + 2.900,00 + 3.000,00) ÷ 3 = 2.900,00 (cao/proef/2026-01-01.yaml:13 en verder)" in scherm
    assert not re.search(
        r", (?!\S)|(?<!\S), ", draai("uitleg", "45A48", map_=werkmap).stdout.partition("jaarsalaris")[0]
    )


def test_diepte_kort_de_boom_in(draai: Draai) -> None:
    ondiep = draai("uitleg", "45A48", "--diepte", "1").stdout
    alles = draai("uitleg", "45A48", "--alles").stdout
    assert "Reiskosten naar cliënten  " not in ondiep.partition("Opbouw")[2].partition("Elementen van art")[0]
    assert len(alles.splitlines()) > 2 * len(ondiep.splitlines())


def test_alleen_een_deel_van_het_tarief_heeft_een_percentage_ervan(draai: Draai) -> None:
    """De stap waarop wordt afgerond, is een bedrag maar geen deel."""
    boom = draai("uitleg", "45A48", "--diepte", "2").stdout.partition("Opbouw")[2].partition("Elementen van art")[0]
    regels = {regel.strip().partition("  ")[0]: regel for regel in boom.splitlines()}
    met_deel = {naam for naam, regel in regels.items() if re.search(r"\d%\s", regel)}
    assert met_deel == {"Tarief", "Tarief voor afronding", "Kostprijs", "Risico en innovatie", "Indexering"}
    assert "afrondingsstap" in regels


def test_de_korte_boom_heeft_het_brutoloon_per_uur_en_niet_wat_in_de_loontabel_staat(draai: Draai) -> None:
    """Waarover het opleidingsbudget gaat, staat in geen enkele tabel erboven."""
    boom = draai("uitleg", "45A48").stdout.partition("Opbouw")[2].partition("Elementen van art")[0]
    assert re.search(r"bruto loon per uur +62\.825,66 ÷ 1\.055,9738 +59,4955 ", boom)
    assert "loonkosten per fte" not in boom
    assert "uurkosten schaal" not in boom


def test_de_korte_boom_heeft_een_waarde_waaruit_een_andere_is_afgeleid_en_niet_wat_de_regel_al_zegt(
    draai: Draai,
) -> None:
    boom = draai("uitleg", "45A48").stdout.partition("Opbouw")[2].partition("Elementen van art")[0]
    assert re.search(r"OVA, voorlopig 2026 .*\n +OVA, voorlopig 2025 +4,18%", boom)
    assert "percentage" not in boom


def test_een_verblijf_toont_zijn_rooster_en_hoe_de_formatie_daaruit_volgt(draai: Draai) -> None:
    scherm = draai("uitleg", "43A07").stdout
    rooster = scherm.partition("\nRooster van de groep\n")[2].partition("\nVan salaris naar")[0]
    assert re.search(r"Avonddienst .* 254 × 8,50 × 2 +4\.318,0000 +25% × 762,0000 × 2; 45% × +609,6000 ", rooster)
    assert re.search(r"Dagdienst .* 254 × 8,00 × 1 +2\.032,0000 +geen toeslag ", rooster)
    zinnen = [regel for regel in rooster.splitlines() if re.match(r"[^ ].*: .* = ", regel)]
    assert "fte Groepsleider: 9.902,0000 ÷ 1.389,4392 = 7,126616" in zinnen
    assert len(zinnen) == 14
    assert "Dagdienst, begeleiders" not in rooster  # wat een gegeven waarde is, staat in de tabel
    assert "Rooster van de groep" not in draai("uitleg", "45A48").stdout


def test_een_traject_noemt_bij_elk_aantal_de_deelpopulatie_ook_als_er_een_komma_in_haar_naam_staat(
    draai: Draai, kopie: Path
) -> None:
    kaart = kopie / "productkaarten/EED-dyslexie-traject.yaml"
    wijzig(kaart, "naam: kinderen met behandeling,", 'naam: "kinderen, met behandeling",')
    scherm = draai("uitleg", "EED", map_=kopie).stdout
    assert "75% × 48 (kinderen, met behandeling)" in scherm
    boom = scherm.partition("Opbouw van het tarief")[2].partition("Elementen van art")[0]
    assert re.search(r"45A53 Ambulante jeugdhulp specialistisch, individueel +36 × 122,46 +4\.408,5600 ", boom)
    assert "Kostprijs" not in boom  # de boom van een onderdeel staat in zijn eigen uitleg


def test_wat_er_niet_is_heet_geen(draai: Draai, werkmap: Path) -> None:
    """Een lege kop laat de lezer twijfelen; een cao die verder niets regelt, heeft er geen."""
    scherm = draai("uitleg", "45A48", map_=werkmap).stdout
    assert "(afwijkingen van de waarden van de regio)\ngeen\n" in scherm
    assert "\nWaarschuwingen (0)\ngeen\n" in scherm
    assert "Voorwaarden van de cao" not in scherm
    assert "Voorwaarden van de cao die niet in de loonkosten zitten" in draai("uitleg", "45A48").stdout


def test_bronnen_zijn_bronnen_en_geen_maanden_of_dagen(draai: Draai) -> None:
    bronnen = draai("uitleg", "45A48", "--diepte", "1").stdout.partition("\nBronnen\n")[2].partition("\n\n")[0]
    assert "rekenregel" not in bronnen
    assert "maanden per jaar" not in bronnen


@pytest.mark.parametrize(
    ("product", "zin"),
    [
        ("45A48", "Afgeleid minuuttarief: 102,00 ÷ 60 = € 1,7000, alleen ter informatie (op de tarieflijst in centen)"),
        ("45A49", "= € 29,3197, onafgerond. Het minuuttarief op hele centen wijkt daar per uur van af"),
    ],
)
def test_het_tarief_per_minuut_of_per_uur_zegt_wat_het_waard_is(draai: Draai, product: str, zin: str) -> None:
    assert zin in op_een_regel(draai("uitleg", product).stdout)


def test_de_functiemix_noemt_van_elke_functie_haar_niveau_schaal_en_trede(draai: Draai) -> None:
    scherm = draai("uitleg", "45A48").stdout
    assert re.search(r"functie +niveau +schaal +trede +aandeel", scherm)
    assert re.search(r"Jeugdzorgwerker B +hbo +9 +max-2 +65% +75,3042 +48,9477 ", scherm)


def test_de_bronnen_noemen_hun_klasse_en_elke_waarde_met_haar_getal(draai: Draai) -> None:
    """Van wat het programma uitrekent, zoals een doorgetrokken OVA, staat alleen de naam: het getal volgt uit een andere bron."""
    bronnen = draai("uitleg", "45A48", "--diepte", "1").stdout.partition("\nBronnen\n")[2].partition("\n\n")[0]
    assert re.search(r"^bron +klasse +gebruikt voor", bronnen)
    assert "OVA, voorlopig 2025 4,18%" in bronnen
    assert "OVA, voorlopig 2026. " in bronnen


def test_post_toont_alleen_die_tak(draai: Draai) -> None:
    tak = draai("uitleg", "45A48", "--post", "overhead").stdout
    assert tak.count("Overhead, ") >= 4
    assert "Risico" not in tak


def test_post_toont_waar_hij_uit_bestaat_en_zegt_hoe_men_dieper_gaat(draai: Draai) -> None:
    tak = draai("uitleg", "45A48", "--post", "beroepskracht").stdout
    assert "  Jeugdzorgwerker B  " in tak
    assert "    uurkosten schaal 9 trede max-2  " in tak
    assert "loonkosten per fte" not in tak
    assert tak.endswith("Twee niveaus; meer met --diepte 3, alles met --alles.\n")
    dieper = draai("uitleg", "45A48", "--post", "beroepskracht", "--diepte", "3").stdout
    assert "loonkosten per fte" in dieper
    assert "Twee niveaus" not in dieper


@pytest.mark.parametrize("naam", ["Reistijd naar cliënten", "reistijd NAAR cliënten", "Uren.Reistijd", "reistijd"])
def test_een_post_is_ook_te_noemen_zoals_de_uitleg_hem_toont(draai: Draai, naam: str) -> None:
    assert "\nReistijd naar cliënten (uren.reistijd)\n" in draai("uitleg", "45A48", "--post", naam).stdout


def test_posten_die_hetzelfde_heten_staan_er_alle_met_hun_sleutel(draai: Draai) -> None:
    tak = draai("uitleg", "45A48", "--post", "loonkosten per fte").stdout
    assert "3 posten; één ervan vraagt u met --post en de sleutel die tussen haakjes staat." in tak
    for schaal in ("7", "9", "11"):
        assert f"loonkosten per fte (loon.jeugdzorg.schaal_{schaal}.max-2.loonkosten)" in tak


@pytest.mark.parametrize(
    ("gevraagd", "remedie"),
    [("reis", "'Reistijd naar cliënten'"), ("zzz", "De namen van alle posten: reeletarief uitleg 45A48 --alles")],
)
def test_een_onbekende_post_verwijst_naar_iets_leesbaars(draai: Draai, gevraagd: str, remedie: str) -> None:
    assert remedie in draai("uitleg", "45A48", "--post", gevraagd).stderr


def test_onbekende_post_noemt_de_naaste(draai: Draai) -> None:
    uitkomst = draai("uitleg", "45A48", "--post", "overhed")
    assert uitkomst.code == 2
    assert "overhead" in uitkomst.stderr


@pytest.mark.parametrize("product", ["45A06", "41A18", "45A48", "40A11", "45A75"])
def test_in_de_loontabel_is_maanden_maal_tabelbedrag_het_salaris(draai: Draai, product: str) -> None:
    """Voor elke cao: de cel op het scherm is die van de eigen schaal, niet de cel van een minimum."""
    scherm = draai("uitleg", product).stdout.partition("Van salaris naar uurkosten")[2].partition("Functiemix")[0]
    regels = [re.split(r"\s{2,}", regel.strip()) for regel in scherm.splitlines()]
    getallen = {regel[0]: [getal(deel) for deel in regel[1:] if SOM.fullmatch(deel)] for regel in regels}
    maanden = {regel[0]: re.match(r"(\d+) × tabelbedrag", regel[1]) for regel in regels if len(regel) > 2}
    salarissen = {naam: int(som[1]) for naam, som in maanden.items() if som}
    assert salarissen
    cellen = [bedragen for naam, bedragen in getallen.items() if naam.startswith("tabelbedrag")]
    assert len(cellen) == len(salarissen)
    for (naam, aantal), cel in zip(salarissen.items(), cellen, strict=True):
        assert getallen[naam] == [aantal * bedrag for bedrag in cel]


def test_een_eigen_waarde_noemt_de_regel_en_wat_de_regio_heeft_met_de_sleutel_erachter(
    draai: Draai, kopie: Path
) -> None:
    kaart = kopie / "productkaarten" / "45A48-ambulant-individueel.yaml"
    eigen = "afwijkingen:\n  - {parameter: werkgeverslasten.awf, waarde: 7.74%, klasse: open, motivering: Tijdelijke contracten.}"
    wijzig(kaart, "afwijkingen: []", eigen)
    plat = op_een_regel(draai("uitleg", "45A48", map_=kopie).stdout)
    assert (
        "Premie AWf, laag (vast contract): 7,74% in plaats van de reeks awf_laag. Tijdelijke contracten. "
        "(werkgeverslasten.awf, productkaarten/45A48-ambulant-individueel.yaml:24)"
    ) in plat
