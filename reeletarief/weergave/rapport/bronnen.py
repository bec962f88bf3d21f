"""De bronnen van het rapport: elke bron één keer met een nummer, en bij elke waarde waar zij vandaan komt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.kostprijs.cao_jaar import met_vorige
from reeletarief.weergave.getal import opsomming
from reeletarief.weergave.herkomst import bron_met_jaar, klasse_met_zekerheid
from reeletarief.weergave.rapport.model import Bronrij

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.kostprijs.post import Herkomst, Post
    from reeletarief.kostprijs.tarief import Tarief

KAART = "kaart"
"""Hoe een product zijn eigen productkaart noemt."""
_KORT_OPSLAGEN = "opslagen"
"""Hoe een product ``opslagen.yaml`` noemt."""
_HOOGSTENS_WAARDEN = 12
_ADRES = re.compile(r"https?://[^\s<>\"'|]+[^\s<>\"'|.,;:)\]]")


class Vindplaats(NamedTuple):
    """Waar een waarde vandaan komt: ``bestand:regel`` of de reden, haar nummer in de bronnenlijst (ook het anker) en de klasse."""

    tekst: str
    anker: str
    klasse: str


GEEN = Vindplaats("", "", "")


class Bronnen:
    """De bronnen in de volgorde waarin het rapport ze noemt, met wat eruit komt."""

    def __init__(self, tarieven: Iterable[Tarief]) -> None:
        self._adres_per_tabel = _adres_per_tabel(tarieven)
        self._nummers: dict[tuple[object, ...], int] = {}
        self._bekend: dict[int, tuple[int, Herkomst]] = {}
        self._herkomsten: list[Herkomst] = []
        self._waarden: list[dict[str, None]] = []
        self._adressen: list[dict[str, None]] = []

    def vindplaats(self, bron: Post | None, kaart: str = "") -> Vindplaats:
        """Waar de gegeven waarde in een rekensom vandaan komt (:func:`~reeletarief.weergave.herkomst.bron_van`); zij telt dan mee bij haar bron.

        Een plek op de ``kaart`` van het product zelf heet ``kaart:regel``; welk bestand dat is, zegt het product één keer.
        Bij een product heet ``opslagen.yaml`` kort ``opslagen``; de leeswijzer zegt dat.
        """
        if bron is None or bron.herkomst is None:
            return GEEN
        herkomst, plaats = bron.herkomst, bron.herkomst.plaats
        nummer, _ = self._bekend.get(id(herkomst)) or self._nieuw(herkomst)
        self._waarden[nummer - 1][bron.naam] = None
        if plaats is None:
            plek = f"{herkomst.toelichting};" if herkomst.toelichting else ""
        else:
            plek = f"{_kort(plaats.bestand, kaart) if kaart else plaats.bestand}:{plaats.regel}"
        return Vindplaats(plek, str(nummer), str(herkomst.klasse))

    def _nieuw(self, herkomst: Herkomst) -> tuple[int, Herkomst]:
        """Het nummer van een herkomst die nog niet langs kwam; zolang zij bewaard wordt, is haar id van geen ander."""
        sleutel = (bron_met_jaar(herkomst, "geen bron"), herkomst.klasse, herkomst.toelichting, herkomst.zekerheid)
        nummer = self._nummers.get(sleutel)
        if nummer is None:
            nummer = self._nummers[sleutel] = len(self._nummers) + 1
            self._herkomsten.append(herkomst)
            self._waarden.append({})
            self._adressen.append(dict.fromkeys(_adressen_in(f"{herkomst.bron or ''} {herkomst.toelichting or ''}")))
        adres = self._adres_per_tabel.get(herkomst.plaats.bestand) if herkomst.plaats else None
        if adres is not None:
            self._adressen[nummer - 1][adres] = None
        self._bekend[id(herkomst)] = (nummer, herkomst)
        return self._bekend[id(herkomst)]

    def __iter__(self) -> Iterator[Bronrij]:
        """Elke bron met wat eruit komt en de webadressen die erbij staan."""
        for nummer, (herkomst, waarden, adressen) in enumerate(
            zip(self._herkomsten, self._waarden, self._adressen, strict=True), 1
        ):
            yield Bronrij(
                str(nummer),
                bron_met_jaar(herkomst, "geen bron"),
                klasse_met_zekerheid(herkomst),
                herkomst.toelichting or "",
                opsomming(waarden, _HOOGSTENS_WAARDEN),
                tuple(adressen),
            )


def _kort(bestand: str, kaart: str) -> str:
    """Hoe het product van deze kaart een bestand noemt."""
    return KAART if bestand == kaart else _KORT_OPSLAGEN if bestand == OPSLAGEN else bestand


def _adres_per_tabel(tarieven: Iterable[Tarief]) -> dict[str, str]:
    """Per bestand van een cao-tabel het webadres van haar bron, als dat er een is dat een browser veilig opent."""
    adressen = {
        tabel.bestand: str(tabel.bron.url)
        for tarief in tarieven
        for cao in tarief.caos
        for periode in cao.perioden
        for tabel in met_vorige(periode.tabel)
        if tabel.bron.url
    }
    return {bestand: adres for bestand, adres in adressen.items() if adres.startswith(("https://", "http://"))}


def _adressen_in(tekst: str) -> list[str]:
    """De webadressen die in een tekst staan."""
    return _ADRES.findall(tekst) if "://" in tekst else []
