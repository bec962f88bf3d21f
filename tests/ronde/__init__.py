"""De hele ronde in ``examples/ronde``."""
