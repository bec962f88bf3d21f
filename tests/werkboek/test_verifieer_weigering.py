"""``verifieer`` weigert wat geen bruikbaar werkboek van deze regio is, en zegt waaraan dat ligt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.werkboek.afspraken import BESLUIT, UITGANGSPUNTEN, Eigenschap, Invoerkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Cel, Werkboek
from reeletarief.weergave.werkboek.terugkomst import boek_uit_model
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel
from tests.gedeeld.zeker import aanwezig
from tests.werkboek.veranderd import OVERHEAD, REISKOSTEN, TARIEFKOLOM, boek_van, geweigerd, met, met_cellen, rij_van


def test_een_bestand_dat_er_niet_is_of_een_map(draai: Draai, regio: Path) -> None:
    geweigerd(draai("verifieer", str(regio / "weg.xlsx"), map_=regio), "RT801", "bestaat niet")
    geweigerd(draai("verifieer", str(regio), map_=regio), "RT801", "geen gewoon bestand")


def test_een_csv_met_een_andere_naam(verifieer: Draai) -> None:
    geweigerd(verifieer(b"product;tarief\n"), "RT802", "tekst, zoals .csv")


def test_een_werkboek_van_iemand_anders(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    geweigerd(verifieer(boek._replace(eigenschappen={})), "RT809", "geen werkboek dat dit programma heeft gemaakt")


@pytest.mark.parametrize("versie", ["1", "3"])
def test_een_werkboek_met_andere_afspraken(verifieer: Draai, regio: Path, versie: str) -> None:
    """Versie 1 had op *Besluit* altijd kolommen voor oud en verschil; daar staat het tarief nu niet meer."""
    boek = boek_van(regio)
    eigen = {**boek.eigenschappen, Eigenschap.WERKBOEK: versie}
    geweigerd(verifieer(boek._replace(eigenschappen=eigen)), "RT810", f"(versie {versie}; deze uitgave leest versie 2)")


@pytest.mark.parametrize("eigen", [{Eigenschap.TARIEFJAAR: "x"}, {Eigenschap.PEILDATUM: "2025-02-30"}])
def test_een_werkboek_met_kapotte_eigenschappen(verifieer: Draai, regio: Path, eigen: dict[str, str]) -> None:
    boek = boek_van(regio)
    geweigerd(verifieer(boek._replace(eigenschappen={**boek.eigenschappen, **eigen})), "RT804", "documenteigenschappen")


@pytest.mark.parametrize("blad", ["Uitgangspunten", "Cao", "Besluit"])
def test_een_blad_weg(verifieer: Draai, regio: Path, blad: str) -> None:
    boek = boek_van(regio)
    hernoemd = tuple(een._replace(naam="Weg") if een.naam == blad else een for een in boek.bladen)
    geweigerd(verifieer(boek._replace(bladen=hernoemd)), "RT811", f"het blad {blad} ontbreekt")


def test_een_blad_waar_niets_uit_volgt_mag_weg_en_staat_er_in_een_regel(verifieer: Draai, regio: Path) -> None:
    """Wie *Bronnen* weggooide, las van elke cel daarop dat zij leeggemaakt was."""
    boek = boek_van(regio)
    zonder = boek._replace(bladen=tuple(een for een in boek.bladen if een.naam != "Bronnen"))
    uitkomst = verifieer(zonder)
    assert uitkomst.code == 1
    assert "Bladen van het programma die er niet zijn: Bronnen." in uitkomst.stdout
    assert "Dit werkboek wijkt af: 1 blad ontbreekt" in op_een_regel(uitkomst.stdout)
    gevonden = json.loads(verifieer(zonder, "-f", "json").stdout)
    assert gevonden["bladen_weg"] == ["Bronnen"]
    assert gevonden["cellen"] == []
    hernoemd = tuple(een._replace(naam="Herkomst") if een.naam == "Bronnen" else een for een in boek.bladen)
    assert "Bladen die niet van het programma zijn: Herkomst." in verifieer(boek._replace(bladen=hernoemd)).stdout


def test_een_sleutel_die_twee_keer_voorkomt_of_een_rij_zonder_soort(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    _, rij, _ = rij_van(boek, OVERHEAD)
    dubbel = met(boek, {(UITGANGSPUNTEN, rij, int(Invoerkolom.SLEUTEL)): REISKOSTEN})
    geweigerd(verifieer(dubbel), "RT811", "staat ook op rij")
    zonder = met(boek, {(UITGANGSPUNTEN, rij, int(Invoerkolom.SOORT)): "x"})
    geweigerd(verifieer(zonder), "RT811", f"op rij {rij} van Uitgangspunten staat geen soort")


def test_zonder_sleutels_of_producten(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    leeg = {(*rij.plek[:2], int(Invoerkolom.SLEUTEL)): None for rij in boek_uit_model(boek).rijen}
    geweigerd(verifieer(met(boek, leeg)), "RT811", "geen enkele sleutel in kolom N")
    geweigerd(verifieer(met(boek, {(BESLUIT, 5, 1): None})), "RT811", "geen enkel product")


def _voorbeeldboek() -> Werkboek:
    """Een werkboek met meer dan één product."""
    return maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48", "45A49", "45A53", "46A01", "40A04"]))


@pytest.mark.parametrize(
    ("rijen", "reden"),
    [
        ((7,), "op Besluit ontbreekt de rij van 45A53, of het tarief erin."),
        ((7, 8), "op Besluit ontbreekt de rij van 45A53, 46A01, of het tarief erin."),
        ((9,), "op Besluit ontbreekt de rij van 40A04, of het tarief erin."),
    ],
)
def test_een_rij_van_besluit_die_weg_is_ligt_aan_het_werkboek(
    rijen: tuple[int, ...], reden: str, verifieer: Draai
) -> None:
    """De regio heeft het product gewoon; haar krijgt de schuld niet. Leeggemaakt of verwijderd maakt niet uit."""
    boek = _voorbeeldboek()
    leeg = {(BESLUIT, rij, kolom): None for rij in rijen for kolom in range(1, TARIEFKOLOM)}
    geweigerd(verifieer(met(boek, leeg), map_=VOORBEELDREGIO), "RT811", reden)
    opgeschoven = tuple(
        blad._replace(rijen=tuple(rij for nummer, rij in enumerate(blad.rijen, 1) if nummer not in rijen))
        if blad.naam == BESLUIT
        else blad
        for blad in boek.bladen
    )
    geweigerd(verifieer(boek._replace(bladen=opgeschoven), map_=VOORBEELDREGIO), "RT811", reden)


def test_een_lege_rij_op_besluit_of_een_tarief_dat_weg_is(verifieer: Draai) -> None:
    boek = _voorbeeldboek()
    besluit = next(blad for blad in boek.bladen if blad.naam == BESLUIT)
    tussen = besluit._replace(rijen=(*besluit.rijen[:6], (), *besluit.rijen[6:]))
    bladen = tuple(tussen if blad is besluit else blad for blad in boek.bladen)
    reden = "op Besluit staat een lege rij boven 45A53."
    geweigerd(verifieer(boek._replace(bladen=bladen), map_=VOORBEELDREGIO), "RT811", reden)
    zonder = met_cellen(boek, {(BESLUIT, 8, TARIEFKOLOM): Cel(None, aanwezig(besluit.rijen[7][0]).stijl)})
    reden = "op Besluit ontbreekt de rij van 46A01, of het tarief erin."
    geweigerd(verifieer(zonder, map_=VOORBEELDREGIO), "RT811", reden)


def test_een_werkboek_van_een_andere_regio(verifieer: Draai, regio: Path) -> None:
    geweigerd(verifieer(boek_van(regio), map_=VOORBEELDREGIO), "RT812", "Geen van de producten")


def test_een_regio_met_een_fout_geeft_code_2(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    (regio / "productkaarten" / "q.yaml").write_text("product: [", encoding="utf-8")
    assert verifieer(boek).code == 2
