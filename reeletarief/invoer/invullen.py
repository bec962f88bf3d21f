"""Het merk INVULLEN in een bestand: wat een sjabloon openliet, en wat er moet komen.

Een sjabloon zet achter een gat, of boven een voorbeeldwaarde, ``# INVULLEN: wat er moet komen``. Is het gat nog leeg, dan is
dat een fout van de lezer en wordt deze tekst de remedie; staat er al een waarde, dan herinnert ``controleer`` eraan. Ook een
waarde die zelf INVULLEN zegt (``doel: "INVULLEN: wat dit is"``) is nog niet ingevuld.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Ernst, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MERK = "INVULLEN"
CODE = "RT660"
SCHRIJF_ALS = "schrijf het hier als"
"""Waar een merk om een tekst vraagt die er nog niet is; hierna volgt de sleutel waar die onder komt."""
LEEG = frozenset({"RT201", "RT202"})
"""Wat de lezer meldt als er achter een sleutel niets staat."""

_MERK = re.compile(rf"(?<!\w){MERK}(?!\w)")
_KLEINE_LETTERS = re.compile(
    r"(?:^\s*(?:-\s+)*|[#:\[{]\s*)[\"']?\s*(invullen)\s*(?::|[\"'\s]*(?:$|[#,}\]]))", re.IGNORECASE
)
"""In kleine letters is het alleen een merk waar commentaar of een waarde ermee begint; verderop is het een gewoon woord."""


class Merk(NamedTuple):
    """Waar INVULLEN op een regel staat (kolom vanaf 1), en wat er volgens het merk moet komen; dat kan leeg zijn."""

    kolom: int
    tekst: str


def merk_op(regel: str) -> Merk | None:
    """Het eerste merk op deze regel, in commentaar of in een waarde."""
    groot, klein = _MERK.search(regel), _KLEINE_LETTERS.search(regel)
    plekken = [een for een in (groot.span() if groot else None, klein.span(1) if klein else None) if een]
    if not plekken:
        return None
    begin, eind = min(plekken)
    rest = regel[eind:]
    aanhaling = regel[begin - 1 : begin]
    if aanhaling in {'"', "'"}:
        rest = rest.partition(aanhaling)[0]
    return Merk(begin + 1, _zonder_staart(rest.lstrip(": ")))


def _zonder_staart(rest: str) -> str:
    """De tekst van een merk zonder wat er van de yaml nog achter staat; een haak die in de tekst zelf opent, hoort erbij."""
    tekst = rest.rstrip(" \"'")
    for open_, dicht in ("[]", "{}"):
        if tekst.endswith(dicht) and tekst.count(open_) < tekst.count(dicht):
            return _zonder_staart(tekst[:-1])
    return tekst


def merken_in(pad: str, regels: Sequence[str]) -> Iterator[Bevinding]:
    """Elke regel van een bestand waar nog INVULLEN staat, als waarschuwing."""
    for nummer, regel in enumerate(regels, 1):
        merk = merk_op(regel)
        if merk is not None:
            wat = f"Nog te doen: {merk.tekst.rstrip('.')}." if merk.tekst else f"Hier staat nog {MERK}."
            yield Bevinding(
                CODE, wat, f"{_te_doen(merk)}.", Plaats(pad, nummer, merk.kolom, len(MERK)), Ernst.WAARSCHUWING
            )


def gevraagde_teksten(regels: Iterable[str]) -> frozenset[str]:
    """De sleutels waarvan een merk op deze regels zegt dat hun tekst er nog moet komen."""
    merken = [merk for regel in regels if (merk := merk_op(regel)) is not None]
    return frozenset(merk.tekst.partition(SCHRIJF_ALS)[2].strip(" .") for merk in merken if SCHRIJF_ALS in merk.tekst)


def _te_doen(merk: Merk) -> str:
    """Een tekst leest u na; een waarde vervangt u."""
    if merk.tekst.startswith("lees "):
        return f"Pas de tekst aan waar zij bij u niet klopt, en haal {MERK} hier weg"
    return f"Vul uw eigen waarde in met haar bron, en haal {MERK} hier weg"


def als_beletsel(bevinding: Bevinding) -> Bevinding:
    """Dezelfde herinnering, nu als wat een besluit tegenhoudt."""
    remedie = f"{bevinding.remedie.removesuffix('.')}, of stel vast met --als-concept."
    return bevinding._replace(remedie=remedie, ernst=Ernst.FOUT)


def met_aanwijzing(bevindingen: Iterable[Bevinding], regels: Sequence[str]) -> Iterator[Bevinding]:
    """Dezelfde bevindingen over één bestand; bij een gat met een merk zegt de remedie wat er moet komen."""
    for bevinding in bevindingen:
        plaats = bevinding.plaats
        merk = None
        if bevinding.code in LEEG and plaats is not None and 1 <= plaats.regel <= len(regels):
            merk = merk_op(regels[plaats.regel - 1])
        yield bevinding._replace(remedie=f"Vul hier in: {merk.tekst}.") if merk and merk.tekst else bevinding
