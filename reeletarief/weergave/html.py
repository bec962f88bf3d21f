"""Html opbouwen waarin gewone tekst altijd als tekst verschijnt."""

from __future__ import annotations

import html
from typing import NamedTuple

from reeletarief.weergave.meldingen import afdrukbaar


class Html(NamedTuple):
    """Een stuk html dat al veilig is; alles wat geen ``Html`` is, wordt gecodeerd."""

    tekst: str


def veilig(inhoud: str | Html) -> str:
    """De html van een stuk inhoud: tekst gecodeerd, html zoals zij is."""
    return inhoud.tekst if isinstance(inhoud, Html) else html.escape(afdrukbaar(inhoud))


def element(naam: str, *inhoud: str | Html, **kenmerken: str) -> Html:
    """Een element met zijn inhoud. In een kenmerk staat ``class_`` voor class, en ``aria_label`` voor aria-label."""
    open_ = "".join(
        f' {sleutel.strip("_").replace("_", "-")}="{veilig(waarde)}"' for sleutel, waarde in kenmerken.items()
    )
    return Html(f"<{naam}{open_}>{''.join(map(veilig, inhoud))}</{naam}>")
