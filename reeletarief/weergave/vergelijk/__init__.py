"""``vergelijk``: een module per vorm, uit dezelfde zinnen (:mod:`.tekst`), tabellen (:mod:`.tabellen`) en meldingen (:mod:`.meldingen`)."""
