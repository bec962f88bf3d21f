"""Inlezen: een werkmap, een andere stand, en wat er tussen bestanden moet kloppen."""
