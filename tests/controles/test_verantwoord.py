"""``verantwoording.yaml``: wat gemotiveerd blijft staan telt niet meer mee, en een motivering die nergens bij hoort, valt op."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from reeletarief.controles.samen.verantwoord import verantwoord
from reeletarief.fouten import Bevinding, Ernst, Motief, Plaats
from reeletarief.invoer.verantwoording import Motivering, lees_verantwoording
from reeletarief.invoer.yaml_strikt import Tekst
from tests.conftest import Draai, op_een_regel
from tests.controles.conftest import GALERIJ
from tests.gedeeld.pagina import WORTEL

DUBBEL = GALERIJ / "RT601-naam-zegt-huisvesting"
"""Een waarschuwing over opslagen.yaml: huisvesting in de overhead, en als eigen element."""


@pytest.fixture
def regio(werkmap: Path) -> Path:
    return Path(shutil.copytree(DUBBEL, werkmap, dirs_exist_ok=True))


def motiveer(regio: Path, **anders: str) -> None:
    velden = {
        "code": "RT601",
        "tariefjaar": "2026",
        "bestand": "opslagen.yaml",
        "motivering": "Het kantoor is geen woonruimte.",
    }
    regels = "\n    ".join(f"{naam}: {waarde}" for naam, waarde in (velden | anders).items())
    (regio / "verantwoording.yaml").write_text(f"motiveringen:\n  - {regels.lstrip()}\n", encoding="utf-8")


def test_een_motivering_haalt_de_waarschuwing_van_de_lijst(draai: Draai, regio: Path) -> None:
    assert draai("controleer", "--streng", map_=regio).code == 1
    motiveer(regio)
    uitkomst = draai("controleer", "--streng", map_=regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout == "1 bevinding blijft gemotiveerd staan (RT601); zie verantwoording.yaml.\n"


def test_de_vormen_voor_ci_noemen_haar_niet_en_de_json_apart(draai: Draai, regio: Path) -> None:
    motiveer(regio)
    assert draai("controleer", "--formaat", "github", map_=regio).stdout == ""
    assert draai("controleer", "--formaat", "gitlab", map_=regio).stdout == "[]\n"
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    assert (inhoud["bevindingen"], inhoud["tellingen"]["waarschuwingen"]) == ([], 0)
    (een,) = inhoud["gemotiveerd"]
    assert (een["code"], een["ernst"], een["motivering"]) == (
        "RT601",
        "waarschuwing",
        "Het kantoor is geen woonruimte.",
    )


def test_zonder_bestand_blijft_alles_zoals_het_was(draai: Draai, regio: Path) -> None:
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    assert ([een["code"] for een in inhoud["bevindingen"]], inhoud["gemotiveerd"]) == (["RT601"], [])


def test_een_jaar_later_is_de_vraag_weer_open(draai: Draai, regio: Path) -> None:
    """De motivering van 2025 is in 2026 geen antwoord, en ook geen fout: 2025 is er nog mee te controleren."""
    motiveer(regio, tariefjaar="2025")
    tekst = draai("controleer", map_=regio).stdout
    assert "[RT601]" in tekst
    assert "RT317" not in tekst
    assert "RT601" in draai("controleer", "--tariefjaar", "2025", map_=regio).stdout.splitlines()[-1]


@pytest.mark.parametrize("jaar", ["2025", "2062"], ids=["vorig-jaar", "verschreven"])
def test_wat_voor_een_ander_jaar_gemotiveerd_is_wordt_erbij_gezegd(draai: Draai, regio: Path, jaar: str) -> None:
    """Wie van jaar wisselt ziet wat hij al beantwoord had, en wie zich verschrijft waarom de vraag open blijft."""
    motiveer(regio, tariefjaar=jaar)
    assert draai("controleer", map_=regio).stdout.splitlines()[-1] == (
        f"1 open bevinding is voor een ander jaar gemotiveerd ({jaar}: RT601); "
        "geldt dat ook nu, zet het dan voor dit jaar in verantwoording.yaml."
    )
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    (een,) = inhoud["gemotiveerd_in_ander_jaar"]
    assert (een["code"], een["tariefjaar"], een["motivering"]) == (
        "RT601",
        int(jaar),
        "Het kantoor is geen woonruimte.",
    )
    assert [open_["code"] for open_ in inhoud["bevindingen"]] == ["RT601"]


def test_een_lijst_zonder_kop_noemt_de_sleutel_die_erboven_hoort(draai: Draai, regio: Path) -> None:
    motiveer(regio)
    bestand = regio / "verantwoording.yaml"
    bestand.write_text(bestand.read_text(encoding="utf-8").removeprefix("motiveringen:\n"), encoding="utf-8")
    tekst = draai("controleer", map_=regio).stdout
    assert "  → Schrijf regels als 'sleutel: waarde'; hier nodig: 'motiveringen:'.\n" in tekst


def test_van_meer_andere_jaren_geldt_het_laatste_en_wat_dit_jaar_beantwoord_is_niet(draai: Draai, regio: Path) -> None:
    motiveer(regio, tariefjaar="2024")
    bestand = regio / "verantwoording.yaml"
    oud = bestand.read_text(encoding="utf-8")
    later = oud.replace("2024", "2025").removeprefix("motiveringen:\n")
    bestand.write_text(oud + later, encoding="utf-8")
    assert "(2025: RT601)" in draai("controleer", map_=regio).stdout
    bestand.write_text(oud + later.replace("2025", "2026"), encoding="utf-8")
    assert "ander jaar" not in draai("controleer", map_=regio).stdout


@pytest.mark.parametrize("noemt", ["overhead_ict", "nhc", "als eigen element"])
def test_noemt_kiest_de_melding(draai: Draai, regio: Path, noemt: str) -> None:
    motiveer(regio, noemt=noemt)
    assert draai("controleer", "--streng", map_=regio).code == 0


@pytest.mark.parametrize(
    ("anders", "code", "zin"),
    [
        (
            {"noemt": "kantoorpand"},
            "RT317",
            "Geen melding noemt 'kantoorpand' als heel woord of getal. Lees haar na en pas 'noemt' en de motivering aan.",
        ),
        (
            {"bestand": "productkaarten/45A48.yaml"},
            "RT317",
            "RT601 staat nu bij opslagen.yaml. Gaat de motivering daarover, pas dan 'bestand' aan; haal haar anders weg.",
        ),
        ({"bestand": r".\Opslagen.yaml"}, "RT317", "Bedoelt u 'opslagen.yaml'?"),
        ({"bestand": "regio/opslagen.yaml"}, "RT317", "Bedoelt u 'opslagen.yaml'?"),
        ({"noemt": "huisvest"}, "RT317", "Geen melding noemt 'huisvest' als heel woord of getal."),
        ({"noemt": '" "'}, "RT202", "Hier staan alleen spaties; er hoort een tekst."),
        ({"code": "RT602"}, "RT317", "Haal haar weg; er valt hier niets meer te motiveren."),
        ({"code": "RT6O1"}, "RT318", "De code 'RT6O1' bestaat niet."),
        ({"code": "huisvesting"}, "RT318", "De code staat tussen haken in de melding, zoals RT608."),
    ],
    ids=[
        "andere-naam",
        "ander-bestand",
        "backslash",
        "map-ervoor",
        "half-woord",
        "alleen-wit",
        "opgelost",
        "verschreven",
        "geen-code",
    ],
)
def test_een_motivering_die_nergens_bij_hoort_valt_op(
    draai: Draai, regio: Path, anders: dict[str, str], code: str, zin: str
) -> None:
    """En de vraag zelf blijft open: zo verbergt een verschreven motivering niets."""
    motiveer(regio, **anders)
    uitkomst = draai("controleer", "--streng", map_=regio)
    tekst = op_een_regel(uitkomst.stdout)
    assert uitkomst.code == 1
    assert "[RT601]" in tekst
    assert f"[{code}]" in tekst
    assert zin in tekst


@pytest.mark.parametrize(
    ("noemt", "zin", "past"),
    [
        ("5,66%", "De overhead is 5,66% van de kostprijs.", True),
        ("5,66%", "De overhead is 15,66% van de kostprijs.", False),
        ("5,66%", "De overhead is 1.5,66% van de kostprijs.", False),
        ("5,6", "De overhead is 5,66% van de kostprijs.", False),
        ("5", "De overhead is 5,66% van de kostprijs.", False),
        ("5%", "De marge is -5% van de kostprijs.", False),
        ("5%", "De marge is \N{MINUS SIGN}5% van de kostprijs.", False),
        ("-5%", "De marge is -5% van de kostprijs.", True),
        ("2026", "In 2025-2026 geldt 'x'.", True),
        ("x", "In 2025-2026 geldt 'x'.", True),
        ("(a+)+", "De regel heet (a+)+.", True),
        ("  van  de ", "De overhead van de groep.", True),
    ],
)
def test_noemt_is_een_heel_woord_of_getal(noemt: str, zin: str, past: bool) -> None:
    """Wie een getal noemt, krijgt de vraag terug zodra het getal anders is; ook als het oude erin zit."""
    gelezen = lees_verantwoording(
        f"motiveringen:\n  - {{code: RT608, tariefjaar: 2026, bestand: k.yaml, noemt: '{noemt}', motivering: m}}\n".encode(),
        "verantwoording.yaml",
    )
    (een,) = gelezen.motiveringen
    assert een.hoort_bij(Bevinding("RT608", zin, "", Plaats("k.yaml", 1), Ernst.WAARSCHUWING)) is past


def motivering(noemt: str | None, regel: int, reden: str = "m") -> Motivering:
    return Motivering(
        code=Tekst("RT608", Plaats("verantwoording.yaml", regel)),
        tariefjaar=2026,
        bestand=Tekst("opslagen.yaml", Plaats("verantwoording.yaml", regel)),
        noemt=None if noemt is None else Tekst(noemt, Plaats("verantwoording.yaml", regel)),
        motivering=Tekst(reden, Plaats("verantwoording.yaml", regel)),
    )


def waarschuwing(naam: str, regel: int | None) -> Bevinding:
    plaats = None if regel is None else Plaats("opslagen.yaml", regel)
    return Bevinding("RT608", f"De regel {naam} valt op.", "", plaats, Ernst.WAARSCHUWING)


def zonder_motief(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    return [een._replace(motief=None) for een in bevindingen]


def test_een_motivering_voor_meer_meldingen_zegt_welke() -> None:
    """Anders verdween een tweede melding met dezelfde code stil onder de motivering van de eerste."""
    a, b = waarschuwing("a", 1), waarschuwing("b", None)
    oordeel = verantwoord([a, b], [motivering(None, 2)], 2026)
    assert oordeel.gemotiveerd == ()
    assert {a, b} < set(oordeel.open)
    (bezwaar,) = set(oordeel.open) - {a, b}
    assert bezwaar.code == "RT317"
    assert bezwaar.wat == "RT608 staat 2 keer bij opslagen.yaml, en deze motivering zegt niet bij welke zij hoort."
    assert bezwaar.remedie == "Zet bij 'noemt' een naam of getal uit de melding die u bedoelt."
    assert zonder_motief(verantwoord([a], [motivering(None, 2)], 2026).gemotiveerd) == [a]
    assert zonder_motief(verantwoord([a, b], [motivering("regel", 2)], 2026).gemotiveerd) == [a, b]
    assert verantwoord([a, b], [motivering("a", 2), motivering("b", 3)], 2026).open == ()


def test_een_tweede_motivering_voor_hetzelfde_valt_op() -> None:
    """Alleen de eerste staat in de json; wie de tweede schreef, hoort dat te weten."""
    a = waarschuwing("a", None)
    oordeel = verantwoord([a], [motivering("a", 2, "zo"), motivering(None, 7, "anders")], 2026)
    assert [een.motief for een in oordeel.gemotiveerd] == [Motief("zo", "verantwoording.yaml")]
    (bezwaar,) = oordeel.open
    assert (bezwaar.code, bezwaar.plaats) == ("RT317", Plaats("verantwoording.yaml", 7))
    assert bezwaar.wat == "Wat deze motivering zegt over RT608 bij opslagen.yaml, is op regel 2 al gemotiveerd."


def test_bij_fouten_zegt_niemand_dat_een_motivering_weg_kan(draai: Draai, kopie: Path) -> None:
    """Een kaart die niet te lezen is, heeft geen waarschuwing; die komt terug na herstel, en dan telt de motivering weer."""
    shutil.copy(WORTEL / "examples/verantwoording.yaml", kopie)
    kaart = kopie / "productkaarten/42A03-vervoer-rit.yaml"
    goed = kaart.read_text(encoding="utf-8")
    kaart.write_text(goed.replace("eenheid: stuk", "eenheid: stukje"), encoding="utf-8")
    uitkomst = draai("controleer", map_=kopie)
    assert uitkomst.code == 1
    assert "RT317" not in uitkomst.stdout
    kaart.write_text(goed, encoding="utf-8")
    opslagen = kopie / "opslagen.yaml"
    opslagen.write_text("[", encoding="utf-8")
    uitkomst = draai("controleer", "--tariefjaar", "2026", map_=kopie)
    assert uitkomst.code == 2
    assert "RT317" not in uitkomst.stdout


def test_wat_gemotiveerd_is_houdt_niets_anders_uit_beeld(draai: Draai, regio: Path) -> None:
    """Van een controle komen er hoogstens honderd in beeld, met hoeveel het er zijn; wie die motiveert, ziet de volgende."""
    kaart = regio / "productkaarten/45A48.yaml"
    with kaart.open("a", encoding="utf-8") as regels:
        regels.writelines(f"# INVULLEN: punt {nummer}.\n" for nummer in range(130))
        regels.write("# INVULLEN: het laatste.\n")
    voor = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    merken = [een for een in voor["bevindingen"] if een["bestand"] == "productkaarten/45A48.yaml"]
    (code,) = {een["code"] for een in merken}
    assert len(merken) == 100
    assert [een["tekst"] for een in voor["bevindingen"] if een["code"] == "RT112"] == [
        f"{code} komt 131 keer voor; hier staan de eerste 100."
    ]
    motiveer(regio, code=code, bestand="productkaarten/45A48.yaml", noemt="punt")
    na = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    assert len(na["gemotiveerd"]) == 130
    assert [een["tekst"] for een in na["bevindingen"] if een["code"] in {code, "RT112"}] == [
        "Nog te doen: het laatste."
    ]


@pytest.mark.parametrize("naam", ["verantwoording.yml", "verantwoording.yaml.txt"])
def test_een_bestand_dat_bijna_zo_heet_valt_op(draai: Draai, regio: Path, naam: str) -> None:
    """Kladblok zet er .txt achter; wie dan geen melding krijgt, denkt dat de motivering niet deugt."""
    motiveer(regio)
    (regio / "verantwoording.yaml").rename(regio / naam)
    uitkomst = draai("controleer", map_=regio)
    assert uitkomst.code == 1
    assert f"Fout {naam}:1:1: [RT101]" in uitkomst.stdout


def test_duizenden_verschreven_codes_zijn_honderd_fouten(draai: Draai, regio: Path) -> None:
    """Bij elke code hoort zoeken naar een die er op lijkt; met tienduizend was dat een halve minuut."""
    een = "- {code: RTX, tariefjaar: 2026, bestand: opslagen.yaml, motivering: m}\n"
    (regio / "verantwoording.yaml").write_text(f"motiveringen:\n{een * 130}", encoding="utf-8")
    tellingen = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)["tellingen"]
    assert tellingen == {"fouten": 100, "waarschuwingen": 1, "opmerkingen": 1}


def test_een_fout_is_niet_te_motiveren(draai: Draai, regio: Path) -> None:
    kaart = regio / "productkaarten/45A48.yaml"
    kaart.write_text(kaart.read_text(encoding="utf-8").replace("aandeel: 40%", "aandeel: 30%"), encoding="utf-8")
    motiveer(regio, code="RT302", bestand="productkaarten/45A48.yaml")
    uitkomst = draai("controleer", map_=regio)
    assert uitkomst.code == 1
    assert "[RT302]" in uitkomst.stdout
    assert "RT302 bij productkaarten/45A48.yaml is een fout, en die is niet te motiveren." in uitkomst.stdout


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        ("motiveringen: []\n", "RT201"),
        ("x: 1\n", "RT221"),
        ("motiveringen:\n  - code: RT601\n", "RT220"),
        ("[", "RT104"),
    ],
)
def test_met_een_fout_in_het_bestand_is_niets_gemotiveerd(draai: Draai, regio: Path, inhoud: str, code: str) -> None:
    (regio / "verantwoording.yaml").write_text(inhoud, encoding="utf-8")
    uitkomst = draai("controleer", map_=regio)
    assert uitkomst.code == 1
    assert "Fout verantwoording.yaml:" in uitkomst.stdout
    assert f"[{code}]" in uitkomst.stdout
    assert "[RT601]" in uitkomst.stdout


def test_het_voorbeeld_motiveert_wat_de_voorbeeldregio_openlaat(draai: Draai, kopie: Path) -> None:
    shutil.copy(WORTEL / "examples/verantwoording.yaml", kopie)
    uitkomst = draai("controleer", map_=kopie)
    assert uitkomst.stdout.splitlines()[-2:] == [
        "0 fouten, 4 waarschuwingen, 0 opmerkingen.",
        "3 bevindingen blijven gemotiveerd staan (RT012, RT608 2 keer); zie verantwoording.yaml.",
    ]


def test_invullen_is_geen_motivering(draai: Draai, regio: Path) -> None:
    """Wie de remedie van een ontbrekende sleutel overneemt en het daarbij laat, heeft niets gemotiveerd."""
    motiveer(regio, motivering='"INVULLEN: waarom dit zo blijft"')
    uitkomst = draai("controleer", "--streng", map_=regio)
    assert uitkomst.code == 1
    assert "[RT601]" in uitkomst.stdout
    assert "verantwoording.yaml:5:18: [RT660]" in uitkomst.stdout
    assert "Nog te doen: waarom dit zo blijft." in uitkomst.stdout


def test_uitvoer_gaat_er_niet_overheen(draai: Draai, regio: Path) -> None:
    motiveer(regio)
    voor = (regio / "verantwoording.yaml").read_bytes()
    uitkomst = draai("bereken", "--formaat", "json", "-o", str(regio / "verantwoording.yaml"), map_=regio)
    assert uitkomst.code == 2
    assert (regio / "verantwoording.yaml").read_bytes() == voor
