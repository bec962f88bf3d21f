"""De csv's bij een begroting: volumes (een lang bestand telt :mod:`.telraam` in één keer), budgetplafonds en een financieel kader."""
