"""``reeletarief verifieer``: een werkboek dat terugkomt (:mod:`.opdracht`), of een besluit nagerekend (:mod:`.besluit`)."""

from reeletarief.cli.verifieer.opdracht import verifieer_opdracht

__all__ = ["verifieer_opdracht"]
