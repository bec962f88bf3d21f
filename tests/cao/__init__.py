"""De cao-tabellen van de bron als csv, en de opdrachten van ``cao``."""
