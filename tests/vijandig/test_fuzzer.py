"""De fuzzer: 2.000 invoeren in de gewone testreeks, 100.000 ’s nachts. Nooit een traceback, nooit traag, nooit buiten de werkmap.

Met Hypothesis, en niet met atheris: het is er al, draait op elke Python en verkleint een vondst tot het kleinste geval. Een proef
met atheris 3.0 (gestuurd door dekking, negenduizend invoeren over de YAML-lezer, de keten en de csv-lezer) vond niets.
De namen van de porties noemen hun zaad. Draaien:

    pytest tests/vijandig                          # 2.000 invoeren, altijd dezelfde
    REELETARIEF_NACHT=1 pytest tests/vijandig      # 100.000; het zaad staat aan het eind
    REELETARIEF_NACHT=1 REELETARIEF_ZAAD=5 pytest tests/vijandig    # een nacht opnieuw

Verdeling in de gewone stand, ’s nachts keer vijftig: 1.200 losse YAML- en JSON-bestanden, 450 keer een lezer van xlsx, ods of
csv, 200 opdrachten op een werkmap met een verminkt bestand, 60 op een werkmap met een valstrik, 90 op een verminkt bestand van
een ander. De eerste twee zijn goedkoop; de andere drie gaan door de hele opdracht.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import strategies as st

from reeletarief.api import bereken, lees_regio, lees_werkmap
from reeletarief.controles.samen.loop import nagekeken
from reeletarief.fouten import Bevinding
from reeletarief.invoer import landelijk
from reeletarief.invoer.begroting.bedragtabellen import lees_kader, lees_plafonds
from reeletarief.invoer.begroting.volumes import Eisen, lees_volumes
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.gegevens import lees_besluitgegevens
from reeletarief.invoer.cao.salaris_csv import lees_salaris_csv
from reeletarief.invoer.cao.tabel import AfgeleideTabel, CaoTabel
from reeletarief.invoer.csv_cellen import Bezwaar
from reeletarief.invoer.gemeenten import lees_gemeenten
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.opgave.bestand import lees_opgave
from reeletarief.invoer.opgave.formulier import lees_opgaveformulier
from reeletarief.invoer.opslagen.bestand import Opslagen
from reeletarief.invoer.reacties.register import lees_reacties
from reeletarief.invoer.scenarios import lees_scenarios
from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven
from reeletarief.invoer.uitvraag.aanbieders import lees_aanbieders
from reeletarief.invoer.uitvraag.lezen import lees_ingevuld
from reeletarief.invoer.verantwoording import lees_verantwoording
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from reeletarief.invoer.werkboek.xlsx_lezen import lees_werkboek
from reeletarief.invoer.werkmap import haal_werkmap
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.meldingen import meldingen
from reeletarief.weergave.uitleg.json import uitleg_als_json
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.ods import als_ods
from tests.conftest import WORTEL
from tests.vijandig import bronnen
from tests.vijandig.bewaking import bewaakt
from tests.vijandig.mutaties import (
    GEVAARLIJK,
    VELD,
    Mutatie,
    Zipmutatie,
    mutaties,
    pas_toe,
    pas_toe_op_zip,
    zipmutaties,
)
from tests.vijandig.opdrachten import MET_EEN_BESTAND, OVER_DE_WERKMAP, Speelveld
from tests.vijandig.stand import bestook, elke_of_steekproef, porties
from tests.vijandig.valstrikken import PLEKKEN, VALSTRIKKEN

Lezer = Callable[[bytes], Any]


@pytest.fixture(scope="module")
def veld(tmp_path_factory: pytest.TempPathFactory) -> Speelveld:
    return Speelveld(tmp_path_factory.mktemp("speelveld"))


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as lap:
        yield lap


@pytest.fixture(scope="module", autouse=True)
def _alles_geladen(veld: Speelveld, monkeypatch_module: pytest.MonkeyPatch) -> None:
    """Eén keer alles laden en de uitgangsbestanden maken, zodat de eerste invoer daar niet voor betaalt.

    Ook de landelijke regio, die altijd dezelfde is: ``controleer`` leest haar anders bij elke invoer opnieuw.
    """
    map_ = landelijk.landelijke_map()
    assert map_ is not None
    opgehaald, inlezing = haal_werkmap(map_), lees_werkmap(map_)
    monkeypatch_module.setattr(landelijk, "haal_werkmap", lambda _map: opgehaald)
    monkeypatch_module.setattr(landelijk, "lees_regio", lambda _inhoud: inlezing)
    bronnen.gemaakt()
    veld.schoon()
    bronnen.zet_neer(veld.regio, bronnen.ronde())
    bronnen.zet_neer(veld.uit / "was", bronnen.ronde())
    for opdracht in OVER_DE_WERKMAP:
        veld.draai(opdracht)


def eis_meldingen(bevindingen: Sequence[Bevinding], bestanden: Mapping[str, Any] = {}) -> None:
    """Elke bevinding zegt wat er is en wat te doen, en is af te drukken."""
    assert len(bevindingen) <= 400
    for bevinding in bevindingen:
        assert bevinding.wat
        assert bevinding.remedie
    meldingen(bevindingen, bestanden)


# (a) De YAML- en JSON-lezers.


def _reacties(inhoud: bytes) -> None:
    gelezen = lees_reacties({"reacties/r.yaml": inhoud})
    eis_meldingen(gelezen.bevindingen, gelezen.bestanden)


def _los(lees: Callable[[bytes, str], Any]) -> Lezer:
    def lezer(inhoud: bytes) -> None:
        gelezen = lees(inhoud, "los.yaml")
        if isinstance(gelezen, Bevinding):
            eis_meldingen([gelezen])
        elif hasattr(gelezen, "bevindingen"):
            eis_meldingen(gelezen.bevindingen, {"los.yaml": gelezen.bestand})

    return lezer


def _model(soort: type[Any]) -> Lezer:
    return _los(lambda inhoud, naam: lees_los(inhoud, naam, soort))


def _als_regio(pad: str) -> Lezer:
    def lezer(inhoud: bytes) -> None:
        inlezing = lees_regio({**bronnen.basis(), pad: inhoud})
        eis_meldingen(inlezing.bevindingen, inlezing.bestanden)
        if inlezing.regio is not None:
            bereken(inlezing)

    return lezer


def _bestanden(patroon: str) -> tuple[bytes, ...]:
    return tuple(pad.read_bytes() for pad in sorted(WORTEL.glob(patroon)))


YAML: tuple[tuple[str, Lezer, Callable[[], Sequence[bytes]]], ...] = (
    ("productkaart", _model(Productkaart), lambda: _bestanden("productkaarten/*.yaml")),
    (
        "regio met kaart",
        _als_regio("productkaarten/45A48.yaml"),
        lambda: [bronnen.basis()["productkaarten/45A48.yaml"]],
    ),
    ("cao-tabel", _model(CaoTabel), lambda: _bestanden("cao/*/202[456]*.yaml")),
    ("afgeleide tabel", _model(AfgeleideTabel), lambda: _bestanden("tests/fouten/RT014*/cao/*/*.yaml")),
    (
        "regio met tabel",
        _als_regio("cao/proef/2026-01-01.yaml"),
        lambda: [bronnen.basis()["cao/proef/2026-01-01.yaml"]],
    ),
    ("opslagen", _model(Opslagen), lambda: _bestanden("tests/fouten/_basis/opslagen.yaml")),
    ("regio met opslagen", _als_regio("opslagen.yaml"), lambda: [bronnen.basis()["opslagen.yaml"]]),
    ("reacties", _reacties, lambda: _bestanden("examples/ronde/reacties/*.yaml")),
    ("besluitgegevens", _los(lees_besluitgegevens), lambda: _bestanden("examples/ronde/besluit.yaml")),
    ("opgave", _los(lees_opgave), lambda: _bestanden("examples/ronde/opgaven/*.yaml")),
    ("scenario's", _los(lees_scenarios), lambda: _bestanden("examples/scenarios.yaml")),
    ("verantwoording", _los(lees_verantwoording), lambda: _bestanden("examples/verantwoording.yaml")),
    ("besluit", _los(lees_besluit), lambda: [bronnen.gemaakt()["2026.json"]]),
    ("oude tarieven", _los(lees_oude_tarieven), lambda: [bronnen.gemaakt()["oud.json"]]),
)


@st.composite
def losse_bestanden(draw: st.DrawFn) -> tuple[int, bytes]:
    """Welke lezer, en de bytes: meestal een verminkt echt bestand, soms niets dan rommel."""
    nummer = draw(st.integers(0, len(YAML) - 1))
    rommel = st.binary(max_size=300) | st.text(max_size=300).map(lambda tekst: tekst.encode("utf-8", "surrogatepass"))
    vormen = st.lists(st.sampled_from([*GEVAARLIJK[:90], b"naam", b": ", b"\n  ", b"\n", b"- "]), max_size=30).map(
        b"".join
    )
    if draw(st.integers(0, 5)) == 0:
        return nummer, draw(rommel | vormen)
    return nummer, pas_toe(draw(st.sampled_from(list(YAML[nummer][2]()))), draw(mutaties(5)))


@porties(1200)
def test_elke_lezer_van_yaml_en_json(portie: int, veld: Speelveld) -> None:
    def eigenschap(een: tuple[int, bytes]) -> None:
        nummer, inhoud = een
        with bewaakt(veld.binnen):
            YAML[nummer][1](inhoud)

    bestook(portie, 1200, losse_bestanden(), eigenschap)


def test_elke_waarde_van_een_kleine_regio_met_elk_gevaar(veld: Speelveld) -> None:
    """Niet op goed geluk maar op een rij: elke waarde in elk bestand, vervangen door alles wat gevaarlijk is."""
    paren = [
        (pad, treffer.span(), stuk)
        for pad, inhoud in bronnen.basis().items()
        for treffer in VELD.finditer(inhoud)
        for stuk in GEVAARLIJK
    ]
    for nummer in elke_of_steekproef(len(paren), 100):
        pad, (begin, einde), stuk = paren[nummer - 1]
        inhoud = bronnen.basis()[pad]
        with bewaakt(veld.binnen):
            _alles_over({**bronnen.basis(), pad: inhoud[:begin] + stuk + inhoud[einde:]})


def _alles_over(bestanden: Mapping[str, bytes]) -> None:
    """Lees, reken, controleer, leg uit en doorloop de parameters."""
    inlezing = lees_regio(bestanden)
    eis_meldingen(inlezing.bevindingen, inlezing.bestanden)
    eis_meldingen(nagekeken(inlezing, 2026, None, landelijk.standaardcodes()))
    eis_meldingen(lees_reacties({"reacties/r.yaml": bestanden["reacties/r.yaml"]}).bevindingen)
    if inlezing.regio is None:
        return
    resultaat = bereken(inlezing)
    resultaat_als_json(resultaat)
    for tarief in resultaat.tarieven:
        uitleg_als_json(tarief, resultaat)
        als_ods(maak_werkboek(resultaat, None))


# (c) De lezers van rekenbladen en csv.


def _bezwaar(_: object) -> Bezwaar:
    return Bezwaar("RT705", "Dit product is er niet.", "Kies een ander.")


def _werkboek(inhoud: bytes) -> None:
    gelezen = lees_werkboek(inhoud, "b.xlsx")
    if isinstance(gelezen, Bevinding):
        eis_meldingen([gelezen])


def _formulier(uitgang: str) -> Lezer:
    def lezer(inhoud: bytes) -> None:
        inlezing = lees_regio(bronnen.basis())
        assert inlezing.regio is not None
        lees_formulier(inhoud, f"f.{uitgang}")
        eis_meldingen(lees_ingevuld(inhoud, f"f.{uitgang}", inlezing).bevindingen)

    return lezer


def _opgaveformulier(uitgang: str) -> Lezer:
    return lambda inhoud: eis_meldingen(lees_opgaveformulier(inhoud, f"f.{uitgang}").bevindingen)


def _volumes(inhoud: bytes) -> None:
    eisen = Eisen(
        frozenset({("45A48", 2026), ("45A48", 2027)}), _bezwaar, _bezwaar, lambda product, _: _bezwaar(product)
    )
    gelezen = lees_volumes(io.BytesIO(inhoud), "v.csv", eisen, lambda _: None)
    eis_meldingen(gelezen.bevindingen, {"v.csv": gelezen.bestand})


BLADEN: tuple[tuple[str, Lezer, str], ...] = (
    ("werkboek", _werkboek, "besluit.xlsx"),
    ("uitvraag xlsx", _formulier("xlsx"), "uitvraag-2026-aanbieder-a.xlsx"),
    ("uitvraag ods", _formulier("ods"), "uitvraag-2026-aanbieder-a.ods"),
    ("uitvraag csv", _formulier("csv"), "uitvraag-2026-aanbieder-a.csv"),
    ("opgave xlsx", _opgaveformulier("xlsx"), "opgave.xlsx"),
    ("opgave ods", _opgaveformulier("ods"), "opgave.ods"),
    ("volumes", _volumes, "volumes.csv"),
    ("gemeenten", _los(lees_gemeenten), "gemeenten.csv"),
    ("aanbieders", _los(lees_aanbieders), "aanbieders.csv"),
    ("plafonds", _los(lees_plafonds), "plafonds.csv"),
    ("kader", _los(lees_kader), "kader.csv"),
    ("salarissen", _los(lees_salaris_csv), "salaris.csv"),
)


def _verminkt(inhoud: bytes, mutatie: list[Mutatie] | Zipmutatie) -> bytes:
    if not inhoud.startswith(b"PK") and isinstance(mutatie, Zipmutatie):
        return pas_toe(inhoud, mutatie.mutaties)
    return pas_toe_op_zip(inhoud, mutatie) if isinstance(mutatie, Zipmutatie) else pas_toe(inhoud, mutatie)


@porties(450)
def test_elke_lezer_van_rekenbladen_en_csv(portie: int, veld: Speelveld) -> None:
    def eigenschap(een: tuple[int, list[Mutatie] | Zipmutatie]) -> None:
        nummer, mutatie = een
        inhoud = _verminkt(bronnen.gemaakt()[BLADEN[nummer][2]], mutatie)
        with bewaakt(veld.binnen):
            BLADEN[nummer][1](inhoud)

    keuze = zipmutaties() | zipmutaties() | zipmutaties() | mutaties(5)
    bestook(portie, 450, st.tuples(st.integers(0, len(BLADEN) - 1), keuze), eigenschap)


# (b) Opdrachten op hele werkmappen.


@st.composite
def werkmappen(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """Een opdracht, en een werkmap waarin een of twee bestanden verminkt zijn."""
    opdracht = draw(st.sampled_from(OVER_DE_WERKMAP))
    soort = draw(st.sampled_from(["basis", "basis", "basis", "ronde", "voorbeeld"]))
    if soort == "voorbeeld":
        regio = dict(bronnen.voorbeeld(draw(st.sampled_from(bronnen.kaarten()))))
    else:
        regio = dict(bronnen.basis() if soort == "basis" else bronnen.ronde())
    for pad in draw(st.lists(st.sampled_from(sorted(regio)), min_size=1, max_size=2, unique=True)):
        regio[pad] = pas_toe(regio[pad], draw(mutaties()))
    return opdracht, regio


@porties(200)
def test_elke_opdracht_op_een_verminkte_werkmap(portie: int, veld: Speelveld) -> None:
    def eigenschap(een: tuple[tuple[str, ...], dict[str, bytes]]) -> None:
        opdracht, regio = een
        veld.schoon()
        bronnen.zet_neer(veld.regio, regio)
        if any("was" in deel for deel in opdracht):
            bronnen.zet_neer(veld.uit / "was", bronnen.basis())
        veld.draai(opdracht)

    bestook(portie, 200, werkmappen(), eigenschap)


@porties(60)
def test_elke_opdracht_op_een_werkmap_met_een_valstrik(portie: int, veld: Speelveld) -> None:
    def eigenschap(een: tuple[tuple[str, ...], list[tuple[str, str]]]) -> None:
        opdracht, strikken = een
        veld.schoon()
        bronnen.zet_neer(veld.regio, bronnen.basis())
        if any("was" in deel for deel in opdracht):
            bronnen.zet_neer(veld.uit / "was", bronnen.basis())
        for plek, strik in strikken:
            pad = veld.regio / plek
            boven = [map_ for map_ in pad.parents if map_.is_relative_to(veld.regio) and os.path.lexists(map_)]
            if all(map_.is_dir() and not map_.is_symlink() for map_ in boven):  # de vorige strik kan hier al staan
                VALSTRIKKEN[strik](veld, pad)
        veld.draai(opdracht)

    strikken = st.lists(
        st.tuples(st.sampled_from(PLEKKEN), st.sampled_from(sorted(VALSTRIKKEN))), min_size=1, max_size=2
    )
    bestook(portie, 60, st.tuples(st.sampled_from(OVER_DE_WERKMAP), strikken), eigenschap)


@st.composite
def van_een_ander(draw: st.DrawFn) -> tuple[str, tuple[str, ...], list[Mutatie] | Zipmutatie]:
    naam = draw(st.sampled_from(sorted(MET_EEN_BESTAND)))
    keuze = zipmutaties() | zipmutaties() | mutaties()
    return naam, draw(st.sampled_from(MET_EEN_BESTAND[naam])), draw(keuze)


@porties(90)
def test_elke_opdracht_op_een_verminkt_bestand_van_een_ander(portie: int, veld: Speelveld) -> None:
    def eigenschap(een: tuple[str, tuple[str, ...], list[Mutatie] | Zipmutatie]) -> None:
        naam, opdracht, mutatie = een
        veld.schoon()
        bronnen.zet_neer(veld.regio, bronnen.basis())
        (veld.uit / "volumes.csv").write_bytes(bronnen.gemaakt()["volumes.csv"])
        (veld.uit / naam).write_bytes(_verminkt(bronnen.gemaakt()[naam], mutatie))
        veld.draai(opdracht)

    bestook(portie, 90, van_een_ander(), eigenschap)
