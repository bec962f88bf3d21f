"""De boom van een tarief als tabel: post, rekensom, bedrag, deel van het tarief en vindplaats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import VAST_GETAL, Bewerking, deel_van, loop
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.herkomst import bron_met_klasse, bron_van
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

    from reeletarief.kostprijs.post import Post

ONBEGRENSD = 99
ELDERS = beginnen_met(Kop.UREN, Kop.LOON, Kop.FUNCTIE)
"""Het begin van de sleutels van posten die de korte uitleg in eigen tabellen toont."""
BIJ_EEN_REKENSOM = ({"bron": ""}, {"rekensom": ""})
"""De kolommen die op een smal venster onder hun rij komen, de eerste het eerst."""
_WEL_TONEN = ".per_uur"


def boomtabel(wortel: Post, tarief: Post, diepte: int | None, elders: tuple[str, ...]) -> Table:
    """De boom vanaf ``wortel`` tot en met ``diepte`` niveaus. Een gedeelde post klapt één keer open.

    Zonder ``diepte`` blijft weg wat al in een andere tabel staat (sleutels die met ``elders`` beginnen), en elke
    gegeven waarde waarvan de regel erboven het getal en de vindplaats al toont.
    """
    return _tabel(_regels(wortel, diepte, elders, set()), tarief)


def boomtabellen(wortels: Iterable[Post], tarief: Post, diepte: int) -> Iterator[Table]:
    """De boom van elke wortel; wat een eerdere boom al uitklapte, staat er in een volgende met alleen zijn bedrag."""
    gezien: set[str] = set()
    for wortel in wortels:
        yield _tabel(_regels(wortel, diepte, ELDERS, gezien), tarief)


def _tabel(regels: Iterable[tuple[int, Post, bool]], tarief: Post) -> Table:
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "post", 5)
    tekstkolom(tabel, "rekensom", 5)
    getalkolom(tabel, "bedrag")
    getalkolom(tabel, "% tarief")
    tekstkolom(tabel, "bron", 3)
    delen = _delen(tarief)
    for niveau, post, herhaald in regels:
        naam = BreekbareTekst(post.naam, 2 * niveau)
        verwijzing = "(zie hierboven)" if herhaald else rekensom(post)
        tabel.add_row(naam, verwijzing, leesbaar(post), _deel(post, tarief, delen), bron_met_klasse(post))
    return tabel


def _regels(
    wortel: Post, diepte: int | None, elders: tuple[str, ...], gezien: set[str]
) -> Iterator[tuple[int, Post, bool]]:
    """Elke regel van de boom met zijn niveau, en of de post eerder al is uitgeklapt (zoals ``gezien`` bijhoudt)."""
    kort = diepte is None
    elders = () if wortel.sleutel.startswith(elders) else elders
    stapel: list[tuple[int, Post]] = [(0, wortel)]
    while stapel:
        niveau, post = stapel.pop()
        herhaald = post is not wortel and post.sleutel in gezien and bool(post.operanden)
        yield (niveau, post, herhaald)
        if herhaald or niveau >= (ONBEGRENSD if diepte is None else diepte):
            continue
        gezien.add(post.sleutel)
        tonen = [operand for operand in post.operanden if not operand.sleutel.startswith(VAST_GETAL)]
        if kort:
            tonen = [operand for operand in tonen if operand.sleutel not in gezien]
            tonen = [o for o in tonen if not _staat_er_al(o, post) and not _staat_elders(o, elders)]
        stapel += [(niveau + 1, operand) for operand in reversed(tonen)]


def _staat_elders(post: Post, elders: tuple[str, ...]) -> bool:
    """Wat de tabellen van uren, lonen en functies tonen; een loonregel per uur staat daar niet bij."""
    return post.sleutel.startswith(elders) and not post.sleutel.endswith(_WEL_TONEN)


def _delen(tarief: Post) -> set[str]:
    """De posten die een deel van het tarief zijn: vanaf de wortel langs sommen en de afronding."""
    delen = {tarief.sleutel}
    for post in reversed([*loop(tarief)]):  # wie een post gebruikt, komt zo vóór die post
        if post.sleutel in delen and post.bewerking in {Bewerking.SOM, Bewerking.AFRONDING} and len(post.operanden) > 1:
            delen |= {deel.sleutel for deel in post.operanden if deel.eenheid is tarief.eenheid}
    return delen


def _staat_er_al(post: Post, houder: Post) -> bool:
    """Een gegeven waarde waarvan de regel erboven het getal en de vindplaats al toont."""
    return not post.operanden and post is bron_van(houder)


def _deel(post: Post, tarief: Post, delen: set[str]) -> str:
    return procent(deel_van(post, tarief)) if post.sleutel in delen else ""
