"""reeletarief: reële tarieven in de jeugdhulp, van cao-tabel tot cent narekenbaar.

De lagen, elk een map: :mod:`.invoer`, :mod:`.kostprijs`, :mod:`.berekening`, :mod:`.analyse`, :mod:`.weergave` en :mod:`.cli`, met
:mod:`.controles` voor ``controleer``, :mod:`.foutcodes` met de uitleg bij elke melding, en :mod:`.schrijven` voor wat op schijf komt. Hier
staan alleen:

* :mod:`.fouten`: de bevinding, de enige soort fout, voor elke laag.
* :mod:`.api`: het programma vanuit Python; wie het zo gebruikt, begint daar. Zelf gebruikt het programma haar niet.

Dit pakketbestand importeert niets, zodat ``reeletarief --help`` snel start.
"""

__version__ = "0.1.0"
