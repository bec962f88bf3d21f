"""De onregelmatigheidstoeslag telt twee keer: uit het rooster van een kaart, en als last of opslag van de regio of als toeslag in de cao-tabel.

Rekent een kaart de toeslag uit de cao of met een eigen percentage, dan zit zij al in het bruto loon. Een werkgeverslast of
opslag die ook naar onregelmatigheid heet, betaalt dezelfde uren nog eens; een toeslag onder ``toeslagen`` in de cao-tabel ook. Daarom een
fout. Een kaart die zo'n regel met een afwijking op nul zet, telt hem niet mee. Wat er alleen over gaat of haar uitsluit, zoals *vakantiegeld over
loon en ORT*, vergoedt haar niet.

Goed:

    rooster: {ort: uit_cao, ort_over: gewerkte_uren, …}

Fout:

    rooster: {ort: uit_cao, ort_over: gewerkte_uren, …}
    # en in de opslagset van deze kaart:
    opslagsets:
      etmaal:
        regels:
          - {sleutel: ort, naam: Onregelmatigheidstoeslag, element: overhead, percentage: 20%, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, regels_van, telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import ORT, vergoedt
from reeletarief.kostprijs.afwijkingen import met_afwijkingen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.voorwaarden import Toeslag
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT613"
ERNST = Ernst.FOUT
NAAM = "onregelmatigheidstoeslag dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een toeslag uit het rooster waarvoor de regio ook een last of opslag voor onregelmatigheid heeft, of de cao een toeslag."""
    for kaart in dossier.regio.kaarten:
        if not _rekent_ort(kaart):
            continue
        regels: tuple[Lastregel | Opslagregel, ...] = (*_lasten(dossier, kaart), *regels_van(dossier, kaart))
        for regel in regels:
            if vergoedt(regel.sleutel, regel.naam, ORT) and telt_mee(regel):
                yield Bevinding(
                    CODE,
                    f"Het rooster van {kaart.product} rekent de onregelmatigheidstoeslag al uit, en '{regel.sleutel}' vergoedt haar nog eens.",
                    "Haal de regel weg, zet haar onder 'afwijkingen' van de kaart op nul, of zet in het rooster 'ort: geen'.",
                    regel.sleutel.plaats,
                    ERNST,
                )

    yield from per_plek(
        Bevinding(
            CODE,
            f"Het rooster van {tarief.product} rekent de onregelmatigheidstoeslag al uit, en toeslag '{toeslag.sleutel}' van de cao-tabel vergoedt "
            "haar nog eens.",
            "Haal haar weg onder 'toeslagen' in de cao-tabel, of zet in het rooster 'ort: geen'.",
            toeslag.sleutel.plaats,
            ERNST,
        )
        for tarief in dossier.resultaat.tarieven
        if tarief.cao is not None and _rekent_ort(tarief.kaart)
        for periode in tarief.cao.perioden
        for toeslag in periode.tabel.toeslagen
        if vergoedt(toeslag.sleutel, toeslag.naam or "", ORT) and _geeft_iets(toeslag)
    )


def _rekent_ort(kaart: Productkaart) -> bool:
    """Of het rooster van een kaart een onregelmatigheidstoeslag geeft; een percentage van nul doet dat niet."""
    rooster = kaart.rooster
    if rooster is None:
        return False
    return rooster.ort == "uit_cao" or (rooster.ort_percentage is not None and rooster.ort_percentage.getal != 0)


def _geeft_iets(toeslag: Toeslag) -> bool:
    """Of een toeslag van de cao iets toevoegt; een van nul doet dat niet."""
    waarde = toeslag.percentage or toeslag.bedrag_per_maand or toeslag.bedrag_per_jaar
    return waarde is not None and waarde.getal != 0


def _lasten(dossier: Dossier, kaart: Productkaart) -> Iterator[Lastregel]:
    """De werkgeverslasten van dit jaar, met de eigen waarden van de kaart."""
    lasten = met_afwijkingen(dossier.regio.opslagen, kaart).werkgeverslasten
    return (last for last in lasten if last.geldt_in(dossier.jaar))
