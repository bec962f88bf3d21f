"""Een reactie zonder oordeel, of overgenomen en nog niet doorgevoerd, houdt vaststellen tegen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.invoer.reacties.bestanden import Registerbestanden, haal_register
from tests.conftest import Draai, wijzig
from tests.vaststellen.conftest import stel_vast


@pytest.mark.parametrize(
    ("reactie", "code"),
    [
        ("", "RT983"),
        ("oordeel: niet\n", "RT984"),
    ],
)
def test_een_reactie_zonder_oordeel_of_motief_houdt_vaststellen_tegen(
    draai: Draai, regio: Path, reactie: str, code: str
) -> None:
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nproduct: "45A48"\n'
        f"samenvatting: De reistijd is te laag.\n{reactie}",
        encoding="utf-8",
    )
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert f"[{code}]" in uitkomst.stderr
    assert not (regio / "vastgesteld").exists()


def test_een_overgenomen_reactie_moet_doorgevoerd_zijn(draai: Draai, regio: Path) -> None:
    """Ook een verandering (``+1 %-punt``) telt vanaf het concept, en na het doorvoeren is er niets meer tegen."""
    draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.intervisie\n'
        'samenvatting: Intervisie kost meer.\neigen_cijfer: "40"\noordeel: overgenomen\nmotief: Dat klopt.\n'
        'wijzigingen: {uren.intervisie: "36", uren.reistijd: +1 %-punt}\n',
        encoding="utf-8",
    )
    geweigerd = stel_vast(draai, regio)
    assert geweigerd.code == 1
    assert geweigerd.stderr.count("[RT993]") == 2
    assert "'uren.intervisie' is niet op 36 gezet: daar staat nu 30 (opslagen.yaml:" in geweigerd.stderr
    wijzig(
        regio / "opslagen.yaml",
        "soort: beroepsgebonden, uren_per_jaar: 30",
        "soort: beroepsgebonden, uren_per_jaar: 36",
    )
    wijzig(
        regio / "opslagen.yaml",
        "clientgebonden_indirect, percentage: 10%, over: [clientgebonden_uren]",
        "clientgebonden_indirect, percentage: 11%, over: [clientgebonden_uren]",
    )
    assert stel_vast(draai, regio).code == 0
    nog_eens = stel_vast(draai, regio)  # ook na het besluit telt +1 %-punt vanaf het concept
    assert ("[RT997]" in nog_eens.stderr, "[RT993]" in nog_eens.stderr) == (True, False)


def test_zonder_concept_houdt_een_verandering_tegen_ook_als_zij_al_is_doorgevoerd(draai: Draai, regio: Path) -> None:
    """Zonder concept is niet te zien of ``+1 %-punt`` er al in zit: dezelfde melding, hoe vaak de waarde ook verzet is."""
    (regio / "reacties").mkdir()
    reactie = regio / "reacties" / "r01.yaml"
    reactie.write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.reistijd\nsamenvatting: Verder weg.\n'
        "eigen_cijfer: +1 %-punt\noordeel: overgenomen\nmotief: Dat klopt.\n",
        encoding="utf-8",
    )
    eerst = stel_vast(draai, regio)
    over = "clientgebonden_indirect, percentage: {}%, over: [clientgebonden_uren]"
    wijzig(regio / "opslagen.yaml", over.format(10), over.format(11))
    daarna = stel_vast(draai, regio)
    assert eerst.code == daarna.code == 1
    assert "[RT987]" in eerst.stderr
    assert "RT993" not in eerst.stderr
    assert daarna.stderr == eerst.stderr
    wijzig(reactie, "eigen_cijfer: +1 %-punt", "eigen_cijfer: +1 %-punt\nwijzigingen: {uren.reistijd: 11%}")
    assert stel_vast(draai, regio).code == 0


def test_een_concept_met_een_eerdere_datum_maakt_een_verandering_niet_ongedaan(draai: Draai, regio: Path) -> None:
    """Wie na het doorvoeren het concept vervangt, krijgt ``+1 %-punt`` er niet nog eens bij; het eerste concept is bewaard."""
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.reistijd\nsamenvatting: Verder weg.\n'
        "eigen_cijfer: +1 %-punt\noordeel: overgenomen\nmotief: Dat klopt.\n",
        encoding="utf-8",
    )
    concept = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01")
    eerste = draai(*concept, map_=regio)
    telt = "Reactie R01 verandert 'uren.reistijd' met +1 %-punt: dat telt vanaf dit concept, en wordt dus 11% in plaats van 10%."
    assert (eerste.code, telt in eerste.stderr) == (0, True)
    over = "clientgebonden_indirect, percentage: {}%, over: [clientgebonden_uren]"
    wijzig(regio / "opslagen.yaml", over.format(10), over.format(11))
    tweede = draai(*concept, map_=regio)
    assert (tweede.code, "wordt dus 12% in plaats van 11%" in tweede.stderr) == (0, True)
    geweigerd = stel_vast(draai, regio)
    assert (geweigerd.code, "dat verschil is precies deze verandering" in geweigerd.stderr) == (1, True)
    assert "op 12% gezet" not in geweigerd.stderr


def test_het_register_van_reacties_wordt_een_keer_gelezen(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wat er na het schrijven over reacties gezegd wordt, gaat over hetzelfde register als wat ervoor is nagegaan."""
    (regio / "reacties").mkdir()
    gelezen: list[Path] = []

    def telt(pad: Path, naam: str, werkmap: Path | None) -> Registerbestanden:
        gelezen.append(pad)
        return haal_register(pad, naam, werkmap)

    monkeypatch.setattr("reeletarief.invoer.reacties.bestanden.haal_register", telt)
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    assert stel_vast(draai, regio).code == 0
    assert gelezen == [regio / "reacties"] * 2  # één keer per opdracht


def test_een_reactie_over_een_ander_jaar_houdt_dit_jaar_niet_tegen(draai: Draai, regio: Path) -> None:
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2024-10-20\ntariefjaar: 2025\naanbieder: Aanbieder A\nproduct: "45A48"\n'
        "samenvatting: Vorig jaar was de reistijd te laag.\n",
        encoding="utf-8",
    )
    assert stel_vast(draai, regio).code == 0
    assert "0 reacties" in draai("reacties", "effect", map_=regio).stdout
