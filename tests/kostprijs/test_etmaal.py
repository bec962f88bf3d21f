"""Een product per etmaal: het rooster met zijn toeslagen, verblijf, vergoeding en afwezigheidsdag.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma;
het rooster is uur voor uur over de kalender nageteld.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.api import Tarief, bereken, loop
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefkaarten import (
    CAO,
    CLIENTGEBONDEN,
    DIRECT,
    INZETBAAR,
    PER_FTE,
    VERBLIJF,
    functie,
    kaart,
    lees,
    mix,
    rooster,
    tarief,
)

WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")
VRIJ_2026 = {datetime.date(2026, 1, 1), datetime.date(2026, 4, 27), datetime.date(2026, 12, 25)}
VRIJ_2026 |= {datetime.date(2027, 1, 1)}


def toeslag(dag: datetime.date, uur: int) -> Fraction:
    """De toeslag van de proefcao op één uur, rechtstreeks opgeschreven."""
    if (dag.month, dag.day) in {(12, 24), (12, 31)} and uur >= 18:
        return Fraction(60, 100)
    if dag in VRIJ_2026:
        return Fraction(1)
    if dag.weekday() >= 5:
        return Fraction(1, 2)
    return Fraction(40, 100) if uur < 6 else Fraction(20, 100) if uur >= 20 else Fraction(0)


def tel_na(
    dagen: set[str], van: int, duur: int, *, feestdagdienst: bool = False, apart: bool = False
) -> tuple[int, Fraction]:
    """Uren en uren × toeslag van een dienst in 2026, uur voor uur over de kalender."""
    uren, met_toeslag = 0, Fraction(0)
    dag = datetime.date(2026, 1, 1)
    while dag.year == 2026:
        draait = feestdagdienst if apart and dag in VRIJ_2026 else WEEK[dag.weekday()] in dagen
        for stap in range(duur if draait else 0):
            later, uur = divmod(van + stap, 24)
            uren += 1
            met_toeslag += toeslag(dag + datetime.timedelta(days=later), uur)
        dag += datetime.timedelta(days=1)
    return uren, met_toeslag


class TestEtmaal:
    @pytest.mark.parametrize(
        ("dagen", "van", "tot"),
        [("ma, di, wo, do, vr", 7, 15), ("za, zo", 8, 20), ("vr", 22, 8), ("ma, di, wo, do, vr, za, zo", 15, 24)],
    )
    def test_toeslag_van_een_dienst_is_uur_voor_uur_na_te_tellen(self, dagen: str, van: int, tot: int) -> None:
        dienst = f"naam: A, soort: dag, dagen: [{dagen}], van: {van}, tot: {tot}, functie: F8, begeleiders: 2"
        uitkomst = tarief("E", kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(dienst)))
        uren, met_toeslag = tel_na(set(dagen.split(", ")), van, (tot - van) % 24 or 24)
        assert bedrag(uitkomst, "functie.f8.roosteruren") == 2 * uren
        percentage = next(p for p in loop(uitkomst.tarief) if p.sleutel == "functie.f8.ort")
        assert bijna(Fraction(percentage.bedrag), met_toeslag / uren)

    def test_feestdagen_hebben_hun_eigen_diensten(self) -> None:
        """Draait er een dienst op feestdagen, dan vervalt daar de gewone."""
        diensten = (
            "naam: Week, soort: dag, dagen: [ma, di, wo, do, vr], van: 7, tot: 15, functie: F8, begeleiders: 1",
            "naam: Weekend, soort: weekend, dagen: [za, zo, feestdag], van: 9, tot: 21, functie: F7, begeleiders: 1",
        )
        uitkomst = tarief("E", kaart("E", "etmaal", mix(functie("8"), functie("7")) + VERBLIJF + rooster(*diensten)))
        week, _ = tel_na({"ma", "di", "wo", "do", "vr"}, 7, 8, apart=True)
        weekend, met_toeslag = tel_na({"za", "zo"}, 9, 12, feestdagdienst=True, apart=True)
        assert bedrag(uitkomst, "functie.f8.roosteruren") == week == (261 - 3) * 8
        assert bedrag(uitkomst, "functie.f7.roosteruren") == weekend == (104 + 3) * 12
        assert bijna(bedrag(uitkomst, "functie.f7.ort"), met_toeslag / weekend)

    def test_van_rooster_naar_tarief(self) -> None:
        """fte = uren ÷ uren per fte; toeslag = gemiddelde toeslag × deel van het salaris × salaris (tot schaal 8)."""
        dienst = "naam: A, soort: avond, dagen: [ma, za], van: 16, tot: 24, functie: F9, begeleiders: 1"
        tekst = mix(functie("9"), functie("10", "uren_per_plaats_per_week: 1.5")) + VERBLIJF + rooster(dienst)
        uitkomst = tarief("E", kaart("E", "etmaal", tekst))
        uren, met_toeslag = tel_na({"ma", "za"}, 16, 8)
        loon = 12 * 3600 + met_toeslag / uren * (CLIENTGEBONDEN / 1872) * 12 * 3000
        per_jaar = uren / CLIENTGEBONDEN * loon * Fraction(5, 4)
        per_jaar += Fraction(3, 2) * 8 * 365 / 7 / CLIENTGEBONDEN * PER_FTE["10"]
        assert bijna(bedrag(uitkomst, "beroepskracht"), per_jaar / 8 / 365)

    def test_slaapdienst_telt_half_en_zonder_toeslag(self) -> None:
        dienst = "naam: S, soort: slaapdienst, dagen: [ma, di, wo, do, vr, za, zo], van: 23, tot: 7, functie: F8, begeleiders: 1"
        uitkomst = tarief("E", kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(dienst)))
        assert bedrag(uitkomst, "functie.f8.roosteruren") == 365 * 8 / 2
        assert bedrag(uitkomst, "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag") == 0

    def test_de_kaart_kan_een_eigen_slaapdienstregel_hebben(self) -> None:
        dienst = "naam: S, soort: slaapdienst, dagen: [ma], van: 23, tot: 7, functie: F8, begeleiders: 1"
        tekst = mix(functie("8")) + VERBLIJF + rooster(dienst, ort="ort: geen\n  slaapdienst_telt_als: 25%")
        assert bedrag(tarief("E", kaart("E", "etmaal", tekst)), "functie.f8.roosteruren") == 52 * 8 / 4

    def test_een_slaapdienst_zonder_uren_is_op_de_kaart_en_in_de_cao_hetzelfde(self) -> None:
        """Geeft de cao alleen een bedrag per slaapdienst, dan tellen de uren voor 0%."""
        dienst = "naam: S, soort: slaapdienst, dagen: [ma], van: 23, tot: 7, functie: F8, begeleiders: 1"
        dag = "naam: D, soort: dag, dagen: [ma], van: 7, tot: 15, functie: F8, begeleiders: 1"
        cao = {"cao/proef/2026-01-01.yaml": CAO.replace("telt_als: 50%", "telt_als: 0%")}
        tekst = mix(functie("8")) + VERBLIJF + rooster(dienst, dag)
        eigen = tekst.replace("rooster:\n", "rooster:\n  slaapdienst_telt_als: 0%\n")
        uit_cao, van_de_kaart = tarief("E", cao, kaart("E", "etmaal", tekst)), tarief("E", kaart("E", "etmaal", eigen))
        assert bedrag(uit_cao, "functie.f8.roosteruren") == 52 * 8
        assert uit_cao.tarief.bedrag == van_de_kaart.tarief.bedrag

    def test_boven_de_schaalgrens_is_er_geen_toeslag(self) -> None:
        dienst = "naam: Nacht, soort: wakende_nacht, dagen: [za], van: 23, tot: 7, functie: F10, begeleiders: 1"
        uitkomst = tarief("E", kaart("E", "etmaal", mix(functie("10")) + VERBLIJF + rooster(dienst)))
        assert bijna(bedrag(uitkomst, "loon.proef.schaal_10.0.f10.loonkosten"), PER_FTE["10"])

    def test_boven_het_salaris_van_een_cel_is_er_geen_toeslag(self) -> None:
        """Zoals in Sociaal Werk: niet voor wie hoger betaald wordt dan de aangewezen cel; wie precies daar zit, wel."""
        cao = CAO.replace('schalen_tot_en_met: "9"', 'salaris_tot_en_met: {schaal: "8", trede: "0"}')
        dienst = "naam: Nacht, soort: wakende_nacht, dagen: [za], van: 12, tot: 20, functie: F{}, begeleiders: 1"

        def percentage(schaal: str) -> Fraction:
            kaart_ = kaart("E", "etmaal", mix(functie(schaal)) + VERBLIJF + rooster(dienst.format(schaal)))
            return bedrag(tarief("E", {"cao/proef/2026-01-01.yaml": cao}, kaart_), f"functie.f{schaal}.ort")

        assert percentage("8") == Fraction(1, 2)
        assert percentage("9") == 0

    def test_gegeven_toeslag_ook_tijdens_verlof(self) -> None:
        dienst = "naam: Nacht, soort: dag, dagen: [ma], van: 8, tot: 16, functie: F8, begeleiders: 1"
        keuze = "ort_percentage: 30%\n  ort_over: gewerkte_uren_en_verlof"
        uitkomst = tarief("E", kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(dienst, ort=keuze)))
        deel = (CLIENTGEBONDEN + 200) / 1872
        assert bijna(
            bedrag(uitkomst, "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag"), Fraction(3, 10) * deel * 36000
        )

    def test_vakantietoeslag_over_de_toeslag_alleen_als_de_kaart_het_zegt(self) -> None:
        cao = CAO.replace(
            "verlof: {", "toeslagen: [{sleutel: vakantietoeslag, percentage: 8%, over: [jaarsalaris]}]\nverlof: {"
        )
        dienst = "naam: Dag, soort: dag, dagen: [ma], van: 8, tot: 16, functie: F8, begeleiders: 1"

        def bruto(keuze: str) -> Fraction:
            tekst = mix(functie("8")) + VERBLIJF
            tekst += rooster(dienst, ort=f"ort_percentage: 30%\n  ort_over: gewerkte_uren{keuze}")
            uitkomst = tarief("E", {"cao/proef/2026-01-01.yaml": cao}, kaart("E", "etmaal", tekst))
            return bedrag(uitkomst, "loon.proef.schaal_8.0.f8.bruto_loon")

        toeslag_ = Fraction(3, 10) * CLIENTGEBONDEN / 1872 * 36000
        assert bijna(bruto(""), 36000 * Fraction(108, 100) + toeslag_)
        met_ = bruto("\n  toeslagen_over_ort: [vakantietoeslag]")
        assert bijna(met_, 36000 * Fraction(108, 100) + toeslag_ * Fraction(108, 100))

    @pytest.mark.parametrize(
        ("stand", "uren"),
        [("inzetbare_uren", INZETBAAR), ("clientgebonden_uren", CLIENTGEBONDEN), ("declarabele_uren", DIRECT)],
    )
    def test_welke_uren_een_fte_levert_staat_op_de_kaart(self, stand: str, uren: Fraction) -> None:
        tekst = mix(functie("8", "uren_per_plaats_per_week: 2")) + f"verblijf: {{uren_per_fte: {stand}}}\n"
        uitkomst = tarief("E", kaart("E", "etmaal", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), 2 / Fraction(7) / uren * PER_FTE["8"])
        assert bijna(bedrag(uitkomst, "beroepskracht_clientgebonden"), bedrag(uitkomst, "beroepskracht") * uren / 1872)

    def test_een_schrikkeljaar_heeft_366_dagen(self) -> None:
        """De uren per week blijven per etmaal gelijk; vaste fte worden over een dag meer verdeeld."""
        tekst = mix(functie("8", "fte: 2")) + "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n"
        inlezing = lees(kaart("E", "etmaal", tekst))
        uitkomsten = {jaar: bereken(inlezing, tariefjaar=jaar).tarief("E") for jaar in (2027, 2028)}
        assert bedrag(uitkomsten[2027], "verblijf.dagen_per_jaar") == 365
        assert bedrag(uitkomsten[2028], "verblijf.dagen_per_jaar") == 366
        assert bijna(bedrag(uitkomsten[2028], "beroepskracht"), 2 * PER_FTE["8"] / 4 / 366)

    def test_leegstand_is_een_opslag_en_bezetting_een_deler(self) -> None:
        def met(veld: str) -> Tarief:
            tekst = mix(functie("8", "fte: 2"))
            tekst += f"verblijf: {{plaatsen: 4, dagen_per_jaar: 365, {veld}uren_per_fte: inzetbare_uren}}\n"
            return tarief("E", kaart("E", "etmaal", tekst, "wonen"))

        vol, deler, opslag = met(""), met("bezettingsgraad: 80%, "), met("leegstand: 25%, ")
        assert bedrag(vol, "opslag.huur") == 18
        for uitkomst in (deler, opslag):  # 1 ÷ 80% = 1 + 25%
            assert bijna(bedrag(uitkomst, "beroepskracht"), bedrag(vol, "beroepskracht") * Fraction(5, 4))
            assert bedrag(uitkomst, "opslag.huur") == Fraction(45, 2)
            assert bedrag(uitkomst, "opslag.verzorging") == 20  # wie er niet is, eet niet

    @given(st.integers(1, 100))
    def test_volledige_bezetting_is_de_ondergrens(self, bezetting: int) -> None:
        def met(graad: int) -> Tarief:
            tekst = mix(functie("8", "fte: 2"))
            tekst += f"verblijf: {{plaatsen: 4, bezettingsgraad: {graad}%, uren_per_fte: inzetbare_uren}}\n"
            return tarief("E", kaart("E", "etmaal", tekst, "wonen"))

        assert met(bezetting).onafgerond.bedrag >= met(100).onafgerond.bedrag

    def test_vergoeding_naar_leeftijd(self) -> None:
        """Σ aandeel × bedrag uit een reeks, buiten de loonkosten om."""
        tekst = (
            mix(functie("8", "uren_per_plaats_per_week: 1")) + "verblijf: {uren_per_fte: declarabele_uren}\nbedragen:\n"
        )
        for naam, aandeel in (("jong", 40), ("oud", 60)):
            tekst += (
                f"  - {{sleutel: {naam}, naam: {naam}, element: verzorging, bedrag_per_eenheid: {{reeks: vergoeding}}, "
                f"aantal: {aandeel}%, klasse: open}}\n"
            )
        uitkomst = tarief("E", kaart("E", "etmaal", tekst))
        assert (bedrag(uitkomst, "opslag.jong"), bedrag(uitkomst, "opslag.oud")) == (Fraction(10), Fraction(15))
        assert bedrag(uitkomst, "nvo.verzorging") == 25

    def test_afwezigheidsdag_is_het_etmaal_zonder_wat_vervalt(self) -> None:
        tekst = mix(functie("8", "fte: 2")) + "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n"
        aanwezig = kaart("E", "etmaal", tekst, "wonen")
        afwezig = kaart("A", "etmaal", 'afwezigheid: {van: "E", vervalt: [verzorging]}\n', None)
        wel, niet = tarief("E", aanwezig, afwezig), tarief("A", aanwezig, afwezig)
        assert bijna(Fraction(wel.onafgerond.bedrag) - Fraction(niet.onafgerond.bedrag), 20)
        assert niet.nvo["verzorging"].bedrag == 0
        assert niet.kaart.product == "A"
