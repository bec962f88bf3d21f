"""Vergelijken en doorvragen: wat er tussen tabellen, kaarten en uitkomsten samenhangt.

Waarden erin, waarden eruit: deze laag leest geen bestanden en drukt niets af. Een map per onderwerp:

* :mod:`.vergelijk`: twee standen van een regio, hun verschil en de oorzaken ervan.
* :mod:`.gevoeligheid`: wat een parameter met een tarief doet.
* :mod:`.begroting`: aantallen × tarieven, en een financieel kader.
* :mod:`.cao`: de cao-tabellen zelf.
* :mod:`.uitvraag`, :mod:`.reacties` en :mod:`.toets`: wat aanbieders antwoorden, wat zij op een concept zeggen, en wat zij vragen.
* :mod:`.besluit`: van berekening naar vastgesteld tarief, en dat later nagerekend.
* :mod:`.tariefjaar`: wat een nieuw jaar nog mist, en wat daar voorlopig kan staan.
* :mod:`.werkboek`: een werkboek dat terugkomt, voor ``verifieer``.

Wat in één module past, staat hier: :mod:`.matrix` en :mod:`.tarieflijst` heten zoals hun opdracht; :mod:`.waterval` en
:mod:`.urenverdeling` zijn voor de onderbouwing van ``bereken``.
"""
