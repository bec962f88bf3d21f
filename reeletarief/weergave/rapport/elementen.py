"""De elementen van een tarief onder elk van de drie wettelijke lijsten, ook de nullen met hun reden (R1)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import JEUGDWET, NVO, WMO, redenen_van_nul, samen
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.rapport.model import Elementenlijst, Rij

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

JEUGDWETLIJST = "Jeugdwet (art. 2.3 Besluit Jeugdwet)"
NVOLIJST = "Norm voor Opdrachtgeverschap (§8.3)"
WMOLIJST = "Wmo (art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015)"
_LEEG = "geen regels in dit product"
_HEEL = procent(Decimal(1))


def lijsten_van(tarief: Tarief) -> tuple[Elementenlijst, ...]:
    """De drie lijsten; in de eerste staan ook de regels onder elk element, de andere nemen dezelfde regels anders samen."""
    nvo_nul = redenen_van_nul("nvo", tarief.zonder)
    wmo_nul = {
        letter: [reden for deel in delen for reden in nvo_nul.get(deel, ())] for letter, (_, delen) in WMO.items()
    }
    wmo_namen = {letter: naam for letter, (naam, _) in WMO.items()}
    jeugdwet_nul = redenen_van_nul("jeugdwet", tarief.zonder)
    return (
        _lijst(JEUGDWETLIJST, tarief, tarief.jeugdwet, JEUGDWET, jeugdwet_nul, met_regels=True),
        _lijst(NVOLIJST, tarief, tarief.nvo, NVO, nvo_nul, met_regels=False),
        _lijst(WMOLIJST, tarief, tarief.wmo, wmo_namen, wmo_nul, met_regels=False),
    )


def _lijst(
    naam: str,
    tarief: Tarief,
    elementen: Mapping[str, Post],
    namen: Mapping[str, str],
    nul: Mapping[str, Sequence[str]],
    *,
    met_regels: bool,
) -> Elementenlijst:
    alles = samen(elementen, tarief.tarief.eenheid)
    rijen = tuple(
        Rij(
            namen[sleutel],
            _onder(post, nul.get(sleutel, ())) if met_regels else _reden_van_nul(post, nul.get(sleutel, ())),
            leesbaar(post),
            procent(deel_van(post, tarief.tarief)) if met_regels else "",
        )
        for sleutel, post in elementen.items()
    )
    return Elementenlijst(naam, met_regels, rijen, Rij(alles.naam, "", leesbaar(alles), _HEEL if met_regels else ""))


def _onder(element: Post, redenen: Sequence[str]) -> str:
    regels = " + ".join(map(_regel, element.operanden))
    return "; ".join(filter(None, (regels, *redenen))) or _LEEG


def _reden_van_nul(element: Post, redenen: Sequence[str]) -> str:
    """Waarom een element nul is; leeg als het dat niet is."""
    return "" if element.bedrag else "; ".join(redenen) or _LEEG


def _regel(regel: Post) -> str:
    """Een regel met zijn bedrag; de splitsing van de beroepskracht met haar rekensom."""
    som = f" = {rekensom(regel)}" if regel.sleutel.startswith("beroepskracht_") else ""
    return f"{regel.naam} {leesbaar(regel)}{som}"
