"""``nieuw tariefjaar`` als opdracht: elke reeks die een volgend jaar mist, met een voorstel dat rekent, of niets."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel
from tests.nieuw.tariefjaar.reeksen import OPSLAGEN, nieuwe_regels


def test_de_hele_voorbeeldregio_rekent_met_het_voorstel(draai: Draai) -> None:
    """Wat er mist, staat er; met de voorstellen is elk product te rekenen, en elk voorstel blijft een aanname die openstaat."""
    zonder = draai("bereken", "--tariefjaar", "2027")
    assert (zonder.code, "46 producten: 0 berekend" in zonder.stdout) == (2, True)
    erbij = nieuwe_regels(draai)
    assert all("afleiding: " in regel and "klasse: aanname" in regel and "# INVULLEN: " in regel for regel in erbij)
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    met = draai("bereken", "--tariefjaar", "2027")
    assert (met.code, "46 producten: 46 berekend" in met.stdout) == (0, True)
    gecontroleerd = draai("controleer")
    assert gecontroleerd.stdout.count("Nog te doen: ") == len(erbij)
    assert "0 fouten" in gecontroleerd.stdout


def test_een_ander_jaar_verandert_niet(draai: Draai) -> None:
    oud = draai("bereken", "--formaat", "csv").stdout
    nieuwe_regels(draai)
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    assert draai("bereken", "--formaat", "csv").stdout == oud


def test_zonder_voorstel_wordt_er_niets_geschreven(draai: Draai) -> None:
    uitkomst = draai("nieuw", "tariefjaar", "2027")
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith("45 waarden ontbreken nog voor tariefjaar 2027.\n")
    assert re.search(
        r"^zvw +Werkgeversheffing Zvw +2027 +6,1% \(2026\) +de waarde van 2026 *$", uitkomst.stdout, re.MULTILINE
    )
    assert "reeletarief nieuw tariefjaar 2027 --voorstel naar-2027\n" in uitkomst.stdout
    assert {pad.name for pad in Path().iterdir()} == {"cao", "productkaarten", "opslagen.yaml"}


def test_vergelijken_gaat_met_het_jaar_waar_de_regio_mee_werkt(draai: Draai) -> None:
    """Bij een sprong van twee jaar is het jaar ertussen niet te rekenen; in het eigen jaar is het jaar ervoor bedoeld."""
    verder = "reeletarief vergelijk --tariefjaar {} --met-tariefjaar {} "
    assert verder.format(2028, 2026) in draai("nieuw", "tariefjaar", "2028").stdout
    assert verder.format(2026, 2025) in draai("nieuw", "tariefjaar", "2026").stdout


def test_een_jaar_dat_compleet_is(draai: Draai) -> None:
    """Dan is er niets voor te stellen, en niets te schrijven."""
    uitkomst = draai("nieuw", "tariefjaar", "2026", "--voorstel", "naar")
    assert not Path("naar").exists()
    assert "Geschreven" not in uitkomst.stdout
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith("Voor tariefjaar 2026 ontbreekt geen enkele waarde: elk product is te rekenen.\n")


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("1999",), "'1999' is geen jaar van 2000 tot en met 2100"),
        (("volgend",), "'volgend' is geen jaar"),
        (("2027", "--voorstel", "cao"), "hoort bij de bestanden van de regio zelf"),
        (("2027", "--voorstel", "bezet"), "is er al en is geen lege map"),
        (("2027", "--map", "nergens"), "De map nergens bestaat niet."),
    ],
)
def test_een_opdracht_die_niet_kan(argumenten: tuple[str, ...], melding: str, draai: Draai) -> None:
    Path("bezet").mkdir()
    (Path("bezet") / "iets").write_text("van mij", encoding="utf-8")
    uitkomst = draai("nieuw", "tariefjaar", *argumenten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in op_een_regel(uitkomst.stderr)
