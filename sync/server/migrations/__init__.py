"""The district database's schema, one numbered step after the other."""

from sync.server.migrations import m0001_initial, m0002_oldest, m0003_carriers

STEPS = (m0001_initial.STATEMENTS, m0002_oldest.STATEMENTS, m0003_carriers.STATEMENTS)
