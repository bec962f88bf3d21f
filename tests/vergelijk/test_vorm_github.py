"""De meldingen van ``vergelijk`` voor GitHub: de gewijzigde regel, en een tekst die geen opdracht wordt."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking, vergelijk
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.weergave.controleer.github import opdracht
from reeletarief.weergave.vergelijk.github import vergelijking_voor_github
from tests.gedeeld.kloon import KAART
from tests.vergelijk.proefvergelijking import (
    BESTANDEN,
    GELIJK,
    GEWIJZIGD,
    HOGER,
    TABEL,
    kant,
    met_producten,
    over,
    vergeleken,
)


def github(vergelijking: Vergelijking, grens: str = "0.01") -> list[str]:
    return vergelijking_voor_github(vergelijking, over(vergelijking, grens)).splitlines()


def test_github_wijst_de_gewijzigde_regel_aan() -> None:
    fout, waarschuwing, kop = github(GEWIJZIGD)
    assert fout.startswith(f"::error file={TABEL},line=14,title=Grens gepasseerd::45A48 stijgt ")
    assert fout.endswith("%25; hooguit 1,00%25 mag.")
    assert waarschuwing == (
        f"::warning file={TABEL},line=14,title=Tarief gewijzigd::maandbedrag schaal 9 trede 2, tabel 2026-01-01: "
        "€ 3.500,00 → € 3.850,00; raakt 1 product, de hele oorzaak."
    )
    assert kop.startswith("::notice title=reeletarief vergelijk::1 van 1 tarief verandert: 45A48 stijgt € 3,21 (+")


def test_github_zonder_wijziging_is_een_regel() -> None:
    assert github(GELIJK) == [
        "::notice title=reeletarief vergelijk::Geen wijziging: het ene tarief is gelijk.",
    ]


def test_github_toont_er_tien_van_elk_en_telt_de_rest() -> None:
    anders = BESTANDEN[TABEL]
    for bedrag in re.findall(r"\d{4}\.\d\d", anders):
        anders = anders.replace(bedrag, f"{Decimal(bedrag) + 1}")
    groot = vergeleken(met_producten(14, BESTANDEN | {TABEL: anders}), met_producten(14, BESTANDEN))
    regels = github(groot, "0")
    assert sum(regel.startswith("::error ") for regel in regels) == 10
    assert "En nog 4 meldingen; 'reeletarief vergelijk --formaat html' geeft ze alle." in regels
    assert regels[-1].startswith("::notice ")


def test_een_grens_zonder_bekende_oorzaak_staat_bij_de_kaart() -> None:
    """Bewaarde tarieven hebben alleen bedragen; wat er gewijzigd is, is dan niet aan te wijzen."""
    oud = kant("oud.json", BESTANDEN)._replace(tarieven=None, bewijs=None)
    vergelijking = vergelijk(oud, kant("nu", HOGER))
    fout, _kop = vergelijking_voor_github(vergelijking, over(vergelijking)).splitlines()
    assert fout.startswith(f"::error file={KAART},line=1,title=Grens gepasseerd::45A48 stijgt 6,19%25")


def test_github_codeert_wat_in_een_opdracht_iets_anders_betekent() -> None:
    weg = Bevinding("RT406", "100%\n::error::x", "y", Plaats("map,1/a:b%.yaml", 3))
    kapot = vergelijk(kant("toen", BESTANDEN), kant("nu", BESTANDEN)._replace(gemist={"X": (weg,)}))
    assert github(kapot)[0] == (
        "::warning file=map%2C1/a%3Ab%25.yaml,line=3,title=Niet te vergelijken::"
        "Niet te vergelijken: X is in nu niet te rekenen. [RT406] 100%25%0A::error::x"
    )


def test_github_wijst_geen_regel_aan_die_er_niet_meer_is() -> None:
    """Een vervallen regel en een fout in de oude stand hebben in deze map geen plaats."""
    zonder = BESTANDEN | {
        "opslagen.yaml": re.sub(r"      - \{sleutel: ict.*\n", "", BESTANDEN["opslagen.yaml"]),
    }
    weg = Bevinding("RT406", "toen", "y", Plaats("oud.yaml", 3))
    oud = kant("toen", BESTANDEN)
    regels = github(vergelijk(oud._replace(gemist={"X": (weg,)}), kant("nu", zonder)))
    assert len(regels) >= 3
    for regel in regels:
        assert "oud.yaml" not in regel
        assert re.match(r"::(warning|notice) title=", regel)


@given(st.text())
def test_willekeurige_tekst_is_een_opdracht(tekst: str) -> None:
    regel = opdracht("warning", tekst, title=tekst)
    assert len(regel.splitlines()) == 1
    assert re.fullmatch(r"::warning title=[^:,]*::.*", regel)
