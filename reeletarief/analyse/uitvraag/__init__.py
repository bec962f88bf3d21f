"""Een uitvraag onder aanbieders: wat er gevraagd wordt (:mod:`.productvragen`), wat de antwoorden samen zeggen (:mod:`.samenvatting`) en de
functiemix die daaruit volgt (:mod:`.voorstel`).
"""
