"""``reeletarief tarieflijst``: de lijsten (:mod:`.opdracht`), en waar de tarieven vandaan komen (:mod:`.bron`)."""

from reeletarief.cli.tarieflijst.opdracht import tarieflijst_opdracht

__all__ = ["tarieflijst_opdracht"]
