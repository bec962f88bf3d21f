"""Een stuk voor mensen, los van zijn vorm (:mod:`.inhoud`), en een schrijver per vorm: scherm, Markdown, html en Word."""
