"""Alle controles samen: de ronde langs een regio (:mod:`.loop`), en de uitleg bij elke code (:mod:`.uitleg`)."""
