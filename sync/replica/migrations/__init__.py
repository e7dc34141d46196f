"""The office file's schema, one numbered step after the other."""

from sync.replica.migrations import m0001_initial

STEPS = (m0001_initial.STATEMENTS,)
