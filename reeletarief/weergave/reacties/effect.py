"""``reacties effect`` als document: elke overgenomen reactie alleen, en alle samen met hun wisselwerking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.reacties.effect import omvang
from reeletarief.analyse.reacties.parameterwoord import woorden_van
from reeletarief.fouten import met_hoofdletter
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.getal import getekend_procent, geteld
from reeletarief.weergave.reacties.tekst import bedrag, omvangzin, oordeel, telzin, verschil, waarover, wijziging
from reeletarief.weergave.tabelinhoud import Kolom, getalkolommen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.effect import Effecten, Productverschil, Reactiegevolg, Samenregel
    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.analyse.reacties.toepassen import Zet
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.weergave.document.inhoud import Deel
    from reeletarief.weergave.reacties.tekst import Basis

PRODUCTKOLOMMEN = (Kolom("product"), Kolom("naam"), Kolom("eenheid"))
_ALLEEN = (
    *PRODUCTKOLOMMEN,
    *getalkolommen("basis", "met deze reactie", "verschil", "%"),
)
_SAMEN = (
    *PRODUCTKOLOMMEN,
    *getalkolommen("basis", "alles samen", "verschil", "%", "som van elk alleen", "wisselwerking"),
    Kolom("door"),
)
UITLEG = (
    "Elke reactie alleen is gerekend op de basis, zonder de andere. De wisselwerking is wat alles samen meer (of minder) doet dan de "
    "som daarvan: waarden werken op elkaar in, en elk tarief wordt één keer afgerond."
)


def effectdocument(
    effecten: Effecten, reacties: Sequence[Reactie], basis: Basis, hoogstens: int | None = None
) -> Document:
    """De effecten als document; met ``hoogstens`` per reactie alleen de tarieven die het meest bewegen."""
    resultaat = effecten.basis.resultaat
    delen: list[Deel] = [Alinea(basis.omschrijving, "Basis"), Alinea(telzin(reacties))]
    if basis.opmerkingen:
        delen.append(Lijst(basis.opmerkingen))
    woorden = woorden_van(effecten.basis)
    for effect in effecten.per_reactie:
        delen += _reactie(effect, woorden, hoogstens)
    delen += [
        Kop("Alle overgenomen reacties samen"),
        Alinea(f"{met_hoofdletter(omvangzin(omvang(bewogen(effecten))))}."),
    ]
    if effecten.samen:
        delen += [samentabel(effecten.samen), Alinea(wisselwerkingzin(effecten.samen)), Alinea(UITLEG)]
    titel = f"{resultaat.regio} · effect van de reacties {resultaat.tariefjaar}"
    return Document(titel, tuple(delen), (Alinea(bewijsregel(resultaat.bewijs)),))


def bewogen(effecten: Effecten) -> list[Productverschil]:
    """De producten die door alles samen bewegen."""
    return [regel.verschil for regel in effecten.samen if regel.verschil.verschil]


def _reactie(effect: Reactiegevolg, woorden: Parameterwoorden, hoogstens: int | None) -> list[Deel]:
    reactie = effect.reactie
    delen: list[Deel] = [
        Kop(f"{reactie.nummer}, {reactie.aanbieder}: {waarover(reactie, woorden)} ({oordeel(reactie)})"),
        Lijst(tuple(f"{wijziging(zet, woorden)}; {_vindplaats(zet)}" for zet in effect.zetten)),
        Alinea(f"{met_hoofdletter(omvangzin(omvang(effect.verschillen)))}."),
    ]
    getoond = effect.verschillen
    if hoogstens is not None and len(getoond) > hoogstens:
        meeste = sorted(getoond, key=lambda een: (-abs(een.fractie), een.product))[:hoogstens]
        getoond = tuple(een for een in getoond if een in meeste)
    if getoond:
        delen.append(Tabel(_ALLEEN, tuple(_rij(een) for een in getoond)))
    weg = len(effect.verschillen) - len(getoond)
    if weg:
        delen.append(Alinea(f"… en nog {geteld(weg, 'product', 'producten')}; --alles toont ze ook."))
    return delen


def _vindplaats(zet: Zet) -> str:
    """De sleutel en de regel waar de waarde staat of komt te staan, voor wie haar wil wijzigen."""
    plaats = zet.plek.plaats
    return f"{zet.plek.parameter} in {plaats.op_regel}"


def _rij(een: Productverschil) -> tuple[str, ...]:
    bedragen = (bedrag(een.oud), bedrag(een.nieuw), verschil(een.verschil), getekend_procent(een.fractie))
    return (een.product, een.naam, een.eenheid, *bedragen)


def samentabel(regels: Sequence[Samenregel]) -> Tabel:
    """Per product alles samen, naast de som van elke reactie alleen."""
    return Tabel(_SAMEN, tuple(_samenrij(regel) for regel in regels))


def _samenrij(regel: Samenregel) -> tuple[str, ...]:
    return (*_rij(regel.verschil), verschil(regel.som), verschil(regel.wisselwerking), ", ".join(regel.alleen))


def wisselwerkingzin(regels: Sequence[Samenregel]) -> str:
    """Bij hoeveel producten alles samen iets anders doet dan de som, en waar het meest."""
    anders = [regel for regel in regels if regel.wisselwerking]
    if not anders:
        return "Wisselwerking: geen; alles samen is bij elk product precies de som."
    meest = max(anders, key=lambda regel: (abs(regel.wisselwerking), regel.verschil.product))
    return (
        f"Wisselwerking: bij {geteld(len(anders), 'product', 'producten')} doet alles samen iets anders dan de som, "
        f"het meest bij {meest.verschil.product}: {verschil(meest.wisselwerking)}."
    )
