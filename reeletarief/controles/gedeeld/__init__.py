"""Wat controles delen: wat zij te zien krijgen (:mod:`.dossier`), en hoe zij dat lezen.

De tabellen van een cao (:mod:`.tabellen`, :mod:`.structuur`), de opslagregels van een kaart (:mod:`.regels`), de onderdelen van een
traject (:mod:`.onderdelen`), twee modellen naast elkaar (:mod:`.vergelijk`), verhoudingen in een
uitkomst (:mod:`.uitkomst`) en kenmerken in een omschrijving (:mod:`.kenmerken`).
"""
