"""Van de diensten van een rooster naar uren per jaar en uren × toeslag, per periode van het jaar, als posten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.functiemix import unieke_sleutels
from reeletarief.kostprijs.ort import Geldend, ort_in, staart, voorwaarde_in
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.roosteruren import Feestdagen, dagparen, dienstdagen, kent_feestdagen

if TYPE_CHECKING:
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.ort import Ort as Tijdvakken
    from reeletarief.invoer.cao.ort import Tijdvak
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.rooster import Dienst, Rooster
    from reeletarief.invoer.waarden import Datum
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.roosteruren import Dienstdagen

UREN = Eenheid.UREN_PER_JAAR
FRACTIE = Eenheid.FRACTIE


class Diensturen(NamedTuple):
    """Een dienst in een periode: haar uren, en haar uren × toeslag."""

    dienst: Dienst
    uren: Post
    toeslaguren: Post | None


class Roosterperiode(NamedTuple):
    """Een rooster in een periode van het jaar, met de tabel en de tijdvakken van de cao die dan gelden."""

    rooster: Rooster
    cao: CaoJaar
    periode: Periode

    @property
    def tabel(self) -> CaoTabel:
        """De tabel die in de periode geldt."""
        return self.periode.tabel

    @property
    def slot(self) -> str:
        """Het eind van de sleutel van een post die er per periode een heeft."""
        return staart(self.cao, self.periode)

    def met_maanden(self, naam: str) -> str:
        """De naam van een post die er per periode een heeft, met haar maanden erbij."""
        return f"{naam} {self.periode.wanneer}" if self.periode.wanneer else naam

    @property
    def ort(self) -> Geldend[Tijdvakken] | None:
        """De tijdvakken met toeslag die in de periode gelden, als de cao die heeft."""
        return ort_in(self.cao, self.periode)


def diensturen(periode: Roosterperiode, keuzes: Jaarkeuzes) -> list[Diensturen]:
    """De uren en toeslaguren van elke dienst in een periode; een :class:`RekenFout` als de cao een nodige regel mist."""
    rooster, tabel, maanden, jaar = periode.rooster, periode.tabel, periode.periode.maanden, periode.cao.jaar
    ort = _geldende_ort(periode) if rooster.ort == "uit_cao" else None
    genoemd = (tabel.ort.feestdagen if tabel.ort else ()) or tabel.feestdagen
    dagen = Feestdagen(tabel.feestdagen or genoemd, (ort.regel.feestdagen if ort else ()) or genoemd)
    _eis_feestdagen(rooster, tabel, dagen)
    paren = keuzes.eenmaal(("dagparen", maanden, dagen), lambda: dagparen(jaar, maanden, dagen))
    sleutels = unieke_sleutels("rooster", [str(dienst.naam) for dienst in rooster.diensten])
    return [
        _dienst(f"{sleutel}{periode.slot}", geteld, periode, ort)
        for sleutel, geteld in zip(sleutels, dienstdagen(rooster, paren, ort.regel if ort else None), strict=True)
    ]


def _dienst(sleutel: str, geteld: Dienstdagen, periode: Roosterperiode, ort: Geldend[Tijdvakken] | None) -> Diensturen:
    """Aantal diensten × uren × begeleiders, en bij een slaapdienst × het deel dat als gewerkt telt."""
    dienst, jaar = geteld.dienst, periode.cao.jaar

    def gegeven(veld: str, naam: str, getal: Decimal, eenheid: Eenheid, plaats: Plaats) -> Post:
        herkomst = blokherkomst(periode.rooster, plaats, "rooster")
        return posten.waarde(f"{sleutel}.{veld}", f"{dienst.naam}, {naam}", getal, eenheid, herkomst)

    kalender = Herkomst(Klasse.VASTSTAAND, f"kalender van {jaar}", jaar, plaats=dienst.naam.plaats)
    aantal = posten.waarde(
        f"{sleutel}.aantal",
        periode.met_maanden(f"{dienst.naam}, aantal in {jaar}"),
        Decimal(geteld.aantal),
        Eenheid.AANTAL,
        kalender,
    )
    duur = gegeven("duur", "uren", dienst.uren, Eenheid.UREN, dienst.van.plaats)
    gevraagd = dienst.begeleiders
    begeleiders = gegeven("begeleiders", "begeleiders", gevraagd.getal, Eenheid.AANTAL, gevraagd.plaats)
    factoren = [aantal, duur, begeleiders]
    if dienst.soort == "slaapdienst":
        factoren.append(_telt_als(periode, dienst))
    uren = posten.product(f"{sleutel}.uren", periode.met_maanden(f"{dienst.naam} ({_tijden(dienst)})"), UREN, *factoren)
    return Diensturen(dienst, uren, _toeslaguren(sleutel, geteld, begeleiders, ort, jaar))


def _toeslaguren(
    sleutel: str, geteld: Dienstdagen, begeleiders: Post, ort: Geldend[Tijdvakken] | None, jaar: int
) -> Post | None:
    """Σ over de tijdvakken met toeslag van percentage × uren × begeleiders."""
    delen = []
    for nummer, (vak, uren) in enumerate(geteld.uren_per_tijdvak.items(), 1):
        eigen, naam = f"{sleutel}.toeslag_{nummer}", f"{geteld.dienst.naam}, {_vaknaam(vak)}"
        assert ort is not None
        toelichting = str(ort.regel.toelichting) if ort.regel.toelichting else None
        herkomst = Herkomst(Klasse.VASTSTAAND, ort.bron, plaats=vak.percentage.plaats, toelichting=toelichting)
        percentage = posten.waarde(
            f"{eigen}.percentage", f"toeslag {_vaknaam(vak)}", vak.percentage.getal, FRACTIE, herkomst
        )
        aantal = posten.waarde(
            f"{eigen}.uren",
            f"{naam}, uren in {jaar}",
            uren,
            UREN,
            herkomst._replace(bron=f"kalender van {jaar}", toelichting=None),
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


def _telt_als(periode: Roosterperiode, dienst: Dienst) -> Post:
    """Het deel van een uur slaapdienst dat als gewerkt telt: van de kaart, of anders van de cao."""
    tabel = periode.tabel
    sleutel, naam = f"rooster.slaapdienst_telt_als.{tabel.dag}", "deel van een uur slaapdienst dat als gewerkt telt"
    eigen = periode.rooster.slaapdienst_telt_als
    if eigen is not None:
        herkomst = blokherkomst(periode.rooster, eigen.plaats, "rooster.slaapdienst_telt_als")
        return posten.waarde(sleutel, naam, eigen.getal, FRACTIE, herkomst)
    geldend = voorwaarde_in(periode.cao, periode.periode, lambda gezocht: gezocht.slaapdienst)
    if geldend is None:
        raise RekenFout(_geen_slaapdienst(tabel, dienst))
    telt_als = geldend.regel.telt_als
    herkomst = Herkomst(
        geldend.regel.klasse, geldend.bron, plaats=telt_als.plaats, parameter=f"cao.{tabel.cao}.slaapdienst"
    )
    return posten.waarde(sleutel, naam, telt_als.getal, FRACTIE, herkomst)


def _geen_slaapdienst(tabel: CaoTabel, dienst: Dienst) -> Bevinding:
    return Bevinding(
        "RT411",
        f"De tabel van cao {tabel.cao} per {tabel.dag} zegt niet hoe een uur slaapdienst betaald wordt.",
        "Voeg onder 'rooster' bijvoorbeeld 'slaapdienst_telt_als: 50%' toe: het deel dat volgens de afspraak als gewerkt telt, met de bron van het rooster.",
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
                f"Vul in cao/{tabel.cao}/{tabel.dag}.yaml de feestdagen in, zoals 'feestdagen: [nieuwjaar, koningsdag]' (onder 'ort' als medewerkers "
                "dan niet vrij zijn), of haal 'feestdag' uit de diensten.",
                dienst.naam.plaats,
            )
        )


def _geldende_ort(periode: Roosterperiode) -> Geldend[Tijdvakken]:
    """De tijdvakken van de periode; een :class:`RekenFout` zonder, of als zij feestdagen noemen die nergens staan."""
    tabel, ort = periode.tabel, periode.ort
    if ort is None:
        wat = _zonder_tijdvakken(periode)
    elif not ort.regel.feestdagen and not tabel.feestdagen and kent_feestdagen(ort.regel):
        wat = f"De tabel van cao {tabel.cao} per {tabel.dag} geeft toeslag op feestdagen, maar noemt niet welke dagen dat zijn."
    else:
        return ort
    remedie = f"Vul 'ort' aan in cao/{tabel.cao}/{tabel.dag}.yaml, of vervang 'ort: uit_cao' in het rooster door bijvoorbeeld 'ort_percentage: 20%'."
    if ort is None and _ort_einde(tabel) and len(periode.cao.perioden) == 1:
        remedie += " Met een peildatum telt alleen deze tabel; zonder geldt de toeslag van de volgende in het jaar, als die er is."
    raise RekenFout(Bevinding("RT412", wat, remedie, periode.rooster.diensten[0].naam.plaats))


def _zonder_tijdvakken(periode: Roosterperiode) -> str:
    """Dat de tabel voor dit jaar geen toeslag heeft, of dat die is opgehouden."""
    tabel, jaar = periode.tabel, periode.cao.jaar
    if einde := _ort_einde(tabel):
        return (
            f"De onregelmatigheidstoeslag in de tabel van cao {tabel.cao} per {tabel.dag} geldt tot en met {einde.dag}; "
            f"wat er in {jaar} daarna geldt, staat er niet."
        )
    return f"De tabel van cao {tabel.cao} per {tabel.dag} heeft geen tijdvakken voor de onregelmatigheidstoeslag in {jaar}."


def _ort_einde(tabel: CaoTabel) -> Datum | None:
    """Wanneer de toeslag van deze tabel ophoudt, als dat eerder is dan de tabel zelf."""
    return tabel.ort.tot_en_met if tabel.ort else None
