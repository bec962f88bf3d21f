"""Tests als specificatie; zie de map gevallen/ (gepubliceerde sommen) en fouten/ (meldingen)."""
