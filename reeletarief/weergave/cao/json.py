"""De opdrachten van ``cao`` als JSON: bedragen als tekst, vaste volgorde, geen klok."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.analyse.cao.tabel import aantal_cellen, cellen
from reeletarief.analyse.cao.verschil import GELIJK, GEWIJZIGD, NIEUW, VERVALLEN
from reeletarief.analyse.cao.voorwaarden import Celplek, Gegeven, Voorwaarde, voorwaarden
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.cao.tekst import eenheid, soortnaam
from reeletarief.weergave.getal import machine, machine_procent
from reeletarief.weergave.json import VERSIE, als_tekst, bedrag_of_niets, procent_of_niets, tekst_of_niets, vindplaats

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.cao.gebruik import Functiegebruik, Kaartvia, Tabelgebruik
    from reeletarief.analyse.cao.tabel import Cel
    from reeletarief.analyse.cao.verloop import Verlopend
    from reeletarief.analyse.cao.verschil import Celverschil, Tabelverschil
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.verhoging import Afgeleid, Verhoging, Vervolg


def lijst_als_json(caos: Mapping[str, Sequence[CaoTabel]]) -> str:
    """Alle tabellen per cao, en wat er na de laatste bekend is."""
    blokken = [
        {
            "cao": cao,
            "naam": str(tabellen[-1].naam),
            "tabellen": [
                {**_kop(tabel), "schalen": len(tabel.schalen), "cellen": aantal_cellen(tabel)} for tabel in tabellen
            ],
            "vervolg": _vervolg(tabellen[-1].vervolg),
        }
        for cao, tabellen in sorted(caos.items())
    ]
    return als_tekst({"versie": VERSIE, "caos": blokken})


def tabel_als_json(tabel: CaoTabel, volgende: CaoTabel | None, schalen: Sequence[str]) -> str:
    """Eén tabel met haar bron, voorwaarden en cellen."""
    bron = tabel.bron
    return als_tekst(
        {
            "versie": VERSIE,
            "cao": str(tabel.cao),
            "naam": str(tabel.naam),
            **_kop(tabel),
            "volgende": str(volgende.dag) if volgende else None,
            "bron": {
                "titel": str(bron.titel),
                "jaar": bron.jaar,
                "vindplaats": tekst_of_niets(bron.vindplaats),
                "url": tekst_of_niets(bron.url),
            },
            "toelichting": tekst_of_niets(tabel.toelichting),
            "voorwaarden": [_voorwaarde(voorwaarde) for voorwaarde in voorwaarden(tabel)],
            "ontbreekt": [
                {"schalen": list(gat.schalen), "treden": list(gat.treden), "reden": str(gat.reden)}
                for gat in tabel.ontbreekt
            ],
            "vervolg": _vervolg(tabel.vervolg),
            "eenheid": eenheid(tabel),
            "cellen": [_cel(cel) for cel in cellen(tabel, schalen)],
        }
    )


def verschil_als_json(verschil: Tabelverschil, getoond: Sequence[Celverschil]) -> str:
    """Het verschil tussen twee tabellen, met de getoonde cellen ervan."""
    soorten = (GELIJK, GEWIJZIGD, NIEUW, VERVALLEN)
    structuur = verschil.structuur
    return als_tekst(
        {
            "versie": VERSIE,
            "cao": str(verschil.nieuw.cao),
            "oud": _kop(verschil.oud),
            "nieuw": _kop(verschil.nieuw),
            "gelijk": verschil.gelijk,
            "eenheid": eenheid(verschil.nieuw) if verschil.zelfde_eenheid else None,
            "aantallen": {soort: len(verschil.met_soort(soort)) for soort in soorten},
            "structuur": {
                "nieuwe_schalen": list(structuur.nieuwe_schalen),
                "vervallen_schalen": list(structuur.vervallen_schalen),
                "nieuwe_treden": {schaal: list(treden) for schaal, treden in structuur.nieuwe_treden.items()},
                "vervallen_treden": {schaal: list(treden) for schaal, treden in structuur.vervallen_treden.items()},
                "hernoemd": {schaal: dict(namen) for schaal, namen in structuur.hernoemd.items()},
            },
            "voorwaarden": [
                {
                    "sleutel": paar.nieuw.sleutel if paar.nieuw else paar.oud.sleutel if paar.oud else "",
                    "oud": None if paar.oud is None else _voorwaarde(paar.oud),
                    "nieuw": None if paar.nieuw is None else _voorwaarde(paar.nieuw),
                }
                for paar in verschil.voorwaarden
            ],
            "cellen": [_celverschil(cel) for cel in getoond],
        }
    )


def kaarten_als_json(gebruik: Sequence[Tabelgebruik], tariefjaar: int | None, dag: datetime.date | None) -> str:
    """Welke kaarten van welke tabel afhangen, met per functie de cellen."""
    tabellen = [
        {
            **_kop(deel.tabel),
            "eenheid": eenheid(deel.tabel),
            "maanden": list(deel.maanden),
            "kaarten": [
                {
                    "product": kaart.kaart.code,
                    "naam": str(kaart.kaart.naam),
                    "functies": [_functie(functie) for functie in kaart.functies],
                }
                for kaart in deel.kaarten
            ],
            "kaarten_via": _via(deel.kaarten_via),
            "minima": [{"toeslag": minimum.toeslag, "cel": _cel(minimum.cel)} for minimum in deel.minima],
            "ortgrens": _cel(deel.ortgrens) if deel.ortgrens else None,
        }
        for deel in gebruik
    ]
    cao = str(gebruik[0].tabel.cao)
    inhoud = {"versie": VERSIE, "cao": cao, "tariefjaar": tariefjaar, "datum": tekst_of_niets(dag)}
    return als_tekst({**inhoud, "tabellen": tabellen})


def verlopend_als_json(verlopend: Sequence[Verlopend], dag: datetime.date, maanden: int) -> str:
    """De tabellen die niet (meer) bevestigd zijn."""
    tabellen = [
        {
            "cao": str(regel.tabel.cao),
            **_kop(regel.tabel),
            "onbevestigd_vanaf": str(regel.sinds),
            "al_onbevestigd": regel.al_op(dag),
            "kaarten": [kaart.code for kaart in regel.kaarten],
            "kaarten_via": _via(regel.kaarten_via),
            "vervolg": _vervolg(regel.tabel.vervolg),
        }
        for regel in verlopend
    ]
    return als_tekst({"versie": VERSIE, "op": str(dag), "maanden": maanden, "tabellen": tabellen})


def _via(kaarten: Sequence[Kaartvia]) -> list[dict[str, Any]]:
    """De kaarten zonder eigen loon, met de producten waardoor zij van de tabel afhangen."""
    return [{"product": een.kaart.code, "naam": str(een.kaart.naam), "via": list(een.via)} for een in kaarten]


def _kop(tabel: CaoTabel) -> dict[str, Any]:
    afgeleid = None if tabel.afleiding is None else tabel.afleiding.regel
    return {
        "ingangsdatum": str(tabel.dag),
        "bevestigd_tot": str(tabel.bevestigd_tot.dag),
        "soort": soortnaam(tabel),
        "verhoging": None if tabel.verhoging is None else _verhoging(tabel.verhoging),
        "afgeleid": None if afgeleid is None else _afgeleid(afgeleid),
        "bestand": tabel.bestand,
    }


def _grenzen(regel: Verhoging | Afgeleid) -> dict[str, Any]:
    return {
        "procent": machine_procent(regel.percentage.getal),
        "minimum_per_maand": _getal(regel.minimum_per_maand),
        "maximum_per_maand": _getal(regel.maximum_per_maand),
        "afronding": machine(regel.afronding.getal, 2),
    }


def _verhoging(verhoging: Verhoging) -> dict[str, Any]:
    return {
        **_grenzen(verhoging),
        "speling": _getal(verhoging.speling),
        "speling_reden": tekst_of_niets(verhoging.speling_reden),
        "uitzonderingen": [
            {
                "schaal": str(cel.schaal),
                "trede": str(cel.trede),
                "bedrag": machine(cel.bedrag.getal, 2),
                "reden": str(cel.reden),
            }
            for cel in verhoging.uitzonderingen
        ],
        "vervallen_schalen": [str(schaal) for schaal in verhoging.vervallen_schalen],
        "vervallen": {str(schaal): list(map(str, treden)) for schaal, treden in verhoging.vervallen.items()},
        "nieuw": {str(schaal): list(map(str, treden)) for schaal, treden in verhoging.nieuw.items()},
        "hernoemd": {
            str(schaal): {str(oud): str(nieuw) for oud, nieuw in namen.items()}
            for schaal, namen in verhoging.hernoemd.items()
        },
        "structuur_reden": tekst_of_niets(verhoging.structuur_reden),
        "vindplaats": tekst_of_niets(verhoging.vindplaats),
    }


def _afgeleid(regel: Afgeleid) -> dict[str, Any]:
    return {
        "van": str(regel.van.dag),
        **_grenzen(regel),
        "klasse": str(regel.klasse),
        "motivering": str(regel.motivering),
        "bron": str(regel.bron),
    }


def _vervolg(vervolg: Vervolg | None) -> dict[str, Any] | None:
    if vervolg is None:
        return None
    return {
        "stand": str(vervolg.stand),
        "verhogingen": [
            {"datum": str(v.datum.dag), "procent": machine_procent(v.percentage.getal), "bron": str(v.bron)}
            for v in vervolg.verhogingen
        ],
    }


def _voorwaarde(voorwaarde: Voorwaarde) -> dict[str, Any]:
    return {
        "sleutel": voorwaarde.sleutel,
        "naam": voorwaarde.naam,
        **{_veldnaam(veld, gegeven): _waarde(gegeven) for veld, gegeven in voorwaarde.velden},
        "vindplaats": voorwaarde.vindplaats,
        "aanname": voorwaarde.aanname,
        **vindplaats(voorwaarde.plaats),
    }


def _veldnaam(veld: str, gegeven: Gegeven) -> str:
    """Een percentage heet in JSON procent: het is een getal zonder teken."""
    return "procent" if veld == "percentage" and isinstance(gegeven, Waarde) else veld


def _waarde(gegeven: Gegeven) -> Any:
    if isinstance(gegeven, Celplek):
        return {"schaal": gegeven.schaal, "trede": gegeven.trede}
    if isinstance(gegeven, Waarde):
        return machine_procent(gegeven.getal) if gegeven.is_percentage else machine(gegeven.getal)
    return gegeven if isinstance(gegeven, str) else list(gegeven)


def _cel(cel: Cel) -> dict[str, Any]:
    return {
        "schaal": cel.schaal,
        "trede": cel.trede,
        "bedrag": machine(cel.bedrag, 2),
        **vindplaats(cel.plaats),
    }


def _celverschil(cel: Celverschil) -> dict[str, Any]:
    return {
        "soort": cel.soort,
        "schaal": cel.schaal,
        "trede": cel.trede,
        "oude_trede": cel.oude_trede,
        "oud": bedrag_of_niets(cel.oud and cel.oud.bedrag),
        "nieuw": bedrag_of_niets(cel.nieuw and cel.nieuw.bedrag),
        "verschil": bedrag_of_niets(cel.verschil),
        "procent": procent_of_niets(cel.fractie),
    }


def _functie(gebruik: Functiegebruik) -> dict[str, Any]:
    functie = gebruik.functie
    return {
        "functie": str(functie.functie),
        "schaal": str(functie.schaal),
        "trede": str(functie.trede),
        **vindplaats(functie.schaal.plaats),
        "cellen": [_cel(cel) for cel in gebruik.cellen],
        "reden": gebruik.reden.wat if gebruik.reden else None,
    }


def _getal(waarde: Waarde | None) -> str | None:
    return None if waarde is None else machine(waarde.getal, 2)
