"""Van een declarabel uur naar de eenheid van het product: begeleiders, deelnemers, bezetting, minuut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MINUTEN_PER_UUR
from reeletarief.kostprijs.parameter import blokpost
from reeletarief.kostprijs.post import Eenheid, Post

if TYPE_CHECKING:
    from reeletarief.invoer.kaart.productkaart import Productkaart


def arbeid_per_eenheid(kaart: Productkaart, per_uur: Post) -> Post:
    """Van euro per uur naar euro per eenheid van de kaart: × begeleiders ÷ deelnemers ÷ bezettingsgraad, en per minuut ÷ 60."""
    post, inzet = per_uur, kaart.inzet
    if inzet is not None and inzet.begeleiders is not None:
        aantal = blokpost(inzet, "inzet", "begeleiders", Eenheid.AANTAL)
        naam = f"{post.naam}, alle begeleiders"
        post = posten.product(f"{post.sleutel}.begeleiders", naam, post.eenheid, post, aantal)
    if inzet is not None and inzet.deelnemers is not None:
        aantal = blokpost(inzet, "inzet", "deelnemers", Eenheid.AANTAL)
        post = posten.quotient(f"{post.sleutel}.deelnemers", f"{post.naam}, per deelnemer", post.eenheid, post, aantal)
    if inzet is not None and inzet.bezettingsgraad is not None:
        graad = blokpost(inzet, "inzet", "bezettingsgraad", Eenheid.FRACTIE)
        post = posten.quotient(f"{post.sleutel}.bezet", f"{post.naam}, per bezette plaats", post.eenheid, post, graad)
    return per_eenheid(kaart, post)


def per_eenheid(kaart: Productkaart, per_uur: Post) -> Post:
    """Een bedrag per uur in de eenheid van de kaart: een minuut is een zestigste uur, een consult duurt een aantal uren."""
    if kaart.eenheid == "minuut":
        naam = f"{per_uur.naam}, per minuut"
        return posten.quotient(f"{per_uur.sleutel}.per_minuut", naam, Eenheid.EURO_PER_MINUUT, per_uur, MINUTEN_PER_UUR)
    if kaart.inzet is not None and kaart.inzet.uren_per_stuk is not None:
        duur = blokpost(kaart.inzet, "inzet", "uren_per_stuk", Eenheid.UREN)
        naam = f"{per_uur.naam}, per stuk"
        return posten.product(f"{per_uur.sleutel}.per_stuk", naam, Eenheid.EURO_PER_STUK, per_uur, duur)
    return per_uur
