"""De uitvraag: het formulier dat aanbieders krijgen (``formulier*``, :mod:`.uitleg`, :mod:`.teksten`) en het verslag over wat
terugkwam (``verslag_*``).
"""
