"""Wat in een teruggekomen formulier ontbreekt of niet kan: elke fout met haar cel, alle in één keer."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.uitvraag.antwoorden import Ingevuld
from reeletarief.invoer.uitvraag.lezen import lees_ingevuld
from reeletarief.invoer.uitvraag.vragen import Vraag
from reeletarief.weergave.uitvraag.formulier_csv import formulier_als_csv
from tests.gedeeld.zeker import aanwezig
from tests.uitvraag.invullen import (
    AANBIEDER,
    In,
    Proef,
    als_csv,
    als_op_de_kaart,
    bewaard,
    codes,
    in_xlsx,
    lees,
    maak,
    rijen_van,
    streekinlezing,
    uitvraag_van,
    xlsx,
)

PROEF = Proef()
D, B, G = (
    PROEF.vraag("aandeel", naam) for naam in ("Jeugdzorgwerker D", "Jeugdzorgwerker B", "Gedragswetenschapper B")
)
ANDERE, UREN, VOLUME = (PROEF.vraag(veld) for veld in ("andere_functies", "declarabele_uren", "volume"))


def enige(ingevuld: Ingevuld) -> Bevinding:
    (bevinding,) = ingevuld.bevindingen
    return bevinding


def gevuld() -> tuple[Workbook, dict[Vraag, dict[str, Cell]]]:
    """Een xlsx over 45A48, ingevuld als op de kaart, om aan te morrelen."""
    uitvraag = uitvraag_van("voorbeeld", "45A48")
    ingetypt = {vraag: In(waarde) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    boek = load_workbook(io.BytesIO(in_xlsx(xlsx(uitvraag), ingetypt)))
    return boek, rijen_van(boek["Antwoorden"])


def terug(boek: Workbook) -> Ingevuld:
    return lees(bewaard(boek))


@pytest.mark.parametrize(
    ("vraag", "antwoord", "code", "wat", "remedie"),
    [
        (D, "0,2", "RT956", "'0,2' heeft geen procentteken", "20% of 0,2%"),
        (D, "20", "RT956", "'20' heeft geen procentteken", "Bedoelt u 20%?"),
        (D, "1.500%", "RT956", "'1.500%' kan twee dingen zijn", "1500% of 1,500%"),
        (UREN, "1.500", "RT956", "'1.500' kan twee dingen zijn", "Bedoelt u 1500 of 1,500?"),
        (UREN, "20%", "RT956", "is een percentage; hier hoort een aantal", "12 of 7,5"),
        (D, "20% mbo", "RT956", "'20% mbo' is geen getal", "Typ een percentage van 0%"),
        (UREN, "ongeveer 1100", "RT956", "'ongeveer 1100' is geen getal", "kolom Toelichting"),
        (UREN, "36:00", "RT956", "'36:00' is geen getal", "Typ alleen een getal"),
        (UREN, "010", "RT956", "'010' is geen getal", "Typ alleen een getal"),
        (UREN, "1e3", "RT956", "'1e3' is geen getal", "Typ alleen een getal"),
        (UREN, "١٢", "RT956", "is geen getal", "Typ alleen een getal"),
        (UREN, "#DEEL/0!", "RT956", "hier staat een fout (#DEEL/0!)", "Herstel de formule"),
        (UREN, "Err:502", "RT956", "hier staat een fout (Err:502)", "Herstel de formule"),
        (
            UREN,
            "2097",
            "RT957",
            "2097 is meer dan er werkuren in een jaar zijn bij 40 uur per week (2096)",
            "Controleer",
        ),
        (UREN, "0", "RT957", "0 is nul; dat kan hier niet", "Typ een getal van 0,01 of meer"),
        (UREN, "-1000", "RT957", "-1000 is onder nul", "Typ een getal van 0,01 of meer"),
        (D, "-5%", "RT957", "-5% is onder nul", "van 0% tot en met 100%"),
        (D, "120%", "RT957", "120% is meer dan 100%", "Bedoelt u 1,2%?"),
    ],
)
def test_een_antwoord_dat_niet_te_lezen_is_of_niet_kan(
    vraag: Vraag, antwoord: str, code: str, wat: str, remedie: str
) -> None:
    ingevuld = PROEF.met((vraag, In(antwoord)))
    bevinding = enige(ingevuld)
    assert bevinding.code == code
    assert wat in bevinding.wat
    assert remedie in bevinding.remedie
    assert bevinding.wat.startswith(f"regel {aanwezig(bevinding.plaats).regel}, veld 10: ")
    assert (ingevuld.geweigerd, ingevuld.antwoorden) == (frozenset({"45A48"}), ())


@pytest.mark.parametrize(
    ("waarde", "code", "wat"),
    [
        (20, "RT957", "2000% is meer dan 100%"),
        (True, "RT956", "hier staat WAAR, geen getal"),
        ("#DIV/0!", "RT956", "hier staat een fout (#DIV/0!)"),
        ("=1/0", "RT956", "deze formule heeft geen uitkomst bij zich"),
        ("0,2", "RT956", "'0,2' heeft geen procentteken"),
        (0.30000000000000004 + 0.8, "RT957", "110% is meer dan 100%"),
    ],
)
def test_in_een_rekenblad_staat_de_cel_erbij(waarde: bool | float | str, code: str, wat: str) -> None:
    boek, rijen = gevuld()
    rijen[D]["Uw antwoord"].value = waarde
    bevinding = enige(terug(boek))
    assert bevinding.code == code
    assert bevinding.wat.startswith(f"Antwoorden!H6: {wat}")


def test_twintig_in_een_aandeelcel_is_een_vergeten_procentteken() -> None:
    boek, rijen = gevuld()
    rijen[D]["Uw antwoord"].value = 20
    assert enige(terug(boek)).remedie == "Bedoelt u 20%? Typ het met procentteken."


def test_aandelen_die_samen_geen_100_procent_zijn() -> None:
    te_weinig = enige(PROEF.met((D, In("15%"))))
    assert te_weinig.code == "RT959"
    assert te_weinig.wat == (
        "regel 2, veld 10 tot en met regel 5, veld 10: de aandelen van product 45A48 zijn samen 95%, geen 100%."
    )
    assert te_weinig.remedie.startswith("Er ontbreekt: 5 procentpunt.")
    te_veel = enige(PROEF.met((ANDERE, In("12,5%", "kok, schaal 4"))))
    assert "samen 112,5%" in te_veel.wat
    assert te_veel.remedie.startswith("Er is te veel: 12,5 procentpunt.")


def test_andere_functies_vragen_om_een_toelichting() -> None:
    bevinding = enige(PROEF.met((D, In("15%")), (ANDERE, In("5%"))))
    assert (bevinding.code, bevinding.ernst) == ("RT958", Ernst.FOUT)
    assert "bij 5% andere functies ontbreekt de toelichting" in bevinding.wat
    assert codes(PROEF.met((D, In("15%")), (ANDERE, In("5%", "kok, schaal 4")))) == []


def test_half_ingevuld_is_een_fout_per_lege_cel() -> None:
    ingevuld = PROEF.met((D, In("")), (ANDERE, In("")), (UREN, In("")))
    assert codes(ingevuld) == ["RT958"] * 3
    assert [
        "aandeel van Jeugdzorgwerker D niet" in ingevuld.bevindingen[0].wat,
        "andere functies niet" in ingevuld.bevindingen[1].wat,
    ] == [True, True]
    assert "typ dan 0%" in ingevuld.bevindingen[1].remedie


@pytest.mark.parametrize(
    ("product", "veld"), [("45A48", "declarabele_uren"), ("41A18", "deelnemers"), ("43A07", "plaatsen")]
)
def test_waar_nul_geweigerd_wordt_raadt_een_lege_cel_geen_nul_aan(product: str, veld: str) -> None:
    proef, vraag = Proef(product), Vraag(product, veld)
    assert enige(proef.met((vraag, In("0")))).code == "RT957"
    assert enige(proef.met((vraag, In("")))).remedie.startswith("Vul de cel in. Levert de aanbieder dit product niet")


def test_waar_nul_kan_staat_hoe_nul_te_typen_is() -> None:
    proef, begeleider = Proef("41A18"), Vraag("41A18", "begeleiders", "Begeleider")
    assert "is het antwoord nul, typ dan 0. " in enige(proef.met((begeleider, In("")))).remedie


def test_zonder_volume_telt_het_antwoord_gewoon_met_een_opmerking() -> None:
    ingevuld = PROEF.met((VOLUME, In("")))
    assert (codes(ingevuld), ingevuld.bevindingen[0].ernst) == (["RT958"], Ernst.OPMERKING)
    assert "telt niet mee in het gewogen gemiddelde" in ingevuld.bevindingen[0].wat
    assert (len(ingevuld.antwoorden), ingevuld.geweigerd) == (5, frozenset())


def test_een_leeg_product_met_een_toelichting_verliest_haar_niet() -> None:
    alles_leeg = [(vraag, In("", "Dit leveren wij niet meer." if vraag == G else "")) for vraag in PROEF.goed]
    ingevuld = PROEF.met(*alles_leeg)
    assert (ingevuld.geweigerd, ingevuld.bevindingen[0].ernst) == (frozenset(), Ernst.OPMERKING)
    assert ingevuld.bevindingen[0].wat.endswith("Toelichting: Dit leveren wij niet meer.")


@pytest.mark.parametrize("product", ["BES01", "41A18"])
def test_een_product_waar_niemand_aan_werkt_kan_niet(product: str) -> None:
    """Ook niet als wel is ingevuld hoe groot de groep is en hoeveel er geleverd wordt."""
    proef = Proef(product)
    bevinding = enige(proef.met(*((vraag, In("0")) for vraag in proef.goed if vraag.functie is not None)))
    assert bevinding.code == "RT957"
    assert "de inzet van elke functie nul" in bevinding.wat


def test_alle_fouten_komen_in_een_keer_en_op_volgorde() -> None:
    ingevuld = PROEF.met((D, In("0,2")), (G, In("veel")), (UREN, In("1.500")), (VOLUME, In("")))
    assert codes(ingevuld) == ["RT956", "RT956", "RT956", "RT958"]


def test_een_fout_in_een_product_laat_de_andere_producten_staan() -> None:
    uitvraag = uitvraag_van("voorbeeld", "45A48", "41A18")
    ingetypt = {vraag: In(waarde) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    ingevuld = lees(in_xlsx(xlsx(uitvraag), {**ingetypt, UREN: In(-1)}))
    assert ingevuld.geweigerd == {"45A48"}
    assert {een.product for een in ingevuld.antwoorden} == {"41A18"}


@pytest.mark.parametrize(
    ("kolom", "waarde", "wat"),
    [
        ("Regio", "Andere regio", "hier staat regio 'Andere regio', niet 'Voorbeeldregio'"),
        ("Tariefjaar", "2025", "hier staat tariefjaar '2025', niet '2026'"),
        ("Aanbieder", "Aanbieder B", "hier staat 'Aanbieder B', en op een rij erboven 'Aanbieder A'"),
        ("Aanbieder", "", "hier staat geen aanbieder"),
    ],
)
def test_een_formulier_van_een_andere_uitvraag_of_van_meer_aanbieders_telt_niet(
    kolom: str, waarde: str, wat: str
) -> None:
    kop, *rijen = PROEF.rijen()
    rijen[2][kop.index(kolom)] = waarde
    ingevuld = lees(als_csv([kop, *rijen]), "terug.csv")
    bevinding = enige(ingevuld)
    assert bevinding.code == "RT954"
    assert wat in bevinding.wat
    assert (ingevuld.antwoorden, ingevuld.aanbieder) == ((), "" if kolom == "Aanbieder" else "Aanbieder A")


def test_een_formulier_zonder_een_enkele_aanbieder_telt_niet() -> None:
    kop, *rijen = PROEF.rijen()
    for rij in rijen:
        rij[kop.index("Aanbieder")] = ""
    ingevuld = lees(als_csv([kop, *rijen]), "terug.csv")
    bevinding = enige(ingevuld)
    assert (bevinding.code, ingevuld.antwoorden, ingevuld.aanbieder) == ("RT954", (), "")
    assert bevinding.wat.endswith("hier staat geen aanbieder.")


@pytest.mark.parametrize("toelichting", ["Veld", "Product|Veld", "Functie, niveau"])
def test_een_toelichting_met_kolomnamen_is_geen_kopregel(toelichting: str) -> None:
    ingevuld = PROEF.met((UREN, In("1050", toelichting)))
    assert (codes(ingevuld), len(ingevuld.antwoorden)) == ([], len(PROEF.goed))


@pytest.mark.parametrize(
    ("kolom", "waarde", "wat", "remedie"),
    [
        ("Product", "45A84", "product '45A84' bestaat in deze regio niet", "Bedoelt u '45A"),
        ("Product", "EED", "product 'EED' heeft geen functiemix meer", "zoals in het formulier dat is verstuurd"),
        ("Product", "", "hier ontbreekt de productcode", "zoals in het formulier dat is verstuurd"),
        (
            "Functie",
            "Jeugdzorgwerker X",
            "de functie 'Jeugdzorgwerker X' staat niet op de kaart",
            "Bedoelt u 'Jeugdzorgwerker",
        ),
        (
            "Functie",
            "",
            "bij het veld 'aandeel' van product 45A48 ontbreekt de functie",
            "Op de kaart staan: Jeugdzorgwerker D",
        ),
        ("Veld", "aandelen", "het veld 'aandelen' hoort niet bij product 45A48", "Bedoelt u 'aandeel'?"),
        (
            "Veld",
            "volume",
            "het veld 'volume' van product 45A48 gaat niet over de functie 'Jeugdzorgwerker D'",
            "zoals ze in het formulier stonden",
        ),
    ],
)
def test_een_gewijzigde_sleutel_is_een_fout_en_de_rij_ontbreekt(
    kolom: str, waarde: str, wat: str, remedie: str
) -> None:
    kop, *rijen = PROEF.rijen()
    rijen[0][kop.index(kolom)] = waarde
    ingevuld = lees(als_csv([kop, *rijen]), "terug.csv")
    assert codes(ingevuld) == ["RT955", "RT955"]
    assert "45A48" in ingevuld.geweigerd
    vreemd = next(bevinding for bevinding in ingevuld.bevindingen if wat in bevinding.wat)
    assert remedie in vreemd.remedie
    assert any(
        "is de rij voor aandeel van Jeugdzorgwerker D weg" in bevinding.wat for bevinding in ingevuld.bevindingen
    )


def test_een_product_waarvan_de_kaart_een_fout_heeft_bestaat_wel() -> None:
    formulier = formulier_als_csv(maak(streekinlezing()), AANBIEDER)
    bevinding = enige(lees_ingevuld(formulier, "terug.csv", streekinlezing(**{"eenheid: uur": "eenheid: uurtje"})))
    assert bevinding.code == "RT955"
    assert "product 'P' is nu niet te gebruiken: productkaarten/p.yaml" in bevinding.wat
    assert "Bedoelt u" not in bevinding.remedie


def test_een_aantekening_onder_de_tabel_gaat_niet_verloren_en_houdt_niets_op() -> None:
    kop, *rijen = PROEF.rijen()
    los = [""] * len(kop)
    los[kop.index("Toelichting")] = "Bel ons gerust."
    ingevuld = lees(als_csv([kop, *rijen, los]), "terug.csv")
    assert enige(ingevuld).code == "RT955"
    assert "'Bel ons gerust.' staat op een rij zonder veld" in enige(ingevuld).wat
    assert (len(ingevuld.antwoorden), ingevuld.geweigerd) == (6, frozenset())


def test_een_andere_inschaling_dan_nu_op_de_kaart_wordt_genoemd_en_telt_mee() -> None:
    """De kaart is gewijzigd nadat het formulier verstuurd is, of de aanbieder wijzigde de schaal: het antwoord ging over iets anders."""
    kop, *rijen = PROEF.rijen()
    assert lees(als_csv([kop, *rijen]), "terug.csv").bevindingen == ()
    rijen[0][kop.index("Schaal")] = "12"
    ingevuld = lees(als_csv([kop, *rijen]), "terug.csv")
    bevinding = enige(ingevuld)
    assert (bevinding.code, bevinding.ernst) == ("RT955", Ernst.OPMERKING)
    assert (
        "in dit formulier is Jeugdzorgwerker D van product 45A48 schaal 12 trede max-2, en op de kaart nu schaal 7 trede max-2."
        in bevinding.wat
    )
    assert (len(ingevuld.antwoorden), ingevuld.geweigerd) == (6, frozenset())
    zonder = [[cel for plek, cel in enumerate(rij) if kop[plek] not in {"Schaal", "Trede"}] for rij in (kop, *rijen)]
    assert lees(als_csv(zonder), "terug.csv").bevindingen == ()


def test_een_rij_die_er_twee_keer_staat() -> None:
    kop, *rijen = PROEF.rijen()
    ingevuld = lees(als_csv([kop, *rijen, rijen[0]]), "terug.csv")
    assert enige(ingevuld).code == "RT955"
    assert "regel 8, veld 10: deze vraag staat er twee keer; ook op regel 2, veld 10" in enige(ingevuld).wat
    assert ingevuld.geweigerd == {"45A48"}


def test_een_weggehaalde_rij_blijkt_uit_de_vragen_van_de_kaart() -> None:
    boek, rijen = gevuld()
    boek["Antwoorden"].delete_rows(rijen[G]["Veld"].row)
    bevinding = enige(terug(boek))
    assert bevinding.code == "RT955"
    assert "bij product 45A48 is de rij voor aandeel van Gedragswetenschapper B weg" in bevinding.wat


def test_verschoven_rijen_en_ingevoegde_kolommen_zijn_geen_fout() -> None:
    boek, _ = gevuld()
    blad = boek["Antwoorden"]
    blad.insert_rows(1, 3)
    blad.insert_cols(2)
    blad.title = "Blad1"
    ingevuld = terug(boek)
    assert codes(ingevuld) == []
    assert ingevuld.antwoorden[0].cel == "Blad1!I9"


@pytest.mark.parametrize("kolom", ["Uw antwoord", "Toelichting", "Veld", "Aanbieder", "Functie"])
def test_een_weggehaalde_kolom_maakt_het_formulier_onleesbaar(kolom: str) -> None:
    kop, *rijen = PROEF.rijen()
    weg = kop.index(kolom)
    zonder = [[*rij[:weg], *rij[weg + 1 :]] for rij in (kop, *rijen)]
    ingevuld = lees(als_csv(zonder), "terug.csv")
    assert (enige(ingevuld).code, ingevuld.antwoorden) == ("RT953", ())
    assert f"In de kopregel (rij 1) ontbreekt: {kolom}." in enige(ingevuld).wat


KOP_ANDERS = "In rij 1 staan twee scheidingstekens door elkaar; hier is het een komma."
RIJEN_ANDERS = "In dit formulier staan twee scheidingstekens door elkaar: "


@pytest.mark.parametrize(
    ("regels", "van", "naar", "regel", "wat"),
    [
        (slice(0, 1), ";Uw antwoord;", ",Uw antwoord,", 1, KOP_ANDERS),
        (slice(0, 1), "Functie;Niveau", "Functie,Niveau", 1, KOP_ANDERS),
        (slice(0, 1), ";", ",", 2, f"{RIJEN_ANDERS}de rijen 2, 3, 4, 5, 6, 7 hebben een ander dan de kopregel."),
        (slice(1, 3), ";", ",", 2, f"{RIJEN_ANDERS}de rijen 2, 3 hebben een ander dan de kopregel."),
        (
            slice(4, 5),
            ";andere_functies;",
            "\tandere_functies;",
            5,
            f"{RIJEN_ANDERS}rij 5 heeft een ander dan de kopregel.",
        ),
        (slice(0, None), ";", "\t", 1, "In rij 1 staat tussen de kolomnamen een tab."),
    ],
)
def test_een_csv_met_een_ander_scheidingsteken_zegt_dat(
    regels: slice, van: str, naar: str, regel: int, wat: str
) -> None:
    """Er stond dat de regio '2026' is, dat er een kolom ontbreekt, of niets: de rij viel weg."""
    csv = als_csv(PROEF.rijen()).decode("utf-8-sig").splitlines(keepends=True)
    csv[regels] = [een.replace(van, naar) for een in csv[regels]]
    bevinding = enige(lees("".join(csv).encode(), "terug.csv"))
    assert (bevinding.code, bevinding.wat) == ("RT953", wat)
    assert bevinding.plaats is not None
    assert bevinding.plaats.regel == regel
    assert "een puntkomma" in bevinding.remedie


def test_een_eigen_kolom_of_toelichting_met_een_komma_mag() -> None:
    kop, *rijen = PROEF.rijen()
    ingevuld = lees(als_csv([[*kop, "Toelichting, intern"], *([*rij, "a, b, 2026"] for rij in rijen)]), "terug.csv")
    assert codes(ingevuld) == []


def test_een_kolom_die_er_twee_keer_staat_is_niet_te_kiezen() -> None:
    rijen = [[*rij, rij[9]] for rij in PROEF.rijen()]
    bevinding = enige(lees(als_csv(rijen), "terug.csv"))
    assert (bevinding.code, "'Uw antwoord' staat er twee keer" in bevinding.wat) == ("RT953", True)


def test_een_kopie_van_het_blad_maakt_niet_uit_maar_twee_zonder_de_goede_naam_wel() -> None:
    boek, _ = gevuld()
    kopie = boek.copy_worksheet(boek["Antwoorden"])
    kopie.title = "Kopie"
    assert codes(terug(boek)) == []
    boek["Antwoorden"].title = "Oud"
    assert enige(terug(boek)).wat == "De tabel met antwoorden staat er meer dan één keer: op 'Oud' en 'Kopie'."


@pytest.mark.parametrize(
    ("inhoud", "naam", "code"),
    [
        (b"a;b\n1;2\n", "iets.csv", "RT953"),
        (b"", "leeg.csv", "RT953"),
        (b"geen zip", "kapot.xlsx", "RT802"),
        (b"x", "brief.docx", "RT801"),
        ("Product;Functie\né".encode("cp1252"), "oud.csv", "RT701"),
    ],
)
def test_een_ander_bestand_is_geen_formulier(inhoud: bytes, naam: str, code: str) -> None:
    ingevuld = lees(inhoud, naam)
    assert (enige(ingevuld).code, ingevuld.aanbieder, ingevuld.antwoorden) == (code, "", ())


def test_een_formulier_zonder_vragen() -> None:
    kop, *_ = PROEF.rijen()
    assert enige(lees(als_csv([kop]), "terug.csv")).code == "RT955"


def test_een_vol_kladblad_geeft_hooguit_honderd_meldingen() -> None:
    kop, *rijen = PROEF.rijen()
    ingevuld = lees(als_csv([kop, *(rijen * 50)]), "terug.csv")
    meer, *eerste = ingevuld.bevindingen
    assert (meer.code, len(eerste)) == ("RT112", 100)
    assert ingevuld.geweigerd == {"45A48"}


def test_de_vingerafdruk_is_van_het_bestand() -> None:
    een, ander = PROEF.met(), PROEF.met((VOLUME, In("7")))
    assert len(een.sha256) == 64
    assert een.sha256 != ander.sha256
    assert een.antwoorden[-1].waarde == Decimal(1000)
