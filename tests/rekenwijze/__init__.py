"""Een tweede rekenprogramma: docs/rekenwijze.md nog eens uitgevoerd, los van het programma.

Elke module volgt de paragrafen van die bladzijde en gebruikt van het programma niets: de bestanden komen als kale tekst uit
``yaml``, en er wordt met breuken gerekend. Verschilt een uitkomst, dan heeft een van de twee het mis, of is de bladzijde onvolledig.
"""
