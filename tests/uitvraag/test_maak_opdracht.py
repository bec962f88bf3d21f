"""``uitvraag maak``: per aanbieder één formulier, allemaal of geen, nooit over iets heen, en nooit met een naam erin."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from reeletarief.controles.samen.uitleg import uitleg_bij
from tests.conftest import BASIS, Draai, bewaak_weigering, wijzig
from tests.uitvraag.invullen import csv_rijen, lees

A, B = ("--aanbieder", "Aanbieder A"), ("--aanbieder", "Aanbieder B")


def namen(map_: Path) -> list[str]:
    return sorted(pad.name for pad in map_.rglob("*") if pad.is_file())


def teksten(bestand: Path) -> str:
    """Alles wat er in een formulier staat, ook de eigenschappen, als één tekst."""
    inhoud = bestand.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(inhoud)):
        return inhoud.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return "".join(zip_.read(lid).decode("utf-8", "replace") for lid in zip_.namelist())


def test_elke_aanbieder_krijgt_een_formulier(tmp_path: Path, draai: Draai) -> None:
    doel = tmp_path / "nieuw" / "uitvraag"
    uitkomst = draai("uitvraag", "maak", str(doel), *A, *B)
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert namen(doel) == ["uitvraag-2026-aanbieder-a.xlsx", "uitvraag-2026-aanbieder-b.xlsx"]
    assert f"Geschreven: {doel / 'uitvraag-2026-aanbieder-a.xlsx'}\n" in uitkomst.stderr
    assert uitkomst.stderr.endswith(
        "2 formulieren over 30 producten. 16 producten hebben geen functiemix en dus geen vragen.\n"
    )


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
def test_in_elke_vorm_komen_dezelfde_bytes(vorm: str, tmp_path: Path, draai: Draai) -> None:
    for nummer in "12":
        assert draai("uitvraag", "maak", str(tmp_path / nummer), "45A48", "43A07", *A, "--formaat", vorm).code == 0
    een, ander = (tmp_path / nummer / f"uitvraag-2026-aanbieder-a.{vorm}" for nummer in "12")
    assert een.read_bytes() == ander.read_bytes()


def test_alleen_de_gevraagde_producten(tmp_path: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "maak", str(tmp_path), "45A48", "41A18", *A, "-f", "csv")
    assert uitkomst.stderr.endswith("1 formulier over 2 producten.\n")
    kop, *rijen = csv_rijen((tmp_path / "uitvraag-2026-aanbieder-a.csv").read_bytes())
    assert {rij[kop.index("Product")] for rij in rijen} == {"45A48", "41A18"}


def test_wat_geschreven_is_leest_terug_als_leeg(tmp_path: Path, draai: Draai) -> None:
    for vorm in ("xlsx", "csv"):
        draai("uitvraag", "maak", str(tmp_path), *A, "-f", vorm)
        bestand = tmp_path / f"uitvraag-2026-aanbieder-a.{vorm}"
        gelezen = lees(bestand.read_bytes(), bestand.name)
        assert (gelezen.aanbieder, len(gelezen.bevindingen), gelezen.geweigerd) == ("Aanbieder A", 30, frozenset())


def test_een_formulier_komt_nooit_over_een_bestand_heen(tmp_path: Path, draai: Draai) -> None:
    antwoorden = tmp_path / "uitvraag-2026-aanbieder-b.xlsx"
    antwoorden.write_bytes(b"ingevuld")
    uitkomst = draai("uitvraag", "maak", str(tmp_path), "45A48", *A, *B)
    assert uitkomst.code == 2
    assert "[RT952]" in uitkomst.stderr
    assert f"{antwoorden} is er al; daar kunnen antwoorden in staan" in uitkomst.stderr
    assert namen(tmp_path) == [antwoorden.name]
    assert antwoorden.read_bytes() == b"ingevuld"


def test_twee_formulieren_die_er_al_zijn_staan_in_het_meervoud(tmp_path: Path, draai: Draai) -> None:
    draai("uitvraag", "maak", str(tmp_path), "45A48", *A, *B)
    stderr = draai("uitvraag", "maak", str(tmp_path), "45A48", *A, *B).stderr
    assert "aanbieder-a.xlsx en 1 andere zijn er al; daar kunnen antwoorden in staan." in stderr
    assert "of haal ze zelf weg" in stderr


def test_een_formulier_komt_nooit_tussen_de_bestanden_van_de_regio(tmp_path: Path, draai: Draai) -> None:
    regio = tmp_path / "regio"
    shutil.copytree(BASIS, regio)
    voor = namen(regio)
    for map_ in ("productkaarten", "cao/proef", "productkaarten/uitvraag"):
        uitkomst = draai("uitvraag", "maak", str(regio / map_), *A, map_=regio)
        assert (uitkomst.code, "[RT952]" in uitkomst.stderr) == (2, True)
        assert "hoort bij de bestanden van de regio zelf" in uitkomst.stderr
    assert namen(regio) == voor


def test_een_lege_naam_is_geen_map(tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een variabele die in een script niet gevuld is: er kwamen formulieren in de map waarin u staat, of die werd verwerkt."""
    monkeypatch.chdir(tmp_path)
    for opdracht in (("maak", "", *A), ("verwerk", "")):
        uitkomst = draai("uitvraag", *opdracht)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "noem een map, of een punt voor deze map." in uitkomst.stderr
    assert namen(tmp_path) == []


def test_waar_een_bestand_staat_komt_geen_map(tmp_path: Path, draai: Draai) -> None:
    (tmp_path / "bezet").write_text("x", encoding="utf-8")
    redenen = {"bezet": "er staat al iets met die naam", "bezet/dieper": "een van de mappen in het pad is een bestand"}
    for map_, reden in redenen.items():
        uitkomst = draai("uitvraag", "maak", str(tmp_path / map_), "45A48", *A)
        assert uitkomst.code == 2
        assert f"is niet te schrijven ({reden})" in uitkomst.stderr


def test_zonder_functiemix_is_er_niets_te_vragen(tmp_path: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "maak", str(tmp_path), "45A48", "EED", "42A03", *A)
    assert uitkomst.code == 2
    assert "[RT950]" in uitkomst.stderr
    assert "Over EED, 42A03 is niets te vragen: er is geen functiemix." in uitkomst.stderr
    assert "→ Vraag naar wat erin zit (45A06, 45A53), of laat ze weg." in uitkomst.stderr
    assert namen(tmp_path) == []


@pytest.mark.parametrize(
    ("product", "remedie"),
    [("43A07-AF", "Vraag naar wat erin zit (43A07), of laat het weg."), ("42A03", "Laat het weg.")],
)
def test_wie_naar_een_product_zonder_functiemix_vraagt_leest_waar_wel_naar(
    product: str, remedie: str, tmp_path: Path, draai: Draai
) -> None:
    for uitkomst in (
        draai("uitvraag", "maak", str(tmp_path), product, *A),
        draai("uitvraag", "verwerk", str(tmp_path), product),
    ):
        assert uitkomst.code == 2
        assert f"→ {remedie}" in uitkomst.stderr


def test_met_een_kaart_die_niet_te_lezen_is_kan_het_alleen_voor_genoemde_producten(
    tmp_path: Path, draai: Draai
) -> None:
    """Zonder haar zou de uitvraag niet heel zijn, en dat is aan het formulier niet te zien."""
    regio = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    (regio / "productkaarten/kapot.yaml").write_text('product: "X1"\n', encoding="utf-8")
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), *A, map_=regio)
    assert uitkomst.code == 2
    assert "Niet alle kaarten zijn te lezen, dus de uitvraag zou niet heel zijn." in uitkomst.stderr
    assert not (tmp_path / "uit").exists()
    assert "niet heel zijn" not in draai("uitvraag", "maak", str(tmp_path / "uit"), "45A48", *A, map_=regio).stderr
    assert namen(tmp_path / "uit") == ["uitvraag-2026-aanbieder-a.xlsx"]


def test_een_onbekend_product_is_een_vraag(tmp_path: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "maak", str(tmp_path), "45A84", *A)
    assert (uitkomst.code, namen(tmp_path)) == (2, [])
    assert "Bedoelt u: 45A48" in uitkomst.stderr


def test_een_kapotte_kaart_maakt_de_uitvraag_niet_stil_kleiner(tmp_path: Path, draai: Draai) -> None:
    regio = tmp_path / "regio"
    shutil.copytree(BASIS, regio)
    (regio / "productkaarten" / "kapot.yaml").write_text('product: "X"\n', encoding="utf-8")
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), *A, map_=regio)
    assert (uitkomst.code, (tmp_path / "uit").exists()) == (2, False)
    assert "Niet alle kaarten zijn te lezen" in uitkomst.stderr
    met_product = draai("uitvraag", "maak", str(tmp_path / "uit"), "45A48", *A, map_=regio)
    assert (met_product.code, len(namen(tmp_path / "uit"))) == (2, 1)


def test_zonder_declarabele_uren_op_de_kaart_komt_het_formulier_er_toch(tmp_path: Path, draai: Draai) -> None:
    regio = tmp_path / "regio"
    shutil.copytree(BASIS, regio)
    (kaart,) = (regio / "productkaarten").glob("*.yaml")
    wijzig(kaart, 'schaal: "7"', 'schaal: "99"')
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), *A, "-f", "csv", map_=regio)
    assert uitkomst.code == 1
    assert "RT405" in uitkomst.stderr
    assert "RT402" not in uitkomst.stderr  # er ontbreekt geen reeks
    kop, *rijen = csv_rijen((tmp_path / "uit" / "uitvraag-2026-aanbieder-a.csv").read_bytes())
    op_de_kaart = {rij[kop.index("Veld")]: rij[kop.index("Op de kaart")] for rij in rijen}
    assert op_de_kaart["declarabele_uren"] == ""
    assert op_de_kaart["aandeel"] == "60%"


def test_de_aanbieders_uit_een_bestand_alleen_onder_hun_pseudoniem(tmp_path: Path, draai: Draai) -> None:
    lijst = tmp_path / "aanbieders.csv"
    lijst.write_text("pseudoniem;naam\nAanbieder A;Stichting Geheim\nAanbieder É;Jeugdhulp Stil BV\n", encoding="utf-8")
    for vorm in ("xlsx", "ods", "csv"):
        uitkomst = draai("uitvraag", "maak", str(tmp_path / vorm), "45A48", "--aanbieders", str(lijst), "-f", vorm)
        assert uitkomst.code == 0, uitkomst.stderr
        assert namen(tmp_path / vorm) == [f"uitvraag-2026-aanbieder-a.{vorm}", f"uitvraag-2026-aanbieder-e.{vorm}"]
        alles = "".join(map(teksten, (tmp_path / vorm).iterdir())) + uitkomst.stderr
        assert not [naam for naam in ("Geheim", "Stil") if naam in alles]


@pytest.mark.parametrize(
    ("lijst", "wat"),
    [
        ("pseudoniem\nAanbieder A\naanbieder-a\n", "'aanbieder-a' en 'Aanbieder A' zijn hetzelfde pseudoniem"),
        ("pseudoniem;naam\nStichting Zon;Stichting Zon\n", "Het pseudoniem is de naam zelf"),
        ("pseudoniem;naam\n;Stichting Zon\n", "Hier ontbreekt het pseudoniem"),
        ("pseudoniem\n=HYPERLINK()\n", "is een formule, geen waarde"),
        ("pseudoniem\n日本\n", "is geen pseudoniem waar een bestand naar kan heten"),
        (
            "pseudoniem\n" + "".join(f"A{nummer}\n" for nummer in range(1001)),
            "meer dan 1000 formulieren maakt het programma",
        ),
        (f"pseudoniem\n{'a' * 61}\n", "is geen pseudoniem waar een bestand naar kan heten"),
    ],
)
def test_een_lijst_met_aanbieders_die_niet_kan(lijst: str, wat: str, tmp_path: Path, draai: Draai) -> None:
    bestand = tmp_path / "aanbieders.csv"
    bestand.write_text(lijst, encoding="utf-8")
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), "45A48", "--aanbieders", str(bestand))
    assert (uitkomst.code, (tmp_path / "uit").exists()) == (2, False)
    assert wat in uitkomst.stderr
    assert "[RT951]" in uitkomst.stderr
    assert f"{bestand}:" in uitkomst.stderr


def test_een_lijst_zonder_kolom_pseudoniem(tmp_path: Path, draai: Draai) -> None:
    bestand = tmp_path / "aanbieders.csv"
    bestand.write_text("aanbieder;naam\nA;B\n", encoding="utf-8")
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), "--aanbieders", str(bestand))
    assert (uitkomst.code, "De kolom pseudoniem ontbreekt" in uitkomst.stderr) == (2, True)


def test_twee_keer_dezelfde_aanbieder_op_de_opdrachtregel(tmp_path: Path, draai: Draai) -> None:
    uitkomst = draai("uitvraag", "maak", str(tmp_path), "45A48", *A, "-a", "AANBIEDER  A")
    assert (uitkomst.code, "[RT951]" in uitkomst.stderr, namen(tmp_path)) == (2, True, [])


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ([], "geef elke aanbieder met --aanbieder"),
        ([*A, "--aanbieders", "lijst.csv"], "geef elke aanbieder met --aanbieder"),
        ([*A, "--formaat", "pdf"], "kies uit xlsx, ods, csv"),
        ([*A, "--terug-voor", "1 maart"], "is geen datum"),
    ],
)
def test_een_verkeerde_opdracht(opties: list[str], melding: str, capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["uitvraag", "maak", "uit", *opties], melding, capsys)


def test_er_staat_alleen_een_datum_in_als_u_die_noemt(tmp_path: Path, draai: Draai) -> None:
    draai("uitvraag", "maak", str(tmp_path / "1"), "45A48", *A)
    draai("uitvraag", "maak", str(tmp_path / "2"), "45A48", *A, "--terug-voor", "2026-03-01")
    zonder, met = (teksten(tmp_path / nummer / "uitvraag-2026-aanbieder-a.xlsx") for nummer in "12")
    assert "zie het bericht waarmee u dit formulier kreeg" in zonder
    assert "voor 1 maart 2026" in met


@pytest.mark.parametrize("code", [f"RT95{nummer}" for nummer in range(10)])
def test_elke_code_heeft_uitleg(code: str) -> None:
    assert uitleg_bij(code)
