"""``begroting --oud``: de oude tarieven horen van ervoor te zijn (RT715), en mogen uit een groot besluit komen."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Draai
from tests.vaststellen.later import Begroot, besluit_over


def test_oude_tarieven_van_een_later_jaar_zijn_een_vraag(begroot: Begroot, besloten: Path) -> None:
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    later = str(besloten / "vastgesteld/2027.json")
    blok, stderr = begroot("45A48 10 2026, 45A48 10 2027", "--oud", later, "--index", "2027=5%", map_=besloten)
    assert [een["oud"] for een in blok["effect"]["producten"]] == ["108.00", "113.40"]
    assert (
        "De oude tarieven zijn van 2027, later dan het tariefjaar 2026: het effect is wat teruggaan naar 2026 kost, en na 2026 komt de index "
        "op een oud tarief waar die stijging al in zit." in stderr
    )
    assert "begroot dan met --tariefjaar 2027 en geef als --oud de tarieven van 2026" in stderr
    alleen_2026 = begroot("45A48 10 2026", "--oud", later)[1]
    assert "het effect is wat teruggaan naar 2026 kost. →" in alleen_2026
    assert "[RT715]" not in begroot("45A48 10 2027", "-j", "2027", "--oud", str(besloten / "vastgesteld/2026.json"))[1]


def test_het_besluit_naast_zichzelf_heeft_geen_effect_en_dat_staat_er(
    draai: Draai, begroot: Begroot, besloten: Path, tmp_path: Path
) -> None:
    """Wat er na het besluit over een later jaar verandert, is er wel aan te zien: dan is het geen vergissing."""
    zelf = str(besloten / "vastgesteld/2026.json")
    for map_ in (besloten, besloten / "vastgesteld/2026.json"):
        _, stderr = begroot("45A48 10 2026", "--oud", zelf, map_=map_)
        assert "De oude tarieven zijn het besluit over 2026 waar de begroting zelf mee rekent" in stderr
    bewaard = draai("bereken", "-f", "json", map_=besloten).stdout
    (tmp_path / "zelfde-jaar.json").write_text(bewaard, encoding="utf-8")
    assert "[RT715]" not in begroot("45A48 10 2026", "--oud", str(tmp_path / "zelfde-jaar.json"))[1]
    besluit_over(besloten, 2027, {"45A48": "108.00"})
    assert "[RT715]" not in begroot("45A48 10 2026, 45A48 10 2027", "--oud", zelf, "--index", "2027=5%")[1]


def test_een_besluit_van_een_grote_regio_mag_de_oude_tarieven_zijn(
    draai: Draai, begroot: Begroot, besloten: Path, tmp_path: Path
) -> None:
    """Een besluit met zeshonderd kaarten is groter dan een csv mag zijn; ``vergelijk`` las het wel."""
    inhoud = (besloten / "vastgesteld/2026.json").read_text(encoding="utf-8")
    (tmp_path / "groot.json").write_text(inhoud + " " * 6_000_000, encoding="utf-8")
    blok, _ = begroot("45A48 10 2026", "--oud", str(tmp_path / "groot.json"))
    assert blok["effect"]["totaal"] == "0.00"
    assert draai("bereken", "-f", "md", "--oud", str(tmp_path / "groot.json"), map_=besloten).code == 0
