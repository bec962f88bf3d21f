"""``verifieer`` vindt wat niemand hoort te wijzigen: een formule, een uitkomst, een naam; en wat een rekenblad anders schrijft, is hetzelfde."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
from reeletarief.weergave.werkboek.afspraken import BESLUIT, Invoerkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Rekenteken, Verwijzing, Werkboek
from reeletarief.weergave.werkboek.terugkomst import boek_uit_model
from tests.conftest import VOORBEELDREGIO, Draai
from tests.werkboek.veranderd import OVERHEAD, REISKOSTEN, Plek, boek_van, cel_op, met, met_cellen, oordeel, rij_van


def _formulecel(boek: Werkboek) -> Plek:
    return next(
        (blad.naam, rij, kolom)
        for blad in boek.bladen
        if blad.naam == "Berekening"
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and isinstance(cel.formule, Rekenteken)
    )


def _andere_formule(boek: Werkboek) -> Werkboek:
    plek = _formulecel(boek)
    cel = cel_op(boek, plek)
    assert isinstance(cel.formule, Rekenteken)
    return met_cellen(boek, {plek: cel._replace(formule=cel.formule._replace(teken="+"))})


def _formule_weg(boek: Werkboek) -> Werkboek:
    plek = _formulecel(boek)
    return met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})


def _naam_anders(boek: Werkboek) -> Werkboek:
    naam = next(naam for naam in boek.namen if naam != "vast_nul")
    return boek._replace(namen={**boek.namen, naam: boek.namen[naam]._replace(rij=99)})


def _uitgegeven(boek: Werkboek) -> Plek:
    plek = rij_van(boek, OVERHEAD)
    return (plek[0], plek[1], int(Invoerkolom.UITGEGEVEN))


GEKNOEI: dict[str, Callable[[Werkboek], Werkboek]] = {
    "andere formule": _andere_formule,
    "formule werd een vaste waarde": _formule_weg,
    "naam wijst ergens anders heen": _naam_anders,
    "vaste cel gewijzigd": lambda boek: met(boek, {_uitgegeven(boek): Decimal("0.3")}),
    "leeggemaakt": lambda boek: met(boek, {_uitgegeven(boek): None}),
    "getal of formule toegevoegd": lambda boek: met(boek, {("Berekening", 3, 9): Decimal(1)}),
    "uitkomst hoort niet bij de formule": lambda boek: met(boek, {_formulecel(boek): Decimal("12345")}),
}


@pytest.mark.parametrize("soort", GEKNOEI)
def test_geknoei_valt_op(verifieer: Draai, regio: Path, soort: str) -> None:
    boek = GEKNOEI[soort](boek_van(regio))
    gevonden = oordeel(verifieer(boek, "-f", "json"))
    assert [een["wat"] for een in gevonden["cellen"]] == [soort]
    assert gevonden["in_orde"] is False
    uitkomst = verifieer(boek)
    assert uitkomst.code == 1
    assert soort in uitkomst.stdout
    assert "00000" not in uitkomst.stdout.partition("Cellen die niet zijn")[2].partition("Herrekend")[0]


def test_wat_uit_een_gewijzigde_cel_volgt_is_geen_eigen_verschil(verifieer: Draai, regio: Path) -> None:
    """Een rekenblad rekent door vanaf een overschreven formule; die uitkomsten horen bij hun formules."""
    weg = _formule_weg(boek_van(regio))
    doorgerekend = met(weg, {_formulecel(weg): Decimal("12345")})
    gevonden = oordeel(verifieer(doorgerekend, "-f", "json"))
    (een,) = gevonden["cellen"]
    assert een["wat"] == "formule werd een vaste waarde"
    assert (een["hoort"][:1] == "=", een["staat_er"][:1] == "=") == (True, False)


@pytest.mark.parametrize(("scheelt", "code"), [("0.0000000001", 0), ("0.0001", 1)])
def test_het_laatste_cijfer_van_een_double_is_geen_andere_uitkomst(
    verifieer: Draai, regio: Path, scheelt: str, code: int
) -> None:
    """Een rekenblad rekent met doubles; over een lange keten schelen die meer dan op veertien cijfers te zien is."""
    boek = boek_van(regio)
    echt = cel_op(boek, _formulecel(boek)).inhoud
    assert isinstance(echt, Decimal)
    assert verifieer(met(boek, {_formulecel(boek): echt + Decimal(scheelt)})).code == code


def test_een_overschreven_berekende_rij_op_een_invoerblad_is_een_formule_weg(verifieer: Draai) -> None:
    """Ook als het werkboek uit de regio van nu gemaakt is: zo'n rij is geen invoer, want zij volgt uit andere rijen."""
    boek = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48"]))
    plek = next(rij.plek for rij in boek_uit_model(boek).rijen if rij.soort == "berekend")
    weg = met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})
    gevonden = oordeel(verifieer(weg, "-f", "json", map_=VOORBEELDREGIO))
    assert gevonden["formules_vergeleken"] is not None
    assert [(een["wat"], een["cel"].partition("!")[0]) for een in gevonden["cellen"]] == [
        ("formule werd een vaste waarde", plek[0])
    ]
    assert gevonden["wijzigingen"] == []


def test_een_andere_tekst_verklaart_geen_andere_uitkomst(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    beide = met(boek, {("Berekening", 1, 1): "Rekening", _formulecel(boek): Decimal("12345")})
    gevonden = oordeel(verifieer(beide, "-f", "json"))
    assert [een["wat"] for een in gevonden["cellen"]] == ["vaste cel gewijzigd", "uitkomst hoort niet bij de formule"]


def test_een_uitkomst_staat_er_met_de_cijfers_van_een_rekenblad(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    lang = next(
        (blad.naam, rij, kolom)
        for blad in boek.bladen
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and cel.formule is not None and len(str(cel.inhoud)) > 25
    )
    (gevonden,) = oordeel(verifieer(met(boek, {lang: Decimal("12345")}), "-f", "json"))["cellen"]
    echt = cel_op(boek, lang).inhoud
    assert isinstance(echt, Decimal)
    assert len(gevonden["hoort"]) <= len("0,") + 15
    assert abs(Decimal(gevonden["hoort"]) - echt) < Decimal("1e-12")


def test_wie_ook_de_uitgegeven_waarde_aanpast_heeft_nog_steeds_invoer_gewijzigd(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    nieuw = {rij_van(boek, OVERHEAD): Decimal("0.3"), _uitgegeven(boek): Decimal("0.3")}
    gevonden = oordeel(verifieer(met(boek, nieuw), "-f", "json"))
    assert [(een["uitgegeven"], een["waarde"]) for een in gevonden["wijzigingen"]] == [("0.2", "0.3")]
    assert [een["wat"] for een in gevonden["cellen"]] == ["vaste cel gewijzigd"]


def test_een_aantekening_of_een_eigen_blad_verandert_geen_uitkomst(verifieer: Draai, regio: Path) -> None:
    boek = met(boek_van(regio), {("Berekening", 3, 9): "zie mail"})
    eigen = boek.bladen[0]._replace(naam="Kladblok", rijen=((cel_op(boek, ("Over", 1, 1)),),), grafieken=())
    uitkomst = verifieer(boek._replace(bladen=(*boek.bladen, eigen)))
    assert uitkomst.code == 0
    assert "Aantekeningen in lege cellen: 1" in uitkomst.stdout
    assert "Bladen die niet van het programma zijn: Kladblok." in uitkomst.stdout


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("SUM(A1:A3)", "sum( $A$1 : $A$3 )"),
        ("Uren!B2*vast_twaalf", "'Uren'!$B$2*VAST_TWAALF"),
        ("A1=2", "A1=2.0"),
    ],
)
def test_een_rekenblad_mag_een_formule_anders_spellen(een: str, ander: str) -> None:
    from reeletarief.analyse.werkboek.cellen import kaal

    assert kaal(een) == kaal(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("A1+B1", "A1-B1"),
        ('IF(A1="a b",1)', 'IF(A1="ab",1)'),
        ("A1*2.01", "A1*2.1"),
        ("Uren!B2", "'U ren'!B2"),
        ("Uren!B2", "'Uren$'!B2"),
        ("Uren!B2", "'Ur''en'!B2"),
        ("Besluit!B2", "Be\u017fluit!B2"),
    ],
)
def test_een_andere_formule_is_anders(een: str, ander: str) -> None:
    from reeletarief.analyse.werkboek.cellen import kaal

    assert kaal(een) != kaal(ander)


@pytest.mark.parametrize(
    ("een", "ander", "gelijk_"),
    [
        (Decimal("0.1234567890123456"), Decimal("0.123456789012346"), True),
        (Decimal("0.12"), Decimal("0.1200000001"), False),
        (Decimal(0), Decimal("1e-300"), False),
        (True, Decimal(1), True),
        (Decimal(0), False, True),
        (True, Decimal(0), False),
        (None, "", True),
        (None, Decimal(0), False),
        ("een  twee", "een twee ", True),
        ("1", Decimal(1), True),
        (Decimal(1), "1", True),
        (Decimal(1), "een", False),
        (Decimal(1), None, False),
    ],
)
def test_wat_een_rekenblad_als_dezelfde_waarde_bewaart(een: Celinhoud, ander: Celinhoud, gelijk_: bool) -> None:
    from reeletarief.analyse.werkboek.stand import gelijk

    assert gelijk(een, ander) is gelijk_


def test_een_formule_naar_een_blad_met_bijna_dezelfde_naam(verifieer: Draai, regio: Path) -> None:
    """Een eigen blad mag; een formule die erheen wijst in plaats van naar het blad van het programma niet."""
    boek = boek_van(regio)
    eigen = boek.bladen[0]._replace(naam="Be rekening", grafieken=())
    plek, cel, naar = next(
        ((blad.naam, rij, kolom), cel, cel.formule)
        for blad in boek.bladen
        if blad.naam == BESLUIT
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and isinstance(cel.formule, Verwijzing) and cel.formule.blad == "Berekening"
    )
    anders_ = cel._replace(formule=naar._replace(blad="Be rekening"))
    bladen = tuple(
        blad._replace(
            rijen=tuple(
                tuple(anders_ if (blad.naam, rij, kolom) == plek else een for kolom, een in enumerate(cellen, 1))
                for rij, cellen in enumerate(blad.rijen, 1)
            )
        )
        for blad in boek.bladen
    )
    uitkomst = verifieer(boek._replace(bladen=(*bladen, eigen)))
    assert uitkomst.code == 1
    assert "andere formule" in uitkomst.stdout


@pytest.mark.parametrize("inhoud", ["2.00", "2"])
def test_een_getal_dat_als_tekst_getypt_is_is_gewijzigd(verifieer: Draai, regio: Path, inhoud: str) -> None:
    boek = boek_van(regio)
    gevonden = oordeel(verifieer(met(boek, {rij_van(boek, REISKOSTEN): inhoud}), "-f", "json"))
    assert gevonden["in_orde"] is False
    assert len(gevonden["wijzigingen"]) == 1


def test_een_foutwaarde_in_een_lege_cel_is_geen_aantekening(verifieer: Draai, regio: Path) -> None:
    uitkomst = verifieer(met(boek_van(regio), {("Berekening", 3, 9): "#N/A"}))
    assert uitkomst.code == 1
