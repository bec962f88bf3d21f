"""reeletarief: reële tarieven in de jeugdhulp, van cao-tabel tot cent narekenbaar.

De lagen, elk een map: :mod:`.invoer`, :mod:`.kostprijs`, :mod:`.analyse`, :mod:`.weergave` en :mod:`.cli`, met :mod:`.controles`
voor ``controleer``. Wat meer lagen nodig hebben, staat hier:

* :mod:`.api`: het programma vanuit Python; wie het zo gebruikt, begint daar.
* :mod:`.fouten`: de bevinding, de enige soort fout.
* :mod:`.bewijs`: de vingerafdruk van een berekening; :mod:`.besluitstand` legt haar naast een besluit.
* :mod:`.landelijk`: de gegevens die met het programma meekomen; :mod:`.sjablonen` maakt er een begin van.

Dit pakketbestand importeert niets, zodat ``reeletarief --help`` snel start.
"""

__version__ = "0.1.0"
