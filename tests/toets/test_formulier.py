"""Het opgaveformulier: uitgegeven, ingevuld, teruggelezen als hetzelfde model, en nooit geraden."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.opgave.bestand import lees_opgave
from reeletarief.invoer.opgave.formulier import lees_opgaveformulier
from reeletarief.invoer.opgave.rijen import BLAD, KOPRIJ, VERKLARINGEN, Kolom, lees_sleutel
from reeletarief.weergave.toets.formulier import UITLEG
from reeletarief.weergave.toets.tekst import ONDER
from tests.conftest import WORTEL, Draai
from tests.toets.proef import (
    AFRONDING,
    ELEMENT,
    GELIJK,
    GOED,
    PRIJS,
    REGEL,
    REGIO,
    VELD,
    VERKLARING,
    Formulier,
    Rij,
    nieuw_formulier,
)

HOGER: Mapping[Rij, Mapping[Kolom, Any]] = {
    Rij(PRIJS, "uur"): {Kolom.BEDRAG: 53.86},
    Rij(ELEMENT, "beroepskracht"): {Kolom.BEDRAG: 30.53},
    Rij(VERKLARING, "beroepskracht", 1): {
        Kolom.BEDRAG: 2,
        Kolom.TEKST: "zwaardere functiemix",
        Kolom.BRON: "salarisadministratie 2025 (verzonnen)",
    },
}
"""De opgave van ``goed/verklaard.yaml``, bovenop die van ``gelijk.yaml``."""


@pytest.fixture
def formulier(draai: Draai, tmp_path: Path) -> Formulier:
    return nieuw_formulier(draai, tmp_path).vul(GELIJK)


def uit_json(draai: Draai, opgave: str | Path) -> dict[str, Any]:
    """De uitkomst zonder de vingerafdruk, die van het bestand zelf afhangt."""
    inhoud = json.loads(draai("toets", str(opgave), "--formaat", "json", map_=REGIO).stdout)
    del inhoud["bewijs"]
    assert isinstance(inhoud, dict)
    return inhoud


@pytest.mark.parametrize(("extra", "bestand"), [({}, "gelijk"), (HOGER, "verklaard")])
def test_een_ingevuld_formulier_is_dezelfde_opgave_als_de_yaml(
    extra: Mapping[Rij, Mapping[Kolom, Any]], bestand: str, formulier: Formulier, draai: Draai
) -> None:
    assert uit_json(draai, formulier.vul(extra).bewaar()) == uit_json(draai, GOED / f"{bestand}.yaml")


def test_meer_verklaringen_en_kostenregels(formulier: Formulier, draai: Draai) -> None:
    delen = {1: 1.25, 2: 0.5, VERKLARINGEN: 0.25}
    formulier.vul(HOGER)
    for nummer, bedrag in delen.items():
        cellen = {Kolom.BEDRAG: bedrag, Kolom.TEKST: f"argument {nummer}", Kolom.BRON: f"bron {nummer}"}
        formulier.vul({Rij(VERKLARING, "beroepskracht", nummer): cellen})
    formulier.vul(
        {
            Rij(REGEL, "overhead", 1): {Kolom.BEDRAG: 6.18, Kolom.TEKST: "Personeel"},
            Rij(REGEL, "overhead", 5): {Kolom.BEDRAG: 4, Kolom.TEKST: "Ict"},
        }
    )
    (product,) = uit_json(draai, formulier.bewaar())["producten"]
    per_element = {een["element"]: een for een in product["elementen"]}
    assert [een["argument"] for een in per_element["beroepskracht"]["verklaringen"]] == [
        "argument 1",
        "argument 2",
        "argument 3",
    ]
    assert per_element["overhead"]["regels"] == [
        {"naam": "Personeel", "bedrag": "6.18"},
        {"naam": "Ict", "bedrag": "4.00"},
    ]
    assert product["oordeel"] == "verklaard"


def test_de_regio_vult_haar_oordeel_in_het_formulier_in(formulier: Formulier, draai: Draai) -> None:
    formulier.vul(HOGER).vul({Rij(VERKLARING, "beroepskracht", 1): {Kolom.AANVAARD: "Nee", Kolom.MOTIEF: "te oud"}})
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert uitkomst.code == 1
    assert "niet aanvaard, telt niet: te oud" in uitkomst.stdout


def test_een_prijs_van_een_onderaannemer(formulier: Formulier, draai: Draai) -> None:
    formulier.vul(
        {
            Rij(VELD, "prijs_van"): {Kolom.TEKST: "onderaannemer"},
            Rij(VELD, "hoofdaannemer"): {Kolom.TEKST: "Aanbieder B"},
        }
    )
    assert uit_json(draai, formulier.bewaar())["hoofdaannemer"] == "Aanbieder B"


SLECHT: dict[str, tuple[Rij, Kolom, Any, str, str]] = {
    "tekst in een getalcel": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, "10,18", "RT978", "tekst: '10,18'"),
    "foutwaarde": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, "#DIV/0!", "RT978", "de foutwaarde '#DIV/0!'"),
    "foutwaarde in het Nederlands": (
        Rij(ELEMENT, "overhead"),
        Kolom.BEDRAG,
        "#DEEL/0!",
        "RT978",
        "de foutwaarde '#DEEL/0!'",
    ),
    "waar": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, True, "RT978", "WAAR"),
    "leeg": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, None, "RT978", "niets ingevuld"),
    "te veel decimalen": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, 10.123456, "RT978", "10,123456"),
    "te groot": (Rij(ELEMENT, "overhead"), Kolom.BEDRAG, 1e30, "RT978", "een bedrag"),
    "geen jaar": (Rij(VELD, "tariefjaar"), Kolom.BEDRAG, 2026.5, "RT978", "2026,5"),
    "geen pseudoniem": (Rij(VELD, "aanbieder"), Kolom.TEKST, " ", "RT978", "'aanbieder'"),
    "foutwaarde als tekst": (Rij(VELD, "aanbieder"), Kolom.TEKST, "#REF!", "RT978", "de foutwaarde"),
    "verklaring zonder bron": (Rij(VERKLARING, "overhead", 2), Kolom.BEDRAG, 1, "RT978", "verklaring 2 bij 'overhead'"),
    "regel zonder bedrag": (Rij(REGEL, "overhead", 1), Kolom.TEKST, "Ict", "RT978", "kostenregel 1 bij 'overhead'"),
    "misschien": (Rij(VERKLARING, "marge", 1), Kolom.AANVAARD, "misschien", "RT978", "'misschien'"),
    "ander woord": (Rij(VELD, "prijs_van"), Kolom.TEKST, "gemeente", "RT222", "onderaannemer"),
    "nul zonder reden": (Rij(ELEMENT, "huisvesting"), Kolom.TEKST, None, "RT970", "'huisvesting'"),
    "telt niet op": (Rij(PRIJS, "uur"), Kolom.BEDRAG, 53, "RT965", "€ 1,14 te weinig"),
    "ander prijspeil": (Rij(VELD, "prijspeil"), Kolom.BEDRAG, 2025, "RT968", "prijspeil 2025"),
    "te veel afronding": (Rij(AFRONDING, "afronding"), Kolom.BEDRAG, 1.5, "RT974", "€ 1,5"),
    "product verschoven": (Rij(ELEMENT, "overhead"), Kolom.PRODUCT, "45A49", "RT979", "er is geschoven"),
    "onderdeel verschoven": (Rij(ELEMENT, "overhead"), Kolom.ONDERDEEL, "marge", "RT979", "hoort hier 'overhead'"),
    "vreemde sleutel": (Rij(ELEMENT, "overhead"), Kolom.SLEUTEL, "element|45A48|koffie|0", "RT979", "koffie"),
    "rij zonder sleutel": (Rij(ELEMENT, "overhead"), Kolom.SLEUTEL, None, "RT979", "waar het formulier niets vraagt"),
    "bron bij een element": (Rij(ELEMENT, "overhead"), Kolom.BRON, "jaarrekening", "RT979", "niets vraagt"),
    "bedrag bij een pseudoniem": (Rij(VELD, "aanbieder"), Kolom.BEDRAG, 1, "RT979", "niets vraagt"),
    "element twee keer": (Rij(ELEMENT, "marge"), Kolom.SLEUTEL, "element|45A48|overhead|0", "RT979", "geschoven"),
}


@pytest.mark.parametrize("geval", SLECHT)
def test_wat_er_niet_hoort_is_een_melding_met_de_cel(geval: str, formulier: Formulier, draai: Draai) -> None:
    welke, kolom, waarde, code, deel = SLECHT[geval]
    nummer = formulier.rij(welke)
    uitkomst = draai("toets", formulier.vul({welke: {kolom: waarde}}).bewaar(), map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert deel in uitkomst.stderr
    assert f"{BLAD}!" in uitkomst.stderr
    assert str(nummer) in uitkomst.stderr


def test_een_rij_gekopieerd_is_dubbel_geteld(formulier: Formulier, draai: Draai) -> None:
    van, naar = formulier.rij(Rij(ELEMENT, "overhead")), formulier.blad.max_row + 1
    for kolom in Kolom:
        formulier.blad.cell(naar, kolom).value = formulier.blad.cell(van, kolom).value
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert uitkomst.code == 2
    assert "[RT977]" in uitkomst.stderr
    assert f"{BLAD}!B{naar}" in uitkomst.stderr


def test_een_kolom_ertussen_is_geen_formulier_meer(formulier: Formulier, draai: Draai) -> None:
    formulier.blad.insert_cols(Kolom.BEDRAG)
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"{BLAD}!E{KOPRIJ}" in uitkomst.stderr
    assert "de kolommen zijn verschoven" in uitkomst.stderr


def test_rijen_mogen_gesorteerd_terugkomen(formulier: Formulier, draai: Draai) -> None:
    """Elke rij draagt haar eigen sleutel; een rij ertussen verandert niets zolang er niets op staat."""
    eerder = uit_json(draai, formulier.bewaar())
    formulier.blad.insert_rows(KOPRIJ + 8, 3)
    assert uit_json(draai, formulier.bewaar()) == eerder


def test_tekst_naast_de_rijen_gaat_niet_verloren(formulier: Formulier, draai: Draai) -> None:
    formulier.blad.cell(formulier.blad.max_row + 2, Kolom.TEKST).value = "zie ook onze brief"
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert uitkomst.code == 2
    assert "[RT979]" in uitkomst.stderr


def test_een_leeg_formulier(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("toets", str(nieuw_formulier(draai, tmp_path).pad), map_=REGIO)
    assert uitkomst.code == 2
    assert "van geen enkel product iets ingevuld" in uitkomst.stderr


def test_een_product_dat_leeg_blijft_telt_niet_mee_en_dat_staat_er(draai: Draai, tmp_path: Path) -> None:
    formulier = nieuw_formulier(draai, tmp_path, "45A48", "45A51", regio=WORTEL).vul(GELIJK)
    uitkomst = draai("toets", formulier.bewaar(), map_=WORTEL)
    assert "Niet ingevuld en dus niet getoetst: 45A51." in uitkomst.stderr
    assert "1 product" in uitkomst.stdout


def test_een_formulier_met_een_onbekende_uitgang_noemt_geen_optie_die_niet_kan(draai: Draai, tmp_path: Path) -> None:
    """``--formaat`` gaat niet samen met ``--formulier``."""
    uitkomst = draai("toets", "--formulier", "45A48", "-o", str(tmp_path / "formulier.csv"))
    assert uitkomst.code == 2
    assert "bij 'formulier.csv' hoort geen bekende vorm; gebruik .xlsx, .ods of .yaml.\n" in uitkomst.stderr


def test_een_ander_werkboek_is_geen_formulier(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "besluit.xlsx"
    draai("bereken", "-o", str(pad), map_=REGIO)
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert uitkomst.code == 2
    assert "[RT979]" in uitkomst.stderr
    assert f"geen blad '{BLAD}'" in uitkomst.stderr


def test_een_kapot_bestand_is_een_melding(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "opgave.xlsx"
    pad.write_bytes(b"geen zip")
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert uitkomst.stderr.startswith("Fout ")


def test_een_prijs_per_minuut_heeft_vier_decimalen(draai: Draai, tmp_path: Path) -> None:
    formulier = nieuw_formulier(draai, tmp_path, "45A49", regio=WORTEL)
    bedragen = {"beroepskracht": 0.2308, "niet_productief": 0.1394, "reis_opleiding": 0.0056, "overhead": 0.0814}
    bedragen |= {"gemeentelijke_eisen": 0.0037, "indexatie": 0.0185, "marge": 0.0092}
    formulier.vul({Rij(VELD, "aanbieder"): {Kolom.TEKST: "Aanbieder A"}})
    formulier.vul({Rij(ELEMENT, naam): {Kolom.BEDRAG: bedrag} for naam, bedrag in bedragen.items()}, "45A49")
    nullen = {Kolom.BEDRAG: 0, Kolom.TEKST: "geen verblijf"}
    formulier.vul({Rij(ELEMENT, naam): nullen for naam in ("huisvesting", "verzorging")}, "45A49")
    formulier.vul({Rij(PRIJS, "minuut"): {Kolom.BEDRAG: 0.4886}}, "45A49")
    for nummer, (bedrag, naam) in enumerate(((0.0764, "Personeel"), (0.005, "Ict")), 1):
        formulier.vul({Rij(REGEL, "overhead", nummer): {Kolom.BEDRAG: bedrag, Kolom.TEKST: naam}}, "45A49")
    uitkomst = draai("toets", formulier.bewaar(), map_=WORTEL)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "vraagt € 0,4886 per minuut" in uitkomst.stdout
    opbouw = "opbouw van de aanbieder: Personeel € 0,0764, Ict € 0,0050"
    assert opbouw in uitkomst.stdout
    assert opbouw in draai("toets", str(formulier.pad), "--formaat", "md", map_=WORTEL).stdout


def test_een_formulier_uit_een_regio_met_een_kapotte_kaart_is_er_maar_geeft_code_2(
    draai: Draai, werkmap: Path, tmp_path: Path
) -> None:
    (werkmap / "productkaarten/45A99.yaml").write_text("product: [\n", encoding="utf-8")
    pad = tmp_path / "opgave.xlsx"
    uitkomst = draai("toets", "--formulier", "45A48", "-o", str(pad), map_=werkmap)
    assert uitkomst.code == 2
    assert "45A99.yaml" in uitkomst.stderr
    assert pad.exists()


@pytest.mark.parametrize(
    ("welke", "product", "grenzen"),
    [
        (Rij(VELD, "tariefjaar"), "", ("2000", "2100")),
        (Rij(VELD, "prijspeil"), "", ("2000", "2100")),
        (Rij(PRIJS, "uur"), "45A48", ("0", "99999999")),
        (Rij(ELEMENT, "overhead"), "45A48", ("0", "99999999")),
        (Rij(REGEL, "overhead", 1), "45A48", ("0", "99999999")),
        (Rij(ELEMENT, "indexatie"), "45A48", ("-99999999", "99999999")),
        (Rij(VERKLARING, "overhead", 1), "45A48", ("-99999999", "99999999")),
        (Rij(AFRONDING, "afronding"), "45A48", ("-99999999", "99999999")),
    ],
    ids=lambda een: "-".join(map(str, een)) if isinstance(een, Rij) else None,
)
def test_elke_getalcel_wordt_gekeurd_op_wat_erin_past(
    welke: Rij, product: str, grenzen: tuple[str, str], formulier: Formulier
) -> None:
    cel = f"{'ABCDE'[Kolom.BEDRAG - 1]}{formulier.rij(welke, product)}"
    (keuring,) = (een for een in formulier.blad.data_validations.dataValidation if cel in een.sqref)
    assert (keuring.formula1, keuring.formula2) == grenzen
    assert keuring.allowBlank


def test_tekst_die_op_een_getal_datum_of_formule_lijkt_blijft_tekst(formulier: Formulier) -> None:
    """In een cel zonder tekstopmaak wordt de bron 1-2-2026 een getal, en + 1 fte een formule."""
    verklaring = formulier.rij(Rij(VERKLARING, "overhead", 1), "45A48")
    plekken = [(formulier.rij(Rij(VELD, "toelichting"), ""), Kolom.TEKST)]
    plekken += [(verklaring, kolom) for kolom in (Kolom.TEKST, Kolom.BRON, Kolom.MOTIEF)]
    assert [formulier.blad.cell(*plek).number_format for plek in plekken] == ["@"] * len(plekken)


def test_een_getal_dat_een_rekenblad_net_anders_bewaart(formulier: Formulier, draai: Draai) -> None:
    """0,1 + 0,2 is voor een rekenblad 0,30000000000000004; dat is gewoon dertig cent."""
    formulier.vul(
        {
            Rij(ELEMENT, "marge"): {Kolom.BEDRAG: 0.1 + 0.2},
            Rij(PRIJS, "uur"): {Kolom.BEDRAG: 51.14},
        }
    )
    assert draai("toets", formulier.bewaar(), map_=REGIO).code == 1


def test_hetzelfde_formulier_geeft_dezelfde_bytes(draai: Draai, tmp_path: Path) -> None:
    for uitgang in ("xlsx", "ods", "yaml"):
        bytes_ = []
        for naam in ("a", "b"):
            pad = tmp_path / f"{naam}.{uitgang}"
            assert draai("toets", "--formulier", "45A48", "-o", str(pad), map_=REGIO).code == 0
            bytes_.append(pad.read_bytes())
        assert bytes_[0] == bytes_[1]


def test_de_yaml_vorm_is_ingevuld_een_opgave(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "opgave.yaml"
    draai("toets", "--formulier", "45A48", "-o", str(pad), map_=REGIO)
    tekst = pad.read_text(encoding="utf-8")
    assert "# reële prijs 28,53" in tekst
    assert "[RT202]" in draai("toets", str(pad), map_=REGIO).stderr
    ingevuld = tekst.replace("aanbieder:  ", "aanbieder: Aanbieder A  ", 1).replace("prijs:  #", "prijs: 51.86  #")
    for bedrag in ("28.53", "10.14", "2.00", "10.18", "0", "0", "0", "0", "1.02"):
        reden = "" if bedrag != "0" else "\n        reden: geen kosten"
        ingevuld = ingevuld.replace("bedrag:  #", f"bedrag: {bedrag}{reden}  #", 1)
    ingevuld = ingevuld.replace("afronding: 0.00", "afronding: -0.01")
    gelezen = lees_opgave(ingevuld.encode(), "opgave.yaml")
    assert gelezen.bevindingen == ()
    pad.write_text(ingevuld, encoding="utf-8")
    assert draai("toets", str(pad), map_=REGIO).code == 0


def test_elke_sleutel_is_terug_te_lezen(formulier: Formulier) -> None:
    rijen = range(KOPRIJ + 1, formulier.blad.max_row + 1)
    sleutels = [formulier.blad.cell(rij, Kolom.SLEUTEL).value for rij in rijen]
    assert len(set(sleutels)) == len(sleutels)
    for sleutel in sleutels:
        rij = lees_sleutel(str(sleutel))
        assert rij is not None
        assert rij.sleutel == sleutel
    for vreemd in ("", "x", "element|45A48|overhead", "element|45A48|overhead|a", "element|45A48|overhead|01"):
        assert lees_sleutel(vreemd) is None


def test_de_lezer_meldt_alles_in_een_keer(formulier: Formulier) -> None:
    formulier.vul(
        {
            Rij(ELEMENT, "overhead"): {Kolom.BEDRAG: "tien"},
            Rij(ELEMENT, "marge"): {Kolom.BEDRAG: None},
            Rij(VELD, "aanbieder"): {Kolom.TEKST: None},
        }
    )
    gelezen = lees_opgaveformulier(formulier.bytes(), "opgave.xlsx")
    assert gelezen.opgave is None
    assert [een.code for een in gelezen.bevindingen] == ["RT978", "RT978", "RT978"]


def test_een_formulier_met_de_reele_prijs_van_nu_zegt_er_niets_over(formulier: Formulier, draai: Draai) -> None:
    assert draai("toets", formulier.bewaar(), map_=REGIO).stderr == ""


def test_een_formulier_met_een_oudere_reele_prijs_zegt_dat(formulier: Formulier, draai: Draai) -> None:
    formulier.vul({Rij(PRIJS, "uur"): {Kolom.REFERENTIE: 50.5}})
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert uitkomst.code == 0
    assert "in dit formulier is de reële prijs van 45A48 € 50,50, en nu € 51,86" in uitkomst.stderr


def test_een_opgave_in_yaml_met_een_oudere_reele_prijs_zegt_dat(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "opgave.yaml"
    assert draai("toets", "--formulier", "45A48", "-o", str(pad), map_=REGIO).code == 0
    assert "    reele_prijs: 51.86  # niet wijzigen" in pad.read_text(encoding="utf-8")
    ingevuld = (GOED / "gelijk.yaml").read_text(encoding="utf-8")
    anders = ingevuld.replace("    eenheid: uur\n", "    eenheid: uur\n    reele_prijs: 50.50\n", 1)
    assert anders != ingevuld
    pad.write_text(anders, encoding="utf-8")
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert uitkomst.code == 0
    assert "in dit formulier is de reële prijs van 45A48 € 50,50, en nu € 51,86" in uitkomst.stderr


def test_een_verklaring_die_bij_de_oudere_prijs_paste_zegt_het_erbij(formulier: Formulier, draai: Draai) -> None:
    """Zonder dat krijgt de aanbieder het verwijt dat hij te veel verklaart, terwijl de reële prijs intussen een andere is."""
    formulier.vul(
        {
            Rij(PRIJS, "uur"): {Kolom.REFERENTIE: 50.5},
            Rij(VERKLARING, "overhead", 1): {
                Kolom.BEDRAG: 1,
                Kolom.TEKST: "groter kantoor",
                Kolom.BRON: "jaarrekening",
            },
        }
    )
    uitkomst = draai("toets", formulier.bewaar(), map_=REGIO)
    assert (uitkomst.code, "[RT976]" in uitkomst.stderr) == (2, True)
    assert "in dit formulier is de reële prijs van 45A48 € 50,50, en nu € 51,86" in uitkomst.stderr


@pytest.mark.parametrize("vorm", ["yaml", "xlsx"])
def test_het_formulier_zegt_bij_elk_element_wat_eronder_valt(vorm: str, draai: Draai, tmp_path: Path) -> None:
    """Vooral bij de beroepskracht: daar hoort alleen het deel van de loonsom dat cliëntgebonden is."""
    doel = tmp_path / f"formulier.{vorm}"
    draai("toets", "--formulier", "45A48", "-o", str(doel), map_=REGIO)
    if vorm == "yaml":
        tekst = doel.read_text(encoding="utf-8")
    else:
        bladen = openpyxl.load_workbook(doel)
        tekst = "\n".join(str(cel.value) for rij in bladen[UITLEG] for cel in rij)
    for element in ELEMENTEN:
        assert ONDER[element] in tekst
    assert "niet de hele loonsom: die ÷ bruto-nettofactor" in ONDER["beroepskracht"]
