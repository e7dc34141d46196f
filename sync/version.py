"""The program's version, in one place; packages and the wire take it from here."""

VERSION = "0.1.0"
