"""``verifieer`` van een werkboek van toen: de regio is verder gegaan, of het programma is een ander."""

from __future__ import annotations

from pathlib import Path

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.werkboek.afspraken import Eigenschap
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.terugkomst import boek_uit_model
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel, wijzig
from tests.gedeeld.streek import anders
from tests.werkboek.veranderd import STREEK, boek_van, cel_op, met_cellen, oordeel, zet_regio


def test_een_regio_die_verder_ging(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    verder = zet_regio(tmp_path / "later", anders(STREEK, overhead=2200))
    uitkomst = verifieer(boek, map_=verder)
    assert uitkomst.code == 1
    assert "Het is niet gemaakt uit de regio zoals zij nu is (gewijzigd: opslagen.yaml)." in uitkomst.stdout
    assert "Formules zijn niet vergeleken" in uitkomst.stdout
    regels = [op_een_regel(regel) for regel in uitkomst.stdout.splitlines()]
    assert "anders Overhead, percentage 20% 22% opslagen.yaml:20" in regels
    assert "Herrekend: het tarief is gelijk." in regels  # met de invoer van het werkboek zelf
    gevonden = oordeel(verifieer(boek, "-f", "json", map_=verder))
    assert gevonden["regio"] == {
        "zelfde": False,
        "reeletarief": gevonden["werkboek"]["reeletarief"],
        "bestanden": {"anders": ["opslagen.yaml"], "nieuw": [], "weg": []},
    }
    assert [een["wat"] for een in gevonden["verschuivingen"]] == ["anders"]


def test_invoer_die_er_niet_meer_is_of_erbij_kwam(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    map_ = zet_regio(tmp_path / "later", STREEK)
    opslagen = map_ / "opslagen.yaml"
    wijzig(opslagen, "sleutel: reiskosten", "sleutel: reizen")
    bewegingen = {
        een["wat"]: een["naam"] for een in oordeel(verifieer(boek, "-f", "json", map_=map_))["verschuivingen"]
    }
    assert bewegingen.keys() == {"weg", "nieuw"}
    scherm = op_een_regel(verifieer(boek, map_=map_).stdout)
    assert scherm.endswith("of een dat daar bewaard is) of een kopie van toen.")
    assert "het programma met deze invoer berekent" not in scherm


def test_een_tarief_dat_deels_met_de_regio_van_nu_is_gerekend_heet_niet_dat_van_het_werkboek(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    """Een opslag is vervallen: het werkboek zelf klopt, en het programma kan er zonder de regio van toen niets over zeggen."""
    boek = boek_van(regio)
    map_ = zet_regio(tmp_path / "later", STREEK)
    opslagen = map_ / "opslagen.yaml"
    regels = opslagen.read_text().splitlines(keepends=True)
    opslagen.write_text("".join(regel for regel in regels if "sleutel: reiskosten" not in regel))
    scherm = op_een_regel(verifieer(boek, map_=map_).stdout)
    assert "Tarieven met de invoer van het werkboek die de regio van nu nog heeft" in scherm
    assert "en het tarief is niet wat de regio van nu berekent. Of formules en tarieven kloppen" in scherm
    assert verifieer(boek, map_=regio).code == 0


def test_een_formule_die_van_een_invoerblad_verdween_valt_ook_dan_op(verifieer: Draai, draai: Draai) -> None:
    boek = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48"]))
    plek = next(rij.plek for rij in boek_uit_model(boek).rijen if rij.soort == "berekend")
    boek = met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})
    anders_ = boek._replace(eigenschappen={**boek.eigenschappen, Eigenschap.SHA256: "0" * 64})
    gevonden = oordeel(verifieer(anders_, "-f", "json", map_=VOORBEELDREGIO))
    assert gevonden["formules_vergeleken"] is None
    assert [een["wat"] for een in gevonden["cellen"]] == ["formule werd een vaste waarde"]
    assert gevonden["verschuivingen"] == []


def test_een_andere_versie_van_het_programma(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    eigen = {**boek.eigenschappen, Eigenschap.VERSIE: "0.0.9", Eigenschap.SHA256: "0" * 64}
    uitkomst = verifieer(boek._replace(eigenschappen=eigen))
    assert uitkomst.code == 1
    assert "het is gemaakt met reeletarief 0.0.9, nu is het" in uitkomst.stdout
