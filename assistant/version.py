"""The version of Chapterverse, which exports and feedback name."""

from __future__ import annotations

VERSION = "0.1.0"
