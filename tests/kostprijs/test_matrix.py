"""``matrix``: de tarieven van kaarten met een profiel naast elkaar, en wat er mist of dubbel is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import Uitkomst, als_rijen, schrijf_werkmap
from tests.kostprijs.proefkaarten import CAO, OPSLAGEN, UUR, functie, kaart, mix, traject


class TestMatrix:
    PROFIEL = 'profiel: {{profiel: "{}", naam: Proef, intensiteit: {}}}\n'

    def regio(self, tmp_path: Path) -> Path:
        inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR}
        for nummer, soort, aantal in (("2", "intensief", 30), ("10", "perspectief", 5), ("2", "perspectief", 8)):
            code = f"P{nummer}{soort[0]}"
            inhoud |= traject(code, (100, {"U": str(aantal)}), extra=self.PROFIEL.format(nummer, soort))
        return schrijf_werkmap(tmp_path, inhoud)

    def test_de_matrix_en_de_kaarten_zijn_het_eens(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        map_ = self.regio(tmp_path)
        matrix = json.loads(draai("matrix", "-f", "json", map_=map_).stdout)
        tarieven = {
            t["product"]: t["tarief"] for t in json.loads(draai("bereken", "-f", "json", map_=map_).stdout)["tarieven"]
        }
        assert [rij["profiel"] for rij in matrix["profielen"]] == ["2", "10"]
        vakken = [vak for rij in matrix["profielen"] for vak in rij["intensiteiten"].values() if vak is not None]
        assert len(vakken) == 3
        assert all(vak["tarief"] == tarieven[vak["product"]] for vak in vakken)

    def test_een_leeg_vak_wordt_genoemd(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        scherm = draai("matrix", map_=self.regio(tmp_path)).stdout
        assert "3 vakken met een tarief, leeg: 2 acuut, 2 duurzaam, 10 intensief, 10 acuut, 10 duurzaam." in scherm
        regels = draai("matrix", "-f", "csv", map_=tmp_path).stdout.splitlines()
        assert regels[0].startswith("profiel;naam;perspectief;intensief;acuut;duurzaam")
        assert len(regels) == 3

    def test_een_eerste_profiel_zonder_enig_tarief(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        """Van profiel 1 is geen kaart te rekenen; de matrix toont het, met de naam van de eerste kaart en wat er van profiel 2 en 10 wel is."""
        map_ = self.regio(tmp_path)
        kapot = kaart("K", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        weg = [
            traject(f"P1{soort[0]}", (100, {"K": "5"}), extra=self.PROFIEL.format("1", soort).replace("Proef", naam))
            for soort, naam in (("perspectief", "Eerste"), ("intensief", "Tweede"), ("duurzaam", "Derde"))
        ]
        schrijf_werkmap(map_, {naam: inhoud for een in (kapot, *weg) for naam, inhoud in een.items()})
        uitkomst = draai("matrix", map_=map_)
        (rij,) = [regel.split() for regel in uitkomst.stdout.splitlines() if "niet te rekenen" in regel]
        assert rij[:2] == ["1", "Derde"]
        assert "Verder: reeletarief uitleg P2p" in uitkomst.stdout
        assert "3 vakken met een tarief" in uitkomst.stdout
        assert "leeg: 1 acuut, 2 acuut" in uitkomst.stdout
        assert uitkomst.code == 1

    def test_naar_een_bestand(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        doel = tmp_path / "matrix.csv"
        assert draai("matrix", "-o", str(doel), map_=self.regio(tmp_path)).code == 0
        assert doel.read_text(encoding="utf-8") == draai("matrix", "-f", "csv", map_=tmp_path).stdout

    def test_zonder_profielen_is_er_geen_matrix(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        map_ = schrijf_werkmap(tmp_path, {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR})
        uitkomst = draai("matrix", map_=map_)
        assert uitkomst.code == 2
        assert "[RT514]" in uitkomst.stderr

    @pytest.mark.parametrize("kapot", ["profiel:", "intensiteit:"])
    def test_als_geen_kaart_met_een_profiel_te_lezen_is(
        self, tmp_path: Path, kapot: str, draai: Callable[..., Uitkomst]
    ) -> None:
        """Dan is er geen matrix, en dat is iets anders dan dat geen kaart een profiel heeft."""
        map_ = self.regio(tmp_path)
        for pad in (map_ / "productkaarten").glob("P*.yaml"):
            pad.write_text(pad.read_text(encoding="utf-8").replace(kapot, f"x{kapot}"), encoding="utf-8")
        self.eis_geen_profiel(draai("matrix", map_=map_))

    def test_als_geen_kaart_met_een_profiel_te_rekenen_is(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        kapot = kaart("K", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        weg = traject("P1p", (100, {"K": "5"}), extra=self.PROFIEL.format("1", "perspectief"))
        map_ = schrijf_werkmap(
            tmp_path, {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR, **kapot, **weg}
        )
        self.eis_geen_profiel(draai("matrix", map_=map_))

    def eis_geen_profiel(self, uitkomst: Uitkomst) -> None:
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT505]\n  Geen enkel profiel was te rekenen." in uitkomst.stderr
        assert "[RT514]" not in uitkomst.stderr

    def test_bij_een_kaart_per_vak_is_er_niets_te_melden(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        assert draai("matrix", map_=self.regio(tmp_path)).stderr == ""


def test_twee_kaarten_voor_een_vak_is_een_bevinding(tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
    inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR}
    for code in ("PA", "PB"):
        inhoud |= traject(code, (100, {"U": "3"}), extra=TestMatrix.PROFIEL.format("1", "intensief"))
    uitkomst = draai("matrix", map_=schrijf_werkmap(tmp_path, inhoud))
    assert uitkomst.code == 1
    assert "[RT515]" in uitkomst.stderr


def test_het_bestand_zegt_zelf_dat_een_vak_twee_kaarten_heeft(tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
    """In het vak, en eronder met het bedrag: de melding staat op stderr, en die leest niemand bij een bestand."""
    inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR}
    for code, aantal, soort in (("PA", "3", "intensief"), ("PB", "4", "intensief"), ("PC", "5", "perspectief")):
        inhoud |= traject(code, (100, {"U": aantal}), extra=TestMatrix.PROFIEL.format("1", soort))
    inhoud |= kaart("K", "uur", mix(functie("99", "aandeel: 100%")), "vol")
    inhoud |= traject("PD", (100, {"K": "5"}), extra=TestMatrix.PROFIEL.format("1", "duurzaam"))
    map_ = schrijf_werkmap(tmp_path, inhoud)
    rijen = json.loads(draai("matrix", "-f", "json", map_=map_).stdout)["profielen"]
    vakken = rijen[0]["intensiteiten"]
    (ander,) = vakken["intensief"]["dubbel"]
    assert (vakken["intensief"]["product"], ander["product"], vakken["perspectief"]["dubbel"]) == ("PA", "PB", [])
    assert Decimal(ander["tarief"]) > Decimal(vakken["intensief"]["tarief"])
    (rij,) = als_rijen(draai("matrix", "-f", "csv", map_=map_).stdout)
    assert rij["dubbel"] == f"intensief: PB {ander['tarief']}"
    assert [rij[f"product_{soort}"] for soort in vakken] == ["PC", "PA", "", ""]
    assert rij["niet_te_rekenen"] == "duurzaam"
    scherm = draai("matrix", map_=map_).stdout
    assert re.search(r"^ +PC +PA *$", scherm, re.MULTILINE)
    assert re.search(r"^ +ook PB *$", scherm, re.MULTILINE)
    bedrag = ander["tarief"].replace(".", ",")
    assert f"1 intensief heeft naast PA ook PB (€ {bedrag}), dat er niet in staat" in scherm
    doel = map_ / "matrix.txt"
    assert draai("matrix", "-o", str(doel), map_=map_).code == 1
    assert "ook PB" in doel.read_text(encoding="utf-8")
