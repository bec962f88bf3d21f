"""Vaststellen, en een besluit dat vastligt."""
