"""De vaste teksten van het rapport, in gewoon Nederlands (B1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.stand import DEELS
from reeletarief.fouten import eerste_namen
from reeletarief.weergave.getal import geteld, meervoud
from reeletarief.weergave.rapport.elementen import LETTERS

if TYPE_CHECKING:
    from reeletarief.weergave.rapport.model import Rapport


class Methode(NamedTuple):
    """Het hoofdstuk over hoe een tarief ontstaat."""

    titel: str
    alineas: tuple[str, ...]
    stappen: tuple[tuple[str, str], ...]
    slot: str


METHODE = Methode(
    "Hoe een tarief ontstaat",
    (
        (
            "De gemeenten in deze regio kopen samen jeugdhulp in. Voor elk product betalen zij een vast tarief, bijvoorbeeld per "
            "uur of per etmaal. De wet zegt dat zo'n tarief reëel moet zijn: een aanbieder die redelijk zuinig werkt, moet er zijn "
            "kosten van kunnen betalen."
        ),
        "Elk tarief in dit rapport is op dezelfde manier opgebouwd. Dat gaat in zeven stappen.",
    ),
    (
        (
            "Wie doet het werk?",
            "Het product zegt welke functies nodig zijn en voor welk deel van de tijd. Dat heet de functiemix.",
        ),
        (
            "Wat verdienen zij?",
            "Het salaris komt uit de cao: een schaal en een trede, met de toeslagen die daarbij horen.",
        ),
        (
            "Wat kost dat de werkgever?",
            "Daar komen pensioen en premies bij. Samen zijn dat de loonkosten van een volle baan.",
        ),
        (
            "Hoeveel uren blijven er over?",
            (
                "Niet elk betaald uur is voor de cliënt. Verlof, ziekte, scholing, overleg en reistijd gaan eraf, wat daarvan bij het "
                "product past. Wat overblijft, zijn de uren die het levert. De loonkosten gedeeld door die uren zijn de uurkosten."
            ),
        ),
        (
            "Wat komt er nog bij?",
            "Reiskosten, verzorging, huisvesting, overhead en wat de gemeenten verder vragen. Elk percentage zegt waarover het gerekend is.",
        ),
        ("Wat is nodig voor risico?", "Een kleine marge voor tegenvallers en vernieuwing."),
        (
            "Wat kost het in het jaar zelf?",
            "Prijzen en lonen stijgen. Wat op het prijsniveau van een eerder jaar staat, wordt geïndexeerd. Aan het eind wordt het tarief één keer afgerond.",
        ),
    ),
    "Bij elk bedrag staat de rekensom en de plek waar het vandaan komt: een bestand en een regel. Met een rekenmachine is elk tarief "
    "zo na te rekenen. Er wordt gerekend met 18 decimalen; hier staan bedragen korter. Na een lange som, of maal een groot getal, kunnen de "
    "laatste cijfers dus verschillen, maar nooit meer dan de afronding van de getoonde cijfers toelaat. Alle cijfers geeft "
    "'reeletarief uitleg PRODUCT --formaat json'.",
)

WOORDENLIJST = (
    (
        "aanname",
        "een waarde die niet uit wet, cao of erkende bron volgt: een keuze van de regio (klasse open) of een afleiding zolang het cijfer niet bekend is (klasse aanname)",
    ),
    ("afwijking", "een eigen waarde van een product, in plaats van die van de regio, met de reden erbij"),
    ("Aof", "werkgeverspremie over het loon SV; hoog bij een (middel)grote werkgever, laag bij een kleine"),
    ("AWf", "werkgeverspremie over het loon SV; laag bij een vast contract, hoog bij een flexibel"),
    (
        "bruto-nettofactor",
        "betaalde uren gedeeld door de uren die een product levert: hoeveel uren de werkgever betaalt voor één uur hulp",
    ),
    (
        "cliëntgebonden",
        "voor een jeugdige of gezin; van de loonkosten is dat het deel in de uren die het product levert",
    ),
    ("declarabele uren", "de uren waarvoor een aanbieder een rekening kan sturen"),
    ("eenheidcode", "de code van uur, etmaal en zo verder in de berichten tussen gemeenten en aanbieders (iJw)"),
    ("franchise", "het deel van het loon waarover geen premie gaat"),
    ("fte", "een volledige baan"),
    ("functiemix", "welke functies het werk doen, elk met haar deel van de uren"),
    ("grondslag", "waarover een percentage gerekend wordt"),
    ("indexering", "het verhogen van bedragen naar het prijsniveau van het tariefjaar"),
    (
        "klasse",
        "hoe vast een waarde staat: vaststaand (wet, cao of rekenregel), suggestie (een cijfer uit een bron, om te overwegen), open (de regio kiest) of aanname",
    ),
    ("kostprijs", "alle kosten van een product, zonder marge en index"),
    ("loon SV", "het brutoloon min wat de werknemer zelf aan pensioen betaalt; daarover gaan de premies"),
    ("loonkosten", "salaris, toeslagen, pensioen en premies van een volledige baan in een jaar"),
    ("maximum premieloon", "het loon tot waar premies gaan; over wat daarboven ligt niet"),
    ("NvO", "Norm voor Opdrachtgeverschap: afspraken van gemeenten over hoe zij jeugdhulp inkopen"),
    ("opslag", "een percentage of bedrag dat bij de kosten komt, zoals voor overhead"),
    ("ORT", "onregelmatigheidstoeslag: extra loon voor werken in de avond, de nacht of het weekend"),
    ("OVA en ppc", "de landelijke cijfers voor de stijging van lonen (OVA) en prijzen (ppc)"),
    ("overhead", "kosten van de organisatie: leiding, administratie, ict en gebouwen"),
    ("PFZW", "het pensioenfonds waarvan de premies in de loonkosten zitten"),
    ("prijspeil", "het jaar waarvan een bedrag de prijzen volgt"),
    ("trede", "de plek binnen een salarisschaal; max-2 is twee treden onder de hoogste"),
    ("uurkosten", "loonkosten gedeeld door de uren die een volledige baan oplevert"),
    ("Whk", "werkgeverspremie over het loon SV die per werkgever of sector verschilt (WGA en Ziektewet)"),
    ("WIA-excedent", "pensioenpremie over het loon boven het maximum premieloon, sinds 2026"),
    ("Wko", "opslag op de werkgeverspremies voor kinderopvang"),
    (
        "zekerheid",
        "hoe hard een bron is: A (officieel, of twee bronnen gelijk), B (één degelijke bron) of C (zwak of onvolledig)",
    ),
    ("Zvw", "werkgeversheffing voor de zorgverzekering, over het loon SV"),
)
KOPPEN = (
    "product", "naam", "segment", "eenheid", "tarief", "a cliëntgebonden", "a niet-cliëntgebonden", "b", "c", "marge", "d index",
    "aannames", "status",
)  # fmt: skip
OVERZICHT = (
    "Bedragen in euro per eenheid. De letters a tot en met d zijn die van art. 2.3 Besluit Jeugdwet: a beroepskrachten, b andere "
    "cliëntgebonden kosten, c overhead, d indexering. Elk element is hier apart afgerond, en de afronding van het tarief staat bij het "
    "product: opgeteld kan het enkele centen schelen, bij een samengesteld tarief (van afgeronde tarieven) meer. De code achter de eenheid is die van de berichten (iJw)."
)
LEESWIJZER = (
    "Elke sectie heeft dezelfde opbouw. Een verwijzing gaat naar de bron of naar een bouwsteen: "
    "een berekening die meer producten delen en die daarom één keer in dit rapport staat. Bij de elementen staan de drie lijsten van de "
    "wet naast elkaar; de letters zijn die van het artikel. Elke lijst is samen het berekende tarief. Bij een waarde staat waar zij vandaan komt: kaart:14 is regel 14 van "
    "de productkaart, opslagen:104 is regel 104 van opslagen.yaml, en "
    "[4] is nummer 4 in de lijst van bronnen. Staat er bij een som geen plek, dan staat die bij een eerdere regel van dat product met dezelfde waarde. Een vast getal heeft geen bron: een jaar heeft 12 maanden, een week 7 dagen, een dagdeel 4 uur en "
    "een uur 60 minuten. De eigen bronnen van een product zijn die in zijn berekening zelf; bij een bouwsteen staan "
    "de hare."
)
SPLITSING = (
    "Cliëntgebonden is de arbeid in de uren die het product levert (÷ bruto-nettofactor); alle andere betaalde uren zijn "
    "niet-cliëntgebonden. Welke uren een product levert, staat bij dat product onder 'De uren van een jaar'."
)
BOUWSTENEN = "Wat meer producten delen, staat hier één keer: de uren van een jaar, de loonkosten per inschaling, premies en indexen, waarschuwingen en bronnen."
VOORWAARDEN = (
    "Deze voorwaarden staan in de cao, maar zitten niet in de loonkosten. Bij elke staat waarom. Kost een voorwaarde een aanbieder "
    "geld dat nergens anders in het tarief zit, dan kan hij dat in zijn reactie laten zien."
)
BRONNEN = "Elke gegeven waarde met haar bron. 'Geen bron' betekent dat de regio er nog geen heeft genoemd."
BEWIJS = (
    "Met dit programma en precies deze bestanden komt dezelfde uitkomst er weer uit. De vingerafdruk gaat over alles samen: verandert één "
    "teken in een bestand, dan verandert zij mee."
)
OP_DE_KAARTEN = "op elke kaart van het besluit hoort dezelfde te staan"


class Teksten(NamedTuple):
    """De teksten bij één rapport."""

    inleiding: str
    stand: tuple[str, ...]
    methode: Methode
    koppen: tuple[str, ...]
    overzicht: str
    leeswijzer: str
    letters: tuple[tuple[str, str], ...]
    bouwstenen: str
    voorwaarden: str
    bronnen: str
    woordenlijst: tuple[tuple[str, str], ...]
    bewijs: str
    op_de_kaarten: str


def teksten_bij(rapport: Rapport) -> Teksten:
    """De vaste teksten, met de aantallen van dit rapport."""
    aantal = sum(product.in_overzicht for product in rapport.producten)
    inleiding = (
        f"Dit rapport laat van {geteld(aantal, 'tarief', 'tarieven')} van {rapport.regio} voor {rapport.tariefjaar} zien hoe "
        f"{meervoud(aantal, 'het is', 'ze zijn')} opgebouwd, van het salaris in de cao tot de laatste cent."
    )
    return Teksten(
        inleiding,
        _stand(rapport),
        METHODE,
        KOPPEN,
        OVERZICHT,
        LEESWIJZER,
        LETTERS,
        BOUWSTENEN,
        VOORWAARDEN,
        BRONNEN,
        WOORDENLIJST,
        BEWIJS,
        OP_DE_KAARTEN,
    )


def producttitel(rapport: Rapport) -> str:
    """De titel van een rapport over één product; dat staat vooraan."""
    eerste = rapport.producten[0]
    return f"Onderbouwing {eerste.code} {eerste.naam}, tarief {rapport.tariefjaar}, {rapport.regio}"


def _stand(rapport: Rapport) -> tuple[str, ...]:
    zinnen = []
    if rapport.status == DEELS:
        zinnen.append(_niet_vastgesteld(rapport))
    elif not rapport.is_vastgesteld:
        zinnen.append("Het is een concept: er is nog geen besluit over precies deze berekening.")
    if rapport.aannames:
        aantal = len(rapport.aannames)
        zinnen.append(
            f"Er {meervoud(aantal, 'zit', 'zitten')} {geteld(aantal, 'aanname', 'aannames')} in de uitkomst; bij elk product staat welke."
        )
    if any(product.bijgesteld for product in rapport.producten):
        zinnen.append(
            "Een tarief is het bedrag dat is vastgesteld. Waar dat anders is dan berekend, staat het berekende bedrag erbij, met de reden; "
            "de elementen en de berekening zijn die van het berekende bedrag."
        )
    if rapport.peildatum:
        zinnen.append(f"De lonen zijn die van de cao-tabellen op {rapport.peildatum}.")
    return tuple(zinnen)


def _niet_vastgesteld(rapport: Rapport) -> str:
    """Over welke tarieven er nog geen besluit is, als een deel is vastgesteld."""
    concepten = [een.code for een in rapport.producten if een.in_overzicht and not een.is_vastgesteld]
    if not concepten:
        return "Elk berekend tarief is vastgesteld; wat overgeslagen is, heeft geen tarief."
    return f"Een deel is vastgesteld. Over de berekening van {eerste_namen(concepten)} is er nog geen besluit: dat is een concept."
