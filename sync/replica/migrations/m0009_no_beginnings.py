"""What a file may begin with is asked when it sets out, of what both ends have had: it is no longer noted beforehand."""

STATEMENTS = ("ALTER TABLE transfer DROP COLUMN beginnings",)
