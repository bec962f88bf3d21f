"""Een begroting (:mod:`.berekening`: P × Q): de prijs in het tariefjaar (:mod:`.prijzen`), wat er voor latere jaren besloten is
(:mod:`.latere_besluiten`), en het tarief van elk jaar (:mod:`.jaartarieven`). Een gepubliceerd kader nagerekend (:mod:`.kader`), en alles
samen voor de weergaven (:mod:`.rapport`, met :mod:`.stand`), met wat erbij op te merken valt (:mod:`.kanttekeningen`).
"""
