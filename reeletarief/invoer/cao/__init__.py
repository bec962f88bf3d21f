"""Cao-tabellen: het model van een bestand (:mod:`.tabel`, met :mod:`.voorwaarden`, :mod:`.ort` en :mod:`.verhoging`), welke bestanden nodig zijn
(:mod:`.tabelkeuze`) en wat er samen uit volgt (:mod:`.tabellen`). :mod:`.salaris_csv` leest een gepubliceerde tabel.
"""
