"""``uitvraag verwerk --voorstel``: de kaarten met de functiemix van de uitvraag, in een andere map dan die van de regio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.cli.gedeeld import is_invoer, meld, stop
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.uitvraag_verslag import Verslag, Voorstel
    from reeletarief.analyse.uitvraag_voorstel import GeenVoorstel, Maatstaf, Mixvoorstel
    from reeletarief.api import Inlezing, Resultaat

KLASSE = "open"


class Kaarten(NamedTuple):
    """Een voorstel met de inhoud van de kaarten, op pad binnen de werkmap."""

    voorstel: Voorstel
    inhoud: Mapping[str, bytes]


def eis_doelmap(doel: str, werkmap: Path) -> None:
    """Weiger een doelmap die zelf een werkmap is of erin hoort: een voorstel vervangt nooit de kaarten van de regio."""
    map_ = Path(doel)
    if map_.exists() and not map_.is_dir():
        stop(f"{doel} is geen map.", "Kies voor --voorstel een nieuwe map.")
    if (map_ / OPSLAGEN).exists() or is_invoer(map_ / OPSLAGEN, werkmap):
        stop(f"{doel} hoort bij de bestanden van een regio.", "Kies voor --voorstel een nieuwe map.")


def maak_kaarten(verslag: Verslag, inlezing: Inlezing, werkmap: Path, maatstaf: Maatstaf, jaar: int) -> Kaarten:
    """De gewijzigde kaarten, teruggelezen met de hele regio; wat niet goed inleest of rekent, stopt met code 2."""
    from reeletarief.analyse.uitvraag_verslag import Voorstel
    from reeletarief.analyse.uitvraag_voorstel import GeenVoorstel, Mixvoorstel, stel_voor, tariefeffecten
    from reeletarief.invoer.werkmap import haal_werkmap

    voorgesteld = [
        stel_voor(verslag.kaarten[een.product], een, maatstaf, jaar) for een in verslag.samenvatting.producten
    ]
    opgehaald = haal_werkmap(werkmap)
    inhoud: dict[str, bytes] = {}
    zonder = [een for een in voorgesteld if isinstance(een, GeenVoorstel)]
    for mix in voorgesteld:
        if isinstance(mix, Mixvoorstel):
            _wijzig(mix, opgehaald.inhoud[mix.pad], inhoud, zonder)
    mixen = [mix for mix in voorgesteld if isinstance(mix, Mixvoorstel) and mix.pad in inhoud]
    oud, nieuw = (
        _rekenen(inlezing),
        _rekenen(_teruggelezen(inlezing, {**opgehaald.inhoud, **inhoud}, opgehaald.onleesbaar)),
    )
    _eis_zelfde_producten(oud, nieuw)
    effecten = tariefeffecten(oud, nieuw, [mix.product for mix in mixen])
    return Kaarten(Voorstel(tuple(mixen), tuple(zonder), effecten), inhoud)


def _wijzig(mix: Mixvoorstel, kaart: bytes, inhoud: dict[str, bytes], zonder: list[GeenVoorstel]) -> None:
    """Zet de gewijzigde kaart bij ``inhoud``; gaat dat niet op haar plaats, dan wordt het gemeld."""
    from reeletarief.analyse.uitvraag_voorstel import GeenVoorstel
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.mixwijziging import Mixbron, wijzig_mix

    waarden = {regel.plaats: regel.tekst for regel in mix.regels}
    nieuw = wijzig_mix(kaart, mix.pad, waarden, Mixbron(KLASSE, mix.bron, str(mix.jaar)))
    if isinstance(nieuw, Bevinding):
        meld([nieuw], {})
        zonder.append(GeenVoorstel(mix.product, nieuw.wat))
    else:
        inhoud[mix.pad] = nieuw


def _teruggelezen(inlezing: Inlezing, inhoud: Mapping[str, bytes], onleesbaar: Sequence[str]) -> Inlezing:
    """De regio met de gewijzigde kaarten; een fout die er eerst niet was, houdt het voorstel tegen."""
    from reeletarief.api import lees_regio

    nieuw = lees_regio(inhoud, (), onleesbaar, inlezing.tijdkeuze)
    erbij = set(nieuw.bevindingen) - set(inlezing.bevindingen)
    if erbij or nieuw.regio is None:
        meld(sorted(erbij, key=lambda bevinding: bevinding.volgorde), nieuw.bestanden)
        stop("Het voorstel is niet zonder fouten in te lezen, en is niet geschreven.", "Zie hierboven.", "RT964")
    return nieuw


def _rekenen(inlezing: Inlezing) -> Resultaat:
    from reeletarief.api import Tijdkeuze, bereken

    keuze = inlezing.tijdkeuze or Tijdkeuze(None, None)
    return bereken(inlezing, (), keuze.tariefjaar, keuze.peildatum)


def _eis_zelfde_producten(oud: Resultaat, nieuw: Resultaat) -> None:
    """Met het voorstel is elk product nog te rekenen dat het zonder ook was."""
    weg = {
        een.product: een.redenen
        for een in nieuw.overgeslagen
        if een.product not in {w.product for w in oud.overgeslagen}
    }
    if weg:
        meld([reden for redenen in weg.values() for reden in redenen], {})
        wat = f"Met het voorstel is er geen tarief meer voor {', '.join(weg)}; het is niet geschreven."
        stop(wat, "Zie hierboven.", "RT964")
