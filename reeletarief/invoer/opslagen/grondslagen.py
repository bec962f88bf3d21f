"""Waar de regels van ``opslagen.yaml`` over mogen gaan: de uren, de inhoudingen, de werkgeverslasten en elke opslagset.

Voor elke lijst staat hier welke namen er al zijn voordat zij begint, welke pas later komen, en welke in elkaar zitten;
:mod:`.over` toetst de regels daaraan.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.opslagen.over import Namen, controleer_over

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reeletarief.invoer.opslagen.bestand import Opslagen, Opslagset
    from reeletarief.invoer.opslagen.uren import Urenregel

LOON_VOORAF = ("jaarsalaris",)
"""De naam die er al is voordat de toeslagen van een cao beginnen."""
LOON_VERGEVEN = ("jaarsalaris", "bruto_loon", "loon_sv", "loonkosten", "uurkosten", "onregelmatigheidstoeslag")
"""De namen van het loon zelf; geen toeslag, inhouding of last mag zo heten."""
_BRUTO_LOON, _LOON_SV = "bruto_loon", "loon_sv"
_UREN_VOORAF = ("contracturen", "verlof_wettelijk", "verlof_bovenwettelijk", "feestdagen", "beschikbare_uren")
_UREN_VERGEVEN = ("declarabele_uren", "bruto_nettofactor", "per_dag", "inzetbare_uren", "clientgebonden_uren")
_SOORTEN_UREN = ("algemeen", "beroepsgebonden", "clientgebonden_indirect")
_STAND_NA = {"algemeen": "inzetbare_uren", "beroepsgebonden": "clientgebonden_uren"}
"""Hoe de uren heten die na een soort overblijven; na de laatste zijn dat de declarabele uren."""
_STANDEN = ("contracturen", "beschikbare_uren", *_STAND_NA.values())
_BEROEPSKRACHT = "beroepskracht"
_DELEN_VAN_BEROEPSKRACHT = ("beroepskracht_clientgebonden", "beroepskracht_niet_clientgebonden")
_BEDRAGEN = "bedragen"
"""De som van de eigen bedragen van een kaart."""
_KOSTPRIJS = "kostprijs"


def controleer_grondslagen(opslagen: Opslagen) -> list[Bevinding]:
    """Bevindingen over de uren en de opslagsets van ``opslagen.yaml``; de lasten hangen van een cao af."""
    bevindingen = [*_verkeerde_uren(opslagen.uren.regels), *_over_uren(opslagen.uren.regels)]
    for set_ in opslagen.opslagsets.values():
        bevindingen += [*_marge_achteraan(set_), *_over_opslagset(opslagen, set_)]
    return bevindingen


def controleer_lasten(opslagen: Opslagen, toeslagen: Collection[str]) -> list[Bevinding]:
    """De grondslagen van inhoudingen en werkgeverslasten, bij een cao met deze toeslagen."""
    delen = {*LOON_VOORAF, *toeslagen}
    ingehouden = {str(regel.sleutel) for regel in opslagen.inhoudingen}
    omvat = {_BRUTO_LOON: delen | ingehouden, _LOON_SV: {*delen, _BRUTO_LOON}}
    vooraf = {*delen, _BRUTO_LOON}
    bij_inhoudingen = Namen(vooraf, vergeven=LOON_VERGEVEN, omvat=omvat)
    bij_lasten = Namen({*vooraf, _LOON_SV, *ingehouden}, vergeven=LOON_VERGEVEN, omvat=omvat)
    return [
        *controleer_over(opslagen.inhoudingen, bij_inhoudingen, "de inhoudingen"),
        *controleer_over(opslagen.werkgeverslasten, bij_lasten, "de werkgeverslasten"),
    ]


def vaste_namen(opslagen: Opslagen) -> set[str]:
    """De namen die er bij elke opslagset al zijn: de beroepskracht, haar loon en lasten, en de eigen bedragen van een kaart."""
    return {_BEROEPSKRACHT, *_DELEN_VAN_BEROEPSKRACHT, *_loonregels(opslagen), _BEDRAGEN}


def _loonregels(opslagen: Opslagen) -> set[str]:
    """De regels van het loon waarover een opslag kan gaan, naast de beroepskracht zelf."""
    return {*LOON_VOORAF, _BRUTO_LOON, *(str(regel.sleutel) for regel in opslagen.werkgeverslasten)}


def _verkeerde_uren(regels: Sequence[Urenregel]) -> list[Bevinding]:
    """Urenregels met een sleutel die van de cao is, of na een regel van een latere soort."""
    bevindingen = [
        Bevinding(
            "RT224",
            f"De sleutel '{regel.sleutel}' begint met 'verlof_', en zo heet het verlof uit de cao.",
            "Extra verlof staat in de cao-tabel. Geef deze regel een sleutel die niet met 'verlof_' begint.",
            regel.sleutel.plaats,
        )
        for regel in regels
        if regel.sleutel.startswith("verlof_") and str(regel.sleutel) not in _UREN_VOORAF
    ]
    bevindingen += [
        Bevinding(
            "RT305",
            f"'{latere.sleutel}' is {latere.soort} en staat na een regel die {eerdere.soort} is.",
            "Zet de regels op volgorde: algemeen, beroepsgebonden, clientgebonden_indirect.",
            latere.sleutel.plaats,
        )
        for eerdere, latere in pairwise(regels)
        if _SOORTEN_UREN.index(latere.soort) < _SOORTEN_UREN.index(eerdere.soort)
    ]
    return bevindingen


def _over_uren(regels: Sequence[Urenregel]) -> list[Bevinding]:
    """Elke soort gaat over de uren van de cao, de soorten ervoor en wat daarna overbleef."""
    per_soort = {soort: [regel for regel in regels if regel.soort == soort] for soort in _SOORTEN_UREN}
    namen_per_soort = [{str(regel.sleutel) for regel in groep} for groep in per_soort.values()]
    omvat = _omvat_uren(namen_per_soort)
    alle = {*_STAND_NA.values()}.union(*namen_per_soort)
    vooraf = {*_UREN_VOORAF}
    bevindingen: list[Bevinding] = []
    for (soort, groep), eigen in zip(per_soort.items(), namen_per_soort, strict=True):
        namen = Namen(vooraf, erna=alle - vooraf, vergeven=_UREN_VERGEVEN, omvat=omvat)
        bevindingen += controleer_over(groep, namen, f"de uren ({soort})")
        vooraf = vooraf | eigen | ({_STAND_NA[soort]} if soort in _STAND_NA else set())
    return bevindingen


def _omvat_uren(namen_per_soort: Sequence[set[str]]) -> dict[str, set[str]]:
    """Per stand van de uren wat erin zit: elke latere stand, en alles wat er nog afgaat."""
    groepen = [{*_UREN_VOORAF}, *namen_per_soort]
    return {
        stand: {*_STANDEN[positie + 1 :]}.union(*groepen[positie:]) - {stand} for positie, stand in enumerate(_STANDEN)
    }


def _over_opslagset(opslagen: Opslagen, set_: Opslagset) -> list[Bevinding]:
    """De grondslagen van een opslagset: eerst de kosten, dan de marge over de kostprijs die daaruit volgt."""
    kosten = [regel for regel in set_.regels if regel.element != "marge"]
    marge = [regel for regel in set_.regels if regel.element == "marge"]
    vooraf, loon = vaste_namen(opslagen), _loonregels(opslagen)
    met_kosten = vooraf | {str(regel.sleutel) for regel in kosten}
    omvat = {
        _BEROEPSKRACHT: {*_DELEN_VAN_BEROEPSKRACHT, *loon},
        **dict.fromkeys(_DELEN_VAN_BEROEPSKRACHT, loon),
        _BRUTO_LOON: {*LOON_VOORAF},
        _KOSTPRIJS: met_kosten,
    }
    erna = {_KOSTPRIJS, *(str(regel.sleutel) for regel in marge)}
    bij_kosten = Namen(vooraf, erna=erna, vergeven=(_KOSTPRIJS,), omvat=omvat)
    bij_marge = Namen({*met_kosten, _KOSTPRIJS}, omvat=omvat)
    return [
        *controleer_over(kosten, bij_kosten, "deze opslagset"),
        *controleer_over(marge, bij_marge, "deze opslagset"),
    ]


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
