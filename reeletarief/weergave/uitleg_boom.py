"""De boom van een tarief als tabel: post, rekensom, bedrag, deel van het tarief en vindplaats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from reeletarief.weergave.formule import bron_met_klasse, bron_van, rekensom
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from rich.table import Table

    from reeletarief.kostprijs.post import Post

ONBEGRENSD = 99
_ELDERS = ("uren.", "loon.", "functie.")


def boomtabel(wortel: Post, tarief: Post, diepte: int | None) -> Table:
    """De boom vanaf ``wortel`` tot en met ``diepte`` niveaus. Een gedeelde post klapt één keer open.

    Zonder ``diepte`` blijft weg wat in de tabellen van uren, lonen en functies staat, en elke gegeven
    waarde waarvan de regel erboven het getal en de vindplaats al toont.
    """
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "post", 5)
    tekstkolom(tabel, "rekensom", 5)
    getalkolom(tabel, "bedrag")
    getalkolom(tabel, "% tarief")
    tekstkolom(tabel, "bron", 3)
    for niveau, post, herhaald in _regels(wortel, diepte):
        naam = Padding(post.naam, (0, 0, 0, 2 * niveau))
        verwijzing = "(zie hierboven)" if herhaald else rekensom(post)
        tabel.add_row(naam, verwijzing, leesbaar(post), _deel(post, tarief), bron_met_klasse(post))
    return tabel


def _regels(wortel: Post, diepte: int | None) -> Iterator[tuple[int, Post, bool]]:
    """Elke regel van de boom met zijn niveau, en of de post eerder al is uitgeklapt."""
    gezien: set[str] = set()
    kort = diepte is None
    elders = () if wortel.sleutel.startswith(_ELDERS) else _ELDERS
    stapel: list[tuple[int, Post]] = [(0, wortel)]
    while stapel:
        niveau, post = stapel.pop()
        herhaald = post.sleutel in gezien and bool(post.operanden)
        yield (niveau, post, herhaald)
        if herhaald or niveau >= (ONBEGRENSD if diepte is None else diepte):
            continue
        gezien.add(post.sleutel)
        weg = ("rekenregel.", *(elders if kort else ()))
        tonen = [operand for operand in post.operanden if not operand.sleutel.startswith(weg)]
        if kort:
            tonen = [operand for operand in tonen if operand.sleutel not in gezien and not _staat_er_al(operand, post)]
        stapel += [(niveau + 1, operand) for operand in reversed(tonen)]


def _staat_er_al(post: Post, houder: Post) -> bool:
    """Een gegeven waarde waarvan de regel erboven het getal en de vindplaats al toont."""
    return not post.operanden and post is bron_van(houder)


def _deel(post: Post, tarief: Post) -> str:
    if post.eenheid is not tarief.eenheid or tarief.bedrag == 0:
        return ""
    deel: Decimal = post.bedrag / tarief.bedrag
    return procent(deel)
