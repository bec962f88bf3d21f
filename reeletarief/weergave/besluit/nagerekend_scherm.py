"""``verifieer --vastgesteld`` op het scherm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import eerste_namen
from reeletarief.weergave.besluit.nagerekend_tekst import ZONDER_REGIO, andere_versie, conclusie
from reeletarief.weergave.besluit.waarom import motiefregels, uitzonderingsregel
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, geteld, kort, meervoud
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.besluit.nagerekend import Besluitoordeel, Kaartverschil, Sindsdien
    from reeletarief.invoer.besluit.model import Besluit

_HOOGSTENS = 20


def toon_besluitoordeel(oordeel: Besluitoordeel, console: Console) -> None:
    """Druk af wat het narekenen van het besluit opleverde, met onderaan wat er in de regio intussen veranderd is."""
    besluit, nagerekend = oordeel.besluit, oordeel.nagerekend
    console.print(
        afdrukbaar(
            f"{besluit.regio} · tarieven {besluit.tariefjaar} · {besluit.status} op {voluit(besluit.besluitdatum)}"
        ),
        style="bold",
    )
    for regel in motiefregels(besluit):
        console.print(regel)
    for uitzondering in besluit.uitzonderingen:
        console.print(uitzonderingsregel(uitzondering))
    console.print(conclusie(oordeel))
    if nagerekend.resultaat is None:
        return
    druk_heel(_tarieven(oordeel), console, {"naam": ""})
    for regel in _details(oordeel):
        console.print(afdrukbaar(regel))


def _tarieven(oordeel: Besluitoordeel) -> Table:
    """Per product het besluit naast wat er nu uit zijn bestanden komt."""
    assert oordeel.nagerekend.resultaat is not None
    nu = {tarief.product: tarief.tarief.bedrag for tarief in oordeel.nagerekend.resultaat.tarieven}
    anders = {verschil.product for verschil in oordeel.nagerekend.verschillen}
    tabel = nieuwe_tabel()
    tabel.add_column("product", no_wrap=True)
    tekstkolom(tabel, "naam")
    for kop in ("vastgelegd", "nagerekend", oordeel.besluit.status):
        getalkolom(tabel, kop)
    tabel.add_column("oordeel", no_wrap=True)
    for tarief in oordeel.besluit.tarieven:
        product = tarief.product
        tabel.add_row(
            afdrukbaar(product),
            afdrukbaar(tarief.naam),
            euro(tarief.berekend),
            _bedrag(nu.get(product)),
            euro(tarief.vastgesteld),
            "ongelijk" if product in anders else "gelijk",
        )
    return tabel


def _bedrag(bedrag: Decimal | None) -> str:
    return "niet berekend" if bedrag is None else euro(bedrag)


def _details(oordeel: Besluitoordeel) -> list[str]:
    """Wat er precies ongelijk is, en wat er in de werkmap sindsdien gewijzigd is."""
    regels = [
        f"Ongelijk: {verschil.product} {verschil.wat}: {_getal(verschil.besluit)} in het besluit, {_getal(verschil.nu)} nagerekend."
        for verschil in oordeel.nagerekend.verschillen[:_HOOGSTENS]
    ]
    regels += _kaartregels(oordeel.kaarten)[:_HOOGSTENS]
    versie = andere_versie(oordeel)
    return [
        *regels,
        _naast_de_regio(oordeel.besluit, oordeel.sindsdien),
        *([versie] if versie else []),
        f"Bewijs: sha256 {begin_van(oordeel.besluit.sha256)}…, {oordeel.besluit.bestand.pad} (zelf sha256 {begin_van(oordeel.besluit.bestand.sha256)}…)",
    ]


def _kaartregels(kaarten: Sequence[Kaartverschil]) -> list[str]:
    """Een regel per bezwaar: is het bij meer kaarten hetzelfde, dan staan zij bij elkaar."""
    per_bezwaar: dict[str, list[Kaartverschil]] = {}
    for een in kaarten:
        per_bezwaar.setdefault(een.wat, []).append(een)
    return [
        f"Kaart {samen[0].product}: {wat} ({samen[0].bestand or 'geen bestand'})."
        if len(samen) == 1
        else f"{len(samen)} kaarten ({eerste_namen([een.product for een in samen], _HOOGSTENS)}): {wat}."
        for wat, samen in per_bezwaar.items()
    ]


def _naast_de_regio(besluit: Besluit, sindsdien: Sindsdien | None) -> str:
    """Wat er in de regio sinds het besluit gewijzigd, weg of hernoemd is, of dat er geen regio naast gelegd is."""
    aantal = len(besluit.invoer)
    if sindsdien is None:
        return (
            f"{ZONDER_REGIO} Op elke kaart van de regio hoort onder vastgesteld te staan: besluit: "
            f'"{besluit.bestand.sha256}". Ligt de regio er ook, geef dan --map MAP.'
        )
    hernoemd = sindsdien.hernoemd
    meer, namen = len(hernoemd), eerste_namen([f"{oud} → {nieuw}" for oud, nieuw in hernoemd.items()], _HOOGSTENS)
    heet = meervoud(meer, "heet", "heten")
    if not (sindsdien.gewijzigd or sindsdien.weg):
        anders = f"; {geteld(meer, 'bestand', 'bestanden')} {heet} er nu anders ({namen})" if meer else ""
        return f"De {aantal} bestanden van het besluit staan nog zo in de regio{anders}."
    zinnen = [
        f"Sinds het besluit {wat} de regio: {len(paden)} van {aantal} bestanden ({eerste_namen(paden, _HOOGSTENS)})."
        for wat, paden in (("gewijzigd in", sindsdien.gewijzigd), ("weg uit", sindsdien.weg))
        if paden
    ]
    if meer:
        zinnen.append(f"Ook {heet} {geteld(meer, 'bestand', 'bestanden')} er nu anders ({namen}).")
    return " ".join([*zinnen, "Dat raakt het besluit niet: het rekent met zijn eigen bestanden."])


def _getal(bedrag: Decimal | None) -> str:
    return "niets" if bedrag is None else kort(bedrag, 18)
