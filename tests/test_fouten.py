"""Elke map in ``fouten/`` is één fout: het gewijzigde bestand en de melding die daarop hoort te volgen.

Een map toevoegen is een test toevoegen. Het bestand ligt over de goede regio in ``_basis`` heen.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.weergave.controleer.tekst import telling
from reeletarief.weergave.meldingen import meldingen, uitgeschreven
from tests.conftest import Draai

FOUTEN = Path(__file__).parent / "fouten"
CONTROLES = Path(__file__).parent / "controles"
BEGROTING = Path(__file__).parent / "begroting"
BEGROTINGEN = sorted(BEGROTING.glob("RT*"))
TOETSEN = sorted(map_ for map_ in (Path(__file__).parent / "toets").iterdir() if map_.name.startswith("RT"))
MAPPEN = sorted(map_ for map_ in FOUTEN.iterdir() if map_.is_dir() and map_.name != "_basis")


def test_de_basis_zelf_is_goed(draai: Draai, werkmap: Path) -> None:
    uitkomst = draai("bereken", map_=werkmap)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")


@pytest.mark.parametrize("geval", MAPPEN, ids=lambda map_: map_.name)
def test_melding(geval: Path, draai: Draai, werkmap: Path, vastgelegd: Callable[[Path, str], None]) -> None:
    shutil.copytree(geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
    uitkomst = draai("bereken", map_=werkmap)
    vastgelegd(geval / "verwacht.txt", uitkomst.stderr)
    code = geval.name.split("-")[0]
    assert f"[{code}]" in uitkomst.stderr
    assert "→ " in uitkomst.stderr
    assert uitkomst.code == (0 if code.startswith("RT0") else 2)


def test_alle_fouten_van_alle_bestanden_in_een_keer_gesorteerd(draai: Draai, werkmap: Path) -> None:
    for geval in ("RT220-verplichte-sleutel", "RT215-drie-decimalen", "RT304-onbekende-grondslag"):
        shutil.copytree(FOUTEN / geval, werkmap, dirs_exist_ok=True)
    fouten = [regel for regel in draai("bereken", map_=werkmap).stderr.splitlines() if regel.startswith("Fout ")]
    assert [regel.split()[1].rsplit(":", 3)[0] for regel in fouten] == sorted(
        ["cao/proef/2026-01-01.yaml", "opslagen.yaml", "productkaarten/45A48.yaml"]
    )


def test_streng_maakt_van_een_waarschuwing_een_bevinding(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(FOUTEN / "RT012-tabel-onbevestigd", werkmap, dirs_exist_ok=True)
    assert draai("bereken", map_=werkmap).code == 0
    assert draai("bereken", "--streng", map_=werkmap).code == 1


def test_elke_code_in_het_programma_heeft_een_voorbeeld() -> None:
    """Wie een melding toevoegt, toont haar ook; wat niet in een bestand te zetten is, test een ander bestand."""
    bron = Path(__file__).parent.parent / "reeletarief"
    codes = {code for pad in bron.rglob("*.py") for code in re.findall(r'"(RT\d{3})"', pad.read_text(encoding="utf-8"))}
    getoond = {map_.name.split("-")[0] for map_ in MAPPEN}
    elders = {
        "RT101",
        "RT102",
        "RT110",
        "RT111",
        "RT112",
        "RT311",
        "RT317",
        "RT318",
        "RT408",
        "RT413",
        "RT501",
        "RT502",
        "RT503",
        "RT504",
        "RT505",
        "RT506",
        "RT507",
        "RT508",
        "RT509",
        "RT510",
        "RT514",
        "RT515",
        "RT511",
        "RT512",
        "RT513",
    }  # andere testmodules
    controles = {code for code in codes if code.startswith("RT6")}
    begroting = {code for code in codes if code.startswith("RT7") and not re.fullmatch(BLOKKEN["tarieflijst"][0], code)}
    in_blokken = {code for code in codes if re.fullmatch(TOETS, code)}
    assert in_blokken == {map_.name.split("-")[0] for map_ in TOETSEN} | set(
        re.findall(r"RT97[89]", _tests(("toets/*.py",)))
    )
    for patroon, plekken in BLOKKEN.values():
        blok = {code for code in codes if re.fullmatch(patroon, code)}
        assert blok == set(re.findall(rf"\b(?:{patroon})\b", _tests(plekken)))
        in_blokken |= blok
    getoond_bij_controles = {map_.name.split("-")[0] for map_ in CONTROLES.glob("RT*")}
    assert codes - controles - begroting - in_blokken == getoond | elders
    assert begroting == {map_.name.split("-")[0] for map_ in BEGROTINGEN}
    assert controles == getoond_bij_controles


BLOKKEN = {
    "werkboek": (r"RT8\d\d", ("werkboek/*.py",)),
    "nieuw": (r"RT52\d", ("nieuw/**/*.py",)),
    "gevoeligheid": (r"RT94\d", ("gevoeligheid/*.py",)),
    "vergelijken": (r"RT9[0-3]\d", ("invoer/test_uit_git.py", "invoer/test_andere_stand.py", "vergelijk/*.py")),
    "uitvraag": (r"RT95\d|RT96[0-4]", ("uitvraag/*.py",)),
    "reacties": (r"RT98[0-2]|RT98[5-9]", ("reacties/*.py",)),
    "vaststellen": (r"RT01[5-9]|RT02[0124-9]|RT03[0-2]|RT98[34]|RT99\d", ("vaststellen/*.py",)),
    "tarieflijst": (r"RT7[23]\d", ("tarieflijst/*.py",)),
}
"""Codes die niet bij één bestand in een map te tonen zijn (een werkboek, een opdracht, een besluit): welke tests ze uitlokken."""


TOETS = r"RT96[5-9]|RT97\d"
"""Een opgave is te tonen als map; RT978 en RT979 gaan over een formulier, en dat is geen tekst om naast een melding te leggen."""


def _tests(plekken: tuple[str, ...]) -> str:
    paden = [pad for plek in plekken for pad in sorted(Path(__file__).parent.glob(plek))]
    return "".join(pad.read_text(encoding="utf-8") for pad in paden)


def test_de_galerij_in_docs_is_bij(vastgelegd: Callable[[Path, str], None]) -> None:
    """``docs/foutmeldingen.md`` toont elke melding zoals het programma haar geeft."""
    vastgelegd(FOUTEN.parent.parent / "docs" / "foutmeldingen.md", _galerij())


def _galerij() -> str:
    delen = [
        "# Meldingen over bestanden",
        (
            "Elke melding hieronder is door het programma zelf gegeven op een bestand uit `tests/fouten/`, `tests/begroting/` of `tests/toets/`. Deze pagina wordt"
            " gemaakt door `pytest --werk-bij`; een test bewaakt dat ze klopt. Wat een code betekent, ook een die hier niet staat, zegt"
            " `reeletarief controleer --uitleg CODE`."
        ),
    ]
    vorige = ""
    for map_ in [*MAPPEN, *BEGROTINGEN, *TOETSEN]:
        code, _, naam = map_.name.partition("-")
        if code != vorige:
            delen.append(f"## {code}")
            vorige = code
        melding = (map_ / "verwacht.txt").read_text(encoding="utf-8").rstrip()
        delen.append(f"{naam.replace('-', ' ').capitalize()}:\n\n```text\n{melding}\n```")
    return "\n\n".join(delen) + "\n"


def _gevolg(product: str) -> Bevinding:
    """Een product dat wegvalt door een fout die al gemeld is."""
    wat = f"{product} bestaat uit 45A48, en die kaart is niet te gebruiken."
    return Bevinding("RT311", wat, "Herstel.", vervalt=product)


def test_wat_uit_een_fout_volgt_staat_in_een_regel() -> None:
    """Zes trajecten op een kaart met een fout: de fout zelf valt op, en de trajecten staan er één keer."""
    fout = Bevinding("RT214", "'6x%' is geen percentage.", "Schrijf 25%.")
    gevolgen = [_gevolg(f"P{nummer}") for nummer in (1, 2)]
    tekst = meldingen([gevolgen[0], fout, gevolgen[1]], {})
    assert tekst.startswith("Fout: [RT214]")
    assert tekst.endswith("\n\nDaardoor ook niet berekend [RT311]: P1, P2.")
    assert "P1 bestaat uit 45A48" in meldingen(gevolgen[:1], {})


def test_gelijke_fouten_staan_bij_elkaar_met_elke_plaats() -> None:
    """Eén fout in de regio die op elke kaart blijkt: de zin staat er één keer, en de plaatsen eronder."""
    plaatsen = [Plaats(f"productkaarten/{nummer}.yaml", 7, 10) for nummer in range(3)]
    tekst = meldingen([Bevinding("RT407", "Er blijven geen uren over.", "Kijk.", plaats) for plaats in plaatsen], {})
    assert tekst.splitlines() == [
        "Fout: [RT407] 3 keer",
        "  Er blijven geen uren over.",
        *(f"  {plaats}" for plaats in plaatsen),
        "  → Kijk.",
    ]


def test_controleer_schrijft_elke_zin_voluit_en_telt_geen_gevolgen() -> None:
    fout = Bevinding("RT214", "'6x%' is geen percentage.", "Schrijf 25%.")
    kanttekening = Bevinding("RT012", "De tabel is oud. Er komt een nieuwe.", "Kijk.", None, Ernst.WAARSCHUWING)
    gevolgen = [_gevolg(f"P{nummer}") for nummer in (1, 2)]
    alineas = uitgeschreven([fout, *gevolgen, kanttekening], {})
    assert [ernst for ernst, _ in alineas] == [Ernst.FOUT, Ernst.WAARSCHUWING, Ernst.FOUT]
    assert "Er komt een nieuwe." in alineas[1][1]
    assert telling([fout, *gevolgen, kanttekening]) == "1 fout, 1 waarschuwing, 0 opmerkingen."
