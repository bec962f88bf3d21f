"""Waar een werkboek dat terugkomt naast ligt: de regio van nu, of het besluit waar het uit gemaakt is als de regio intussen verder is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from reeletarief.cli.afloop import stop, zeg
from reeletarief.cli.regio import lees_of_stop, leesbaar_of_stop
from reeletarief.cli.werkmap import is_besluitbestand, lees_hersteld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.analyse.werkboek.stand import Kenmerken
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.regio import Inlezing, Onleesbaar


class Uitgangspunt(NamedTuple):
    """De regio naast het werkboek, met haar tarieven erbij; met ``besluit`` is dat de regio zoals het besluit haar bewaart."""

    inlezing: Inlezing
    besluit: Besluit | None
    resultaat: Resultaat


def uitgangspunt_of_stop(map_: str | None, kenmerken: Kenmerken) -> Uitgangspunt:
    """De regio van nu, tenzij die een andere vingerafdruk geeft en er een besluit ligt met die van het werkboek; dan dat besluit.

    Is er niet mee te rekenen, of geen enkel product van het werkboek te berekenen, dan stopt het met code 2.
    """
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

    werkmap = Path(map_ or ".")
    keuze = Tijdkeuze(kenmerken.tariefjaar, kenmerken.peildatum)
    if is_besluitbestand(werkmap):
        inlezing = lees_of_stop(map_, *keuze)
        return Uitgangspunt(inlezing, _enige(inlezing), _of_stop(_berekend_voor(inlezing, kenmerken)))
    nu = lees_hersteld(werkmap, keuze)
    resultaat = _berekend_voor(nu, kenmerken)
    besluit = None if _komt_uit(resultaat, kenmerken) else _besluit_van(werkmap, kenmerken)
    if besluit is None:
        return Uitgangspunt(leesbaar_of_stop(nu), None, _of_stop(resultaat))
    return _naast_besluit(besluit, kenmerken)


def _enige(inlezing: Inlezing) -> Besluit | None:
    from reeletarief.fouten import Bevinding

    besluit = next(iter(inlezing.besluiten.values()), None)
    return None if isinstance(besluit, Bevinding) else besluit


def _naast_besluit(besluit: Besluit, kenmerken: Kenmerken) -> Uitgangspunt:
    from reeletarief.invoer.besluit.als_regio import als_inlezing
    from reeletarief.weergave.verifieer.tekst import besluit_in_zin

    zeg(
        f"Dit werkboek heeft de vingerafdruk van {besluit_in_zin(besluit)}, en de regio is intussen verder; het ligt naast de bestanden "
        "die daarin bewaard zijn.",
    )
    inlezing = leesbaar_of_stop(als_inlezing(besluit))
    return Uitgangspunt(inlezing, besluit, _of_stop(_berekend_voor(inlezing, kenmerken)))


def _besluit_van(werkmap: Path, kenmerken: Kenmerken) -> Besluit | None:
    """Het besluit of concept waar het werkboek uit gemaakt is; van meer met dezelfde vingerafdruk dat wat het werkboek noemt, en anders dat met zijn status en dag."""
    passend = list(_met_vingerafdruk(werkmap, kenmerken))
    passend.sort(key=lambda een: (een.bestand.sha256 != kenmerken.besluit, not _zelfde_dag(een, kenmerken)))
    return passend[0] if passend else None


def _zelfde_dag(besluit: Besluit, kenmerken: Kenmerken) -> bool:
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    dag = besluit.besluitdatum if besluit.status == VASTGESTELD else None
    return dag == kenmerken.vastgesteld_op


def _met_vingerafdruk(werkmap: Path, kenmerken: Kenmerken) -> Iterator[Besluit]:
    """De besluiten van het jaar die precies dit werkboek geven, ook als het over een deel van hun producten gaat."""
    from reeletarief.invoer.besluit.als_regio import als_inlezing
    from reeletarief.invoer.besluit.besluiten import besluiten_over_jaar

    for besluit in besluiten_over_jaar(werkmap, kenmerken.tariefjaar):
        bekend = {tarief.product for tarief in besluit.tarieven}
        if besluit.sha256 == kenmerken.sha256 or (
            bekend > {*kenmerken.producten} and _zelfde(_berekend_voor(als_inlezing(besluit), kenmerken), kenmerken)
        ):
            yield besluit


def _komt_uit(resultaat: Resultaat | None, kenmerken: Kenmerken) -> bool:
    """Of de regio dit werkboek geeft, met wat er is vastgesteld; een werkboek van voor het besluit hoort er ook bij."""
    if not _zelfde(resultaat, kenmerken) or kenmerken.vastgesteld_op not in {None, resultaat.vastgesteld_op}:
        return False
    return not kenmerken.besluit or resultaat.besluit is None or resultaat.besluit.bestand.sha256 == kenmerken.besluit


def _zelfde(resultaat: Resultaat | None, kenmerken: Kenmerken) -> TypeGuard[Resultaat]:
    """Of dit de berekening is waar het werkboek uit gemaakt is, aan de vingerafdruk."""
    return resultaat is not None and resultaat.bewijs.sha256 == kenmerken.sha256


def _of_stop(resultaat: Resultaat | None) -> Resultaat:
    if resultaat is None:
        stop(
            "Geen van de producten in dit werkboek is met deze regio te berekenen.",
            "Geef met --map de map van de regio waar het werkboek uit komt.",
            "RT812",
        )
    return resultaat


def _berekend_voor(inlezing: Inlezing | Onleesbaar, kenmerken: Kenmerken) -> Resultaat | None:
    """De tarieven voor de producten van het werkboek, of alle als het werkboek alle producten heeft; niets als er geen te berekenen is."""
    from reeletarief.berekening.bereken import bereken

    if inlezing.regio is None:
        return None
    jaar, dag = kenmerken.tariefjaar, kenmerken.peildatum
    alle = bereken(inlezing, (), jaar, dag)
    codes = tuple(tarief.product for tarief in alle.tarieven)
    bekend = [product for product in kenmerken.producten if product in codes]
    if not bekend:
        return None
    return alle if codes == kenmerken.producten else bereken(inlezing, bekend, jaar, dag)
