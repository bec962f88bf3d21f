"""``uitvraag verwerk --voorstel``: de kaarten met de functiemix van de uitvraag, in een andere map dan die van de regio."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.cli.afloop import meld, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.analyse.uitvraag.voorstel import Maatstaf, Mixvoorstel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.regio import Inlezing

KLASSE = "open"


class Kaarten(NamedTuple):
    """Een voorstel met de inhoud van de kaarten, op pad binnen de werkmap, en of er een niet te wijzigen was."""

    voorstel: Voorstel
    inhoud: Mapping[str, bytes]
    heeft_fout: bool


def maak_kaarten(verslag: Verslag, inlezing: Inlezing, werkmap: Path, maatstaf: Maatstaf, jaar: int) -> Kaarten:
    """De gewijzigde kaarten, teruggelezen met de hele regio; wat niet goed inleest of rekent, stopt met code 2."""
    from reeletarief.analyse.uitvraag.verslag import Voorstel
    from reeletarief.analyse.uitvraag.voorstel import GeenVoorstel, Mixvoorstel, stel_voor, tariefeffecten
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkmap import haal_werkmap

    opgehaald = haal_werkmap(werkmap)
    producten = verslag.samenvatting.producten
    voorgesteld = [stel_voor(verslag.kaarten[een.product], een, maatstaf, jaar) for een in producten]
    zonder = [een for een in voorgesteld if isinstance(een, GeenVoorstel)]
    gewijzigd = {mix: _wijzig(mix, opgehaald.inhoud) for mix in voorgesteld if isinstance(mix, Mixvoorstel)}
    fouten = {mix: uitkomst for mix, uitkomst in gewijzigd.items() if isinstance(uitkomst, Bevinding)}
    meld(fouten.values(), inlezing.bestanden)
    zonder += [GeenVoorstel(mix.product, fout.wat) for mix, fout in fouten.items()]
    goed = {mix: uitkomst for mix, uitkomst in gewijzigd.items() if isinstance(uitkomst, bytes)}
    inhoud = {mix.pad: uitkomst for mix, uitkomst in goed.items()}
    oud, nieuw = _voor_en_na(inlezing, {**opgehaald.inhoud, **inhoud}, opgehaald.onleesbaar)
    zonder.sort(key=lambda een: een.product)
    effecten = tariefeffecten(oud, nieuw, [mix.product for mix in goed])
    return Kaarten(Voorstel(tuple(goed), tuple(zonder), effecten), inhoud, bool(fouten))


def _wijzig(mix: Mixvoorstel, kaarten: Mapping[str, bytes]) -> bytes | Bevinding:
    from reeletarief.invoer.kaart.mixwijziging import Mixbron, wijzig_mix

    waarden = {regel.plaats: regel.tekst for regel in mix.regels}
    return wijzig_mix(kaarten[mix.pad], mix.pad, waarden, Mixbron(KLASSE, mix.bron, str(mix.jaar)))


def _voor_en_na(
    inlezing: Inlezing, inhoud: Mapping[str, bytes], onleesbaar: Sequence[str]
) -> tuple[Resultaat, Resultaat]:
    """De berekening zonder en met de gewijzigde kaarten; een fout die er zonder niet was, houdt het voorstel tegen."""
    from reeletarief.berekening.bereken import bereken
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import lees_regio

    keuze = inlezing.tijdkeuze or Tijdkeuze(None, None)
    teruggelezen = lees_regio(inhoud, (), onleesbaar, inlezing.tijdkeuze)
    _eis_geen_nieuwe(teruggelezen.bevindingen, inlezing.bevindingen, teruggelezen.bestanden)
    oud, nieuw = (bereken(een, (), *keuze) for een in (inlezing, teruggelezen))
    _eis_geen_nieuwe(_redenen(nieuw), _redenen(oud), teruggelezen.bestanden)
    return oud, nieuw


def _redenen(resultaat: Resultaat) -> list[Bevinding]:
    return [reden for weg in resultaat.overgeslagen for reden in weg.redenen]


def _eis_geen_nieuwe(nu: Iterable[Bevinding], eerst: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> None:
    """Weiger een fout die er eerst niet was; een die er al was, kan op een andere regel zijn komen te staan."""
    al_bekend = {(bevinding.code, bevinding.wat) for bevinding in eerst}
    erbij = [bevinding for bevinding in nu if (bevinding.code, bevinding.wat) not in al_bekend]
    if erbij:
        meld(erbij, bestanden)
        wat = "Met het voorstel is de regio niet zonder fouten te lezen en te rekenen; het is niet geschreven."
        stop(wat, "Herstel de fouten hierboven, en probeer het opnieuw.", "RT964")
