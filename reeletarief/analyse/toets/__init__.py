"""De opgave van een aanbieder: eerst of zij klopt (:mod:`.keuring`), dan het oordeel naast de reële prijs (:mod:`.oordeel`)."""
