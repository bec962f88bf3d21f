"""De controles van ``reeletarief controleer``: één module per controle. Wat ze delen staat in :mod:`.gedeeld`, wat met alle samen gebeurt in :mod:`.samen`.

Zo voegt u een controle toe:

1. Maak een module met een sprekende naam. De docstring is de handleiding die ``controleer --uitleg CODE`` toont: eerste
   regel wat er gemeld wordt, dan waarom met de bron, dan ``Goed:`` en ``Fout:`` met een voorbeeld in YAML.
2. Zet erin: ``CODE`` (de eerste vrije RT6xx), ``ERNST``, ``NAAM`` en ``controleer(dossier)``, die bevindingen geeft met plaats
   en remedie. Een controle rekent niets opnieuw: ze leest :class:`~reeletarief.controles.gedeeld.dossier.Dossier`.
3. Zet de module hieronder in ``CONTROLES``.
4. Maak een map ``tests/controles/CODE-naam/`` met het bestand dat de melding uitlokt en draai ``pytest --werk-bij``;
   die schrijft de melding en de galerij in ``docs/controles.md``.

RT60x en RT61x gaan over wat er in een berekening mis kan zijn (dubbel, oud, buiten de band), RT62x over wat een tarief
moet laten zien, RT63x over de cao-tabellen en reeksen zelf, RT64x over het verschil met de landelijke gegevens, RT65x
over de standaardcodes (ook RT686), RT66x over wat een sjabloon nog openlaat, en RT67x tot en met RT69x over waarden die bijna
niemand zo bedoelt (een cijfer te veel, een andere eenheid): dat zijn vragen, geen normen. De codes die geen controle zijn, hebben hun uitleg in
:mod:`reeletarief.foutcodes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles import (
    afronding_te_grof,
    afwijkingen_onuitgesproken,
    bedrag_onder_nul,
    betaalde_pauzes,
    bevestiging_sluit_niet_aan,
    bezetting_dubbel,
    bezetting_onder_de_helft,
    cao_wijkt_af,
    cao_zonder_tabellen,
    cel_daalt,
    codes_op_hoofdletters_na_gelijk,
    dienst_boven_de_plaatsen,
    element_zonder_reden,
    gat_in_reeks,
    groep_uit_verhouding,
    huisvesting_dubbel,
    index_buiten_bereik,
    indexering_zonder_bron,
    indexgewichten_verwisseld,
    invullen_staat_open,
    jaaruren_passen_niet,
    landelijke_tabel_ontbreekt,
    last_buiten_bereik,
    lasten_wijken_af,
    marge_boven_maximum,
    minuten_als_uren,
    nalezen_staat_open,
    onderdeel_te_vaak,
    opslag_groter_dan_loon,
    ort_dubbel,
    overhead_buiten_band,
    overhead_gemengd,
    overhead_ongesplitst,
    percentage_bijna_nul,
    percentage_buiten_bronnen,
    percentage_onvolledig,
    percentage_over_niets,
    plaats_boven_de_week,
    pleegvergoeding_niet_heel,
    prijssoort_onbekend,
    product_ongemotiveerd,
    productiviteit_buiten_band,
    reeks_wijkt_af,
    reis_te_ver,
    reizen_dubbel,
    salaris_boven_wnt,
    salaris_buiten_bereik,
    schaal_daalt,
    standaardcode_anders,
    standaardcode_onbekend,
    standaardcode_ontbreekt,
    stuk_langer_dan_een_dag,
    tabel_zonder_vindplaats,
    toeslag_buiten_bereik,
    verhoging_anders_dan_aangekondigd,
    verhoging_ontbreekt,
    verhoging_past_niet,
    verlof_dubbel,
    verlof_past_niet,
    verschil_zonder_uitleg,
    waarde_verouderd,
    weinig_uren_over,
    wijziging_zonder_motivering,
)

if TYPE_CHECKING:
    from reeletarief.controles.gedeeld.dossier import Controle

CONTROLES: tuple[Controle, ...] = (
    huisvesting_dubbel,
    verlof_dubbel,
    reizen_dubbel,
    bezetting_dubbel,
    waarde_verouderd,
    wijziging_zonder_motivering,
    overhead_gemengd,
    overhead_buiten_band,
    productiviteit_buiten_band,
    betaalde_pauzes,
    salaris_boven_wnt,
    marge_boven_maximum,
    ort_dubbel,
    percentage_over_niets,
    pleegvergoeding_niet_heel,
    element_zonder_reden,
    overhead_ongesplitst,
    percentage_onvolledig,
    afwijkingen_onuitgesproken,
    verschil_zonder_uitleg,
    indexering_zonder_bron,
    product_ongemotiveerd,
    prijssoort_onbekend,
    schaal_daalt,
    cel_daalt,
    verhoging_past_niet,
    gat_in_reeks,
    tabel_zonder_vindplaats,
    bevestiging_sluit_niet_aan,
    nalezen_staat_open,
    verhoging_ontbreekt,
    verhoging_anders_dan_aangekondigd,
    jaaruren_passen_niet,
    cao_wijkt_af,
    reeks_wijkt_af,
    landelijke_tabel_ontbreekt,
    lasten_wijken_af,
    cao_zonder_tabellen,
    standaardcode_onbekend,
    standaardcode_ontbreekt,
    standaardcode_anders,
    invullen_staat_open,
    bedrag_onder_nul,
    percentage_buiten_bronnen,
    percentage_bijna_nul,
    opslag_groter_dan_loon,
    stuk_langer_dan_een_dag,
    salaris_buiten_bereik,
    toeslag_buiten_bereik,
    verlof_past_niet,
    weinig_uren_over,
    last_buiten_bereik,
    index_buiten_bereik,
    indexgewichten_verwisseld,
    afronding_te_grof,
    bezetting_onder_de_helft,
    groep_uit_verhouding,
    codes_op_hoofdletters_na_gelijk,
    plaats_boven_de_week,
    reis_te_ver,
    onderdeel_te_vaak,
    dienst_boven_de_plaatsen,
    minuten_als_uren,
)
