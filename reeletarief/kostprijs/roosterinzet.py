"""Van het rooster naar uren en toeslag per functie, als posten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR
from reeletarief.kostprijs.functiemix import functiesleutels, unieke_sleutels
from reeletarief.kostprijs.inschaling import cel, tabelbedrag
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.ort import Ort, ort_in, staart, voorwaarde_in
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.roosteruren import Feestdagen, dagparen, dienstdagen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.ort import Ort as Tijdvakken
    from reeletarief.invoer.cao.ort import Tijdvak
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Dienst, Rooster
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.roosteruren import Dienstdagen
    from reeletarief.kostprijs.uren import Jaaruren

UREN = Eenheid.UREN_PER_JAAR
FRACTIE = Eenheid.FRACTIE
_VERLOF = f"{Kop.UREN}.verlof_"


class Roosterinzet(NamedTuple):
    """De uren per jaar van een functie in het rooster, en haar onregelmatigheidstoeslag als die er is."""

    uren: Post
    ort: Ort | None


class _Diensturen(NamedTuple):
    """Een dienst in een periode: haar uren, en haar uren × toeslag."""

    dienst: Dienst
    uren: Post
    toeslaguren: Post | None


class _Roosterperiode(NamedTuple):
    """Een rooster in een periode van het jaar, met de tabel en de tijdvakken van de cao die dan gelden."""

    rooster: Rooster
    cao: CaoJaar
    periode: Periode

    @property
    def tabel(self) -> CaoTabel:
        return self.periode.tabel

    @property
    def slot(self) -> str:
        """Het eind van de sleutel van een post die er per periode een heeft."""
        return staart(self.cao, self.periode)

    @property
    def tijdvakken(self) -> Tijdvakken | None:
        return ort_in(self.cao, self.periode)


def roosterinzet(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar, uren: Jaaruren) -> dict[str, Roosterinzet]:
    """Per functie in het rooster de uren en de toeslag; een :class:`RekenFout` als de cao een nodige regel mist."""
    assert kaart.rooster is not None
    perioden = [_Roosterperiode(kaart.rooster, cao, periode) for periode in cao.perioden]
    diensten = [_diensten(periode, keuzes) for periode in perioden]
    sleutels = dict(zip((str(functie.functie) for functie in kaart.functiemix), functiesleutels(kaart), strict=True))
    genoemd = dict.fromkeys(str(dienst.functie) for dienst in kaart.rooster.diensten)
    functies = {str(functie.functie): functie for functie in kaart.functiemix}
    return {
        naam: _van_functie(functies[naam], sleutels[naam], perioden, [_eigen(deel, naam) for deel in diensten], uren)
        for naam in genoemd
    }


def _eigen(diensten: list[_Diensturen], functie: str) -> list[_Diensturen]:
    return [deel for deel in diensten if deel.dienst.functie == functie]


def _van_functie(
    functie: Functie,
    sleutel: str,
    perioden: Sequence[_Roosterperiode],
    per_periode: Sequence[list[_Diensturen]],
    uren: Jaaruren,
) -> Roosterinzet:
    """De uren van een functie over alle perioden, met per periode haar gemiddelde toeslag."""
    sommen = [
        _roosteruren(functie, sleutel, periode.slot, diensten)
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


def _roosteruren(functie: Functie, sleutel: str, slot: str, diensten: list[_Diensturen]) -> Post:
    """De uren van een functie in een periode: de som van haar diensten."""
    naam = _met_datum(f"roosteruren {functie.functie}", slot)
    return posten.som(f"{sleutel}.roosteruren{slot}", naam, UREN, *(deel.uren for deel in diensten))


def _ort(sleutel: str, perioden: Sequence[_Roosterperiode], uren: Jaaruren, percentages: tuple[Post, ...]) -> Ort:
    """De toeslag van een functie: haar percentages, met per periode het deel van het salaris en de grens."""
    rooster = perioden[0].rooster
    delen = tuple(_deel_van_salaris(periode, uren) for periode in perioden)
    tijdvakken = [periode.tijdvakken for periode in perioden]
    grenzen = tuple(ort.uurloon_hoogstens if ort and rooster.ort == "uit_cao" else None for ort in tijdvakken)
    return Ort(
        sleutel.partition(".")[2], percentages, delen, grenzen, tuple(str(naam) for naam in rooster.toeslagen_over_ort)
    )


def _percentage(
    functie: Functie, sleutel: str, periode: _Roosterperiode, diensten: Sequence[_Diensturen], uren: Post
) -> Post:
    """De gemiddelde toeslag over de roosteruren van een functie: gegeven, of Σ uren × toeslag ÷ uren."""
    rooster, tabel, slot = periode.rooster, periode.tabel, periode.slot
    if rooster.ort_percentage is not None:
        herkomst = blokherkomst(rooster, rooster.ort_percentage.plaats, "rooster.ort_percentage")
        naam = "toeslag, gegeven als deel van het salaris"
        return posten.waarde("rooster.ort_percentage", naam, rooster.ort_percentage.getal, FRACTIE, herkomst)
    ort = periode.tijdvakken
    assert ort is not None  # zonder tijdvakken is het rooster al geweigerd
    eigen = f"{sleutel}.ort{slot}"
    naam = _met_datum(f"toeslag {functie.functie}, gemiddeld over de roosteruren", slot)
    reden = "geen roosteruren" if uren.bedrag == 0 else _reden_zonder_toeslag(functie, tabel, ort)
    if reden is not None:
        bron, toelichting = f"{tabel.naam}, {ort.vindplaats}", f"geen toeslag: {reden}"
        herkomst = Herkomst(Klasse.VASTSTAAND, bron, plaats=functie.schaal.plaats, toelichting=toelichting)
        return posten.waarde(eigen, naam, Decimal(0), FRACTIE, herkomst)
    toeslaguren = [deel.toeslaguren for deel in diensten if deel.toeslaguren is not None]
    totaal = posten.som(
        f"{eigen}.toeslaguren", _met_datum(f"uren × toeslag {functie.functie}", slot), UREN, *toeslaguren
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


def _deel_van_salaris(periode: _Roosterperiode, uren: Jaaruren) -> Post:
    """Het deel van het salaris waarover de toeslag gaat: uren met toeslag ÷ de uren waar het salaris voor staat."""
    met_toeslag, ort, slot = uren.declarabel, periode.tijdvakken, periode.slot
    if periode.rooster.ort_over == "gewerkte_uren_en_verlof":
        verlof = [post for post in uren.per_soort["algemeen"] if post.sleutel.startswith(_VERLOF)]
        naam = "uren per fte met toeslag, ook tijdens verlof"
        met_toeslag = posten.som("rooster.uren_met_toeslag", naam, UREN, met_toeslag, *verlof)
    salarisuren = uren.contracturen
    if ort is not None and ort.uren_per_maand is not None:
        salarisuren = _salarisuren(periode.tabel, ort.uren_per_maand)
    naam = "deel van het salaris waarover toeslag betaald wordt"
    return posten.quotient(f"rooster.deel_met_toeslag{slot}", _met_datum(naam, slot), FRACTIE, met_toeslag, salarisuren)


def _salarisuren(tabel: CaoTabel, per_maand: Waarde) -> Post:
    """De uren waarvan een jaarsalaris het loon is, als de cao het uurloon een deel van het maandsalaris noemt."""
    herkomst = Herkomst(Klasse.VASTSTAAND, str(tabel.bron), tabel.bron.jaar, plaats=per_maand.plaats)
    sleutel, naam = f"cao.{tabel.cao}.{tabel.dag}.uren_per_maand", "uren waarvan een maandsalaris het loon is"
    maand = posten.waarde(sleutel, naam, per_maand.getal, Eenheid.UREN, herkomst)
    naam = "uren waarvan een jaarsalaris het loon is"
    return posten.product(f"rooster.salarisuren.{tabel.dag}", naam, UREN, MAANDEN_PER_JAAR, maand)


def _met_datum(naam: str, slot: str) -> str:
    """De naam van een post die er per periode een heeft, met de ingangsdatum erbij."""
    return f"{naam}, vanaf {slot.removeprefix('.')}" if slot else naam


def _diensten(periode: _Roosterperiode, keuzes: Jaarkeuzes) -> list[_Diensturen]:
    """De uren en toeslaguren van elke dienst in een periode."""
    rooster, tabel, maanden, jaar = periode.rooster, periode.tabel, periode.periode.maanden, periode.cao.jaar
    ort = _geldende_ort(periode) if rooster.ort == "uit_cao" else None
    genoemd = (tabel.ort.feestdagen if tabel.ort else ()) or tabel.feestdagen
    dagen = Feestdagen(tabel.feestdagen or genoemd, (ort.feestdagen if ort else ()) or genoemd)
    _eis_feestdagen(rooster, tabel, dagen)
    paren = keuzes.eenmaal(("dagparen", maanden, dagen), lambda: dagparen(jaar, maanden, dagen))
    sleutels = unieke_sleutels("rooster", [str(dienst.naam) for dienst in rooster.diensten])
    return [
        _dienst(f"{sleutel}{periode.slot}", geteld, periode, ort)
        for sleutel, geteld in zip(sleutels, dienstdagen(rooster, paren, ort), strict=True)
    ]


def _dienst(sleutel: str, geteld: Dienstdagen, periode: _Roosterperiode, ort: Tijdvakken | None) -> _Diensturen:
    """Aantal diensten × uren × begeleiders, en bij een slaapdienst × het deel dat als gewerkt telt."""
    dienst, jaar, slot = geteld.dienst, periode.cao.jaar, periode.slot

    def gegeven(veld: str, naam: str, getal: Decimal, eenheid: Eenheid) -> Post:
        herkomst = blokherkomst(periode.rooster, dienst.van.plaats, "rooster")
        return posten.waarde(f"{sleutel}.{veld}", f"{dienst.naam}, {naam}", getal, eenheid, herkomst)

    kalender = Herkomst(Klasse.VASTSTAAND, f"kalender van {jaar}", jaar, plaats=dienst.naam.plaats)
    aantal = posten.waarde(
        f"{sleutel}.aantal",
        _met_datum(f"{dienst.naam}, aantal in {jaar}", slot),
        Decimal(geteld.aantal),
        Eenheid.AANTAL,
        kalender,
    )
    begeleiders = gegeven("begeleiders", "begeleiders", dienst.begeleiders.getal, Eenheid.AANTAL)
    factoren = [aantal, gegeven("duur", "uren", dienst.uren, Eenheid.UREN), begeleiders]
    if dienst.soort == "slaapdienst":
        factoren.append(_telt_als(periode, dienst))
    uren = posten.product(f"{sleutel}.uren", _met_datum(f"{dienst.naam} ({_tijden(dienst)})", slot), UREN, *factoren)
    return _Diensturen(dienst, uren, _toeslaguren(sleutel, geteld, begeleiders, ort, periode.cao))


def _toeslaguren(
    sleutel: str, geteld: Dienstdagen, begeleiders: Post, ort: Tijdvakken | None, cao: CaoJaar
) -> Post | None:
    """Σ over de tijdvakken met toeslag van percentage × uren × begeleiders."""
    delen = []
    for nummer, (vak, uren) in enumerate(geteld.uren_per_tijdvak.items(), 1):
        eigen, naam = f"{sleutel}.toeslag_{nummer}", f"{geteld.dienst.naam}, {_vaknaam(vak)}"
        assert ort is not None
        bron = f"{cao.laatste.naam}, {ort.vindplaats}"
        toelichting = str(ort.toelichting) if ort.toelichting else None
        herkomst = Herkomst(Klasse.VASTSTAAND, bron, plaats=vak.percentage.plaats, toelichting=toelichting)
        percentage = posten.waarde(
            f"{eigen}.percentage", f"toeslag {_vaknaam(vak)}", vak.percentage.getal, FRACTIE, herkomst
        )
        aantal = posten.waarde(
            f"{eigen}.uren",
            f"{naam}, uren in {cao.jaar}",
            uren,
            UREN,
            herkomst._replace(bron=f"kalender van {cao.jaar}", toelichting=None),
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


def _telt_als(periode: _Roosterperiode, dienst: Dienst) -> Post:
    """Het deel van een uur slaapdienst dat als gewerkt telt: van de kaart, of anders van de cao."""
    tabel = periode.tabel
    sleutel, naam = f"rooster.slaapdienst_telt_als.{tabel.dag}", "deel van een uur slaapdienst dat als gewerkt telt"
    eigen = periode.rooster.slaapdienst_telt_als
    if eigen is not None:
        herkomst = blokherkomst(periode.rooster, eigen.plaats, "rooster.slaapdienst_telt_als")
        return posten.waarde(sleutel, naam, eigen.getal, FRACTIE, herkomst)
    regel = voorwaarde_in(periode.cao, periode.periode, lambda gezocht: gezocht.slaapdienst)
    if regel is None:
        raise RekenFout(_geen_slaapdienst(tabel, dienst))
    herkomst = Herkomst(
        regel.klasse,
        f"{tabel.naam}, {regel.vindplaats}",
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


def _eis_feestdagen(rooster: Rooster, tabel: CaoTabel, dagen: Feestdagen) -> None:
    """Weiger een dienst op feestdagen als de cao-tabel niet zegt welke dagen dat zijn."""
    dienst = next((dienst for dienst in rooster.diensten if "feestdag" in dienst.dagen), None)
    if dienst is not None and not dagen.vrij:
        raise RekenFout(
            Bevinding(
                "RT412",
                f"De dienst '{dienst.naam}' draait op feestdagen, maar de tabel van cao {tabel.cao} per {tabel.dag} noemt er geen.",
                "Vul in de cao-tabel onder 'ort' de 'feestdagen' in met de bron, of haal 'feestdag' uit de diensten.",
                dienst.naam.plaats,
            )
        )


def _geldende_ort(periode: _Roosterperiode) -> Tijdvakken:
    """De tijdvakken van de periode; een :class:`RekenFout` zonder, of als zij feestdagen noemen die nergens staan."""
    tabel, ort = periode.tabel, periode.tijdvakken
    if ort is None:
        wat = f"De tabel van cao {tabel.cao} per {tabel.dag} heeft geen tijdvakken voor de onregelmatigheidstoeslag in {periode.cao.jaar}."
    elif not ort.feestdagen and not tabel.feestdagen and any("feestdag" in vak.dagen for vak in ort.tijdvakken):
        wat = f"De tabel van cao {tabel.cao} per {tabel.dag} geeft toeslag op feestdagen, maar noemt niet welke dagen dat zijn."
    else:
        return ort
    remedie = "Vul 'ort' in de cao-tabel aan met de bron, of geef in het rooster 'ort_percentage'."
    raise RekenFout(Bevinding("RT412", wat, remedie, periode.rooster.diensten[0].naam.plaats))
