"""De cao-tabellen van een regio bekeken: hun cellen en voorwaarden, wie ze gebruikt, hoe lang ze gelden, en wat er met een nieuwe verandert."""
