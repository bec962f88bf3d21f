"""Wat tussen een kaart, haar opslagset en de andere kaarten moet kloppen, per productvorm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import VOLGT, Bevinding, suggestie
from reeletarief.invoer.afwijking import waardeveld
from reeletarief.invoer.productvorm import vorm_van
from reeletarief.invoer.verwijzing import Reeksnaam, ReeksPerCao

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.opslagen import Opslagen
    from reeletarief.invoer.opslagregel import Opslagregel
    from reeletarief.invoer.yaml_strikt import Tekst


def controleer_bedragen(kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    """Elk bedrag past bij de vorm van het product, en de eigen bedragen van de kaart hebben een eigen naam en een reeks die bestaat."""
    regels = opslagen.opslagsets[str(kaart.opslagset)].regels
    mogelijk = vorm_van(kaart).bedragen
    for regel in (*kaart.bedragen, *regels):
        soort = waardeveld(regel)
        if soort != "percentage" and soort not in mogelijk:
            yield _past_niet(kaart, regel, soort, mogelijk)
    vergeven = {str(regel.sleutel) for regel in regels} | {"bedragen", "kostprijs", "beroepskracht"}
    for regel in kaart.bedragen:
        if str(regel.sleutel) in vergeven:
            yield _dubbel(regel)
        vergeven.add(str(regel.sleutel))
        yield from _eigen_bedrag(regel, opslagen)


def _eigen_bedrag(regel: Opslagregel, opslagen: Opslagen) -> Iterator[Bevinding]:
    waarde = getattr(regel, waardeveld(regel))
    if regel.percentage is not None or isinstance(waarde, ReeksPerCao) or regel.element == "marge":
        yield Bevinding(
            "RT315",
            f"'{regel.sleutel}' staat bij de eigen bedragen van een kaart, maar is geen bedrag of één reeks, of het is een marge.",
            "Zet percentages en marge in een opslagset; kies bij een eigen bedrag één reeks.",
            regel.sleutel.plaats,
        )
    elif isinstance(waarde, Reeksnaam):
        reeks = opslagen.reeksen.get(waarde.reeks)
        if reeks is None or reeks.is_percentage:
            soort = "bestaat niet" if reeks is None else "bestaat uit percentages"
            hint = suggestie(waarde.reeks, sorted(opslagen.reeksen), "Kies een reeks met bedragen.")
            yield Bevinding("RT309", f"De reeks '{waarde.reeks}' {soort}.", hint, waarde.reeks.plaats)


def _past_niet(kaart: Productkaart, regel: Opslagregel, soort: str, mogelijk: tuple[str, ...]) -> Bevinding:
    return Bevinding(
        "RT315",
        f"'{regel.sleutel}' is een {soort.replace('_', ' ')}; een product per {kaart.eenheid} van de vorm "
        f"{vorm_van(kaart).naam} kent dat niet ({kaart.product}).",
        f"Kies een opslagset die past. Mogelijk zijn: {', '.join(mogelijk)}.",
        regel.sleutel.plaats,
    )


def _dubbel(regel: Opslagregel) -> Bevinding:
    return Bevinding(
        "RT224",
        f"De sleutel '{regel.sleutel}' bestaat al in de opslagset of op deze kaart.",
        "Geef dit bedrag een eigen sleutel.",
        regel.sleutel.plaats,
    )


def controleer_onderdelen(
    goede: Mapping[str, Productkaart], weggevallen: Mapping[str, str]
) -> dict[str, tuple[Bevinding, ...]]:
    """Per product de bevindingen over de andere producten waar het uit bestaat.

    ``weggevallen`` geeft de producten waarvan de kaart een fout heeft; wie daarop rust, valt ook weg.
    """
    gevonden: dict[str, tuple[Bevinding, ...]] = {}
    resterend = dict(goede)
    while True:
        weg = {**weggevallen, **dict.fromkeys(gevonden, "")}
        ronde = {
            code: bevindingen
            for code, kaart in resterend.items()
            if (bevindingen := tuple(_onderdelen(kaart, resterend, weg)))
        }
        if not ronde:
            return gevonden
        gevonden |= ronde
        resterend = {code: kaart for code, kaart in resterend.items() if code not in ronde}


def _onderdelen(kaart: Productkaart, goede: Mapping[str, Productkaart], weg: Mapping[str, str]) -> Iterator[Bevinding]:
    for genoemd in _genoemd(kaart):
        if genoemd in weg:
            yield _mist_onderdeel(kaart, genoemd)
        elif genoemd not in goede:
            yield _onbekend(kaart, genoemd, goede)
        elif _bereikt(goede, str(genoemd), str(kaart.product)):
            yield _kring(kaart, genoemd)
    if kaart.afwezigheid is not None and kaart.afwezigheid.van in goede:
        van = goede[kaart.afwezigheid.van]
        if vorm_van(van).naam != "etmaal":
            yield Bevinding(
                "RT316",
                f"Een afwezigheidsdag gaat uit van een etmaal, maar {van.product} gaat per {van.eenheid}.",
                "Noem bij 'van' een product per etmaal met een eigen verblijf.",
                kaart.afwezigheid.van.plaats,
            )
    yield from _te_lang_acuut(kaart, goede)


def _genoemd(kaart: Productkaart) -> Iterator[Tekst]:
    """De andere producten die een kaart noemt."""
    if kaart.samenstelling is not None:
        yield from (deel.product for populatie in kaart.samenstelling.populaties for deel in populatie.onderdelen)
    if kaart.afwezigheid is not None:
        yield kaart.afwezigheid.van
    if kaart.profiel is not None:
        yield from kaart.profiel.stapelbaar_met


def _bestaat_uit(kaart: Productkaart) -> Iterator[Tekst]:
    """De producten waar het tarief van een kaart uit volgt; stapelen hoort daar niet bij."""
    stapelbaar = kaart.profiel.stapelbaar_met if kaart.profiel else ()
    return (product for product in _genoemd(kaart) if product not in stapelbaar)


def _bereikt(goede: Mapping[str, Productkaart], begin: str, doel: str) -> bool:
    """Of het ene product, via zijn onderdelen, uit het andere bestaat."""
    gezien: set[str] = set()
    stapel = [begin]
    while stapel:
        product = stapel.pop()
        if product == doel:
            return True
        if product not in gezien and product in goede:
            gezien.add(product)
            stapel += [str(deel) for deel in _bestaat_uit(goede[product])]
    return False


def _te_lang_acuut(kaart: Productkaart, goede: Mapping[str, Productkaart]) -> Iterator[Bevinding]:
    """Acute hulp bevat niet meer etmalen dan zij dagen duurt."""
    if kaart.samenstelling is None or kaart.profiel is None or kaart.profiel.hoogstens_dagen is None:
        return
    for populatie in kaart.samenstelling.populaties:
        etmalen = [
            deel for deel in populatie.onderdelen if deel.product in goede and goede[deel.product].eenheid == "etmaal"
        ]
        if sum(deel.aantal.getal for deel in etmalen) > kaart.profiel.hoogstens_dagen.getal:
            yield Bevinding(
                "RT316",
                f"Bij '{populatie.naam}' staan meer etmalen dan de {kaart.profiel.hoogstens_dagen.getal} dagen die acute hulp hier duurt.",
                "Verlaag het aantal, of kies een andere intensiteit.",
                etmalen[-1].aantal.plaats,
            )


def _mist_onderdeel(kaart: Productkaart, genoemd: Tekst) -> Bevinding:
    return Bevinding(
        VOLGT,
        f"{kaart.product} bestaat uit {genoemd}, en die kaart is niet te gebruiken.",
        f"Herstel eerst de kaart van {genoemd}.",
        genoemd.plaats,
    )


def _onbekend(kaart: Productkaart, genoemd: Tekst, goede: Mapping[str, Productkaart]) -> Bevinding:
    hint = suggestie(genoemd, sorted(goede), "Maak een kaart voor dat product, of noem een bestaand.")
    return Bevinding(
        "RT316", f"{kaart.product} noemt product '{genoemd}', maar daar is geen kaart voor.", hint, genoemd.plaats
    )


def _kring(kaart: Productkaart, genoemd: Tekst) -> Bevinding:
    return Bevinding(
        "RT306",
        f"{kaart.product} bestaat uit {genoemd}, en {genoemd} weer uit {kaart.product}.",
        "Haal een van beide uit de samenstelling.",
        genoemd.plaats,
    )
