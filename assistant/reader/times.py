"""Days, years, times and durations in a sentence."""

from __future__ import annotations

import re

_MONTH = "january|february|(?-i:March)|april|(?-i:May)|june|july|august|september|october|november|december"
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})\b(?: \d{{1,4}})?|"
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b1\d{3}s\b|\b\d+ (?:BC|BCE|AD|CE)\b|\bcentur(?:y|ies)\b|"
    r"\b1[0-8]\d\d[-–]1[0-9]\d\d\b|\b(?:in|by|since|from|until|till|of|around|about|after|before|year|to|during|between|"
    r"and|late|early|mid|circa|c\.|than|again|built) 1[0-8]\d\d\b(?! (?-i:[a-z]+s)\b)|\(1[0-8]\d\d\b|"
    r"\b(?:during|after|before|until) (?:the )?(?-i:[A-Z])\w+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\bin (?:the )?(?:spring|summer|autumn|winter)\b|"
    r"\bat (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)(?:[.:]\d\d)? ?"
    r"(?:am|pm|o[’']clock|in the)\b|"
    r"\b(?:yesterday|today|tomorrow|(?:last|next|this) (?:year|month|week|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
"""A day, month, year, decade, century, or time of any other kind."""
FULL_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b|\b(?:{_MONTH}) \d", re.IGNORECASE)
"""A day of a month."""
ASKS_DURATION = re.compile(r"\bhow (?:long|often)\b", re.IGNORECASE)
DURATION = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|daily|weekly|monthly|yearly|annually|quarterly|quickly|promptly|"
    r"regularly|frequently|often|too long|delays?|centur(?:y|ies)|decades?)\b|"
    r"\bfrom .*\b(?:to|until|till)\b|\b(?:until|since|till) \d",
    re.IGNORECASE,
)
