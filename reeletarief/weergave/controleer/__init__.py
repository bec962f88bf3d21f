"""``controleer``: de bevindingen als tekst, als json, en in de vormen die GitHub en GitLab bij een regel tonen."""
