"""Van het rooster naar uren en toeslag per functie, als posten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR
from reeletarief.kostprijs.functiemix import functiesleutels, unieke_sleutels
from reeletarief.kostprijs.ort import Ort, staart
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.roosteruren import dienstdagen

if TYPE_CHECKING:
    from reeletarief.invoer.cao import CaoTabel
    from reeletarief.invoer.functie import Functie
    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.ort import Tijdvak
    from reeletarief.invoer.rooster import Dienst, Rooster
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode
    from reeletarief.kostprijs.roosteruren import Dienstdagen
    from reeletarief.kostprijs.uren import Jaaruren

UREN = Eenheid.UREN_PER_JAAR
FRACTIE = Eenheid.FRACTIE


class Roosterinzet(NamedTuple):
    """De uren per jaar van een functie in het rooster, en haar onregelmatigheidstoeslag als die er is."""

    uren: Post
    ort: Ort | None


class _Diensturen(NamedTuple):
    """Een dienst in een periode: haar uren, en haar uren × toeslag."""

    dienst: Dienst
    uren: Post
    toeslaguren: Post | None


def roosterinzet(kaart: Productkaart, cao: CaoJaar, uren: Jaaruren) -> dict[str, Roosterinzet]:
    """Per functie in het rooster de uren en de toeslag; een :class:`RekenFout` als de cao een nodige regel mist."""
    assert kaart.rooster is not None
    diensten = [_diensten(kaart.rooster, cao, periode) for periode in cao.perioden]
    sleutels = dict(zip((str(functie.functie) for functie in kaart.functiemix), functiesleutels(kaart), strict=True))
    genoemd = dict.fromkeys(str(dienst.functie) for dienst in kaart.rooster.diensten)
    functies = {str(functie.functie): functie for functie in kaart.functiemix}
    return {
        naam: _van_functie(
            functies[naam], sleutels[naam], [_eigen(deel, naam) for deel in diensten], (kaart, cao, uren)
        )
        for naam in genoemd
    }


def _eigen(diensten: list[_Diensturen], functie: str) -> list[_Diensturen]:
    return [deel for deel in diensten if deel.dienst.functie == functie]


def _van_functie(
    functie: Functie,
    sleutel: str,
    per_periode: list[list[_Diensturen]],
    geheel: tuple[Productkaart, CaoJaar, Jaaruren],
) -> Roosterinzet:
    """De uren van een functie over alle perioden, met per periode haar gemiddelde toeslag."""
    kaart, cao, uren = geheel
    assert kaart.rooster is not None
    sommen = [
        posten.som(
            f"{sleutel}.roosteruren{staart(cao, periode)}",
            f"roosteruren {functie.functie}" + (f" vanaf {periode.tabel.dag}" if staart(cao, periode) else ""),
            UREN,
            *(deel.uren for deel in diensten),
        )
        for periode, diensten in zip(cao.perioden, per_periode, strict=True)
    ]
    totaal = (
        sommen[0]
        if len(sommen) == 1
        else posten.som(f"{sleutel}.roosteruren", f"roosteruren {functie.functie}", UREN, *sommen)
    )
    if kaart.rooster.ort == "geen":
        return Roosterinzet(totaal, None)
    percentages = tuple(
        _percentage(functie, f"{sleutel}.ort{staart(cao, periode)}", kaart.rooster, periode, (diensten, som))
        for periode, diensten, som in zip(cao.perioden, per_periode, sommen, strict=True)
    )
    deel = _deel_van_salaris(kaart.rooster, cao, uren)
    return Roosterinzet(totaal, Ort(sleutel.partition(".")[2], percentages, deel))


def _percentage(
    functie: Functie, sleutel: str, rooster: Rooster, periode: Periode, diensten: tuple[list[_Diensturen], Post]
) -> Post:
    """De gemiddelde toeslag over de roosteruren van een functie: gegeven, of Σ uren × toeslag ÷ uren."""
    naam = f"toeslag {functie.functie}, gemiddeld over de roosteruren"
    if rooster.ort_percentage is not None:
        herkomst = blokherkomst(rooster, rooster.ort_percentage.plaats, "rooster.ort_percentage")
        return posten.waarde("rooster.ort_percentage", naam, rooster.ort_percentage.getal, FRACTIE, herkomst)
    delen, uren = diensten
    if uren.bedrag == 0 or not _heeft_toeslag(functie, periode.tabel):
        ort = periode.tabel.ort
        reden = "geen roosteruren" if uren.bedrag == 0 else f"boven schaal {ort.schalen_tot_en_met if ort else ''}"
        herkomst = Herkomst(
            Klasse.VASTSTAAND, "cao", plaats=functie.schaal.plaats, toelichting=f"geen toeslag: {reden}"
        )
        return posten.waarde(sleutel, naam, Decimal(0), FRACTIE, herkomst)
    toeslaguren = [deel.toeslaguren for deel in delen if deel.toeslaguren is not None]
    totaal = posten.som(f"{sleutel}.toeslaguren", f"uren × toeslag {functie.functie}", UREN, *toeslaguren)
    return posten.quotient(sleutel, naam, FRACTIE, totaal, uren)


def _heeft_toeslag(functie: Functie, tabel: CaoTabel) -> bool:
    """Of de cao deze schaal toeslag geeft; schalen zijn genummerd."""
    grens = tabel.ort.schalen_tot_en_met if tabel.ort else None
    if grens is None or not (grens.isdigit() and functie.schaal.isdigit()):
        return True
    return int(functie.schaal) <= int(grens)


def _deel_van_salaris(rooster: Rooster, cao: CaoJaar, uren: Jaaruren) -> Post:
    """Het deel van het salaris waarover de toeslag gaat: uren met toeslag ÷ de uren waar het salaris voor staat."""
    met_toeslag = uren.declarabel
    if rooster.ort_over == "gewerkte_uren_en_verlof":
        verlof = [post for post in uren.per_soort["algemeen"] if post.sleutel.startswith("uren.verlof_")]
        met_toeslag = posten.som(
            "rooster.uren_met_toeslag", "uren per fte met toeslag, ook tijdens verlof", UREN, met_toeslag, *verlof
        )
    per_maand = cao.laatste.ort.uren_per_maand if cao.laatste.ort else None
    salarisuren = uren.contracturen
    if per_maand is not None:
        herkomst = Herkomst(Klasse.VASTSTAAND, str(cao.laatste.bron), cao.laatste.bron.jaar, plaats=per_maand.plaats)
        maand = posten.waarde(
            f"cao.{cao.cao}.uren_per_maand",
            "uren waarvan een maandsalaris het loon is",
            per_maand.getal,
            Eenheid.UREN,
            herkomst,
        )
        salarisuren = posten.product(
            "rooster.salarisuren", "uren waarvan een jaarsalaris het loon is", UREN, MAANDEN_PER_JAAR, maand
        )
    return posten.quotient(
        "rooster.deel_met_toeslag",
        "deel van het salaris waarover toeslag betaald wordt",
        FRACTIE,
        met_toeslag,
        salarisuren,
    )


def _diensten(rooster: Rooster, cao: CaoJaar, periode: Periode) -> list[_Diensturen]:
    """De uren en toeslaguren van elke dienst in een periode."""
    tabel = periode.tabel
    if rooster.ort == "uit_cao":
        _eis_ort(rooster, tabel)
    ort = tabel.ort if rooster.ort == "uit_cao" else None
    vrij = (ort.feestdagen if ort else ()) or tabel.feestdagen
    sleutels = unieke_sleutels("rooster", [str(dienst.naam) for dienst in rooster.diensten])
    slot = staart(cao, periode)
    return [
        _dienst(f"{sleutel}{slot}", geteld, rooster, tabel, cao.jaar)
        for sleutel, geteld in zip(sleutels, dienstdagen(rooster, cao.jaar, periode.maanden, vrij, ort), strict=True)
    ]


def _dienst(sleutel: str, geteld: Dienstdagen, rooster: Rooster, tabel: CaoTabel, jaar: int) -> _Diensturen:
    """Aantal diensten × uren × begeleiders, en bij een slaapdienst × het deel dat als gewerkt telt."""
    dienst = geteld.dienst

    def gegeven(veld: str, naam: str, getal: Decimal, eenheid: Eenheid) -> Post:
        herkomst = blokherkomst(rooster, dienst.van.plaats, "rooster")
        return posten.waarde(f"{sleutel}.{veld}", f"{dienst.naam}, {naam}", getal, eenheid, herkomst)

    kalender = Herkomst(Klasse.VASTSTAAND, f"kalender van {jaar}", jaar, plaats=dienst.naam.plaats)
    aantal = posten.waarde(
        f"{sleutel}.aantal", f"{dienst.naam}, aantal in {jaar}", Decimal(geteld.aantal), Eenheid.AANTAL, kalender
    )
    begeleiders = gegeven("begeleiders", "begeleiders", dienst.begeleiders.getal, Eenheid.AANTAL)
    factoren = [aantal, gegeven("duur", "uren", dienst.uren, Eenheid.UREN), begeleiders]
    if dienst.soort == "slaapdienst":
        factoren.append(_telt_als(rooster, tabel, dienst))
    uren = posten.product(f"{sleutel}.uren", f"{dienst.naam} ({_tijden(dienst)})", UREN, *factoren)
    return _Diensturen(dienst, uren, _toeslaguren(sleutel, geteld, begeleiders, tabel, jaar))


def _toeslaguren(sleutel: str, geteld: Dienstdagen, begeleiders: Post, tabel: CaoTabel, jaar: int) -> Post | None:
    """Σ over de tijdvakken met toeslag van percentage × uren × begeleiders."""
    delen = []
    for nummer, (vak, uren) in enumerate(geteld.uren_per_tijdvak.items(), 1):
        eigen, naam = f"{sleutel}.toeslag_{nummer}", f"{geteld.dienst.naam}, {_vaknaam(vak)}"
        bron = f"{tabel.bron.titel}, {tabel.ort.vindplaats if tabel.ort else ''}"
        herkomst = Herkomst(Klasse.VASTSTAAND, bron, tabel.bron.jaar, plaats=vak.percentage.plaats)
        percentage = posten.waarde(
            f"{eigen}.percentage", f"toeslag {_vaknaam(vak)}", vak.percentage.getal, FRACTIE, herkomst
        )
        aantal = posten.waarde(
            f"{eigen}.uren", f"{naam}, uren in {jaar}", uren, UREN, herkomst._replace(bron=f"kalender van {jaar}")
        )
        delen.append(posten.product(eigen, naam, UREN, percentage, aantal, begeleiders))
    return (
        posten.som(f"{sleutel}.toeslaguren", f"{geteld.dienst.naam}, uren × toeslag", UREN, *delen) if delen else None
    )


def _vaknaam(vak: Tijdvak) -> str:
    dagen = ", ".join(dag.replace("_", " ") for dag in vak.dagen)
    return f"{dagen} {vak.van}-{vak.tot} uur"


def _tijden(dienst: Dienst) -> str:
    return f"{dienst.soort.replace('_', ' ')}, {', '.join(dienst.dagen)}"


def _telt_als(rooster: Rooster, tabel: CaoTabel, dienst: Dienst) -> Post:
    """Het deel van een uur slaapdienst dat als gewerkt telt: van de kaart, of anders van de cao."""
    sleutel, naam = f"rooster.slaapdienst_telt_als.{tabel.dag}", "deel van een uur slaapdienst dat als gewerkt telt"
    eigen = rooster.slaapdienst_telt_als
    if eigen is not None:
        herkomst = blokherkomst(rooster, eigen.plaats, "rooster.slaapdienst_telt_als")
        return posten.waarde(sleutel, naam, eigen.getal, FRACTIE, herkomst)
    regel = tabel.slaapdienst
    if regel is None:
        raise RekenFout(_geen_slaapdienst(tabel, dienst))
    herkomst = Herkomst(
        regel.klasse,
        f"{tabel.bron.titel}, {regel.vindplaats}",
        tabel.bron.jaar,
        plaats=regel.telt_als.plaats,
        parameter=f"cao.{tabel.cao}.slaapdienst",
    )
    return posten.waarde(sleutel, naam, regel.telt_als.getal, FRACTIE, herkomst)


def _geen_slaapdienst(tabel: CaoTabel, dienst: Dienst) -> Bevinding:
    return Bevinding(
        "RT411",
        f"De tabel van cao {tabel.cao} per {tabel.dag} zegt niet hoe een uur slaapdienst betaald wordt.",
        "Geef in het rooster 'slaapdienst_telt_als' met de afspraak die geldt, en noem de bron.",
        dienst.naam.plaats,
    )


def _eis_ort(rooster: Rooster, tabel: CaoTabel) -> None:
    """Met ``ort: uit_cao`` heeft de tabel tijdvakken, en een lijst van feestdagen als zij daar toeslag op geeft."""
    if tabel.ort is None:
        wat = f"De tabel van cao {tabel.cao} per {tabel.dag} heeft geen tijdvakken voor de onregelmatigheidstoeslag."
    elif (
        not tabel.ort.feestdagen
        and not tabel.feestdagen
        and any("feestdag" in vak.dagen for vak in tabel.ort.tijdvakken)
    ):
        wat = f"De tabel van cao {tabel.cao} per {tabel.dag} geeft toeslag op feestdagen, maar noemt niet welke dagen dat zijn."
    else:
        return
    remedie = "Vul 'ort' in de cao-tabel aan met de bron, of geef in het rooster 'ort_percentage'."
    raise RekenFout(Bevinding("RT412", wat, remedie, rooster.diensten[0].naam.plaats))
