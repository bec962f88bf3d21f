"""Van een inlezing naar een resultaat: elke gevraagde kaart uitgerekend, met haar kanttekeningen en het bewijs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import bewijsbestanden, met_besluit, tabelbestanden, vastgesteld_op
from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.berekening.gaten import Gaten
from reeletarief.berekening.kaart_en_besluit import als_naast, is_besluit
from reeletarief.berekening.keuze import kies_kaarten
from reeletarief.berekening.motiveringen import gemotiveerde_tarieven, met_uitzonderingen
from reeletarief.berekening.resultaat import Overgeslagen, Resultaat
from reeletarief.berekening.stand import stand_van
from reeletarief.fouten import RekenFout, gesorteerd
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.nalezen import nog_na_te_lezen
from reeletarief.invoer.namen import CAO, OPSLAGEN
from reeletarief.kostprijs.jaarkeuzes import jaarkeuzes
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.reeksen import GatFout
from reeletarief.kostprijs.tarief import Onderdeelgeheugen, Rekenbasis, met_boom, zonder_boom

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from reeletarief.berekening.kaart_en_besluit import Naast
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Inlezing, Onleesbaar, Regio
    from reeletarief.kostprijs.tarief import Tarief


def bereken(
    inlezing: Inlezing | Onleesbaar,
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
    keuze = Tijdkeuze(tariefjaar, peildatum)
    inlezing = _bruikbaar(inlezing, keuze)
    regio = inlezing.regio
    jaar = tariefjaar or regio.opslagen.tariefjaar
    geheugen = Onderdeelgeheugen(regio.kaarten)
    basis = Rekenbasis(jaarkeuzes(regio.opslagen, jaar), regio.caos, regio.op_product, peildatum, geheugen)
    na_te_lezen, naast = _na_te_lezen(regio), als_naast(inlezing.besluiten.get(jaar))
    gaten = Gaten(basis)
    tarieven: list[Tarief] = []
    overgeslagen = [] if producten else [Overgeslagen(*weg) for weg in inlezing.gemist.items()]
    for kaart in kies_kaarten(inlezing, producten):
        try:
            tarief = _met_nalezen(bereken_tarief(kaart, basis), na_te_lezen)
            tarieven.append(bewaar(met_besluit(tarief, regio.bestanden, peildatum, naast)))
        except GatFout as gat:
            overgeslagen.append(Overgeslagen(kaart.code, gaten.van(kaart, gat)))
        except RekenFout as fout:
            overgeslagen.append(Overgeslagen(kaart.code, gesorteerd(fout.bevindingen)))
    tarieven = _met_motieven(tarieven, inlezing, keuze, naast)
    gebruikt = {pad for tarief in tarieven for pad in bewijsbestanden(tarief)} | {OPSLAGEN}
    besloten = None if overgeslagen else vastgesteld_op(tarieven)
    return Resultaat(
        regio=str(regio.opslagen.regio),
        tariefjaar=jaar,
        peildatum=peildatum,
        status=VASTGESTELD if besloten else CONCEPT,
        stand=stand_van(tarieven, len(overgeslagen)),
        tarieven=tuple(tarieven),
        overgeslagen=tuple(overgeslagen),
        bewijs=maak_bewijs(regio.bestanden, gebruikt, jaar, peildatum),
        vastgesteld_op=besloten,
        besluit=naast.besluit if besloten and is_besluit(naast) else None,
        gaten=tuple(gaten.gevonden),
    )


def _bruikbaar(inlezing: Inlezing | Onleesbaar, keuze: Tijdkeuze) -> Inlezing:
    if inlezing.regio is None:
        raise ValueError("de werkmap is niet te lezen; zie inlezing.bevindingen")
    if inlezing.tijdkeuze not in {None, keuze}:
        raise ValueError("deze inlezing is voor een ander tariefjaar of een andere peildatum gelezen")
    return inlezing


def _met_motieven(
    tarieven: list[Tarief], inlezing: Inlezing, keuze: Tijdkeuze, naast: Naast | Bevinding | None
) -> list[Tarief]:
    """Bij elke waarschuwing waarom de regio haar laat staan: volgens haar verantwoording, en anders volgens het besluit."""
    if inlezing.verantwoording:
        jaar = keuze.tariefjaar or inlezing.regio.opslagen.tariefjaar
        zonder = inlezing._replace(verantwoording=None)
        tarieven = gemotiveerde_tarieven(
            tarieven,
            inlezing.verantwoording.motiveringen,
            jaar,
            lambda: bereken(zonder, (), *keuze, zonder_boom).waarschuwingen,
        )
    return [met_uitzonderingen(tarief, naast.besluit) for tarief in tarieven] if is_besluit(naast) else tarieven


def _na_te_lezen(regio: Regio) -> dict[str, Bevinding]:
    """Per cao-bestand dat nog niet is nagelezen, de waarschuwing die dat zegt."""
    tabellen = [bestand for pad, bestand in regio.bestanden.items() if pad.startswith(CAO)]
    return {bestand.pad: bevinding for bestand in tabellen if (bevinding := nog_na_te_lezen(bestand))}


def _met_nalezen(tarief: Tarief, na_te_lezen: dict[str, Bevinding]) -> Tarief:
    """Een tarief op een tabel die nog niet is nagelezen, zegt dat erbij."""
    open_ = [na_te_lezen[pad] for pad in sorted(tabelbestanden(tarief) & set(na_te_lezen))]
    return tarief._replace(waarschuwingen=(*tarief.waarschuwingen, *open_)) if open_ else tarief
