"""Eén wijziging is één gevolg, hoeveel producten zij ook raakt; twee wijzigingen zijn er twee, ook als zij hetzelfde heten. Het grootste staat eerst."""

from __future__ import annotations

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import aandeel
from tests.vergelijk.standen import bestanden, gewijzigd, vergeleken

ICT = 'naam: "Overhead, ict", element: overhead, onderdeel: ict, percentage: 4%'
AMBULANT, GGZ, TRAJECT = "45A48", "45A54", "EED"
"""Een product met de opslagen van ambulant, een met die van ggz, en een dat alleen uit producten van ggz bestaat."""


def hoger(percentage: str, aantal: int) -> dict[str, bytes]:
    """De Voorbeeldregio met in de eerste opslagsets een ander percentage voor ict."""
    return gewijzigd("opslagen.yaml", *[(ICT, ICT.replace("4%", percentage))] * aantal)


def raakt(vergelijking: Vergelijking) -> list[tuple[str, set[str]]]:
    return [(een.naam, set(een.bedragen)) for een in vergelijking.gevolgen]


def test_dezelfde_regel_in_twee_producten_is_een_gevolg() -> None:
    assert raakt(vergeleken(hoger("5%", 2), GGZ, TRAJECT)) == [("Overhead, ict, percentage", {GGZ, TRAJECT})]


def test_waar_een_daling_het_meeste_doet_en_of_zij_de_hele_oorzaak_is() -> None:
    """Een traject van bijna zestig uur daalt meer dan één minuut; alleen van wie verder niets veranderde, is zij de hele oorzaak."""
    reis = ("bedrag_per_uur: 1.17", "bedrag_per_uur: 1.97")
    lager = (ICT, ICT.replace("4%", "3%"))
    nieuw = gewijzigd("opslagen.yaml", lager, lager, reis)
    vergelijking = vergeleken(nieuw, AMBULANT, GGZ, TRAJECT)
    gevonden = {(een.naam, min(een.bedragen)): aandeel(een, vergelijking) for een in vergelijking.gevolgen}
    assert gevonden["Overhead, ict, percentage", AMBULANT] == "1 product, de hele oorzaak"
    assert gevonden["Overhead, ict, percentage", GGZ].startswith(f"2 producten, meest {TRAJECT} (-")
    assert gevonden["Reiskosten naar cliënten, bedrag per uur", TRAJECT].startswith(f"{TRAJECT} (+")


def test_twee_regels_met_dezelfde_naam_en_dezelfde_getallen_zijn_twee_gevolgen() -> None:
    """In elke opslagset staat *Overhead, ict*; elk gevolg wijst naar zijn eigen regel."""
    gevolgen = vergeleken(hoger("5%", 2), AMBULANT, GGZ).gevolgen
    plekken = {product: een.plaats for een in gevolgen for product in een.bedragen}
    assert [set(een.bedragen) for een in gevolgen] in ([{AMBULANT}, {GGZ}], [{GGZ}, {AMBULANT}])
    regels = bestanden()["opslagen.yaml"].decode().splitlines()
    verwacht = [nummer for nummer, regel in enumerate(regels, 1) if ICT in regel][:2]
    assert [plaats and plaats.regel for plaats in (plekken[AMBULANT], plekken[GGZ])] == verwacht


def test_twee_regels_die_erbij_komen_zijn_twee_gevolgen() -> None:
    """Zij hebben geen waarde die ergens stond, alleen een naam en een plaats."""
    regels = bestanden()["opslagen.yaml"].decode().splitlines()
    eerste, tweede = [regel for regel in regels if ICT in regel][:2]
    extra = [
        (een, f"{een}\n{een.replace('overhead_ict', sleutel).replace('Overhead, ict', naam)}")
        for een, sleutel, naam in ((eerste, "vloot", "Vloot"), (tweede, "tolk", "Tolk"))
    ]
    gevonden = raakt(vergeleken(gewijzigd("opslagen.yaml", *extra), AMBULANT, GGZ))
    assert sorted(een for een in gevonden if een[0].startswith("erbij")) == [
        ("erbij: Tolk", {GGZ}),
        ("erbij: Vloot", {AMBULANT}),
    ]


def test_het_grootste_gevolg_staat_eerst_ook_als_het_een_daling_is() -> None:
    """Een procentpunt overhead erbij is minder dan de helft van het percentage voor personeel eraf."""
    personeel = "onderdeel: personeel, percentage: 10%"
    for overhead, eerst, daarna in (("5%", "personeel", "ict"), ("20%", "ict", "personeel")):
        paren = ((ICT, ICT.replace("4%", overhead)), (personeel, personeel.replace("10%", "5%")))
        vergelijking = vergeleken(gewijzigd("opslagen.yaml", *paren), AMBULANT)
        namen = [f"Overhead, {onderdeel}, percentage" for onderdeel in (eerst, daarna)]
        assert [een.naam for een in vergelijking.gevolgen] == namen
        [product] = vergelijking.producten
        [wijzigingen] = [oorzaak.wijzigingen for oorzaak in product.oorzaken or () if oorzaak.wijzigingen]
        assert [een.naam for een in wijzigingen] == namen


def test_dezelfde_wijziging_in_twee_onderdelen_is_een_gevolg_met_de_som() -> None:
    """Twee groepen met hetzelfde rooster in één gewogen tarief: 2024 heeft een dag meer, en dat telt in elk onderdeel."""
    groep, gewogen = "productkaarten/43A07-verblijf-behandelgroep.yaml", "productkaarten/45A04-ambulant-regulier.yaml"
    tweede = bestanden()[groep].replace(b'product: "43A07"', b'product: "B"').replace(b'schaal: "9"', b'schaal: "10"')
    samen = bestanden()[gewogen].replace(b'"45A48"', b'"43A07"').replace(b'"45A51"', b'"B"')
    samen = samen.replace(b"eenheid: uur", b"eenheid: etmaal")
    inlezing = lees_regio({**bestanden(), "productkaarten/B.yaml": tweede, gewogen: samen})
    oud, nieuw = (als_kant("", bereken(inlezing, ["45A04"], jaar)) for jaar in (2024, 2025))
    vergelijking = vergelijk(oud, nieuw)
    [product] = vergelijking.producten
    wijzigingen = [een for oorzaak in product.oorzaken or () for een in oorzaak.wijzigingen]
    delen = [een.bedrag for een in wijzigingen if een.naam == "roosteruren Nachtwacht"]
    [gevolg] = [een for een in vergelijking.gevolgen if een.naam == "roosteruren Nachtwacht"]
    assert len(delen) == 2
    assert gevolg.bedragen == {"45A04": sum(delen)}


def test_dezelfde_naam_met_andere_getallen_zijn_twee_gevolgen() -> None:
    """Twee groepen hebben allebei een groepsleider, elk met haar eigen rooster; 2024 heeft een dag meer dan 2025."""
    inlezing = lees_regio(bestanden())
    oud, nieuw = (als_kant("", bereken(inlezing, ["43A07", "44A06"], jaar)) for jaar in (2024, 2025))
    gevonden = raakt(vergelijk(oud, nieuw))
    uren = [producten for naam, producten in gevonden if naam == "roosteruren Groepsleider"]
    assert sorted(uren, key=min) == [{"43A07"}, {"44A06"}]
