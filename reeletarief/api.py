"""Het programma vanuit Python: lees een regio, bereken, loop door de boom.

>>> from pathlib import Path
>>> from reeletarief.api import bereken, lees_werkmap, loop
>>> inlezing = lees_werkmap(Path("."))
>>> resultaat = bereken(inlezing, tariefjaar=2026)
>>> tarief = resultaat.tarief("45A48")
>>> tarief.tarief.bedrag == sum(post.bedrag for post in tarief.jeugdwet.values())
True
>>> [post.naam for post in loop(tarief.tarief)][-1]
'Tarief'

Bedragen zijn :class:`decimal.Decimal`; elke :class:`Post` draagt zijn bewerking, operanden en herkomst.
Fouten in de bestanden staan als waarden in ``inlezing.bevindingen``; producten die niet te rekenen zijn,
staan met hun redenen in ``resultaat.overgeslagen``.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.besluitstand import bestanden_van, met_besluit, tabelbestanden, vastgesteld_op
from reeletarief.bewijs import Bewijs, maak_bewijs
from reeletarief.fouten import Bevinding, Ernst, Plaats, RekenFout, gesorteerd
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.kaart.kopregels import kopregels
from reeletarief.invoer.nalezen import nog_na_te_lezen
from reeletarief.invoer.namen import CAO, OPSLAGEN
from reeletarief.invoer.regio import Inlezing, Regio, lees_regio
from reeletarief.invoer.werkmap import lees_werkmap
from reeletarief.kostprijs.jaarkeuzes import jaarkeuzes
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.post import Bewerking, Eenheid, Herkomst, Post, loop, zoek
from reeletarief.kostprijs.tarief import Rekenbasis, Tarief, met_boom, zonder_boom

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart

__all__ = [
    "Bevinding",
    "Bewerking",
    "Eenheid",
    "Ernst",
    "Herkomst",
    "Inlezing",
    "OnbekendProductFout",
    "Overgeslagen",
    "Plaats",
    "Post",
    "Regio",
    "Resultaat",
    "Tarief",
    "Tijdkeuze",
    "bereken",
    "kies_kaarten",
    "lees_regio",
    "lees_werkmap",
    "loop",
    "met_boom",
    "zoek",
    "zonder_boom",
]


class Overgeslagen(NamedTuple):
    """Een product dat niet te rekenen was, met de redenen. ``product`` is de code, of anders het bestand."""

    product: str
    redenen: tuple[Bevinding, ...]


class Resultaat(NamedTuple):
    """De uitkomst van één berekening: tarieven op productcode, wat wegviel en het bewijs.

    Een berekening is een concept, tenzij alle kaarten zeggen dat precies deze berekening is vastgesteld; dan is
    ``vastgesteld_op`` de dag van het besluit.
    """

    regio: str
    tariefjaar: int
    peildatum: datetime.date | None
    status: str
    tarieven: tuple[Tarief, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    bewijs: Bewijs
    vastgesteld_op: datetime.date | None = None

    def tarief(self, product: str) -> Tarief:
        """Het tarief van een product; ``KeyError`` als het niet berekend is."""
        for tarief in self.tarieven:
            if tarief.kaart.product == product:
                return tarief
        raise KeyError(product)

    @property
    def waarschuwingen(self) -> tuple[Bevinding, ...]:
        """Alle kanttekeningen bij de tarieven, elk één keer."""
        return gesorteerd(bevinding for tarief in self.tarieven for bevinding in tarief.waarschuwingen)

    @property
    def aannames(self) -> tuple[str, ...]:
        """Alle open en aangenomen parameters in deze uitkomst, elk één keer."""
        return tuple(sorted({naam for tarief in self.tarieven for naam in tarief.aannames}))


class OnbekendProductFout(Exception):
    """Er is om een product gevraagd dat geen kaart heeft; draagt een bevinding per product."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        super().__init__("; ".join(bevinding.wat for bevinding in bevindingen))
        self.bevindingen = tuple(bevindingen)


def bereken(
    inlezing: Inlezing,
    producten: Sequence[str] = (),
    tariefjaar: int | None = None,
    peildatum: datetime.date | None = None,
    bewaar: Callable[[Tarief], Tarief] = met_boom,
) -> Resultaat:
    """Reken de gevraagde producten (zonder opgave: alle) uit.

    Zonder ``tariefjaar`` geldt dat van ``opslagen.yaml``. Met ``peildatum`` bepaalt de cao-tabel van die
    dag het hele jaarsalaris. Geeft een ``ValueError`` als de regio niet te lezen was of voor iets anders is gelezen, en een
    :class:`OnbekendProductFout` als een product geen kaart heeft. ``bewaar`` zegt wat er van elk tarief blijft: de hele boom,
    of met :func:`zonder_boom` alleen de bedragen.
    """
    regio = _leesbare_regio(inlezing, Tijdkeuze(tariefjaar, peildatum))
    jaar = tariefjaar or regio.opslagen.tariefjaar
    kaarten = {str(kaart.product): kaart for kaart in regio.kaarten}
    basis = Rekenbasis(jaarkeuzes(regio.opslagen, jaar), regio.caos, kaarten, peildatum, {}, {})
    na_te_lezen, onderdelen = _na_te_lezen(regio), _onderdelen(regio)
    tarieven: list[Tarief] = []
    overgeslagen = [] if producten else [Overgeslagen(*weg) for weg in inlezing.gemist.items()]
    for kaart in kies_kaarten(inlezing, regio, producten):
        try:
            tarief = _met_nalezen(bereken_tarief(kaart, basis), na_te_lezen)
            tarieven.append(bewaar(met_besluit(tarief, regio.bestanden, peildatum)))
            if kaart.product not in onderdelen:
                del basis.tarieven[str(kaart.product)]  # niemand vraagt er nog om
        except RekenFout as fout:
            overgeslagen.append(Overgeslagen(str(kaart.product), gesorteerd(fout.bevindingen)))
    gebruikt = {pad for tarief in tarieven for pad in bestanden_van(tarief)} | {OPSLAGEN}
    besloten = None if overgeslagen else vastgesteld_op(tarieven, regio.bestanden, peildatum)
    return Resultaat(
        regio=str(regio.opslagen.regio),
        tariefjaar=jaar,
        peildatum=peildatum,
        status=VASTGESTELD if besloten else CONCEPT,
        tarieven=tuple(tarieven),
        overgeslagen=tuple(overgeslagen),
        bewijs=maak_bewijs(regio.bestanden, gebruikt, jaar, peildatum),
        vastgesteld_op=besloten,
    )


def _leesbare_regio(inlezing: Inlezing, keuze: Tijdkeuze) -> Regio:
    if inlezing.regio is None:
        raise ValueError("de werkmap is niet te lezen; zie inlezing.bevindingen")
    if inlezing.tijdkeuze not in {None, keuze}:
        raise ValueError("deze inlezing is voor een ander tariefjaar of een andere peildatum gelezen")
    return inlezing.regio


def _onderdelen(regio: Regio) -> set[str]:
    """De producten waar een ander product uit bestaat."""
    samengesteld = [kaart.samenstelling for kaart in regio.kaarten if kaart.samenstelling]
    return {str(deel.product) for een in samengesteld for groep in een.populaties for deel in groep.onderdelen}


def _na_te_lezen(regio: Regio) -> dict[str, Bevinding]:
    """Per cao-bestand dat nog niet is nagelezen, de waarschuwing die dat zegt."""
    tabellen = [bestand for pad, bestand in regio.bestanden.items() if pad.startswith(CAO)]
    return {bestand.pad: bevinding for bestand in tabellen if (bevinding := nog_na_te_lezen(bestand))}


def _met_nalezen(tarief: Tarief, na_te_lezen: dict[str, Bevinding]) -> Tarief:
    """Een tarief op een tabel die nog niet is nagelezen, zegt dat erbij."""
    open_ = [na_te_lezen[pad] for pad in sorted(tabelbestanden(tarief) & set(na_te_lezen))]
    return tarief._replace(waarschuwingen=(*tarief.waarschuwingen, *open_)) if open_ else tarief


def kies_kaarten(inlezing: Inlezing, regio: Regio, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten van deze producten, of alle; een :class:`OnbekendProductFout` als een product er geen heeft."""
    kaarten = {str(kaart.product): kaart for kaart in regio.kaarten}
    onbekend = [_onbekend_product(code, kaarten, inlezing) for code in producten if code not in kaarten]
    if onbekend:
        raise OnbekendProductFout(onbekend)
    return [kaarten[code] for code in dict.fromkeys(producten)] if producten else list(regio.kaarten)


def _onbekend_product(code: str, kaarten: dict[str, Productkaart], inlezing: Inlezing) -> Bevinding:
    kapot = next((pad for pad in inlezing.gemist if _noemt_product(inlezing, pad, code)), None)
    if kapot is not None:
        return Bevinding(
            "RT501",
            f"{code} ({kapot}) is niet te rekenen: de kaart of een bestand waar die naar verwijst, heeft een fout.",
            "Herstel eerst de fouten hierboven.",
        )
    verwisseld = [kaart for kaart in kaarten if sorted(kaart) == sorted(code.upper())]
    buren = list(dict.fromkeys([*verwisseld, *get_close_matches(code.upper(), list(kaarten), n=3)]))[:3]
    if buren:
        remedie = "Bedoelt u: " + ", ".join(f"{buur} ({kaarten[buur].naam})" for buur in buren) + "?"
    else:
        remedie = f"Er zijn kaarten voor: {', '.join(kaarten) or 'nog geen enkel product'}."
    if inlezing.gemist:
        remedie += f" Deze kaarten vielen weg door een fout: {', '.join(list(inlezing.gemist)[:5])}."
    return Bevinding("RT501", f"Er is geen productkaart voor '{code}'.", remedie)


def _noemt_product(inlezing: Inlezing, pad: str, code: str) -> bool:
    """Of een kaart die niet te gebruiken was, de kaart van dit product is."""
    regels = inlezing.bestanden[pad].regels if pad in inlezing.bestanden else ()
    return kopregels("\n".join(regels)).get("product") == code
