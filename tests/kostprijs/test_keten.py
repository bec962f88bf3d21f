"""De hele berekening op een kleine regio: wat zij leest, wat als aanname telt, producten naast elkaar, en wat niet te rekenen is.

Verwachte getallen zijn hier uitgerekend uit de regel zelf (docs/handboek/02-de-methode.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import Tijdkeuze, bereken, lees_regio, loop
from reeletarief.kostprijs.jaarkeuzes import jaarkeuzes
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.tarief import Onderdeelgeheugen, Rekenbasis
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefregio import (
    AFGELEIDE_TABEL,
    CAO,
    GROEP,
    KAART,
    OPSLAGEN,
    REISKOSTEN,
    TWEEDE_TABEL,
    bestanden,
    lees,
    met,
    reken,
    tarief,
)


class TestTijdkeuze:
    """Met een tijdkeuze blijven tabellen ongelezen; dat verandert geen tarief en geen waarschuwing."""

    @staticmethod
    def regio() -> dict[str, bytes]:
        """Vijf tabellen, de laatste afgeleid, met een premie in elk jaar."""
        inhoud = met(
            (OPSLAGEN, "{jaar: 2025, waarde: 7%", "{jaar: 2024, waarde: 7%"),
            (OPSLAGEN, "- {jaar: 2026, waarde", "- {vanaf: 2025-01-01, tot_en_met: 2028-12-31, waarde"),
        )
        for dag, trede in (("2024-01-01", 2700), ("2025-03-01", 2800), ("2026-01-01", 2900), ("2026-05-01", 2950)):
            tekst = bestanden()[CAO].replace("ingangsdatum: 2026-01-01", f"ingangsdatum: {dag}")
            inhoud[f"cao/proef/{dag}.yaml"] = tekst.replace("2900.00", f"{trede}.00")
        afgeleid = AFGELEIDE_TABEL.replace("ingangsdatum: 2026-07-01", "ingangsdatum: 2027-07-01")
        inhoud["cao/proef/2027-07-01.yaml"] = afgeleid.replace("2026-12-31", "2028-12-31").replace(
            "van: 2026-01-01", "van: 2026-05-01"
        )
        return {pad: tekst.encode() for pad, tekst in inhoud.items()}

    @pytest.mark.parametrize(
        ("jaar", "peildatum", "ongelezen"),
        [
            (2024, None, {"2026-01-01", "2026-05-01", "2027-07-01"}),
            (2025, None, {"2026-05-01", "2027-07-01"}),
            (2026, None, {"2024-01-01", "2025-03-01"}),
            (2027, None, {"2024-01-01", "2025-03-01", "2026-01-01"}),
            (2028, date(2028, 1, 1), {"2024-01-01", "2025-03-01", "2026-01-01"}),
            (2026, date(2025, 2, 1), {"2026-01-01", "2026-05-01", "2027-07-01"}),
        ],
    )
    def test_dezelfde_uitkomst_als_met_alle_tabellen(
        self, jaar: int, peildatum: date | None, ongelezen: set[str]
    ) -> None:
        alle = lees_regio(self.regio())
        enkele = lees_regio(self.regio(), tijdkeuze=Tijdkeuze(jaar, peildatum))
        assert alle.bevindingen == enkele.bevindingen == ()
        assert set(alle.bestanden) - set(enkele.bestanden) == {f"cao/proef/{dag}.yaml" for dag in ongelezen}
        verwacht, uitkomst = (bereken(gelezen, tariefjaar=jaar, peildatum=peildatum) for gelezen in (alle, enkele))
        assert uitkomst.tarieven
        assert uitkomst.waarschuwingen == verwacht.waarschuwingen
        assert list(loop(*uitkomst.tarief("45A48").wortels)) == list(loop(*verwacht.tarief("45A48").wortels))

    def test_een_andere_keuze_vraagt_een_andere_lezing(self) -> None:
        with pytest.raises(ValueError, match="ander tariefjaar"):
            bereken(lees_regio(self.regio(), tijdkeuze=Tijdkeuze(2024)), tariefjaar=2026)

    def test_een_bestand_dat_iets_anders_zegt_dan_zijn_naam_wordt_altijd_gelezen(self) -> None:
        inhoud = self.regio()
        inhoud["cao/proef/2024-01-01.yaml"] = inhoud["cao/proef/2024-01-01.yaml"].replace(b"2024-01-01", b"2023-01-01")
        gelezen = lees_regio(inhoud, tijdkeuze=Tijdkeuze(2027))
        assert [bevinding.code for bevinding in gelezen.bevindingen if not bevinding.vervalt] == ["RT307"]


class TestAannames:
    def test_een_functiemix_zonder_bron_is_een_aanname(self) -> None:
        assert "functiemix" in tarief().aannames
        met_bron = "opslagset: proef\nfunctiemix_bron: {klasse: suggestie, bron: uitvraag}"
        assert "functiemix" not in tarief((KAART, "opslagset: proef", met_bron)).aannames

    def test_inzet_zonder_klasse_is_een_aanname(self) -> None:
        assert {"inzet.begeleiders", "inzet.deelnemers", "inzet.bezettingsgraad"} <= set(tarief(GROEP).aannames)


AFWIJKEND = (
    bestanden()[KAART]
    .replace('"45A48"', '"45A49"')
    .replace(
        "opslagset: proef",
        "opslagset: proef\nafwijkingen:\n  - {parameter: werkgeverslasten.pensioen, waarde: 20%, klasse: open, motivering: proef}",
    )
)


class TestSamen:
    def test_een_afwijking_raakt_alleen_haar_eigen_kaart(self) -> None:
        samen = reken(met() | {"productkaarten/45A49.yaml": AFWIJKEND})
        assert samen.tarief("45A48").onafgerond.bedrag == tarief().onafgerond.bedrag
        alleen = met() | {KAART: AFWIJKEND}
        assert samen.tarief("45A49").onafgerond.bedrag == reken(alleen).tarief("45A49").onafgerond.bedrag
        assert samen.tarief("45A49").onafgerond.bedrag > samen.tarief("45A48").onafgerond.bedrag

    def test_de_eigen_waarde_draagt_haar_motivering(self) -> None:
        uitkomst = reken(met() | {KAART: AFWIJKEND}).tarief("45A49")
        (waarde,) = (p for p in loop(uitkomst.tarief) if p.sleutel == "werkgeverslasten.pensioen.percentage")
        assert waarde.bedrag == Decimal("0.2")
        assert waarde.herkomst is not None
        assert waarde.herkomst.toelichting == "afwijking: proef"

    @pytest.mark.parametrize(("eigen", "zekerheid"), [("", None), ("zekerheid: C, ", "C")], ids=["zonder", "met"])
    def test_de_eigen_waarde_heeft_niet_de_zekerheid_van_de_regio(self, eigen: str, zekerheid: str | None) -> None:
        """De waarde van de regio is van een officiële bron (A); een eigen, open waarde was dat dan ook."""
        inhoud = met(
            (
                OPSLAGEN,
                "over: [jaarsalaris, vakantietoeslag]\n",
                "over: [jaarsalaris, vakantietoeslag]\n    zekerheid: A\n",
            )
        )
        uitkomst = reken(inhoud | {KAART: AFWIJKEND.replace("motivering", f"{eigen}motivering")})
        (waarde,) = (
            p for p in loop(uitkomst.tarief("45A49").tarief) if p.sleutel == "werkgeverslasten.pensioen.percentage"
        )
        assert waarde.herkomst is not None
        assert waarde.herkomst.zekerheid == zekerheid

    def test_twee_caos_met_dezelfde_schalen_blijven_uit_elkaar(self) -> None:
        ander = bestanden()[CAO].replace("cao: proef", "cao: ander").replace("2900.00", "5900.00")
        kaart = bestanden()[KAART].replace('"45A48"', '"45A49"').replace("cao: proef", "cao: ander")
        samen = reken(met() | {"cao/ander/2026-01-01.yaml": ander, "productkaarten/45A49.yaml": kaart})
        assert samen.tarief("45A48").onafgerond.bedrag == tarief().onafgerond.bedrag
        assert samen.tarief("45A49").onafgerond.bedrag > samen.tarief("45A48").onafgerond.bedrag

    def test_wat_onthouden_is_lekt_niet_naar_een_andere_peildatum(self) -> None:
        """Wie dezelfde keuzes hergebruikt, krijgt hetzelfde als wie opnieuw begint."""
        regio = lees(met() | TWEEDE_TABEL).regio
        assert regio is not None
        (kaart,) = regio.kaarten
        gedeeld = jaarkeuzes(regio.opslagen, 2026)
        for peildatum in (None, date(2026, 1, 1), date(2026, 6, 1), None):
            vers = jaarkeuzes(regio.opslagen, 2026)
            uitkomsten = [
                bereken_tarief(
                    kaart, Rekenbasis(keuzes, regio.caos, {}, peildatum, Onderdeelgeheugen([kaart]))
                ).onafgerond.bedrag
                for keuzes in (gedeeld, vers)
            ]
            assert uitkomsten[0] == uitkomsten[1]

    def test_functies_met_bijna_dezelfde_naam_houden_elk_hun_post(self) -> None:
        mix = "".join(
            f'  - {{functie: "{naam}", niveau: hbo, schaal: "9", trede: {trede}, aandeel: {deel}%}}\n'
            for naam, trede, deel in (("A!", 0, 30), ("A?", 1, 30), ("A 2", 2, 40))
        )
        begin, _, _rest = bestanden()[KAART].partition("functiemix:\n")
        inhoud = met() | {KAART: f"{begin}functiemix:\n{mix}opslagset: proef\n"}
        uitkomst = reken(inhoud).tarief("45A48")
        assert len({deel.sleutel for deel in uitkomst.functies}) == 3
        som = sum(Fraction(d.inzet.bedrag) * Fraction(d.eenheidskosten.bedrag) for d in uitkomst.functies)
        assert bijna(bedrag(uitkomst, "beroepskracht"), som)


def test_te_grote_getallen_geven_een_reden_en_geen_traceback() -> None:
    reeks = (
        "reeksen:\n"
        + "".join(
            f"  r{n}:\n    naam: R{n}\n    waarden:\n      - {{jaar: 2025, waarde: 100000000000, klasse: vaststaand, bron: x}}\n"
            f"      - {{jaar: 2026, afleiding: {{quotient: [r{n - 1}, klein]}}, klasse: aanname, bron: x, motivering: x}}\n"
            for n in range(1, 6)
        )
        + "  klein:\n    naam: K\n    waarden: [{jaar: 2026, waarde: 0.000001%, klasse: vaststaand, bron: x}]\n"
        + "  r0:\n    naam: R0\n    waarden: [{jaar: 2026, waarde: 100000000000, klasse: vaststaand, bron: x}]\n"
    )
    inhoud = met((OPSLAGEN, REISKOSTEN, "bedrag_per_uur: {reeks: r5}"), (OPSLAGEN, "reeksen:\n", reeks))
    (weg,) = bereken(lees(inhoud)).overgeslagen
    assert [reden.code for reden in weg.redenen] == ["RT408"]


def test_een_lange_keten_van_afleidingen_geeft_een_reden() -> None:
    reeks = "reeksen:\n" + "".join(
        f"  r{n}:\n    naam: R{n}\n    waarden:\n      - {{jaar: 2025, waarde: 1%, klasse: vaststaand, bron: x}}\n"
        f"      - {{jaar: 2026, afleiding: {{gelijk: [r{n + 1}]}}, klasse: aanname, bron: x, motivering: x}}\n"
        for n in range(300)
    )
    reeks += "  r300:\n    naam: R\n    waarden: [{jaar: 2026, waarde: 1%, klasse: vaststaand, bron: x}]\n"
    inhoud = met((OPSLAGEN, "{reeks: premie}", "{reeks: r0}"), (OPSLAGEN, "reeksen:\n", reeks))
    (weg,) = bereken(lees(inhoud)).overgeslagen
    assert [reden.code for reden in weg.redenen] == ["RT306"]
