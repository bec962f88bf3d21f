"""De cellen van een cao-tabel die nog niet gepubliceerd is: de vorige tabel met de aangenomen verhoging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from reeletarief.invoer.cao.tabel import CaoTabel, TabelAfleiding
    from reeletarief.invoer.waarden import Waarde


def eenheid_van(tabel: CaoTabel) -> Eenheid:
    """De eenheid waarin de bedragen van een tabel staan: euro per maand of euro per jaar."""
    return Eenheid.EURO_PER_MAAND if tabel.salaris else Eenheid.EURO_PER_JAAR


def celsleutel(tabel: CaoTabel, schaal: str, trede: str) -> str:
    """De sleutel van de post van één cel."""
    return f"cao.{tabel.cao}.{tabel.dag}.schaal_{schaal}.trede_{trede}"


def celnaam(tabel: CaoTabel, schaal: str, trede: str) -> str:
    """De naam van één cel voor de lezer."""
    soort = "maandbedrag" if tabel.salaris else "jaarbedrag"
    return f"{soort} schaal {schaal} trede {trede}, tabel {tabel.dag}"


def afgeleide_cel(tabel: CaoTabel, afleiding: TabelAfleiding, schaal: str, trede: str, vorig: Post) -> Post:
    """Vorig bedrag × (1 + percentage), ten minste het minimum en hoogstens het maximum erbij, afgerond op de stap.

    In een tabel met jaarbedragen telt het minimum en maximum per maand twaalf keer.
    De uitkomst draagt klasse aanname, zodat elke uitvoer haar als aanname noemt.
    """
    sleutel, eenheid = celsleutel(tabel, schaal, trede), eenheid_van(tabel)
    erbij = posten.product(
        f"{sleutel}.verhoging",
        "aangenomen verhoging",
        eenheid,
        _gegeven(tabel, afleiding, "percentage", Eenheid.FRACTIE),
        vorig,
    )
    if afleiding.regel.minimum_per_maand is not None:
        minimum = _grens(tabel, afleiding, "minimum_per_maand")
        erbij = posten.maximum(f"{sleutel}.ten_minste", "verhoging, ten minste het minimum", eenheid, erbij, minimum)
    if afleiding.regel.maximum_per_maand is not None:
        maximum = _grens(tabel, afleiding, "maximum_per_maand")
        erbij = posten.minimum(f"{sleutel}.hoogstens", "verhoging, hoogstens het maximum", eenheid, erbij, maximum)
    nieuw = posten.som(f"{sleutel}.onafgerond", "verhoogd bedrag, onafgerond", eenheid, vorig, erbij)
    naam = f"{celnaam(tabel, schaal, trede)} (afgeleid)"
    cel = posten.afgerond(sleutel, naam, eenheid, nieuw, _gegeven(tabel, afleiding, "afronding", eenheid))
    return posten.met_herkomst(cel, _herkomst(tabel, afleiding, afleiding.regel.percentage))


def _grens(tabel: CaoTabel, afleiding: TabelAfleiding, veld: str) -> Post:
    """Een bedrag per maand, in de eenheid van de tabel."""
    per_maand = _gegeven(tabel, afleiding, veld, Eenheid.EURO_PER_MAAND)
    if tabel.salaris:
        return per_maand
    naam = f"{per_maand.naam}, maal twaalf"
    return posten.product(f"{per_maand.sleutel}.per_jaar", naam, Eenheid.EURO_PER_JAAR, per_maand, MAANDEN_PER_JAAR)


def _gegeven(tabel: CaoTabel, afleiding: TabelAfleiding, veld: str, eenheid: Eenheid) -> Post:
    waarde: Waarde = getattr(afleiding.regel, veld)
    sleutel = f"cao.{tabel.cao}.{tabel.dag}.afgeleid.{veld}"
    naam = f"afgeleide tabel {tabel.dag}, {veld.replace('_', ' ')}"
    return posten.waarde(sleutel, naam, waarde.getal, eenheid, _herkomst(tabel, afleiding, waarde))


def _herkomst(tabel: CaoTabel, afleiding: TabelAfleiding, waarde: Waarde) -> Herkomst:
    regel = afleiding.regel
    return Herkomst(
        klasse=Klasse.AANNAME,
        bron=str(regel.bron),
        prijspeil=tabel.dag.year,
        plaats=waarde.plaats,
        parameter=f"cao.{tabel.cao}.{tabel.dag}",
        toelichting=f"afgeleid van de tabel per {regel.van.dag}: {regel.motivering}",
    )
