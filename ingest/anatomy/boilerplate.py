"""Lines that every publication carries and that answer nothing: addresses, licences, newsletters, navigation."""

from __future__ import annotations

import re

_LONGEST = 900
_LICENCE = re.compile(
    r"©|\bcrown copyright\b|\bopen government licence\b|\byou (?:may|can) (?:re-?use|copy) (?:this|all|any)\b|"
    r"\b(?:free to|may) copy,? .{0,60}\blicen[cs]e\b|^[^.]{0,80}\ball rights reserved\b|"
    r"\bcreative commons\b.{0,40}\blicen[cs]e\b|"
    r"\bto view this licence\b",
    re.IGNORECASE | re.DOTALL,
)
_COPIES = re.compile(
    r"\bwould like a copy of this (?:document|report|information)\b|"
    r"\b(?:large print|braille)\b.{0,160}\b(?:telephon\w+|call|e-?mail|contact|writing)\b|"
    r"\bthis (?:report|document|publication|letter) is (?:also )?available (?:at|on|from|in)\b",
    re.IGNORECASE | re.DOTALL,
)
_INVITES = re.compile(
    r"\b(?:subscribe|sign(?:ing)? up|register) (?:to|for)\b.{0,60}\b(?:newsletters?|updates|alerts|bulletins?|news)\b|"
    r"\b(?:our|ofsted[’']s) (?:\w+ ){0,2}newsletter\b.{0,60}\b(?:subscribe|sign up|https?:|www\.)|"
    r"\bto receive (?:regular |free )*(?:e-?mail )?(?:alerts|updates)\b|\binterested in our work\?|"
    r"\b(?:web ?site|web|site) (?:design(?:ed)?|built|developed|powered|hosted)(?: and \w+)? by\b",
    re.IGNORECASE | re.DOTALL,
)
_COMPLAINTS = re.compile(
    r"\bcomplaints? about (?:the|this|our|an?) (?:inspection|report|visit|review|letter|publication)\b.{0,80}"
    r"\b(?:should|can|may|must) be (?:made|sent|addressed|directed)\b|"
    r"^if you (?:are (?:not happy|unhappy|dissatisfied)|have (?:a complaint|any complaints|concerns)|"
    r"(?:wish|want|would like) to complain) .{0,60}\b(?:inspection|report|visit|review|letter)\b",
    re.IGNORECASE | re.DOTALL,
)
_REGULATOR = re.compile(r"\((?:ofsted|cafcass|cqc)\) (?:regulates|inspects)\b", re.IGNORECASE)
_PHRASES = (_LICENCE, _COPIES, _INVITES, _COMPLAINTS, _REGULATOR)
_NAVIGATION = re.compile(
    r"(?:skip to (?:main )?(?:content|navigation)|(?:back|return) to (?:the )?(?:top|search results|list|home ?page)|"
    r"(?:you are here|breadcrumbs?)\b.{0,150}|home (?:[>»›|]|/ .{1,60} /) .{1,150}|[^.]{1,60}(?: [>»›] [^.]{1,60}){2,}|"
    r"(?:share|print|bookmark|e-?mail)(?: this)?(?: (?:page|article|story|document|link))?(?: (?:on|via|by|"
    r"with) .{2,40})?|"
    r"(?:share|follow us|like us|find us|tweet)(?: (?:on|this on|via) .{2,60}|:)?|copy link|menu|log ?in|sign in|"
    r"(?:next|previous)(?: (?:page|article|story|item))?|read more|show more|view (?:more|all)|related (?:links|"
    r"articles|stories)|"
    r"(?:accept|reject|manage) (?:all |additional |optional )*cookies|(?:this|our) (?:web)?site uses cookies\b.{0,300}|"
    r"(?:(?:privacy|cookies?) (?:policy|notice|settings)|terms (?:and|&) conditions|accessibility(?: statement)?|"
    r"contact us|site ?map)"
    r"(?:[ |·•,]+(?:(?:privacy|cookies?) (?:policy|notice|settings)|terms (?:and|&) conditions|"
    r"accessibility(?: statement)?|"
    r"contact us|site ?map|help|about(?: us)?|[A-Z][a-z]+))*|"
    r"page \d+ of \d+)[.!]?",
    re.IGNORECASE | re.DOTALL,
)
_MEANS = r"(?:tel|telephone|textphone|minicom|phone|mobile|fax|e-?mail|web ?site|web|www|[tefmw])\b[.:]?"
_REACHED_AT = (
    r"(?>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|<?(?:https?://|www\.)[^\s>]+>?|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|"
    r"example)(?:/\S*)?|"
    r"[+(]?\d[\d\s()+-]{8,}\d)"
)
_CONTACT = re.compile(
    rf"(?:{_MEANS}\s*)?{_REACHED_AT}(?:[,;|]?\s*(?:or\s+)?(?:{_MEANS}\s*)?{_REACHED_AT})*[.,]?", re.IGNORECASE
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")
_PHONE = re.compile(r"\b(?:Textphone|Telephone|T|Tel)[.:]? 0\d{2,4} ")
_PLACE = re.compile(r"(?:venue|place|location|held at|meeting|at)\b", re.IGNORECASE)
_LONGEST_ADDRESS = 160
_LONGEST_CONTACT = 400


def is_boilerplate(text: str) -> bool:
    """Whether a block is an address, licence, newsletter or credit line rather than something the document says."""
    text = text.strip()
    if is_contact(text) or is_address(text) or _NAVIGATION.fullmatch(text):
        return True
    return len(text) <= _LONGEST and any(phrases.search(text) for phrases in _PHRASES)


def is_contact(text: str) -> bool:
    """Whether a line holds telephone numbers, e-mail or web addresses and nothing else."""
    if len(text) > _LONGEST_CONTACT:
        return False
    return bool(_CONTACT.fullmatch(text)) or (len(text) <= _LONGEST_ADDRESS and bool(_PHONE.search(text)))


def is_address(text: str) -> bool:
    """Whether a short line holds a postcode, as the lines of a postal address do. A meeting's place is no address."""
    said = text.endswith((".", "?", ";")) or _PLACE.match(text)
    return len(text) <= _LONGEST_ADDRESS and bool(POSTCODE.search(text)) and not said
