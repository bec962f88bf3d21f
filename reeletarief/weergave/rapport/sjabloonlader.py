"""De sjablonen van de pagina: kort geschreven, en met alle tekst uit bestanden gecodeerd."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.rapport.model import ALTIJD_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reeletarief.weergave.rapport.model import Koppeling

_EINDTAG = re.compile(r"</(?:p|caption|td|th|tr|thead|tbody|tfoot|li|dt|dd)>")
_REGELEINDE = re.compile(
    r"\n+(?=</?(?:tr|td|th|thead|tbody|tfoot|table|li|ul|ol|dl|dt|p|h\d|div|figure|section|details|svg)\b|\{% end)|(?<=>)\n+(?=\{[%{])"
)
_VAST = re.compile(r'(?<= )([a-z-]+=)"([A-Za-z0-9_.%#-]+)"(?=[ >])')
_ANKER = re.compile(r'(?<= )([a-z-]+=)"(#?\{\{ (?:[\w.]*anker|bron\.nummer|plek) \}\}(?:-[a-z]+)?)"(?=[ >])')
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_NAAR_LINKS = re.compile(rf"{_LETTER}(?:(?:{_LETTER}|\s)*{_LETTER})?")
"""Woorden in een schrift dat van rechts naar links loopt, zoals Arabisch of Hebreeuws."""
_SCHEIDING = "\x1f"
_RAND = 100
"""Zoveel tekens passen er in de rand van een blad papier."""


class _KortSjabloon(PackageLoader):
    """Sjablonen zonder wat html zelf aanvult: eindtags, aanhalingstekens en regeleinden tussen tags. Bij 500 producten scheelt dat megabytes.

    Een anker mag zonder aanhalingstekens: het heeft alleen letters, cijfers en ``. _ -`` (:func:`~.ankers.veilig`).
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """De bron van een sjabloon, korter geschreven."""
        bron, naam, is_actueel = super().get_source(environment, template)
        if template.endswith(".html.j2"):
            bron = _ANKER.sub(r"\1\2", _VAST.sub(r"\1\2", _REGELEINDE.sub("", _EINDTAG.sub("", bron))))
        return bron, naam, is_actueel


class _Omgeving(Environment):
    """Een omgeving waarin ``product.naam`` altijd een veld is, en nooit ook een sleutel kan zijn: dat opzoeken is al de helft sneller."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # Jinja verwacht een methode


def sjablonen() -> Environment:
    """Sjablonen uit het pakket; een naam die niet bestaat, is een fout en nooit een leegte."""
    omgeving = _Omgeving(
        loader=_KortSjabloon("reeletarief.weergave.rapport", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # vooraf uitrekenen wat vast is, kost bij één pagina meer dan het oplevert
    )
    omgeving.filters["gecodeerd"] = gecodeerd
    omgeving.filters["in_css"] = in_css
    omgeving.filters["met_richting"] = met_richting
    omgeving.filters["bedragen_heel"] = bedragen_heel
    omgeving.filters["kopcellen"] = kopcellen
    omgeving.filters["eindtags"] = eindtags
    omgeving.filters["verwijzing"] = verwijzing
    omgeving.filters["verwijzingen"] = verwijzingen
    return omgeving


def bron_van(omgeving: Environment, naam: str) -> str:
    """De tekst van een bestand naast de sjablonen, zoals de stijl."""
    assert omgeving.loader is not None
    return omgeving.loader.get_source(omgeving, naam)[0].strip()


def in_css(tekst: str) -> str:
    """Tekst voor tussen aanhalingstekens in de stijl; wat daar iets zou kunnen betekenen, als zijn nummer. Te lang voor de rand: ingekort."""
    schoon = " ".join(afdrukbaar(tekst).split())
    kort = schoon if len(schoon) <= _RAND else f"{schoon[:_RAND]}…"
    return "".join([teken if teken.isalnum() or teken in " .,-" else f"\\{ord(teken):x} " for teken in kort])


def met_richting(tekst: str) -> str:
    """Woorden van rechts naar links in ``<bdi>``, zodat cijfers ernaast blijven waar ze staan; andere tekst blijft zoals zij is."""
    if tekst.isascii() or not _NAAR_LINKS.search(tekst):
        return tekst
    return Markup(_NAAR_LINKS.sub(r"<bdi>\g<0></bdi>", str(escape(tekst))))  # noqa: S704 - eerst gecodeerd


def bedragen_heel(tekst: str) -> str:
    """Bedragen in een zin die niet afbreken tussen teken, valuta en getal."""
    return Markup(str(escape(tekst)).replace("+ €", "+&nbsp;€").replace("€ ", "€&nbsp;"))  # noqa: S704 - eerst gecodeerd


@lru_cache(maxsize=64)
def kopcellen(koppen: tuple[str, ...]) -> Markup:
    """De koppen van kolommen als cellen; veel producten hebben dezelfde."""
    return Markup().join(map(Markup("<th scope=col>{}").format, koppen))


@lru_cache(maxsize=64)
def eindtags(niveau: int, aantal: int) -> str:
    """Wat zoveel niveaus van een berekening afsluit, van binnen naar buiten tot en met dit niveau."""
    klappend = max(niveau + aantal - max(niveau, ALTIJD_OPEN), 0)
    return "</ul></details>" * klappend + "</ul>" * (aantal - klappend)


@lru_cache(maxsize=1 << 12)
def verwijzing(koppeling: Koppeling) -> Markup:
    """Een koppeling naar een plek op de pagina; zonder anker alleen de tekst. Naar wat producten delen, wijzen er veel."""
    tekst, anker = koppeling
    return Markup("<a href=#{}>{}</a>").format(anker, tekst) if anker else escape(tekst)


@lru_cache(maxsize=1 << 10)
def verwijzingen(koppelingen: tuple[Koppeling, ...]) -> Markup:
    """Koppelingen met een puntkomma ertussen, of dat er geen zijn."""
    return Markup("; ").join(map(verwijzing, koppelingen)) or Markup("geen")


def gecodeerd(rijen: Sequence[tuple[Any, ...]], aantal: int) -> Iterator[tuple[Any, ...]]:
    """Dezelfde rijen, met de eerste ``aantal`` teksten van elke rij gecodeerd; alleen voor een lus onder ``autoescape false``.

    Een groot rapport heeft honderdduizenden velden. Samen coderen is drie keer zo snel als veld voor veld.
    """
    kolommen = list(zip(*rijen, strict=True))
    velden = list(chain.from_iterable(kolommen[:aantal]))
    samen = _SCHEIDING.join(velden)
    gelijk = escape(samen)
    if len(gelijk) == len(samen):
        return iter(rijen)  # geen teken om te coderen, zoals meestal
    velden = _codeer(velden)
    hoog = len(rijen)
    teksten = [velden[begin : begin + hoog] for begin in range(0, hoog * aantal, hoog or 1)]
    return zip(*teksten, *kolommen[aantal:], strict=True)


def _codeer(velden: list[str]) -> list[str]:
    """Elk veld gecodeerd; staat het scheidingsteken al in een van de velden, dan toch een voor een."""
    samen = str(escape(_SCHEIDING.join(velden))).split(_SCHEIDING)
    return samen if len(samen) == len(velden) else [str(escape(veld)) for veld in velden]
