"""``matrix``: scherm, csv en json."""
