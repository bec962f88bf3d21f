"""Een besluit: de gegevens waarmee ``vaststellen`` begint (:mod:`.gegevens`), en wat er daarna in ``vastgesteld/`` ligt (:mod:`.bestand`, :mod:`.ontbreekt`,
:mod:`.besluiten`), ook als regio om mee te rekenen (:mod:`.als_regio`). Het blok op een productkaart staat in :mod:`reeletarief.invoer.kaart.besluitblok`.
"""
