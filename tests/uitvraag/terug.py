"""Een kleine regio met een uitvraag, en formulieren zoals aanbieders ze terugsturen. Alle getallen zijn verzonnen."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from reeletarief.api import lees_werkmap
from reeletarief.invoer.uitvraag.antwoorden import ANDERE_FUNCTIES
from reeletarief.invoer.uitvraag.vragen import Vraag
from reeletarief.weergave.uitvraag.formulier_csv import formulier_als_csv
from tests.conftest import BASIS, schrijf_werkmap
from tests.uitvraag.invullen import In, in_csv, maak

GROEP = """\
# De functiemix is een voorbeeldwaarde.
product: "45A49"
naam: Proefgroep
segment: ambulant
eenheid: uur
cao: proef
functiemix:   # na de uitvraag vullen
  - {functie: Begeleider, niveau: mbo, schaal: "7", trede: max-1, aandeel: 50%}  # de eerste

  - functie: Hulpverlener
    niveau: hbo
    schaal: "9"
    trede: max
    aandeel:   "50%"   # aangehaald
functiemix_bron:
  klasse: suggestie
  bron: 'voorbeeldwaarde'  # nog geen jaar
inzet: {begeleiders: 2, deelnemers: 6}
opslagset: proef
"""
FTE = """\
product: "BES01"
naam: Klaarstaan
segment: crisis
eenheid: jaar
cao: proef
functiemix:
  - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max, fte: 6.5}
  - {functie: Begeleider, niveau: mbo, schaal: "7", trede: max, fte: 1}
functiemix_bron: {klasse: open, bron: voorbeeldwaarde, jaar: 2025}
capaciteit: {soort: beschikbaarheid}
opslagset: proef_per_jaar
"""
TRAJECT = """\
product: "TRAJ"
naam: Traject
segment: trajecten
eenheid: stuks
samenstelling:
  populaties: [{naam: alle kinderen, gewicht: 100%, onderdelen: [{product: "45A48", aantal: 10}]}]
"""
PER_JAAR = """\
  proef_per_jaar:
    naam: Proef per jaar
    regels:
      - {sleutel: overhead, naam: Overhead, element: overhead, percentage: 20%, over: [beroepskracht], als: opslag, klasse: open}
indexering:"""
VOLLEDIG = {
    "A": {"45A48": "30% 70% 0% 1100 100"},
    "B": {"45A48": "40% 50% 10% 1000 300"},
    "C": {"45A48": "50% 45% 5% 1200 600"},
}
"""Drie formulieren over 45A48: Begeleider, Hulpverlener, andere functies, declarabele uren en volume."""


def maak_regio(map_: Path) -> Path:
    """De goede regio met vier producten; 45A48 heeft geen bron bij de functiemix, TRAJ bestaat uit 45A48."""
    shutil.copytree(BASIS, map_)
    opslagen = (map_ / "opslagen.yaml").read_text(encoding="utf-8").replace("indexering:", PER_JAAR)
    kaarten = {"45A49.yaml": GROEP, "BES01.yaml": FTE, "TRAJ.yaml": TRAJECT}
    return schrijf_werkmap(
        map_, {"opslagen.yaml": opslagen, **{f"productkaarten/{naam}": tekst for naam, tekst in kaarten.items()}}
    )


def stuur_terug(regio: Path, map_: Path, per_aanbieder: Mapping[str, Mapping[str, str]]) -> Path:
    """Vul voor elke aanbieder een formulier in: per product de antwoorden, in de volgorde van het formulier (``-`` is leeg)."""
    map_.mkdir(exist_ok=True)
    for letter, antwoorden in per_aanbieder.items():
        inhoud = ingevuld(regio, f"Aanbieder {letter}", antwoorden)
        (map_ / f"aanbieder-{letter.lower()}.csv").write_bytes(inhoud)
    return map_


def ingevuld(regio: Path, aanbieder: str, antwoorden: Mapping[str, str]) -> bytes:
    """Eén ingevuld formulier als csv; wie andere functies heeft, licht dat toe."""
    uitvraag = maak(lees_werkmap(regio), antwoorden)
    ingetypt: dict[Vraag, In] = {}
    for product in uitvraag.producten:
        gegeven = antwoorden[str(product.kaart.product)].split()
        ingetypt |= {regel.vraag: _in(regel.vraag, tekst) for regel, tekst in zip(product.regels, gegeven, strict=True)}
    return in_csv(formulier_als_csv(uitvraag, aanbieder), ingetypt)


def _in(vraag: Vraag, tekst: str) -> In:
    toelichting = "Vaktherapeut, schaal 9" if vraag.veld == ANDERE_FUNCTIES and tekst not in {"-", "0%"} else ""
    return In(tekst.replace("-", ""), toelichting)
