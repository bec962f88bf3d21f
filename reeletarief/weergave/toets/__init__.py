"""``toets``: het gesprek met een aanbieder in elke vorm, uit dezelfde zinnen (:mod:`.tekst`) en tabellen (:mod:`.tabellen`), en het
lege formulier waarmee het begint (``formulier*``).
"""
