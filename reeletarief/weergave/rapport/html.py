"""Het rapport als één html-bestand: zonder iets van elders, en zonder script te lezen."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.rapport.teksten import teksten_bij

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reeletarief.weergave.rapport.model import Rapport


_EINDTAG = re.compile(r"</(?:p|td|th|tr|thead|tbody|tfoot|li|dt|dd)>")
_REGELEINDE = re.compile(
    r"\n+(?=</?(?:tr|td|th|thead|tbody|tfoot|table|li|ul|ol|dl|dt|p|h\d|div|figure|section|details|svg)\b|\{% end)"
)
_VAST = re.compile(r'(?<= )([a-z-]+=)"([A-Za-z0-9_.%#-]+)"(?=[ >])')
_ANKER = re.compile(r'(?<= )([a-z-]+=)"(#?\{\{ (?:[\w.]*anker|plek) \}\}(?:-[a-z]+)?)"(?=[ >])')


_SCHEIDING = "\x1f"


class _KortSjabloon(PackageLoader):
    """Sjablonen zonder wat html zelf aanvult: eindtags, aanhalingstekens en regeleinden tussen tags. Bij 500 producten scheelt dat megabytes.

    Een anker mag zonder aanhalingstekens: het heeft alleen letters, cijfers en ``. _ -`` (:func:`~.gedeeld.veilig`).
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """De bron van een sjabloon, korter geschreven."""
        bron, naam, is_actueel = super().get_source(environment, template)
        if template.endswith(".html.j2"):
            bron = _ANKER.sub(r"\1\2", _VAST.sub(r"\1\2", _REGELEINDE.sub("", _EINDTAG.sub("", bron))))
        return bron, naam, is_actueel


class _Deel(NamedTuple):
    anker: str
    tekst: str


def rapport_als_html(rapport: Rapport) -> str:
    """Het rapport als pagina. Alle tekst uit bestanden wordt gecodeerd; stuurtekens worden zichtbaar vervangen."""
    sjablonen = _sjablonen()
    stijl, script = (_bron(sjablonen, naam) for naam in ("rapport.css", "rapport.js"))
    stukken = sjablonen.get_template("rapport.html.j2").generate(
        r=rapport,
        t=teksten_bij(rapport),
        inhoud=_inhoud(rapport),
        beleid=_beleid(script),
        stijl=Markup(stijl),  # noqa: S704 - eigen bestand uit dit pakket
        script=Markup(script),  # noqa: S704 - eigen bestand uit dit pakket
    )
    # stuk voor stuk kijken (een product per stuk): de hele pagina nog eens doorlopen kost tientallen megabytes
    return "".join([stuk if stuk.replace("\n", "").isprintable() else afdrukbaar(stuk) for stuk in stukken])


def _sjablonen() -> Environment:
    """Sjablonen uit het pakket; een naam die niet bestaat, is een fout en nooit een leegte."""
    sjablonen = Environment(
        loader=_KortSjabloon("reeletarief.weergave.rapport", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # vooraf uitrekenen wat vast is, kost bij één pagina meer dan het oplevert
    )
    sjablonen.filters["gecodeerd"] = gecodeerd
    return sjablonen


def gecodeerd(rijen: Sequence[tuple[Any, ...]], aantal: int) -> Iterator[tuple[Any, ...]]:
    """Dezelfde rijen, met de eerste ``aantal`` teksten van elke rij gecodeerd; alleen voor een lus onder ``autoescape false``.

    Een groot rapport heeft honderdduizenden velden. Samen coderen is drie keer zo snel als veld voor veld.
    """
    kolommen = list(zip(*rijen, strict=True))
    velden = _codeer(list(chain.from_iterable(kolommen[:aantal])))
    hoog = len(rijen)
    teksten = [velden[begin : begin + hoog] for begin in range(0, hoog * aantal, hoog or 1)]
    return zip(*teksten, *kolommen[aantal:], strict=True)


def _codeer(velden: list[str]) -> list[str]:
    """Elk veld gecodeerd; staat het scheidingsteken al in een van de velden, dan toch een voor een."""
    samen = str(escape(_SCHEIDING.join(velden))).split(_SCHEIDING)
    return samen if len(samen) == len(velden) else [str(escape(veld)) for veld in velden]


def _bron(sjablonen: Environment, naam: str) -> str:
    assert sjablonen.loader is not None
    return sjablonen.loader.get_source(sjablonen, naam)[0].strip()


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
        ("overgeslagen", "Niet berekend", bool(rapport.overgeslagen)),
        ("producten", "De tarieven een voor een", True),
        ("reacties", "Reacties die over meer producten gaan", bool(rapport.algemeen)),
        ("bouwstenen", "Bouwstenen", True),
        ("bronnen", "Bronnen", True),
        ("woordenlijst", "Woordenlijst", True),
        ("bewijs", "Bewijs", True),
    ]
    return [_Deel(anker, tekst) for anker, tekst, is_er in delen if is_er]
