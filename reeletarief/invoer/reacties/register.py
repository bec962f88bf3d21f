"""Het register van reacties: wat aanbieders op de concepttarieven zeggen, en hoe de regio daarover oordeelt.

Een bestand is één reactie, of een lijst onder ``reacties``. Een reactie gaat over een product, een kostprijselement of een
parameter. Het oordeel ontbreekt zolang er niet geoordeeld is; een oordeel zonder motief telt niet (stap i, NvO §8.4).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, gesorteerd
from reeletarief.invoer import woorden
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.elementen import Element
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.los_bestand import lees_wortel
from reeletarief.invoer.model import CodeVeld, DatumVeld, JaarVeld, TekstVeld, TenMinste, Veld, model
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Tekst

OVERGENOMEN, DEELS, NIET = "overgenomen", "deels", "niet"
_CIJFERS = re.compile(r"([0-9]+)")


def lees_cijfer(invoer: object) -> Tekst:
    """Een waarde zoals ze in een bestand staat (``12%``, ``1.95``, ``max-1``) of een verandering (``+5%``), nog als tekst."""
    if not isinstance(invoer, Tekst) or not invoer.strip():
        raise WaardeFout("RT201", "Hier hoort een waarde.", "Schrijf bijvoorbeeld 12%, 1.95, max-1, +5% of -2 %-punt.")
    return invoer


CijferVeld = Annotated[Tekst, Veld(lees_cijfer, "cijfer")]
Wijzigingen = dict[Annotated[str, Veld(woorden.lees_tekst, "tekst")], CijferVeld]


@model
class Reactie:
    """Een reactie van een aanbieder (onder pseudoniem) met het oordeel van de regio.

    Een reactie gaat over een product, een element of een parameter. Bij het oordeel ``overgenomen`` over één
    parameter met
    een eigen cijfer is dat cijfer de wijziging. Met ``product`` geldt alles alleen voor dat product.

    Attributes:
        nummer: Nummer van de reactie; elk nummer komt één keer voor.
        datum: De dag waarop de reactie binnenkwam.
        tariefjaar: Het jaar van de tarieven waar de reactie over gaat; zonder opgave elk jaar.
        aanbieder: Pseudoniem van de aanbieder.
        product: Productcode waar de reactie over gaat.
        element: Kostprijselement waar de reactie over gaat.
        parameter: Naam van de parameter waar de reactie over gaat.
        samenvatting: De reactie in een paar zinnen.
        eigen_cijfer: De waarde die de aanbieder voor de parameter vraagt, geschreven als in een bestand (12%,
            1.95) of als verandering (+5%).
        oordeel: Wat de regio ermee doet: overgenomen, deels of niet; leeg zolang er niet geoordeeld is.
        wijzigingen: De waarden die de regio overneemt, per parameter.
        motief: Waarom de regio zo oordeelt; zonder motief telt een oordeel niet.
        beoordeeld_op: De dag van het oordeel.
    """

    NODIG = ("product",)
    """Wat er buiten de verplichte velden in elk geval staat."""

    nummer: CodeVeld
    datum: DatumVeld
    tariefjaar: JaarVeld | None = None
    aanbieder: TekstVeld
    product: CodeVeld | None = None
    element: Element | None = None
    parameter: TekstVeld | None = None
    samenvatting: TekstVeld
    eigen_cijfer: CijferVeld | None = None
    oordeel: Literal["overgenomen", "deels", "niet"] | None = None
    wijzigingen: Wijzigingen | None = None
    motief: TekstVeld | None = None
    beoordeeld_op: DatumVeld | None = None

    def __post_init__(self) -> None:
        if not (self.product or self.element or self.parameter):
            raise WaardeFout(
                "RT980",
                f"Reactie {self.nummer} zegt niet waar zij over gaat.",
                "Noem een product, een element of een parameter.",
                self.nummer.plaats,
            )
        if self.wijzigingen and self.oordeel not in {OVERGENOMEN, DEELS}:
            raise WaardeFout(
                "RT981",
                f"Reactie {self.nummer} wijzigt een waarde, maar is niet overgenomen.",
                "Zet oordeel: overgenomen of oordeel: deels, of haal 'wijzigingen' weg.",
                self.nummer.plaats,
            )

    @property
    def heeft_motief(self) -> bool:
        """Of de regio zegt waarom zij zo oordeelt; alleen spaties is geen motief."""
        return self.motief is not None and woorden.zichtbaar(self.motief)

    @property
    def overgenomen(self) -> Mapping[str, Tekst]:
        """Wat de regio overneemt: per parameter de nieuwe waarde, zoals die in een bestand komt te staan."""
        if self.wijzigingen:
            return self.wijzigingen
        if self.oordeel == OVERGENOMEN and self.parameter and self.eigen_cijfer:
            return {str(self.parameter): self.eigen_cijfer}
        return {}


@model
class Reactielijst:
    """Meer reacties in één bestand.

    Attributes:
        reacties: De reacties; één reactie mag ook een eigen bestand zijn.
    """

    reacties: Annotated[tuple[Reactie, ...], TenMinste(1)]


class GelezenReacties(NamedTuple):
    """Het register, op volgorde van nummer, met de bestanden; met bevindingen niet te gebruiken."""

    reacties: tuple[Reactie, ...]
    bestanden: Mapping[str, Bestand]
    bevindingen: tuple[Bevinding, ...]


def lees_reacties(inhoud: Mapping[str, bytes]) -> GelezenReacties:
    """Lees alle bestanden van het register, op pad; alle fouten in één keer. De volgorde van bestanden maakt niet uit."""
    reacties: list[Reactie] = []
    bestanden: dict[str, Bestand] = {}
    fouten: list[Bevinding] = []
    for pad in sorted(inhoud):
        wortel = lees_wortel(inhoud[pad], pad)
        bestanden[pad] = wortel.bestand
        fouten += wortel.bevindingen
        if wortel.knoop is None:
            continue
        if isinstance(wortel.knoop, Blok) and "reacties" in wortel.knoop:
            lijst = keur_blok(Reactielijst, wortel.knoop, pad)
            reacties += lijst.model.reacties if lijst.model else ()
            fouten += lijst.bevindingen
        else:
            een = keur_blok(Reactie, wortel.knoop, pad)
            reacties += [een.model] if een.model else []
            fouten += een.bevindingen
    fouten += _dubbele_nummers(reacties)
    return GelezenReacties(() if fouten else tuple(op_nummer(reacties)), bestanden, gesorteerd(fouten))


def op_nummer(reacties: Iterable[Reactie]) -> list[Reactie]:
    """De reacties op volgorde van hun nummer: R2 komt voor R10."""
    return sorted(reacties, key=_volgorde)


def _volgorde(reactie: Reactie) -> tuple[list[str | tuple[int, str]], str]:
    """Waar een reactie in het register staat: cijfers in haar nummer tellen als getal, ook met nullen ervoor."""
    nummer = str(reactie.nummer)
    delen: list[str | tuple[int, str]] = list(_CIJFERS.split(nummer))
    for plek, cijfers in enumerate(_CIJFERS.findall(nummer)):
        getal = cijfers.lstrip("0")
        delen[2 * plek + 1] = (len(getal), getal)
    return delen, nummer


def van_jaar(reacties: Sequence[Reactie], tariefjaar: int) -> tuple[Reactie, ...]:
    """De reacties over de tarieven van dit jaar; een reactie die geen jaar noemt, gaat over elk jaar waarvoor zij er ligt."""
    return tuple(reactie for reactie in reacties if reactie.tariefjaar in {None, tariefjaar})


def _dubbele_nummers(reacties: list[Reactie]) -> list[Bevinding]:
    gezien: set[str] = set()
    fouten: list[Bevinding] = []
    for reactie in reacties:
        if str(reactie.nummer) in gezien:
            wat = f"Twee reacties hebben nummer '{reactie.nummer}'."
            fouten.append(Bevinding("RT982", wat, "Geef een van beide een ander nummer.", reactie.nummer.plaats))
        gezien.add(str(reactie.nummer))
    return fouten


def onafgedaan(reacties: tuple[Reactie, ...]) -> tuple[Bevinding, ...]:
    """De reacties die vaststellen tegenhouden: zonder oordeel, of met een oordeel zonder motief."""
    uit: list[Bevinding] = []
    for reactie in reacties:
        plaats: Plaats = reactie.nummer.plaats
        if reactie.oordeel is None:
            wat = f"Reactie {reactie.nummer} van {reactie.aanbieder} is nog niet beoordeeld."
            uit.append(Bevinding("RT983", wat, "Geef oordeel: overgenomen, deels of niet, met een motief.", plaats))
        elif not reactie.heeft_motief:
            wat = f"Het oordeel over reactie {reactie.nummer} ({reactie.oordeel}) heeft geen motief."
            uit.append(Bevinding("RT984", wat, "Zet bij 'motief' waarom de regio zo oordeelt.", plaats))
    return tuple(uit)
