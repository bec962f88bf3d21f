"""``reacties effect --voorstel``: de gewijzigde bestanden, en per wijziging één regel om na te lezen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.toepassen import Doorgerekend, Toegepast, Zet

NA = "Bron, jaar en toelichting bij een vervangen waarde staan er nog zoals ze stonden; pas ze aan waar ze niet meer kloppen."


def gewijzigde_bestanden(toegepast: Toegepast, nu: Doorgerekend) -> dict[str, bytes]:
    """De bestanden die door alle overgenomen reacties samen anders worden, onder hun eigen pad."""
    na = toegepast.stand.inhoud if toegepast.stand else nu.inhoud
    return {pad: na[pad] for pad in sorted(na) if na[pad] != nu.inhoud.get(pad)}


def voorstelregels(zetten: Sequence[Zet]) -> list[str]:
    """``bestand:regel  parameter: oud → nieuw  (reactie)``, op bestand en regel, en waar nog naar te kijken is.

    De ``zetten`` staan op nummer van hun reactie, en op dezelfde plek blijft dat zo.
    """
    op_plek = sorted(zetten, key=lambda zet: zet.plek.sleutel)
    regels = [_regel(zet) for zet in op_plek]
    if any(zet.oud for zet in op_plek):
        regels.append(NA)
    return regels or ["Er is niets te wijzigen: geen overgenomen waarde, of alles staat er al."]


def _regel(zet: Zet) -> str:
    plaats, reactie = zet.plek.plaats, zet.reactie
    oud = zet.oud or "(afwijking erbij)"
    wat = f"{plaats.op_regel}  {zet.plek.parameter}: {oud} → {zet.nieuw}"
    return afdrukbaar(f"{wat}  ({reactie.nummer}, {reactie.aanbieder})")
