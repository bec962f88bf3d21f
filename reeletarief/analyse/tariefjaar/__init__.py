"""Een nieuw tariefjaar: welke reeksen er nog een waarde voor missen, en wat daar voorlopig kan staan.

:mod:`.voorstel` zegt het voor één reeks, :mod:`.ronde` voor de hele regio, en :mod:`.regels` zet het in ``opslagen.yaml``.
:mod:`.ketens` houdt het bij wat het programma na elkaar kan volgen.
"""
