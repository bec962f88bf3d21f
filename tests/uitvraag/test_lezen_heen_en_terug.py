"""Wat een aanbieder invult, komt er precies zo weer uit: in xlsx en csv, voor elk product van de Voorbeeldregio."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.fouten import Ernst
from reeletarief.invoer.uitvraag.antwoorden import ANDERE_FUNCTIES
from reeletarief.invoer.uitvraag.lezen import lees_ingevuld
from reeletarief.invoer.uitvraag.vragen import AANDELEN, vragen
from reeletarief.weergave.uitvraag.formulier_csv import formulier_als_csv
from tests.uitvraag.invullen import (
    AANBIEDER,
    In,
    Proef,
    als_csv,
    als_op_de_kaart,
    codes,
    in_csv,
    in_xlsx,
    lees,
    maak,
    nederlands,
    streekinlezing,
    uitvraag_van,
    voorbeeld,
    voorbeeldregio,
    waarden,
    xlsx,
)

PRODUCTEN = [str(kaart.product) for kaart in voorbeeldregio().kaarten if kaart.functiemix]


def test_de_voorbeeldregio_heeft_dertig_producten_met_vragen() -> None:
    assert (len(voorbeeldregio().kaarten), len(PRODUCTEN)) == (46, 30)
    assert all(not vragen(kaart) for kaart in voorbeeldregio().kaarten if not kaart.functiemix)


@pytest.mark.parametrize("product", PRODUCTEN)
def test_een_product_gaat_heen_en_terug_als_csv(product: str) -> None:
    uitvraag = uitvraag_van("voorbeeld", product)
    antwoorden = als_op_de_kaart(uitvraag)
    ingetypt = {vraag: In(nederlands(waarde, procent=vraag.veld in AANDELEN)) for vraag, waarde in antwoorden.items()}
    terug = lees(in_csv(formulier_als_csv(uitvraag, AANBIEDER), ingetypt), "terug.csv")
    assert terug.bevindingen == ()
    assert waarden(terug) == antwoorden


def test_een_csv_mag_excel_zijn_scheidingsteken_zeggen() -> None:
    uitvraag = uitvraag_van("voorbeeld", PRODUCTEN[0])
    inhoud = in_csv(formulier_als_csv(uitvraag, AANBIEDER), {})
    met_regel = b"\xef\xbb\xbfsep=;\r\n" + inhoud.removeprefix(b"\xef\xbb\xbf")
    assert waarden(lees(met_regel, "terug.csv")) == waarden(lees(inhoud, "terug.csv"))
    assert lees(met_regel, "terug.csv").aanbieder == AANBIEDER


def test_alle_producten_gaan_heen_en_terug_als_xlsx() -> None:
    uitvraag = uitvraag_van("voorbeeld")
    antwoorden = {vraag: round(waarde, 4) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    ingetypt = {vraag: In(waarde, f"over {vraag.veld}") for vraag, waarde in antwoorden.items()}
    terug = lees(in_xlsx(xlsx(uitvraag), ingetypt))
    assert (terug.aanbieder, terug.bevindingen, terug.geweigerd) == (AANBIEDER, (), frozenset())
    assert waarden(terug) == antwoorden
    assert list(waarden(terug)) == list(antwoorden)
    assert {een.toelichting for een in terug.antwoorden if een.veld == "volume"} == {"over volume"}
    assert all(een.cel.startswith("Antwoorden!H") for een in terug.antwoorden)


def test_een_leeg_formulier_heeft_geen_fouten_en_geen_antwoorden() -> None:
    uitvraag = uitvraag_van("voorbeeld")
    for inhoud, naam in ((xlsx(uitvraag), "leeg.xlsx"), (formulier_als_csv(uitvraag, AANBIEDER), "leeg.csv")):
        terug = lees(inhoud, naam)
        assert (terug.antwoorden, terug.geweigerd) == ((), frozenset())
        assert [bevinding.ernst for bevinding in terug.bevindingen] == [Ernst.OPMERKING] * 30
        assert all("is niet ingevuld" in bevinding.wat for bevinding in terug.bevindingen)


def test_een_aandeel_in_een_rekenblad_mag_een_getal_met_procentopmaak_zijn_of_tekst_met_een_procentteken() -> None:
    uitvraag = uitvraag_van("voorbeeld", "45A48")
    d, b, g, andere, *_ = als_op_de_kaart(uitvraag)
    ingetypt = {vraag: In(waarde) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    ingetypt |= {d: In(Decimal("0.2")), b: In("60%"), g: In("15,50 %"), andere: In("4.5%", "stagiair, schaal 5")}
    terug = lees(in_xlsx(xlsx(uitvraag), ingetypt))
    assert codes(terug) == []
    assert [waarden(terug)[vraag] for vraag in (d, b, g, andere)] == [*map(Decimal, ("0.2", "0.6", "0.155", "0.045"))]


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("1055,97", "1055.97"),
        ("1.055,97", "1055.97"),
        ("1055", "1055"),
        ("1055.5", "1055.5"),
        ("0.125", "0.125"),
        ("7,125", "7.125"),
    ],
)
def test_een_getal_in_een_csv_heeft_een_komma(tekst: str, waarde: str) -> None:
    proef = Proef()
    terug = proef.met((proef.vraag("declarabele_uren"), In(tekst)))
    assert codes(terug) == []
    assert waarden(terug)[proef.vraag("declarabele_uren")] == Decimal(waarde)


def test_nul_is_een_antwoord_en_leeg_niet() -> None:
    proef = Proef("BES01")
    eerste, tweede = proef.goed
    assert waarden(proef.met((tweede, In("0"))))[tweede] == 0
    leeg = proef.met((tweede, In("")))
    assert (codes(leeg), leeg.geweigerd, leeg.antwoorden) == (["RT958"], frozenset({"BES01"}), ())
    assert "BES01 is ingevuld, maar fte van Gedragswetenschapper B niet" in leeg.bevindingen[0].wat
    assert waarden(proef.met())[eerste] == Decimal("6.5")


def test_een_derde_mag_op_honderdsten_van_een_procent() -> None:
    proef = Proef()
    d, b, g, *_ = proef.goed
    terug = proef.met((d, In("33,33%")), (b, In("33,33%")), (g, In("33,34%")))
    assert codes(terug) == []


def test_een_toelichting_met_regeleinden_en_aanhalingstekens_komt_heel_over() -> None:
    proef = Proef()
    vraag = proef.vraag("volume")
    terug = proef.met((vraag, In("800", 'twee regels;\n"met aanhaling"')))
    assert [een.toelichting for een in terug.antwoorden if een.veld == "volume"] == ['twee regels; "met aanhaling"']


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 9))
def test_de_volgorde_van_rijen_en_kolommen_doet_er_niet_toe(toeval: random.Random, kolom: int) -> None:
    proef = Proef()
    kop, *rijen = proef.rijen()
    toeval.shuffle(rijen)
    volgorde = [*range(kolom, len(kop)), *range(kolom)]
    geschud = [["", *(rij[plek] for plek in volgorde)] for rij in ([f"titel{';' * 3}"] * len(kop), kop, *rijen)]
    terug = lees(als_csv(geschud), "terug.csv")
    assert codes(terug) == []
    assert waarden(terug) == waarden(proef.met())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
def test_elke_verdeling_van_100_procent_komt_precies_terug(honderdsten: list[int]) -> None:
    """Drie grenzen op honderdsten van een procent verdelen het geheel in vier aandelen."""
    proef = Proef()
    grenzen = [0, *sorted(honderdsten), 10_000]
    delen = [Decimal(tot - van) / 10_000 for van, tot in pairwise(grenzen)]
    aandelen = dict(zip(list(proef.goed)[:4], delen, strict=True))
    ingetypt = ((vraag, In(nederlands(deel, procent=True), "leerling, schaal 4")) for vraag, deel in aandelen.items())
    terug = proef.met(*ingetypt)
    assert codes(terug) == []
    assert {vraag: waarden(terug)[vraag] for vraag in aandelen} == aandelen


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wat_iemand_ook_intypt_er_komt_een_antwoord_of_een_melding(data: st.DataObject) -> None:
    """Nooit een traceback, en wat er niet staat, telt nooit als antwoord."""
    proef = Proef()
    kop, *rijen = proef.rijen()
    tekst = st.one_of(
        st.text(max_size=8), st.sampled_from(["20%", "0,2", "1e9", "--1", "#N/B", "%", "9" * 400, "١٢", "1,5,5"])
    )
    for _ in range(data.draw(st.integers(1, 6))):
        rij = data.draw(st.sampled_from(rijen))
        rij[data.draw(st.integers(0, len(kop) - 1))] = data.draw(tekst)
    terug = lees(als_csv([kop, *rijen]), "terug.csv")
    assert terug.antwoorden or terug.bevindingen
    assert all(een.product not in terug.geweigerd for een in terug.antwoorden)


def test_vijandige_namen_en_toelichtingen_blijven_tekst_en_komen_heel_terug() -> None:
    """Een functie die als formule leest, is in het formulier tekst en wordt toch herkend."""
    inlezing = streekinlezing(**{"functie: F0": 'functie: "=1+1|cmd <b>&"', "functie: F1": 'functie: "@SUM(A1)"'})
    assert inlezing.regio is not None
    uitvraag = maak(inlezing)
    antwoorden = {vraag: round(waarde, 4) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    leeg = formulier_als_csv(uitvraag, AANBIEDER)
    assert b"\n=" not in leeg
    assert b";=" not in leeg
    assert b";@" not in leeg
    gevuld = leeg.replace(b";;;andere", b";0%;;andere").replace(b";;;volume", b";5;=1+1;volume")
    gevuld = gevuld.replace(b"40%;% van de declarabele uren;;", b"40%;% van de declarabele uren;40%;")
    gevuld = gevuld.replace(b"60%;% van de declarabele uren;;", b"60%;% van de declarabele uren;60%;")
    gevuld = gevuld.replace(b"uren per fte per jaar;;", b"uren per fte per jaar;1000;")
    uit_csv = lees_ingevuld(gevuld, "terug.csv", inlezing)
    assert codes(uit_csv) == []
    assert [een.functie for een in uit_csv.antwoorden[:2]] == ["=1+1|cmd <b>&", "@SUM(A1)"]
    assert uit_csv.antwoorden[-1].toelichting == "=1+1"
    uit_xlsx = lees_ingevuld(in_xlsx(xlsx(uitvraag), {v: In(w) for v, w in antwoorden.items()}), "terug.xlsx", inlezing)
    assert waarden(uit_xlsx) == antwoorden


def test_een_product_met_twee_spaties_in_zijn_code_wordt_herkend() -> None:
    """Een cel komt op één regel terug, met één spatie; de code op de kaart heeft er hier twee."""
    inlezing = streekinlezing(**{'product: "P"': 'product: "P  1"'})
    assert inlezing.regio is not None
    uitvraag = maak(inlezing)
    antwoorden = {vraag: round(waarde, 4) for vraag, waarde in als_op_de_kaart(uitvraag).items()}
    inhoud = in_xlsx(xlsx(uitvraag), {vraag: In(waarde) for vraag, waarde in antwoorden.items()})
    terug = lees_ingevuld(inhoud, "terug.xlsx", inlezing)
    assert codes(terug) == []
    assert waarden(terug) == antwoorden


def test_een_formulier_over_een_paar_producten_zegt_niets_over_de_andere() -> None:
    proef = Proef("41A18")
    terug = proef.met()
    assert {een.product for een in terug.antwoorden} == {"41A18"}
    assert terug.bevindingen == ()
    assert len(voorbeeld().regio.kaarten) == 46


def test_een_consult_heeft_geen_groep() -> None:
    assert {vraag.veld for vraag in Proef("CONSULT").goed} == {"aandeel", ANDERE_FUNCTIES, "declarabele_uren", "volume"}


def test_andere_functies_zonder_aandelen_bestaan_niet() -> None:
    assert {vraag.veld for vraag in Proef("41A18").goed} == {"begeleiders", "declarabele_uren", "deelnemers", "volume"}
    assert ANDERE_FUNCTIES not in {vraag.veld for vraag in Proef("43A07").goed}
