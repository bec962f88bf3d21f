"""De uren van een voltijder: van betaald naar wat een fte levert, in de drie soorten die uit elkaar blijven.

Algemeen (verlof, feestdagen, ziekte), beroepsgebonden (scholing, overleg) en cliëntgebonden indirect (reistijd,
verslaglegging). Welke soorten afgaan, hangt af van de uren waar het product op rekent.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import met_hoofdletter
from reeletarief.kostprijs import post as posten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.kostprijs.uren import Jaaruren


class Urensoort(StrEnum):
    """Wat voor uren het zijn."""

    BETAALD = "betaald"
    ALGEMEEN = "algemeen"
    BEROEPSGEBONDEN = "beroepsgebonden"
    CLIENTGEBONDEN_INDIRECT = "clientgebonden_indirect"
    GELEVERD = "geleverd"


NAMEN = {
    Urensoort.ALGEMEEN: "Algemeen (verlof, ziekte)",
    Urensoort.BEROEPSGEBONDEN: "Beroepsgebonden",
    Urensoort.CLIENTGEBONDEN_INDIRECT: "Cliëntgebonden, indirect",
}


class Urenregel(NamedTuple):
    """Een regel in de opstelling van de uren: een stand, een verlies van een soort (``niveau`` 1), of waaruit dat volgt (2)."""

    post: Post
    niveau: int = 0


class Urendeel(NamedTuple):
    """Een deel van de uren van een jaar.

    De betaalde uren min elk deel dat afgaat (``gaat_af``) zijn precies de geleverde uren. Een soort die niet afgaat, zit in
    de geleverde uren.
    """

    naam: str
    post: Post
    soort: Urensoort
    gaat_af: bool


def urenregels(uren: Jaaruren) -> Iterator[Urensoort | Urenregel]:
    """De uren van een jaar van boven naar beneden: voor elke soort eerst de soort zelf, dan haar regels en wat er overblijft."""
    yield Urenregel(uren.contracturen)
    for soort in NAMEN:
        yield soort
        for post in uren.per_soort[soort]:
            yield Urenregel(post, 1)
            if post is uren.feestdagen:
                yield from (Urenregel(deel, 2) for deel in post.operanden)
                yield Urenregel(uren.beschikbaar)
        if soort in uren.subtotalen:
            yield Urenregel(uren.subtotalen[soort])
    if uren.is_declarabel:
        yield Urenregel(uren.declarabel)
    yield Urenregel(uren.bruto_nettofactor)


def urenverdeling_van(tarief: Tarief) -> tuple[Urendeel, ...]:
    """Betaalde uren, de drie soorten en de uren die een fte levert; leeg als het product geen uren kent."""
    return () if tarief.uren is None else _verdeling(tarief.uren)


def _verdeling(uren: Jaaruren) -> tuple[Urendeel, ...]:
    geleverd = uren.declarabel
    return (
        Urendeel("Betaalde uren", uren.contracturen, Urensoort.BETAALD, gaat_af=False),
        *(
            Urendeel(naam, _samen(uren, soort, naam), soort, soort not in uren.telt_mee)
            for soort, naam in NAMEN.items()
        ),
        Urendeel(met_hoofdletter(geleverd.naam), geleverd, Urensoort.GELEVERD, gaat_af=False),
    )


def _samen(uren: Jaaruren, soort: Urensoort, naam: str) -> Post:
    """De uren van één soort bij elkaar."""
    return posten.som(f"urenverdeling.{soort}", naam, uren.contracturen.eenheid, *uren.per_soort[soort])
