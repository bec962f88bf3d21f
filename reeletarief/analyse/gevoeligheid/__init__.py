"""De parameters van een tarief als knoppen (:mod:`.knoppen`), verzet naar een andere stand (:mod:`.proef`): een stap, een reeks waarden, een
bandbreedte, een doel of een scenario.
"""
