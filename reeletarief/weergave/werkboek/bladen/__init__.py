"""De bladen van het werkboek, elk in een eigen module: van de ligging van de posten naar cellen."""
