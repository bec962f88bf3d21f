"""Of een besluit zichzelf tegenspreekt: wat erboven staat naast zijn dagen, zijn vingerafdruk en de bestanden die het bewaart.

De enige plek waar dat wordt nagegaan, dus elke opdracht die een besluit leest, weigert hetzelfde.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.bestand import vingerafdruk_van_berekening
from reeletarief.invoer.bezwaren import toonbaar
from reeletarief.invoer.kaart.codes import teksten_op_kaart
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.namen import OPSLAGEN, PRODUCTKAARTEN
from reeletarief.invoer.waarden import EERSTE_JAAR, LAATSTE_JAAR
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reeletarief.invoer.besluit.model import Besluit

_PRODUCT = re.compile(rb"^product:[ \t]+([\"'])([^\"'\\\r\n]+)\1[ \t]*\r?$", re.MULTILINE)
_EENHEID = re.compile(rb"^eenheid:[ \t]+([a-z]+)[ \t]*\r?$", re.MULTILINE)


class _Kaart(NamedTuple):
    """Wat een bewaarde kaart over zichzelf zegt; leeg als het er niet staat."""

    pad: str
    product: str
    eenheid: str


def tegenspraken(besluit: Besluit, vingerafdrukken: Mapping[str, str]) -> tuple[str, ...]:
    """Elke tegenspraak als bijzin; leeg als alles bij elkaar past.

    ``vingerafdrukken`` geeft op pad de sha256 van elk bestand waarmee gerekend is, zoals het besluit die noemt.
    """
    dagen = tuple(_dagen(besluit))
    anders = () if dagen else tuple(_vingerafdruk(besluit, vingerafdrukken))
    return (*dagen, *anders, *_regio(besluit), *_kaarten(besluit))


def _dagen(besluit: Besluit) -> Iterator[str]:
    begin, einde, jaar = besluit.ingangsdatum, besluit.geldig_tot, besluit.tariefjaar
    if begin > einde:
        yield f"het gaat in op {begin} en eindigt al op {einde}"
    elif begin.year != jaar or einde.year - jaar not in {0, 1}:  # het mag een jaar doorlopen
        yield f"het gaat over {jaar}, en geldt van {begin} tot en met {einde}"


def _vingerafdruk(besluit: Besluit, vingerafdrukken: Mapping[str, str]) -> Iterator[str]:
    """Of het tariefjaar of de peildatum een ander is dan waarmee gerekend is; hoort de vingerafdruk bij geen ander, dan zwijgt dit."""
    bestanden = sorted(vingerafdrukken.items())

    def past(jaar: int, peildatum: datetime.date | None) -> bool:
        return vingerafdruk_van_berekening(besluit.versie, jaar, peildatum, bestanden) == besluit.sha256

    if past(besluit.tariefjaar, besluit.peildatum):
        return
    for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1):
        if past(jaar, besluit.peildatum):
            yield f"het gaat over {besluit.tariefjaar}, en zijn vingerafdruk is die van een berekening van {jaar}"
    for dag in (None, *_dagen_rond(besluit.tariefjaar)):
        if past(besluit.tariefjaar, dag):
            nu = f"de peildatum is {besluit.peildatum}" if besluit.peildatum else "het heeft geen peildatum"
            toen = f"met peildatum {dag}" if dag else "zonder peildatum"
            yield f"{nu}, en zijn vingerafdruk is die van een berekening {toen}"


def _dagen_rond(jaar: int) -> Iterator[datetime.date]:
    """De dagen waarop een tabel van dit jaar meestal gekozen wordt: die van het jaar zelf en van het jaar ervoor."""
    eerste = datetime.date(jaar - 1, 1, 1)
    return (eerste + datetime.timedelta(days=dag) for dag in range((datetime.date(jaar + 1, 1, 1) - eerste).days))


def _regio(besluit: Besluit) -> Iterator[str]:
    inhoud, regio = besluit.invoer.get(OPSLAGEN, b""), re.escape(besluit.regio.encode())
    if re.search(rb"^regio:[ \t]+([\"']?)" + regio + rb"\1[ \t]*\r?$", inhoud, re.MULTILINE):
        return  # zo staat het er bijna altijd; anders wordt het bestand echt gelezen
    wortel, _ = lees_yaml(inhoud.decode("utf-8-sig", "replace"), OPSLAGEN)
    naam = wortel.get("regio") if isinstance(wortel, dict) else None
    if isinstance(naam, str) and naam != besluit.regio:
        yield f"het is van {besluit.regio}, en de bewaarde {OPSLAGEN} is van {toonbaar(naam)}"


def _kaarten(besluit: Besluit) -> tuple[str, ...]:
    """Eerst vlug, aan de regels zoals ze bijna altijd geschreven zijn; klopt er iets niet, dan met de kaarten echt gelezen."""
    return tuple(_naast(besluit, _vlug)) and tuple(_naast(besluit, _gelezen))


def _naast(besluit: Besluit, lees: Callable[[str, bytes], _Kaart]) -> Iterator[str]:
    kaarten = [lees(pad, inhoud) for pad, inhoud in besluit.invoer.items() if pad.startswith(PRODUCTKAARTEN)]
    if not all(kaart.product for kaart in kaarten):
        return
    op_product = {kaart.product: kaart for kaart in kaarten}
    for tarief in besluit.tarieven:
        kaart = op_product.pop(tarief.product, None)
        if kaart is None:
            yield f"{toonbaar(tarief.product)} heeft een tarief, maar zijn kaart is niet bewaard"
        elif kaart.eenheid and kaart.eenheid != tarief.eenheid:
            yield f"het tarief van {kaart.product} is per {per(tarief.eenheid)}, en {toonbaar(kaart.pad)} rekent per {per(toonbaar(kaart.eenheid))}"
    for kaart in op_product.values():
        yield f"{toonbaar(kaart.pad)} is bewaard, maar {toonbaar(kaart.product)} heeft geen tarief"


def _vlug(pad: str, inhoud: bytes) -> _Kaart:
    product, eenheid = _PRODUCT.search(inhoud), _EENHEID.search(inhoud)
    if product is None or eenheid is None:
        return _gelezen(pad, inhoud)
    return _Kaart(pad, product[2].decode("utf-8", "replace"), eenheid[1].decode())


def _gelezen(pad: str, inhoud: bytes) -> _Kaart:
    return _Kaart(pad, *teksten_op_kaart(pad, inhoud, "product", "eenheid"))
