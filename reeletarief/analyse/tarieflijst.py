"""De tarieflijst voor de berichten tussen gemeenten en aanbieders: per product code, eenheid, tarief en geldigheid.

Elke regel komt uit één besluit, of uit één berekening als het nog een concept is. Een bedrag per jaar gaat buiten de
berichten om en staat daarom niet op de lijst maar ernaast; een product zonder landelijke code krijgt geen verzonnen code.

Bron: iJw, invulinstructie IV081: bij een uurtarief is het gedeclareerde bedrag uurtarief × minuten / 60, afgerond op de cent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import RUIM, op_cent
from reeletarief.analyse.besluit.aansluiting import dagen_in_zin
from reeletarief.analyse.besluit.wegvallend import anders_dan
from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.besluit.ontbreekt import Ontbreekt
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.kostprijs.constanten import MINUTEN_PER_UUR

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.besluit.aansluiting import Gat
    from reeletarief.invoer.besluit.model import Besluit

PAST_NIET, BUITEN, ZONDER_CODE, GEDEELD, LOOPT_DOOR, GAT = "RT724", "RT725", "RT726", "RT728", "RT730", "RT731"
ONBEKEND, ANDERS, HERZIEN = "RT732", "RT733", "RT029"
UURBEDRAG = "uurtarief × minuten / 60, afgerond op de cent"
BEDRAG = {
    "uur": UURBEDRAG,
    "minuut": "tarief × minuten",
    "dagdeel": "tarief × dagdelen",
    "etmaal": "tarief × etmalen",
    "stuks": "tarief × aantal",
    "stuk": "tarief × aantal",
}
"""Per eenheid die in de berichten bestaat: hoe een gedeclareerd bedrag berekend wordt."""


class Besloten(NamedTuple):
    """Eén product met zijn tarief in euro per eenheid, zoals het besloten of berekend is."""

    product: str
    naam: str
    eenheid: str
    tarief: Decimal


class Herkomst(NamedTuple):
    """Waar de tarieven vandaan komen: van welke regio en welk jaar, met welke status, en van wanneer tot en met wanneer ze gelden.

    ``bron`` is het besluit of de berekening, ``vingerafdruk`` de sha256 over de hele berekening erachter. ``loopt_door_uit`` is het jaar
    waarover besloten is, als dat besluit in dit tariefjaar doorloopt omdat er nog geen ander is. ``gat`` zijn de dagen ervoor waarop geen
    besluit gold, ``ervoor`` is het besluit dat ervoor het laatst gold, en ``onbekend`` zegt wat daarover of over de laatste dag niet te zeggen is (:func:`begin_onbekend`, :func:`einde_onbekend`). ``besluitbestand`` is de sha256 van het besluit zelf: twee besluiten op dezelfde
    berekening hebben dezelfde vingerafdruk, maar kunnen andere bedragen en dagen hebben.
    """

    regio: str
    tariefjaar: int
    status: str
    van: datetime.date
    tot: datetime.date
    bron: str
    vingerafdruk: str
    loopt_door_uit: int | None = None
    gat: Gat | None = None
    onbekend: tuple[Bevinding, ...] = ()
    ervoor: Besluit | None = None
    besluitbestand: str = ""


class Lijstregel(NamedTuple):
    """Eén product op de lijst. ``productcode`` is de landelijke code en ``categorie`` de eerste twee cijfers ervan.

    ``tarief`` is in euro per eenheid, ``centen`` hetzelfde in hele centen. ``minuuttarief`` is er alleen bij een uurtarief,
    afgerond op de cent en alleen ter informatie.
    """

    product: str
    productcode: str | None
    categorie: str | None
    naam: str
    eenheid: str
    eenheidcode: str
    tarief: Decimal
    centen: int
    minuuttarief: Decimal | None
    bedrag: str


class Tarieflijst(NamedTuple):
    """De lijst op volgorde van productcode, en wat er niet op staat omdat het buiten de berichten om gaat.

    ``onbekend`` is per product de standaardcode op de kaart die niet in de landelijke lijst staat.
    """

    herkomst: Herkomst
    regels: tuple[Lijstregel, ...]
    buiten: tuple[Besloten, ...]
    onbekend: Mapping[str, str]

    @property
    def zonder_code(self) -> tuple[str, ...]:
        """De producten op de lijst waar op de kaart geen landelijke productcode bij staat."""
        zonder = (regel.product for regel in self.regels if regel.productcode is None)
        return tuple(product for product in zonder if product not in self.onbekend)

    @property
    def gedeeld(self) -> Mapping[str, tuple[str, ...]]:
        """De landelijke codes waar in dezelfde eenheid producten met een verschillend tarief onder vallen, met die producten."""
        op_code: dict[tuple[str, str], list[Lijstregel]] = {}
        for regel in self.regels:
            if regel.productcode is not None:
                op_code.setdefault((regel.productcode, regel.eenheidcode), []).append(regel)
        return {
            f"{code} ({eenheid})": tuple(regel.product for regel in regels)
            for (code, eenheid), regels in sorted(op_code.items())
            if len({regel.tarief for regel in regels}) > 1
        }


def maak_tarieflijst(
    herkomst: Herkomst, besloten: Iterable[Besloten], codes: Mapping[str, str], landelijk: Collection[str]
) -> Tarieflijst:
    """De lijst van deze tarieven, waarop :func:`keur` niets aan te merken heeft.

    ``codes`` is per product de landelijke code van zijn kaart, als die een eigen code heeft; ``landelijk`` zijn alle
    landelijke codes.
    """
    alle = sorted(besloten, key=lambda een: een.product)
    regels = tuple(
        _regel(een, codes.get(een.product, een.product), landelijk) for een in alle if EENHEIDCODES[een.eenheid]
    )
    onbekend = {
        regel.product: codes[regel.product] for regel in regels if regel.product in codes and regel.productcode is None
    }
    buiten = tuple(een for een in alle if not EENHEIDCODES[een.eenheid])
    return Tarieflijst(herkomst, regels, buiten, onbekend)


def keur(besloten: Iterable[Besloten], herkomst: Herkomst) -> list[Bevinding]:
    """Een fout per tarief dat niet in een bericht past, omdat het geen hele centen is."""
    plaats = Plaats(herkomst.bron, 1)
    return [
        Bevinding(
            PAST_NIET,
            f"Het tarief van {een.product} is geen bedrag in hele centen.",
            "Een bericht kent alleen hele centen; herstel het besluit.",
            plaats,
        )
        for een in besloten
        if een.tarief != op_cent(een.tarief)
    ]


def kanttekeningen(lijst: Tarieflijst) -> list[Bevinding]:
    """Wat de lezer van de lijst moet weten: wat er niet op staat, en wat in een bericht niet te herkennen is."""
    uit = [_loopt_door(lijst.herkomst)] if lijst.herkomst.loopt_door_uit else []
    uit += [_gat(lijst.herkomst, lijst.herkomst.gat)] if lijst.herkomst.gat else []
    uit += [*lijst.herkomst.onbekend, *_herzien(lijst.herkomst), *_anders_dan_ervoor(lijst)]
    uit += [_buiten(lijst.buiten)] if lijst.buiten else []
    uit += [_zonder_code(lijst.zonder_code)] if lijst.zonder_code else []
    uit += [_onbekende_code(lijst.onbekend)] if lijst.onbekend else []
    return uit + ([_gedeeld(lijst.gedeeld)] if lijst.gedeeld else [])


def begin_onbekend(besluit: Besluit, reden: Bevinding) -> Bevinding:
    """De waarschuwing als een besluit ervoor niet te lezen is: of de lijst daarop aansluit, is dan niet te zeggen."""
    gevolg = f"of er voor {besluit.ingangsdatum} dagen zonder tarief zijn, is niet te zeggen"
    return _onbekend(reden, gevolg)


def einde_onbekend(besluit: Besluit, reden: Bevinding) -> Bevinding:
    """De waarschuwing als een besluit erna er niet of niet leesbaar is: tot wanneer de lijst geldt, is dan niet te zeggen."""
    gevolg = f"of deze tarieven tot en met {besluit.geldig_tot} gelden, of eerder vervangen zijn, is niet te zeggen"
    return _onbekend(reden, gevolg)


def _onbekend(reden: Bevinding, gevolg: str) -> Bevinding:
    assert reden.plaats is not None
    hoe = (
        "is er niet, maar de kaarten dragen dat besluit"
        if isinstance(reden, Ontbreekt)
        else f"is niet te gebruiken ({reden.code})"
    )
    return Bevinding(
        ONBEKEND,
        f"{reden.plaats.bestand} {hoe}; {gevolg}.",
        f"{reden.remedie} Maak de lijst daarna opnieuw.",
        reden.plaats,
        Ernst.WAARSCHUWING,
    )


def _herzien(herkomst: Herkomst) -> Iterator[Bevinding]:
    """De opmerking bij een herziening die later ingaat: wie de lijst van ervoor heeft, heeft twee tarieven voor dezelfde dagen."""
    ervoor = herkomst.ervoor
    if ervoor and ervoor.tariefjaar == herkomst.tariefjaar and ervoor.geldig_tot >= herkomst.van:
        pad = ervoor.bestand.pad
        yield Bevinding(
            HERZIEN,
            f"Tot {herkomst.van} gold {pad}; een lijst daarvan die al verstuurd is, noemt nog {ervoor.geldig_tot}.",
            f"Maak die lijst opnieuw, dan houdt zij op de dag ervoor op: reeletarief tarieflijst --map {pad}.",
            ernst=Ernst.OPMERKING,
        )


def _anders_dan_ervoor(lijst: Tarieflijst) -> Iterator[Bevinding]:
    """De opmerking over wat er ervoor wel een tarief had, of per een andere eenheid ging: wie alleen deze lijst krijgt, ziet dat niet."""
    ervoor = lijst.herkomst.ervoor
    nu = {een.product: een.eenheid for een in lijst.regels} | {een.product: een.eenheid for een in lijst.buiten}
    if ervoor and (anders := anders_dan(ervoor, nu, "niet meer op de lijst")):
        yield Bevinding(
            ANDERS,
            f"Anders dan in {ervoor.bestand.pad}, dat ervoor gold: {anders}.",
            f"Zeg aanbieders dat dit vanaf {lijst.herkomst.van} zo is: een lopende toewijzing gaat niet vanzelf over. Is het niet de bedoeling, herzie dan het besluit.",
            ernst=Ernst.OPMERKING,
        )


def per_minuut(uurtarief: Decimal) -> Decimal:
    """Het uurtarief gedeeld door zestig, op de cent en een halve cent omhoog; alleen ter informatie."""
    return op_cent(RUIM.divide(uurtarief, MINUTEN_PER_UUR.bedrag))


def _regel(een: Besloten, code: str, landelijk: Collection[str]) -> Lijstregel:
    bekend = code in landelijk
    return Lijstregel(
        product=een.product,
        productcode=code if bekend else None,
        categorie=code[:2] if bekend else None,
        naam=een.naam,
        eenheid=een.eenheid,
        eenheidcode=EENHEIDCODES[een.eenheid],
        tarief=een.tarief,
        centen=int(een.tarief.scaleb(2, context=RUIM)),
        minuuttarief=per_minuut(een.tarief) if een.eenheid == "uur" else None,
        bedrag=BEDRAG[een.eenheid],
    )


def _loopt_door(herkomst: Herkomst) -> Bevinding:
    return Bevinding(
        LOOPT_DOOR,
        f"Dit zijn de tarieven van {herkomst.loopt_door_uit}: zij lopen door tot er over {herkomst.tariefjaar} besloten is, uiterlijk tot en met "
        f"{herkomst.tot} ({herkomst.bron}).",
        f"Maak de lijst opnieuw als er over {herkomst.tariefjaar} besloten is.",
        ernst=Ernst.OPMERKING,
    )


def _gat(herkomst: Herkomst, gat: Gat) -> Bevinding:
    return Bevinding(
        GAT,
        f"{dagen_in_zin(gat)} geldt er geen vastgesteld tarief: {gat.na.bestand.pad} eindigt op {gat.na.geldig_tot}, en {herkomst.bron} gaat in op "
        f"{herkomst.van}.",
        "Zeg aanbieders wat er in die dagen geldt, of herzie een van beide besluiten zodat ze aansluiten.",
        ernst=Ernst.WAARSCHUWING,
    )


def _buiten(buiten: Sequence[Besloten]) -> Bevinding:
    namen = ", ".join(een.product for een in buiten)
    return Bevinding(
        BUITEN,
        f"Niet op de lijst, want een bedrag per jaar heeft geen eenheidcode en gaat buiten de berichten om: {namen}.",
        "Spreek met de aanbieder af hoe dit bedrag betaald wordt, zoals per maand op een factuur.",
        ernst=Ernst.OPMERKING,
    )


def _zonder_code(producten: Sequence[str]) -> Bevinding:
    return Bevinding(
        ZONDER_CODE,
        f"Zonder landelijke productcode, en dus zonder productcategorie: {', '.join(producten)}.",
        "Zet op de kaart de standaardcode waaronder dit product gedeclareerd wordt. Is het besluit al genomen, herzie het dan: vaststellen --herziening REDEN.",
        ernst=Ernst.WAARSCHUWING,
    )


def _onbekende_code(onbekend: Mapping[str, str]) -> Bevinding:
    codes = ", ".join(f"{product} ({code})" for product, code in onbekend.items())
    return Bevinding(
        ZONDER_CODE,
        f"De standaardcode op de kaart staat niet in de landelijke lijst, en dus ook niet op deze: {codes}.",
        "Verbeter haar op de kaart ('controleer' noemt codes die erop lijken). Is het besluit al genomen, herzie het dan: vaststellen --herziening REDEN.",
        ernst=Ernst.WAARSCHUWING,
    )


def _gedeeld(gedeeld: Mapping[str, Sequence[str]]) -> Bevinding:
    groepen = "; ".join(f"{code}: {', '.join(producten)}" for code, producten in gedeeld.items())
    return Bevinding(
        GEDEELD,
        f"Aan landelijke productcode en eenheid is het tarief niet te zien bij {groepen}.",
        "Spreek af hoe een toewijzing zegt welk product het is.",
        ernst=Ernst.OPMERKING,
    )
