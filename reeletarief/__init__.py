"""reeletarief: reële tarieven in de jeugdhulp, van cao-tabel tot cent narekenbaar.

De lagen, elk een map: :mod:`.invoer`, :mod:`.kostprijs`, :mod:`.berekening`, :mod:`.analyse`, :mod:`.weergave`, :mod:`.schrijven`,
:mod:`.controles` en :mod:`.cli`. Een laag kent alleen wat ervoor staat (``docs/architectuur.md``). Verder:

* :mod:`.fouten`: de bevinding, de enige soort fout, voor elke laag; :mod:`.foutcodes` legt elke code uit.
* :mod:`.api`: het programma vanuit Python; wie het zo gebruikt, begint daar. Zelf gebruikt het programma haar niet.

Dit pakketbestand importeert niets, zodat ``reeletarief --help`` snel start.
"""

__version__ = "0.1.0"
