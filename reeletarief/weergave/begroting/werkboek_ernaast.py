"""De bladen van een begrotingswerkboek over wat ernaast ligt: plafonds, oude tarieven en een financieel kader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.begroting import zinnen
from reeletarief.weergave.begroting.kader_scherm import oordeel, soort_verschil
from reeletarief.weergave.werkboek.cellen import CODE, LEEG, getal, optelling, tekst, teksten, verschil_in_rij
from reeletarief.weergave.werkboek.tabelblad import EERSTE_RIJ, tabelblad
from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Opmaak, Rekenteken, Rol, Stijl, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.begroting.berekening import Effect, Effectregel, Effecttotaal, Plafondregel
    from reeletarief.analyse.begroting.kader import Kadertoets, Kadertotaal
    from reeletarief.analyse.begroting.rapport import Effecttoets, Kaderregel, Rapport

    Rij = tuple[Cel | None, ...]
    Plekken = Mapping[tuple[str, int], Verwijzing]
    """Op naam en jaar de cel met het bedrag, of van een product zijn aantal."""

_PLAFONDKOLOMMEN = (("Aanbieder", 40), ("Jaar", 8), ("Plafond", 18), ("Begroting", 18), ("Ruimte", 18), ("Oordeel", 18))
_PLAFOND, _BEGROOT = 3, 4
_EFFECTKOLOMMEN = (
    ("Jaar", 8),
    ("Product", 12),
    ("Naam", 44),
    ("Eenheid", 10),
    ("Aantal", 12),
    ("Oud tarief", 16),
    ("Nieuw tarief", 14),
    ("Effect", 18),
)
_AANTAL, _OUD, _NIEUW, _EFFECT = 5, 6, 7, 8
_GEMEENTEKOLOMMEN = (("Gemeente", 40), ("Effect", 18), ("Gaat over", 18), ("Niet vergeleken", 18))
_NAASTKOLOMMEN = (("Gemeente", 40), ("Jaar", 8), ("Kader", 18), ("Begroting", 18), ("Kader min begroting", 20))
_KADERKOLOMMEN = (
    ("Totaal van", 40),
    ("Soort", 12),
    ("Jaar", 8),
    ("Gepubliceerd", 18),
    ("Som van de regels", 18),
    ("Verschil", 16),
    ("Hoe", 26),
    ("Regel", 8),
)
_GEPUBLICEERD, _BEREKEND = 4, 5
_NIET_TE_ZEGGEN = "niet te zeggen"
_TOTAAL = Stijl(Rol.TOTAAL)


def plafondblad(rapport: Rapport, plekken: Plekken) -> Blad:
    """Elk plafond naast de begroting van die aanbieder, die op haar eigen blad staat; eronder wie er geen heeft."""
    toets = rapport.plafonds
    assert toets is not None
    begroot = {
        (een.naam, jaar): bedrag.netto for een in rapport.begroting.aanbieders for jaar, bedrag in een.per_jaar.items()
    }
    rijen = [_plafondrij(regel, EERSTE_RIJ + nummer, plekken) for nummer, regel in enumerate(toets.regels)]
    rijen += [_zonder_plafond(een, begroot[een], plekken[een]) for een in toets.zonder_plafond]
    return tabelblad("Plafonds", "Budgetplafonds", zinnen.over_plafonds(toets), _PLAFONDKOLOMMEN, rijen, blijft_staan=1)


def _plafondrij(regel: Plafondregel, rij: int, plekken: Plekken) -> Rij:
    begroot = plekken.get((regel.aanbieder, regel.jaar))
    return (
        tekst(regel.aanbieder),
        getal(regel.jaar, Rol.VAST, Opmaak.GEWOON),
        getal(regel.plafond, Rol.VAST, Opmaak.EURO),
        getal(regel.begroting, Rol.VERWIJZING if begroot else Rol.VAST, Opmaak.EURO, begroot),
        getal(regel.ruimte, Rol.UITKOMST, Opmaak.EURO, verschil_in_rij(rij, _PLAFOND, _BEGROOT)),
        *teksten(zinnen.plafondoordeel(regel)),
    )


def _zonder_plafond(wie: tuple[str, int], bedrag: Decimal, plek: Verwijzing) -> Rij:
    aanbieder, jaar = wie
    begroot = getal(bedrag, Rol.VERWIJZING, Opmaak.EURO, plek)
    return (tekst(aanbieder), getal(jaar, Rol.VAST, Opmaak.GEWOON), LEEG, begroot, LEEG, tekst("geen plafond"))


def effectbladen(toets: Effecttoets, producten: Plekken) -> list[Blad]:
    """Het effect per product, met aantal en nieuw tarief van *Producten*, en per gemeente."""
    effect = toets.effect
    regels = sorted(effect.regels, key=lambda regel: (regel.jaar, regel.product.product))
    rijen = [_effectrij(regel, EERSTE_RIJ + nummer, toets, producten) for nummer, regel in enumerate(regels)]
    bekend = [EERSTE_RIJ + nummer for nummer, regel in enumerate(regels) if regel.effect is not None]
    slot = (
        Cel("totaal", _TOTAAL),
        *[Cel(None, _TOTAAL)] * (_EFFECT - 2),
        _effecttotaal(effect.totaal, bekend),
    )
    per_product = tabelblad(
        "Effect",
        f"Effect van de nieuwe tarieven {zinnen.tegenover(toets)}",
        zinnen.HOE_HET_EFFECT,
        _EFFECTKOLOMMEN,
        rijen,
        blijft_staan=2,
        onder_de_uitleg=zinnen.welk_deel(effect) if effect.totaal.niet_vergeleken else "",
        slot=[slot],
    )
    gemeenten = [_gemeenterij(naam, totaal) for naam, totaal in effect.per_gemeente.items()]
    uitleg = (
        "Over alle producten en jaren die zij afneemt; gaat over en niet vergeleken zijn samen haar aantal × tarief."
    )
    onderaan = _onder_de_gemeenten(effect, Verwijzing("Effect", EERSTE_RIJ + len(rijen), _EFFECT))
    naam = "Effect per gemeente"
    return [per_product, tabelblad(naam, naam, uitleg, _GEMEENTEKOLOMMEN, gemeenten, slot=onderaan)]


def _onder_de_gemeenten(effect: Effect, op_effect: Verwijzing) -> list[Rij]:
    """Het totaal van de gemeenten, en wat hun effect verschilt van dat van de producten (``op_effect``)."""
    totaal, totalen = effect.totaal, list(effect.per_gemeente.values())
    onder = EERSTE_RIJ + len(totalen)

    def som(bedrag: Decimal, kolom: int, opmaak: Opmaak, rijen: Sequence[int]) -> Cel:
        delen = [Verwijzing("", rij, kolom) for rij in rijen]
        return getal(bedrag, Rol.TOTAAL, opmaak, optelling(delen) if delen else None)

    alle = range(EERSTE_RIJ, onder)
    bedragen = (
        som(totaal.vergeleken, 3, Opmaak.EURO, alle),
        som(totaal.niet_vergeleken, 4, Opmaak.EURO, alle),
    )
    if totaal.effect is None:
        return [(Cel("totaal", _TOTAAL), Cel(_NIET_TE_ZEGGEN, _TOTAAL), *bedragen)]
    bekend = [EERSTE_RIJ + nummer for nummer, een in enumerate(totalen) if een.effect is not None]
    effect_samen = som(totaal.effect, 2, Opmaak.EURO_VERSCHIL, bekend)
    verschil = Rekenteken("-", (Verwijzing("", onder, 2), op_effect))
    nul = totaal.effect - totaal.effect
    return [
        (Cel("totaal", _TOTAAL), effect_samen, *bedragen),
        (tekst("verschil met Effect"), getal(nul, Rol.BEREKENING, Opmaak.EURO, verschil), LEEG, LEEG),
    ]


def _effectrij(regel: Effectregel, rij: int, toets: Effecttoets, producten: Plekken) -> Rij:
    aantal = producten[regel.product.product, regel.jaar]
    oud: Cel | None
    if regel.oud is None:
        oud = tekst(zinnen.waarom_geen_oud_tarief(regel, toets.oud.tarieven))
    else:
        oud = getal(regel.oud, Rol.VAST, Opmaak.EURO)
    return (
        getal(regel.jaar, Rol.VAST, Opmaak.GEWOON),
        Cel(regel.product.product, CODE),
        *teksten(regel.product.naam, regel.product.eenheid),
        getal(regel.aantal, Rol.VERWIJZING, Opmaak.GEWOON, aantal),
        oud,
        getal(regel.nieuw, Rol.VERWIJZING, Opmaak.EURO, aantal._replace(kolom=aantal.kolom + 1)),
        _effectcel(regel, rij),
    )


def _effectcel(regel: Effectregel, rij: int) -> Cel | None:
    if regel.effect is None:
        return tekst(_NIET_TE_ZEGGEN)
    if regel.oud is None:  # van niets is het effect nul, ook zonder oud tarief
        return getal(regel.effect, Rol.VAST, Opmaak.EURO_VERSCHIL)
    stijging = Rekenteken("-", (Verwijzing("", rij, _NIEUW), Verwijzing("", rij, _OUD)))
    return getal(
        regel.effect, Rol.UITKOMST, Opmaak.EURO_VERSCHIL, Rekenteken("*", (Verwijzing("", rij, _AANTAL), stijging))
    )


def _effecttotaal(totaal: Effecttotaal, rijen: Sequence[int]) -> Cel:
    if totaal.effect is None:
        return Cel(_NIET_TE_ZEGGEN, _TOTAAL)
    formule = optelling([Verwijzing("", rij, _EFFECT) for rij in rijen]) if rijen else None
    return getal(totaal.effect, Rol.TOTAAL, Opmaak.EURO_VERSCHIL, formule)


def _gemeenterij(naam: str, totaal: Effecttotaal) -> Rij:
    effect = tekst(_NIET_TE_ZEGGEN) if totaal.effect is None else getal(totaal.effect, Rol.VAST, Opmaak.EURO_VERSCHIL)
    delen = (totaal.vergeleken, totaal.niet_vergeleken)
    return (tekst(naam), effect, *(getal(bedrag, Rol.VAST, Opmaak.EURO) for bedrag in delen))


def naast_kader(regels: Sequence[Kaderregel], plekken: Plekken) -> Blad:
    """De begroting van elke gemeente naast haar kader."""
    rijen = [_naastrij(regel, EERSTE_RIJ + nummer, plekken) for nummer, regel in enumerate(regels)]
    uitleg = "Boven nul is er in het kader ruimte over."
    return tabelblad(
        "Naast kader", "Begroting naast het financieel kader", uitleg, _NAASTKOLOMMEN, rijen, blijft_staan=1
    )


def _naastrij(regel: Kaderregel, rij: int, plekken: Plekken) -> Rij:
    kader = tekst("niet in kader") if regel.kader is None else getal(regel.kader, Rol.VAST, Opmaak.EURO)
    begroot = tekst("geen volume")
    if regel.begroting is not None:
        begroot = getal(regel.begroting, Rol.VERWIJZING, Opmaak.EURO, plekken[regel.gemeente, regel.jaar])
    verschil = LEEG
    if regel.verschil is not None:
        verschil = getal(regel.verschil, Rol.UITKOMST, Opmaak.EURO_VERSCHIL, verschil_in_rij(rij, 3, 4))
    return (tekst(regel.gemeente), getal(regel.jaar, Rol.VAST, Opmaak.GEWOON), kader, begroot, verschil)


def kaderblad(toets: Kadertoets) -> Blad:
    """Elk gepubliceerd totaal naast de som van zijn regels."""
    rijen = [_kaderrij(totaal, EERSTE_RIJ + nummer) for nummer, totaal in enumerate(toets.totalen)]
    return tabelblad("Kader", "Financieel kader, nagerekend", oordeel(toets), _KADERKOLOMMEN, rijen, blijft_staan=1)


def _kaderrij(totaal: Kadertotaal, rij: int) -> Rij:
    return (
        *teksten(totaal.naam, str(totaal.niveau)),
        getal(totaal.jaar, Rol.VAST, Opmaak.GEWOON),
        getal(totaal.gepubliceerd, Rol.VAST, Opmaak.EURO),
        getal(totaal.berekend, Rol.VAST, Opmaak.EURO),
        getal(totaal.verschil, Rol.BEREKENING, Opmaak.EURO_VERSCHIL, verschil_in_rij(rij, _GEPUBLICEERD, _BEREKEND)),
        *teksten(soort_verschil(totaal) if totaal.verschil else None),
        getal(totaal.plaats.regel, Rol.VAST, Opmaak.GEWOON),
    )
