"""``tarieflijst``: scherm, csv en werkboek, met in :mod:`.vorm` de kolommen en de toelichting die zij delen."""
