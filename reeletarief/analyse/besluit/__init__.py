"""Een besluit over tarieven: wat het tegenhoudt (:mod:`.beletsels`), wat erin komt (:mod:`.vaststelling`), wat niet meebeweegt (:mod:`.bouwsteen`),
of het na een eerder besluit mag (:mod:`.opvolging`), of het aansluit op wat ervoor gold (:mod:`.aansluiting`), wat er wegvalt (:mod:`.wegvallend`), en of het nog klopt (:mod:`.nagerekend`).
"""
