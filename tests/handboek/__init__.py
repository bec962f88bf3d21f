"""Het handboek: elke bladzijde en elk voorbeeld uit de hulp, gedraaid."""
