"""``opslagen.yaml``: het model (:mod:`.bestand`), de regels van een set (:mod:`.regel`), de reeksen en wie ernaar verwijst (:mod:`.reeks`,
:mod:`.verwijzing`), en of die verwijzingen kloppen (:mod:`.over`, :mod:`.reekssamenhang`).
"""
