"""De stijlen van een werkboek in OpenDocument: celstijlen met een Nederlandse naam, bladzijden en voeten.

Elke rol heeft een eigen celstijl, die de lezer in het stijlvenster van zijn rekenprogramma terugvindt en daar kan
aanpassen. Een rol met een getalopmaak is een afgeleide van die stijl.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.weergave.werkboek.ods_opmaak import STANDAARDGETAL, WAARHEID, getalopmaak, opmaaknaam
from reeletarief.weergave.werkboek.ods_tekst import inhoud
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Opmaak, Rol, Stijl

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.tabelmodel import Werkboek

NADRUK = "Nadruk"
"""De naam van de stijl voor cellen die opvallen."""

ACHTERGROND = "ffffff"
LETTERTYPE = "Liberation Sans"
BREEDTE = 10
"""De breedte van een kolom waar het model niets over zegt."""

_PT_RIJ = 13
_CM_PER_TEKEN = Decimal("0.195")
_CM_RAND = Decimal("0.25")


_GRAFIEK = (
    '<style:style style:name="grafiek" style:family="graphic">'
    '<style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>'
)


class Uiterlijk(NamedTuple):
    """Hoe een rol eruitziet: kleuren, en wat er verder aan de cel, de alinea en de letter verandert."""

    kleur: str
    vulling: str = ACHTERGROND
    cel: str = ""
    letter: str = ""


_TERUGLOOP = ' fo:wrap-option="wrap"'
_VET = ' fo:font-weight="bold"'

UITERLIJK = {
    Rol.TITEL: Uiterlijk("1f3864", letter=f' fo:font-size="16pt"{_VET}'),
    Rol.UITLEG: Uiterlijk("595959"),
    Rol.KOP: Uiterlijk("ffffff", "1f3864", f'{_TERUGLOOP} style:vertical-align="bottom"', _VET),
    Rol.TUSSENKOP: Uiterlijk("1f3864", "dce6f1", letter=_VET),
    Rol.TEKST: Uiterlijk("000000", cel=_TERUGLOOP),
    Rol.INVOER: Uiterlijk("0000c0", "fff9db", ' fo:border="0.5pt solid #bfbfbf" style:cell-protect="none"'),
    Rol.VAST: Uiterlijk("595959", cel=_TERUGLOOP, letter=' fo:font-style="italic"'),
    Rol.BEREKENING: Uiterlijk("000000"),
    Rol.VERWIJZING: Uiterlijk("1b6b2f"),
    Rol.TOTAAL: Uiterlijk("000000", cel=' fo:border-top="1pt solid #000000"', letter=_VET),
    Rol.UITKOMST: Uiterlijk("000000", letter=_VET),
    Rol.CONTROLE: Uiterlijk("1f3864", letter=_VET),
    Rol.KOPPELING: Uiterlijk(
        "0b4f9e", cel=_TERUGLOOP, letter=' style:text-underline-style="solid" style:text-underline-color="font-color"'
    ),
}
"""De kleurentaal; elke kleur is op haar achtergrond leesbaar (contrast 4,5 of meer)."""

NADRUK_UITERLIJK = Uiterlijk("7a2e00", "ffe0b2", letter=_VET)


def stijlnaam(stijl: Stijl) -> str:
    """De naam van de celstijl; zonder getalopmaak is dat die van de rol."""
    return stijl.rol.capitalize() if stijl.opmaak is Opmaak.TEKST else f"{stijl.rol}-{stijl.opmaak}"


def waarheidstijl(rol: Rol) -> str:
    """De naam van de celstijl voor WAAR of ONWAAR."""
    return f"{rol}-waarheid"


def kolomstijl(breedte: int) -> str:
    """De naam van de stijl van een kolom van zoveel tekens."""
    return f"kolom{breedte}"


def rijstijl(punten: int | None) -> str:
    """De naam van de stijl van een rij; zonder hoogte past ze zich aan haar inhoud aan."""
    return "rij" if punten is None else f"rij{punten}"


def bladstijl(afdruk: Afdruk) -> str:
    """De naam van de stijl van een blad dat zo op papier komt."""
    return f"blad-{_bladzijde(afdruk)}"


def stijlen(boek: Werkboek) -> str:
    """De inhoud van ``styles.xml``: wat voor het hele boek geldt."""
    afdrukken = sorted({_papier(blad.afdruk) for blad in boek.bladen})
    return (
        f"{_lettertypen()}<office:styles>{_standaard()}{''.join(map(_rolstijl, Rol))}"
        f"{_celstijl(NADRUK, NADRUK_UITERLIJK)}</office:styles>"
        f"<office:automatic-styles>{''.join(map(_opmaak_bladzijde, afdrukken))}</office:automatic-styles>"
        f"<office:master-styles>{''.join(_bladzijdestijl(a, boek.voet) for a in afdrukken)}</office:master-styles>"
    )


def eigen_stijlen(boek: Werkboek) -> str:
    """De stijlen boven in ``content.xml``: getalopmaak, kolommen, rijen, bladen en de afgeleide celstijlen."""
    breedten = {BREEDTE}.union(*(blad.breedten for blad in boek.bladen))
    hoogten = {hoogte for blad in boek.bladen for hoogte in blad.rijhoogten.values()}
    gebruikt = {cel.stijl for blad in boek.bladen for rij in blad.rijen for cel in rij if cel}
    waarheden = {
        cel.stijl.rol
        for blad in boek.bladen
        for rij in blad.rijen
        for cel in rij
        if cel and isinstance(cel.inhoud, bool)
    }
    delen = [
        getalopmaak(),
        *map(_kolom, sorted(breedten)),
        _rij(None),
        *map(_rij, sorted(hoogten)),
        *map(_blad, sorted({_papier(blad.afdruk) for blad in boek.bladen})),
        *(
            _afgeleide(stijlnaam(stijl), stijl.rol, opmaaknaam(stijl.opmaak))
            for stijl in sorted(gebruikt)
            if stijl.opmaak is not Opmaak.TEKST
        ),
        *(_afgeleide(waarheidstijl(rol), rol, WAARHEID) for rol in sorted(waarheden)),
        _GRAFIEK,
    ]
    return f"{_lettertypen()}<office:automatic-styles>{''.join(delen)}</office:automatic-styles>"


def _lettertypen() -> str:
    return (
        f'<office:font-face-decls><style:font-face style:name="{LETTERTYPE}" svg:font-family="\'{LETTERTYPE}\', Arial"'
        ' style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )


def _standaard() -> str:
    letter = (
        f'<style:text-properties style:font-name="{LETTERTYPE}" fo:font-size="10pt" fo:language="nl" fo:country="NL"/>'
    )
    return (
        f'{STANDAARDGETAL}<style:default-style style:family="table-cell">{letter}</style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"><style:table-cell-properties'
        f' style:vertical-align="top" fo:padding-left="0.1cm" fo:padding-right="0.1cm"/>{letter}</style:style>'
    )


def _rolstijl(rol: Rol) -> str:
    return _celstijl(rol.capitalize(), UITERLIJK[rol], f' style:data-style-name="{opmaaknaam(Opmaak.TEKST)}"')


def _celstijl(naam: str, uiterlijk: Uiterlijk, getal: str = "") -> str:
    """Nadruk heeft geen eigen getalopmaak: wie opvalt, houdt de zijne."""
    vulling = "" if uiterlijk.vulling == ACHTERGROND else f' fo:background-color="#{uiterlijk.vulling}"'
    return (
        f'<style:style style:name="{naam}" style:family="table-cell" style:parent-style-name="Default"{getal}>'
        f"<style:table-cell-properties{vulling}{uiterlijk.cel}/>"
        f'<style:text-properties fo:color="#{uiterlijk.kleur}"{uiterlijk.letter}/></style:style>'
    )


def _afgeleide(naam: str, rol: Rol, getal: str) -> str:
    return (
        f'<style:style style:name="{naam}" style:family="table-cell"'
        f' style:parent-style-name="{rol.capitalize()}" style:data-style-name="{getal}"/>'
    )


def _kolom(breedte: int) -> str:
    centimeters = breedte * _CM_PER_TEKEN + _CM_RAND
    return (
        f'<style:style style:name="{kolomstijl(breedte)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{centimeters:.2f}cm"/></style:style>'
    )


def _rij(punten: int | None) -> str:
    past_zich_aan = "true" if punten is None else "false"
    return (
        f'<style:style style:name="{rijstijl(punten)}" style:family="table-row"><style:table-row-properties'
        f' style:row-height="{_PT_RIJ if punten is None else punten}pt"'
        f' style:use-optimal-row-height="{past_zich_aan}"/></style:style>'
    )


def _blad(afdruk: Afdruk) -> str:
    return (
        f'<style:style style:name="{bladstijl(afdruk)}" style:family="table"'
        f' style:master-page-name="bladzijde-{_bladzijde(afdruk)}">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
    )


def _papier(afdruk: Afdruk) -> Afdruk:
    """Alleen wat het papier bepaalt: twee bladen met een andere kop delen hun bladzijde."""
    return afdruk._replace(kop=None, kolommen=None)


def _bladzijde(afdruk: Afdruk) -> str:
    return f"{'liggend' if afdruk.liggend else 'staand'}-{afdruk.breed}-{afdruk.hoog}"


def _opmaak_bladzijde(afdruk: Afdruk) -> str:
    maat = (
        'fo:page-width="29.7cm" fo:page-height="21cm"'
        if afdruk.liggend
        else 'fo:page-width="21cm" fo:page-height="29.7cm"'
    )
    schaal = "".join(
        f' style:scale-to-{richting}="{aantal}"'
        for richting, aantal in (("X", afdruk.breed), ("Y", afdruk.hoog))
        if aantal
    )
    return (
        f'<style:page-layout style:name="maat-{_bladzijde(afdruk)}"><style:page-layout-properties {maat}'
        f' style:print-orientation="{"landscape" if afdruk.liggend else "portrait"}" fo:margin="1.5cm"{schaal}'
        ' style:print-page-order="ttb" style:first-page-number="continue" style:print="charts drawings objects zero-values"/>'
        '<style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"'
        ' fo:margin-left="0cm" fo:margin-right="0cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
    )


def _bladzijdestijl(afdruk: Afdruk, voet: str) -> str:
    naam = _bladzijde(afdruk)
    return (
        f'<style:master-page style:name="bladzijde-{naam}" style:page-layout-name="maat-{naam}">'
        '<style:header style:display="false"/><style:footer>'
        f"<style:region-left><text:p>{inhoud(voet)}</text:p></style:region-left>"
        "<style:region-center><text:p><text:sheet-name>blad</text:sheet-name></text:p>"
        "</style:region-center><style:region-right><text:p>bladzijde <text:page-number>1</text:page-number> van"
        " <text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>"
    )
