"""Het voorstel: een functiemix die precies 100% is, op haar plaats in de kaart, met wat zij met het tarief doet."""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.uitvraag.samenvatting import vat_samen
from reeletarief.analyse.uitvraag.voorstel import GeenVoorstel, Maatstaf, Mixvoorstel, op_honderd_procent, stel_voor
from reeletarief.api import bereken, lees_regio
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.kaart.mixwijziging import Mixbron, wijzig_mix
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.uitvraag.vragen import vragen
from reeletarief.invoer.werkmap import Opgehaald, haal_werkmap
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen
from tests.uitvraag.ingevuld import antwoord, formulier
from tests.uitvraag.terug import FTE, GROEP, VOLLEDIG, stuur_terug

BRON = Mixbron("open", "uitvraag 2026 onder 3 aanbieders, mediaan", "2026")


class TestHonderdProcent:
    @given(st.lists(st.decimals(0, 1, places=4), min_size=1, max_size=8).filter(any))
    def test_samen_precies_100_en_elk_op_een_tiende(self, waarden: list[Decimal]) -> None:
        nieuw = op_honderd_procent(waarden)
        assert sum(nieuw) == 1
        for oud, een in zip(waarden, nieuw, strict=True):
            assert een * 1000 == int(een * 1000)
            assert abs(een - oud / sum(waarden)) < Decimal("0.001")

    def test_de_grootste_resten_krijgen_wat_over_is(self) -> None:
        derde = Decimal(1) / 3
        assert op_honderd_procent([derde, derde, derde]) == [Decimal(een) for een in ("0.334", "0.333", "0.333")]
        waarden = [Decimal(een) for een in ("0.4001", "0.3002", "0.2997")]
        assert op_honderd_procent(waarden) == [Decimal(een) for een in ("0.4", "0.3", "0.3")]
        assert op_honderd_procent([Decimal("0.45"), Decimal("0.49")]) == [Decimal("0.479"), Decimal("0.521")]


class TestStelVoor:
    KAART = lees_los(FTE.encode(), "productkaarten/BES01.yaml", Productkaart).model

    def stel_voor(self, *fte: tuple[str, str], maatstaf: Maatstaf = Maatstaf.GEMIDDELDE) -> Mixvoorstel | GeenVoorstel:
        assert self.KAART is not None
        formulieren = [
            formulier(
                f"{nummer}",
                antwoord("fte", hulpverlener, "Hulpverlener", "BES01"),
                antwoord("fte", begeleider, "Begeleider", "BES01"),
            )
            for nummer, (hulpverlener, begeleider) in enumerate(fte)
        ]
        (samen,) = vat_samen(formulieren, {"BES01": vragen(self.KAART)}).producten
        return stel_voor(self.KAART, samen, maatstaf, 2026)

    def test_andere_maten_op_twee_decimalen_en_niet_naar_verhouding(self) -> None:
        gezien = self.stel_voor(("5", "1"), ("6", "1"), ("6", "2"))
        assert isinstance(gezien, Mixvoorstel)
        assert [regel.tekst for regel in gezien.regels] == ["5.67", "1.33"]
        assert (gezien.som, gezien.buiten) == (None, None)
        assert gezien.bron == "uitvraag 2026 onder 3 aanbieders, gemiddelde"

    def test_een_derde_fte_blijft_een_derde(self) -> None:
        """Geeft iedereen op wat er al staat, dan verandert er niets; en wat er komt te staan, leest het programma ook weer."""
        gezien = self.stel_voor(*[("0.3333", "1.125")] * 3)
        assert isinstance(gezien, Mixvoorstel)
        assert [regel.tekst for regel in gezien.regels] == ["0.3333", "1.1250"]

    def test_zonder_volumes_geen_gewogen_voorstel(self) -> None:
        gezien = self.stel_voor(("5", "1"), ("6", "1"), ("6", "2"), maatstaf=Maatstaf.GEWOGEN)
        assert isinstance(gezien, GeenVoorstel)
        assert "er zijn geen volumes. Kies --maatstaf gemiddelde of --maatstaf mediaan." in gezien.reden

    def test_een_functie_die_op_nul_uitkomt_kan_alleen_bij_aandelen(self) -> None:
        gezien = self.stel_voor(("5", "0"), ("6", "0"), ("6", "0.01"))
        assert gezien == GeenVoorstel("BES01", "Begeleider komt op nul uit, en dat kan alleen bij een aandeel.")

    def test_te_weinig_antwoorden(self) -> None:
        assert self.stel_voor(("5", "1"), ("6", "1")) == GeenVoorstel(
            "BES01", "Voor Hulpverlener zijn er te weinig antwoorden."
        )


class TestOpHaarPlaats:
    """Byte voor byte gelijk buiten de vervangen waarden."""

    def wijzig(self, tekst: str, aandelen: tuple[str, str] = ("12.5%", "87.5%")) -> str | Bevinding:
        inhoud = tekst.encode()
        kaart = lees_los(inhoud, "k.yaml", Productkaart).model
        assert kaart is not None
        plaatsen = [functie.inzet.plaats for functie in kaart.functiemix if functie.inzet]
        nieuw = wijzig_mix(inhoud, "k.yaml", dict(zip(plaatsen, aandelen, strict=True)), BRON)
        return nieuw.decode() if isinstance(nieuw, bytes) else nieuw

    def test_commentaar_indeling_en_lege_regels_blijven(self) -> None:
        verwacht = (
            GROEP.replace("aandeel: 50%}", "aandeel: 12.5%}")
            .replace('aandeel:   "50%"   # aangehaald', "aandeel:   87.5%   # aangehaald")
            .replace("klasse: suggestie", "klasse: open")
            .replace("'voorbeeldwaarde'  #", f'"{BRON.bron}"\n  jaar: 2026  #')
        )
        assert self.wijzig(GROEP) == verwacht

    def test_een_bron_tussen_accolades_met_jaar(self) -> None:
        verwacht = (
            FTE.replace("fte: 6.5", "fte: 7")
            .replace("fte: 1}", "fte: 2}")
            .replace(
                "{klasse: open, bron: voorbeeldwaarde, jaar: 2025}",
                f'{{klasse: open, bron: "{BRON.bron}", jaar: 2026}}',
            )
        )
        assert self.wijzig(FTE, ("7", "2")) == verwacht

    def test_een_bron_tussen_accolades_zonder_jaar(self) -> None:
        nieuw = self.wijzig(FTE.replace(", jaar: 2025", ""), ("7", "2"))
        assert f'functiemix_bron: {{klasse: open, bron: "{BRON.bron}", jaar: 2026}}\n' in str(nieuw)

    def test_zonder_bron_komt_zij_boven_de_functiemix(self) -> None:
        zonder = FTE.replace("functiemix_bron: {klasse: open, bron: voorbeeldwaarde, jaar: 2025}\n", "")
        nieuw = self.wijzig(zonder, ("7", "2"))
        assert f'cao: proef\nfunctiemix_bron: {{klasse: open, bron: "{BRON.bron}", jaar: 2026}}\nfunctiemix:\n' in str(
            nieuw
        )

    @pytest.mark.parametrize("begin", ["", "\ufeff"])
    @pytest.mark.parametrize("kaart", [GROEP, FTE])
    def test_regeleinden_en_een_bom_blijven(self, kaart: str, begin: str) -> None:
        gewoon = self.wijzig(kaart)
        assert isinstance(gewoon, str)
        assert self.wijzig(begin + kaart.replace("\n", "\r\n")) == begin + gewoon.replace("\n", "\r\n")

    @pytest.mark.parametrize(
        "bron",
        [
            "functiemix_bron:\n  klasse: open\n  bron: >-\n    over twee\n    regels\n",
            "functiemix_bron:\n  klasse: open\n  bron: over twee\n    regels\n",
        ],
    )
    def test_een_bron_over_meer_regels_wordt_geweigerd(self, bron: str) -> None:
        geweigerd = self.wijzig(
            FTE.replace("functiemix_bron: {klasse: open, bron: voorbeeldwaarde, jaar: 2025}\n", bron), ("7", "2")
        )
        assert isinstance(geweigerd, Bevinding)
        assert geweigerd.code == "RT964"

    @given(st.integers(0, 1000), st.lists(st.sampled_from(["# a: 50%", "", "  # é – €", "#\t'\"{}"]), max_size=4))
    def test_alleen_de_regels_van_de_mix_wijzigen(self, deel: int, commentaar: list[str]) -> None:
        tekst = "".join(f"{regel}\n" for regel in [*commentaar, *GROEP.splitlines(), *commentaar])
        aandelen = (f"{Decimal(deel) / 10}%", f"{Decimal(1000 - deel) / 10}%")
        nieuw = self.wijzig(tekst, aandelen)
        assert isinstance(nieuw, str)
        gelezen = lees_los(nieuw.encode(), "k.yaml", Productkaart).model
        assert gelezen is not None
        assert [functie.aandeel.getal for functie in gelezen.functiemix if functie.aandeel] == [
            Decimal(deel) / 1000,
            Decimal(1000 - deel) / 1000,
        ]
        over = [regel for regel in nieuw.splitlines() if regel not in set(tekst.splitlines())]
        assert len(over) <= 5  # twee aandelen, klasse, bron en jaar


class TestDeOpdracht:
    def test_de_kaart_met_de_functiemix_van_de_uitvraag(
        self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        doel = tmp_path / "voorstel"
        voor = {pad: pad.read_bytes() for pad in regio.rglob("*.yaml")}
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(doel), map_=regio)
        assert uitkomst.code == 0
        kaart = doel / "productkaarten" / "45A48.yaml"
        assert [pad for pad in doel.rglob("*") if pad.is_file()] == [kaart]
        oud = (regio / "productkaarten" / "45A48.yaml").read_text(encoding="utf-8")
        bron = 'functiemix_bron: {klasse: open, bron: "uitvraag 2026 onder 3 aanbieders, naar volume gewogen gemiddelde", jaar: 2026}'
        assert kaart.read_text(encoding="utf-8") == (
            oud.replace("functiemix:", f"{bron}\nfunctiemix:").replace("40%", "47.9%").replace("60%", "52.1%")
        )
        assert {pad: pad.read_bytes() for pad in regio.rglob("*.yaml")} == voor
        for regel in (
            "45A48     Begeleider     40,0%      47,9%",
            "45A48: andere functies dan die van de kaart doen 6,0%.",
            "45A48: de aandelen waren samen 94,0% en zijn naar verhouding op 100% gebracht.",
        ):
            assert regel in uitkomst.stdout

    def test_het_getoonde_tarief_is_wat_de_kaart_geeft(
        self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        """Ook dat van een traject waar het product een onderdeel van is."""
        doel = tmp_path / "voorstel"
        opdracht = ("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(doel), "--formaat", "json")
        getoond = json.loads(draai(*opdracht, map_=regio).stdout)["voorstel"]["tarieven"]
        inhoud = dict(haal_werkmap(regio).inhoud)
        oud = bereken(lees_regio(inhoud))
        inhoud["productkaarten/45A48.yaml"] = (doel / "productkaarten" / "45A48.yaml").read_bytes()
        nieuw = bereken(lees_regio(inhoud))
        assert [een["product"] for een in getoond] == ["45A48", "TRAJ"]
        assert [een["eigen_kaart"] for een in getoond] == [True, False]
        for een in getoond:
            assert Decimal(een["nu"]) == oud.tarief(een["product"]).tarief.bedrag
            assert Decimal(een["voorstel"]) == nieuw.tarief(een["product"]).tarief.bedrag

    @pytest.mark.parametrize(
        ("maatstaf", "aandelen"),
        [("gewogen", ["47.9%", "52.1%"]), ("gemiddelde", ["42.1%", "57.9%"]), ("mediaan", ["44.4%", "55.6%"])],
    )
    def test_elke_maatstaf(
        self, maatstaf: str, aandelen: list[str], antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        """Gemiddeld 40 en 55 van de 95; de medianen zijn 40 en 50 van de 90."""
        doel = tmp_path / "voorstel"
        opties = ("--voorstel", str(doel), "--maatstaf", maatstaf)
        assert draai("uitvraag", "verwerk", str(antwoorden), *opties, map_=regio).code == 0
        tekst = (doel / "productkaarten" / "45A48.yaml").read_text(encoding="utf-8")
        assert [f"aandeel: {aandeel}" in tekst for aandeel in aandelen] == [True, True]

    def test_wie_geen_volume_gaf_staat_niet_in_de_bron_van_een_gewogen_mix(
        self, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        vier = {**VOLLEDIG, "D": {"45A48": "50% 50% 0% 1000 -"}}
        map_, doel = stuur_terug(regio, tmp_path / "terug", vier), tmp_path / "voorstel"
        uit = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel), map_=regio).stdout
        assert "onder 3 aanbieders" in (doel / "productkaarten" / "45A48.yaml").read_text(encoding="utf-8")
        assert "Gewogen gemiddelde over 3 van 4 aanbieders: de andere gaven geen volume." in uit

    def test_een_aanbieder_met_bijna_al_het_volume_geeft_geen_gewogen_voorstel(
        self, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        groot = {**VOLLEDIG, "C": {"45A48": "51,3% 43,7% 5% 1200 9000"}}
        map_, doel = stuur_terug(regio, tmp_path / "terug", groot), tmp_path / "voorstel"
        uitkomst = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel), map_=regio)
        assert "meer dan 90% van het volume is van één aanbieder" in uitkomst.stdout
        assert (uitkomst.code, doel.exists()) == (1, False)

    def test_de_csv_heeft_van_elk_product_zijn_eigen_voorstel(self, regio: Path, tmp_path: Path, draai: Draai) -> None:
        """Ook van een functie die op beide kaarten staat."""
        beide = {letter: {**eigen, "45A49": "60% 40% 0% 1100 8 50"} for letter, eigen in VOLLEDIG.items()}
        map_, doel = stuur_terug(regio, tmp_path / "terug", beide), tmp_path / "voorstel"
        opties = ("--voorstel", str(doel), "--maatstaf", "mediaan", "-f", "csv")
        uit = draai("uitvraag", "verwerk", str(map_), *opties, map_=regio).stdout.lstrip("\ufeff").splitlines()
        rijen = list(csv.DictReader(uit, delimiter=";"))
        assert [(rij["product"], rij["voorstel"]) for rij in rijen if rij["functie"] == "Begeleider"] == [
            ("45A48", "0.444"),
            ("45A49", "0.6"),
        ]
        assert {(rij["maatstaf"], rij["zonder_voorstel"]) for rij in rijen} == {("mediaan", "")}

    def test_de_csv_zegt_waarom_een_product_geen_voorstel_heeft(
        self, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        beide = {letter: {**eigen, "45A49": "60% 40% 0% 1100 8 -"} for letter, eigen in VOLLEDIG.items()}
        map_ = stuur_terug(regio, tmp_path / "terug", beide)
        vraag = ("uitvraag", "verwerk", str(map_), "--voorstel", str(tmp_path / "voorstel"), "-f")
        (zonder,) = json.loads(draai(*vraag, "json", map_=regio).stdout)["voorstel"]["zonder"]
        shutil.rmtree(tmp_path / "voorstel")
        rijen = als_rijen(draai(*vraag, "csv", map_=regio).stdout)
        assert {rij["zonder_voorstel"] for rij in rijen if rij["product"] == zonder["product"]} == {zonder["reden"]}
        assert {rij["maatstaf"] for rij in rijen if rij["product"] == "45A48"} == {"gewogen"}

    def test_ook_een_mix_die_gelijk_is_aan_de_kaart_heeft_een_effect_van_nul(
        self, tmp_path: Path, draai: Draai
    ) -> None:
        terug = {letter: {"45A48": "20% 65% 15% 0% 1055 500"} for letter in "ABC"}
        map_, doel = stuur_terug(VOORBEELDREGIO, tmp_path / "terug", terug), tmp_path / "voorstel"
        uit = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel), "-f", "json").stdout
        (effect,) = json.loads(uit)["voorstel"]["tarieven"]
        assert (effect["product"], effect["nu"], effect["voorstel"]) == ("45A48", "102.00", "102.00")

    def test_een_kaart_die_niet_op_haar_plaats_te_wijzigen_is_houdt_de_andere_niet_op(
        self, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        kaart = regio / "productkaarten" / "45A49.yaml"
        tekst = kaart.read_text(encoding="utf-8")
        kaart.write_text(tekst.replace("bron: 'voorbeeldwaarde'", "bron: >-\n    een\n    twee"), encoding="utf-8")
        beide = {letter: {**eigen, "45A49": "60% 40% 0% 1100 8 50"} for letter, eigen in VOLLEDIG.items()}
        map_, doel = stuur_terug(regio, tmp_path / "terug", beide), tmp_path / "voorstel"
        uitkomst = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel), map_=regio)
        assert uitkomst.code == 1
        assert "[RT964]" in uitkomst.stderr
        assert [pad.name for pad in doel.rglob("*.yaml")] == ["45A48.yaml"]

    def test_een_rooster_blijft_zoals_het_is(self, tmp_path: Path, draai: Draai) -> None:
        terug = {letter: {"44A06": f"{uren} 1,5 8 2900"} for letter, uren in zip("ABC", (200, 210, 220), strict=True)}
        map_, doel = stuur_terug(VOORBEELDREGIO, tmp_path / "terug", terug), tmp_path / "voorstel"
        uit = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel)).stdout
        assert "44A06: het rooster blijft zoals het is (Groepsleider)." in uit
        (kaart,) = doel.rglob("*.yaml")
        oud = (VOORBEELDREGIO / "productkaarten" / kaart.name).read_text(encoding="utf-8").splitlines()
        nieuw = kaart.read_text(encoding="utf-8").splitlines()
        assert [(een, ander) for een, ander in zip(oud, nieuw, strict=True) if een != ander] == [
            (
                '  - {functie: Teamleider, niveau: hbo, schaal: "10", trede: max-2, uren_per_plaats_per_week: 1}',
                '  - {functie: Teamleider, niveau: hbo, schaal: "10", trede: max-2, uren_per_plaats_per_week: 1.5}',
            ),
            (
                "functiemix_bron: {klasse: open, bron: voorbeeldwaarde, jaar: 2026}",
                'functiemix_bron: {klasse: open, bron: "uitvraag 2026 onder 3 aanbieders, naar volume gewogen gemiddelde", jaar: 2026}',
            ),
        ]

    def test_met_elke_functie_in_het_rooster_is_er_geen_voorstel_en_staat_er_waarom(
        self, tmp_path: Path, draai: Draai
    ) -> None:
        terug = {letter: {"43A11": f"{uren} 36 6 600"} for letter, uren in zip("ABC", (60, 62, 64), strict=True)}
        map_, doel = stuur_terug(VOORBEELDREGIO, tmp_path / "terug", terug), tmp_path / "voorstel"
        uitkomst = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel))
        assert "Alle functies staan in het rooster; hun uren volgen uit de diensten." in uitkomst.stdout
        assert (uitkomst.code, doel.exists()) == (1, False)

    def test_een_groepsgrootte_die_er_niet_bij_past_wordt_genoemd(self, tmp_path: Path, draai: Draai) -> None:
        """De begeleiders komen van de uitvraag, het aantal deelnemers blijft op de kaart staan."""
        terug = {letter: {"41A03": f"1 1 0,5 1200 {n} 500"} for letter, n in zip("ABC", "667", strict=True)}
        map_, doel = stuur_terug(VOORBEELDREGIO, tmp_path / "terug", terug), tmp_path / "voorstel"
        opties = ("--voorstel", str(doel), "--maatstaf", "mediaan")
        uit = draai("uitvraag", "verwerk", str(map_), *opties).stdout
        assert "41A03: de begeleiders horen bij 6 deelnemers; de kaart houdt 8. Kijk of dat mee moet veranderen." in uit

    @pytest.mark.parametrize(
        "antwoord",
        [
            pytest.param({"41A03": "1 1 0,5 1200 8 500"}, id="even groot als op de kaart"),
            pytest.param({"45A48": "30% 60% 10% 0% 1100 500"}, id="geen groep"),
        ],
    )
    def test_over_een_groepsgrootte_die_past_staat_er_niets(
        self, tmp_path: Path, draai: Draai, antwoord: dict[str, str]
    ) -> None:
        map_, doel = stuur_terug(VOORBEELDREGIO, tmp_path / "terug", dict.fromkeys("ABC", antwoord)), tmp_path / "v"
        uitkomst = draai("uitvraag", "verwerk", str(map_), "--voorstel", str(doel))
        assert (uitkomst.code, len(list(doel.rglob("*.yaml")))) == (0, 1)
        assert "horen bij" not in uitkomst.stdout


class TestNooitInDeRegio:
    @pytest.mark.parametrize("doel", [".", "productkaarten", "productkaarten/voorstel", "cao"])
    def test_de_map_van_de_regio_zelf_wordt_geweigerd(
        self, doel: str, antwoorden: Path, regio: Path, draai: Draai
    ) -> None:
        voor = {pad: pad.read_bytes() for pad in regio.rglob("*") if pad.is_file()}
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(regio / doel), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert {pad: pad.read_bytes() for pad in regio.rglob("*") if pad.is_file()} == voor

    def test_een_andere_regio_ook(self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai) -> None:
        (tmp_path / "ander").mkdir()
        (tmp_path / "ander" / "opslagen.yaml").write_text("regio: Ander\n", encoding="utf-8")
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(tmp_path / "ander"), map_=regio)
        assert uitkomst.code == 2
        assert not (tmp_path / "ander" / "productkaarten").exists()

    def test_ook_niet_langs_een_koppeling(self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai) -> None:
        (tmp_path / "voorstel").mkdir()
        (tmp_path / "voorstel" / "productkaarten").symlink_to(regio / "productkaarten")
        voor = (regio / "productkaarten" / "45A48.yaml").read_bytes()
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(tmp_path / "voorstel"), map_=regio)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert (regio / "productkaarten" / "45A48.yaml").read_bytes() == voor

    def test_een_bestand_als_doelmap(self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai) -> None:
        (tmp_path / "bestand").write_text("x", encoding="utf-8")
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(tmp_path / "bestand"), map_=regio)
        assert uitkomst.code == 2

    def test_gaat_het_verslag_niet_dan_is_er_ook_geen_kaart(
        self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai
    ) -> None:
        (tmp_path / "verslag.md").mkdir()
        opties = ("--voorstel", str(tmp_path / "voorstel"), "-o", str(tmp_path / "verslag.md"))
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), *opties, map_=regio)
        assert uitkomst.code == 2
        assert not (tmp_path / "voorstel").exists()

    def test_een_regio_die_onderweg_wijzigt_houdt_het_voorstel_tegen(
        self, antwoorden: Path, regio: Path, tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Wat niet zonder fouten inleest, wordt niet geschreven, waar dat ook aan ligt."""

        keren: list[Path] = []

        def de_tweede_keer_met_een_fout(map_: Path) -> Opgehaald:
            keren.append(map_)
            gehaald = haal_werkmap(map_)
            erbij = {"productkaarten/nieuw.yaml": b"product: x\n"} if len(keren) > 1 else {}
            return gehaald._replace(inhoud={**gehaald.inhoud, **erbij})

        monkeypatch.setattr("reeletarief.invoer.werkmap.haal_werkmap", de_tweede_keer_met_een_fout)
        doel = tmp_path / "voorstel"
        uitkomst = draai("uitvraag", "verwerk", str(antwoorden), "--voorstel", str(doel), map_=regio)
        assert "[RT964]" in uitkomst.stderr
        assert (uitkomst.code, doel.exists()) == (2, False)


def test_een_plaats_is_nodig_om_te_wijzigen() -> None:
    """Een bestand dat geen kaart is, wordt geweigerd."""
    geweigerd = wijzig_mix(b"- a\n", "k.yaml", {}, BRON)
    assert isinstance(geweigerd, Bevinding)
    assert geweigerd.plaats == Plaats("k.yaml", 1)
