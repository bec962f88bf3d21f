"""Reacties van aanbieders: het register, een overgenomen waarde toepassen, wat zij doet, en de nota."""
