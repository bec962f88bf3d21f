"""``toets``: de eigen cijfers van een aanbieder naast een tarief."""
