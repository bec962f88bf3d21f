"""Een begroting (:mod:`.berekening`: P × Q), een gepubliceerd kader nagerekend (:mod:`.kader`), en alles samen voor de weergaven (:mod:`.rapport`)."""
