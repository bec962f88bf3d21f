"""Ingrepen in de bestanden van de Voorbeeldregio: andere waarden, en andere keuzes van de rekenwijze."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Ingreep(NamedTuple):
    """Vervangt wat op ``zoek`` lijkt door ``nieuw``, in elk bestand waarvan het pad met ``pad`` begint."""

    pad: str
    zoek: str
    nieuw: str

    def overal(self, inhoud: Mapping[str, bytes]) -> dict[str, bytes]:
        """De bestanden met elke plek vervangen."""
        return {pad: self._vervang(tekst, 0) if pad.startswith(self.pad) else tekst for pad, tekst in inhoud.items()}

    def ergens(self, inhoud: Mapping[str, bytes], plek: int) -> dict[str, bytes]:
        """De bestanden met in een van die bestanden de eerste plek vervangen; ``plek`` kiest het bestand."""
        paden = [pad for pad in sorted(inhoud) if pad.startswith(self.pad)]
        gekozen = paden[plek % len(paden)]
        return {**inhoud, gekozen: self._vervang(inhoud[gekozen], 1)}

    def _vervang(self, inhoud: bytes, keren: int) -> bytes:
        return re.sub(self.zoek, self.nieuw, inhoud.decode(), count=keren, flags=re.MULTILINE).encode()


OPSLAGEN, KAART, CAO = "opslagen.yaml", "productkaarten/", "cao/"


def _keuze(pad: str, zoek: str, *nieuw: str) -> tuple[Ingreep, ...]:
    return tuple(Ingreep(pad, zoek, een) for een in nieuw)


LOS = (
    # opslagen
    *_keuze(OPSLAGEN, r"(?<=, )percentage: [\d.]+%", "percentage: 0.5%", "percentage: 3.75%"),
    *_keuze(OPSLAGEN, "als: opslag", "als: aandeel"),
    *_keuze(OPSLAGEN, "als: aandeel", "als: opslag"),
    *_keuze(
        OPSLAGEN,
        r"over: \[beroepskracht\]",
        "over: [beroepskracht_clientgebonden]",
        "over: [beroepskracht_niet_clientgebonden]",
        "over: [jaarsalaris, wko]",
        "over: [bruto_loon, pensioen, zvw]",
        "over: [opleidingsbudget, beroepskracht]",
    ),
    *_keuze(OPSLAGEN, r"over: \[kostprijs\]", "over: [beroepskracht]"),
    *_keuze(
        OPSLAGEN,
        r"bedrag_per_uur: (\d+\.\d+)",
        r"bedrag_per_fte: 1\g<1>",
        r"bedrag_per_deelnemeruur: \g<1>",
        "totaal_per_jaar: 90000.00, fte: 12.5",
        "bedrag_per_uur: 7.77",
    ),
    *_keuze(OPSLAGEN, r"bedrag_per_plaats: (\d+\.\d+)", r"bedrag_per_eenheid: \g<1>", "bedrag_per_uur: 1.11"),
    *_keuze(OPSLAGEN, r"prijspeil: 202\d", *(f"prijspeil: {jaar}" for jaar in (2023, 2024, 2026))),
    *_keuze(OPSLAGEN, "stap: 0.01", "stap: 0.05", "stap: 1.00"),
    # lasten
    *_keuze(OPSLAGEN, r"over: \[loon_sv\]", "over: [jaarsalaris]", "over: [bruto_loon, pensioen]"),
    *_keuze(OPSLAGEN, r"^    franchise: .*\n", "", "    franchise: {reeks: maximum_premieloon}\n"),
    *_keuze(OPSLAGEN, r"^    maximum: .*\n", "", "    maximum: {reeks: wnt_maximum}\n"),
    *_keuze(OPSLAGEN, r"geldig: \{vanaf: 2026", "geldig: {vanaf: 2027"),
    # uren
    *_keuze(OPSLAGEN, r"uren_per_jaar: \d+", "uren_per_jaar: 12.5", "uren_per_jaar: 220"),
    *_keuze(
        OPSLAGEN,
        r"over: \[clientgebonden_uren\]",
        "over: [contracturen]",
        "over: [beschikbare_uren, feestdagen]",
        "over: [inzetbare_uren, verlof_wettelijk]",
    ),
    *_keuze(OPSLAGEN, "declarabel: direct$", "declarabel: direct_en_indirect"),
    *_keuze(OPSLAGEN, "soort: beroepsgebonden", "soort: algemeen"),
    # index
    *_keuze(OPSLAGEN, "  afronding: 0.01%\n", "", "  afronding: 0.1%\n"),
    *_keuze(
        OPSLAGEN,
        "  stap: 0.01\n",
        "  stap: 0.05\n",
        "  stap: 0.01\n  per_uur: 0.60\n  per_stuks: 1\n",
        "  stap: 0.05\n  per_etmaal: 0.01\n  per_dagdeel: 0.25\n",
    ),
    *_keuze(
        OPSLAGEN,
        r"^indexering:\n(?:  .*\n)+",
        "indexering: {methode: geen, toelichting: Proef.}\n",
        "indexering: {methode: vast, percentage: 3.13%, klasse: open}\n",
        "indexering: {methode: vast, percentage: {reeks: ova_voorlopig}}\n",
    ),
    # kaarten
    *_keuze(KAART, "trede: max-2", "trede: max", "trede: gemiddelde", "trede: max-4", 'trede: "3"'),
    *_keuze(KAART, r"(begeleiders|deelnemers|plaatsen): (\d+)", r"\g<1>: 1\g<2>"),
    *_keuze(KAART, r"bezettingsgraad: \d+%", "bezettingsgraad: 71.5%", "leegstand: 8%", "no_show: 12%"),
    *_keuze(KAART, "leegstand: 5%", "bezettingsgraad: 96%", "leegstand: 0.5%"),
    *_keuze(
        KAART, "indirecte_tijd: in_tarief", "indirecte_tijd: apart", "uren_per_dagdeel: 3.5, indirecte_tijd: in_tarief"
    ),
    *_keuze(KAART, r"aandeel: (\d+)%", r"uren: \g<1>.5"),
    *_keuze(
        KAART, r"uren_per_stuk: [\d.]+", "uren_per_stuk: 1.25", "uren_per_stuk: 1.25, begeleiders: 2, deelnemers: 3"
    ),
    *_keuze(
        KAART, "uren_per_fte: clientgebonden_uren", "uren_per_fte: inzetbare_uren", "uren_per_fte: declarabele_uren"
    ),
    *_keuze(KAART, r"uren_per_plaats_per_week: [\d.]+", "uren_per_plaats_per_week: 2.75"),
    *_keuze(KAART, r"fte: [\d.]+", "fte: 3.3"),
    *_keuze(KAART, r", elders_betaald: \d+%", "", ", elders_betaald: 12.5%"),
    *_keuze(KAART, ", dagen_per_jaar: 104", "", ", dagen_per_jaar: 210"),
    *_keuze(KAART, r"aantal: (\d+)", r"aantal: 1\g<1>"),
    *_keuze(KAART, "^    waarde: 0?[1-9]%", "    waarde: 6.5%"),
    *_keuze(KAART, r"vervalt: \[verzorging\]", "vervalt: [verzorging, huisvesting]", "vervalt: [overhead]"),
    # roosters
    *_keuze(KAART, "^  ort: uit_cao\n", "  ort_percentage: 21.5%\n"),
    *_keuze(KAART, "^  ort_percentage: 38%\n", "  ort: uit_cao\n"),
    *_keuze(KAART, r"^  ort: uit_cao\n  ort_over: .*\n  toeslagen_over_ort: .*\n", "  ort: geen\n"),
    *_keuze(KAART, "ort_over: gewerkte_uren_en_verlof", "ort_over: gewerkte_uren"),
    *_keuze(
        KAART,
        r"^  toeslagen_over_ort: \[vakantietoeslag\]\n",
        "  toeslagen_over_ort: [vakantietoeslag, eindejaarsuitkering]\n",
        "",
    ),
    *_keuze(KAART, r"van: 23, tot: \d", "van: 21.5, tot: 2.25", "van: 18, tot: 6", "van: 23.75, tot: 23.75"),
    *_keuze(KAART, r"van: (7|8), tot", r"van: 0, tot"),
    *_keuze(KAART, "soort: wakende_nacht", "soort: slaapdienst"),
    *_keuze(KAART, "soort: slaapdienst", "soort: wakende_nacht"),
    *_keuze(KAART, ", feestdag]", "]"),
    *_keuze(KAART, r"dagen: \[vr, za\]", "dagen: [vr, za, feestdag]"),
    # cao's
    *_keuze(CAO, "percentage: 8%", "percentage: 9.1%"),
    *_keuze(CAO, r"minimum_per_maand: [\d.]+", "minimum_per_maand: 480.10"),
    *_keuze(CAO, r"bedrag_per_maand: (\d+)", r"bedrag_per_jaar: \g<1>0"),
    *_keuze(CAO, r"uren_per_week: 36, uren_per_jaar: \d+", "uren_per_week: 38, uren_per_jaar: 1976"),
    *_keuze(CAO, "^bevestigd_tot: 202[56].*", "bevestigd_tot: 2026-12-31"),
    *_keuze(CAO, r"bovenwettelijk: [\d.]+", "bovenwettelijk: 80.5"),
    *_keuze(CAO, "^  - tweede_kerstdag\n", "  - goede_vrijdag\n"),
    *_keuze(CAO, r"^  uurloon_hoogstens: \{.*\}\n", "", '  uurloon_hoogstens: {schaal: "5", trede: "3"}\n'),
    *_keuze(
        CAO, r'schalen_tot_en_met: "\d+"', 'schalen_tot_en_met: "7"', 'salaris_tot_en_met: {schaal: "7", trede: "4"}'
    ),
    *_keuze(CAO, "telt_als: 50%", "telt_als: 33%"),
    *_keuze(CAO, r"^  vindplaats: .art\. 8\.1.*\n", '  vindplaats: "proef"\n  uren_per_maand: 160\n'),
    *_keuze(CAO, r"van: 0, tot: 6, percentage: \d+%", "van: 0, tot: 3, percentage: 80%"),
    *_keuze(CAO, r"\[zo, feestdag\]", "[zo]"),
)
"""Eén wijziging tegelijk."""

_AFGELEID = """cao: jeugdzorg
naam: Cao Jeugdzorg
ingangsdatum: 2025-10-01
bevestigd_tot: 2026-12-31
afgeleid: {van: 2025-03-01, percentage: 3.7%, minimum_per_maand: 110, maximum_per_maand: 140, afronding: 1.00, klasse: aanname, motivering: Proef., bron: proef}
verlof: {wettelijk: 144, bovenwettelijk: 64.8}
"""
AFGELEIDE_TABEL = {"cao/jeugdzorg/2025-10-01.yaml": _AFGELEID.encode()}

SAMEN = {
    "een aandeel over beide delen van de beroepskracht, naast aandelen over de beroepskracht": (
        Ingreep(
            OPSLAGEN,
            r"(overhead_ict,(?:.(?!\n))*?percentage: )4%, over: \[beroepskracht\](, als: aandeel)",
            r"\g<1>6%, over: [beroepskracht_niet_clientgebonden, beroepskracht_clientgebonden]\2",
        ),
    ),
    "de vvt met een rooster: vrij en toeslag op de feestdagen van ort": (
        Ingreep("productkaarten/44A06", "cao: jeugdzorg", "cao: vvt"),
        Ingreep("productkaarten/44A06", r'schaal: "\d+"', 'schaal: "35"'),
        Ingreep("productkaarten/44A06", "  ort: uit_cao\n", "  ort: uit_cao\n  slaapdienst_telt_als: 40%\n"),
    ),
    "sociaal werk met een rooster: niet boven een salaris, en een uurloon van 1/156": (
        Ingreep("productkaarten/44A06", "cao: jeugdzorg", "cao: sociaal-werk"),
        Ingreep("productkaarten/44A06", 'schaal: "10"', 'schaal: "9"'),
    ),
    "een toeslag over de onregelmatigheidstoeslag die halverwege het jaar wijzigt": (
        Ingreep("productkaarten/43A11", "  ort_percentage: 38%\n", "  ort: uit_cao\n"),
        Ingreep("cao/gehandicaptenzorg/2026-11", "percentage: 8%", "percentage: 5.5%"),
    ),
    "verlof, feestdagen en arbeidsduur die halverwege het jaar wijzigen": (
        Ingreep("cao/gehandicaptenzorg/2026-11", "bovenwettelijk: 0", "bovenwettelijk: 31"),
        Ingreep(
            "cao/gehandicaptenzorg/2026-11",
            "uren_per_week: 36, uren_per_jaar: 1878",
            "uren_per_week: 32, uren_per_jaar: 1670",
        ),
        Ingreep("cao/gehandicaptenzorg/2026-05", "  - koningsdag\n  - bevrijdingsdag\n", "  - bevrijdingsdag\n"),
    ),
    "een premie die in mei wijzigt": (
        Ingreep(
            OPSLAGEN,
            r"^(  awf_laag:\n(?:    .*\n)*?)      - \{jaar: 2026, ",
            r"\g<1>      - {vanaf: 2026-01-01, tot_en_met: 2026-04-30, waarde: 1%, klasse: vaststaand, bron: proef}\n"
            "      - {vanaf: 2026-05-01, tot_en_met: 2026-12-31, ",
        ),
    ),
    "een afgeleide reeks over een reeks die in mei wijzigt": (
        Ingreep(
            OPSLAGEN,
            r"^(  ova_voorlopig:\n(?:    .*\n)*?)      - \{jaar: 2025, ",
            r"\g<1>      - {vanaf: 2025-01-01, tot_en_met: 2025-04-30, waarde: 1%, klasse: vaststaand, bron: proef}\n"
            "      - {vanaf: 2025-05-01, tot_en_met: 2025-12-31, ",
        ),
    ),
    "de index over drie jaar als verschil": (Ingreep(OPSLAGEN, "prijspeil: 202[56]", "prijspeil: 2023"),),
    "de index over drie jaar als verhouding": (
        Ingreep(OPSLAGEN, "prijspeil: 202[56]", "prijspeil: 2023"),
        Ingreep(OPSLAGEN, "methode: vng_verschil", "methode: vng_verhouding"),
    ),
    "de index over drie jaar zonder correctie": (
        Ingreep(OPSLAGEN, "prijspeil: 202[56]", "prijspeil: 2023"),
        Ingreep(OPSLAGEN, "methode: vng_verschil", r"methode: ova_ppc\n  stand: voorlopig"),
    ),
    "bedragen van drie oude prijspeilen in een product": (
        Ingreep(OPSLAGEN, r"(bedrag_per_plaats.*)prijspeil: 2026", r"\1prijspeil: 2024"),
        Ingreep(OPSLAGEN, r"(bedrag_per_eenheid.*)prijspeil: 2026", r"\1prijspeil: 2023"),
    ),
}
"""Wijzigingen die samen één geval zijn."""
