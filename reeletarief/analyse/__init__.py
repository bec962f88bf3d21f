"""Vergelijken en doorvragen: wat er tussen tabellen, kaarten en uitkomsten samenhangt.

Waarden erin, waarden eruit: deze laag leest geen bestanden en drukt niets af.
"""
