"""What a web page says of itself: title, date, publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date as Date
from typing import Any

from lxml.html import HtmlElement

from ingest.date_values import parse_date
from ingest.whitespace import fold_whitespace

_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date")
_ISSUED = ("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created")
_CHANGED = re.compile(r"modif|updat|edit|review|chang|amend", re.IGNORECASE)
_ARTICLE = re.compile(r"Article|Report|Posting|News", re.IGNORECASE)
_NEWS_TYPES = frozenset(
    {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting"}
)
_SITE_AFTER_DASH = re.compile(r"(.+\S)\s+[-–—]\s+([^-–—]+)", re.DOTALL)
_MOST_WORDS_OF_A_SITE = 5


class PageMetadata:
    """The metadata of one page, read before anything is removed from it."""

    def __init__(self, page: HtmlElement) -> None:
        """`page` is the root element of the page."""
        self._page = page
        self._meta = _meta(page)
        self._linked_data = sorted(_linked_data(page), key=lambda one: not _ARTICLE.search(str(one.get("@type", ""))))

    def publisher(self) -> str | None:
        """The site's name, else the publisher in its linked data."""
        return self._meta.get("og:site_name") or next((name for one in self._linked_data if (name := _name(one))), None)

    def title(self) -> str:
        """`og:title`, else the page's title without the name of the site; "" when it has neither."""
        return self._meta.get("og:title") or self._without_site(self._document_title())

    def is_news(self) -> bool:
        """Whether the page says of itself that it is an article of a news site or blog."""
        types = {str(kind) for one in self._linked_data for kind in _listed(one.get("@type"))}
        published = any(name in self._meta for name in _PUBLISHED[:2])
        return bool(types & _NEWS_TYPES) or (self._meta.get("og:type") == "article" and published)

    def names(self, heading: str) -> bool:
        """Whether the page's own title says the same as one of its headings."""
        heading = heading.casefold()
        return bool(heading) and any(
            heading in title.casefold() for title in (self._meta.get("og:title", ""), self._document_title())
        )

    def date(self, content: HtmlElement) -> Date | None:
        """The day on which the page was published, never that of a change; `content` is its main content."""
        for written in self._written_dates(content):
            found = parse_date(written)
            if found is not None:
                return found
        return None

    def _written_dates(self, content: HtmlElement) -> Iterator[str]:
        yield from (self._meta[name] for name in _PUBLISHED if name in self._meta)
        yield from (str(one["datePublished"]) for one in self._linked_data if "datePublished" in one)
        yield from (self._meta[name] for name in _ISSUED if name in self._meta)
        for time in content.iter("time"):
            if time.get("datetime") and not _speaks_of_change(time):
                yield time.get("datetime")
                return

    def _document_title(self) -> str:
        return fold_whitespace(self._page.findtext(".//title") or "")

    def _without_site(self, title: str) -> str:
        if " | " in title:
            return title.split(" | ", 1)[0].strip()
        match = _SITE_AFTER_DASH.fullmatch(title)
        if match is None:
            return title
        site = match[2]
        is_site = not re.search(r"\d", site) and len(site.split()) <= _MOST_WORDS_OF_A_SITE
        return match[1] if is_site or site == self.publisher() else title


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = fold_whitespace(meta.get("content", ""))
        for attribute in ("property", "name", "itemprop"):
            if content and meta.get(attribute):
                found.setdefault(meta.get(attribute).strip().lower(), content)
    return found


def _linked_data(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects that the page describes in JSON-LD."""
    for script in page.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting[:0] = one
            elif isinstance(one, dict):
                yield one
                waiting[:0] = [one[key] for key in ("@graph", "mainEntity") if key in one]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(thing: dict[str, Any]) -> str | None:
    publisher = thing.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return fold_whitespace(name) or None if isinstance(name, str) else None


def _speaks_of_change(time: HtmlElement) -> bool:
    before = time.getprevious()
    parent = time.getparent()
    lead = (before.tail if before is not None else parent.text) or ""
    label = before.text_content() if before is not None and not lead.strip() else ""
    names = " ".join(time.get(attribute, "") for attribute in ("itemprop", "class", "id"))
    return bool(_CHANGED.search(f"{lead[-40:]} {label[-40:]} {names}"))
