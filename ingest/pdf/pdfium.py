"""The one door to PDFium, which two threads must never enter at once: it would end the whole process."""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
"""Held around every use of PDFium."""
