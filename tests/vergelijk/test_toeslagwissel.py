"""Waardoor de onregelmatigheidstoeslag anders telt: wat de kaart erover rekent, of tot welke grens de cao haar geeft."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats
from tests.vergelijk.standen import bestanden, enige_gevolg, gewijzigd, oorzaken, regel_van, vergeleken

KAART = "productkaarten/43A07-verblijf-behandelgroep.yaml"
CAO = "cao/jeugdzorg/2025-03-01.yaml"
OVER = "  toeslagen_over_ort: [vakantietoeslag]\n"
OP_DE_KAART = regel_van(KAART, "toeslagen_over_ort")
TOT_EN_MET = '  schalen_tot_en_met: "11"\n'
UURLOON = '  uurloon_hoogstens: {schaal: "5", trede: "11"}\n'
IN_DE_CAO = regel_van(CAO, "schalen_tot_en_met")
UIT_DE_CAO = f"  ort: uit_cao\n  ort_over: gewerkte_uren_en_verlof\n{OVER}"
GROEPSLEIDER = 'niveau: hbo, schaal: "9"'


@pytest.mark.parametrize(
    ("nieuw", "naar", "plaats"),
    [
        ("", "geen", f"{OP_DE_KAART} (oud)"),
        (OVER.replace("]", ", eindejaarsuitkering]"), "vakantietoeslag en eindejaarsuitkering", OP_DE_KAART),
        (OVER.replace("vakantietoeslag", "eindejaarsuitkering"), "eindejaarsuitkering", OP_DE_KAART),
    ],
)
def test_wat_de_kaart_over_de_toeslag_rekent_is_van_de_kaart(nieuw: str, naar: str, plaats: str) -> None:
    naam = f"toeslagen over de onregelmatigheidstoeslag: vakantietoeslag → {naar}"
    assert oorzaken(KAART, (OVER, nieuw)) == [("inzet", naam, plaats)]


@pytest.mark.parametrize("product", ["43A07", "43A07-AF", "P1-ACU"])
def test_tot_welke_schaal_de_cao_haar_geeft_is_van_de_cao(product: str) -> None:
    """Met schaal 5 krijgt geen van beide functies haar; dat is één oorzaak."""
    naam = "onregelmatigheidstoeslag van cao jeugdzorg: tot en met schaal 11 → tot en met schaal 5"
    gevonden = oorzaken(CAO, (TOT_EN_MET, TOT_EN_MET.replace("11", "5")), product=product)
    assert gevonden == [("cao", naam, IN_DE_CAO)]


def test_een_grens_erbij_of_weg_staat_waar_zij_kwam_of_was() -> None:
    erbij = f'{TOT_EN_MET}  salaris_tot_en_met: {{schaal: "5", trede: "11"}}\n'
    [(groep, naam, plaats)] = oorzaken(CAO, (TOT_EN_MET, erbij))
    bestand, _, regel = IN_DE_CAO.partition(":")
    assert (groep, plaats) == ("cao", f"{bestand}:{int(regel) + 1}")
    assert naam.endswith(": tot en met schaal 11 → tot en met schaal 11 en schaal 5 trede 11")
    [(groep, naam, plaats)] = oorzaken(CAO, (UURLOON, ""))
    assert (groep, plaats) == ("cao", f"{regel_van(CAO, 'uurloon_hoogstens')} (oud)")
    assert naam.endswith(": hoogstens schaal 5 trede 11 → zonder grens")


def test_een_ander_uurloon_als_grens_staat_bij_de_grens_en_niet_bij_het_salaris() -> None:
    [(groep, _, plaats)] = oorzaken(CAO, (UURLOON, UURLOON.replace('"5"', '"6"')))
    assert (groep, plaats) == ("cao", regel_van(CAO, "uurloon_hoogstens"))


def test_een_functie_die_op_de_kaart_boven_de_grens_komt_is_van_de_kaart() -> None:
    """Ook als de cao tegelijk een andere grens heeft: met de nieuwe inschaling had zij de toeslag toch niet gekregen."""
    hoger = GROEPSLEIDER.replace("9", "12")
    regel = regel_van(KAART, GROEPSLEIDER)
    weg = ("inzet", "vervallen: toeslag Groepsleider, gemiddeld over de roosteruren", regel)
    assert weg in oorzaken(KAART, (GROEPSLEIDER, hoger))
    beide = gewijzigd(CAO, (TOT_EN_MET, TOT_EN_MET.replace("11", "6")))
    beide[KAART] = gewijzigd(KAART, (GROEPSLEIDER, hoger))[KAART]
    gevolgen = vergeleken(beide, "43A07").gevolgen
    assert weg[:2] in {(gevolg.groep, gevolg.naam) for gevolg in gevolgen}
    assert not [gevolg for gevolg in gevolgen if gevolg.groep == "cao"]


def test_een_toeslag_die_de_kaart_zelf_geeft_is_van_de_kaart() -> None:
    [(groep, naam, plaats)] = oorzaken(KAART, ("ort: uit_cao", "ort_percentage: 20%"))
    assert (groep, plaats) == ("inzet", regel_van(KAART, "ort: uit_cao"))
    assert naam == "onregelmatigheidstoeslag: uit_cao → 20% van het salaris"


@pytest.mark.parametrize("product", ["43A07", "43A07-AF", "P1-ACU"])
def test_een_toeslag_die_vervalt_of_komt_is_een_oorzaak_op_de_regel_van_de_keuze(product: str) -> None:
    """Het loon en de kosten van elke functie in het rooster volgen anders; er wijzigde één regel."""
    geen = gewijzigd(KAART, (UIT_DE_CAO, "  ort: geen\n"))
    gevolg = enige_gevolg(vergeleken(geen, product))
    assert (gevolg.groep, gevolg.naam) == ("inzet", "onregelmatigheidstoeslag: uit_cao → geen")
    assert vindplaats(gevolg) == regel_van(KAART, "ort: uit_cao")
    assert gevolg.bedragen[product] < -50
    oud, nieuw = (als_kant("", bereken(lees_regio(stand), [product])) for stand in (geen, bestanden()))
    terug = enige_gevolg(vergelijk(oud, nieuw))
    assert terug.naam == "onregelmatigheidstoeslag: geen → uit_cao"
    assert terug.bedragen == {product: -gevolg.bedragen[product]}


def test_een_andere_inschaling_naast_een_andere_toeslag_is_een_eigen_oorzaak() -> None:
    """Het loon van wie een dienst draait volgt uit beide; van wie er geen draait alleen uit de inschaling."""
    teamleider = "functie: Teamleider, niveau: hbo, schaal: "
    hoger = ((f'{teamleider}"10"', f'{teamleider}"11"'), (GROEPSLEIDER, GROEPSLEIDER.replace("9", "10")))
    namen = {naam for _, naam, _ in oorzaken(KAART, (UIT_DE_CAO, "  ort: geen\n"), *hoger)}
    toeslag, leider = (
        "onregelmatigheidstoeslag: uit_cao → geen",
        "Groepsleider: schaal 9 trede max-2 → schaal 10 trede max-2",
    )
    assert namen == {toeslag, f"{leider}; {toeslag}", "Teamleider: schaal 10 trede max-2 → schaal 11 trede max-2"}


def test_over_welke_uren_de_toeslag_gaat_is_van_de_kaart() -> None:
    naam = "onregelmatigheidstoeslag over: gewerkte uren en verlof → gewerkte uren"
    gevonden = oorzaken(KAART, ("ort_over: gewerkte_uren_en_verlof", "ort_over: gewerkte_uren"))
    assert gevonden == [("inzet", naam, regel_van(KAART, "ort_over"))]


def test_een_ander_percentage_is_gewoon_een_getal() -> None:
    kaart = "productkaarten/43A11-logeren.yaml"
    [(groep, naam, plaats)] = oorzaken(kaart, ("ort_percentage: 38%", "ort_percentage: 40%"), product="43A11")
    assert (groep, naam) == ("inzet", "toeslag, gegeven als deel van het salaris: 38% → 40%")
    assert plaats == regel_van(kaart, "ort_percentage")


@pytest.mark.parametrize("product", ["43A07", "43A07-AF", "P1-ACU"])
def test_een_functie_die_geen_diensten_meer_draait_heeft_geen_toeslag_meer(product: str) -> None:
    """De wakende nacht gaat naar de groepsleider; de nachtwacht krijgt vaste uren, en zonder diensten is haar loon lager."""
    nachtwacht = 'schaal: "6", trede: max-2'
    anders = (
        (f"{nachtwacht}}}", f"{nachtwacht}, uren_per_plaats_per_week: 2}}"),
        ("functie: Nachtwacht, begeleiders: 1", "functie: Groepsleider, begeleiders: 1"),
    )
    naam = "onregelmatigheidstoeslag Nachtwacht"
    gevonden = oorzaken(KAART, *anders, product=product)
    assert ("inzet", f"{naam}: diensten → geen diensten", regel_van(KAART, nachtwacht)) in gevonden
    assert not [een for _, een, _ in gevonden if "opgebouwd" in een]
    kanten = (als_kant("", bereken(lees_regio(een), [product])) for een in (gewijzigd(KAART, *anders), bestanden()))
    terug = {gevolg.naam: gevolg.bedragen[product] for gevolg in vergelijk(*kanten).gevolgen}
    assert terug[f"{naam}: geen diensten → diensten"] > 0


def test_een_rooster_dat_verdwijnt_neemt_van_elke_functie_de_toeslag_mee() -> None:
    tekst = bestanden()[KAART].decode()
    rooster = tekst[tekst.index("rooster:") : tekst.index("opslagset:")]
    leider, wacht = 'schaal: "9", trede: max-2}', 'schaal: "6", trede: max-2}'
    uren = [
        (een, een.replace("}", f", uren_per_plaats_per_week: {aantal}}}")) for een, aantal in ((leider, 22), (wacht, 7))
    ]
    namen = {naam for _, naam, _ in oorzaken(KAART, (rooster, ""), *uren)}
    assert {
        f"onregelmatigheidstoeslag {wie}: diensten → geen diensten" for wie in ("Groepsleider", "Nachtwacht")
    } < namen
    assert not [naam for naam in namen if "opgebouwd" in naam]


def test_een_rooster_dat_erbij_komt_geeft_elke_functie_de_toeslag() -> None:
    tekst = bestanden()[KAART].decode()
    rooster = tekst[tekst.index("rooster:") : tekst.index("opslagset:")]
    leider, wacht = 'schaal: "9", trede: max-2}', 'schaal: "6", trede: max-2}'
    vast = [(een, een.replace("}", f", fte: {aantal}}}")) for een, aantal in ((leider, 6), (wacht, 2))]
    standen = gewijzigd(KAART, (rooster, ""), *vast), bestanden()
    gevolgen = vergelijk(*(als_kant("", bereken(lees_regio(een), ["43A07"])) for een in standen)).gevolgen
    assert {gevolg.naam for gevolg in gevolgen} == {
        "Groepsleider: fte 6 → uit het rooster",
        "Nachtwacht: fte 2 → uit het rooster",
        "onregelmatigheidstoeslag Groepsleider: geen diensten → diensten",
        "onregelmatigheidstoeslag Nachtwacht: geen diensten → diensten",
    }


def test_een_uurloon_dat_de_cao_een_deel_van_het_maandsalaris_noemt_is_een_oorzaak_in_de_cao() -> None:
    """De toeslag gaat dan over 152 uur per maand, en niet over de contracturen; die veranderden niet."""
    regel = '  schalen_tot_en_met: "11"\n'
    met = gewijzigd(CAO, (regel, f"{regel}  uren_per_maand: 152\n"))
    plaats = vindplaats_van(met[CAO].decode(), "uren_per_maand: 152")
    oud, nieuw = (als_kant("", bereken(lees_regio(een), ["43A07"])) for een in (bestanden(), met))
    heen, terug = (enige_gevolg(vergelijk(*kanten)) for kanten in ((oud, nieuw), (nieuw, oud)))
    wat, uren, deel = (
        "uurloon met onregelmatigheidstoeslag, cao jeugdzorg",
        "volgens de contracturen",
        "1/152 van het maandsalaris",
    )
    assert (heen.groep, heen.naam, vindplaats(heen)) == ("cao", f"{wat}: {uren} → {deel}", plaats)
    assert (terug.groep, terug.naam, vindplaats(terug)) == ("cao", f"{wat}: {deel} → {uren}", f"{plaats} (oud)")


def vindplaats_van(tekst: str, deel: str) -> str:
    """``bestand:regel`` van de eerste regel met deze tekst in de cao-tabel."""
    return f"{CAO}:{next(nummer for nummer, regel in enumerate(tekst.splitlines(), 1) if deel in regel)}"


def test_op_een_andere_cao_is_de_inschaling_de_reden_en_niet_de_grens_van_de_toeslag() -> None:
    """De cao Jeugdzorg geeft de toeslag tot en met schaal 11, de cao GGZ tot een salaris: geen van beide veranderde."""
    schalen = [(f'schaal: "{oud}"', f'schaal: "{nieuw}"') for oud, nieuw in ((9, 45), (6, 35), (11, 60), (10, 50))]
    gevonden = oorzaken(KAART, ("cao: jeugdzorg", "cao: ggz"), *schalen)
    namen = {naam for _, naam, _ in gevonden}
    assert "Groepsleider: jeugdzorg schaal 9 trede max-2 → ggz schaal 45 trede max-2" in namen
    assert not [naam for naam in namen if naam.startswith(("onregelmatigheidstoeslag van cao", "uurloon voor de"))]


def test_een_andere_toeslag_is_van_wie_diensten_bleef_draaien() -> None:
    """De nachtwacht draait ze niet meer: van haar loon ging niet de andere toeslag af, maar de hele."""
    nachtwacht = 'schaal: "6", trede: max-2'
    namen = {
        naam
        for _, naam, _ in oorzaken(
            KAART,
            (f"{nachtwacht}}}", f"{nachtwacht}, uren_per_plaats_per_week: 2}}"),
            ("functie: Nachtwacht, begeleiders: 1", "functie: Groepsleider, begeleiders: 1"),
            ("ort: uit_cao", "ort_percentage: 20%"),
        )
    }
    assert "onregelmatigheidstoeslag Nachtwacht: diensten → geen diensten" in namen
    assert "onregelmatigheidstoeslag: uit_cao → 20% van het salaris" in namen
