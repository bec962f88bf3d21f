"""De Voorbeeldregio als bestanden, met een wijziging erin, en het verschil dat dat maakt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Kant, Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.kostprijs.post import Post, loop
from reeletarief.weergave.vergelijk.tekst import vindplaats, wijziging
from tests.conftest import VOORBEELDREGIO

JEUGDZORG = "cao/jeugdzorg/2025-03-01.yaml"


@cache
def bestanden() -> dict[str, bytes]:
    paden = [VOORBEELDREGIO / "opslagen.yaml", *(VOORBEELDREGIO / "cao").rglob("*.yaml")]
    paden += (VOORBEELDREGIO / "productkaarten").glob("*.yaml")
    return {pad.relative_to(VOORBEELDREGIO).as_posix(): pad.read_bytes() for pad in paden}


def gewijzigd(pad: str, *paren: tuple[str, str]) -> dict[str, bytes]:
    """De Voorbeeldregio met in één bestand de eerste keer een tekst door een andere vervangen."""
    tekst = bestanden()[pad].decode()
    for oud, nieuw in paren:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw, 1)
    return {**bestanden(), pad: tekst.encode()}


def vergeleken(nieuw: dict[str, bytes], *producten: str) -> Vergelijking:
    oud, nu = (als_kant("", bereken(lees_regio(stand), producten)) for stand in (bestanden(), nieuw))
    return vergelijk(oud, nu)


def oorzaken(bestand: str, *paren: tuple[str, str], product: str = "43A07") -> list[tuple[str, str, str]]:
    """Van elke oorzaak na deze wijziging de groep, wat er veranderde en waar."""
    vergelijking = vergeleken(gewijzigd(bestand, *paren), product)
    return [(gevolg.groep, wijziging(gevolg), vindplaats(gevolg)) for gevolg in vergelijking.gevolgen]


def enige_gevolg(vergelijking: Vergelijking) -> Gevolg:
    [gevolg] = vergelijking.gevolgen
    return gevolg


class Genoemd(NamedTuple):
    """Wat een oorzaak erbij en wat zij vervallen noemt."""

    erbij: set[str]
    vervallen: set[str]


def genoemd(gevolg: Gevolg, namen: set[str]) -> Genoemd:
    """De posten die een oorzaak noemt; in een naam kan een komma staan, dus zij zijn te vinden met alle namen die er zijn."""
    delen = dict(deel.split(": ", 1) for deel in gevolg.naam.split("; ") if deel.startswith(("erbij: ", "vervallen: ")))
    return Genoemd(*({*_opgesomd(delen.get(woord, ""), namen)} for woord in ("erbij", "vervallen")))


def _opgesomd(opsomming: str, namen: set[str]) -> Iterator[str]:
    rest = re.sub(r" en \d+ andere$", "", opsomming)
    while rest:
        naam = max((een for een in namen if f"{rest}, ".startswith(f"{een}, ")), key=len, default=rest.split(", ")[0])
        yield naam
        rest = rest.removeprefix(naam).removeprefix(", ")


def postnamen(kant: Kant, product: str) -> set[str]:
    """De namen van alles wat in het tarief van een product meetelt."""
    return {post.naam for post in posten(kant, product) if post.bedrag}


def posten(kant: Kant, product: str) -> Iterator[Post]:
    """Elke post van een tarief, ook die nul is."""
    assert kant.tarieven is not None
    return loop(kant.tarieven[product].onafgerond)


def eis_waar(oud: Kant, nieuw: Kant, product: str) -> None:
    """Geen oorzaak noemt iets erbij dat al meetelde, of iets vervallen dat nog meetelt; en elke oorzaak doet iets."""
    eerst, nu = (postnamen(kant, product) for kant in (oud, nieuw))
    namen = {post.naam for kant in (oud, nieuw) for post in posten(kant, product)}
    for gevolg in vergelijk(oud, nieuw, producten=[product]).gevolgen:
        deel = genoemd(gevolg, namen)
        assert not deel.erbij & eerst, gevolg.naam
        assert not deel.vervallen & nu, gevolg.naam
        assert all(gevolg.bedragen.values()), gevolg.naam


def regel_van(bestand: str, tekst: str) -> str:
    """``bestand:regel`` van de enige regel met deze tekst."""
    [nummer] = [nummer for nummer, regel in enumerate(bestanden()[bestand].decode().splitlines(), 1) if tekst in regel]
    return f"{bestand}:{nummer}"
