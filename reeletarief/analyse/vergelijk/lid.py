"""Eén wijziging tussen twee bomen: hoe zij heet, waar zij staat, en van welke waarde naar welke zij gaat.

Een gegeven waarde gaat van het oude getal naar het nieuwe. Volgt een post anders dan eerst, dan heet *erbij* alleen wat in de
oude boom nergens meetelde, en *vervallen* wat in de nieuwe nergens meer meetelt; een post die nul werd omdat hij niet geldt, is
ook vervallen. Een reeks of cel die anders volgt, is een gewijzigde waarde. Wat per cao-tabel apart staat, hoort bij de andere
tabellen: de maanden van de ene zijn niet die van de andere. Wat in beide bomen meetelt maar op een andere plek, heet zo. Is er
meer niet te zeggen, dan staat er met welke delen een post nu rekent en zonder welke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.vergelijk.boompaar import zonder_deel_op_tijd
from reeletarief.analyse.vergelijk.feestdagwissel import feestdagen_van
from reeletarief.analyse.vergelijk.oorzaakgroepen import DOORGEEFLUIK, OP_PEIL, VAN_KOP
from reeletarief.analyse.vergelijk.oorzaakplaats import (
    deelplaats,
    getalplaats,
    naamplaats,
    reeksplaats,
    regelplaats,
)
from reeletarief.analyse.vergelijk.redenen import andere_prijspeilen, andere_tabellen
from reeletarief.analyse.vergelijk.wissels import Wissels, kostensleutel, regelsleutel
from reeletarief.kostprijs.kop import Kop, kop_van, zonder_onderdeel
from reeletarief.kostprijs.post import VAST_GETAL, Bewerking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop
    from reeletarief.analyse.vergelijk.redenen import Reden, Wissel
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_PER_TABEL = {Kop.CAO, Kop.LOON, Kop.UREN, Kop.ROOSTER, Kop.FUNCTIE}
_MET_GETAL = {Kop.CAO, Kop.INDEX, Kop.UREN}
"""Posten met een getal dat een lezer kent; het andere is bij hen het getal zelf."""
_MET_REGEL = {Kop.OPSLAG, Kop.UREN, Kop.LOON}
"""Posten die uit een regel van een bestand kunnen volgen, met haar percentage over andere posten."""
_ROOSTERUREN = ".roosteruren"
_VAN_EEN_REGEL = (f".{Kop.GRONDSLAG}", ".rest")
"""Zo eindigen de hulpposten van een regel: waarover zij gaat, en wat er naast de aandelen van de uitkomst overblijft; een regel mag zelf ook zo heten."""
_HOOGSTENS_NAMEN = 3


class Delen(NamedTuple):
    """De namen van wat er in een post bij kwam en van wat eruit ging, en hoe dat heet."""

    erbij: tuple[str, ...]
    weg: tuple[str, ...]
    woorden: tuple[str, str]

    @property
    def naam(self) -> str:
        """Wat erbij is en wat vervallen, als dat zo is."""
        paren = zip(self.woorden, (self.erbij, self.weg), strict=True)
        return "; ".join(f"{woord}: {_kort(namen)}" for woord, namen in paren if namen)

    @property
    def nu(self) -> str:
        """Waarmee en waarzonder een post nu rekent."""
        erbij, weg = _kort(self.erbij), _kort(self.weg)
        return ", ".join([f"met {erbij}"] * bool(erbij) + [f"zonder {weg}"] * bool(weg)) or "anders opgebouwd"

    @property
    def alle(self) -> set[str]:
        """Alle namen samen."""
        return {*self.erbij, *self.weg}

    def samen_met(self, andere: Delen) -> Delen:
        """De namen van beide, elk één keer."""
        erbij, weg = ((*self.erbij, *andere.erbij), (*self.weg, *andere.weg))
        return Delen(tuple(dict.fromkeys(erbij)), tuple(dict.fromkeys(weg)), self.woorden)


class Lid(NamedTuple):
    """Een wijziging in een groep: de knopen die zij omzet.

    ``oud`` en ``nieuw`` zijn er van een gewijzigde waarde; ``erbij`` is de plaats van wat alleen een naam heeft. ``gesloten``
    zegt dat de waarde in haar geheel de wijziging is, met alles wat eronder veranderde. ``delen`` zijn de namen van wat erbij kwam
    en verviel, en ``vervallen`` is de plaats in de oude stand van dat laatste.
    """

    groep: str
    knopen: tuple[str, ...]
    naam: str
    oud: Post | None = None
    nieuw: Post | None = None
    erbij: Plaats | None = None
    gesloten: bool = False
    delen: Delen | None = None
    vervallen: Plaats | None = None


class Ledenmaker:
    """Maakt van elke gewijzigde knoop tussen twee tarieven een lid."""

    def __init__(self, paar: Boompaar, oud: Tarief, nieuw: Tarief) -> None:
        self._paar = paar
        self._andersom = paar.andersom()
        self._zelfde_jaar = oud.jaar == nieuw.jaar
        self._tabellen = andere_tabellen(oud, nieuw)
        self._prijspeilen = andere_prijspeilen(paar, oud, nieuw)
        self._wissels = Wissels(oud, nieuw)

    def is_jaartotaal(self, sleutel: str) -> bool:
        """Of een knoop de uren van een rooster over andere delen van het jaar optelt; alleen hun som zegt of er meer uren zijn."""
        knoop = self._paar.knopen[sleutel]
        heel = sleutel.endswith(_ROOSTERUREN) and knoop.oud is not None and knoop.nieuw is not None
        return heel and self._andere_delen(sleutel) is not None

    def lid(self, sleutel: str, groep: str) -> Lid:
        """De wijziging van één knoop."""
        knoop = self._paar.knopen[sleutel]
        if self.is_jaartotaal(sleutel):
            return Lid(groep, (sleutel,), knoop.naam, knoop.oud, knoop.nieuw, gesloten=True)
        if wissels := self._anders_gekozen(sleutel, knoop):
            groepen = {wissel.groep for wissel in wissels}
            return _met_reden(
                groepen.pop() if len(groepen) == 1 else groep, sleutel, [wissel.reden for wissel in wissels]
            )
        if not knoop.is_gegeven:
            return self._opbouw(sleutel, groep)
        if (reden := self._andere_delen(sleutel)) and self._staat_per_tabel(sleutel, knoop):
            return _met_reden("cao", sleutel, [reden])
        return Lid(groep, (sleutel,), knoop.naam, knoop.oud, knoop.nieuw)

    def _anders_gekozen(self, sleutel: str, knoop: Knoop) -> Sequence[Wissel]:
        """De keuzes waardoor deze knoop anders volgt: die waar hij zelf van is, of anders waar zijn delen van zijn.

        Kwam er ook een deel bij of verviel er een waar geen andere keuze van is, dan zijn de keuzes niet het hele antwoord.
        """
        if knoop.is_gegeven and knoop.oud and knoop.nieuw and _is_eigen_getal(sleutel, knoop):
            return ()
        eigen = self._wissels.van(sleutel)
        if eigen or (self._prijspeilen and _indexeert(sleutel)):
            return eigen
        met, zonder = self._verschil(sleutel)
        per_deel = {deel: self._wissels.van_deel(deel) for deel in (*met, *zonder)}
        los = [deel for deel in met if self._paar.is_erbij(deel)]
        los += [deel for deel in zonder if self._paar.is_vervallen(deel)]
        if not all(per_deel[deel] for deel in los):
            return ()
        return tuple(dict.fromkeys(wissel for wissels in per_deel.values() for wissel in wissels))

    def _is_los(self, deel: str) -> bool:
        """Of er van een deel geen andere keuze is waardoor het er wel of niet is."""
        return not self._wissels.van_deel(deel)

    def _andere_delen(self, sleutel: str) -> Reden | None:
        """De andere tabellen van de cao waar deze knoop van afhangt, als het jaar erdoor in andere delen valt."""
        knoop = self._paar.knopen[sleutel]
        post = knoop.nieuw or knoop.oud
        assert post is not None
        eigen = zonder_onderdeel(post.sleutel)
        return self._tabellen.get(post.sleutel.removesuffix(eigen)) if kop_van(eigen) in _PER_TABEL else None

    def _staat_per_tabel(self, sleutel: str, knoop: Knoop) -> bool:
        """Of een waarde alleen voor de maanden van een tabel geldt; een cel van een tabel die er al was, is gewoon gewijzigd."""
        assert knoop.oud is not None
        assert knoop.nieuw is not None
        if kop_van(sleutel) is Kop.CAO:
            return knoop.oud.sleutel != knoop.nieuw.sleutel
        return sleutel != zonder_deel_op_tijd(sleutel)

    def _opbouw(self, sleutel: str, groep: str) -> Lid:
        """Wat er veranderde in een knoop die anders volgt dan eerst."""
        knoop, kop = self._paar.knopen[sleutel], kop_van(sleutel)
        if kop is Kop.REEKSEN:
            plaats = reeksplaats(knoop.nieuw)
            return Lid(groep, (sleutel,), knoop.naam, knoop.oud, knoop.nieuw, plaats, gesloten=True)
        peilen = self._prijspeilen if groep == "indexering" and kop is not Kop.INDEX else ()
        if peilen and self._zelfde_jaar:
            return _met_reden(groep, sleutel, peilen)
        if _nul(knoop.oud) or _nul(knoop.nieuw):
            return _van_of_naar_nul(groep, sleutel, knoop)
        return _met_reden(groep, sleutel, peilen) if peilen else self._uit_delen(groep, sleutel, knoop)

    def _uit_delen(self, groep: str, sleutel: str, knoop: Knoop) -> Lid:
        """Wat er in een knoop bij kwam en wat eruit ging, zonder de delen waar een andere keuze van is als er meer is."""
        met, zonder = self._verschil(sleutel)
        if any(self._is_los(deel) for deel in (*met, *zonder)):
            met, zonder = ([deel for deel in delen if self._is_los(deel)] for delen in (met, zonder))
        delen = self._namen(met, zonder, sleutel)
        if delen.alle and all(map(self._paar.is_erbij, met)) and all(map(self._paar.is_vervallen, zonder)):
            bij = self._wissels.regel_erbij(met) or self._plaats(sleutel) or deelplaats(met, self._paar)
            weg = self._wissels.regel_vervallen(zonder) or deelplaats(zonder, self._andersom)
            return Lid(groep, (sleutel,), delen.naam, erbij=bij, delen=delen, vervallen=weg)
        if reden := self._andere_delen(sleutel):
            return _met_reden("cao", sleutel, [reden])
        if kop_van(sleutel) in _MET_GETAL:
            gesloten = _is_cel(sleutel, knoop)
            plaats = self._plaats(sleutel) or getalplaats(knoop.oud, knoop.nieuw)
            weg = getalplaats(knoop.nieuw, knoop.oud)
            return Lid(groep, (sleutel,), knoop.naam, knoop.oud, knoop.nieuw, plaats, gesloten=gesloten, vervallen=weg)
        if (kostprijs := self._andere_kostprijs(sleutel)) is not None:
            return self.lid(kostprijs, VAN_KOP[Kop.KOSTPRIJS])._replace(knopen=(sleutel,))
        if kop_van(sleutel) in DOORGEEFLUIK and _is_som(knoop) and delen.alle:
            return self._verplaatst(sleutel, groep, met, zonder)
        return Lid(groep, (sleutel,), f"{knoop.naam}: nu {delen.nu}", erbij=self._plaats(sleutel))

    def _verplaatst(self, sleutel: str, groep: str, met: Sequence[str], zonder: Sequence[str]) -> Lid:
        """Wat in beide bomen meetelt maar op een andere plek, en wat er daarnaast bij kwam of verviel; waar het eerste nu staat en stond."""
        erbij = [deel for deel in met if self._paar.is_erbij(deel)]
        weg = [deel for deel in zonder if self._paar.is_vervallen(deel)]
        anders = sorted({self._paar.knopen[deel].naam for deel in (*met, *zonder) if deel not in (*erbij, *weg)})
        delen = [f"op een andere plek in de berekening: {_kort(anders)}", self._namen(erbij, weg, sleutel).naam]
        nu, eerst = (naamplaats(anders[0], paar) for paar in (self._paar, self._andersom))
        return Lid(groep, (sleutel,), "; ".join(filter(None, delen)), erbij=nu, vervallen=eerst)

    def _andere_kostprijs(self, sleutel: str) -> str | None:
        """De kostprijs, als er iets bij kwam of verviel en er daarom meer of minder van te indexeren is."""
        kostprijs = f"{sleutel.removesuffix(zonder_onderdeel(sleutel))}{Kop.KOSTPRIJS}"
        knoop = self._paar.knopen.get(kostprijs)
        return kostprijs if _indexeert(sleutel) and knoop is not None and knoop.andere_opbouw else None

    def _plaats(self, sleutel: str) -> Plaats | None:
        """De plaats van de regel waar een post uit volgt; wat ervan geïndexeerd wordt, hangt af van wat erin zit."""
        van_regel = kop_van(sleutel) in _MET_REGEL and not _indexeert(sleutel)
        return regelplaats(self._paar.knopen[sleutel]) if van_regel else None

    def _namen(self, met: Sequence[str], zonder: Sequence[str], sleutel: str) -> Delen:
        """De namen van wat er bij kwam en wat eruit ging, zonder wat aan beide kanten hetzelfde heet: dat zegt niets."""
        erbij = dict.fromkeys(self._regelnaam(deel, self._paar.is_erbij) for deel in met)
        weg = dict.fromkeys(self._regelnaam(deel, self._paar.is_vervallen) for deel in zonder)
        woorden = ("nu ook geïndexeerd", "niet meer geïndexeerd") if _indexeert(sleutel) else ("erbij", "vervallen")
        return Delen(
            tuple(naam for naam in erbij if naam not in weg), tuple(naam for naam in weg if naam not in erbij), woorden
        )

    def _regelnaam(self, deel: str, alleen_hier: Callable[[str], bool]) -> str:
        """De naam van een deel; van een getal van een regel of functie die zelf erbij kwam of verviel, is dat die regel of functie."""
        gehelen = (regelsleutel(deel), kostensleutel(deel))
        geheel = next((een for een in gehelen if een in self._paar.knopen and alleen_hier(een)), deel)
        return self._paar.knopen[geheel].naam

    def _verschil(self, sleutel: str) -> tuple[list[str], list[str]]:
        """De delen die een knoop alleen in de nieuwe boom heeft, en die hij alleen in de oude heeft.

        Een deel dat in de andere boom een laag dieper zit, in een deel dat erbij kwam of verviel, is niet weg.
        """
        knoop, is_hulp = self._paar.knopen[sleutel], _is_hulp_bij_indexeren if _indexeert(sleutel) else _is_hulppost
        eerst, nu = (list(self._delen(knoop, operanden, is_hulp)) for operanden in (_oude_operanden, _nieuwe_operanden))
        met, zonder = [deel for deel in nu if deel not in eerst], [deel for deel in eerst if deel not in nu]
        in_met = {dieper for deel in met for dieper in self._paar.knopen[deel].nieuwe_operanden}
        in_zonder = {dieper for deel in zonder for dieper in self._paar.knopen[deel].oude_operanden}
        return [deel for deel in met if deel not in in_zonder], [deel for deel in zonder if deel not in in_met]

    def _delen(
        self, knoop: Knoop, operanden: Callable[[Knoop], Sequence[str]], is_hulp: Callable[[str], bool]
    ) -> Iterator[str]:
        """Waaruit een knoop in een van de bomen volgt: geen vaste getallen, en in plaats van een hulppost zijn delen."""
        for sleutel in operanden(knoop):
            deel = self._paar.knopen[sleutel]
            if is_hulp(sleutel) and operanden(deel):
                yield from self._delen(deel, operanden, is_hulp)
            elif not sleutel.startswith(VAST_GETAL):
                yield sleutel


def _is_eigen_getal(sleutel: str, knoop: Knoop) -> bool:
    """Of een getal zelf de wijziging is; van een dienst alleen haar begeleiders, of de toeslag van hetzelfde tijdvak.

    Hoeveel feestdagen er zijn en hoeveel uur zij tellen, volgt bij meer tabellen uit de ene of de andere.
    """
    if feestdagen_van(zonder_onderdeel(sleutel)):
        return False
    if kop_van(sleutel) not in {Kop.ROOSTER, Kop.FUNCTIE}:
        return True
    zelfde_tijdvak = sleutel.endswith(".percentage") and knoop.naam == (knoop.oud.naam if knoop.oud else "")
    return sleutel.endswith(".begeleiders") or zelfde_tijdvak


def _oude_operanden(knoop: Knoop) -> Sequence[str]:
    return knoop.oude_operanden


def _nieuwe_operanden(knoop: Knoop) -> Sequence[str]:
    return knoop.nieuwe_operanden


def _van_of_naar_nul(groep: str, sleutel: str, knoop: Knoop) -> Lid:
    """Een post die er met een reden niet was, of niet meer is; de indexering heet naar wat erin geïndexeerd wordt.

    Is hij ook gerekend nul, zoals een premie waar geen salaris aan komt, dan doet hij aan geen van beide kanten iets.
    """
    woord, post = ("vervallen", knoop.oud) if _nul(knoop.nieuw) else ("erbij", knoop.nieuw)
    assert post is not None
    index = kop_van(sleutel) is Kop.INDEXERING
    naam = _kort(deel.naam for deel in post.operanden) if index else post.naam
    eigen = None if index else next((deel.plaats for deel in (post, *post.operanden) if deel.plaats), None)
    nu = knoop.nieuw.plaats if knoop.nieuw else None
    plaats, weg = (nu or eigen, None) if woord == "erbij" else (nu, eigen)
    return Lid(groep, (sleutel,), f"{woord}: {naam}", erbij=plaats, gesloten=not post.bedrag, vervallen=weg)


def _is_hulppost(sleutel: str) -> bool:
    """Of een post er alleen is om andere samen te nemen; met één zo'n deel is hij er niet."""
    if kop_van(sleutel) is Kop.TE_INDEXEREN:
        return True
    eigen = zonder_onderdeel(sleutel).partition("~")[0]
    return eigen.endswith(_VAN_EEN_REGEL) and eigen.count(".") > 1


def _is_hulp_bij_indexeren(sleutel: str) -> bool:
    """Wat er geïndexeerd wordt, is de kostprijs of het deel ervan op een ouder prijspeil: het gaat om de regels daarin."""
    return _is_hulppost(sleutel) or kop_van(sleutel) is Kop.KOSTPRIJS


def _indexeert(sleutel: str) -> bool:
    """Of een post zegt wat er geïndexeerd wordt, of dat op een ouder prijspeil staat."""
    return kop_van(sleutel) in {Kop.TE_INDEXEREN, Kop.INDEXERING} or OP_PEIL in sleutel


def _is_cel(sleutel: str, knoop: Knoop) -> bool:
    """Of de knoop in beide bomen een cel van een tabel is, gegeven of afgeleid."""
    return kop_van(sleutel) is Kop.CAO and all(post and post.herkomst for post in (knoop.oud, knoop.nieuw))


def _is_som(knoop: Knoop) -> bool:
    """Of een post in beide bomen alleen optelt."""
    return all(post is not None and post.bewerking is Bewerking.SOM for post in (knoop.oud, knoop.nieuw))


def _nul(post: Post | None) -> bool:
    """Of een post nul is omdat er niets te rekenen valt."""
    return post is not None and post.bewerking is Bewerking.WAARDE and not post.bedrag


def _met_reden(groep: str, sleutel: str, redenen: Sequence[Reden]) -> Lid:
    """Alle redenen als naam, met de plaatsen van de eerste."""
    naam = "; ".join(reden.naam for reden in redenen)
    return Lid(groep, (sleutel,), naam, erbij=redenen[0].plaats, vervallen=redenen[0].oude_plaats)


def _kort(namen: Iterable[str]) -> str:
    alle = list(dict.fromkeys(namen))
    rest = len(alle) - _HOOGSTENS_NAMEN
    return ", ".join(alle[:_HOOGSTENS_NAMEN]) + (f" en {rest} andere" if rest > 0 else "")
