"""De README belooft niets wat niet zo is: elk uitvoerblok komt uit het programma, elke opdracht bestaat."""

from __future__ import annotations

import json
import re
import shlex
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai, kopieer_voorbeeldregio, schrijf_werkmap
from tests.gedeeld.pagina import Toont, blokken

README = (WORTEL / "README.md").read_text(encoding="utf-8")
PAGINAS = sorted((WORTEL / "docs").rglob("*.md"))


@pytest.mark.parametrize(("opdracht", "getoond"), blokken("README.md"), ids=lambda deel: deel.split("\n")[0][:40])
def test_elke_getoonde_regel_staat_in_de_uitvoer(opdracht: str, getoond: str, draai: Draai, toont: Toont) -> None:
    uitkomst = draai(*shlex.split(opdracht))
    assert uitkomst.code == 0
    toont("README.md", opdracht, getoond, uitkomst.stdout)


def test_de_readme_toont_uitvoer() -> None:
    assert len(blokken("README.md")) >= 2


def test_de_testregel_van_de_readme_is_die_van_ci() -> None:
    ci = (WORTEL / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in ci
    assert (
        len([regel for regel in README.splitlines() if regel.startswith("python3 -m venv") and "pytest" in regel]) == 1
    )


def test_elke_verwijzing_naar_een_bestand_bestaat() -> None:
    for pad in (WORTEL / "README.md", WORTEL / "CHANGELOG.md", *PAGINAS):
        for doel in koppelingen(pad):
            assert doel.exists(), f"{pad.name}: {doel.relative_to(WORTEL)}"


def test_geen_pad_van_een_bepaalde_machine() -> None:
    for pad in (WORTEL / "README.md", WORTEL / ".ci" / "run", WORTEL / "pyproject.toml"):
        tekst = Path(pad).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w./])/(?!dev/null|bin/|usr/bin/)\w+/\w+", tekst), pad


def test_de_voorbeelden_op_de_bestandenpagina_zijn_samen_een_werkende_regio(tmp_path: Path, draai: Draai) -> None:
    pagina = (WORTEL / "docs" / "bestanden.md").read_text(encoding="utf-8")
    bestanden = dict(re.findall(r"```yaml\n# (\S+)\n((?:.*\n)*?)```", pagina))
    assert len(bestanden) == 4
    uitkomst = draai("bereken", map_=schrijf_werkmap(tmp_path, bestanden))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert "1 berekend" in uitkomst.stdout
    volgend_jaar = draai("cao", "toon", "voorbeeld", "2027-01-01", map_=tmp_path)
    assert (volgend_jaar.code, volgend_jaar.stderr) == (0, "")
    assert "afgeleid" in volgend_jaar.stdout


def test_de_kaarten_op_de_vormenpagina_rekenen_in_de_voorbeeldregio(tmp_path: Path, draai: Draai) -> None:
    """Van elke vorm een kaart, en een met twee cao's; samen met de Voorbeeldregio geven ze elk een tarief, zonder een melding over zichzelf."""
    pagina = (WORTEL / "docs" / "vormen.md").read_text(encoding="utf-8")
    blokken = re.findall(r"```yaml\n# (productkaarten/\S+)\n(.*?)```", pagina, re.DOTALL)
    assert len(blokken) == 12
    kopieer_voorbeeldregio(tmp_path)
    schrijf_werkmap(tmp_path, dict(blokken))
    producten = [re.findall(r'product: "(.*?)"', tekst)[0] for _, tekst in blokken]
    uitkomst = draai("bereken", *producten, map_=tmp_path)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "12 producten: 12 berekend" in uitkomst.stdout
    assert "productkaarten/v-" not in uitkomst.stderr


def test_het_rekenblad_op_zijn_pagina_komt_zonder_het_programma_op_dezelfde_cent_uit(
    tmp_path: Path, draai: Draai
) -> None:
    """Elke uitkomst in de tabel volgt uit het blad hieronder, en het programma komt met de bestanden op dezelfde uit."""
    pagina = (WORTEL / "docs" / "rekenblad.md").read_text(encoding="utf-8")
    bestanden = dict(re.findall(r"```yaml\n# (\S+)\n((?:.*\n)*?)```", pagina))
    assert len(bestanden) == 3
    uitkomst = draai("uitleg", "AMB", "--formaat", "json", map_=schrijf_werkmap(tmp_path, bestanden))
    assert uitkomst.code == 0, uitkomst.stderr
    bedragen = {post["sleutel"]: Decimal(post["bedrag"]) for post in json.loads(uitkomst.stdout)["posten"]}
    blad = rekenblad()
    assert bedragen["tarief"] == Decimal("87.00") == blad.pop("tarief")
    for sleutel, bedrag in blad.items():
        assert abs(bedragen[sleutel] - bedrag) < Decimal("1e-12"), sleutel
        getoond = f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))
        assert re.search(rf"\| ([\d.,]+ en )?{re.escape(getoond)} ", pagina), (sleutel, getoond)


def rekenblad() -> dict[str, Decimal]:
    """Het blad van ``docs/rekenblad.md``, met onder elke uitkomst de sleutel die zij in het programma heeft."""
    een, loon = Decimal, "loon.blad.schaal_9.10"
    salaris = 12 * een("4000.00")
    vakantie = een("0.08") * salaris
    eindejaars = een("0.083") * (salaris + vakantie)
    bruto = salaris + vakantie + eindejaars
    sociaal, pensioen = een("0.19") * bruto, een("0.13") * (bruto - 17283)
    overig = een("0.025") * (bruto + sociaal + pensioen)
    netto = (1872 - 144 - 56 - 6 * een("7.2")) * een("0.935") - 85
    declarabel = een("0.85") * netto
    uurkosten = (bruto + sociaal + pensioen + overig) / declarabel
    huisvesting = een("0.08") * uurkosten
    overhead = (uurkosten + huisvesting) * een("0.18") / een("0.82")
    kostprijs = uurkosten + huisvesting + overhead
    risico = een("0.03") * kostprijs
    winst = een("0.015") * (kostprijs + risico)
    index = een("0.0496") * (kostprijs + risico + winst)
    stappen = ((kostprijs + risico + winst + index) / een("0.60")).quantize(een(1), ROUND_HALF_UP)
    return {
        f"{loon}.jaarsalaris": salaris,
        f"{loon}.vakantietoeslag": vakantie,
        f"{loon}.eindejaarsuitkering": eindejaars,
        f"{loon}.sociale_lasten": sociaal,
        f"{loon}.pensioen": pensioen,
        f"{loon}.overig_personeel": overig,
        "uren.clientgebonden_uren": netto,
        "uren.declarabele_uren": declarabel,
        "opslag.huisvesting_ict": huisvesting,
        "opslag.overhead": overhead,
        "opslag.risico": risico,
        "opslag.winst": winst,
        "indexering": index,
        "tarief": stappen * een("0.60"),
    }


def koppelingen(pad: Path) -> set[Path]:
    """De bestanden waar een pagina naar verwijst."""
    doelen = re.findall(r"\]\(([^)#:]+)", pad.read_text(encoding="utf-8"))
    return {(pad.parent / doel).resolve() for doel in doelen}


def test_elke_pagina_in_docs_is_vanuit_de_readme_te_vinden() -> None:
    """In hooguit twee stappen: in de README zelf of in de inhoudsopgave."""
    inhoud = WORTEL / "docs" / "README.md"
    assert inhoud in koppelingen(WORTEL / "README.md")
    gevonden = koppelingen(WORTEL / "README.md") | koppelingen(inhoud)
    assert sorted(pad.name for pad in PAGINAS if pad not in gevonden) == []


def test_elke_getoonde_uitvoer_hoort_bij_een_test() -> None:
    """Een pagina die uitvoer toont, wordt ergens vergeleken; anders veroudert zij ongemerkt. Het handboek speelt zichzelf na."""
    tests = "".join(pad.read_text(encoding="utf-8") for pad in (WORTEL / "tests").rglob("*.py"))
    for pad in PAGINAS:
        naam = pad.relative_to(WORTEL).as_posix()
        toont_iets = any(re.search(r"^(?!\$ ).", getoond, re.MULTILINE) for _, getoond in blokken(naam) if getoond)
        if toont_iets and pad.parent.name != "handboek":
            assert f'toont("{naam}"' in tests, naam
