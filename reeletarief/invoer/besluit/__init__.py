"""Een besluit: de gegevens waarmee ``vaststellen`` begint (:mod:`.gegevens`), en wat er daarna in ``vastgesteld/`` ligt (:mod:`.model`, :mod:`.bestand`, :mod:`.ontbreekt`,
:mod:`.besluiten`), ook als regio om mee te rekenen (:mod:`.als_regio`). Of het zichzelf niet tegenspreekt, staat in :mod:`.tegenspraak`, en of de bestanden
die het bewaart nog die van toen zijn in :mod:`.bewaard`. Of het nog is wat een later besluit noemt, zegt :mod:`.keten`. Het blok op een productkaart staat in :mod:`reeletarief.invoer.kaart.besluitblok`.
"""
