"""Een besluit om een tarieflijst van te maken, in de vorm die het programma leest; de bedragen zijn verzonnen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import Draai, Uitkomst

SHA = "ab" * 32
GEMEENTEN = "code;naam\n0363;Voorbeeldstad\n0014;Proefdorp\n"


def tarief(product: str, eenheid: str, bedrag: str, naam: str = "Proef", **anders: Any) -> dict[str, Any]:
    return {
        "product": product,
        "naam": naam,
        "eenheid": eenheid,
        "tarief": "1.00",
        "voorgesteld": "2.00",
        "vastgesteld": bedrag,
        "reden": "afgesproken",
        "elementen": {},
        "nvo": {},
        "vingerafdruk": "cd" * 32,
    } | anders


def kaart(product: str, eenheid: str, standaardcode: str | None = None) -> str:
    code = f'standaardcode: "{standaardcode}"\n' if standaardcode else ""
    return f'product: "{product}"\n{code}naam: Proef\neenheid: {eenheid}\n'


def besluit(*tarieven: dict[str, Any], **anders: Any) -> dict[str, Any]:
    return {
        "versie": 1,
        "regio": "Voorbeeldregio",
        "tariefjaar": 2026,
        "peildatum": None,
        "status": "vastgesteld",
        "besluit": {
            "besluitdatum": "2025-12-15",
            "ingangsdatum": "2026-02-01",
            "geldig_tot": "2026-12-31",
            "besluit": None,
        },
        "bewijs": {"reeletarief": "0.1.0", "sha256": SHA, "bestanden": []},
        "tarieven": list(tarieven),
        "invoer": {"opslagen.yaml": "regio: Voorbeeldregio\n"}
        | {f"productkaarten/{een['product']}.yaml": kaart(een["product"], een["eenheid"]) for een in tarieven},
    } | anders


GEWOON = (
    tarief("45A48", "uur", "80.78", "Ambulant"),
    tarief("41A03", "dagdeel", "150.27", "=Dagbehandeling"),
    tarief("43A07", "etmaal", "482.31"),
    tarief("EED", "stuks", "5783.49", "Dyslexie"),
    tarief("45A49", "minuut", "0.49"),
    tarief("42A03", "stuk", "18.30", "Rit"),
)


def gewoon(**anders: Any) -> dict[str, Any]:
    """Zes producten, waarvan er een met een eigen code onder een landelijke valt."""
    inhoud = besluit(*GEWOON, **anders)
    inhoud["invoer"]["productkaarten/EED.yaml"] = kaart("EED", "stuks", "45A17")
    return inhoud


def schrijf(map_: Path, inhoud: dict[str, Any], jaar: int = 2026) -> Path:
    """Leg een besluit in een map waar verder niets staat."""
    doel = map_ / "vastgesteld" / f"{jaar}.json"
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_text(json.dumps(inhoud), encoding="utf-8")
    return map_


def lijst(draai: Draai, regio: Path, *argumenten: str) -> Uitkomst:
    return draai("tarieflijst", "--tariefjaar", "2026", *argumenten, map_=regio)
