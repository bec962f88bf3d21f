"""``begroting`` en het financieel kader ernaast: scherm, csv en json."""
