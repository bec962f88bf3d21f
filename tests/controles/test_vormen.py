"""``controleer`` voor machines: json, GitHub en GitLab, ook over een willekeurige of verminkte regio."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from reeletarief.api import Bevinding, Ernst, Plaats, lees_regio
from reeletarief.controles.samen.loop import nagekeken
from reeletarief.invoer.landelijk import standaardcodes
from reeletarief.weergave.controleer.github import bevindingen_voor_github
from reeletarief.weergave.controleer.gitlab import bevindingen_voor_gitlab
from reeletarief.weergave.controleer.json import bevindingen_als_json
from tests.cli.test_onverwacht import verminkte_regio
from tests.conftest import Draai, yaml_onder
from tests.controles.conftest import BASIS
from tests.controles.proefcontrole import leg_over
from tests.gedeeld.streek import Streek, streken

BESTANDEN = yaml_onder(BASIS)


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
