"""Eisen die modellen gemeen hebben: één vorm, een grondslag bij een percentage, niet onder nul.

Elke eis is een functie die een :class:`~reeletarief.invoer.waarden.WaardeFout` geeft als er iets niet past.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reeletarief.fouten import Plaats, in_zin
from reeletarief.invoer.getalvorm import EEN_PROCENT, procenten
from reeletarief.invoer.model import Herkomstvelden, Klasse
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import Waarde, WaardeFout, niet_negatief
from reeletarief.invoer.yaml_strikt import Tekst

_BRON_ERBIJ = "Voeg 'bron: INVULLEN' toe en schrijf waar de waarde vandaan komt. Is er geen erkende bron, schrijf dan 'klasse: open'."


def eis_een_vorm(sleutel: Any, namen: str, *vormen: object) -> None:
    """Weiger een regel die geen of meer dan één van de genoemde waardevormen heeft."""
    aantal = sum(vorm is not None for vorm in vormen)
    if aantal != 1:
        hoeveel = "geen" if aantal == 0 else "meer dan één"
        raise WaardeFout(
            "RT223",
            f"De regel '{sleutel}' heeft {hoeveel} waarde.",
            f"Geef precies één van: {namen}.",
            _plaats(sleutel),
        )


def eis_grondslag(sleutel: Any, percentage: object, over: tuple[Any, ...], zoals: str) -> None:
    """Weiger een percentage zonder grondslag (``zoals`` is er een die hier kan) en een bedrag mét grondslag."""
    if percentage is not None and not over:
        raise WaardeFout(
            "RT301",
            f"Het percentage van '{sleutel}' zegt niet waarover het gaat.",
            f"Voeg bijvoorbeeld 'over: [{zoals}]' toe: de regels waarover het percentage gaat.",
            _plaats(sleutel),
        )
    if over and percentage is None:
        raise WaardeFout(
            "RT301",
            f"De regel '{sleutel}' is een bedrag en heeft geen grondslag nodig.",
            "Haal 'over' weg, of maak er een percentage van.",
            _plaats(sleutel),
        )


def eis_niet_negatief(*waarden: object) -> None:
    """Weiger een waarde onder nul; wat geen losse waarde is (zoals een reeks), telt niet mee."""
    for waarde in waarden:
        if isinstance(waarde, Waarde):
            niet_negatief(waarde)


def eis_hooguit_honderd(waarde: object) -> None:
    """Weiger een percentage boven 100%."""
    if isinstance(waarde, Waarde) and waarde.getal > 1:
        raise WaardeFout(
            "RT211",
            f"{procenten(waarde.getal)}% is meer dan 100%; hier hoort een deel van het geheel.",
            f"Bedoelt u {procenten(waarde.getal / 10)}%? Schrijf hooguit 100%.",
            waarde.plaats,
        )


def tot_honderd(som: Decimal) -> str:
    """Hoeveel delen die samen precies 100% horen te zijn, te weinig of te veel hebben."""
    verschil = (1 - som) * 100
    return f"Er {'ontbreekt' if verschil > 0 else 'is te veel'}: {in_zin(abs(verschil))} procentpunt."


def eis_geen_prijspeil(regel: Herkomstvelden, sleutel: Any) -> None:
    """Weiger een prijspeil waar het niets zou doen: alleen een opslag met een eigen bedrag heeft er een."""
    if regel.prijspeil is not None:
        raise WaardeFout(
            "RT227",
            f"Het prijspeil bij '{sleutel}' doet niets.",
            "Haal het weg: een percentage heeft geen prijspeil, lonen volgen de cao en een reeks de tarieven van het jaar.",
            _plaats(sleutel),
        )


def eis_herkomst(regel: Herkomstvelden, sleutel: Any, *waarden_op_regel: object) -> None:
    """Weiger een eigen waarde zonder klasse, of zonder bron als de klasse niet open is."""
    if not any(isinstance(waarde, Waarde) for waarde in waarden_op_regel):
        return
    plaats = _plaats(sleutel)
    if regel.klasse is None:
        raise WaardeFout(
            "RT230",
            f"De waarde van '{sleutel}' heeft geen klasse.",
            voeg_toe(Herkomstvelden, "klasse"),
            plaats,
        )
    if regel.bron is None and regel.klasse is not Klasse.OPEN:
        raise WaardeFout(
            "RT230",
            f"De waarde van '{sleutel}' heeft klasse {regel.klasse}, maar geen bron.",
            _BRON_ERBIJ,
            plaats,
        )


def eis_bandbreedte(
    regel: Herkomstvelden, sleutel: Any, waarde: object, laag: Waarde | None, hoog: Waarde | None
) -> None:
    """Weiger een laagste of hoogste waarde die niet om de waarde van de regel heen ligt, of waar geen onzekerheid is."""
    grenzen = [grens for grens in (laag, hoog) if grens is not None]
    if not grenzen:
        return
    if not isinstance(waarde, Waarde) or regel.klasse is Klasse.VASTSTAAND:
        reden = "is vaststaand" if isinstance(waarde, Waarde) else "komt uit een reeks"
        raise WaardeFout(
            "RT227",
            f"De waarde van '{sleutel}' {reden} en heeft dus geen 'laag' of 'hoog'.",
            "Haal ze weg; alleen een eigen waarde die niet vaststaand is, heeft een bandbreedte.",
            grenzen[0].plaats,
        )
    for grens in grenzen:
        if grens.is_percentage is not waarde.is_percentage:
            raise WaardeFout(
                "RT227",
                f"De waarde van '{sleutel}' is {'een' if waarde.is_percentage else 'geen'} percentage, en deze grens {'niet' if waarde.is_percentage else 'wel'}.",
                "Schrijf 'laag' en 'hoog' zoals de waarde zelf, met of zonder procentteken.",
                grens.plaats,
            )
    _eis_eromheen(sleutel, waarde, laag, hoog)


def _eis_eromheen(sleutel: Any, waarde: Waarde, laag: Waarde | None, hoog: Waarde | None) -> None:
    eis_niet_negatief(laag)
    if laag is not None and laag.getal > waarde.getal:
        raise _verkeerde_kant(f"Bij '{sleutel}' ligt 'laag' boven de waarde zelf.", laag)
    if hoog is not None and hoog.getal < waarde.getal:
        raise _verkeerde_kant(f"Bij '{sleutel}' ligt 'hoog' onder de waarde zelf.", hoog)


def _verkeerde_kant(wat: str, grens: Waarde) -> WaardeFout:
    return WaardeFout("RT226", wat, "Zorg dat laag ≤ waarde ≤ hoog.", grens.plaats)


def eis_bron_bij_klasse(wat: str, klasse: Klasse, bron: object, plaats: Plaats | None) -> None:
    """Weiger een blok op een kaart dat vaststaand, suggestie of aanname is maar geen bron noemt."""
    if klasse is not Klasse.OPEN and bron is None:
        raise WaardeFout(
            "RT230",
            f"{wat} heeft klasse {klasse}, maar noemt geen bron.",
            _BRON_ERBIJ,
            plaats,
        )


def eis_graad(naam: str, graad: Waarde | None) -> None:
    """Weiger een graad (zoals de bezettingsgraad) boven 100% of onder 1%: ``0.9%`` is 0,9 met een teken te veel."""
    if graad is not None and not 0 < graad.getal <= 1:
        raise WaardeFout(
            "RT211", f"Een {naam} ligt boven 0% en is hooguit 100%.", "Controleer het percentage.", graad.plaats
        )
    if graad is not None and graad.getal < EEN_PROCENT:
        raise WaardeFout(
            "RT211",
            f"Een {naam} van {in_zin(graad.getal * 100)}% is minder dan één procent.",
            f"Bedoelt u {procenten(graad.getal * 100)}%?",
            graad.plaats,
        )


def eis_deel(naam: str, deel: Waarde | None) -> None:
    """Weiger een deel (zoals no-show) onder 0%, of van 100% en meer."""
    if deel is not None and not 0 <= deel.getal < 1:
        raise WaardeFout(
            "RT211", f"De {naam} ligt niet onder 0% en blijft onder 100%.", "Controleer het percentage.", deel.plaats
        )


def eis_uniek(namen: Iterable[Tekst], wat: str, remedie: str) -> None:
    """Weiger een naam die twee keer voorkomt; ``{naam}`` in ``wat`` wordt die naam."""
    gezien: set[str] = set()
    for naam in namen:
        if naam in gezien:
            raise WaardeFout("RT224", wat.format(naam=naam), remedie, naam.plaats)
        gezien.add(str(naam))


def eis_hooguit_een(wat: str, remedie: str, eerste: Waarde | None, tweede: Waarde | None) -> None:
    """Weiger twee velden die hetzelfde op twee manieren vergoeden."""
    if eerste is not None and tweede is not None:
        raise WaardeFout("RT223", wat, remedie, tweede.plaats)


def _plaats(sleutel: Any) -> Plaats | None:
    return getattr(sleutel, "plaats", None)
