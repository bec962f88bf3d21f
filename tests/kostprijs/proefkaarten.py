"""Een kleine regio met een proefcao, en kaarten erin van elke vorm; de uitkomsten zijn met de hand te volgen."""

from __future__ import annotations

from fractions import Fraction

from reeletarief.api import Inlezing, Tarief, bereken, lees_regio
from tests.gedeeld.zeker import zonder_bevindingen

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
    return zonder_bevindingen(lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()}))


def tarief(code: str, *kaarten: dict[str, str], jaar: int = 2026) -> Tarief:
    resultaat = bereken(lees(*kaarten), tariefjaar=jaar)
    assert resultaat.overgeslagen == (), resultaat.overgeslagen
    return resultaat.tarief(code)


VERBLIJF = "verblijf: {plaatsen: 8, uren_per_fte: clientgebonden_uren}\n"
UUR = kaart("U", "uur", mix(functie("8", "aandeel: 100%")), "vol")


def traject(
    code: str, *populaties: tuple[int, dict[str, str]], extra: str = "", eenheid: str = "stuks"
) -> dict[str, str]:
    tekst = f"{extra}samenstelling:\n  populaties:\n"
    for nummer, (gewicht, delen) in enumerate(populaties):
        lijst = ", ".join(f'{{product: "{product}", aantal: {aantal}}}' for product, aantal in delen.items())
        tekst += f"    - {{naam: groep {nummer}, gewicht: {gewicht}%, onderdelen: [{lijst}]}}\n"
    return kaart(code, eenheid, tekst, None)
