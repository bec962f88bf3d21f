"""Wat ``controleer`` over een kopie van de Voorbeeldregio meldt, en wat erbij komt als er iets in verandert."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from reeletarief.api import Plaats, Regio, bereken, lees_werkmap
from reeletarief.controles.gedeeld.tabellen import Cel, bedrag, cellen
from reeletarief.controles.samen.loop import nagekeken
from reeletarief.invoer.cao.tabel import CaoTabel
from reeletarief.invoer.landelijk import landelijke_regio, standaardcodes
from tests.conftest import VOORBEELDREGIO, Draai, wijzig


class Gevonden(NamedTuple):
    code: str
    plaats: Plaats | None


@pytest.fixture(scope="module")
def regio() -> Regio:
    gelezen = lees_werkmap(VOORBEELDREGIO).regio
    assert gelezen is not None
    return gelezen


@pytest.fixture(scope="module")
def vooraf() -> set[Gevonden]:
    return gevonden(VOORBEELDREGIO)


def gevonden(map_: Path) -> set[Gevonden]:
    bevindingen = nagekeken(lees_werkmap(map_), None, landelijke_regio(map_), standaardcodes())
    return {Gevonden(bevinding.code, bevinding.plaats) for bevinding in bevindingen}


def zet_neer(map_: Path, plaats: Plaats, nieuw: str) -> None:
    """Zet op deze plaats iets anders neer, en verder niets."""
    pad = map_ / plaats.bestand
    regels = pad.read_text(encoding="utf-8").split("\n")
    regel = regels[plaats.regel - 1]
    regels[plaats.regel - 1] = regel[: plaats.kolom - 1] + nieuw + regel[plaats.kolom - 1 + plaats.lengte :]
    pad.write_text("\n".join(regels), encoding="utf-8")


def erbij(map_: Path, vooraf: set[Gevonden]) -> list[tuple[str, str, int]]:
    """Wat er nu meer gevonden wordt: code, bestand en regel."""
    nieuw = gevonden(map_) - vooraf
    return sorted((vondst.code, vondst.plaats.bestand, vondst.plaats.regel) for vondst in nieuw if vondst.plaats)


def op(code: str, plaats: Plaats) -> tuple[str, str, int]:
    return (code, plaats.bestand, plaats.regel)


def test_over_de_voorbeeldregio_is_alleen_te_melden_wat_de_bronnen_open_laten(vooraf: set[Gevonden]) -> None:
    """Vijf cao's hebben geen tabel voor het hele tariefjaar 2026; de Gehandicaptenzorg wel.

    Pleegzorg en vervoer bestaan vooral uit geld dat de aanbieder doorgeeft; hun overhead is daardoor een klein deel.
    """
    open_ = (
        "ggz/2024-12-01",
        "jeugdzorg/2025-03-01",
        "sociaal-werk/2025-01-01",
        "sociaal-werk-primair/2025-01-01",
        "vvt/2026-07-01",
    )
    gemeld = {(vondst.code, vondst.plaats.bestand if vondst.plaats else "") for vondst in vooraf}
    doorgeven = {("RT608", f"productkaarten/{kaart}.yaml") for kaart in ("42A03-vervoer-rit", "43A09-pleegzorg")}
    assert gemeld == {("RT012", f"cao/{tabel}.yaml") for tabel in open_} | doorgeven
    assert len(vooraf) == len(gemeld)


def test_een_kopie_van_de_voorbeeldregio_wijkt_nergens_af(kopie: Path, vooraf: set[Gevonden]) -> None:
    assert gevonden(kopie) == vooraf


def caos() -> list[str]:
    return sorted(map_.name for map_ in (VOORBEELDREGIO / "cao").iterdir())


@pytest.mark.parametrize("welke", ["eerste", "middelste", "laatste"])
@pytest.mark.parametrize("cao", caos())
def test_een_cel_veranderd(cao: str, welke: str, regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    """Er komt bij: de cel wijkt landelijk af, en als er een verhoging is afgesproken past ze daar niet bij."""
    tabellen = regio.caos[cao]
    plek = {"eerste": 0, "middelste": len(tabellen) // 2, "laatste": len(tabellen) - 1}[welke]
    tabel = tabellen[plek]
    cel = midden(tabel)
    oud = bedrag(tabel, cel)
    zet_neer(kopie, oud.plaats, f"{oud.getal + 9:.2f}")
    buren = [tabel, *tabellen[plek + 1 : plek + 2]] if plek else tabellen[plek + 1 : plek + 2]
    getoetst = any(buur.verhoging is not None for buur in buren)
    assert erbij(kopie, vooraf) == [op("RT632", oud.plaats)] * getoetst + [op("RT640", oud.plaats)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        ("bevestigd_tot: 2025-02-28", "bevestigd_tot: 28-02-2025", "RT209"),
        ("bevestigd_tot: 2025-02-28", "bevestigd_tot: 2024-06-30", "RT226"),
    ],
)
def test_een_onleesbare_tabel_geeft_alleen_zijn_eigen_fout(
    oud: str, nieuw: str, code: str, kopie: Path, vooraf: set[Gevonden]
) -> None:
    """Een tabel die door een tikfout wegvalt, heet niet ontbrekend, en haar buren worden niet over haar heen vergeleken."""
    pad = "cao/jeugdzorg/2024-07-01.yaml"
    wijzig(kopie / pad, oud, nieuw)
    meldingen = [melding for melding in erbij(kopie, vooraf) if melding[1].startswith("cao/jeugdzorg/")]
    assert meldingen == [(code, pad, 6)]


def test_een_tarief_op_een_tabel_met_nalezen_zegt_dat_ook_zonder_controleer(draai: Draai, kopie: Path) -> None:
    """Overgenomen voorwaarden die niemand nalas, blijven niet stil in het tarief zitten."""
    tabel = kopie / "cao/gehandicaptenzorg/2025-07-01.yaml"
    tabel.write_text(tabel.read_text(encoding="utf-8") + "# NALEZEN: verlof\n", encoding="utf-8")
    opdracht = ("bereken", "41A18", "--tariefjaar", "2025")
    assert "[RT636]" in draai(*opdracht, map_=kopie).stderr
    assert draai(*opdracht, "--streng", map_=kopie).code == 1
    assert "[RT636]" not in draai("bereken", "45A48", "--tariefjaar", "2025", map_=kopie).stderr


def midden(tabel: CaoTabel) -> Cel:
    """Een gewone trede midden in de tabel, met aan weerszijden genoeg ruimte om de rij stijgend te houden."""
    for cel in list(cellen(tabel))[len(list(cellen(tabel))) // 2 :]:
        if not cel.trede.isdigit():
            continue
        eigen, hoger = (tabel.schalen[cel.schaal].get(str(int(cel.trede) + stap)) for stap in (0, 1))
        if eigen and hoger and hoger.getal - eigen.getal > 20:
            return cel
    raise AssertionError(tabel.bestand)


def test_een_premie_veranderd(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    waarde = regio.opslagen.reeksen["aof_hoog"].waarden[-1].waarde
    assert waarde is not None
    zet_neer(kopie, waarde.plaats, "7.36%")
    assert erbij(kopie, vooraf) == [op("RT641", waarde.plaats)]


def test_een_bron_van_een_premie_veranderd(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    bron = regio.opslagen.reeksen["zvw"].waarden[-1].bron
    zet_neer(kopie, bron.plaats, '"een krant"')
    assert erbij(kopie, vooraf) == [op("RT641", bron.plaats)]


@pytest.mark.parametrize("veld", ["titel", "vindplaats"])
def test_een_bron_van_een_tabel_veranderd(veld: str, regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    bron = getattr(regio.caos["jeugdzorg"][-1].bron, veld)
    zet_neer(kopie, bron.plaats, '"een krant"')
    assert erbij(kopie, vooraf) == [op("RT640", bron.plaats)]


def test_een_datum_veranderd(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    """De bevestiging van een opgevolgde tabel loopt nu te kort: dat sluit niet aan en wijkt landelijk af."""
    tabel = regio.caos["jeugdzorg"][-2]
    zet_neer(kopie, tabel.bevestigd_tot.plaats, "2024-12-31")
    plaats = tabel.bevestigd_tot.plaats
    assert erbij(kopie, vooraf) == [op("RT635", plaats), op("RT640", plaats)]


def verleng(kopie: Path, tabel: CaoTabel, stand: str | None = None) -> None:
    """Schrijf een latere ``bevestigd_tot`` in het bestand van de tabel, en zo nodig waar dat staat."""
    if stand is not None:
        assert tabel.vervolg is not None
        zet_neer(kopie, tabel.vervolg.stand.plaats, f'"{stand}"')
    zet_neer(kopie, tabel.bevestigd_tot.plaats, "2026-12-31")


def test_een_verlenging_is_een_vraag_tot_het_vervolg_zegt_waar_zij_staat(regio: Regio, kopie: Path) -> None:
    """Wat RT012 aanraadt, laat RT640 toe; het tarief daalt, omdat de lonen dan het prijspeil van 2026 hebben."""
    tabel = regio.caos["jeugdzorg"][-1]
    bestand = (kopie / tabel.bestand).read_text(encoding="utf-8")
    vooraf = tarief_van(kopie)
    assert {"RT012"} == codes_bij(kopie, tabel) & {"RT012", "RT640"}
    verleng(kopie, tabel)
    assert {"RT640"} == codes_bij(kopie, tabel) & {"RT012", "RT640"}
    (kopie / tabel.bestand).write_text(bestand, encoding="utf-8")
    verleng(kopie, tabel, "Verlengd tot en met 2026-12-31 (art. 2.1).")
    assert not codes_bij(kopie, tabel) & {"RT012", "RT640"}
    assert tarief_van(kopie) < vooraf


def test_een_kortere_bevestiging_blijft_een_afwijking_ook_met_een_ander_vervolg(regio: Regio, kopie: Path) -> None:
    tabel = regio.caos["jeugdzorg"][-1]
    assert tabel.vervolg is not None
    zet_neer(kopie, tabel.vervolg.stand.plaats, '"Opgezegd."')
    zet_neer(kopie, tabel.bevestigd_tot.plaats, "2025-11-30")
    assert "RT640" in codes_bij(kopie, tabel)


def codes_bij(kopie: Path, tabel: CaoTabel) -> set[str]:
    return {een.code for een in gevonden(kopie) if een.plaats and een.plaats.bestand == tabel.bestand}


def tarief_van(kopie: Path) -> Decimal:
    (tarief,) = bereken(lees_werkmap(kopie), ["45A48"]).tarieven
    return tarief.tarief.bedrag


def test_een_tabel_weg(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    """De laatste tabel van de cao Jeugdzorg ontbreekt; de vorige rekent dan te lang door."""
    (kopie / regio.caos["jeugdzorg"][-1].bestand).unlink()
    vorige = regio.caos["jeugdzorg"][-2]
    assert op("RT642", vorige.ingangsdatum.plaats) in erbij(kopie, vooraf)


def test_een_nieuwe_eigen_tabel_is_niet_de_verschoven_oude(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    """Er liggen tabellen tussen: de nieuwe staat niet naast de datum die ontbreekt."""
    tabellen = regio.caos["jeugdzorg"]
    nieuw = kopie / "cao/jeugdzorg/2025-07-01.yaml"
    nieuw.write_text((kopie / tabellen[-1].bestand).read_text(encoding="utf-8"), encoding="utf-8")
    zet_neer(kopie, tabellen[-1].ingangsdatum.plaats._replace(bestand="cao/jeugdzorg/2025-07-01.yaml"), "2025-07-01")
    (kopie / tabellen[1].bestand).unlink()
    assert [plek for plek in erbij(kopie, vooraf) if plek[0] == "RT642"] == [
        op("RT642", tabellen[0].ingangsdatum.plaats)
    ]


def test_een_ingangsdatum_verschoven(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    """Ook als de bestandsnaam meegaat: de meegeleverde tabel van de goede datum ontbreekt, en er staat er een naast."""
    tabel = regio.caos["jeugdzorg"][-1]
    zet_neer(kopie, tabel.ingangsdatum.plaats, "2025-04-01")
    (kopie / tabel.bestand).rename(kopie / "cao/jeugdzorg/2025-04-01.yaml")
    assert ("RT642", "cao/jeugdzorg/2025-04-01.yaml", tabel.ingangsdatum.plaats.regel) in erbij(kopie, vooraf)


def test_een_premie_over_een_andere_grondslag(regio: Regio, kopie: Path, vooraf: set[Gevonden]) -> None:
    zvw = next(regel for regel in regio.opslagen.werkgeverslasten if regel.sleutel == "zvw")
    zet_neer(kopie, zvw.over[0].plaats, "bruto_loon")
    assert erbij(kopie, vooraf) == [op("RT643", zvw.sleutel.plaats)]


def test_een_vervallen_last_of_een_cao_die_de_regio_niet_heeft_is_geen_andere_last(
    kopie: Path, vooraf: set[Gevonden]
) -> None:
    """RT643: de AP-premie is sinds 2026 nul, en wie alleen de Jeugdzorg heeft, noemt bij het pensioen geen andere cao."""
    opslagen = kopie / "opslagen.yaml"
    tekst = opslagen.read_text(encoding="utf-8")
    begin, einde = tekst.index("  - sleutel: pensioen_ap\n"), tekst.index("  - sleutel: wia_excedent\n")
    opslagen.write_text(tekst[:begin] + tekst[einde:], encoding="utf-8")
    assert erbij(kopie, vooraf) == []
    assert {vondst.code for vondst in gevonden(VOORBEELDREGIO / "examples/ronde")} & {"RT643"} == set()


def test_een_last_met_voor_een_cao_een_andere_reeks_is_een_andere_last(
    regio: Regio, kopie: Path, vooraf: set[Gevonden]
) -> None:
    pensioen = next(regel for regel in regio.opslagen.werkgeverslasten if regel.sleutel == "pensioen")
    wijzig(kopie / "opslagen.yaml", "vvt: pfzw_werkgever_vvt", "vvt: pfzw_werkgever_ggz")
    assert op("RT643", pensioen.sleutel.plaats) in erbij(kopie, vooraf)


def test_een_eigen_jaar_of_een_weggelaten_tabel_is_geen_afwijking(
    regio: Regio, kopie: Path, vooraf: set[Gevonden]
) -> None:
    tekst = (kopie / "opslagen.yaml").read_text(encoding="utf-8")
    eigen = "  reeks_van_ons:\n    naam: Ons\n    waarden: [{jaar: 2026, waarde: 1%, klasse: open, bron: wij}]\n"
    (kopie / "opslagen.yaml").write_text(tekst.rstrip("\n") + "\n" + eigen, encoding="utf-8")
    (kopie / regio.caos["jeugdzorg"][0].bestand).unlink()
    assert [vondst for vondst in erbij(kopie, vooraf) if vondst[0] in {"RT640", "RT641"}] == []


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (
            "jaar: 2026\n        afleiding: {gelijk: [ova_voorlopig@2025]}\n        klasse: aanname\n",
            "jaar: 2026\n        waarde: 3.90%\n        klasse: vaststaand\n",
        ),
        (
            "{vanaf: 2020-01-01, tot_en_met: 2026-12-31, afleiding: {gelijk: [verzuim_jeugdzorg@2019]}",
            (
                "{jaar: 2026, waarde: 7%, klasse: open, bron: wij}\n      - {vanaf: 2020-01-01, tot_en_met: 2025-12-31, "
                "afleiding: {gelijk: [verzuim_jeugdzorg@2019]}"
            ),
        ),
        ("waarde: 1.5%, klasse: open, bron: voorbeeldwaarde}", "waarde: 1.7%, klasse: open, bron: onze keuze}"),
    ],
)
def test_wie_een_aanname_of_voorbeeldwaarde_vervangt_wijkt_niet_af(
    oud: str, nieuw: str, kopie: Path, vooraf: set[Gevonden]
) -> None:
    """Elk jaar komt er een gepubliceerd cijfer in de plaats van wat het programma bij gebrek daaraan meegaf."""
    wijzig(kopie / "opslagen.yaml", oud, nieuw)
    assert [vondst for vondst in erbij(kopie, vooraf) if vondst[0] == "RT641"] == []
