"""Het werkboek als OpenDocument-rekenblad (ODS), de open standaard die de overheid toepast of uitlegt.

Met de standaardbibliotheek: ``odfpy`` staat sinds 2020 stil, en ``odfdo`` doet 30 seconden over 150.000 formules, zet
het tijdstip van nu in het bestand en kent keuringen, voorwaardelijke opmaak, vaste rijen en grafieken alleen als kale
XML. Er bleef van de bibliotheek dus weinig over dan een tweede, gecompileerde afhankelijkheid.

Elke module ``ods_*`` schrijft een deel van het bestand; deze pakt ze in. Alles staat er in een vaste volgorde en zonder
tijdstip in: dezelfde invoer geeft dezelfde bytes.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.ods_blad import tabel
from reeletarief.weergave.werkboek.ods_formule import bereikadres, celadres, vast_adres
from reeletarief.weergave.werkboek.ods_grafiek import grafiek, grafiekstijlen
from reeletarief.weergave.werkboek.ods_instellingen import eigenschappen, instellingen
from reeletarief.weergave.werkboek.ods_naamruimten import VERSIE, document
from reeletarief.weergave.werkboek.ods_stijlen import eigen_stijlen, stijlen
from reeletarief.weergave.werkboek.ods_tekst import alineas, kenmerk
from reeletarief.weergave.werkboek.zipbestand import zip_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Keuring, Verwijzing, Werkboek

SOORT = "application/vnd.oasis.opendocument.spreadsheet"
_GRAFIEKSOORT = "application/vnd.oasis.opendocument.chart"
_SOORTDEEL = "mimetype"
"""Staat vooraan en onverpakt, zodat elk programma de soort zonder uitpakken ziet."""


def als_ods(boek: Werkboek) -> bytes:
    """Het werkboek als ODS-bestand: formules met hun uitkomst, en alles wat het model over lezen en afdrukken zegt."""
    objecten = _nummer("Object ", (len(blad.grafieken) for blad in boek.bladen))
    bestanden = {
        "content.xml": document("content", _inhoud(boek, objecten)),
        "styles.xml": document("styles", stijlen(boek)),
        "meta.xml": document("meta", eigenschappen(boek)),
        "settings.xml": document("settings", instellingen(boek)),
    }
    bladen = {blad.naam: blad for blad in boek.bladen}
    for blad, namen in zip(boek.bladen, objecten, strict=True):
        for gegeven, naam in zip(blad.grafieken, namen, strict=True):
            bestanden[f"{naam}/content.xml"] = grafiek(gegeven, blad, bladen)
            bestanden[f"{naam}/styles.xml"] = grafiekstijlen()
    inhoud = _inhoudsopgave(bestanden, [naam for namen in objecten for naam in namen])
    return zip_van({_SOORTDEEL: SOORT.encode(), **bestanden, "META-INF/manifest.xml": inhoud}, onverpakt=_SOORTDEEL)


def _nummer(begin: str, aantallen: Iterable[int]) -> list[list[str]]:
    """Per blad zoveel namen, doorgenummerd over het hele boek."""
    teller = count(1)
    return [[f"{begin}{next(teller)}" for _ in range(aantal)] for aantal in aantallen]


def _inhoud(boek: Werkboek, objecten: list[list[str]]) -> str:
    keuringen = _nummer("keuring", (len(blad.keuringen) for blad in boek.bladen))
    per_blad = list(zip(boek.bladen, keuringen, objecten, strict=True))
    regels = "".join(
        _keuring(naam, keuring, blad)
        for blad, namen, _ in per_blad
        for naam, keuring in zip(namen, blad.keuringen, strict=True)
    )
    tabellen = "".join(tabel(blad, namen, eigen) for blad, namen, eigen in per_blad)
    return (
        f"{eigen_stijlen(boek)}<office:body><office:spreadsheet>"
        f"{_omsloten('table:content-validations', regels)}{tabellen}"
        f"{_omsloten('table:named-expressions', _namen(boek.namen))}"
        f"{_omsloten('table:database-ranges', _filters(boek.bladen))}</office:spreadsheet></office:body>"
    )


def _omsloten(label: str, inhoud: str) -> str:
    return f"<{label}>{inhoud}</{label}>" if inhoud else ""


def _keuring(naam: str, keuring: Keuring, blad: Blad) -> str:
    grenzen = f"{keuring.laagste:f},{keuring.hoogste:f}"
    begin = celadres(keuring.cellen[0].van, blad.naam)
    leeg_mag = "true" if keuring.leeg_mag else "false"
    return (
        f'<table:content-validation table:name="{naam}" table:allow-empty-cell="{leeg_mag}"'
        f' table:condition="of:cell-content-is-decimal-number() and cell-content-is-between({grenzen})"'
        f" table:base-cell-address={kenmerk(begin)}>"
        f'<table:help-message table:title={kenmerk(keuring.titel)} table:display="true">'
        f"{alineas(keuring.uitleg)}</table:help-message>"
        f'<table:error-message table:message-type="stop" table:title={kenmerk(keuring.titel)} table:display="true">'
        f"{alineas(keuring.uitleg)}</table:error-message></table:content-validation>"
    )


def _namen(namen: Mapping[str, Verwijzing]) -> str:
    return "".join(
        f"<table:named-range table:name={kenmerk(naam)} table:base-cell-address={kenmerk(vast_adres(plek))}"
        f" table:cell-range-address={kenmerk(vast_adres(plek))}/>"
        for naam, plek in namen.items()
    )


def _filters(bladen: Iterable[Blad]) -> str:
    """Calc herkent het filter van een blad zonder naam aan deze naam, en houdt het uit de lijst met namen."""
    return "".join(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{nummer}"'
        f" table:target-range-address={kenmerk(bereikadres(blad.filter, blad.naam))}"
        ' table:display-filter-buttons="true"/>'
        for nummer, blad in enumerate(bladen)
        if blad.filter
    )


def _inhoudsopgave(bestanden: Iterable[str], objecten: Iterable[str]) -> bytes:
    soorten = {"/": SOORT, **{f"{naam}/": _GRAFIEKSOORT for naam in objecten}, **dict.fromkeys(bestanden, "text/xml")}
    regels = "".join(_ingang(pad, soort) for pad, soort in soorten.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest'
        f' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="{VERSIE}">'
        f"{regels}</manifest:manifest>"
    ).encode()


def _ingang(pad: str, soort: str) -> str:
    versie = f' manifest:version="{VERSIE}"' if pad.endswith("/") else ""
    return f"<manifest:file-entry manifest:full-path={kenmerk(pad)}{versie} manifest:media-type={kenmerk(soort)}/>"
