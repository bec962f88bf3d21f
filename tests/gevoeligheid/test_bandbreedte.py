"""De bandbreedte: hetzelfde als die waarden in het bestand, en de uitersten liggen om alles heen."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from reeletarief.analyse.gevoeligheid.band import bandbreedte
from reeletarief.analyse.gevoeligheid.proef import Proef, proef
from reeletarief.api import bereken, lees_regio
from tests.conftest import WORTEL, Draai, als_naam, als_rijen, yaml_onder
from tests.gedeeld.zeker import aanwezig
from tests.gevoeligheid.proef import EENVOUDIG, proef_van

VOORBEELD = WORTEL / "examples" / "bandbreedte"


def proef_met(**vervangen: str) -> Proef:
    """De voorbeeldregio, met in opslagen.yaml de ene tekst door de andere vervangen."""
    inhoud = yaml_onder(VOORBEELD)
    for oud, nieuw in vervangen.items():
        assert inhoud["opslagen.yaml"].count(oud) == 1, oud
        inhoud["opslagen.yaml"] = inhoud["opslagen.yaml"].replace(oud, nieuw)
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})
    assert inlezing.bevindingen == ()
    return proef(bereken(inlezing).tarieven[0])


def test_een_kant_is_hetzelfde_als_die_waarde_in_het_bestand() -> None:
    regels = {regel.knop.naam: regel for regel in bandbreedte(proef_met()).regels}
    lager = proef_met(**{"percentage: 10%, laag: 5%": "percentage: 5%, laag: 5%"})
    hoger = proef_met(**{"bedrag_per_uur: 1.95, laag: 1.20, hoog: 2.60": "bedrag_per_uur: 2.60"})
    assert regels["uren.reistijd"].laag.tarief == lager.tarief.tarief.bedrag
    assert regels["opslagen.reiskosten"].hoog.tarief == hoger.tarief.tarief.bedrag


def test_de_uitersten_zijn_die_van_alle_hoeken() -> None:
    """Vijf parameters hebben 32 hoeken; het laagste en hoogste tarief daarvan zijn de uitersten."""
    eigen = proef_met()
    band = bandbreedte(eigen)
    kanten = [(regel.knop.naam, (regel.laag.waarde, regel.hoog.waarde)) for regel in band.regels]
    hoeken = [
        eigen.met(dict(zip((naam for naam, _ in kanten), hoek, strict=True))).onafgerond.bedrag
        for hoek in product(*(waarden for _, waarden in kanten))
    ]
    assert (band.laagste.onafgerond, band.hoogste.onafgerond) == (min(hoeken), max(hoeken))
    assert len(hoeken) == 32


def test_de_grootste_spreiding_staat_boven() -> None:
    """Elke waarde van deze regio beweegt het tarief één kant op: van laag tot hoog is de hele spreiding."""
    regels = bandbreedte(proef_met()).regels
    van_laag_tot_hoog = [abs(aanwezig(regel.hoog.onafgerond) - aanwezig(regel.laag.onafgerond)) for regel in regels]
    assert [regel.spreiding for regel in regels] == van_laag_tot_hoog == sorted(van_laag_tot_hoog, reverse=True)


def test_een_kant_alleen_laat_de_andere_op_nu() -> None:
    eigen = proef_met(**{"percentage: 10%, laag: 5%, hoog: 14%": "percentage: 10%, hoog: 14%"})
    (regel,) = [regel for regel in bandbreedte(eigen).regels if regel.knop.naam == "uren.reistijd"]
    assert regel.laag.waarde == regel.nu.waarde == Decimal("0.10")
    assert regel.hoog.waarde == Decimal("0.14")


def test_een_eigen_waarde_van_een_kaart_heeft_geen_bandbreedte(tmp_path: Path, draai: Draai) -> None:
    """De bandbreedte is van de waarde van de regio; wie daarvan afwijkt, valt er niet vanzelf in."""
    for pad, tekst in yaml_onder(VOORBEELD).items():
        (tmp_path / pad).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / pad).write_text(tekst, encoding="utf-8")
    kaart = tmp_path / "productkaarten" / "45A48.yaml"
    eigen = "afwijkingen:\n  - {parameter: uren.reistijd, waarde: 30%, klasse: open, motivering: Ver weg.}\n"
    kaart.write_text(kaart.read_text(encoding="utf-8") + eigen, encoding="utf-8")
    inhoud = json.loads(draai("gevoeligheid", "45A48", "--bandbreedte", "-f", "json", map_=tmp_path).stdout)
    assert "uren.reistijd" not in [een["parameter"] for een in inhoud["parameters"]]
    assert len(inhoud["parameters"]) == 4


def test_zonder_bandbreedtes_wordt_dat_gezegd(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "--bandbreedte")
    assert uitkomst.code == 0
    assert "Geen parameter van dit tarief heeft een 'laag' of 'hoog'." in uitkomst.stdout
    assert bandbreedte(proef_van(EENVOUDIG)).regels == ()


def test_json_en_csv_geven_dezelfde_uitersten(draai: Draai) -> None:
    inhoud = json.loads(draai("gevoeligheid", "45A48", "--bandbreedte", "-f", "json", map_=VOORBEELD).stdout)
    tekst = draai("gevoeligheid", "45A48", "--bandbreedte", "-f", "csv", map_=VOORBEELD).stdout
    rijen = als_rijen(tekst)
    samen = {rij["kant"]: rij["tarief"] for rij in rijen if not rij["parameter"]}
    assert samen == {"laag": inhoud["laagste"]["tarief"], "hoog": inhoud["hoogste"]["tarief"]}
    assert inhoud["laagste"]["waarden"]["opslagen.overhead"] == "0.18"


def test_de_csv_zegt_per_regel_wat_de_json_zegt(draai: Draai) -> None:
    """Van elke kant ook de waarde en het tarief van nu, en van de uitersten welke waarden daar samen bij horen."""
    vraag = ("gevoeligheid", "45A48", "--bandbreedte", "-f")
    inhoud = json.loads(draai(*vraag, "json", map_=VOORBEELD).stdout)
    tekst = draai(*vraag, "csv", map_=VOORBEELD).stdout
    assert tekst.splitlines()[0].split(";")[6:9] == ["tarief", "onafgerond", "naam"]
    rijen = als_rijen(tekst)
    op_kant = {(rij["parameter"], rij["kant"]): rij for rij in rijen}
    for rij in rijen:
        assert (rij["naam"], rij["eenheid"]) == (inhoud["naam"], inhoud["eenheid"])
        assert (rij["tarief_nu"], rij["reden"]) == (inhoud["tarief"], "")
        assert Decimal(rij["verschil"]) == Decimal(rij["onafgerond"]) - Decimal(inhoud["onafgerond"])
    for een in inhoud["parameters"]:
        for kant in ("laag", "hoog"):
            rij = op_kant[een["parameter"], kant]
            assert (rij["waarde"], rij["waarde_nu"]) == (een[kant]["waarde"], een["waarde"])
            assert (rij["omschrijving"], rij["soort"], rij["klasse"]) == (
                een["omschrijving"],
                een["soort"],
                een["klasse"],
            )
            assert rij["vindplaats"] == f"{een['bestand']}:{een['regel']}"
    laagste = [f"{naam}: {waarde}" for naam, waarde in inhoud["laagste"]["waarden"].items()]
    assert op_kant["", "laag"]["waarden"].split(" | ") == laagste


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["-p", "reistijd"], "dit gaat over alle parameters; laat --parameter weg."),
        (["--doel", "100"], "dit gaat over alle parameters; laat --doel weg."),
        (["--scenarios", "x.yaml"], "laat --bandbreedte weg"),
    ],
    ids=als_naam,
)
def test_bandbreedte_en_een_andere_vraag(opties: list[str], melding: str, draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "--bandbreedte", *opties)
    assert uitkomst.code == 2
    assert melding in uitkomst.stderr


@pytest.mark.parametrize(
    "opties", [["-p", "reistijd"], ["--doel", "100"], ["--bandbreedte"], ["--scenarios", "x.yaml"]]
)
def test_alles_hoort_bij_het_overzicht(opties: list[str], draai: Draai) -> None:
    lang = "--parameter" if opties[0] == "-p" else opties[0]
    uitkomst = draai("gevoeligheid", "45A48", "--alles", *opties)
    assert uitkomst.code == 2
    assert (
        f"De waarde van --alles klopt niet: dit hoort bij het overzicht; laat {lang} weg, of --alles."
        in uitkomst.stderr
    )
