"""De opgave van een aanbieder: het model en de YAML (:mod:`.bestand`), en hetzelfde uit een ingevuld formulier (:mod:`.formulier`, uit
:mod:`.rijen`, :mod:`.indeling` en :mod:`.cellen`).
"""
