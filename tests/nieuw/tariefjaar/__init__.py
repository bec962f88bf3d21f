"""``nieuw tariefjaar``: de opdracht, het voorstel voor een reeks, waar dat op rust, en de regel in het bestand."""
