"""De tabellen van een uitvraag als tekst, voor het scherm en voor Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.uitvraag.vragen import Vraag
from reeletarief.weergave.getal import euro, getekend, getekend_procent
from reeletarief.weergave.tabelinhoud import Kolom, Tabel, getalkolommen
from reeletarief.weergave.uitvraag.verslag_tekst import GEEN_CIJFER, producttitel, veldtekst, waarde

if TYPE_CHECKING:
    from reeletarief.analyse.uitvraag.samenvatting import Productsamenvatting, Veldsamenvatting
    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel

_CIJFERS = ("kaart", "n", "Q1", "mediaan", "Q3", "minimum", "maximum", "gemiddelde", "gewogen")


def producttabel(een: Productsamenvatting, verslag: Verslag) -> Tabel:
    """Per veld van een product wat de kaart nu heeft, en de cijfers van de uitvraag."""
    rijen = [
        (veldtekst(veld.vraag), _op_de_kaart(veld.vraag, verslag), str(veld.n), *_cijfers(veld)) for veld in een.velden
    ]
    return Tabel(producttitel(een, verslag), (Kolom("functie of veld"), *getalkolommen(*_CIJFERS)), rijen)


def _op_de_kaart(vraag: Vraag, verslag: Verslag) -> str:
    nu = verslag.nu[vraag]
    return "" if nu is None else waarde(vraag.veld, nu)


def _cijfers(veld: Veldsamenvatting) -> list[str]:
    cijfers = veld.cijfers
    if cijfers is None:
        return [GEEN_CIJFER] * 7
    kwartielen = (cijfers.q1, cijfers.mediaan, cijfers.q3)
    rest = (cijfers.minimum, cijfers.maximum, cijfers.gemiddelde, cijfers.gewogen)
    return [waarde(veld.vraag.veld, getal) for getal in (*kwartielen, *rest)]


def mixtabel(voorstel: Voorstel) -> Tabel:
    """Per functie de inzet van nu en de voorgestelde."""
    rijen = [
        (
            mix.product,
            veldtekst(Vraag(mix.product, regel.maat, regel.functie)),
            waarde(regel.maat, regel.oud),
            waarde(regel.maat, regel.nieuw),
        )
        for mix in voorstel.mixen
        for regel in mix.regels
    ]
    return Tabel(
        "Voorstel voor de functiemix", (Kolom("product"), Kolom("functie"), *getalkolommen("nu", "voorstel")), rijen
    )


def effecttabel(voorstel: Voorstel) -> Tabel:
    """Per product het tarief van nu en met de voorgestelde kaarten."""
    rijen = [
        (
            een.product,
            euro(een.oud),
            euro(een.nieuw),
            getekend(een.nieuw - een.oud, 2),
            getekend(een.onafgerond, 4),
            getekend_procent(een.relatief),
            "eigen kaart" if een.eigen_kaart else "volgt uit een onderdeel",
        )
        for een in voorstel.effecten
    ]
    kolommen = (
        Kolom("product"),
        *getalkolommen("tarief nu", "met het voorstel", "verschil", "voor afronding", "%"),
        Kolom("waardoor"),
    )
    return Tabel("Wat het voorstel met de tarieven doet", kolommen, rijen)
