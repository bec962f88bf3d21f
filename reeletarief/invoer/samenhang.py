"""Wat tussen regels en bestanden moet kloppen voordat er gerekend kan worden."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.opslagen import WAARDEVELDEN, Reeksnaam
from reeletarief.invoer.over import Overregel, controleer_over
from reeletarief.invoer.reeks import Afleiding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.cao import CaoTabel
    from reeletarief.invoer.kaart import Afwijking, Productkaart
    from reeletarief.invoer.opslagen import Lastregel, Opslagen, Opslagregel, Opslagset, Urenregel
    from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    Parameterregel = Lastregel | Urenregel | Opslagregel

UREN_VOORAF = ("contracturen", "verlof_wettelijk", "verlof_bovenwettelijk", "feestdagen", "beschikbare_uren")
UREN_NA_ALGEMEEN = "inzetbare_uren"
UREN_NA_BEROEPSGEBONDEN = "clientgebonden_uren"
SOORTEN_UREN = ("algemeen", "beroepsgebonden", "clientgebonden_indirect")
LOON_VOORAF = ("jaarsalaris",)
LASTEN_VOORAF = ("bruto_loon",)
LOON_SV = "loon_sv"
BEROEPSKRACHT = ("beroepskracht", "beroepskracht_clientgebonden", "beroepskracht_niet_clientgebonden")


def controleer_opslagen(opslagen: Opslagen) -> list[Bevinding]:
    """Bevindingen over ``opslagen.yaml`` op zichzelf: uren, opslagsets en reeksen."""
    bevindingen = _controleer_uren(opslagen)
    for set_ in opslagen.opslagsets.values():
        bevindingen += _controleer_opslagset(opslagen, set_)
    bevindingen += _controleer_reeksnamen(opslagen)
    bevindingen += _controleer_indexreeksen(opslagen)
    return bevindingen


def controleer_bestandsnaam(tabel: CaoTabel, pad: str) -> list[Bevinding]:
    """Een cao-tabel staat als ``cao/<cao>/<ingangsdatum>.yaml``, zodat de naam niet kan liegen."""
    verwacht = f"cao/{tabel.cao}/{tabel.dag}.yaml"
    if pad == verwacht:
        return []
    return [
        Bevinding(
            "RT307",
            f"De inhoud zegt cao {tabel.cao} per {tabel.dag}, maar het bestand heet {pad}.",
            f"Hernoem het bestand naar {verwacht}, of herstel de sleutel.",
            tabel.cao.plaats,
        )
    ]


def controleer_kaarten(
    kaarten: Sequence[tuple[str, Productkaart]],
    opslagen: Opslagen,
    caos: Mapping[str, tuple[CaoTabel, ...]],
    kapotte_caos: Collection[str],
    bevindingen: list[Bevinding],
) -> tuple[tuple[Productkaart, ...], list[str]]:
    """Scheid de kaarten die te rekenen zijn van de paden van kaarten met een fout.

    Een kaart op een cao waarvan een tabel niet te lezen is, valt weg: met de andere tabellen doorrekenen
    zou stil een verkeerd loon geven.
    """
    goede: dict[str, Productkaart] = {}
    slechte: list[str] = []
    loonfouten: dict[str, list[Bevinding]] = {}
    for pad, kaart in kaarten:
        gevonden = list(_controleer_kaart(kaart, opslagen, caos, kapotte_caos, loonfouten))
        if kaart.product in goede:
            gevonden.append(_dubbel_product(kaart, goede[kaart.product]))
        bevindingen += gevonden
        if gevonden or kaart.cao in kapotte_caos:
            slechte.append(pad)
        else:
            goede[str(kaart.product)] = kaart
    return tuple(goede[code] for code in sorted(goede)), slechte


def _controleer_kaart(
    kaart: Productkaart,
    opslagen: Opslagen,
    caos: Mapping[str, tuple[CaoTabel, ...]],
    kapotte_caos: Collection[str],
    loonfouten: dict[str, list[Bevinding]],
) -> Iterator[Bevinding]:
    if kaart.cao not in caos and kaart.cao not in kapotte_caos:
        yield _onbekend("RT308", "cao", kaart.cao, caos)
    elif kaart.cao in caos:
        if kaart.cao not in loonfouten:
            tabellen = caos[str(kaart.cao)]
            loonfouten[str(kaart.cao)] = [fout for tabel in tabellen for fout in _controleer_loon(opslagen, tabel)]
        yield from loonfouten[str(kaart.cao)]
    if kaart.opslagset not in opslagen.opslagsets:
        yield _onbekend("RT308", "opslagset", kaart.opslagset, opslagen.opslagsets)
        return
    for afwijking in kaart.afwijkingen:
        yield from _controleer_afwijking(afwijking, kaart, opslagen)


def _controleer_loon(opslagen: Opslagen, tabel: CaoTabel) -> list[Bevinding]:
    """De grondslagen van toeslagen, inhoudingen en werkgeverslasten bij deze cao-tabel."""
    toeslagen = [Overregel(regel.sleutel, regel.over) for regel in tabel.toeslagen]
    fouten = controleer_over(toeslagen, LOON_VOORAF, f"de toeslagen van cao {tabel.cao}")
    vooraf = {*LOON_VOORAF, *LASTEN_VOORAF, *(str(regel.sleutel) for regel in tabel.toeslagen)}
    inhoudingen = [Overregel(regel.sleutel, regel.over) for regel in opslagen.inhoudingen]
    fouten += controleer_over(inhoudingen, vooraf, "de inhoudingen")
    lasten = [Overregel(regel.sleutel, regel.over) for regel in opslagen.werkgeverslasten]
    fouten += controleer_over(lasten, vooraf | {LOON_SV}, "de werkgeverslasten")
    return fouten


def _controleer_uren(opslagen: Opslagen) -> list[Bevinding]:
    """De drie soorten uren staan op volgorde; elke soort heeft eigen namen om over te gaan."""
    regels = opslagen.uren.regels
    bevindingen = [
        Bevinding(
            "RT305",
            f"'{latere.sleutel}' is {latere.soort} en staat na een regel die {eerdere.soort} is.",
            "Zet de regels op volgorde: algemeen, beroepsgebonden, clientgebonden_indirect.",
            latere.sleutel.plaats,
        )
        for eerdere, latere in pairwise(regels)
        if SOORTEN_UREN.index(latere.soort) < SOORTEN_UREN.index(eerdere.soort)
    ]
    vooraf = set(UREN_VOORAF)
    alle = {UREN_NA_ALGEMEEN, UREN_NA_BEROEPSGEBONDEN, *(str(regel.sleutel) for regel in regels)}
    for soort, subtotaal in zip(SOORTEN_UREN, (UREN_NA_ALGEMEEN, UREN_NA_BEROEPSGEBONDEN, ""), strict=True):
        groep = [Overregel(regel.sleutel, regel.over) for regel in regels if regel.soort == soort]
        bevindingen += controleer_over(groep, vooraf, f"de uren ({soort})", alle - vooraf)
        vooraf |= {subtotaal, *(str(regel.sleutel) for regel in groep)} - {""}
    return bevindingen


def _controleer_opslagset(opslagen: Opslagen, set_: Opslagset) -> list[Bevinding]:
    """De grondslagen van een opslagset, en dat aandelen over één grondslag onder 100% blijven."""
    kosten = [regel for regel in set_.regels if regel.element != "marge"]
    marge = [regel for regel in set_.regels if regel.element == "marge"]
    vooraf = {*BEROEPSKRACHT, *loonnamen_per_eenheid(opslagen)}
    bevindingen = _marge_achteraan(set_)
    erna = {"kostprijs", *(str(regel.sleutel) for regel in marge)}
    bevindingen += controleer_over([Overregel(r.sleutel, r.over) for r in kosten], vooraf, "deze opslagset", erna)
    na_kosten = vooraf | {"kostprijs"} | {str(regel.sleutel) for regel in kosten}
    bevindingen += controleer_over([Overregel(r.sleutel, r.over) for r in marge], na_kosten, "deze opslagset")
    return bevindingen


def loonnamen_per_eenheid(opslagen: Opslagen) -> tuple[str, ...]:
    """De loonregels waarover een opslag kan gaan, naast de beroepskracht zelf."""
    lasten = (str(regel.sleutel) for regel in opslagen.werkgeverslasten)
    return (*LOON_VOORAF, *LASTEN_VOORAF, *lasten)


def _marge_achteraan(set_: Opslagset) -> list[Bevinding]:
    return [
        Bevinding(
            "RT305",
            f"'{regel.sleutel}' staat na een marge; de marge gaat over de hele kostprijs.",
            "Zet regels met element marge onderaan.",
            regel.sleutel.plaats,
        )
        for eerdere, regel in pairwise(set_.regels)
        if eerdere.element == "marge" and regel.element != "marge"
    ]


def _controleer_reeksnamen(opslagen: Opslagen) -> list[Bevinding]:
    return [
        _onbekend("RT309", "reeks", naam, opslagen.reeksen)
        for naam in _genoemde_reeksen(opslagen)
        if naam not in opslagen.reeksen
    ]


def _controleer_indexreeksen(opslagen: Opslagen) -> list[Bevinding]:
    """Een index op OVA en ppc leest reeksen met een vaste naam; die moeten er dan zijn."""
    index = opslagen.indexering
    if index.gewicht_ova is None:
        return []
    standen = (index.stand,) if index.stand else ("voorlopig", "definitief")
    return [
        Bevinding(
            "RT309",
            f"De methode {index.methode} leest de reeks '{naam}', maar die bestaat niet.",
            f"Voeg onder 'reeksen' de reeks {naam} toe.",
            index.gewicht_ova.plaats,
        )
        for naam in (f"{soort}_{stand}" for soort in ("ova", "ppc") for stand in standen)
        if naam not in opslagen.reeksen
    ]


def _genoemde_reeksen(opslagen: Opslagen) -> Iterator[Tekst]:
    """Elke reeksnaam waarnaar ergens verwezen wordt, op volgorde van het bestand."""
    regels: list[object] = [*opslagen.inhoudingen, *opslagen.werkgeverslasten, *opslagen.uren.regels]
    regels += [regel for set_ in opslagen.opslagsets.values() for regel in set_.regels]
    for regel in [*regels, opslagen.indexering]:
        for veld in (*WAARDEVELDEN, "franchise", "maximum"):
            waarde = getattr(regel, veld, None)
            if isinstance(waarde, Reeksnaam):
                yield waarde.reeks
    for reeks in opslagen.reeksen.values():
        for reekswaarde in reeks.waarden:
            if reekswaarde.afleiding is not None:
                yield from _namen_in(reekswaarde.afleiding)


def _namen_in(afleiding: Afleiding) -> Iterator[Tekst]:
    for operand in afleiding.operanden:
        if isinstance(operand, Afleiding):
            yield from _namen_in(operand)
        else:
            yield type(operand)(operand.partition("@")[0], operand.plaats)


def parameters(opslagen: Opslagen, opslagset: str) -> dict[str, Parameterregel]:
    """Elke parameter waarvan een kaart kan afwijken, met de regel waar hij staat."""
    gevonden: dict[str, Parameterregel] = {}
    for groep, regels in (
        ("uren", opslagen.uren.regels),
        ("inhoudingen", opslagen.inhoudingen),
        ("werkgeverslasten", opslagen.werkgeverslasten),
        ("opslagen", opslagen.opslagsets[opslagset].regels),
    ):
        gevonden |= {f"{groep}.{regel.sleutel}": regel for regel in regels}
    return gevonden


def _controleer_afwijking(afwijking: Afwijking, kaart: Productkaart, opslagen: Opslagen) -> Iterator[Bevinding]:
    bekend = parameters(opslagen, str(kaart.opslagset))
    if afwijking.parameter not in bekend:
        yield _onbekend("RT310", "parameter", afwijking.parameter, bekend)
        return
    regel = bekend[str(afwijking.parameter)]
    is_percentage = getattr(regel, "percentage", None) is not None
    if is_percentage != afwijking.waarde.is_percentage:
        soort = "een percentage" if is_percentage else "geen percentage"
        yield Bevinding(
            "RT310",
            f"De parameter '{afwijking.parameter}' is {soort}; deze eigen waarde is van een andere soort.",
            "Schrijf de eigen waarde in dezelfde vorm als in opslagen.yaml.",
            afwijking.waarde.plaats,
        )
    if afwijking.klasse is None:
        yield Bevinding(
            "RT230",
            f"De afwijking van '{afwijking.parameter}' heeft geen klasse.",
            "Voeg 'klasse: …' en, als de klasse niet open is, 'bron: …' toe.",
            afwijking.parameter.plaats,
        )


def _dubbel_product(kaart: Productkaart, eerste: Productkaart) -> Bevinding:
    return Bevinding(
        "RT224",
        f"Het product {kaart.product} staat ook in {eerste.product.plaats.bestand}.",
        "Geef elk product één kaart.",
        kaart.product.plaats,
    )


def _onbekend(code: str, soort: str, naam: Tekst, bekend: Iterable[str]) -> Bevinding:
    namen = sorted(str(kandidaat) for kandidaat in bekend)
    buren = get_close_matches(naam, namen, n=1)
    rij = ", ".join(namen[:12]) or "nog geen"
    hint = f"Bedoelt u '{buren[0]}'?" if buren else f"Bekend zijn: {rij}."
    plaats: Plaats = naam.plaats
    return Bevinding(code, f"De {soort} '{naam[:60]}' bestaat niet.", hint, plaats)
