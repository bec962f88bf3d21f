"""``gevoeligheid``: op het scherm een module per vraag, csv en json voor alle vragen samen, en in :mod:`.tekst` wat zij delen."""
