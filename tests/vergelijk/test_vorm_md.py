"""``vergelijk`` als Markdown, voor onder een voorstel tot wijziging: kort genoeg, en een naam wordt geen opmaak."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, vergelijk
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.weergave.markdown import tabelrij
from reeletarief.weergave.vergelijk.md import HOOGSTENS, MERK, vergelijking_als_md
from tests.vergelijk.proefvergelijking import (
    BESTANDEN,
    GELIJK,
    GEMEEN,
    GEWIJZIGD,
    HOGER,
    STANDEN,
    TABEL,
    kant,
    met_naam,
    met_producten,
    over,
    vergeleken,
)


def md(vergelijking: Vergelijking) -> str:
    return vergelijking_als_md(vergelijking, over(vergelijking), STANDEN)


def test_md_begint_met_het_merk_en_zet_het_belangrijkste_boven_de_vouw() -> None:
    tekst = md(GEWIJZIGD)
    regels = tekst.splitlines()
    assert regels[0] == MERK == "<!-- reeletarief vergelijk -->"
    assert regels[1].startswith("### 1 van 1 tarief verandert")
    boven = tekst.partition("<details>")[0]
    for stuk in (
        "**Grens gepasseerd**",
        r"\~ gewijzigd",
        "| 45A48 | Proefproduct |",
        "€ 3.500,00 → € 3.850,00",
        f"{TABEL}:14",
    ):
        assert stuk in boven
    assert "Verschil per element (1)" in tekst.partition("<details>")[2]
    assert tekst.count("<details>") == tekst.count("</details>") == 2


def test_md_zonder_wijziging_is_een_korte_goede_boodschap() -> None:
    tekst = md(GELIJK)
    assert tekst.splitlines()[:2] == [MERK, "### Geen wijziging: het ene tarief is gelijk."]
    assert "Waardoor" not in tekst
    assert "Gelijke tarieven (1)" in tekst
    assert len(tekst) < 600


def test_md_met_alles_vouwt_de_gelijke_niet_weg() -> None:
    tekst = vergelijking_als_md(GELIJK, (), (*STANDEN, "gelijk"))
    assert "| = | 45A48 |" in tekst
    assert "Gelijke tarieven" not in tekst


def test_md_laat_een_naam_geen_opmaak_worden() -> None:
    tekst = md(vergeleken(met_naam(GEMEEN)))
    assert "<script" not in tekst
    assert r"a\|b\`c\` &lt;script&gt;alert(1)&lt;/script&gt; \[x\](y) \*z\* @<!-- -->iemand \$1\$ \~ \\ |" in tekst
    rijen = [regel for regel in tekst.splitlines() if regel.startswith(r"| \~ |")]
    assert [len(re.findall(r"(?<!\\)\|", rij)) for rij in rijen] == [7]


def test_md_haalt_regeleinden_en_stuurtekens_uit_een_naam() -> None:
    weg = Bevinding("RT406", "a\r\n\n# b\x1b[31m", "x", Plaats("k.yaml", 1))
    kapot = vergelijk(kant("toen", BESTANDEN), kant("nu", HOGER)._replace(gemist={"X\n\n# y": (weg,)}))
    tekst = md(kapot)
    assert "| X \\# y | nu | \\[RT406\\] a \\# b\N{REPLACEMENT CHARACTER}\\[31m |" in tekst


def test_md_blijft_onder_de_grens_van_github_en_telt_wat_er_wegviel() -> None:
    groot = vergeleken(met_producten(900, HOGER), met_producten(900, BESTANDEN))
    tekst = md(groot)
    assert 60_000 < len(tekst) < HOOGSTENS == 65_000
    assert tekst.count("<details>") == tekst.count("</details>")
    tellingen = [int(aantal) for aantal in re.findall(r"^En nog (\d+) regels;", tekst, re.MULTILINE)]
    rijen = sum(bool(re.match(r"\| (\\~ \| )?P\d{4} \|", regel)) for regel in tekst.splitlines())
    grenzen = sum(regel.startswith("- P") for regel in tekst.splitlines())
    assert rijen + grenzen + sum(tellingen) == 900 * 4
    assert tekst.rstrip().endswith("</sub>")


def test_md_met_een_onmogelijk_lange_naam_blijft_eronder() -> None:
    lang = kant("n" * 70_000, HOGER)._replace(bewijs=None)
    tekst = md(vergelijk(kant("toen", BESTANDEN), lang))
    assert len(tekst) < HOOGSTENS
    assert tekst.startswith(MERK)


@given(st.text())
def test_willekeurige_tekst_blijft_in_zijn_cel(tekst: str) -> None:
    rij = tabelrij([tekst, "b"])
    assert rij.count("\n") == 1
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rij)) == 3
    assert "<" not in rij.replace("<!-- -->", "")
    assert not re.search(r"@\w", rij)
