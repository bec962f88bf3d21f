"""De stijlen van een werkboek in OpenDocument: celstijlen met een Nederlandse naam, bladzijden en voeten.

Elke rol heeft een eigen celstijl, die de lezer in het stijlvenster van zijn rekenprogramma terugvindt en daar kan
aanpassen. Een rol met een getalopmaak is een afgeleide van die stijl.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.ods_opmaak import STANDAARD, STANDAARDGETAL, WAARHEID, getalopmaak, opmaaknaam
from reeletarief.weergave.werkboek.ods_tekst import inhoud
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Opmaak, Rol
from reeletarief.weergave.werkboek.uiterlijk import (
    BLADZIJDE,
    LETTERGROOTTE,
    LETTERTYPE,
    NADRUK,
    UITERLIJK,
    VAN,
    VOETLETTER,
    WIT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.weergave.werkboek.tabelmodel import Stijl, Werkboek
    from reeletarief.weergave.werkboek.uiterlijk import Uiterlijk

BREEDTE = 10
"""De breedte van een kolom waar het model niets over zegt."""

_PT_RIJ = 13
_CM_PER_TEKEN = Decimal("0.195")
_CM_RAND = Decimal("0.25")


_LIJNDIKTE = "0.75pt"
_INSPRONG = "0.2cm"
_UITGELIJND_GETAL = '<style:table-cell-properties style:text-align-source="value-type"/><style:paragraph-properties fo:margin-left="0cm"/>'
_VOETSTIJL = (
    '<style:style style:name="voet" style:family="text">'
    f'<style:text-properties fo:font-size="{VOETLETTER}pt"/></style:style>'
)
_GRAFIEK = (
    '<style:style style:name="grafiek" style:family="graphic">'
    '<style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>'
)


def stijlnaam(stijl: Stijl) -> str:
    """De naam van de celstijl; zonder getalopmaak is dat die van de rol."""
    return stijl.rol.capitalize() if stijl.opmaak is Opmaak.TEKST else f"{stijl.rol}-{stijl.opmaak}"


def eenregelige_stijlnaam(stijl: Stijl) -> str:
    """Als :func:`stijlnaam`, voor een rij zonder eigen hoogte: uitleg loopt daar over de lege cellen ernaast heen."""
    loopt_door = stijl.opmaak is Opmaak.TEKST and UITERLIJK[stijl.rol].doorlopend
    return _doorlopend(stijl.rol) if loopt_door else stijlnaam(stijl)


def _doorlopend(rol: Rol) -> str:
    return f"{rol}-doorlopend"


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
        f"{_nadruk()}</office:styles>"
        f"<office:automatic-styles>{_VOETSTIJL}{''.join(map(_opmaak_bladzijde, afdrukken))}</office:automatic-styles>"
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
            _afgeleide(stijlnaam(stijl), stijl.rol, opmaaknaam(stijl.opmaak), als_tekst=stijl.opmaak is Opmaak.CODE)
            for stijl in sorted(gebruikt)
            if stijl.opmaak is not Opmaak.TEKST
        ),
        *(_afgeleide(waarheidstijl(rol), rol, WAARHEID, als_tekst=True) for rol in sorted(waarheden)),
        *(_zonder_terugloop(rol) for rol in Rol if UITERLIJK[rol].doorlopend),
        _GRAFIEK,
    ]
    return f"{_lettertypen()}<office:automatic-styles>{''.join(delen)}</office:automatic-styles>"


def _lettertypen() -> str:
    return (
        f'<office:font-face-decls><style:font-face style:name="{LETTERTYPE}" svg:font-family="{LETTERTYPE}"'
        ' style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )


def _standaard() -> str:
    letter = f'<style:text-properties style:font-name="{LETTERTYPE}" fo:font-size="{LETTERGROOTTE}pt" fo:language="nl" fo:country="NL"/>'
    return (
        f'{STANDAARDGETAL}<style:default-style style:family="table-cell">{letter}</style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"><style:table-cell-properties'
        f' style:vertical-align="top" fo:padding-left="0.1cm" fo:padding-right="0.1cm"/>{letter}</style:style>'
    )


def _rolstijl(rol: Rol) -> str:
    uiterlijk = UITERLIJK[rol]
    return (
        f'<style:style style:name="{rol.capitalize()}" style:display-name="{uiterlijk.naam}" style:family="table-cell"'
        f' style:parent-style-name="Default" style:data-style-name="{STANDAARD}">'
        f"<style:table-cell-properties{''.join(_celkenmerken(uiterlijk))}/>{_uitlijning(uiterlijk)}"
        f"{_letter(uiterlijk)}</style:style>"
    )


def _nadruk() -> str:
    """Zonder rand, terugloop of getalopmaak: wie opvalt, houdt de zijne."""
    return (
        f'<style:style style:name="{NADRUK.naam}" style:family="table-cell" style:parent-style-name="Default">'
        f"<style:table-cell-properties{_vlak(NADRUK)}/>{_letter(NADRUK)}</style:style>"
    )


def _celkenmerken(uiterlijk: Uiterlijk) -> Iterator[str]:
    yield _vlak(uiterlijk)
    yield ' fo:wrap-option="wrap"' if uiterlijk.terugloop else ""
    yield ' style:vertical-align="middle"' if uiterlijk.midden else ""
    yield ' style:text-align-source="fix"' if uiterlijk.midden or uiterlijk.ingesprongen else ""
    yield _lijn("top", uiterlijk.boven)
    yield _lijn("bottom", uiterlijk.onder)
    yield ' style:cell-protect="none"' if uiterlijk.vrij else ""


def _vlak(uiterlijk: Uiterlijk) -> str:
    return "" if uiterlijk.vlak == WIT else f' fo:background-color="#{uiterlijk.vlak}"'


def _lijn(kant: str, kleur: str) -> str:
    return f' fo:border-{kant}="{_LIJNDIKTE} solid #{kleur}"' if kleur else ""


def _uitlijning(uiterlijk: Uiterlijk) -> str:
    if uiterlijk.midden:
        return '<style:paragraph-properties fo:text-align="center"/>'
    if uiterlijk.ingesprongen:
        return f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{_INSPRONG}"/>'
    return ""


def _letter(uiterlijk: Uiterlijk) -> str:
    grootte = "" if uiterlijk.grootte == LETTERGROOTTE else f' fo:font-size="{uiterlijk.grootte}pt"'
    vet = ' fo:font-weight="bold"' if uiterlijk.vet else ""
    schuin = ' fo:font-style="italic"' if uiterlijk.schuin else ""
    streep = (
        ' style:text-underline-style="solid" style:text-underline-color="font-color"' if uiterlijk.onderstreept else ""
    )
    return f'<style:text-properties fo:color="#{uiterlijk.letters}"{grootte}{vet}{schuin}{streep}/>'


def _afgeleide(naam: str, rol: Rol, getal: str, *, als_tekst: bool) -> str:
    """De stijl van een rol met een getalopmaak. Een getal springt niet in, en staat rechts tenzij de rol iets anders zegt."""
    opmaak = f' style:data-style-name="{getal}"' if getal else ""
    los = UITERLIJK[rol].ingesprongen and not als_tekst
    return (
        f'<style:style style:name="{naam}" style:family="table-cell"'
        f' style:parent-style-name="{rol.capitalize()}"{opmaak}{f">{_UITGELIJND_GETAL}</style:style>" if los else "/>"}'
    )


def _zonder_terugloop(rol: Rol) -> str:
    return (
        f'<style:style style:name="{_doorlopend(rol)}" style:family="table-cell"'
        f' style:parent-style-name="{rol.capitalize()}"><style:table-cell-properties fo:wrap-option="no-wrap"/></style:style>'
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
    """Alleen wat het papier bepaalt: twee bladen met een andere kop of een ander afdrukbereik delen hun bladzijde."""
    return Afdruk(afdruk.liggend, afdruk.breed, afdruk.hoog)


def _bladzijde(afdruk: Afdruk) -> str:
    return f"{'liggend' if afdruk.liggend else 'staand'}-{afdruk.breed}-{afdruk.hoog}"


def _opmaak_bladzijde(afdruk: Afdruk) -> str:
    maat = (
        'fo:page-width="29.7cm" fo:page-height="21cm"'
        if afdruk.liggend
        else 'fo:page-width="21cm" fo:page-height="29.7cm"'
    )
    hoogte = f' style:scale-to-Y="{afdruk.hoog}"' if afdruk.hoog else ""
    schaal = f' style:scale-to-X="{afdruk.breed}"{hoogte}'
    return (
        f'<style:page-layout style:name="maat-{_bladzijde(afdruk)}"><style:page-layout-properties {maat}'
        f' style:print-orientation="{"landscape" if afdruk.liggend else "portrait"}" fo:margin="1.5cm"{schaal}'
        ' style:print-page-order="ttb" style:first-page-number="continue" style:print="charts drawings objects zero-values"/>'
        '<style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"'
        ' fo:margin-left="0cm" fo:margin-right="0cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
    )


def _bladzijdestijl(afdruk: Afdruk, voet: str) -> str:
    naam = _bladzijde(afdruk)
    nummering = f"{BLADZIJDE} <text:page-number>1</text:page-number> {VAN} <text:page-count>1</text:page-count>"
    return (
        f'<style:master-page style:name="bladzijde-{naam}" style:page-layout-name="maat-{naam}">'
        '<style:header style:display="false"/><style:footer>'
        f"<style:region-left>{_voetdeel(inhoud(voet))}</style:region-left>"
        f"<style:region-center>{_voetdeel('<text:sheet-name>blad</text:sheet-name>')}</style:region-center>"
        f"<style:region-right>{_voetdeel(nummering)}</style:region-right></style:footer></style:master-page>"
    )


def _voetdeel(tekst: str) -> str:
    return f'<text:p><text:span text:style-name="voet">{tekst}</text:span></text:p>'
