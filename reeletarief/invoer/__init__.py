"""Strikt inlezen: YAML met plaats per waarde, de modellen van de bestanden en hun samenhang.

Van onder naar boven: :mod:`.yaml_strikt` (tekst naar blokken), :mod:`.waarden` (tekst naar
getal, datum, percentage), :mod:`.model` en de modellen :mod:`.cao`, :mod:`.kaart` en
:mod:`.opslagen`, :mod:`.samenhang` (wat tussen bestanden moet kloppen), :mod:`.regio` (alles samen) en
:mod:`.werkmap` (de bestanden op schijf).
"""
