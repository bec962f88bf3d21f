"""``controleer`` als opdracht: wat er bijkomt als er iets verandert, de uitgangscodes en de vormen voor machines."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from reeletarief.api import Bevinding, Ernst, Plaats, Regio, bereken, lees_regio, lees_werkmap
from reeletarief.controles.gedeeld.tabellen import Cel, bedrag, cellen
from reeletarief.controles.samen.loop import nagekeken
from reeletarief.invoer.cao.tabel import CaoTabel
from reeletarief.invoer.landelijk import landelijke_regio, standaardcodes
from reeletarief.weergave.controleer.github import bevindingen_voor_github
from reeletarief.weergave.controleer.gitlab import bevindingen_voor_gitlab
from reeletarief.weergave.controleer.json import bevindingen_als_json
from tests.cli.test_onverwacht import verminkte_regio
from tests.conftest import VOORBEELDREGIO, Draai, wijzig, yaml_onder
from tests.controles.conftest import BASIS, GALERIJ
from tests.gedeeld.streek import Streek, streken

BESTANDEN = yaml_onder(BASIS)


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
    open_ = ("ggz/2024-12-01", "jeugdzorg/2025-03-01", "sociaal-werk/2025-01-01")
    open_ += ("sociaal-werk-primair/2025-01-01", "vvt/2026-07-01")
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
        buren = (
            [tabel.schalen[cel.schaal].get(str(int(cel.trede) + stap)) for stap in (0, 1)]
            if cel.trede.isdigit()
            else []
        )
        if len(buren) == 2 and all(buren) and buren[1].getal - buren[0].getal > 20:  # type: ignore[union-attr]
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


# --- uitgangscodes en stromen ---


def leg_over(werkmap: Path, *gevallen: str) -> None:
    for geval in gevallen:
        shutil.copytree(GALERIJ / geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))


def test_geen_werkmap(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("controleer", map_=tmp_path)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT110]" in uitkomst.stderr


def test_onbruikbare_opslagen_is_niet_gecontroleerd(draai: Draai, werkmap: Path) -> None:
    """De fouten staan er wel, ook die in andere bestanden."""
    (werkmap / "opslagen.yaml").write_text("regio: [\n", encoding="utf-8")
    (werkmap / "productkaarten/45A48.yaml").write_text("product: 45A48\n", encoding="utf-8")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT104]" in uitkomst.stdout
    assert "[RT205]" in uitkomst.stdout
    assert "[RT513]" in uitkomst.stderr
    inhoud = json.loads(draai("controleer", "-f", "json", map_=werkmap).stdout)
    assert inhoud["regio"] is None
    assert inhoud["tellingen"]["fouten"] >= 2


def test_een_leesfout_houdt_de_controles_niet_op(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT627-prijssoort-niet-gezegd")
    kaart = werkmap / "productkaarten/45A48.yaml"
    wijzig(kaart, "40%", "41%")
    uitkomst = draai("controleer", map_=werkmap)
    assert (uitkomst.code, uitkomst.stderr) == (1, "")
    assert "[RT302]" in uitkomst.stdout
    assert "[RT627]" in uitkomst.stdout
    assert uitkomst.stdout.endswith("\n1 fout, 1 waarschuwing, 0 opmerkingen.\n")


def test_een_rekenfout_is_een_bevinding(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten/45A48.yaml"
    wijzig(kaart, 'trede: "2"', 'trede: "12"')
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert uitkomst.stdout.count("[RT406]") == 1


def test_een_kapotte_tabel_telt_een_keer(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-07-01.yaml"
    wijzig(tabel, "3448.00", "3.448")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert re.findall(r"\[(RT\d+)\]", uitkomst.stdout) == ["RT215", "RT311"]
    assert "Daardoor ook niet berekend [RT311]: 45A48, 45A49.\n\n1 fout, " in uitkomst.stdout
    op_github = draai("controleer", "-f", "github", map_=werkmap).stdout.splitlines()
    assert ["RT215" in op_github[0], "RT311" in op_github[1]] == [True, True]


def test_een_regio_zonder_kaarten(draai: Draai, werkmap: Path) -> None:
    shutil.rmtree(werkmap / "productkaarten")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 1
    assert uitkomst.stdout.startswith("Fout: [RT504]\n")
    assert "file=opslagen.yaml,title=RT504::" in draai("controleer", "-f", "github", map_=werkmap).stdout


def test_een_ander_tariefjaar(draai: Draai, werkmap: Path) -> None:
    """2027 heeft geen premie; de tabel geldt dan door met een waarschuwing."""
    uitkomst = draai("controleer", "--tariefjaar", "2027", map_=werkmap)
    assert uitkomst.code == 1
    assert "[RT402]" in uitkomst.stdout
    ander = draai("controleer", "--tariefjaar", "2025", map_=werkmap)
    assert ander.code == 0
    assert set(re.findall(r"\[(RT\d+)\]", ander.stdout)) == {"RT013"}


def test_waarschuwingen_van_de_berekening_horen_erbij(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-07-01.yaml"
    wijzig(tabel, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-09-30")
    assert "[RT012]" in draai("controleer", map_=werkmap).stdout
    assert draai("controleer", map_=werkmap).code == 0
    assert draai("controleer", "--streng", map_=werkmap).code == 1


def test_kleur_is_alleen_versiering(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT607-definitie-en-vorm")
    gewoon = draai("controleer", map_=werkmap).stdout
    kleurig = draai("controleer", "--kleur", "altijd", map_=werkmap).stdout
    assert "\x1b[" in kleurig
    assert re.sub(r"\x1b\[[\d;]*m", "", kleurig) == gewoon
    assert "\x1b[" not in gewoon


@pytest.mark.parametrize("van", ["2026-01-01", "2025-01-01"])
def test_een_afgeleide_tabel_wordt_niet_als_publicatie_getoetst(van: str, draai: Draai, werkmap: Path) -> None:
    (werkmap / "cao/proef/2026-07-01.yaml").write_text(
        "cao: proef\nnaam: Proefcao\ningangsdatum: 2026-07-01\nbevestigd_tot: 2026-12-31\n"
        f"afgeleid: {{van: {van}, percentage: 2%, afronding: 1.00, klasse: aanname, motivering: aangekondigd, bron: bond}}\n",
        encoding="utf-8",
    )
    uitkomst = draai("controleer", map_=werkmap)
    assert set(re.findall(r"\[(RT\d+)\]", uitkomst.stdout)) == {"RT014"}


def test_cellen_die_de_bron_niet_geeft_zijn_geen_bevinding(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-01-01.yaml"
    tekst = tabel.read_text(encoding="utf-8").replace('{"0": 2815.00, ', "{")
    tabel.write_text(
        tekst.replace("salaris:", 'ontbreekt: [{schalen: ["7"], treden: ["0"], reden: onleesbaar}]\nsalaris:'),
        encoding="utf-8",
    )
    assert draai("controleer", "--streng", map_=werkmap) == (0, "", "")


def test_nullen_zonder_reden_zijn_samen_een_melding(draai: Draai, werkmap: Path) -> None:
    """Ook als het om verschillende elementen gaat; elke plaats zegt zelf welk."""
    opslagen = werkmap / "opslagen.yaml"
    tekst = re.sub(r"    zonder:\n(?:      - .*\n)+", "", opslagen.read_text(encoding="utf-8"))
    opslagen.write_text(tekst, encoding="utf-8")
    uitvoer = draai("controleer", map_=werkmap).stdout
    assert uitvoer.count("[RT620]") == 1
    assert "Let op: [RT620] 3 keer\n" in uitvoer
    for element in ("gemeentelijke_eisen", "huisvesting", "verzorging"):
        assert re.search(
            rf"^  opslagen\.yaml:13:3: Opslagset 'proef' heeft geen regel voor '{element}' ", uitvoer, re.M
        )
    assert uitvoer.count("  → Voeg een regel met dit element toe") == 1


def test_zelfde_uitvoer_in_een_ander_proces(werkmap: Path) -> None:
    leg_over(werkmap, "RT620-element-nul-zonder-reden")
    opdracht = [sys.executable, "-m", "reeletarief", "controleer", "-f", "gitlab", "--map", str(werkmap)]
    uitvoer = {
        subprocess.run(opdracht, capture_output=True, check=True, env={"PYTHONHASHSEED": zaad}).stdout for zaad in "12"
    }
    assert len(uitvoer) == 1


# --- vormen voor machines ---


def proef(aantal: int = 1, ernst: Ernst = Ernst.WAARSCHUWING, plaats: Plaats | None = None) -> Iterator[Bevinding]:
    for nummer in range(aantal):
        yield Bevinding("RT601", f"wat {nummer}", "remedie", plaats or Plaats("a.yaml", nummer + 1, 2), ernst)


def test_json_telt_en_noemt_elke_bevinding(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT605-grens-en-functiemix")
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=werkmap).stdout)
    assert (inhoud["versie"], inhoud["regio"], inhoud["tariefjaar"]) == (1, "Proefregio", 2026)
    assert inhoud["tellingen"] == {"fouten": 0, "waarschuwingen": 2, "opmerkingen": 0}
    eerste = inhoud["bevindingen"][0]
    assert set(eerste) == {"code", "tekst", "remedie", "bestand", "regel", "kolom", "ernst"}
    assert (eerste["code"], eerste["ernst"], eerste["bestand"]) == ("RT605", "waarschuwing", "opslagen.yaml")


def test_in_orde_is_een_lege_lijst(draai: Draai, werkmap: Path) -> None:
    inhoud = json.loads(draai("controleer", "-f", "json", map_=werkmap).stdout)
    assert inhoud["bevindingen"] == []
    assert json.loads(draai("controleer", "-f", "gitlab", map_=werkmap).stdout) == []
    assert draai("controleer", "-f", "github", map_=werkmap).stdout == ""


def test_json_zonder_plaats() -> None:
    zonder = Bevinding("RT504", "wat", "remedie")
    (blok,) = json.loads(bevindingen_als_json(None, None, [zonder]))["bevindingen"]
    assert (blok["bestand"], blok["regel"], blok["kolom"], blok["ernst"]) == (None, None, None, "fout")


def test_github_codeert_wat_in_een_opdracht_iets_anders_betekent() -> None:
    bevinding = Bevinding("RT601", "100%: a,b\r\nc\x1b[31m", "doe", Plaats("map,1/a:b%.yaml", 3, 4))
    assert bevindingen_voor_github([bevinding]) == (
        "::error file=map%2C1/a%3Ab%25.yaml,line=3,col=4,title=RT601::100%25: a,b%0D%0Ac\N{REPLACEMENT CHARACTER}[31m → doe\n"
    )


def test_github_kent_drie_soorten_en_toont_er_tien_van_elk() -> None:
    alle = [*proef(12, Ernst.FOUT), *proef(3), *proef(11, Ernst.OPMERKING)]
    regels = bevindingen_voor_github(alle).splitlines()
    assert [sum(regel.startswith(f"::{soort} ") for regel in regels) for soort in ("error", "warning", "notice")] == [
        10,
        3,
        10,
    ]
    assert [regel for regel in regels if not regel.startswith("::")] == [
        "En nog 2 fouten; draai 'reeletarief controleer' voor alle.",
        "En nog 1 opmerking; draai 'reeletarief controleer' voor alle.",
    ]


def test_gitlab_heeft_de_velden_van_code_quality() -> None:
    (blok,) = json.loads(bevindingen_voor_gitlab(list(proef(ernst=Ernst.FOUT))))
    assert set(blok) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert blok["location"] == {"path": "a.yaml", "lines": {"begin": 1}}
    assert (blok["check_name"], blok["severity"]) == ("RT601", "major")


def test_gitlab_vingerafdruk_is_uniek_en_kent_geen_regelnummers() -> None:
    zelfde = Bevinding("RT109", "De sleutel staat er al (eerder op regel 4).", "x", Plaats("a.yaml", 9))
    lager = zelfde._replace(wat="De sleutel staat er al (eerder op regel 5).", plaats=Plaats("a.yaml", 10))
    ander_bestand = zelfde._replace(plaats=Plaats("b.yaml", 9))

    def afdrukken(*bevindingen: Bevinding) -> list[str]:
        return [blok["fingerprint"] for blok in json.loads(bevindingen_voor_gitlab(bevindingen))]

    assert afdrukken(zelfde) == afdrukken(lager)
    assert len(set(afdrukken(zelfde, lager, ander_bestand))) == 3
    assert afdrukken(zelfde, lager) == afdrukken(lager, zelfde)


def test_gitlab_zonder_plaats_wijst_opslagen_aan() -> None:
    (blok,) = json.loads(bevindingen_voor_gitlab([Bevinding("RT504", "wat", "remedie")]))
    assert blok["location"] == {"path": "opslagen.yaml", "lines": {"begin": 1}}


def test_een_regio_in_een_submap_heeft_paden_vanaf_hier(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CI draait in de wortel van de repository; daar moet het pad naar de regio bij."""
    regio = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    leg_over(regio, "RT623-niets-over-afwijkingen")
    monkeypatch.chdir(tmp_path)
    assert "file=regio/productkaarten/45A48.yaml," in draai("controleer", "-f", "github", map_=Path("regio")).stdout
    (blok,) = json.loads(draai("controleer", "-f", "gitlab", map_=Path("regio")).stdout)
    assert blok["location"]["path"] == "regio/productkaarten/45A48.yaml"
    monkeypatch.chdir(regio)
    assert "file=productkaarten/45A48.yaml," in draai("controleer", "-f", "github", map_=Path()).stdout


# --- wat er ook in de bestanden staat ---


def alle_vormen(bestanden: dict[str, bytes]) -> None:
    from reeletarief.weergave.meldingen import meldingen

    andere = lees_regio(Streek().bestanden()).regio
    inlezing = lees_regio(bestanden)
    bevindingen = nagekeken(inlezing, None, andere, standaardcodes())
    assert all(bevinding.wat and bevinding.remedie for bevinding in bevindingen)
    assert list(bevindingen) == sorted(bevindingen, key=lambda bevinding: bevinding.volgorde)
    meldingen(bevindingen, inlezing.bestanden)
    json.loads(bevindingen_als_json("x", 2026, bevindingen))
    bevindingen_voor_github(bevindingen)
    rapport = json.loads(bevindingen_voor_gitlab(bevindingen))
    assert len({blok["fingerprint"] for blok in rapport}) == len(rapport) == len(bevindingen)


@given(streken())
@settings(max_examples=60, deadline=None)
def test_een_willekeurige_regio_krijgt_een_antwoord(streek: Streek) -> None:
    alle_vormen(streek.bestanden())


@given(verminkte_regio(BESTANDEN))
@settings(max_examples=200, deadline=None)
def test_een_verminkte_regio_krijgt_een_antwoord(inhoud: dict[str, bytes]) -> None:
    alle_vormen(inhoud)


def test_een_oude_waarde_die_elke_kaart_vervangt_veroudert_niet(draai: Draai, werkmap: Path) -> None:
    """RT605 kijkt naar wat meedoet; met een waarde die elke kaart door een eigen vervangt, rekent niemand."""
    wijzig(werkmap / "opslagen.yaml", "bron: proef, jaar: 2024}", "bron: proef, jaar: 2015}")
    eigen = "afwijkingen: [{parameter: uren.ziekte, waarde: 6%, klasse: open, bron: proef, jaar: 2026, motivering: eigen cijfers}]"
    wijzig(werkmap / "productkaarten/45A48.yaml", "afwijkingen: []", eigen)
    assert "'uren.ziekte' is van 2015" in draai("controleer", map_=werkmap).stdout  # 45A49 rekent er nog mee
    wijzig(werkmap / "productkaarten/45A49.yaml", "afwijkingen: []", eigen)
    assert "RT605" not in draai("controleer", map_=werkmap).stdout
