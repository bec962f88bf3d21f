"""De opdrachten van ``cao`` als csv: één regel per tabel, cel of functie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.cao.tabel import aantal_cellen, cellen
from reeletarief.weergave.cao.tekst import eenheid, soortnaam, verhoging_kort, vervolgregels
from reeletarief.weergave.csv import als_csv, bedrag_of_leeg, procent_of_leeg, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from reeletarief.analyse.cao.gebruik import Tabelgebruik
    from reeletarief.analyse.cao.tabel import Cel
    from reeletarief.analyse.cao.verloop import Verlopend
    from reeletarief.analyse.cao.verschil import Celverschil, Tabelverschil
    from reeletarief.invoer.cao.tabel import CaoTabel


def lijst_als_csv(caos: Mapping[str, Sequence[CaoTabel]]) -> str:
    """Eén regel per tabel; het vervolg staat bij de laatste tabel van een cao."""
    kop = ["cao", "ingangsdatum", "bevestigd_tot", "schalen", "cellen", "verhoging", "soort", "bestand", "vervolg"]
    rijen = (
        [*_lijstrij(tabel), veilig(_bekend(tabel)) if tabel is tabellen[-1] else ""]
        for _, tabellen in sorted(caos.items())
        for tabel in tabellen
    )
    return als_csv(kop, rijen)


def _lijstrij(tabel: CaoTabel) -> list[str]:
    return [
        str(tabel.cao),
        str(tabel.dag),
        str(tabel.bevestigd_tot.dag),
        str(len(tabel.schalen)),
        str(aantal_cellen(tabel)),
        veilig(verhoging_kort(tabel)),
        soortnaam(tabel),
        veilig(tabel.bestand),
    ]


def tabel_als_csv(tabel: CaoTabel, schalen: Sequence[str]) -> str:
    """Eén regel per cel van een tabel."""
    kop = ["cao", "ingangsdatum", "soort", "schaal", "trede", "bedrag", "bestand", "regel", "eenheid"]
    eigen = [str(tabel.cao), str(tabel.dag), soortnaam(tabel)]
    return als_csv(kop, ([*eigen, *_cel(cel), eenheid(tabel)] for cel in cellen(tabel, schalen)))


def verschil_als_csv(verschil: Tabelverschil, getoond: Sequence[Celverschil]) -> str:
    """Eén regel per getoonde cel van dit verschil."""
    kop = [
        "cao",
        "van",
        "naar",
        "soort",
        "schaal",
        "trede",
        "oude_trede",
        "oud",
        "nieuw",
        "verschil",
        "procent",
        "eenheid",
    ]
    eigen = [str(verschil.nieuw.cao), str(verschil.oud.dag), str(verschil.nieuw.dag)]
    return als_csv(kop, ([*eigen, *_celverschil(cel), eenheid(verschil.nieuw)] for cel in getoond))


def kaarten_als_csv(gebruik: Sequence[Tabelgebruik]) -> str:
    """Eén regel per functie en cel; een functie die niet te vinden is, heeft een regel zonder bedrag.

    Een kaart zonder eigen loon heeft een regel met alleen de producten waardoor zij van de tabel afhangt.
    """
    kop = [
        "cao",
        "ingangsdatum",
        "product",
        "functie",
        "schaal",
        "trede",
        "gekozen_trede",
        "bedrag",
        "bestand",
        "regel",
        "via",
        "eenheid",
    ]
    return als_csv(kop, ([*rij, eenheid(deel.tabel)] for deel in gebruik for rij in _kaartrijen(deel)))


def _kaartrijen(deel: Tabelgebruik) -> Iterator[list[str]]:
    for kaart in deel.kaarten:
        for functie in kaart.functies:
            schaal, trede = str(functie.functie.schaal), str(functie.functie.trede)
            eigen = [str(deel.tabel.cao), str(deel.tabel.dag), kaart.kaart.code, str(functie.functie.functie)]
            for cel in functie.cellen:
                yield [*(veilig(t) for t in [*eigen, schaal, trede]), *_cel(cel)[1:], ""]
            if not functie.cellen:
                yield [*(veilig(t) for t in [*eigen, schaal, trede]), "", "", "", "", ""]
    for een in deel.kaarten_via:
        eigen = [str(deel.tabel.cao), str(deel.tabel.dag), een.kaart.code]
        yield [*(veilig(t) for t in eigen), *[""] * 7, veilig(" ".join(een.via))]


def verlopend_als_csv(verlopend: Sequence[Verlopend], dag: datetime.date) -> str:
    """Eén regel per tabel die niet (meer) bevestigd is."""
    kop = [
        "cao",
        "ingangsdatum",
        "bevestigd_tot",
        "soort",
        "onbevestigd_vanaf",
        "op",
        "al_onbevestigd",
        "kaarten",
        "kaarten_via",
        "vervolg",
    ]
    return als_csv(kop, (_verlooprij(regel, dag) for regel in verlopend))


def _verlooprij(regel: Verlopend, dag: datetime.date) -> list[str]:
    tabel = regel.tabel
    return [
        str(tabel.cao),
        str(tabel.dag),
        str(tabel.bevestigd_tot.dag),
        soortnaam(tabel),
        str(regel.sinds),
        str(dag),
        "ja" if regel.al_op(dag) else "nee",
        veilig(" ".join(kaart.code for kaart in regel.kaarten)),
        veilig(" ".join(een.kaart.code for een in regel.kaarten_via)),
        veilig(_bekend(tabel)),
    ]


def _bekend(tabel: CaoTabel) -> str:
    return "" if tabel.vervolg is None else " ".join(vervolgregels(tabel.vervolg))


def _cel(cel: Cel) -> list[str]:
    plek = [veilig(cel.schaal), veilig(cel.trede)]
    return [*plek, machine(cel.bedrag, 2), veilig(cel.plaats.bestand), str(cel.plaats.regel)]


def _celverschil(cel: Celverschil) -> list[str]:
    return [
        cel.soort,
        veilig(cel.schaal),
        veilig(cel.trede),
        veilig(cel.oude_trede or ""),
        bedrag_of_leeg(cel.oud and cel.oud.bedrag),
        bedrag_of_leeg(cel.nieuw and cel.nieuw.bedrag),
        bedrag_of_leeg(cel.verschil),
        procent_of_leeg(cel.fractie),
    ]
