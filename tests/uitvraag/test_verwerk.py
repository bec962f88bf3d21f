"""``uitvraag verwerk``: van een map met formulieren naar een verslag, met alles wat eraan schort."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import ClassVar

import pytest

from reeletarief.invoer.uitvraag.vragen import Vraag
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, bewaak_weigering
from tests.uitvraag.invullen import In, in_xlsx
from tests.uitvraag.terug import VOLLEDIG, ingevuld, stuur_terug

HIER = Path(__file__).parent
VORMEN = ("tabel", "md", "html", "json", "csv")
ZES = {
    "A": {"45A48": "30% 70% 0% 1100 100", "45A49": "50% 50% 0% 1100 6 40"},
    "B": {"45A48": "40% 50% 10% 1000 300", "45A49": "60% 40% 0% 1000 8 60"},
    "C": {"45A48": "35% 60% 5% 1200 600", "45A49": "- - - - - -"},
    "D": {"45A48": "32% 68% 0% 1150 -", "45A49": "- - - - - -"},
    "E": {"45A48": "90% 10% 0% 1050 200", "45A49": "- - - - - -"},
    "F": {"45A48": "30% 60% 0% 1050 200", "45A49": "- - - - - -"},
}
"""E is een uitschieter, F telt niet op tot 100%, en over 45A49 zijn er twee antwoorden."""


@pytest.mark.parametrize(("vorm", "naam"), [("tabel", "verslag.txt"), ("md", "verslag.md"), ("csv", "verslag.csv")])
def test_het_verslag(
    vorm: str, naam: str, regio: Path, tmp_path: Path, draai: Draai, vastgelegd: Callable[[Path, str], None]
) -> None:
    map_ = stuur_terug(regio, tmp_path / "terug", ZES)
    uitkomst = draai("uitvraag", "verwerk", str(map_), "--formaat", vorm, map_=regio)
    zonder_bewijs = [regel for regel in uitkomst.stdout.splitlines(keepends=True) if not regel.startswith("Bewijs")]
    vastgelegd(HIER / "uitvoer" / naam, "".join(zonder_bewijs))
    assert uitkomst.code == 1


@pytest.mark.parametrize("minstens", ["2", "3"])
def test_de_csv_zegt_per_veld_wat_de_json_zegt(minstens: str, regio: Path, tmp_path: Path, draai: Draai) -> None:
    """Ook wat een uitschieter antwoordde en in welk formulier, en waarom er geen gewogen gemiddelde is."""
    map_ = stuur_terug(regio, tmp_path / "terug", ZES)
    vraag = ("uitvraag", "verwerk", str(map_), "--minstens", minstens, "--formaat")
    inhoud = json.loads(draai(*vraag, "json", map_=regio).stdout)
    tekst = draai(*vraag, "csv", map_=regio).stdout
    assert tekst.splitlines()[0].split(";")[14:17] == ["uitschieters", "voorstel", "tariefjaar"]
    op_veld = {(rij["product"], rij["veld"], rij["functie"]): rij for rij in als_rijen(tekst)}
    for product in inhoud["producten"]:
        for veld in product["velden"]:
            rij = op_veld[product["product"], veld["veld"], veld["functie"] or ""]
            assert (rij["tariefjaar"], rij["aanbieders"]) == (str(inhoud["tariefjaar"]), str(product["aanbieders"]))
            assert (rij["minstens"], rij["maatstaf"], rij["zonder_voorstel"]) == (minstens, "", "")
            cijfers = veld["cijfers"] or {"gewogen_over": None, "zonder_gewogen": None, "uitschieters": []}
            assert rij["gewogen_over"] == str(cijfers["gewogen_over"] or "")
            assert rij["zonder_gewogen"] == (cijfers["zonder_gewogen"] or "")
            assert rij["uitschieters_met_waarde"] == " | ".join(
                f"{los['aanbieder']}: {los['waarde']} ({los['bestand']}, {los['cel']})"
                for los in cijfers["uitschieters"]
            )
    assert any(rij["uitschieters_met_waarde"] for rij in op_veld.values())


def test_het_verslag_als_json(antwoorden: Path, regio: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--formaat", "json", map_=regio)
    verslag = json.loads(uitkomst.stdout)
    assert verslag["aanbieders"] == ["Aanbieder A", "Aanbieder B", "Aanbieder C"]
    assert (verslag["antwoorden"], verslag["minstens"], verslag["zonder_cijfers"]) == (15, 3, [])
    assert "type 7 van Hyndman en Fan" in verslag["kwartielmethode"]
    (product,) = verslag["producten"]
    begeleider = product["velden"][0]
    assert (begeleider["functie"], begeleider["kaart"], begeleider["n"]) == ("Begeleider", "0.4", 3)
    assert begeleider["cijfers"] == {
        "q1": "0.35",
        "mediaan": "0.4",
        "q3": "0.45",
        "minimum": "0.3",
        "maximum": "0.5",
        "gemiddelde": "0.4",
        "gewogen": "0.45",  # (30% × 100 + 40% × 300 + 50% × 600) ÷ 1.000
        "gewogen_over": 3,
        "zonder_gewogen": None,
        "uitschieters": [],
    }
    assert [een["pad"] for een in verslag["bewijs"]["bestanden"]][-3:] == [f"aanbieder-{een}.csv" for een in "abc"]


def test_op_stderr_staat_per_aanbieder_wat_er_schort_met_de_cel(regio: Path, tmp_path: Path, draai: Draai) -> None:
    map_ = stuur_terug(regio, tmp_path / "terug", ZES)
    fout = draai("uitvraag", "verwerk", str(map_), map_=regio).stderr
    assert f"Aanbieder F, {map_.as_posix()}/aanbieder-f.csv. Telt niet mee: 45A48." in fout
    assert "regel 2, veld 10 tot en met regel 4, veld 10: de aandelen van product 45A48 zijn samen 90%" in fout
    assert "Aanbieder A" not in fout  # daar schort niets aan
    assert "6 formulieren, 5 tellen mee: 36 antwoorden over 2 producten." in fout


def test_zonder_gebreken_is_de_code_nul(antwoorden: Path, regio: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, "3 formulieren, 3 tellen mee: 15 antwoorden over 1 product.\n")


def test_een_product_dat_iemand_niet_levert_is_geen_gebrek(regio: Path, tmp_path: Path, draai: Draai) -> None:
    alles = {letter: {**eigen, "45A49": "- - - - - -"} for letter, eigen in VOLLEDIG.items()}
    uitkomst = draai("uitvraag", "verwerk", str(stuur_terug(regio, tmp_path / "terug", alles)), map_=regio)
    assert uitkomst.code == 0
    assert "Ter info [RT958] regel 7, veld 10: product 45A49 is niet ingevuld" in uitkomst.stderr
    assert "45A49" not in uitkomst.stdout


def zonder_product(map_: Path, letter: str, product: str) -> None:
    """Haal uit een formulier elke rij van een product weg, zoals iemand dat in een rekenblad doet."""
    pad = map_ / f"aanbieder-{letter}.csv"
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join(regel for regel in regels if not regel.startswith(f"{product};")), encoding="utf-8")


def test_een_product_dat_helemaal_weggehaald_is_wordt_genoemd(regio: Path, tmp_path: Path, draai: Draai) -> None:
    """Anders lijkt de aanbieder er niet naar gevraagd te zijn; van een losse rij die weg is, staat dat er ook."""
    map_ = stuur_terug(regio, tmp_path / "terug", {letter: ZES[letter] for letter in "ABC"})
    voor = draai("uitvraag", "verwerk", str(map_), map_=regio)
    zonder_product(map_, "b", "45A49")
    na = draai("uitvraag", "verwerk", str(map_), map_=regio)
    assert "geen enkele rij" not in voor.stderr
    gemeld = "Ter info [RT955] Van product 45A49 staat hier geen enkele rij, en in het formulier van Aanbieder A wel.\n"
    assert na.stderr.count(gemeld) == na.stderr.count("geen enkele rij") == 1
    assert f"Aanbieder B, {map_ / 'aanbieder-b.csv'}.\n  {gemeld}" in na.stderr
    assert na.code == voor.code == 0


def test_wie_naar_iets_anders_gevraagd_is_heeft_niets_weggehaald(regio: Path, tmp_path: Path, draai: Draai) -> None:
    """Twee uitvragen die elkaar overlappen, of hetzelfde formulier twee keer: daar is niets weg."""
    map_ = stuur_terug(regio, tmp_path / "terug", {letter: ZES[letter] for letter in "AB"})
    zonder_product(map_, "b", "45A49")
    zonder_product(map_, "a", "45A48")
    assert "geen enkele rij" not in draai("uitvraag", "verwerk", str(map_), map_=regio).stderr
    eigen = stuur_terug(regio, tmp_path / "eigen", {"A": ZES["A"]})
    shutil.copy(eigen / "aanbieder-a.csv", eigen / "aanbieder-z.csv")
    zonder_product(eigen, "z", "45A49")
    assert "geen enkele rij" not in draai("uitvraag", "verwerk", str(eigen), map_=regio).stderr


def test_alleen_de_gevraagde_producten(regio: Path, tmp_path: Path, draai: Draai) -> None:
    map_ = stuur_terug(regio, tmp_path / "terug", ZES)
    uit = draai("uitvraag", "verwerk", str(map_), "45A49", map_=regio).stdout
    assert "1 product, 12 antwoorden" in uit
    assert "45A48" not in uit


class TestTeWeinigAntwoorden:
    TWEE: ClassVar = {"A": {"45A48": "31,7% 68,3% 0% 1234,5 7777"}, "B": {"45A48": "22,9% 66,6% 10,5% 1357,9 8888"}}
    CIJFERS = (
        "31,7",
        "0.317",
        "68,3",
        "22,9",
        "66,6",
        "10,5",
        "1.234",
        "1234",
        "1.357",
        "7.777",
        "7777",
        "8888",
        "8.888",
    )
    AFGELEID = ("27,3", "0.273", "67,45", "67,5", "1.296", "8.332", "8332")  # gemiddelden van twee

    @pytest.mark.parametrize("vorm", VORMEN)
    def test_geen_enkel_cijfer_in_welke_vorm_dan_ook(
        self, vorm: str, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        map_ = stuur_terug(regio, tmp_path / "terug", self.TWEE)
        doel = tmp_path / "voorstel"
        uitkomst = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel), "--formaat", vorm, map_=regio)
        zonder_bewijs = "\n".join(regel for regel in uitkomst.stdout.splitlines() if "sha256" not in regel)
        assert not [cijfer for cijfer in (*self.CIJFERS, *self.AFGELEID) if cijfer in zonder_bewijs]
        assert not doel.exists()
        assert uitkomst.code == 1
        assert "[RT963]" in uitkomst.stderr

    def test_de_kop_zegt_hoeveel_producten_geen_cijfers_hebben(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        uit = draai("uitvraag", "verwerk", str(stuur_terug(regio, tmp_path / "terug", self.TWEE)), map_=regio).stdout
        assert "Geen cijfers voor 1 product, want minder dan 3 antwoorden: 45A48." in uit

    def test_een_veld_met_te_weinig_antwoorden_heeft_er_geen(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        drie = {**self.TWEE, "C": {"45A48": "40% 60% 0% 1100 -"}}
        uit = draai("uitvraag", "verwerk", str(stuur_terug(regio, tmp_path / "terug", drie)), map_=regio).stdout
        assert "Geen cijfers voor 1 veld, want minder dan 3 antwoorden." in uit
        assert "Geen gewogen gemiddelde: minder dan 3 volumes." in uit
        assert "8.888" not in uit

    def test_minder_mag_maar_dan_staat_erbij_dat_het_te_herleiden_is(
        self, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        map_ = stuur_terug(regio, tmp_path / "terug", self.TWEE)
        uit = draai("uitvraag", "verwerk", str(map_), "--minstens", "2", map_=regio).stdout
        assert "tot een aanbieder te herleiden" in uit
        assert "27,3%" in uit

    def test_meer_mag_ook(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        uit = draai("uitvraag", "verwerk", str(antwoorden), "--minstens", "4", map_=regio).stdout
        assert "want minder dan 4 antwoorden: 45A48" in uit


def test_de_volgorde_van_de_bestanden_maakt_niet_uit(
    antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
) -> None:
    inhoud = [pad.read_bytes() for pad in sorted(antwoorden.iterdir())]
    uitkomsten = set()
    for nummer, volgorde in enumerate(permutations(inhoud)):
        map_ = tmp_path / f"volgorde-{nummer}"
        map_.mkdir()
        for naam, tekst in zip("abc", volgorde, strict=True):
            (map_ / f"{naam}.csv").write_bytes(tekst)
        uitkomsten.add(draai("uitvraag", "verwerk", str(map_), "--formaat", "csv", map_=regio))
    assert len(uitkomsten) == 1


class TestDezelfdeAanbieder:
    def test_een_kopie_telt_een_keer(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        een = draai("uitvraag", "verwerk", str(antwoorden), "--formaat", "csv", map_=regio)
        shutil.copy(antwoorden / "aanbieder-a.csv", antwoorden / "aanbieder-a (1).csv")
        twee = draai("uitvraag", "verwerk", str(antwoorden), "--formaat", "csv", map_=regio)
        assert (twee.code, twee.stdout) == (0, een.stdout)
        assert "[RT961]" in twee.stderr
        assert "Het telt één keer." in twee.stderr
        assert "aanbieder-a (1).csv weg." in twee.stderr

    def test_van_twee_verschillende_telt_er_geen(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        (antwoorden / "later.csv").write_bytes(ingevuld(regio, "aanbieder  A", {"45A48": "10% 90% 0% 900 1"}))
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert uitkomst.code == 1
        assert "[RT961]" in uitkomst.stderr
        assert f"{antwoorden.as_posix()}/aanbieder-a.csv en {antwoorden.as_posix()}/later.csv" in uitkomst.stderr
        assert "4 formulieren, 2 tellen mee" in uitkomst.stderr

    def test_een_leeg_formulier_naast_een_ingevuld_stoort_niet(
        self, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        (antwoorden / "leeg.csv").write_bytes(ingevuld(regio, "Aanbieder A", {"45A48": "- - - - -"}))
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert uitkomst.code == 0
        assert "4 formulieren, 3 tellen mee" in uitkomst.stderr


class TestAndereBestanden:
    def test_verborgen_en_tijdelijke_bestanden_worden_overgeslagen(
        self, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        for naam in (".~lock.aanbieder-a.xlsx#", "~$aanbieder-a.xlsx", ".verborgen.csv"):
            (antwoorden / naam).write_text("x", encoding="utf-8")
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert (uitkomst.code, uitkomst.stderr.count("\n")) == (0, 1)

    def test_wat_geen_formulier_is_wordt_genoemd(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        (antwoorden / "brief.docx").write_text("x", encoding="utf-8")
        (antwoorden / "oud.csv").mkdir()
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert uitkomst.code == 0
        assert f"Ter info {antwoorden.as_posix()}/brief.docx:1:1: [RT962]" in uitkomst.stderr
        assert f"Ter info {antwoorden.as_posix()}/oud.csv:1:1: [RT962]" in uitkomst.stderr

    @pytest.mark.parametrize(
        "inhoud", [b"", b"PK\x03\x04kapot", b"geen;formulier\n1;2\n", b"\xff\xfe", b"x" * 5_000_001]
    )
    def test_een_onleesbaar_formulier_houdt_de_andere_niet_op(
        self, inhoud: bytes, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        (antwoorden / "kapot.xlsx").write_bytes(inhoud)
        (antwoorden / "kapot.csv").write_bytes(inhoud)
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert uitkomst.code == 1
        assert "5 formulieren, 3 tellen mee" in uitkomst.stderr
        assert f"Fout {antwoorden.as_posix()}/kapot.xlsx" in uitkomst.stderr
        assert "Begeleider                    40,0%   3" in uitkomst.stdout

    def test_een_koppeling_naar_niets(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        (antwoorden / "weg.csv").symlink_to("bestaat-niet.csv")
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=regio)
        assert (uitkomst.code, "[RT962]" in uitkomst.stderr) == (1, True)


def test_een_naam_die_geen_tekst_is(antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai) -> None:
    """Een bestandsnaam in een oude tekencodering komt als vraagteken in het verslag."""
    vreemd = os.fsencode(antwoorden) + b"/zorg\xe9.csv"
    try:
        Path(os.fsdecode(vreemd)).write_bytes(ingevuld(regio, "Aanbieder D", {"45A48": "30% 70% 0% 1100 100"}))
    except OSError:
        pytest.skip("dit bestandssysteem kent zulke namen niet")
    doel = tmp_path / "verslag.json"
    uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "-o", str(doel), map_=regio)
    assert (uitkomst.code, len(json.loads(doel.read_bytes())["aanbieders"])) == (0, 4)


class TestNietsTeGebruiken:
    def test_een_map_die_er_niet_is(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(tmp_path / "nergens"), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT960]" in uitkomst.stderr

    def test_een_bestand_in_plaats_van_een_map(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden / "aanbieder-a.csv"), map_=regio)
        assert uitkomst.code == 2
        assert "het is geen map" in uitkomst.stderr

    def test_een_lege_map(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(tmp_path / "regio" / "cao"), map_=regio)
        assert uitkomst.code == 2
        assert "staat geen enkel formulier" in uitkomst.stderr

    def test_elk_formulier_heeft_een_fout(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        (tmp_path / "terug").mkdir()
        (tmp_path / "terug" / "a.csv").write_text("a;b\n", encoding="utf-8")
        uitkomst = draai("uitvraag", "verwerk", str(tmp_path / "terug"), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "Geen van de formulieren" in uitkomst.stderr

    def test_elk_formulier_is_leeg(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        leeg = {letter: {"45A48": "- - - - -"} for letter in "ABC"}
        uitkomst = draai("uitvraag", "verwerk", str(stuur_terug(regio, tmp_path / "terug", leeg)), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")

    def test_niemand_antwoordde_over_het_gevraagde_product(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "BES01", map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "Geen formulier heeft een antwoord over BES01" in uitkomst.stderr

    def test_een_formulier_van_een_andere_regio(self, antwoorden: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), map_=VOORBEELDREGIO)
        assert uitkomst.code == 2
        assert "'Proefregio'" in uitkomst.stderr


class TestDeOpdracht:
    def test_schrijft_in_de_vorm_van_de_uitgang(
        self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        doel = tmp_path / "nieuw" / "uitvraag.csv"
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "-o", str(doel), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (0, "")
        rijen = als_rijen(doel.read_text(encoding="utf-8"))
        assert [rij["mediaan"] for rij in rijen] == ["0.4", "0.5", "0.05", "1100", "300"]

    @pytest.mark.parametrize("naam", ["samenvatting.csv", "aanbieder-a.csv", "verslag.md"])
    def test_uitvoer_komt_niet_tussen_de_formulieren(
        self, naam: str, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        voor = {pad: pad.read_bytes() for pad in antwoorden.iterdir()}
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "-o", str(antwoorden / naam), map_=regio)
        assert uitkomst.code == 2
        assert {pad: pad.read_bytes() for pad in antwoorden.iterdir()} == voor

    def test_uitvoer_komt_niet_tussen_de_bestanden_van_de_regio(
        self, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        doel = regio / "productkaarten" / "verslag.md"
        assert draai("uitvraag", "verwerk", str(antwoorden), "-o", str(doel), map_=regio).code == 2
        assert not doel.exists()

    def test_een_onbekend_product(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "45A84", map_=regio)
        assert uitkomst.code == 2
        assert "[RT501]" in uitkomst.stderr

    def test_een_product_waar_niets_over_gevraagd_is(self, antwoorden: Path, regio: Path, draai: Draai) -> None:
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "TRAJ", map_=regio)
        assert uitkomst.code == 2
        assert "[RT950]" in uitkomst.stderr

    @pytest.mark.parametrize(
        ("opties", "melding"),
        [
            (["--minstens", "0"], "'0' is geen getal van 1 tot en met 99"),
            (["--minstens", "drie"], "'drie' is geen getal"),
            (["--maatstaf", "modus"], "'modus' kan niet"),
            (["--maatstaf", "mediaan"], "hoort bij een voorstel"),
            (["--formaat", "xlsx"], "'xlsx' kan niet"),
            (["-o", "verslag.docx"], "hoort geen bekende vorm"),
        ],
    )
    def test_een_verkeerde_optie(self, opties: list[str], melding: str, capsys: pytest.CaptureFixture[str]) -> None:
        bewaak_weigering(["uitvraag", "verwerk", "terug", *opties], melding, capsys)


def test_formulieren_in_een_rekenblad_en_als_csv_door_elkaar(
    antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
) -> None:
    """Van formulier tot verslag: ``maak``, invullen in een rekenblad, ``verwerk``."""
    verstuurd = tmp_path / "verstuurd"
    assert draai("uitvraag", "maak", str(verstuurd), "45A48", "--aanbieder", "Aanbieder D", map_=regio).code == 0
    (pad,) = verstuurd.iterdir()
    ingetypt = {
        Vraag("45A48", "aandeel", "Begeleider"): In(Decimal("0.6")),
        Vraag("45A48", "aandeel", "Hulpverlener"): In(Decimal("0.4")),
        Vraag("45A48", "andere_functies"): In(Decimal(0)),
        Vraag("45A48", "declarabele_uren"): In(Decimal(1000)),
        Vraag("45A48", "volume"): In(Decimal(200)),
    }
    (antwoorden / "van D.xlsx").write_bytes(in_xlsx(pad.read_bytes(), ingetypt))
    uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--formaat", "json", map_=regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, "4 formulieren, 4 tellen mee: 20 antwoorden over 1 product.\n")
    begeleider = json.loads(uitkomst.stdout)["producten"][0]["velden"][0]
    assert (begeleider["n"], begeleider["cijfers"]["maximum"]) == (4, "0.6")


def test_een_koppeling_naar_zichzelf(regio: Path, tmp_path: Path, draai: Draai) -> None:
    (tmp_path / "rond").symlink_to("rond")
    uitkomst = draai("uitvraag", "verwerk", str(tmp_path / "rond"), "-o", str(tmp_path / "uit.md"), map_=regio)
    assert (uitkomst.code, "[RT960]" in uitkomst.stderr) == (2, True)
