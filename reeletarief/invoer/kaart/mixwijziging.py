"""De functiemix van een kaart wijzigen op haar plaats, met haar nieuwe bron; al het andere blijft byte voor byte staan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.los_bestand import lees_wortel
from reeletarief.invoer.yaml_plek import aangehaald, vervang
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.yaml_strikt import Knoop

BRON = "functiemix_bron"


class Mixbron(NamedTuple):
    """Waar een functiemix vandaan komt, zoals het op de kaart staat: klasse, bron en jaar."""

    klasse: str
    bron: str
    jaar: str

    @property
    def geschreven(self) -> dict[str, str]:
        """Elke waarde zoals zij in het bestand staat."""
        return self._asdict() | {"bron": aangehaald(self.bron)}


def wijzig_mix(inhoud: bytes, pad: str, waarden: Mapping[Plaats, str], bron: Mixbron) -> bytes | Bevinding:
    """De kaart met op elke plaats de nieuwe waarde, en met deze bron.

    Wat er al over de bron staat, wordt vervangen; wat ontbreekt, komt erbij. De uitkomst wordt teruggelezen: staat er iets
    anders dan bedoeld (bijvoorbeeld omdat een waarde over meer regels loopt), dan is er alleen een bevinding.
    """
    kaart = lees_wortel(inhoud, pad).knoop
    if not isinstance(kaart, Blok):
        return _niet_te_wijzigen(Plaats(pad, 1))
    nieuw = vervang(inhoud, {**waarden, **_bronwijziging(kaart, inhoud, bron)})
    teruggelezen = lees_wortel(nieuw, pad)
    bedoeld = _met(kaart, waarden) | {BRON: bron._asdict()}
    if teruggelezen.bevindingen or teruggelezen.knoop != bedoeld:
        blok = kaart.get(BRON)
        return _niet_te_wijzigen(blok.plaats if isinstance(blok, Blok) else Plaats(pad, 1))
    return nieuw


def _bronwijziging(kaart: Blok, inhoud: bytes, bron: Mixbron) -> dict[Plaats, str]:
    """Op welke plaatsen er wat komt te staan om de bron te wijzigen of toe te voegen."""
    regeleinde = "\r\n" if b"\r\n" in inhoud else "\n"
    blok = kaart.get(BRON)
    if not isinstance(blok, Blok):
        sleutel = next(sleutel for sleutel in kaart if sleutel == "functiemix")
        inspringing = " " * (sleutel.plaats.kolom - 1)
        velden = ", ".join(f"{naam}: {tekst}" for naam, tekst in bron.geschreven.items())
        return {sleutel.plaats: f"{BRON}: {{{velden}}}{regeleinde}{inspringing}functiemix"}
    uit = {blok[naam].plaats: tekst for naam, tekst in bron.geschreven.items() if naam in blok}
    erbij = [f"{naam}: {tekst}" for naam, tekst in bron.geschreven.items() if naam not in blok]
    tussen = ", " if _is_vloeiend(blok, inhoud) else f"{regeleinde}{' ' * (blok.plaats.kolom - 1)}"
    uit[blok["bron"].plaats] = tussen.join([bron.geschreven["bron"], *erbij])
    return uit


def _is_vloeiend(blok: Blok, inhoud: bytes) -> bool:
    """Of een blok tussen accolades staat."""
    regel = inhoud.decode("utf-8-sig").splitlines()[blok.plaats.regel - 1]
    return regel[blok.plaats.kolom - 1] == "{"


def _met(knoop: Knoop, waarden: Mapping[Plaats, str]) -> Any:
    """De inhoud van een knoop met de nieuwe waarden erin."""
    if isinstance(knoop, Blok):
        return {str(sleutel): _met(waarde, waarden) for sleutel, waarde in knoop.items()}
    if isinstance(knoop, Lijst):
        return [_met(een, waarden) for een in knoop]
    assert isinstance(knoop, Tekst)
    return waarden.get(knoop.plaats, str(knoop))


def _niet_te_wijzigen(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT964",
        "De functiemix van deze kaart is niet op haar plaats te wijzigen.",
        f"Zet elke waarde van de functiemix, en '{BRON}' met klasse, bron en jaar, op één regel.",
        plaats,
    )
