"""``nieuw tariefjaar``: elke reeks die een volgend jaar mist, met een voorstel dat rekent en dat niemand voor een cijfer aanziet."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel

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
    return [re.sub(r"^ *- \{(.*), klasse: (?:aanname|open), .*$", r"\1", regel) for regel in regels]


def test_de_hele_voorbeeldregio_rekent_met_het_voorstel(draai: Draai) -> None:
    """Wat er mist, staat er; met de voorstellen is elk product te rekenen, en elk voorstel blijft een aanname die openstaat."""
    zonder = draai("bereken", "--tariefjaar", "2027")
    assert (zonder.code, "46 producten: 0 berekend" in zonder.stdout) == (2, True)
    erbij = nieuwe_regels(draai)
    assert all("afleiding: " in regel and "klasse: aanname" in regel and "# INVULLEN: " in regel for regel in erbij)
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    met = draai("bereken", "--tariefjaar", "2027")
    assert (met.code, "46 producten: 46 berekend" in met.stdout) == (0, True)
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


def test_vergelijken_gaat_met_het_jaar_waar_de_regio_mee_werkt(draai: Draai) -> None:
    """Bij een sprong van twee jaar is het jaar ertussen niet te rekenen; in het eigen jaar is het jaar ervoor bedoeld."""
    verder = "reeletarief vergelijk --tariefjaar {} --met-tariefjaar {} "
    assert verder.format(2028, 2026) in draai("nieuw", "tariefjaar", "2028").stdout
    assert verder.format(2026, 2025) in draai("nieuw", "tariefjaar", "2026").stdout


def test_een_jaar_dat_compleet_is(draai: Draai) -> None:
    """Dan is er niets voor te stellen, en niets te schrijven."""
    uitkomst = draai("nieuw", "tariefjaar", "2026", "--voorstel", "naar")
    assert not Path("naar").exists()
    assert "Geschreven" not in uitkomst.stdout
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
                "vanaf: 2027-10-01, tot_en_met: 2027-12-31, waarde: 3%",
            ],
        ),
        (
            [
                gegeven("vanaf: 2026-01-01, tot_en_met: 2026-06-30", "2%"),
                gegeven("vanaf: 2026-07-01, tot_en_met: 2026-12-31", "2.5%"),
            ],
            ["jaar: 2027, waarde: 2.5%"],
        ),
        ([gegeven("vanaf: 2025-07-01, tot_en_met: 2026-06-30", "2%")], ["jaar: 2027, waarde: 2%"]),
        (
            [gegeven("vanaf: 2024-07-01, tot_en_met: 2026-06-30", "2%")],
            ["jaar: 2027, afleiding: {gelijk: [proef@2025]}"],
        ),
        (
            [gegeven(2025, "2%"), afgeleid("vanaf: 2026-07-01, tot_en_met: 2026-12-31", "gelijk: [proef@2025]")],
            ["jaar: 2027, afleiding: {gelijk: [proef@2025]}"],
        ),
    ],
    ids=[
        "gegeven",
        "zelf-overgenomen",
        "gat-ertussen",
        "deel-van-het-jaar",
        "begin-en-eind",
        "per-halfjaar",
        "nergens-een-heel-jaar",
        "een-heel-jaar-ertussen",
        "deel-van-een-jaar-zelf-overgenomen",
    ],
)
def test_de_laatste_waarde(waarden: list[str], verwacht: list[str], draai: Draai) -> None:
    """Wat het laatst gold, en niet het gemiddelde van dat jaar: een jaartal achter een reeks is haar jaargemiddelde."""
    assert voorstel(draai, reeks("proef", *waarden)) == verwacht


def test_een_overgenomen_cijfer_is_open_en_zegt_waar_het_van_is(draai: Draai) -> None:
    """Een minimumloon per halfjaar: het voorstel is het laatste bedrag, zoals bron, toelichting en merk zeggen."""
    helften = ("vanaf: 2026-01-01, tot_en_met: 2026-06-30", "vanaf: 2026-07-01, tot_en_met: 2026-12-31")
    met_reeks(
        reeks("proef", gegeven(2027, "1%")),
        reeks(
            "proefloon", *(gegeven(helft, bedrag) for helft, bedrag in zip(helften, ("14.70", "14.95"), strict=True))
        ),
    )
    tekst = OPSLAGEN.read_text(encoding="utf-8").replace(
        "maximum: {reeks: maximum_premieloon}", "maximum: {reeks: proefloon}", 1
    )
    OPSLAGEN.write_text(tekst, encoding="utf-8")
    (regel,) = (regel.strip() for regel in nieuwe_regels(draai) if "Reeks proefloon" in regel)
    assert regel == (
        '- {jaar: 2027, waarde: 14.95, klasse: open, bron: "nog niet ingevuld; het cijfer van 2026-07-01 tot en met 2026-12-31", '
        'toelichting: "Voorlopig, tot het cijfer van 2027 is ingevuld. Het bedrag stijgt zo niet mee."} # INVULLEN: Reeks proefloon, '
        "het cijfer van 2027; van 2026-07-01 tot en met 2026-12-31 € 14,95 (bron van vanaf: 2026-07-01, tot_en_met: 2026-12-31)"
    )
    shutil.copy(Path("naar") / OPSLAGEN, OPSLAGEN)
    assert "reeksen.proefloon.2027" in draai("bereken", "--tariefjaar", "2027", "--formaat", "json").stdout


def test_de_voorstellen_staan_op_volgorde_van_het_bestand_en_dan_van_jaar(draai: Draai) -> None:
    """Ook wat pas in een latere ronde bleek te missen: de cpi van 2027 volgt uit de pleegvergoeding van 2028."""
    scherm = draai("nieuw", "tariefjaar", "2028").stdout.splitlines()
    in_bestand = [
        regel.strip(" :")
        for regel in OPSLAGEN.read_text(encoding="utf-8").partition("\nreeksen:\n")[2].splitlines()
        if re.match(r"  \w+:$", regel)
    ]
    rijen = [re.match(r"(\w+) .* (20\d\d)   ", regel) for regel in scherm]
    gevonden = [(in_bestand.index(rij[1]), int(rij[2])) for rij in rijen if rij and rij[1] in in_bestand]
    assert len(gevonden) > 50
    assert gevonden == sorted(gevonden)


@pytest.mark.parametrize(
    ("laatste", "waaruit"),
    [
        (gegeven(2026, "2%"), "de waarde van 2026"),
        (afgeleid(2026, "som: [proef@2024, proef@2024]"), "de rekenregel van 2026"),
        (
            gegeven("vanaf: 2026-02-01, tot_en_met: 2026-12-31", "2%"),
            "het cijfer van 2026-02-01 tot en met 2026-12-31",
        ),
    ],
    ids=["waarde", "rekenregel", "cijfer"],
)
def test_de_bron_zegt_waaruit_het_voorstel_volgt(laatste: str, waaruit: str, draai: Draai) -> None:
    met_reeks(reeks("proef", gegeven(2024, "1%"), laatste))
    assert any(
        f'bron: "nog niet ingevuld; {waaruit}"' in regel and "jaar: 2027" in regel and "Reeks proef, " in regel
        for regel in nieuwe_regels(draai)
    )


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
        ({"vanaf: 2025-01-01, tot_en_met: 2026-12-31": "som: [ander@2024, ander]"}, "som: [ander@2024, ander]"),
        (
            {
                "vanaf: 2026-01-01, tot_en_met: 2026-06-30": "som: [ander@2025, ander]",
                "vanaf: 2026-07-01, tot_en_met: 2026-12-31": "som: [ander@2025, ander]",
            },
            "som: [ander@2026, ander]",
        ),
        ({2026: "som: [ander@2030, ander]"}, "som: [ander@2030, ander]"),
    ],
    ids=[
        "zonder-jaartal",
        "schuift-mee",
        "vast-want-ver-terug",
        "vast-want-elk-jaar-gelijk",
        "twee-jaar-terug-schuift-mee",
        "vast-want-gold-meer-jaren",
        "twee-keer-in-een-jaar-schuift-mee",
        "vast-want-nog-niet-geweest",
    ],
)
def test_de_rekenregel_van_het_jaar_ervoor(regels: dict[int | str, str], verwacht: str, draai: Draai) -> None:
    """Een jaartal schuift mee; een vast beginpunt blijft staan."""
    proef = reeks("proef", gegeven(2024, "1%"), *(afgeleid(jaar, regel) for jaar, regel in regels.items()))
    ander = reeks("ander", *(gegeven(jaar, "2%") for jaar in range(2022, 2031)))
    assert voorstel(draai, proef, ander) == [f"jaar: 2027, afleiding: {{{verwacht}}}"]


@pytest.mark.parametrize(
    ("definitief", "voorlopig", "verwacht"),
    [
        (gegeven(2026, "2%"), "3%", "jaar: 2027, afleiding: {gelijk: [x_voorlopig]}"),
        (
            f"{gegeven(2025, '2%')}}}\n      - {{{afgeleid(2026, 'gelijk: [x_voorlopig@2026]')}",
            "3%",
            "jaar: 2027, afleiding: {gelijk: [x_voorlopig]}",
        ),
        (gegeven(2026, "2%"), "300", "jaar: 2027, afleiding: {gelijk: [x_definitief@2026]}"),
    ],
    ids=["cijfer-ervoor", "ook-ervoor-het-voorlopige", "andere-soort"],
)
def test_een_definitief_cijfer_volgt_het_voorlopige_van_hetzelfde_jaar(
    definitief: str, voorlopig: str, verwacht: str, draai: Draai
) -> None:
    proef = reeks(
        "proef",
        afgeleid(2027, "som: [x_definitief, x_definitief]"),
    ).replace("    waarden", "    soort: percentage\n    waarden")
    voorlopige = reeks("x_voorlopig", gegeven(2026, voorlopig), gegeven(2027, voorlopig))
    reeksen = (proef, voorlopige, reeks("x_definitief", definitief))
    assert voorstel(draai, *reeksen, van="x_definitief") == [verwacht]
    zin = "Zolang telt het voorlopige cijfer; een correctie achteraf is dan nul."
    (regel,) = (
        een for een in (Path("naar") / OPSLAGEN).read_text(encoding="utf-8").splitlines() if f"{verwacht}," in een
    )
    assert (zin in regel) is ("x_voorlopig" in verwacht)


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
        (
            "aanname",
            "som: [ander, ander]",
            "het cijfer van 2027; in 2026 ook een aanname (regel van 2026); het laatste cijfer is 1% van 2025 (bron van 2025)",
        ),
        (
            "suggestie",
            "som: [ander, ander]",
            "het cijfer van 2027; in 2026 ook afgeleid (regel van 2026); het laatste cijfer is 1% van 2025 (bron van 2025)",
        ),
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


def test_over_een_jaar_na_het_tariefjaar_gaat_geen_voorstel(draai: Draai) -> None:
    """Anders volgde uit een regel die vooruit kijkt een voorstel voor elk jaar daarna."""
    met_reeks(
        reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "product: [ander@2028, ander@2028]")),
        reeks("ander", gegeven(2026, "2%"), gegeven(2027, "2%")),
    )
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert uitkomst.code == 1
    assert "De reeks 'ander' (Reeks ander) heeft geen waarde voor 2028" in uitkomst.stderr
    assert "een voorstel doet" not in uitkomst.stderr
    assert "jaar: 2028" not in (Path("naar") / OPSLAGEN).read_text(encoding="utf-8")


def keten(lengte: int) -> list[str]:
    """Zoveel reeksen na elkaar: ``proef`` volgt uit r1, die uit r2, en de laatste is gegeven."""
    namen = ["proef", *(f"r{nummer}" for nummer in range(1, lengte))]
    schakels = [
        reeks(naam, afgeleid(2026, f"gelijk: [{volgende}]")).replace(
            "    waarden", "    soort: percentage\n    waarden"
        )
        for naam, volgende in pairwise(namen)
    ]
    return [*schakels, reeks(namen[-1], gegeven(2026, "2%"))]


@pytest.mark.parametrize(
    ("lengte", "verwacht"),
    [(24, "jaar: 2027, afleiding: {gelijk: [r23@2026]}"), (25, "jaar: 2027, waarde: 2%")],
    ids=["past", "past-net"],
)
def test_een_keten_die_net_past_blijft_passen(lengte: int, verwacht: str, draai: Draai) -> None:
    """Vijfentwintig na elkaar is het meeste; gelijk aan een eerder jaar zou er een zijn."""
    assert voorstel(draai, *keten(lengte), van=f"r{lengte - 1}") == [verwacht]


def test_een_keten_die_elk_jaar_langer_wordt_wordt_gemeld(draai: Draai) -> None:
    """Hier is geen cijfer dat past: alleen een gepubliceerd cijfer helpt, en dat staat er."""
    jaren = [gegeven(2002, "1%"), *(afgeleid(jaar, f"som: [proef@{jaar - 1}, nul]") for jaar in range(2003, 2027))]
    nul = reeks("nul", gegeven("vanaf: 2000-01-01, tot_en_met: 2040-12-31", "0%"))
    met_reeks(reeks("proef", *jaren), nul)
    assert draai("bereken", "--tariefjaar", "2026").code == 0
    uitkomst = draai("nieuw", "tariefjaar", "2027")
    assert uitkomst.code == 1
    assert (
        "De reeks 'proef' volgt voor 2027 uit een keten die te lang is (meer dan 25 reeksen na elkaar)"
        in uitkomst.stderr
    )
    assert "→ Zet bij een van die reeksen een gepubliceerd cijfer voor dat jaar in plaats van" in uitkomst.stderr


def test_een_kring_door_een_voorstel_zegt_wat_er_rondloopt(draai: Draai) -> None:
    met_reeks(
        reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "som: [ander, ander]")),
        reeks("ander", gegeven(2026, "2%"), afgeleid(2027, "gelijk: [proef]")),
    )
    stderr = draai("nieuw", "tariefjaar", "2027").stderr
    assert "De reeks 'proef' volgt voor 2027 uit zichzelf: proef (2027) → ander (2027) → proef (2027)." in stderr


@pytest.mark.parametrize(("doel", "pad"), [("naar", "naar/opslagen.yaml"), (None, "opslagen.yaml (met dit voorstel)")])
def test_een_fout_wijst_aan_in_het_voorstel(doel: str | None, pad: str, draai: Draai) -> None:
    """Door de regels erbij staat alles daaronder op een andere regel dan in het eigen bestand."""
    met_reeks(
        reeks("voor", gegeven(2026, "1%")),
        reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "som: [ander, voor]")),
        reeks("ander", gegeven(2026, "2%"), afgeleid(2027, "gelijk: [proef]")),
    )
    uitkomst = draai("nieuw", "tariefjaar", "2027", *(("--voorstel", doel) if doel else ()))
    assert uitkomst.code == 1
    gemeld = re.search(rf"^Fout {re.escape(pad)}:(\d+):\d+: \[RT306\]\n +\d+ \|(.*)$", uitkomst.stderr, re.MULTILINE)
    assert gemeld is not None
    assert "afleiding: {gelijk: [proef]}" in gemeld[2]
    if doel:
        assert gemeld[2].strip() in Path(pad).read_text(encoding="utf-8").splitlines()[int(gemeld[1]) - 1]


def test_een_reeks_zonder_eerdere_waarde_krijgt_geen_voorstel(draai: Draai) -> None:
    met_reeks(reeks("proef", gegeven(2028, "2%")))
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert uitkomst.code == 1
    assert "De reeks 'proef' (Reeks proef) heeft geen waarde voor 2027; bekend is 2028-01-01" in uitkomst.stderr
    assert "een voorstel doet" not in uitkomst.stderr
    assert "is 1 van de 46 producten te rekenen" in uitkomst.stdout
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


def test_een_bestand_met_verschillende_regeleinden_houdt_ze(draai: Draai) -> None:
    """Ook de regel waar de nieuwe onder komt, eindigt zoals hij eindigde."""
    met_reeks(reeks("proef", gegeven(2026, "2%")))
    inhoud = OPSLAGEN.read_bytes().replace(b"\n", b"\r\n", 20)
    OPSLAGEN.write_bytes(inhoud)
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar").code == 0
    nieuw = (Path("naar") / OPSLAGEN).read_bytes()
    assert b"".join(regel for regel in nieuw.splitlines(keepends=True) if b"# INVULLEN: " not in regel) == inhoud


def test_een_laatste_regel_zonder_regeleinde(draai: Draai) -> None:
    met_reeks()
    inhoud = OPSLAGEN.read_bytes() + reeks("proef", gegeven(2026, "2%")).rstrip("\n").encode()
    OPSLAGEN.write_bytes(inhoud)
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar").code == 0
    *_, laatste, nieuw = (Path("naar") / OPSLAGEN).read_bytes().split(b"\n")
    assert (laatste, nieuw.startswith(b"      - {jaar: 2027, ")) == (inhoud.split(b"\n")[-1], True)


@pytest.mark.parametrize(
    "blok",
    [
        "  proef:\n    naam: Proef\n    waarden: [{jaar: 2026, waarde: 2%, klasse: open, bron: x}]\n",
        "  proef: {naam: Proef, waarden: [{jaar: 2026, waarde: 2%, klasse: open, bron: x}]}\n",
        "  proef:\n    naam: Proef\n    waarden:\n      - jaar: 2026\n        waarde: 2%\n        klasse: open\n        bron: |+\n          x\n\n\n",
        "  proef:\n    naam: Proef\n    waarden:\n      - {jaar: 2026, waarde: 2%,\n   klasse: open, bron: x}\n",
    ],
    ids=["waarden-tussen-haken", "reeks-tussen-accolades", "lege-regels-die-meetellen", "regel-die-terugspringt"],
)
def test_waar_geen_regel_bij_kan_wordt_geweigerd(blok: str, draai: Draai) -> None:
    """De melding zegt bij welke reeks, en er staat niets."""
    met_reeks(blok)
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    regel = OPSLAGEN.read_text(encoding="utf-8").splitlines().index("  proef:") + 2 if "proef:\n" in blok else 0
    assert re.search(rf"^Fout opslagen.yaml:{regel or '[0-9]+'}:[0-9]+: \[RT525\]$", uitkomst.stderr, re.MULTILINE)
    assert "Onder de reeks 'proef' is geen waarde bij te zetten" in uitkomst.stderr
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
    assert melding in op_een_regel(uitkomst.stderr)
