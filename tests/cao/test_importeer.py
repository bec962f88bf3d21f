"""``reeletarief cao importeer``: van csv naar een voorstel dat de strikte lezer aanneemt, of een melding die helpt."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reeletarief.api import lees_regio, lees_werkmap
from reeletarief.invoer.cao.salaris_csv import lees_salaris_csv
from reeletarief.invoer.cao.tabel import CaoTabel
from reeletarief.weergave.meldingen import meldingen
from tests.conftest import BASIS, VOORBEELDREGIO, WORTEL, Draai, Uitkomst, als_naam, op_een_regel, wijzig

CSV = WORTEL / "tests" / "cao" / "csv"
UITVOER = WORTEL / "tests" / "uitvoer"
KOP = "schaal,trede,maandbedrag_eur\n"
DOEL = "cao/proef/2027-01-01.yaml"
OPGAVE = ["--cao", "proef", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "Cao 2027"]


@pytest.fixture
def importeer(draai: Draai, werkmap: Path) -> Draai:
    """Importeer een csv in de proefregio; opties die volgen gaan voor."""

    def _importeer(bestand: Path | str, *opties: str) -> Uitkomst:
        return draai("cao", "importeer", str(bestand), *OPGAVE, *opties, map_=werkmap)

    return _importeer


def als_csv(map_: Path, tekst: str) -> Path:
    pad = map_ / "tabel.csv"
    pad.write_text(tekst, encoding="utf-8")
    return pad


def gelezen(tekst: str, pad: str = DOEL, map_: Path = BASIS) -> CaoTabel:
    """Het voorstel door de strikte lezer, tussen de bestanden van zijn regio."""
    bestanden = {str(een.relative_to(map_)): een.read_bytes() for een in sorted(map_.glob("cao/*/*.yaml"))}
    bestanden["opslagen.yaml"] = (map_ / "opslagen.yaml").read_bytes()
    inlezing = lees_regio({**bestanden, pad: tekst.encode()})
    assert inlezing.bevindingen == ()
    (tabel,) = [een for tabellen in inlezing.caos.values() for een in tabellen if een.bestand == pad]
    return tabel


def bedragen(tabel: CaoTabel) -> dict[str, dict[str, str]]:
    return {s: {t: f"{w.getal:.2f}" for t, w in treden.items()} for s, treden in tabel.salaris.items()}


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


# de csv


def test_alle_fouten_in_de_csv_tegelijk_met_regel_kolom_en_remedie(
    importeer: Draai, vastgelegd: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CSV)
    uitkomst = importeer("fout.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    vastgelegd(UITVOER / "cao-importeer-fout.stderr.txt", uitkomst.stderr)
    plekken = [regel.split()[1] for regel in uitkomst.stderr.splitlines() if regel.startswith("Fout ")]
    assert plekken[:3] == ["fout.csv:2:5:", "fout.csv:3:6:", "fout.csv:4:1:"]
    assert len(plekken) == uitkomst.stderr.count("→ ") == 13


def test_onbekende_dubbele_en_ontbrekende_kolommen(importeer: Draai) -> None:
    stderr = importeer(CSV / "kolommen.csv").stderr
    assert "De kolom 'treden' bestaat hier niet.\n  → Bedoelt u 'trede'?" in stderr
    assert "De kolom 'bedrag' bestaat hier niet." in stderr
    assert "De kolom 'schaal' staat er twee keer." in stderr
    assert "De kolom maandbedrag_eur ontbreekt." in stderr


def test_een_csv_uit_een_nederlands_rekenblad_geeft_dezelfde_tabel(importeer: Draai, tmp_path: Path) -> None:
    """Zo bewaart het € 2.680,50: met een komma, en zonder nul achteraan."""
    regels = (CSV / "goed.csv").read_text(encoding="utf-8").splitlines()
    pad = tmp_path / "excel.csv"
    pad.write_text("\r\n".join(_uit_een_rekenblad(regel) for regel in regels), encoding="utf-8-sig")
    assert importeer(pad).stdout == importeer(CSV / "goed.csv").stdout


def _uit_een_rekenblad(regel: str) -> str:
    schaal_en_trede, _, bedrag = regel.replace(",", ";").rpartition(";")
    kort = bedrag.rstrip("0").rstrip(".") if re.fullmatch(r"[0-9]+[.][0-9]{2}", bedrag) else bedrag
    return regel if regel.startswith("#") else f"{schaal_en_trede};{kort.replace('.', ',')}"


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Dit bestand is leeg."),
        (b"# bron: x\n\n", "Dit bestand is leeg."),
        (b"\xef\xbb\xbfschaal,trede,maandbedrag_eur\n", "Onder de kopregel staat geen enkele rij."),
        (b"schaal,trede,maandbedrag_eur\n7,0,caf\xe9\n", "op deze plek staat byte 0xE9"),
        ("schaal,trede\n".encode("utf-16"), "geen UTF-8"),
        (b"schaal\ttrede\tmaandbedrag_eur\n7\t0\t1\n", "heeft maar één kolom"),
        (b"schaal,trede,maandbedrag_eur\n" + b"7,0,2800.00\n" * 500_000, "groter dan 5 MB"),
        (b"schaal,trede,maandbedrag_eur\n" + b"7,\x00,1\n", "is geen trede"),
        (b'schaal,trede,maandbedrag_eur\n"7\n",0,1\n', "geen leesbare csv"),
        (b"schaal,trede,maandbedrag_eur\n" + b"x" * 200_000, "geen leesbare csv"),
    ],
    ids=[
        "niets",
        "commentaar",
        "kop",
        "latin-1",
        "utf-16",
        "tab",
        "te groot",
        "nul",
        "regeleinde in veld",
        "lange regel",
    ],
)
def test_een_onbruikbare_csv_zegt_wat_eraan_schort(
    inhoud: bytes, melding: str, importeer: Draai, tmp_path: Path
) -> None:
    pad = tmp_path / "tabel.csv"
    pad.write_bytes(inhoud)
    uitkomst = importeer(pad, "--bron-vindplaats", "b")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT508]" in uitkomst.stderr
    assert melding in uitkomst.stderr
    assert "→ " in uitkomst.stderr


def test_een_bestand_dat_er_niet_is_een_map_en_een_pijp(importeer: Draai, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    (tmp_path / "kring.csv").symlink_to(tmp_path / "kring.csv")
    for naam, reden in (
        ("weg.csv", "dit bestand bestaat niet"),
        (".", "het is geen gewoon bestand"),
        ("pijp.csv", "het is geen gewoon bestand"),
        ("kring.csv", "verwijst naar zichzelf"),
        ("x\0y", "dit is geen bestandsnaam"),
    ):
        uitkomst = importeer(f"{tmp_path}/{naam}")
        assert uitkomst.code == 2
        assert "[RT508]" in uitkomst.stderr
        assert reden in uitkomst.stderr
        assert uitkomst.stderr.count("Fout ") == 1


def test_na_honderd_fouten_houdt_het_melden_op(importeer: Draai, tmp_path: Path) -> None:
    stderr = importeer(als_csv(tmp_path, KOP + "7,0,x\n" * 5000)).stderr
    assert "100 fouten." in stderr


VELD = st.sampled_from(
    ["7", "9", "0", "1", "extra1", "max", "", "3.250", "3.250,00", "2800.00", "=1+1", "-1", '"', "1e9", "~", "no"]
) | st.text(max_size=6)


@given(st.lists(st.lists(VELD, min_size=1, max_size=4), max_size=6), st.sampled_from([",", ";", "\t"]), st.booleans())
@example([["7", "0", "2800.00"], ["\u2028", "\x85", "1"]], ",", True)
@settings(max_examples=300, deadline=None)
def test_willekeurige_inhoud_geeft_een_tabel_of_bevindingen(rijen: list[list[str]], teken: str, kop: bool) -> None:
    tekst = "\n".join([*([KOP.strip().replace(",", teken)] if kop else []), *(teken.join(rij) for rij in rijen)])
    antwoord = lees_salaris_csv(tekst.encode("utf-8", "surrogatepass"), "x.csv")
    assert bool(antwoord.salaris) or antwoord.bevindingen
    for bevinding in antwoord.bevindingen:
        assert bevinding.plaats is not None
        assert bevinding.remedie
    meldingen(antwoord.bevindingen, {"x.csv": antwoord.bestand})


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_willekeurige_bytes_geven_een_antwoord(rommel: bytes) -> None:
    assert lees_salaris_csv(rommel, "x.csv").bevindingen


SCHAAL = st.text(alphabet="0123456789abcXYZ-_ /+.", min_size=1, max_size=5)
TREDE = st.sampled_from(["0", "1", "2", "17", "extra1", "no", "y", "null", "True", "start", "aanloop-0"]) | SCHAAL
BEDRAG = st.decimals(min_value=1, max_value=99999, places=2).map(str)


@given(st.lists(st.tuples(SCHAAL, TREDE, BEDRAG), min_size=1, max_size=8), st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wat_geschreven_wordt_leest_de_strikte_lezer_terug(
    importeer: Draai, tmp_path: Path, cellen: list[tuple[str, str, str]], titel: str, vindplaats: str
) -> None:
    """Wat er ook in de csv en in de opgave staat: een voorstel met precies deze cellen, of een melding en code 2."""
    pad = als_csv(tmp_path, KOP + "".join(f"{','.join(cel)}\n" for cel in cellen))
    uitkomst = importeer(pad, f"--bron-titel={titel}", f"--bron-vindplaats={vindplaats}", "--percentage", "2%")
    if uitkomst.code == 2:
        assert uitkomst.stdout == ""
        assert "Fout" in uitkomst.stderr
        return
    terug = {(s, t): w for s, treden in bedragen(gelezen(uitkomst.stdout)).items() for t, w in treden.items()}
    assert terug == {(schaal.strip(), trede.strip()): bedrag for schaal, trede, bedrag in cellen}


# de opgave en het doel


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--ingangsdatum", "2027-01-15"], "2027-01-15 is niet de eerste dag van een maand."),
        (["--bevestigd-tot", "2026-12-31"], "2026-12-31 ligt voor de ingangsdatum 2027-01-01."),
        (["--percentage", "2"], "'2' heeft geen procentteken."),
        (["--percentage", "2,500%"], "bevat een komma"),
        (["--percentage", "-2%"], "-2% ligt onder nul; hier hoort nul of meer."),
        (["--minimum", "60"], "geef ook --percentage"),
        (["--percentage", "2%", "--minimum", "3.250"], "3.250 kan 3250.00 betekenen"),
        (
            ["--percentage", "2%", "--minimum", "60", "--maximum", "50"],
            "Het minimum per maand is hoger dan het maximum.",
        ),
        (["--bron-jaar", "26"], "'26' is geen jaartal."),
    ],
    ids=als_naam,
)
def test_een_opgave_die_niet_kan(opties: list[str], melding: str, importeer: Draai) -> None:
    uitkomst = importeer(CSV / "goed.csv", *opties)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in uitkomst.stderr


def test_een_tekst_die_de_strikte_lezer_weigert_wordt_niet_geschreven(
    importeer: Draai, werkmap: Path, tmp_path: Path
) -> None:
    uitkomst = importeer(CSV / "goed.csv", "--bron-titel", "draai \u202e om", "-o", str(tmp_path / "nieuw.yaml"))
    assert uitkomst.code == 2
    assert "[RT204]" in uitkomst.stderr
    assert "[RT511]" in uitkomst.stderr
    assert not (tmp_path / "nieuw.yaml").exists()


def test_een_cel_waar_de_voorwaarden_naar_verwijzen_mag_niet_wegvallen(
    importeer: Draai, werkmap: Path, tmp_path: Path
) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    wijzig(vorige, "minimum_per_maand: 200.00", 'minimum_over: {schaal: "9", trede: "0"}')
    uitkomst = importeer(als_csv(tmp_path, KOP + "7,0,2856.00\n"), "--bron-vindplaats", "b")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"Fout {DOEL}:" in uitkomst.stderr


def test_het_voorstel_mag_op_zijn_eigen_plek_en_wordt_nooit_overschreven(
    importeer: Draai, werkmap: Path, draai: Draai
) -> None:
    doel = werkmap / DOEL
    uitkomst = importeer(CSV / "goed.csv", "-o", str(doel))
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert f"Geschreven: {doel}" in uitkomst.stderr
    assert draai("bereken", "--tariefjaar", "2027", map_=werkmap).stdout.count("2027") >= 1
    assert gelezen(doel.read_text(encoding="utf-8")).dag.isoformat() == "2027-01-01"
    inhoud = doel.read_bytes()
    tweede = importeer(CSV / "past-niet.csv", "-o", str(doel))
    assert tweede.code == 2
    assert "[RT509]" in tweede.stderr
    assert doel.read_bytes() == inhoud


def test_een_losse_koppeling_telt_als_bestaand(importeer: Draai, tmp_path: Path) -> None:
    (tmp_path / "los.yaml").symlink_to(tmp_path / "weg.yaml")
    assert "[RT509]" in importeer(CSV / "goed.csv", "-o", str(tmp_path / "los.yaml")).stderr
    assert not (tmp_path / "weg.yaml").exists()


@pytest.mark.parametrize("plek", ["productkaarten/x.yaml", "cao/proef/2027-02-01.yaml", "cao/anders.yaml"])
def test_tussen_de_bestanden_van_de_regio_alleen_op_de_eigen_plek(plek: str, importeer: Draai, werkmap: Path) -> None:
    uitkomst = importeer(CSV / "goed.csv", "-o", str(werkmap / plek))
    assert uitkomst.code == 2
    assert f"Daar hoort deze tabel als {DOEL}." in uitkomst.stderr
    assert not (werkmap / plek).exists()


def test_een_map_die_er_niet_is(importeer: Draai, tmp_path: Path) -> None:
    uitkomst = importeer(CSV / "goed.csv", "-o", str(tmp_path / "weg/nieuw.yaml"))
    assert uitkomst.code == 2
    assert "de map bestaat niet" in uitkomst.stderr


def test_de_eerste_tabel_van_een_cao_begint_met_een_gat_voor_elke_voorwaarde(importeer: Draai) -> None:
    """De melding noemt de opdracht die de bedragen uit dezelfde csv overneemt."""
    for opties, code in ((["--cao", "nieuw"], "RT506"), (["--ingangsdatum", "2026-01-01"], "RT507")):
        uitkomst = importeer(CSV / "goed.csv", *opties)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert f"[{code}]" in uitkomst.stderr
        assert re.search(
            rf"reeletarief nieuw cao-tabel \S+ 2\S+ --salaris {CSV / 'goed.csv'}$", uitkomst.stderr, re.MULTILINE
        )


def test_zonder_vorige_tabel_gaat_het_niet_eerst_over_de_csv(importeer: Draai, tmp_path: Path) -> None:
    """Wie eerst elk bedrag herstelt en dan pas hoort dat het zo niet kan, deed dat voor niets."""
    kapot = tmp_path / "kapot.csv"
    kapot.write_text("schaal;trede;maandbedrag_eur\n5;0;2.680,00\n", encoding="utf-8")
    uitkomst = importeer(kapot, "--cao", "nieuw")
    assert uitkomst.code == 2
    assert "[RT506]" in uitkomst.stderr
    assert "[RT508]" not in uitkomst.stderr


def test_een_vorige_tabel_per_jaar_past_niet_naast_maandbedragen(importeer: Draai, werkmap: Path) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    wijzig(vorige, "salaris:", "salaris_per_jaar:")
    uitkomst = importeer(CSV / "goed.csv")
    assert uitkomst.code == 2
    assert "[RT511]" in uitkomst.stderr


def test_een_vorige_tabel_met_fouten_wordt_niet_overgeslagen(importeer: Draai, werkmap: Path) -> None:
    (werkmap / "cao/proef/2026-07-01.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = importeer(CSV / "goed.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "cao/proef/2026-07-01.yaml heeft fouten" in uitkomst.stderr


def test_fouten_elders_in_de_regio_geven_code_2_maar_wel_het_voorstel(importeer: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten/45A48.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = importeer(CSV / "goed.csv")
    assert uitkomst.code == 2
    assert gelezen(uitkomst.stdout)
