"""De bouwstenen van het rapport: de gedeelde posten bij elkaar, per inschaling, per soort uren en per reeks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reeletarief.analyse.urenverdeling import Urenregel, Urensoort, urenregels, urenverdeling_van
from reeletarief.invoer.namen import PRODUCTKAARTEN, op_kaart
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.ort import ORT
from reeletarief.kostprijs.post import VAST_GETAL, Eenheid, deel_van
from reeletarief.weergave.formule import rekensom, som_of_gelijk
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.herkomst import bron_van
from reeletarief.weergave.rapport.ankers import veilig
from reeletarief.weergave.rapport.gedeelde_posten import SOMS_GEDEELD
from reeletarief.weergave.rapport.model import Bouwsteen, Koppeling, Steenrij
from reeletarief.weergave.rapport.urenbalk import urenbalk_van
from reeletarief.weergave.uitleg.tekst import urenkeuze

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.weergave.rapport.ankers import Ankers
    from reeletarief.weergave.rapport.bronnen import Bronnen
    from reeletarief.weergave.rapport.gedeelde_posten import GedeeldePosten

_LOON = beginnen_met(Kop.LOON)
_REEKSEN = beginnen_met(Kop.REEKSEN)
_SOORTEN = {
    Urensoort.ALGEMEEN: "algemeen (verlof, feestdagen, ziekte)",
    Urensoort.BEROEPSGEBONDEN: "beroepsgebonden (scholing, overleg, intervisie)",
    Urensoort.CLIENTGEBONDEN_INDIRECT: "cliëntgebonden, indirect (reistijd, verslag, overleg met anderen)",
}


def lonen_van(
    tarieven: Iterable[Tarief], ankers: Ankers, gedeeld: GedeeldePosten, bronnen: Bronnen
) -> tuple[Bouwsteen, ...]:
    """Per inschaling de regels van maandbedrag naar loonkosten en uurkosten."""
    titels = _inschalingen(tarieven)
    groepen: dict[str, list[tuple[str, Post]]] = {}
    for anker, post in gedeeld.posten:
        if begin := _begin_van(post.sleutel, titels):
            groepen.setdefault(begin, []).append((anker, post))
    return tuple(
        Bouwsteen(
            ankers.neem(f"loon-{veilig(begin)}"),
            titels[begin],
            _uitkomst(posten),
            tuple(_rij(anker, post, gedeeld, bronnen) for anker, post in posten),
        )
        for begin, posten in sorted(groepen.items(), key=lambda groep: titels[groep[0]])
    )


def _begin_van(sleutel: str, titels: Container[str]) -> str:
    """Het langste begin van een sleutel, tot en met een punt, dat een titel heeft; leeg als er geen is."""
    plek = sleutel.rfind(".")
    while plek >= 0 and sleutel[: plek + 1] not in titels:
        plek = sleutel.rfind(".", 0, plek)
    return sleutel[: plek + 1]


def _inschalingen(tarieven: Iterable[Tarief]) -> dict[str, str]:
    titels: dict[str, str] = {}
    for tarief in tarieven:
        for deel in tarief.functies:
            begin = f"{deel.loon.stam}."
            if begin not in titels and tarief.cao is not None:
                met_ort = f", {deel.functie.functie} in het rooster" if ORT in deel.loon.regels else ""
                schaal = f"schaal {deel.loon.schaal}, trede {deel.loon.trede}"
                titels[begin] = f"{tarief.cao.laatste.naam}, {schaal}{met_ort}"
    return titels


def _uitkomst(posten: Sequence[tuple[str, Post]]) -> str:
    """De loonkosten; met twee roosters kunnen het er meer zijn."""
    bedragen = dict.fromkeys(leesbaar(post) for _, post in posten if post.sleutel.endswith(".loonkosten"))
    return f"{' of '.join(bedragen)} euro per fte per jaar" if bedragen else ""


def reeksen_van(gedeeld: GedeeldePosten, bronnen: Bronnen) -> tuple[Bouwsteen, ...]:
    """De premies, indexen en andere waarden per jaar, en de cellen van een cao-tabel."""
    soorten = (
        (_REEKSEN, "reeksen", "Premies, grenzen en andere waarden per jaar"),
        (beginnen_met(Kop.INDEX), "index", "Index van het tariefjaar"),
        (beginnen_met(Kop.CAO), "cao-waarden", "Salarisbedragen en voorwaarden uit de cao's"),
        (SOMS_GEDEELD, "roosters", "Roosters en formatie die meer producten hebben"),
    )
    return tuple(
        Bouwsteen(anker, titel, "", rijen)
        for begin, anker, titel in soorten
        if (
            rijen := tuple(
                _rij(plek, post, gedeeld, bronnen) for plek, post in gedeeld.posten if post.sleutel.startswith(begin)
            )
        )
    )


def _rij(anker: str, post: Post, gedeeld: GedeeldePosten, bronnen: Bronnen, deel: str = "") -> Steenrij:
    bron = bron_van(post)
    plek = bronnen.vindplaats(bron)
    verder = tuple(
        Koppeling(onder.naam, plek_van)
        for onder in post.operanden
        if _staat_elders(onder, post, bron) and (plek_van := gedeeld.anker(onder))
    )
    van = gedeeld.eigenaars.get(anker) if post.sleutel.startswith(_LOON) else None
    naam = f"{post.naam}, zoals in {van}" if van else post.naam
    som = som_of_gelijk(post) if post.sleutel.startswith(_REEKSEN) else rekensom(post)
    op_een_kaart = bron is not None and op_kaart(bron.plaats)
    tekst = f"kaart, zoals {plek.tekst.removeprefix(PRODUCTKAARTEN)}" if op_een_kaart else plek.tekst
    return Steenrij(anker, naam, som, leesbaar(post), deel, tekst, plek.anker, plek.klasse, verder)


def _staat_elders(onder: Post, post: Post, bron: Post | None) -> bool:
    """Of een lezer een koppeling nodig heeft: wat bij elkaar hoort staat onder elkaar, behalve in een rooster of formatie."""
    if onder.operanden and post.sleutel.startswith(SOMS_GEDEELD):
        return True
    groep = post.sleutel.partition(".")[0]
    return onder is not bron and not onder.sleutel.startswith((VAST_GETAL, groep))


class Urenstenen:
    """De uren van een jaar, één keer per cao en keuze; een product met eigen waarden kan eigen uren hebben."""

    def __init__(self, ankers: Ankers, gedeeld: GedeeldePosten, bronnen: Bronnen) -> None:
        self._ankers = ankers
        self._gedeeld = gedeeld
        self._bronnen = bronnen
        self._gedaan: set[str] = set()
        self._titels: set[str] = set()
        self._stenen: dict[tuple[str, tuple[int, ...]], Bouwsteen] = {}

    def neem(self, tarief: Tarief) -> Bouwsteen | None:
        """De uren van dit product; niets als het er geen heeft."""
        uren = tarief.uren
        if uren is None or tarief.cao is None:
            return None
        alle = (*chain(*uren.per_soort.values()), *uren.subtotalen.values(), uren.declarabel, uren.bruto_nettofactor)
        rijen = tuple(map(self._gedeeld.nummer, alle))  # ook een regel die niet afgaat, staat in de tabel
        sleutel = (f"{tarief.cao.cao} {sorted(uren.telt_mee)}", rijen)
        if sleutel not in self._stenen:
            self._stenen[sleutel] = self._steen(tarief, uren)
        return self._stenen[sleutel]

    @property
    def stenen(self) -> tuple[Bouwsteen, ...]:
        """De bouwstenen, in de volgorde van de producten."""
        return tuple(self._stenen.values())

    def _steen(self, tarief: Tarief, uren: Jaaruren) -> Bouwsteen:
        assert tarief.cao is not None
        titel = f"{tarief.cao.laatste.naam}: {urenkeuze(tarief)}"
        if titel in self._titels:  # die zonder eigen waarden gaan voor
            titel = f"{titel}, met eigen waarden, zoals die van {tarief.product}"
        self._titels.add(titel)
        anker = self._ankers.neem(f"uren-{veilig(tarief.cao.cao)}")
        return Bouwsteen(
            anker,
            titel,
            f"{leesbaar(uren.declarabel)} van {leesbaar(uren.contracturen)} uren",
            tuple(self._rijen(uren)),
            urenbalk_van(urenverdeling_van(tarief), anker),
        )

    def _rijen(self, uren: Jaaruren) -> list[Steenrij]:
        rijen: list[Steenrij] = []
        for regel in urenregels(uren):
            if isinstance(regel, Urenregel):
                rijen.append(self._rij(regel.post, uren))
            else:
                af = "gaat niet af" if regel in uren.telt_mee else "af"
                rijen.append(Steenrij("", f"{af}: {_SOORTEN[regel]}", "", "", "", "", "", "", kopje=True))
        return rijen

    def _rij(self, post: Post, uren: Jaaruren) -> Steenrij:
        anker = self._gedeeld.anker(post)
        eerste = "" if anker in self._gedaan else anker
        self._gedaan.add(anker)
        deel = procent(deel_van(post, uren.contracturen)) if post.eenheid is Eenheid.UREN_PER_JAAR else ""
        return _rij(eerste, post, self._gedeeld, self._bronnen, deel)


def zonder_plek(gedeeld: GedeeldePosten, stenen: Iterable[Bouwsteen], bronnen: Bronnen) -> tuple[Steenrij, ...]:
    """Gedeelde posten die in geen bouwsteen een regel hebben, zodat elke verwijzing ergens uitkomt."""
    gehad = {rij.anker for steen in stenen for rij in steen.rijen}
    return tuple(_rij(anker, post, gedeeld, bronnen) for anker, post in gedeeld.posten if anker not in gehad)
