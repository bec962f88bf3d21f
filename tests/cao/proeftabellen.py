"""Tabellen en regio's voor de opdrachten van ``reeletarief cao``, als vervanging in de proefregio."""

from __future__ import annotations

from pathlib import Path

TABEL_2027 = """\
cao: proef
naam: Proefcao
ingangsdatum: 2027-01-01
bevestigd_tot: 2027-12-31
bron: {titel: Proefcao 2027, jaar: 2026}
verhoging:
  percentage: 2%
  minimum_per_maand: 60
  afronding: 1.00
  uitzonderingen:
    - {schaal: "7", trede: "1", bedrag: 3000.00, reden: rond bedrag}
  nieuw: {"7": ["3"], "10": ["0"]}
  vervallen: {"7": ["0"]}
  hernoemd: {"7": {extra1: "4"}}
  structuur_reden: schaal 7 schuift op
  vindplaats: bijlage 2
vervolg:
  stand: Er wordt onderhandeld.
  verhogingen:
    - {datum: 2028-01-01, percentage: 3%, bron: persbericht}
ontbreekt:
  - {schalen: ["10"], treden: ["1"], reden: niet te lezen}
arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878}
toeslagen:
  - {sleutel: vakantietoeslag, percentage: 8%, over: [jaarsalaris], minimum_over: {schaal: "7", trede: "1"}, vindplaats: art. 5}
  - {sleutel: bindingstoeslag, bedrag_per_jaar: 500}
verlof: {wettelijk: 144, bovenwettelijk: 56, extra: [{sleutel: balansverlof, naam: Balansverlof, uren: 35}]}
feestdagen: [nieuwjaar, koningsdag, bevrijdingsdag]
ort:
  vindplaats: art. 8
  schalen_tot_en_met: "9"
  tijdvakken:
    - {dagen: [ma, di, wo, do, vr], van: 0, tot: 6, percentage: 44%}
    - {dagen: [ma, di, wo, do, vr], van: 6, tot: 7, percentage: 44%}
    - {dagen: [zo, feestdag], van: 0, tot: 24, percentage: 60%}
niet_berekend:
  - {sleutel: balansbudget, tekst: hoogstens € 500 per jaar, reden: verschilt per werknemer}
salaris:
  "7": {"1": 3000.00, "2": 3060.00, "3": 3100.00, "4": 3162.00}
  "9": {"0": 3264.00, "1": 3350.50, "2": 3570.00}
  "10": {"0": 4000.00}
"""
AFGELEID_2027 = """\
cao: proef
naam: Proefcao
ingangsdatum: 2027-01-01
bevestigd_tot: 2027-12-31
afgeleid:
  van: 2026-01-01
  percentage: 2%
  minimum_per_maand: 60
  maximum_per_maand: 65
  afronding: 1.00
  klasse: aanname
  motivering: De tabel is aangekondigd maar nog niet gepubliceerd.
  bron: persbericht van partijen
"""


def met(werkmap: Path, tekst: str, dag: str = "2027-01-01") -> Path:
    (werkmap / f"cao/proef/{dag}.yaml").write_text(tekst, encoding="utf-8")
    return werkmap
