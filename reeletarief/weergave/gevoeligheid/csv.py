"""``gevoeligheid --formaat csv``: een regel per parameter of waarde; percentages als fractie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.stand import status_van
from reeletarief.weergave.csv import als_csv, bedrag_of_leeg, rijtje, veilig
from reeletarief.weergave.getal import machine
from reeletarief.weergave.gevoeligheid.tekst import klasse_van, vindplaats_van

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.band import Bandbreedte, Uiterste
    from reeletarief.analyse.gevoeligheid.doel import Doel
    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.scenario import Scenariorij
    from reeletarief.analyse.gevoeligheid.stap import Effect
    from reeletarief.analyse.gevoeligheid.verloop import Punt, Verloop
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.scenarios import Scenario
    from reeletarief.kostprijs.tarief import Tarief

_OVERZICHT = ("product", "tariefjaar", "status", "parameter", "soort", "waarde", "stap", "nieuwe_waarde")
_GEVOLG = ("effect", "helling", "onafgerond", "tarief", "knik", "klasse", "vindplaats")
_TARIEF = ("naam", "eenheid", "tarief_nu")
_KNOP = ("omschrijving", "eenheid_waarde")


def effecten_als_csv(effecten: Sequence[Effect], tarief: Tarief, resultaat: Resultaat) -> str:
    """Het overzicht als csv-tekst: altijd alle parameters, het grootste effect eerst."""
    kop = (*_OVERZICHT, *_GEVOLG, *_TARIEF, *_KNOP, "knikken")
    return als_csv(kop, (_rij(effect, tarief, resultaat) for effect in effecten))


def _rij(effect: Effect, tarief: Tarief, resultaat: Resultaat) -> list[str]:
    knop = effect.knop
    return [
        *_vooraan(tarief, resultaat),
        veilig(knop.naam),
        str(knop.soort),
        *(machine(getal) for getal in (knop.waarde, effect.stap, effect.nieuw, effect.verschil, effect.helling)),
        *(machine(getal, 2) for getal in (effect.onafgerond, effect.tarief)),
        "ja" if effect.knikken else "nee",
        klasse_van(knop),
        veilig(vindplaats_van(knop)),
        *_van_tarief(tarief),
        *_van_knop(knop),
        rijtje(post.sleutel for post in effect.knikken),
    ]


def _van_tarief(tarief: Tarief) -> list[str]:
    """De naam, de eenheid en het tarief van nu, in elke regel over één tarief."""
    return [veilig(str(tarief.kaart.naam)), tarief.kaart.eenheid, machine(tarief.tarief.bedrag, 2)]


def _van_knop(knop: Knop) -> list[str]:
    """Wat een parameter is, en in welke eenheid zijn waarde staat; een fractie is een percentage gedeeld door honderd."""
    return [veilig(knop.omschrijving), str(knop.post.eenheid)]


def _vooraan(tarief: Tarief, resultaat: Resultaat) -> list[str]:
    """Het product, het jaar en de status, vooraan in elke regel over één tarief."""
    return [veilig(tarief.product), str(resultaat.tariefjaar), resultaat.status]


def verloop_als_csv(verloop: Verloop, tarief: Tarief, resultaat: Resultaat) -> str:
    """Het tarief bij een reeks waarden als csv-tekst; zonder tarief zijn de bedragen leeg."""
    vast = [*_vooraan(tarief, resultaat), veilig(verloop.knop.naam)]
    kop = ("product", "tariefjaar", "status", "parameter", "waarde", "tarief", "onafgerond", "verschil", "reden")
    nu = tarief.onafgerond.bedrag
    rijen = []
    for punt in verloop.punten:
        bedragen = ["", "", ""]
        if punt.tarief is not None and punt.onafgerond is not None:
            bedragen = [machine(bedrag, 2) for bedrag in (punt.tarief, punt.onafgerond, punt.onafgerond - nu)]
        rijen.append([*vast, machine(punt.waarde), *bedragen, veilig(punt.reden.wat) if punt.reden else ""])
    return als_csv(kop, rijen)


def doel_als_csv(doel: Doel, tarief: Tarief, resultaat: Resultaat) -> str:
    """Een regel per waarde die het gevraagde tarief geeft; zonder oplossing alleen de kopregel."""
    kop = (
        "product",
        "tariefjaar",
        "status",
        "parameter",
        "doel",
        "nu",
        "waarde",
        "laagste",
        "hoogste",
        "past_in_bestand",
    )
    vast = [*_vooraan(tarief, resultaat), veilig(doel.knop.naam), machine(doel.bedrag, 2), machine(doel.knop.waarde)]
    rijen = (
        [*vast, machine(een.waarde), machine(een.laagste), machine(een.hoogste), "nee" if een.buren else "ja"]
        for een in doel.oplossingen
    )
    return als_csv(kop, rijen)


def scenarios_als_csv(scenarios: Sequence[Scenario], rijen: Sequence[Scenariorij], resultaat: Resultaat) -> str:
    """Een regel per product en scenario, met het tarief van nu ernaast; zonder tarief is de cel leeg."""
    kop = (
        "product",
        "naam",
        "eenheid",
        "tariefjaar",
        "status",
        "scenario",
        "nu",
        "tarief",
        "verschil",
        "geraakt",
        "reden",
        "onafgerond",
        "gewijzigd",
    )
    uit = []
    for rij in rijen:
        kaart, nu = rij.tarief.kaart, rij.tarief.tarief.bedrag
        vast = [veilig(kaart.code), veilig(str(kaart.naam)), kaart.eenheid]
        vast += [str(resultaat.tariefjaar), status_van(rij.tarief)]
        for scenario, een in zip(scenarios, rij.uitkomsten, strict=True):
            bedragen = ["", ""] if een.tarief is None else [machine(een.tarief, 2), machine(een.tarief - nu, 2)]
            slot = ["ja" if een.geraakt else "nee", veilig(een.reden.wat) if een.reden else ""]
            slot += [bedrag_of_leeg(een.onafgerond), rijtje(een.geraakt)]
            uit.append([*vast, veilig(str(scenario.naam)), machine(nu, 2), *bedragen, *slot])
    return als_csv(kop, uit)


_BAND = ("product", "tariefjaar", "status", "parameter", "kant", "waarde", "tarief", "onafgerond", *_TARIEF, "verschil")
_BANDKNOP = ("waarde_nu", "soort", *_KNOP, "klasse", "vindplaats")


def bandbreedte_als_csv(band: Bandbreedte, tarief: Tarief, resultaat: Resultaat) -> str:
    """Een regel per parameter en kant, en twee voor de uitersten samen: die hebben geen parameter, en zeggen welke waarden erbij horen."""
    rijen = [
        _kant(regel.knop, kant, een)
        for regel in band.regels
        for kant, een in (("laag", regel.laag), ("hoog", regel.hoog))
    ]
    rijen += [_uiterste(kant, een) for kant, een in (("laag", band.laagste), ("hoog", band.hoogste))]
    nu, vast, over = tarief.onafgerond.bedrag, _vooraan(tarief, resultaat), _van_tarief(tarief)
    return als_csv(
        (*_BAND, *_BANDKNOP, "reden", "waarden"),
        ([*vast, *rij.stand, *_bedragen(rij.uitkomst), *over, _verschil(rij.uitkomst, nu), *rij.slot] for rij in rijen),
    )


class _Bandrij(NamedTuple):
    """Wat er voor de bedragen staat, waar de bedragen vandaan komen, en wat erna komt."""

    stand: list[str]
    uitkomst: Punt | Uiterste
    slot: list[str]


def _kant(knop: Knop, kant: str, een: Punt) -> _Bandrij:
    van_knop = [machine(knop.waarde), str(knop.soort), *_van_knop(knop), klasse_van(knop), veilig(vindplaats_van(knop))]
    return _Bandrij([veilig(knop.naam), kant, machine(een.waarde)], een, [*van_knop, _reden(een), ""])


def _uiterste(kant: str, een: Uiterste) -> _Bandrij:
    waarden = rijtje(f"{naam}: {machine(waarde)}" for naam, waarde in een.standen.items())
    return _Bandrij(["", kant, ""], een, [*([""] * len(_BANDKNOP)), _reden(een), waarden])


def _bedragen(een: Punt | Uiterste) -> list[str]:
    return [bedrag_of_leeg(een.tarief), bedrag_of_leeg(een.onafgerond)]


def _verschil(een: Punt | Uiterste, nu: Decimal) -> str:
    return "" if een.onafgerond is None else machine(een.onafgerond - nu, 2)


def _reden(een: Punt | Uiterste) -> str:
    return veilig(een.reden.wat) if een.reden else ""
