"""Volumes lezen: snel en rij voor rij hetzelfde, met elke fout een melding en zonder dat het geheugen meegroeit."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.invoer.begroting.telraam import Combinaties, tel_snel
from reeletarief.invoer.begroting.volumes import KOLOMMEN, lees_volumes
from tests.begroting.proefvolumes import EISEN, KOP, PRODUCTEN, RIJEN, Rij, gelezen
from tests.conftest import Draai


def als_csv(rijen: list[Rij], kop: str = KOP) -> str:
    return kop + "".join(";".join(str(veld) for veld in rij) + "\n" for rij in rijen)


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
