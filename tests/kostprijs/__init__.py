"""De rekenkern: gepubliceerde gevallen, eigenschappen, en per module met de hand uitgerekende waarden (in ``kern/``)."""
