"""Wat elke foutcode betekent en wat u dan doet: een module per deel van het programma, :mod:`.algemeen` voor wat alle delen kennen.

:mod:`.catalogus` voegt ze samen; een nieuwe module komt daar in de rij. Een controle (RT6xx) legt zichzelf uit, in haar docstring.
"""
