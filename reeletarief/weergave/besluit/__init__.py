"""Een besluit: wat ``vaststellen`` toont en schrijft (:mod:`.scherm`, :mod:`.json`, :mod:`.kaart`), en het oordeel van
``verifieer --vastgesteld`` erover (``nagerekend_*``).
"""
