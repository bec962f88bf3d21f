"""``reeletarief toets``: een opgave getoetst (:mod:`.opdracht`), of een leeg formulier ervoor (:mod:`.formulier`)."""

from reeletarief.cli.toets.opdracht import toets_opdracht

__all__ = ["toets_opdracht"]
