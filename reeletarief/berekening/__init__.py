"""Een regio doorgerekend: van :class:`~reeletarief.invoer.regio.Inlezing` naar :class:`~.resultaat.Resultaat`, zonder bestanden.

:mod:`.keuze` zoekt de kaarten bij de gevraagde producten, :mod:`.bereken` rekent ze met :mod:`reeletarief.kostprijs` uit,
:mod:`.bewijs` is de vingerafdruk van die berekening en :mod:`.besluitstand` legt haar naast een besluit.
"""
