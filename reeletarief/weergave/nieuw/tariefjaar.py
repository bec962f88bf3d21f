"""``nieuw tariefjaar`` op het scherm: welke reeksen nog een waarde missen, wat er voorlopig kan staan, en hoe het verder gaat."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.analyse.tariefjaar.regels import gegeven, waaruit
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.weergave.getal import geteld, meervoud
from reeletarief.weergave.tabelinhoud import Kolom
from reeletarief.weergave.tabelvorm import druk_heel, schermtabel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import Console

    from reeletarief.analyse.tariefjaar.ronde import Jaarvoorstel
    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel

_KOLOMMEN = (
    Kolom("reeks"),
    Kolom("naam", breedte=3),
    Kolom("over"),
    Kolom("laatste cijfer"),
    Kolom("voorstel", breedte=2),
)


def toon_jaarvoorstel(voorstel: Jaarvoorstel, doel: Path | None, regio: str | None, console: Console) -> None:
    """De reeksen zonder waarde met wat er voorlopig kan staan, en de opdrachten daarna.

    ``doel`` is het bestand met het voorstel, als het geschreven is, en ``regio`` de map achter ``--map``.
    """
    jaar, aantal = voorstel.resultaat.tariefjaar, len(voorstel.voorstellen)
    if aantal:
        missen = f"{geteld(aantal, 'waarde ontbreekt', 'waarden ontbreken')} nog voor tariefjaar {jaar}."
        console.print(missen, style="bold")
        rijen = [_rij(een) for een in voorstel.voorstellen]
        druk_heel(schermtabel(_KOLOMMEN, rijen), console, {"naam": ""}, {"voorstel": "voorstel: "})
        console.print()
    console.print(_wat_er_rekent(voorstel))
    console.print("\n".join(_verder(voorstel, doel, "" if regio is None else f" --map {shlex.quote(regio)}")))


def _rij(voorstel: Reeksvoorstel) -> tuple[str, ...]:
    return (voorstel.sleutel, str(voorstel.reeks.naam), _over(voorstel), _laatste(voorstel), waaruit(voorstel))


def _over(voorstel: Reeksvoorstel) -> str:
    tijdvak = voorstel.tijdvak
    return str(voorstel.jaar) if tijdvak.is_heel_jaar else f"{tijdvak.begin} t/m {tijdvak.einde}"


def _laatste(voorstel: Reeksvoorstel) -> str:
    """Het laatste cijfer dat gegeven is, met zijn jaar."""
    laatste = voorstel.laatste_cijfer
    if laatste is None or laatste.waarde is None:
        return "altijd afgeleid"
    return f"{gegeven(laatste.waarde)} ({laatste.einde.year})"


def _wat_er_rekent(voorstel: Jaarvoorstel) -> str:
    tarieven, weg = len(voorstel.resultaat.tarieven), len(voorstel.resultaat.overgeslagen)
    met = "Met deze voorstellen" if voorstel.voorstellen else f"Voor tariefjaar {voorstel.resultaat.tariefjaar}"
    if weg:
        zijn = meervoud(tarieven, "is", "zijn")
        waarom = "Wat er dan nog schort, staat bij de fouten; daarna kan een product nog meer reeksen missen."
        return f"{met} {zijn} {tarieven} van de {tarieven + weg} producten te rekenen. {waarom}"
    if voorstel.voorstellen:
        return f"{met} is elk product te rekenen, als concept: elk voorstel telt als aanname."
    return f"{met} ontbreekt geen enkele waarde: elk product is te rekenen."


def _verder(voorstel: Jaarvoorstel, doel: Path | None, regio: str) -> Iterator[str]:
    jaar = voorstel.resultaat.tariefjaar
    if doel is not None:
        yield f"{doel} is uw {OPSLAGEN} met deze regels erbij."
        yield f"Vul in wat al gepubliceerd is (zoek op INVULLEN), en zet het dan op de plaats van uw {OPSLAGEN}."
    elif voorstel.voorstellen:
        yield f"Zet ze in een kopie van {OPSLAGEN}: reeletarief nieuw tariefjaar {jaar} --voorstel naar-{jaar}{regio}"
    tegen = _andere_jaar(voorstel)
    yield "Daarna:"
    yield f"  reeletarief cao verloopt --op {jaar}-01-01{regio}   welke cao-tabellen er nog moeten komen"
    yield f"  reeletarief vergelijk --tariefjaar {jaar} --met-tariefjaar {tegen}{regio}   wat elk tarief verandert, en waardoor"


def _andere_jaar(voorstel: Jaarvoorstel) -> int:
    """Waarmee het nieuwe jaar te vergelijken is: het jaar waar de regio mee werkt, of als dat dit jaar is, het jaar ervoor."""
    eigen, jaar = voorstel.inlezing.regio.opslagen.tariefjaar, voorstel.resultaat.tariefjaar
    return jaar - 1 if eigen == jaar else eigen
