"""Een knop bij de naam die iemand typt, en de waarde waarop hij komt te staan, geschreven zoals in een bestand."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.analyse.gevoeligheid.herleiding import waaruit
from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.fouten import Bevinding, RekenFout, eerste_namen, in_zin
from reeletarief.invoer import waarden
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef

ONBEKEND, MEERDUIDIG, BUITEN_BEREIK = "RT940", "RT941", "RT942"


def kies_knop(proef: Proef, naam: str) -> Knop:
    """De knop met deze naam, of de enige waarvan de naam zo eindigt; anders een :class:`RekenFout` met de keuzes."""
    treffers = knoppen_met_naam(proef.knoppen, naam) or _met_einde(proef.knoppen, naam)
    if len(treffers) == 1:
        return treffers[0]
    raise RekenFout(_meer(naam, treffers) if treffers else _geen(proef, naam))


def knoppen_met_naam(knoppen: Sequence[Knop], naam: str) -> list[Knop]:
    """De knop die precies zo heet; anders elke knop die onder deze naam te vinden is."""
    return [knop for knop in knoppen if knop.naam == naam] or [knop for knop in knoppen if naam in knop.namen]


def _met_einde(knoppen: Sequence[Knop], naam: str) -> list[Knop]:
    return [knop for knop in knoppen if any(eigen.endswith(f".{naam}") for eigen in knop.namen)]


def _meer(naam: str, treffers: Sequence[Knop]) -> Bevinding:
    namen = eerste_namen([knop.naam for knop in treffers])
    return Bevinding(MEERDUIDIG, f"'{naam}' kan {len(treffers)} parameters zijn.", f"Kies er een: {namen}.")


def _geen(proef: Proef, naam: str) -> Bevinding:
    """Onbekend: waar de waarde uit volgt als ze berekend is, en anders de namen die erop lijken."""
    product = proef.tarief.kaart.product
    bronnen = [knop.naam for knop in waaruit(proef.tarief, proef.knoppen, naam)]
    if bronnen:
        return Bevinding(
            ONBEKEND,
            f"'{naam}' is in {product} geen gegeven waarde maar volgt uit andere.",
            f"Kies waar het uit volgt: {eerste_namen(bronnen)}.",
        )
    buren = _buren(naam, proef.knoppen)
    hint = f"Bedoelt u {' of '.join(buren)}?" if buren else "Alle parameters staan in gevoeligheid --alles."
    return Bevinding(ONBEKEND, f"Het tarief van {product} heeft geen parameter '{naam}'.", hint)


def _buren(naam: str, knoppen: Sequence[Knop]) -> list[str]:
    """De namen die het meest op deze lijken, ook als alleen het laatste deel lijkt."""
    namen = [knop.naam for knop in knoppen]
    einden = {knop.naam.rpartition(".")[2]: knop.naam for knop in knoppen}
    dichtbij = get_close_matches(naam, namen)
    dichtbij += [einden[einde] for einde in get_close_matches(naam.rpartition(".")[2], list(einden))]
    return list(dict.fromkeys(dichtbij))[:3]


def lees_stand(knop: Knop, tekst: Tekst) -> Decimal:
    """De waarde van een knop zoals ze in een bestand staat (``10%``, ``1.95``, ``40``).

    Bij waarden die samen bewegen is het de wijziging (``2%`` of ``-1.5%``). Een :class:`WaardeFout` zegt wat er niet past.
    """
    gelezen = _gelezen(knop, tekst)
    eis_bereik(knop, gelezen.getal, tekst)
    return gelezen.getal


def _gelezen(knop: Knop, tekst: Tekst) -> Waarde:
    if knop.soort is Soort.SAMEN:
        return waarden.lees_percentage(Tekst(tekst.removeprefix("+"), tekst.plaats))
    if knop.soort is Soort.PERCENTAGE:
        return waarden.lees_percentage(tekst)
    return waarden.lees_bedrag(tekst) if knop.post.eenheid.is_bedrag else waarden.lees_uren(tekst)


def eis_bereik(knop: Knop, waarde: Decimal, tekst: Tekst) -> None:
    """Weiger een waarde die in een bestand ook niet mag."""
    if knop.laagst is not None and waarde < knop.laagst:
        raise _buiten(knop, tekst, "onder", knop.laagst)
    if knop.hoogst is not None and waarde > knop.hoogst:
        raise _buiten(knop, tekst, "boven", knop.hoogst)


def _buiten(knop: Knop, tekst: Tekst, kant: str, grens: Decimal) -> WaardeFout:
    grenstekst = in_zin(grens) if knop.soort is Soort.GETAL else f"{in_zin(grens * 100)}%"
    return WaardeFout(
        BUITEN_BEREIK,
        f"Met {tekst} komt {knop.naam} {kant} {grenstekst}.",
        "Kies een waarde die ook in een bestand mag staan.",
        tekst.plaats,
    )
