"""Een klein werkboek met van alles één: invoer, formules, een grafiek, een filter, keuring, nadruk en koppelingen."""

from __future__ import annotations

from decimal import Decimal

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
    Onwaar,
    Opmaak,
    Reeks,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)


def cel(inhoud: Inhoud, rol: Rol = Rol.TEKST, opmaak: Opmaak = Opmaak.TEKST) -> Cel:
    return Cel(inhoud, Stijl(rol, opmaak))


def plek(rij: int, kolom: int, blad: str = "") -> Verwijzing:
    return Verwijzing(blad, rij, kolom)


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
            (Cel("Bron", Stijl(Rol.KOPPELING), koppeling="https://voorbeeld.nl/een pad?a=1&b=<2>#art2"),),
            (Cel("Vreemd", Stijl(Rol.KOPPELING), koppeling="javascript:alert(1)"),),
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
        verborgen=(3,),
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
