"""Een blad met rekenregels: één rij per post, één kolom per product (of inschaling), dezelfde formule over de hele rij.

Wat van een ander blad of uit een andere kolom komt, krijgt eerst een eigen rij die ernaar verwijst; de rekenregels
gebruiken daarna alleen cellen uit hun eigen kolom. Een som mag in de ene kolom meer regels hebben dan in de andere: de
rij telt dan alle regels op, en een lege cel is nul. Volgt een post in het ene product op een andere manier dan in het
andere (een dagdeel anders dan een etmaal), dan heeft elke manier een rij, en neemt een verzamelrij de ene die gevuld is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.post import Bewerking, Post, som

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

OPTELBAAR = {Bewerking.SOM, Bewerking.VERSCHIL}
HOOGSTENS_DELEN = 12
"""Een som van meer rijen krijgt tussensommen, zodat een formule op één regel past."""


OP_LIJST = -1
"""Als kolom van een plek: een lijst heeft één rij per waarde, voor alle producten samen."""


class Buiten(NamedTuple):
    """Een operand die ergens anders staat: op een lijst (``kolom`` is :data:`OP_LIJST`) of in een kolom van een rekenblad."""

    blad: str
    kolom: int
    sleutel: str

    @property
    def op_lijst(self) -> bool:
        """Of de plek een rij van een lijst is."""
        return self.kolom == OP_LIJST


class Regel(NamedTuple):
    """Eén post in een kolom: zijn sleutel, de sleutel van zijn rij, en per operand de sleutel in deze kolom, een vast getal of een plek elders."""

    sleutel: str
    rij: str
    post: Post
    operanden: tuple[str | Buiten | Post, ...]


class Kolom(NamedTuple):
    """Een kolom van een rekenblad met haar regels, operanden vóór de regel die ze gebruikt."""

    regels: tuple[Regel, ...]


class Rij:
    """Een rij: haar bewerking, de rijen waar zij mee rekent, en per kolom de post of de verwijzing die er staat.

    Een rij groeit zolang het blad wordt opgebouwd; daarna verandert zij niet meer. ``nummer`` is haar plek op het blad,
    ``manier`` haar volgnummer als dezelfde post op meer manieren berekend wordt (0 als er maar één is).
    """

    __slots__ = ("bewerking", "eenheden", "manier", "namen", "nummer", "operanden", "posten", "sleutel", "verwijzingen")

    def __init__(self, sleutel: str, bewerking: Bewerking | None, operanden: Sequence[str | Post | Rij]) -> None:
        self.sleutel = sleutel
        self.bewerking = bewerking
        self.operanden = tuple(operanden)
        self.namen: dict[str, None] = {}
        self.eenheden: dict[str, None] = {}
        self.posten: dict[int, Post] = {}
        self.verwijzingen: dict[int, Buiten] = {}
        self.nummer = 0
        self.manier = 0

    def zet(self, kolom: int, post: Post) -> None:
        """Zet een post in een kolom."""
        self.posten[kolom] = post
        self.namen[post.naam] = None
        self.eenheden[post.eenheid] = None


class Rekenblad(NamedTuple):
    """De rijen van een blad in volgorde, en per kolom welke rij bij de sleutel van een post hoort."""

    rijen: tuple[Rij, ...]
    per_kolom: tuple[Mapping[str, Rij], ...]


def maak_rekenblad(
    kolommen: Sequence[Kolom], doel: Callable[[Buiten], Post], plek: Callable[[str], tuple[int, int]]
) -> Rekenblad:
    """Leg de kolommen naast elkaar.

    ``doel`` geeft de post waar een verwijzing naar wijst; ``plek`` zegt waar een rij op het blad hoort.
    """
    bouw = _Bouw([frozenset(regel.rij for regel in kolom.regels) for kolom in kolommen], doel)
    reeksen = [bouw.kolom(nummer, kolom) for nummer, kolom in enumerate(kolommen)]
    eind = bouw.eindrijen()
    volgorde = [
        rij
        for grote in _samengevoegd(_met_verzamelrij(reeks, eind) for reeks in reeksen)
        for rij in (*_tussensommen(grote), grote)
    ]
    _nummer_manieren(volgorde)
    per_kolom = tuple({regel.sleutel: eind[regel.rij] for regel in kolom.regels} for kolom in kolommen)
    return Rekenblad(tuple(sorted(volgorde, key=lambda rij: plek(rij.sleutel))), per_kolom)


def _met_verzamelrij(reeks: Sequence[Rij], eind: Mapping[str, Rij]) -> list[Rij]:
    """De rijen van een kolom, met achter een van meer manieren de rij die ze verzamelt."""
    uit: list[Rij] = []
    for rij in reeks:
        uit += [rij, eind[rij.sleutel]] if rij.manier else [rij]
    return uit


def _nummer_manieren(rijen: Iterable[Rij]) -> None:
    """Nummer de manieren van een post in de volgorde waarin ze op het blad staan."""
    tellers: dict[str, int] = {}
    for rij in rijen:
        if rij.manier:
            rij.manier = tellers[rij.sleutel] = tellers.get(rij.sleutel, 0) + 1


def _tussensommen(rij: Rij) -> list[Rij]:
    """De rijen die een lange som eerst per stuk optellen; de som zelf telt daarna die rijen op."""
    if rij.bewerking is not Bewerking.SOM or len(rij.operanden) <= HOOGSTENS_DELEN:
        return []
    stukken = [
        rij.operanden[begin : begin + HOOGSTENS_DELEN] for begin in range(0, len(rij.operanden), HOOGSTENS_DELEN)
    ]
    tussen = [Rij(f"{rij.sleutel}+{nummer}", Bewerking.SOM, stuk) for nummer, stuk in enumerate(stukken, 1)]
    for deel in tussen:
        for kolom, post in rij.posten.items():
            gevuld = [d.posten[kolom] for d in deel.operanden if isinstance(d, Rij) and kolom in d.posten]
            if gevuld:
                deel.zet(kolom, som(deel.sleutel, f"{post.naam}, tussensom", post.eenheid, *gevuld))
    rij.operanden = tuple(tussen)
    return tussen


class _Bouw:
    """De rijen in wording, op rijsleutel: een rij per manier waarop de post berekend wordt."""

    def __init__(self, aanwezig: Sequence[frozenset[str]], doel: Callable[[Buiten], Post]) -> None:
        self._aanwezig = aanwezig
        self._doel = doel
        self._manieren: dict[str, list[Rij]] = {}

    def kolom(self, nummer: int, kolom: Kolom) -> list[Rij]:
        """Zet alle regels van een kolom op hun rij; geeft de rijen in de volgorde van de kolom."""
        rijsleutels: dict[str, str] = {}
        verwezen: dict[Buiten, str] = {}
        volgorde: list[Rij] = []
        for regel in kolom.regels:
            operanden: list[str | Post] = []
            for plek, operand in enumerate(regel.operanden):
                if isinstance(operand, str):
                    operanden.append(rijsleutels[operand])
                elif isinstance(operand, Buiten):
                    if operand not in verwezen:
                        verwezen[operand] = f"{regel.rij}<{plek}"
                        volgorde.append(self._verwijsrij(nummer, verwezen[operand], operand))
                    operanden.append(verwezen[operand])
                else:
                    operanden.append(operand)
            rij = self._rekenrij(nummer, regel.rij, regel.post.bewerking, operanden)
            rij.zet(nummer, regel.post)
            rijsleutels[regel.sleutel] = regel.rij
            volgorde.append(rij)
        return volgorde

    def eindrijen(self) -> dict[str, Rij]:
        """Per rijsleutel de rij waar anderen mee rekenen, en vul in waar elke rij zelf mee rekent."""
        eind = {sleutel: _verzameld(sleutel, manieren) for sleutel, manieren in self._manieren.items()}
        for manieren in self._manieren.values():
            for rij in manieren:
                rij.operanden = tuple(eind[deel] if isinstance(deel, str) else deel for deel in rij.operanden)
        return eind

    def _verwijsrij(self, nummer: int, sleutel: str, plek: Buiten) -> Rij:
        manieren = self._manieren.setdefault(sleutel, [])
        if not manieren:
            manieren.append(Rij(sleutel, None, ()))
        manieren[0].zet(nummer, self._doel(plek))
        manieren[0].verwijzingen[nummer] = plek
        return manieren[0]

    def _rekenrij(self, nummer: int, sleutel: str, bewerking: Bewerking, operanden: list[str | Post]) -> Rij:
        manieren = self._manieren.setdefault(sleutel, [])
        for rij in manieren:
            if rij.bewerking is bewerking and rij.operanden == tuple(operanden):
                return rij
        for rij in manieren:
            if rij.bewerking is bewerking and self._samen_te_tellen(rij, nummer, operanden):
                rij.operanden = (*rij.operanden, *(deel for deel in operanden if deel not in rij.operanden))
                return rij
        manieren.append(Rij(sleutel, bewerking, operanden))
        return manieren[-1]

    def _samen_te_tellen(self, rij: Rij, nummer: int, operanden: Sequence[str | Post]) -> bool:
        """Of een optelling ook de regels van deze kolom kan tellen.

        Bij een verschil moet de eerste operand dezelfde zijn. Elke regel die er van een andere kolom bij staat, moet in
        deze kolom leeg zijn, en omgekeerd.
        """
        if rij.bewerking not in OPTELBAAR or not _eenmalig(operanden) or not _eenmalig(rij.operanden):
            return False
        if rij.bewerking is Bewerking.VERSCHIL and rij.operanden[0] != operanden[0]:
            return False
        anders = [deel for deel in rij.operanden if deel not in operanden]
        nieuw = [deel for deel in operanden if deel not in rij.operanden]
        leeg = self._leeg_in
        return leeg(rij.sleutel, nummer, anders) and all(
            leeg(rij.sleutel, kolom, nieuw) for kolom in (rij.posten if nieuw else ())
        )

    def _leeg_in(self, sleutel: str, kolom: int, delen: Iterable[str | Post | Rij]) -> bool:
        """Een verwijzing die deze rij zelf heeft aangelegd, is leeg in elke kolom die haar niet optelt."""
        anders = [str(deel) for deel in delen if not str(deel).startswith(f"{sleutel}<")]
        return all("<" not in deel and deel not in self._aanwezig[kolom] for deel in anders)


def _eenmalig(operanden: Sequence[str | Post | Rij]) -> bool:
    """Of alle operanden rijen zijn die er elk één keer in staan."""
    return all(isinstance(deel, str) for deel in operanden) and len(set(operanden)) == len(operanden)


def _verzameld(sleutel: str, manieren: Sequence[Rij]) -> Rij:
    """De ene rij van een post, of de som van zijn manieren: daarvan is er in elke kolom één gevuld."""
    if len(manieren) == 1:
        return manieren[0]
    rij = Rij(sleutel, Bewerking.SOM, manieren)
    for nummer, manier in enumerate(manieren, 1):
        manier.manier = nummer
        for kolom, post in manier.posten.items():
            rij.zet(kolom, post)
    return rij


def _samengevoegd(reeksen: Iterable[Sequence[Rij]]) -> list[Rij]:
    """Alle rijen in één volgorde: een nieuwe rij komt na de rij die er in haar kolom aan voorafgaat."""
    volgorde: list[Rij] = []
    plek: dict[Rij, int] = {}
    for reeks in dict.fromkeys(tuple(reeks) for reeks in reeksen):
        laatste, nieuw = -1, dict[int, list[Rij]]()
        for rij in reeks:
            if rij not in plek:
                nieuw.setdefault(laatste, []).append(rij)
            elif plek[rij] > laatste:
                laatste = plek[rij]
        if nieuw:
            gevuld = list(nieuw.get(-1, []))
            for nummer, rij in enumerate(volgorde):
                gevuld += [rij, *nieuw.get(nummer, [])]
            volgorde = gevuld
            plek = {rij: nummer for nummer, rij in enumerate(volgorde)}
    return volgorde
