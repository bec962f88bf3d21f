"""Een begroting (:mod:`.berekening`: P × Q): de prijs in het tariefjaar (:mod:`.prijzen`), wat er voor latere jaren besloten is
(:mod:`.latere_besluiten`; allebei met :mod:`.vastgelegd`), en het tarief van elk jaar (:mod:`.jaartarieven`). Een gepubliceerd kader nagerekend
(:mod:`.kader`), en alles samen voor de weergaven (:mod:`.rapport`, met :mod:`.stand`), met wat erbij op te merken valt: bij het tariefjaar
(:mod:`.kanttekeningen`), bij de jaren erna (:mod:`.latere_kanttekeningen`), en bij een tarief dat maar een deel van het jaar geldt (:mod:`.deel_van_het_jaar`).
"""
