"""Wat tests van meer dan een onderwerp delen: een tweede rekenaar, willekeurige regio's, kloons van git, en pagina's met uitvoer erin."""
