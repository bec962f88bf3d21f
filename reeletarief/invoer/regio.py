"""Van de tekst van bestanden naar een regio: inlezen, modelleren en de samenhang controleren.

Zuiver: de bestanden komen als bytes binnen, waar ze ook vandaan komen (map, git, test). Alle bevindingen
van alle bestanden komen eruit; een kaart met fouten valt weg en houdt de andere kaarten niet op.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reeletarief.fouten import Bevinding, gesorteerd
from reeletarief.invoer.bestandslezing import lees_bestand
from reeletarief.invoer.cao.tabel import AfgeleideTabel, CaoTabel
from reeletarief.invoer.cao.tabelkeuze import nodige_tabellen, pad_van
from reeletarief.invoer.cao.tabellen import zonder_afleidingen
from reeletarief.invoer.cao.tabelsamenhang import controleer_bestandsnaam, controleer_toeslagen, toeslagnamen
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.namen import CAO, OPSLAGEN, PRODUCTKAARTEN, cao_van
from reeletarief.invoer.opslagen.bestand import Opslagen
from reeletarief.invoer.opslagen.grondslagen import controleer_grondslagen, controleer_lasten
from reeletarief.invoer.opslagen.reekssamenhang import controleer_indexreeksen, controleer_reeksnamen
from reeletarief.invoer.samenhang import CaoStand, controleer_deels_gelezen, controleer_kaarten
from reeletarief.invoer.yaml_strikt import Blok

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.cao.tabellen import GelezenTabel
    from reeletarief.invoer.model import ModelSoort
    from reeletarief.invoer.verantwoording import GelezenVerantwoording


GEEN_BESLUITEN: Mapping[int, Besluit | Bevinding] = MappingProxyType({})


class Regio(NamedTuple):
    """Alles wat de berekening van een regio nodig heeft, al ingelezen en gecontroleerd.

    ``caos`` geeft per cao de tabellen op volgorde van ingangsdatum; ``kaarten`` staan op volgorde van productcode.
    """

    opslagen: Opslagen
    caos: Mapping[str, tuple[CaoTabel, ...]]
    kaarten: tuple[Productkaart, ...]
    bestanden: Mapping[str, Bestand]

    @property
    def op_product(self) -> dict[str, Productkaart]:
        """De kaarten op productcode."""
        return {kaart.code: kaart for kaart in self.kaarten}


class Inlezing(NamedTuple):
    """Een gelezen werkmap: de regio waar mee te rekenen is, en wat er verder te melden was.

    ``gemist`` geeft per bestand van een productkaart die wegviel de redenen. Met een ``tijdkeuze`` zijn alleen de
    cao-tabellen gelezen die daarvoor meetellen, en is er alleen voor die keuze mee te rekenen. ``besluiten`` geeft op
    tariefjaar het besluit waar kaarten naar wijzen, of waarom het er niet is; leeg als er niet naar gekeken is. ``peildatum`` is die
    van het besluit, als dit de regio is die een besluit bewaart. ``verantwoording`` zijn de motiveringen van de regio, als die er zijn.
    """

    regio: Regio
    bevindingen: tuple[Bevinding, ...]
    gemist: Mapping[str, tuple[Bevinding, ...]]
    bestanden: Mapping[str, Bestand]
    tijdkeuze: Tijdkeuze | None
    besluiten: Mapping[int, Besluit | Bevinding] = GEEN_BESLUITEN
    peildatum: datetime.date | None = None
    verantwoording: GelezenVerantwoording | None = None

    def eigen_peildatum(self, tariefjaar: int | None) -> datetime.date | None:
        """Waarmee dit jaar zonder opgave gerekend wordt: de peildatum van het besluit, als dit de regio van een besluit over dit jaar is."""
        return self.peildatum if tariefjaar in {None, self.regio.opslagen.tariefjaar} else None

    @property
    def caos(self) -> Mapping[str, tuple[CaoTabel, ...]]:
        """Per cao de tabellen zonder fouten, op ingangsdatum."""
        return self.regio.caos


class Onleesbaar(NamedTuple):
    """Een werkmap waar niets mee te rekenen is, omdat ``opslagen.yaml`` ontbreekt of zelf fouten heeft; ``bevindingen`` zegt welke.

    ``caos`` zijn per cao de tabellen zonder fouten, op ingangsdatum. Aan ``regio`` is te zien of er een :class:`Inlezing` is.
    """

    bevindingen: tuple[Bevinding, ...]
    bestanden: Mapping[str, Bestand]
    caos: Mapping[str, tuple[CaoTabel, ...]]
    regio: None = None
    verantwoording: GelezenVerantwoording | None = None


def lees_regio(
    inhoud: Mapping[str, bytes],
    vooraf: Iterable[Bevinding] = (),
    onleesbaar: Collection[str] = (),
    tijdkeuze: Tijdkeuze | None = None,
) -> Inlezing | Onleesbaar:
    """Lees een regio uit de inhoud van bestanden, op pad binnen de werkmap.

    ``vooraf`` zijn bevindingen die bij het ophalen al zijn gedaan, ``onleesbaar`` de paden die daardoor
    ontbreken. De volgorde van de bestanden maakt niet uit. Met ``tijdkeuze`` blijven cao-tabellen die voor dat
    tariefjaar of die peildatum niet meetellen ongelezen.
    """
    lezer = _Lezer(list(vooraf))
    paden = sorted(inhoud)
    opslagen = lezer.lees(OPSLAGEN, inhoud[OPSLAGEN], Opslagen) if OPSLAGEN in inhoud else None
    kaarten = {pad: lezer.lees(pad, inhoud[pad], Productkaart) for pad in paden if pad.startswith(PRODUCTKAARTEN)}
    gelezen = _lees_tabellen(inhoud, lezer, opslagen, kaarten.values(), tijdkeuze)
    gelezen |= dict.fromkeys(pad for pad in onleesbaar if pad.startswith(CAO))
    kaarten |= dict.fromkeys(pad for pad in onleesbaar if pad.startswith(PRODUCTKAARTEN))
    caos = _keur_tabellen(gelezen, lezer, opslagen)
    afgekeurd = [pad for pad, kaart in kaarten.items() if kaart is None]
    if opslagen is not None:
        lezer.bevindingen += _ook_mis(lezer, afgekeurd, opslagen, caos)
    gevonden = lezer.gevonden()
    gemist = {pad: gesorteerd(gevonden.get(pad, ())) for pad in afgekeurd}
    regio = None
    if opslagen is not None:
        regio, slechte = _keur_regio(opslagen, kaarten, caos, lezer)
        gemist |= slechte
    bevindingen = gesorteerd(lezer.bevindingen)
    if regio is None:
        return Onleesbaar(bevindingen, lezer.bestanden, _bruikbaar(caos))
    return Inlezing(regio, bevindingen, dict(sorted(gemist.items())), lezer.bestanden, tijdkeuze)


def _keur_tabellen(
    gelezen: Mapping[str, GelezenTabel | None], lezer: _Lezer, opslagen: Opslagen | None
) -> dict[str, CaoStand]:
    """Per cao haar tabellen, de afgeleide uitgerekend; wat eraan schort, komt bij de bevindingen."""
    tabellen, afleidfouten = zonder_afleidingen(gelezen)
    fouten_per_tabel = {
        pad: afleidfouten.get(pad, []) + _tabelfouten(pad, tabel, lezer, opslagen) for pad, tabel in tabellen.items()
    }
    lezer.bevindingen += [fout for fouten in fouten_per_tabel.values() for fout in fouten]
    return _per_cao(tabellen, fouten_per_tabel)


def _keur_regio(
    opslagen: Opslagen, kaarten: Mapping[str, Productkaart | None], caos: Mapping[str, CaoStand], lezer: _Lezer
) -> tuple[Regio | None, dict[str, tuple[Bevinding, ...]]]:
    """De regio met de kaarten die te rekenen zijn, en per pad waarom een andere kaart wegvalt.

    Er is geen regio als er aan ``opslagen.yaml`` zelf iets schort. Wat er te melden is, komt bij de bevindingen.
    """
    eigen_fouten = [
        *controleer_grondslagen(opslagen),
        *controleer_reeksnamen(opslagen),
        *controleer_indexreeksen(opslagen),
    ]
    leesbaar = [(pad, kaart) for pad, kaart in kaarten.items() if kaart is not None]
    onleesbaar = _onleesbare_producten(lezer, [pad for pad, kaart in kaarten.items() if kaart is None])
    keuring = controleer_kaarten(leesbaar, opslagen, caos, onleesbaar)
    lezer.bevindingen += [*eigen_fouten, *keuring.bevindingen]
    op_code = tuple(keuring.goede[code] for code in sorted(keuring.goede))
    regio = None if eigen_fouten else Regio(opslagen, _bruikbaar(caos), op_code, lezer.bestanden)
    return regio, keuring.redenen


def _ook_mis(
    lezer: _Lezer, paden: Iterable[str], opslagen: Opslagen, caos: Mapping[str, CaoStand]
) -> Iterator[Bevinding]:
    """Wat er met de rest van de regio niet klopt aan kaarten die niet te gebruiken zijn, voor zover ze te lezen waren."""
    for pad in paden:
        kaart = lezer.deels.get(pad)
        if isinstance(kaart, Productkaart):
            yield from controleer_deels_gelezen(kaart, opslagen, caos)


def _bruikbaar(caos: Mapping[str, CaoStand]) -> dict[str, tuple[CaoTabel, ...]]:
    """De tabellen waarmee te rekenen is, van elke cao die er heeft."""
    return {cao: stand.tabellen for cao, stand in caos.items() if stand.tabellen}


def _onleesbare_producten(lezer: _Lezer, paden: Iterable[str]) -> dict[str, str]:
    """De productcodes op kaarten die niet te gebruiken zijn, voor zover ze te lezen waren."""
    blokken = {pad: lezer.blokken.get(pad) for pad in paden}
    return {str(blok["product"]): pad for pad, blok in blokken.items() if isinstance(blok, Blok) and "product" in blok}


def _lees_tabellen(
    inhoud: Mapping[str, bytes],
    lezer: _Lezer,
    opslagen: Opslagen | None,
    kaarten: Collection[Productkaart | None],
    tijdkeuze: Tijdkeuze | None,
) -> dict[str, GelezenTabel | None]:
    """Lees de cao-tabellen: alle, of met een tijdkeuze alleen wat meetelt en waar dat van is afgeleid.

    Schort er iets aan ``opslagen.yaml`` of aan een kaart, dan alle: zo komen alle fouten in één keer.
    """
    alle = {pad: inhoud[pad] for pad in sorted(inhoud) if pad.startswith(CAO)}
    te_lezen = set(alle)
    caos = {str(kaart.cao) for kaart in kaarten if kaart is not None and kaart.cao}
    gaaf = None not in kaarten and caos <= {cao_van(pad) for pad in alle}
    if tijdkeuze is not None and opslagen is not None and gaaf:
        jaar = tijdkeuze.tariefjaar or opslagen.tariefjaar
        te_lezen = nodige_tabellen(alle, caos, jaar, tijdkeuze.peildatum)
    gelezen: dict[str, GelezenTabel | None] = {}
    while te_lezen - set(gelezen):
        for pad in sorted(te_lezen - set(gelezen)):
            tabel: GelezenTabel | None = lezer.lees(pad, alle[pad], CaoTabel)
            gelezen[pad] = tabel
            if isinstance(tabel, AfgeleideTabel):
                te_lezen |= {pad_van(str(tabel.cao), tabel.afgeleid.van.dag)} & set(alle)
    return {pad: gelezen[pad] for pad in sorted(gelezen)}


def _tabelfouten(pad: str, tabel: CaoTabel | None, lezer: _Lezer, opslagen: Opslagen | None) -> list[Bevinding]:
    """Wat er aan een cao-tabel schort, of aan de werkgeverslasten die op haar toeslagen rusten."""
    if tabel is None:
        namen = toeslagnamen(lezer.blokken.get(pad))
        fouten: list[Bevinding] = []
    else:
        namen = {str(regel.sleutel) for regel in tabel.toeslagen}
        fouten = controleer_bestandsnaam(tabel, pad) + controleer_toeslagen(tabel)
    if opslagen is None or namen is None:
        return fouten
    return fouten + controleer_lasten(opslagen, namen)


def _per_cao(
    tabellen: Mapping[str, CaoTabel | None], fouten_per_tabel: Mapping[str, list[Bevinding]]
) -> dict[str, CaoStand]:
    """Per cao de tabellen op ingangsdatum, en de bestanden met fouten waardoor er niet met haar te rekenen is."""
    goede: dict[str, list[CaoTabel]] = {}
    slechte: dict[str, list[str]] = {}
    for pad, tabel in tabellen.items():
        namen = {cao_van(pad)} | ({str(tabel.cao)} if tabel is not None else set())
        if tabel is not None and not fouten_per_tabel[pad]:
            goede.setdefault(str(tabel.cao), []).append(tabel)
            slechte |= {naam: [] for naam in namen - set(slechte)}
        else:
            for naam in namen:
                slechte.setdefault(naam, []).append(pad)
    return {
        cao: CaoStand(tuple(sorted(goede.get(cao, []), key=lambda tabel: tabel.dag)), tuple(paden))
        for cao, paden in slechte.items()
    }


class _Lezer:
    """Leest bestanden tot modellen en houdt bij wat er gelezen en gevonden is.

    Van een bestand dat niet te gebruiken is, staat in ``blokken`` wat er stond, en in ``deels`` het model voor zover het te lezen was.
    """

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        self.bevindingen = bevindingen
        self.bestanden: dict[str, Bestand] = {}
        self.blokken: dict[str, object] = {}
        self.deels: dict[str, object] = {}

    def gevonden(self) -> dict[str, list[Bevinding]]:
        """De bevindingen tot nu toe, per bestand."""
        per_pad: dict[str, list[Bevinding]] = {}
        for bevinding in self.bevindingen:
            if bevinding.plaats is not None:
                per_pad.setdefault(bevinding.plaats.bestand, []).append(bevinding)
        return per_pad

    def lees(self, pad: str, inhoud: bytes, soort: type[ModelSoort]) -> ModelSoort | None:
        """Het model van een bestand zonder fouten; van een ander wordt bewaard wat er wel te lezen was."""
        lezing = lees_bestand(pad, inhoud, cast("Any", soort))
        self.bevindingen += lezing.bevindingen
        if lezing.bestand is not None:
            self.bestanden[pad] = lezing.bestand
        if lezing.blok is not None:
            self.blokken[pad], self.deels[pad] = lezing.blok, lezing.deels
        model: ModelSoort | None = lezing.model
        return model
