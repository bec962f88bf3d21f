"""Een .xlsx of .ods als pakket van delen: eerst kijken wat het is, dan pas iets uitpakken.

Een werkboek dat terugkomt, is een bestand van een ander. Daarom gaat alles wat gevaarlijk of onleesbaar is er hier af,
met de reden: een ander soort bestand, een wachtwoord, een kapot of opgeblazen pakket, macro's, koppelingen naar buiten.
De grenzen laten een werkboek van vijfhonderd producten ruim door.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, BevindingFout, Plaats
from reeletarief.invoer.werkboek.veilige_xml import OnleesbaarXmlFout, Tegoed, VerbodenXmlFout, VolXmlFout, elementen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

    from reeletarief.invoer.werkboek.veilige_xml import Element

GROOTSTE_BESTAND = 50_000_000
MEESTE_DELEN = 2_000
MEESTE_BLADEN = 50
GROOTSTE_DEEL = 100_000_000
GROOTSTE_GEHEEL = 200_000_000
GROOTSTE_KLEINE_DEEL = 8_000_000
HOOGSTE_VERHOUDING = 300
VERHOUDING_TELT_VANAF = 1_000_000
"""Een klein deel mag zo sterk ingepakt zijn als het wil."""

INHOUD = "[content_types].xml"
XLSX = "Excel-werkmap (.xlsx)"
"""Hoe het verwachte soort bestand in een melding heet."""
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_LEGE_ZIP = b"PK\x05\x06"
_IN_MAP = b"PK\x01\x02"
_MACRO = re.compile(r"vbaproject|macrosheet|dialogsheet|activex|^xl/ctrlprops/|^xl/embeddings/|^customui/")
_BUITEN = re.compile(r"^xl/(externallinks/|connections\.xml$|querytables/)")
_WERKBOEK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_OPNIEUW = "Vraag het bestand opnieuw op, of open het en sla het opnieuw op."
_ANDERE_SOORTEN = (
    (b"%PDF", "een pdf"),
    (b"{\\rtf", "een rtf-tekst"),
    (b"<!DOCTYPE html", "een webpagina"),
    (b"<html", "een webpagina"),
    (b"<?xml", "een xml-bestand"),
)


class NietBruikbaarFout(BevindingFout):
    """Het werkboek is niet te gebruiken."""


class Pakket(NamedTuple):
    """Een gekeurd pakket: het archief, de delen op hun naam in kleine letters, en wat er al uit gelezen is."""

    naam: str
    archief: zipfile.ZipFile
    delen: Mapping[str, zipfile.ZipInfo]
    tegoed: Tegoed

    def lees(self, deel: str) -> bytes:
        """De inhoud van een deel; nooit meer dan het pakket zelf opgaf en de grenzen toelaten."""
        info = self.delen.get(deel.lower())
        if info is None:
            weiger_kapot(self.naam, f"het deel {deel[:80]} ontbreekt")
        try:
            with self.archief.open(info) as stroom:
                return stroom.read(info.file_size + 1)  # met een grens, anders pakt zipfile eerst alles uit
        except _KAPOT:
            weiger_kapot(self.naam, f"het deel {deel[:80]} is niet uit te pakken")

    def elementen(self, deel: str) -> list[Element]:
        """De elementen van een klein deel, in volgorde; wat er niet is, heeft er geen."""
        if deel.lower() not in self.delen:
            return []
        if self.delen[deel.lower()].file_size > GROOTSTE_KLEINE_DEEL:
            weiger_groot(self.naam, f"het deel {deel[:80]} is uitgepakt groter dan {_mb(GROOTSTE_KLEINE_DEEL)}")
        with met_reden(self.naam, deel):
            return elementen(self.lees(deel), self.tegoed)


@contextmanager
def met_reden(naam: str, deel: str) -> Iterator[None]:
    """Maak van een fout in de XML van een deel een weigering met de reden."""
    try:
        yield
    except VerbodenXmlFout:
        weiger(
            naam,
            "RT808",
            f"Het deel {deel[:80]} bevat een documenttype (DOCTYPE); geen rekenprogramma schrijft dat.",
            "Vertrouw dit bestand niet; vraag de afzender een werkboek dat hij in Excel of LibreOffice opsloeg.",
        )
    except VolXmlFout:
        weiger_groot(naam, f"het deel {deel[:80]} heeft meer inhoud dan enig werkboek van dit programma")
    except OnleesbaarXmlFout as fout:
        weiger_kapot(naam, f"in het deel {deel[:80]} klopt de XML niet ({fout})")


def open_pakket(inhoud: bytes, naam: str) -> Pakket:
    """Het pakket van een .xlsx, nadat alles eraan is nagegaan wat zonder uitpakken kan."""
    pakket = open_zip(inhoud, naam, XLSX)
    _keur_inhoud(pakket)
    return pakket


def open_zip(inhoud: bytes, naam: str, soort: str) -> Pakket:
    """Een zip-bestand van verdraagbare omvang; of er ook het verwachte soort werkboek in zit, is nog niet nagegaan."""
    if len(inhoud) > GROOTSTE_BESTAND:
        raise NietBruikbaarFout(te_groot_bestand(naam))
    _keur_soort(inhoud, naam, soort)
    if inhoud.count(_IN_MAP) > MEESTE_DELEN:
        weiger_groot(naam, f"het pakket heeft meer dan {MEESTE_DELEN} delen")
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    except _KAPOT:
        weiger_kapot(naam, "het is afgebroken of geen heel zip-bestand")
    lijst = archief.infolist()
    _keur_maten(lijst, naam)
    delen = {info.filename.lower(): info for info in lijst}
    if len(delen) < len(lijst):
        weiger_kapot(naam, "een deel komt er twee keer in voor")
    return Pakket(naam, archief, delen, Tegoed())


def weiger(naam: str, code: str, wat: str, remedie: str) -> NoReturn:
    """Weiger het werkboek met deze reden."""
    raise NietBruikbaarFout(Bevinding(code, wat, remedie, Plaats(naam, 1)))


def weiger_kapot(naam: str, reden: str) -> NoReturn:
    """Weiger een beschadigd bestand."""
    weiger(naam, "RT804", f"Dit werkboek is beschadigd: {reden}.", _OPNIEUW)


def weiger_groot(naam: str, reden: str) -> NoReturn:
    """Weiger een bestand dat groter is, of uitgepakt groter wordt, dan een werkboek van dit programma ooit is."""
    raise NietBruikbaarFout(_te_groot(naam, reden))


def te_groot_bestand(naam: str) -> Bevinding:
    """De bevinding bij een bestand dat al voor het uitpakken te groot is."""
    return _te_groot(naam, f"het bestand is groter dan {_mb(GROOTSTE_BESTAND)}")


def _te_groot(naam: str, reden: str) -> Bevinding:
    remedie = "Begin opnieuw met het bestand zoals dit programma het maakte, en laat er geen andere gegevens in zetten."
    return Bevinding("RT807", f"Dit bestand is te groot om te lezen: {reden}.", remedie, Plaats(naam, 1))


def weiger_soort(naam: str, verwacht: str, soort: str) -> NoReturn:
    """Weiger een ander soort bestand dan verwacht."""
    remedie = f"Open het bestand in Excel of LibreOffice en kies 'Opslaan als', soort {verwacht}."
    weiger(naam, "RT802", f"Dit is geen {verwacht}: het is {soort}.", remedie)


def _keur_soort(inhoud: bytes, naam: str, verwacht: str) -> None:
    """Weiger wat aan zijn eerste bytes geen zip-bestand is, en noem wat het dan wel is."""
    if inhoud.startswith(_ZIP):
        return
    if not inhoud:
        weiger_soort(naam, verwacht, "een leeg bestand")
    if inhoud.startswith(_OLE):
        if _VERSLEUTELD in inhoud:
            weiger_versleuteld(naam)
        weiger_soort(naam, verwacht, "een oud Office-bestand, zoals .xls")
    if inhoud.startswith(_LEGE_ZIP):
        weiger_soort(naam, verwacht, "een leeg zip-bestand")
    begin = inhoud[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    soort = next((soort for teken, soort in _ANDERE_SOORTEN if begin.startswith(teken.lower())), None)
    weiger_soort(
        naam, verwacht, soort or ("een onbekend soort bestand" if b"\0" in inhoud[:1000] else "tekst, zoals .csv")
    )


def weiger_versleuteld(naam: str) -> NoReturn:
    """Weiger een bestand met een wachtwoord."""
    remedie = "Open het met het wachtwoord en sla het zonder wachtwoord op."
    weiger(naam, "RT803", "Dit werkboek is met een wachtwoord versleuteld.", remedie)


def weiger_macros(naam: str, soort: str) -> NoReturn:
    """Weiger een werkboek waar een programma in zit."""
    weiger(
        naam,
        "RT805",
        "In dit werkboek zitten macro's of ingesloten programma's; een werkboek van dit programma heeft die nooit.",
        f"Sla het op als {soort} zonder macro's, en ga na waarom ze erin zitten.",
    )


def weiger_koppeling(naam: str, weg: str) -> NoReturn:
    """Weiger een werkboek met gegevens van elders; ``weg`` is waar een lezer de koppelingen verbreekt."""
    weiger(
        naam,
        "RT806",
        "Dit werkboek haalt gegevens uit een ander bestand of van een andere plek; een uitkomst is dan niet na te gaan.",
        f"Verbreek de koppelingen ({weg}) en sla het opnieuw op.",
    )


def _keur_maten(lijst: list[zipfile.ZipInfo], naam: str) -> None:
    """Weiger een pakket dat uitgepakt te groot wordt. Bij het uitpakken geldt de maat die hier is opgegeven."""
    if any(info.flag_bits & 0x1 for info in lijst):
        weiger_versleuteld(naam)
    for info in lijst:
        if info.file_size > GROOTSTE_DEEL:
            weiger_groot(naam, f"het deel {info.filename[:80]} is uitgepakt groter dan {_mb(GROOTSTE_DEEL)}")
        opgeblazen = info.file_size > HOOGSTE_VERHOUDING * max(info.compress_size, 1)
        if opgeblazen and info.file_size > VERHOUDING_TELT_VANAF:
            weiger_groot(
                naam, f"het deel {info.filename[:80]} wordt uitgepakt meer dan {HOOGSTE_VERHOUDING} keer zo groot"
            )
    if sum(info.file_size for info in lijst) > GROOTSTE_GEHEEL:
        weiger_groot(naam, f"uitgepakt is het groter dan {_mb(GROOTSTE_GEHEEL)}")


def _keur_inhoud(pakket: Pakket) -> None:
    """Weiger een ander soort pakket, macro's en koppelingen naar andere bestanden."""
    if INHOUD not in pakket.delen:
        weiger_soort(pakket.naam, XLSX, ander_pakket(pakket))
    soorten = [element.attributen.get("ContentType", "").lower() for element in pakket.elementen(INHOUD)]
    if any("macroenabled" in soort or "vbaproject" in soort for soort in soorten) or delen_als(pakket, _MACRO):
        weiger_macros(pakket.naam, XLSX)
    if _WERKBOEK not in soorten:
        weiger_soort(pakket.naam, XLSX, "een ander Office-bestand, zoals een document of een sjabloon")
    _keur_koppelingen(pakket)


def mimetype(pakket: Pakket) -> bytes:
    """Wat een OpenDocument-pakket over zijn eigen soort zegt; leeg als het niets zegt."""
    info = pakket.delen.get("mimetype")
    return pakket.lees("mimetype").strip() if info is not None and info.file_size < 200 else b""


def ander_pakket(pakket: Pakket) -> str:
    """Wat een zip-bestand zonder inhoudsopgave van Office is; een .ods zegt het zelf."""
    soort = mimetype(pakket)
    if b"opendocument.spreadsheet" in soort:
        return "een OpenDocument-rekenblad (.ods)"
    return "een ander OpenDocument-bestand" if b"opendocument" in soort else "een gewoon zip-bestand"


def _keur_koppelingen(pakket: Pakket) -> None:
    """Een koppeling om op te klikken mag; gegevens van elders niet."""
    relaties = [element for deel in pakket.delen if deel.endswith(".rels") for element in pakket.elementen(deel)]
    buiten = [
        element
        for element in relaties
        if element.attributen.get("TargetMode", "").lower() == "external"
        and not element.attributen.get("Type", "").endswith("/hyperlink")
    ]
    if buiten or delen_als(pakket, _BUITEN):
        weiger_koppeling(pakket.naam, "in Excel: Gegevens, Koppelingen bewerken")


def delen_als(pakket: Pakket, patroon: re.Pattern[str]) -> bool:
    """Of er een deel is waarvan de naam, in kleine letters, op het patroon past."""
    return any(patroon.search(deel) for deel in pakket.delen)


def _mb(aantal: int) -> str:
    return f"{aantal // 1_000_000} MB"
