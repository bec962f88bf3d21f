"""De bladen van een ods: stijlen, beveiliging, keuring, papier en grafieken; en Calc rekent het na."""

from __future__ import annotations

from decimal import Decimal

from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Cel,
    Opmaak,
    Rol,
    Stijl,
)
from tests.werkboek.calc import Calc, herschreven, zonder_cache
from tests.werkboek.ods_lezen import cellen, deel, q, tekst
from tests.werkboek.proefboek import blad_met, boek_met, plek, rekenblad, rekenboek, vaste_getallen

# Stijlen en beveiliging.


def test_elke_rol_heeft_een_nederlandse_stijlnaam() -> None:
    namen = {s.get(q("style:name")) for s in deel(als_ods(rekenboek()), "styles.xml").iter(q("style:style"))}
    assert {"Invoer", "Berekening", "Verwijzing", "Controle", "Titel", "Kop"} <= namen


def test_elke_cel_wijst_naar_een_stijl_die_bestaat() -> None:
    alle = [Cel(Decimal(1), Stijl(rol, opmaak)) for rol in Rol for opmaak in Opmaak]
    alle += [Cel(True, Stijl(rol)) for rol in Rol]
    ods = als_ods(boek_met(blad_met(tuple(alle))))
    stijlen = [*deel(ods).iter(q("style:style")), *deel(ods, "styles.xml").iter(q("style:style"))]
    namen = {s.get(q("style:name")) for s in stijlen}
    assert len(namen) == len(stijlen)
    inhoud = deel(ods)
    gebruikt = {e.get(q("table:style-name")) for e in inhoud.iter() if e.get(q("table:style-name"))}
    opmaak = [*inhoud.iter(), *deel(ods, "styles.xml").iter()]
    getallen = {e.get(q("style:name")) for e in opmaak if e.tag.startswith(q("number:"))}
    assert gebruikt <= namen
    assert {s.get(q("style:parent-style-name")) for s in stijlen} - {None} <= namen
    assert {s.get(q("style:data-style-name")) for s in stijlen} - {None} <= getallen


def test_elk_blad_is_beveiligd_en_alleen_invoer_is_vrij() -> None:
    ods = als_ods(rekenboek())
    for tabel in deel(ods).iter(q("table:table")):
        assert tabel.get(q("table:protected")) == "true"
        assert tabel.get(q("table:protection-key")) is None
    vrij = {
        stijl.get(q("style:name"))
        for stijl in deel(ods, "styles.xml").iter(q("style:style"))
        for cel_ in stijl.iter(q("style:table-cell-properties"))
        if cel_.get(q("style:cell-protect")) == "none"
    }
    assert vrij == {"Invoer"}


def test_wie_een_blad_met_filter_leest_mag_filteren() -> None:
    mag = [
        beveiliging.get(q("loext:use-autofilter"))
        for beveiliging in deel(als_ods(rekenboek())).iter(q("loext:table-protection"))
    ]
    assert mag == ["true", None, None]


def test_een_rol_met_opmaak_erft_van_de_rol() -> None:
    stijlen = {s.get(q("style:name")): s for s in deel(als_ods(rekenboek())).iter(q("style:style"))}
    invoer = stijlen["invoer-euro"]
    assert invoer.get(q("style:parent-style-name")) == "Invoer"
    assert invoer.get(q("style:data-style-name")) == "getal-euro"


# Bladen.


def test_een_keuring_zegt_wat_er_mag() -> None:
    keuring = deel(als_ods(rekenboek())).find(f".//{q('table:content-validation')}")
    assert keuring is not None
    assert keuring.get(q("table:condition")) == (
        "of:cell-content-is-decimal-number() and cell-content-is-between(800,1877.5)"
    )
    assert keuring.get(q("table:base-cell-address")) == "'Uren en zo'.B1"
    for soort in ("table:help-message", "table:error-message"):
        bericht = keuring.find(q(soort))
        assert bericht is not None
        assert (bericht.get(q("table:title")), tekst(bericht)) == ("Uren", "Tussen 800 en 1877,5.")
    assert cellen(rekenboek(), 2)[0][1].get(q("table:content-validation-name")) == keuring.get(q("table:name"))


def test_de_kop_komt_op_elke_bladzijde_terug() -> None:
    tabel = deel(als_ods(rekenboek())).find(f".//{q('table:table')}")
    assert tabel is not None
    rijen = tabel.findall(f"{q('table:table-header-rows')}/{q('table:table-row')}")
    assert [tekst(c) for c in rijen[0]] == ["Product", "Loon", "Overhead", "Tarief"]
    assert len(rijen) == 1
    assert len(tabel.findall(f"{q('table:table-header-columns')}/{q('table:table-column')}")) == 1


def test_een_blad_past_op_zijn_papier() -> None:
    staand = vaste_getallen()._replace(afdruk=Afdruk(liggend=False, breed=1, hoog=1))
    maten = {
        maat.get(q("style:print-orientation")): (maat.get(q("style:scale-to-X")), maat.get(q("style:scale-to-Y")))
        for maat in deel(als_ods(boek_met(rekenblad(), staand)), "styles.xml").iter(q("style:page-layout-properties"))
    }
    assert maten == {"landscape": ("1", None), "portrait": ("1", "1")}


def test_bladen_die_alleen_in_hun_afdrukbereik_verschillen_delen_stijl_en_bladzijde() -> None:
    deels = vaste_getallen()._replace(naam="Deels", afdruk=Afdruk(tot_kolom=2))
    ods = als_ods(boek_met(rekenblad(), deels))
    stijlen = [*deel(ods).iter(q("style:style")), *deel(ods, "styles.xml").iter(q("style:style"))]
    bladzijden = [
        *deel(ods, "styles.xml").iter(q("style:page-layout")),
        *deel(ods, "styles.xml").iter(q("style:master-page")),
    ]
    for soort in (stijlen, bladzijden):
        namen = [een.get(q("style:name")) for een in soort]
        assert sorted(set(namen), key=str) == sorted(namen, key=str)


def test_onder_elke_bladzijde_staan_voet_blad_en_nummer() -> None:
    voet = deel(als_ods(rekenboek()), "styles.xml").find(f".//{q('style:footer')}")
    assert voet is not None
    links, midden, rechts = voet
    assert "".join(links.itertext()) == "Berekend, nog niet vastgesteld"
    assert midden.find(f".//{q('text:sheet-name')}") is not None
    assert "".join(rechts.itertext()) == "Bladzijde 1 van 1"


def test_vaste_rijen_en_kolommen_blijven_staan() -> None:
    instellingen = deel(als_ods(rekenboek()), "settings.xml")
    per_blad = {
        stand.get(q("config:name")): {punt.get(q("config:name")): punt.text for punt in stand}
        for stand in instellingen.findall(f".//{q('config:config-item-map-named')}/*")
    }
    assert per_blad["Berekening"]["HorizontalSplitMode"] == "2"
    assert per_blad["Berekening"]["VerticalSplitPosition"] == "1"
    assert per_blad["Vast"]["HorizontalSplitMode"] == "0"


def test_een_filter_en_een_naam() -> None:
    ods = als_ods(boek_met(rekenblad(), vaste_getallen(), namen={"opslag": plek(1, 2, "Vast")}))
    inhoud = deel(ods)
    filter_ = inhoud.find(f".//{q('table:database-range')}")
    naam = inhoud.find(f".//{q('table:named-range')}")
    assert filter_ is not None
    assert naam is not None
    assert filter_.get(q("table:target-range-address")) == "Berekening.A1:Berekening.D3"
    assert filter_.get(q("table:display-filter-buttons")) == "true"
    assert naam.get(q("table:cell-range-address")) == "$Vast.$B$1"


def test_nadruk_let_op_verschil_en_op_onwaar() -> None:
    regels = [regel.get(q("calcext:value")) for regel in deel(als_ods(rekenboek())).iter(q("calcext:condition"))]
    assert regels == ["formula-is([.B2]<>[.D2])", "formula-is(AND(NOT(ISBLANK([.D5]));[.D5]=FALSE()))"]


def test_er_zijn_geen_samengevoegde_cellen() -> None:
    inhoud = deel(als_ods(rekenboek()))
    assert not list(inhoud.iter(q("table:covered-table-cell")))


# Grafieken.


def test_een_grafiek_heeft_tekst_voor_wie_haar_niet_ziet() -> None:
    lijst = deel(als_ods(rekenboek())).find(f".//{q('draw:frame')}")
    assert lijst is not None
    assert lijst.findtext(q("svg:title")) == "Opbouw van het tarief"
    assert lijst.findtext(q("svg:desc")) == "Van elk tarief is het grootste deel loon."


def test_een_grafiek_leest_haar_getallen_uit_het_blad() -> None:
    grafiek = deel(als_ods(rekenboek()), "Object 1/content.xml")
    reeksen = list(grafiek.iter(q("chart:series")))
    assert [r.get(q("chart:values-cell-range-address")) for r in reeksen] == [
        "Berekening.B2:Berekening.B3",
        "Berekening.C2:Berekening.C3",
    ]
    assert [r.get(q("chart:label-cell-address")) for r in reeksen] == ["Berekening.B1", "Berekening.C1"]
    assert [tekst(titel) for titel in grafiek.iter(q("chart:title"))] == [
        "Opbouw van het tarief",
        "Product",
        "Aandeel in het geheel",
    ]
    eigen = [[tekst(c) for c in rij] for rij in grafiek.iter(q("table:table-row"))]
    assert eigen == [["", "Loon", "Overhead"], ["Ambulant", "100,50", "20,00"], ["Verblijf", "250,00", "75,25"]]


# De proef op de som.


def met_loon(ods: bytes, nieuw: str) -> bytes:
    """Het boek met een ander loon, en zonder de uitkomsten van het programma, zodat Calc zelf moet rekenen."""
    invoer = {"content.xml": lambda xml: xml.replace('office:value="100.5"', f'office:value="{nieuw}"')}
    return zonder_cache(herschreven(ods, invoer))


def test_calc_rekent_het_boek_na_met_een_andere_invoer(calc: Calc) -> None:
    gelezen = calc.getoond({"boek.ods": met_loon(als_ods(rekenboek()), "200")})["boek.ods"]
    assert [rij[3] for rij in gelezen[1:5]] == ["€ 242,00", "€ 357,78", "€ 599,78", "WAAR"]
