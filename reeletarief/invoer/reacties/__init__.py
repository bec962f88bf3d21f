"""Het register van reacties: het model (:mod:`.register`) en de bestanden op schijf (:mod:`.bestanden`)."""
