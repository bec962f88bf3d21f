"""Een werkboek dat terugkomt, naast het werkboek dat de regio nu zou geven (:mod:`.stand`): wat erin gewijzigd is, de herrekening, en
het oordeel (:mod:`.vergelijking`).
"""
