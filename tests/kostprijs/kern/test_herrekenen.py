"""Dezelfde boom met andere waarden, en wat er van een tarief blijft zonder boom."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import Bewerking, Eenheid, Plaats, loop, zonder_boom
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.herrekenen import herrekend
from reeletarief.kostprijs.post import REKENREGEL
from tests.kostprijs.kern.proef import PRODUCTEN, reken


class TestHerrekenen:
    @pytest.mark.parametrize("product", PRODUCTEN)
    def test_heen_en_terug_is_de_boom_van_eerst(self, product: str) -> None:
        """Elke waarde anders en dan terug: elke berekening is opnieuw gedaan en komt op hetzelfde uit."""
        tarief = reken(product)
        eerst = {post.sleutel: post.bedrag for post in loop(*tarief.wortels) if post.bewerking is Bewerking.WAARDE}
        anders = herrekend(tarief.wortels, lambda post: post.bedrag * 2 + 1)
        assert anders["tarief_onafgerond"].bedrag != tarief.onafgerond.bedrag
        terug = herrekend([anders[wortel.sleutel] for wortel in tarief.wortels], lambda post: eerst[post.sleutel])
        assert [terug[post.sleutel] for post in loop(*tarief.wortels)] == list(loop(*tarief.wortels))

    def test_zonder_wijziging_blijft_elke_post_zichzelf(self) -> None:
        wortels = reken("S").wortels
        for vervang in (lambda _: None, lambda post: post.bedrag):
            klaar = herrekend(wortels, vervang)
            assert all(klaar[post.sleutel] is post for post in loop(*wortels))

    def test_alleen_wat_geraakt_wordt_verandert(self) -> None:
        tarief = reken("S")
        klaar = herrekend(
            tarief.wortels,
            lambda post: post.bedrag * 2 if post.sleutel == "opslagen.instap.bedrag_per_eenheid" else None,
        )
        assert klaar["opslag.instap"].bedrag == 19
        assert klaar["opslag.instap"]._replace(bedrag=Decimal(0), operanden=()) == tarief.regels[2]._replace(
            bedrag=Decimal(0), operanden=()
        )
        assert klaar["opslag.kilometers"] is tarief.regels[3]
        assert klaar["tarief"].bedrag == Fraction("27.70")  # 26,44 × 1,048 = 27,709 op vijf cent

    def test_delen_door_nul_noemt_de_post(self) -> None:
        with pytest.raises(RekenFout) as fout:
            herrekend(reken("U").wortels, lambda post: post.bedrag * 0 if post.sleutel == "inzet.deelnemers" else None)
        (bevinding,) = fout.value.bevindingen
        assert bevinding[:5] == (
            "RT413",
            "Met deze waarden is 'beroepskracht per uur, alle begeleiders, per deelnemer' niet te berekenen: er wordt door nul gedeeld.",
            "Zoek de invoer die nul is geworden en geef haar een waarde boven nul.",
            None,
            "fout",
        )

    def test_de_melding_wijst_de_plaats_van_de_post_aan_als_die_er_is(self) -> None:
        een, ander = (posten.waarde(naam, naam, Decimal(2), Eenheid.AANTAL, REKENREGEL) for naam in ("een", "ander"))
        hier = REKENREGEL._replace(plaats=Plaats("kaart.yaml", 3))
        deel = posten.met_herkomst(posten.quotient("deel", "Deel", Eenheid.AANTAL, een, ander), hier)
        with pytest.raises(RekenFout) as fout:
            herrekend([deel], lambda post: Decimal(0) if post is ander else None)
        assert fout.value.bevindingen[0].plaats == hier.plaats

    def test_een_uitkomst_die_te_groot_wordt_noemt_de_post(self) -> None:
        een, ander = (posten.waarde(naam, naam, Decimal(2), Eenheid.AANTAL, REKENREGEL) for naam in ("een", "ander"))
        keer = posten.product("keer", "Veel te veel", Eenheid.AANTAL, een, ander)
        with pytest.raises(RekenFout, match="'Veel te veel' wordt groter dan"):
            herrekend([keer], lambda _: Decimal("1e15"))

    def test_nul_gedeeld_door_nul_is_ook_delen_door_nul(self) -> None:
        with pytest.raises(RekenFout) as fout:
            herrekend(reken("U").wortels, lambda post: post.bedrag * 0)
        assert [bevinding.code for bevinding in fout.value.bevindingen] == ["RT413"]


def test_zonder_boom_blijven_de_bedragen() -> None:
    for product in ("U", "TT"):
        heel = reken(product)
        kaal = zonder_boom(heel)
        assert (kaal.tarief.bedrag, kaal.onafgerond.bedrag) == (heel.tarief.bedrag, heel.onafgerond.bedrag)
        assert (kaal.functies, kaal.uren, kaal.regels, kaal.onzekere_posten, kaal.andere_eenheid) == (
            (),
            None,
            (),
            (),
            None,
        )
        for lijst, eerst in ((kaal.jeugdwet, heel.jeugdwet), (kaal.nvo, heel.nvo)):
            assert {naam: post._replace(operanden=eerst[naam].operanden) for naam, post in lijst.items()} == eerst
        posten = [kaal.tarief, kaal.onafgerond, *kaal.jeugdwet.values(), *kaal.nvo.values()]
        assert not any(post.operanden for post in posten)
        for deel, eerst_deel in zip(kaal.onderdelen, heel.onderdelen, strict=True):
            assert deel.product == eerst_deel.product
            assert deel.tarief.tarief == eerst_deel.tarief.tarief._replace(operanden=())
