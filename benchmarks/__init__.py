"""Measures quality and speed on real collections, beside a plain alternative: `python -m benchmarks.NAME`."""
