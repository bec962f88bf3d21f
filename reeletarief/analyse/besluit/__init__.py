"""Een besluit over tarieven: wat het tegenhoudt (:mod:`.beletsels`), wat erin komt (:mod:`.vaststelling`), of het na een eerder besluit mag
(:mod:`.opvolging`), en of het nog klopt (:mod:`.nagerekend`).
"""
