"""De JSON Schema's: wat ze aannemen en afkeuren, of ze actueel zijn, en hoe een bestand ernaar wijst."""
