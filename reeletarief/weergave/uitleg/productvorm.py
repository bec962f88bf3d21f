"""De delen van ``uitleg`` die alleen bij één vorm van een product horen: het rooster van een groep en de onderdelen van een samengesteld tarief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import loop
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import euro, leesbaar
from reeletarief.weergave.herkomst import bron_met_klasse
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.uitleg.tekst import prijs_van_onderdeel

if TYPE_CHECKING:
    from rich.table import Table

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

ZONDER_VAKANTIETOESLAG = (
    "Over de onregelmatigheidstoeslag is geen vakantietoeslag of eindejaarsuitkering gerekend: de kaart noemt geen "
    "'toeslagen_over_ort'."
)
_ROOSTER, _FUNCTIE = beginnen_met(Kop.ROOSTER, Kop.FUNCTIE)
_GEGEVEN_TOESLAG = f"{Kop.ROOSTER}.ort_percentage"
_VAN_HET_ROOSTER = tuple(f"{Kop.ROOSTER}.{wat}" for wat in ("deel_met_toeslag", "uren_met_toeslag", "salarisuren"))
_TIJDVAK = re.compile(r"\.toeslag_\d+\.uren$")


def roostertabel(tarief: Tarief) -> Table:
    """Per dienst het aantal in het jaar × uren × begeleiders, en de uren × toeslag."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "dienst", 4)
    tekstkolom(tabel, "aantal × uren × begeleiders", 4)
    getalkolom(tabel, "uren per jaar")
    tekstkolom(tabel, "uren × toeslag", 5)
    getalkolom(tabel, "toeslaguren")
    tekstkolom(tabel, "bron", 3)
    posten = {post.sleutel: post for post in loop(tarief.tarief)}
    gegeven_toeslag = _GEGEVEN_TOESLAG in posten
    zonder = "gegeven percentage, zie onder deze tabel" if gegeven_toeslag else "geen toeslag"
    for sleutel, post in posten.items():
        if sleutel.startswith(_ROOSTER) and sleutel.endswith(".uren") and not _TIJDVAK.search(sleutel):
            toeslag = posten.get(f"{sleutel.removesuffix('.uren')}.toeslaguren")
            delen = "; ".join(rekensom(deel) for deel in toeslag.operanden) if toeslag else zonder
            getal = leesbaar(toeslag) if toeslag else ""
            tabel.add_row(post.naam, rekensom(post), leesbaar(post), delen, getal, bron_met_klasse(post.operanden[1]))
    return tabel


def roosterregels(tarief: Tarief) -> list[str]:
    """Per functie in het rooster: haar uren, haar fte en haar gemiddelde toeslag."""
    alle = {post.sleutel: post for post in loop(tarief.tarief)}
    regels = [_roosterregel(post) for sleutel, post in alle.items() if _noemenswaard(sleutel, post)]
    rooster = tarief.kaart.rooster
    zonder = rooster is not None and rooster.ort != "geen" and not rooster.toeslagen_over_ort
    return [*regels, ZONDER_VAKANTIETOESLAG] if zonder else regels


def _noemenswaard(sleutel: str, post: Post) -> bool:
    if not rekensom(post):
        return sleutel == _GEGEVEN_TOESLAG
    slot = sleutel.rpartition(".")[2]
    return (
        sleutel.startswith(_FUNCTIE)
        and (slot in {"fte", "uren_maal_dagen", "uren_per_jaar", "roosteruren", "ort"} or ".ort." in sleutel)
    ) or sleutel.startswith(_VAN_HET_ROOSTER)


def _roosterregel(post: Post) -> str:
    som = rekensom(post)
    return (
        f"{post.naam}: {som} = {leesbaar(post)}" if som else f"{post.naam}: {leesbaar(post)} ({bron_met_klasse(post)})"
    )


def onderdelentabel(tarief: Tarief) -> Table:
    """De producten van een samengesteld tarief: gemiddeld aantal × tarief."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "onderdeel", 4)
    tekstkolom(tabel, "gemiddeld aantal", 4)
    for kop in ("aantal", "× tarief", "= bedrag"):
        getalkolom(tabel, kop)
    tekstkolom(tabel, "uitleg", 3)
    for deel in tarief.onderdelen:
        tabel.add_row(
            f"{deel.product} {deel.tarief.kaart.naam}",
            " + ".join(_term(term) for term in deel.aantal.operanden) or leesbaar(deel.aantal),
            leesbaar(deel.aantal),
            prijs_van_onderdeel(deel.tarief),
            euro(deel.kosten.bedrag),
            f"reeletarief uitleg {deel.product}",
        )
    return tabel


def _term(term: Post) -> str:
    """Gewicht × aantal van één deelpopulatie, met haar naam."""
    return f"{rekensom(term)} ({term.naam.rpartition(', ')[0]})"
