"""Vergelijken en doorvragen: wat er tussen tabellen, kaarten en uitkomsten samenhangt.

Waarden erin, waarden eruit: deze laag leest geen bestanden en drukt niets af. Het begin van een naam zegt bij welke opdracht
een module hoort:

* ``vergelijk``: :mod:`.vergelijking` legt twee standen naast elkaar (:mod:`.tariefverschil`), :mod:`.oorzaken` verdeelt een
  verschil over de knopen van twee bomen (:mod:`.boompaar`, ``oorzaak*``), :mod:`.grenzen` zegt wat te veel is.
* ``gevoeligheid``: ``gevoeligheid_*``. De onderbouwing van ``bereken``: :mod:`.waterval` en :mod:`.urenverdeling`.
* ``begroting``: ``begroting*`` en :mod:`.kader`; ``tarieflijst`` en ``matrix`` heten zoals hun opdracht.
* ``cao``: ``cao_*``. ``uitvraag``: ``uitvraag*``. ``toets``: ``toets*``. ``reacties``: ``reacties_*``.
* ``vaststellen`` en ``verifieer``: :mod:`.vaststelling`, :mod:`.beletsels`, ``besluit*`` en ``uitkomst_en_besluit``, en
  ``werkboek*`` voor een werkboek dat terugkomt.
"""
