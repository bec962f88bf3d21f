"""Wat ``nieuw`` neerlegt: een regio, een productkaart of een cao-tabel, uit de voorbeelden die meekomen. :mod:`.toelichting` zet de
uitleg boven de sleutels, :mod:`.samenvatting` zegt wat er ligt en hoe het verder gaat.
"""
