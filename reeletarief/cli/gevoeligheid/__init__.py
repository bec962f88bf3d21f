"""``reeletarief gevoeligheid``: de opties en welke vraag het is (:mod:`.opdracht`), en het antwoord op elke vraag (:mod:`.antwoord`)."""

from reeletarief.cli.gevoeligheid.opdracht import gevoeligheid_opdracht

__all__ = ["gevoeligheid_opdracht"]
