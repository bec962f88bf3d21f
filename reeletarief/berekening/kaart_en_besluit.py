"""Of een kaart over haar besluit hetzelfde zegt als het besluitbestand: de enige plek waar die twee naast elkaar liggen."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from reeletarief.fouten import Bevinding, Ernst, Plaats, euro_in_zin, met_kleine_letter
from reeletarief.invoer.besluit.als_regio import als_blok
from reeletarief.invoer.besluit.ontbreekt import Ontbreekt, Tegenspraak
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.yaml_plek import aangehaald

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.invoer.kaart.besluitblok import Vastgesteld
    from reeletarief.kostprijs.tarief import Tarief

WEERSPROKEN, NIET_NA_TE_GAAN, NIET_OP_DE_KAART = "RT017", "RT018", "RT019"
BESLUIT = "besluit"
"""De regel op de kaart met de sha256 van het besluitbestand."""
_AANGEHAALD = {"reden", "vingerafdruk", BESLUIT}


class AnderVeld(NamedTuple):
    """Een regel van het blok ``vastgesteld`` die iets anders zegt dan het besluit, beide zoals zij in YAML staan; leeg is er niet."""

    naam: str
    op_kaart: str
    in_besluit: str


def andere_velden(blok: Vastgesteld, besluit: Besluit, tarief: Besluittarief) -> tuple[AnderVeld, ...]:
    """De regels van de kaart die iets anders zeggen dan het besluit over dit product; leeg als zij het besluit draagt."""
    op_kaart, in_besluit = _op_de_kaart(blok), _in_het_besluit(besluit, tarief)
    return tuple(
        AnderVeld(naam, _in_yaml(naam, waarde), _in_yaml(naam, in_besluit[naam]))
        for naam, waarde in op_kaart.items()
        if waarde != in_besluit[naam]
    )


def _op_de_kaart(blok: Vastgesteld) -> dict[str, object]:
    """Wat een kaart over haar besluit zegt."""
    return {
        "status": blok.status,
        "tarief": blok.tarief.getal,
        "eenheid": blok.eenheid,
        "berekend": blok.berekend.getal,
        "reden": str(blok.reden or ""),
        "besluitdatum": blok.besluitdatum.dag,
        "ingangsdatum": blok.ingangsdatum.dag,
        "geldig_tot": blok.geldig_tot.dag,
        "vingerafdruk": str(blok.vingerafdruk),
        BESLUIT: str(blok.besluit),
    }


def _in_het_besluit(besluit: Besluit, tarief: Besluittarief) -> dict[str, object]:
    """Wat het besluit over een product zegt, onder dezelfde namen als :func:`_op_de_kaart`."""
    return {
        "status": besluit.status,
        "tarief": tarief.vastgesteld,
        "eenheid": tarief.eenheid,
        "berekend": tarief.berekend,
        "reden": tarief.reden or "",
        "besluitdatum": besluit.besluitdatum,
        "ingangsdatum": besluit.ingangsdatum,
        "geldig_tot": besluit.geldig_tot,
        "vingerafdruk": tarief.vingerafdruk,
        BESLUIT: besluit.bestand.sha256,
    }


def _in_yaml(naam: str, waarde: object) -> str:
    tekst = str(waarde)
    return aangehaald(tekst) if tekst and naam in _AANGEHAALD else tekst


class Naast(NamedTuple):
    """Het besluitbestand van een jaar om de kaarten naast te leggen, met zijn tarieven op product."""

    besluit: Besluit
    op_product: Mapping[str, Besluittarief]


def als_naast(besluit: Besluit | Bevinding | None) -> Naast | Bevinding | None:
    """Het besluit op product; ``None`` als er niets naast te leggen is, of de bevinding waarom het bestand er niet is."""
    if besluit is None or isinstance(besluit, Bevinding):
        return besluit
    return Naast(besluit, besluit.op_product)


def met_besluit_uit_bestand(tarief: Tarief, naast: Naast | Bevinding | None) -> Tarief:
    """Het tarief met het besluit uit het besluitbestand, als zijn kaart over dit jaar niets zegt; anders hetzelfde.

    Een kaart draagt één besluit, het laatste; dat van een eerder jaar geldt daarom niet minder. Draagt zij niets of iets van een
    eerder jaar, dan is het blok verloren gegaan: het besluit geldt, met een waarschuwing.
    """
    blok = tarief.kaart.vastgesteld
    if isinstance(naast, Bevinding) and _ligt_er(naast) and not _zegt_vastgesteld(blok, tarief.jaar):
        return tarief._replace(waarschuwingen=(*tarief.waarschuwingen, _zonder_bestand_berekend(tarief.jaar, naast)))
    if not is_besluit(naast) or (blok is not None and blok.tariefjaar == tarief.jaar):
        return tarief
    besloten = naast.op_product.get(tarief.product)
    if besloten is None:
        return tarief
    kaart = replace(tarief.kaart, vastgesteld=als_blok(naast.besluit, besloten))
    later = blok is not None and blok.tariefjaar > tarief.jaar
    kwijt = () if later else (niet_op_de_kaart(tarief.kaart.product.plaats, naast, besloten),)
    return tarief._replace(kaart=kaart, waarschuwingen=(*tarief.waarschuwingen, *kwijt))


def _zegt_vastgesteld(blok: Vastgesteld | None, jaar: int) -> bool:
    return blok is not None and blok.tariefjaar == jaar and blok.status == VASTGESTELD


def _ligt_er(reden: Bevinding) -> bool:
    """Of het bestand er wel is, maar niet te gebruiken; ontbreekt het, dan is er voor een kaart zonder blok niets vastgesteld."""
    return not isinstance(reden, Ontbreekt)


def is_besluit(naast: Naast | Bevinding | None) -> TypeGuard[Naast]:
    """Of er een besluitbestand van dit jaar ligt dat geen concept is."""
    return isinstance(naast, Naast) and naast.besluit.status == VASTGESTELD


def niet_op_de_kaart(kaart: Plaats, naast: Naast, besloten: Besluittarief) -> Bevinding:
    """De waarschuwing bij een kaart die het besluit over haar product niet draagt, terwijl er geen later besluit op staat."""
    pad = naast.besluit.bestand.pad
    return Bevinding(
        NIET_OP_DE_KAART,
        f"{besloten.product} is voor {naast.besluit.tariefjaar} vastgesteld op {euro_in_zin(besloten.vastgesteld)} ({pad}), maar de kaart zegt dat niet; "
        "het besluit geldt.",
        "Haal het blok vastgesteld van de kaart terug uit git of het archief.",
        kaart,
        Ernst.WAARSCHUWING,
    )


def tegenspraak(
    product: str, blok: Vastgesteld, naast: Naast | Bevinding | None, regels: Sequence[str]
) -> tuple[Bevinding, ...]:
    """Wat het besluitbestand tegen de kaart zegt: een fout per regel die anders is, of een waarschuwing dat het niet na te gaan is.

    ``naast`` gaat over het jaar van het blok, ``regels`` zijn die van de kaart.
    """
    if naast is None:
        return ()
    if isinstance(naast, Bevinding):
        zegt = _zegt_zelf_iets_anders if isinstance(naast, Tegenspraak) else _niet_na_te_gaan
        return (zegt(blok.tariefjaar, naast),)
    besloten = naast.op_product.get(product)
    if besloten is None:
        return (_staat_er_niet_in(product, naast.besluit, blok),)
    anders = andere_velden(blok, naast.besluit, besloten)
    ander_bestand = next((veld for veld in anders if veld.naam == BESLUIT), None)
    if ander_bestand is not None:
        return (_ander_bestand(naast.besluit, blok, [veld for veld in anders if veld.naam != BESLUIT]),)
    return tuple(_gewijzigde_regels(product, naast.besluit, anders, blok, regels))


def over_besluiten(kanttekeningen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """De kanttekeningen die zeggen dat een kaart en het besluitbestand niet bij elkaar passen, of dat dat niet na te gaan is."""
    return tuple(een for een in kanttekeningen if een.code in {WEERSPROKEN, NIET_NA_TE_GAAN, NIET_OP_DE_KAART})


def is_weersproken(tarief: Tarief) -> bool:
    """Of het besluitbestand iets anders zegt dan de kaart; wat op de kaart staat, is dan niet wat er is vastgesteld."""
    return any(een.code == WEERSPROKEN for een in tarief.waarschuwingen)


def _gewijzigde_regels(
    product: str, besluit: Besluit, anders: Sequence[AnderVeld], blok: Vastgesteld, regels: Sequence[str]
) -> Iterator[Bevinding]:
    pad = besluit.bestand.pad
    for veld in anders:
        hier = f"{veld.naam} {veld.op_kaart}" if veld.op_kaart else f"geen {veld.naam}"
        weer = f"schrijf hier weer {veld.naam}: {veld.in_besluit}" if veld.in_besluit else f"haal {veld.naam} hier weg"
        yield Bevinding(
            WEERSPROKEN,
            f"{product}: op de kaart staat {hier}, maar in {pad} {veld.in_besluit or f'geen {veld.naam}'}. De kaart zegt dus niet "
            "wat er is vastgesteld.",
            f"Haal de kaart terug uit git, of {weer}. Een ander besluit neemt u met: reeletarief vaststellen --herziening REDEN.",
            _plaats(veld.naam, blok, regels),
        )


def _plaats(naam: str, blok: Vastgesteld, regels: Sequence[str]) -> Plaats:
    """Waar deze regel van het blok staat; staat zij er niet, dan de regel van het tarief waar zij over gaat."""
    eigen: Plaats | None = getattr(getattr(blok, naam), "plaats", None)
    if eigen is not None:
        return eigen
    tarief: Plaats = blok.tarief.plaats
    genummerd = enumerate(regels, 1)
    in_blok = dropwhile(lambda een: not een[1].startswith("vastgesteld:"), genummerd)
    regel = next((een for een in in_blok if een[1].lstrip().startswith(f"{naam}:")), None)
    return tarief if regel is None else Plaats(tarief.bestand, regel[0], regel[1].index(naam) + 1, len(naam))


def _ander_bestand(besluit: Besluit, blok: Vastgesteld, anders: Sequence[AnderVeld]) -> Bevinding:
    """Wie van de twee gewijzigd is, valt niet te zeggen: de kaart wijst naar een ander bestand dan er ligt."""
    ook = "; ".join(
        f"{een.naam} is hier {een.op_kaart or 'niets'} en daar {een.in_besluit or 'niets'}" for een in anders
    )
    return Bevinding(
        WEERSPROKEN,
        f"{besluit.bestand.pad} is niet het bestand dat bij dit besluit hoort: het is na het besluit gewijzigd, of deze regel is dat."
        + (f" Ook anders: {ook}." if ook else ""),
        "Haal het bestand en de kaart terug uit git of het archief. Een ander besluit neemt u met: reeletarief vaststellen "
        "--herziening REDEN.",
        blok.besluit.plaats,
    )


def _staat_er_niet_in(product: str, besluit: Besluit, blok: Vastgesteld) -> Bevinding:
    return Bevinding(
        WEERSPROKEN,
        f"Op de kaart staat een besluit over {besluit.tariefjaar}, maar in {besluit.bestand.pad} staat {product} niet.",
        "Is dit een kopie van een andere kaart, haal het blok vastgesteld dan hier weg. Haal de kaart anders terug uit git. Een besluit over "
        "dit product erbij neemt u met: reeletarief vaststellen --herziening REDEN.",
        blok.tarief.plaats,
    )


def _zegt_zelf_iets_anders(jaar: int, reden: Bevinding) -> Bevinding:
    """Eén fout voor alle kaarten van het jaar: een bestand dat zichzelf tegenspreekt, is niet dat van het besluit."""
    wat = f"De kaarten dragen een besluit over {jaar}, maar het bestand erachter is gewijzigd: {met_kleine_letter(reden.wat)}"
    return Bevinding(WEERSPROKEN, wat, reden.remedie, reden.plaats)


def _niet_na_te_gaan(jaar: int, reden: Bevinding) -> Bevinding:
    """Eén waarschuwing voor alle kaarten van het jaar, op de plaats van het bestand."""
    return _onbekend(f"De kaarten zeggen dat de tarieven van {jaar} zijn vastgesteld, maar dat", reden)


def _zonder_bestand_berekend(jaar: int, reden: Bevinding) -> Bevinding:
    melding = misschien_besloten(jaar, reden)
    gevolg = f"Een kaart die zelf niets over {jaar} zegt, rekent met het berekende tarief."
    return melding._replace(wat=f"{melding.wat} {gevolg}")


def misschien_besloten(jaar: int, reden: Bevinding) -> Bevinding:
    """Eén waarschuwing voor alle kaarten die over dit jaar niets zeggen, terwijl er wel een besluitbestand ligt."""
    return _onbekend(f"Of de tarieven van {jaar} zijn vastgesteld,", reden)


def _onbekend(wat: str, reden: Bevinding) -> Bevinding:
    zin = f"{wat} is niet na te gaan, want {met_kleine_letter(reden.wat)}"
    return Bevinding(NIET_NA_TE_GAAN, zin, reden.remedie, reden.plaats, Ernst.WAARSCHUWING)
