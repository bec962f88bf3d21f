"""De uitleg is op elk venster te lezen: geen regel te breed, en elk bedrag, elke code en elk woord heel."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache

import pytest
from rich.cells import cell_len

from reeletarief.kostprijs.post import zoek
from reeletarief.kostprijs.tarief import Tarief
from reeletarief.weergave.console import maak_console
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.tabelvorm import nodige_breedte
from reeletarief.weergave.uitleg.boom import BIJ_EEN_REKENSOM
from reeletarief.weergave.uitleg.loon import loontabellen
from reeletarief.weergave.uitleg.scherm import toon_tak, toon_uitleg
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.venster import in_terminal, stukken, te_breed, zonder_kleur
from tests.gedeeld.voorbeeld import voorbeeld

BREEDTEN = (60, 80, 100, 120, 160, 200)
EINDELOOS = 5000
ALLES = 99
VERSCHILLENDE = ("45A48", "44A06", "43A07", "45A49", "P1-PER", "BES01", "42A03")
"""Uur, etmaal, etmaal met vier inschalingen, groep, traject, capaciteit en rit."""
KOPPEN = {
    *("rekensom", "bron", "regels", "sleutel", "uitleg", "gemiddeld", "aantal", "×", "begeleiders", "uren", "toeslag"),
    *("niveau", "schaal", "trede", "klasse", "gebruikt", "voor"),
}
"""Woorden uit de kop van een kolom; op een smal venster is die kolom er niet, en staat zo'n woord zo nodig bij de tekst."""
ERBIJ = KOPPEN | {"·", "toeslag:", "klasse:"}
VINGERAFDRUK = re.compile(r"sha256\s+(?:[0-9a-f]\s*){63}[0-9a-f]")
"""Op 60 tekens past een vingerafdruk niet op een regel."""


@cache
def tarieven() -> dict[str, Tarief]:
    return {str(tarief.kaart.product): tarief for tarief in voorbeeld().tarieven}


@cache
def uitleg(product: str, breedte: int, diepte: int | None = None) -> str:
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_uitleg(tarieven()[product], voorbeeld(), console, diepte)
    return uit.getvalue()


def tak(tarief: Tarief, naam: str, breedte: int) -> str:
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_tak(zoek(naam, *tarief.wortels), tarief, console, None)
    return uit.getvalue()


def wat_er_stuk_is(smal: str, breed: str, breedte: int) -> list[str]:
    """Te brede regels, stukken van woorden, en woorden en getallen die er niet meer heel in staan.

    Regelnummers tellen niet: hoe ``:155, :187`` begint, hangt af van de kolommen die in een tabel naast elkaar passen.
    """
    heel, nu = (Counter(stukken(VINGERAFDRUK.sub("", scherm))) for scherm in (breed, smal))
    weg = [woord for woord in heel if woord not in nu and woord not in KOPPEN]
    getallen = [woord for woord in heel if "," in woord and re.search(r"\d", woord) and not woord.startswith(":")]
    minder = [woord for woord in getallen if nu[woord] < heel[woord]]
    nieuw = [woord for woord in nu if woord not in heel and woord not in ERBIJ and ":" not in woord]
    delen = [woord for woord in nieuw if any(woord in ander for ander in heel)]
    return [
        *te_breed(VINGERAFDRUK.sub("", smal), breedte),
        *(f"gebroken: {woord}" for woord in delen),
        *(f"mist: {woord}" for woord in weg if not woord.startswith(":")),
        *(f"minder vaak: {woord}" for woord in minder),
    ]


@pytest.mark.parametrize("breedte", BREEDTEN)
def test_van_elk_product_staat_alles_er_heel(breedte: int) -> None:
    fouten = {
        product: fout
        for product in tarieven()
        if (fout := wat_er_stuk_is(uitleg(product, breedte), uitleg(product, EINDELOOS), breedte))
    }
    assert not fouten


@pytest.mark.parametrize("breedte", BREEDTEN)
@pytest.mark.parametrize("product", VERSCHILLENDE)
def test_ook_met_de_hele_boom(product: str, breedte: int) -> None:
    assert not wat_er_stuk_is(uitleg(product, breedte, ALLES), uitleg(product, EINDELOOS, ALLES), breedte)


@pytest.mark.parametrize("breedte", BREEDTEN)
@pytest.mark.parametrize("naam", ["overhead", "beroepskracht", "afronding"])
def test_ook_van_een_post(naam: str, breedte: int) -> None:
    for tarief in tarieven().values():
        if zoek(naam, *tarief.wortels):
            assert not wat_er_stuk_is(tak(tarief, naam, breedte), tak(tarief, naam, EINDELOOS), breedte)


def test_de_maatstaf_merkt_een_gebroken_woord_een_weggevallen_bedrag_en_een_te_brede_regel() -> None:
    breed = "Overhead, personeel 1.234,56 opslagen.yaml:105 en nog eens 1.234,56"
    assert wat_er_stuk_is(breed.replace(" ", "\n"), breed, 20) == []
    assert "gebroken: perso" in wat_er_stuk_is(breed.replace("personeel", "perso\nneel"), breed, 80)
    assert "mist: Overhead," in wat_er_stuk_is(breed.replace("Overhead,", "Over…"), breed, 80)
    assert "minder vaak: 1.234,56" in wat_er_stuk_is(breed.removesuffix("1.234,56"), breed, 80)
    assert breed in wat_er_stuk_is(breed, breed, 40)


@pytest.mark.parametrize("kleur", ["altijd", "nooit"])
@pytest.mark.parametrize("breedte", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("product", ["45A48", "44A06", "P1-PER", "45A49"])
def test_een_echte_terminal_breekt_geen_regel(product: str, breedte: int, kleur: str) -> None:
    """Ook de meldingen erbij, behalve de regel uit een bestand: die blijft zoals zij daar staat."""
    scherm = in_terminal(breedte, VOORBEELDREGIO, "uitleg", product, "--kleur", kleur)
    assert ("\x1b[1m" in scherm) == (kleur == "altijd")
    kaal = VINGERAFDRUK.sub("", zonder_kleur(scherm))
    assert not te_breed(kaal, breedte)
    assert not [regel for regel in kaal.splitlines() if regel.rstrip().endswith("€")]
    tarief = tarieven()[product]
    for post in (tarief.tarief, *tarief.jeugdwet.values(), *tarief.nvo.values()):
        assert re.search(rf"(?<!\S){re.escape(leesbaar(post))}(?!\S)", kaal), post


def test_op_80_tekens_staan_rekensom_en_bron_onder_de_post() -> None:
    boom = uitleg("45A48", 80).partition("Opbouw van het tarief")[2].partition("Elementen van")[0]
    assert boom.splitlines()[1:9] == [
        "post                                                           bedrag   % tarief",
        "─" * 80,
        "Tarief                                                         102,00     100,0%",
        "    102,0000 afgerond op 0,01 · opslagen.yaml:290",
        "  Tarief voor afronding                                      102,0000     100,0%",
        "      96,2093 + 1,9242 + 3,8665",
        "    Kostprijs                                                 96,2093      94,3%",
        "        75,9024 + 0,8994 + 1,9500 + 7,5902 + 3,0361 + 3,0361 + 3,0361 + 0,7590",
    ]


def test_op_100_tekens_staat_de_rekensom_ernaast_en_de_bron_onder_de_post() -> None:
    boom = uitleg("45A48", 100).partition("Opbouw van het tarief")[2].partition("Elementen van")[0]
    kop, _, tarief, bron = boom.splitlines()[1:5]
    assert kop.split() == ["post", "rekensom", "bedrag", "%", "tarief"]
    assert tarief.split() == ["Tarief", "102,0000", "afgerond", "op", "0,01", "102,00", "100,0%"]
    assert bron == "    opslagen.yaml:290"


def test_op_160_tekens_staat_alles_naast_elkaar() -> None:
    boom = uitleg("45A48", 160).partition("Opbouw van het tarief")[2].partition("Elementen van")[0]
    kop, _, tarief = boom.splitlines()[1:4]
    assert kop.split() == ["post", "rekensom", "bedrag", "%", "tarief", "bron"]
    assert tarief.split()[-1] == "opslagen.yaml:290"


def test_passen_de_inschalingen_niet_naast_elkaar_dan_zijn_het_meer_tabellen() -> None:
    lonen = uitleg("43A07", 80).partition("Van salaris naar loonkosten")[2].partition("Formatie")[0]
    assert lonen.count("euro per fte per jaar") == 2
    assert len(re.findall(r"^loonkosten per fte +89\.361,43 +83\.102,14$", lonen, re.MULTILINE)) == 1
    assert len(re.findall(r"^loonkosten per fte +100\.333,68 +87\.090,76$", lonen, re.MULTILINE)) == 1


def test_een_loontabel_die_precies_past_blijft_heel() -> None:
    tarief = tarieven()["43A07"]
    (heel,) = loontabellen(tarief, EINDELOOS)
    nodig = nodige_breedte(heel, *BIJ_EEN_REKENSOM)
    assert [len(loontabellen(tarief, ruimte)) for ruimte in (nodig, nodig - 1)] == [1, 2]


def test_een_vervolgregel_blijft_onder_zijn_eigen_tekst() -> None:
    kop = uitleg("P1-PER", 80).splitlines()
    begin = next(nummer for nummer, regel in enumerate(kop) if regel.startswith("stapelen"))
    assert kop[begin + 1] == " " * 16 + "perspectief: één tarief per gezin; stapelen kan niet"


def test_een_gedeelde_post_klapt_ook_over_meer_takken_een_keer_open() -> None:
    tekst = tak(tarieven()["45A48"], "overhead", 160)
    assert tekst.count("Jeugdzorgwerker B") == 1
    assert len(re.findall(r"Beroepskracht +\(zie hierboven\) +75,9024", tekst)) == 3
    assert len(re.findall(r"Beroepskracht +12,7024 \+ 48,9477 \+ 14,2523 +75,9024", tekst)) == 1


def test_geen_regel_eindigt_tussen_euroteken_en_bedrag() -> None:
    for breedte in range(40, 121):
        regels = uitleg("P1-PER", breedte).splitlines()
        assert not [regel for regel in regels if regel.rstrip().endswith("€") and cell_len(regel) <= breedte]
