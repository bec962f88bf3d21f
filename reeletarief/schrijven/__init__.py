"""Bestanden op schijf zetten: helemaal of niet, ook als het programma halverwege wordt gedood. De tegenhanger van :mod:`reeletarief.invoer.schijf`.

:mod:`.bestand` schrijft één bestand, :mod:`.samen` bestanden die bij elkaar horen, en :mod:`.werkmap` wijzigt een werkmap en herstelt
wat daarin half bleef.
"""
