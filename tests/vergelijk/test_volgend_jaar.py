"""Een regio die een jaar verder gaat voordat de cijfers er zijn: elke reeks volgt dan uit die van het jaar ervoor.

Zo'n regio maakt bijna elke analist elk najaar. Wisselt een waarde in de loop van het oude jaar en volgt die van het nieuwe jaar daaruit,
dan gebruiken de twee bomen elkaars knopen kruiselings.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from tests.vergelijk.standen import bestanden, gewijzigd

ONTBREEKT = re.compile(r"De reeks '(\w+)' .*heeft geen waarde voor (\d{4})")


@cache
def een_jaar_verder() -> dict[str, bytes]:
    """De Voorbeeldregio waarin elke reeks die 2027 nodig heeft, doorloopt met de waarde van het jaar ervoor."""
    resultaat = bereken(lees_regio(bestanden()), (), 2027)
    redenen = {bevinding.wat for een in resultaat.overgeslagen for bevinding in een.redenen}
    tekst = bestanden()["opslagen.yaml"].decode()
    for naam, jaar in sorted(gevonden.groups() for wat in redenen if (gevonden := ONTBREEKT.match(wat))):
        blok = re.search(rf"^  {naam}:\n(?:    .*\n)*?    waarden:\n(?:      .*\n)+", tekst, re.MULTILINE)
        assert blok, naam
        regel = f"{{jaar: {jaar}, afleiding: {{gelijk: [{naam}@{int(jaar) - 1}]}}, klasse: aanname, bron: niet bekend, motivering: Zoals ervoor.}}"
        tekst = f"{tekst[: blok.end()]}      - {regel}\n{tekst[blok.end() :]}"
    return {**bestanden(), "opslagen.yaml": tekst.encode()}


@cache
def van_2026_naar_2027() -> Vergelijking:
    inlezing = lees_regio(een_jaar_verder())
    return vergelijk(*(als_kant("", bereken(inlezing, (), jaar)) for jaar in (2026, 2027)))


def test_elk_product_is_te_vergelijken_en_de_oorzaken_zijn_samen_het_verschil() -> None:
    verschillen = van_2026_naar_2027().producten
    assert len(verschillen) == len([pad for pad in bestanden() if pad.startswith("productkaarten/")])
    for een in verschillen:
        assert een.stand in {"gewijzigd", "gelijk"}
        assert een.oorzaken is not None
        assert sum((oorzaak.bedrag for oorzaak in een.oorzaken), Decimal(0)) == een.verschil.bedrag


def test_een_prijspeil_dat_bleef_is_een_jaar_verder_geindexeerd() -> None:
    """Hier stond 'nu met index 2025 naar 2027, zonder index 2027', terwijl de index van 2027 er juist bij kwam."""
    namen = {gevolg.naam for gevolg in van_2026_naar_2027().gevolgen if gevolg.groep == "indexering"}
    assert "prijspeil 2025 geïndexeerd naar 2027, was naar 2026" in namen
    assert not [naam for naam in namen if "zonder index" in naam]


def test_ook_een_jaar_terug() -> None:
    inlezing = lees_regio(een_jaar_verder())
    terug = vergelijk(*(als_kant("", bereken(inlezing, ["45A48"], jaar)) for jaar in (2027, 2026)))
    assert "prijspeil 2025 geïndexeerd naar 2026, was naar 2027" in {gevolg.naam for gevolg in terug.gevolgen}


def test_alleen_een_prijspeil_dat_bleef_is_een_jaar_verder_geindexeerd() -> None:
    """De lonen gaan hier met het jaar mee, op een tabel van elk jaar; de reiskosten blijven op 2025."""
    pad = "cao/jeugdzorg/2025-03-01.yaml"
    standen = een_jaar_verder()
    for jaar in (2026, 2027):
        datums = (
            ("ingangsdatum: 2025-03-01", f"ingangsdatum: {jaar}-01-01"),
            ("tot: 2025-12-31", f"tot: {jaar}-12-31"),
        )
        standen = {**standen, f"cao/jeugdzorg/{jaar}-01-01.yaml": gewijzigd(pad, *datums)[pad]}
    kanten = [als_kant("", bereken(lees_regio(standen), ["45A48"], jaar)) for jaar in (2026, 2027)]
    for paar, naam in (
        (kanten, "prijspeil 2025 geïndexeerd naar 2027, was naar 2026"),
        (kanten[::-1], "prijspeil 2025 geïndexeerd naar 2026, was naar 2027"),
    ):
        namen = [gevolg.naam for gevolg in vergelijk(*paar).gevolgen if gevolg.groep == "indexering"]
        assert naam in namen
        assert not [een for een in namen if een.startswith("lonen van cao") or " en " in een]


def test_binnen_een_jaar_gaat_het_niet_over_verder_gaan() -> None:
    hoger = gewijzigd("opslagen.yaml", ("bedrag_per_uur: 1.95", "bedrag_per_uur: 2.95"))
    vergelijking = vergelijk(*(als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in (bestanden(), hoger)))
    assert not [gevolg for gevolg in vergelijking.gevolgen if "geïndexeerd naar" in gevolg.naam]
