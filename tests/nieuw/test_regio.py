"""``nieuw regio``: een map die meteen rekent, door de controle komt, en zegt wat er nog moet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reeletarief.api import lees_werkmap
from reeletarief.cli.nieuw.productkaart import VOORBEELD_PER_VORM
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.regio import Inlezing
from reeletarief.invoer.uitvraag.antwoorden import DECLARABELE_UREN
from reeletarief.invoer.uitvraag.vragen import vragen
from reeletarief.weergave.nieuw.regio import KAARTEN
from tests.conftest import WORTEL, Draai, inhoud, op_een_regel
from tests.gedeeld.mixbron import mixbron

CAOS = sorted(map_.name for map_ in (WORTEL / "cao").iterdir())


def test_de_regio_rekent_en_komt_door_de_controle(draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", "regio-noord")
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith("Regio Noord staat in regio-noord: 11 productkaarten en 46 cao-tabellen (gehand")
    berekend = draai_hier("bereken", "--map", "regio-noord")
    assert berekend.code == 0
    assert berekend.stdout.startswith("Regio Noord · tarieven 2026 · concept\n")
    assert "11 producten: 11 berekend" in berekend.stdout
    gecontroleerd = draai_hier("controleer", "--map", "regio-noord")
    assert gecontroleerd.code == 0
    assert set(re.findall(r"^  (\S+?):\S+ Nog te doen", gecontroleerd.stdout, re.MULTILINE)) == {"opslagen.yaml"}
    assert "[RT660] 6 keer" in gecontroleerd.stdout
    assert "\n0 fouten, " in gecontroleerd.stdout


@pytest.mark.parametrize("cao", CAOS)
def test_met_een_cao_rekent_elke_kaart_op_die_cao(cao: str, draai_hier: Draai) -> None:
    assert draai_hier("nieuw", "regio", "r", "--cao", cao).code == 0
    assert [map_.name for map_ in Path("r/cao").iterdir()] == [cao]
    assert "11 producten: 11 berekend" in draai_hier("bereken", "--map", "r").stdout
    assert draai_hier("controleer", "--map", "r").code == 0


def test_een_kaart_waarvan_de_cao_niet_meegaat_verhuist_niet_stil(draai_hier: Draai) -> None:
    """Op het scherm en op de kaart staat van welke cao zij kwam; de tekst vergelijkt niet meer met die cao."""
    gezegd = draai_hier("nieuw", "regio", "r", "--cao", "vvt", "--cao", "jeugdzorg").stdout.splitlines()
    assert (
        gezegd[1]
        == "Cao sociaal-werk-primair is niet meegenomen: 45A51 staat hier op cao vvt, met schalen als voorbeeld."
    )
    kaart = Path("r/productkaarten/45A51-ambulant-gezin.yaml").read_text(encoding="utf-8")
    assert "# In de Voorbeeldregio is dit sociaal-werk-primair. Die cao is er in deze regio niet" in kaart
    verschil = yaml.safe_load(kaart)["tariefdifferentiatie"]
    assert verschil == "Wijkt af van 45A48 doordat er geen gedragswetenschapper in de mix zit."
    assert "is niet meegenomen" not in draai_hier("nieuw", "regio", "alles").stdout
    for pad in Path("alles/productkaarten").iterdir():
        assert "# In de Voorbeeldregio is dit" not in pad.read_text(encoding="utf-8")
    ggz = draai_hier("nieuw", "regio", "g", "--cao", "ggz").stdout
    assert "Cao jeugdzorg is niet meegenomen: 45A48, 45A49, 41A03, 43A07, BES01, CONSULT staan hier op cao ggz" in ggz


def gemerkt(opslagen: Path) -> dict[int, bool]:
    """Per regel met een voorbeeldwaarde of haar blok, of haar reeks, een merk boven zich heeft."""
    uit: dict[int, bool] = {}
    blok = reeks = volgende = False
    in_reeksen = False
    for nummer, regel in enumerate(opslagen.read_text("utf-8").splitlines(), 1):
        if regel.lstrip().startswith("#"):
            volgende = volgende or MERK in regel
        elif re.match(r"[a-z_]+:", regel):
            blok, reeks, volgende, in_reeksen = volgende, False, False, regel.startswith("reeksen:")
        elif in_reeksen and re.match(r"  [a-z]\w*:", regel):
            reeks, volgende = volgende, False
        if "bron: voorbeeldwaarde" in regel or 'bron: "voorbeeldwaarde' in regel:
            uit[nummer] = reeks if in_reeksen else blok
    return uit


def test_elke_voorbeeldwaarde_in_de_opslagen_vraagt_om_een_eigen_waarde(verse_regio: Path) -> None:
    regels = gemerkt(verse_regio / "opslagen.yaml")
    assert len(regels) > 40
    assert [nummer for nummer, merk in regels.items() if not merk] == []


@pytest.mark.parametrize(("cao", "vraagt"), [("ggz", True), ("vvt", False)])
def test_een_reeks_van_een_cao_die_niet_meegaat_vraagt_niets(cao: str, vraagt: bool, draai_hier: Draai) -> None:
    assert draai_hier("nieuw", "regio", "r", "--cao", cao).code == 0
    vraag = "Nog te doen: vervang de voorbeeldwaarde van opleidingsbudget_ggz door een eigen cijfer, met bron."
    assert (vraag in op_een_regel(draai_hier("controleer", "--map", "r").stdout)) is vraagt


def test_de_uitvraag_wordt_niet_genoemd_voor_wat_zij_niet_vraagt(verse_regio: Path) -> None:
    inlezing = lees_werkmap(verse_regio)
    assert isinstance(inlezing, Inlezing)
    gevraagd = {vraag.veld for kaart in inlezing.regio.kaarten for vraag in vragen(kaart)}
    assert DECLARABELE_UREN in gevraagd
    assert not any(woord in veld for veld in gevraagd for woord in ("scholing", "reistijd", "overhead"))
    (regel,) = (
        r for r in (verse_regio / "opslagen.yaml").read_text("utf-8").splitlines() if f"{MERK}: vervang sch" in r
    )
    assert "reeletarief uitvraag vraagt alleen het totaal (declarabele uren)" in regel
    leesmij = op_een_regel((verse_regio / "README.md").read_text("utf-8"))
    assert (
        "De verdeling over scholing, overleg, reistijd en verslaglegging, de overhead en het risico onderbouwt u zelf"
        in leesmij
    )


def test_wat_geen_invullen_heeft_maar_wel_een_besluit_tegenhoudt_zegt_de_proef(draai_in_regio: Draai) -> None:
    """Een kaart die meekomt heeft voorbeeldwaarden zonder INVULLEN; de README wijst de opdracht aan die ze noemt."""
    opdracht = "reeletarief vaststellen --proef --besluitdatum DATUM"
    assert opdracht in Path("README.md").read_text("utf-8")
    opslagen = Path("opslagen.yaml")
    zonder = [regel for regel in opslagen.read_text("utf-8").splitlines() if MERK not in regel]
    opslagen.write_text("\n".join(zonder), "utf-8")
    assert MERK not in draai_in_regio("controleer").stdout
    proef = draai_in_regio(*opdracht.replace("DATUM", "2025-12-09").split()[1:])
    assert proef.code == 1
    assert "Fout productkaarten/CONSULT" in proef.stderr
    assert "'inzet.uren_per_stuk' is open" in proef.stderr
    assert not Path("vastgesteld").exists()


def test_een_kaart_noemt_de_bron_zoals_een_voorstel_uit_de_uitvraag_haar_schrijft(verse_regio: Path) -> None:
    kaart = (verse_regio / "productkaarten" / "45A48-ambulant-individueel.yaml").read_text("utf-8")
    assert mixbron(2026, 5) in kaart


def test_van_twee_caos_gaan_beide_mee(draai_hier: Draai) -> None:
    draai_hier("nieuw", "regio", "r", "--cao", "jeugdzorg", "--cao", "ggz", "--cao", "jeugdzorg")
    assert {map_.name for map_ in Path("r/cao").iterdir()} == {"jeugdzorg", "ggz"}


def test_van_elke_vorm_is_er_een_kaart() -> None:
    assert set(VOORBEELD_PER_VORM.values()) <= set(KAARTEN)


def test_de_cao_tabellen_zijn_een_eigen_kopie_die_gelijk_is(draai_hier: Draai) -> None:
    draai_hier("nieuw", "regio", "r")
    assert inhoud(Path("r/cao")) == inhoud(WORTEL / "cao")


def test_elke_keer_dezelfde_bytes(draai_hier: Draai) -> None:
    for map_ in ("een", "twee"):
        draai_hier("nieuw", "regio", map_, "--naam", "Regio Noord", "--cao", "ggz")
    assert inhoud(Path("een")) == inhoud(Path("twee"))


@pytest.mark.parametrize(
    ("map_", "opties", "naam"),
    [
        ("regio-noord", (), "Regio Noord"),
        ("IJsselwaard", (), "IJsselwaard"),
        ("regio-ijmond", (), "Regio IJmond"),
        ("ZW-AA", (), "ZW AA"),
        ("Oost_en.west", (), "Oost En West"),
        ("r", ("--naam", "  De   'Kop' van: \"Noord\" # 1"), "De 'Kop' van: \"Noord\" # 1"),
        ("---", (), "Nieuwe regio"),
    ],
)
def test_de_naam(map_: str, opties: tuple[str, ...], naam: str, draai_hier: Draai) -> None:
    assert draai_hier("nieuw", "regio", "--cao", "ggz", *opties, "--", map_).code == 0
    assert yaml.safe_load((Path(map_) / "opslagen.yaml").read_text(encoding="utf-8"))["regio"] == naam
    assert draai_hier("bereken", "--map", map_).stdout.startswith(f"{naam} · tarieven")
    assert (Path(map_) / "README.md").read_text(encoding="utf-8").startswith(f"# {naam}: ")


def test_een_lege_map_mag_ook_de_huidige_zijn(draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", ".", "--naam", "Hier", "--cao", "ggz")
    assert uitkomst.code == 0
    assert "  cd " not in uitkomst.stdout
    assert draai_hier("bereken").code == 0
