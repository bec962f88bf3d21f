"""``nieuw tariefjaar``: elke reeks die een volgend jaar mist, met een voorstel dat rekent en dat niemand voor een cijfer aanziet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.nieuw.proef import Draai, draai_hier

__all__ = ["draai_hier"]

WORTEL = Path(__file__).parents[2]
OPSLAGEN = Path("opslagen.yaml")


@pytest.fixture
def draai(draai_hier: Draai) -> Draai:
    """Draai het programma in een kopie van de Voorbeeldregio."""
    for deel in ("cao", "productkaarten"):
        shutil.copytree(WORTEL / deel, deel)
    shutil.copy(WORTEL / "opslagen.yaml", OPSLAGEN)
    return draai_hier


def reeks(naam: str, *waarden: str) -> str:
    regels = "".join(f"      - {{{een}}}\n" for een in waarden)
    return f'  {naam}:\n    naam: "Reeks {naam}"\n    waarden:\n{regels}'


def gegeven(jaar: int | str, waarde: str, klasse: str = "vaststaand") -> str:
    return f"{wanneer(jaar)}, waarde: {waarde}, klasse: {klasse}, bron: 'bron van {jaar}'"


def afgeleid(jaar: int | str, regel: str, klasse: str = "aanname") -> str:
    return f"{wanneer(jaar)}, afleiding: {{{regel}}}, klasse: {klasse}, bron: 'regel van {jaar}', motivering: zo"


def wanneer(jaar: int | str) -> str:
    return f"jaar: {jaar}" if isinstance(jaar, int) else jaar


def met_reeks(*reeksen: str, last: str = "proef") -> None:
    """Zet reeksen in de regio, met een werkgeverslast die de reeks ``last`` leest."""
    tekst = OPSLAGEN.read_text(encoding="utf-8")
    regel = f"  - sleutel: proef\n    naam: Proef\n    percentage: {{reeks: {last}}}\n    over: [bruto_loon]\n"
    tekst = tekst.replace("werkgeverslasten:\n", f"werkgeverslasten:\n{regel}", 1)
    OPSLAGEN.write_text(tekst.replace("\nreeksen:\n", f"\nreeksen:\n{''.join(reeksen)}", 1), encoding="utf-8")


def nieuwe_regels(draai: Draai, jaar: int = 2027) -> list[str]:
    """De regels die het voorstel erbij zet; alles wat er al stond, staat er nog."""
    assert draai("nieuw", "tariefjaar", str(jaar), "--voorstel", "naar").code == 0
    oud, nieuw = (pad.read_text(encoding="utf-8").splitlines() for pad in (OPSLAGEN, Path("naar") / OPSLAGEN))
    erbij, rest = [], iter(oud)
    verwacht = next(rest, None)
    for regel in nieuw:
        if regel == verwacht:
            verwacht = next(rest, None)
        else:
            erbij.append(regel)
    assert verwacht is None
    return erbij


def voorstel(draai: Draai, *reeksen: str, jaar: int = 2027, van: str = "proef") -> list[str]:
    """Wanneer en waaruit, van elk voorstel voor één reeks."""
    met_reeks(*reeksen)
    regels = [regel for regel in nieuwe_regels(draai, jaar) if f"Reeks {van}, " in regel]
    return [re.sub(r"^ *- \{(.*), klasse: aanname, .*$", r"\1", regel) for regel in regels]


def test_de_hele_voorbeeldregio_rekent_met_het_voorstel(draai: Draai) -> None:
    """Wat er mist, staat er; met de voorstellen is elk product te rekenen, en elk voorstel blijft een aanname die openstaat."""
    zonder = draai("bereken", "--tariefjaar", "2027")
    assert (zonder.code, "45 producten: 0 berekend" in zonder.stdout) == (2, True)
    erbij = nieuwe_regels(draai)
    assert all("klasse: aanname" in regel and "# INVULLEN: " in regel for regel in erbij)
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    met = draai("bereken", "--tariefjaar", "2027")
    assert (met.code, "45 producten: 45 berekend" in met.stdout) == (0, True)
    gecontroleerd = draai("controleer")
    assert gecontroleerd.stdout.count("Nog te doen: ") == len(erbij)
    assert "0 fouten" in gecontroleerd.stdout


def test_een_ander_jaar_verandert_niet(draai: Draai) -> None:
    oud = draai("bereken", "--formaat", "csv").stdout
    nieuwe_regels(draai)
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    assert draai("bereken", "--formaat", "csv").stdout == oud


def test_zonder_voorstel_wordt_er_niets_geschreven(draai: Draai) -> None:
    uitkomst = draai("nieuw", "tariefjaar", "2027")
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith("45 waarden ontbreken nog voor tariefjaar 2027.\n")
    assert re.search(
        r"^zvw +Werkgeversheffing Zvw +2027 +6,1% \(2026\) +de waarde van 2026 *$", uitkomst.stdout, re.MULTILINE
    )
    assert "reeletarief nieuw tariefjaar 2027 --voorstel naar-2027\n" in uitkomst.stdout
    assert {pad.name for pad in Path().iterdir()} == {"cao", "productkaarten", "opslagen.yaml"}


def test_een_jaar_dat_compleet_is(draai: Draai) -> None:
    uitkomst = draai("nieuw", "tariefjaar", "2026")
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout.startswith("Voor tariefjaar 2026 ontbreekt geen enkele waarde: elk product is te rekenen.\n")


GELIJK = "jaar: 2027, afleiding: {gelijk: [proef@2026]}"


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [
        ([gegeven(2026, "2%")], [GELIJK]),
        ([gegeven(2025, "2%"), afgeleid(2026, "gelijk: [proef@2025]")], [GELIJK]),
        ([gegeven(2026, "2%"), gegeven(2028, "3%")], [GELIJK]),
        (
            [gegeven("vanaf: 2026-01-01, tot_en_met: 2027-06-30", "2%")],
            ["vanaf: 2027-07-01, tot_en_met: 2027-12-31, afleiding: {gelijk: [proef@2026]}"],
        ),
        (
            [gegeven(2026, "2%"), gegeven("vanaf: 2027-04-01, tot_en_met: 2027-09-30", "3%")],
            [
                "vanaf: 2027-01-01, tot_en_met: 2027-03-31, afleiding: {gelijk: [proef@2026]}",
                "vanaf: 2027-10-01, tot_en_met: 2027-12-31, afleiding: {gelijk: [proef@2026]}",
            ],
        ),
    ],
    ids=["gegeven", "zelf-overgenomen", "gat-ertussen", "deel-van-het-jaar", "begin-en-eind"],
)
def test_de_waarde_van_het_jaar_ervoor(waarden: list[str], verwacht: list[str], draai: Draai) -> None:
    assert voorstel(draai, reeks("proef", *waarden)) == verwacht


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ({2026: "product: [ander, ander]"}, "product: [ander, ander]"),
        (
            {2026: "som: [ander@2025, {product: [ander@2025, ander]}]"},
            "som: [ander@2026, {product: [ander@2026, ander]}]",
        ),
        ({2026: "som: [ander@2022, ander]"}, "som: [ander@2022, ander]"),
        (
            {2025: "som: [ander@2025, ander@2022]", 2026: "som: [ander@2026, ander@2022]"},
            "som: [ander@2027, ander@2022]",
        ),
        ({2025: "som: [ander@2023, ander]", 2026: "som: [ander@2024, ander]"}, "som: [ander@2025, ander]"),
    ],
    ids=[
        "zonder-jaartal",
        "schuift-mee",
        "vast-want-ver-terug",
        "vast-want-elk-jaar-gelijk",
        "twee-jaar-terug-schuift-mee",
    ],
)
def test_de_rekenregel_van_het_jaar_ervoor(regels: dict[int, str], verwacht: str, draai: Draai) -> None:
    """Een jaartal schuift mee; een vast beginpunt blijft staan."""
    proef = reeks("proef", gegeven(2024, "1%"), *(afgeleid(jaar, regel) for jaar, regel in regels.items()))
    ander = reeks("ander", *(gegeven(jaar, "2%") for jaar in range(2022, 2028)))
    assert voorstel(draai, proef, ander) == [f"jaar: 2027, afleiding: {{{verwacht}}}"]


def test_een_definitief_cijfer_volgt_het_voorlopige_van_hetzelfde_jaar(draai: Draai) -> None:
    proef = reeks(
        "proef",
        afgeleid(2027, "som: [x_definitief, x_definitief]"),
    ).replace("    waarden", "    soort: percentage\n    waarden")
    reeksen = (proef, reeks("x_voorlopig", gegeven(2027, "3%")), reeks("x_definitief", gegeven(2026, "2%")))
    assert voorstel(draai, *reeksen, van="x_definitief") == ["jaar: 2027, afleiding: {gelijk: [x_voorlopig]}"]
    assert "De correctie achteraf is zo nul." in (Path("naar") / OPSLAGEN).read_text(encoding="utf-8")


def test_een_voorstel_kan_een_volgend_gat_oproepen(draai: Draai) -> None:
    """De rekenregel van 2026 leest in 2027 een reeks die dan zelf nog geen waarde heeft."""
    proef = reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "som: [ander, ander]"))
    met_reeks(proef, reeks("ander", gegeven(2026, "2%")))
    regels = "\n".join(nieuwe_regels(draai))
    assert "{jaar: 2027, afleiding: {som: [ander, ander]}" in regels
    assert "{jaar: 2027, afleiding: {gelijk: [ander@2026]}" in regels


@pytest.mark.parametrize(
    ("klasse", "regel", "te_doen"),
    [
        ("vaststaand", None, "het cijfer van 2027; in 2026 2,5% (bron van 2026)"),
        (
            "vaststaand",
            "som: [ander, ander]",
            "of deze rekenregel in 2027 nog geldt; in 2026 stond zij vast (regel van 2026)",
        ),
        ("aanname", "som: [ander, ander]", "het cijfer van 2027; in 2026 ook een aanname (regel van 2026)"),
    ],
)
def test_het_merk_zegt_wat_er_moet_komen_en_waar_het_vorige_stond(
    klasse: str, regel: str | None, te_doen: str, draai: Draai
) -> None:
    waarde = gegeven(2026, "2.5%", klasse) if regel is None else afgeleid(2026, regel, klasse)
    met_reeks(reeks("proef", gegeven(2025, "1%"), waarde), reeks("ander", gegeven(2026, "2%"), gegeven(2027, "2%")))
    assert [
        regel.partition("# INVULLEN: Reeks proef, ")[2] for regel in nieuwe_regels(draai) if "Reeks proef" in regel
    ] == [te_doen]


def test_een_reeks_zonder_eerdere_waarde_krijgt_geen_voorstel(draai: Draai) -> None:
    met_reeks(reeks("proef", gegeven(2028, "2%")))
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert uitkomst.code == 1
    assert "De reeks 'proef' (Reeks proef) heeft geen waarde voor 2027; bekend is 2028-01-01" in uitkomst.stderr
    assert "een voorstel doet" not in uitkomst.stderr
    assert "is 1 van de 45 producten te rekenen" in uitkomst.stdout
    assert "proef@" not in (Path("naar") / OPSLAGEN).read_text(encoding="utf-8")


@pytest.mark.parametrize("regeleinde", ["\n", "\r\n"])
def test_commentaar_indeling_en_regeleinden_blijven(regeleinde: str, draai: Draai) -> None:
    """Een waarde over meer regels, commentaar eronder en een afwijkende inspringing: de regel komt eronder, op dezelfde plek."""
    blok = (
        "  proef:\n    naam: Reeks proef\n    waarden:\n    -   jaar: 2026\n        waarde: 2%  # let op\n        klasse: vaststaand\n"
        "        bron: >-\n          een bron\n          over twee regels\n\n    # hierna een andere reeks\n"
    )
    met_reeks(blok)
    OPSLAGEN.write_bytes(OPSLAGEN.read_bytes().replace(b"\n", regeleinde.encode()))
    (regel,) = (regel for regel in nieuwe_regels(draai) if "Reeks proef" in regel)
    assert regel.startswith("    - {jaar: 2027, ")
    inhoud = (Path("naar") / OPSLAGEN).read_bytes().decode()
    assert f"over twee regels{regeleinde}    - {{jaar: 2027, " in inhoud
    assert inhoud.count("\n") == inhoud.count(regeleinde)


def test_een_rare_bron_blijft_een_regel_commentaar(draai: Draai) -> None:
    met_reeks(
        '  proef:\n    naam: "Proef\\n# }]"\n    waarden:\n      - {jaar: 2026, waarde: 2%, klasse: open, bron: "a # b:\\n - c"}\n'
    )
    regels = [regel for regel in nieuwe_regels(draai) if "proef@2026" in regel]
    assert [regel.partition("# INVULLEN: ")[2] for regel in regels] == [
        "Proef # }], het cijfer van 2027; in 2026 2% (a # b: - c)"
    ]


def test_waarden_tussen_haken_worden_geweigerd(draai: Draai) -> None:
    """In zo'n lijst is geen regel bij te zetten; dat zegt de melding, en er staat niets."""
    met_reeks("  proef:\n    naam: Proef\n    waarden: [{jaar: 2026, waarde: 2%, klasse: open, bron: x}]\n")
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT525]" in uitkomst.stderr
    assert "zijn geen waarden bij te zetten" in uitkomst.stderr
    assert not Path("naar").exists()


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("1999",), "'1999' is geen jaar van 2000 tot en met 2100"),
        (("volgend",), "'volgend' is geen jaar"),
        (("2027", "--voorstel", "cao"), "hoort bij de bestanden van de regio zelf"),
        (("2027", "--voorstel", "bezet"), "is er al en is geen lege map"),
        (("2027", "--map", "nergens"), "De map nergens bestaat niet."),
    ],
)
def test_een_opdracht_die_niet_kan(argumenten: tuple[str, ...], melding: str, draai: Draai) -> None:
    Path("bezet").mkdir()
    (Path("bezet") / "iets").write_text("van mij", encoding="utf-8")
    uitkomst = draai("nieuw", "tariefjaar", *argumenten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in " ".join(uitkomst.stderr.split())
