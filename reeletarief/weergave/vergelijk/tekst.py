"""De zinnen en tekens van een vergelijking, die elke vorm gebruikt: de kop, de legenda en een wijziging in woorden."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL, op_cent
from reeletarief.analyse.vergelijk.oorzaakgroepen import BIJGESTELD
from reeletarief.analyse.vergelijk.oorzaken import OPBOUW
from reeletarief.invoer.kaart.besluitblok import CONCEPT
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.kostprijs.kop import Kop, kop_van
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.elementwoorden import LETTERS
from reeletarief.weergave.getal import (
    als_waarde_met_uur,
    euro,
    getekend,
    getekend_procent,
    geteld,
    meervoud,
    procent,
)
from reeletarief.weergave.meldingen import redenen_op_een_rij

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.oorzaken import Wijziging
    from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Kant, Kenmerk, Productvergelijking, Vergelijking
    from reeletarief.fouten import Bevinding
    from reeletarief.kostprijs.post import Post

TEKENS = {"gewijzigd": "~", "nieuw": "+", "vervallen": "-", "andere_eenheid": "!", "gelijk": "="}
STANDEN = {
    "gewijzigd": "gewijzigd",
    "nieuw": "nieuw",
    "vervallen": "vervallen",
    "andere_eenheid": "andere eenheid",
    "gelijk": "gelijk",
}
HOOGSTENS_GEVOLGEN = 15
_VAN_WANNEER = {Kop.REEKSEN: " ", Kop.CAO: ", ", **dict.fromkeys((Kop.UREN, Kop.ROOSTER, Kop.VERBLIJF), " in ")}
"""Waarna in een naam staat van wanneer de waarde is: *Opslag Wko 2026*, *maandbedrag schaal 9 trede 10, tabel 2026-01-01*, *dagen in 2026*."""
APART_AFGEROND = (
    "In de volgende tabellen is elk bedrag apart afgerond; opgeteld kan dat enkele centen schelen. "
    f"Bedragen zijn in euro per eenheid. {LETTERS}"
)
"""Boven het verschil per element en de oorzaken per product."""
LEGENDA = "~ gewijzigd   + nieuw   - vervallen   ! niet te vergelijken (andere eenheid)   = gelijk"


def kop(vergelijking: Vergelijking) -> str:
    """De uitkomst in één zin."""
    vergeleken = vergelijking.met_stand("gewijzigd", "gelijk")
    anders = vergelijking.met_stand("gewijzigd")
    delen = [_bijgekomen(vergelijking)] if _bijgekomen(vergelijking) else []
    if not anders:
        begin = f"Geen wijziging: {_alle(len(vergeleken))}" if not delen else f"{_alle(len(vergeleken)).capitalize()}"
        return f"{'; '.join([begin, *delen])}."
    aantal = len(anders)
    begin = (
        f"{aantal} van {geteld(len(vergeleken), 'tarief', 'tarieven')} {meervoud(aantal, 'verandert', 'veranderen')}"
    )
    return f"{'; '.join([f'{begin}: {_richting(anders)}', *delen])}."


def _alle(aantal: int) -> str:
    if not aantal:
        return "geen enkel tarief is vergeleken"
    if aantal == 1:
        return "het ene tarief is gelijk"
    return f"{'beide' if aantal == 2 else f'alle {aantal}'} tarieven zijn gelijk"


def _richting(anders: list[Productvergelijking]) -> str:
    if len(anders) == 1:
        return _van_een(anders[0])
    op = sum((een.verschil.bedrag or 0) > 0 for een in anders)
    neer = len(anders) - op
    delen = [
        geteld(op, "stijgt", "stijgen") if op else "",
        geteld(neer, "daalt", "dalen") if neer else "",
    ]
    fracties = [(een.verschil.fractie, een.product) for een in anders if een.verschil.fractie is not None]
    zin = " en ".join(deel for deel in delen if deel)
    if not fracties:
        return zin
    gemiddeld = sum((fractie for fractie, _ in fracties), NUL) / len(fracties)
    meest, product = max(fracties, key=lambda paar: abs(paar[0]))
    return f"{zin}, gemiddeld {getekend_procent(gemiddeld)}, het meest {product} ({getekend_procent(meest)})"


def _van_een(een: Productvergelijking) -> str:
    """``45A48 stijgt € 2,08 (+2,04%)``."""
    verschil = een.verschil.bedrag or NUL
    fractie = f" ({getekend_procent(een.verschil.fractie)})" if een.verschil.fractie is not None else ""
    return f"{een.product} {'stijgt' if verschil > 0 else 'daalt'} {euro(abs(verschil))}{fractie}"


def _bijgekomen(vergelijking: Vergelijking) -> str:
    tellingen = (
        ("nieuw", "nieuw product", "nieuwe producten"),
        ("vervallen", "vervallen product", "vervallen producten"),
        ("andere_eenheid", "product met een andere eenheid", "producten met een andere eenheid"),
    )
    delen = [
        geteld(aantal, een, meer) for stand, een, meer in tellingen if (aantal := len(vergelijking.met_stand(stand)))
    ]
    if weg := len(vergelijking.weggevallen):
        delen.append(f"{weg} niet te vergelijken")
    return ", ".join(delen)


def kanten(vergelijking: Vergelijking) -> str:
    """Welke twee standen het zijn: ``oud → nieuw``."""
    oud, nieuw = vergelijking.oud, vergelijking.nieuw
    return f"{_kant(oud)} → {_kant(nieuw)}"


def _kant(kant: Kant) -> str:
    """Een stand in de kop; van bewaarde tarieven, zoals een besluitbestand, staat erbij of zij een concept zijn."""
    dag = f", peildatum {voluit(kant.peildatum)}" if kant.peildatum else ""
    bewaard = kant.bewijs is None and kant.bedragen
    concept = f" ({CONCEPT})" if bewaard and kant.status == CONCEPT else ""
    return f"{kant.naam}, tarieven {kant.tariefjaar}{concept}{dag}"


def _waarde(post: Post | None) -> str:
    """Een oude of nieuwe waarde zoals een lezer haar schrijft; streepje als ze er niet is.

    Een uitgerekend bedrag van een euro of meer staat op de cent: het heeft soms achttien decimalen.
    """
    if post is None:
        return "–"
    lang = post.operanden and post.eenheid.is_bedrag and abs(post.bedrag) >= 1
    return als_waarde_met_uur(op_cent(post.bedrag) if lang else post.bedrag, post.eenheid)


def wijziging(gevolg: Wijziging | Gevolg) -> str:
    """Wat er veranderde: ``maandbedrag schaal 9 trede 10: € 4.459,04 → € 4.600,00``."""
    naam, oud, nieuw = van_wat_naar_wat(gevolg)
    return f"{naam}: {oud} → {nieuw}" if oud else naam


def van_wat_naar_wat(een: Wijziging | Gevolg) -> tuple[str, str, str]:
    """De naam met de oude en nieuwe waarde; die zijn leeg bij een andere opbouw.

    Van een reeks die in de ene stand een ander jaar telt dan in de andere, een cel uit een andere tabel of een aantal dagen
    in een ander jaar, staat bij elke waarde van wanneer zij is: ``OVA, definitief: 6% (2024) → 4,18% (2025)``.
    """
    if een.oud is None and een.nieuw is None:
        return een.naam, "", ""
    oud, nieuw = _waarde(een.oud), _waarde(een.nieuw)
    scheiding = _VAN_WANNEER.get(kop_van(een.nieuw.sleutel)) if een.nieuw else None
    if een.oud is None or een.nieuw is None or scheiding is None:
        return een.naam, oud, nieuw
    (stam, _, toen), (nieuwe_stam, _, nu) = (post.naam.rpartition(scheiding) for post in (een.oud, een.nieuw))
    if stam != nieuwe_stam or toen == nu or een.naam != een.nieuw.naam:
        return een.naam, oud, nieuw
    return stam, f"{oud} ({toen})", f"{nieuw} ({nu})"


def vindplaats(gevolg: Wijziging | Gevolg) -> str:
    """``bestand:regel`` in de nieuwe stand; is het daar niet meer, dan die in de oude met *(oud)* erachter."""
    if gevolg.plaats:
        return gevolg.plaats.op_regel
    return f"{gevolg.oude_plaats.op_regel} (oud)" if gevolg.oude_plaats else ""


def van_naar(een: Productvergelijking) -> str:
    """``€ 102,00 → € 104,08``, met een streepje voor wat er niet is; bij een andere eenheid staat erbij per wat."""
    oud, nieuw, bedrag = een.verschil.oud, een.verschil.nieuw, een.verschil.nieuw_tarief
    links, rechts = (euro(oud.tarief) if oud else "–"), ("–" if bedrag is None else euro(bedrag))
    if oud and nieuw and not een.verschil.vergelijkbaar:
        return f"{links} per {per(oud.eenheid)} → {rechts} per {per(nieuw.kaart.eenheid)}"
    return f"{links} → {rechts}"


def ander_kenmerk(kenmerk: Kenmerk) -> str:
    """``oud → nieuw``, met een streepje voor wat er niet is; van een lijst alleen wat verviel en wat erbij kwam."""
    oud, nieuw = kenmerk.oud, kenmerk.nieuw
    if max(len(oud), len(nieuw)) <= 1:
        return f"{''.join(oud) or '–'} → {''.join(nieuw) or '–'}"
    weg, erbij = Counter(oud) - Counter(nieuw), Counter(nieuw) - Counter(oud)  # dezelfde tekst kan er twee keer staan
    delen = [f"vervallen: {deel}" for deel in weg.elements()] + [f"erbij: {deel}" for deel in erbij.elements()]
    return "; ".join(delen) or "in een andere volgorde"


def bijgesteld(vergelijking: Vergelijking) -> str:
    """Wat de kolom 'bijgesteld' zegt; leeg als zij er niet is."""
    if not any(een.verschil.bijgesteld for een in vergelijking.producten):
        return ""
    return f"Bijgesteld: {BIJGESTELD}. Een tarief is hier het vastgestelde bedrag, of anders het berekende."


def bedrag(getal: Decimal | None) -> str:
    """Een verschil in euro met teken; leeg als het er niet is."""
    return "" if getal is None else getekend(getal, 2)


def deel(getal: Decimal | None) -> str:
    """Een verschil in procenten met teken; leeg als het er niet is."""
    return "" if getal is None else getekend_procent(getal)


def overschrijding(gevonden: Overschrijding) -> str:
    """Een grens die gepasseerd is, in een zin, op zo veel decimalen dat te zien is dat zij gepasseerd is."""
    grens, bedrag = gevonden.grens, gevonden.bedrag
    if bedrag is None:
        return f"{gevonden.product} heeft een andere eenheid, dus een grens is er niet te beoordelen."
    woord = "stijgt" if grens.richting > 0 else "daalt"
    relatief = gevonden.fractie if grens.is_fractie else None

    def getallen(decimalen: int) -> tuple[str, str]:
        mag = procent(grens.waarde, decimalen) if grens.is_fractie else euro(grens.waarde, decimalen)
        hoeveel = euro(abs(bedrag)) if relatief is None else procent(abs(relatief), decimalen)
        return hoeveel, mag

    hoeveel, mag = next((paar for paar in map(getallen, (2, 4, 6)) if paar[0] != paar[1]), getallen(8))
    return f"{gevonden.product} {woord} {hoeveel}; hooguit {mag} mag."


def aandeel(gevolg: Gevolg, vergelijking: Vergelijking) -> str:
    """Of een wijziging de hele oorzaak is, op de afronding na, en anders waar zij het meeste doet."""
    aantal = len(gevolg.bedragen)
    raakt = geteld(aantal, "product", "producten")
    anderen = (ander for ander in vergelijking.gevolgen if ander is not gevolg)
    if not any(ander.bedragen.keys() & gevolg.bedragen.keys() for ander in anderen):
        return f"{raakt}, de hele oorzaak"
    deel_ = f"{gevolg.meest} ({getekend(gevolg.bedragen[gevolg.meest], 2)})"
    return deel_ if aantal == 1 else f"{raakt}, meest {deel_}"


def zichtbaar(vergelijking: Vergelijking) -> list[Gevolg]:
    """De wijzigingen met een bedrag dat een lezer ziet: in hele centen ergens niet nul, of als enige de hele oorzaak."""
    gevolgen = vergelijking.gevolgen
    return [een for een in gevolgen if len(gevolgen) == 1 or op_cent(een.bedragen[een.meest])]


def meer_gevolgen(vergelijking: Vergelijking, getoond: int) -> str:
    """Hoeveel wijzigingen er nog zijn na de grootste die getoond zijn; leeg als die alles zijn."""
    meer = len(vergelijking.gevolgen) - getoond
    if meer <= 0:
        return ""
    return f"En nog {geteld(meer, 'kleinere wijziging', 'kleinere wijzigingen')}; --formaat json geeft ze alle."


def zonder_oorzaken(vergelijking: Vergelijking) -> str:
    """Waarom er bij een verschil geen oorzaken staan; leeg als ze er wel zijn of er niets veranderde."""
    gewijzigd = vergelijking.met_stand("gewijzigd")
    if vergelijking.oud.tarieven is None:
        return "Waardoor is niet te zeggen: bewaarde tarieven hebben alleen bedragen." if gewijzigd else ""
    onverdeeld = [een.product for een in gewijzigd if OPBOUW in {oorzaak.groep for oorzaak in een.oorzaken or ()}]
    if not onverdeeld:
        return ""
    return (
        f"Waardoor {', '.join(onverdeeld)} {meervoud(len(onverdeeld), 'verandert', 'veranderen')}, is niet per wijziging te "
        "zeggen: met een deel van de wijzigingen is er geen tarief."
    )


class Weggevallen(NamedTuple):
    """Een product dat in één van beide standen niet te rekenen was."""

    product: str
    kant: Kant
    redenen: tuple[Bevinding, ...]

    @property
    def zin(self) -> str:
        """Welk product, en in welke stand."""
        return f"Niet te vergelijken: {self.product} is in {self.kant.naam} niet te rekenen."

    @property
    def waarom(self) -> str:
        """De redenen achter elkaar, elk met haar code."""
        return redenen_op_een_rij(self.redenen)


def weggevallen(vergelijking: Vergelijking) -> list[Weggevallen]:
    """Wat er niet te vergelijken is, per stand."""
    return [
        Weggevallen(product, kant, redenen)
        for kant in (vergelijking.oud, vergelijking.nieuw)
        for product, redenen in kant.gemist.items()
    ]


def bewijs(vergelijking: Vergelijking) -> str:
    """De vingerafdruk van beide standen, of de naam van een stand die er geen heeft."""
    delen = [begin_van(kant.bewijs.sha256) + "…" if kant.bewijs else kant.naam for kant in vergelijking[:2]]
    return f"Bewijs: {' → '.join(delen)}"
