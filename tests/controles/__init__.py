"""De controles, een map per bevinding, en de opdracht ``controleer``."""
