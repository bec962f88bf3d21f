"""De rekenbladen *Loonkosten*, *Uren* en *Berekening*: één rij per post, één kolom per inschaling of product."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.ort import ORT
from reeletarief.kostprijs.post import Bewerking
from reeletarief.weergave.werkboek.afspraken import BEREKENING, LOONKOSTEN, UREN
from reeletarief.weergave.werkboek.cellen import formule_van, koprij, opmaak_van, teksten, titelregels
from reeletarief.weergave.werkboek.ligging import AFDELINGEN, EERSTE_KOLOM, Ligging, afdeling
from reeletarief.weergave.werkboek.opschriften import Opschriften, eenheid_bij
from reeletarief.weergave.werkboek.rekenblad import Rij
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Bereik,
    Blad,
    Cel,
    Formule,
    Naam,
    Opmaak,
    Rol,
    Stijl,
    Verwijzing,
)
from reeletarief.weergave.werkboek.vast_getal import naam_van

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_KOP = ("Regel", "Eenheid", "Soort", "Hoe")
_BREEDTEN = (50, 17, 12, 38)
_KOLOMBREEDTEN = {LOONKOSTEN: 24, UREN: 20, BEREKENING: 22}
"""Zo breed dat een lange functienaam niet midden in het woord breekt."""
_PER_BLADZIJDE = {LOONKOSTEN: 6, UREN: 7, BEREKENING: 7}
_TEKENS = {Bewerking.PRODUCT: " × ", Bewerking.QUOTIENT: " ÷ ", Bewerking.VERSCHIL: " − "}
_TOTALEN = {"tarief", "kostprijs", "beroepskracht", "tarief_onafgerond", "loonkosten", "bruto_loon", "declarabele_uren"}
_HOOGSTENS_PRODUCTEN = 6


class _Kopregels(NamedTuple):
    """De regels boven de bedragen: per regel een opschrift en een tekst per kolom.

    ``genoemd`` is hoe een opschrift van een rij elke kolom noemt, ``meervoud`` hoe die namen samen heten.
    """

    namen: tuple[str, ...]
    per_kolom: tuple[tuple[str, ...], ...]
    genoemd: tuple[str, ...]
    meervoud: str


KOPREGELS = {LOONKOSTEN: 6, UREN: 3, BEREKENING: 4}
"""Hoeveel kopregels elk rekenblad heeft; de eerste komt op rij 4."""


def laatste_koprij(blad: str) -> int:
    """De laatste rij van de kop van een rekenblad."""
    return 3 + KOPREGELS[blad]


def maak_loonkosten(ligging: Ligging) -> Blad:
    """Van maandbedrag tot loonkosten van een voltijder, per cao, schaal en trede."""
    functies = _functies_per_loon(ligging.indeling.producten)
    kolommen = tuple(
        (
            _kort(list(kop.producten), _HOOGSTENS_PRODUCTEN),
            _kort(list(dict.fromkeys(str(deel.functie.functie) for deel in functies[kop.naam])), 3),
            *_inschaling(functies[kop.naam][0]),
            f"L{nummer}",
        )
        for nummer, (kop, _) in enumerate(ligging.indeling.lonen, 1)
    )
    caos = tuple(kolom[2] for kolom in kolommen)
    koppen = _Kopregels(("Gebruikt door", "Functies", "Cao", "Schaal", "Trede", "Loon"), kolommen, caos, "cao's")
    return _rekenblad(
        LOONKOSTEN,
        "Loonkosten van een voltijder, per inschaling",
        "Van het maandbedrag in de cao naar de loonkosten per fte per jaar. Groen verwijst, zwart rekent met de eigen kolom.",
        koppen,
        ligging,
    )


def maak_uren(ligging: Ligging) -> Blad:
    """Van contracturen naar declarabele uren."""
    caos = {tarief.product: str(tarief.cao.cao) for tarief in ligging.indeling.producten if tarief.cao}
    kolommen = tuple(
        (
            _kort(list(kop.producten), _HOOGSTENS_PRODUCTEN),
            _kort(list(dict.fromkeys(caos[product] for product in kop.producten if product in caos)), 3),
            f"U{nummer}",
        )
        for nummer, (kop, _) in enumerate(ligging.indeling.uren, 1)
    )
    return _rekenblad(
        UREN,
        "Uren van een voltijder per jaar",
        "Van betaalde naar declarabele uren: algemeen, beroepsgebonden en indirect cliëntgebonden. Producten met dezelfde uren "
        "delen een kolom.",
        _Kopregels(("Gebruikt door", "Cao", "Uren"), kolommen, tuple(kolom[-1] for kolom in kolommen), "kolommen"),
        ligging,
    )


def maak_berekening(ligging: Ligging) -> Blad:
    """Van uurkosten tot tarief, met een kolom per product."""
    kolommen = tuple(
        (_woorden(tarief.kaart.segment), str(tarief.kaart.naam), tarief.kaart.eenheid, tarief.product)
        for tarief in ligging.indeling.producten
    )
    return _rekenblad(
        BEREKENING,
        "Berekening per product",
        "Volg een kolom van boven naar beneden. Groen verwijst, zwart rekent met de eigen kolom. Filter een product op 'niet "
        "leeg' en u ziet alleen zijn regels.",
        _Kopregels(
            ("Segment", "Naam", "Eenheid", "Product"), kolommen, tuple(kolom[-1] for kolom in kolommen), "producten"
        ),
        ligging,
    )


def _rekenblad(naam: str, titel: str, uitleg: str, koppen: _Kopregels, ligging: Ligging) -> Blad:
    kop = laatste_koprij(naam)
    rijen = [*titelregels(titel, uitleg), *_koprijen(koppen)]
    aantal = len(koppen.per_kolom)
    opschriften = Opschriften(ligging.bladen[naam].rijen, koppen.genoemd, koppen.meervoud)
    vorige = -1
    for rij in ligging.bladen[naam].rijen:
        if naam == BEREKENING and afdeling(rij.sleutel) != vorige:
            vorige = afdeling(rij.sleutel)
            rijen += _begin_van(vorige, aantal, ligging)
        rijen.append(_rij(rij, naam, opschriften, ligging))
    laatste = max(len(rijen), kop + 1)
    breed = EERSTE_KOLOM + aantal - 1
    return Blad(
        naam=naam,
        rijen=tuple(rijen),
        breedten=(*_BREEDTEN, *[_KOLOMBREEDTEN[naam]] * aantal),
        afdruk=Afdruk(breed=ceil(max(aantal, 1) / _PER_BLADZIJDE[naam]), kop=(4, kop), kolommen=(1, 2)),
        vast=Verwijzing(naam, kop + 1, EERSTE_KOLOM),
        filter=Bereik(Verwijzing(naam, kop, 1), Verwijzing(naam, laatste, breed)),
    )


def _begin_van(nummer: int, aantal: int, ligging: Ligging) -> list[tuple[Cel | None, ...]]:
    """De tussenkop van een afdeling, met de rijen die zeggen wie elke functie, dienst of elk onderdeel is."""
    kop = (Cel(AFDELINGEN[nummer][0], Stijl(Rol.TUSSENKOP)), *[_LEGE_TUSSENKOP] * (EERSTE_KOLOM - 2 + aantal))
    namen = [teksten(rij[0], None, "naam", None, *rij[1:]) for rij in ligging.wie.get(nummer, ())]
    return [kop, *namen]


_LEGE_TUSSENKOP = Cel(None, Stijl(Rol.TUSSENKOP))


def _koprijen(koppen: _Kopregels) -> list[tuple[Cel | None, ...]]:
    """De kopregels; de onderste heeft de opschriften van de eerste vier kolommen en de filterknoppen."""
    laatste = len(koppen.namen) - 1
    rijen = []
    for nummer, naam in enumerate(koppen.namen):
        begin = _KOP if nummer == laatste else (naam, "", "", "")
        rijen.append(koprij(*begin, *(kolom[nummer] for kolom in koppen.per_kolom)))
    return rijen


def _rij(rij: Rij, blad: str, opschriften: Opschriften, ligging: Ligging) -> tuple[Cel | None, ...]:
    """De cellen van een rij; een kolom zonder deze post blijft leeg."""
    rol = _rol(rij)
    cellen: list[Cel | None] = [None] * opschriften.aantal_kolommen
    stijlen: dict[Opmaak, Stijl] = {}
    formule = _verwijzer(rij, blad, ligging) if rij.bewerking is None else _rekenaar(rij)
    for kolom, post in rij.posten.items():
        opmaak = opmaak_van(post.eenheid, post.bewerking)
        stijl = stijlen.setdefault(opmaak, Stijl(rol, opmaak))
        cellen[kolom] = Cel(post.bedrag, stijl, formule(kolom))
    soort = "verwijzing" if rij.bewerking is None else "berekening"
    opschriftrol = Rol.TOTAAL if rol is Rol.TOTAAL else Rol.TEKST
    begin = (Cel(opschriften.bij(rij), Stijl(opschriftrol)), *teksten(eenheid_bij(rij), soort, _hoe(rij)))
    return (*begin, *cellen)


def _rol(rij: Rij) -> Rol:
    if rij.bewerking is None:
        return Rol.VERWIJZING
    return Rol.TOTAAL if rij.sleutel in _TOTALEN and not rij.manier else Rol.BEREKENING


def _verwijzer(rij: Rij, blad: str, ligging: Ligging) -> Callable[[int], Formule]:
    """De formule van een verwijsrij; een andere kolom van hetzelfde blad hoeft dat blad niet te noemen."""

    def formule(kolom: int) -> Formule:
        cel = ligging.cel(rij.verwijzingen[kolom])
        return cel._replace(blad="") if isinstance(cel, Verwijzing) and cel.blad == blad else cel

    return formule


def _rekenaar(rij: Rij) -> Callable[[int], Formule]:
    """De formule van een rij in een kolom: dezelfde rijen, in die kolom."""
    assert rij.bewerking is not None
    bewerking = rij.bewerking
    delen = [deel.nummer if isinstance(deel, Rij) else Naam(naam_van(_post(deel))) for deel in rij.operanden]

    def formule(kolom: int) -> Formule:
        plek = EERSTE_KOLOM + kolom
        return formule_van(bewerking, [Verwijzing("", d, plek) if isinstance(d, int) else d for d in delen])

    return formule


def _post(deel: str | Post | Rij) -> Post:
    assert not isinstance(deel, str | Rij)
    return deel


def _hoe(rij: Rij) -> str:
    """De rekensom in woorden: welke rijen, of op welk blad het staat."""
    if rij.bewerking is None:
        bladen = sorted({plek.blad for plek in rij.verwijzingen.values()})
        return f"staat op {' of '.join(bladen)}"
    delen = [f"rij {deel.nummer}" if isinstance(deel, Rij) else _post(deel).naam for deel in rij.operanden]
    if all(isinstance(deel, Rij) and deel.manier for deel in rij.operanden) and len(delen) > 1:
        return f"de ene die gevuld is: {_rijen(rij.operanden)}"
    match rij.bewerking:
        case Bewerking.SOM:
            return (delen[0] if len(delen) == 1 else f"som van {_optelling(rij.operanden)}") if delen else "nul"
        case Bewerking.MINIMUM | Bewerking.MAXIMUM:
            return f"{'laagste' if rij.bewerking is Bewerking.MINIMUM else 'hoogste'} van {' en '.join(delen)}"
        case Bewerking.AFRONDING:
            return f"{delen[0]} afgerond op {delen[1]}"
        case _:
            return _TEKENS[rij.bewerking].join(delen)


def _rijen(delen: Sequence[str | Post | Rij]) -> str:
    return "rij " + ", ".join(str(nummer) for nummer in sorted(deel.nummer for deel in delen if isinstance(deel, Rij)))


def _optelling(delen: Sequence[str | Post | Rij]) -> str:
    """De rijen van een som, en de vaste getallen die meetellen bij hun naam."""
    namen = [_post(deel).naam for deel in delen if not isinstance(deel, Rij)]
    return " en ".join([*namen, _rijen(delen)])


def _woorden(sleutel: str) -> str:
    return str(sleutel).replace("_", " ")


def _inschaling(deel: Functiepost) -> tuple[str, str, str]:
    """Cao, schaal en trede van het loon van een functie; een functie met een rooster staat achter de trede."""
    loon, functie = deel.loon, deel.sleutel.partition(".")[2]
    trede = f"{loon.trede} ({_woorden(functie)}, met rooster)" if ORT in loon.regels else loon.trede
    return loon.cao, loon.schaal, trede


def _functies_per_loon(producten: Sequence[Tarief]) -> dict[str, list[Functiepost]]:
    """Per loon de functies die het verdienen."""
    functies: dict[str, list[Functiepost]] = {}
    for tarief in producten:
        for deel in tarief.functies:
            functies.setdefault(deel.loon.stam, []).append(deel)
    return functies


def _kort(namen: Sequence[str], hoogstens: int) -> str:
    meer = f" +{len(namen) - hoogstens}" if len(namen) > hoogstens else ""
    return ", ".join(namen[:hoogstens]) + meer
