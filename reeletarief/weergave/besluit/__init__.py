"""Een besluit: wat ``vaststellen`` toont en schrijft (:mod:`.scherm`, :mod:`.json`, :mod:`.kaart`), het oordeel van
``verifieer --vastgesteld`` erover (``nagerekend_*``), waarom het zo besloten is (:mod:`.waarom`), en hoe een vastgesteld bedrag afwijkt (:mod:`.bijstelling`).
"""
