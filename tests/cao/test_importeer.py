"""``reeletarief cao importeer``: van csv naar een voorstel dat de strikte lezer aanneemt, met de voorwaarden en buren van de vorige tabel."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.api import lees_werkmap
from tests.cao.salariscsv import CSV, KOP, als_csv, bedragen, gelezen
from tests.conftest import BASIS, VOORBEELDREGIO, WORTEL, Draai, op_een_regel

UITVOER = WORTEL / "tests" / "uitvoer"


def test_een_goede_csv_wordt_een_voorstel(importeer: Draai, vastgelegd: Callable[[Path, str], None]) -> None:
    uitkomst = importeer(CSV / "goed.csv", "--percentage", "2%", "--bron-jaar", "2026", "--bron-url", "https://cao.nl")
    assert uitkomst.code == 0
    vastgelegd(UITVOER / "cao-importeer-goed.yaml", uitkomst.stdout)
    vastgelegd(UITVOER / "cao-importeer-goed.stderr.txt", uitkomst.stderr)
    tabel = gelezen(uitkomst.stdout)
    assert bedragen(tabel)["7"] == {"0": "2856.00", "1": "2958.00", "2": "3060.00", "extra1": "3162.00"}
    assert (tabel.bron.titel, tabel.bron.vindplaats, tabel.bron.jaar) == ("Cao 2027", "Proefcao 2027, bijlage 2", 2026)
    assert tabel.verhoging is not None
    assert (tabel.verhoging.uitzonderingen, str(tabel.verhoging.afronding.getal)) == ((), "0.01")


def test_wat_niet_past_staat_als_na_te_lezen_in_het_voorstel(
    importeer: Draai, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Als commentaar: een uitzondering zonder reden zou de controle stil laten slagen."""
    uitkomst = importeer(CSV / "past-niet.csv", "--percentage", "2%")
    assert uitkomst.code == 1
    vastgelegd(UITVOER / "cao-importeer-past-niet.yaml", uitkomst.stdout)
    vastgelegd(UITVOER / "cao-importeer-past-niet.stderr.txt", uitkomst.stderr)
    tabel = gelezen(uitkomst.stdout)
    assert tabel.verhoging is not None
    assert not tabel.verhoging.uitzonderingen


def test_de_opmerkingen_worden_velden_zodra_het_hekje_weg_is(importeer: Draai) -> None:
    tekst = importeer(CSV / "past-niet.csv", "--percentage", "2%").stdout
    regels = [regel.replace("  # ", "  ", 1) if "  # NALEZEN" not in regel else regel for regel in tekst.splitlines()]
    tabel = gelezen("\n".join(regels))
    assert tabel.verhoging is not None
    (uitzondering,) = tabel.verhoging.uitzonderingen
    assert (uitzondering.schaal, uitzondering.trede, uitzondering.reden) == ("7", "2", "NALEZEN")
    assert tabel.verhoging.nieuw == {"10": ("0",), "7": ("3",)}
    assert tabel.verhoging.vervallen == {"7": ("0",)}


def test_een_minimum_en_maximum_tellen_mee_in_de_toets(importeer: Draai, tmp_path: Path) -> None:
    """1% van 2800 is 28: minimum 30 geeft 2830; 1% van 3500 is 35: maximum 34 geeft 3534."""
    tekst = KOP + "7,0,2830\n7,1,2930\n7,2,3030\n7,extra1,3131\n9,0,3232\n9,1,3384\n9,2,3534\n"
    uitkomst = importeer(
        als_csv(tmp_path, tekst), "--bron-vindplaats", "b", "--percentage", "1%", "--minimum", "30", "--maximum", "34"
    )
    assert "Elke cel die in beide tabellen staat, volgt uit +1%, min 30, max 34." in uitkomst.stderr
    assert uitkomst.code == 0
    verhoging = gelezen(uitkomst.stdout).verhoging
    assert verhoging is not None
    assert verhoging.minimum_per_maand is not None
    assert str(verhoging.afronding.getal) == "1.00"


def test_zonder_percentage_staat_er_geen_verhoging_maar_wel_de_indeling(importeer: Draai) -> None:
    uitkomst = importeer(CSV / "past-niet.csv")
    assert "verhoging:" not in uitkomst.stdout
    assert '# vervallen: {"7": ["0"]}' in uitkomst.stdout
    assert "niet aan een verhoging getoetst" in uitkomst.stderr
    assert uitkomst.code == 1
    assert gelezen(uitkomst.stdout).verhoging is None


@pytest.mark.parametrize(("opties", "code"), [(["--percentage", "2%"], 1), ([], 0)], ids=["verhoging", "geen-opgave"])
def test_een_trede_erbij_past_niet_bij_een_verhoging(
    opties: list[str], code: int, importeer: Draai, tmp_path: Path
) -> None:
    """Elke cel van vroeger volgt uit de verhoging; de trede erbij niet. Zonder opgave van een verhoging is er niets waar het van afwijkt."""
    tekst = (CSV / "goed.csv").read_text(encoding="utf-8")
    uitkomst = importeer(als_csv(tmp_path, tekst.replace("7,extra1,", "7,3,3061.00\n7,extra1,")), *opties)
    assert "volgt niet" not in uitkomst.stderr
    assert "+ schaal 7: trede 3" in uitkomst.stderr
    assert uitkomst.code == code


def test_puntkommas_en_een_andere_kolomvolgorde_geven_dezelfde_tabel(importeer: Draai) -> None:
    met_komma = importeer(CSV / "goed.csv", "--bron-vindplaats", "bijlage 2").stdout
    assert importeer(CSV / "puntkomma.csv", "--bron-vindplaats", "bijlage 2").stdout == met_komma


def test_de_vindplaats_van_de_opdracht_gaat_voor_die_in_de_csv(importeer: Draai) -> None:
    assert 'vindplaats: "bijlage 9"' in importeer(CSV / "goed.csv", "--bron-vindplaats", "bijlage 9").stdout
    uitkomst = importeer(CSV / "puntkomma.csv")
    assert uitkomst.code == 2
    assert "zet een regel '# bron: …' in de csv" in uitkomst.stderr


def test_de_voorwaarden_zijn_woordelijk_die_van_de_vorige_tabel(importeer: Draai, werkmap: Path) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    tekst = vorige.read_text(encoding="utf-8")
    voorwaarden = (
        "# de uren\n"
        "arbeidsduur:   {uren_per_week: 36, uren_per_jaar: 1872} # art. 3\n"
        "\n"
        "toeslagen:\n"
        "# binnen het blok\n"
        "- {sleutel: vakantietoeslag, percentage: 8%,\n"
        "over: [jaarsalaris]}\n"
    )
    kop, _, rest = tekst.partition("arbeidsduur:")
    staart = rest[rest.index("verlof:") :]
    vervolg = "vervolg: {stand: onbekend}\nontbreekt: [{schalen: ['7'], treden: ['9'], reden: onleesbaar}]\n"
    vorige.write_text(kop + voorwaarden + vervolg + staart, encoding="utf-8")
    voorstel = importeer(CSV / "goed.csv").stdout
    assert voorwaarden.replace("# art. 3\n\n", "# art. 3\n") in voorstel
    assert staart[: staart.index("salaris:")] in voorstel
    assert "onbekend" not in voorstel
    assert "ontbreekt" not in voorstel
    assert "NALEZEN: de voorwaarden hieronder, tot aan 'salaris', zijn overgenomen" in voorstel


def test_een_vorige_tabel_die_zelf_een_voorstel_is_geeft_het_merk_niet_nog_eens_mee(
    importeer: Draai, werkmap: Path
) -> None:
    """Twee tabellen uit dezelfde cao, na elkaar ingelezen voor iemand de eerste nalas."""
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    merk = (
        "# NALEZEN: de voorwaarden hieronder, tot aan 'salaris', zijn overgenomen uit cao/proef/2025-01-01.yaml.\n"
        "# Lees elke regel na in de nieuwe cao (ook minimumbedragen die meestijgen) en haal dan deze twee regels weg.\n"
    )
    kop, sleutel, rest = vorige.read_text(encoding="utf-8").partition("arbeidsduur:")
    vorige.write_text(kop + merk + "# NALEZEN: de uren\n" + sleutel + rest, encoding="utf-8")
    voorstel = importeer(CSV / "goed.csv").stdout
    assert voorstel.count("zijn overgenomen uit") == 1
    assert voorstel.count("haal dan deze twee regels weg") == 1
    assert "overgenomen uit cao/proef/2026-01-01.yaml" in voorstel
    assert "# NALEZEN: de uren\narbeidsduur:" in voorstel


def test_het_commentaar_bovenaan_de_vorige_tabel_gaat_niet_mee_en_haar_schema_wel(
    importeer: Draai, werkmap: Path
) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    schema = "# yaml-language-server: $schema=../../schema/cao.json"
    eigen = "# Overgenomen uit de cao van 2026."
    vorige.write_text(f"{eigen}\n{schema}\n\n{vorige.read_text(encoding='utf-8')}", encoding="utf-8")
    voorstel = importeer(CSV / "goed.csv").stdout
    assert voorstel.splitlines()[0] == schema
    assert eigen not in voorstel


def test_een_vorige_tabel_die_niet_te_knippen_is_wordt_niet_geraden(importeer: Draai, werkmap: Path) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    regels = vorige.read_text(encoding="utf-8").splitlines()
    vorige.write_text("\n".join(f" {regel}" for regel in regels), encoding="utf-8")
    uitkomst = importeer(CSV / "goed.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT511]" in uitkomst.stderr
    assert "De voorwaarden in cao/proef/2026-01-01.yaml zijn niet woordelijk over te nemen." in uitkomst.stderr


OPGEVOLGD = [pad for map_ in sorted((VOORBEELDREGIO / "cao").iterdir()) for pad in sorted(map_.glob("*.yaml"))[1:]]


@pytest.mark.parametrize("van", OPGEVOLGD, ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_heen_en_weer_geeft_dezelfde_cellen(van: Path, draai: Draai, tmp_path: Path) -> None:
    """Csv van een echte tabel → voorstel → strikte lezer → dezelfde cellen, met de voorwaarden van de vorige.

    De verhoging die in het bestand staat, is die van de opdracht; een cel die daar niet uit volgt, wordt genoemd.
    """
    cao = van.parent.name
    werkmap = tmp_path / "werkmap"
    shutil.copytree(van.parent, werkmap / "cao" / cao)
    shutil.copy(BASIS / "opslagen.yaml", werkmap)
    pad = f"cao/{cao}/{van.name}"
    tabel = next(een for een in lees_werkmap(werkmap).caos[cao] if een.bestand == pad)
    assert tabel.verhoging is not None
    rijen = [f"{s};{t};{w}" for s, treden in bedragen(tabel).items() for t, w in treden.items()]
    met_rijen = als_csv(tmp_path, "\n".join(["schaal;trede;maandbedrag_eur", *rijen]))
    (werkmap / pad).unlink()
    opgave = ["--cao", cao, "--ingangsdatum", van.stem, "--bevestigd-tot", str(tabel.bevestigd_tot.dag)]
    opgave += ["--bron-titel", "t", "--bron-vindplaats", "v", "--percentage", f"{tabel.verhoging.percentage.getal:%}"]
    for optie in ("minimum", "maximum"):
        grens = getattr(tabel.verhoging, f"{optie}_per_maand")
        opgave += [] if grens is None else [f"--{optie}", f"{grens.getal:.2f}"]
    uitkomst = draai("cao", "importeer", str(met_rijen), *opgave, "-o", str(werkmap / pad), map_=werkmap)
    assert uitkomst.code in {0, 1}
    terug = next(een for een in lees_werkmap(werkmap).caos[cao] if een.bestand == pad)
    assert bedragen(terug) == bedragen(tabel)
    commentaar = (werkmap / pad).read_text(encoding="utf-8")
    for cel in tabel.verhoging.uitzonderingen:
        trede = f'"{cel.trede}"' if cel.trede.isdigit() else cel.trede
        assert f'#   - {{schaal: "{cel.schaal}", trede: {trede}, bedrag: {cel.bedrag.getal:.2f}' in commentaar


def test_een_daling_binnen_een_schaal_wordt_gemeld(importeer: Draai, tmp_path: Path) -> None:
    uitkomst = importeer(
        als_csv(tmp_path, KOP + "7,0,2800\n7,1,2700\n7,2,2700\n7,extra1,2600\n"), "--bron-vindplaats", "b"
    )
    assert uitkomst.code == 1
    dalingen = [regel for regel in uitkomst.stderr.splitlines() if "daalt" in regel]
    assert dalingen == [
        "Let op: schaal 7 daalt van trede 0 (€ 2.800,00) naar trede 1 (€ 2.700,00), regel 3 van de csv."
    ]


def test_van_veel_dalingen_zegt_de_samenvatting_wie_ze_alle_meldt(importeer: Draai, tmp_path: Path) -> None:
    """In het voorstel staan ze niet: zij zijn geen afwijking van de verhoging."""
    rijen = "".join(f"7,{trede},{2800 - trede}\n" for trede in range(24))
    stderr = importeer(als_csv(tmp_path, KOP + rijen), "--bron-vindplaats", "b").stderr
    assert stderr.count("daalt") == 20
    assert "… en nog 3; controleer noemt ze alle, als deze tabel er ligt" in stderr


def test_een_andere_afronding_wordt_als_speling_herkend(importeer: Draai) -> None:
    """Twee bedragen een cent naast de verhoging: geen uitzonderingen om een voor een te verklaren."""
    uitkomst = importeer(CSV / "speling.csv", "--percentage", "2%")
    assert uitkomst.code == 1
    assert "2 cellen volgen niet uit +2%:" in uitkomst.stderr
    assert "Het scheelt nergens meer dan € 0,01" in uitkomst.stderr
    assert "Het scheelt nergens" not in importeer(CSV / "past-niet.csv", "--percentage", "2%").stderr


def leid_af(werkmap: Path) -> None:
    """Leg een afgeleide tabel per 1 juli 2026 in de proefregio: +2%, ten minste 60 en hoogstens 65 euro, op hele euro's."""
    afgeleid = (WORTEL / "tests/fouten/RT014-afgeleide-tabel/cao/proef/2026-07-01.yaml").read_text("utf-8")
    (werkmap / "cao/proef/2026-07-01.yaml").write_text(afgeleid, encoding="utf-8")


def test_de_buren_van_de_tabel_worden_genoemd(importeer: Draai, werkmap: Path) -> None:
    leid_af(werkmap)
    stderr = op_een_regel(importeer(CSV / "goed.csv", "--ingangsdatum", "2026-10-01").stderr)
    assert "De afgeleide tabel cao/proef/2026-07-01.yaml is overgeslagen" in stderr
    assert "zij rekent door tot en met 30 september 2026" in stderr
    assert "niet meer nodig" not in stderr
    assert "Naast de tabel per 2026-01-01:" in stderr
    assert "Zet in cao/proef/2026-01-01.yaml bevestigd_tot op 2026-09-30" in stderr


def test_een_afgeleide_tabel_van_dezelfde_dag_is_niet_meer_nodig(importeer: Draai, werkmap: Path) -> None:
    leid_af(werkmap)
    stderr = importeer(CSV / "goed.csv", "--ingangsdatum", "2026-07-01").stderr
    assert "cao/proef/2026-07-01.yaml is overgeslagen; met deze tabel is zij niet meer nodig." in op_een_regel(stderr)
    assert "zij rekent door" not in stderr


def test_de_stap_na_een_afgeleide_tabel_volgt_uit_die_tabel(importeer: Draai, werkmap: Path) -> None:
    """De tabel ertussen is nog niet gepubliceerd; zonder haar leek geen enkele cel uit de verhoging te volgen."""
    leid_af(werkmap)
    later = ("--ingangsdatum", "2026-10-01", "--percentage", "1%")
    uitkomst = importeer(CSV / "na-afgeleid.csv", *later)
    assert uitkomst.code == 0, uitkomst.stderr
    zin = "Elke cel die in beide tabellen staat, volgt uit +1% op de afgeleide tabel per 2026-07-01, en niet op die per 2026-01-01."
    assert zin in op_een_regel(uitkomst.stderr)
    assert "# uitzonderingen" not in uitkomst.stdout
    fout = als_csv(werkmap, (CSV / "na-afgeleid.csv").read_text("utf-8").replace("3600.65", "3600.75"))
    uitkomst = importeer(fout, *later)
    assert uitkomst.code == 1
    assert "7 cellen volgen niet uit +1%:" in uitkomst.stderr


def test_een_gat_voor_de_tabel_zegt_wat_het_met_de_lonen_doet(importeer: Draai) -> None:
    stderr = importeer(CSV / "goed.csv", "--ingangsdatum", "2028-01-01", "--bevestigd-tot", "2028-12-31").stderr
    assert (
        "De vorige tabel is bevestigd tot en met 31 december 2026; daarna is er tot en met 31 december 2027 niets bevestigd. "
        "Hoort er een tabel tussen, voeg die ook toe: zonder haar gelden de lonen van de vorige tot dan, zonder index."
    ) in op_een_regel(stderr)
