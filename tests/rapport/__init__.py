"""De onderbouwing: de inhoud, de webpagina en hoe zij op papier en in een browser uitkomt."""
