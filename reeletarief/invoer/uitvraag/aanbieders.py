"""De aanbieders van een uitvraag: alleen hun pseudoniem gaat verder, de naam erbij is voor de regio zelf."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, de_eerste
from reeletarief.invoer.csv_cellen import bezwaar_tegen_naam, elke_andere, lees_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.csv_cellen import Cel

CODE = "RT951"
PSEUDONIEM, NAAM = "pseudoniem", "naam"
LANGSTE = 60
MEESTE = 1000
"""Meer formulieren in één keer is geen uitvraag; zij worden samen gemaakt en geschreven."""
_GEEN_BESTANDSNAAM = re.compile(r"[^a-z0-9]+")


class Aanbieders(NamedTuple):
    """De pseudoniemen uit een bestand, in volgorde, en wat er mis was. Met bevindingen niet te gebruiken."""

    pseudoniemen: tuple[str, ...]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_aanbieders(inhoud: bytes, pad: str) -> Aanbieders:
    """Lees een csv met de kolom ``pseudoniem`` en eventueel ``naam``; alle fouten in één keer."""
    gelezen = lees_csv(inhoud, pad, (PSEUDONIEM,), elke_andere)
    if gelezen.bevindingen:
        return Aanbieders((), gelezen.bestand, de_eerste(gelezen.bevindingen, pad))
    cellen = [rij[PSEUDONIEM] for rij in gelezen.rijen]
    if len(cellen) > MEESTE:
        return Aanbieders((), gelezen.bestand, (_te_veel(cellen),))
    fouten = [*bezwaren([cel.tekst for cel in cellen], [cel.plaats for cel in cellen]), *_verklapt(gelezen.rijen)]
    return Aanbieders(tuple(cel.tekst for cel in cellen), gelezen.bestand, de_eerste(fouten, pad))


def _te_veel(cellen: Sequence[Cel]) -> Bevinding:
    wat = f"Dit bestand noemt {len(cellen)} aanbieders; meer dan {MEESTE} formulieren maakt het programma niet in één keer."
    return Bevinding(CODE, wat, "Controleer of dit het goede bestand is, of deel het op.", cellen[MEESTE].plaats)


def bezwaren(pseudoniemen: Sequence[str], plaatsen: Sequence[Plaats | None]) -> Iterator[Bevinding]:
    """Waarom deze pseudoniemen niet samen in een uitvraag kunnen."""
    eerder: dict[str, str] = {}
    for pseudoniem, plaats in zip(pseudoniemen, plaatsen, strict=True):
        bezwaar = bezwaar_tegen_naam(pseudoniem, "het pseudoniem")
        kern = bestandsdeel(pseudoniem)
        if bezwaar is not None:
            yield Bevinding(CODE, bezwaar.wat, bezwaar.remedie, plaats)
        elif len(pseudoniem) > LANGSTE or not kern:
            wat = f"'{pseudoniem[:LANGSTE]}' is geen pseudoniem waar een bestand naar kan heten."
            yield Bevinding(CODE, wat, f"Gebruik gewone letters en cijfers, hooguit {LANGSTE} tekens.", plaats)
        elif kern in eerder:
            wat = f"'{pseudoniem}' en '{eerder[kern]}' zijn hetzelfde pseudoniem, of geven dezelfde bestandsnaam."
            yield Bevinding(CODE, wat, "Geef elke aanbieder een eigen pseudoniem.", plaats)
        else:
            eerder[kern] = pseudoniem


def bestandsdeel(pseudoniem: str) -> str:
    """Het pseudoniem in een bestandsnaam: ``Aanbieder A`` wordt ``aanbieder-a``."""
    kaal = unicodedata.normalize("NFKD", pseudoniem).encode("ascii", "ignore").decode()
    return _GEEN_BESTANDSNAAM.sub("-", kaal.lower()).strip("-")


def naam_in_verslag(pad: str, pseudoniem: str) -> str:
    """Hoe een verslag een formulier noemt: de bestandsnaam zoals die verstuurd is, of anders alleen het pseudoniem.

    Een aanbieder bewaart zijn formulier vaak onder zijn eigen naam; die hoort niet in een verslag.
    """
    naam = pad.rpartition("/")[2]
    verstuurd = rf"(uitvraag-[0-9]{{4}}-)?{re.escape(bestandsdeel(pseudoniem))}\.(xlsx|ods|csv)"
    return naam if re.fullmatch(verstuurd, naam) else f"formulier van {pseudoniem}"


def _verklapt(rijen: Sequence[dict[str, Cel]]) -> Iterator[Bevinding]:
    """Een naam die als pseudoniem dienstdoet, is er geen."""
    for rij in rijen:
        if NAAM in rij and rij[NAAM].tekst and rij[NAAM].tekst.casefold() == rij[PSEUDONIEM].tekst.casefold():
            wat = f"Het pseudoniem is de naam zelf: '{rij[NAAM].tekst[:LANGSTE]}'."
            yield Bevinding(CODE, wat, "Kies een naam die niets verklapt, zoals Aanbieder A.", rij[PSEUDONIEM].plaats)
