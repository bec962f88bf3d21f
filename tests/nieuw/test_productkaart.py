"""``nieuw productkaart``: een kaart die meteen rekent, met voorbeeldwaarden, en die zegt wat er nog moet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from reeletarief.analyse.cao.gebruik import tabellen_in_jaar
from reeletarief.api import bereken, lees_regio, lees_werkmap
from reeletarief.cli.nieuw.productkaart import VOORBEELDEN
from reeletarief.invoer.sjablonen import caovoorbeelden, op_product, uitleg_bij, voorbeeldregio
from reeletarief.kostprijs.ort import ORT
from reeletarief.weergave.nieuw.kaart import Cao, Kaartopgave, Omgeving, nieuwe_kaart
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, inhoud, wijzig


def kaart(naam: str) -> dict[str, object]:
    return dict(yaml.safe_load(Path("productkaarten", naam).read_text(encoding="utf-8")))


def test_de_kaart_staat_op_haar_plek_en_rekent(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "45A55", "--naam", "Hulp op afstand")
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith(
        "Geschreven: productkaarten/45A55-hulp-op-afstand.yaml\n"
        "De kaart rekent, met voorbeeldwaarden: € 102,00 per uur.\n"
    )
    assert kaart("45A55-hulp-op-afstand.yaml")["naam"] == "Hulp op afstand"
    berekend = draai_in_regio("bereken", "45A55")
    assert berekend.code == 0
    assert "concept" in berekend.stdout
    assert "1 over de functiemix" in berekend.stdout.partition("Aannames (26): ")[2]


def test_zonder_naam_heet_een_landelijke_code_zoals_op_de_lijst(draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "productkaart", "45A55")
    assert kaart("45A55-jeugdhulp-ambulant-specialistisch-inspanningsgericht.yaml")["naam"] == (
        "Jeugdhulp ambulant specialistisch: inspanningsgericht (op afstand)"
    )


ZONDER_CAO = ("afwezigheidsdag", "traject", "gewogen", "stuk")


@pytest.mark.parametrize(
    ("vorm", "cao"),
    [(vorm, cao) for vorm in VOORBEELDEN for cao in (None, "vvt") if not (cao and vorm in ZONDER_CAO)],
)
def test_elke_vorm_rekent_op_elke_cao(vorm: str, cao: str | None, draai_in_regio: Draai) -> None:
    keuze = [] if cao is None else ["--cao", cao]
    uitkomst = draai_in_regio("nieuw", "productkaart", "EIGEN", "--vorm", vorm, *keuze)
    assert uitkomst.code == 0
    assert "De kaart rekent, met voorbeeldwaarden: € " in uitkomst.stdout
    assert draai_in_regio("bereken", "EIGEN").code == 0
    gemaakt = kaart("EIGEN.yaml")
    if cao is not None:
        assert gemaakt["cao"] == cao
        assert "Jeugdzorgwerker" not in str(gemaakt)


def test_een_gewogen_kaart_zegt_wat_gewicht_en_aantal_daar_zijn(draai_in_regio: Draai) -> None:
    """Bij een gewogen tarief krijgt een jeugdige niet een aantal van elk onderdeel; het gewicht zegt hoe vaak elk voorkomt."""
    uitkomst = draai_in_regio("nieuw", "productkaart", "G1", "--vorm", "gewogen")
    assert "de groepen met hun gewicht" in uitkomst.stdout
    assert "jeugdige gemiddeld krijgt" not in uitkomst.stdout
    [pad] = Path("productkaarten").glob("G1*.yaml")
    boven = " ".join(regel.removeprefix("# ") for regel in pad.read_text(encoding="utf-8").splitlines())
    assert "in elke andere eenheid gaan de onderdelen per dezelfde eenheid, is het aantal meestal 1" in boven


@pytest.mark.parametrize("vorm", ZONDER_CAO)
def test_een_cao_bij_een_vorm_zonder_cao_wordt_niet_stil_genegeerd(vorm: str, draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "productkaart", "EIGEN", "--vorm", vorm, "--cao", "vvt")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "op deze kaart staat geen cao; laat --cao weg" in uitkomst.stderr
    assert inhoud(Path()) == voor


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        ("44A08", "Gezinshuisouder"),
        ("46A02", "Gezinshuisouder"),
        ("44A07", "Pleegzorgbegeleider"),
        ("44A20", None),
        ("43A36", "Groepsleider"),
    ],
    ids=["gezinshuis", "gezinshuis bij crisis", "pleegzorg", "outputgericht", "verblijf"],
)
def test_een_landelijke_code_voor_wonen_bij_een_gezin_begint_zonder_groep(
    code: str, begin: str | None, draai_in_regio: Draai
) -> None:
    """Wat outputgericht is, blijft een traject. De kaart was die van een behandelgroep met diensten, of bij crisis die van hulp per uur."""
    assert draai_in_regio("nieuw", "productkaart", code).code == 0
    [pad] = Path("productkaarten").glob(f"{code}*.yaml")
    functies = dict(yaml.safe_load(pad.read_text(encoding="utf-8"))).get("functiemix", [])
    assert [functie["functie"] for functie in functies][:1] == ([begin] if begin else [])


def test_een_gezinshuis_vraagt_wat_de_gezinshuisouder_krijgt(draai_in_regio: Draai) -> None:
    """Loon of een vergoeding per plaats; wat er boven de functiemix als voorbeeld staat, rekent als u het overneemt."""
    uitkomst = draai_in_regio("nieuw", "productkaart", "GH1", "--naam", "Gezinshuis", "--vorm", "gezinshuis")
    assert "kies of de gezinshuisouder in loondienst is (fte) of een vergoeding per plaats krijgt" in uitkomst.stdout
    assert "  - de bedragen voor huisvesting, verzorging en vervanging in opslagen.yaml" in uitkomst.stdout
    assert "Pas de tekst aan" not in draai_in_regio("controleer").stdout, "er is geen tekst om aan te passen"
    pad = Path("productkaarten/GH1-gezinshuis.yaml")
    tekst = pad.read_text(encoding="utf-8")
    [voorbeeld] = [regel for regel in tekst.splitlines() if "sleutel: gezinshuisouder" in regel]
    bedrag = voorbeeld.removeprefix("# ").strip()
    for gat, waarde in (
        ("plaats: …", "plaats: 100.00"),
        ("prijspeil: …", "prijspeil: 2026"),
        ("bron: …", "bron: proef"),
    ):
        bedrag = bedrag.replace(gat, waarde)
    [ouder] = [regel for regel in tekst.splitlines() if "{functie: Gezinshuisouder" in regel]
    zonder = tekst.replace(f"{ouder}\n", "").replace("\nopslagset:", f"\nbedragen:\n  {bedrag}\nopslagset:")
    pad.write_text(zonder, encoding="utf-8")
    assert draai_in_regio("bereken", "GH1").code == 0
    assert "[RT616]" in draai_in_regio("controleer").stdout


def test_pleegzorg_vraagt_niet_naar_plaatsen(draai_in_regio: Draai) -> None:
    """Zij deelt nergens door een aantal plaatsen; de kaart vroeg ernaar, en wie een bezetting invulde, verhoogde het tarief."""
    uitkomst = draai_in_regio("nieuw", "productkaart", "PZ1", "--naam", "Pleegzorg", "--vorm", "pleegzorg")
    assert "het aantal plaatsen" not in uitkomst.stdout
    assert "  - welke uren een voltijder levert (uren_per_fte), en de dagen als het niet elke dag is" in uitkomst.stdout
    tekst = Path("productkaarten/PZ1-pleegzorg.yaml").read_text(encoding="utf-8")
    assert "# Pleegzorg heeft geen plaatsen" in tekst
    assert "begeleiders bij een dagdeel" not in tekst


def test_een_product_van_de_voorbeeldregio_begint_met_zijn_eigen_kaart(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "43A10")
    assert "De kaart rekent, met voorbeeldwaarden: € " in uitkomst.stdout
    assert "lees het doel na; deze tekst is die van de Voorbeeldregio" in uitkomst.stdout
    assert kaart("43A10-gezinshuis.yaml") == yaml.safe_load(
        (WORTEL / "productkaarten" / "43A10-gezinshuis.yaml").read_text(encoding="utf-8")
    )


def test_elk_voorbeeld_rekent_ook_zonder_de_andere_kaarten() -> None:
    """Elke kaart van de Voorbeeldregio als nieuwe kaart in een regio met alleen een product per uur en een per etmaal."""
    bestanden = {
        pad: tekst.encode() for pad, tekst in voorbeeldregio().items() if not pad.startswith("productkaarten/")
    }
    kaarten = {code: voorbeeldregio()[pad] for code, pad in op_product(voorbeeldregio()).items()}
    omgeving = Omgeving(
        tuple(re.findall(r"^  (\w+):$", voorbeeldregio()["opslagen.yaml"], re.MULTILINE)),
        {"45A48": "uur", "43A07": "etmaal"},
        kaarten,
    )
    for code, tekst in kaarten.items():
        nieuw = nieuwe_kaart(tekst, Kaartopgave(code, None, True, None), omgeving, uitleg_bij("productkaart"), ())
        bestanden[f"productkaarten/{code}.yaml"] = nieuw.encode()
        zonder_standaardcode = re.sub(r"^standaardcode: .*", "", nieuw, flags=re.MULTILINE)
        genoemd = {een for een in kaarten if re.search(rf"(?<![\w-]){re.escape(een)}(?![\w-])", zonder_standaardcode)}
        assert genoemd <= {"45A48", "43A07", code}, code
    inlezing = lees_regio(bestanden)
    assert inlezing.bevindingen == ()
    assert len(bereken(inlezing).tarieven) == len(kaarten) > 40


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("Hoger dan 45A48 door de groep.", "Hoger dan 45A48 door de groep."),
        ("Hoger dan X1 door de groep; lager dan 45A48.", "Lager dan 45A48."),
        ("Het is 's nachts. Met X1-A wordt de dag betaald; X1 gaat eraf.", "Het is 's nachts."),
        ("De naam X1B is een andere.", "De naam X1B is een andere."),
        ("Lager dan X1.", None),
    ],
)
@pytest.mark.parametrize("sleutel", ["doel", "tariefdifferentiatie"])
def test_een_tekst_noemt_geen_product_dat_er_niet_is(sleutel: str, tekst: str, over: str | None) -> None:
    """Een zinsdeel over een ander product vervalt; blijft er niets over, dan staat er wat er moet komen."""
    voorbeeld = f'product: "D1"\nnaam: D\neenheid: uur\n{sleutel}: {tekst}\n'
    omgeving = Omgeving((), {"45A48": "uur"}, {"45A48", "X1", "X1-A"})
    nieuw = nieuwe_kaart(voorbeeld, Kaartopgave("D1", None, True, None), omgeving, uitleg_bij("productkaart"), ())
    assert yaml.safe_load(nieuw).get(sleutel) == over
    assert (f"schrijf het hier als {sleutel}" in nieuw) == (over is None)


def _in_cao(tekst: str, cao: str, producten: dict[str, str], opslagset: str = "", product: str = "EIGEN") -> str:
    voorbeeld = caovoorbeelden()[cao]
    opgave = Kaartopgave(product, "Eigen", False, Cao(cao, voorbeeld, tuple(voorbeeld.per_niveau.values()), None))
    omgeving = Omgeving((opslagset,), producten, ())
    return nieuwe_kaart(tekst, opgave, omgeving, uitleg_bij("productkaart"), ())


def test_elke_kaart_van_de_voorbeeldregio_past_bij_een_andere_cao() -> None:
    """Ook een kaart die geen voorbeeld van een vorm is; wat de tekst anders opmaakt dan 'nieuw' leest, breekt hier af."""
    kaarten = [voorbeeldregio()[pad] for pad in op_product(voorbeeldregio()).values()]
    for tekst in kaarten:
        if (oud := yaml.safe_load(tekst)).get("cao"):
            nieuw = yaml.safe_load(_in_cao(tekst, "vvt", {}))
            assert nieuw["cao"] == "vvt"
            assert {functie["schaal"] for functie in nieuw["functiemix"]} <= {"35", "45", "60"}
            assert nieuw.get("rooster") == oud.get("rooster")


@pytest.mark.parametrize("cao", sorted(caovoorbeelden()))
def test_schalen_yaml_klopt_met_de_tabellen_die_meekomen(cao: str, kopie: Path) -> None:
    """Elke schaal staat in elke tabel van het tariefjaar, en 'slaapdienst: geen' waar een rooster daarmee niet te rekenen is.

    Een rooster haalt zijn onregelmatigheidstoeslag uit elke cao die meekomt.
    """
    voorbeeld, jaar = caovoorbeelden()[cao], 2026
    tabellen = [tabel for tabel, _ in tabellen_in_jaar(lees_werkmap(VOORBEELDREGIO).caos[cao], jaar)]
    assert all(schaal in tabel.schalen for tabel in tabellen for schaal in voorbeeld.per_niveau.values())
    for product in ("43A07", "44A06"):
        pad = op_product(voorbeeldregio())[product]
        (kopie / pad).write_text(_in_cao(voorbeeldregio()[pad], cao, {}, "etmaal", product), encoding="utf-8")
    resultaat = bereken(lees_werkmap(kopie), ["43A07", "44A06"])
    weg = {een.product: {reden.code for reden in een.redenen} for een in resultaat.overgeslagen}
    assert weg == ({} if voorbeeld.met_slaapdienst else {"44A06": {"RT411"}})
    ort = next(tarief for tarief in resultaat.tarieven if tarief.kaart.product == "43A07")
    assert any(ORT in functie.loon.regels for functie in ort.functies)


def test_een_kaart_met_slaapdienst_vraagt_hoe_die_telt_als_de_cao_dat_niet_zegt(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "44A06", "--cao", "vvt")
    assert (
        "De kaart rekent nog niet: De tabel van cao vvt per 2026-01-01 zegt niet hoe een uur slaapdienst"
        in uitkomst.stdout
    )
    assert (
        "- slaapdienst_telt_als, het deel van een uur slaapdienst dat betaald wordt; de tabel van cao vvt"
        in uitkomst.stdout
    )
    pad = next(Path("productkaarten").glob("44A06*"))
    wijzig(pad, "  # INVULLEN: slaapdienst_telt_als", "  slaapdienst_telt_als: 50% #")
    assert draai_in_regio("bereken", "44A06").code == 0


@pytest.mark.parametrize(
    ("product", "oud", "nieuw"),
    [
        ("45A48", "niveau: hbo, schaal:", "schaal:"),
        ("45A48", "niveau: mbo, ", "niveau: mbo,  "),
        ("45A48", "functiemix:", "functiemix: # toelichting"),
        ("45A48", "\nproduct:", "\n'product':"),
        ("44A06", "\n  diensten:", "\n  diensten: # toelichting"),
        ("43A07-AF", '{van: "43A07"', "{van: '43A07'"),
        ("P1-PER", '{product: "45A48"', "{product: 45A48"),
    ],
)
def test_een_anders_opgemaakt_voorbeeld_wordt_niet_half_overgenomen(product: str, oud: str, nieuw: str) -> None:
    tekst = voorbeeldregio()[op_product(voorbeeldregio())[product]]
    assert oud in tekst
    with pytest.raises(AssertionError, match="anders opgemaakt"):
        _in_cao(tekst.replace(oud, nieuw), "vvt", {})


@pytest.mark.parametrize(
    ("code", "eenheid"),
    [("43A08", "etmaal"), ("41A11", "dagdeel"), ("45A55", "uur"), ("45A17", "stuks"), ("42A04", "stuk"), ("D1", "uur")],
)
def test_zonder_vorm_kiest_het_programma_wat_bij_de_code_past(code: str, eenheid: str, draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "productkaart", code, "-o", "productkaarten/k.yaml")
    assert kaart("k.yaml")["eenheid"] == eenheid


def test_een_eigen_code_vraagt_om_de_landelijke_en_neemt_geen_tekst_van_het_voorbeeld_over(
    draai_in_regio: Draai,
) -> None:
    draai_in_regio("nieuw", "productkaart", "D1", "--vorm", "consult")
    tekst = Path("productkaarten/D1.yaml").read_text(encoding="utf-8")
    assert {"doel", "kwaliteitseisen", "standaardcode", "tariefdifferentiatie"}.isdisjoint(kaart("D1.yaml"))
    assert "# standaardcode: de landelijke code (lijst JZ21)" in tekst
    assert "# INVULLEN: wat de hulp is" in tekst


def test_elk_merk_is_een_melding_van_controleer(draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "productkaart", "D1", "--vorm", "dagdeel")
    regels = Path("productkaarten/D1.yaml").read_text(encoding="utf-8").splitlines()
    gemerkt = [f"productkaarten/D1.yaml:{nummer}:3" for nummer, regel in enumerate(regels, 1) if "INVULLEN" in regel]
    assert len(gemerkt) == 6
    uitkomst = draai_in_regio("controleer")
    assert uitkomst.code == 0
    assert re.findall(r"^  (productkaarten/D1\S+): Nog te doen", uitkomst.stdout, re.MULTILINE) == gemerkt


def test_wat_in_de_regio_ontbreekt_is_een_gat_dat_zegt_wat_er_moet_komen(draai_in_regio: Draai) -> None:
    opslagen = Path("opslagen.yaml")
    wijzig(opslagen, "\n  ambulant:", "\n  thuis:")
    Path("cao/eigen").mkdir()
    tabel = (WORTEL / "tests/fouten/_basis/cao/proef/2026-01-01.yaml").read_text(encoding="utf-8")
    Path("cao/eigen/2026-01-01.yaml").write_text(tabel.replace("cao: proef", "cao: eigen"), encoding="utf-8")
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "--cao", "eigen")
    assert uitkomst.code == 0
    assert "De kaart rekent nog niet: er staan nog gaten open\n" in uitkomst.stdout
    meldingen = draai_in_regio("controleer").stdout
    assert meldingen.count("→ Vul hier in: de schaal van deze functie; cao eigen heeft 7, 9.") == 1
    assert "→ Vul hier in: een van thuis, ggz, dagbehandeling, " in meldingen


def test_een_traject_begint_met_een_product_dat_er_is(draai_in_regio: Draai) -> None:
    for pad in Path("productkaarten").iterdir():
        pad.unlink()
    leeg = draai_in_regio("nieuw", "productkaart", "T0", "--vorm", "traject")
    assert "uit welke producten dit product bestaat" in leeg.stdout
    dag = draai_in_regio("nieuw", "productkaart", "A0", "--vorm", "afwezigheidsdag")
    assert "de code van het etmaal, tussen aanhalingstekens" in dag.stdout
    draai_in_regio("nieuw", "productkaart", "UUR1")
    draai_in_regio("nieuw", "productkaart", "ETM1", "--vorm", "etmaal")
    assert "rekent, met" in draai_in_regio("nieuw", "productkaart", "T1", "--vorm", "traject").stdout
    assert "rekent, met" in draai_in_regio("nieuw", "productkaart", "A1", "--vorm", "afwezigheidsdag").stdout
    assert "UUR1" in str(kaart("T1.yaml")["samenstelling"])
    assert kaart("A1.yaml")["afwezigheid"] == {"van": "ETM1", "vervalt": ["verzorging"]}


def test_zonder_de_cao_van_het_voorbeeld_geldt_de_eerste_van_de_regio(draai_hier: Draai) -> None:
    draai_hier("nieuw", "regio", ".", "--cao", "vvt")
    uitkomst = draai_hier("nieuw", "productkaart", "D1")
    assert kaart("D1.yaml")["cao"] == "vvt"
    assert "Cao jeugdzorg van het voorbeeld is er in deze regio niet; de kaart staat op cao vvt.\n" in uitkomst.stdout
    assert "# In de Voorbeeldregio is dit jeugdzorg." in Path("productkaarten/D1.yaml").read_text(encoding="utf-8")


def test_een_cao_die_iemand_zelf_kiest_is_geen_vervanging(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "--cao", "vvt")
    assert "van het voorbeeld" not in uitkomst.stdout
    assert "In de Voorbeeldregio is dit" not in Path("productkaarten/D1.yaml").read_text(encoding="utf-8")


def test_kan_de_kaart_in_deze_regio_niet_rekenen_dan_zegt_de_uitkomst_waarom(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1")
    assert uitkomst.code == 0
    opslagen = Path("opslagen.yaml")
    tekst = opslagen.read_text(encoding="utf-8").replace("tariefjaar: 2026", "tariefjaar: 2031")
    opslagen.write_text(tekst, encoding="utf-8")
    uitkomst = draai_in_regio("nieuw", "productkaart", "D2")
    assert uitkomst.code == 0
    assert "De kaart rekent nog niet: " in uitkomst.stdout


def test_heeft_de_cao_nog_een_lege_tabel_dan_komt_de_kaart_er_toch(draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2026-01-01", "-o", "cao/jeugdzorg/2026-01-01.yaml")
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1")
    assert uitkomst.code == 0
    assert "De kaart rekent nog niet: D1 (productkaarten/D1.yaml) is niet te rekenen" in uitkomst.stdout


@pytest.mark.parametrize("code", ["45 A/../x", "a/b", "45A48+", "é1"])
def test_een_nieuwe_code_heeft_alleen_gewone_tekens(draai_in_regio: Draai, code: str) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", code)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "CODE" in uitkomst.stderr


def test_nog_te_doen_noemt_ook_wat_controleer_straks_vraagt(draai_in_regio: Draai) -> None:
    uitvoer = draai_in_regio("nieuw", "productkaart", "Z9").stdout
    assert "schrijf het hier als doel" in uitvoer
    assert "schrijf het hier als tariefdifferentiatie" in uitvoer


def test_waar_de_kaart_zelf_om_vraagt_meldt_controleer_maar_een_keer(draai_in_regio: Draai) -> None:
    """Zolang INVULLEN om doel en verschil vraagt, is dat de melding (RT660); zonder die regels zijn het er twee (RT624, RT626)."""
    draai_in_regio("nieuw", "productkaart", "Z9")
    codes = {"RT624", "RT626", "RT660"}
    pad = Path("productkaarten/Z9.yaml")

    def gemeld() -> set[str]:
        uit = json.loads(draai_in_regio("controleer", "--formaat", "json").stdout)
        op_de_kaart = [een for een in uit["bevindingen"] if een["bestand"] == str(pad)]
        return {een["code"] for een in op_de_kaart} & codes

    assert gemeld() == {"RT660"}
    regels = pad.read_text(encoding="utf-8").splitlines()
    pad.write_text("\n".join(regel for regel in regels if "schrijf het hier als" not in regel), encoding="utf-8")
    assert gemeld() == codes


def test_een_doel_dat_zelf_nog_invullen_zegt_is_geen_overgenomen_doel(draai_in_regio: Draai) -> None:
    for code in ("Z8", "Z9"):
        draai_in_regio("nieuw", "productkaart", code)
        pad = Path(f"productkaarten/{code}.yaml")
        tekst = re.sub(r"^# INVULLEN: wat de hulp is.*$", "doel: INVULLEN", pad.read_text("utf-8"), flags=re.MULTILINE)
        pad.write_text(tekst, encoding="utf-8")
    assert "[RT626]" not in draai_in_regio("controleer").stdout
    for code in ("Z8", "Z9"):
        pad = Path(f"productkaarten/{code}.yaml")
        wijzig(pad, "doel: INVULLEN", "doel: Hulp.")
    assert "Het doel van Z9 is letterlijk dat van Z8." in draai_in_regio("controleer").stdout
