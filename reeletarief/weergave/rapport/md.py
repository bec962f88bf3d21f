"""Het rapport als Markdown: dezelfde inhoud in dezelfde volgorde als de pagina."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.document.md import als_md
from reeletarief.weergave.rapport.document import product_als_document, rapport_als_document

if TYPE_CHECKING:
    from reeletarief.weergave.rapport.model import Rapport


def rapport_als_md(rapport: Rapport) -> str:
    """Het hele rapport, voor een git-forge of als bijlage bij een collegevoorstel."""
    return als_md(rapport_als_document(rapport))


def product_als_md(rapport: Rapport) -> str:
    """Eén product, met de bouwstenen en het bewijs waar het op rust."""
    return als_md(product_als_document(rapport))
