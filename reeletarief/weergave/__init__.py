"""Weergaven van een uitkomst: één module per vorm, alle uit hetzelfde resultaat.

Hier wordt niets uitgerekend. :mod:`.getal` maakt getallen leesbaar, :mod:`.console` is de enige die
een scherm opent, :mod:`.schrijver` de enige die een bestand schrijft.
"""
