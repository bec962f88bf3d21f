"""Eén product in het rapport: wat het is, wat het kost en waarom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.waterval import waterval_van
from reeletarief.berekening.besluitstand import besluit_van_dit_jaar, bijstelling_van, geldend_bedrag, geldend_besluit
from reeletarief.berekening.kaart_en_besluit import is_weersproken
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.kaart.eenheden import decimalen_van, met_code, per
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.besluit.bijstelling import BEREKEND_TARIEF, STAP, stap
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, getekende_euro, leesbaar, nederlands, procent
from reeletarief.weergave.rapport.ankers import PRODUCT
from reeletarief.weergave.rapport.bronnen import KAART
from reeletarief.weergave.rapport.elementen import elementen_van
from reeletarief.weergave.rapport.model import (
    Bijgesteld,
    Functiemix,
    Functierij,
    Koppeling,
    Onderdeelrij,
    Product,
    Uren,
)
from reeletarief.weergave.rapport.waterval import waterval_in_beeld
from reeletarief.weergave.uitleg.tekst import (
    METHODEN,
    afwezigheidsregel,
    afwijkingzin,
    besluitregel,
    caoregel,
    eenheidcode,
    prijs_van_onderdeel,
    stapelregel,
    tarief_per_minuut_of_uur,
)
from reeletarief.weergave.vormwoorden import VORMWOORDEN
from reeletarief.weergave.woorden import aaneengesloten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.analyse.waterval import Loondelen
    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.rapport.aannames import Aannamegroepen
    from reeletarief.weergave.rapport.ankers import Ankers
    from reeletarief.weergave.rapport.bronnen import Bronnen
    from reeletarief.weergave.rapport.gedeelde_posten import GedeeldePosten
    from reeletarief.weergave.rapport.kanttekeningen import Kanttekeningen
    from reeletarief.weergave.rapport.model import Antwoord, Bouwsteen, Regel, Verschil
    from reeletarief.weergave.vormwoorden import Vormwoorden

OVERZICHT = ("a_clientgebonden", "a_niet_clientgebonden", "b", "c", "marge", "d")
"""De elementen van de Jeugdwet die een kolom in het overzicht hebben."""


class Omgeving(NamedTuple):
    """Wat alle producten van het rapport delen; ``productankers``, ``bomen`` en ``urenstenen`` staan op productcode.

    ``peil`` staat achter de naam van een cao: op welke peildatum, of leeg.
    """

    peil: str
    ankers: Ankers
    productankers: Mapping[str, str]
    bomen: Mapping[str, tuple[Regel, ...]]
    gedeeld: GedeeldePosten
    loondelen: Loondelen
    bronnen: Bronnen
    kanttekeningen: Kanttekeningen
    aannames: Aannamegroepen
    urenstenen: Mapping[str, Bouwsteen]


def product_van(
    tarief: Tarief,
    omgeving: Omgeving,
    verschillen: Sequence[Verschil],
    antwoorden: Sequence[Antwoord],
    *,
    in_overzicht: bool,
) -> Product:
    """Alles over één product, als tekst."""
    kaart = tarief.kaart
    code = kaart.code
    boom, waterval = omgeving.bomen[code], waterval_in_beeld(tarief, waterval_van(tarief, omgeving.loondelen))
    bijgesteld = _bijgesteld(tarief)
    if bijgesteld is not None:
        boom = (boom[0]._replace(naam=BEREKEND_TARIEF), *boom[1:])
        waterval = waterval._replace(rijen=(*waterval.rijen[:-1], waterval.rijen[-1]._replace(naam=BEREKEND_TARIEF)))
    return Product(
        anker=omgeving.productankers[code],
        plek=omgeving.productankers[code].removeprefix(PRODUCT),
        code=code,
        naam=str(kaart.naam),
        segment=str(kaart.segment).replace("_", " "),
        eenheid=met_code(kaart.eenheid),
        per=per(kaart.eenheid),
        eenheidcode=eenheidcode(kaart.eenheid),
        tarief=euro(geldend_bedrag(tarief)),
        status=_status(tarief),
        stand=_stand(tarief),
        is_vastgesteld=geldend_besluit(tarief) is not None,
        bijgesteld=bijgesteld,
        elementen=tuple(nederlands(tarief.jeugdwet[naam].bedrag, decimalen_van(kaart.eenheid)) for naam in OVERZICHT),
        kenmerken=_kenmerken(tarief, omgeving.peil),
        doel=str(kaart.doel or ""),
        eisen=tuple(map(str, kaart.kwaliteitseisen)),
        functiemix=_functiemix(tarief, boom, omgeving.gedeeld),
        onderdelen=_onderdelen(tarief, omgeving.productankers),
        waterval=waterval,
        lijsten=elementen_van(tarief),
        boom=boom,
        notities=tuple(filter(None, (tarief_per_minuut_of_uur(tarief),))),
        uren=_uren(tarief, omgeving.urenstenen.get(code)),
        bronnen=_bronnen(boom),
        afwijkingen=_afwijkingen(tarief),
        aannames=tarief.aannames,
        aannamegroepen=omgeving.aannames.neem(tarief.aannames),
        waarschuwingen=tuple(map(omgeving.kanttekeningen.neem, tarief.waarschuwingen)),
        verschillen=tuple(verschillen),
        antwoorden=tuple(antwoorden),
        in_overzicht=in_overzicht,
    )


def _afwijkingen(tarief: Tarief) -> tuple[str, ...]:
    """Elke eigen waarde van de kaart in een zin, met de regel waar zij staat."""
    return tuple(
        f"{afwijkingzin(eigen, tarief)} ({KAART}:{eigen.parameter.plaats.regel})"
        for eigen in tarief.kaart.eigen_waarden
    )


def _status(tarief: Tarief) -> str:
    blok = besluit_van_dit_jaar(tarief)
    if blok is None:
        return CONCEPT
    if is_weersproken(tarief):
        return "concept; de kaart zegt iets anders dan het besluitbestand"
    if geldend_besluit(tarief) is None:
        return f"gewijzigd sinds het besluit van {voluit(blok.besluitdatum.dag)}"
    return f"vastgesteld op {voluit(blok.besluitdatum.dag)}, geldt vanaf {voluit(blok.ingangsdatum.dag)}"


def _stand(tarief: Tarief) -> str:
    """De status in een woord: of dit precies de vastgestelde berekening is."""
    if besluit_van_dit_jaar(tarief) is None:
        return CONCEPT
    return "gewijzigd" if geldend_besluit(tarief) is None else VASTGESTELD


def _bijgesteld(tarief: Tarief) -> Bijgesteld | None:
    """Wat er berekend is en waarom er iets anders is vastgesteld; niets als dat hetzelfde is."""
    anders = bijstelling_van(tarief)
    if anders is None:
        return None
    slot = ((STAP, getekende_euro(anders.verschil)), ("vastgesteld tarief", euro(anders.vastgesteld)))
    return Bijgesteld(euro(anders.berekend), stap(anders), slot)


def _kenmerken(tarief: Tarief, peil: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    kaart, caos = tarief.kaart, tarief.caos
    regels = (
        (KAART, (kaart.product.plaats.bestand,)),
        ("besluit", (besluitregel(tarief),)),
        ("waarom dit tarief anders is", (str(kaart.tariefdifferentiatie or ""),)),
        ("cao", [caoregel(cao, peil) for cao in caos]),
        ("prijspeil lonen", (", ".join(dict.fromkeys(str(cao.loonpeil) for cao in caos)),)),
        ("stapelen", (stapelregel(tarief),)),
        ("afwezigheid", (afwezigheidsregel(tarief),)),
    )
    return tuple([(naam, gezegd) for naam, teksten in regels if (gezegd := tuple(filter(None, teksten)))])


def keuzes_van_de_regio(tarief: Tarief) -> tuple[tuple[str, str], ...]:
    """Wat in één berekening voor elk product hetzelfde is."""
    return (
        ("prijssoort", (tarief.prijssoort or "niet gezegd").replace("_", " ")),
        ("indexering", METHODEN[tarief.indexmethode]),
    )


def _functiemix(tarief: Tarief, boom: Sequence[Regel], gedeeld: GedeeldePosten) -> Functiemix | None:
    if not tarief.functies:
        return None
    woorden = VORMWOORDEN[tarief.kaart.vorm]
    rijen = tuple(_functie(deel, woorden, boom, gedeeld) for deel in tarief.functies)
    return Functiemix(woorden.titel, woorden.maten, rijen)


def _functie(deel: Functiepost, woorden: Vormwoorden, boom: Sequence[Regel], gedeeld: GedeeldePosten) -> Functierij:
    functie = deel.functie
    return Functierij(
        str(functie.functie),
        functie.niveau,
        str(functie.schaal),
        str(functie.trede),
        woorden.inzet_van(deel.inzet),
        leesbaar(deel.eenheidskosten),
        leesbaar(deel.kosten),
        _afleiding(deel.inzet, boom, gedeeld),
        gedeeld.anker(deel.eenheidskosten),
    )


def _afleiding(inzet: Post, boom: Sequence[Regel], gedeeld: GedeeldePosten) -> str:
    """Waar staat hoe een fte is uitgerekend: een bouwsteen, of een regel van de berekening; leeg als de kaart haar noemt."""
    if not inzet.operanden:
        return ""
    return gedeeld.anker(inzet) or next((regel.anker for regel in boom if regel.naam == inzet.naam), "")


def _onderdelen(tarief: Tarief, productankers: Mapping[str, str]) -> tuple[Onderdeelrij, ...]:
    return tuple(
        Onderdeelrij(
            Koppeling(f"{deel.product} {deel.tarief.kaart.naam}", productankers.get(deel.product, "")),
            leesbaar(deel.aantal),
            prijs_van_onderdeel(deel.tarief),
            euro(deel.kosten.bedrag),
        )
        for deel in tarief.onderdelen
    )


def _uren(tarief: Tarief, steen: Bouwsteen | None) -> Uren | None:
    """Van betaald naar geleverd in één zin, met de balk van de bouwsteen."""
    uren = tarief.uren
    if uren is None or steen is None or steen.balk is None:
        return None
    deel = procent(deel_van(uren.declarabel, uren.contracturen))
    zin = (
        f"Geleverd: {leesbaar(uren.declarabel)} van {leesbaar(uren.contracturen)} betaalde uren ({deel}), "
        f"de {uren.declarabel.naam}."
    )
    return Uren(zin, steen.anker, steen.balk)


def _bronnen(boom: Iterable[Regel]) -> str:
    """De nummers van de bronnen in deze berekening, wat op elkaar volgt als 3–6; die van een bouwsteen staan daar."""
    nummers = sorted({int(regel.bronanker) for regel in boom if regel.bronanker})
    return ", ".join(str(van) if van == tot else f"{van}–{tot}" for van, tot in aaneengesloten(nummers))
