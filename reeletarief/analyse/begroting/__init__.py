"""Een begroting (:mod:`.berekening`: P × Q, met de prijzen van :mod:`.prijzen`), een gepubliceerd kader nagerekend (:mod:`.kader`), en alles
samen voor de weergaven (:mod:`.rapport`), met wat erbij op te merken valt (:mod:`.kanttekeningen`).
"""
