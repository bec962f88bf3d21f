"""``nieuw cao-tabel``: geen getal verzonnen, en bij elk gat een melding met plaats en remedie."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import Draai, bewaak_weigering, inhoud


def gaten(pad: str) -> list[int]:
    regels = Path(pad).read_text(encoding="utf-8").splitlines()
    return [nummer for nummer, regel in enumerate(regels, 1) if "INVULLEN" in regel]


@pytest.mark.parametrize("cao", ["jeugdzorg", "kinderopvang"])
def test_bij_elk_gat_een_melding_met_plaats_en_remedie(cao: str, draai_in_regio: Draai) -> None:
    pad = f"cao/{cao}/2026-01-01.yaml"
    uitkomst = draai_in_regio("nieuw", "cao-tabel", cao, "2026-01-01", "-o", pad)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith(f"Geschreven: {pad}\n")
    gecontroleerd = draai_in_regio("controleer")
    assert gecontroleerd.code == 1
    gemeld = re.findall(rf"^Fout {pad}:(\d+):\d+: \[RT20[12]\]", gecontroleerd.stdout, re.MULTILINE)
    assert [int(regel) for regel in gemeld] == gaten(pad)
    assert gecontroleerd.stdout.count("  → Vul hier in: ") == len(gaten(pad))
    assert f"{pad}:" not in gecontroleerd.stdout.replace(f"Fout {pad}:", "")


def test_er_staat_geen_getal_in(draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2026-01-01", "-o", "cao/jeugdzorg/2026-01-01.yaml")
    tabel = yaml.safe_load(Path("cao/jeugdzorg/2026-01-01.yaml").read_text(encoding="utf-8"))
    assert not [waarde for waarde in waarden(tabel) if isinstance(waarde, int | float)]


def waarden(deel: object) -> list[object]:
    if isinstance(deel, dict):
        return [waarde for een in deel.values() for waarde in waarden(een)]
    return [waarde for een in deel for waarde in waarden(een)] if isinstance(deel, list) else [deel]


def test_de_schalen_zijn_die_van_de_vorige_tabel(draai_in_regio: Draai) -> None:
    draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2026-01-01", "-o", "cao/jeugdzorg/2026-01-01.yaml")
    nieuw, vorig = (
        yaml.safe_load(Path(f"cao/jeugdzorg/{dag}.yaml").read_text(encoding="utf-8"))
        for dag in ("2026-01-01", "2025-03-01")
    )
    assert list(nieuw["salaris"]) == list(vorig["salaris"])
    assert nieuw["naam"] == vorig["naam"]


def test_een_ingevulde_tabel_rekent(draai_in_regio: Draai) -> None:
    """Wie elk gat vult, heeft een tabel; een merk dat bleef staan, is dan nog een herinnering."""
    draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01")
    pad = Path("cao/kinderopvang/2026-01-01.yaml")
    ingevuld = {
        "naam": "Cao Kinderopvang",
        "bevestigd_tot": "2026-12-31",
        "titel": "Verzonnen cao voor een test",
        "jaar": "2026",
        "vindplaats": "bijlage 1",
        "uren_per_week": "36",
        "uren_per_jaar": "1872",
        "percentage": "8%",
        "over": "[jaarsalaris]",
        "wettelijk": "144",
        "bovenwettelijk": "0",
        "feestdagen": "[nieuwjaar]",
        "salaris": '{"6": {"0": 3000.00, "1": 3100.00, "2": 3200.00}}',
    }
    tekst = pad.read_text(encoding="utf-8")
    for sleutel, waarde in ingevuld.items():
        tekst = re.sub(rf"^( *){sleutel}: # (INVULLEN.*)$", rf"\g<1>{sleutel}: {waarde}", tekst, flags=re.MULTILINE)
    pad.write_text(tekst, encoding="utf-8")
    assert draai_in_regio("controleer").code == 0
    assert "kinderopvang" in draai_in_regio("cao", "lijst").stdout


def test_de_bedragen_komen_uit_de_csv(draai_in_regio: Draai) -> None:
    """Elke schaal en trede op haar plek, de vindplaats uit de csv, en voor de voorwaarden nog steeds een gat."""
    leeg = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01", "-o", "leeg.yaml")
    csv = "# bron: bijlage 2, tabel 1\nschaal;trede;maandbedrag_eur\n6;0;2600.00\n6;1;2700,50\n7A;aanloop;2.5\n"
    Path("ko.csv").write_text(csv.replace("2700,50", "2700.50").replace("2.5\n", "2900\n"), encoding="utf-8")
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01", "--salaris", "ko.csv")
    assert (leeg.code, uitkomst.code, uitkomst.stderr) == (0, 0, "")
    assert "\n3 maandbedragen uit ko.csv; leg ze naast de cao" in uitkomst.stdout
    tekst = Path("cao/kinderopvang/2026-01-01.yaml").read_text(encoding="utf-8")
    tabel = yaml.load(tekst, Loader=yaml.BaseLoader)
    assert tabel["salaris"] == {"6": {"0": "2600.00", "1": "2700.50"}, "7A": {"aanloop": "2900.00"}}
    assert tabel["bron"]["vindplaats"] == "bijlage 2, tabel 1"
    assert "De bedragen komen uit ko.csv." in tekst
    assert len(gaten("cao/kinderopvang/2026-01-01.yaml")) == len(gaten("leeg.yaml")) - 2


def test_een_csv_met_een_fout_geeft_geen_tabel(draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    Path("ko.csv").write_text("schaal;trede;maandbedrag_eur\n6;0;2.600\n6;max;2700.00\n", encoding="utf-8")
    for csv, fouten in (("ko.csv", 2), ("nergens.csv", 1)):
        uitkomst = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01", "--salaris", csv)
        assert (uitkomst.code, uitkomst.stdout, uitkomst.stderr.count("[RT508]")) == (2, "", fouten)
    Path("ko.csv").unlink()
    assert inhoud(Path()) == voor


def test_een_csv_met_twee_scheidingstekens_zegt_dat(draai_in_regio: Draai) -> None:
    """Er stond: Bedoelt u 'maandbedrag_eur'? Zo heet de kolom al."""
    Path("ko.csv").write_text("schaal;trede,maandbedrag_eur\n6;0,2600.00\n", encoding="utf-8")
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01", "--salaris", "ko.csv")
    assert (uitkomst.code, uitkomst.stdout, uitkomst.stderr.count("[RT508]")) == (2, "", 1)
    assert "In de kopregel staan twee scheidingstekens door elkaar; hier is het een komma." in uitkomst.stderr
    assert "Bedoelt u" not in uitkomst.stderr


def test_een_nieuwe_cao_noemt_elke_plek_in_opslagen_waar_zij_een_reeks_kiest(draai_in_regio: Draai) -> None:
    """Wie doet wat er staat, mist niets: elke genoemde regel heeft een reeks per cao, en er is geen andere."""
    gezegd = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01").stdout
    assert "Zet bij elke reeks_per_cao hieronder\n'kinderopvang: naam_van_de_reeks'" in gezegd
    genoemd = re.findall(r"^  - (\S+) \(regels? ([\d, ]+)\)$", gezegd, re.MULTILINE)
    assert [naam for naam, _ in genoemd] == [
        "inhoudingen.pensioen_werknemer",
        "werkgeverslasten.pensioen",
        "werkgeverslasten.pensioen_ap",
        "uren.ziekteverzuim",
        "opslagen.opleidingsbudget",
    ]
    regels = Path("opslagen.yaml").read_text(encoding="utf-8").splitlines()
    per_cao = [
        nummer for nummer, regel in enumerate(regels, 1) if "{reeks_per_cao: {jeugdzorg: " in regel and "#" not in regel
    ]
    assert [int(nummer) for _, plekken in genoemd for nummer in plekken.split(", ")] == per_cao


def test_een_cao_die_er_al_is_heeft_haar_reeksen(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2027-01-01", "-o", "cao/jeugdzorg/2027-01-01.yaml")
    assert uitkomst.code == 0
    assert "opslagen.yaml" not in uitkomst.stdout


def test_een_eigen_cao_wijkt_niet_af_van_de_meegeleverde_lasten(draai_in_regio: Draai) -> None:
    """Een reeks voor een cao die het programma niet kent, is geen andere last (RT643)."""
    voor = draai_in_regio("controleer").stdout
    opslagen = Path("opslagen.yaml")
    tekst = opslagen.read_text(encoding="utf-8")
    opslagen.write_text(
        re.sub(r"\{jeugdzorg: (pfzw\w+),", r"{kinderopvang: \1, jeugdzorg: \1,", tekst), encoding="utf-8"
    )
    na = draai_in_regio("controleer").stdout
    assert na.count("[RT643]") == voor.count("[RT643]")


def test_met_gaten_in_de_regio_rekenen_de_kaarten_op_die_cao_niet_ook_niet_in_een_eerder_jaar(
    draai_in_regio: Draai,
) -> None:
    draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2027-01-01", "-o", "cao/jeugdzorg/2027-01-01.yaml")
    uitkomst = draai_in_regio("bereken", "42A03", "45A48")
    assert uitkomst.code == 2
    assert "→ Vul hier in: de laatste dag die partijen hebben afgesproken" in uitkomst.stderr


def test_buiten_de_regio_ingevuld_rekent_alles_gewoon_door(draai_in_regio: Draai) -> None:
    voor = draai_in_regio("bereken").stdout
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2027-01-01", "-o", "later/jeugdzorg.yaml")
    assert "zet het bestand dan neer als cao/jeugdzorg/2027-01-01.yaml." in uitkomst.stdout
    assert draai_in_regio("bereken").stdout == voor
    assert Path("later/jeugdzorg.yaml").is_file()


@pytest.mark.parametrize(
    "doel", ["cao/jeugdzorg/2027-02-01.yaml", "cao/x.yaml", "productkaarten/t.yaml", "opslagen.yaml"]
)
def test_in_de_regio_is_er_maar_een_plek(doel: str, draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2027-01-01", "-o", doel)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "Daar hoort deze tabel als cao/jeugdzorg/2027-01-01.yaml." in uitkomst.stderr
    assert inhoud(Path()) == voor


def test_een_tabel_die_er_is_blijft_staan(draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2025-03-01")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT520]" in uitkomst.stderr
    assert inhoud(Path()) == voor


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (("jeugdzorg",), "Het argument INGANGSDATUM ontbreekt."),
        (("Jeugd Zorg", "2026-01-01"), "'Jeugd Zorg' is geen naam voor een cao."),
        (("../x", "2026-01-01"), "'../x' is geen naam voor een cao."),
        (("jeugdzorg", "2026-1-1"), "geen datum"),
        (("jeugdzorg", "2026-01-15"), "2026-01-15 is niet de eerste dag van een maand."),
    ],
)
def test_een_verkeerde_opdracht(
    opdracht: tuple[str, ...], melding: str, draai_in_regio: Draai, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(["nieuw", "cao-tabel", *opdracht], melding, capsys)


def test_de_tabel_komt_niet_via_een_koppeling_buiten_de_regio(
    draai_in_regio: Draai, tmp_path_factory: pytest.TempPathFactory
) -> None:
    buiten = tmp_path_factory.mktemp("buiten")
    Path("cao/kinderopvang").symlink_to(buiten)
    uitkomst = draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01")
    assert uitkomst.code == 2
    assert list(buiten.iterdir()) == []


def test_waar_kaarten_op_de_cao_rusten_komt_een_lege_tabel_niet_vanzelf(draai_in_regio: Draai) -> None:
    """De melding noemt de veilige weg en de andere; beide doen wat er staat, en tot dan is er niets veranderd."""
    voor, tarieven = inhoud(Path()), draai_in_regio("bereken").stdout
    geweigerd = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2028-01-01")
    assert (geweigerd.code, geweigerd.stdout, inhoud(Path())) == (2, "", voor)
    assert re.search(r"\[RT524\]\n  Op cao jeugdzorg rusten \d kaarten\. Die rekenen niet zolang", geweigerd.stderr)
    veilig = re.search(r"buiten de regio: reeletarief (nieuw .*?\.yaml)\. Of", geweigerd.stderr)
    toch = re.search(r"toch nu al neer, met (-o .*\.yaml)\.", geweigerd.stderr)
    assert veilig is not None
    assert toch is not None
    assert draai_in_regio(*veilig[1].split()).code == 0
    assert draai_in_regio("bereken").stdout == tarieven
    assert draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2028-01-01", *toch[1].split()).code == 0
    assert draai_in_regio("bereken", "45A48").code == 2


def test_de_melding_bij_een_cao_in_gebruik_noemt_ook_de_map(draai_in_regio: Draai) -> None:
    Path("elders").mkdir()
    for naam in ("opslagen.yaml", "cao", "productkaarten"):
        Path(naam).rename(Path("elders", naam))
    for kaart in Path("elders/productkaarten").iterdir():
        if not kaart.name.startswith("45A48"):
            kaart.unlink()
    geweigerd = draai_in_regio("nieuw", "cao-tabel", "jeugdzorg", "2028-01-01", "-m", "elders").stderr
    assert "Op cao jeugdzorg rust 1 kaart. Die rekent niet zolang" in geweigerd
    assert "nieuw cao-tabel jeugdzorg 2028-01-01 --map elders -o later/jeugdzorg.yaml." in geweigerd
    assert "met -o elders/cao/jeugdzorg/2028-01-01.yaml." in geweigerd
    assert draai_in_regio("nieuw", "cao-tabel", "ggz", "2028-01-01", "--map", "elders").code == 0
