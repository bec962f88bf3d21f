"""Productkaarten: het model (:mod:`.productkaart`), een module per blok ervan, welke blokken bij welke vorm horen (:mod:`.productvorm`),
wat op een hele kaart moet kloppen (:mod:`.kaarteisen`) en wat met de rest van de regio moet kloppen (:mod:`.productsamenhang`).
"""
