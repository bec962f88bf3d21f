"""Twee standen van een regio naast elkaar (:mod:`.vergelijking`, per tarief :mod:`.tariefverschil`). :mod:`.oorzaken` verdeelt een verschil over wat
er in twee bomen (:mod:`.boompaar`) anders is (:mod:`.leden`, :mod:`.mengsel`); hoe een wijziging heet, staat in :mod:`.lid` en
:mod:`.redenen`, wat er op kaart, in opslagen of cao anders gekozen is in :mod:`.wissels`, en waar zij staat in :mod:`.oorzaakplaats`. :mod:`.grenzen` zegt wat te veel is.
"""
