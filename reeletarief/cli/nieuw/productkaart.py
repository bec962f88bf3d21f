"""``reeletarief nieuw productkaart``: een kaart die meteen rekent, met voorbeeldwaarden."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import eis_zonder_fouten, stop, zeg
from reeletarief.cli.meegeleverd import stop_zonder_gegevens
from reeletarief.cli.nieuw.gedeeld import (
    eis_binnen,
    eis_cao,
    eis_vrij,
    lees_naam,
    lees_regio_of_stop,
    schrijf_teksten,
)
from reeletarief.cli.opties import Map, lees_als, lees_keuze
from reeletarief.cli.teruglezen import lees_terug
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.werkmap import is_invoer
from reeletarief.invoer.namen import PRODUCTKAARTEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.landelijk import Standaardcode
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.sjablonen import Uitleg
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.nieuw.kaart import Cao

VOORBEELD_PER_VORM = {
    "uur": "45A48",
    "minuut": "45A49",
    "dagdeel": "41A03",
    "etmaal": "43A07",
    "afwezigheidsdag": "43A07-AF",
    "traject": "P1-PER",
    "gewogen": "45A04",
    "jaar": "BES01",
    "consult": "CONSULT",
    "stuk": "42A03",
}
"""Elke vorm van een product, met het product van de Voorbeeldregio waarvan de kaart het voorbeeld is."""

WONEN_BIJ_EEN_GEZIN = {"pleegzorg": "43A09", "gezinshuis": "43A10"}
"""Een etmaal zonder groep met diensten; zo heet het ook in de landelijke omschrijving."""

VOORBEELDEN = VOORBEELD_PER_VORM | WONEN_BIJ_EEN_GEZIN
"""De woorden achter ``--vorm``."""

EIGEN_UITLEG = {product: vorm for vorm, product in WONEN_BIJ_EEN_GEZIN.items()}
"""De voorbeelden die iets anders vragen dan hun vorm, met de naam van de uitleg die dat zegt."""

_EENHEID_VAN_TRAJECT = "stuks"
"""De enige eenheid die anders heet dan haar vorm, en dan ook nog bijna als een andere vorm (stuk)."""

VORM_PER_CATEGORIE = {"41": "dagdeel", "42": "stuk", "43": "etmaal", "44": "etmaal"}
"""De vorm die bij de eerste twee cijfers van een landelijke code voor de hand ligt."""

Code = Annotated[str, typer.Argument(metavar="CODE", help="De productcode: een landelijke (lijst JZ21), of een eigen.")]
Naam = Annotated[
    str | None, typer.Option("--naam", metavar="TEKST", help="De naam; anders de landelijke omschrijving.")
]
Vorm = Annotated[
    str | None,
    typer.Option(
        "--vorm",
        metavar="|".join(VOORBEELDEN),
        autocompletion=aanvullen.keuze(*VOORBEELDEN),
        help="De vorm; anders die van dit product in de Voorbeeldregio, of wat bij de code past.",
    ),
]
CaoKeuze = Annotated[
    str | None,
    typer.Option(
        "--cao",
        metavar="CAO",
        autocompletion=aanvullen.caos,
        help="De cao van de functies; anders die van het voorbeeld.",
    ),
]
Uitvoer = Annotated[
    str | None,
    typer.Option("--uitvoer", "-o", metavar="PAD", help="Schrijf hierheen in plaats van in productkaarten/."),
]


_GEWONE_CODE = re.compile(r"[\w .-]+")
"""Een nieuwe code komt ook in bestandsnamen en berichten; op een bestaande kaart mag meer."""


class Opzet(NamedTuple):
    """De tekst van de nieuwe kaart, de naam die erop staat, en haar cao als dat een andere is dan die van het voorbeeld."""

    tekst: str
    naam: str
    cao: Cao | None


class Proef(NamedTuple):
    """Wat de nieuwe kaart in deze regio doet: het tarief, of waarom dat er nog niet is."""

    tarief: Tarief | None
    redenen: tuple[str, ...]


def productkaart_opdracht(
    code: Code, naam: Naam = None, vorm: Vorm = None, cao: CaoKeuze = None, uitvoer: Uitvoer = None, map_: Map = None
) -> None:
    """Schrijf een productkaart die meteen rekent.

    \b
    Voorbeelden:
      reeletarief nieuw productkaart 45A55
      reeletarief nieuw productkaart 43A09
      reeletarief nieuw productkaart 45A55 --naam "Begeleiding in een groep" --vorm minuut --cao ggz
      reeletarief nieuw productkaart D1 --vorm dagdeel -o productkaarten/d1.yaml
      reeletarief nieuw productkaart GH1 --naam "Gezinshuis met behandeling" --vorm gezinshuis

    Heeft de Voorbeeldregio een kaart van dit product, dan is die het voorbeeld; anders de kaart van de gekozen vorm. De
    getallen zijn voorbeeldwaarden en tellen als aanname. Boven elk blok staat wat het betekent; wat u zelf moet kiezen heeft een
    regel met INVULLEN, en 'reeletarief controleer' noemt die.

    \b
    Code 0: de kaart staat er. 2: het product of het bestand is er al, of er klopt iets niet; dan is er niets geschreven.
    """
    from reeletarief.invoer.woorden import lees_code
    from reeletarief.weergave.nieuw.samenvatting import over_kaart

    lees_als("CODE", code, lees_code, aangehaald=True)
    if not _GEWONE_CODE.fullmatch(code):
        raise typer.BadParameter(
            "een nieuwe code bestaat uit letters, cijfers, spaties, punten, _ en -; een / of + past niet in de naam van haar bestand.",
            param_hint="CODE",
        )
    naam = lees_naam(naam)
    keuze = None if vorm is None else _lees_vorm(vorm)
    inlezing = lees_regio_of_stop(map_)
    werkmap = Path(map_ or ".")
    _eis_nieuw(code, inlezing, werkmap)
    if cao is not None:
        eis_cao(cao, sorted(inlezing.caos), inlezing.bestanden)
    opzet = _kaart(code, naam, keuze, cao, inlezing)
    pad = _pad(code, opzet.naam)
    doel = werkmap / pad if uitvoer is None else _eigen_plek(uitvoer, werkmap)
    eis_vrij(doel)
    if uitvoer is None:
        eis_binnen(doel, werkmap)
    proef = _keur(opzet.tekst, code, pad, inlezing)
    schrijf_teksten({doel: opzet.tekst})
    schrijf(over_kaart(code, doel, opzet.tekst, opzet.cao, proef.tarief, proef.redenen), None, werkmap)
    if not is_invoer(doel, werkmap):
        zeg(f"{doel} ligt niet in {werkmap / PRODUCTKAARTEN}; zet het daar neer om ermee te rekenen.")


def _lees_vorm(woord: str) -> str:
    """De productvorm achter ``--vorm``; een woord dat er geen is, houdt het op met code 2."""
    if woord == _EENHEID_VAN_TRAJECT:
        raise typer.BadParameter(f"'{woord}' is de eenheid van een traject. Bedoelt u traject?", param_hint="--vorm")
    return lees_keuze("--vorm", woord, tuple(VOORBEELDEN))


def _eigen_plek(uitvoer: str, werkmap: Path) -> Path:
    """De plek van ``-o``: tussen de bestanden van de regio alleen als kaart, en dan op .yaml."""
    doel = Path(uitvoer)
    try:
        bij_kaarten = (werkmap / PRODUCTKAARTEN).resolve() in doel.resolve().parents
    except (OSError, RuntimeError, ValueError):
        stop(f"{doel} is geen plek waar een bestand kan staan.", "Kies een andere naam.")
    if is_invoer(doel, werkmap) and not (bij_kaarten and doel.suffix == ".yaml"):
        stop(f"{doel} is in deze regio geen plek voor een kaart.", f"Kies een naam als {PRODUCTKAARTEN}kaart.yaml.")
    if bij_kaarten and not _wordt_gelezen(doel, werkmap / PRODUCTKAARTEN):
        wat = f"{doel} zou niet als kaart gelezen worden: een naam begint niet met een punt, een map eindigt niet op .yaml."
        stop(wat, f"Kies een naam als {PRODUCTKAARTEN}kaart.yaml.")
    return doel


def _wordt_gelezen(doel: Path, kaarten: Path) -> bool:
    """Of wie de regio leest, deze kaart ook vindt en kan noemen."""
    from reeletarief.invoer.bezwaren import toonbaar

    delen = doel.resolve().relative_to(kaarten.resolve()).parts
    zichtbaar = not any(deel.startswith(".") or toonbaar(deel) != deel for deel in delen)
    return zichtbaar and not any(deel.endswith(".yaml") for deel in delen[:-1])


def _eis_nieuw(code: str, inlezing: Inlezing, werkmap: Path) -> None:
    """Weiger een product waarvan er al een kaart is, ook als die kaart fouten heeft; wat een gedood programma ernaast liet liggen, gaat weg."""
    from reeletarief.invoer.sjablonen import op_product
    from reeletarief.schrijven.bestand import ruim_achtergebleven_op

    kaarten = op_product({pad: "\n".join(bestand.regels) for pad, bestand in inlezing.bestanden.items()})
    kaarten |= {kaart.code: kaart.product.plaats.bestand for kaart in inlezing.regio.kaarten}
    if code in kaarten:
        ruim_achtergebleven_op(werkmap / kaarten[code])
        stop(
            f"Product {code} heeft al een kaart: {kaarten[code]}.",
            "Pas die kaart aan, of kies een andere code.",
            "RT521",
        )


def _kaart(code: str, naam: str | None, vorm: str | None, cao: str | None, inlezing: Inlezing) -> Opzet:
    """De nieuwe kaart uit haar voorbeeld: de kaart van het product zelf, of die van de vorm."""
    from reeletarief.invoer.kaart.kopregels import kopregels
    from reeletarief.invoer.landelijk import OntbrekendeGegevensFout, standaardcodes
    from reeletarief.invoer.sjablonen import op_product, uitleg_bij, voorbeeldregio
    from reeletarief.weergave.nieuw.kaart import Kaartopgave, Omgeving, nieuwe_kaart

    try:
        bestanden = voorbeeldregio()
    except OntbrekendeGegevensFout:
        stop_zonder_gegevens()
    kaarten = op_product(bestanden)
    landelijk = standaardcodes().get(code)
    voorbeeldcode = code if vorm is None and code in kaarten else VOORBEELDEN[vorm or _vorm(code, landelijk)]
    voorbeeld = bestanden[kaarten[voorbeeldcode]]
    eigen_naam = naam or (None if code == voorbeeldcode else landelijk.omschrijving if landelijk else f"Product {code}")
    regio = inlezing.regio
    omgeving = Omgeving(
        tuple(regio.opslagen.opslagsets), {kaart.code: str(kaart.eenheid) for kaart in regio.kaarten}, kaarten
    )
    opgave = Kaartopgave(code, eigen_naam, landelijk is not None, _cao(voorbeeld, cao, inlezing))
    uitleg = uitleg_bij("productkaart")
    if voorbeeldcode in EIGEN_UITLEG:
        uitleg |= uitleg_bij(EIGEN_UITLEG[voorbeeldcode])
    tekst = nieuwe_kaart(voorbeeld, opgave, omgeving, uitleg, _te_kiezen(uitleg, naam))
    return Opzet(tekst, eigen_naam or kopregels(voorbeeld)["naam"], opgave.cao)


def _vorm(code: str, landelijk: Standaardcode | None) -> str:
    """De vorm die bij een landelijke code voor de hand ligt: outputgericht is een traject, verblijf een etmaal; anders per uur.

    Pleegzorg en een gezinshuis zijn een etmaal zonder de diensten van een groep, ook bij crisis.
    """
    if landelijk is None:
        return "uur"
    if landelijk.uitvoeringsvariant == "Outputgericht":
        return "traject"
    omschrijving = landelijk.omschrijving.lower()
    bij_een_gezin = next((vorm for vorm in WONEN_BIJ_EEN_GEZIN if vorm in omschrijving), None)
    return bij_een_gezin or VORM_PER_CATEGORIE.get(code[:2], "uur")


def _te_kiezen(uitleg: Mapping[str, Uitleg], naam: str | None) -> set[str]:
    return set(uitleg) - ({"naam"} if naam else set())


def _cao(voorbeeld: str, keuze: str | None, inlezing: Inlezing) -> Cao | None:
    """De cao van de nieuwe kaart: de gekozen, anders die van het voorbeeld, anders de eerste van de regio."""
    from reeletarief.invoer.kaart.kopregels import kopregels
    from reeletarief.invoer.sjablonen import GEEN_VOORBEELD, caovoorbeelden
    from reeletarief.weergave.nieuw.kaart import Cao

    van_voorbeeld = kopregels(voorbeeld).get("cao")
    if keuze is not None and van_voorbeeld is None:
        reden = "op deze kaart staat geen cao; laat --cao weg, of kies met --vorm een andere vorm."
        raise typer.BadParameter(reden, param_hint="--cao")
    naam = keuze or (van_voorbeeld if van_voorbeeld in inlezing.caos else next(iter(sorted(inlezing.caos)), None))
    if naam is None or naam == van_voorbeeld or van_voorbeeld is None:
        return None
    per_cao = caovoorbeelden().get(naam, GEEN_VOORBEELD)
    return Cao(naam, per_cao, tuple(inlezing.caos[naam][-1].schalen), van_voorbeeld if keuze is None else None)


def _pad(code: str, naam: str) -> str:
    """Waar de kaart komt: code en hooguit vier woorden van de naam, in gewone letters, zodat de map leest als een lijst."""
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    begin = re.sub(r"[^\w.-]+", "-", code).strip("-.")
    woorden = [] if naam == f"Product {code}" else re.findall(r"[a-z0-9]+", kaal)[:4]
    return f"{PRODUCTKAARTEN}{'-'.join([begin, *woorden])[:80].strip('-')}.yaml"


def _keur(tekst: str, code: str, pad: str, inlezing: Inlezing) -> Proef:
    """Haal de kaart door de strikte lezer en reken haar; wat anders fout is dan een gat, wordt gemeld en niet geschreven."""
    from reeletarief.berekening.bereken import bereken
    from reeletarief.berekening.keuze import OnbekendProductFout
    from reeletarief.invoer.invullen import LEEG

    terug, fouten = lees_terug(tekst, pad, inlezing)
    eis_zonder_fouten([fout for fout in fouten if fout.code not in LEEG], terug.bestanden)
    if fouten:
        return Proef(None, ("er staan nog gaten open",))
    try:
        resultaat = bereken(terug, [code])
    except OnbekendProductFout as fout:  # er schort iets aan een bestand waar de kaart naar verwijst
        return Proef(None, tuple(bevinding.wat for bevinding in fout.bevindingen))
    redenen = tuple(reden.wat for product in resultaat.overgeslagen for reden in product.redenen)
    return Proef(resultaat.tarieven[0] if resultaat.tarieven else None, redenen)
