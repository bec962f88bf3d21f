"""De rekenkern: gepubliceerde gevallen, eigenschappen, en wat zij weigert."""
