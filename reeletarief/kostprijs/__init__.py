"""De rekenkern: van modellen naar posten, zonder bestanden, scherm, klok of toeval.

Volgorde van de keten (docs/handboek/02-de-methode.md): :mod:`.reeksen` en :mod:`.cao_jaar` (wat in het tariefjaar geldt),
:mod:`.inschaling`, :mod:`.loonkosten` (met :mod:`.roosterinzet` en :mod:`.ort` bij een rooster), :mod:`.uren`, :mod:`.functiemix`, de vorm van het
product (:mod:`.vormen`), :mod:`.opslagen`, :mod:`.indexering`, :mod:`.elementen`; :mod:`.keten` zet ze achter elkaar. Alles is
een :class:`~.post.Post`; :mod:`.post` is de enige plek waar gerekend wordt.
"""
