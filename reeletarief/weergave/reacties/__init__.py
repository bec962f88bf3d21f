"""De opdrachten van ``reacties``: elk stuk als document (zie :mod:`reeletarief.weergave.document`), en als gegevens voor programma's."""
