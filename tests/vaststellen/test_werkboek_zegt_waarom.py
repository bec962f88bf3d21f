"""Het werkboek van een besluit zegt op *Besluit* en *Over* wie het nam, wat het verving en waarom het op een onbevestigde cao rust."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reeletarief.api import Resultaat, bereken, lees_werkmap
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import Draai, op_een_regel, wijzig
from tests.gedeeld.zeker import aanwezig

COLLEGES = "Colleges van Bovenveld, Middelrade en Onderhout, zaak 2025-0412 (verzonnen)"
UITZONDERING = "cao jeugdzorg stond nog niet vast: Voor 2026 is nog geen cao gesloten."


def geschreven(draai: Draai, map_: Path, pad: Path) -> Workbook:
    assert draai("bereken", "-o", str(pad), map_=map_).code == 0
    return load_workbook(pad)


def rijen(boek: Workbook, blad: str) -> list[tuple[object, object]]:
    return [(rij[0], rij[1]) for rij in boek[blad].iter_rows(max_col=2, values_only=True)]


def herzie(draai: Draai, map_: Path, reden: str) -> None:
    wijzig(map_ / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    vraag = ("vaststellen", "--besluit", str(map_ / "besluit.yaml"), "--herziening", reden)
    assert draai(*vraag, map_=map_).code == 0


def resultaat_met(map_: Path, besluit: str, herziening: str) -> Resultaat:
    resultaat = bereken(lees_werkmap(map_))
    eigen = aanwezig(resultaat.besluit)
    return resultaat._replace(besluit=eigen._replace(besluit=besluit, herziening=herziening))


def test_boven_de_tabel_staat_van_wie_het_besluit_is_en_eronder_waarom(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    herzie(draai, besloten, "uitspraak van de rechtbank")
    boek = geschreven(draai, besloten, tmp_path / "besluit.xlsx")
    eerste = [rij[0] for rij in rijen(boek, "Besluit")]
    assert eerste[2] == f"Besluit van: {COLLEGES}"
    onder = eerste[eerste.index(None, 4) + 1 :]
    assert onder[0] == "Herziening: uitspraak van de rechtbank"
    assert str(onder[1]).startswith(f"Uitzondering: {UITZONDERING}")
    over = dict(rijen(boek, "Over"))
    assert (over["Besluit van"], over["Herziening"]) == (COLLEGES, "uitspraak van de rechtbank")
    assert str(over["Uitzondering"]).startswith(UITZONDERING)


def test_een_concept_zegt_het_niet(draai: Draai, regio: Path, tmp_path: Path) -> None:
    vraag = ("vaststellen", "--als-concept", "--besluit", str(regio / "besluit.yaml"))
    assert draai(*vraag, map_=regio).code == 0
    boek = geschreven(draai, regio, tmp_path / "concept.xlsx")
    assert rijen(boek, "Besluit")[2] == (None, None)
    assert "Besluit van" not in dict(rijen(boek, "Over"))


def test_een_lange_tekst_staat_onder_de_tabel_en_breekt_tussen_woorden(besloten: Path) -> None:
    lang = "college van burgemeester en wethouders van " * 10
    boek = maak_werkboek(resultaat_met(besloten, besluit=lang, herziening="kort"))
    besluit = [str(rij[0].inhoud) if rij and rij[0] else "" for rij in boek.bladen[0].rijen]
    assert besluit[2] == ""
    eerste = next(nummer for nummer, tekst in enumerate(besluit) if tekst.startswith("Besluit van: "))
    gebroken = besluit[eerste : besluit.index("Herziening: kort")]
    assert len(gebroken) > 1
    assert max(map(len, gebroken)) <= 210
    assert " ".join(gebroken) == f"Besluit van: {lang}".strip()


def test_een_besluit_wordt_nooit_een_formule(besloten: Path, tmp_path: Path) -> None:
    gevaar = '=HYPERLINK("http://x")'
    werkboek = maak_werkboek(resultaat_met(besloten, besluit=gevaar, herziening=f"{gevaar} " * 40))
    pad = tmp_path / "besluit.xlsx"
    pad.write_bytes(als_xlsx(werkboek))
    cel = next(rij[1] for rij in load_workbook(pad)["Over"].iter_rows() if rij[0].value == "Besluit van")
    assert (cel.value, cel.data_type) == (gevaar, "s")
    with zipfile.ZipFile(io.BytesIO(als_ods(werkboek))) as pakket:
        inhoud = pakket.read("content.xml").decode()
    assert "HYPERLINK" in inhoud
    assert "of:=HYPERLINK" not in inhoud


def test_verifieer_vindt_het_in_orde_en_ziet_een_andere_naam(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    pad = tmp_path / "besluit.xlsx"
    boek = geschreven(draai, besloten, pad)
    assert draai("verifieer", str(pad), map_=besloten).code == 0
    boek["Besluit"]["A3"].value = "Besluit van: iemand anders"
    boek.save(pad)
    uitkomst = draai("verifieer", str(pad), "-f", "json", map_=besloten)
    assert uitkomst.code == 1
    (cel,) = json.loads(uitkomst.stdout)["cellen"]
    assert (cel["cel"], cel["wat"]) == ("Besluit!A3", "vaste cel gewijzigd")


def test_van_een_lange_tekst_is_te_zien_waarin_zij_verschilt(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """Op het scherm staat maar een stuk; het begin is vaak gelijk, en twee gelijke stukken overtuigen niemand."""
    pad = tmp_path / "besluit.xlsx"
    boek = geschreven(draai, besloten, pad)
    was = str(boek["Besluit"]["A3"].value)
    boek["Besluit"]["A3"].value = f"{was}, en nog iemand"
    boek.save(pad)
    (rij,) = [
        regel for regel in draai("verifieer", str(pad), map_=besloten).stdout.splitlines() if "Besluit!A3" in regel
    ]
    assert f"…{was[-20:]} " in rij
    assert f"…{was[-20:]}, en nog iemand" in rij


def test_wie_een_vastgesteld_bedrag_wijzigt_leest_dat_in_de_conclusie(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """Het bedrag volgt niet uit de formules; dat elk berekend tarief klopt, zegt er dus niets over."""
    pad = tmp_path / "besluit.xlsx"
    boek = geschreven(draai, besloten, pad)
    blad = boek["Besluit"]
    (plek,) = [cel.coordinate for rij in blad.iter_rows() for cel in rij if cel.value == 84]
    blad[plek].value = 85
    boek.save(pad)
    uitkomst = draai("verifieer", str(pad), map_=besloten)
    assert uitkomst.code == 1
    assert f"waaronder wat er is vastgesteld (Besluit!{plek})" in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize("verder", [False, True])
def test_een_werkboek_van_een_vroegere_uitgave_zegt_het_niet_en_is_in_orde(
    draai: Draai, besloten: Path, tmp_path: Path, verder: bool
) -> None:
    pad = tmp_path / "vroeger.xlsx"
    pad.write_bytes(als_xlsx(maak_werkboek(bereken(lees_werkmap(besloten))._replace(besluit=None))))
    if verder:
        wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "begeleiders: 0.6}", "begeleiders: 0.62}")
    uitkomst = draai("verifieer", str(pad), "-f", "json", map_=besloten)
    assert (uitkomst.code, json.loads(uitkomst.stdout)["in_orde"]) == (0, True)


def test_een_herziening_van_dezelfde_dag_is_een_ander_besluit(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """De berekening en de dag zijn gelijk; het werkboek noemt het besluitbestand zelf."""
    pad = tmp_path / "besluit.xlsx"
    geschreven(draai, besloten, pad)
    herzie(draai, besloten, "het bedrag klopte niet")
    uitkomst = draai("verifieer", str(pad), "-f", "json", map_=besloten)
    (bewaard,) = (besloten / "vastgesteld").glob("2026-vastgesteld-*.json")
    oordeel = json.loads(uitkomst.stdout)
    assert (uitkomst.code, oordeel["besluit"]) == (0, f"vastgesteld/{bewaard.name}")
