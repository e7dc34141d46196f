"""Hypothesis for this folder: the same examples on every machine, a failing one printed so that it can be replayed."""

from hypothesis import settings

settings.register_profile("eoffice", derandomize=True, deadline=None, print_blob=True, database=None)
settings.load_profile("eoffice")
