"""``reeletarief vergelijk``: twee standen naast elkaar (:mod:`.opdracht`), waarvan :mod:`.kant` de andere leest en :mod:`.grenzen` de grenzen."""

from reeletarief.cli.vergelijk.opdracht import vergelijk_opdracht

__all__ = ["vergelijk_opdracht"]
