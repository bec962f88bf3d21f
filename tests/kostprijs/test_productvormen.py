"""De productvormen naast het uur: dagdeel, etmaal, traject, jaar en stuk.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma; het rooster is
uur voor uur over de kalender nageteld.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.api import Inlezing, Tarief, bereken, lees_regio, loop
from tests.conftest import Uitkomst, schrijf_werkmap
from tests.kostprijs.kern.proef import bedrag, bijna

OPSLAGEN = """
regio: Vormen
tariefjaar: 2026
werkgeverslasten:
  - {sleutel: lasten, naam: Lasten, percentage: 25%, over: [bruto_loon], klasse: open}
uren:
  declarabel: direct
  regels:
    - {sleutel: ziekte, naam: Ziekte, soort: algemeen, uren_per_jaar: 72, klasse: open}
    - {sleutel: scholing, naam: Scholing, soort: beroepsgebonden, uren_per_jaar: 100, klasse: open}
    - {sleutel: verslag, naam: Verslag, soort: clientgebonden_indirect, percentage: 20%, over: [clientgebonden_uren], klasse: open}
opslagsets:
  kaal: {naam: Kaal}
  vol:
    naam: Vol
    regels:
      - {sleutel: reizen, naam: Reizen, element: reiskosten, bedrag_per_uur: 1.50, prijspeil: 2025, klasse: open}
      - {sleutel: telefoon, naam: Telefoon, element: overhead, bedrag_per_fte: 1200, prijspeil: 2026, klasse: open}
      - {sleutel: opleiding, naam: Opleiding, element: opleidingskosten, percentage: 2%, over: [bruto_loon], als: opslag, klasse: open}
      - {sleutel: overhead, naam: Overhead, element: overhead, percentage: 20%, over: [beroepskracht], als: opslag, klasse: open}
      - {sleutel: verzorging, naam: Verzorging, element: verzorging, bedrag_per_eenheid: 20.00, prijspeil: 2026, klasse: open}
      - {sleutel: risico, naam: Risico, element: marge, percentage: 2%, over: [kostprijs], als: opslag, klasse: open}
    zonder:
      - {element: huisvesting, reden: geen verblijf}
      - {element: gemeentelijke_eisen, reden: niets gevraagd}
  wonen:
    naam: Wonen
    regels:
      - {sleutel: huur, naam: Huur, element: huisvesting, bedrag_per_plaats: 18.00, prijspeil: 2026, klasse: open}
      - {sleutel: verzorging, naam: Verzorging, element: verzorging, bedrag_per_eenheid: 20.00, prijspeil: 2026, klasse: open}
    zonder:
      - {element: gemeentelijke_eisen, reden: zit in de overhead}
      - {element: reiskosten, reden: werkt op de groep}
indexering: {methode: vast, percentage: 3%, klasse: open}
afronding: {stap: 0.01}
reeksen:
  vergoeding: {naam: Vergoeding, waarden: [{jaar: 2026, waarde: 25.00, klasse: vaststaand, bron: proef}]}
"""
CAO = """
cao: proef
naam: Proefcao
ingangsdatum: 2026-01-01
bevestigd_tot: 2026-12-31
bron: {titel: Proefcao, jaar: 2026}
arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1872}
verlof: {wettelijk: 144, bovenwettelijk: 56}
feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag]
ort:
  vindplaats: proef
  schalen_tot_en_met: "9"
  uurloon_hoogstens: {schaal: "8", trede: "0"}
  tijdvakken:
    - {dagen: [ma, di, wo, do, vr], van: 0, tot: 6, percentage: 40%}
    - {dagen: [ma, di, wo, do, vr], van: 20, tot: 24, percentage: 20%}
    - {dagen: [za, zo], van: 0, tot: 24, percentage: 50%}
    - {dagen: [feestdag], van: 0, tot: 24, percentage: 100%}
    - {dagen: [kerst_en_oudjaarsavond], van: 18, tot: 24, percentage: 60%}
slaapdienst: {telt_als: 50%, vindplaats: proef}
salaris:
  "7": {"0": 2600.00}
  "8": {"0": 3000.00}
  "9": {"0": 3600.00}
  "10": {"0": 4200.00}
"""
INZETBAAR = 1872 - 144 - 56 - Fraction(3 * 36, 5) - 72  # de drie feestdagen vallen in 2026 op een werkdag
CLIENTGEBONDEN = INZETBAAR - 100
DIRECT = CLIENTGEBONDEN * Fraction(4, 5)
PER_FTE = {"7": 12 * 2600 * Fraction(5, 4), "8": 12 * 3000 * Fraction(5, 4), "10": 12 * 4200 * Fraction(5, 4)}


def kaart(code: str, eenheid: str, tekst: str, opslagset: str | None = "kaal") -> dict[str, str]:
    set_ = f"opslagset: {opslagset}\n" if opslagset else ""
    return {
        f"productkaarten/{code}.yaml": f'product: "{code}"\nnaam: {code}\nsegment: s\neenheid: {eenheid}\n{tekst}{set_}'
    }


def functie(schaal: str, maat: str = "", naam: str = "F") -> str:
    return f'{{functie: {naam}{schaal}, niveau: hbo, schaal: "{schaal}", trede: 0{", " + maat if maat else ""}}}'


def mix(*functies: str) -> str:
    return "cao: proef\nfunctiemix:\n" + "".join(f"  - {regel}\n" for regel in functies)


def rooster(*diensten: str, ort: str = "ort: uit_cao\n  ort_over: gewerkte_uren") -> str:
    return f"rooster:\n  {ort}\n  diensten:\n" + "".join(f"    - {{{dienst}}}\n" for dienst in diensten)


def lees(*kaarten: dict[str, str]) -> Inlezing:
    inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO}
    for bestand in kaarten:
        inhoud |= bestand
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})
    assert inlezing.bevindingen == (), inlezing.bevindingen
    return inlezing


def tarief(code: str, *kaarten: dict[str, str], jaar: int = 2026) -> Tarief:
    resultaat = bereken(lees(*kaarten), tariefjaar=jaar)
    assert resultaat.overgeslagen == (), resultaat.overgeslagen
    return resultaat.tarief(code)


def dagdeel(groep: str, opslagset: str = "kaal") -> Tarief:
    tekst = mix(functie("7", "begeleiders: 1.5"), functie("8", "begeleiders: 0.5")) + f"groep: {groep}\n"
    return tarief("D", kaart("D", "dagdeel", tekst, opslagset))


GROEP_PER_UUR = (Fraction(3, 2) * PER_FTE["7"] + Fraction(1, 2) * PER_FTE["8"]) / DIRECT


class TestDagdeel:
    def test_vier_uur_gedeeld_door_deelnemers(self) -> None:
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), 4 * GROEP_PER_UUR / 8)

    def test_een_andere_duur_alleen_met_een_eigen_veld(self) -> None:
        uitkomst = dagdeel("{deelnemers: 8, uren_per_dagdeel: 3.5, indirecte_tijd: in_tarief}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), Fraction(7, 2) * GROEP_PER_UUR / 8)

    def test_no_show_is_een_bezettingsgraad(self) -> None:
        een = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, no_show: 10%}")
        ander = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: 90%}")
        assert een.tarief.bedrag == ander.tarief.bedrag
        assert bijna(bedrag(een, "beroepskracht"), 4 * GROEP_PER_UUR / 8 / Fraction(9, 10))

    def test_indirecte_tijd_apart_maakt_het_uur_goedkoper(self) -> None:
        """Verslaglegging kost hier een vijfde van de cliëntgebonden uren; apart gedeclareerd zit die er niet in."""
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: apart}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), 4 * GROEP_PER_UUR / 8 * Fraction(4, 5))

    def test_bedragen_per_soort(self) -> None:
        """Reizen per medewerkeruur gaat mee met de groep, verzorging is per dagdeel."""
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief}", "vol")
        assert bijna(bedrag(uitkomst, "opslag.reizen"), 4 * 2 * Fraction(3, 2) / 8)
        assert bijna(bedrag(uitkomst, "opslag.telefoon"), 4 * 2 * 1200 / DIRECT / 8)
        assert bedrag(uitkomst, "opslag.verzorging") == 20

    @given(st.integers(1, 40), st.integers(1, 100))
    def test_twee_keer_zoveel_deelnemers_halveert_de_arbeid(self, deelnemers: int, bezetting: int) -> None:
        vast = f"indirecte_tijd: in_tarief, bezettingsgraad: {bezetting}%"
        een = dagdeel(f"{{deelnemers: {deelnemers}, {vast}}}")
        dubbel = dagdeel(f"{{deelnemers: {2 * deelnemers}, {vast}}}")
        assert bijna(bedrag(een, "beroepskracht"), 2 * bedrag(dubbel, "beroepskracht"))

    @given(st.integers(1, 100))
    def test_volledige_bezetting_is_de_ondergrens(self, bezetting: int) -> None:
        vol = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: 100%}", "vol")
        deels = dagdeel(f"{{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: {bezetting}%}}", "vol")
        assert deels.onafgerond.bedrag >= vol.onafgerond.bedrag


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


VERBLIJF = "verblijf: {plaatsen: 8, uren_per_fte: clientgebonden_uren}\n"


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
        assert (bedrag(uitkomst, "opslag.jong"), bedrag(uitkomst, "opslag.oud")) == (10, 15)
        assert bedrag(uitkomst, "nvo.verzorging") == 25

    def test_afwezigheidsdag_is_het_etmaal_zonder_wat_vervalt(self) -> None:
        tekst = mix(functie("8", "fte: 2")) + "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n"
        aanwezig = kaart("E", "etmaal", tekst, "wonen")
        afwezig = kaart("A", "etmaal", 'afwezigheid: {van: "E", vervalt: [verzorging]}\n', None)
        wel, niet = tarief("E", aanwezig, afwezig), tarief("A", aanwezig, afwezig)
        assert bijna(Fraction(wel.onafgerond.bedrag) - Fraction(niet.onafgerond.bedrag), 20)
        assert niet.nvo["verzorging"].bedrag == 0
        assert niet.kaart.product == "A"


UUR = kaart("U", "uur", mix(functie("8", "aandeel: 100%")), "vol")


def traject(
    code: str, *populaties: tuple[int, dict[str, str]], extra: str = "", eenheid: str = "stuks"
) -> dict[str, str]:
    tekst = f"{extra}samenstelling:\n  populaties:\n"
    for nummer, (gewicht, delen) in enumerate(populaties):
        lijst = ", ".join(f'{{product: "{product}", aantal: {aantal}}}' for product, aantal in delen.items())
        tekst += f"    - {{naam: groep {nummer}, gewicht: {gewicht}%, onderdelen: [{lijst}]}}\n"
    return kaart(code, eenheid, tekst, None)


class TestTraject:
    @given(st.integers(1, 400))
    def test_een_product_keer_n_is_n_keer_dat_product(self, aantal: int) -> None:
        resultaat = bereken(lees(UUR, traject("T", (100, {"U": str(aantal)}))))
        assert resultaat.tarief("T").tarief.bedrag == aantal * resultaat.tarief("U").tarief.bedrag

    def test_gemiddeld_over_de_deelpopulaties(self) -> None:
        resultaat = bereken(lees(UUR, traject("T", (75, {"U": "10"}), (25, {"U": "40"}))))
        assert bijna(
            Fraction(resultaat.tarief("T").onafgerond.bedrag),
            Fraction(35, 2) * Fraction(resultaat.tarief("U").tarief.bedrag),
        )

    def test_een_traject_kan_een_ander_traject_bevatten(self) -> None:
        resultaat = bereken(lees(UUR, traject("T", (100, {"U": "10"})), traject("Z", (100, {"T": "2", "U": "1"}))))
        assert resultaat.tarief("Z").tarief.bedrag == 21 * resultaat.tarief("U").tarief.bedrag

    def test_een_onderdeel_met_een_fout_neemt_het_traject_mee(self) -> None:
        kapot = kaart("U", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        resultaat = bereken(lees(kapot, traject("T", (100, {"U": "10"}))))
        assert {weg.product for weg in resultaat.overgeslagen} == {"U", "T"}
        assert {reden.code for weg in resultaat.overgeslagen for reden in weg.redenen} == {"RT405"}

    def test_wat_in_elk_onderdeel_nul_is_heeft_hun_redenen(self) -> None:
        """Huisvesting heeft het etmaal wel, reiskosten het uur; de eisen geen van beide."""
        etmaal = kaart(
            "E",
            "etmaal",
            mix(functie("8", "fte: 2")) + "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n",
            "wonen",
        )
        uitkomst = tarief("T", UUR, etmaal, traject("T", (100, {"U": "10", "E": "2"})))
        gegeven = {een.element: str(een.reden) for een in uitkomst.zonder}
        assert gegeven == {"gemeentelijke_eisen": "niets gevraagd; zit in de overhead"}
        alleen = tarief("T", UUR, traject("T", (100, {"U": "10"})))
        assert [str(een.reden) for een in alleen.zonder] == ["geen verblijf", "niets gevraagd"]

    def test_de_sleutels_van_twee_onderdelen_lopen_niet_door_elkaar(self) -> None:
        """Twee producten hebben allebei een post 'beroepskracht'; in het traject zijn dat er twee."""
        ander = kaart("V", "uur", mix(functie("10", "aandeel: 100%")), "vol")
        uitkomst = tarief("T", UUR, ander, traject("T", (100, {"U": "10", "V": "5"})))
        sleutels = [post.sleutel for post in loop(*uitkomst.wortels)]
        assert len(sleutels) == len(set(sleutels))
        assert bedrag(uitkomst, "product.U.beroepskracht") != bedrag(uitkomst, "product.V.beroepskracht")


class TestMatrix:
    PROFIEL = 'profiel: {{profiel: "{}", naam: Proef, intensiteit: {}}}\n'

    def regio(self, tmp_path: Path) -> Path:
        inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR}
        for nummer, soort, aantal in (("2", "intensief", 30), ("10", "perspectief", 5), ("2", "perspectief", 8)):
            code = f"P{nummer}{soort[0]}"
            inhoud |= traject(code, (100, {"U": str(aantal)}), extra=self.PROFIEL.format(nummer, soort))
        return schrijf_werkmap(tmp_path, inhoud)

    def test_de_matrix_en_de_kaarten_zijn_het_eens(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        map_ = self.regio(tmp_path)
        matrix = json.loads(draai("matrix", "-f", "json", map_=map_).stdout)
        tarieven = {
            t["product"]: t["tarief"] for t in json.loads(draai("bereken", "-f", "json", map_=map_).stdout)["tarieven"]
        }
        assert [rij["profiel"] for rij in matrix["profielen"]] == ["2", "10"]
        vakken = [vak for rij in matrix["profielen"] for vak in rij["intensiteiten"].values() if vak is not None]
        assert len(vakken) == 3
        assert all(vak["tarief"] == tarieven[vak["product"]] for vak in vakken)

    def test_een_leeg_vak_wordt_genoemd(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        scherm = draai("matrix", map_=self.regio(tmp_path)).stdout
        assert "3 vakken met een tarief, leeg: 2 acuut, 2 duurzaam, 10 intensief, 10 acuut, 10 duurzaam." in scherm
        regels = draai("matrix", "-f", "csv", map_=tmp_path).stdout.splitlines()
        assert regels[0].startswith("profiel;naam;perspectief;intensief;acuut;duurzaam")
        assert len(regels) == 3

    def test_een_eerste_profiel_zonder_enig_tarief(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        """Van profiel 1 is geen kaart te rekenen; de matrix toont het, met de naam van de eerste kaart en wat er van profiel 2 en 10 wel is."""
        map_ = self.regio(tmp_path)
        kapot = kaart("K", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        weg = [
            traject(f"P1{soort[0]}", (100, {"K": "5"}), extra=self.PROFIEL.format("1", soort).replace("Proef", naam))
            for soort, naam in (("perspectief", "Eerste"), ("intensief", "Tweede"), ("duurzaam", "Derde"))
        ]
        schrijf_werkmap(map_, {naam: inhoud for een in (kapot, *weg) for naam, inhoud in een.items()})
        uitkomst = draai("matrix", map_=map_)
        (rij,) = [regel.split() for regel in uitkomst.stdout.splitlines() if "niet te rekenen" in regel]
        assert rij[:2] == ["1", "Derde"]
        assert "Verder: reeletarief uitleg P2p" in uitkomst.stdout
        assert "3 vakken met een tarief" in uitkomst.stdout
        assert "leeg: 1 acuut, 2 acuut" in uitkomst.stdout
        assert uitkomst.code == 1

    def test_naar_een_bestand(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        doel = tmp_path / "matrix.csv"
        assert draai("matrix", "-o", str(doel), map_=self.regio(tmp_path)).code == 0
        assert doel.read_text(encoding="utf-8") == draai("matrix", "-f", "csv", map_=tmp_path).stdout

    def test_zonder_profielen_is_er_geen_matrix(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        map_ = schrijf_werkmap(tmp_path, {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR})
        uitkomst = draai("matrix", map_=map_)
        assert uitkomst.code == 2
        assert "[RT514]" in uitkomst.stderr

    @pytest.mark.parametrize("kapot", ["profiel:", "intensiteit:"])
    def test_als_geen_kaart_met_een_profiel_te_lezen_is(
        self, tmp_path: Path, kapot: str, draai: Callable[..., Uitkomst]
    ) -> None:
        """Dan is er geen matrix, en dat is iets anders dan dat geen kaart een profiel heeft."""
        map_ = self.regio(tmp_path)
        for pad in (map_ / "productkaarten").glob("P*.yaml"):
            pad.write_text(pad.read_text(encoding="utf-8").replace(kapot, f"x{kapot}"), encoding="utf-8")
        self.eis_geen_profiel(draai("matrix", map_=map_))

    def test_als_geen_kaart_met_een_profiel_te_rekenen_is(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        kapot = kaart("K", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        weg = traject("P1p", (100, {"K": "5"}), extra=self.PROFIEL.format("1", "perspectief"))
        map_ = schrijf_werkmap(
            tmp_path, {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR, **kapot, **weg}
        )
        self.eis_geen_profiel(draai("matrix", map_=map_))

    def eis_geen_profiel(self, uitkomst: Uitkomst) -> None:
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT505]\n  Geen enkel profiel was te rekenen." in uitkomst.stderr
        assert "[RT514]" not in uitkomst.stderr

    def test_bij_een_kaart_per_vak_is_er_niets_te_melden(self, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
        assert draai("matrix", map_=self.regio(tmp_path)).stderr == ""


class TestJaar:
    def test_beschikbaarheid_is_fte_maal_loonkosten(self) -> None:
        tekst = mix(functie("8", "fte: 2"), functie("10", "fte: 0.5")) + "capaciteit: {soort: beschikbaarheid}\n"
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), 2 * PER_FTE["8"] + PER_FTE["10"] / 2)
        assert bijna(
            bedrag(uitkomst, "beroepskracht_clientgebonden"), bedrag(uitkomst, "beroepskracht") * INZETBAAR / 1872
        )

    def test_wat_elders_betaald_wordt_gaat_er_een_keer_af(self) -> None:
        tekst = mix(functie("8", "fte: 2")) + "capaciteit: {soort: beschikbaarheid, elders_betaald: 40%}\n"
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), 2 * PER_FTE["8"] * Fraction(3, 5))

    def test_lumpsum_per_fte_volgt_de_mix(self) -> None:
        tekst = (
            mix(functie("8", "aandeel: 80%"), functie("10", "aandeel: 20%")) + "capaciteit: {soort: lumpsum_per_fte}\n"
        )
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), (4 * PER_FTE["8"] + PER_FTE["10"]) / 5)


class TestStukEnBedragen:
    def test_rit_is_een_bedrag_per_rit_en_per_kilometer(self) -> None:
        tekst = "bedragen:\n" + "".join(
            f"  - {{sleutel: {naam}, naam: {naam}, element: reiskosten, bedrag_per_eenheid: {prijs}, {aantal}prijspeil: 2026, klasse: open}}\n"
            for naam, prijs, aantal in (("rit", "8.00", ""), ("km", "0.50", "aantal: 12.5, "))
        )
        uitkomst = tarief("R", kaart("R", "stuk", tekst))
        assert uitkomst.tarief.bedrag == 8 + Fraction(25, 4)
        assert uitkomst.jeugdwet["b"].bedrag == uitkomst.tarief.bedrag

    @pytest.mark.parametrize("eenheid", ["uur", "minuut", "dagdeel", "etmaal"])
    def test_alleen_bedragen_kan_ook_in_een_andere_eenheid(self, eenheid: str) -> None:
        """Zoals alleen de pleegvergoeding van een etmaal: 60% van 25,00 en 40% van 30,00, zonder cao of functiemix."""
        tekst = "bedragen:\n" + "".join(
            f"  - {{sleutel: {naam}, naam: {naam}, element: verzorging, bedrag_per_eenheid: {prijs}, aantal: {aantal}, prijspeil: 2026, klasse: open}}\n"
            for naam, prijs, aantal in (("jong", "25.00", "60%"), ("oud", "30.00", "40%"))
        )
        uitkomst = tarief("B", kaart("B", eenheid, tekst))
        assert (uitkomst.tarief.bedrag, uitkomst.tarief.eenheid) == (27, f"euro per {eenheid}")
        assert (uitkomst.nvo["verzorging"].bedrag, uitkomst.uren, uitkomst.functies) == (27, None, ())

    def test_consult_is_een_deel_van_een_uur(self) -> None:
        tekst = mix(functie("8", "aandeel: 100%")) + "inzet: {uren_per_stuk: 0.75}\n"
        assert bijna(
            bedrag(tarief("C", kaart("C", "stuk", tekst)), "beroepskracht"), PER_FTE["8"] / DIRECT * Fraction(3, 4)
        )


def test_elementen_zijn_samen_precies_het_tarief(draai: Callable[..., Uitkomst]) -> None:
    """Van elke vorm in de voorbeeldregio, in beide lijsten, zonder een cent of een honderdste ervan te verliezen."""
    from decimal import Decimal

    tarieven = json.loads(draai("bereken", "-f", "json").stdout)["tarieven"]
    assert {regel["eenheid"] for regel in tarieven} == {"minuut", "uur", "dagdeel", "etmaal", "stuks", "stuk", "jaar"}
    for regel in tarieven:
        for lijst in ("elementen", "nvo"):
            assert sum(map(Decimal, regel[lijst].values())) == Decimal(regel["tarief"]), regel["product"]


@pytest.mark.parametrize(
    "product",
    [
        "41A03",
        "44A06",
        "43A07",
        "43A07-AF",
        "43A09",
        "43A10",
        "43A11",
        "P1-INT",
        "EED",
        "BES01",
        "LUM01",
        "LUM02",
        "42A03",
        "CONSULT",
    ],
)
def test_elke_vorm_laat_zich_uitleggen(product: str, draai: Callable[..., Uitkomst]) -> None:
    """Kort en helemaal, en de json is na te rekenen uit haar eigen posten."""
    kort = draai("uitleg", product)
    assert kort.code == 0
    assert "Opbouw van het tarief" in kort.stdout
    assert draai("uitleg", product, "--alles").code == 0
    posten = {post["sleutel"]: post for post in json.loads(draai("uitleg", product, "-f", "json").stdout)["posten"]}
    assert all(operand in posten for post in posten.values() for operand in post["operanden"])


class TestOrtOverTabellen:
    """Twee tabellen in een jaar, elk met eigen tijdvakken, en tijdvakken die eerder ophouden dan hun tabel."""

    TWEEDE = (
        CAO.replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
        .replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  uren_per_maand: 150\n  schalen")
        .replace("[za, zo], van: 0, tot: 24, percentage: 50%", "[za, zo], van: 0, tot: 24, percentage: 80%")
    )
    DIENST = "naam: Nacht, soort: wakende_nacht, dagen: [za], van: 22, tot: 8, functie: F8, begeleiders: 1"

    def tarief(self, eerste: str) -> Tarief:
        tweede = {"cao/proef/2026-01-01.yaml": eerste, "cao/proef/2026-07-01.yaml": self.TWEEDE}
        return tarief("E", tweede, kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(self.DIENST)))

    @staticmethod
    def half_jaar(weekend: Fraction, deler: int) -> Fraction:
        """Percentage × deel × een half jaarsalaris; elke zaterdagnacht ligt helemaal in het weekend."""
        return weekend * (CLIENTGEBONDEN / deler) * 6 * 3000

    def test_elke_periode_met_haar_eigen_tijdvakken_en_uurloon(self) -> None:
        """Twee keer 26 zaterdagen; in juli tot en met december is een uurloon 1/150 van het maandsalaris (twaalf keer 150)."""
        toeslag_ = bedrag(self.tarief(CAO), "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag")
        eerste = self.half_jaar(Fraction(1, 2), 1872)
        tweede = self.half_jaar(Fraction(4, 5), 1800)
        assert bijna(toeslag_, eerste + tweede)

    def test_opgehouden_tijdvakken_maken_plaats_voor_die_van_de_volgende_tabel(self) -> None:
        oud = CAO.replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  tot_en_met: 2025-12-31\n  schalen")
        toeslag_ = bedrag(self.tarief(oud), "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag")
        assert bijna(toeslag_, 2 * self.half_jaar(Fraction(4, 5), 1800))

    def test_zonder_volgende_tabel_is_het_een_gat(self) -> None:
        oud = CAO.replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  tot_en_met: 2025-12-31\n  schalen")
        kaart_ = kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(self.DIENST))
        resultaat = bereken(lees({"cao/proef/2026-01-01.yaml": oud}, kaart_))
        assert [reden.code for weg in resultaat.overgeslagen for reden in weg.redenen] == ["RT412"]

    def test_toeslag_op_feestdagen_die_geen_vrije_dag_zijn(self) -> None:
        """Eerste paasdag (5 april 2026) heeft toeslag als feestdag, maar er draait geen andere dienst."""
        pasen = CAO.replace(
            "vindplaats: proef\n  schalen", "vindplaats: proef\n  feestdagen: [eerste_paasdag]\n  schalen"
        )
        dienst = "naam: Dag, soort: weekend, dagen: [zo], van: 8, tot: 18, functie: F8, begeleiders: 1"
        kaart_ = kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(dienst))
        uitkomst = tarief("E", {"cao/proef/2026-01-01.yaml": pasen}, kaart_)
        assert bijna(bedrag(uitkomst, "functie.f8.ort"), (51 * Fraction(1, 2) + 1) / 52)


def test_wat_open_gekozen_is_telt_als_aanname(draai: Callable[..., Uitkomst]) -> None:
    """Ook keuzes die geen getal zijn, en de functiemix van een functie die alleen in het rooster staat."""
    tarieven = {t["product"]: t for t in json.loads(draai("bereken", "-f", "json").stdout)["tarieven"]}
    assert {"functiemix", "rooster", "rooster.ort_over", "verblijf.uren_per_fte"} <= set(tarieven["43A11"]["aannames"])
    assert "groep.indirecte_tijd" in tarieven["41A03"]["aannames"]
    assert set(tarieven["43A07"]["aannames"]) <= set(tarieven["P1-INT"]["aannames"])


def test_twee_kaarten_voor_een_vak_is_een_bevinding(tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
    inhoud = {"opslagen.yaml": OPSLAGEN, "cao/proef/2026-01-01.yaml": CAO, **UUR}
    for code in ("PA", "PB"):
        inhoud |= traject(code, (100, {"U": "3"}), extra=TestMatrix.PROFIEL.format("1", "intensief"))
    uitkomst = draai("matrix", map_=schrijf_werkmap(tmp_path, inhoud))
    assert uitkomst.code == 1
    assert "[RT515]" in uitkomst.stderr


class TestGewogen:
    """Dezelfde hulp onder twee cao's of van twee soorten aanbieders: één tarief, gewogen naar de uren die zij leveren."""

    @pytest.mark.parametrize("eenheid", ["uur", "minuut"])
    @given(gewicht=st.integers(1, 99))
    def test_het_is_het_gewogen_gemiddelde_van_de_tarieven(self, eenheid: str, gewicht: int) -> None:
        groepen = ((gewicht, {"U": "1"}), (100 - gewicht, {"V": "1"}))
        delen = [kaart("U", eenheid, mix(functie("8", "aandeel: 100%")), "vol")]
        delen.append(kaart("V", eenheid, mix(functie("10", "aandeel: 100%")), "vol"))
        resultaat = bereken(lees(*delen, traject("G", *groepen, eenheid=eenheid)))
        u, v, gewogen = (resultaat.tarief(code) for code in ("U", "V", "G"))
        assert (gewogen.kaart.vorm, gewogen.tarief.eenheid) == ("gewogen", u.tarief.eenheid)
        verwacht = (gewicht * u.tarief.bedrag + (100 - gewicht) * v.tarief.bedrag) / 100
        assert gewogen.onafgerond.bedrag == verwacht
        assert u.tarief.bedrag <= gewogen.tarief.bedrag <= v.tarief.bedrag

    def test_elk_element_is_net_zo_gewogen(self) -> None:
        ander = kaart("V", "uur", mix(functie("10", "aandeel: 100%")), "vol")
        resultaat = bereken(lees(UUR, ander, traject("G", (25, {"U": "1"}), (75, {"V": "1"}), eenheid="uur")))
        u, v, gewogen = (resultaat.tarief(code) for code in ("U", "V", "G"))
        for naam, post in gewogen.jeugdwet.items():
            if naam != "afronding":
                assert bijna(Fraction(post.bedrag), Fraction(u.jeugdwet[naam].bedrag + 3 * v.jeugdwet[naam].bedrag) / 4)
        assert sum(post.bedrag for post in gewogen.jeugdwet.values()) == gewogen.tarief.bedrag

    def test_een_etmaal_uit_twee_kaarten_is_in_acute_hulp_een_etmaal(self) -> None:
        """Groep en behandelaar op dezelfde dag: veertien zulke etmalen duren veertien dagen, geen achtentwintig."""
        blok = "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n"
        delen = [kaart(code, "etmaal", mix(functie("8", "fte: 2")) + blok) for code in ("E", "B")]
        samen = traject("G", (100, {"E": "1", "B": "1"}), eenheid="etmaal")
        acuut = 'profiel: {profiel: "1", naam: P, intensiteit: acuut, hoogstens_dagen: 14}\n'
        uitkomst = tarief("T", *delen, samen, traject("T", (100, {"G": "14"}), extra=acuut))
        assert uitkomst.tarief.bedrag == 14 * tarief("G", *delen, samen).tarief.bedrag

    def test_van_een_uur_volgt_ook_de_minuut(self) -> None:
        gewogen = tarief("G", UUR, traject("G", (100, {"U": "1"}), eenheid="uur"))
        assert gewogen.andere_eenheid is not None
        assert bijna(Fraction(gewogen.andere_eenheid.bedrag) * 60, Fraction(gewogen.tarief.bedrag))
