"""``verifieer --vastgesteld JAAR|BESTAND``: een besluit nagerekend uit de bestanden die het zelf bewaart."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, meld, stop, stop_met, zeg
from reeletarief.cli.besluiten import (
    besluit_als_het_er_is,
    besluit_of_stop,
    besluit_uit_bestand,
    besluiten_of_stop,
    meld_vervangen,
)
from reeletarief.cli.opties import lees_jaar
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm
from reeletarief.cli.werkmap import eis_opslagen, herstel_werkmap
from reeletarief.invoer.namen import BESLUITEN, OPSLAGEN

if TYPE_CHECKING:
    from reeletarief.analyse.besluit.nagerekend import Besluitoordeel
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.weergave.console import Kleur

VORMEN = {
    "tabel": "besluit.nagerekend_scherm:toon_besluitoordeel",
    "json": "besluit.nagerekend_json:besluitoordeel_als_json",
}


def verifieer_besluit(map_: str | None, tekst: str, vorm: str, kleur: Kleur) -> int:
    """Reken het besluit van een jaar of uit een bestand na, toon het oordeel en geef de uitgangscode.

    Wie alleen het bestand heeft, rekent het na zonder regio; een map die met ``--map`` is aangewezen, moet er wel een zijn.
    """
    werkmap = Path(map_ or ".")
    herstel_werkmap(werkmap)
    besluit = _besluit(werkmap, tekst)
    if map_ is None and is_bestand(tekst) and not os.path.lexists(OPSLAGEN):
        from reeletarief.analyse.besluit.nagerekend import oordeel_zonder_regio

        meld_vervangen(besluit, Path(tekst))
        oordeel = oordeel_zonder_regio(besluit)
    else:
        oordeel = _naast_regio(werkmap, tekst, besluit)
    gewijzigd = (een._replace(remedie="Haal dit besluit terug uit git of het archief.") for een in besluit.gewijzigd)
    meld([*gewijzigd, *oordeel.nagerekend.fouten], {})
    schrijf(in_vorm(VORMEN, vorm, kleur, None, oordeel=oordeel), None, werkmap)
    if oordeel.nagerekend.resultaat is None:
        return KON_NIET
    return GOED if oordeel.in_orde else BEVINDING


def _naast_regio(werkmap: Path, tekst: str, besluit: Besluit) -> Besluitoordeel:
    """Het besluit nagerekend en naast de bestanden van de regio gelegd; zonder regio stopt het met code 2."""
    from reeletarief.analyse.besluit.nagerekend import oordeel_over, oordeel_over_eerder
    from reeletarief.invoer.kaart.op_product import kaarten_op_product
    from reeletarief.invoer.werkmap import haal_werkmap

    opgehaald = haal_werkmap(werkmap)
    if not opgehaald.inhoud:
        stop_met(opgehaald.bevindingen)
    nu = opgehaald.inhoud
    _eis_ongewijzigd(werkmap, tekst, besluit)
    if _ligt_er_nu(werkmap, besluit):
        _meld_wat_weg_is(werkmap, besluit)
        liggen_er = besluiten_of_stop(werkmap).op_jaar
        andere = {jaar: een.bestand.sha256 for jaar, een in liggen_er.items()}
        return oordeel_over(besluit, nu, kaarten_op_product(nu), andere)
    meld_vervangen(besluit, Path(tekst), werkmap / BESLUITEN)
    zeg("Dit besluit is niet dat van nu: de kaarten zijn er niet naast gelegd.")
    return oordeel_over_eerder(besluit, nu)


def _meld_wat_weg_is(werkmap: Path, besluit: Besluit) -> None:
    """Zeg het op stderr als een besluit over dit jaar dat vervangen is, er niet meer ligt."""
    from reeletarief.invoer.besluit.besluiten import vervangen_en_weg
    from reeletarief.weergave.besluit.vervangen import ligt_er_niet_meer

    for eerder in vervangen_en_weg(besluit, werkmap):
        zeg(ligt_er_niet_meer(besluit, eerder))


def is_bestand(tekst: str) -> bool:
    """Of ``--vastgesteld`` een bestand noemt, en geen jaar."""
    return tekst.lower().endswith(".json")


def _besluit(werkmap: Path, tekst: str) -> Besluit:
    """Het besluit van een jaar, of dat in een genoemd bestand, zoals een besluit dat vervangen is; een jaar hoort bij een regio."""
    if is_bestand(tekst):
        return besluit_uit_bestand(tekst)
    jaar = lees_jaar(tekst, "--vastgesteld")
    assert jaar is not None
    eis_opslagen(werkmap)
    return besluit_of_stop(werkmap, jaar)


def _eis_ongewijzigd(werkmap: Path, tekst: str, besluit: Besluit) -> None:
    """Is het besluit vervangen terwijl de kaarten gelezen werden, dan horen ze niet bij elkaar en stopt het met code 2."""
    if _besluit(werkmap, tekst).bestand.sha256 != besluit.bestand.sha256:
        stop(f"{besluit.bestand.pad} is gewijzigd terwijl dit liep.", "Geef de opdracht opnieuw.", "RT111")


def _ligt_er_nu(werkmap: Path, besluit: Besluit) -> bool:
    """Of dit het besluit van zijn jaar is, en niet een dat vervangen is of van elders komt."""
    nu = besluit_als_het_er_is(werkmap, besluit.tariefjaar)
    return nu is not None and nu.bestand.sha256 == besluit.bestand.sha256
