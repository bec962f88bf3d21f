"""LibreOffice Calc als tweede rekenaar: een werkboek zonder bewaarde uitkomsten openen en laten uitrekenen.

Calc gelooft de uitkomst die bij een formule bewaard is. Daarom gaat er een bestand heen waar die uit zijn
(:func:`zonder_cache`), en staat in het profiel ook nog dat bij het openen altijd herrekend wordt; de
computer is daarin een Nederlandse.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from tests.werkboek.evaluator import Boek, bladpaden
from tests.werkboek.formulewaarden import Sleutel, Waarde

PROGRAMMA = "soffice"
WACHTTIJD = 180
"""Seconden; een groot werkboek op een trage machine kost er een tiental."""
POGINGEN = 2
"""Bij de eerste start met een nieuw profiel kan Calc stoppen (code 81) zonder iets te schrijven."""

_CEL = re.compile(r"<c\b(?P<kenmerken>[^>]*?)(?:/>|>(?P<inhoud>.*?)</c>)", re.DOTALL)
_BEWAARD = re.compile(r"<v\b[^>]*?(?:/>|>.*?</v>)", re.DOTALL)
_ODS_FORMULE = re.compile(r"<table:table-cell\b[^>]*\btable:formula=[^>]*?(?:/>|>.*?</table:table-cell>)", re.DOTALL)
_ODS_BEWAARD = re.compile(
    r'\s(?:office:(?:value-type|value|boolean-value|string-value)|calcext:value-type)="[^"]*"|<text:p\b.*?</text:p>',
    re.DOTALL,
)
_INSTELLINGEN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""


def calc_aanwezig() -> bool:
    """Of LibreOffice op deze machine staat."""
    return shutil.which(PROGRAMMA) is not None


class Calc:
    """LibreOffice met een eigen profiel in ``map_``, zodat dat van de gebruiker erbuiten blijft."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._profiel = map_ / "profiel"
        self._nummer = 0
        gebruiker = self._profiel / "user"
        gebruiker.mkdir(parents=True)
        (gebruiker / "registrymodifications.xcu").write_text(_INSTELLINGEN, encoding="utf-8")

    def herrekend(self, inhoud: bytes, extensie: str = "xlsx") -> bytes:
        """Wat Calc van het bestand maakt, als .xlsx."""
        return self.alle_herrekend({f"boek.{extensie}": inhoud})[f"boek.{extensie}"]

    def alle_herrekend(self, bestanden: Mapping[str, bytes]) -> dict[str, bytes]:
        """Hetzelfde voor meer bestanden in één start van Calc; hun namen moeten voor de punt verschillen."""
        return self._omgezet(bestanden, "xlsx:Calc MS Excel 2007 XML")

    def bewaard(self, inhoud: bytes) -> bytes:
        """De .ods zoals Calc hem opent en weer bewaart."""
        return self._omgezet({"boek.ods": inhoud}, "ods:calc8")["boek.ods"]

    def getoond(self, bestanden: Mapping[str, bytes]) -> dict[str, list[list[str]]]:
        """Per bestand wat er op het eerste blad te lezen is, met de getalopmaak van een Nederlandse computer."""
        gelezen = self._omgezet(bestanden, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true")
        return {naam: list(csv.reader(io.StringIO(inhoud.decode("utf-8")))) for naam, inhoud in gelezen.items()}

    def _omgezet(self, bestanden: Mapping[str, bytes], soort: str) -> dict[str, bytes]:
        self._nummer += 1
        in_, uit = self._map / f"{self._nummer}-in", self._map / f"{self._nummer}-uit"
        in_.mkdir()
        for naam, inhoud in bestanden.items():
            (in_ / naam).write_bytes(inhoud)
        doelen = {naam: (uit / naam).with_suffix(f".{soort.partition(':')[0]}") for naam in bestanden}
        opdracht = [
            PROGRAMMA, "--headless", "--norestore", f"-env:UserInstallation={self._profiel.as_uri()}",
            "--convert-to", soort, "--outdir", str(uit), *(str(in_ / naam) for naam in bestanden),
        ]  # fmt: skip
        for _ in range(POGINGEN):
            gelopen = subprocess.run(opdracht, capture_output=True, text=True, timeout=WACHTTIJD, check=False)
            if all(doel.exists() for doel in doelen.values()):
                return {naam: doel.read_bytes() for naam, doel in doelen.items()}
        raise AssertionError(
            f"LibreOffice schreef niets (code {gelopen.returncode}): {' '.join(opdracht)}\n"
            f"{gelopen.stdout}{gelopen.stderr}"
        )


def zonder_cache(inhoud: bytes) -> bytes:
    """Hetzelfde werkboek (.xlsx of .ods) zonder de bewaarde uitkomst van elke formule."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        if "content.xml" in zip_.namelist():
            return herschreven(inhoud, {"content.xml": _zonder_cache_ods})
        paden = list(bladpaden(zip_).values())
    return herschreven(inhoud, dict.fromkeys(paden, _zonder_cache_xlsx))


def als_in_calc(boek: Boek | Mapping[Sleutel, Waarde]) -> dict[Sleutel, Waarde]:
    """De waarden om met die van Calc te vergelijken: WAAR en ONWAAR als 1 en 0.

    Calc schrijft een waarheidswaarde in een cel met een eigen getalopmaak als getal.
    """
    waarden = boek.waarden if isinstance(boek, Boek) else boek
    return {sleutel: Decimal(waarde) if isinstance(waarde, bool) else waarde for sleutel, waarde in waarden.items()}


def met_invoer(inhoud: bytes, invoer: Mapping[Sleutel, Decimal]) -> bytes:
    """Hetzelfde .xlsx met andere getallen in invoercellen, zoals iemand ze intypt en (zonder herrekenen) bewaart."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        paden = bladpaden(zip_)
    per_blad: dict[str, dict[str, Decimal]] = {}
    for (blad, adres), waarde in invoer.items():
        per_blad.setdefault(paden[blad], {})[adres] = waarde
    return herschreven(inhoud, {pad: _invuller(waarden) for pad, waarden in per_blad.items()})


def herschreven(inhoud: bytes, wijzigingen: Mapping[str, Callable[[str], str]]) -> bytes:
    """Dezelfde zip, met enkele bestanden erin gewijzigd."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for lid in bron.infolist():
            deel = bron.read(lid)
            if wijzig := wijzigingen.get(lid.filename):
                deel = wijzig(deel.decode("utf-8")).encode("utf-8")
            doel.writestr(lid, deel, compress_type=lid.compress_type)
    return uit.getvalue()


def _zonder_cache_xlsx(xml: str) -> str:
    return _CEL.sub(lambda cel: _BEWAARD.sub("", cel[0]) if "<f" in (cel["inhoud"] or "") else cel[0], xml)


def _zonder_cache_ods(xml: str) -> str:
    return _ODS_FORMULE.sub(lambda cel: _ODS_BEWAARD.sub("", cel[0]), xml)


def _invuller(waarden: Mapping[str, Decimal]) -> Callable[[str], str]:
    gevonden: set[str] = set()

    def vul_in(cel: re.Match[str]) -> str:
        adres = _kenmerk(cel["kenmerken"], "r")
        if adres not in waarden:
            return cel[0]
        if "<f" in (cel["inhoud"] or ""):
            raise AssertionError(f"{adres} is geen invoer maar een formule")
        gevonden.add(adres)
        kenmerken = re.sub(r'\st="[^"]*"', "", cel["kenmerken"]).rstrip()
        return f"<c{kenmerken}><v>{waarden[adres]:f}</v></c>"

    def vul_alle(xml: str) -> str:
        nieuw = _CEL.sub(vul_in, xml)
        if weg := waarden.keys() - gevonden:
            raise AssertionError(f"geen cel met inhoud: {sorted(weg)}")
        return nieuw

    return vul_alle


def _kenmerk(kenmerken: str, naam: str) -> str:
    gevonden = re.search(rf'\b{naam}="([^"]*)"', kenmerken)
    return gevonden[1] if gevonden else ""
