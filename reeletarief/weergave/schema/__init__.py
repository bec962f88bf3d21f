"""JSON Schema's voor een editor. :mod:`.uit_model` loopt de modellen na; :mod:`.waarden` zijn de vormen van losse waarden,
:mod:`.verbanden` (uit de bouwstenen in :mod:`.eisen`) wat velden over elkaar zeggen.
"""
