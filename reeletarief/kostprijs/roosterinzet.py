"""Van het rooster naar uren en toeslag per functie, als posten; :mod:`.diensturen` telt de diensten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR
from reeletarief.kostprijs.diensturen import FRACTIE, UREN, Diensturen, Roosterperiode, diensturen
from reeletarief.kostprijs.functiemix import functiesleutels
from reeletarief.kostprijs.inschaling import cel, tabelbedrag
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.ort import Ort
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.ort import Ort as Tijdvakken
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren

_VERLOF = f"{Kop.UREN}.verlof_"


class Roosterinzet(NamedTuple):
    """De uren per jaar van een functie in het rooster, en haar onregelmatigheidstoeslag als die er is."""

    uren: Post
    ort: Ort | None


def roosterinzet(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar, uren: Jaaruren) -> dict[str, Roosterinzet]:
    """Per functie in het rooster de uren en de toeslag; een :class:`RekenFout` als de cao een nodige regel mist."""
    assert kaart.rooster is not None
    perioden = [Roosterperiode(kaart.rooster, cao, periode) for periode in cao.perioden]
    diensten = [diensturen(periode, keuzes) for periode in perioden]
    sleutels = dict(zip((str(functie.functie) for functie in kaart.functiemix), functiesleutels(kaart), strict=True))
    genoemd = dict.fromkeys(str(dienst.functie) for dienst in kaart.rooster.diensten)
    functies = {str(functie.functie): functie for functie in kaart.functiemix}
    return {
        naam: _van_functie(functies[naam], sleutels[naam], perioden, [_eigen(deel, naam) for deel in diensten], uren)
        for naam in genoemd
    }


def _eigen(diensten: list[Diensturen], functie: str) -> list[Diensturen]:
    return [deel for deel in diensten if deel.dienst.functie == functie]


def _van_functie(
    functie: Functie,
    sleutel: str,
    perioden: Sequence[Roosterperiode],
    per_periode: Sequence[list[Diensturen]],
    uren: Jaaruren,
) -> Roosterinzet:
    """De uren van een functie over alle perioden, met per periode haar gemiddelde toeslag."""
    sommen = [
        _roosteruren(functie, sleutel, periode, diensten)
        for periode, diensten in zip(perioden, per_periode, strict=True)
    ]
    totaal = sommen[0]
    if len(sommen) > 1:
        totaal = posten.som(f"{sleutel}.roosteruren", f"roosteruren {functie.functie}", UREN, *sommen)
    if perioden[0].rooster.ort == "geen":
        return Roosterinzet(totaal, None)
    percentages = tuple(
        _percentage(functie, sleutel, periode, diensten, som)
        for periode, diensten, som in zip(perioden, per_periode, sommen, strict=True)
    )
    return Roosterinzet(totaal, _ort(sleutel, perioden, uren, percentages))


def _roosteruren(functie: Functie, sleutel: str, periode: Roosterperiode, diensten: list[Diensturen]) -> Post:
    """De uren van een functie in een periode: de som van haar diensten."""
    naam = periode.met_maanden(f"roosteruren {functie.functie}")
    return posten.som(f"{sleutel}.roosteruren{periode.slot}", naam, UREN, *(deel.uren for deel in diensten))


def _ort(sleutel: str, perioden: Sequence[Roosterperiode], uren: Jaaruren, percentages: tuple[Post, ...]) -> Ort:
    """De toeslag van een functie: haar percentages, met per periode het deel van het salaris en de grens."""
    rooster = perioden[0].rooster
    delen = tuple(_deel_van_salaris(periode, uren) for periode in perioden)
    geldend = [periode.ort if rooster.ort == "uit_cao" else None for periode in perioden]
    grenzen = tuple(ort.regel.uurloon_hoogstens if ort else None for ort in geldend)
    return Ort(
        sleutel.partition(".")[2], percentages, delen, grenzen, tuple(str(naam) for naam in rooster.toeslagen_over_ort)
    )


def _percentage(
    functie: Functie, sleutel: str, periode: Roosterperiode, diensten: Sequence[Diensturen], uren: Post
) -> Post:
    """De gemiddelde toeslag over de roosteruren van een functie: gegeven, of Σ uren × toeslag ÷ uren."""
    rooster, tabel, slot = periode.rooster, periode.tabel, periode.slot
    if rooster.ort_percentage is not None:
        herkomst = blokherkomst(rooster, rooster.ort_percentage.plaats, "rooster.ort_percentage")
        naam = "toeslag, gegeven als deel van het salaris"
        return posten.waarde("rooster.ort_percentage", naam, rooster.ort_percentage.getal, FRACTIE, herkomst)
    ort = periode.ort
    assert ort is not None  # zonder tijdvakken is het rooster al geweigerd
    eigen = f"{sleutel}.ort{slot}"
    naam = periode.met_maanden(f"toeslag {functie.functie}, gemiddeld over de roosteruren")
    reden = "geen roosteruren" if uren.bedrag == 0 else _reden_zonder_toeslag(functie, tabel, ort.regel)
    if reden is not None:
        toelichting = f"geen toeslag: {reden}"
        herkomst = Herkomst(Klasse.VASTSTAAND, ort.bron, plaats=functie.schaal.plaats, toelichting=toelichting)
        return posten.waarde(eigen, naam, Decimal(0), FRACTIE, herkomst)
    toeslaguren = [deel.toeslaguren for deel in diensten if deel.toeslaguren is not None]
    totaal = posten.som(
        f"{eigen}.toeslaguren", periode.met_maanden(f"uren × toeslag {functie.functie}"), UREN, *toeslaguren
    )
    return posten.quotient(eigen, naam, FRACTIE, totaal, uren)


def _reden_zonder_toeslag(functie: Functie, tabel: CaoTabel, ort: Tijdvakken) -> str | None:
    """Waarom de cao deze inschaling geen toeslag geeft; schalen zijn genummerd."""
    schaal, plek = ort.schalen_tot_en_met, ort.salaris_tot_en_met
    if schaal is not None and schaal.isdigit() and functie.schaal.isdigit() and int(functie.schaal) > int(schaal):
        return f"boven schaal {schaal}"
    if plek is not None:
        grens = cel(tabel, str(plek.schaal), str(plek.trede))
        if tabelbedrag(tabel, functie).bedrag > grens.bedrag:
            return f"hoger betaald dan schaal {plek.schaal} trede {plek.trede}"
    return None


def _deel_van_salaris(periode: Roosterperiode, uren: Jaaruren) -> Post:
    """Het deel van het salaris waarover de toeslag gaat: uren met toeslag ÷ de uren waar het salaris voor staat."""
    met_toeslag, ort = uren.declarabel, periode.ort
    if periode.rooster.ort_over == "gewerkte_uren_en_verlof":
        verlof = [post for post in uren.per_soort["algemeen"] if post.sleutel.startswith(_VERLOF)]
        naam = "uren per fte met toeslag, ook tijdens verlof"
        met_toeslag = posten.som("rooster.uren_met_toeslag", naam, UREN, met_toeslag, *verlof)
    salarisuren = uren.contracturen
    if ort is not None and ort.regel.uren_per_maand is not None:
        salarisuren = _salarisuren(ort.tabel, ort.regel.uren_per_maand)
    naam = periode.met_maanden("deel van het salaris waarover toeslag betaald wordt")
    return posten.quotient(f"rooster.deel_met_toeslag{periode.slot}", naam, FRACTIE, met_toeslag, salarisuren)


def _salarisuren(tabel: CaoTabel, per_maand: Waarde) -> Post:
    """De uren waarvan een jaarsalaris het loon is, als de cao het uurloon een deel van het maandsalaris noemt."""
    herkomst = Herkomst(Klasse.VASTSTAAND, str(tabel.bron), tabel.bron.jaar, plaats=per_maand.plaats)
    sleutel, naam = f"cao.{tabel.cao}.{tabel.dag}.uren_per_maand", "uren waarvan een maandsalaris het loon is"
    maand = posten.waarde(sleutel, naam, per_maand.getal, Eenheid.UREN, herkomst)
    naam = "uren waarvan een jaarsalaris het loon is"
    return posten.product(f"rooster.salarisuren.{tabel.dag}", naam, UREN, MAANDEN_PER_JAAR, maand)
