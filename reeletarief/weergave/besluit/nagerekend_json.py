"""``verifieer --vastgesteld --formaat json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief import __version__
from reeletarief.weergave.besluit.nagerekend_tekst import conclusie
from reeletarief.weergave.json import VERSIE, als_tekst, bedrag_of_niets

if TYPE_CHECKING:
    from reeletarief.analyse.besluit.nagerekend import Besluitoordeel


def besluitoordeel_als_json(oordeel: Besluitoordeel) -> str:
    """Het oordeel als JSON-tekst; bedragen als tekst, wat er niet is ``null``."""
    besluit, nagerekend, sindsdien = oordeel.besluit, oordeel.nagerekend, oordeel.sindsdien
    return als_tekst(
        {
            "versie": VERSIE,
            "soort": "verificatie_besluit",
            "besluit": {
                "pad": besluit.bestand.pad,
                "regio": besluit.regio,
                "tariefjaar": besluit.tariefjaar,
                "status": besluit.status,
                "besluitdatum": str(besluit.besluitdatum),
                "reeletarief": besluit.versie,
                "sha256": besluit.sha256,
            },
            "nagerekend_met": __version__,
            "in_orde": oordeel.in_orde,
            "conclusie": conclusie(oordeel),
            "vingerafdruk_klopt": nagerekend.vingerafdruk_klopt,
            "verschillen": [
                {
                    "product": een.product,
                    "wat": een.wat,
                    "besluit": bedrag_of_niets(een.besluit),
                    "nagerekend": bedrag_of_niets(een.nu),
                }
                for een in nagerekend.verschillen
            ],
            "kaarten": [{"product": een.product, "bestand": een.bestand, "wat": een.wat} for een in oordeel.kaarten],
            "gewijzigd_in_de_regio": list(sindsdien.gewijzigd) if sindsdien else None,
            "weg_uit_de_regio": list(sindsdien.weg) if sindsdien else None,
            "hernoemd_in_de_regio": dict(sindsdien.hernoemd) if sindsdien else None,
        }
    )
