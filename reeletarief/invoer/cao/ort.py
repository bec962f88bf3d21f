"""De onregelmatigheidstoeslag van een cao: een percentage van het uurloon per tijdvak van de week."""

import re
from typing import Annotated, Literal

from reeletarief.invoer.cao.voorwaarden import FeestdagVeld, Tabelplek
from reeletarief.invoer.eisen import eis_niet_negatief
from reeletarief.invoer.model import (
    CodeVeld,
    DatumVeld,
    PercentageVeld,
    PositieveUren,
    TekstVeld,
    TenMinste,
    Veld,
    model,
)
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

Dag = Literal["ma", "di", "wo", "do", "vr", "za", "zo", "feestdag", "kerst_en_oudjaarsavond"]
HEEL_UUR = re.compile(r"1?[0-9]|2[0-4]")


def _lees_heel_uur(invoer: object) -> int:
    if not isinstance(invoer, Tekst) or not HEEL_UUR.fullmatch(invoer):
        raise WaardeFout(
            "RT214",
            "Hier hoort een heel uur van 0 tot en met 24.",
            "Schrijf bijvoorbeeld 22 voor tien uur 's avonds.",
        )
    return int(invoer)


HeelUur = Annotated[int, Veld(_lees_heel_uur, "heel_uur")]


@model
class Tijdvak:
    """Een percentage van het uurloon op deze dagen, van het ene hele uur tot het andere.

    ``feestdag`` gaat voor op de dag van de week; ``kerst_en_oudjaarsavond`` zijn 24 en 31 december.

    Attributes:
        dagen: De dagen: ma, di, wo, do, vr, za, zo, feestdag of kerst_en_oudjaarsavond (24 en 31 december).
        van: Het hele uur waarop het tijdvak begint.
        tot: Het hele uur waarop het tijdvak eindigt; splits een tijdvak dat over middernacht gaat.
        percentage: Toeslag als deel van het uurloon.
    """

    dagen: Annotated[tuple[Dag, ...], TenMinste(1)]
    van: HeelUur
    tot: HeelUur
    percentage: PercentageVeld

    def __post_init__(self) -> None:
        eis_niet_negatief(self.percentage)
        if self.van >= self.tot:
            raise WaardeFout(
                "RT226",
                f"Dit tijdvak loopt van {self.van} tot {self.tot} uur.",
                "Splits een tijdvak dat over middernacht gaat: van 22 tot 24 en van 0 tot 6.",
                self.percentage.plaats,
            )


@model
class Ort:
    """De tijdvakken van de onregelmatigheidstoeslag en voor wie hij geldt.

    Attributes:
        vindplaats: Artikel in de cao.
        schalen_tot_en_met: Hoogste schaal die de toeslag krijgt.
        salaris_tot_en_met: De cel van de salaristabel waarboven een functie geen toeslag krijgt.
        uurloon_hoogstens: De cel van de salaristabel waarvan het uurloon de toeslag begrenst.
        uren_per_maand: Het deel van het maandsalaris dat de cao een uurloon noemt, als aantal uren: 156 bij
            1/156; zonder opgave het jaarsalaris gedeeld door de contracturen.
        tot_en_met: Laatste dag waarop deze tijdvakken gelden, als ze eerder ophouden dan de salaristabel;
            daarna gelden die van de volgende tabel.
        feestdagen: De feestdagen met toeslag, als het andere zijn dan de vrije feestdagen van de cao.
        toelichting: Wat een lezer erbij moet weten.
        tijdvakken: De tijdvakken met hun percentage, zonder overlap.
    """

    vindplaats: TekstVeld
    schalen_tot_en_met: CodeVeld | None = None
    salaris_tot_en_met: Tabelplek | None = None
    uurloon_hoogstens: Tabelplek | None = None
    uren_per_maand: PositieveUren | None = None
    tot_en_met: DatumVeld | None = None
    feestdagen: tuple[FeestdagVeld, ...] = ()
    toelichting: TekstVeld | None = None
    tijdvakken: Annotated[tuple[Tijdvak, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        bezet: dict[tuple[str, int], Tijdvak] = {}
        for tijdvak in self.tijdvakken:
            for uur in ((dag, uur) for dag in tijdvak.dagen for uur in range(tijdvak.van, tijdvak.tot)):
                if uur in bezet:
                    raise WaardeFout(
                        "RT229",
                        f"Op {uur[0]} van {uur[1]} tot {uur[1] + 1} uur gelden twee percentages.",
                        "Laat tijdvakken op elkaar aansluiten zonder overlap.",
                        tijdvak.percentage.plaats,
                    )
                bezet[uur] = tijdvak
