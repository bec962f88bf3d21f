"""``nieuw regio``: een map die meteen rekent, door de controle komt, en nooit iets overschrijft."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from reeletarief.api import lees_werkmap
from reeletarief.cli import voer_uit
from reeletarief.cli.nieuw.productkaart import VOORBEELD_PER_VORM
from reeletarief.invoer import landelijk, sjablonen
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.regio import Inlezing
from reeletarief.invoer.uitvraag.antwoorden import DECLARABELE_UREN
from reeletarief.invoer.uitvraag.vragen import vragen
from reeletarief.weergave.nieuw.regio import KAARTEN
from tests.conftest import WORTEL, Draai, inhoud, op_een_regel
from tests.gedeeld.mixbron import mixbron
from tests.vijandig.kind import dood_als, dood_bij, tel_handelingen
from tests.vijandig.kind import draai as draai_in_kind
from tests.vijandig.stand import elke_of_steekproef

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


# --- nooit iets overschrijven ---


def test_een_map_waar_iets_staat_blijft_zoals_hij_is(draai_hier: Draai) -> None:
    Path("vol").mkdir()
    Path("vol/.verborgen").write_text("van mij", encoding="utf-8")
    uitkomst = draai_hier("nieuw", "regio", "vol")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT520]" in uitkomst.stderr
    assert "→ Kies een nieuwe map. Er is niets geschreven." in uitkomst.stderr
    assert inhoud(Path("vol")) == {".verborgen": b"van mij"}


def test_een_lege_map_met_git_is_leeg(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wie met ``git init`` begint, of een lege opslag kloont; in de map zelf, zoals de hulp het voordoet."""
    Path("regio/.git").mkdir(parents=True)
    Path("regio/.git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    monkeypatch.chdir("regio")
    assert draai_hier("nieuw", "regio", ".", "--naam", "Regio Noord").code == 0
    assert Path(".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert draai_hier("bereken").code == 0


@pytest.mark.parametrize("plek", ["cao/nieuw", "productkaarten/nieuw", "vastgesteld", "cao/../productkaarten/nieuw"])
def test_tussen_de_bestanden_van_een_regio_begint_geen_andere(plek: str, draai_hier: Draai) -> None:
    """De regio eromheen las haar tabellen en kaarten als de eigen, en rekende niets meer."""
    assert draai_hier("nieuw", "regio", "regio", "--cao", "jeugdzorg").code == 0
    ervoor = inhoud(Path("regio"))
    uitkomst = draai_hier("nieuw", "regio", f"regio/{plek}")
    assert uitkomst.code == 2
    assert "ligt tussen de bestanden van de regio in" in op_een_regel(uitkomst.stderr)
    assert inhoud(Path("regio")) == ervoor
    assert draai_hier("nieuw", "regio", "regio/ernaast/noord").code == 0


def test_een_bestand_of_losse_koppeling_is_geen_map(draai_hier: Draai) -> None:
    Path("bestand").write_text("van mij", encoding="utf-8")
    Path("los").symlink_to("nergens")
    for doel in ("bestand", "bestand/regio", "los", "a\0b"):
        uitkomst = draai_hier("nieuw", "regio", doel)
        assert (uitkomst.code, uitkomst.stdout) == (2, ""), doel
        assert uitkomst.stderr.startswith("Fout: [RT5"), doel
    assert Path("bestand").read_text(encoding="utf-8") == "van mij"
    assert not Path("nergens").exists()


def test_lukt_schrijven_halverwege_niet_dan_staat_er_niets(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    from reeletarief.schrijven import samen

    echt = samen.schrijf_nieuw

    def tot_de_laatste(pad: Path, tekst: bytes) -> None:
        if pad.name == ".gitlab-ci.yml":
            raise OSError(28, "vol")
        echt(pad, tekst)

    monkeypatch.setattr(samen, "schrijf_nieuw", tot_de_laatste)
    uitkomst = draai_hier("nieuw", "regio", "r")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "de schijf is vol" in uitkomst.stderr
    assert list(Path().iterdir()) == []


def test_een_onbekende_cao(draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", "r", "--cao", "jeugtzorg")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT522]" in uitkomst.stderr
    assert "Bedoelt u 'jeugdzorg'?" in uitkomst.stderr
    assert not Path("r").exists()


def test_een_programma_zonder_zijn_gegevens_zegt_dat(
    draai_hier: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sjablonen, "landelijke_map", lambda: None)
    uitkomst = draai_hier("nieuw", "regio", "r")
    assert uitkomst.code == 2
    assert "[RT523]" in uitkomst.stderr
    assert "Installeer reeletarief opnieuw." in uitkomst.stderr


@pytest.mark.parametrize("opdracht", [("nieuw", "regio", "r"), ("controleer", "--map", "regio")])
def test_een_programma_met_een_onleesbaar_gegeven_gaat_niet_verder_met_de_rest(
    opdracht: tuple[str, ...], draai_hier: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Een regio zonder die cao, of een controle die haar niet ziet, zou als goed gelden."""
    assert draai_hier("nieuw", "regio", "regio").code == 0
    gegevens = tmp_path / "programma"
    shutil.copytree("regio", gegevens / "regio")
    shutil.copy(landelijk.GEGEVENS / "jz21-productcodes.csv", gegevens)
    tabel = next((gegevens / "regio" / "cao" / "vvt").iterdir())
    tabel.unlink()
    tabel.symlink_to("nergens.yaml")
    monkeypatch.setattr(landelijk, "GEGEVENS", gegevens)
    uitkomst = draai_hier(*opdracht)
    assert uitkomst.code == 2
    assert "[RT523]" in uitkomst.stderr
    assert not Path("r").exists()


# --- wat er in de bestanden staat ---


@pytest.fixture
def regio(verse_regio: Path) -> Path:
    return verse_regio


def test_boven_elk_blok_van_opslagen_staat_wat_elke_sleutel_betekent(regio: Path) -> None:
    tekst = (regio / "opslagen.yaml").read_text(encoding="utf-8")
    kop, *_ = tekst.split("\n\n", 1)
    blokken = re.split(r"^(?=[a-z_]+:)", tekst, flags=re.MULTILINE)
    for vorige, blok in pairwise(blokken):
        sleutel = blok.partition(":")[0]
        uitleg = kop + vorige[vorige.rfind("\n\n") if "\n\n" in vorige else 0 :]
        for naam in sleutels_in(sleutel, yaml.safe_load(blok)[sleutel]):
            assert re.search(rf"\b{naam}\b", uitleg), f"{sleutel}: {naam}"


def sleutels_in(boven: str, deel: object) -> set[str]:
    """Elke sleutel van het model in een blok; namen die de regio zelf kiest (opslagsets, reeksen, cao's) tellen niet."""
    if isinstance(deel, list):
        return set().union(*(sleutels_in(boven, een) for een in deel))
    if not isinstance(deel, dict):
        return set()
    eigen_namen = boven in {"opslagsets", "reeksen", "reeks_per_cao"}
    namen = set() if eigen_namen else set(deel)
    return namen.union(*(sleutels_in(str(naam) if not eigen_namen else "", een) for naam, een in deel.items()))


def test_op_elke_kaart_staat_boven_elke_sleutel_uitleg(regio: Path) -> None:
    for kaart in (regio / "productkaarten").iterdir():
        regels = kaart.read_text(encoding="utf-8").splitlines()
        for vorige, regel in pairwise(regels):
            if re.match(r"[a-z_]+:", regel):
                assert vorige.startswith("# "), f"{kaart.name}: {regel}"


def test_de_waarden_zijn_die_van_de_voorbeeldregio(regio: Path) -> None:
    eigen, voorbeeld = (
        yaml.safe_load(
            (map_ / "opslagen.yaml")
            .read_text(encoding="utf-8")
            .replace("keuze van de voorbeeldregio", "voorbeeldwaarde")
        )
        for map_ in (regio, WORTEL)
    )
    assert set(eigen) == set(voorbeeld)
    assert {sleutel for sleutel in eigen if eigen[sleutel] != voorbeeld[sleutel]} == {"regio", "toelichting"}
    for kaart in (regio / "productkaarten").iterdir():
        echt = WORTEL / "productkaarten" / kaart.name
        op_kaart, op_echt = (yaml.safe_load(pad.read_text(encoding="utf-8")) for pad in (kaart, echt))
        if op_echt.get("cao") == "sociaal-werk-primair":  # die cao ging niet mee
            continue
        assert op_kaart == op_echt | ZONDER_WAT_ER_NIET_IS.get(str(op_echt["product"]), {})


ZONDER_WAT_ER_NIET_IS = {
    "41A03": {"tariefdifferentiatie": "In de groep werkt een gedragswetenschapper."},
    "43A07": {"tariefdifferentiatie": "Er is een wakende nacht en er is behandeling in de groep."},
    "BES01": {
        "doel": "Dag en nacht staat er een team klaar voor spoed.",
        "tariefdifferentiatie": "Een bedrag per jaar voor klaarstaan.",
    },
}
"""De Voorbeeldregio vergelijkt deze producten met 41A04, 41A18, 44A06 en 46A01; die heeft een nieuwe regio niet."""


def test_geen_tekst_op_een_kaart_noemt_een_product_dat_er_niet_is(regio: Path) -> None:
    elders = set(sjablonen.op_product(sjablonen.voorbeeldregio())) - set(KAARTEN)
    for kaart in (regio / "productkaarten").iterdir():
        tekst = re.sub(r"^standaardcode: .*", "", kaart.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert elders.isdisjoint(re.findall(r"[\w-]+", tekst)), kaart.name


def test_de_recepten_zijn_die_van_examples(regio: Path) -> None:
    """Op de kop na gelijk; alleen waar het programma staat, moet de regio zelf zeggen."""
    for pad, naam in sjablonen.CI.items():
        eigen = (regio / pad).read_text(encoding="utf-8")
        assert yaml.safe_load(eigen) == yaml.safe_load((WORTEL / "examples" / "ci" / naam).read_text(encoding="utf-8"))
        assert len(re.findall(rf'REELETARIEF: "\." # {MERK}: ', eigen)) == 1
        assert "hiernaast" not in eigen


def test_elk_bestand_dat_de_readme_noemt_bestaat(regio: Path) -> None:
    tekst = (regio / "README.md").read_text(encoding="utf-8")
    genoemd = re.findall(r"\]\(([^)]+)\)", tekst)
    assert len(genoemd) == len(KAARTEN)
    assert all((regio / pad).is_file() for pad in genoemd)
    for pad in ("opslagen.yaml", "productkaarten", "cao", ".github/workflows/tarieven.yml", ".gitlab-ci.yml"):
        assert pad in tekst
        assert (regio / pad).exists()


def test_elke_opdracht_in_de_readme_bestaat(regio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tekst = (regio / "README.md").read_text(encoding="utf-8")
    opdrachten = re.findall(r"`reeletarief ((?:nieuw |cao )?[a-z-]+)", tekst)
    assert len(opdrachten) > 5
    for opdracht in opdrachten:
        assert voer_uit([*([] if opdracht.startswith("-") else opdracht.split()), "--help"]) == 0, opdracht


# --- ook uit een pakket ---


def test_alles_waarmee_een_regio_begint_gaat_mee_in_het_pakket() -> None:
    """De lijst in ``pyproject.toml`` brengt elk gegeven naar de plek waar het programma zoekt; ``.ci/run`` probeert de wheel zelf."""
    import tomllib

    bouw = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    mee = bouw["wheel"]["force-include"]
    gegevens = landelijk.GEGEVENS.relative_to(WORTEL).as_posix()
    assert {mee[naam] for naam in ("cao", "opslagen.yaml", "productkaarten")} == {
        f"{gegevens}/regio/{naam}" for naam in ("cao", "opslagen.yaml", "productkaarten")
    }
    assert {mee[f"examples/ci/{naam}"] for naam in sjablonen.CI.values()} == {
        f"{gegevens}/nieuw/ci/{naam}" for naam in sjablonen.CI.values()
    }
    for bron in mee:
        assert any(bron == deel or bron.startswith(f"{deel}/") for deel in bouw["sdist"]["only-include"]), bron
    ci = (WORTEL / ".ci" / "run").read_text(encoding="utf-8")
    assert "nieuw regio eigen" in ci


@pytest.mark.parametrize("naam", ["Regio \u202eNoord", "a\u200bb", "x\udcffy", "\u3164", "bel\x07"])
def test_een_naam_die_de_lezer_niet_aanneemt_wordt_geweigerd(naam: str, draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", "r", "--naam", naam)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "De waarde van --naam klopt niet" in uitkomst.stderr
    assert not Path("r").exists()


def test_wat_een_ander_intussen_neerzette_blijft(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een tweede opdracht die de map ook leeg vond, vervangt er niets in."""
    Path("r").mkdir()
    monkeypatch.setattr("reeletarief.cli.nieuw.regio._eis_leeg", lambda _doel: None)
    assert draai_hier("nieuw", "regio", "r", "--naam", "Eerste").code == 0
    eerst = inhoud(Path("r"))
    tweede = draai_hier("nieuw", "regio", "r", "--naam", "Tweede")
    assert (tweede.code, tweede.stdout, inhoud(Path("r"))) == (2, "", eerst)
    assert "er is niets geschreven" in tweede.stderr


def test_wat_een_gedode_poging_achterliet_houdt_een_nieuwe_niet_tegen(draai_hier: Draai) -> None:
    Path("r/.productkaarten.ql9vwiyo.tmp").mkdir(parents=True)
    Path("r/.productkaarten.ql9vwiyo.tmp/half.yaml").write_text("product:", encoding="utf-8")
    assert draai_hier("nieuw", "regio", "r").code == 0
    assert not list(Path("r").glob("*.tmp"))


@pytest.mark.parametrize("staat_er", [True, False], ids=["lege map", "nieuwe map"])
def test_gedood_op_elk_moment_staat_er_een_hele_regio_of_niets(
    staat_er: bool, draai_hier: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``kill -9``: wie daarna iets doet in die map, vindt oud of nieuw; en dezelfde opdracht maakt het af."""
    werk = tmp_path / "werk"
    opdracht = ("nieuw", "regio", str(werk / "r"), "--cao", "vvt")

    def begin() -> None:
        shutil.rmtree(werk, ignore_errors=True)
        (werk / "r" if staat_er else werk).mkdir(parents=True)
        monkeypatch.chdir(werk)

    begin()
    assert draai_in_kind(opdracht, tel_handelingen(werk, tmp_path / "aantal")).code == 0
    nieuw, aantal = inhoud(Path("r")), int((tmp_path / "aantal").read_bytes())
    assert aantal > len(nieuw)
    for punt in elke_of_steekproef(aantal, 12):
        begin()
        assert draai_in_kind(opdracht, dood_bij(punt, werk)).code is None, punt
        draai_hier("bereken", "--map", "r")
        gezien = inhoud(Path("r"))
        zichtbaar = {pad: bytes_ for pad, bytes_ in gezien.items() if not pad.startswith(".reeletarief-schrijven/")}
        assert zichtbaar in ({}, nieuw), punt
        assert zichtbaar or not any(pad.name != ".reeletarief-schrijven" for pad in Path("r").glob("*")), punt
        assert draai_hier(*opdracht).code == (2 if zichtbaar else 0), punt
        assert inhoud(Path("r")) == nieuw, punt


def test_een_half_gebleven_regio_gaat_eerst_weg(draai_hier: Draai) -> None:
    Path("r").mkdir()
    halverwege = dood_als(lambda wat, paden: wat == "os.rename" and "productkaarten" in str(paden[1]))
    assert draai_in_kind(("nieuw", "regio", "r", "--cao", "vvt"), halverwege).code is None
    assert {"cao", "productkaarten"} <= {pad.name for pad in Path("r").iterdir()}
    uitkomst = draai_hier("nieuw", "regio", "r", "--cao", "ggz")
    assert uitkomst.code == 0
    assert "Een eerdere opdracht is halverwege gestopt" in uitkomst.stderr
    assert [map_.name for map_ in Path("r/cao").iterdir()] == ["ggz"]


def test_een_lege_naam_is_geen_map(draai_hier: Draai) -> None:
    """Zoals van een variabele die niet gezet is: dan komt er niet ineens een regio in de map waar u staat."""
    uitkomst = draai_hier("nieuw", "regio", "")
    assert (uitkomst.code, uitkomst.stdout, list(Path().iterdir())) == (2, "", [])
    assert "noem een map" in uitkomst.stderr


def test_git_laat_liggen_wat_de_recepten_voor_ci_schrijven(draai_hier: Draai) -> None:
    assert draai_hier("nieuw", "regio", "r", "--cao", "ggz").code == 0
    genegeerd = (Path("r") / ".gitignore").read_text(encoding="utf-8").splitlines()
    recepten = [Path("r") / pad for pad in (".github/workflows/tarieven.yml", ".gitlab-ci.yml")]
    tekst = "\n".join(pad.read_text(encoding="utf-8") for pad in recepten)
    geschreven = set(re.findall(r"(?:-o|>) ([\w-]+\.(?:md|html|json))", tekst))
    assert geschreven == {"verschil.md", "verschil.html", "verschil.json", "controle.json"}
    assert {f"/{naam}" for naam in geschreven} <= set(genegeerd)
