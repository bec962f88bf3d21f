"""Een besluit over tarieven: wat het tegenhoudt (:mod:`.beletsels`), wat erin komt (:mod:`.vaststelling`), wat niet meebeweegt (:mod:`.bouwsteen`),
of het na een eerder besluit mag (:mod:`.opvolging`), of het aansluit op wat ervoor gold (:mod:`.aansluiting`), wat er wegvalt (:mod:`.wegvallend`), of er lonen
van ervoor in zitten (:mod:`.jaargemiddelde`), of het nog klopt (:mod:`.nagerekend`), en wat er in de gegevens van een volgend besluit staat (:mod:`.vervolg`).
"""
