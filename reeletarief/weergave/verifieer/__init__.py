"""``verifieer``: het oordeel over een werkboek dat terugkomt, en het voorstel dat eruit volgt. Over een besluit: :mod:`reeletarief.weergave.besluit`."""
