"""De tarieflijst: wat er op staat, en wat anders is dan ervoor."""
