"""De opdrachten van ``cao``: een module per opdracht en vorm, met de woorden die zij delen in :mod:`.tekst`."""
