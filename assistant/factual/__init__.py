"""Answers from the facts that reports state: exact, cited, and counted where counting is asked for."""
