"""De overgenomen reacties toepassen op de bestanden van een regio: bytes in, bytes uit.

Alles gaat langs één weg: de waarden worden in de bestanden vervangen, en de regio wordt opnieuw gelezen en gerekend. Zo is het
effect precies wat de regio krijgt als zij de wijziging doorvoert. Wat niet past, is een bevinding bij de reactie zelf.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.reacties.afwijking import NieuweAfwijking, voeg_toe
from reeletarief.analyse.reacties.plek import Plek, Vorm, zoek_plek
from reeletarief.analyse.reacties.waarde import PAST_NIET, nieuwe_tekst
from reeletarief.berekening.bereken import bereken
from reeletarief.fouten import Bevinding, RekenFout, gesorteerd
from reeletarief.invoer.keuring import plaats_van_sleutel
from reeletarief.invoer.reacties.register import op_nummer
from reeletarief.invoer.regio import lees_regio
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_plek import vervang
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.invoer.regio import Inlezing, Onleesbaar

BOTSING = "RT988"
ZONDER_MOTIEF = "Het motief van de regio ontbreekt nog."


class Doorgerekend(NamedTuple):
    """De bestanden van een regio, zoals gelezen en gerekend voor één tijdkeuze."""

    inhoud: Mapping[str, bytes]
    tijdkeuze: Tijdkeuze
    inlezing: Inlezing
    resultaat: Resultaat


class Zet(NamedTuple):
    """Een overgenomen waarde: de reactie, de naam en waarde zoals ze daar staan, de plek in de bestanden en wat er komt te staan.

    ``oud`` is leeg als de kaart er een afwijking bij krijgt.
    """

    reactie: Reactie
    naam: str
    gevraagd: Tekst
    plek: Plek
    oud: str
    nieuw: str

    @property
    def waarde(self) -> object:
        """Waaraan te zien is of twee reacties hetzelfde vragen: ``8%`` en ``8.0%`` zijn gelijk."""
        return _vergelijkbaar(self.nieuw, self.plek.vorm)

    @property
    def staat_er_al(self) -> bool:
        """Of het bestand deze waarde al heeft."""
        return bool(self.oud) and _vergelijkbaar(self.oud, self.plek.vorm) == self.waarde


class Toegepast(NamedTuple):
    """De stand met de overgenomen waarden erin; met bevindingen is er geen stand."""

    stand: Doorgerekend | None
    bevindingen: tuple[Bevinding, ...]


def reken_door(inhoud: Mapping[str, bytes], tijdkeuze: Tijdkeuze) -> Doorgerekend | Onleesbaar:
    """Lees en reken de bestanden; is er geen regio van te maken, dan wat er te melden is."""
    inlezing = lees_regio(inhoud, tijdkeuze=tijdkeuze)
    if inlezing.regio is None:
        return inlezing
    return Doorgerekend(inhoud, tijdkeuze, inlezing, bereken(inlezing, (), *tijdkeuze))


def naast_besluiten(stand: Doorgerekend, besluiten: Mapping[int, Besluit | Bevinding]) -> Doorgerekend:
    """Dezelfde stand, gerekend met de besluiten waar haar kaarten naar wijzen ernaast; zonder besluiten de stand zelf."""
    if not besluiten:
        return stand
    inlezing = stand.inlezing._replace(besluiten=besluiten)
    return stand._replace(inlezing=inlezing, resultaat=bereken(inlezing, (), *stand.tijdkeuze))


def zetten_van(stand: Doorgerekend, reacties: Sequence[Reactie]) -> tuple[tuple[Zet, ...], tuple[Bevinding, ...]]:
    """Wat elke overgenomen waarde met de bestanden doet, op nummer van de reactie, en wat er niet past of botst."""
    vragen = [(reactie, *vraag) for reactie in op_nummer(reacties) for vraag in sorted(reactie.overgenomen.items())]
    zetten, fouten = _zetten(stand, vragen)
    return tuple(zetten), gesorteerd([*fouten, *_botsingen(zetten)])


def zetten_op(stand: Doorgerekend, zetten: Sequence[Zet]) -> tuple[tuple[Zet, ...], tuple[Bevinding, ...]]:
    """Dezelfde nieuwe waarden op een andere stand van de bestanden, zonder wat daar al zo staat.

    Een verandering (``+5%``) blijft de waarde die zij op de eerste stand gaf; twee keer toepassen doet dus niets extra.
    """
    vragen = [(zet.reactie, zet.naam, Tekst(zet.nieuw.strip("\"'"), zet.gevraagd.plaats)) for zet in zetten]
    uit, fouten = _zetten(stand, vragen)
    return tuple(zet for zet in uit if not zet.staat_er_al), gesorteerd(fouten)


def _zetten(stand: Doorgerekend, vragen: Iterable[tuple[Reactie, str, Tekst]]) -> tuple[list[Zet], list[Bevinding]]:
    """De zet bij elke gevraagde waarde, of bij haar reactie waarom die niet past."""
    zetten: list[Zet] = []
    fouten: list[Bevinding] = []
    for reactie, naam, gevraagd in vragen:
        try:
            zetten.append(_zet(stand, reactie, naam, gevraagd))
        except RekenFout as fout:
            fouten += fout.bevindingen
        except WaardeFout as fout:
            fouten.append(_over(reactie, Bevinding(fout.code, fout.wat, fout.remedie), gevraagd.plaats))
    return zetten, fouten


def _zet(stand: Doorgerekend, reactie: Reactie, naam: str, gevraagd: Tekst) -> Zet:
    product = str(reactie.product) if reactie.product else None
    plaats = plaats_van_sleutel(naam, gevraagd.plaats)
    plek = zoek_plek(stand.inlezing.regio, stand.resultaat.tarieven, product, str(naam), plaats)
    oud = "" if plek.kaart else stand.inlezing.bestanden[plek.plaats.bestand].tekst_op(plek.plaats)
    return Zet(reactie, naam, gevraagd, plek, oud, nieuwe_tekst(plek, gevraagd, oud))


def _vergelijkbaar(tekst: str, vorm: Vorm) -> object:
    """De waarde los van hoe zij geschreven is."""
    kaal = tekst.strip("\"'")
    return kaal if vorm in {Vorm.SCHAAL, Vorm.TREDE} else Decimal(kaal.removesuffix("%"))


def _botsingen(zetten: Sequence[Zet]) -> list[Bevinding]:
    eerste: dict[object, Zet] = {}
    fouten: list[Bevinding] = []
    for zet in zetten:
        vorige = eerste.setdefault(zet.plek.sleutel, zet)
        if vorige.waarde != zet.waarde:
            wat = f"Reactie {zet.reactie.nummer} zet '{zet.plek.parameter}' op {zet.nieuw}, reactie {vorige.reactie.nummer} op {vorige.nieuw}."
            remedie = "Kies één waarde en zet die bij beide reacties, of maak van een van beide 'deels' of 'niet'."
            fouten.append(Bevinding(BOTSING, wat, remedie, zet.gevraagd.plaats))
    return fouten


def pas_toe(stand: Doorgerekend, zetten: Sequence[Zet]) -> Toegepast:
    """De stand met deze waarden erin, opnieuw gelezen en gerekend; wat dan niet meer klopt, is een bevinding."""
    if not zetten:
        return Toegepast(stand, ())
    inhoud, fouten = dict(stand.inhoud), list[Bevinding]()
    for bestand in sorted({zet.plek.plaats.bestand for zet in zetten}):
        hier = [zet for zet in zetten if zet.plek.plaats.bestand == bestand]
        nieuw = _gewijzigd(inhoud[bestand], bestand, hier)
        if nieuw is None:
            fouten += [_niet_te_plaatsen(zet) for zet in hier if zet.plek.kaart]
        else:
            inhoud[bestand] = nieuw
    if fouten:
        return Toegepast(None, gesorteerd(fouten))
    return _herrekend(stand, inhoud, zetten)


def _gewijzigd(inhoud: bytes, bestand: str, zetten: Sequence[Zet]) -> bytes | None:
    """Een bestand met zijn nieuwe waarden; niets als er op een kaart geen afwijking bij te zetten is."""
    plaatsen: dict[Plaats, str] = {}
    erbij: dict[str, NieuweAfwijking] = {}
    for zet in zetten:
        if zet.plek.kaart is None:
            plaatsen.setdefault(zet.plek.plaats, zet.nieuw)
        else:
            erbij.setdefault(zet.plek.parameter, _afwijking(zet))
    if erbij:
        invoegingen = voeg_toe(inhoud, bestand, list(erbij.values()))
        if invoegingen is None:
            return None
        plaatsen |= invoegingen
    return vervang(inhoud, plaatsen)


def _afwijking(zet: Zet) -> NieuweAfwijking:
    reactie, plek = zet.reactie, zet.plek
    return NieuweAfwijking(
        parameter=plek.parameter,
        waarde=zet.nieuw,
        bron=bron_van(reactie),
        jaar=reactie.datum.dag.year,
        motivering=str(reactie.motief) if reactie.heeft_motief else ZONDER_MOTIEF,
        prijspeil=plek.prijspeil,
    )


def bron_van(reactie: Reactie) -> str:
    """Hoe een afwijking op een kaart zegt uit welke reactie zij komt."""
    return f"reactie {reactie.nummer} van {reactie.aanbieder}"


def _niet_te_plaatsen(zet: Zet) -> Bevinding:
    return Bevinding(
        PAST_NIET,
        f"De kaart {zet.plek.plaats.bestand} is zo geschreven dat er geen afwijking bij te zetten is.",
        "Schrijf op die kaart 'afwijkingen: []', of een gewone lijst met streepjes.",
        zet.gevraagd.plaats,
    )


def _herrekend(stand: Doorgerekend, inhoud: Mapping[str, bytes], zetten: Sequence[Zet]) -> Toegepast:
    """Lees en reken opnieuw; elke fout die er eerst niet was, komt bij de reactie die haar maakt."""
    na = reken_door(inhoud, stand.tijdkeuze)
    inlezing = na.inlezing if isinstance(na, Doorgerekend) else na
    bekend = {(een.code, een.wat) for een in _fouten_in(stand.inlezing, stand.resultaat)}
    resultaat = na.resultaat if isinstance(na, Doorgerekend) else None
    nieuw = [een for een in _fouten_in(inlezing, resultaat) if (een.code, een.wat) not in bekend]
    if nieuw or not isinstance(na, Doorgerekend):
        return Toegepast(None, gesorteerd(_gewijt(een, zetten) for een in nieuw))
    return Toegepast(na, ())


def _fouten_in(inlezing: Inlezing | Onleesbaar, resultaat: Resultaat | None) -> list[Bevinding]:
    """Wat er bij het lezen en rekenen schort, zonder wat alleen een gevolg is: dat staat in een bestand dat niemand wijzigde."""
    weg = resultaat.overgeslagen if resultaat else ()
    alle = (*inlezing.bevindingen, *(een for product in weg for een in product.redenen))
    return [een for een in alle if not een.vervalt]


def _gewijt(bevinding: Bevinding, zetten: Sequence[Zet]) -> Bevinding:
    """Een fout in de gewijzigde bestanden, bij de reactie waarvan de wijziging er het dichtst bij staat."""
    plaats = bevinding.plaats
    hier = [zet for zet in zetten if plaats and zet.plek.plaats.bestand == plaats.bestand]
    op_regel = [zet for zet in hier if plaats and zet.plek.plaats.regel == plaats.regel and not zet.plek.kaart]
    zet = [*op_regel, *hier, *zetten][0]
    return _over(zet.reactie, bevinding, zet.gevraagd.plaats)


def _over(reactie: Reactie, bevinding: Bevinding, plaats: Plaats) -> Bevinding:
    return Bevinding(bevinding.code, f"Reactie {reactie.nummer}: {bevinding.wat}", bevinding.remedie, plaats)
