"""De uitvraag: formulieren maken, en lezen wat terugkomt."""
