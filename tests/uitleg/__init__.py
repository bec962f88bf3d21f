"""De opdracht ``uitleg``."""
