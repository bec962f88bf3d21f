"""Het merk INVULLEN houdt vaststellen tegen waar een tarief van het jaar erop rust, en anders niet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, inhoud, wijzig
from tests.vaststellen.conftest import KAART, stel_vast


@pytest.mark.parametrize("bestand", ["opslagen.yaml", KAART, "cao/jeugdzorg/2025-03-01.yaml"])
def test_invullen_houdt_vaststellen_tegen_ook_met_een_bron(draai: Draai, regio: Path, bestand: str) -> None:
    """Wat een sjabloon openliet, is pas van de regio als iemand het merk weghaalt."""
    with (regio / bestand).open("a", encoding="utf-8") as regels:
        regels.write("# INVULLEN: de waarde van uw regio\n")
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert re.search(rf"Fout {bestand}:\d+:\d+: \[RT660\]", uitkomst.stderr)
    assert "haal INVULLEN hier weg, of stel vast met --als-concept" in uitkomst.stderr
    assert inhoud(regio) == voor
    assert stel_vast(draai, regio, "--als-concept").code == 0


@pytest.mark.parametrize(
    "regel",
    [
        'doel: "INVULLEN: wat dit is"',
        "doel: Nog INVULLEN door de regio",
        "doel: invullen",
        "doel: |\n  Invullen: de eis",
        "# invullen: de eis",
    ],
)
def test_ook_een_waarde_die_invullen_zegt_houdt_tegen(draai: Draai, regio: Path, regel: str) -> None:
    kaart = (regio / KAART).read_text(encoding="utf-8")
    zonder = re.sub(r"(?m)^doel:.*\n(?: .*\n)*", "", kaart)
    assert zonder != kaart
    (regio / KAART).write_text(f"{zonder}{regel}\n", encoding="utf-8")
    assert draai("controleer", map_=regio).stdout.count("[RT660]") == 1
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout, uitkomst.stderr.count("[RT660]")) == (1, "", 1)


def test_invullen_in_de_besluitgegevens_of_een_motief_houdt_tegen(draai: Draai, regio: Path) -> None:
    besluit = regio / "besluit.yaml"
    wijzig(besluit, "reden: Naar boven", 'reden: "INVULLEN: waarom" # Naar boven')
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nelement: marge\nsamenvatting: Te laag.\n'
        "oordeel: niet\nmotief: INVULLEN\n",
        encoding="utf-8",
    )
    uitkomst = draai("vaststellen", "--besluit", str(besluit), map_=regio)
    assert uitkomst.code == 1
    assert "Nog te doen: waarom." in uitkomst.stderr
    assert "Hier staat nog INVULLEN." in uitkomst.stderr


def test_invullen_als_gewoon_woord_is_geen_merk(draai: Draai, regio: Path) -> None:
    with (regio / KAART).open("a", encoding="utf-8") as regels:
        regels.write("# De aanbieder kan het formulier zelf invullen: dat scheelt tijd.\n")
    assert "[RT660]" not in draai("controleer", map_=regio).stdout


def test_invullen_in_een_tabel_waar_geen_tarief_op_rust_houdt_niets_tegen(draai: Draai, regio: Path) -> None:
    """Een tabel van een later jaar die nog niet af is, zegt niets over de tarieven van dit jaar."""
    later = (regio / "cao/jeugdzorg/2025-03-01.yaml").read_text(encoding="utf-8")
    later = later.replace("ingangsdatum: 2025-03-01", "ingangsdatum: 2027-01-01")
    later = later.replace("bevestigd_tot: 2025-12-31", "bevestigd_tot: 2027-12-31 # INVULLEN: de laatste dag")
    (regio / "cao/jeugdzorg/2027-01-01.yaml").write_text(later, encoding="utf-8")
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert "[RT660]" not in stel_vast(draai, regio).stderr


def test_een_voorstel_voor_een_later_jaar_houdt_alleen_dat_jaar_tegen(draai: Draai, regio: Path) -> None:
    """Wie in het najaar de cijfers van 2027 klaarzet, kan het besluit over 2026 nog herzien."""
    naar = regio.parent / "naar-2027"
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", str(naar), map_=regio).code == 0
    shutil.copy(naar / "opslagen.yaml", regio / "opslagen.yaml")
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert "[RT660]" not in stel_vast(draai, regio).stderr
    later = draai("vaststellen", "--proef", "--besluitdatum", "2026-11-01", "--tariefjaar", "2027", map_=regio)
    assert "[RT660]" in later.stderr


def test_veel_voorstellen_voor_een_later_jaar_verbergen_geen_merk_van_dit_jaar(draai: Draai, regio: Path) -> None:
    """Van een controle staan er in controleer honderd in beeld; het besluit kijkt naar alle."""
    tabel = regio / "cao/jeugdzorg/2025-03-01.yaml"
    later = re.sub("(?m)^ingangsdatum: .*", "ingangsdatum: 2027-01-01", tabel.read_text(encoding="utf-8"))
    later = re.sub("(?m)^bevestigd_tot: .*", "bevestigd_tot: 2027-12-31", later).replace(
        "cao: jeugdzorg", "cao: alvast"
    )
    (regio / "cao/alvast").mkdir()
    (regio / "cao/alvast/2027-01-01.yaml").write_text(later + "# INVULLEN: van 2027\n" * 110, encoding="utf-8")
    with tabel.open("a", encoding="utf-8") as regels:
        regels.write("# INVULLEN: wat er nu geldt\n")
    assert "Nog te doen: wat er nu geldt." in stel_vast(draai, regio).stderr


@pytest.mark.parametrize("blok", [False, True])
def test_invullen_bij_een_cijfer_dat_een_tarief_leest_houdt_tegen(draai: Draai, regio: Path, blok: bool) -> None:
    """Ook als de bron van dat cijfer op een andere regel staat dan het cijfer zelf."""
    opslagen = regio / "opslagen.yaml"
    regel = next(
        een for een in opslagen.read_text(encoding="utf-8").splitlines() if "{jaar: 2026, waarde: 6.10%" in een
    )
    velden = regel.strip().removeprefix("- {").removesuffix("}").split(", ", 4)
    als_blok = "      - " + "\n        ".join(velden)
    wijzig(opslagen, regel, f"{als_blok if blok else regel} # INVULLEN: de bron")
    assert "[RT660]" in stel_vast(draai, regio).stderr


def test_invullen_houdt_tegen_op_een_regel_die_ook_van_een_later_jaar_is(draai: Draai, regio: Path) -> None:
    """De bron van 2026 staat op dezelfde regel als het cijfer van 2027: het merk kan over allebei gaan."""
    opslagen = regio / "opslagen.yaml"
    regels = opslagen.read_text(encoding="utf-8").splitlines()
    nummer = next(nummer for nummer, een in enumerate(regels) if "{jaar: 2026, waarde: 6.10%" in een)
    begin = next(hoger for hoger in range(nummer, 0, -1) if regels[hoger].strip() == "waarden:")
    waarden = [een.strip().removeprefix("- ") for een in regels[begin + 1 : nummer]]
    samen = [
        f"{regels[begin]} [{', '.join(waarden)}, {{jaar: 2026, waarde: 6.10%, klasse: vaststaand, zekerheid: A,",
        "        bron: cijfers van 2026}, {jaar: 2027, waarde: 6.20%, klasse: vaststaand, bron: cijfers van 2027}] # INVULLEN: de bron",
    ]
    opslagen.write_text("\n".join([*regels[:begin], *samen, *regels[nummer + 1 :], ""]), encoding="utf-8")
    assert "[RT660]" in stel_vast(draai, regio).stderr
