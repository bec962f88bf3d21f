"""``begroting``: P × Q en wat ernaast gelegd wordt. Per test staat erbij als een getal van buiten komt."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.begroting.berekening import begroot, kortingsfactor
from reeletarief.analyse.begroting.jaartarieven import Product, Uitgangspunten, jaartarieven
from reeletarief.analyse.begroting.kader import Niveau, toets_kader
from reeletarief.cli.begroting import lezen
from reeletarief.invoer.begroting.bedragtabellen import PLAFONDKOLOMMEN, lees_kader, lees_plafonds
from reeletarief.invoer.begroting.telraam import Combinaties, tel_snel
from reeletarief.invoer.begroting.volumes import KOLOMMEN, Eisen, Volumes, lees_volumes
from reeletarief.invoer.csv_cellen import Bezwaar, lees_csv
from tests.conftest import BASIS, WORTEL, Draai, als_rijen, bewaak_weigering, op_een_regel, wijzig
from tests.gedeeld.pagina import BLOK, Toont

UITVOER = WORTEL / "tests" / "uitvoer"
KADER = WORTEL / "examples" / "financieel-kader-2021-2024" / "kader.csv"
KOP = ";".join(KOLOMMEN) + "\n"
TARIEVEN = {"45A48": Decimal("102.00"), "45A49": Decimal("0.49"), "45A53": Decimal("122.46")}
PRODUCTEN = {
    code: Product(code, code, f"segment {nummer % 2}", "uur", tarief, "vastgesteld" if nummer else "concept")
    for nummer, (code, tarief) in enumerate(TARIEVEN.items())
}
AANNAMES = Uitgangspunten(2026, {2027: Decimal("0.03"), 2028: Decimal("0.025")}, Decimal("0.01"))
PRIJZEN = jaartarieven({2026: PRODUCTEN}, AANNAMES)
EISEN = Eisen(
    frozenset(PRIJZEN),
    lambda product: Bezwaar("RT705", product, "x"),
    lambda jaar: Bezwaar("RT706", str(jaar), "x"),
    lambda product, jaar: Bezwaar("RT706", f"{product} {jaar}", "x"),
)
Rij = tuple[str, str, str, int, int]


def als_csv(rijen: list[Rij], kop: str = KOP) -> str:
    return kop + "".join(";".join(str(veld) for veld in rij) + "\n" for rij in rijen)


def gelezen(tekst: str | bytes) -> Volumes:
    return lees_volumes(
        io.BytesIO(tekst if isinstance(tekst, bytes) else tekst.encode()), "volumes.csv", EISEN, lambda _: None
    )


NAMEN = st.sampled_from(["Voorbeeldstad", "Voorbeelddorp", 'Sint "Jan"', "Ede", "a,b"])
SLEUTELS = st.tuples(NAMEN, st.sampled_from(sorted(PRODUCTEN)), NAMEN, st.sampled_from([2026, 2027, 2028]))
RIJEN = st.dictionaries(SLEUTELS, st.integers(0, 999_999_999), min_size=1, max_size=30).map(
    lambda rijen: [(g, p, a, aantal, jaar) for (g, p, a, jaar), aantal in rijen.items()]
)


# --- de berekening ---


def test_een_tarief_van_een_later_jaar_is_een_keer_afgerond() -> None:
    """Met de hand: 0,49 × 1,03 × 1,025 = 0,51732; tussentijds afronden zou 0,50 × 1,025 = 0,51 geven."""
    assert PRIJZEN["45A49", 2028].tarief == Decimal("0.52")
    assert PRIJZEN["45A48", 2028].tarief == Decimal("107.69")
    half = {"45A48": PRODUCTEN["45A48"]._replace(tarief=Decimal("102.005"))}
    assert jaartarieven({2026: half}, AANNAMES)["45A48", 2026].tarief == Decimal("102.01")


def test_de_efficiencykorting_is_cumulatief() -> None:
    """Met de hand: 1% per jaar laat na twee jaar 0,99 × 0,99 = 0,9801 over."""
    assert [kortingsfactor(jaar, AANNAMES) for jaar in (2026, 2027, 2028)] == [1, Decimal("0.99"), Decimal("0.9801")]
    begroting = begroot(gelezen(KOP + "S;45A48;A;1000;2027\n").telling, PRIJZEN, AANNAMES)
    assert begroting.totaal.samen == (Decimal("105060.00"), Decimal("104009.40"), Decimal("104009.40"))


@given(RIJEN, st.integers(1, 1000))
def test_de_begroting_is_lineair_in_het_volume(rijen: list[Rij], factor: int) -> None:
    klein = [(g, p, a, aantal // 1000, jaar) for g, p, a, aantal, jaar in rijen]
    keer = [(g, p, a, aantal * factor, jaar) for g, p, a, aantal, jaar in klein]
    een = begroot(met_aanhaling(klein).telling, PRIJZEN, AANNAMES).totaal.samen
    meer = begroot(met_aanhaling(keer).telling, PRIJZEN, AANNAMES).totaal.samen
    assert (meer.bruto, meer.netto) == (een.bruto * factor, een.netto * factor)


@given(RIJEN, st.randoms())
def test_de_volgorde_van_rijen_en_kolommen_maakt_niet_uit(rijen: list[Rij], toeval: object) -> None:
    anders, kolommen = list(rijen), list(KOLOMMEN)
    toeval.shuffle(anders)  # type: ignore[attr-defined]
    toeval.shuffle(kolommen)  # type: ignore[attr-defined]
    een, ander = met_aanhaling(rijen).telling, met_aanhaling(anders, kolommen).telling
    assert een._replace(sha256="") == ander._replace(sha256="")
    assert list(een.per_gemeente) == list(ander.per_gemeente)


@given(RIJEN)
def test_elke_doorsnede_telt_op_tot_hetzelfde_bedrag(rijen: list[Rij]) -> None:
    begroting = begroot(met_aanhaling(rijen).telling, PRIJZEN, AANNAMES)
    samen = begroting.totaal.samen
    for totalen in (begroting.gemeenten, begroting.segmenten, begroting.aanbieders):
        bedragen = [totaal.samen for totaal in totalen]
        assert tuple(sum(getattr(een, veld) for een in bedragen) for veld in samen._fields) == samen
    assert sum(regel.bedrag.bruto for regel in begroting.producten) == samen.bruto
    assert sum(begroting.totaal.per_jaar[jaar].netto for jaar in begroting.jaren) == samen.netto
    met_de_hand = sum(aantal * PRIJZEN[p, jaar].tarief for _, p, _, aantal, jaar in rijen)
    assert samen.bruto == met_de_hand
    zonder = (
        regel.bedrag.netto for regel in begroting.producten if (regel.jaar, regel.status) != (2026, "vastgesteld")
    )
    assert samen.niet_vastgesteld == sum(zonder)


# --- lezen ---


def met_aanhaling(rijen: list[Rij], kolommen: list[str] | None = None) -> Volumes:
    """De rijen zoals een rekenblad ze bewaart: aanhalingstekens waar dat nodig is."""
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, kolommen or KOLOMMEN, delimiter=";", lineterminator="\r\n")
    schrijver.writeheader()
    schrijver.writerows(dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen)
    return gelezen(uit.getvalue())


@given(RIJEN)
def test_snel_en_rij_voor_rij_lezen_geven_hetzelfde(rijen: list[Rij]) -> None:
    """De lege regel onderaan houdt de snelle weg tegen, en verder niets."""
    tekst = als_csv([rij for rij in rijen if '"' not in rij[0] + rij[2]] or [("S", "45A48", "A", 1, 2026)])
    snel = tel_snel(io.BytesIO(tekst.encode()), KOLOMMEN, Combinaties(EISEN.prijzen), lambda _: None)
    assert snel is not None
    traag = tel_snel(io.BytesIO((tekst + "\n").encode()), KOLOMMEN, Combinaties(EISEN.prijzen), lambda _: None)
    assert traag is None
    assert gelezen(tekst + "\n").telling._replace(sha256="") == snel._replace(sha256="")


SLECHT = st.sampled_from(
    [
        "S;45A48;A;-1;2026",
        "S;45A48;A;1.000;2026",
        "S;X;A;1;2026",
        "S;45A48;A;1;2031",
        "S;45A48;;1;2026",
        "x",
        "S;45A48;=A;1;2026",
    ]
)


@given(RIJEN, st.lists(SLECHT, min_size=1, max_size=5), st.data())
def test_wat_een_fout_heeft_valt_weg_en_verder_niets(rijen: list[Rij], slecht: list[str], data: st.DataObject) -> None:
    goed = [rij for rij in rijen if '"' not in rij[0] + rij[2]] or [("S", "45A48", "A", 1, 2026)]
    regels = als_csv(goed).splitlines()
    for regel in slecht:
        regels.insert(data.draw(st.integers(1, len(regels))), regel)
    volumes = gelezen("\n".join(regels))
    assert volumes.weggelaten == len(slecht)
    assert volumes.telling._replace(sha256="") == gelezen(als_csv(goed)).telling._replace(sha256="")
    assert all(bevinding.plaats and bevinding.remedie for bevinding in volumes.bevindingen)


@pytest.mark.parametrize(
    "tekst",
    [
        "\ufeff" + KOP + "S;45A48;A;12;2026\n",
        "\ufeffsep=;\r\n" + KOP + "S;45A48;A;12;2026\n",
        '"sep=;"\n' + KOP + '"S";45A48;A;12;2026\n',
        KOP.replace("\n", "\r\n") + "S;45A48;A;12;2026\r\n",
        KOP + "S;45A48;A;12;2026",
        KOP + '"S";"45A48";"A";"12";"2026"\n',
        KOP + " S ; 45A48;A ; 12 ;2026 \n",
        KOP + "S;45A48;A;12;2026\n;;;;\n\n",
        "jaar,aantal,aanbieder,product,gemeente\n2026,12,A,45A48,S\n",
    ],
    ids=[
        "bom",
        "sep",
        "sep tussen aanhalingstekens",
        "crlf",
        "zonder slot",
        "aanhalingstekens",
        "spaties",
        "lege regels",
        "komma's en andere volgorde",
    ],
)
def test_dezelfde_rij_in_een_andere_vorm(tekst: str) -> None:
    volumes = gelezen(tekst)
    assert volumes.bevindingen == ()
    assert dict(volumes.telling.per_gemeente) == {("S", "45A48", 2026): 12}
    assert dict(volumes.telling.per_aanbieder) == {("A", "45A48", 2026): 12}


def test_een_rij_te_lang_en_een_rij_te_kort_heffen_elkaar_niet_op() -> None:
    """Samen tien velden, dus twee goede rijen voor wie alleen telt."""
    volumes = gelezen(KOP + "S;45A48;A;5;2026;S\n45A48;B;5;2026\n")
    assert (volumes.weggelaten, volumes.telling.rijen) == (2, 0)


def test_een_dubbele_rij_wordt_gevonden_ook_ver_uit_elkaar_en_met_aantal_nul() -> None:
    rijen = [(f"G{n % 40}", "45A48", f"A{n // 40}", 0, 2026) for n in range(4000)]
    (bevinding,) = gelezen(als_csv([*rijen, rijen[0]])).bevindingen
    assert bevinding.code == "RT707"
    assert "op regel 2 (aantal 0)" in bevinding.wat
    assert bevinding.plaats is not None
    assert bevinding.plaats.regel == 4002


def test_duizend_keer_dezelfde_fout_is_een_melding_en_andere_fouten_zijn_begrensd() -> None:
    rijen = "".join(f"S;FOUT;A{n};1;2026\n" for n in range(1000))
    (bevinding,) = gelezen(KOP + rijen).bevindingen
    assert bevinding.wat == "FOUT Zo ook op regels 3, 4, 5, 6, 7 en nog 994 regels."
    volumes = gelezen(KOP + "".join(f"S;X{n};A;1;2026\n" for n in range(1000)))
    assert (len(volumes.bevindingen), volumes.ongemeld, volumes.weggelaten) == (100, 900, 1000)


@pytest.mark.parametrize(
    ("fouten", "zin"),
    [(101, "Nog 1 fout is hier niet getoond; zij volgt na herstel."), (102, "Nog 2 fouten zijn hier niet getoond;")],
)
def test_wat_er_niet_getoond_is_wordt_geteld(
    draai: Draai, werkmap: Path, tmp_path: Path, fouten: int, zin: str
) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text(KOP + "".join(f"S;X{n};A;1;2026\n" for n in range(fouten)), encoding="utf-8")
    assert zin in draai("begroting", str(volumes), map_=werkmap).stderr


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_willekeurige_bytes_geven_een_antwoord(rommel: bytes) -> None:
    for inhoud in (rommel, KOP.encode() + rommel):
        volumes = gelezen(inhoud)
        assert volumes.bevindingen or volumes.telling.rijen
        assert all(bevinding.plaats and bevinding.remedie for bevinding in volumes.bevindingen)


def test_het_geheugen_groeit_niet_met_het_aantal_rijen() -> None:
    """Tien keer zoveel rijen over dezelfde regio; de piek is bijna gelijk."""
    alle = [
        f"G{gemeente};{code};A{aanbieder};{aanbieder};{jaar}\n"
        for gemeente in range(20)
        for aanbieder in range(300)
        for code in PRODUCTEN
        for jaar in (2026, 2027, 2028)
    ]

    def piek(rijen: list[str]) -> int:
        bron = io.BytesIO((KOP + "".join(rijen)).encode())
        tracemalloc.start()
        try:
            assert lees_volumes(bron, "v", EISEN, lambda _: None).telling.rijen == len(rijen)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert piek(alle) < 1.25 * piek(alle[::10])


# --- het gepubliceerde kader ---


def test_het_gepubliceerde_kader_sluit_op_twaalf_afrondingen_na() -> None:
    """Extern: financieel kader 2021-2024, Inkoopplan Holland Rijnland. De verschillen zijn hier apart nageteld."""
    toets = toets_kader(lees_kader(KADER.read_bytes(), "kader.csv"))
    assert (len(toets.totalen), toets.eenheid) == (48, 1000)
    assert {(t.naam, t.jaar): int(t.verschil) for t in toets.verschillen} == {
        ("Leiden", 2022): 1000,
        ("Leiden", 2023): 1000,
        ("Leiden", 2024): 1000,
        ("Leiderdorp", 2021): 1000,
        ("Leiderdorp", 2023): 1000,
        ("Leiderdorp", 2024): 1000,
        ("Leidse regio", 2022): -1000,
        ("Leidse regio", 2023): -1000,
        ("Leidse regio", 2024): -1000,
        ("Katwijk", 2024): -1000,
        ("Duin- en Bollenstreek", 2022): 1000,
        ("Duin- en Bollenstreek", 2024): 1000,
    }
    assert all(totaal.is_afronding for totaal in toets.totalen)


def test_een_kader_van_niets_heeft_geen_eenheid_om_op_af_te_ronden() -> None:
    """Van nul is elke macht van tien een deler; dan geldt de cent."""
    toets = toets_kader(lees_kader(b"gemeente,product,2026\nA,P,0\nA,Totaal,0\n", "kader.csv"))
    assert [(een.naam, een.verschil, een.speling) for een in toets.totalen] == [("A", 0, Decimal("0.01"))]


@pytest.mark.parametrize(
    ("totaal", "zin"),
    [
        ("", "Kader: geen totalen, dus er is niets na te rekenen"),
        ("A,Totaal,150\n", "Kader: 1 totaal, precies de som van zijn regels."),
        ("A,Totaal,160\n", "Kader: 1 totaal, 0 precies de som van zijn regels; 1 verschil, "),
    ],
    ids=["geen", "een-dat-sluit", "een-dat-niet-sluit"],
)
def test_een_kader_zegt_hoeveel_totalen_er_zijn_nagerekend(totaal: str, zin: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "kader.csv"
    pad.write_text(f"gemeente,product,2026\nA,P,100\nA,Q,50\n{totaal}", encoding="utf-8")
    scherm = draai("begroting", "--kader", str(pad), map_=tmp_path).stdout
    assert zin in scherm
    assert ("totaal van" in scherm) == bool(totaal)


def test_de_totalen_van_het_kader_zijn_die_van_de_publicatie() -> None:
    """Extern: de regel Totaal van de publicatie, 81.989 tot 78.751 (× duizend)."""
    toets = toets_kader(lees_kader(KADER.read_bytes(), "kader.csv"))
    totaal = [(t.jaar, int(t.berekend)) for t in toets.totalen if t.niveau is Niveau.TOTAAL]
    assert totaal == [(2021, 81_989_000), (2022, 80_750_000), (2023, 79_759_000), (2024, 78_751_000)]


def test_het_kader_zonder_volumes_vraagt_geen_regio(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vastgelegd: Callable[[Path, str], None]
) -> None:
    monkeypatch.chdir(KADER.parent)
    uitkomst = draai("begroting", "--kader", "kader.csv", map_=tmp_path)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    vastgelegd(UITVOER / "begroting-kader.txt", uitkomst.stdout)
    inhoud = json.loads(draai("begroting", "--kader", "kader.csv", "-f", "json", map_=tmp_path).stdout)
    assert len(inhoud["totalen"]) == 48
    rijen = als_rijen(draai("begroting", "--kader", "kader.csv", "-f", "csv").stdout)
    assert [rij["verschil"] for rij in rijen].count("0.00") == 36


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("5000", "5000"),
        ("5000.5", "5000.50"),
        ("5000,5", "5000.50"),
        ("5000,25", "5000.25"),
        ("5.000", None),
        ("5.000,00", None),
        ("5000,125", None),
        ("5000,", None),
    ],
)
def test_een_plafond_zoals_een_nederlands_rekenblad_het_bewaart(tekst: str, bedrag: str | None) -> None:
    plafonds = lees_plafonds(f"aanbieder;jaar;plafond\nDe Linde;2026;{tekst}\n".encode(), "plafonds.csv")
    assert [str(een) for een in plafonds.bedragen.values()] == ([bedrag] if bedrag else [])
    assert [een.code for een in plafonds.bevindingen] == ([] if bedrag else ["RT708"])


@pytest.mark.parametrize(
    ("tekst", "bedoeld"), [("3.250,00", "3250.00"), ("5,555", ""), ("1 234,50", "1234.50"), ("5,-", "5")]
)
def test_een_komma_die_niet_te_lezen_is_heet_niet_verboden(tekst: str, bedoeld: str) -> None:
    """Een komma mag; wat er niet kan, is een duizendteken of een derde cijfer erachter."""
    (fout,) = lees_plafonds(f"aanbieder;jaar;plafond\nDe Linde;2026;{tekst}\n".encode(), "plafonds.csv").bevindingen
    assert (
        fout.wat
        == f"'{tekst}' is geen bedrag: achter de komma staan een of twee cijfers, en een duizendteken kan niet."
    )
    vraag = f"Bedoelt u {bedoeld}? " if bedoeld else ""
    assert fout.remedie == f"{vraag}Schrijf alleen cijfers en een komma of punt, zoals 2946,27."


def test_twee_plafonds_zonder_naam_zijn_niet_van_dezelfde_aanbieder() -> None:
    """Er stond ook 'Het plafond van  voor 2026 staat ook al op regel 2'."""
    plafonds = lees_plafonds(b"aanbieder;jaar;plafond\n;2026;100.00\n;2026;200.00\n", "plafonds.csv")
    assert [een.code for een in plafonds.bevindingen] == ["RT703", "RT703"]


def test_plafonds_mogen_excel_hun_scheidingsteken_zeggen() -> None:
    rijen = b"aanbieder;jaar;plafond\nDe Linde;2026;5000\n"
    met_regel = lees_csv(b"sep=;\r\n" + rijen, "plafonds.csv", PLAFONDKOLOMMEN)
    assert met_regel.bevindingen == ()
    assert [rij["plafond"].tekst for rij in met_regel.rijen] == ["5000"]
    assert [rij["plafond"].plaats.regel for rij in met_regel.rijen] == [3]
    (bevinding,) = lees_csv(rijen + b"sep=;\n", "plafonds.csv", PLAFONDKOLOMMEN).bevindingen
    assert bevinding.plaats is not None
    assert bevinding.plaats.regel == 3


def test_een_fout_in_de_kopregel_onder_sep_toont_die_regel() -> None:
    volumes = gelezen("sep=;\r\n" + KOP.replace("aantal", "antal") + "S;45A48;A;12;2026\n")
    assert {een.plaats.regel for een in volumes.bevindingen if een.plaats} == {2}
    assert "antal" in volumes.bestand.regels[1]


# --- de opdracht ---


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een lege map als werkmap van de gebruiker, met de proefregio in ``regio`` (45A48 is het enige product)."""
    shutil.copytree(BASIS, tmp_path / "regio")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "volumes.csv").write_text(
        KOP + "Voorbeeldstad;45A48;De Linde;100;2026\nVoorbeeldstad;45A48;Het Anker;40;2026\n"
        "Voorbeelddorp;45A48;De Linde;60;2027\n",
        encoding="utf-8",
    )
    (tmp_path / "plafonds.csv").write_text(
        "aanbieder,jaar,plafond\nDe Linde,2026,5000\nDe Linde,2027,9000.00\nDe Eik,2026,10\n", encoding="utf-8"
    )
    (tmp_path / "kader.csv").write_text(
        "gemeente,product,2026,2027\nVoorbeeldstad,Zorg,9000,9100\nVoorbeeldstad,Totaal,9000,9100\nElders,Zorg,100,100\n",
        encoding="utf-8",
    )
    return tmp_path / "regio"


@pytest.fixture
def begroting(draai: Draai, map_: Path) -> Draai:
    return lambda *opties: draai("begroting", *opties, map_=map_)


ALLES = ["--index", "2027=3%", "--efficiencykorting", "1%", "--plafonds", "plafonds.csv", "--kader", "kader.csv"]


def oude_tarieven(begroting: Draai, draai: Draai, map_: Path) -> str:
    inhoud = json.loads(draai("bereken", "--formaat", "json", map_=map_).stdout)
    inhoud["tarieven"][0]["tarief"] = "50.00"
    Path("oud.json").write_text(json.dumps(inhoud), encoding="utf-8")
    return str(inhoud["tarieven"][0]["product"])


@pytest.mark.parametrize("formaat", ["tabel", "json", "csv"])
def test_vastgelegde_uitvoer(
    formaat: str, begroting: Draai, draai: Draai, map_: Path, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Onze eigen uitvoer, geen externe bron."""
    oude_tarieven(begroting, draai, map_)
    uitkomst = begroting("volumes.csv", *ALLES, "--oud", "oud.json", "--formaat", formaat)
    assert uitkomst.code == 1
    vastgelegd(UITVOER / f"begroting.{'txt' if formaat == 'tabel' else formaat}", uitkomst.stdout)


def test_de_begroting_rekent_met_het_tarief_van_bereken(begroting: Draai, draai: Draai, map_: Path) -> None:
    tarief = Decimal(json.loads(draai("bereken", "-f", "json", map_=map_).stdout)["tarieven"][0]["tarief"])
    inhoud = json.loads(begroting("volumes.csv", "--index", "2027=0%", "-f", "json").stdout)
    assert Decimal(inhoud["totaal"]["begroting"]) == 200 * tarief
    assert {een["naam"]: Decimal(een["begroting"]) for een in inhoud["aanbieders"]} == {
        "De Linde": 160 * tarief,
        "Het Anker": 40 * tarief,
    }
    assert (inhoud["versie"], inhoud["status"], inhoud["volumes"]["rijen"]) == (1, "concept", 3)
    assert "begroting.index.2027" in inhoud["aannames"]
    assert inhoud["bewijs"]["bestanden"][-1]["pad"] == "volumes.csv"


def test_de_efficiencykorting_is_een_aanname_zodra_zij_een_jaar_raakt(begroting: Draai) -> None:
    """In het tariefjaar zelf gaat er nog niets af; een begroting over alleen dat jaar rust er dus niet op."""
    opdracht = ("volumes.csv", "--index", "2027=0%", "--efficiencykorting", "1%", "-f", "json")
    assert "begroting.efficiencykorting" in json.loads(begroting(*opdracht).stdout)["aannames"]
    rijen = Path("volumes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("volumes.csv").write_text("".join(rij for rij in rijen if "2027" not in rij), encoding="utf-8")
    assert "begroting.efficiencykorting" not in json.loads(begroting(*opdracht).stdout)["aannames"]


def test_het_effect_is_het_verschil_tussen_twee_begrotingen(begroting: Draai, draai: Draai, map_: Path) -> None:
    oude_tarieven(begroting, draai, map_)
    inhoud = json.loads(begroting("volumes.csv", *ALLES, "--oud", "oud.json", "-f", "json").stdout)
    oud = 140 * Decimal("50.00") + 60 * Decimal("51.50")
    assert Decimal(inhoud["effect"]["totaal"]) == Decimal(inhoud["totaal"]["bruto"]) - oud
    assert sum(Decimal(een["effect"]) for een in inhoud["effect"]["gemeenten"]) == Decimal(inhoud["effect"]["totaal"])


def test_een_overschrijding_geeft_code_1_en_staat_erbij(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", *ALLES)
    assert uitkomst.code == 1
    assert "1 overschrijding, samen" in uitkomst.stdout
    assert "De Eik                 2026" not in uitkomst.stderr
    assert "Zonder plafond: Het Anker (2026)." in uitkomst.stdout
    Path("plafonds.csv").write_text("aanbieder;jaar;plafond\nDe Linde;2026;99999\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv", *ALLES)
    assert (uitkomst.code, "Geen overschrijdingen." in uitkomst.stdout) == (0, True)


def test_een_kader_dat_niet_sluit_is_ook_naast_een_begroting_een_fout(begroting: Draai) -> None:
    Path("kader.csv").write_text(
        "gemeente,product,2026,2027\nVoorbeeldstad,Zorg,9000,9100\nVoorbeeldstad,Totaal,9000,9900\n", encoding="utf-8"
    )
    uitkomst = begroting("volumes.csv", "--index", "2027=3%", "--kader", "kader.csv")
    assert (uitkomst.code, "kader.csv:3:1: [RT712]" in uitkomst.stderr) == (1, True)


def test_een_plafond_dat_precies_op_is_is_geen_overschrijding(begroting: Draai) -> None:
    regels = json.loads(begroting("volumes.csv", *ALLES, "-f", "json").stdout)["plafonds"]["regels"]
    [precies] = [Decimal(een["begroting"]) for een in regels if (een["aanbieder"], een["jaar"]) == ("De Linde", 2026)]
    for plafond, code in ((precies, 0), (precies - Decimal("0.01"), 1)):
        Path("plafonds.csv").write_text(f"aanbieder,jaar,plafond\nDe Linde,2026,{plafond}\n", encoding="utf-8")
        uitkomst = begroting("volumes.csv", *ALLES)
        assert (uitkomst.code, "Geen overschrijdingen." in uitkomst.stdout) == (code, not code)


def test_zonder_index_is_er_geen_prijs_en_wordt_niets_gerekend(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "volumes.csv:4:33: [RT706]" in uitkomst.stderr
    assert "Geef uw aanname erbij: --index 2027=…%." in uitkomst.stderr


@pytest.mark.parametrize("jaar", ["2026", "2027"])
def test_is_er_niets_berekend_dan_vraagt_de_melding_niet_om_een_index(begroting: Draai, map_: Path, jaar: str) -> None:
    """De enige kaart rekent niet; een index helpt dan niet, en is voor het tariefjaar niet te geven."""
    kaart = map_ / "productkaarten/45A48.yaml"
    wijzig(kaart, 'schaal: "9"', 'schaal: "99"')
    Path("volumes.csv").write_text(f"{KOP}S;45A48;A;1;{jaar}\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv")
    assert uitkomst.code == 2
    stderr = op_een_regel(uitkomst.stderr)
    assert "[RT705]" in stderr
    assert (
        f"Voor {jaar} is er geen prijs: van geen enkel product is het tarief van 2026 berekend of vastgesteld."
        in stderr
    )
    assert "reeletarief bereken --tariefjaar 2026" in stderr
    assert "--index" not in stderr


def test_ga_door_rekent_met_de_rest_en_zegt_wat_er_weg_is(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--ga-door")
    assert uitkomst.code == 1
    assert "[RT706]" in uitkomst.stderr
    assert "Niet compleet: 1 rij met een fout is weggelaten" in uitkomst.stdout
    assert "3 rijen: 2 gerekend, 1 weggelaten" in uitkomst.stdout
    assert json.loads(begroting("volumes.csv", "--ga-door", "-f", "json").stdout)["volumes"]["weggelaten"] == 1


def test_een_product_dat_niet_te_berekenen_was_heeft_geen_tarief(begroting: Draai, map_: Path) -> None:
    kaart = (map_ / "productkaarten/45A48.yaml").read_text(encoding="utf-8")
    kapot = kaart.replace("45A48", "45A49").replace('schaal: "9"', 'schaal: "99"')
    (map_ / "productkaarten/45A49.yaml").write_text(kapot, encoding="utf-8")
    Path("volumes.csv").write_text(KOP + "S;45A49;A;1;2026\nS;45A48;A;1;2026\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv")
    assert uitkomst.code == 2
    assert "Voor 45A49 is geen tarief berekend: " in uitkomst.stderr
    assert "99" in uitkomst.stderr


def test_de_komma_mag_in_een_percentage_en_andere_tekens_niet(begroting: Draai) -> None:
    punt = begroting("volumes.csv", "--index", "2027=3.5%", "-f", "json").stdout
    assert begroting("volumes.csv", "--index", "2027=3,5%", "-f", "json").stdout == punt


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ([], "Fout: Geef een csv met volumes, of een kader met --kader"),
        (["volumes.csv", "--index", "3%"], "'3%' is geen jaar met een percentage; schrijf 2027=3%."),
        (["volumes.csv", "--index", "20\N{DEVANAGARI DIGIT TWO}7=3%"], "is geen jaar met een percentage"),
        (["volumes.csv", "--index", "2027=3"], "procentteken"),
        (["volumes.csv", "--index", "2027=1,234%"], "--index"),
        (["volumes.csv", "--index", "2027=1%", "--index", "2027=2%"], "de index van 2027 staat er twee keer"),
        (["volumes.csv", "--index", "2027=-100%"], "--index"),
        (["volumes.csv", "--efficiencykorting", "100%"], "een korting ligt tussen 0% en 100%"),
        (["volumes.csv", "--efficiencykorting", "-1%"], "een korting ligt tussen 0% en 100%"),
        (["--kader", str(KADER), "--index", "2027=1%"], "gaat --kader niet samen met opties over tarieven"),
        (["volumes.csv", "--formaat", "exel"], "kies uit tabel, json, csv"),
    ],
    ids=lambda deel: " ".join(deel)[-40:] if isinstance(deel, list) else "",
)
def test_een_verkeerde_opdracht_wordt_geweigerd(
    opties: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(["begroting", *opties], melding, capsys)


def test_een_index_voor_het_tariefjaar_wordt_geweigerd(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--index", "2026=3%")
    assert uitkomst.code == 2
    assert "2026 is niet na het tariefjaar 2026" in uitkomst.stderr


@pytest.mark.parametrize("optie", ["", "--plafonds", "--kader", "--oud"])
def test_een_bestand_dat_er_niet_is(optie: str, begroting: Draai) -> None:
    for naam, reden in (("weg.csv", "bestaat niet"), (".", "geen gewoon bestand"), ("a\0b", "geen bestandsnaam")):
        uitkomst = begroting(*(["volumes.csv", optie, naam] if optie else [naam]))
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT701]" in uitkomst.stderr
        assert reden in uitkomst.stderr


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "[]",
        "{}",
        '{"versie": 1}',
        '{"versie": true}',
        '{"versie": 1, "tarieven": [1]}',
        "NaN",
        "[" * 5000,
        "\ufeff{",
    ]
    + [
        '{"versie": 1, "regio": "x", "tariefjaar": 2026, "status": "concept", "tarieven": '
        f'[{{"product": "45A48", "eenheid": "uur", "tarief": {tarief}}}]}}'
        for tarief in ('"1e9"', "12.5", '"-1"', "null")
    ],
    ids=range(13),
)
def test_oude_tarieven_van_een_andere_vorm_worden_geweigerd(inhoud: str, begroting: Draai) -> None:
    Path("oud.json").write_text(inhoud, encoding="utf-8")
    uitkomst = begroting("volumes.csv", "--oud", "oud.json")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT710]" in uitkomst.stderr


def test_uitvoer_naar_een_bestand_en_nooit_over_de_invoer(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--ga-door", "-o", "uit.csv")
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "2 gerekend" in uitkomst.stderr
    assert Path("uit.csv").read_text(encoding="utf-8") == begroting("volumes.csv", "--ga-door", "-f", "csv").stdout
    voor = Path("volumes.csv").read_bytes()
    uitkomst = begroting("volumes.csv", "--ga-door", "-o", "./volumes.csv")
    assert (uitkomst.code, Path("volumes.csv").read_bytes()) == (2, voor)
    assert "is zelf invoer van deze opdracht" in uitkomst.stderr


def test_namen_worden_geen_opmaak_en_geen_formule(begroting: Draai) -> None:
    Path("volumes.csv").write_text(KOP + "[bold]x[/bold];45A48;-1+1;5;2026\n", encoding="utf-8")
    assert "[bold]x[/bold]" in begroting("volumes.csv").stdout
    assert "aanbieder;'-1+1;2026" in begroting("volumes.csv", "-f", "csv").stdout


def test_zelfde_invoer_zelfde_bytes(map_: Path) -> None:
    opdracht = [
        sys.executable,
        "-m",
        "reeletarief",
        "begroting",
        "volumes.csv",
        "--ga-door",
        "-f",
        "json",
        "--map",
        "regio",
    ]
    uitvoer = {
        subprocess.run(opdracht, capture_output=True, check=False, env={**os.environ, **omgeving}).stdout
        for omgeving in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    }
    assert len(uitvoer) == 1
    assert uitvoer != {b""}


@pytest.mark.parametrize("terminal", [True, False])
def test_voortgang_alleen_op_een_terminal_en_bij_een_lang_bestand(
    terminal: bool, begroting: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert "gelezen" not in begroting("volumes.csv", "--ga-door").stderr
    monkeypatch.setattr(lezen, "_LANG", 0)
    assert ("volumes.csv: 100% gelezen" in begroting("volumes.csv", "--ga-door").stderr) is terminal


@pytest.mark.parametrize("breedte", [60, 80, 120, 200])
def test_op_elke_breedte_staat_elk_bedrag_voluit(breedte: int, monkeypatch: pytest.MonkeyPatch, draai: Draai) -> None:
    from reeletarief.weergave import console

    monkeypatch.setattr(console, "BREEDTE", breedte)
    voorbeeld = WORTEL / "examples" / "begroting"
    opties = ["--index", "2027=3%", "--index", "2028=3%", "--plafonds", str(voorbeeld / "plafonds.csv")]
    scherm = draai("begroting", str(voorbeeld / "volumes.csv"), *opties).stdout
    assert "…" not in scherm.replace("sha256", "").split("Bewijs")[0]
    inhoud = json.loads(draai("begroting", str(voorbeeld / "volumes.csv"), *opties, "-f", "json").stdout)
    heel = inhoud["totaal"]["begroting"].partition(".")[0]
    assert f"{int(heel):,}".replace(",", ".") in scherm


# --- de pagina's ---


@pytest.mark.parametrize(
    ("opdracht", "getoond"),
    BLOK.findall((WORTEL / "docs" / "begroting.md").read_text(encoding="utf-8")),
    ids=lambda deel: deel.split("\n")[0][:40],
)
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(WORTEL)
    uitkomst = draai(*shlex.split(opdracht))
    toont("docs/begroting.md", opdracht, getoond, uitkomst.stdout)
