"""Measures quality and speed on real collections, beside a plain alternative. Run each with `python -m benchmarks.NAME`."""
