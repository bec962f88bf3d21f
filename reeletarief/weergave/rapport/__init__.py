"""Het rapport: de onderbouwing van alle tarieven als één webpagina of als Markdown, uit dezelfde gegevens."""
