"""Een regio waarin elk tekstveld iets anders wil zijn dan tekst; met alleen tekens die de invoer toelaat."""

from __future__ import annotations

import json

TEKSTEN = {
    "script": "</style></title></script><script>window.geraakt = 1</script><img src=x onerror='window.geraakt = 2'>",
    "kenmerk": '" onmouseover="window.geraakt = 3" autofocus onfocus=\'window.geraakt = 4\' x="',
    "sjabloon": "{{ 7*7 }} {% for x in y %} {# weg #} ${7*7} <%= 7*7 %>",
    "xml": "]]> --> <!-- <![CDATA[ &lt;b&gt; &amp; &#65; \\u0041",
    "links": "אבג ‘דה’ 12,50 عربي 45A48",
    "beeld": "🧒🏽👩🏿 zorg 🇳🇱 é ﷽",
    "lang": "W" * 10_000,
    "md": "| a | b `c` **vet** [klik](javascript:window.geraakt=5) ![x](http://x.invalid/y) @iemand # kop",
    "javascript": "javascript:window.geraakt=6",
    "hoofdletters": "JaVaScRiPt&colon;alert(1) en data:text/html,<script>window.geraakt=7</script> en vbscript:x",
    "adres": "zie https://voorbeeld.invalid/a?b=1&c=\"><script>window.geraakt=8</script> en https://voorbeeld.invalid/b'x",
}
CODES = ("V/1", "V+1", "V.1", "V-1")
"""Codes die hetzelfde anker zouden krijgen als alle vreemde tekens een streepje werden."""


def _tekst(naam: str) -> str:
    """De tekst als waarde in YAML; json is daar een deel van."""
    return json.dumps(TEKSTEN[naam], ensure_ascii=False)


def _kaart(nummer: int, code: str) -> str:
    namen = list(TEKSTEN)
    naam, functie, doel, waarom = (namen[(nummer + plek) % len(namen)] for plek in (0, 3, 6, 9))
    return f"""
product: "{code}"
naam: {_tekst(naam)}
segment: s
eenheid: uur
doel: {_tekst(doel)}
kwaliteitseisen: [{", ".join(map(_tekst, TEKSTEN))}]
tariefdifferentiatie: {_tekst(waarom)}
motivering_wijziging: {_tekst(waarom)}
cao: proef
functiemix:
  - {{functie: {_tekst(functie)}, niveau: hbo, schaal: "7", trede: max, aandeel: 40%}}
  - {{functie: Gewoon, niveau: wo, schaal: "9", trede: max, aandeel: 60%}}
functiemix_bron: {{klasse: aanname, bron: {_tekst(functie)}, jaar: 2026}}
opslagset: s
afwijkingen:
  - {{parameter: opslagen.overhead, waarde: 21%, klasse: aanname, bron: {_tekst(naam)}, jaar: 2026, motivering: {_tekst(waarom)}}}
"""


def _opslagen() -> str:
    regels = "\n".join(
        f"      - {{sleutel: r{nummer}, naam: {_tekst(naam)}, element: overhead, percentage: 1%, over: [beroepskracht],"
        f" als: opslag, klasse: suggestie, jaar: 2025, bron: {_tekst(naam)}, toelichting: {_tekst(naam)}}}"
        for nummer, naam in enumerate(TEKSTEN)
    )
    return f"""
regio: {_tekst("script")}
tariefjaar: 2026
inhoudingen: []
werkgeverslasten:
  - {{sleutel: pensioen, naam: {_tekst("kenmerk")}, percentage: 13%, over: [bruto_loon], klasse: aanname, jaar: 2026, bron: {_tekst("javascript")}, toelichting: {_tekst("links")}}}
uren:
  declarabel: direct
  regels:
    - {{sleutel: ziekte, naam: {_tekst("sjabloon")}, soort: algemeen, percentage: 6%, over: [beschikbare_uren], klasse: open}}
    - {{sleutel: scholing, naam: {_tekst("links")}, soort: beroepsgebonden, uren_per_jaar: 40, klasse: open}}
    - {{sleutel: reistijd, naam: {_tekst("lang")}, soort: clientgebonden_indirect, percentage: 10%, over: [clientgebonden_uren], klasse: open}}
opslagsets:
  s:
    naam: {_tekst("beeld")}
    regels:
      - {{sleutel: overhead, naam: {_tekst("xml")}, element: overhead, percentage: 20%, over: [beroepskracht], als: opslag, klasse: open}}
{regels}
indexering: {{methode: vast, percentage: 3%, klasse: open}}
afronding: {{stap: 0.01}}
"""


def _cao() -> str:
    return f"""
cao: proef
naam: {_tekst("kenmerk")}
ingangsdatum: 2025-01-01
bevestigd_tot: 2025-12-31
bron: {{titel: {_tekst("script")}, jaar: 2025, vindplaats: {_tekst("adres")}, url: {_tekst("javascript")}}}
arbeidsduur: {{uren_per_week: 36, uren_per_jaar: 1872}}
toeslagen:
  - {{sleutel: vakantietoeslag, percentage: 8%, over: [jaarsalaris]}}
verlof: {{wettelijk: 144, bovenwettelijk: 56}}
feestdagen: [nieuwjaar, koningsdag, hemelvaart]
salaris:
  "7": {{0: 2800.00, 1: 3000.00}}
  "9": {{0: 3500.00, 1: 4000.00}}
"""


def _reacties() -> str:
    regels = [
        f"""  - nummer: "R{nummer:02}"
    datum: 2026-09-14
    aanbieder: Aanbieder A
    product: "{CODES[nummer % len(CODES)]}"
    element: overhead
    samenvatting: {_tekst(naam)}
    eigen_cijfer: {_tekst(naam)}
    oordeel: niet
    motief: {_tekst(naam)}
    beoordeeld_op: 2026-10-01"""
        for nummer, naam in enumerate(TEKSTEN)
    ]
    return "reacties:\n" + "\n".join(regels) + "\n"


def bestanden() -> dict[str, str]:
    """De hele regio; ook de naam van een bestand doet mee."""
    producten = {f"productkaarten/p{nummer}.yaml": _kaart(nummer, code) for nummer, code in enumerate(CODES)}
    gemeen = "productkaarten/<img src=x onerror=window.geraakt=9>.yaml"
    producten[gemeen] = producten.pop("productkaarten/p0.yaml")
    return {
        "opslagen.yaml": _opslagen(),
        "cao/proef/2025-01-01.yaml": _cao(),
        "reacties/r.yaml": _reacties(),
        **producten,
    }
