"""``reeletarief cao kaarten``: welke kaarten op een tabel rusten, met functie, schaal, trede en cel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cao.proeftabellen import TABEL_2027, met
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, op_een_regel, wijzig


def test_kaarten_wijst_functie_schaal_trede_en_cel_aan(draai: Draai) -> None:
    scherm = draai("cao", "kaarten", "jeugdzorg", "2025-06-15").stdout
    assert "kaarten op 2025-06-15" in scherm
    (regel,) = [r for r in scherm.splitlines() if r.startswith("45A48") and "Jeugdzorgwerker B" in r]
    assert "max-2 = 10" in regel
    assert "€ 4.459,04" in regel
    plek = regel.split()[-1]
    pad, nummer = plek.split(":")
    assert (VOORBEELDREGIO / pad).read_text(encoding="utf-8").splitlines()[int(nummer) - 1].strip() == '"10": 4459.04'
    assert "gemiddelde (14 treden)" in scherm
    assert "kaarten hangen van deze tabel af." in scherm


def test_kaarten_in_een_tariefjaar_toont_elke_tabel_met_haar_maanden(draai: Draai) -> None:
    scherm = draai("cao", "kaarten", "jeugdzorg", "--tariefjaar", "2024").stdout
    assert "tabel per 2024-01-01, gepubliceerd, jan t/m jun (6 maanden)" in scherm
    assert "tabel per 2024-07-01, gepubliceerd, jul t/m dec (6 maanden)" in scherm


def test_kaarten_noemt_ook_het_minimum_over_een_cel(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    scherm = draai("cao", "kaarten", "proef", "2027-01-01", map_=werkmap).stdout
    assert "Elke kaart hangt ook af van schaal 7 trede 1" in scherm
    assert "het minimum van vakantietoeslag" in scherm


def test_kaarten_noemt_de_grens_van_de_onregelmatigheidstoeslag_als_een_rooster_ermee_rekent(
    draai: Draai, kopie: Path
) -> None:
    """De cao Gehandicaptenzorg had in 2022 een hoogste uurloon en heeft het in 2026 niet meer; jeugdzorg heeft het."""
    grens = "Kaarten met een rooster hangen ook af van"
    assert f"{grens} schaal 5 trede 11 (€ 3.453,06" in draai("cao", "kaarten", "jeugdzorg", "2025-06-01").stdout
    tabellen = {"2022-05-01": "schaal 35 trede 8", "2026-11-01": None}
    for dag in tabellen:
        assert grens not in draai("cao", "kaarten", "gehandicaptenzorg", dag).stdout
    wijzig(kopie / "productkaarten/43A11-logeren.yaml", "ort_percentage: 38%", "ort: uit_cao")
    for dag, plek in tabellen.items():
        scherm = draai("cao", "kaarten", "gehandicaptenzorg", dag, map_=kopie).stdout
        assert (f"{grens} {plek}" if plek else "5 kaarten hangen van deze tabel af.") in scherm
        assert (grens in scherm) is (plek is not None)


def test_kaarten_meldt_een_functie_die_niet_te_vinden_is(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace('  "9": {"0": 3264.00, "1": 3350.50, "2": 3570.00}\n', ""))
    uitkomst = draai("cao", "kaarten", "proef", "2027-01-01", map_=werkmap)
    assert uitkomst.code == 1
    assert "niet te vinden: Schaal 9 staat niet in de tabel" in uitkomst.stdout
    assert "[RT405]" in uitkomst.stderr
    rijen = als_rijen(draai("cao", "kaarten", "proef", "2027-01-01", "-f", "csv", map_=werkmap).stdout)
    assert [rij["bedrag"] for rij in rijen] == ["3100.00", ""]


def test_kaarten_van_een_gemiddelde_geeft_elke_cel(draai: Draai) -> None:
    rijen = als_rijen(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "csv").stdout)
    eigen = [rij for rij in rijen if rij["product"] == "45A53" and rij["trede"] == "gemiddelde"]
    assert [rij["gekozen_trede"] for rij in eigen] == [str(trede) for trede in range(14)]


def test_kaarten_noemt_ook_een_afwezigheidsdag_en_trajecten(draai: Draai) -> None:
    scherm = op_een_regel(draai("cao", "kaarten", "jeugdzorg", "2025-03-01").stdout)
    assert (
        "16 kaarten hangen van deze tabel af. Daardoor ook 14 kaarten zonder eigen loon: 43A07-AF (door 43A07),"
        in scherm
    )
    assert "P1-ACU (door 46A01, 43A07)" in scherm
    (tabel,) = json.loads(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "json").stdout)["tabellen"]
    via = {een["product"]: een["via"] for een in tabel["kaarten_via"]}
    assert (len(via), via["43A07-AF"], via["EED"]) == (14, ["43A07"], ["45A53"])
    rijen = als_rijen(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "csv").stdout)
    assert {rij["product"]: rij["via"].split() for rij in rijen if rij["via"]} == via
    assert not any(rij["functie"] or rij["bedrag"] for rij in rijen if rij["via"])


@pytest.mark.parametrize("cao", ["jeugdzorg", "ggz", "sociaal-werk-primair"])
def test_kaarten_zijn_precies_de_tarieven_die_met_de_tabel_verschuiven(cao: str, draai: Draai, kopie: Path) -> None:
    """Ook de vergelijking in CI noemt ze alle: met een andere tabel verandert elk tarief dat erop rust, en geen ander."""
    (tabel,) = json.loads(draai("cao", "kaarten", cao, "-f", "json").stdout)["tabellen"]
    genoemd = {een["product"] for een in (*tabel["kaarten"], *tabel["kaarten_via"])}
    bestand = kopie / tabel["bestand"]
    wijzig(bestand, "percentage: 8.3", "percentage: 18.3")
    uitkomst = draai("vergelijk", "--met", str(VOORBEELDREGIO), "--max-stijging", "0.1%", "-f", "json", map_=kopie)
    assert uitkomst.code == 1
    producten = json.loads(uitkomst.stdout)["producten"]
    assert {een["product"] for een in producten if een["stand"] == "gewijzigd"} == genoemd


def test_kaarten_via_gaat_door_een_traject_van_trajecten(draai: Draai, kopie: Path) -> None:
    traject = (kopie / "productkaarten/EED-dyslexie-traject.yaml").read_text(encoding="utf-8")
    populatie = '    - {naam: allen, gewicht: 100%, onderdelen: [{product: "EED", aantal: 2}]}\n'
    kop, staart = traject.split("  populaties:\n")[0], traject.split("\n")[-2]
    buiten = f"{kop.replace(chr(34) + 'EED' + chr(34), chr(34) + 'AAA' + chr(34))}  populaties:\n{populatie}{staart}\n"
    (kopie / "productkaarten/AAA.yaml").write_text(buiten, encoding="utf-8")
    (tabel,) = json.loads(draai("cao", "kaarten", "ggz", "-f", "json", map_=kopie).stdout)["tabellen"]
    assert {"product": "AAA", "naam": "Behandeling van ernstige dyslexie", "via": ["EED"]} in tabel["kaarten_via"]
