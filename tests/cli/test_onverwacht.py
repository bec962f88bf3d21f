"""Wat er ook in de bestanden staat: een antwoord met plaats en remedie, nooit een traceback."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.api import Inlezing, Onleesbaar, bereken, lees_regio
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.meldingen import meldingen
from reeletarief.weergave.uitleg.json import uitleg_als_json
from tests.conftest import BASIS, yaml_onder

BESTANDEN = yaml_onder(BASIS)
STUKJES = re.compile(r"[\w.%-]+|[^\w\s]|\s+")
VREEMD = [
    "", "0", "-1", "1e9", "99999999999999", "0%", "100%", "-100%", "999%", "no", "~", "null", "[]", "{}", "&a", "*a",
    "!!int", "'", '"', ":", "-", "#", "\t", "\n", "|", ">", "2026", "1900", "2026-02-30", "max-99", "gemiddelde",
    "beroepskracht", "kostprijs", "bruto_loon", "loon_sv", "uur", "open", "aanname", "\u202e", "\u00a0", "é", "２０２６",
]  # fmt: skip


def antwoord(inhoud: dict[str, bytes]) -> Inlezing | Onleesbaar:
    """Lees, reken en toon alles; een uitzondering is een fout in het programma."""
    inlezing = lees_regio(inhoud)
    for bevinding in inlezing.bevindingen:
        assert bevinding.plaats is not None
        assert bevinding.remedie
    meldingen(inlezing.bevindingen, inlezing.bestanden)
    if inlezing.regio is not None:
        resultaat = bereken(inlezing)
        resultaat_als_json(resultaat)
        for tarief in resultaat.tarieven:
            uitleg_als_json(tarief, resultaat)
        for weg in resultaat.overgeslagen:
            assert weg.redenen
    return inlezing


@st.composite
def verminkte_regio(draw: st.DrawFn, bestanden: dict[str, str] = BESTANDEN) -> dict[str, bytes]:
    """Een regio waarin één tot drie stukjes van een bestand door iets anders vervangen zijn."""
    pad = draw(st.sampled_from(sorted(bestanden)))
    stukjes = STUKJES.findall(bestanden[pad])
    for _ in range(draw(st.integers(1, 3))):
        plek = draw(st.integers(0, len(stukjes) - 1))
        nieuw = draw(st.sampled_from(VREEMD) | st.sampled_from(stukjes) | st.text(max_size=3))
        stukjes[plek] = draw(st.sampled_from([nieuw, stukjes[plek] + nieuw, ""]))
    return {p: t.encode() for p, t in bestanden.items()} | {pad: "".join(stukjes).encode("utf-8", "surrogatepass")}


@given(verminkte_regio())
@settings(max_examples=400, deadline=None)
def test_een_verminkt_bestand_geeft_een_antwoord(inhoud: dict[str, bytes]) -> None:
    antwoord(inhoud)


@given(st.sampled_from(sorted(BESTANDEN)), st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_willekeurige_bytes_geven_een_antwoord(pad: str, rommel: bytes) -> None:
    assert antwoord({p: t.encode() for p, t in BESTANDEN.items()} | {pad: rommel}).bevindingen


@pytest.mark.parametrize(
    "groot",
    [
        "".join(f"sleutel{n}: x\n" for n in range(30_000)),
        "a: 1\n" * 30_000,
        "kwaliteitseisen: [" + "no, " * 50_000 + "no]",
        "".join(f"- &a{n} x\n" for n in range(30_000)),
        "over: [" + "jaarsalaris, " * 30_000 + "x]",
    ],
    ids=["onbekende sleutels", "dubbele sleutels", "duizend keer fout", "ankers", "lange lijst"],
)
def test_een_groot_fout_bestand_geeft_een_begrensd_antwoord(groot: str) -> None:
    """Hooguit enkele honderden bevindingen, hoe groot het bestand ook is."""
    inhoud = {p: t.encode() for p, t in BESTANDEN.items()} | {"productkaarten/45A48.yaml": groot.encode()}
    assert 1 <= len(antwoord(inhoud).bevindingen) <= 300
