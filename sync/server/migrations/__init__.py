"""The district database's schema, one numbered step after the other."""

from sync.server.migrations import m0001_initial

STEPS = (m0001_initial.STATEMENTS,)
