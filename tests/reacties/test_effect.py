"""``reacties effect``: elke reactie alleen, alles samen, en een voorstel dat precies dat geeft."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.reacties.effect import Effecten, bereken_effecten, omvang
from tests.conftest import Draai, als_rijen, kopieer_voorbeeldregio
from tests.gedeeld.streek import Streek, anders, pct, streken, tarief
from tests.reacties.hulp import als_besluit, gelezen, na, reactie, regio, schrijf, stand, tarieven

TWEE = [
    reactie("R01", "uren.reistijd: 12%", parameter="uren.reistijd"),
    reactie("R02", "functie.f0.schaal: '9'", product='"P"', aanbieder="Aanbieder A"),
]


def effecten(*regels: str, streek: Streek | None = None) -> Effecten:
    uit = bereken_effecten(stand(regio(streek)), gelezen(*regels), ())
    assert isinstance(uit, Effecten), uit
    return uit


@settings(max_examples=25, deadline=None)
@given(streken(), st.integers(0, 3000), st.integers(0, 3000))
def test_alleen_en_samen_zijn_de_tarieven_van_de_wijziging_zelf(streek: Streek, reistijd: int, overhead: int) -> None:
    een = reactie("R01", f"uren.reistijd: {pct(reistijd)}")
    twee = reactie("R02", f"opslagen.overhead: {pct(overhead)}")
    uit = bereken_effecten(stand(streek.bestanden()), gelezen(een, twee), ())
    assert isinstance(uit, Effecten)
    nu, samen = tarief(streek).tarief.bedrag, tarief(anders(streek, reistijd=reistijd, overhead=overhead)).tarief.bedrag
    alleen = [tarief(anders(streek, **veld)).tarief.bedrag for veld in ({"reistijd": reistijd}, {"overhead": overhead})]
    gekregen = [sum(een.verschil for een in effect.verschillen) for effect in uit.per_reactie]
    assert gekregen == [een - nu for een in alleen]
    for regel in uit.samen:
        assert regel.verschil.verschil == samen - nu
        assert regel.som + regel.wisselwerking == samen - nu
    assert uit.na.resultaat.tarief("P").tarief.bedrag == samen


def test_alleen_wat_overgenomen_is_telt() -> None:
    niet = reactie("R03", oordeel="niet", parameter="uren.reistijd", eigen_cijfer="40%")
    uit = effecten(*TWEE, niet)
    assert [str(effect.reactie.nummer) for effect in uit.per_reactie] == ["R01", "R02"]
    assert [regel.verschil.product for regel in uit.samen] == ["P"]
    assert list(uit.samen[0].alleen) == ["R01", "R02"]


def test_het_effect_staat_op_nummer() -> None:
    regels = [reactie(nummer, f"uren.scholing: {uren}") for nummer, uren in (("R10", 44), ("R2", 44), ("R1", 44))]
    uit = bereken_effecten(stand(regio()), gelezen(*regels), ())
    assert isinstance(uit, Effecten)
    assert [str(een.reactie.nummer) for een in uit.per_reactie] == ["R1", "R2", "R10"]
    assert [tuple(een.alleen) for een in uit.samen] == [("R1", "R2", "R10")] * len(uit.samen)


def test_omvang_telt_gemiddelde_en_grootste() -> None:
    (een, twee) = effecten(*TWEE, reactie("R03", "opslagen.risico: 3%")).per_reactie[1:]
    assert omvang(een.verschillen).aantal == 1
    assert omvang(twee.verschillen).aantal == 2
    assert omvang(()) == (0, Decimal(0), None)


def test_alle_fouten_in_een_keer_bij_de_reacties() -> None:
    regels = [
        reactie("R01", "uren.riestijd: 12%"),
        reactie("R02", "functie.f0.aandeel: 50%", product='"P"'),
        reactie("R03", "uren.scholing: 44"),
        reactie("R04", "uren.scholing: 45"),
    ]
    uit = bereken_effecten(stand(regio()), gelezen(*regels), ())
    assert not isinstance(uit, Effecten)
    assert [een.code for een in uit] == ["RT985", "RT302", "RT988"]


def test_aandelen_van_twee_reacties_moeten_ook_samen_honderd_zijn() -> None:
    drie = (
        Streek()
        .bestanden()["productkaarten/p.yaml"]
        .decode()
        .replace(
            "aandeel: 60%}", 'aandeel: 50%}\n  - {functie: F2, niveau: hbo, schaal: "9", trede: max, aandeel: 10%}'
        )
    )
    regels = [
        reactie("R01", "functie.f0.aandeel: 30%, functie.f1.aandeel: 60%", product='"P"'),
        reactie("R02", "functie.f0.aandeel: 30%, functie.f2.aandeel: 20%", product='"P"'),
    ]
    uit = bereken_effecten(stand(regio(kaart_p=drie)), gelezen(*regels), ())
    assert not isinstance(uit, Effecten)
    assert [een.code for een in uit] == ["RT302"]
    assert "samen 110%" in uit[0].wat


def test_zonder_concept_is_de_werkmap_de_basis(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "effect", map_=schrijf(tmp_path, regio(), *TWEE))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert "Basis: de werkmap zoals ze nu is; er is geen concept in vastgesteld/2026.json" in uitkomst.stdout
    assert "- Reistijd: 10% → 12%; uren.reistijd in opslagen.yaml:14" in uitkomst.stdout


def test_zonder_een_enkele_kaart_zegt_de_opdracht_dat(draai: Draai, tmp_path: Path) -> None:
    zonder = {pad: inhoud for pad, inhoud in regio().items() if not pad.startswith("productkaarten/")}
    schrijf(tmp_path, zonder, *TWEE)
    uitkomst = draai("reacties", "effect", map_=tmp_path)
    assert uitkomst.code == 2
    assert "[RT504]" in uitkomst.stderr


def test_het_concept_is_de_basis_ook_als_de_werkmap_al_verder_is(draai: Draai, tmp_path: Path) -> None:
    verder = regio(anders(Streek(), risico=900))
    map_ = schrijf(tmp_path, verder, *TWEE, concept=als_besluit(regio()))
    blok = json.loads(draai("reacties", "effect", "-f", "json", map_=map_).stdout)
    assert blok["basis"]["is_concept"] is True
    assert [een["pad"] for een in blok["register"]] == ["reacties/r.yaml"]
    assert blok["basis"]["omschrijving"] == "het concept van 1 september 2026 (vastgesteld/2026.json)"
    assert Decimal(blok["samen"]["tarieven"][0]["basis"]) == tarieven(regio())["P"]
    op_werkmap = json.loads(draai("reacties", "effect", "--met", "werkmap", "-f", "json", map_=map_).stdout)
    assert Decimal(op_werkmap["samen"]["tarieven"][0]["basis"]) == tarieven(verder)["P"]


def test_een_vastgesteld_besluit_is_geen_concept(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), *TWEE, concept=als_besluit(regio(), "vastgesteld"))
    uitkomst = draai("reacties", "effect", map_=map_)
    assert "vastgesteld/2026.json is geen concept meer maar vastgesteld" in uitkomst.stdout


def test_na_het_besluit_blijft_het_vervangen_concept_de_basis(draai: Draai, tmp_path: Path) -> None:
    """De nota en het effect zijn na het besluit hetzelfde als ervoor; een reactie telt niet nog een keer mee."""
    map_ = schrijf(tmp_path, regio(), *TWEE, concept=als_besluit(regio()))
    ervoor = json.loads(draai("reacties", "effect", "-f", "json", map_=map_).stdout)
    vervangen = map_ / "vastgesteld" / "2026-concept-2026-09-01-01234567.json"
    (map_ / "vastgesteld" / "2026.json").rename(vervangen)
    (map_ / "vastgesteld" / "2026.json").write_text(als_besluit(regio(), "vastgesteld"))
    erna = json.loads(draai("reacties", "effect", "-f", "json", map_=map_).stdout)
    assert erna["basis"]["omschrijving"] == f"het concept van 1 september 2026 (vastgesteld/{vervangen.name})"
    assert erna["samen"] == ervoor["samen"]
    shutil.copy(vervangen, vervangen.with_name("2026-concept-2026-09-01-89abcdef.json"))
    assert "niet het enige van die dag" in draai("reacties", "effect", "-f", "json", map_=map_).stdout
    vervangen.with_name("2026-concept-2026-09-02-89abcdef.json").write_text("geen json")
    assert draai("reacties", "effect", map_=map_).code == 2


def test_een_concept_dat_anders_rekent_of_anders_voorstelt_wordt_gemeld(draai: Draai, tmp_path: Path) -> None:
    blok = json.loads(als_besluit(regio()))
    blok["tarieven"][0]["tarief"] = "1.00"
    blok["tarieven"][1] |= {"voorgesteld": "99.00", "reden": "afgerond"}
    map_ = schrijf(tmp_path, regio(), *TWEE, concept=json.dumps(blok))
    uitkomst = draai("reacties", "effect", map_=map_)
    assert uitkomst.code == 0
    assert "[RT989] 3 keer" in uitkomst.stderr
    assert "€ 99,00 voorgesteld" in uitkomst.stderr
    assert draai("reacties", "effect", "--streng", map_=map_).code == 1


@pytest.mark.parametrize("inhoud", ["geen json", "{}", None])
def test_een_concept_dat_niet_te_lezen_is_stopt_alles(draai: Draai, tmp_path: Path, inhoud: str | None) -> None:
    map_ = schrijf(tmp_path, regio(), *TWEE, concept=inhoud)
    if inhoud is None:
        (map_ / "vastgesteld" / "2026.json").mkdir(parents=True)
    uitkomst = draai("reacties", "effect", map_=map_)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "vastgesteld/2026.json:1:1: [RT" in uitkomst.stderr


def test_met_een_ander_besluit_of_een_andere_map(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "w", regio(), *TWEE)
    andere = schrijf(tmp_path / "a", regio(anders(Streek(), risico=900)))
    (tmp_path / "b.json").write_text(als_besluit(regio(), "vastgesteld"), encoding="utf-8")
    assert f"Basis: de map {andere}" in draai("reacties", "effect", "--met", str(andere), map_=map_).stdout
    assert (
        "(vastgesteld) van 1 september"
        in draai("reacties", "effect", "--met", str(tmp_path / "b.json"), map_=map_).stdout
    )
    ander_jaar = draai("reacties", "effect", "--met", str(tmp_path / "b.json"), "-j", "2027", map_=map_)
    assert ander_jaar.code == 2
    assert draai("reacties", "effect", "--met", str(tmp_path / "weg"), map_=map_).code == 2


def test_csv_heeft_per_product_de_som_en_de_wisselwerking(draai: Draai, tmp_path: Path) -> None:
    tekst = draai("reacties", "effect", "-f", "csv", map_=schrijf(tmp_path, regio(), *TWEE)).stdout
    rijen = als_rijen(tekst)
    assert [rij["soort"] for rij in rijen] == ["alleen", "alleen", "som", "wisselwerking", "samen"]
    euro = [Decimal(rij["verschil"]) for rij in rijen]
    assert euro[0] + euro[1] == euro[2]
    assert euro[2] + euro[3] == euro[4]


def test_een_fout_in_een_reactie_geeft_code_2_met_plaats(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "effect", map_=schrijf(tmp_path, regio(), reactie(wijzigingen="uren.riestijd: 12%")))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "reacties/r.yaml:2:" in uitkomst.stderr
    assert "Bedoelt u 'uren.reistijd'?" in uitkomst.stderr


def test_het_voorstel_rekent_precies_wat_alles_samen_geeft(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "w", regio(), *TWEE)
    voor = {pad: pad.read_bytes() for pad in map_.rglob("*.yaml")}
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert uitkomst.code == 0
    assert uitkomst.stdout.splitlines()[:2] == [
        "opslagen.yaml:14  uren.reistijd: 10% → 12%  (R01, Aanbieder B)",
        'productkaarten/p.yaml:8  functie.f0.schaal: "7" → "9"  (R02, Aanbieder A)',
    ]
    assert {pad: pad.read_bytes() for pad in map_.rglob("*.yaml")} == voor
    geschreven = {
        pad.relative_to(tmp_path / "v").as_posix(): pad.read_bytes() for pad in (tmp_path / "v").rglob("*.yaml")
    }
    assert set(geschreven) == {"opslagen.yaml", "productkaarten/p.yaml"}
    blok = json.loads(draai("reacties", "effect", "-f", "json", map_=map_).stdout)
    assert Decimal(blok["samen"]["tarieven"][0]["nieuw"]) == tarieven({**regio(), **geschreven})["P"]


def test_het_voorstel_houdt_wat_er_in_de_werkmap_al_veranderd_was(draai: Draai, tmp_path: Path) -> None:
    """Het effect is dat op het concept, maar het voorstel gaat over de bestanden van nu; wat er al staat, staat er niet weer in."""
    verder = regio(anders(Streek(), risico=900, reistijd=1200))
    map_ = schrijf(tmp_path / "w", verder, *TWEE, concept=als_besluit(regio()))
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert [pad.name for pad in (tmp_path / "v").rglob("*.yaml")] == ["p.yaml"]
    assert "uren.reistijd" not in uitkomst.stdout


def test_een_verandering_telt_een_keer_hoe_vaak_het_voorstel_ook_draait(draai: Draai, tmp_path: Path) -> None:
    verandering = reactie("R01", "uren.reistijd: +2 %-punt")
    map_ = schrijf(tmp_path / "w", regio(), verandering, concept=als_besluit(regio()))
    assert draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_).code == 0
    shutil.copytree(tmp_path / "v", map_, dirs_exist_ok=True)
    assert b"percentage: 12%, over: [clientgebonden_uren]" in (map_ / "opslagen.yaml").read_bytes()
    nog_eens = draai("reacties", "effect", "--voorstel", str(tmp_path / "v2"), map_=map_)
    assert nog_eens.stdout == "Er is niets te wijzigen: geen overgenomen waarde, of alles staat er al.\n"


def test_een_verandering_telt_niet_vanaf_een_concept_van_na_de_reactie(draai: Draai, tmp_path: Path) -> None:
    """In een tweede concept zit zij er misschien al in."""
    besluit = json.loads(als_besluit(regio()))
    besluit["besluit"]["besluitdatum"] = "2026-10-01"
    map_ = schrijf(
        tmp_path / "w",
        regio(),
        reactie("R01", "uren.reistijd: +1 %-punt"),
        concept=json.dumps(besluit, ensure_ascii=False),
    )
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "het concept van 2026-10-01 is van na deze reactie" in uitkomst.stderr


def test_een_verandering_die_op_de_kaart_van_het_concept_al_staat_telt_er_niet_nog_eens_bij(
    draai: Draai, tmp_path: Path
) -> None:
    """Eerst doorgevoerd, en daarna een concept met een eerdere datum vastgelegd: de kaart noemt de reactie als bron."""
    verandering = reactie("R01", "uren.reistijd: +1 %-punt", product='"P"')
    doorgevoerd = na(regio(), verandering)
    map_ = schrijf(tmp_path / "w", doorgevoerd, verandering, concept=als_besluit(doorgevoerd))
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT987]" in uitkomst.stderr
    assert "staat 11% al op de kaart met deze reactie als bron: zij is daarvoor al doorgevoerd" in uitkomst.stderr
    assert "Schrijf bij de reactie onder wijzigingen de waarde zelf" in uitkomst.stderr


def test_een_reactie_van_vorig_jaar_met_hetzelfde_nummer_is_een_andere(draai: Draai, tmp_path: Path) -> None:
    vorige = reactie("R01", "uren.reistijd: 11%", product='"P"', datum="2025-09-14")
    begin = na(regio(), vorige)
    nu = reactie("R01", "uren.reistijd: +1 %-punt", product='"P"')
    map_ = schrijf(tmp_path / "w", begin, nu, concept=als_besluit(begin))
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert (uitkomst.code, "11% → 12%" in uitkomst.stdout) == (0, True)


@pytest.mark.parametrize(("eerst", "code"), [(1000, 2), (900, 0)])
def test_staat_een_ander_concept_precies_de_verandering_lager_dan_zit_zij_er_al_in(
    draai: Draai, tmp_path: Path, eerst: int, code: int
) -> None:
    """Van 10% naar 11% is deze verandering; van 9% naar 11% deed de regio zelf iets."""
    verandering = reactie("R01", "uren.reistijd: +1 %-punt")
    nu = regio(anders(Streek(), reistijd=1100))
    map_ = schrijf(tmp_path / "w", nu, verandering, concept=als_besluit(nu))
    ander = als_besluit(regio(anders(Streek(), reistijd=eerst)))
    (map_ / "vastgesteld/2026-concept-2026-09-01-0123abcd.json").write_text(ander, encoding="utf-8")
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert uitkomst.code == code
    waarom = "staat 11%, en in een ander concept van dit jaar 10%: dat verschil is precies deze verandering"
    assert (waarom in uitkomst.stderr) is (code == 2)


def test_staat_in_een_ander_concept_de_waarde_van_de_regio_dan_zegt_de_weigering_dat(
    draai: Draai, tmp_path: Path
) -> None:
    """De kaart kreeg haar eigen waarde tussen twee concepten in, met een andere bron dan deze reactie."""
    verandering = reactie("R01", "uren.reistijd: +1 %-punt", product='"P"')
    nu = {
        pad: tekst.replace(b"reactie R01 van Aanbieder B", b"overleg")
        for pad, tekst in na(regio(), verandering).items()
    }
    map_ = schrijf(tmp_path / "w", nu, verandering, concept=als_besluit(nu))
    (map_ / "vastgesteld/2026-concept-2026-08-01-0123abcd.json").write_text(als_besluit(regio()), encoding="utf-8")
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert uitkomst.code == 2
    assert "staat 11%, en in een ander concept van dit jaar de waarde van de regio: dat verschil is" in uitkomst.stderr


def test_een_ander_concept_dat_niet_te_lezen_is_wordt_niet_overgeslagen(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "w", regio(), reactie("R01", "uren.reistijd: +1 %-punt"), concept=als_besluit(regio()))
    (map_ / "vastgesteld/2026-concept-2026-09-01-0123abcd.json").write_text("{", encoding="utf-8")
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert (uitkomst.code, "[RT990]" in uitkomst.stderr) == (2, True)


@pytest.mark.parametrize("met", [[], ["--met", "werkmap"], ["--met", "."]])
def test_zonder_concept_komt_een_verandering_in_geen_voorstel(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, met: list[str]
) -> None:
    """Anders kwam zij er bij elke keer doorvoeren bovenop: 11%, 12%, 13%."""
    map_ = schrijf(tmp_path / "w", regio(), reactie("R01", "uren.reistijd: +1 %-punt"))
    monkeypatch.chdir(map_)
    assert draai("reacties", "effect", *met, map_=Path()).code == 0
    uitkomst = draai("reacties", "effect", *met, "--voorstel", str(tmp_path / "v"), map_=Path())
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT987]" in uitkomst.stderr
    assert "vaststellen --als-concept" in uitkomst.stderr
    assert not (tmp_path / "v").exists()


@pytest.mark.parametrize("doel", [".", "productkaarten", "cao/nieuw", "vol", "opslagen.yaml"])
def test_een_voorstel_komt_nooit_in_de_werkmap_of_over_iets_heen(draai: Draai, tmp_path: Path, doel: str) -> None:
    map_ = schrijf(tmp_path, regio(), *TWEE)
    (map_ / "vol").mkdir()
    (map_ / "vol" / "opslagen.yaml").write_text("x", encoding="utf-8")
    voor = {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
    assert draai("reacties", "effect", "--voorstel", str(map_ / doel), map_=map_).code == 2
    assert {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()} == voor


def test_een_reactie_zonder_motief_komt_niet_in_een_voorstel(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "w", regio(), reactie("R01", "uren.reistijd: 12%", motief=""))
    assert draai("reacties", "effect", map_=map_).code == 0
    uitkomst = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert uitkomst.code == 2
    assert "[RT984]" in uitkomst.stderr
    assert not (tmp_path / "v").exists()


def test_ook_een_reactie_die_niets_wijzigt_gaat_over_een_product_dat_er_is(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), reactie("R01", product='"X"', oordeel="niet"))
    uitkomst = draai("reacties", "effect", map_=map_)
    assert uitkomst.code == 2
    assert "[RT985]" in uitkomst.stderr
    assert "haal bij deze reactie product, wijzigingen en eigen_cijfer weg" in uitkomst.stderr


def test_zonder_overgenomen_reactie_verandert_er_niets(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), reactie("R01", oordeel="niet"))
    uitkomst = draai("reacties", "effect", map_=map_)
    assert uitkomst.code == 0
    assert "Geen enkel tarief verandert." in uitkomst.stdout
    leeg = draai("reacties", "effect", "--voorstel", str(tmp_path / "v"), map_=map_)
    assert leeg.stdout == "Er is niets te wijzigen: geen overgenomen waarde, of alles staat er al.\n"


def test_op_de_voorbeeldregio_toont_het_scherm_de_grootste_tien(draai: Draai, tmp_path: Path) -> None:
    map_ = kopieer_voorbeeldregio(tmp_path)
    schrijf(map_, {}, reactie("R01", "uren.reistijd: 12%", parameter="uren.reistijd"))
    kort = draai("reacties", "effect", map_=map_).stdout
    assert "… en nog 12 producten; --alles toont ze ook." in kort
    assert "en nog" not in draai("reacties", "effect", "--alles", map_=map_).stdout
    assert kort.count("€ +2,67") >= 1
