"""``reeletarief nieuw``: een regio, productkaart en cao-tabel beginnen."""
