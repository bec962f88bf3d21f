"""Het model van een cao-tabel: één bestand per cao en ingangsdatum."""

import datetime
from dataclasses import field, replace
from typing import NamedTuple, TypeVar

from reeletarief.invoer.cao.ort import Ort
from reeletarief.invoer.cao.verhoging import Afgeleid, Ontbreekt, Verhoging, Vervolg
from reeletarief.invoer.cao.voorwaarden import (
    Arbeidsduur,
    FeestdagVeld,
    NietBerekend,
    Slaapdienst,
    Toeslag,
    Verlof,
    Verlofregel,
)
from reeletarief.invoer.eisen import eis_uniek
from reeletarief.invoer.model import (
    NIET_IN_BESTAND,
    Bron,
    CaoVeld,
    Codenaam,
    DatumVeld,
    Klasse,
    PositiefBedrag,
    TekstVeld,
    Tredenaam,
    model,
)
from reeletarief.invoer.waarden import Datum, Waarde, WaardeFout


class TabelAfleiding(NamedTuple):
    """Waar een afgeleide tabel uit volgt: de eerdere tabel en de regel waarmee elk maandbedrag wordt verhoogd."""

    vorige: "CaoTabel"
    regel: Afgeleid


@model
class CaoTabel:
    """Een salaristabel van een cao met de voorwaarden die vanaf de ingangsdatum gelden.

    Bij een afgeleide tabel zijn ``schalen`` de cellen van de tabel waar hij van afgeleid is; wat ze nu zijn, rekent
    :func:`reeletarief.kostprijs.inschaling.cel` uit.

    Attributes:
        cao: Naam van de cao, gelijk aan de naam van haar map.
        naam: Hoe een lezer de cao genoemd ziet.
        ingangsdatum: De eerste dag waarop de tabel geldt: de eerste van een maand, en de naam van het bestand.
        bevestigd_tot: De laatste dag waarvoor partijen de tabel hebben afgesproken; daarna rekent het programma
            door met een waarschuwing.
        bron: Waar de salaristabel gepubliceerd is.
        toelichting: Wat een lezer erbij moet weten.
        arbeidsduur: Contracturen bij een voltijd dienstverband.
        toeslagen: De toeslagen bovenop het salaris, op volgorde.
        verlof: Verlofuren per jaar bij een voltijd dienstverband.
        feestdagen: De feestdagen waarop een medewerker vrij is.
        ort: De onregelmatigheidstoeslag, per tijdvak van de week.
        slaapdienst: Het deel van een uur slaapdienst dat als gewerkt telt.
        niet_berekend: Voorwaarden die in de cao staan maar niet in de loonkosten zitten.
        verhoging: De afgesproken verhoging ten opzichte van de vorige tabel.
        vervolg: Wat er over de tijd na deze tabel bekend is.
        ontbreekt: Cellen die de bron niet leesbaar geeft.
        salaris: Bruto salaris per maand bij voltijd, per schaal en trede; of geef salaris_per_jaar.
        salaris_per_jaar: Bruto salaris per jaar bij voltijd, per schaal en trede, voor tabellen die zo
            gepubliceerd zijn.
    """

    cao: CaoVeld
    naam: TekstVeld
    ingangsdatum: DatumVeld
    bevestigd_tot: DatumVeld
    bron: Bron
    toelichting: TekstVeld | None = None
    arbeidsduur: Arbeidsduur
    toeslagen: tuple[Toeslag, ...] = ()
    verlof: Verlof
    feestdagen: tuple[FeestdagVeld, ...]
    ort: Ort | None = None
    slaapdienst: Slaapdienst | None = None
    niet_berekend: tuple[NietBerekend, ...] = ()
    verhoging: Verhoging | None = None
    vervolg: Vervolg | None = None
    ontbreekt: tuple[Ontbreekt, ...] = ()
    salaris: dict[Codenaam, dict[Tredenaam, PositiefBedrag]] = field(default_factory=dict)
    salaris_per_jaar: dict[Codenaam, dict[Tredenaam, PositiefBedrag]] = field(default_factory=dict)
    afleiding: TabelAfleiding | None = field(default=None, metadata=NIET_IN_BESTAND)

    def __post_init__(self) -> None:
        _eis_datums(self.ingangsdatum, self.bevestigd_tot)
        _eis_elke_feestdag_een_keer(self.feestdagen)
        if bool(self.salaris) == bool(self.salaris_per_jaar):
            raise WaardeFout(
                "RT225",
                "Een cao-tabel heeft precies één salaristabel met bedragen.",
                "Houd 'salaris' (per maand) of 'salaris_per_jaar', en haal de andere weg."
                if self.salaris
                else """Voeg bijvoorbeeld 'salaris: {"9": {"0": 2946.27}}' toe: per schaal en trede het bedrag per maand. Of 'salaris_per_jaar'.""",
                self.ingangsdatum.plaats,
            )

    @property
    def schalen(self) -> dict[str, dict[str, Waarde]]:
        """De salaristabel die ingevuld is, per maand of per jaar."""
        return self.salaris or self.salaris_per_jaar

    @property
    def dag(self) -> datetime.date:
        """De ingangsdatum als kalenderdag."""
        return self.ingangsdatum.dag

    @property
    def bestand(self) -> str:
        """Het pad waar deze tabel in staat, binnen de werkmap."""
        return self.cao.plaats.bestand


@model
class AfgeleideTabel:
    """Een tabel zonder eigen bedragen: afgeleid van een eerdere tabel, in afwachting van publicatie.

    De voorwaarden (arbeidsduur, toeslagen, verlof, feestdagen, onregelmatigheid) komen van die eerdere tabel, als
    aanname, tenzij ze hier staan.

    Attributes:
        cao: Naam van de cao, gelijk aan de naam van haar map.
        naam: Hoe een lezer de cao genoemd ziet.
        ingangsdatum: De eerste dag waarop de tabel geldt: de eerste van een maand, en de naam van het bestand.
        bevestigd_tot: De laatste dag waarvoor deze lonen zijn aangenomen; bevestigd is een afgeleide tabel nooit.
        toelichting: Wat een lezer erbij moet weten.
        afgeleid: Van welke tabel deze is afgeleid, en hoe.
        arbeidsduur: Contracturen bij een voltijd dienstverband, als ze anders zijn dan in de eerdere tabel.
        toeslagen: De toeslagen bovenop het salaris, als ze anders zijn dan in de eerdere tabel.
        verlof: Verlofuren per jaar, als ze anders zijn dan in de eerdere tabel.
        feestdagen: De vrije feestdagen, als ze anders zijn dan in de eerdere tabel.
        ort: De onregelmatigheidstoeslag, als die anders is dan in de eerdere tabel.
        slaapdienst: Het deel van een uur slaapdienst dat als gewerkt telt, als dat anders is dan in de eerdere
            tabel.
        vervolg: Wat er over de tijd na deze tabel bekend is.
    """

    cao: CaoVeld
    naam: TekstVeld
    ingangsdatum: DatumVeld
    bevestigd_tot: DatumVeld
    toelichting: TekstVeld | None = None
    afgeleid: Afgeleid
    arbeidsduur: Arbeidsduur | None = None
    toeslagen: tuple[Toeslag, ...] | None = None
    verlof: Verlof | None = None
    feestdagen: tuple[FeestdagVeld, ...] | None = None
    ort: Ort | None = None
    slaapdienst: Slaapdienst | None = None
    vervolg: Vervolg | None = None

    def __post_init__(self) -> None:
        _eis_datums(self.ingangsdatum, self.bevestigd_tot)
        _eis_elke_feestdag_een_keer(self.feestdagen or ())

    @property
    def dag(self) -> datetime.date:
        """De ingangsdatum als kalenderdag."""
        return self.ingangsdatum.dag

    def tabel(self, vorige: CaoTabel) -> CaoTabel:
        """De hele tabel, met wat hier niet staat overgenomen van de vorige als aanname."""
        return replace(
            vorige,
            cao=self.cao,
            naam=self.naam,
            ingangsdatum=self.ingangsdatum,
            bevestigd_tot=self.bevestigd_tot,
            toelichting=self.toelichting,
            arbeidsduur=self.arbeidsduur or replace(vorige.arbeidsduur, klasse=Klasse.AANNAME),
            toeslagen=_overgenomen(vorige.toeslagen) if self.toeslagen is None else self.toeslagen,
            verlof=self.verlof
            or replace(vorige.verlof, klasse=Klasse.AANNAME, extra=_overgenomen(vorige.verlof.extra)),
            feestdagen=vorige.feestdagen if self.feestdagen is None else self.feestdagen,
            ort=self.ort or vorige.ort,
            slaapdienst=self.slaapdienst or vorige.slaapdienst,
            verhoging=None,
            vervolg=self.vervolg,
            afleiding=TabelAfleiding(vorige, self.afgeleid),
        )


def _eis_datums(ingangsdatum: Datum, bevestigd_tot: Datum) -> None:
    """Een tabel gaat in op de eerste van een maand, en is ten minste tot haar ingang bevestigd."""
    if ingangsdatum.dag.day != 1:
        raise WaardeFout(
            "RT226",
            f"De tabel gaat in op {ingangsdatum.dag}, midden in een maand; het jaarsalaris telt hele maanden.",
            "Schrijf de eerste dag van de maand waarvoor de tabel voor het eerst geldt.",
            ingangsdatum.plaats,
        )
    if bevestigd_tot.dag < ingangsdatum.dag:
        raise WaardeFout(
            "RT226",
            f"De tabel is bevestigd tot {bevestigd_tot.dag}, voordat hij ingaat.",
            "Controleer beide datums.",
            bevestigd_tot.plaats,
        )


def _eis_elke_feestdag_een_keer(feestdagen: tuple[FeestdagVeld, ...]) -> None:
    eis_uniek(feestdagen, "De feestdag {naam} staat er twee keer.", "Verwijder er een.")


Regel = TypeVar("Regel", Toeslag, Verlofregel)


def _overgenomen(regels: tuple[Regel, ...]) -> tuple[Regel, ...]:
    return tuple(replace(regel, klasse=Klasse.AANNAME) for regel in regels)
