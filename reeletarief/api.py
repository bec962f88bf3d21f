"""Het programma vanuit Python: lees een regio, bereken, loop door de boom.

>>> from pathlib import Path
>>> from reeletarief.api import bereken, lees_werkmap, loop
>>> inlezing = lees_werkmap(Path("."))
>>> resultaat = bereken(inlezing, tariefjaar=2026)
>>> tarief = resultaat.tarief("45A48")
>>> tarief.tarief.bedrag == sum(post.bedrag for post in tarief.jeugdwet.values())
True
>>> [post.naam for post in loop(tarief.tarief)][-1]
'Tarief'

Bedragen zijn :class:`decimal.Decimal`; elke :class:`Post` draagt zijn bewerking, operanden en herkomst.
Fouten in de bestanden staan als waarden in ``inlezing.bevindingen``; is er door zo'n fout geen regio, dan is het een
:class:`Onleesbaar`. Producten die niet te rekenen zijn,
staan met hun redenen in ``resultaat.overgeslagen``.
"""

from __future__ import annotations

from reeletarief.berekening.bereken import bereken
from reeletarief.berekening.keuze import OnbekendProductFout, kies_kaarten
from reeletarief.berekening.resultaat import Overgeslagen, Resultaat
from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.regio import Inlezing, Onleesbaar, Regio, lees_regio
from reeletarief.invoer.werkmap import lees_werkmap
from reeletarief.kostprijs.post import Bewerking, Eenheid, Herkomst, Post, loop, zoek
from reeletarief.kostprijs.tarief import Tarief, met_boom, zonder_boom

__all__ = [
    "Bevinding",
    "Bewerking",
    "Eenheid",
    "Ernst",
    "Herkomst",
    "Inlezing",
    "OnbekendProductFout",
    "Onleesbaar",
    "Overgeslagen",
    "Plaats",
    "Post",
    "Regio",
    "Resultaat",
    "Tarief",
    "Tijdkeuze",
    "bereken",
    "kies_kaarten",
    "lees_regio",
    "lees_werkmap",
    "loop",
    "met_boom",
    "zoek",
    "zonder_boom",
]
