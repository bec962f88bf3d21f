"""``reeletarief vergelijk``: twee standen naast elkaar (:mod:`.opdracht`), met de grenzen die :mod:`.lezen` leest."""

from reeletarief.cli.vergelijk.opdracht import vergelijk_opdracht

__all__ = ["vergelijk_opdracht"]
