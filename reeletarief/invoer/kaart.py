"""Het model van een productkaart: wat de regio inkoopt en wie dat moet kunnen leveren."""

from decimal import Decimal
from typing import Annotated, Literal

from reeletarief.fouten import in_zin
from reeletarief.invoer.afwijking import Afwijking
from reeletarief.invoer.functie import Functie, MixHerkomst
from reeletarief.invoer.inzet import Inzet
from reeletarief.invoer.model import (
    CaoVeld,
    CodeVeld,
    SleutelVeld,
    TekstVeld,
    TenMinste,
    model,
)
from reeletarief.invoer.waarden import WaardeFout

EENHEIDCODES = {"uur": "04", "minuut": "01"}
"""De eenheden die deze versie rekent, met hun code in de iJw-berichten."""


@model
class Productkaart:
    """Een productkaart. De teksten leggen uit; eenheid, functiemix, inzet, opslagset en afwijkingen sturen de berekening.

    ``standaardcode`` is de landelijke productcode als ``product`` een eigen code is. ``tariefdifferentiatie`` zegt
    waarom dit product een ander tarief heeft dan zijn buren, ``motivering_wijziging`` waarom het sterk afwijkt van
    vorig jaar. Zonder de sleutel ``afwijkingen`` heeft de kaart zich er niet over uitgesproken; wie ermee rekent,
    neemt ``eigen_waarden``.
    """

    product: CodeVeld
    naam: TekstVeld
    segment: SleutelVeld
    standaardcode: CodeVeld | None = None
    eenheid: Literal["uur", "minuut"]
    doel: TekstVeld | None = None
    kwaliteitseisen: tuple[TekstVeld, ...] = ()
    cao: CaoVeld
    functiemix: Annotated[tuple[Functie, ...], TenMinste(1)]
    functiemix_bron: MixHerkomst | None = None
    inzet: Inzet | None = None
    opslagset: SleutelVeld
    afwijkingen: tuple[Afwijking, ...] | None = None
    tariefdifferentiatie: TekstVeld | None = None
    motivering_wijziging: TekstVeld | None = None

    @property
    def eigen_waarden(self) -> tuple[Afwijking, ...]:
        """De afwijkingen van deze kaart; leeg als ze er geen heeft of er niets over zegt."""
        return self.afwijkingen or ()

    def __post_init__(self) -> None:
        gezien: set[str] = set()
        for naam in (functie.functie for functie in self.functiemix):
            if naam in gezien:
                raise WaardeFout(
                    "RT224",
                    f"De functie '{naam}' staat twee keer in de functiemix.",
                    "Tel de aandelen op, of geef een van beide een eigen naam.",
                    naam.plaats,
                )
            gezien.add(naam)
        self._controleer_som()

    def _controleer_som(self) -> None:
        """De aandelen zijn samen precies 100%; uren en aandelen gaan niet samen."""
        eerste = self.functiemix[0]
        aandelen = [functie.aandeel for functie in self.functiemix if functie.aandeel is not None]
        if aandelen and len(aandelen) < len(self.functiemix):
            raise WaardeFout(
                "RT302",
                "De functiemix mengt aandelen en uren.",
                "Geef elke functie een aandeel, of elke functie uren.",
                eerste.functie.plaats,
            )
        som = sum((aandeel.getal for aandeel in aandelen), Decimal(0))
        if aandelen and som != 1:
            verschil = (1 - som) * 100
            raise WaardeFout(
                "RT302",
                f"De aandelen in de functiemix zijn samen {in_zin(som * 100)}%, niet precies 100%.",
                f"Er {'ontbreekt' if verschil > 0 else 'is te veel'}: {in_zin(abs(verschil))} procentpunt. Pas een aandeel aan.",
                aandelen[-1].plaats,
            )
