"""Een andere stand van de regio, om mee te vergelijken (:mod:`.andere_stand`): uit git (:mod:`.uit_git`), of als bewaarde uitvoer van
``bereken`` (:mod:`.oude_tarieven`).
"""
