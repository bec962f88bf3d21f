"""De snelle tests van de rekenkern: één verzonnen regio, antwoorden die met de hand uitgerekend zijn, en vastgelegde bomen."""
