"""A made-up district whose papers this project makes itself, and a morning played in it."""
