"""Een nieuwe productkaart uit een kaart van de Voorbeeldregio: dezelfde vorm, een ander product.

De getallen blijven die van het voorbeeld, met ``bron: voorbeeldwaarde``; zo rekent de kaart meteen. Wat in deze regio niet
bestaat (een schaal, een opslagset, een ander product), wordt een gat dat zegt wat er moet komen.

Dit werkt op de tekst, zodat de opmaak van het voorbeeld blijft. Een voorbeeld dat anders is opgemaakt dan hier gelezen wordt, breekt
af: half overgenomen zou het stil de schaal of het product van een ander houden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.kaart.kopregels import kopregels
from reeletarief.invoer.modeline import modeline
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.weergave.nieuw.teksten import ZELF_SCHRIJVEN, kloppend
from reeletarief.weergave.nieuw.toelichting import Sleutelblok, in_blokken, toegelicht

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reeletarief.invoer.sjablonen import Caovoorbeeld, Uitleg

_VAN_HET_VOORBEELD = ("standaardcode", "doel", "kwaliteitseisen", "profiel", "tariefdifferentiatie", "vastgesteld")
_STANDAARDCODE = (
    "# standaardcode: de landelijke code (lijst JZ21) waar deze eigen code onder valt, tussen aanhalingstekens."
)
_FUNCTIE = re.compile(r'(niveau: (mbo|hbo|wo), )schaal: "[^"]*"(.*)')
_EIGEN_FUNCTIENAAM = re.compile("Jeugdzorgwerker|Sociaal Werker")
_STAPELBAAR = re.compile(r", stapelbaar_met: \[[^]]*\]")
_VERWIJZING = re.compile(r'product: "([^"]*)"')


class Cao(NamedTuple):
    """De cao van een kaart: haar naam, waarmee een kaart op deze cao begint, en alle schalen van haar tabel.

    ``in_plaats_van`` is de cao van het voorbeeld, als de regio die niet heeft; heeft iemand zelf gekozen, dan ontbreekt zij.
    """

    naam: str
    voorbeeld: Caovoorbeeld
    schalen: tuple[str, ...]
    in_plaats_van: str | None


class Omgeving(NamedTuple):
    """Wat er in de regio al is: opslagsets, en producten met hun eenheid. ``elders`` zijn de producten van de Voorbeeldregio."""

    opslagsets: tuple[str, ...]
    producten: Mapping[str, str]
    elders: Collection[str]


class Kaartopgave(NamedTuple):
    """Het product van de nieuwe kaart. ``naam`` ontbreekt als die van het voorbeeld blijft; ``cao`` als die van het voorbeeld past.

    ``landelijk`` zegt of de code zelf op de landelijke lijst staat.
    """

    product: str
    naam: str | None
    landelijk: bool
    cao: Cao | None


def nieuwe_kaart(
    voorbeeld: str, opgave: Kaartopgave, omgeving: Omgeving, uitleg: Mapping[str, Uitleg], te_kiezen: Collection[str]
) -> str:
    """De tekst van de nieuwe kaart, met uitleg boven elke sleutel en INVULLEN bij ``te_kiezen``."""
    blokken = in_blokken(voorbeeld)
    _eis({"product", "naam", "eenheid"} <= {blok.sleutel for blok in blokken}, voorbeeld)
    if kopregels(voorbeeld).get("product") != opgave.product:
        blokken = list(_ander_product(blokken, opgave))
    if opgave.naam is not None:
        blokken = [_met_regel(blok, "naam", aangehaald(opgave.naam)) for blok in blokken]
    vreemd = set(omgeving.elders) - {*omgeving.producten, opgave.product}
    if opgave.cao is not None:
        vreemd.add("cao")  # wat de tekst over de cao zegt, gaat over die van het voorbeeld
    eenheid = kopregels(voorbeeld)["eenheid"]
    blokken = [kloppend(_passend(blok, eenheid, omgeving), vreemd) for blok in blokken]
    if opgave.cao is not None:
        blokken = _bij_cao(blokken, opgave.cao)
    return toegelicht(blokken, uitleg, opgave.product, te_kiezen, modeline("productkaart", 1))


def _ander_product(blokken: list[Sleutelblok], opgave: Kaartopgave) -> Iterator[Sleutelblok]:
    """Zonder wat alleen van het voorbeeldproduct is; waar de tekst van de regio komt, staat een regel die dat zegt."""
    for blok in blokken:
        if blok.sleutel in _VAN_HET_VOORBEELD:
            continue
        yield _met_regel(blok, "product", aangehaald(opgave.product))
        if blok.sleutel == "eenheid":
            eigen = () if opgave.landelijk else (_STANDAARDCODE,)
            yield Sleutelblok("", (), (*eigen, *ZELF_SCHRIJVEN.values()))


def _met_regel(blok: Sleutelblok, sleutel: str, waarde: str) -> Sleutelblok:
    return blok._replace(regels=(f"{sleutel}: {waarde}",)) if blok.sleutel == sleutel else blok


def _passend(blok: Sleutelblok, eenheid: str, omgeving: Omgeving) -> Sleutelblok:
    """Een verwijzing naar wat de regio niet heeft, wordt een verwijzing naar wat zij wel heeft, of een gat."""
    if blok.sleutel == "opslagset" and blok.regels[0].removeprefix("opslagset: ") not in omgeving.opslagsets:
        return blok._replace(regels=(_gat("opslagset", f"een van {', '.join(omgeving.opslagsets)}"),))
    if blok.sleutel == "profiel":
        return blok._replace(regels=tuple(_profiel(regel, omgeving) for regel in blok.regels))
    if blok.sleutel == "samenstelling" and _ontbreekt(blok, omgeving):
        return blok._replace(regels=_samenstelling(eenheid, omgeving))
    if blok.sleutel == "afwezigheid" and omgeving.producten.get(_van(blok)) != "etmaal":
        return blok._replace(regels=_afwezigheid(omgeving))
    return blok


def _profiel(regel: str, omgeving: Omgeving) -> str:
    """Zonder het stapelen op andere profielen als die er niet alle zijn."""
    gevonden = _STAPELBAAR.search(regel)
    _eis((gevonden is not None) == ("stapelbaar_met" in regel), regel)
    if gevonden is None or set(re.findall(r'"([^"]*)"', gevonden.group())) <= set(omgeving.producten):
        return regel
    return regel.replace(gevonden.group(), "")


def _ontbreekt(blok: Sleutelblok, omgeving: Omgeving) -> bool:
    tekst = "\n".join(blok.regels)
    codes = _VERWIJZING.findall(tekst)
    _eis(len(codes) == tekst.count("product:") > 0, tekst)
    return any(code not in omgeving.producten for code in codes)


def _samenstelling(eenheid: str, omgeving: Omgeving) -> tuple[str, ...]:
    """Eén populatie met tien van het eerste product per uur, en in een product per uur één; zonder zo'n product een gat."""
    uur = next((code for code, een in sorted(omgeving.producten.items()) if een == "uur"), None)
    regels = ("samenstelling:", "  klasse: open", "  bron: voorbeeldwaarde")
    if uur is None:
        return (
            *regels,
            f"  populaties: # {MERK}: uit welke producten dit product bestaat; maak daar eerst een kaart van",
        )
    onderdeel = f"{{product: {aangehaald(uur)}, aantal: {1 if eenheid == 'uur' else 10}}}"
    return (
        *regels,
        "  populaties:",
        f"    - {{naam: alle jeugdigen, gewicht: 100%, onderdelen: [{onderdeel}]}}",
    )


def _van(blok: Sleutelblok) -> str:
    tekst = "\n".join(blok.regels)
    gevonden = re.search(r'van: "([^"]*)"', tekst)
    _eis(gevonden is not None, tekst)
    return gevonden.group(1) if gevonden else ""


def _afwezigheid(omgeving: Omgeving) -> tuple[str, ...]:
    etmaal = next((code for code, eenheid in sorted(omgeving.producten.items()) if eenheid == "etmaal"), None)
    if etmaal is not None:
        return (f"afwezigheid: {{van: {aangehaald(etmaal)}, vervalt: [verzorging]}}",)
    return (
        "afwezigheid:",
        f"  van: # {MERK}: de code van het etmaal, tussen aanhalingstekens; maak daar eerst een kaart van",
        "  vervalt: [verzorging]",
    )


def _bij_cao(blokken: list[Sleutelblok], cao: Cao) -> list[Sleutelblok]:
    """De functiemix in de schalen van een andere cao; een functienaam die alleen een andere cao kent, wordt een gewone."""
    _eis(any(blok.sleutel == "cao" for blok in blokken), "zonder cao")
    return [_blok_bij_cao(blok, cao) for blok in blokken]


def _blok_bij_cao(blok: Sleutelblok, cao: Cao) -> Sleutelblok:
    regels = tuple(_EIGEN_FUNCTIENAAM.sub("Hulpverlener", regel) for regel in blok.regels)
    if blok.sleutel == "functiemix":
        regels = tuple(_functie(regel, cao) for regel in regels)
    if blok.sleutel == "rooster" and not cao.voorbeeld.met_slaapdienst and "soort: slaapdienst" in "".join(regels):
        regels = tuple(_met_slaapdienst(regels, cao.naam))
    return blok._replace(regels=(*_herkomst(cao), f"cao: {cao.naam}") if blok.sleutel == "cao" else regels)


def _herkomst(cao: Cao) -> Iterator[str]:
    if cao.in_plaats_van is not None:
        yield f"# In de Voorbeeldregio is dit {cao.in_plaats_van}. Die cao is er in deze regio niet; de schalen hieronder zijn een voorbeeld uit {cao.naam}."


def _met_slaapdienst(regels: tuple[str, ...], cao: str) -> Iterator[str]:
    """Het rooster met een vraag boven de diensten: zonder antwoord rekent de kaart niet."""
    _eis("  diensten:" in regels, "\n".join(regels))
    for regel in regels:
        if regel == "  diensten:":
            yield f"  # {MERK}: slaapdienst_telt_als, het deel van een uur slaapdienst dat betaald wordt; de tabel van cao {cao} zegt dat niet"
        yield regel


def _functie(regel: str, cao: Cao) -> str:
    """Een functie in de schaal van de cao; de eerste regel van het blok en commentaar blijven staan."""
    gevonden = _FUNCTIE.search(regel)
    if gevonden is None:
        _eis(regel == "functiemix:" or regel.lstrip().startswith("#"), regel)
        return regel
    schaal = cao.voorbeeld.per_niveau.get(gevonden.group(2))
    if schaal in cao.schalen:
        return _FUNCTIE.sub(rf'\g<1>schaal: "{schaal}"\g<3>', regel)
    hint = f"de schaal van deze functie; cao {cao.naam} heeft {', '.join(cao.schalen)}"
    return _FUNCTIE.sub(rf"\g<1>schaal: \g<3> # {MERK}: {hint}", regel)


def _gat(sleutel: str, wat: str) -> str:
    return f"{sleutel}: # {MERK}: {wat}"


def _eis(past: bool, tekst: str) -> None:  # noqa: FBT001 - een eis, geen keuze
    """Breek af bij een voorbeeldkaart die anders is opgemaakt dan deze module leest."""
    assert past, f"Een kaart van de Voorbeeldregio is anders opgemaakt dan 'nieuw' haar leest:\n{tekst}"
