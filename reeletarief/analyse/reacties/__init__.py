"""Overgenomen reacties van aanbieders: waar een waarde staat (:mod:`.plek`) en hoe zij heet (:mod:`.parameterwoord`), hoe zij in de bestanden komt
(:mod:`.toepassen`), en wat dat met de tarieven doet (:mod:`.effect`, :mod:`.nota`).
"""
