"""``uitleg``: van cao-tabel tot cent. :mod:`.scherm` zet de delen achter elkaar; :mod:`.tekst` zijn zinnen die ook het rapport gebruikt."""
