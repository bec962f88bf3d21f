"""Strikt inlezen: elke waarde met haar plaats, de modellen van de bestanden en hun samenhang.

De regio, van onder naar boven: :mod:`.yaml_strikt` (tekst naar blokken), :mod:`.waarden` (tekst naar
getal, datum, percentage), :mod:`.model` en de modellen :mod:`.cao`, :mod:`.kaart` en
:mod:`.opslagen` (met de blokken die zij gebruiken), :mod:`.samenhang` (wat tussen bestanden moet kloppen), :mod:`.regio` (alles
samen) en :mod:`.werkmap` (de bestanden op schijf, via :mod:`.schijf`).

Wat er verder gelezen wordt:

* een andere stand van de regio: :mod:`.andere_stand`, uit git met :mod:`.uit_git`; een besluit met :mod:`.besluiten`;
* csv: :mod:`.csv_cellen` en wie het gebruikt (:mod:`.bedragtabellen`, :mod:`.gemeenten`); :mod:`.volumes` en
  :mod:`.salaris_csv` lezen zelf, de ene om de omvang, de andere om het commentaar;
* een rekenblad: ``werkboek_*`` (xlsx) en ``ods_*``; :mod:`.formulierblad` maakt er rijen van, voor ``uitvraag_*`` en ``opgave_*``.
"""
