"""Strikt inlezen: elke waarde met haar plaats, de modellen van de bestanden en hun samenhang.

De regio, van onder naar boven: :mod:`.yaml_strikt` (tekst naar blokken), :mod:`.waarden` (tekst naar
getal, datum, percentage) en :mod:`.woorden` (tekst naar naam, code, trede), :mod:`.model` en :mod:`.eisen` (wat modellen delen), :mod:`.keuring` en :mod:`.deels` (een model
eruit, of alle fouten), de modellen van de drie soorten bestanden in
:mod:`.cao`, :mod:`.kaart` en :mod:`.opslagen`, elk met wat binnen zo'n bestand moet kloppen, :mod:`.samenhang` (of een kaart bij de rest past), :mod:`.regio` (alles
samen) en :mod:`.werkmap` (de bestanden op schijf, via :mod:`.schijf`).

Wat er verder gelezen wordt, heeft ook een map per onderwerp:

* een andere stand van de regio: :mod:`.stand`; een besluit: :mod:`.besluit`;
* wat aanbieders sturen: :mod:`.uitvraag`, :mod:`.reacties` en :mod:`.opgave`; hun rekenbladen leest :mod:`.werkboek`;
* de csv's van :mod:`.begroting`, en hier :mod:`.gemeenten`. Csv lezen doet :mod:`.csv_cellen`. Zelf lezen alleen
  :mod:`.begroting.volumes` met :mod:`.begroting.telraam` (om de omvang), :mod:`.werkboek.formulierblad` (een veld mag over meer
  regels lopen) en :mod:`.landelijk` (een lijst van het programma zelf).
* een los YAML-bestand: :mod:`.los_bestand`; zo een is :mod:`.scenarios`;
* wat met het programma meekomt: :mod:`.landelijk`, en voor een nieuwe regio :mod:`.sjablonen`.

Merken in een bestand (:mod:`.invullen`, :mod:`.nalezen`, :mod:`.modeline`) en namen (:mod:`.namen`, :mod:`.elementen`) zijn voor allemaal.
"""
