"""Paragraaf 7 tot en met 9: van beroepskracht naar kostprijs, index, tarief en elementen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from tests.rekenwijze.cao import caojaar
from tests.rekenwijze.vormen import Vorm, vorm_van, zonder_beroepskrachten
from tests.rekenwijze.waarden import BEDRAGEN, EEN, NUL, Blok, Regio, eigen, getal, op_stap, reekswaarde, waarde

Peilen = dict[int, Fraction]
"""Een bedrag, verdeeld over de prijspeilen waar het van is."""
_ARBEID = {"beroepskracht_clientgebonden", "beroepskracht_niet_clientgebonden"}
_PLEK = {
    "beroepskracht": "a_clientgebonden",
    "niet_productief": "a_niet_clientgebonden",
    "opleidingskosten": "a_niet_clientgebonden",
    "reiskosten": "b",
    "verzorging": "b",
    "overhead": "c",
    "gemeentelijke_eisen": "c",
    "huisvesting": "c",
    "marge": "marge",
    "indexatie": "d",
    "afronding": "afronding",
}


class Uitkomst(NamedTuple):
    """Het tarief, en wat elk element van art. 2.3 Besluit Jeugdwet eraan bijdraagt."""

    tarief: Fraction
    elementen: dict[str, Fraction]


class _Basis(NamedTuple):
    regio: Regio
    kaart: Blok
    vorm: Vorm
    loonpeil: int
    vervalt: frozenset[str]

    @property
    def cao(self) -> str:
        return str(self.kaart.get("cao", ""))


def tarief_van(regio: Regio, product: str) -> Uitkomst:
    """Het tarief van een product met zijn elementen."""
    kaart = regio.kaarten[product]
    if "samenstelling" in kaart:
        return _traject(regio, kaart)
    vervalt = frozenset[str]()
    if "afwezigheid" in kaart:
        vervalt = frozenset(kaart["afwezigheid"]["vervalt"])
        kaart = regio.kaarten[kaart["afwezigheid"]["van"]]
    if "cao" not in kaart:
        return _tarief(_Basis(regio, kaart, zonder_beroepskrachten(), regio.jaar, vervalt))
    cao = caojaar(regio, kaart["cao"])
    return _tarief(_Basis(regio, kaart, vorm_van(cao, kaart), cao.loonpeil, vervalt))


def _traject(regio: Regio, kaart: Blok) -> Uitkomst:
    som, elementen = NUL, dict.fromkeys(_PLEK.values(), NUL)
    for populatie in kaart["samenstelling"]["populaties"]:
        for onderdeel in populatie["onderdelen"]:
            keren = getal(populatie["gewicht"]) * getal(onderdeel["aantal"])
            deel = tarief_van(regio, onderdeel["product"])
            som += keren * deel.tarief
            for naam, bedrag in deel.elementen.items():
                elementen[naam] += keren * bedrag
    tarief = op_stap(som, _stap(regio, kaart))
    elementen["afronding"] += tarief - som
    return Uitkomst(tarief, elementen)


def _stap(regio: Regio, kaart: Blok) -> Fraction:
    afronding = regio.opslagen["afronding"]
    return getal(afronding.get(f"per_{kaart['eenheid']}", afronding["stap"]))


def _tarief(basis: _Basis) -> Uitkomst:
    regels = _kostprijsregels(basis)
    som = _samen(bedrag for _, bedrag in regels)
    ouder = {peil: bedrag for peil, bedrag in som.items() if peil < basis.regio.jaar}
    index = sum((bedrag * index_van(basis.regio, peil) for peil, bedrag in ouder.items()), NUL)
    onafgerond = sum(som.values(), NUL) + index
    tarief = op_stap(onafgerond, _stap(basis.regio, basis.kaart))
    jaar = basis.regio.jaar
    regels += [("indexatie", {jaar: index}), ("afronding", {jaar: tarief - onafgerond})]
    elementen = dict.fromkeys(_PLEK.values(), NUL)
    for element, bedrag in regels:
        elementen[_PLEK[element]] += sum(bedrag.values(), NUL)
    return Uitkomst(tarief, elementen)


def _kostprijsregels(basis: _Basis) -> list[tuple[str, Peilen]]:
    """Elke regel met haar element: de twee delen van de beroepskracht, de eigen bedragen, de opslagen en de marge."""
    set_ = basis.regio.opslagen["opslagsets"][basis.kaart["opslagset"]]["regels"]
    opslagen = [eigen(basis.kaart, "opslagen", regel) for regel in set_]
    namen = _arbeid(basis)
    regels = [
        ("beroepskracht", namen["beroepskracht_clientgebonden"]),
        ("niet_productief", namen["beroepskracht_niet_clientgebonden"]),
    ]

    def voeg_toe(erbij: Iterable[Blok]) -> None:
        for regel in erbij:
            namen[regel["sleutel"]] = _regel(basis, regel, opslagen, namen)
            regels.append((regel["element"], namen[regel["sleutel"]]))

    bedragen = basis.kaart.get("bedragen", [])
    voeg_toe(bedragen)
    namen["bedragen"] = _samen(namen[regel["sleutel"]] for regel in bedragen)
    voeg_toe(regel for regel in opslagen if regel["element"] != "marge")
    namen["kostprijs"] = _samen(bedrag for _, bedrag in regels)
    voeg_toe(regel for regel in opslagen if regel["element"] == "marge")
    return regels


def _arbeid(basis: _Basis) -> dict[str, Peilen]:
    arbeid = basis.vorm.loonregel("loonkosten")
    client = arbeid / basis.vorm.bruto_nettofactor
    bedragen = {
        "beroepskracht": arbeid,
        "beroepskracht_clientgebonden": client,
        "beroepskracht_niet_clientgebonden": arbeid - client,
    }
    return {naam: {basis.loonpeil: bedrag} for naam, bedrag in bedragen.items()}


def _regel(basis: _Basis, regel: Blok, opslagen: list[Blok], namen: Mapping[str, Peilen]) -> Peilen:
    if regel["element"] in basis.vervalt:
        return {}
    if "percentage" not in regel:
        return _bedrag(basis, regel)
    percentage = waarde(basis.regio, regel["percentage"], basis.cao)
    if regel["als"] == "aandeel":
        percentage /= EEN - _aandelen_over(basis, _grondslag(regel), opslagen)
    over = (namen[naam] if naam in namen else {basis.loonpeil: basis.vorm.loonregel(naam)} for naam in regel["over"])
    return {peil: percentage * bedrag for peil, bedrag in _samen(over).items()}


def _aandelen_over(basis: _Basis, grondslag: set[str], opslagen: list[Blok]) -> Fraction:
    aandelen = [
        regel
        for regel in opslagen
        if regel.get("als") == "aandeel" and _grondslag(regel) == grondslag and regel["element"] not in basis.vervalt
    ]
    return sum((waarde(basis.regio, regel["percentage"], basis.cao) for regel in aandelen), NUL)


def _grondslag(regel: Blok) -> set[str]:
    namen = set(regel["over"])
    return namen - _ARBEID | {"beroepskracht"} if namen >= _ARBEID else namen


def _bedrag(basis: _Basis, regel: Blok) -> Peilen:
    veld = next(naam for naam in BEDRAGEN if naam in regel)
    bedrag = waarde(basis.regio, regel[veld], basis.cao) * basis.vorm.factoren[veld] * getal(regel.get("aantal", 1))
    if veld == "totaal_per_jaar":
        bedrag /= waarde(basis.regio, regel["fte"], basis.cao)
    return {min(int(regel.get("prijspeil", basis.regio.jaar)), basis.regio.jaar): bedrag}


def _samen(bedragen: Iterable[Peilen]) -> Peilen:
    som: Peilen = {}
    for bedrag in bedragen:
        for peil, deel in bedrag.items():
            som[peil] = som.get(peil, NUL) + deel
    return som


def index_van(regio: Regio, peil: int) -> Fraction:
    """Paragraaf 8: de index van een prijspeil naar het tariefjaar."""
    groei = EEN
    if regio.opslagen["indexering"]["methode"] != "geen":
        for jaar in range(peil + 1, regio.jaar + 1):
            groei *= 1 + _index_van_jaar(regio, jaar)
    return groei - 1


def _index_van_jaar(regio: Regio, jaar: int) -> Fraction:
    regels = regio.opslagen["indexering"]
    match regels["methode"]:
        case "vast":
            index = waarde(regio, regels["percentage"])
        case "ova_ppc":
            index = _gewogen(regio, jaar, regels["stand"])
        case "vng_verschil":
            correctie = _gewogen(regio, jaar - 1, "definitief") - _gewogen(regio, jaar - 1, "voorlopig")
            index = _gewogen(regio, jaar, "voorlopig") + correctie
        case _:
            verhouding = (1 + _gewogen(regio, jaar - 1, "definitief")) / (
                1 + _gewogen(regio, jaar - 1, "voorlopig")
            ) - 1
            index = sum(
                (op_stap(deel, Fraction(1, 10_000)) for deel in (_gewogen(regio, jaar, "voorlopig"), verhouding)), NUL
            )
    return op_stap(index, getal(regels["afronding"])) if "afronding" in regels else index


def _gewogen(regio: Regio, jaar: int, stand: str) -> Fraction:
    regels = regio.opslagen["indexering"]
    return sum(
        (getal(regels[f"gewicht_{soort}"]) * reekswaarde(regio, f"{soort}_{stand}", jaar) for soort in ("ova", "ppc")),
        NUL,
    )
