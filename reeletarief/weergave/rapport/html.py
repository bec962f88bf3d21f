"""Het rapport als één html-bestand: zonder iets van elders, en zonder script te lezen."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.rapport.sjabloonlader import bron_van, sjablonen
from reeletarief.weergave.rapport.teksten import producttitel, teksten_bij

if TYPE_CHECKING:
    from reeletarief.weergave.rapport.model import Rapport


class _Deel(NamedTuple):
    anker: str
    tekst: str


_INHOUD_PRODUCT = (
    _Deel("producten", "Het tarief"),
    _Deel("leeswijzer", "Hoe u dit leest"),
    _Deel("hoe", "Hoe een tarief ontstaat"),
    _Deel("bouwstenen", "Bouwstenen"),
    _Deel("bronnen", "Bronnen"),
    _Deel("woordenlijst", "Woordenlijst"),
    _Deel("bewijs", "Bewijs"),
)


_GEWOON = bytes(range(ord(" "), 127)) + b"\n"
"""De bytes van tekens waar nooit iets mis mee is."""


def rapport_als_html(rapport: Rapport) -> bytes:
    """Het rapport als pagina. Alle tekst uit bestanden wordt gecodeerd; stuurtekens worden zichtbaar vervangen."""
    return _pagina("rapport.html.j2", rapport, rapport.titel, _inhoud(rapport))


def product_als_html(rapport: Rapport) -> bytes:
    """Eén product als pagina: zijn sectie voorop, en geen overzicht om in te zoeken."""
    return _pagina("uitleg.html.j2", rapport, producttitel(rapport), list(_INHOUD_PRODUCT))


def _pagina(sjabloon: str, rapport: Rapport, titel: str, inhoud: list[_Deel]) -> bytes:
    omgeving = sjablonen()
    stijl, script = (bron_van(omgeving, naam) for naam in ("rapport.css", "rapport.js"))
    stroom = omgeving.get_template(sjabloon).stream(
        rapport=rapport,
        teksten=teksten_bij(rapport),
        titel=titel,
        inhoud=inhoud,
        beleid=_beleid(script),
        stijl=Markup(stijl),  # noqa: S704 - eigen bestand uit dit pakket
        script=Markup(script),  # noqa: S704 - eigen bestand uit dit pakket
    )
    # een product is één stuk; grotere stukken kosten meer geheugen dan zij aan tijd schelen
    stroom.enable_buffering(20)
    return b"".join(map(_als_bytes, stroom))


def _als_bytes(stuk: str) -> bytes:
    """Een stuk van de pagina zoals het in het bestand komt; wat niet af te drukken is, zichtbaar vervangen.

    Per stuk: de hele pagina als tekst kost tientallen megabytes. Alleen wat overblijft zonder de gewone bytes wordt teken voor
    teken bekeken.
    """
    gecodeerd = stuk.encode("utf-8", "surrogatepass")
    is_afdrukbaar = gecodeerd.translate(None, _GEWOON).decode("utf-8", "surrogatepass").isprintable()
    return gecodeerd if is_afdrukbaar else afdrukbaar(stuk).encode()


def _beleid(script: str) -> str:
    """Wat de pagina mag: haar eigen stijl, en alleen dit ene script."""
    som = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{som}'; base-uri 'none'; form-action 'none'"
    )


def _inhoud(rapport: Rapport) -> list[_Deel]:
    delen = [
        ("hoe", "Hoe een tarief ontstaat", True),
        ("overzicht", "Overzicht van de tarieven", True),
        ("verschillen", "Verschil met eerdere tarieven", bool(rapport.verschillen)),
        ("overgeslagen", "Niet berekend", bool(rapport.overgeslagen)),
        ("producten", "De tarieven een voor een", True),
        ("reacties", "Reacties die over meer producten gaan", bool(rapport.algemeen)),
        ("bouwstenen", "Bouwstenen", True),
        ("bronnen", "Bronnen", True),
        ("woordenlijst", "Woordenlijst", True),
        ("bewijs", "Bewijs", True),
    ]
    return [_Deel(anker, tekst) for anker, tekst, is_er in delen if is_er]
