"""reeletarief: reële tarieven in de jeugdhulp, van cao-tabel tot cent narekenbaar.

Dit pakketbestand importeert niets, zodat ``reeletarief --help`` snel start. Wie het programma
vanuit Python gebruikt, begint bij :mod:`reeletarief.api`.
"""

__version__ = "0.1.0"
