"""``reeletarief begroting``: aantallen × tarieven (:mod:`.opdracht`), uit bestanden die :mod:`.lezen` leest."""

from reeletarief.cli.begroting.opdracht import begroting_opdracht

__all__ = ["begroting_opdracht"]
