"""Een regio doorgerekend: van :class:`~reeletarief.invoer.regio.Inlezing` naar :class:`~.resultaat.Resultaat`, zonder bestanden.

:mod:`.keuze` zoekt de kaarten bij de gevraagde producten, :mod:`.bereken` rekent ze met :mod:`reeletarief.kostprijs` uit,
:mod:`.bewijs` is de vingerafdruk van die berekening. :mod:`.besluitstand` legt haar
bedragen naast een besluit (:mod:`.zelfde_bedragen`), en :mod:`.kaart_en_besluit` legt de kaart naast het besluitbestand.
:mod:`.stand` zegt van alles samen of het is vastgesteld, :mod:`.onzeker` wat er in een tarief open of aangenomen is, en :mod:`.motiveringen`
zet bij een waarschuwing waarom de regio haar laat staan.
"""
