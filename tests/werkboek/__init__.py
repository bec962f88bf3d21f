"""Het rekenboek: het tabelmodel en de bestanden die eruit komen."""
