"""Een werkboek van een kleine regio waar cellen in te veranderen zijn, voor ``verifieer``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reeletarief.api import Resultaat, bereken, lees_werkmap
from reeletarief.invoer.yaml_strikt import Lijst, lees_yaml
from reeletarief.weergave.werkboek.afspraken import BESLUIT, besluit_tariefkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Cel, Inhoud, Werkboek
from reeletarief.weergave.werkboek.terugkomst import boek_uit_model
from tests.conftest import Uitkomst, schrijf_werkmap
from tests.gedeeld.streek import Streek

STREEK = Streek(overhead=2000, minimum_per_maand=25000, maximum=7000000, prijspeil=2025)
Plek = tuple[str, int, int]
REISKOSTEN = "opslagen.yaml#opslagen.reiskosten.bedrag_per_uur"
SCHOLING = "opslagen.yaml#uren.scholing"
OVERHEAD = "opslagen.yaml#opslagen.overhead.percentage"
TARIEFKOLOM = besluit_tariefkolom(met_oud=False)
TARIEF: Plek = (BESLUIT, 5, TARIEFKOLOM)


def zet_regio(map_: Path, streek: Streek) -> Path:
    return schrijf_werkmap(map_ / "regio", {pad: tekst.decode() for pad, tekst in streek.bestanden().items()})


def boek_van(map_: Path) -> Werkboek:
    return maak_werkboek(bereken(lees_werkmap(map_)))


def rij_van(boek: Werkboek, sleutel: str) -> Plek:
    return next(rij.plek for rij in boek_uit_model(boek).rijen if rij.sleutel == sleutel)


def cel_op(boek: Werkboek, plek: Plek) -> Cel:
    blad = next(blad for blad in boek.bladen if blad.naam == plek[0])
    cel = blad.rijen[plek[1] - 1][plek[2] - 1]
    assert cel is not None
    return cel


def met(boek: Werkboek, inhoud: Mapping[Plek, Inhoud]) -> Werkboek:
    """Hetzelfde boek met andere inhoud in cellen; een formule erin blijft staan en krijgt dan een andere uitkomst."""
    cellen = {plek: _op(boek, plek)._replace(inhoud=waarde) for plek, waarde in inhoud.items()}
    return met_cellen(boek, cellen)


def _op(boek: Werkboek, plek: Plek) -> Cel:
    try:
        return cel_op(boek, plek)
    except (IndexError, AssertionError):
        return Cel(None, cel_op(boek, (plek[0], 1, 1)).stijl)


def met_cellen(boek: Werkboek, cellen: Mapping[Plek, Cel]) -> Werkboek:
    bladen = []
    for blad in boek.bladen:
        rijen = [list(rij) for rij in blad.rijen]
        for (naam, rij, kolom), cel in cellen.items():
            if naam == blad.naam:
                rijen += [[] for _ in range(rij - len(rijen))]
                rijen[rij - 1] += [None] * (kolom - len(rijen[rij - 1]))
                rijen[rij - 1][kolom - 1] = cel
        bladen.append(blad._replace(rijen=tuple(tuple(rij) for rij in rijen)))
    return boek._replace(bladen=tuple(bladen))


def oordeel(uitkomst: Uitkomst) -> dict[str, Any]:
    assert uitkomst.stderr == "" or uitkomst.stderr.startswith("Geschreven")
    gelezen: dict[str, Any] = json.loads(uitkomst.stdout)
    return gelezen


def lees_voorstel(pad: Path) -> list[Any]:
    """De wijzigingen in een voorstel; het is een lijst in strikte YAML."""
    wortel, fouten = lees_yaml(pad.read_text(encoding="utf-8"), pad.name)
    assert not fouten
    assert isinstance(wortel, Lijst)
    return wortel


def geweigerd(uitkomst: Uitkomst, code: str, *woorden: str) -> None:
    assert uitkomst.code == 2
    assert uitkomst.stdout == ""
    assert f"[{code}]" in uitkomst.stderr
    assert "→ " in uitkomst.stderr
    assert all(woord in uitkomst.stderr for woord in woorden), uitkomst.stderr


def met_invoer(boek: Werkboek, nieuw: Resultaat) -> Werkboek:
    """Het boek met de invoer en de tarieven van een andere berekening, alsof een rekenblad het herrekende."""
    eigen = {rij.sleutel: rij for rij in boek_uit_model(boek).rijen}
    ander = {rij.sleutel: rij for rij in boek_uit_model(maak_werkboek(nieuw)).rijen}
    assert eigen.keys() == ander.keys()
    inhoud: dict[Plek, Inhoud] = {
        rij.plek: ander[sleutel].waarde
        for sleutel, rij in eigen.items()
        if rij.soort != "berekend" and ander[sleutel].waarde != rij.waarde
    }
    assert inhoud
    tarieven = {(BESLUIT, 5 + nummer, TARIEFKOLOM): t.tarief.bedrag for nummer, t in enumerate(nieuw.tarieven)}
    return met(boek, {**inhoud, **tarieven})
