"""Het oordeel van ``toets``: per element en in totaal, met de drempel, afgewezen verklaringen en een onderaannemer."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.toets.tekst import HINTS
from tests.conftest import WORTEL, Draai, op_een_regel
from tests.toets.proef import GOED, REGIO


def toets(draai: Draai, opgave: Path | str, *opties: str, code: int = 0) -> dict[str, Any]:
    uitkomst = draai("toets", str(opgave), "--formaat", "json", *opties, map_=REGIO)
    assert uitkomst.code == code, uitkomst.stderr
    (product,) = json.loads(uitkomst.stdout)["producten"]
    assert isinstance(product, dict)
    return product


def element(product: dict[str, Any], naam: str) -> dict[str, Any]:
    (een,) = [een for een in product["elementen"] if een["element"] == naam]
    assert isinstance(een, dict)
    return een


def test_de_namen_van_de_elementen_komen_van_een_plek() -> None:
    assert list(ELEMENTEN) == [naam for naam in NVO if naam != "afronding"]
    assert set(HINTS) == set(ELEMENTEN)


def test_wie_hetzelfde_rekent_heeft_niets_uit_te_leggen(draai: Draai) -> None:
    product = toets(draai, GOED / "gelijk.yaml")
    assert {een["oordeel"] for een in product["elementen"]} == {"geen verschil"}
    assert (product["oordeel"], product["nog_te_laten_zien"]) == ("geen verschil", [])


def test_een_verklaring_die_het_verschil_dekt_tot_op_een_halve_cent(draai: Draai) -> None:
    """30,53 − 28,5326 = 1,9974; de verklaring is 2,00."""
    product = toets(draai, GOED / "verklaard.yaml")
    assert element(product, "beroepskracht")["oordeel"] == "verklaard"
    assert product["oordeel"] == "verklaard"


@pytest.mark.parametrize(
    ("bestand", "oordeel", "rest"),
    [
        ("deels", "deels verklaard", "0.75"),
        ("onverklaard", "onverklaard", "2.00"),
        ("niet-aanvaard", "onverklaard", "2.00"),
    ],
)
def test_wat_open_blijft_geeft_code_1_en_zegt_wat_er_nodig_is(
    bestand: str, oordeel: str, rest: str, draai: Draai
) -> None:
    product = toets(draai, GOED / f"{bestand}.yaml", code=1)
    (nodig,) = product["nog_te_laten_zien"]
    assert (product["oordeel"], nodig["element"]) == (oordeel, "beroepskracht")
    assert Decimal(nodig["bedrag"]).quantize(Decimal("0.01")) == Decimal(rest)
    assert "functiemix" in nodig["wat_past"]


def test_een_lager_bedrag_vraagt_ook_uitleg(draai: Draai) -> None:
    """Dezelfde prijs, maar € 3 van de overhead naar de niet-productieve uren: samen € 6 zonder uitleg."""
    product = toets(draai, GOED / "verschoven.yaml", code=1)
    assert Decimal(product["verschil"]) == 0
    assert {een["element"] for een in product["nog_te_laten_zien"]} == {"overhead", "niet_productief"}
    assert Decimal(product["onverklaard"]).quantize(Decimal("0.01")) == Decimal("6.00")


def test_een_afgewezen_verklaring_telt_niet_maar_staat_er_wel(draai: Draai) -> None:
    uitkomst = draai("toets", str(GOED / "niet-aanvaard.yaml"), map_=REGIO)
    assert "niet aanvaard, telt niet: de" in uitkomst.stdout
    assert "(1 verklaring niet aanvaard)" in uitkomst.stdout


def test_het_grootste_verschil_staat_boven(draai: Draai) -> None:
    product = toets(draai, GOED / "onderaannemer.yaml", code=1)
    verschillen = [abs(Decimal(een["verschil"])) for een in product["elementen"]]
    anders = [bedrag for bedrag in verschillen if bedrag >= Decimal("0.005")]
    assert verschillen[: len(anders)] == sorted(anders, reverse=True)
    assert product["elementen"][0]["element"] == "overhead"


def test_wat_niet_verschilt_staat_in_vaste_volgorde_zonder_percentage(draai: Draai) -> None:
    """Een verschil van een fractie van een cent is geen volgorde en geen +0,2% waard."""
    product = toets(draai, GOED / "onderaannemer.yaml", code=1)
    gelijk = [een["element"] for een in product["elementen"] if een["oordeel"] == "geen verschil"]
    assert len(gelijk) > 1
    assert gelijk == sorted(gelijk, key=ELEMENTEN.index)
    uitkomst = draai("toets", str(GOED / "onderaannemer.yaml"), map_=REGIO).stdout
    regels = [regel for regel in uitkomst.splitlines() if regel.rstrip().endswith("geen verschil")]
    assert regels
    assert not any("%" in regel for regel in regels)


def test_binnen_de_drempel_is_geen_verklaring_nodig(draai: Draai) -> None:
    """4% van 51,86 is 2,07; het verschil is 2,00."""
    product = toets(draai, GOED / "onverklaard.yaml", "--drempel", "4%")
    assert element(product, "beroepskracht")["oordeel"] == "binnen de drempel"
    assert product["oordeel"] == "binnen de drempel"
    assert toets(draai, GOED / "onverklaard.yaml", "--drempel", "3%", code=1)["oordeel"] == "onverklaard"


def test_samen_boven_de_drempel_is_toch_open(draai: Draai) -> None:
    """Twee keer € 3 valt elk binnen 6% (€ 3,11), maar samen niet; dan komen ze allebei bij 'nog te laten zien'."""
    product = toets(draai, GOED / "verschoven.yaml", "--drempel", "6%", code=1)
    assert {een["oordeel"] for een in product["elementen"]} == {"geen verschil", "binnen de drempel"}
    assert product["oordeel"] == "onverklaard"
    assert len(product["nog_te_laten_zien"]) == 2
    assert toets(draai, GOED / "verschoven.yaml", "--drempel", "12%")["oordeel"] == "binnen de drempel"


def test_de_prijs_van_een_onderaannemer_in_andere_woorden(draai: Draai) -> None:
    uitkomst = draai("toets", str(GOED / "onderaannemer.yaml"), map_=REGIO)
    assert uitkomst.code == 1
    assert "Aanbieder A, onderaannemer van Aanbieder B" in uitkomst.stdout
    assert "Aanbieder B betaalt € 47,86 per uur" in uitkomst.stdout
    assert "art. 2.3 lid 3 Besluit Jeugdwet" in uitkomst.stdout
    assert "€ 1,50 lager zonder uitleg" in uitkomst.stdout


def test_de_uitvoer_zegt_wat_verklaard_waard_is_en_waar_de_reele_prijs_op_rust(draai: Draai) -> None:
    uitkomst = draai("toets", str(GOED / "deels.yaml"), map_=REGIO)
    plat = op_een_regel(uitkomst.stdout)
    assert "Of het overtuigt, beoordeelt de regio." in plat
    assert "status concept) met 9 aannames erin" in plat
    assert (
        "Aannames (9): 4 opslagen, 3 over de uren van een medewerker, 1 over de functiemix, 1 werkgeverslast. Ze staan met waarde"
        in plat
    )
    assert "Overhead, percentage 20% (opslagen.yaml:24)" in plat
    assert "productkaarten/45A48.yaml" in plat


def test_de_reele_prijs_rust_per_element_op_haar_eigen_waarden(draai: Draai) -> None:
    """De overhead rust op haar percentages, en niet op een salaris: dat beweegt het hele tarief."""
    product = toets(draai, GOED / "gelijk.yaml")
    rust_op = {een["element"]: [punt["naam"] for punt in een["referentie_rust_op"]] for een in product["elementen"]}
    assert rust_op["reis_opleiding"][0] == "Reiskosten, bedrag per uur"
    assert rust_op["overhead"][0] == "Overhead, percentage"
    assert not [naam for naam in rust_op["overhead"] if "schaal" in naam]
    assert [naam for naam in rust_op["beroepskracht"] if "schaal" in naam]
    assert rust_op["marge"][0] == "Risico, percentage"
    assert rust_op["huisvesting"] == []


@pytest.mark.parametrize("drempel", ["1", "-1%", "101%", "x"])
def test_een_drempel_is_een_percentage(drempel: str, draai: Draai) -> None:
    uitkomst = draai("toets", str(GOED / "gelijk.yaml"), f"--drempel={drempel}", map_=REGIO)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "--drempel" in uitkomst.stderr


def test_een_ander_tariefjaar_op_de_opdrachtregel(draai: Draai) -> None:
    uitkomst = draai("toets", str(GOED / "gelijk.yaml"), "--tariefjaar", "2025", map_=REGIO)
    assert uitkomst.code == 2
    assert "[RT968]" in uitkomst.stderr


def met(tmp_path: Path, bestand: str, *paren: tuple[str, str]) -> Path:
    """Een opgave uit ``goed`` met iets anders erin."""
    tekst = (GOED / bestand).read_text(encoding="utf-8")
    for oud, nieuw in paren:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    pad = tmp_path / "opgave.yaml"
    pad.write_text(tekst, encoding="utf-8")
    return pad


TWEE = "verklaringen: [{bedrag: 2.75, argument: a, bron: b%s}, {bedrag: -0.75, argument: c, bron: d%s}]"
NEE = ", aanvaard: nee, motief: onjuist"


@pytest.mark.parametrize(
    ("eerste", "tweede", "oordeel", "rest", "zin"),
    [
        ("", "", "verklaard", "0.00", ""),
        ("", NEE, "deels verklaard", "-0.75", "die tellen, gaan € 0,75 verder dan het verschil"),
        (NEE, "", "onverklaard", "2.75", "€ 2,75 hoger zonder uitleg"),
    ],
)
def test_verklaringen_met_een_plus_en_een_min(
    eerste: str, tweede: str, oordeel: str, rest: str, zin: str, draai: Draai, tmp_path: Path
) -> None:
    """Samen dekken ze het verschil van 2,00; wijst de regio er een af, dan telt alleen de andere."""
    verklaringen = f"{{bedrag: 30.53, {TWEE % (eerste, tweede)}}}"
    pad = met(tmp_path, "onverklaard.yaml", ("{bedrag: 30.53}", verklaringen))
    een = element(toets(draai, pad, code=0 if oordeel == "verklaard" else 1), "beroepskracht")
    assert (een["oordeel"], Decimal(een["rest"]).quantize(Decimal("0.01"))) == (oordeel, Decimal(rest))
    assert zin in op_een_regel(draai("toets", str(pad), map_=REGIO).stdout)


def test_een_index_die_nul_is_zegt_waarom(draai: Draai) -> None:
    """Bij 41A18 staan alle lonen en bedragen al op 2026. Er stond dat er geen kosten waren."""
    ronde = WORTEL / "examples" / "ronde"
    tekst = draai("toets", str(ronde / "opgaven" / "aanbieder-a.yaml"), map_=ronde).stdout
    [regel] = [een for een in tekst.splitlines() if een.startswith("indexatie") and "ouder prijspeil" in een]
    assert regel.strip().split(maxsplit=2)[1:] == ["0,00", "geen regel heeft een ouder prijspeil dan 2026"]
    assert "geen kosten" not in tekst


def test_kosten_onder_nul_zijn_geen_kosten(draai: Draai, tmp_path: Path) -> None:
    regels = "{bedrag: 10.18, regels: [{naam: Personeel, bedrag: 12.18}, {naam: Korting, bedrag: -2.00}]}"
    pad = met(tmp_path, "gelijk.yaml", ("{bedrag: 10.18}", regels), ("{bedrag: 2.00}", "{bedrag: -2.00}"))
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert uitkomst.code == 2
    assert uitkomst.stderr.count("[RT211]") == 2


def test_een_marge_onder_nul_mag(draai: Draai, tmp_path: Path) -> None:
    pad = met(tmp_path, "gelijk.yaml", ("{bedrag: 1.02}", "{bedrag: -1.02}"), ("prijs: 51.86", "prijs: 49.82"))
    assert element(toets(draai, pad, code=1), "marge")["aanbieder"] == "-1.02"


def test_ook_een_regel_van_de_marge_mag_onder_nul(draai: Draai, tmp_path: Path) -> None:
    regels = "{bedrag: 1.02, regels: [{naam: Risico, bedrag: 1.52}, {naam: Verlies vorig jaar, bedrag: -0.50}]}"
    pad = met(tmp_path, "gelijk.yaml", ("{bedrag: 1.02}", regels))
    assert element(toets(draai, pad), "marge")["oordeel"] == "geen verschil"


def test_de_toelichting_van_de_aanbieder_staat_erbij(draai: Draai, tmp_path: Path) -> None:
    pad = met(tmp_path, "gelijk.yaml", ("producten:", "toelichting: zie onze brief\nproducten:"))
    for vorm in ("tabel", "md", "html", "json"):
        assert "zie onze brief" in draai("toets", str(pad), "--formaat", vorm, map_=REGIO).stdout


def test_een_reden_voor_nul_telt_nog_niet_als_verklaring(draai: Draai, tmp_path: Path) -> None:
    """De aanbieder heeft wel iets gezegd: dat er geen uitleg is, klopt dan niet."""
    nul = ("{bedrag: 1.02}", "{bedrag: 0, reden: wij doen het zonder}"), ("prijs: 51.86", "prijs: 50.84")
    pad = met(tmp_path, "gelijk.yaml", *nul)
    plat = op_een_regel(draai("toets", str(pad), map_=REGIO).stdout)
    assert "€ 1,02 lager met een reden voor nul, maar zonder verklaring" in plat
    assert "Nodig: de reden ook als verklaring, met het bedrag en een bron." in plat
    assert "zonder uitleg" not in plat
    verklaard = (
        "{bedrag: 1.02}",
        "{bedrag: 0, reden: wij doen het zonder, verklaringen: [{bedrag: -1.02, argument: idem, bron: jaarrekening}]}",
    )
    pad = met(tmp_path, "gelijk.yaml", verklaard, nul[1])
    assert toets(draai, pad)["oordeel"] == "verklaard"
