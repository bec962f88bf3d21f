"""Wat Tab aanvult: productcodes, cao's, ingangsdata, parameters, posten, jaren en foutcodes van de regio.

Aanvullen mag nooit in de weg zitten. Daarom leest het alleen wat het nodig heeft, en geeft een regio die niet te lezen is
gewoon niets. De shell vraagt het programma; welke opdracht en opties er al staan, weet ``ctx``. Een code met een spatie
zetten zsh en fish zelf als één woord op de regel; voor bash doet :func:`voor_de_shell` dat.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 - typer leest deze annotatie als het programma draait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reeletarief.kostprijs.tarief import Tarief

VRAAG = "_REELETARIEF_COMPLETE"
"""Waarmee een shell om aanvullingen vraagt."""

Aanvulling = tuple[str, str]
"""Wat er komt te staan, met een woord uitleg."""

_JAAR = re.compile(r"^tariefjaar:[ \t]*(\d{4})", re.MULTILINE)
_JAREN_TERUG = 2
_WOORD = re.compile(r"[\w.@/+-]+(?: +[\w.@/+-]+)*")
_ONVEILIG = re.compile(r"[^\w .,;()%€+/=-]+")
LANGSTE_UITLEG = 100


def producten(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """De productcodes van de kaarten, met hun naam; wat al genoemd is niet nog eens."""
    from reeletarief.invoer.kaart.kopregels import kopregels

    genoemd = ctx.params.get("producten") or ()
    velden = (kopregels(tekst) for tekst in _teksten(_regio(ctx), "productkaarten/**/*.yaml"))
    codes = {veld["product"]: veld.get("naam", "") for veld in velden if "product" in veld}
    return _passend(((code, naam) for code, naam in sorted(codes.items()) if code not in genoemd), incomplete)


def caos(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """De cao's van de regio, met de datum van de laatste tabel."""
    tabellen = sorted(_bestanden(_regio(ctx), "cao/*/*.yaml"))
    return _passend({tabel.parent.name: f"laatste tabel {tabel.stem}" for tabel in tabellen}.items(), incomplete)


def ingangsdata(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """De ingangsdata van de tabellen van de cao die er al staat."""
    cao = Path(str(ctx.params.get("cao") or "")).name
    return _passend(((tabel.stem, cao) for tabel in sorted(_bestanden(_regio(ctx), f"cao/{cao}/*.yaml"))), incomplete)


def jaren(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """Het tariefjaar van de regio en de jaren eromheen."""
    gevonden = [int(jaar) for tekst in _teksten(_regio(ctx), "opslagen.yaml") for jaar in _JAAR.findall(tekst)]
    return _passend(
        (
            (str(jaar), "het jaar van de regio" if jaar == eigen else "")
            for eigen in gevonden[:1]
            for jaar in range(eigen - _JAREN_TERUG, eigen + 2)
        ),
        incomplete,
    )


def parameters(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """De parameters van het product dat er al staat, met wat ze zijn."""

    def uit(tarief: Tarief) -> Iterable[Aanvulling]:
        from reeletarief.analyse.gevoeligheid.knoppen import knoppen_van

        return ((knop.naam, knop.omschrijving) for knop in knoppen_van(tarief))

    return _passend(_van_het_tarief(ctx, uit), incomplete)


def posten(ctx: typer.Context, incomplete: str) -> list[Aanvulling]:
    """De posten van het product dat er al staat."""

    def uit(tarief: Tarief) -> Iterable[Aanvulling]:
        from reeletarief.kostprijs.post import loop

        return sorted((post.sleutel, post.naam) for post in loop(*tarief.wortels))

    return _passend(_van_het_tarief(ctx, uit), incomplete)


def foutcodes(incomplete: str) -> list[Aanvulling]:
    """De codes die het programma kan uitleggen."""
    from reeletarief.controles.samen.uitleg import codes

    return _passend(((code, "") for code in codes()), incomplete)


def schemas(incomplete: str) -> list[Aanvulling]:
    """De soorten bestanden met een schema."""
    from reeletarief.invoer.bestandssoorten import SOORTEN

    return _passend(((soort.naam, soort.waar) for soort in SOORTEN), incomplete)


def startcaos(incomplete: str) -> list[Aanvulling]:
    """De cao's die met het programma meekomen."""
    from reeletarief.invoer.landelijk import OntbrekendeGegevensFout
    from reeletarief.invoer.sjablonen import voorbeeldregio
    from reeletarief.weergave.nieuw.regio import caos_in

    try:
        return _passend(((cao, "") for cao in caos_in(voorbeeldregio())), incomplete)
    except OntbrekendeGegevensFout:
        return []


def keuze(*woorden: str) -> Callable[[str], list[Aanvulling]]:
    """Een van deze woorden."""

    def aanvullen(incomplete: str) -> list[Aanvulling]:
        return _passend(((woord, "") for woord in woorden), incomplete)

    return aanvullen


def voor_de_shell(parameter: Any, ctx: typer.Context, incomplete: str) -> list[Any]:
    """Wat er aan te vullen is, geschreven zoals de shell die het vroeg het op de regel zet.

    Bash zet het er letterlijk neer: een spatie krijgt er een schuine streep voor, behalve in een woord dat zelf al met een
    aanhalingsteken begint.
    """
    gevonden: list[Any] = type(parameter).shell_complete(parameter, ctx, incomplete)
    if os.environ.get(VRAAG) == "complete_bash" and not _tussen_aanhalingstekens():
        for een in gevonden:
            een.value = een.value.replace(" ", "\\ ")
    return gevonden


def _tussen_aanhalingstekens() -> bool:
    """Of het woord waar bash een aanvulling voor vraagt, met een aanhalingsteken begint; bash zet elk woord op een regel."""
    woorden = os.environ.get("COMP_WORDS", "").split("\n")
    nummer = os.environ.get("COMP_CWORD", "")
    return nummer.isdecimal() and any(woord.startswith(('"', "'")) for woord in woorden[int(nummer) :][:1])


def _passend(mogelijk: Iterable[Aanvulling], begin: str) -> list[Aanvulling]:
    """Wat met dit begin verder kan, zonder tekens waar een shell iets mee doet.

    Een regio kan van een ander zijn, en zsh voert uit wat er na een omgekeerde schuine streep in een uitleg staat.
    """
    return [
        (woord, _ONVEILIG.sub(" ", uitleg)[:LANGSTE_UITLEG])
        for woord, uitleg in mogelijk
        if woord.startswith(begin) and _WOORD.fullmatch(woord)
    ]


def _regio(ctx: typer.Context) -> Path:
    return Path(str(ctx.params.get("map_") or "."))


def _bestanden(map_: Path, patroon: str) -> list[Path]:
    try:
        return [pad for pad in map_.glob(patroon) if pad.is_file()]
    except (OSError, ValueError):
        return []


def _teksten(map_: Path, patroon: str) -> Iterable[str]:
    """De inhoud van de bestanden, voor zover te lezen."""
    from reeletarief.invoer.bezwaren import MAXIMALE_BYTES
    from reeletarief.invoer.schijf import Gehaald, haal_begrensd

    for pad in _bestanden(map_, patroon):
        gehaald = haal_begrensd(pad, MAXIMALE_BYTES, map_)
        if isinstance(gehaald, Gehaald):
            yield gehaald.inhoud.decode("utf-8-sig", "replace")


def _van_het_tarief(ctx: typer.Context, uit: Callable[[Tarief], Iterable[Aanvulling]]) -> Iterable[Aanvulling]:
    """Iets van het berekende product dat er al staat; niets als het niet te berekenen is."""
    from reeletarief.berekening.bereken import bereken
    from reeletarief.berekening.keuze import OnbekendProductFout
    from reeletarief.invoer.werkmap import lees_werkmap

    # achter een optie zonder waarde leest typer de argumenten niet; dan staan ze nog in args
    genoemd = ctx.params.get("producten") or ctx.params.get("product") or ctx.args
    codes = [genoemd] if isinstance(genoemd, str) else [str(code) for code in genoemd]
    inlezing = lees_werkmap(_regio(ctx)) if codes else None
    if inlezing is None or inlezing.regio is None:
        return ()
    try:
        return [een for tarief in bereken(inlezing, codes[:1]).tarieven for een in uit(tarief)]
    except OnbekendProductFout:
        return ()
