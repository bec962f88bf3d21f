"""Eén bestand van een regio: van bytes naar model, met alles wat eraan schort.

Zuiver, en daarom te onthouden: twee standen van een regio (``vergelijk``, een besluit, de meegeleverde regio naast de eigen)
hebben de meeste bestanden gelijk, en die worden dan één keer gelezen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple

from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.bezwaren import geen_utf8
from reeletarief.invoer.cao.tabel import AfgeleideTabel, CaoTabel
from reeletarief.invoer.invullen import met_aanwijzing
from reeletarief.invoer.kaart.besluitblok import vingerafdruk_van_invoer
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.model import ModelSoort
from reeletarief.invoer.yaml_strikt import Blok, lees_yaml

if TYPE_CHECKING:
    from reeletarief.fouten import Bevinding


class Bestandslezing(NamedTuple, Generic[ModelSoort]):
    """Wat er van een bestand te lezen was.

    Met een fout is er geen ``model``; ``blok`` is dan wat er stond, en ``deels`` het model voor zover het te lezen was. Zonder
    ``bestand`` was het geen tekst.
    """

    model: ModelSoort | None
    bevindingen: tuple[Bevinding, ...]
    bestand: Bestand | None = None
    blok: object = None
    deels: object = None


@lru_cache(maxsize=1 << 10)
def lees_bestand(pad: str, inhoud: bytes, soort: type[ModelSoort]) -> Bestandslezing[ModelSoort]:
    """Lees een bestand als model van deze soort. Een cao-tabel kan er ook een zijn die van een eerdere is afgeleid."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return Bestandslezing(None, (geen_utf8(pad, inhoud, fout.start),))
    bestand = Bestand(pad, vingerafdruk_van_invoer(pad, inhoud), tuple(tekst.splitlines()))
    wortel, vormfouten = lees_yaml(tekst, pad)
    if wortel is None:
        return Bestandslezing(None, tuple(vormfouten), bestand)
    keuring = keur_blok(_soort_van(wortel, soort), wortel, pad)
    bevindingen = (*vormfouten, *met_aanwijzing(keuring.bevindingen, bestand.regels))
    if keuring.model is not None and not vormfouten:
        return Bestandslezing(keuring.model, bevindingen, bestand)
    return Bestandslezing(None, bevindingen, bestand, wortel, keuring.model or keuring.deels)


def _soort_van(wortel: object, soort: type[ModelSoort]) -> type[ModelSoort]:
    afgeleid = soort is CaoTabel and isinstance(wortel, Blok) and "afgeleid" in wortel
    return AfgeleideTabel if afgeleid else soort  # type: ignore[return-value]
