"""``cao importeer``: de samenvatting van een voorstel, met alles wat niet past."""

from __future__ import annotations

import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from reeletarief.analyse.cao.voorstel import afgeleid_ertussen
from reeletarief.weergave.cao.tekst import verhoging_in_woorden
from reeletarief.weergave.cao.vergelijk_scherm import samenvatting as verschil_in_een_zin
from reeletarief.weergave.cao.vergelijk_scherm import structuurregels
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, geteld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.cao.voorstel import Voorstel
    from reeletarief.invoer.cao.tabel import CaoTabel

HOOGSTENS_GENOEMD = 20


def samenvatting(voorstel: Voorstel, tabellen: Sequence[CaoTabel]) -> list[str]:
    """Hoeveel cellen, hoe ze zich tot de vorige tabel verhouden, en wat er nagelezen moet worden."""
    opgave, vorige = voorstel.opgave, voorstel.vorige
    cellen, schalen = sum(len(treden) for treden in voorstel.salaris.values()), len(voorstel.salaris)
    omvang = f"{geteld(cellen, 'cel', 'cellen')} in {geteld(schalen, 'schaal', 'schalen')}"
    return [
        f"Voorstel voor cao {opgave.cao} per {opgave.ingangsdatum}: {omvang}.",
        f"Naast de tabel per {vorige.dag}: {verschil_in_een_zin(voorstel.verschil)}",
        *structuurregels(voorstel.verschil.structuur),
        *_kort([*_verhoging(voorstel)], "het voorstel noemt ze alle"),
        *_speling(voorstel),
        *_kort([*_dalingen(voorstel)], "controleer noemt ze alle, als deze tabel er ligt"),
        *_buren(voorstel, tabellen),
        f"De voorwaarden zijn overgenomen uit {vorige.bestand}: lees ze na (NALEZEN in het voorstel).",
    ]


def _verhoging(voorstel: Voorstel) -> Iterator[str]:
    verhoging = voorstel.opgave.verhoging
    if verhoging is None:
        yield "Zonder --percentage zijn de bedragen niet aan een verhoging getoetst."
        return
    regel = verhoging_in_woorden(verhoging.percentage, verhoging.minimum, verhoging.maximum)
    aantal = len(voorstel.afwijkingen)
    if voorstel.past_na is not None:
        yield (
            f"Elke cel die in beide tabellen staat, volgt uit {regel} op de afgeleide tabel per {voorstel.past_na.dag}, en niet op die per "
            f"{voorstel.vorige.dag}."
        )
        return
    if not aantal:
        yield f"Elke cel die in beide tabellen staat, volgt uit {regel}."
        return
    yield f"{geteld(aantal, 'cel volgt', 'cellen volgen')} niet uit {regel}:"
    for cel, verwacht in voorstel.afwijkingen:
        yield f"  schaal {cel.schaal} trede {cel.trede}: {euro(cel.bedrag)}, verwacht {euro(verwacht)}{_waar(cel.plaats.regel)}"


def _speling(voorstel: Voorstel) -> Iterator[str]:
    """Scheelt het nergens meer dan één stap, dan rondt de bron anders af; dat is een speling met een reden."""
    stap = voorstel.afronding
    if voorstel.afwijkingen and all(abs(cel.bedrag - verwacht) <= stap for cel, verwacht in voorstel.afwijkingen):
        yield f"Het scheelt nergens meer dan {euro(stap)}: misschien past in de verhoging een 'speling' met een reden."


def _dalingen(voorstel: Voorstel) -> Iterator[str]:
    for vorige, cel in voorstel.dalingen:
        yield (
            f"Let op: schaal {cel.schaal} daalt van trede {vorige.trede} ({euro(vorige.bedrag)}) naar trede {cel.trede} "
            f"({euro(cel.bedrag)}){_waar(cel.plaats.regel)}."
        )


def _waar(regel: int) -> str:
    return f", regel {regel} van de csv"


def _kort(regels: Sequence[str], waar: str) -> list[str]:
    """Een lange lijst houdt na twintig regels op, en zegt dan waar zij helemaal staat."""
    rest = len(regels) - HOOGSTENS_GENOEMD
    return [*regels[:HOOGSTENS_GENOEMD], *([f"  … en nog {rest}; {waar}"] if rest > 0 else [])]


def _afgeleid(voorstel: Voorstel, tabellen: Sequence[CaoTabel], ertussen: Sequence[CaoTabel]) -> Iterator[str]:
    """Een afgeleide tabel van dezelfde dag vervalt; een van ervoor rekent door, tot en met de dag voor de volgende tabel."""
    dag = voorstel.opgave.ingangsdatum
    for tabel, volgende in zip_longest(ertussen, ertussen[1:]):
        tot = (volgende.dag if volgende else dag) - datetime.timedelta(days=1)
        yield (
            f"De afgeleide tabel {tabel.bestand} is overgeslagen, maar zij rekent door tot en met {voluit(tot)}. Was zij een schatting van deze "
            f"tabel, haal haar dan weg; gaat zij over een eigen stap, laat haar dan staan met bevestigd_tot: {tot}, tot die gepubliceerd is."
        )
    for tabel in tabellen:
        if tabel.afleiding is not None and tabel.dag == dag:
            yield f"De afgeleide tabel {tabel.bestand} is overgeslagen; met deze tabel is zij niet meer nodig."


def _buren(voorstel: Voorstel, tabellen: Sequence[CaoTabel]) -> Iterator[str]:
    """Wat er aan de tabellen ernaast te doen is."""
    opgave, vorige = voorstel.opgave, voorstel.vorige
    ertussen = afgeleid_ertussen(tabellen, vorige, opgave.ingangsdatum)
    yield from _afgeleid(voorstel, tabellen, ertussen)
    eerder = opgave.ingangsdatum - datetime.timedelta(days=1)
    if vorige.bevestigd_tot.dag > eerder:
        yield f"Zet in {vorige.bestand} bevestigd_tot op {eerder}: daarna geldt deze tabel."
    elif vorige.bevestigd_tot.dag < eerder:
        bevestigd = f"De vorige tabel is bevestigd tot en met {voluit(vorige.bevestigd_tot.dag)}; daarna is er tot en met {voluit(eerder)} niets bevestigd."
        gevolg = " Hoort er een tabel tussen, voeg die ook toe: zonder haar gelden de lonen van de vorige tot dan, zonder index."
        yield bevestigd + ("" if ertussen else gevolg)
    volgende = next((tabel for tabel in tabellen if tabel.dag > opgave.ingangsdatum), None)
    if volgende is not None and volgende.dag <= opgave.bevestigd_tot:
        yield f"De tabel per {volgende.dag} gaat in voor deze ophoudt ({voluit(opgave.bevestigd_tot)}); controleer --bevestigd-tot."
