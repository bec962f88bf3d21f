"""Tekst die uit een tekstverwerker of webpagina is geplakt: bijzondere spaties en zachte afbreekstreepjes."""

from __future__ import annotations

import io
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from reeletarief.invoer.uitvraag.tabel import als_tekst
from reeletarief.invoer.woorden import gewone_tekst, is_zichtbaar
from tests.conftest import Draai, wijzig

SPATIES = [
    teken for teken in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(teken) == "Zs" and teken != " "
]
GEPLAKT = f"Proef{''.join(f'{teken}x' for teken in SPATIES)}, jeugd\u00adhulp"
GEWOON = f"Proef{' x' * len(SPATIES)}, jeugdhulp"
KAART = "productkaarten/45A48.yaml"


@pytest.fixture
def geplakt(werkmap: Path) -> Path:
    """De kleine regio met geplakte tekst als naam van het product."""
    kaart = werkmap / KAART
    wijzig(kaart, "Proefproduct", f'"{GEPLAKT}"')
    return werkmap


def leesbaar(inhoud: bytes) -> str:
    """De tekst van een bestand; van een pakket (xlsx, ods) die van elk deel."""
    if not inhoud.startswith(b"PK"):
        return inhoud.decode()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return "".join(pakket.read(deel).decode("utf-8", "replace") for deel in pakket.namelist())


@pytest.mark.parametrize(
    ("opdracht", "vorm"),
    [
        *(("bereken", vorm) for vorm in ("txt", "json", "csv", "xlsx", "ods", "html", "md")),
        *(("uitleg 45A48", vorm) for vorm in ("txt", "json", "html", "md")),
        *(("vergelijk --met {oud}", vorm) for vorm in ("json", "csv", "html", "md")),
    ],
)
def test_elke_uitvoer_toont_gewone_tekst(opdracht: str, vorm: str, geplakt: Path, tmp_path: Path, draai: Draai) -> None:
    oud, doel = tmp_path / "oud.json", tmp_path / f"uit.{vorm}"
    draai("bereken", "-o", str(oud), map_=geplakt)
    lasten = geplakt / "opslagen.yaml"
    wijzig(lasten, "20%", "21%")
    uitkomst = draai(*opdracht.format(oud=oud).split(), "-o", str(doel), map_=geplakt)
    assert doel.exists(), uitkomst.stderr
    tekst = leesbaar(doel.read_bytes())
    assert " ".join(GEWOON.split()[:3]) in tekst
    if vorm not in {"txt", "xlsx", "ods"}:  # een smalle kolom of een grafiek breekt de naam af
        assert GEWOON in tekst
    assert not {"\ufffd", "\u00ad", *SPATIES} & set(tekst)


def test_het_scherm_toont_gewone_tekst(geplakt: Path, draai: Draai) -> None:
    uitkomst = draai("uitleg", "45A48", map_=geplakt)
    assert GEWOON in uitkomst.stdout
    assert "\ufffd" not in uitkomst.stdout + uitkomst.stderr


def test_een_naam_is_dezelfde_met_een_vaste_als_met_een_gewone_spatie(werkmap: Path, draai: Draai) -> None:
    """Wie op de ene plek plakte en op de andere typte, noemt dezelfde functie."""
    kaart = werkmap / KAART
    tekst = kaart.read_text(encoding="utf-8").replace("functie: Begeleider", "functie: Begeleider A")
    kaart.write_text(tekst, encoding="utf-8")
    zo = draai("bereken", "--formaat", "csv", map_=werkmap)
    kaart.write_text(tekst.replace("Begeleider A", "Begeleider\u00a0A"), encoding="utf-8")
    assert draai("bereken", "--formaat", "csv", map_=werkmap) == zo


@pytest.mark.parametrize("teken", ["\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\u0085", "\x1b"])
def test_een_onzichtbaar_teken_blijft_een_fout(teken: str, werkmap: Path, draai: Draai) -> None:
    assert not is_zichtbaar(f"a{teken}b")
    kaart = werkmap / KAART
    inhoud = kaart.read_text(encoding="utf-8").replace("Proefproduct", f'"Proef\\u{ord(teken):04x}product"')
    kaart.write_text(inhoud, encoding="utf-8")
    assert "[RT204]" in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    ("bestand", "goed", "geplakt_woord"),
    [
        ("opslagen.yaml", "sleutel: ziekte,", "sleutel: zie\u00adkte,"),
        (KAART, "opslagset: proef", "opslagset: pro\u00adef"),
        (KAART, "cao: proef", "cao: pro\u00adef"),
    ],
)
def test_een_afbreekstreepje_in_een_naam_waar_naar_verwezen_wordt_is_een_fout(
    bestand: str, goed: str, geplakt_woord: str, werkmap: Path, draai: Draai
) -> None:
    """Net als in een code: de editor geeft er ook een kringel onder."""
    wijzig(werkmap / bestand, goed, geplakt_woord)
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code in {1, 2}
    assert "[RT207]" in uitkomst.stdout
    assert "er staat een afbreekstreepje in dat niet te zien is" in uitkomst.stdout
    assert f"Bedoelt u '{goed.partition(': ')[2].rstrip(',')}'" in uitkomst.stdout


def test_een_toelichting_van_een_aanbieder_wordt_net_zo_gelezen() -> None:
    assert als_tekst("Jeugd\u00adhulp\u202fthuis\u00a0") == "Jeugdhulp thuis"


def test_gewone_tekst_blijft_wat_zij_is() -> None:
    assert gewone_tekst("Zorg – ‘thuis’\nén elders") == "Zorg – ‘thuis’\nén elders"


def test_een_tekst_waar_niets_van_overblijft_is_niet_ingevuld(werkmap: Path, draai: Draai) -> None:
    wijzig(werkmap / KAART, "eenheid: uur", 'eenheid: uur\nkwaliteitseisen: ["\u00ad"]')
    assert "[RT202]" in draai("controleer", map_=werkmap).stdout
