"""Lines that every publication carries and that answer nothing: addresses, licences, newsletters, credits."""

from __future__ import annotations

import re

_LONGEST = 900
_PHRASES = re.compile(
    r"©|\bcrown copyright\b|open government licence|you may re-?use this information|"
    r"would like a copy of this (?:document|report)|in a different format, such as large print|"
    r"subscribe to (?:our|the)\b|sign up (?:to|for) our|newsletter|interested in our work\?|"
    r"\b(?:website|web) design by\b|all rights reserved|privacy policy|cookie(?:s)? policy|"
    r"\bthis (?:report|document|publication) is available (?:at|on|from)\b|"
    r"\((?:ofsted|cafcass)\) regulates and inspects",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:(?:t|tel|telephone|textphone|phone|fax|e|email|w|web|website|www)\b[.:]?\s*)?"
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[+(]?\d[\d\s()+-]{8,})[.,]?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b(?:Textphone|T|Tel):? 0\d{2,4} ")
_LONGEST_ADDRESS = 160


def is_boilerplate(text: str) -> bool:
    """Whether a block is an address, licence, newsletter or credit line rather than something the document says."""
    text = text.strip()
    if _CONTACT.match(text) or (len(text) <= _LONGEST_ADDRESS and _ADDRESS.search(text)):
        return True
    return len(text) <= _LONGEST and bool(_PHRASES.search(text))
