"""Een regel die over iets anders gaat of op een andere wijze telt, is één oorzaak op de regel van die keuze."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import vindplaats
from tests.vergelijk.standen import JEUGDZORG, bestanden, enige_gevolg, gewijzigd, oorzaken, regel_van, vergeleken

ICT = "percentage: 4%, over: [beroepskracht]"
OVERLEG = "percentage: 4%, over: [clientgebonden_uren]"


def opslagregel(sleutel: str) -> str:
    """De eerste regel met deze sleutel in de opslagen."""
    return next(
        een for een in bestanden()["opslagen.yaml"].decode().splitlines() if f"sleutel: {sleutel}" in een.split(",")[0]
    )


def nummer_van(regel: str) -> int:
    return bestanden()["opslagen.yaml"].decode().splitlines().index(regel) + 1


@pytest.mark.parametrize("product", ["45A48", "P1-ACU"])
@pytest.mark.parametrize(
    ("oud", "nieuw", "naam"),
    [
        (ICT, ICT.replace("beroepskracht", "bedragen"), "Overhead, ict: over beroepskracht → over bedragen"),
        (f"{ICT}, als: opslag", f"{ICT}, als: aandeel", "Overhead, ict: als opslag → als aandeel"),
        (
            "percentage: 2%, over: [kostprijs]",
            "percentage: 2%, over: [beroepskracht, overhead_ict]",
            "Risico en innovatie: over kostprijs → over beroepskracht en overhead ict",
        ),
        (
            "bedrag_per_uur: 1.95",
            "bedrag_per_fte: 2000.00",
            "Reiskosten naar cliënten: bedrag per uur → bedrag per fte",
        ),
    ],
)
def test_een_opslag_die_anders_telt_is_een_oorzaak_met_haar_index_erbij(
    product: str, oud: str, nieuw: str, naam: str
) -> None:
    """Gaat zij over iets met een ander prijspeil, dan is er ook meer of minder te indexeren: dezelfde keuze."""
    regel = next(een for een in bestanden()["opslagen.yaml"].decode().splitlines() if oud in een)
    assert oorzaken("opslagen.yaml", (oud, nieuw), product=product) == [
        ("opslagen", naam, f"opslagen.yaml:{nummer_van(regel)}")
    ]


def test_een_aandeel_dat_over_iets_anders_gaat_is_ook_de_oorzaak_van_wat_de_andere_aandelen_anders_doen() -> None:
    """Aandelen over dezelfde post delen één uitkomst; gaat er een weg, dan is die uitkomst voor de andere een andere."""
    tekst = bestanden()["opslagen.yaml"].decode().splitlines()
    nummer, regel = next(
        (nummer, een)
        for nummer, een in enumerate(tekst, 1)
        if "sleutel: overhead_personeel" in een and "als: aandeel" in een and "8%" in een
    )
    gevonden = oorzaken(
        "opslagen.yaml", (regel, regel.replace("over: [beroepskracht]", "over: [bedragen]")), product="45A53"
    )
    assert gevonden == [
        ("opslagen", "Overhead, personeel: over beroepskracht → over bedragen", f"opslagen.yaml:{nummer}")
    ]


@pytest.mark.parametrize("sleutel", ["rest", "grondslag"])
def test_een_opslag_die_heet_als_een_stap_in_de_berekening_is_een_gewone_opslag(sleutel: str) -> None:
    regel = opslagregel("overhead_ict")
    extra = regel.replace("overhead_ict", sleutel).replace("Overhead, ict", "Overhead, vloot")
    gevolg = enige_gevolg(vergeleken(gewijzigd("opslagen.yaml", (f"{regel}\n", f"{regel}\n{extra}\n")), "45A48"))
    assert gevolg.naam == "erbij: Overhead, vloot"


@pytest.mark.parametrize(
    ("oud", "nieuw", "groep", "naam", "op"),
    [
        (OVERLEG, "uren_per_jaar: 100", "uren", "Multidisciplinair overleg: percentage → uren per jaar", OVERLEG),
        (
            OVERLEG,
            OVERLEG.replace("clientgebonden", "inzetbare"),
            "uren",
            "Multidisciplinair overleg: over clientgebonden uren → over inzetbare uren",
            OVERLEG,
        ),
        (
            "{reeks: awf_laag}",
            "{reeks: awf_hoog}",
            "werkgeverslasten",
            "Premie AWf, laag (vast contract): percentage uit reeks awf laag → percentage uit reeks awf hoog",
            "{reeks: awf_laag}",
        ),
        (
            "{reeks: awf_laag}",
            "2.9%",
            "werkgeverslasten",
            "Premie AWf, laag (vast contract): percentage uit reeks awf laag → eigen percentage",
            "{reeks: awf_laag}",
        ),
    ],
)
def test_een_uur_of_last_die_anders_telt_is_een_oorzaak(oud: str, nieuw: str, groep: str, naam: str, op: str) -> None:
    assert oorzaken("opslagen.yaml", (oud, nieuw), product="45A48") == [(groep, naam, regel_van("opslagen.yaml", op))]


def test_een_grens_die_verdwijnt_staat_bij_de_regel_en_een_die_komt_bij_de_grens() -> None:
    franchise = "    franchise: {reeks: pfzw_franchise}\n\nwerkgeverslasten"
    zonder = gewijzigd("opslagen.yaml", (franchise, "\nwerkgeverslasten"))
    weg = enige_gevolg(vergeleken(zonder, "45A48"))
    assert weg.naam == "Pensioenpremie PFZW, werknemersdeel: franchise uit reeks pfzw franchise → zonder franchise"
    assert vindplaats(weg) == regel_van("opslagen.yaml", "sleutel: pensioen_werknemer")
    kanten = (als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in (zonder, bestanden()))
    erbij = enige_gevolg(vergelijk(*kanten))
    assert erbij.naam == "Pensioenpremie PFZW, werknemersdeel: zonder franchise → franchise uit reeks pfzw franchise"
    assert erbij.plaats is not None
    tekst = bestanden()["opslagen.yaml"].decode().splitlines()
    assert tekst[erbij.plaats.regel - 1] == "    franchise: {reeks: pfzw_franchise}"


def test_een_urenregel_van_een_andere_soort_is_een_keuze_op_haar_regel() -> None:
    """Een fte levert hier de inzetbare uren: wat algemeen is, gaat ervan af, en wat bij het beroep hoort niet."""
    kaart = "productkaarten/43A07-verblijf-behandelgroep.yaml"
    inzetbaar = gewijzigd(kaart, ("clientgebonden_uren", "inzetbare_uren"))
    regel = next(een for een in bestanden()["opslagen.yaml"].decode().splitlines() if "sleutel: scholing," in een)
    anders = gewijzigd("opslagen.yaml", (regel, regel.replace("beroepsgebonden", "algemeen")))
    nieuw = {**inzetbaar, "opslagen.yaml": anders["opslagen.yaml"]}
    gevolg = enige_gevolg(vergelijk(*(als_kant("", bereken(lees_regio(een), ["43A07"])) for een in (inzetbaar, nieuw))))
    assert (gevolg.groep, gevolg.naam) == ("uren", "Scholing: soort beroepsgebonden → soort algemeen")
    assert vindplaats(gevolg) == f"opslagen.yaml:{nummer_van(regel)}"


def test_een_aantal_dat_vervalt_is_een_keuze_op_haar_regel() -> None:
    kaart = "productkaarten/42A03-vervoer-rit.yaml"
    gevonden = oorzaken(kaart, (", aantal: 12", ""), product="42A03")
    naam = "Bedrag per kilometer: met aantal → zonder aantal"
    assert gevonden == [("opslagen", naam, regel_van(kaart, "sleutel: kilometers"))]


def test_een_minimum_van_een_cao_dat_vervalt_is_van_de_cao() -> None:
    laag = ("percentage: 8%", "percentage: 4%")  # zo laag dat het minimum geldt
    met, zonder = (gewijzigd(JEUGDZORG, laag, *weg) for weg in ((), (("    minimum_per_maand: 218.73\n", ""),)))
    kanten = (als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in (met, zonder))
    gevolg = enige_gevolg(vergelijk(*kanten))
    naam = "vakantietoeslag: met minimum per maand → zonder minimum"
    assert (gevolg.groep, gevolg.naam) == ("cao", naam)
    assert vindplaats(gevolg) == regel_van(JEUGDZORG, "sleutel: vakantietoeslag")


def test_een_minimum_per_jaar_in_de_plaats_van_een_per_maand_is_een_keuze() -> None:
    laag = ("percentage: 8%", "percentage: 4%")
    maand = "minimum_per_maand: 218.73"
    kanten = [gewijzigd(JEUGDZORG, laag), gewijzigd(JEUGDZORG, laag, (maand, "minimum_per_jaar: 3000.00"))]
    gevolg = enige_gevolg(vergelijk(*(als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in kanten)))
    naam = "vakantietoeslag: met minimum per maand → met minimum per jaar"
    assert (gevolg.groep, gevolg.naam, vindplaats(gevolg)) == ("cao", naam, regel_van(JEUGDZORG, maand))


def test_een_ander_getal_naast_een_andere_grondslag_is_een_eigen_oorzaak() -> None:
    gevonden = oorzaken("opslagen.yaml", (OVERLEG, "percentage: 5%, over: [inzetbare_uren]"), product="45A48")
    assert {naam for _, naam, _ in gevonden} == {
        "Multidisciplinair overleg, percentage: 4% → 5%",
        "Multidisciplinair overleg: over clientgebonden uren → over inzetbare uren",
    }


def test_twee_regels_die_anders_tellen_zijn_twee_oorzaken_met_een_derde_voor_wat_van_beide_is() -> None:
    """Hoeveel er te indexeren is, volgt uit beide samen."""
    beide = [(f"{deel}%, over: [beroepskracht]", f"{deel}%, over: [bedragen]") for deel in (10, 4)]
    gevonden = [naam for _, naam, _ in oorzaken("opslagen.yaml", *beide, product="45A48")]
    personeel, ict = (f"Overhead, {wat}: over beroepskracht → over bedragen" for wat in ("personeel", "ict"))
    assert gevonden == [personeel, ict, f"{personeel}; {ict}"]


def test_een_regel_erbij_met_een_percentage_uit_een_reeks_staat_bij_die_regel() -> None:
    """Het percentage staat in een reeks die er al was; daar veranderde niets."""
    tekst = bestanden()["opslagen.yaml"].decode()
    begin = tekst.index("      - sleutel: opleidingsbudget")
    regel = tekst[begin : tekst.index("      - {sleutel: reiskosten", begin)]
    tweede = regel.replace("opleidingsbudget\n", "tweede\n", 1).replace("naam: Opleidings", "naam: Tweede opleidings")
    nieuw = gewijzigd("opslagen.yaml", (regel, f"{regel}{tweede}"))
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert gevolg.naam == "erbij: Tweede opleidings- en loopbaanbudget"
    assert vindplaats(gevolg) == f"opslagen.yaml:{tekst[: begin + len(regel)].count(chr(10)) + 1}"
    kanten = (als_kant("", bereken(lees_regio(stand), ["45A48"])) for stand in (nieuw, bestanden()))
    weg = enige_gevolg(vergelijk(*kanten))
    assert weg.naam == "vervallen: Tweede opleidings- en loopbaanbudget"
    assert vindplaats(weg) == f"{vindplaats(gevolg)} (oud)"


def test_bedragen_op_het_prijspeil_van_het_jaar_die_vervallen_zijn_een_oorzaak() -> None:
    """Zonder hen staat de hele kostprijs op een ouder prijspeil; er wordt niet meer of minder geïndexeerd."""
    kaart = "productkaarten/BES01-beschikbaarheid-crisis.yaml"
    tekst = bestanden()[kaart].decode()
    blok = tekst[tekst.index("bedragen:") : tekst.index("opslagset:")]
    gevonden = oorzaken(kaart, (blok, ""), product="BES01")
    naam = "vervallen: Vergoeding voor bereikbaarheid en onregelmatige uren, Vervoer van de dienst"
    assert gevonden == [("opslagen", naam, f"{regel_van(kaart, 'sleutel: bereikbaarheid')} (oud)")]


def test_een_kaart_op_een_andere_cao_met_haar_eigen_reeks_heeft_geen_andere_regel() -> None:
    """De regel kiest per cao een reeks en veranderde niet; de kaart wel."""
    kaart = "productkaarten/45A48-ambulant-individueel.yaml"
    schalen = (('schaal: "7"', 'schaal: "40"'), ('schaal: "9"', 'schaal: "45"'), ('schaal: "11"', 'schaal: "60"'))
    gevonden = oorzaken(kaart, ("cao: jeugdzorg", "cao: gehandicaptenzorg"), *schalen, product="45A48")
    namen = {naam for _, naam, _ in gevonden}
    assert not [naam for naam in namen if "uit reeks" in naam or naam.startswith("andere cao-tabellen")]
    assert "Jeugdzorgwerker B: jeugdzorg schaal 9 trede max-2 → gehandicaptenzorg schaal 45 trede max-2" in namen


def test_een_andere_reeks_voor_een_cao_raakt_alleen_die_cao() -> None:
    oud = "{jeugdzorg: verzuim_jeugdzorg, ggz"
    nieuw = "{jeugdzorg: verzuim_vvt, ggz"
    assert oorzaken("opslagen.yaml", (oud, nieuw), product="43A11") == []
    [(groep, naam, _)] = oorzaken("opslagen.yaml", (oud, nieuw), product="45A48")
    assert groep == "uren"
    assert naam == "Ziekteverzuim: percentage uit reeks verzuim jeugdzorg → percentage uit reeks verzuim vvt"


def test_een_regel_van_een_van_de_tabellen_van_een_jaar_staat_in_die_tabel() -> None:
    """In 2026 gelden drie tabellen; een ander verlof of een andere grondslag in de tweede hoort niet bij de derde."""
    mei = "cao/gehandicaptenzorg/2026-05-01.yaml"
    uitkering = bestanden()[mei].decode()
    uitkering = uitkering[uitkering.index("sleutel: eindejaarsuitkering") :]
    over = next(regel for regel in uitkering.splitlines() if "over: [" in regel)
    [(groep, naam, plaats)] = oorzaken(mei, ("bovenwettelijk: 0", "bovenwettelijk: 10"), product="43A11")
    assert (groep, naam, plaats) == (
        "uren",
        "bovenwettelijk verlof: 0 uur → 5 uur",
        regel_van(mei, "bovenwettelijk: 0"),
    )
    tekst = bestanden()[mei].decode()
    begin = tekst.index(over, tekst.index("sleutel: eindejaarsuitkering"))
    anders = {
        **bestanden(),
        mei: f"{tekst[:begin]}{over.replace('[', '[vakantietoeslag, ')}{tekst[begin + len(over) :]}".encode(),
    }
    gevolg = enige_gevolg(vergeleken(anders, "43A11"))
    assert gevolg.groep == "cao"
    assert gevolg.naam == "eindejaarsuitkering: over jaarsalaris → over vakantietoeslag en jaarsalaris"
    assert vindplaats(gevolg) == f"{mei}:{tekst[:begin].count(chr(10)) + 1}"


@pytest.mark.parametrize(
    ("dag", "oud", "nieuw", "naam"),
    [
        (
            "2026-05-01",
            "uren_per_week: 36",
            "uren_per_week: 38",
            "contracturen per week, tabel 2026-05-01: 36 uur → 38 uur",
        ),
        (
            "2026-11-01",
            "uren_per_week: 36",
            "uren_per_week: 35.5",
            "contracturen per week, tabel 2026-11-01: 36 uur → 35,5 uur",
        ),
        (
            "2026-05-01",
            "  - bevrijdingsdag\n  - hemelvaart\n",
            "  - hemelvaart\n",
            "feestdagen van cao gehandicaptenzorg, tabel 2026-05-01: zonder bevrijdingsdag",
        ),
    ],
)
@pytest.mark.parametrize("andersom", [False, True])
def test_een_andere_week_of_feestdag_in_een_van_de_tabellen_is_een_oorzaak_in_die_tabel(
    dag: str, oud: str, nieuw: str, naam: str, andersom: bool
) -> None:
    """Zijn de weken van de tabellen ongelijk, dan telt elke feestdag met zijn eigen tabel; dat is nog steeds één wijziging."""
    tabel = f"cao/gehandicaptenzorg/{dag}.yaml"
    standen = [bestanden(), gewijzigd(tabel, (oud, nieuw))]
    if andersom:
        standen.reverse()
        was, _, nu = naam.rpartition(": ")[2].partition(" → ")
        eind = f"{nu} → {was}" if nu else was.replace("zonder", "met")
        naam = f"{naam.rpartition(': ')[0]}: {eind}"
    eerst, straks = (als_kant("", bereken(lees_regio(stand), ["41A18"])) for stand in standen)
    gevolg = enige_gevolg(vergelijk(eerst, straks))
    assert (gevolg.groep, gevolg.naam) == ("uren", naam)
    waar = "feestdagen:" if "feestdagen" in naam else "uren_per_week"
    regels = standen[1][tabel].decode().splitlines()
    eerste = next(
        nummer for nummer, regel in enumerate(regels, 1) if regel.startswith((waar, "arbeidsduur")) and waar in regel
    )
    assert vindplaats(gevolg) == f"{tabel}:{eerste + ('feestdagen' in naam)}"


def test_andere_weken_in_meer_dan_een_tabel_zijn_elk_een_oorzaak() -> None:
    """Elke tabel noemt haar eigen week, met haar eigen deel."""
    mei, november = (f"cao/gehandicaptenzorg/{dag}.yaml" for dag in ("2026-05-01", "2026-11-01"))
    anders = gewijzigd(mei, ("uren_per_week: 36", "uren_per_week: 38"))
    anders[november] = anders[november].replace(b"uren_per_week: 36", b"uren_per_week: 35")
    [gevolg] = vergeleken(anders, "41A18").gevolgen
    assert gevolg.naam == (
        "contracturen per week, tabel 2026-05-01: 36 uur → 38 uur; "
        "contracturen per week, tabel 2026-11-01: 36 uur → 35 uur"
    )
