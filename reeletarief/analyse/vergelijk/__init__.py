"""Twee standen van een regio naast elkaar (:mod:`.vergelijking`, per tarief :mod:`.tariefverschil`). :mod:`.oorzaken` verdeelt een verschil over de
knopen van twee bomen (:mod:`.boompaar`), :mod:`.grenzen` zegt wat te veel is.
"""
