"""Twee kleine werkboeken: :func:`proefboek` heeft van alles één, :func:`rekenboek` rekent over drie bladen een tarief uit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Afwijking,
    Bereik,
    Blad,
    Cel,
    Functie,
    Grafiek,
    Inhoud,
    Keuring,
    Naam,
    Onwaar,
    Opmaak,
    Reeks,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)

TEKST = Stijl(Rol.TEKST)
KOP = Stijl(Rol.KOP)
INVOER_EURO = Stijl(Rol.INVOER, Opmaak.EURO)
EURO = Stijl(Rol.BEREKENING, Opmaak.EURO)


def cel(inhoud: Inhoud, rol: Rol = Rol.TEKST, opmaak: Opmaak = Opmaak.TEKST) -> Cel:
    return Cel(inhoud, Stijl(rol, opmaak))


def plek(rij: int, kolom: int, blad: str = "", vast: bool = False) -> Verwijzing:
    return Verwijzing(blad, rij, kolom, vast)


def bereik(rij: int, kolom: int, tot_rij: int, tot_kolom: int) -> Bereik:
    return Bereik(plek(rij, kolom), plek(tot_rij, tot_kolom))


def koppen(*teksten: str) -> tuple[Cel, ...]:
    return tuple(cel(tekst, Rol.KOP) for tekst in teksten)


def over() -> Blad:
    return Blad(
        "Over",
        (
            (cel("Rekenboek", Rol.TITEL),),
            (cel("Uitleg op één regel", Rol.UITLEG),),
            (cel("Uitleg op twee regels", Rol.UITLEG),),
            (Cel("Invoer", Stijl(Rol.KOPPELING), koppeling=plek(1, 1, "De invoer")),),
        ),
        (60,),
        Afdruk(liggend=False, hoog=1),
        rijhoogten={3: 30},
    )


def invoer() -> Blad:
    rijen = [
        (cel("Loon"), cel(Decimal("0.08"), Rol.INVOER, Opmaak.PROCENT), cel(Decimal("0.08"), Rol.VAST, Opmaak.PROCENT)),
        (cel("Stap"), cel(Decimal("0.01"), Rol.INVOER, Opmaak.EURO), cel(Decimal("0.01"), Rol.VAST, Opmaak.EURO)),
    ]
    return Blad(
        "De invoer",
        ((cel("Invoer", Rol.TITEL),), (), (), koppen("naam", "waarde", "uitgegeven"), *rijen),
        (20, 12, 12),
        Afdruk(kop=(4, 4), kolommen=(1, 1)),
        vast=plek(5, 2),
        filter=bereik(4, 1, 6, 3),
        keuringen=(
            Keuring((bereik(5, 2, 6, 2),), Decimal(0), Decimal(1), "Fractie " * 9, "Van 0 tot en met 1. " * 20),
        ),
        nadruk=(Afwijking(bereik(5, 2, 6, 2)),),
    )


def rekening() -> Blad:
    delen = tuple(plek(2, kolom) for kolom in (2, 3))
    som = Functie("SUM", (bereik(2, 2, 2, 3),))
    return Blad(
        "Berekening",
        (
            koppen("product", "loon", "overhead", "tarief", "klopt"),
            (
                cel("45A48"),
                Cel(Decimal("40.5"), Stijl(Rol.VERWIJZING, Opmaak.EURO), plek(5, 2, "De invoer")),
                cel(Decimal(10), Rol.BEREKENING, Opmaak.EURO),
                Cel(Decimal("50.5"), Stijl(Rol.TOTAAL, Opmaak.EURO), som),
                Cel(True, Stijl(Rol.CONTROLE), Rekenteken("=", (plek(2, 4), Rekenteken("+", delen)))),
            ),
        ),
        (20, 12, 12, 12, 10),
        nadruk=(Onwaar(bereik(2, 5, 2, 5)),),
        grafieken=(grafiek(4, "Twee <delen> & een staaf"), grafiek(30, "De tweede")),
    )


def grafiek(rij: int, alternatief: str) -> Grafiek:
    reeksen = tuple(Reeks(plek(1, kolom), bereik(2, kolom, 2, kolom)) for kolom in (2, 3))
    return Grafiek("Opbouw", alternatief, bereik(2, 1, 2, 1), reeksen, plek(rij, 1), Decimal(16), Decimal(8))


def proefboek(*bladen: Blad, voet: str = "Voorbeeldregio & co") -> Werkboek:
    return Werkboek(
        "Tarieven 2026",
        "Rekenboek",
        "Voorbeeldregio",
        bladen or (over(), invoer(), rekening()),
        {"afrondingsstap": plek(6, 2, "De invoer")} if not bladen else {},
        {"reeletarief-versie": "1", "reeletarief-sha256": "abc"},
        voet,
    )


def met_teksten(*teksten: str) -> Werkboek:
    return proefboek(Blad("Blad", tuple((cel(tekst),) for tekst in teksten), (40,)))


def boek_met(*bladen: Blad, namen: dict[str, Verwijzing] | None = None) -> Werkboek:
    return Werkboek(
        titel="Rekenboek <2026>",
        onderwerp="Tarieven & besluit",
        maker="Streek Voorbeeld",
        bladen=bladen,
        namen=namen or {},
        eigenschappen={"reeletarief-sha256": "abc123", "reeletarief-versie": "1"},
        voet="Berekend, nog niet vastgesteld",
    )


def blad_met(*rijen: tuple[Cel | None, ...], naam: str = "Blad", **rest: Any) -> Blad:
    return Blad(naam, rijen, breedten=(20,) * max(map(len, rijen), default=1), **rest)


def uren(waarde: int = 1400) -> Blad:
    return blad_met(
        (Cel("Uren per jaar", TEKST), Cel(Decimal(waarde), Stijl(Rol.INVOER, Opmaak.GETAL))),
        naam="Uren en zo",
        keuringen=(
            Keuring(
                (Bereik(plek(1, 2), plek(1, 2)),), Decimal(800), Decimal("1877.5"), "Uren", "Tussen 800 en 1877,5."
            ),
        ),
    )


def rekenblad() -> Blad:
    """Twee producten met loon en overhead, het tarief, een controle en een grafiek."""

    def rij(nummer: int, naam: str, loon: str, overhead: str, tarief: str) -> tuple[Cel | None, ...]:
        som = Rekenteken("*", (Rekenteken("+", (plek(nummer, 2), plek(nummer, 3))), Naam("opslag")))
        return (
            Cel(naam, TEKST),
            Cel(Decimal(loon), INVOER_EURO),
            Cel(Decimal(overhead), INVOER_EURO),
            Cel(Decimal(tarief), EURO, som),
        )

    return blad_met(
        tuple(Cel(t, KOP) for t in ("Product", "Loon", "Overhead", "Tarief")),
        rij(2, "Ambulant", "100.5", "20", "132.55"),
        rij(3, "Verblijf", "250", "75.25", "357.775"),
        (
            Cel("Totaal", Stijl(Rol.TOTAAL)),
            None,
            None,
            Cel(
                Decimal("490.33"),
                Stijl(Rol.TOTAAL, Opmaak.EURO),
                Functie("ROUND", (Functie("SUM", (Bereik(plek(2, 4), plek(3, 4)),)), plek(2, 2, "Vast"))),
            ),
        ),
        (
            Cel("Klopt", TEKST),
            None,
            None,
            Cel(True, Stijl(Rol.CONTROLE), Rekenteken("=", (plek(4, 4), plek(4, 4)))),
        ),
        naam="Berekening",
        afdruk=Afdruk(liggend=True, kop=(1, 1), kolommen=(1, 1)),
        vast=plek(2, 2),
        filter=Bereik(plek(1, 1), plek(3, 4)),
        nadruk=(Afwijking(Bereik(plek(2, 2), plek(3, 2)), 2), Onwaar(Bereik(plek(5, 4), plek(5, 4)))),
        rijhoogten={1: 30},
        grafieken=(
            Grafiek(
                "Opbouw van het tarief",
                "Van elk tarief is het grootste deel loon.",
                Bereik(plek(2, 1), plek(3, 1)),
                (
                    Reeks(plek(1, 2), Bereik(plek(2, 2), plek(3, 2))),
                    Reeks(plek(1, 3), Bereik(plek(2, 3), plek(3, 3))),
                ),
                plek(7, 1),
                Decimal(16),
                Decimal("7.5"),
            ),
        ),
    )


def vaste_getallen() -> Blad:
    return blad_met(
        (Cel("Opslag", TEKST), Cel(Decimal("1.1"), Stijl(Rol.VAST, Opmaak.GETAL_FIJN))),
        (Cel("Decimalen", TEKST), Cel(2, Stijl(Rol.VAST, Opmaak.GEWOON))),
        naam="Vast",
    )


def rekenboek() -> Werkboek:
    return boek_met(rekenblad(), vaste_getallen(), uren(), namen={"opslag": plek(1, 2, "Vast", vast=True)})
