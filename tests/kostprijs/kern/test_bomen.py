"""De hele boom van elke vorm, vastgelegd: elke post met naam, bedrag, eenheid, bewerking, operanden en herkomst.

De getallen zijn hier niet de toets (die staan met de hand uitgerekend in de andere tests, en in ``tests/gevallen``); wat hier
bewaakt wordt, is dat geen post, naam, bron of waarschuwing ongemerkt verandert. ``pytest --werk-bij`` schrijft de bomen opnieuw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.api import Bevinding, Herkomst, Post, Tarief, loop
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.afwijkingen import Regiowaarde
from reeletarief.kostprijs.elementen import redenen_van_nul, samen
from reeletarief.kostprijs.kop import zonder_onderdeel
from reeletarief.kostprijs.post import constante, loop_verder
from reeletarief.kostprijs.tarief import aannames_van
from tests.gedeeld.boom import eis_een_post_per_sleutel
from tests.kostprijs.kern.proef import PRODUCTEN, reken

BOMEN = Path(__file__).parent / "bomen"
LIJKT_OP = {"S": (), "U": ("S",), "AF": ("E",), "EE": ("UU",), "TT": ("UU",)}
"""Een post die ook in de boom van dat andere product staat (zonder opgave: ``U``), staat hier niet nog eens."""


@pytest.mark.parametrize("product", PRODUCTEN)
def test_boom(product: str, vastgelegd: Callable[[Path, str], None]) -> None:
    elders = {regel for ander in LIJKT_OP.get(product, ("U",)) for regel in boom(reken(ander))}
    eigen = (regel for regel in boom(reken(product)) if regel not in elders and not regel.startswith("product."))
    vastgelegd(BOMEN / f"{product}.txt", "\n".join(eigen) + "\n")


@pytest.mark.parametrize(("traject", "deel"), [("T", "U"), ("T", "S"), ("TT", "T"), ("TT", "UU")])
def test_een_onderdeel_staat_in_het_traject_onder_eigen_sleutels(traject: str, deel: str) -> None:
    """Dezelfde posten met het product ervoor; wat bij een rekenregel of reeks hoort, is in elk onderdeel hetzelfde."""
    posten = {post.sleutel: post for post in loop(*reken(traject).wortels)}
    onderdeel = reken(deel)

    def sleutel(post: Post) -> str:
        return (
            post.sleutel if post.sleutel.startswith(("rekenregel.", "reeksen.")) else f"product.{deel}.{post.sleutel}"
        )

    for post in loop(onderdeel.tarief, *onderdeel.regels[:-1]):
        ander = posten[sleutel(post)]
        assert ander[1:5] == post[1:5]
        assert ander[6:] == post[6:]
        assert [operand.sleutel for operand in ander.operanden] == [sleutel(operand) for operand in post.operanden]


def test_wie_veel_bomen_doorloopt_ziet_elke_post_een_keer() -> None:
    eerste, tweede = reken("U").tarief, reken("T").tarief
    gezien: set[int] = set()
    een = list(loop_verder(gezien, eerste))
    assert {post.sleutel for post in een} == {post.sleutel for post in loop(eerste)}
    assert not {id(post) for post in een} & {id(post) for post in loop_verder(gezien, tweede)}
    assert list(loop_verder(gezien, eerste)) == []


@pytest.mark.parametrize("product", PRODUCTEN)
def test_wat_dezelfde_sleutel_heeft_is_dezelfde_post(product: str) -> None:
    """Een wandeling toont elke sleutel één keer; dan mag er geen tweede post zijn die iets anders zegt."""
    eis_een_post_per_sleutel(reken(product))


@pytest.mark.parametrize("product", PRODUCTEN)
def test_de_onzekere_posten_zijn_die_van_de_hele_boom(product: str) -> None:
    """Elke waarde van klasse open of aanname, ook in de elementen en in de onderdelen van een traject."""
    tarief = reken(product)
    onzeker = {"open", "aanname"}
    in_de_boom = [post for post in loop(*tarief.wortels) if (bron := post.herkomst) and bron.klasse in onzeker]
    bij_een_parameter = {
        zonder_onderdeel(post.sleutel) for post in in_de_boom if post.herkomst and post.herkomst.parameter
    }
    assert {zonder_onderdeel(post.sleutel) for post in tarief.onzekere_posten} == bij_een_parameter


def test_de_onzekere_posten_staan_in_de_volgorde_van_het_tarief() -> None:
    """Zoals wie het tarief narekent ze tegenkomt, en niet per element."""
    tarief = reken("C")
    assert list(tarief.onzekere_posten) == [post for post in loop(tarief.tarief) if post in tarief.onzekere_posten]


def test_een_vast_getal_is_geen_aanname() -> None:
    assert aannames_van([constante("maanden", 12)]) == set()


def _van_de_regio(een: Regiowaarde) -> Decimal:
    assert isinstance(een.waarde, Waarde), een
    return een.waarde.getal


def boom(tarief: Tarief) -> Iterator[str]:
    """Het tarief als regels: eerst de kop, dan elke post na zijn operanden."""
    yield f"{tarief.kaart.product}, {tarief.kaart.naam}, {tarief.jaar}: {_getal(tarief.tarief)} {tarief.tarief.eenheid}"
    yield f"onafgerond {_getal(tarief.onafgerond)}"
    for veld in ("doel", "standaardcode", "segment", "tariefdifferentiatie", "motivering_wijziging"):
        yield f"{veld}: {getattr(tarief.kaart, veld)}"
    yield f"index {tarief.indexmethode}, {tarief.prijssoort}, afwezigheid: {tarief.afwezigheid is not None}"
    if tarief.cao:
        maanden = [(str(periode.tabel.dag), periode.maanden) for periode in tarief.cao.perioden]
        yield f"cao {tarief.cao.cao} {tarief.cao.jaar}, loonpeil {tarief.cao.loonpeil}, {maanden}"
    yield f"caos: {[cao.cao for cao in tarief.caos]}"
    yield f"aannames: {', '.join(tarief.aannames)}"
    van_de_regio = tarief.waarden_van_de_regio.items()
    yield f"van de regio: {[(sleutel, een.naam, _van_de_regio(een), str(een.eenheid)) for sleutel, een in van_de_regio]}"
    yield f"zonder op: {[str(regel.reden.plaats) for regel in tarief.zonder]}"
    yield f"zonder: {redenen_van_nul('nvo', tarief.zonder)} {redenen_van_nul('jeugdwet', tarief.zonder)}"
    yield from (_bevinding(bevinding) for bevinding in tarief.waarschuwingen)
    if tarief.uren:
        soorten = {soort: [post.sleutel for post in posten] for soort, posten in tarief.uren.per_soort.items()}
        standen = {naam: _getal(post) for naam, post in tarief.uren.subtotalen.items()}
        yield f"uren: {tarief.uren.feestdagen.sleutel} {tarief.uren.beschikbaar.sleutel} {soorten} {standen} {sorted(tarief.uren.telt_mee)} {_getal(tarief.uren.bruto_nettofactor)}"
    yield from (
        f"functie {deel.sleutel}: {_getal(deel.inzet)} × {_getal(deel.eenheidskosten)}" for deel in tarief.functies
    )
    yield from (f"onderdeel {deel.product}: {_getal(deel.aantal)}" for deel in tarief.onderdelen)
    yield f"regels: {[str(regel.sleutel) for regel in tarief.regels]}"
    wmo = tarief.wmo
    andere = (tarief.andere_eenheid,) if tarief.andere_eenheid else ()
    lonen = [post for deel in tarief.functies for post in deel.loon.regels.values()]
    for post in loop(*tarief.wortels, *wmo.values(), samen(wmo, tarief.tarief.eenheid), *andere, *lonen):
        yield _regel(post)


def _regel(post: Post) -> str:
    operanden = f"({', '.join(operand.sleutel for operand in post.operanden)})" if post.operanden else ""
    herkomst = f" | {_herkomst(post.herkomst)}" if post.herkomst else ""
    element = f" [{post.element}]" if post.element else ""
    return (
        f"{post.sleutel}{element} = {_getal(post)} {post.eenheid} = {post.bewerking}{operanden} | {post.naam}{herkomst}"
    )


def _getal(post: Post) -> str:
    return f"{post.bedrag.normalize():f}"


def _herkomst(herkomst: Herkomst) -> str:
    return ", ".join(
        f"{veld} {waarde}" for veld, waarde in zip(herkomst._fields, herkomst, strict=True) if waarde is not None
    )


def _bevinding(bevinding: Bevinding) -> str:
    return f"{bevinding.ernst} {bevinding.code} {bevinding.plaats}: {bevinding.wat} → {bevinding.remedie}"
