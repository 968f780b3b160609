"""Tables as CSV that a spreadsheet can open without harm."""

from __future__ import annotations

from assistant import csv_text

__all__ = ["csv_text"]
