"""De rekenkern per module: kleine regio in ``regio/``, met de hand uitgerekende waarden en vastgelegde bomen."""
