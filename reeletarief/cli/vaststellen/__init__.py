"""``reeletarief vaststellen``: de opties (:mod:`.opdracht`), en de stappen van lezen tot schrijven (:mod:`.stappen`)."""

from reeletarief.cli.vaststellen.opdracht import vaststellen_opdracht

__all__ = ["vaststellen_opdracht"]
