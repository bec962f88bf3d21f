"""Van schaal en trede naar het salaris van een tariefjaar."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.afgeleide_tabel import afgeleide_cel, celnaam, celsleutel, eenheid_van
from reeletarief.kostprijs.cao_jaar import celherkomst
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR, aantal_maanden
from reeletarief.kostprijs.post import Eenheid, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Tabelplek
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.kostprijs.cao_jaar import Periode

GEMIDDELDE = "gemiddelde"


def salaris(periode: Periode, functie: Functie, sleutel: str) -> Post:
    """Het salaris (euro) over de maanden van een periode: aantal maanden × maandbedrag.

    Een tabel die per jaar gepubliceerd is, telt naar rato: jaarbedrag × maanden ÷ 12.
    """
    bedrag = tabelbedrag(periode.tabel, functie)
    maanden = aantal_maanden(periode.aantal_maanden)
    naam = f"salaris {periode.wanneer}" if periode.wanneer else "jaarsalaris"
    if periode.tabel.salaris:
        return posten.product(sleutel, naam, Eenheid.EURO_PER_JAAR, maanden, bedrag)
    deel = posten.product(f"{sleutel}.maal_maanden", f"{naam}, maal maanden", Eenheid.EURO_PER_JAAR, bedrag, maanden)
    return posten.quotient(sleutel, naam, Eenheid.EURO_PER_JAAR, deel, MAANDEN_PER_JAAR)


def salaris_op(plek: Tabelplek, periode: Periode, sleutel: str, naam: str) -> Post:
    """Het salaris (euro) over de maanden van een periode bij een vaste cel: aantal maanden × maandbedrag.

    Dat de cel bestaat en de tabel per maand is, is bij het inlezen gecontroleerd.
    """
    bedrag = cel(periode.tabel, str(plek.schaal), str(plek.trede))
    maanden = aantal_maanden(periode.aantal_maanden)
    return posten.product(sleutel, naam, Eenheid.EURO_PER_JAAR, maanden, bedrag)


def tabelbedrag(tabel: CaoTabel, functie: Functie) -> Post:
    """Het bedrag uit de tabel bij schaal en trede: een nummer of naam, ``max``, ``max-2`` of ``gemiddelde``.

    ``max`` en ``gemiddelde`` gaan over de gewone (genummerde) treden. Een schaal of trede die niet in
    de tabel staat, geeft een :class:`RekenFout` met de plaats op de kaart.
    """
    treden = gekozen_treden(tabel, functie)
    if functie.trede == GEMIDDELDE:
        return _gemiddelde(tabel, functie, treden)
    return cel(tabel, str(functie.schaal), treden[0])


def gekozen_treden(tabel: CaoTabel, functie: Functie) -> list[str]:
    """De treden waar een functie op rust: één, of bij ``gemiddelde`` alle genummerde van de schaal."""
    if functie.schaal not in tabel.schalen:
        raise RekenFout(_onbekende_schaal(tabel, functie))
    treden = tabel.schalen[functie.schaal]
    gekozen = gewone_treden(treden) if functie.trede == GEMIDDELDE else _kies(treden, str(functie.trede))
    if not gekozen:
        raise RekenFout(_onbekende_trede(tabel, functie, list(treden)))
    return gekozen


def _kies(treden: Mapping[str, object], gevraagd: str) -> list[str]:
    """De gevraagde trede, of niets als die er niet is."""
    if gevraagd in treden:
        return [gevraagd]
    if gevraagd != "max" and not gevraagd.startswith("max-"):
        return []
    gewone = gewone_treden(treden)
    terug = int(gevraagd.removeprefix("max").removeprefix("-") or "0")
    return [gewone[-1 - terug]] if terug < len(gewone) else []


def gewone_treden(treden: Iterable[str]) -> list[str]:
    """De genummerde treden, op volgorde; ``extra1`` en andere eigen namen tellen niet mee."""
    return sorted((str(trede) for trede in treden if trede.isdigit()), key=int)


def cel(tabel: CaoTabel, schaal: str, trede: str) -> Post:
    """Eén bedrag uit een salaristabel; in een afgeleide tabel uitgerekend uit de tabel ervoor."""
    if tabel.afleiding is not None:
        return afgeleide_cel(tabel, tabel.afleiding, schaal, trede, cel(tabel.afleiding.vorige, schaal, trede))
    gegeven = tabel.schalen[schaal][trede]
    return posten.waarde(
        celsleutel(tabel, schaal, trede),
        celnaam(tabel, schaal, trede),
        gegeven.getal,
        eenheid_van(tabel),
        celherkomst(tabel, gegeven.plaats),
    )


def _gemiddelde(tabel: CaoTabel, functie: Functie, gewone: list[str]) -> Post:
    """Σ van de gewone treden van de schaal ÷ hun aantal."""
    schaal = str(functie.schaal)
    cellen = [cel(tabel, schaal, trede) for trede in gewone]
    sleutel = f"cao.{tabel.cao}.{tabel.dag}.schaal_{schaal}.gemiddelde"
    totaal = posten.som(f"{sleutel}.som", f"som van de treden van schaal {schaal}", cellen[0].eenheid, *cellen)
    return posten.quotient(
        sleutel,
        f"gemiddelde van schaal {schaal}, tabel {tabel.dag}",
        cellen[0].eenheid,
        totaal,
        posten.constante(f"{len(cellen)} treden", len(cellen)),
    )


def _onbekende_schaal(tabel: CaoTabel, functie: Functie) -> Bevinding:
    schalen = ", ".join(str(schaal) for schaal in tabel.schalen)
    return Bevinding(
        "RT405",
        f"Schaal {functie.schaal} staat niet in de tabel van cao {tabel.cao} per {tabel.dag}.",
        f"Kies een schaal uit die tabel: {schalen}.",
        functie.schaal.plaats,
    )


def _onbekende_trede(tabel: CaoTabel, functie: Functie, treden: list[str]) -> Bevinding:
    ontbreekt = _reden_van_ontbreken(tabel, functie)
    if ontbreekt is not None:
        return ontbreekt
    mogelijk = [str(trede) for trede in treden]
    if gewone_treden(treden):
        mogelijk += ["max", GEMIDDELDE]
    buren = [] if functie.trede.isdigit() else get_close_matches(str(functie.trede), mogelijk, n=1)
    hint = f"Bedoelt u {buren[0]}? " if buren else ""
    return Bevinding(
        "RT406",
        f"Trede {functie.trede} staat niet in schaal {functie.schaal} van cao {tabel.cao} per {tabel.dag}.",
        f"{hint}Mogelijk zijn: {', '.join(mogelijk)}.",
        functie.trede.plaats,
    )


def _reden_van_ontbreken(tabel: CaoTabel, functie: Functie) -> Bevinding | None:
    """Een trede die wel bestaat maar in de bron niet te lezen was, wordt niet verward met een tikfout."""
    for gat in tabel.ontbreekt:
        if gat.noemt(functie.schaal, functie.trede):
            return Bevinding(
                "RT406",
                f"Trede {functie.trede} van schaal {functie.schaal} is onbekend in de tabel van cao {tabel.cao} per "
                f"{tabel.dag}: {gat.reden}.",
                "Kies een trede die wel bekend is, of vul het bedrag met bron in de tabel in.",
                functie.trede.plaats,
            )
    return None
