"""Reeksen in een kopie van de Voorbeeldregio, en de regels die een voorstel erbij zet."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Draai

OPSLAGEN = Path("opslagen.yaml")


def reeks(naam: str, *waarden: str) -> str:
    regels = "".join(f"      - {{{een}}}\n" for een in waarden)
    return f'  {naam}:\n    naam: "Reeks {naam}"\n    waarden:\n{regels}'


def gegeven(jaar: int | str, waarde: str, klasse: str = "vaststaand") -> str:
    return f"{wanneer(jaar)}, waarde: {waarde}, klasse: {klasse}, bron: 'bron van {jaar}'"


def afgeleid(jaar: int | str, regel: str, klasse: str = "aanname") -> str:
    return f"{wanneer(jaar)}, afleiding: {{{regel}}}, klasse: {klasse}, bron: 'regel van {jaar}', motivering: zo"


def wanneer(jaar: int | str) -> str:
    return f"jaar: {jaar}" if isinstance(jaar, int) else jaar


def met_reeks(*reeksen: str, last: str = "proef") -> None:
    """Zet reeksen in de regio, met een werkgeverslast die de reeks ``last`` leest."""
    tekst = OPSLAGEN.read_text(encoding="utf-8")
    regel = f"  - sleutel: proef\n    naam: Proef\n    percentage: {{reeks: {last}}}\n    over: [bruto_loon]\n"
    tekst = tekst.replace("werkgeverslasten:\n", f"werkgeverslasten:\n{regel}", 1)
    OPSLAGEN.write_text(tekst.replace("\nreeksen:\n", f"\nreeksen:\n{''.join(reeksen)}", 1), encoding="utf-8")


def nieuwe_regels(draai: Draai, jaar: int = 2027) -> list[str]:
    """De regels die het voorstel erbij zet; alles wat er al stond, staat er nog."""
    assert draai("nieuw", "tariefjaar", str(jaar), "--voorstel", "naar").code == 0
    oud, nieuw = (pad.read_text(encoding="utf-8").splitlines() for pad in (OPSLAGEN, Path("naar") / OPSLAGEN))
    erbij, rest = [], iter(oud)
    verwacht = next(rest, None)
    for regel in nieuw:
        if regel == verwacht:
            verwacht = next(rest, None)
        else:
            erbij.append(regel)
    assert verwacht is None
    return erbij


def voorstel(draai: Draai, *reeksen: str, jaar: int = 2027, van: str = "proef") -> list[str]:
    """Wanneer en waaruit, van elk voorstel voor één reeks."""
    met_reeks(*reeksen)
    regels = [regel for regel in nieuwe_regels(draai, jaar) if f"Reeks {van}, " in regel]
    return [re.sub(r"^ *- \{(.*), klasse: (?:aanname|open), .*$", r"\1", regel) for regel in regels]
