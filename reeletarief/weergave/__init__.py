"""Weergaven van een uitkomst: één module per vorm, alle uit hetzelfde resultaat.

Hier wordt niets uitgerekend. Elke opdracht heeft haar map, zoals :mod:`.bereken`, met een module per vorm: ``scherm``, ``csv``,
``json``. Wat mensen als stuk lezen, staat in ``document`` en wordt door :mod:`.document` Markdown, html of docx.
In ``tekst``, ``tabellen`` en ``velden`` staat wat de vormen van die opdracht delen. De andere mappen gaan over een
stuk: :mod:`.besluit` (van ``vaststellen`` en ``verifieer --vastgesteld``), :mod:`.document` (een stuk voor mensen, in elke vorm),
:mod:`.rapport` (de onderbouwing van ``bereken``) en :mod:`.werkboek` (Excel en OpenDocument).

In deze map zelf staat wat alle opdrachten delen:

* getallen en tekst: :mod:`.getal`, :mod:`.datum`, :mod:`.meldingen` (ook: tekst die niets bestuurt), :mod:`.formule`, :mod:`.herkomst`, :mod:`.bewijsregel`,
  :mod:`.woorden`, :mod:`.vormwoorden`, :mod:`.aannames`, :mod:`.aannamewaarden`;
* een vorm: :mod:`.json`, :mod:`.csv`, :mod:`.markdown` en :mod:`.html`, en op het scherm :mod:`.console` (de enige
  die er een opent), :mod:`.tabelvorm` en :mod:`.afbreken`; op papier :mod:`.letterbreedte`; :mod:`.tabelinhoud` is los van de vorm.

Een weergave geeft tekst of bytes; neerzetten doet :mod:`reeletarief.schrijven`.
"""
