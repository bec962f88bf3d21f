"""Van een berekening naar een besluit: per product wat berekend is, wat voorgesteld en wat vastgesteld, en vanaf wanneer.

De drie bedragen zijn gelijk, tenzij het besluit zegt waarom niet (stap j en k, NvO §8.4).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import eigen_bewijs
from reeletarief.fouten import Bevinding, Ernst, eerste_namen, euro_in_zin, gesorteerd, suggestie
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.gegevens import AnderTarief, Besluitgegevens, Uitzondering
    from reeletarief.invoer.besluit.model import Besluit, Besluittarief, EerderBesluit
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.kostprijs.tarief import Tarief

ONDER_DE_KOSTPRIJS, VEEL_MEER, NIET_MEER_BIJGESTELD = "RT016", "RT021", "RT024"
ONBEKEND_PRODUCT, GEEN_DATUM, BUITEN_HET_JAAR = "RT994", "RT995", "RT996"


class Besluitregel(NamedTuple):
    """Een product in het besluit, in euro per eenheid; ``reden`` is er als de besluitgegevens het product noemen."""

    tarief: Tarief
    voorgesteld: Decimal
    vastgesteld: Decimal
    reden: str | None
    vingerafdruk: str

    @property
    def berekend(self) -> Decimal:
        """Het bedrag uit de berekening."""
        return self.tarief.tarief.bedrag

    @property
    def is_bijgesteld(self) -> bool:
        """Of er iets anders is vastgesteld dan berekend."""
        return self.vastgesteld != self.berekend


class Vaststelling(NamedTuple):
    """Een besluit dat klaar is om vast te leggen.

    ``open_punten`` is wat er bij een concept nog openstond, ``herziening`` waarom een eerder besluit wordt vervangen, en ``vervangt``
    het concept of besluit dat er voor dit jaar lag, ``eerdere`` elk besluit dat er al ligt.
    """

    resultaat: Resultaat
    status: str
    besluitdatum: datetime.date
    ingangsdatum: datetime.date
    geldig_tot: datetime.date
    besluit: str | None
    regels: tuple[Besluitregel, ...]
    uitzonderingen: tuple[Uitzondering, ...]
    open_punten: tuple[Bevinding, ...]
    herziening: str | None
    vervangt: Besluit | None = None
    eerdere: tuple[EerderBesluit, ...] = ()


def bezwaren_tegen(
    gegevens: Besluitgegevens, resultaat: Resultaat, besluitdatum: datetime.date | None
) -> tuple[Bevinding, ...]:
    """Wat er aan de besluitgegevens niet past bij deze berekening."""
    return gesorteerd(
        [*_onbekende_producten(gegevens, resultaat), *_verkeerde_dagen(gegevens, resultaat, besluitdatum)]
    )


def stel_vast(
    resultaat: Resultaat,
    gegevens: Besluitgegevens,
    bestanden: Mapping[str, Bestand],
    besluitdatum: datetime.date,
    status: str,
) -> Vaststelling:
    """Het besluit over deze berekening; de gegevens zijn gekeurd met :func:`bezwaren_tegen`."""
    jaar = resultaat.tariefjaar
    anders = {str(een.product): een for een in gegevens.tarieven}
    return Vaststelling(
        resultaat=resultaat,
        status=status,
        besluitdatum=besluitdatum,
        ingangsdatum=gegevens.ingangsdatum.dag if gegevens.ingangsdatum else datetime.date(jaar, 1, 1),
        geldig_tot=gegevens.geldig_tot.dag if gegevens.geldig_tot else datetime.date(jaar, 12, 31),
        besluit=str(gegevens.besluit) if gegevens.besluit else None,
        regels=tuple(
            _regel(tarief, anders.get(tarief.product), bestanden, resultaat.peildatum) for tarief in resultaat.tarieven
        ),
        uitzonderingen=gegevens.uitzonderingen,
        open_punten=(),
        herziening=None,
    )


def _regel(
    tarief: Tarief, anders: AnderTarief | None, bestanden: Mapping[str, Bestand], peildatum: datetime.date | None
) -> Besluitregel:
    berekend = tarief.tarief.bedrag
    voorgesteld = anders.voorgesteld.getal if anders and anders.voorgesteld else berekend
    vastgesteld = anders.vastgesteld.getal if anders and anders.vastgesteld else voorgesteld
    reden = str(anders.reden) if anders else None
    return Besluitregel(tarief, voorgesteld, vastgesteld, reden, eigen_bewijs(tarief, bestanden, peildatum).sha256)


def kanttekeningen(vaststelling: Vaststelling) -> tuple[Bevinding, ...]:
    """Elk product dat voor minder wordt vastgesteld dan de reële prijs die berekend is (art. 2.3 Besluit Jeugdwet), of voor veel meer.

    Ook elk bijgesteld bedrag dat er hiervoor was en dat dit besluit niet meer noemt.
    """
    bij_bedragen = (een for regel in vaststelling.regels if (een := _kanttekening(regel)) is not None)
    return gesorteerd([*bij_bedragen, *_niet_meer_bijgesteld(vaststelling)])


def _niet_meer_bijgesteld(vaststelling: Vaststelling) -> Iterator[Bevinding]:
    vorige = vaststelling.vervangt
    eerder = vorige.op_product if vorige else {}
    for regel in vaststelling.regels:
        toen = eerder.get(regel.tarief.product)
        if vorige and toen and regel.reden is None and toen.vastgesteld not in {toen.berekend, regel.vastgesteld}:
            yield _terug_op_berekend(regel, vorige, toen)


def _terug_op_berekend(regel: Besluitregel, vorige: Besluit, toen: Besluittarief) -> Bevinding:
    product = regel.tarief.kaart.product
    return Bevinding(
        NIET_MEER_BIJGESTELD,
        f"{product} stond in het {'besluit' if vorige.status == VASTGESTELD else 'concept'} van {vorige.besluitdatum} op {euro_in_zin(toen.vastgesteld)}, "
        f"anders dan berekend (reden: {(toen.reden or 'geen reden gegeven').rstrip('.')}); nu op het berekende bedrag van "
        f"{euro_in_zin(regel.vastgesteld)}.",
        "Hoort het bijgestelde bedrag te blijven, zet het dan met zijn reden weer onder 'tarieven' in de besluitgegevens (--besluit), en leg opnieuw vast.",
        product.plaats,
        Ernst.WAARSCHUWING,
    )


def _kanttekening(regel: Besluitregel) -> Bevinding | None:
    if regel.vastgesteld < regel.berekend:
        code, hoeveel = ONDER_DE_KOSTPRIJS, "minder dan"
        remedie = "De prijs is ten minste gebaseerd op de kosten van art. 2.3 Besluit Jeugdwet; ga na of de reden dit verschil draagt."
    elif regel.vastgesteld > 2 * regel.berekend:
        code, hoeveel = VEEL_MEER, "meer dan twee keer"
        remedie = "Controleer de cijfers en de punt van dit bedrag in de besluitgegevens."
    else:
        return None
    product = regel.tarief.kaart.product
    wat = (
        f"{product} wordt vastgesteld op {euro_in_zin(regel.vastgesteld)}, {hoeveel} de berekende reële prijs van "
        f"{euro_in_zin(regel.berekend)}."
    )
    return Bevinding(code, wat, remedie, product.plaats, Ernst.WAARSCHUWING)


def _onbekende_producten(gegevens: Besluitgegevens, resultaat: Resultaat) -> Iterator[Bevinding]:
    bekend = [tarief.product for tarief in resultaat.tarieven]
    for een in gegevens.tarieven:
        if str(een.product) not in bekend:
            yield Bevinding(
                ONBEKEND_PRODUCT,
                f"De besluitgegevens noemen product {een.product}, maar daar is geen berekend tarief van.",
                suggestie(str(een.product), bekend, f"Er zijn tarieven van: {eerste_namen(bekend, 10)}.")
                + " Is de kaart weggehaald, zet haar dan terug, of haal het product uit de besluitgegevens.",
                een.product.plaats,
            )


def _verkeerde_dagen(
    gegevens: Besluitgegevens, resultaat: Resultaat, besluitdatum: datetime.date | None
) -> Iterator[Bevinding]:
    jaar = resultaat.tariefjaar
    if besluitdatum is None:
        yield Bevinding(
            GEEN_DATUM,
            "De dag van het besluit ontbreekt; het programma kijkt niet op de klok.",
            "Geef --besluitdatum jjjj-mm-dd, of zet besluitdatum in de besluitgegevens.",
        )
    begin, einde = gegevens.ingangsdatum, gegevens.geldig_tot
    if begin and begin.dag.year != jaar:
        yield Bevinding(
            BUITEN_HET_JAAR,
            f"{begin.dag} ligt niet in tariefjaar {jaar}.",
            f"Tarieven van {jaar} gaan in {jaar} in; reken voor een ander jaar met --tariefjaar.",
            begin.plaats,
        )
    if einde and not jaar <= einde.dag.year <= jaar + 1:
        yield Bevinding(
            BUITEN_HET_JAAR,
            f"{einde.dag} ligt niet in tariefjaar {jaar}, en ook niet in het jaar erna.",
            f"Tarieven van {jaar} mogen doorlopen tot er een nieuw besluit is, tot en met uiterlijk {jaar + 1}-12-31: daarna missen zij meer dan "
            "een jaar indexering.",
            einde.plaats,
        )
    if begin and einde and einde.dag < begin.dag:
        remedie = "Zet de eerste dag bij ingangsdatum en de laatste bij geldig_tot."
        yield Bevinding(BUITEN_HET_JAAR, "De tarieven zouden eindigen voor zij ingaan.", remedie, einde.plaats)
