"""Csv-bestanden cel voor cel: elke waarde met haar plaats, elke fout als waarde.

Het scheidingsteken volgt uit de kopregel: staat daar een puntkomma, dan een puntkomma, anders een komma. Een regel is
een rij; een naam met een regeleinde erin bestaat niet. Een eerste regel als ``sep=;`` is voor Excel en telt hier niet mee.
"""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import HOOGSTENS, Bevinding, Plaats, lijkt_op, suggestie
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.bezwaren import geen_utf8, plaats_van_byte
from reeletarief.invoer.scheidingstekens import DOOR_ELKAAR, TEKENNAMEN, teken_te_veel, teken_tussen_namen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ONLEESBAAR, KOLOM, NAAM = "RT701", "RT702", "RT703"
LANGSTE_NAAM = 200
MEESTE_RIJEN = 50_000
"""Van een klein bestand (gemeenten, plafonds, salarissen); volumes hebben een eigen lezer, zonder deze grens."""
REKENBLAD = (b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"))
"""Waar een .xlsx of .ods, en een oude .xls, mee begint."""
_VOOR_EXCEL = ("sep=;", "sep=,")
_FORMULE = ("=", "+", "@")
"""Waar een formule mee begint; een min hoort bij een getal."""


class Bezwaar(NamedTuple):
    """Wat er aan een waarde schort en wat de lezer kan doen, nog zonder plaats."""

    code: str
    wat: str
    remedie: str

    def op(self, plaats: Plaats) -> Bevinding:
        """Dit bezwaar als bevinding op een plaats."""
        return Bevinding(self.code, self.wat, self.remedie, plaats)


class Cel(NamedTuple):
    """Een veld van een rij, zonder spaties eromheen, met zijn plaats."""

    tekst: str
    plaats: Plaats


class Csv(NamedTuple):
    """Een hele csv: de kolomnamen, de rijen die even lang zijn, en wat er mis was. Met bevindingen niet te gebruiken."""

    kolommen: tuple[Cel, ...]
    rijen: tuple[dict[str, Cel], ...]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def scheidingsteken(kopregel: str) -> str:
    """Het teken tussen de velden, zoals de kopregel het gebruikt."""
    return ";" if ";" in kopregel else ","


def is_voor_excel(nummer: int, regel: str) -> bool:
    """Of dit de regel is waarmee een bestand Excel zijn scheidingsteken zegt; die staat alleen bovenaan."""
    return nummer == 1 and regel.strip().strip('"').lower() in _VOOR_EXCEL


def leeg(regel: str) -> bool:
    """Of een regel geen enkele waarde heeft; een rekenblad zet zulke regels graag onderaan."""
    return not regel.strip(" \t\r\n;,")


def cellen(regel: str, plaats: Plaats, teken: str) -> list[Cel] | None:
    """De velden van een regel, of ``None`` als een aanhalingsteken niet sluit."""
    try:
        teksten = next(csv.reader([regel], delimiter=teken, strict=True))
    except csv.Error:
        return None
    velden: list[Cel] = []
    begin = 0
    for tekst in teksten:
        plek = max(regel.find(tekst, begin), begin)
        kaal = tekst.strip()
        verschoven = plek + (len(tekst) - len(tekst.lstrip()) if kaal else 0)
        velden.append(Cel(kaal, Plaats(plaats.bestand, plaats.regel, verschoven + 1, len(kaal) or 1)))
        begin = plek + len(tekst) + 1
    return velden


def lees_rij(regel: str, plaats: Plaats, teken: str, aantal: int) -> list[Cel] | Bezwaar:
    """De velden van een rij, of waarom een regel er geen is: een aanhalingsteken dat niet sluit, of een ander aantal velden."""
    velden = cellen(regel, plaats, teken)
    if velden is None:
        return Bezwaar(
            ONLEESBAAR,
            "Deze regel is geen leesbare csv.",
            "Controleer de aanhalingstekens: elk dat opent, moet sluiten.",
        )
    if len(velden) == 1 < aantal:
        wat = f"Deze regel heeft één veld in plaats van {aantal}."
        return Bezwaar(ONLEESBAAR, wat, f"Scheid de velden zoals de kopregel, met een {TEKENNAMEN[teken]}.")
    if '"' not in regel and (tweede := teken_te_veel([veld.tekst for veld in velden], aantal)):
        return _bezwaar_tegen_tweede_teken(f"{len(velden)} velden in plaats van {aantal}", teken, tweede)
    if len(velden) != aantal:
        return Bezwaar(
            ONLEESBAAR,
            f"Deze regel heeft {len(velden)} velden in plaats van {aantal}.",
            "Zet een naam met een komma of puntkomma tussen aanhalingstekens; schrijf getallen zonder komma.",
        )
    return velden


def _bezwaar_tegen_tweede_teken(hoeveel: str, teken: str, tweede: str) -> Bezwaar:
    """Een rij met te weinig velden en nog een teken; dat kan ook een decimale komma zijn naast een veld dat mist."""
    eigen, ander = TEKENNAMEN[teken], TEKENNAMEN[tweede]
    wat = f"Deze regel heeft {hoeveel}, en naast de {eigen} een {ander}: er {DOOR_ELKAAR}, of er mist een veld."
    remedie = f"Scheid alle velden zoals de kopregel, met een {eigen}, en schrijf getallen zonder komma."
    return Bezwaar(ONLEESBAAR, wat, remedie)


def bezwaar_tegen_formule(tekst: str) -> Bezwaar | None:
    """Waarom een rekenblad hier iets anders liet zien dan er staat: de cel is een formule."""
    if not tekst.startswith(_FORMULE):
        return None
    wat = f"'{tekst[:40]}' is een formule, geen waarde."
    return Bezwaar(NAAM, wat, "Bewaar het rekenblad met de uitkomsten in plaats van de formules.")


def bezwaar_tegen_naam(naam: str, wat: str) -> Bezwaar | None:
    """Waarom dit geen naam is: leeg, een formule, onafdrukbaar of te lang. ``wat`` is 'de gemeente' en dergelijke."""
    if not naam:
        return Bezwaar(NAAM, f"Hier ontbreekt {wat}.", "Vul de cel in, of haal de rij weg.")
    if formule := bezwaar_tegen_formule(naam):
        return formule
    if not naam.isprintable():
        return Bezwaar(NAAM, f"In {wat} staat een onzichtbaar teken.", "Typ de naam opnieuw in.")
    if len(naam) > LANGSTE_NAAM:
        return Bezwaar(
            NAAM,
            f"Deze naam heeft {len(naam)} tekens; {LANGSTE_NAAM} is het meeste.",
            "Controleer of de kolommen goed staan.",
        )
    return None


def geen_andere(_kolom: str) -> bool:
    """Naast de verplichte kolommen mag er geen andere zijn."""
    return False


def elke_andere(_kolom: str) -> bool:
    """Naast de verplichte kolommen mag elke andere er zijn."""
    return True


def bezwaren_tegen_kop(
    velden: Sequence[Cel] | None,
    begin: Plaats,
    verplicht: Sequence[str],
    mag_erbij: Callable[[str], bool] = geen_andere,
) -> list[Bevinding]:
    """Wat er aan de kopregel schort; ``mag_erbij`` zegt welke kolommen er naast de verplichte mogen zijn."""
    voorbeeld = ";".join(verplicht)
    if not velden:
        remedie = f"Begin met de kopregel {voorbeeld}, met daarna een gewoon regeleinde."
        return [_kop("De kopregel is geen leesbare csv.", remedie, begin)]
    if len(velden) == 1 < len(verplicht):
        remedie = f"Scheid de kolommen met een puntkomma of een komma: {voorbeeld}."
        want = ", want er staan tabs tussen de namen" if "\t" in velden[0].tekst else ""
        return [_kop(f"De kopregel heeft maar één kolom{want}.", remedie, velden[0].plaats)]
    if door_elkaar := _door_elkaar(velden, verplicht):
        return [door_elkaar]
    namen = [veld.tekst for veld in velden]
    bedoeld = {lijkt_op(naam, verplicht) for naam in namen if naam not in verplicht and not mag_erbij(naam)}
    return [
        *_bezwaren_tegen_kolommen(velden, verplicht, mag_erbij),
        *(
            _kop(f"De kolom {naam} ontbreekt.", f"Begin met de kopregel {voorbeeld}.", begin)
            for naam in verplicht
            if naam not in namen and naam not in bedoeld  # anders zegt de melding over die kolom het al
        ),
    ]


def _bezwaren_tegen_kolommen(
    velden: Sequence[Cel], verplicht: Sequence[str], mag_erbij: Callable[[str], bool]
) -> Iterator[Bevinding]:
    """Een kolom zonder naam, die er al was of die hier niet hoort."""
    eerder: set[str] = set()
    for nummer, veld in enumerate(velden, 1):
        if not veld.tekst:
            if "" not in eerder:  # Excel bewaart een leeg gebied vaak als meer lege kolommen
                yield _lege_kolom(nummer, veld.plaats)
        elif veld.tekst in eerder:
            yield _kop(f"De kolom '{veld.tekst[:40]}' staat er twee keer.", "Verwijder er een.", veld.plaats)
        elif veld.tekst not in verplicht and not mag_erbij(veld.tekst):
            hint = suggestie(veld.tekst, verplicht, f"De kolommen zijn: {', '.join(verplicht)}.")
            yield _kop(f"De kolom '{veld.tekst[:40]}' bestaat hier niet.", hint, veld.plaats)
        eerder.add(veld.tekst)


def _door_elkaar(velden: Sequence[Cel], verplicht: Sequence[str]) -> Bevinding | None:
    """De eerste kolom waarin nog een ander scheidingsteken tussen namen staat; wat er verder mist, volgt daaruit."""
    elders = set(verplicht).difference(veld.tekst for veld in velden)
    for veld in velden:
        if tweede := teken_tussen_namen(veld.tekst, elders):
            wat = f"In de kopregel {DOOR_ELKAAR}; hier is het een {TEKENNAMEN[tweede]}."
            remedie = (
                f"Zet in het hele bestand hetzelfde teken tussen de velden, zoals een puntkomma: {';'.join(verplicht)}."
            )
            return _kop(wat, remedie, veld.plaats)
    return None


def _lege_kolom(nummer: int, plaats: Plaats) -> Bevinding:
    remedie = "Geef haar een naam, of verwijder in het rekenblad de lege kolommen en bewaar het opnieuw."
    return _kop(f"Kolom {nummer} heeft geen naam.", remedie, plaats)


def _kop(wat: str, remedie: str, plaats: Plaats) -> Bevinding:
    return Bevinding(KOLOM, wat, remedie, plaats)


def bezwaar_tegen_rekenblad(inhoud: bytes, naam: str) -> Bevinding | None:
    """De bevinding bij een rekenblad op de plek van een csv; het begin ervan kan heel goed UTF-8 zijn."""
    if not inhoud.startswith(REKENBLAD):
        return None
    remedie = "Open het in een rekenblad, en bewaar het blad met de tabel als 'CSV UTF-8'."
    return Bevinding(ONLEESBAAR, "Dit is een rekenblad, en hier hoort een csv.", remedie, Plaats(naam, 1))


def geen_utf8_csv(inhoud: bytes, naam: str, positie: int, regel: int = 1) -> Bevinding:
    """De bevinding bij een byte die geen UTF-8 is; ``regel`` is de eerste regel van ``inhoud``."""
    if regel == 1 and (rekenblad := bezwaar_tegen_rekenblad(inhoud, naam)):
        return rekenblad
    plaats = plaats_van_byte(naam, inhoud, positie)
    return geen_utf8(naam, inhoud, positie)._replace(
        code=ONLEESBAAR,
        remedie="Kies bij het opslaan 'CSV UTF-8'.",
        plaats=plaats._replace(regel=plaats.regel + regel - 1),
    )


def lees_csv(
    inhoud: bytes,
    naam: str,
    verplicht: Sequence[str],
    mag_erbij: Callable[[str], bool] = geen_andere,
    slaat_over: Callable[[str], bool] = leeg,
) -> Csv:
    """Lees een kleine csv helemaal; alle fouten in één keer, ten hoogste honderd.

    ``mag_erbij`` zegt welke kolommen er naast de verplichte mogen zijn, ``slaat_over`` welke regels geen kop en geen rij zijn.
    """
    sha = hashlib.sha256(inhoud).hexdigest()
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return Csv((), (), Bestand(naam, sha, ()), (geen_utf8_csv(inhoud, naam, fout.start),))
    regels = tuple(tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _lees_regels(Bestand(naam, sha, regels), verplicht, mag_erbij, slaat_over)


def _lees_regels(
    bestand: Bestand,
    verplicht: Sequence[str],
    mag_erbij: Callable[[str], bool],
    slaat_over: Callable[[str], bool],
) -> Csv:
    """De kopregel en daarna de rijen; met een fout in de kopregel geen rijen."""
    naam = bestand.pad
    genummerd = [
        (nummer, regel)
        for nummer, regel in enumerate(bestand.regels, 1)
        if not slaat_over(regel) and not is_voor_excel(nummer, regel)
    ]
    if not genummerd:
        return Csv((), (), bestand, (leeg_bestand(naam, verplicht),))
    (nummer, kopregel), *onder = genummerd
    if len(onder) > MEESTE_RIJEN:
        return Csv((), (), bestand, (_te_veel_rijen(naam),))
    teken, begin = scheidingsteken(kopregel), Plaats(naam, nummer)
    kolommen = cellen(kopregel, begin, teken)
    fouten = bezwaren_tegen_kop(kolommen, begin, verplicht, mag_erbij)
    if kolommen is None or fouten:
        return Csv((), (), bestand, tuple(fouten))
    rijen = list(_rijen(onder, naam, teken, [kolom.tekst for kolom in kolommen], fouten))
    if not rijen and not fouten:
        fouten.append(zonder_rijen(naam, nummer))
    return Csv(tuple(kolommen), tuple(rijen), bestand, tuple(fouten))


def _rijen(
    regels: Iterable[tuple[int, str]], naam: str, teken: str, namen: Sequence[str], fouten: list[Bevinding]
) -> Iterator[dict[str, Cel]]:
    for nummer, regel in regels:
        plaats = Plaats(naam, nummer, 1, len(regel))
        velden = lees_rij(regel, plaats, teken, len(namen))
        if not isinstance(velden, Bezwaar):
            yield dict(zip(namen, velden, strict=True))
        elif len(fouten) <= HOOGSTENS:
            fouten.append(velden.op(plaats))


def leeg_bestand(naam: str, verplicht: Sequence[str]) -> Bevinding:
    """De bevinding bij een bestand zonder kopregel."""
    return Bevinding(
        ONLEESBAAR, "Dit bestand is leeg.", f"Begin met de kopregel {';'.join(verplicht)}.", Plaats(naam, 1)
    )


def _te_veel_rijen(naam: str) -> Bevinding:
    wat = f"Dit bestand heeft meer dan {MEESTE_RIJEN // 1000}.000 rijen."
    return Bevinding(ONLEESBAAR, wat, "Controleer of dit het goede bestand is.", Plaats(naam, 1))


def zonder_rijen(naam: str, regel: int) -> Bevinding:
    """De bevinding bij een bestand met alleen een kopregel."""
    return Bevinding(
        ONLEESBAAR, "Onder de kopregel staat geen enkele rij.", "Zet er de rijen onder.", Plaats(naam, regel)
    )
