"""Cao-tabellen: het model van een bestand (:mod:`.tabel`, met :mod:`.voorwaarden`, :mod:`.ort` en :mod:`.verhoging`), welke bestanden nodig zijn
(:mod:`.tabelkeuze`), wat er samen uit volgt (:mod:`.tabellen`) en wat binnen een tabel moet kloppen (:mod:`.tabelsamenhang`). :mod:`.salaris_csv` leest een gepubliceerde tabel.
"""
