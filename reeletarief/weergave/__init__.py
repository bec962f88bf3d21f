"""Weergaven van een uitkomst: één module per vorm, alle uit hetzelfde resultaat.

Hier wordt niets uitgerekend. Een module heet ``<opdracht>_<vorm>``, zoals :mod:`.bereken_csv`; ``_tekst`` en ``_tabellen`` zijn
de woorden en tabellen die de vormen van een opdracht delen. Wat alle opdrachten delen:

* getallen en tekst: :mod:`.getal`, :mod:`.datum`, :mod:`.meldingen` (ook: tekst die niets bestuurt), :mod:`.formule`;
* een vorm: :mod:`.json`, :mod:`.csv`, :mod:`.markdown`, :mod:`.html`, en op het scherm :mod:`.console` (de enige die er een opent)
  en :mod:`.tabelvorm`; :mod:`.tabelinhoud` en :mod:`.document` zijn los van de vorm;
* schrijven: :mod:`.schrijver` één bestand, :mod:`.samenschrijver` meer bestanden samen, :mod:`.werkmapschrijver` een werkmap;
* grotere stukken: :mod:`.rapport` (de onderbouwing), :mod:`.werkboek` (Excel en OpenDocument), ``schema*`` (JSON Schema's) en
  ``nieuwe_*`` (wat ``nieuw`` neerlegt).
"""
