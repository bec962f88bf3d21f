"""``bereken``: de tarieven als tabel op het scherm, als csv en als json. De werkboeken staan in :mod:`reeletarief.weergave.werkboek`."""
