"""Pagina's met uitvoer erin: elk ``console``-blok is wat het programma zegt, op volgorde; ``…`` staat voor wat is weggelaten."""

from __future__ import annotations

import re

from tests.conftest import WORTEL

BLOK = re.compile(r"```console\n\$ reeletarief (.*)\n((?:.*\n)*?)```")


def pagina(naam: str) -> str:
    return (WORTEL / naam).read_text(encoding="utf-8")


def blokken(naam: str, begin: str = "") -> list[tuple[str, str]]:
    """De opdrachten op een pagina die zo beginnen, elk met wat eronder getoond wordt."""
    return [blok for blok in BLOK.findall(pagina(naam)) if blok[0].startswith(begin)]


def eis_getoond(getoond: str, uitvoer: str) -> None:
    """Elke getoonde regel staat in de uitvoer, in dezelfde volgorde; hoeveel spaties ertussen staan, doet niet mee."""
    regels = iter([" ".join(regel.split()) for regel in uitvoer.splitlines()])
    for regel in getoond.splitlines():
        if regel.strip() not in {"", "…"}:
            assert " ".join(regel.split()) in regels, regel
