"""Waar een waarde vandaan komt, als tekst: haar plaats, bron en klasse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import Bewerking

if TYPE_CHECKING:
    from reeletarief.kostprijs.post import Herkomst, Post

_SOM, _VERSCHIL = Bewerking.SOM, Bewerking.VERSCHIL  # opzoeken in de enum kost meer dan vergelijken
_REEKSEN = beginnen_met(Kop.REEKSEN)


def bron_van(post: Post) -> Post | None:
    """De post die zegt waar het vandaan komt: hijzelf, of de ene gegeven waarde in zijn rekensom.

    Een som of verschil van meer gegeven waarden heeft geen eigen vindplaats.
    """
    if post.herkomst is not None:
        return post
    operanden, bewerking = post.operanden, post.bewerking
    if bewerking is _SOM and len(operanden) > 1:
        return None
    gegeven = [deel for deel in operanden if deel.plaats]
    if not gegeven or (bewerking is _VERSCHIL and len(gegeven) > 1):
        return None
    return gegeven[0]


def vindplaats(post: Post) -> str:
    """``bestand:regel`` van de herkomst, of leeg."""
    bron = bron_van(post)
    return bron.plaats.op_regel if bron and bron.plaats else ""


def bron_met_klasse(post: Post) -> str:
    """De vindplaats (of anders de reden), met de klasse erachter als die niet vaststaand is."""
    bron = bron_van(post)
    if bron is None or bron.herkomst is None:
        return ""
    plek = vindplaats(post)
    reden = bron.herkomst.toelichting if bron is post and bron.herkomst.toelichting else ""
    klasse = "" if bron.herkomst.klasse is Klasse.VASTSTAAND else f"({bron.herkomst.klasse})"
    return " ".join(deel for deel in (plek or reden, klasse) if deel)


def bron_met_jaar(herkomst: Herkomst, anders: str) -> str:
    """De bron met haar jaar, als zij dat niet zelf al noemt; zonder bron deze woorden.

    Bij een waarde van een reeks is het jaar dat waarvoor zij geldt, niet dat van de bron; dat staat al bij de waarde zelf.
    """
    bron, jaar = herkomst.bron or anders, herkomst.jaar
    van_een_reeks = (herkomst.parameter or "").startswith(_REEKSEN)
    return bron if not jaar or van_een_reeks or str(jaar) in bron else f"{bron} ({jaar})"


def klasse_met_zekerheid(herkomst: Herkomst) -> str:
    """De klasse, en hoe zeker de bron is als dat erbij staat."""
    return f"{herkomst.klasse}, zekerheid {herkomst.zekerheid}" if herkomst.zekerheid else str(herkomst.klasse)
