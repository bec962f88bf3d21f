"""De meldingen van ``begroting``, een map per geval, en de opdracht zelf."""
