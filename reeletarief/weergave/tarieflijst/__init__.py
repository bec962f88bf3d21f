"""``tarieflijst``: scherm, csv en werkboek, met in :mod:`.velden` de kolommen en de toelichting die zij delen."""
