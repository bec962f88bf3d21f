"""Welke oorzaak een wijziging in de Voorbeeldregio krijgt: nooit een waarde die niemand wijzigde, en altijd de hele."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.github import vergelijking_voor_github
from reeletarief.weergave.vergelijk.tekst import vindplaats
from tests.vergelijk.standen import bestanden, enige_gevolg, gewijzigd, vergeleken

EED = "productkaarten/EED-dyslexie-traject.yaml"
KAART = "productkaarten/45A48-ambulant-individueel.yaml"
GEHANDICAPTENZORG = "cao/gehandicaptenzorg/2026-11-01.yaml"


def groepen(vergelijking: Vergelijking) -> set[str]:
    return {oorzaak.groep for een in vergelijking.producten for oorzaak in een.oorzaken or ()}


def test_een_ander_onderdeel_wijzigt_geen_premie() -> None:
    """De volgorde waarin de premies van 2021 en 2026 in de boom staan, hangt af van de onderdelen."""
    nieuw = gewijzigd(EED, ('{product: "45A53", aantal: 48}', '{product: "45A56", aantal: 48}'))
    assert enige_gevolg(vergeleken(nieuw, "EED")).groep == "samenstelling"


def test_zonder_de_nieuwste_tabel_is_elke_andere_tabel_zichzelf() -> None:
    """Een cel in de tabel van mei is een cel in die van mei, ook als die van november wegvalt en mei daarom langer telt."""
    mei = "cao/gehandicaptenzorg/2026-05-01.yaml"
    nieuw = gewijzigd(mei, ('"11": 3718', '"11": 3818'))
    del nieuw[GEHANDICAPTENZORG]
    [cel] = [gevolg for gevolg in vergeleken(nieuw, "43A11").gevolgen if gevolg.oud and gevolg.nieuw]
    assert cel.naam == "maandbedrag schaal 40 trede 11, tabel 2026-05-01"
    assert cel.plaats is not None
    assert cel.plaats.bestand == mei


def test_een_rooster_over_andere_maanden_is_geen_ander_rooster() -> None:
    """Er zijn evenveel zaterdagen in het jaar; dat er meer onder de tabel van mei vallen, komt door de tabellen."""
    nieuw = {pad: inhoud for pad, inhoud in bestanden().items() if pad != GEHANDICAPTENZORG}
    gevolg = enige_gevolg(vergeleken(nieuw, "43A11"))
    assert gevolg.groep == "cao"
    assert gevolg.naam.startswith("andere cao-tabellen: ")


def test_een_vervallen_tabel_is_helemaal_cao() -> None:
    nieuw = {pad: inhoud for pad, inhoud in bestanden().items() if pad != GEHANDICAPTENZORG}
    vergelijking = vergeleken(nieuw, "45A52", "P3-INT")
    assert groepen(vergelijking) <= {"cao", "afronding"}
    naam = (
        "andere cao-tabellen: gehandicaptenzorg 2025-07-01, gehandicaptenzorg 2026-05-01, gehandicaptenzorg 2026-11-01"
        " → gehandicaptenzorg 2025-07-01, gehandicaptenzorg 2026-05-01"
    )
    assert enige_gevolg(vergelijking).naam == naam


@pytest.mark.parametrize(
    ("oud", "nieuw", "naam"),
    [
        (
            "trede: max-2, aandeel: 65%",
            "trede: max-1, aandeel: 65%",
            "Jeugdzorgwerker B: schaal 9 trede max-2 → schaal 9 trede max-1",
        ),
        (
            'schaal: "9"',
            'schaal: "10"',
            "Jeugdzorgwerker B: schaal 9 trede max-2 → schaal 10 trede max-2",
        ),
    ],
)
def test_een_andere_inschaling_is_helemaal_inzet(oud: str, nieuw: str, naam: str) -> None:
    gevolg = enige_gevolg(vergeleken(gewijzigd(KAART, (oud, nieuw)), "45A48"))
    assert (gevolg.groep, gevolg.naam) == ("inzet", naam)


@pytest.mark.parametrize("product", ["45A48", "P1-INT", "EED"])
def test_een_andere_afrondingsstap_is_de_hele_oorzaak(product: str) -> None:
    """Eén wijziging, ook als zij in elk onderdeel van een traject werkt en nog eens aan het eind."""
    nieuw = gewijzigd("opslagen.yaml", ("afronding:\n  stap: 0.01", "afronding:\n  stap: 5"))
    vergelijking = vergeleken(nieuw, product)
    [een] = vergelijking.producten
    gevolg = enige_gevolg(vergelijking)
    assert (gevolg.groep, gevolg.naam) == ("afronding", "afrondingsstap")
    assert gevolg.plaats is not None
    assert gevolg.plaats.bestand == "opslagen.yaml"
    assert gevolg.bedragen == {product: een.verschil.bedrag}
    [oorzaak] = een.oorzaken or ()
    [wijziging] = oorzaak.wijzigingen
    assert wijziging.bedrag == oorzaak.bedrag


def test_een_eigen_stap_van_een_eenheid_is_de_oorzaak_waar_zij_staat() -> None:
    """Het uurtarief rondt anders; een dagdeel houdt de stap van de regio."""
    nieuw = gewijzigd("opslagen.yaml", ("afronding:\n  stap: 0.01", "afronding:\n  stap: 0.01\n  per_uur: 5"))
    per_product = {een.product: een for een in vergeleken(nieuw, "45A48", "41A03").producten}
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert (gevolg.groep, gevolg.naam) == ("afronding", "afrondingsstap per uur: € 0,01 → € 5,00")
    assert gevolg.bedragen == {"45A48": per_product["45A48"].verschil.bedrag}
    assert per_product["41A03"].verschil.bedrag == 0


def test_een_eigen_stap_is_in_een_traject_met_die_eenheid_dezelfde_oorzaak() -> None:
    nieuw = gewijzigd("opslagen.yaml", ("afronding:\n  stap: 0.01", "afronding:\n  stap: 0.01\n  per_uur: 5"))
    vergelijking = vergeleken(nieuw, "45A48", "P1-INT")
    gevolg = enige_gevolg(vergelijking)
    assert set(gevolg.bedragen) == {"45A48", "P1-INT"}
    assert gevolg.naam == "afrondingsstap per uur: € 0,01 → € 5,00"


@pytest.mark.parametrize(
    ("pad", "oud", "nieuw", "plaats"),
    [
        (KAART, "trede: max-2, aandeel: 65%", "trede: max-1, aandeel: 65%", f"{KAART}:17"),
        (EED, "aantal: 48}", 'aantal: 48}, {product: "45A48", aantal: 2}', f"{EED}:15"),
    ],
)
def test_een_andere_opbouw_heeft_een_vindplaats(pad: str, oud: str, nieuw: str, plaats: str) -> None:
    """Ook wat geen gewijzigd getal is, staat bij zijn regel, op het scherm en in een melding voor GitHub."""
    vergelijking = vergeleken(gewijzigd(pad, (oud, nieuw)), "45A48", "EED")
    assert vindplaats(enige_gevolg(vergelijking)) == plaats
    bestand, _, regel = plaats.partition(":")
    assert f"file={bestand},line={regel}," in vergelijking_voor_github(vergelijking, (), "")


def test_een_vervallen_opslag_heeft_in_deze_map_geen_regel_meer() -> None:
    tekst = bestanden()["opslagen.yaml"].decode()
    [regel] = [een for een in tekst.splitlines() if "sleutel: overhead_ict" in een][:1]
    vergelijking = vergeleken(gewijzigd("opslagen.yaml", (f"{regel}\n", "")), "45A48")
    assert enige_gevolg(vergelijking).naam == "vervallen: Overhead, ict"
    assert "file=" not in vergelijking_voor_github(vergelijking, (), "")


@pytest.mark.parametrize("product", ["45A48", "BES01", "40A03"])
def test_een_indexering_erbij_wijst_niet_naar_wat_er_al_was(product: str) -> None:
    """Wat geïndexeerd wordt zit in de indexering, maar alleen het indexcijfer kwam erbij."""
    inlezing = lees_regio(bestanden())
    oud, nieuw = (als_kant("", bereken(inlezing, [product], jaar)) for jaar in (2025, 2026))
    [erbij] = [een for een in vergelijk(oud, nieuw).gevolgen if een.naam.startswith("erbij: indexering")]
    assert erbij.plaats is None


def test_een_opslag_erbij_staat_bij_zijn_regel() -> None:
    tekst = bestanden()["opslagen.yaml"].decode()
    regel = next(een for een in tekst.splitlines() if "sleutel: overhead_ict" in een)
    extra = regel.replace("overhead_ict", "overhead_vloot").replace("Overhead, ict", "Overhead, vloot")
    nieuw = gewijzigd("opslagen.yaml", (f"{regel}\n", f"{regel}\n{extra}\n"))
    gevolg = enige_gevolg(vergeleken(nieuw, "45A48"))
    assert gevolg.naam == "erbij: Overhead, vloot"
    assert vindplaats(gevolg) == f"opslagen.yaml:{tekst.splitlines().index(regel) + 2}"
