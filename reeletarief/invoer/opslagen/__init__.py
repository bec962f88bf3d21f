"""``opslagen.yaml``: het model (:mod:`.bestand`) met zijn blokken (:mod:`.lasten`, :mod:`.uren`, :mod:`.indexering`), de regels van een set
(:mod:`.regel`), de reeksen en wie ernaar verwijst (:mod:`.reeks`, :mod:`.verwijzing`), of die verwijzingen kloppen (:mod:`.reekssamenhang`),
en waar elke regel over mag gaan (:mod:`.grondslagen`, met :mod:`.over`).
"""
