"""Wat ``nieuw`` neerlegt: een regio, een productkaart of een cao-tabel, uit de voorbeelden die meekomen. :mod:`.toelichting` zet de
uitleg boven de sleutels, :mod:`.teksten` houdt van een tekst over wat in een andere regio klopt, :mod:`.samenvatting` zegt wat er ligt en hoe het verder gaat.
:mod:`.tariefjaar` is het overzicht van wat een volgend jaar nog mist, :mod:`.besluit` de gegevens van een volgend besluit.
"""
