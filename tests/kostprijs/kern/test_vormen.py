"""Wat elke vorm met een ontbrekend of ander blok doet, met de hand uitgerekend uit de vastgelegde posten."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reeletarief.api import Bewerking, loop, zoek, zonder_boom
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs.herrekenen import herrekend
from tests.kostprijs.kern.proef import PRODUCTEN, bedrag, lees, reken, weigering

E, D, DD, J, S = (f"productkaarten/{code}.yaml" for code in ("E", "D", "DD", "J", "S"))
ENKEL, OUD, NIEUW = "cao/enkel/2026-01-01.yaml", "cao/dubbel/2025-07-01.yaml", "cao/dubbel/2026-05-01.yaml"
OPSLAGEN = "opslagen.yaml"


def bijna(een: Fraction, ander: Fraction | int) -> bool:
    return abs(een - ander) < Fraction(1, 10**12)


def test_zonder_no_show_of_bezetting_is_een_bedrag_per_plaats_dat_bedrag() -> None:
    assert bedrag(reken("DD", (DD, ", bezettingsgraad: 85%", "")), "opslag.huur") == 18
    assert bijna(bedrag(reken("DD"), "opslag.huur"), Fraction(1800, 85))


def test_niets_elders_betaald_is_het_hele_bedrag() -> None:
    heel = reken("J", (J, ", elders_betaald: 45%", ""))
    assert bedrag(heel, "beroepskracht") == sum(Fraction(deel.kosten.bedrag) for deel in heel.functies)
    assert bijna(bedrag(reken("J"), "beroepskracht"), bedrag(heel, "beroepskracht") * Fraction(55, 100))
    assert bedrag(heel, "opslag.telefoon") == 1200 * 2


def test_een_verblijf_zonder_plaatsen_rekent_per_plaats() -> None:
    """2 uur per week × 365 ÷ 7, gedeeld door de uren die een fte levert."""
    tekst = ("productkaarten/EP.yaml", "verblijf: {plaatsen: 1, ", "verblijf: {")
    inhoud = lees().regio
    assert inhoud is not None
    kaart = next(k for k in inhoud.kaarten if k.product == "EP")
    begin = '  - {functie: Ouder, niveau: mbo, schaal: "7", trede: 2}\n'
    rooster = """rooster:
  ort_percentage: 12%
  ort_over: gewerkte_uren
  slaapdienst_telt_als: 25%
  diensten:
    - {naam: Nacht, soort: slaapdienst, dagen: [za], van: 22, tot: 8, functie: Ouder, begeleiders: 1}
"""
    assert kaart.rooster is not None
    tarief = reken("EP", tekst, ("productkaarten/EP.yaml", begin, ""), ("productkaarten/EP.yaml", rooster, ""))
    assert tarief.uren is not None
    fte = 2 * Fraction(365) / 7 / Fraction(tarief.uren.declarabel.bedrag)
    assert bijna(bedrag(tarief, "functie.steun.fte"), fte)
    (deel,) = tarief.functies
    assert bijna(bedrag(tarief, "beroepskracht"), fte * Fraction(deel.loon.loonkosten.bedrag) / 365)
    assert zoek("verblijf.fte", tarief.tarief)[0].operanden == (deel.inzet,)


def test_een_opslag_over_loon_is_bij_een_product_zonder_lonen_nul() -> None:
    regel = "naam: Rit\n    regels:\n      - {sleutel: opleiding, naam: Opleiding, element: opleidingskosten, percentage: 2%, over: [jaarsalaris], als: opslag, klasse: open}"
    tarief = reken("S", (OPSLAGEN, "naam: Rit", regel))
    assert bedrag(tarief, "opslag.opleiding") == 0
    (loon,) = zoek("grondslag.jaarsalaris", *tarief.regels)
    assert (loon.naam, loon.eenheid) == ("geen lonen in dit product", "euro per stuk")
    assert loon.herkomst is not None
    assert loon.herkomst.toelichting == "geen lonen in dit product"


def test_een_opslag_over_een_regel_van_een_ouder_peil_staat_zelf_op_dat_peil() -> None:
    """Toezicht is 5% van de verzorging; met de verzorging op 2025 wordt ook het toezicht geïndexeerd, en de marge erover."""
    ouder = (OPSLAGEN, "bedrag_per_eenheid: 20.00, prijspeil: 2026", "bedrag_per_eenheid: 20.00, prijspeil: 2025")
    tarief = reken("E", ouder)
    (index,) = zoek("te_indexeren.peil_2025", tarief.tarief)
    assert "opslag.toezicht" in {post.sleutel for post in loop(index)}
    assert not zoek("opslag.toezicht.peil_2025", tarief.tarief)
    meer = bedrag(tarief, "jeugdwet.d") - bedrag(reken("E"), "jeugdwet.d")
    assert bijna(meer, Fraction(21) * Fraction("1.02") * Fraction("0.048"))


def test_aandelen_delen_een_uitkomst_alleen_over_dezelfde_grondslag() -> None:
    """Overhead is 20% van een uitkomst over de hele beroepskracht, huisvesting 4% van een uitkomst over een deel ervan."""
    alleen = (
        OPSLAGEN,
        "over: [beroepskracht_clientgebonden, beroepskracht_niet_clientgebonden]",
        "over: [beroepskracht_clientgebonden]",
    )
    tarief = reken("C", alleen)
    assert bijna(bedrag(tarief, "opslag.overhead"), bedrag(tarief, "beroepskracht") / 80 * 20)
    assert bijna(bedrag(tarief, "opslag.huisvesting"), bedrag(tarief, "beroepskracht_clientgebonden") / 96 * 4)
    samen = reken("C")
    assert bijna(bedrag(samen, "opslag.huisvesting"), bedrag(samen, "beroepskracht") / 76 * 4)


def test_het_gemiddelde_van_een_schaal_met_een_trede_is_die_trede() -> None:
    tarief = reken("C", ("productkaarten/C.yaml", "trede: max", "trede: gemiddelde"))
    assert bedrag(tarief, "loon.enkel.schaal_10.gemiddelde.jaarsalaris") == 12 * 4200


def test_een_bedrag_per_jaar_in_een_tabel_die_het_hele_jaar_geldt() -> None:
    toeslag = (ENKEL, "bedrag_per_maand: 25.00", "bedrag_per_jaar: 250.00")
    assert bedrag(reken("C", toeslag), "loon.enkel.schaal_10.max.werkkosten") == 250


@pytest.mark.parametrize(
    ("grenzen", "verhoging"),
    [("", 64), (", minimum_per_maand: 65", 65), (", maximum_per_maand: 60", 60), (", minimum_per_maand: 1", 64)],
)
def test_een_verhoging_met_of_zonder_grenzen(grenzen: str, verhoging: int) -> None:
    """2% van 3193 is 63,86, op hele euro's."""
    regel = ("cao/dubbel/2026-10-01.yaml", ", minimum_per_maand: 65, maximum_per_maand: 80", grenzen)
    tarief = reken("UU", regel)
    assert bedrag(tarief, "cao.dubbel.2026-10-01.schaal_8.trede_1") == 3193 + verhoging


def test_een_onleesbare_andere_trede_is_niet_de_reden() -> None:
    gat = (
        ENKEL,
        "salaris:",
        'ontbreekt: [{schalen: ["7"], treden: ["4"], reden: vlek}, {schalen: ["10"], treden: ["5"], reden: vouw}]\nsalaris:',
    )
    (reden,) = weigering("C", gat, ("productkaarten/C.yaml", "trede: max", "trede: 4"))
    assert reden.wat == "Trede 4 staat niet in schaal 10 van cao enkel per 2026-01-01."
    assert reden.remedie == "Mogelijk zijn: 0, max, gemiddelde."
    (reden,) = weigering("C", gat, ("productkaarten/C.yaml", "trede: max", "trede: 5"))
    assert reden.wat == "Trede 5 van schaal 10 is onbekend in de tabel van cao enkel per 2026-01-01: vouw."


class TestRooster:
    def test_het_uurloon_als_deel_van_het_maandsalaris(self) -> None:
        """Bij 1/150 staat het salaris voor 12 × 150 uur; de toeslag gaat over de gewerkte uren en het verlof."""
        tarief = reken("E", (ENKEL, "vindplaats: art. 5", "vindplaats: art. 5\n  uren_per_maand: 150"))
        assert tarief.uren is not None
        met_toeslag = Fraction(tarief.uren.declarabel.bedrag) + 144 + 56 + 36
        assert bijna(bedrag(tarief, "rooster.deel_met_toeslag"), met_toeslag / 1800)
        (maand,) = zoek("cao.enkel.2026-01-01.uren_per_maand", tarief.tarief)
        assert maand.herkomst is not None
        assert (maand.naam, maand.eenheid, maand.herkomst[:3]) == (
            "uren waarvan een maandsalaris het loon is",
            "uren",
            ("vaststaand", "Cao Enkel", 2026),
        )
        assert str(maand.herkomst.plaats).startswith(f"{ENKEL}:")
        (jaar,) = zoek("rooster.salarisuren.2026-01-01", tarief.tarief)
        assert (jaar.naam, jaar.eenheid) == ("uren waarvan een jaarsalaris het loon is", "uren per jaar")

    def test_zonder_toeslag_is_er_geen_toeslag(self) -> None:
        keuze = "  ort: uit_cao\n  ort_over: gewerkte_uren_en_verlof\n  toeslagen_over_ort: [vakantietoeslag]"
        tarief = reken("E", (E, keuze, "  ort: geen"))
        assert not [post for post in loop(tarief.tarief) if "onregelmatigheidstoeslag" in post.sleutel]
        assert bedrag(tarief, "functie.groepsleider.roosteruren") == bedrag(
            reken("E"), "functie.groepsleider.roosteruren"
        )

    @pytest.mark.parametrize(
        ("grens", "reden"),
        [
            ('salaris_tot_en_met: {schaal: "9", trede: "1"}', "hoger betaald dan schaal 9 trede 1"),
            ('salaris_tot_en_met: {schaal: "9", trede: "2"}', None),
            ('schalen_tot_en_met: "8"', "boven schaal 8"),
            ('schalen_tot_en_met: "9"', None),
            ('schalen_tot_en_met: "A"', None),
        ],
    )
    def test_voor_wie_de_toeslag_is(self, grens: str, reden: str | None) -> None:
        tarief = reken("E", (ENKEL, 'schalen_tot_en_met: "9"', grens))
        (ort,) = zoek("functie.groepsleider.ort", tarief.tarief)
        assert (ort.bedrag == 0) is (reden is not None)
        if reden is not None:
            assert ort.herkomst is not None
            assert (ort.herkomst.toelichting, ort.herkomst.bron) == (f"geen toeslag: {reden}", "Cao Enkel, art. 5")

    @pytest.mark.parametrize(
        ("tot_en_met", "percentage"),
        [("2026-04-30", "0.45"), ("2025-12-31", "0.5"), ("2026-02-28", None), ("2026-01-01", None)],
    )
    def test_tijdvakken_die_eerder_ophouden_dan_de_tabel(self, tot_en_met: str, percentage: str | None) -> None:
        """Vóór de periode opgehouden: die van de volgende tabel. Erin opgehouden: er valt niet mee te rekenen."""
        eind = (OUD, "ort:\n", f"ort:\n  tot_en_met: {tot_en_met}\n")
        if percentage is None:
            (reden,) = weigering("EE", eind)
            assert reden[:2] == (
                "RT412",
                "De tabel van cao dubbel per 2025-07-01 heeft geen tijdvakken voor de onregelmatigheidstoeslag in 2026.",
            )
            return
        (vak,) = zoek("rooster.week.2025-07-01.toeslag_1.percentage", reken("EE", eind).tarief)
        assert vak.bedrag == Fraction(percentage)

    def test_tijdvakken_die_ophouden_zonder_volgende_tabel(self) -> None:
        (reden,) = weigering("E", (ENKEL, "ort:\n", "ort:\n  tot_en_met: 2025-12-31\n"))
        assert reden.code == "RT412"
        assert reden.remedie == "Vul 'ort' in de cao-tabel aan met de bron, of geef in het rooster 'ort_percentage'."
        assert str(reden.plaats) == f"{E}:22:14"

    def test_toeslag_op_feestdagen_zonder_lijst_van_feestdagen(self) -> None:
        diensten = [(E, f", feestdag], van: {van}", f"], van: {van}") for van in ("7, tot: 23", "22.75")]
        (reden,) = weigering(
            "E",
            *diensten,
            (ENKEL, "feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag, tweede_kerstdag]", "feestdagen: []"),
        )
        assert (
            reden.wat
            == "De tabel van cao enkel per 2026-01-01 geeft toeslag op feestdagen, maar noemt niet welke dagen dat zijn."
        )

    def test_een_feestdag_met_toeslag_hoeft_geen_vrije_dag_te_zijn(self) -> None:
        """Met alleen Bevrijdingsdag (een dinsdag) als feestdag met toeslag dragen de uren van die dag 100%."""
        eigen = (ENKEL, "vindplaats: art. 5", "vindplaats: art. 5\n  feestdagen: [bevrijdingsdag]")
        tarief = reken("E", eigen)
        assert (
            bedrag(tarief, "rooster.dag.aantal") == 261 - 3
        )  # nieuwjaar, Koningsdag en Eerste Kerstdag: die blijven vrij
        (vak,) = (
            post
            for post in loop(tarief.tarief)
            if post.sleutel.startswith("rooster.dag.toeslag_") and post.naam == "Dag, feestdag 0-24 uur, uren in 2026"
        )
        assert vak.bedrag == Fraction(17, 2)

    def test_een_dienst_op_feestdagen_die_nergens_staan(self) -> None:
        keuze = "  ort: uit_cao\n  ort_over: gewerkte_uren_en_verlof\n  toeslagen_over_ort: [vakantietoeslag]"
        (reden,) = weigering(
            "E",
            (E, keuze, "  ort: geen"),
            (ENKEL, "feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag, tweede_kerstdag]", "feestdagen: []"),
        )
        assert reden[:3] == (
            "RT412",
            "De dienst 'Weekend' draait op feestdagen, maar de tabel van cao enkel per 2026-01-01 noemt er geen.",
            "Vul in de cao-tabel onder 'ort' de 'feestdagen' in met de bron, of haal 'feestdag' uit de diensten.",
        )
        assert str(reden.plaats) == f"{E}:22:14"


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
        assert klaar["opslag.instap"]._replace(bedrag=0, operanden=()) == tarief.regels[2]._replace(
            bedrag=0, operanden=()
        )  # type: ignore[arg-type]
        assert klaar["opslag.kilometers"] is tarief.regels[3]
        assert klaar["tarief"].bedrag == Fraction("27.70")  # 26,44 × 1,048 = 27,709 op vijf cent

    def test_delen_door_nul_noemt_de_post(self) -> None:
        with pytest.raises(RekenFout) as fout:
            herrekend(reken("U").wortels, lambda post: post.bedrag * 0 if post.sleutel == "inzet.deelnemers" else None)
        (bevinding,) = fout.value.bevindingen
        assert bevinding == (
            "RT413",
            "Met deze waarden is 'beroepskracht per uur, alle begeleiders, per deelnemer' niet te berekenen: er wordt door nul gedeeld.",
            "Zoek de invoer die nul is geworden en geef haar een waarde boven nul.",
            None,
            "fout",
        )

    def test_nul_gedeeld_door_nul_is_ook_delen_door_nul(self) -> None:
        with pytest.raises(RekenFout) as fout:
            herrekend(reken("U").wortels, lambda post: post.bedrag * 0)
        assert [bevinding.code for bevinding in fout.value.bevindingen] == ["RT413"]


def test_zonder_boom_blijven_de_bedragen() -> None:
    for product in ("U", "TT"):
        heel = reken(product)
        kaal = zonder_boom(heel)
        assert (kaal.tarief.bedrag, kaal.onafgerond.bedrag) == (heel.tarief.bedrag, heel.onafgerond.bedrag)
        assert (kaal.functies, kaal.uren, kaal.regels, kaal.andere_eenheid) == ((), None, (), None)
        for lijst, eerst in ((kaal.jeugdwet, heel.jeugdwet), (kaal.nvo, heel.nvo)):
            assert {naam: post._replace(operanden=eerst[naam].operanden) for naam, post in lijst.items()} == eerst
        posten = [kaal.tarief, kaal.onafgerond, *kaal.jeugdwet.values(), *kaal.nvo.values()]
        assert not any(post.operanden for post in posten)
        for deel, eerst_deel in zip(kaal.onderdelen, heel.onderdelen, strict=True):
            assert deel.product == eerst_deel.product
            assert deel.tarief.tarief == eerst_deel.tarief.tarief._replace(operanden=())
