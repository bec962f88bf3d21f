"""De elementen van een tarief onder elk van de drie wettelijke lijsten, ook de nullen met hun reden (R1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import JEUGDWET, NVO, WMO, redenen_van_nul, samen
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.rapport.model import Elementenlijst, Rij

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

JEUGDWETLIJST = "Jeugdwet (art. 2.3 Besluit Jeugdwet)"
NVOLIJST = "Norm voor Opdrachtgeverschap (§8.3)"
WMOLIJST = "Wmo (art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015)"
_LEEG = "geen regels in dit product"


def lijsten_van(tarief: Tarief) -> tuple[Elementenlijst, ...]:
    """De drie lijsten; de regels staan onder elk element, met bedrag in de eerste lijst en op naam in de andere twee."""
    nvo_nul = redenen_van_nul("nvo", tarief.zonder)
    wmo_nul = {
        letter: [reden for deel in delen for reden in nvo_nul.get(deel, ())] for letter, (_, delen) in WMO.items()
    }
    wmo_regels = {
        letter: [regel for deel in delen for regel in tarief.nvo[deel].operanden] for letter, (_, delen) in WMO.items()
    }
    return (
        _lijst(JEUGDWETLIJST, tarief, tarief.jeugdwet, JEUGDWET, redenen_van_nul("jeugdwet", tarief.zonder)),
        _lijst(NVOLIJST, tarief, tarief.nvo, NVO, nvo_nul),
        _lijst(WMOLIJST, tarief, tarief.wmo, {letter: naam for letter, (naam, _) in WMO.items()}, wmo_nul, wmo_regels),
    )


def _lijst(
    naam: str,
    tarief: Tarief,
    elementen: Mapping[str, Post],
    namen: Mapping[str, str],
    nul: Mapping[str, Sequence[str]],
    regels: Mapping[str, Sequence[Post]] | None = None,
) -> Elementenlijst:
    alles = samen(elementen, tarief.tarief.eenheid)
    rijen = tuple(
        Rij(
            namen[sleutel],
            _onder((regels or {}).get(sleutel, post.operanden), nul.get(sleutel, ()), met_som=regels is None),
            leesbaar(post),
            procent(deel_van(post, tarief.tarief)),
        )
        for sleutel, post in elementen.items()
    )
    return Elementenlijst(naam, rijen, Rij(alles.naam, "", leesbaar(alles), procent(deel_van(alles, tarief.tarief))))


def _onder(regels: Iterable[Post], redenen: Sequence[str], *, met_som: bool) -> str:
    delen = [_regel(regel) if met_som else regel.naam for regel in regels]
    return "; ".join((*([" + ".join(delen)] if delen else []), *redenen)) or _LEEG


def _regel(regel: Post) -> str:
    """Een regel met zijn bedrag; de splitsing van de beroepskracht met haar rekensom."""
    som = f" = {rekensom(regel)}" if regel.sleutel.startswith("beroepskracht_") else ""
    return f"{regel.naam} {leesbaar(regel)}{som}"
