"""Een besluit: wat ``vaststellen`` toont en schrijft (:mod:`.scherm`, :mod:`.json`, :mod:`.kaart`), het oordeel van
``verifieer --vastgesteld`` erover (``nagerekend_*``), en hoe een vastgesteld bedrag afwijkt (:mod:`.bijstelling`).
"""
