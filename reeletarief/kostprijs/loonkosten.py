"""Loonkosten per fte per jaar: salaris, toeslagen en werkgeverslasten van één inschaling."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import op_cent
from reeletarief.fouten import Bevinding, RekenFout, euro_in_zin
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.cao_jaar import MAANDEN, voorwaardeherkomst
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR, VASTE_NUL, aantal_maanden
from reeletarief.kostprijs.grondslag import grondslag
from reeletarief.kostprijs.inschaling import gekozen_treden, salaris, salaris_op
from reeletarief.kostprijs.loon import Loon
from reeletarief.kostprijs.ort import ORT, ort_toeslag
from reeletarief.kostprijs.parameter import niet_negatief, parameterpost
from reeletarief.kostprijs.post import REKENREGEL, Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.voorwaarden import Toeslag
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.ort import Ort

JAAR = Eenheid.EURO_PER_JAAR


def lonen_van(keuzes: Jaarkeuzes, cao: CaoJaar, functies: Sequence[Functie]) -> list[Loon]:
    """De loonkosten van elke functie; een :class:`RekenFout` draagt alle fouten van alle functies samen."""
    return [loon_van(keuzes, cao, functie) for functie in bruikbaar(keuzes, cao, functies)]


def bruikbaar(keuzes: Jaarkeuzes, cao: CaoJaar, functies: Sequence[Functie]) -> Sequence[Functie]:
    """De functies zelf; een :class:`RekenFout` met elke schaal of trede die in een tabel van het jaar niet bestaat."""
    bevindingen: list[Bevinding] = []
    for functie in functies:
        try:
            _eis_treden(keuzes, cao, functie)
        except RekenFout as fout:
            bevindingen += fout.bevindingen
    if bevindingen:
        raise RekenFout(*bevindingen)
    return functies


def _eis_treden(keuzes: Jaarkeuzes, cao: CaoJaar, functie: Functie) -> None:
    """De schaal en trede bestaan in elke tabel van het jaar; van een inschaling die goed is, hoeft dat één keer gezien te worden."""
    keuzes.eenmaal(
        ("inschaling", cao.perioden, functie.schaal, functie.trede),
        lambda: [gekozen_treden(periode.tabel, functie) for periode in cao.perioden],
    )


def loon_van(keuzes: Jaarkeuzes, cao: CaoJaar, functie: Functie, ort: Ort | None = None) -> Loon:
    """De loonkosten van een voltijder in deze schaal en trede, in euro per jaar.

    loonkosten = jaarsalaris + toeslagen (met de onregelmatigheidstoeslag als die er is) + werkgeverslasten. Het loon
    voor de sociale verzekeringen (``loon_sv``) is het brutoloon min de inhoudingen, zoals het werknemersdeel van het
    pensioen. Een :class:`RekenFout` als de schaal of trede niet bestaat of een premie in het jaar ontbreekt.
    """
    if ort is not None:
        return _loon(keuzes, cao, functie, ort)
    opslagen = keuzes.opslagen
    inschaling = (cao.perioden, functie.schaal, functie.trede)
    return keuzes.eenmaal(
        ("loon", *inschaling, opslagen.inhoudingen, opslagen.werkgeverslasten),
        lambda: _loon(keuzes, cao, functie, None),
    )


def _loon(keuzes: Jaarkeuzes, cao: CaoJaar, functie: Functie, ort: Ort | None) -> Loon:
    opslagen = keuzes.opslagen
    sleutel = f"loon.{cao.cao}.schaal_{functie.schaal}.{functie.trede}"
    if ort is not None:
        sleutel += f".{ort.sleutel}"
    regels = _salaris_en_toeslagen(cao, functie, sleutel)
    if ort is not None:
        regels[ORT] = ort_toeslag(cao, functie, sleutel, ort)
        regels |= _over_ort(cao, sleutel, ort, regels[ORT])
    bruto = posten.som(f"{sleutel}.bruto_loon", "bruto loon", JAAR, *regels.values())
    regels["bruto_loon"] = bruto
    inhoudingen: list[Post] = []
    for regel in opslagen.inhoudingen:
        inhoudingen.append(_last(regel, "inhoudingen", sleutel, regels, keuzes))
        regels[str(regel.sleutel)] = inhoudingen[-1]
    regels["loon_sv"] = bruto
    if inhoudingen:
        regels["loon_sv"] = posten.verschil(f"{sleutel}.loon_sv", "loon SV", JAAR, bruto, *inhoudingen)
    lasten: list[Post] = []
    for regel in opslagen.werkgeverslasten:
        last = _last(regel, "werkgeverslasten", sleutel, regels, keuzes)
        regels[str(regel.sleutel)] = last
        lasten.append(last)
    kosten = posten.som(f"{sleutel}.loonkosten", "loonkosten per fte", JAAR, bruto, *lasten)
    return Loon(sleutel, str(cao.cao), str(functie.schaal), str(functie.trede), regels, kosten)


def _salaris_en_toeslagen(cao: CaoJaar, functie: Functie, sleutel: str) -> dict[str, Post]:
    """Jaarsalaris en toeslagen; met meer tabellen in het jaar elk de som over de perioden."""
    if len(cao.perioden) == 1:
        return _in_periode(cao.perioden[0], functie, sleutel, "")
    per_periode = [_in_periode(periode, functie, sleutel, f".{periode.tabel.dag}") for periode in cao.perioden]
    namen = list(dict.fromkeys(naam for regels in per_periode for naam in regels))
    return {
        naam: posten.som(
            f"{sleutel}.{naam}",
            _naam_over_het_jaar(cao, naam),
            JAAR,
            *(regels[naam] for regels in per_periode if naam in regels),
        )
        for naam in namen
    }


def _over_ort(cao: CaoJaar, sleutel: str, ort: Ort, toeslag_ort: Post) -> dict[str, Post]:
    """De toeslagen die ook over de onregelmatigheidstoeslag gaan, elk met het percentage van de laatste tabel van het jaar."""
    regels: dict[str, Post] = {}
    for toeslag in cao.laatste.toeslagen:
        if toeslag.sleutel in ort.toeslagen and toeslag.percentage is not None:
            eigen, naam = f"{ORT}.{toeslag.sleutel}", f"{naam_van(toeslag)} over de {ORT}"
            percentage = _gegeven(toeslag, cao.perioden[-1], "percentage", toeslag.percentage.getal, Eenheid.FRACTIE)
            regels[eigen] = posten.product(f"{sleutel}.{eigen}", naam, JAAR, percentage, toeslag_ort)
    return regels


def _naam_over_het_jaar(cao: CaoJaar, sleutel: str) -> str:
    """De naam van een toeslag in de laatste tabel van het jaar die haar heeft."""
    for periode in reversed(cao.perioden):
        for toeslag in periode.tabel.toeslagen:
            if toeslag.sleutel == sleutel:
                return naam_van(toeslag)
    return sleutel


def naam_van(toeslag: Toeslag) -> str:
    """De naam van een toeslag voor de lezer; zonder eigen naam de sleutel in gewone letters."""
    return str(toeslag.naam) if toeslag.naam else toeslag.sleutel.replace("_", " ")


def _in_periode(periode: Periode, functie: Functie, sleutel: str, staart: str) -> dict[str, Post]:
    """Salaris en toeslagen over de maanden van een periode, in euro."""
    regels = {"jaarsalaris": salaris(periode, functie, f"{sleutel}.jaarsalaris{staart}")}
    for toeslag in periode.tabel.toeslagen:
        eigen = f"{sleutel}.{toeslag.sleutel}{staart}"
        naam = f"{naam_van(toeslag)} {periode.wanneer}" if staart else naam_van(toeslag)
        regels[str(toeslag.sleutel)] = _toeslag(toeslag, periode, regels, eigen, naam)
    return regels


def _toeslag(toeslag: Toeslag, periode: Periode, regels: dict[str, Post], sleutel: str, naam: str) -> Post:
    """Een toeslag over de maanden van een periode: percentage × grondslag (met minimum), of een bedrag."""
    if toeslag.percentage is None:
        return _vast_bedrag(toeslag, periode, sleutel, naam)
    percentage = _gegeven(toeslag, periode, "percentage", toeslag.percentage.getal, Eenheid.FRACTIE)
    basis = grondslag(sleutel, regels, toeslag.over, JAAR, naam)
    ondergrens = _minimum(toeslag, periode, percentage, sleutel, naam)
    if ondergrens is None:
        return posten.product(sleutel, naam, JAAR, percentage, basis)
    berekend = posten.product(f"{sleutel}.percentage", f"{naam} zonder minimum", JAAR, percentage, basis)
    return posten.maximum(sleutel, naam, JAAR, berekend, ondergrens)


def _minimum(toeslag: Toeslag, periode: Periode, percentage: Post, sleutel: str, naam: str) -> Post | None:
    """Het minimum van een toeslag over de maanden van een periode: een bedrag, of het percentage over een tabelbedrag."""
    eigen, titel = f"{sleutel}.minimum", f"minimum {naam}"
    if toeslag.minimum_over is not None:
        plek = toeslag.minimum_over
        van_de_cel = f"salaris schaal {plek.schaal} trede {plek.trede}"
        return posten.product(eigen, titel, JAAR, percentage, salaris_op(plek, periode, f"{eigen}.salaris", van_de_cel))
    minimum = toeslag.minimum_per_maand or toeslag.minimum_per_jaar
    if minimum is None:
        return None
    veld = "minimum_per_maand" if toeslag.minimum_per_maand else "minimum_per_jaar"
    return _over_maanden(toeslag, periode, veld, minimum.getal, eigen, titel)


def _vast_bedrag(toeslag: Toeslag, periode: Periode, sleutel: str, naam: str) -> Post:
    """Een toeslag die een bedrag per maand of per jaar is, over de maanden van een periode."""
    veld = "bedrag_per_maand" if toeslag.bedrag_per_maand else "bedrag_per_jaar"
    bedrag = toeslag.bedrag_per_maand or toeslag.bedrag_per_jaar
    assert bedrag is not None
    return _over_maanden(toeslag, periode, veld, bedrag.getal, sleutel, naam)


def _over_maanden(toeslag: Toeslag, periode: Periode, veld: str, bedrag: Decimal, sleutel: str, naam: str) -> Post:
    """Een bedrag per maand of per jaar, omgerekend naar de maanden van de periode."""
    aantal = periode.aantal_maanden
    maanden = aantal_maanden(aantal)
    if veld.endswith("per_maand"):
        gegeven = _gegeven(toeslag, periode, veld, bedrag, Eenheid.EURO_PER_MAAND)
        return posten.product(sleutel, naam, JAAR, maanden, gegeven)
    gegeven = _gegeven(toeslag, periode, veld, bedrag, JAAR)
    if aantal == MAANDEN:
        return posten.som(sleutel, naam, JAAR, gegeven)
    deel = posten.product(f"{sleutel}.maal_maanden", f"{naam} × maanden", JAAR, gegeven, maanden)
    return posten.quotient(sleutel, naam, JAAR, deel, MAANDEN_PER_JAAR)


def _gegeven(toeslag: Toeslag, periode: Periode, veld: str, getal: Decimal, eenheid: Eenheid) -> Post:
    """Een getal uit de cao-voorwaarden, met de plaats in het cao-bestand."""
    tabel = periode.tabel
    plaats = getattr(toeslag, veld).plaats
    return posten.waarde(
        f"cao.{tabel.cao}.{tabel.dag}.{toeslag.sleutel}.{veld}",
        f"{naam_van(toeslag)}, {veld.replace('_', ' ')}",
        getal,
        eenheid,
        voorwaardeherkomst(tabel, plaats, toeslag, str(toeslag.sleutel)),
    )


def _last(regel: Lastregel, groep: str, sleutel: str, regels: dict[str, Post], keuzes: Jaarkeuzes) -> Post:
    """Een werkgeverslast of inhouding in euro per jaar; nul buiten de jaren waarin hij geldt.

    Verwijst de regel naar een reeks en heeft hij zelf een klasse, dan is dat de klasse van de keuze (zoals:
    alle contracten zijn vast), en draagt de last die.
    """
    eigen = f"{sleutel}.{regel.sleutel}"
    if regel.geldig is not None and not regel.geldig.omvat(keuzes.jaar):
        reden = regel.geldig.reden
        herkomst = REKENREGEL._replace(bron=str(reden), plaats=reden.plaats)
        return posten.waarde(eigen, f"{regel.naam} (geldt niet in {keuzes.jaar})", Decimal(0), JAAR, herkomst)
    last = _berekende_last(regel, groep, eigen, regels, keuzes)
    if regel.klasse is None or isinstance(getattr(regel, waardeveld(regel)), Waarde):
        return last
    bron = str(regel.bron) if regel.bron else None
    toelichting = str(regel.toelichting) if regel.toelichting else None
    parameter = f"{groep}.{regel.sleutel}"
    keuze = Herkomst(
        regel.klasse, bron, regel.jaar, None, regel.sleutel.plaats, parameter, toelichting, regel.zekerheid
    )
    return posten.met_herkomst(last, keuze)


def _berekende_last(regel: Lastregel, groep: str, eigen: str, regels: dict[str, Post], keuzes: Jaarkeuzes) -> Post:
    """Percentage × grondslag (tot het maximum, boven de franchise), of een bedrag per fte."""
    naam = str(regel.naam)

    def post(veld: str, eenheid: Eenheid) -> Post:
        pad = f"{groep}.{regel.sleutel}.{veld}"
        titel = f"{naam}, {veld.replace('_', ' ')}"
        waarde = getattr(regel, veld)
        return niet_negatief(parameterpost(titel, pad, waarde, eenheid, regel, keuzes), waarde)

    if regel.bedrag_per_jaar is not None:
        return posten.som(eigen, naam, JAAR, post("bedrag_per_jaar", JAAR))
    basis = grondslag(eigen, regels, regel.over, JAAR, naam)
    if regel.maximum is not None:
        basis = _tot_maximum(basis, post("maximum", JAAR))
    if regel.franchise is not None:
        basis = _boven_franchise(basis, post("franchise", JAAR))
    return posten.product(eigen, naam, JAAR, post("percentage", Eenheid.FRACTIE), basis)


def _tot_maximum(basis: Post, grens: Post) -> Post:
    """De grondslag tot het maximum; regels met hetzelfde maximum delen deze post."""
    naam = f"{basis.naam}, tot {_leesbare_grens(grens)}"
    return posten.minimum(f"{basis.sleutel}.tot.{grens.sleutel}", naam, JAAR, basis, grens)


def _boven_franchise(basis: Post, franchise: Post) -> Post:
    """Het deel van de grondslag boven de franchise, nooit onder nul."""
    sleutel = f"{basis.sleutel}.boven.{franchise.sleutel}"
    naam = f"{basis.naam}, boven {_leesbare_grens(franchise)}"
    verschil = posten.verschil(f"{sleutel}.verschil", f"{naam}, verschil", JAAR, basis, franchise)
    return posten.maximum(sleutel, naam, JAAR, verschil, VASTE_NUL)


def _leesbare_grens(grens: Post) -> str:
    """De grens op hele centen, zonder € en zonder lege centen, voor de naam van een begrensde grondslag.

    De post van de grens zelf houdt al zijn cijfers; een afgeleide franchise heeft er soms achttien.
    """
    return euro_in_zin(op_cent(grens.bedrag)).removeprefix("€ ").removesuffix(",00")
