"""Twee standen van een regio naast elkaar (:mod:`.vergelijking`, per tarief :mod:`.tariefverschil`). :mod:`.oorzaken` verdeelt een verschil over wat
er in twee bomen (:mod:`.boompaar`) anders is (:mod:`.leden`, :mod:`.mengsel`); hoe een wijziging heet, staat in :mod:`.lid` en
:mod:`.redenen` (van een rooster in :mod:`.dienstwissel` en :mod:`.toeslagwissel`), en waar zij staat in :mod:`.oorzaakplaats`. :mod:`.grenzen` zegt wat te veel is.
"""
