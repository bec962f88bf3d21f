"""Het rekenboek voor het college: dezelfde boom als werkbladen met levende formules.

* :mod:`.tabelmodel`: wat een werkboek is, los van Excel of OpenDocument: bladen, cellen, formules, stijlen.
* :mod:`.indeling` en :mod:`.rekenblad`: welke post in welke cel staat; elke berekening staat er één keer.
* :mod:`.bladen`: één module per blad.
* :mod:`.xlsx` en :mod:`.ods`: het model als bestand, met de uitkomsten van het programma in de cellen.
"""
