"""``cao importeer``: het voorstel als YAML, met de voorwaarden woordelijk uit het bestand van de vorige tabel.

Wat nog niemand heeft nagelezen, staat er met NALEZEN bij als commentaar; zo blijft ``controleer`` het melden tot iemand
het met een reden overneemt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.modeline import bovenaan, is_modeline
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.invoer.yaml_strikt import Blok, Tekst, lees_yaml
from reeletarief.weergave.cao.salaris_yaml import salaris_als_yaml, trede_als_yaml
from reeletarief.weergave.getal import geteld, machine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.analyse.cao.voorstel import Bronopgave, Verhogingsopgave, Voorstel
    from reeletarief.invoer.waarden import Waarde

VOORWAARDEN = ("arbeidsduur", "toeslagen", "verlof", "feestdagen", "ort", "slaapdienst", "niet_berekend")

_OVERGENOMEN = "# NALEZEN: de voorwaarden hieronder, tot aan 'salaris', zijn overgenomen uit"
_LEES_NA = (
    "# Lees elke regel na in de nieuwe cao (ook minimumbedragen die meestijgen) en haal dan deze twee regels weg."
)


class NietTeKnippenFout(ValueError):
    """Het bestand van de vorige tabel heeft geen blokken die regel voor regel over te nemen zijn."""


def voorstel_als_yaml(voorstel: Voorstel, vorige_regels: Sequence[str]) -> str:
    """Het hele voorstel als tekst; ``vorige_regels`` zijn de regels van het bestand van de vorige tabel."""
    opgave = voorstel.opgave
    blokken = topblokken(vorige_regels, voorstel.vorige.bestand)
    regels = [
        *_modeline(vorige_regels),
        f"# Salaristabel van cao {opgave.cao} per {opgave.ingangsdatum}: een voorstel van 'reeletarief cao importeer'.",
        f"cao: {opgave.cao}",
        *blokken.get("naam", []),
        f"ingangsdatum: {opgave.ingangsdatum}",
        f"bevestigd_tot: {opgave.bevestigd_tot}",
        *_bron(opgave.bron),
        *(_verhoging(opgave.verhoging, voorstel) if opgave.verhoging else _structuur(voorstel)),
        f"{_OVERGENOMEN} {voorstel.vorige.bestand}.",
        _LEES_NA,
        *(regel for naam in VOORWAARDEN for regel in blokken.get(naam, []) if not _van_een_vorig_voorstel(regel)),
        *salaris_als_yaml(voorstel.salaris),
    ]
    return "\n".join(regels) + "\n"


def _van_een_vorig_voorstel(regel: str) -> bool:
    """Of een regel zegt dat de vorige tabel zelf nog nagelezen moet worden; de nieuwe zegt dat één keer."""
    return regel.startswith(_OVERGENOMEN) or regel == _LEES_NA


def _modeline(vorige_regels: Sequence[str]) -> list[str]:
    """De modeline van de vorige tabel, als zij er een heeft: het voorstel komt in dezelfde map."""
    return [regel for regel in bovenaan(vorige_regels) if is_modeline(regel)][:1]


def topblokken(regels: Sequence[str], bestand: str) -> dict[str, list[str]]:
    """De blokken van een bestand op hun sleutel, woordelijk, met het commentaar dat er direct boven staat.

    Geeft een :class:`NietTeKnippenFout` als niet elke sleutel aan het begin van een eigen regel staat.
    """
    wortel, _ = lees_yaml("\n".join(regels), bestand)
    sleutels = [sleutel for sleutel in wortel if isinstance(sleutel, Tekst)] if isinstance(wortel, Blok) else []
    begin = [sleutel.plaats.regel - 1 for sleutel in sleutels]
    if not sleutels or len(set(begin)) < len(begin) or any(sleutel.plaats.kolom != 1 for sleutel in sleutels):
        raise NietTeKnippenFout(bestand)
    grenzen = [_met_commentaar(regels, plek) for plek in begin] + [len(regels)]
    return {
        str(sleutel): _zonder_lege_staart(regels[van:tot])
        for sleutel, van, tot in zip(sleutels, grenzen, grenzen[1:], strict=False)
    }


def _met_commentaar(regels: Sequence[str], plek: int) -> int:
    """De eerste regel van het commentaar dat direct boven een sleutel staat; de kop van het bestand hoort er niet bij."""
    begin = plek
    while begin > 0 and regels[begin - 1].startswith("#"):
        begin -= 1
    return plek if begin == 0 else begin


def _zonder_lege_staart(regels: Sequence[str]) -> list[str]:
    blok = list(regels)
    while blok and blok[-1].strip() in {"", "..."}:
        blok.pop()
    return blok


def _bron(bron: Bronopgave) -> Iterator[str]:
    yield "bron:"
    yield f"  titel: {aangehaald(bron.titel)}"
    if bron.jaar is not None:
        yield f"  jaar: {bron.jaar}"
    yield f"  vindplaats: {aangehaald(bron.vindplaats)}"
    if bron.url is not None:
        yield f"  url: {aangehaald(bron.url)}"


def _verhoging(verhoging: Verhogingsopgave, voorstel: Voorstel) -> Iterator[str]:
    yield "verhoging:"
    yield f"  percentage: {_percentage(verhoging.percentage)}"
    if verhoging.minimum is not None:
        yield f"  minimum_per_maand: {_bedrag(verhoging.minimum)}"
    if verhoging.maximum is not None:
        yield f"  maximum_per_maand: {_bedrag(verhoging.maximum)}"
    yield f"  afronding: {machine(voorstel.afronding, 2)} # NALEZEN: afgeleid uit de bedragen zelf"
    yield from _uitzonderingen(voorstel)
    yield from _structuurvelden(voorstel)


def _uitzonderingen(voorstel: Voorstel) -> Iterator[str]:
    """De cellen die niet uit de verhoging volgen, als commentaar: pas met een reden zijn het uitzonderingen."""
    aantal = len(voorstel.afwijkingen)
    if not aantal:
        return
    volgen = geteld(aantal, "cel volgt", "cellen volgen")
    yield f"  # NALEZEN: {volgen} niet uit deze verhoging. Herstel het bedrag, of geef de reden en haal het # weg."
    yield "  # uitzonderingen:"
    for cel, verwacht in voorstel.afwijkingen:
        plek = f"schaal: {aangehaald(cel.schaal)}, trede: {trede_als_yaml(cel.trede)}, bedrag: {machine(cel.bedrag, 2)}"
        yield f'  #   - {{{plek}, reden: "NALEZEN"}} # volgens de verhoging {machine(verwacht, 2)}'


def _structuurvelden(voorstel: Voorstel) -> Iterator[str]:
    """Wat er aan schalen en treden veranderde, als commentaar in de vorm van de velden van de verhoging."""
    structuur = voorstel.verschil.structuur
    nieuw = {s: tuple(voorstel.salaris[s]) for s in structuur.nieuwe_schalen} | dict(structuur.nieuwe_treden)
    if not structuur.gewijzigd:
        return
    yield "  # NALEZEN: de indeling is anders dan die van de vorige tabel. Geef de reden en haal het # weg, of herstel de csv."
    if structuur.vervallen_schalen:
        yield f"  # vervallen_schalen: {_lijst(structuur.vervallen_schalen)}"
    if structuur.vervallen_treden:
        yield f"  # vervallen: {_per_schaal(structuur.vervallen_treden)}"
    if nieuw:
        yield f"  # nieuw: {_per_schaal(nieuw)}"
    yield '  # structuur_reden: "NALEZEN"'


def _structuur(voorstel: Voorstel) -> list[str]:
    """Zonder verhoging staat een andere indeling er als los commentaar."""
    return [regel.removeprefix("  ") for regel in _structuurvelden(voorstel) if "structuur_reden" not in regel]


def _lijst(namen: Iterable[str]) -> str:
    return f"[{', '.join(aangehaald(naam) for naam in namen)}]"


def _per_schaal(treden: Mapping[str, Sequence[str]]) -> str:
    return "{" + ", ".join(f"{aangehaald(schaal)}: {_lijst(namen)}" for schaal, namen in treden.items()) + "}"


def _percentage(waarde: Waarde) -> str:
    return f"{machine(waarde.getal * 100)}%"


def _bedrag(waarde: Waarde) -> str:
    return machine(waarde.getal, 2)
