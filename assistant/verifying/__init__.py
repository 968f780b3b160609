"""Verifies every statement that is shown against the passages it cites."""
