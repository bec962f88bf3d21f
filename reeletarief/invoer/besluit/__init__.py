"""Een besluit: de gegevens waarmee ``vaststellen`` begint (:mod:`.gegevens`), en wat er daarna in ``vastgesteld/`` ligt (:mod:`.bestand`,
:mod:`.besluiten`). Het blok op een productkaart staat in :mod:`reeletarief.invoer.kaart.besluitblok`.
"""
