"""Een waarde is ouder dan de periode waarvoor ze gegeven is.

Een percentage uit onderzoek of cao geldt niet voor altijd. ``houdbaar_tot`` is het laatste tariefjaar waarvoor de waarde
nog mag; zonder die sleutel is dat vijf jaar na ``jaar``. Gekeken wordt naar wat in dit tariefjaar meedoet: lasten, uren,
gebruikte opslagsets, indexering, grenzen, en op de kaarten de functiemix, de blokken van de vorm, de eigen bedragen en de
eigen waarden. Een open waarde zonder bron heeft niets om te verouderen, en van een waarde uit een reeks staan bron en jaar daar. Bron: de regel dat elk percentage zijn bron en jaar
noemt (NvO §8.4, stap f).

Goed:

    - {sleutel: verzuim, …, klasse: suggestie, bron: CBS, jaar: 2024}
    - {sleutel: scholing, …, klasse: vaststaand, bron: cao, jaar: 2019, houdbaar_tot: 2026}

Fout (bij tariefjaar 2026):

    - {sleutel: verzuim, …, klasse: suggestie, bron: CBS, jaar: 2019}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.controles.gedeeld.waarden import heeft_eigen_waarde
from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.model import Klasse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.functie import MixHerkomst
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.model import Herkomstvelden
    from reeletarief.invoer.opslagen.indexering import Indexering
    from reeletarief.kostprijs.parameter import Blok

CODE = "RT605"
ERNST = Ernst.WAARSCHUWING
NAAM = "waarde ouder dan haar periode"
JAREN_HOUDBAAR = 5


class Parameter(NamedTuple):
    """Een waarde in gebruik: hoe ze heet, waar ze vandaan komt en waar ze staat."""

    naam: str
    herkomst: Herkomstvelden | MixHerkomst | Blok
    plaats: Plaats | None


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke waarde in gebruik waarvan het tariefjaar voorbij de houdbaarheid ligt."""
    for parameter in _in_gebruik(dossier):
        tot = _houdbaar_tot(parameter)
        if tot is not None and dossier.jaar > tot:
            yield Bevinding(
                CODE,
                f"'{parameter.naam}' is van {parameter.herkomst.jaar or 'onbekend jaar'} ({parameter.herkomst.bron}) en "
                f"houdbaar tot en met {tot}; dit is tariefjaar {dossier.jaar}.",
                _remedie(parameter, dossier.jaar),
                parameter.plaats,
                ERNST,
            )


def _remedie(parameter: Parameter, jaar: int) -> str:
    """Wat eraan te doen is; een blok op een kaart kent geen eigen houdbaarheid."""
    if hasattr(parameter.herkomst, "houdbaar_tot"):
        return (
            f"Zoek een nieuwere waarde, of zet er 'houdbaar_tot: {jaar}' bij met in de toelichting waarom ze nog geldt."
        )
    return "Zoek een nieuwere waarde, en noem haar bron en jaar."


def _houdbaar_tot(parameter: Parameter) -> int | None:
    """Het laatste tariefjaar waarvoor een waarde nog mag, of niets als er geen jaar of bron is."""
    herkomst = parameter.herkomst
    beoordeeld = herkomst.klasse in {Klasse.VASTSTAAND, Klasse.SUGGESTIE, Klasse.OPEN} and herkomst.bron is not None
    if not beoordeeld:
        return None
    eigen: int | None = getattr(herkomst, "houdbaar_tot", None)
    if eigen is not None:
        return eigen
    return None if herkomst.jaar is None else herkomst.jaar + JAREN_HOUDBAAR


def _in_gebruik(dossier: Dossier) -> Iterator[Parameter]:
    opslagen, kaarten = dossier.regio.opslagen, dossier.regio.kaarten
    overal = _overal_vervangen(kaart for kaart in kaarten if kaart.opslagset is not None)
    for groep, lasten in (("inhoudingen", opslagen.inhoudingen), ("werkgeverslasten", opslagen.werkgeverslasten)):
        yield from (
            Parameter(f"{groep}.{last.sleutel}", last, last.sleutel.plaats)
            for last in lasten
            if last.geldt_in(dossier.jaar) and f"{groep}.{last.sleutel}" not in overal
        )
    yield from (
        Parameter(f"uren.{uren.sleutel}", uren, uren.sleutel.plaats)
        for uren in opslagen.uren.regels
        if f"uren.{uren.sleutel}" not in overal and heeft_eigen_waarde(uren)
    )
    for naam, set_ in dossier.opslagsets.items():
        vervangen = _overal_vervangen(kaart for kaart in kaarten if kaart.opslagset == naam)
        for regel in set_.regels:
            if f"opslagen.{regel.sleutel}" not in vervangen and heeft_eigen_waarde(regel):
                yield Parameter(f"{naam}.{regel.sleutel}", regel, regel.sleutel.plaats)
    if heeft_eigen_waarde(opslagen.indexering):
        yield Parameter("indexering", opslagen.indexering, plaats_van_index(opslagen.indexering))
    for veld in ("wijziging_per_jaar", "overhead_in_kostprijs", "declarabel_van_contract", "marge_in_kostprijs"):
        grens = getattr(dossier.grenzen, veld)
        if grens is not None:
            yield Parameter(f"grenzen.{veld}", grens, (grens.laagste or grens.hoogste).plaats)
    for kaart in dossier.regio.kaarten:
        yield from _op_kaart(kaart)


def _overal_vervangen(kaarten: Iterable[Productkaart]) -> set[str]:
    """De parameters waarvoor elk van deze kaarten een eigen waarde heeft: met die van de regio rekent niemand."""
    eigen = [{str(afwijking.parameter) for afwijking in kaart.eigen_waarden} for kaart in kaarten]
    return set.intersection(*eigen) if eigen else set()


def _op_kaart(kaart: Productkaart) -> Iterator[Parameter]:
    naam = f"{kaart.product}, "
    if kaart.functiemix_bron is not None:
        yield Parameter(f"{naam}functiemix", kaart.functiemix_bron, kaart.functiemix_bron.bron.plaats)
    for blok in ("inzet", "groep", "verblijf", "rooster", "capaciteit", "samenstelling"):
        gegeven = getattr(kaart, blok)
        if gegeven is not None and gegeven.bron is not None:
            yield Parameter(f"{naam}{blok}", gegeven, gegeven.bron.plaats)
    yield from (
        Parameter(f"{naam}{regel.sleutel}", regel, regel.sleutel.plaats)
        for regel in kaart.bedragen
        if heeft_eigen_waarde(regel)
    )
    for afwijking in kaart.eigen_waarden:
        yield Parameter(f"{naam}{afwijking.parameter}", afwijking, afwijking.parameter.plaats)


def plaats_van_index(index: Indexering) -> Plaats | None:
    """Een plek binnen de indexering om naar te wijzen: de bron, of anders wat er wel staat."""
    gegeven = index.bron or index.gewicht_ova or index.percentage or index.toelichting
    gegeven = getattr(gegeven, "reeks", gegeven)
    plaats: Plaats | None = getattr(gegeven, "plaats", None)
    return plaats
