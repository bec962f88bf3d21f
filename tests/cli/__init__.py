"""De opdrachtregel: elke opdracht, wat Tab aanvult, en wat er misgaat."""
