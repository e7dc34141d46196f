"""The office file's schema, one numbered step after the other."""

from sync.replica.migrations import (
    m0001_initial,
    m0002_queues,
    m0003_watching,
    m0004_texts,
    m0005_scans,
    m0006_meetings,
    m0007_carriers,
    m0008_beginnings,
    m0009_no_beginnings,
)

STEPS = (
    m0001_initial.STATEMENTS,
    m0002_queues.STATEMENTS,
    m0003_watching.STATEMENTS,
    m0004_texts.STATEMENTS,
    m0005_scans.STATEMENTS,
    m0006_meetings.STATEMENTS,
    m0007_carriers.STATEMENTS,
    m0008_beginnings.STATEMENTS,
    m0009_no_beginnings.STATEMENTS,
)
