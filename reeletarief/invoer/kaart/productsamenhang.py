"""Wat tussen een kaart, haar opslagset en de andere kaarten moet kloppen, per productvorm."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding, in_zin, suggestie
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.kaart.kaarteisen import eis_passend_aantal
from reeletarief.invoer.kaart.productvorm import GEWOGEN, vorm_van
from reeletarief.invoer.opslagen.reekssamenhang import reeksen_van_soort
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, ReeksPerCao
from reeletarief.invoer.waarden import WaardeFout

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Deelpopulatie
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.yaml_strikt import Tekst

MEESTE_LAGEN = 5
MEESTE_ONDERDELEN = 200
"""Elk onderdeel van een onderdeel heeft in het tarief zijn eigen posten; een traject van trajecten van trajecten heeft er al gauw duizenden."""


def controleer_bedragsoorten(kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    """Elk bedrag, van de kaart en van haar opslagset, past bij de vorm van het product."""
    set_ = opslagen.opslagsets.get(str(kaart.opslagset))
    mogelijk = vorm_van(kaart).bedragen
    van_de_kaart = [(regel, "Kies een andere maat voor dit bedrag.") for regel in kaart.bedragen]
    van_de_set = [(regel, "Kies een opslagset die past.") for regel in (set_.regels if set_ else ())]
    for regel, raad in (*van_de_kaart, *van_de_set):
        soort = waardeveld(regel)
        if soort != "percentage" and soort not in mogelijk:
            yield _past_niet(kaart, regel, soort, f"{raad} Mogelijk zijn: {', '.join(mogelijk)}.")


def controleer_aantallen(kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    """Elk aantal in de opslagset past bij de vorm van het product; dat van een eigen bedrag eist de kaart zelf."""
    set_ = opslagen.opslagsets.get(str(kaart.opslagset))
    for regel in set_.regels if set_ else ():
        try:
            eis_passend_aantal(kaart, regel)
        except WaardeFout as fout:
            yield Bevinding(fout.code, fout.wat, fout.remedie, fout.plaats)


def controleer_eigen_bedragen(kaart: Productkaart, opslagen: Opslagen, bezet: set[str]) -> Iterator[Bevinding]:
    """De eigen bedragen van de kaart hebben een eigen naam en een reeks die bestaat.

    ``bezet`` zijn de namen die in elke grondslag al iets betekenen, zoals ``beroepskracht`` en ``bruto_loon``.
    """
    regels = opslagen.opslagsets[str(kaart.opslagset)].regels
    vergeven = {str(regel.sleutel) for regel in regels} | {"kostprijs"} | bezet
    for regel in kaart.bedragen:
        if str(regel.sleutel) in vergeven:
            yield _dubbel(regel)
        vergeven.add(str(regel.sleutel))
        yield from _eigen_bedrag(regel, opslagen)


def controleer_toeslagen_over_ort(kaart: Productkaart, tabellen: Sequence[CaoTabel]) -> Iterator[Bevinding]:
    """Elke toeslag die over de onregelmatigheidstoeslag gaat, staat als percentage in elke tabel van de cao."""
    for naam in kaart.rooster.toeslagen_over_ort if kaart.rooster else ():
        for tabel in tabellen:
            bekend = [str(toeslag.sleutel) for toeslag in tabel.toeslagen if toeslag.percentage is not None]
            if naam not in bekend:
                yield Bevinding(
                    "RT304",
                    f"De cao {tabel.cao} per {tabel.dag} heeft geen toeslag '{naam}' met een percentage.",
                    suggestie(naam, bekend, f"Bekend zijn: {', '.join(bekend) or 'geen'}."),
                    naam.plaats,
                )
                break


def _eigen_bedrag(regel: Opslagregel, opslagen: Opslagen) -> Iterator[Bevinding]:
    waarde = getattr(regel, waardeveld(regel))
    if regel.percentage is not None or isinstance(waarde, ReeksPerCao) or regel.element == "marge":
        yield Bevinding(
            "RT315",
            f"'{regel.sleutel}' kan geen eigen bedrag van een kaart zijn: dat is een bedrag of één reeks met bedragen, en nooit een marge.",
            "Zet een percentage of een marge in een opslagset; kies bij een eigen bedrag één reeks.",
            regel.sleutel.plaats,
        )
    elif isinstance(waarde, Reeksnaam):
        reeks = opslagen.reeksen.get(waarde.reeks)
        if reeks is None or reeks.is_percentage:
            soort = "bestaat niet" if reeks is None else "bestaat uit percentages"
            hint = suggestie(waarde.reeks, sorted(opslagen.reeksen), reeksen_van_soort(opslagen, is_percentage=False))
            yield Bevinding("RT309", f"De reeks '{waarde.reeks}' {soort}.", hint, waarde.reeks.plaats)


def _past_niet(kaart: Productkaart, regel: Opslagregel, soort: str, remedie: str) -> Bevinding:
    return Bevinding(
        "RT315",
        f"'{regel.sleutel}' is een {soort.replace('_', ' ')}; een product {vorm_van(kaart).bij(kaart.eenheid)} "
        f"kent dat niet ({kaart.product}).",
        remedie,
        regel.sleutel.plaats,
    )


def _dubbel(regel: Opslagregel) -> Bevinding:
    return Bevinding(
        "RT224",
        f"De sleutel '{regel.sleutel}' bestaat al in de opslagset, op deze kaart of als loonregel.",
        "Geef dit bedrag een eigen sleutel.",
        regel.sleutel.plaats,
    )


def controleer_onderdelen(
    goede: Mapping[str, Productkaart], weggevallen: Mapping[str, str]
) -> dict[str, tuple[Bevinding, ...]]:
    """Per product de bevindingen over de andere producten waar het uit bestaat.

    ``weggevallen`` geeft de producten waarvan de kaart een fout heeft; wie daarop rust, valt ook weg.
    """
    gevonden: dict[str, tuple[Bevinding, ...]] = {
        code: (ring,) for code, kaart in goede.items() if (ring := _ring(kaart, goede))
    }
    rest = _zonder(gevonden, goede)
    gevonden |= {code: (_te_diep(kaart),) for code, kaart in rest.items() if len(_lagen(kaart, rest)) > MEESTE_LAGEN}
    rest = _zonder(gevonden, goede)
    geteld: dict[str, int] = {}
    gevonden |= {
        code: (_te_veel(kaart),) for code, kaart in rest.items() if _aantal(code, rest, geteld) > MEESTE_ONDERDELEN
    }
    while True:
        weg = {**weggevallen, **dict.fromkeys(gevonden, "")}
        rest = _zonder(gevonden, goede)
        ronde = {code: fouten for code, kaart in rest.items() if (fouten := tuple(_onderdelen(kaart, rest, weg)))}
        if not ronde:
            return gevonden
        gevonden |= ronde


def _aantal(code: str, goede: Mapping[str, Productkaart], geteld: dict[str, int]) -> int:
    """Uit hoeveel onderdelen een product bestaat, met die van zijn onderdelen erbij; ``geteld`` onthoudt het per product."""
    if code not in geteld:
        genoemd = {str(een) for een in goede[code].bestaat_uit} if code in goede else set()
        geteld[code] = sum(1 + _aantal(een, goede, geteld) for een in genoemd)
    return geteld[code]


def _lagen(kaart: Productkaart, goede: Mapping[str, Productkaart]) -> list[set[str]]:
    """De producten waar een kaart uit bestaat, laag voor laag, tot één laag meer dan er mogen zijn."""
    lagen = [{str(genoemd) for genoemd in kaart.bestaat_uit}]
    while lagen[-1] and len(lagen) <= MEESTE_LAGEN:
        lagen.append({str(verder) for code in lagen[-1] if code in goede for verder in goede[code].bestaat_uit})
    return lagen if lagen[-1] else lagen[:-1]


def _ring(kaart: Productkaart, goede: Mapping[str, Productkaart]) -> Bevinding | None:
    """Een bevinding als een product, via andere, uit zichzelf bestaat."""
    if not any(kaart.product in laag for laag in _lagen(kaart, goede)):
        return None
    return _kring(kaart, next(een for een in kaart.bestaat_uit if _leidt_naar(een, kaart.product, goede)))


def _leidt_naar(onderdeel: str, product: str, goede: Mapping[str, Productkaart]) -> bool:
    """Of een onderdeel dit product zelf is, of er in welke laag ook uit bestaat."""
    lagen = _lagen(goede[onderdeel], goede) if onderdeel in goede else []
    return onderdeel == product or any(product in laag for laag in lagen)


def _te_diep(kaart: Productkaart) -> Bevinding:
    return Bevinding(
        "RT316",
        f"{kaart.product} bestaat uit andere producten van meer dan {MEESTE_LAGEN} lagen diep.",
        "Noem de producten zelf in plaats van een product dat uit andere bestaat.",
        kaart.product.plaats,
    )


def _te_veel(kaart: Productkaart) -> Bevinding:
    return Bevinding(
        "RT316",
        f"{kaart.product} bestaat via andere producten uit meer dan {MEESTE_ONDERDELEN} onderdelen.",
        "Noem de producten zelf met hun aantal in plaats van een product dat uit andere bestaat.",
        kaart.product.plaats,
    )


def _onderdelen(kaart: Productkaart, goede: Mapping[str, Productkaart], weg: Mapping[str, str]) -> Iterator[Bevinding]:
    onderdelen = kaart.bestaat_uit
    for genoemd in dict.fromkeys(onderdelen):
        if genoemd in weg:
            yield _mist_onderdeel(kaart, genoemd)
        elif genoemd not in goede:
            yield _onbekend(kaart, genoemd, goede)
    for genoemd in _stapelbaar(kaart):
        if genoemd in onderdelen or genoemd == kaart.product:
            yield _dubbel_betaald(kaart, genoemd)
        elif genoemd not in goede and genoemd not in weg:
            yield _onbekend(kaart, genoemd, goede)
    if kaart.afwezigheid is not None and kaart.afwezigheid.van in goede:
        van = goede[kaart.afwezigheid.van]
        if vorm_van(van).naam != "etmaal":
            wat = "heeft geen eigen verblijf" if van.eenheid == "etmaal" else f"gaat per {per(van.eenheid)}"
            yield Bevinding(
                "RT316",
                f"Een afwezigheidsdag gaat uit van een etmaal, maar {van.product} {wat}.",
                "Noem bij 'van' een product per etmaal met een eigen verblijf.",
                kaart.afwezigheid.van.plaats,
            )
    yield from _andere_eenheid(kaart, goede)
    yield from _te_lang_acuut(kaart, goede)


def _andere_eenheid(kaart: Productkaart, goede: Mapping[str, Productkaart]) -> Iterator[Bevinding]:
    """Een gewogen tarief telt alleen tarieven in zijn eigen eenheid bij elkaar op; een traject mag van alles bevatten."""
    if kaart.vorm != GEWOGEN:
        return
    for genoemd in dict.fromkeys(kaart.bestaat_uit):
        if genoemd in goede and goede[genoemd].eenheid != kaart.eenheid:
            anders = goede[genoemd]
            wat = "is een traject" if anders.vorm == "traject" else f"gaat per {anders.eenheid}"
            yield Bevinding(
                "RT316",
                f"{kaart.product} gaat per {kaart.eenheid}, maar {genoemd} {wat}.",
                f"Noem alleen producten per {kaart.eenheid}, of maak van {kaart.product} een traject (eenheid: stuks).",
                genoemd.plaats,
            )


def _zonder(gevonden: Container[str], goede: Mapping[str, Productkaart]) -> dict[str, Productkaart]:
    return {code: kaart for code, kaart in goede.items() if code not in gevonden}


def _stapelbaar(kaart: Productkaart) -> tuple[Tekst, ...]:
    """De producten die naast dit traject betaald mogen worden; zij tellen niet mee in het tarief."""
    return kaart.profiel.stapelbaar_met if kaart.profiel else ()


def _te_lang_acuut(kaart: Productkaart, goede: Mapping[str, Productkaart]) -> Iterator[Bevinding]:
    """Acute hulp bevat niet meer etmalen dan zij dagen duurt, ook niet in een traject waar zij uit bestaat."""
    if kaart.samenstelling is None or kaart.profiel is None or kaart.profiel.hoogstens_dagen is None:
        return
    grens = kaart.profiel.hoogstens_dagen.getal
    for populatie in kaart.samenstelling.populaties:
        etmalen = _etmalen_van(populatie, goede)
        if etmalen > grens:
            yield Bevinding(
                "RT316",
                f"Bij '{populatie.naam}' staan {in_zin(etmalen)} etmalen, meer dan de {in_zin(grens)} dagen die acute hulp hier duurt.",
                "Verlaag het aantal, of kies een andere intensiteit.",
                populatie.onderdelen[-1].aantal.plaats,
            )


def _etmalen(product: str, goede: Mapping[str, Productkaart]) -> Decimal:
    """Hoeveel etmalen één eenheid van een product hooguit bevat."""
    kaart = goede.get(product)
    if kaart is None or kaart.samenstelling is None or kaart.vorm == GEWOGEN:
        return Decimal(kaart is not None and kaart.eenheid == "etmaal")
    return max(_etmalen_van(populatie, goede) for populatie in kaart.samenstelling.populaties)


def _etmalen_van(populatie: Deelpopulatie, goede: Mapping[str, Productkaart]) -> Decimal:
    return sum((deel.aantal.getal * _etmalen(deel.product, goede) for deel in populatie.onderdelen), NUL)


def _mist_onderdeel(kaart: Productkaart, genoemd: Tekst) -> Bevinding:
    return Bevinding(
        "RT311",
        f"{kaart.product} bestaat uit {genoemd}, en die kaart is niet te gebruiken.",
        "Herstel eerst de fout in die kaart, of in een bestand waar zij naar verwijst.",
        genoemd.plaats,
        vervalt=kaart.code,
    )


def _onbekend(kaart: Productkaart, genoemd: Tekst, goede: Mapping[str, Productkaart]) -> Bevinding:
    etmalen = {code for code, ander in goede.items() if vorm_van(ander).naam == "etmaal"}
    andere = ({*goede} if kaart.afwezigheid is None else etmalen) - {kaart.code}
    hint = suggestie(genoemd, sorted(andere), "Noem een product dat een kaart heeft.")
    # een afwezigheidsdag kan niet zonder haar etmaal: dan gaat de hele kaart weg
    anders = "het product hier" if kaart.afwezigheid is None else "deze kaart"
    return Bevinding(
        "RT316",
        f"{kaart.product} noemt product '{genoemd}', maar daar is geen kaart voor.",
        f"{hint} Zet anders de kaart in productkaarten/, of haal {anders} weg.",
        genoemd.plaats,
    )


def _dubbel_betaald(kaart: Productkaart, genoemd: Tekst) -> Bevinding:
    return Bevinding(
        "RT316",
        f"{kaart.product} mag volgens 'stapelbaar_met' naast {genoemd} betaald worden, maar bestaat er zelf uit.",
        "Haal het product uit een van beide; anders wordt het twee keer betaald.",
        genoemd.plaats,
    )


def _kring(kaart: Productkaart, genoemd: Tekst) -> Bevinding:
    return Bevinding(
        "RT306",
        f"{kaart.product} bestaat{'' if genoemd == kaart.product else f', via {genoemd},'} uit zichzelf.",
        "Haal een van de onderdelen weg, zodat er een product is om mee te beginnen.",
        genoemd.plaats,
    )
