"""De invoer van een werkboek langs de regels van het programma: wat het in een bestand zou weigeren, met de cellen erbij.

Er zijn geen eigen regels. De waarden van het werkboek komen op hun plaats in de bestanden van de regio, en die worden gelezen en
gerekend zoals altijd; wat daar aan fouten bij komt, weigert het programma.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.herrekening import andere_waarden
from reeletarief.analyse.werkboek.stand import Soort, gelijk
from reeletarief.berekening.bereken import bereken
from reeletarief.fouten import Ernst, Plaats, gesorteerd
from reeletarief.invoer.getalvorm import EEN_PROCENT
from reeletarief.invoer.regio import lees_regio
from reeletarief.invoer.yaml_plek import vervang
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reeletarief.analyse.werkboek.stand import Boek, Celplek, Invoerrij, Regiostand
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.regio import Inlezing, Onleesbaar
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud


class Weigering(NamedTuple):
    """Een fout die het programma bij deze invoer zou geven, en de cellen waar zij van komt."""

    bevinding: Bevinding
    cellen: tuple[Celplek, ...]


class _Inzet(NamedTuple):
    """Een waarde van het werkboek op haar plaats in een bestand, en de tekst die daar dan staat."""

    rij: Invoerrij
    plaats: Plaats
    tekst: str


def weigeringen(
    boek: Boek, nu: Regiostand, inlezing: Inlezing, als_tekst: Callable[[Celinhoud, str], str]
) -> tuple[Weigering, ...]:
    """Elke fout die de regio zou krijgen als in haar bestanden stond wat er in het werkboek staat.

    ``als_tekst`` schrijft een waarde met haar eenheid zoals zij in een bestand staat. Wat geen getal is, of niet zo in een
    bestand staat, blijft erbuiten: dat is geen invoer die over te nemen is.
    """
    plaatsen = _plaatsen(nu)
    inzet = [
        _Inzet(rij, plaats, als_tekst(rij.waarde, nu_rij.eenheid))
        for rij, nu_rij in _paren(boek, nu)
        if (plaats := plaatsen.get(rij.sleutel)) and _staat_er(plaats, nu_rij.waarde, inlezing.bestanden)
    ]
    if not inzet:
        return ()
    bekend = {_kern(bevinding) for bevinding in inlezing.bevindingen}
    nieuw = [een for een in gesorteerd(_fouten(_gelezen(inzet, inlezing), nu)) if _kern(een) not in bekend]
    return tuple(Weigering(een, _cellen(een, inzet, plaatsen)) for een in nieuw)


def _paren(boek: Boek, nu: Regiostand) -> list[tuple[Invoerrij, Invoerrij]]:
    """De getallen van het werkboek die anders zijn dan die van de regio, met de rij van de regio."""
    van_regio = {rij.sleutel: rij for rij in nu.boek.rijen}
    paren = ((rij, van_regio[rij.sleutel]) for rij in andere_waarden(boek, nu))
    return [(rij, eigen) for rij, eigen in paren if eigen.soort is Soort.INVOER and isinstance(rij.waarde, Decimal)]


def _plaatsen(nu: Regiostand) -> dict[str, Plaats]:
    """Waar elke invoerrij in een bestand staat; een rij zonder post met een plaats ontbreekt."""
    per_product = {
        tarief.product: {post.sleutel: post.plaats for post in loop(*tarief.wortels) if post.plaats}
        for tarief in nu.tarieven
    }
    gevonden = {
        sleutel: next(
            (per_product.get(product, {}).get(post) for product, posten in van.items() for post in posten), None
        )
        for sleutel, van in nu.posten.items()
    }
    return {sleutel: plaats for sleutel, plaats in gevonden.items() if plaats is not None}


def _staat_er(plaats: Plaats, waarde: Celinhoud, bestanden: Mapping[str, Bestand]) -> bool:
    """Of op deze plaats precies deze waarde staat, en niet iets waar zij uit volgt."""
    tekst = bestanden[plaats.bestand].tekst_op(plaats)
    try:
        getal = Decimal(tekst.removesuffix("%")) * (EEN_PROCENT if tekst.endswith("%") else 1)
    except InvalidOperation:
        return False
    return gelijk(getal, waarde)


def _gelezen(inzet: Sequence[_Inzet], inlezing: Inlezing) -> Inlezing | Onleesbaar:
    """De regio gelezen met de waarden van het werkboek op hun plaats."""
    inhoud = {pad: "\n".join((*bestand.regels, "")).encode() for pad, bestand in inlezing.bestanden.items()}
    for pad in {een.plaats.bestand for een in inzet}:
        inhoud[pad] = vervang(inhoud[pad], {een.plaats: een.tekst for een in inzet if een.plaats.bestand == pad})
    return lees_regio(inhoud, tijdkeuze=inlezing.tijdkeuze)


def _fouten(gelezen: Inlezing | Onleesbaar, nu: Regiostand) -> Iterable[Bevinding]:
    """De fouten bij het lezen, en als er niets te lezen overblijft dat niet deugt, die bij het rekenen."""
    fouten = [een for een in gelezen.bevindingen if een.ernst is Ernst.FOUT and not een.vervalt]
    if fouten or gelezen.regio is None or gelezen.tijdkeuze is None:
        return fouten
    bekend = gelezen.regio.op_product
    producten = [product for tarief in nu.tarieven if (product := tarief.product) in bekend]
    resultaat = bereken(gelezen, producten, *gelezen.tijdkeuze)
    return [reden for weg in resultaat.overgeslagen for reden in weg.redenen]


def _kern(bevinding: Bevinding) -> tuple[str, str, str]:
    return bevinding.code, bevinding.bestand, bevinding.wat


def _cellen(bevinding: Bevinding, inzet: Sequence[_Inzet], plaatsen: Mapping[str, Plaats]) -> tuple[Celplek, ...]:
    """De gewijzigde cel op de plaats van de fout, of anders de gewijzigde cellen die daarmee bij elkaar horen.

    Een fout in een som (een functiemix) staat bij een van haar delen, en dat hoeft niet het gewijzigde te zijn.
    """
    plaats = bevinding.plaats
    hier = [een for een in inzet if plaats and _op(een, inzet) == (plaats.bestand, plaats.regel, plaats.kolom)]
    if not hier and plaats:
        in_bestand = [een for een in inzet if een.plaats.bestand == plaats.bestand]
        groepen = {
            _groep(sleutel)
            for sleutel, een in plaatsen.items()
            if (een.bestand, een.regel) == (plaats.bestand, plaats.regel)
        }
        hier = [een for een in in_bestand if _groep(een.rij.sleutel) in groepen] or in_bestand
    return tuple(een.rij.plek for een in hier or inzet)


def _op(een: _Inzet, inzet: Sequence[_Inzet]) -> tuple[str, int, int]:
    """Waar de waarde staat als ook de andere zijn ingezet: wat ervoor op de regel langer of korter werd, schuift haar op."""
    plaats = een.plaats
    ervoor = (ander for ander in inzet if ander.plaats[:2] == plaats[:2] and ander.plaats.kolom < plaats.kolom)
    return plaats.bestand, plaats.regel, plaats.kolom + sum(len(a.tekst) - a.plaats.lengte for a in ervoor)


def _groep(sleutel: str) -> str:
    """Het blok van een bestand waar een rij uit komt: ``functie`` van ``pad#functie.begeleider.aandeel``."""
    return sleutel.partition("#")[2].partition(".")[0]
