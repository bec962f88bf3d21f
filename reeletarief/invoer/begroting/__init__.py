"""De csv's bij een begroting: volumes (een lang bestand telt :mod:`.telraam` in één keer; wat een aantal is, zegt :mod:`.aantal`), budgetplafonds en een financieel kader."""
