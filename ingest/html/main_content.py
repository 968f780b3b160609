"""Finds the main content of a web page and takes the page's furniture away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_NEVER_TEXT = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
    "select", "textarea", "input", "datalist", "map", "progress", "meter", "rp", "rt",
)  # fmt: skip
_FURNITURE = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_FURNITURE_ROLES = frozenset(
    {
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
        "toolbar", "tablist", "tooltip",
    }
)  # fmt: skip
_CONTAINERS = frozenset(
    {
        "div", "section", "article", "form", "center", "table", "tbody", "tr", "td", "main", "font", "span",
        "fieldset",
    }
)  # fmt: skip
_NEVER_BY_NAME = frozenset({"html", "body", "main", "article", "tr", "td", "th", "tbody", "p", *HEADINGS})
_BY_ID = frozenset(
    {
        "div", "section", "nav", "ul", "ol", "aside", "header", "form",
    }
)  # fmt: skip
_IDS = (
    "main-content",
    "maincontent",
    "main_content",
    "moderngovcontent",
    "mgcontent",
    "mw-content-text",
    "article-body",
    "articlebody",
    "page-content",
    "content",
    "main",
)

_FURNITURE_NAME = re.compile(
    r"(?:^|[-_])(?:cookies?|cookie-?(?:banner|bar|notice|consent)|breadcrumbs?|newsletter|navbar|nav|navigation|menu"
    r"|sidebar|pagination|pager|skip-?(?:links?|nav|to-content)|adverts?|advertisement|masthead|disqus|addthis"
    r"|popup|gdpr|back-to-top|mw-editsection|noprint|catlinks|printfooter)(?:$|[-_])"
)
_SOCIAL_NAME = re.compile(
    r"(?:^|[-_])(?:social|share|sharing|related|recommended|subscribe|comments?)"
    r"[-_]?(?:media|links?|icons?|buttons?|bar|tools|articles?|posts?|news|content|pages|items|stories|nav|this|box"
    r"|block|list|widget|container|wrapper|section|form|signup|topics|documents)s?(?:$|[-_])"
    r"|^(?:social|share|sharing|related|subscribe|footer|site-?footer|site-?header|banner|promo|ads?|toolbar)$"
)
_UNSEEN_NAME = re.compile(r"^(?:(?:govuk-)?visually-?hidden|sr-only|screen-reader(?:-text)?|screenreader|print-only)$")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_SHARE_OF_MAIN = 0.2
_SHARE_OF_ARTICLE = 0.5
_LEFT_BEHIND = 0.1
_SHORT_TEXT = 25
_LINKS_OF_A_MENU = 4
_SHARE_OF_PROSE_IN_MENU = 0.2


@dataclass(slots=True)
class _Weight:
    """Characters of text below an element: all of them, and those outside links."""

    text: int = 0
    prose: int = 0


def main_content(page: HtmlElement) -> HtmlElement:
    """The element that holds the main content of `page`, with navigation, forms, banners and hidden parts removed.

    Changes `page`. The answer may hold no text at all.
    """
    body = bare_body(page)
    weights = _weigh(body)
    _remove(body, [one for one in _elements(body) if _is_furniture(one) and not _holds_the_page(one, body, weights)])
    weights = _weigh(body)
    marked = _marked(body, weights)
    if marked is not None:
        return marked
    outer = [one for one in body.iter("header") if not _within(one, "article") and not _has_visible_title(one)]
    _remove(body, [one for one in outer if not _holds_the_page(one, body, weights)])
    weights = _weigh(body)
    densest = _densest(body, weights)
    menus = [one for one in densest.iter("ul", "ol", "div", "table", "p", "section") if _is_menu(one, weights)]
    if sum(weights[one].prose for one in menus) < weights[densest].prose:
        _remove(densest, [one for one in menus if one is not densest])
    return densest


def bare_body(page: HtmlElement) -> HtmlElement:
    """The body of `page` without scripts, styles and the controls of forms; all of its text is left. Changes `page`."""
    body = page if page.tag == "body" else page.find("body")
    body = page if body is None else body
    _remove(body, list(body.iter(*_NEVER_TEXT)))
    _remove(body, [one for one in body.iter("button") if not _within(one, *HEADINGS, "summary")])
    return body


def _remove(root: HtmlElement, elements: list[HtmlElement]) -> None:
    """Empty `elements`. They stay where they are, so that the text before them and the text after stay apart."""
    for element in elements:
        if element is not root:
            element.clear(keep_tail=True)


def _elements(root: HtmlElement) -> list[HtmlElement]:
    return [one for one in root.iter() if isinstance(one.tag, str)]


def _weigh(root: HtmlElement) -> dict[HtmlElement, _Weight]:
    weights: dict[HtmlElement, _Weight] = {}
    links = 0
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            links += element.tag == "a"
            weights[element] = weight = _Weight()
            _count(weight, element.text, links)
            continue
        links -= element.tag == "a"
        parent = element.getparent()
        if element is not root and parent in weights:
            above = weights[parent]
            above.text += weights[element].text
            above.prose += weights[element].prose
            _count(above, element.tail, links)
    return weights


def _count(weight: _Weight, text: str | None, links: int) -> None:
    size = _size(text)
    weight.text += size
    weight.prose += 0 if links else size


def _size(text: str | None) -> int:
    return sum(map(len, text.split())) if text else 0


def _is_furniture(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _FURNITURE:
        return not _within(element, "blockquote")
    if tag == "form" or element.get("role", "").lower() in _FURNITURE_ROLES or _is_unseen(element):
        return True
    if tag in _NEVER_BY_NAME:
        return False
    names = [_dashed(name) for name in element.get("class", "").split()]
    if tag in _BY_ID and element.get("id"):
        names.append(_dashed(element.get("id")))
    return any(_FURNITURE_NAME.search(name) or _SOCIAL_NAME.search(name) for name in names)


def _is_unseen(element: HtmlElement) -> bool:
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    if element.get("aria-hidden", "").lower() == "true" or _UNSEEN_STYLE.search(element.get("style", "")):
        return True
    return any(_UNSEEN_NAME.search(name.lower()) for name in element.get("class", "").split())


def _dashed(name: str) -> str:
    """`shareThis` as `share-this`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _within(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _holds_the_page(element: HtmlElement, body: HtmlElement, weights: dict[HtmlElement, _Weight]) -> bool:
    """Whether the page would be gone with `element`: frameworks wrap whole pages in forms and hidden blocks."""
    whole = weights[body]
    own = weights[element]
    if own.prose * 2 > whole.prose > 0 or (whole.prose == 0 and own.text * 2 > whole.text):
        return True
    if element.tag in _FURNITURE or _is_unseen(element):
        return False
    return next(element.iter("main"), None) is not None or _has_visible_title(element)


def _has_visible_title(element: HtmlElement) -> bool:
    """Whether it holds a first-level heading that is no link to the site's first page."""
    return any(_size(h1.text_content()) > _size_of_links(h1) for h1 in element.iter("h1"))


def _size_of_links(element: HtmlElement) -> int:
    return sum(_size(link.text_content()) for link in element.iter("a"))


def _marked(body: HtmlElement, weights: dict[HtmlElement, _Weight]) -> HtmlElement | None:
    """The main content where the page itself marks it."""
    whole = weights[body]
    mains = [one for one in weights if one.tag == "main" or one.get("role", "").lower() == "main"]
    best = max(mains, key=lambda one: weights[one].text, default=None)
    if best is not None and weights[best].text > _SHARE_OF_MAIN * whole.text:
        return best
    for article in body.iter("article"):
        if weights[article].prose > _SHARE_OF_ARTICLE * whole.prose:
            return article
    by_id = {one.get("id", "").lower(): one for one in weights if one.get("id")}
    for name in _IDS:
        if name in by_id and weights[by_id[name]].prose > _SHARE_OF_ARTICLE * whole.prose:
            return by_id[name]
    return None


def _densest(body: HtmlElement, weights: dict[HtmlElement, _Weight]) -> HtmlElement:
    """The smallest element that holds nearly all the prose of the page and leaves no paragraph behind."""
    element = body
    while len(element):
        child = max((one for one in element if one in weights), key=lambda one: weights[one].prose, default=None)
        if child is None or child.tag not in _CONTAINERS:
            return element
        rest = weights[element].prose - weights[child].prose
        if rest > _LEFT_BEHIND * weights[element].prose or _leaves_prose(element, child, weights):
            return element
        element = child
    return element


def _leaves_prose(element: HtmlElement, child: HtmlElement, weights: dict[HtmlElement, _Weight]) -> bool:
    if any(_size(text) >= _SHORT_TEXT for text in _own_texts(element)):
        return True
    for sibling in element:
        if sibling is child or sibling not in weights:
            continue
        for one in sibling.iter(*HEADINGS, "p", "li", "td", "dd", "blockquote", "pre"):
            if weights[one].prose >= (1 if one.tag == "h1" else _SHORT_TEXT):
                return True
    return False


def _own_texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def _is_menu(element: HtmlElement, weights: dict[HtmlElement, _Weight]) -> bool:
    """Whether it is little more than a row of links."""
    weight = weights[element]
    if weight.prose > _SHARE_OF_PROSE_IN_MENU * weight.text or _has_visible_title(element):
        return False
    return sum(1 for link in element.iter("a") if _size(link.text_content())) >= _LINKS_OF_A_MENU
