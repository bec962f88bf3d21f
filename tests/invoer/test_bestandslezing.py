"""Een bestand dat gelijk bleef, wordt één keer gelezen; wat eruit komt, hangt niet af van wat er eerder gelezen is."""

from __future__ import annotations

from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, cast

from reeletarief.api import lees_regio
from reeletarief.invoer.bestandslezing import lees_bestand
from reeletarief.invoer.cao.tabel import CaoTabel
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.opslagen.bestand import Opslagen
from tests.conftest import BASIS, Draai

KAART = "productkaarten/45A48.yaml"


def bestanden() -> dict[str, bytes]:
    return {pad.relative_to(BASIS).as_posix(): pad.read_bytes() for pad in BASIS.rglob("*.yaml")}


def test_wat_gelijk_bleef_wordt_niet_opnieuw_gelezen() -> None:
    """Zo lezen de twee standen van ``vergelijk`` alleen wat er verschilt."""
    oud = bestanden()
    nieuw = oud | {KAART: oud[KAART].replace(b"Proefproduct", b"Ander product")}
    eerst, daarna = lees_regio(oud).regio, lees_regio(nieuw).regio
    assert eerst is not None
    assert daarna is not None
    assert daarna.opslagen is eerst.opslagen
    assert daarna.caos["proef"][0] is eerst.caos["proef"][0]
    assert [str(kaart.naam) for kaart in (*eerst.kaarten, *daarna.kaarten)] == ["Proefproduct", "Ander product"]


def test_een_fout_komt_elke_keer_terug() -> None:
    stuk = bestanden() | {KAART: b"product: 45A48\n"}
    eerst, daarna = lees_regio(stuk), lees_regio(stuk)
    assert eerst.bevindingen
    assert eerst.bevindingen == daarna.bevindingen


def test_een_goed_bestand_na_een_kapot_is_goed() -> None:
    goed = bestanden()
    lees_regio(goed | {KAART: b"product: 45A48\n"})
    assert lees_regio(goed).bevindingen == ()


def test_onder_een_ander_pad_staat_alles_op_een_andere_plaats() -> None:
    """Een kopie van een kaart wijst naar de kopie, niet naar het origineel."""
    inhoud = bestanden()[KAART]
    kaarten = [lees_bestand(pad, inhoud, Productkaart).model for pad in (KAART, "productkaarten/kopie.yaml")]
    assert [kaart and kaart.product.plaats.bestand for kaart in kaarten] == [KAART, "productkaarten/kopie.yaml"]


def plat(waarde: object) -> object:
    """Alles wat in een lezing zit, tot en met de plaats van elke waarde."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return (type(waarde), tuple((naam, plat(deel)) for naam, deel in sorted(vars(waarde).items())))
    if isinstance(waarde, dict):
        return ("blok", tuple((plat(naam), plat(deel)) for naam, deel in waarde.items()))
    if isinstance(waarde, list | tuple):
        return (type(waarde), tuple(plat(deel) for deel in waarde))
    return (repr(waarde), getattr(waarde, "plaats", None))


def test_geen_opdracht_verandert_wat_er_gelezen_is(draai: Draai, kopie: Path) -> None:
    """Twee standen delen hun lezing: wie er iets aan wijzigde, wijzigde ook de andere."""
    (kopie / "productkaarten/CONSULT-gedragswetenschapper.yaml").write_text("product: 45A48\n", encoding="utf-8")
    inhoud = {pad.relative_to(kopie).as_posix(): pad.read_bytes() for pad in kopie.rglob("*.yaml")}
    soorten = {"opslagen.yaml": Opslagen, "cao": CaoTabel, "productkaarten": Productkaart}

    def lezingen() -> list[object]:
        return [lees_bestand(pad, inhoud[pad], cast("Any", soorten[pad.split("/")[0]])) for pad in sorted(inhoud)]

    eerst = lezingen()
    voor = [plat(een) for een in eerst]
    for opdracht in (
        ("controleer",),
        ("controleer", "--tariefjaar", "2025"),
        ("uitleg", "43A07", "--formaat", "json"),
        ("gevoeligheid", "43A07", "--formaat", "json"),
        ("vergelijk", "--tariefjaar", "2026", "--met-tariefjaar", "2025"),
        ("nieuw", "tariefjaar", "2027"),
    ):
        draai(*opdracht, map_=kopie)
    daarna = lezingen()
    assert all(oud is nieuw for oud, nieuw in zip(eerst, daarna, strict=True))
    assert [plat(een) for een in daarna] == voor
