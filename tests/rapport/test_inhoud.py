"""Wat er in de onderbouwing staat: elk getal uit de berekening, elke lijst heel, en in Markdown hetzelfde."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings

from reeletarief.api import Resultaat, bereken, lees_werkmap, loop
from reeletarief.kostprijs.elementen import JEUGDWET, NVO, WMO
from reeletarief.kostprijs.post import Bewerking
from reeletarief.weergave.getal import euro, kort_procent, leesbaar
from reeletarief.weergave.rapport.gegevens import maak_rapport
from reeletarief.weergave.rapport.html import rapport_als_html
from reeletarief.weergave.rapport.md import rapport_als_md
from reeletarief.weergave.rapport.model import Product, Rapport, Regel, Steenrij
from reeletarief.weergave.rapport.teksten import WOORDENLIJST
from tests.conftest import VOORBEELDREGIO, op_een_regel
from tests.gedeeld.streek import Streek, resultaat, streken, tarief
from tests.gedeeld.voorbeeld import voorbeeld
from tests.gedeeld.zeker import aanwezig
from tests.rapport.pagina import gelezen, html, lees, md, rapport

CODES = [str(tarief.kaart.product) for tarief in voorbeeld().tarieven]
UUR, ETMAAL, TRAJECT = "45A48", "43A07", "EED"


def product(code: str, uit: Rapport | None = None) -> Product:
    return next(een for een in (uit or rapport()).producten if een.code == code)


def getal(tekst: str) -> Decimal:
    return Decimal(tekst.removeprefix("€ ").replace(".", "").replace(",", "."))


def test_het_overzicht_heeft_elk_tarief_met_zijn_elementen() -> None:
    tekst = gelezen().tekst
    for tarief_ in voorbeeld().tarieven:
        een = product(str(tarief_.kaart.product))
        assert een.in_overzicht
        assert een.tarief == euro(tarief_.tarief.bedrag)
        assert een.tarief in tekst
        assert een.status == "concept"


@pytest.mark.parametrize("code", CODES)
def test_elke_lijst_is_samen_het_tarief_met_alle_elementen_ook_de_nullen(code: str) -> None:
    tarief_, tabel = voorbeeld().tarief(code), product(code).lijsten
    cellen = [tekst for rij in tabel.rijen for tekst in (rij.jeugdwet, rij.norm, rij.wmo) if tekst]
    assert len(cellen) == len(JEUGDWET) + len(NVO) + len(WMO)
    assert sum(sum(rij.hoogten) for rij in tabel.rijen) == 3 * len(tabel.rijen)
    for lijst in (tarief_.jeugdwet, tarief_.nvo, tarief_.wmo):
        assert all(any(f": {leesbaar(post)}" in cel for cel in cellen) for post in lijst.values())
    assert {getal(samen) for samen in tabel.samen[1:]} == {tarief_.tarief.bedrag}
    regels = {f"{regel.naam} {leesbaar(regel)}" for regel in tarief_.regels}
    assert regels <= {deel for rij in tabel.rijen for deel in rij.onder.partition("; ")[0].split(" + ")}
    zonder = [rij.onder for rij in tabel.rijen if "; " in rij.onder]
    assert all("; nul: " in onder or onder.endswith("; geen regels in dit product") for onder in zonder)


def test_een_indexering_van_nul_zegt_bij_de_elementen_waarom() -> None:
    rijen = [rij.onder for rij in product("41A18").lijsten.rijen]
    assert "Indexering 0,0000; nul: geen regel heeft een ouder prijspeil dan 2026" in rijen


@pytest.mark.parametrize("code", CODES)
def test_aannames_staan_bij_hun_product_zelf_of_in_een_groep(code: str) -> None:
    groepen = {groep.anker: [een.sleutel for een in groep.aannames] for groep in rapport().aannamegroepen}
    los = r"(?:.* \()?([^ ]+?)\)?"  # 'functiemix', of de woorden met de sleutel erachter
    genoemd = [
        naam
        for een in product(code).aannamegroepen
        for naam in groepen.get(een.anker) or aanwezig(re.fullmatch(los, een.tekst)).groups()
    ]
    assert sorted(genoemd) == sorted(voorbeeld().tarief(code).aannames)


def test_een_losse_aanname_staat_bij_haar_product_met_dezelfde_woorden_als_in_een_groep() -> None:
    teksten = {een.tekst for code in CODES for een in product(code).aannamegroepen if not een.anker}
    assert "uren per stuk: 0,75 uur (inzet.uren_per_stuk)" in teksten
    assert "uren per fte (verblijf.uren_per_fte)" in teksten
    assert "functiemix" in teksten


def test_een_aanname_staat_met_haar_naam_en_haar_waarde_in_haar_groep() -> None:
    teksten = {een.sleutel: een.tekst for groep in rapport().aannamegroepen for een in groep.aannames}
    assert teksten["reeksen.ova_voorlopig.2026"] == "OVA, voorlopig 2026: 4,18%"
    assert teksten["opslagen.risico"] == "Risico en innovatie: 2%"
    assert teksten["uren.scholing"] == "Scholing: 40 uur"
    assert (
        teksten["verblijf.uren_per_fte"]
        == "uren per fte: verschilt per product, clientgebonden uren of declarabele uren"
    )
    for groep in rapport().aannamegroepen:
        assert groep.titel in md()
        assert all(f"{een.tekst} {een.sleutel}" in gelezen().tekst.replace("\n", "") for een in groep.aannames)


@pytest.mark.parametrize(
    ("aanname", "tekst"),
    [
        ("opslagen.overhead_ict", "Overhead, ict: verschilt per product, 2% tot en met 5%"),
        ("groep.bezettingsgraad", "bezettingsgraad: verschilt per product, 88% of 90%"),
        ("opslagen.reiskosten", "reiskosten: verschilt per product, € 0,00 tot en met € 2,34"),
        ("werkgeverslasten.awf", "Premie AWf, laag (vast contract): 2,74%"),
        ("opslagen.kilometers", "kilometers: 2 getallen, zie de berekening"),
    ],
    ids=["percentage", "twee waarden", "namen per opslagset", "een keuze", "twee getallen"],
)
def test_een_aanname_met_meer_waarden_zegt_dat_zij_verschilt(aanname: str, tekst: str) -> None:
    """Van tot alleen als het overal hetzelfde getal is; een prijs met een aantal is dat niet, en van een keuze staat er het percentage."""
    assert tekst in {
        een.tekst for groep in rapport().aannamegroepen for een in groep.aannames if een.sleutel == aanname
    }


def test_van_tot_is_de_laagste_en_de_hoogste_waarde_van_alle_producten() -> None:
    waarden = [
        post.bedrag
        for tarief_ in voorbeeld().tarieven
        for post in loop(*tarief_.wortels)
        if post.sleutel.endswith("opslagen.overhead_personeel.percentage")
    ]
    teksten = {een.sleutel: een.tekst for groep in rapport().aannamegroepen for een in groep.aannames}
    laag, hoog = (kort_procent(waarde) for waarde in (min(waarden), max(waarden)))
    assert teksten["opslagen.overhead_personeel"].endswith(f"verschilt per product, {laag} tot en met {hoog}")


def test_een_aandeel_van_een_fte_staat_als_fte() -> None:
    mix = product("LUM01").functiemix
    assert mix is not None
    assert mix.koppen[0] == "fte"
    assert [rij.inzet for rij in mix.rijen] == ["0,8", "0,2"]


@pytest.mark.parametrize("code", CODES)
def test_elk_bedrag_van_de_berekening_is_dat_van_een_post(code: str) -> None:
    tarief_ = voorbeeld().tarief(code)
    bedragen = {(post.naam, leesbaar(post)) for post in loop(*tarief_.wortels)}
    assert {(regel.naam, regel.bedrag) for regel in product(code).boom} <= bedragen


@pytest.mark.parametrize("code", [code for code in CODES if voorbeeld().tarief(code).onderdelen])
def test_een_heel_klein_bedrag_keer_een_aantal_klopt_op_een_rekenmachine(code: str) -> None:
    """De afronding van een onderdeel is een deel van een cent; daarvan staan er genoeg cijfers."""
    afrondingen = [regel for regel in product(code).boom if re.fullmatch(r"Afronding, \S+", regel.naam)]
    for regel in afrondingen:
        aantal, bedrag = (getal(deel.strip("()")) for deel in regel.som.split(" × "))
        assert abs(aantal * bedrag - getal(regel.bedrag)) <= Decimal("0.0001")
    assert afrondingen


def test_elk_bedrag_van_een_bouwsteen_is_dat_van_een_post() -> None:
    bedragen = {leesbaar(post) for tarief_ in voorbeeld().tarieven for post in loop(*tarief_.wortels)}
    for steen in (*rapport().lonen, *rapport().uren, *rapport().reeksen):
        assert {rij.bedrag for rij in steen.rijen if not rij.kopje} <= bedragen


def test_een_doorgetrokken_waarde_zegt_van_welk_jaar_zij_is() -> None:
    """Regressie op de eigen gegevens: een aanname die alleen een ouder cijfer overneemt, had een lege rekensom."""
    (reeksen,) = [steen for steen in rapport().reeksen if steen.anker == "reeksen"]
    sommen = {rij.naam: rij.som for rij in reeksen.rijen}
    assert sommen["Ziekteverzuim jeugdzorg 2026"] == "gelijk aan Ziekteverzuim jeugdzorg 2019"
    assert sommen["Ziekteverzuim jeugdzorg 2019"] == ""


@pytest.mark.parametrize("code", CODES)
def test_een_lezer_komt_van_het_tarief_bij_elke_gegeven_waarde(code: str) -> None:
    """Alles waar een rekensom op rust, staat eronder, of achter een koppeling bij een bouwsteen of een ander product."""
    stenen = {
        rij.anker: rij for steen in (*rapport().lonen, *rapport().uren, *rapport().reeksen) for rij in steen.rijen
    }
    producten = {een.anker for een in rapport().producten}
    for regel in product(code).boom:
        for verder in regel.verder:
            assert verder.anker in stenen or verder.anker in producten, (regel.naam, verder)


@pytest.mark.parametrize("code", CODES)
def test_elke_afleiding_staat_bij_het_product_of_in_een_bouwsteen(code: str) -> None:
    """Ook de fte van een rooster, die tegelijk een vindplaats en een rekensom heeft; een som van één deel is dat deel."""
    stenen = (*rapport().lonen, *rapport().uren, *rapport().reeksen)
    rijen = {(rij.naam.partition(", zoals in ")[0], rij.bedrag) for steen in stenen for rij in steen.rijen}
    rijen |= {(regel.naam, regel.bedrag) for regel in product(code).boom}
    tarief_ = voorbeeld().tarief(code)
    for post in loop(tarief_.tarief, *tarief_.regels):
        is_doorgegeven = post.bewerking is Bewerking.SOM and len(post.operanden) == 1
        if post.operanden and not is_doorgegeven and not post.sleutel.startswith("product."):
            assert (post.naam, leesbaar(post)) in rijen, post.sleutel


def eigen_uren(uit: Rapport, resultaat_: Resultaat) -> None:
    """Elk product verwijst naar een tabel met precies zijn eigen uren, ook die niet afgaan."""
    for tarief_ in resultaat_.tarieven:
        een = product(str(tarief_.kaart.product), uit)
        if een.uren is None or tarief_.uren is None:
            continue
        steen = next(steen for steen in uit.uren if steen.anker == een.uren.anker)
        rijen = {(rij.naam, rij.bedrag) for rij in steen.rijen}
        posten = [*chain(*tarief_.uren.per_soort.values()), *tarief_.uren.subtotalen.values(), tarief_.uren.declarabel]
        assert {(post.naam, leesbaar(post)) for post in posten} <= rijen, een.code


def test_elk_product_verwijst_naar_zijn_eigen_uren(tmp_path: Path) -> None:
    """Uren die meetellen maken het tarief niet anders; een eigen waarde daarvoor staat toch in een eigen tabel."""
    eigen_uren(rapport(), voorbeeld())
    for map_ in ("cao", "productkaarten"):
        shutil.copytree(VOORBEELDREGIO / map_, tmp_path / map_)
    opslagen = (VOORBEELDREGIO / "opslagen.yaml").read_text("utf-8")
    (tmp_path / "opslagen.yaml").write_text(
        opslagen.replace("declarabel: direct\n", "declarabel: direct_en_indirect\n"), "utf-8"
    )
    anders = bereken(lees_werkmap(tmp_path), tariefjaar=2026)
    eigen_uren(maak_rapport(anders), anders)


@pytest.mark.parametrize("code", [code for code in CODES if voorbeeld().tarief(code).kaart.vorm == "etmaal"])
def test_een_lezer_komt_van_elke_fte_bij_het_rooster_of_de_uren_waar_zij_uit_volgt(code: str) -> None:
    """Uit de formatie, en van de regel fte × loonkosten, ook als die zelf bij de bouwstenen staat."""
    een, functies = product(code), voorbeeld().tarief(code).functies
    regels: dict[str, Steenrij | Regel] = {
        rij.anker: rij for steen in (*rapport().lonen, *rapport().reeksen) for rij in steen.rijen
    }
    regels |= {regel.anker: regel for regel in een.boom}
    assert een.functiemix is not None
    for rij, deel in zip(een.functiemix.rijen, functies, strict=True):
        if not deel.inzet.operanden:
            continue
        fte = regels[rij.inzetanker]
        assert (fte.naam, fte.bedrag) == (deel.inzet.naam, rij.inzet)
        eronder = een.boom[een.boom.index(fte) + 1 :] if isinstance(fte, Regel) else ()
        assert fte.verder or (isinstance(fte, Regel) and eronder and eronder[0].niveau > fte.niveau)
        kosten = [regel for regel in regels.values() if regel.naam == deel.kosten.naam and regel.bedrag == rij.samen]
        assert any(regel in een.boom or rij.inzetanker in {verder.anker for verder in regel.verder} for regel in kosten)


def test_een_waarde_van_de_kaart_zegt_wat_zij_is_als_de_naam_van_de_regel_dat_niet_doet() -> None:
    regels = {regel.naam: regel.bron for regel in product("43A07").boom}
    assert re.fullmatch(r"bezettingsgraad, kaart:\d+", regels["Beroepskracht"])
    assert re.fullmatch(r"plaatsen, kaart:\d+", regels["beroepskracht per jaar, per plaats"])
    functies = [regel.bron for regel in product(UUR).boom if regel.bron.startswith("kaart:")]
    assert len(functies) == len(voorbeeld().tarief(UUR).functies)


def test_elke_gegeven_waarde_heeft_bestand_regel_en_klasse() -> None:
    regels = {regel.anker.removeprefix("45A48."): regel for regel in product(UUR).boom}
    overhead = regels["opslag.overhead_ict"]
    assert (overhead.som, overhead.klasse) == ("4% × 75,9024", "open")
    assert re.fullmatch(r"opslagen:\d+", overhead.bron)
    assert overhead.bronanker in gelezen().ids
    assert f"{overhead.bron} open [{overhead.bronanker}]" in gelezen().tekst


def test_een_verwijzing_heet_naar_wat_er_staat_zonder_de_inschaling() -> None:
    """De regel is al van een functie met haar schaal en trede; *uurkosten* is genoeg."""
    (regel,) = (regel for regel in product(UUR).boom if regel.naam == "Jeugdzorgwerker B")
    assert [verder.tekst for verder in regel.verder] == ["uurkosten"]


def test_een_bouwsteen_zegt_alleen_van_een_waarde_op_een_kaart_dat_zij_daar_staat() -> None:
    """Meer producten kunnen dezelfde eigen waarde hebben; de bouwsteen noemt er een."""
    plekken = [rij.bron for steen in (*rapport().uren, *rapport().lonen) for rij in steen.rijen if rij.bron]
    van_een_kaart = [plek for plek in plekken if plek.startswith("kaart, zoals ")]
    assert any(re.fullmatch(r"kaart, zoals 40A03-[\w-]+\.yaml:\d+", plek) for plek in van_een_kaart)
    assert any(re.fullmatch(r"cao/jeugdzorg/2025-03-01\.yaml:\d+", plek) for plek in plekken)
    assert not any("productkaarten" in plek or "cao/" in plek for plek in van_een_kaart)


def test_een_bron_zegt_wat_erbij_is_toegelicht() -> None:
    (afronding,) = (bron for bron in rapport().bronnen if bron.waarden == "afrondingsstap")
    assert afronding.toelichting == "Eén keer, aan het eind, op hele centen en een halve cent omhoog."
    assert "afrondingsstap. Eén keer, aan het eind, op hele centen" in md()


def test_een_product_begint_met_waar_het_voor_is_en_aan_welke_eisen_het_voldoet() -> None:
    sectie = md().partition("### 40A03 ")[2].partition("\n### ")[0]
    kaart = "productkaarten/40A03-persoonlijke-verzorging-specialistisch.yaml"
    assert "\n\nVerzorging en verpleging thuis van jeugdigen met een ernstige beperking of ziekte" in sectie
    assert "\n- Een vast klein team per jeugdige.\n" in sectie
    assert f"\n**Kaart:** {kaart}\n" in sectie
    assert "\n**Waarschuwingen:** cao nog niet bevestigd: vvt\n" in sectie


def test_een_regel_die_alleen_een_waarde_is_zegt_waar_die_vandaan_komt() -> None:
    """Ook als een som die waarde al eerder gebruikte, zoals het aantal begeleiders van 45A49 en de bezettingsgraad van 43A07."""
    for code, namen in (("45A49", {"begeleiders"}), ("43A07", {"bezettingsgraad"})):
        kaal = {een.naam: een.bron for een in product(code).boom if een.naam in namen}
        assert kaal.keys() == namen
        assert all(bron.startswith("kaart:") for bron in kaal.values())


def test_een_waarde_zonder_plek_heeft_ook_op_de_webpagina_een_bron() -> None:
    """Het aantal dagen volgt uit de kalender; waarom er niet geïndexeerd wordt, is een zin voor de klasse."""
    uit = maak_rapport(bereken(lees_werkmap(VOORBEELDREGIO), [ETMAAL]))
    [dagen] = [een for een in product(ETMAAL, uit).boom if een.naam == "dagen in 2026"]
    assert (dagen.bron, dagen.klasse) == ("", "vaststaand")
    tekst = op_een_regel(lees(rapport_als_html(uit).decode()).tekst)
    assert f"dagen in 2026 365 vaststaand [{dagen.bronanker}]" in tekst
    geen_index = r"geen regel heeft een ouder prijspeil dan 2026; vaststaand"
    assert re.search(rf"{geen_index} \[\d+\]", gelezen().tekst)
    assert re.search(rf"{geen_index} \\\[\d+\\\]", md())


def test_ook_zonder_koppelingen_staat_bij_elke_waarde_het_nummer_van_haar_bron() -> None:
    """In Markdown en op papier is er niets om op te klikken."""
    nummers = {bron.nummer for bron in rapport().bronnen}
    genoemd = set(re.findall(r"(?:vaststaand|open|aanname|suggestie) \\\[(\d+)\\\]", md()))
    assert genoemd == nummers == set(re.findall(r"(?:vaststaand|open|aanname|suggestie) \[(\d+)\]", gelezen().tekst))


def test_wat_clientgebonden_is_staat_er_een_keer_en_elk_product_noemt_zijn_uren_zoals_zijn_tabel() -> None:
    assert len([notitie for notitie in rapport().notities if "Cliëntgebonden is" in notitie]) == 1
    stenen = {steen.anker: steen for steen in rapport().uren}
    met_uren = [een for een in rapport().producten if een.uren is not None]
    assert {een.uren.zin.rpartition(", de ")[2] for een in met_uren if een.uren} >= {
        "declarabele uren.",
        "cliëntgebonden uren.",
    }
    for een in met_uren:
        assert een.uren is not None
        aantal, naam = aanwezig(re.fullmatch(r"Geleverd: (\S+) van .*, de (.*)\.", een.uren.zin)).groups()
        assert (naam, aantal) in [(rij.naam, rij.bedrag) for rij in stenen[een.uren.anker].rijen]


def test_een_traject_verwijst_naar_zijn_onderdelen() -> None:
    een = product(TRAJECT)
    assert [rij.product.anker for rij in een.onderdelen] == ["product-45A06", "product-45A53"]
    assert all(not regel.anker.startswith("EED.product.") for regel in een.boom)


def test_wie_alleen_een_traject_vraagt_krijgt_de_onderdelen_erbij_maar_niet_in_het_overzicht() -> None:
    uit = maak_rapport(bereken(lees_werkmap(VOORBEELDREGIO), [TRAJECT], 2026))
    assert {een.code: een.in_overzicht for een in uit.producten} == {"EED": True, "45A06": False, "45A53": False}


def test_een_product_zonder_beroepskrachten_is_ook_uit_te_leggen() -> None:
    een = product("42A03")
    assert (een.functiemix, een.uren) == (None, None)
    assert een.boom


def test_aannames_afwijkingen_en_waarschuwingen_staan_bij_het_product() -> None:
    tarief_, een = voorbeeld().tarief("45A53"), product("45A53")
    assert een.aannames == tarief_.aannames
    assert len(een.afwijkingen) == len(tarief_.kaart.eigen_waarden) == 1
    assert een.afwijkingen[0].startswith("Intervisie en supervisie: 60 uur in plaats van 30 uur. ")
    assert str(tarief_.kaart.eigen_waarden[0].motivering) in een.afwijkingen[0]
    assert len(een.waarschuwingen) == len(tarief_.waarschuwingen)


def test_het_jaar_achter_een_bron_is_dat_van_de_bron() -> None:
    """Het jaar waarvoor een waarde van een reeks geldt, leest als het jaar van haar bron: 'het cijfer van 2019 (2020)'."""
    teksten = {bron.tekst for bron in rapport().bronnen}
    assert "een later jaarniveau is niet gevonden; het cijfer van 2019" in teksten
    assert "niet gevonden; half om half, zoals tot en met 2025" in teksten
    assert "voorbeeldwaarde (2026)" in teksten


def test_elke_bron_met_een_webadres_heeft_een_koppeling() -> None:
    naar_buiten = [k for k in gelezen().van("a") if not k["href"].startswith("#")]
    assert naar_buiten
    assert all(k["href"].startswith("https://") and k["rel"] == "noopener noreferrer" for k in naar_buiten)


def test_html_en_markdown_noemen_dezelfde_bedragen() -> None:
    bedragen = re.compile(r"(?<![\w.:/-])-?\d{1,3}(?:\.\d{3})*,\d+(?![\d,])")
    uit_html, uit_md = (set(bedragen.findall(tekst)) for tekst in (gelezen().tekst, md()))
    figuren = {bedrag for een in rapport().producten for bedrag in bedragen.findall(str(een.waterval))}
    figuren |= {bedrag for steen in rapport().uren for bedrag in bedragen.findall(str(steen.balk))}
    assert uit_md - uit_html == set()
    assert uit_html - uit_md <= figuren


def test_markdown_heeft_dezelfde_hoofdstukken_in_dezelfde_volgorde() -> None:
    koppen = re.findall(r"(?m)^## (.*)$", md())
    pagina = re.findall(r"<h2 [^>]*>([^<]*)</h2>", html())
    assert koppen == pagina


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    nog_eens = maak_rapport(bereken(lees_werkmap(VOORBEELDREGIO), tariefjaar=2026))
    assert rapport_als_html(nog_eens).decode() == html()
    assert rapport_als_md(nog_eens) == md()


@given(streken())
@settings(max_examples=25, deadline=None)
def test_van_elke_regio_is_een_heel_rapport_te_maken(streek: Streek) -> None:
    uitkomst = tarief(streek)
    uit = maak_rapport(resultaat(streek))
    een = uit.producten[0]
    assert all(getal(samen) == uitkomst.tarief.bedrag.quantize(Decimal("0.0001")) for samen in een.lijsten.samen[1:])
    pagina = lees(rapport_als_html(uit).decode())
    assert len(pagina.ids) == len(set(pagina.ids))
    assert {k["href"][1:] for k in pagina.van("a") if k["href"].startswith("#")} <= set(pagina.ids)


def test_de_woordenlijst_kent_de_woorden_van_de_loontabel_op_volgorde_van_het_alfabet() -> None:
    woorden = [woord for woord, _ in WOORDENLIJST]
    assert woorden == sorted(woorden, key=str.casefold)
    assert {
        "loon SV",
        "AWf",
        "Aof",
        "Wko",
        "Whk",
        "Zvw",
        "WIA-excedent",
        "PFZW",
        "franchise",
        "grondslag",
        "zekerheid",
    } <= set(woorden)
