"""Wat controles delen: wat zij te zien krijgen (:mod:`.dossier`), en hoe zij dat lezen.

De tabellen van een cao (:mod:`.tabellen`, :mod:`.structuur`), twee modellen naast elkaar (:mod:`.vergelijk`), verhoudingen in een
uitkomst (:mod:`.uitkomst`) en kenmerken in een omschrijving (:mod:`.kenmerken`).
"""
