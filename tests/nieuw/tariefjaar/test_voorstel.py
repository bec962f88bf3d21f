"""Het voorstel voor een reeks: de laatste waarde, of de rekenregel van het jaar ervoor, met een merk dat niemand voor een cijfer aanziet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.nieuw.tariefjaar.reeksen import OPSLAGEN, afgeleid, gegeven, met_reeks, nieuwe_regels, reeks, voorstel

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


def test_een_reeks_zonder_eerdere_waarde_krijgt_geen_voorstel(draai: Draai) -> None:
    met_reeks(reeks("proef", gegeven(2028, "2%")))
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert uitkomst.code == 1
    assert "De reeks 'proef' (Reeks proef) heeft geen waarde voor 2027; bekend is 2028-01-01" in uitkomst.stderr
    assert "een voorstel doet" not in uitkomst.stderr
    assert "is 1 van de 46 producten te rekenen" in uitkomst.stdout
    assert "proef@" not in (Path("naar") / OPSLAGEN).read_text(encoding="utf-8")
