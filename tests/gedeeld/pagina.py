"""Pagina's met uitvoer erin: elk ``console``-blok is wat het programma zegt, op volgorde; ``…`` staat voor wat is weggelaten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent.parent.parent
BLOK = re.compile(r"```console\n\$ reeletarief (.*)\n((?:.*\n)*?)```")
HERSTEL = "draai deze test met --werk-bij en lees het verschil na"


def pagina(naam: str) -> str:
    return (WORTEL / naam).read_text(encoding="utf-8")


def blokken(naam: str, begin: str = "") -> list[tuple[str, str]]:
    """De opdrachten op een pagina die zo beginnen, elk met wat eronder getoond wordt."""
    return [blok for blok in BLOK.findall(pagina(naam)) if blok[0].startswith(begin)]


class Toont:
    """Vergelijkt wat een pagina onder een opdracht toont met de uitvoer; met ``--werk-bij`` ververst het de pagina."""

    def __init__(self, werk_bij: bool) -> None:
        self.werk_bij = werk_bij

    def __call__(self, naam: str, opdracht: str, getoond: str, uitvoer: str) -> None:
        """Elke getoonde regel staat in de uitvoer, in dezelfde volgorde; hoeveel spaties ertussen staan, doet niet mee."""
        ververst, kwijt = ververs(getoond, uitvoer)
        anders = [] if self.werk_bij else _anders(getoond, ververst)
        if ververst != getoond and self.werk_bij:
            _vervang(WORTEL / naam, f"{opdracht}\n{getoond}", f"{opdracht}\n{ververst}")
        if kwijt:
            pytest.fail(_melding(naam, opdracht, "kies met de hand een andere regel", kwijt + anders))
        if anders:
            pytest.fail(_melding(naam, opdracht, HERSTEL, anders))


def _anders(getoond: str, ververst: str) -> list[str]:
    """De getoonde regels waarvan de inhoud niet meer klopt."""
    nieuw = {_kaal(regel) for regel in ververst.splitlines()}
    return [regel for regel in getoond.splitlines() if _kaal(regel) not in nieuw]


def _melding(naam: str, opdracht: str, remedie: str, regels: list[str]) -> str:
    return f"{naam} klopt niet meer onder '{opdracht}'; {remedie}:\n" + "\n".join(regels)


def ververs(getoond: str, uitvoer: str) -> tuple[str, list[str]]:
    """Het getoonde met elke regel zoals hij nu in de uitvoer staat, en de regels waarvoor geen plek te vinden is.

    Klopt alles nog, dan blijft het getoonde zoals het is. Van een regel die er niet meer staat, telt de gedaante (de tekst zonder
    cijfers): is er na de vorige regel precies één van die gedaante, of begint er precies één met hetzelfde woord, dan is het die.
    """
    regels, vanaf, kwijt = uitvoer.splitlines(), 0, []
    nieuw = getoond.splitlines()
    for nummer, regel in enumerate(getoond.splitlines()):
        if regel.strip() in {"", "…"}:
            continue
        plek = _plek(regel, regels, vanaf)
        if plek is None:
            kwijt.append(regel)
            continue
        vanaf = plek + 1
        nieuw[nummer] = regels[plek].rstrip()
    gelijk = [_kaal(regel) for regel in nieuw] == [_kaal(regel) for regel in getoond.splitlines()]
    return getoond if gelijk else "".join(f"{regel}\n" for regel in nieuw), kwijt


def _plek(regel: str, regels: list[str], vanaf: int) -> int | None:
    """Waar een getoonde regel in de uitvoer staat, op of na ``vanaf``."""
    rest = range(vanaf, len(regels))
    zelfde = [plek for plek in rest if _kaal(regels[plek]) == _kaal(regel)]
    if zelfde:
        return zelfde[0]
    for maat in (_gedaante, _begin):
        lijkt = [plek for plek in rest if maat(regels[plek]) == maat(regel)]
        if len(lijkt) == 1:
            return lijkt[0]
    return None


def _kaal(regel: str) -> str:
    return " ".join(regel.split())


def _gedaante(regel: str) -> str:
    return re.sub(r"[\d.,:│█+−-]+", "0", _kaal(regel))


def _begin(regel: str) -> str:
    return next(iter(regel.split()), "")


def _vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, f"{pad.name}: {oud!r} staat er niet precies één keer"
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
