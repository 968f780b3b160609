"""What can be done with an answer: copy it, ask again, edit the question, say whether it is good, take it along."""

from __future__ import annotations

from assistant import Answer, Citation
from ui.page.chat.writers import who_wrote
from ui.page.frame.markup import text

FORMS = (("md", "Markdown"), ("html", "Page to print (HTML)"), ("zip", "Evidence bundle (ZIP)"))
_UP = "M7 21V9l5-7 1.4.6c.7.3 1 1 .9 1.8L13.6 9H19a2 2 0 0 1 2 2.4l-1.4 7A2 2 0 0 1 17.6 20H7M3 10h4v11H3z"


def foot_html(answer: Answer) -> str:
    """The row under an answer; only what was answered is judged and copied."""
    again = _do("again", "Ask again") + _do("edit", "Edit question")
    if not answer.statements and not answer.table:
        return f'<div class="foot" role="group" aria-label="This question">{again}</div>'
    copied = f'<button type="button" class="quiet" data-do="copy" data-copy="{text(as_text(answer))}">Copy</button>'
    judged = (
        '<span class="judging" role="group" aria-label="Is this answer good?">'
        f"{_thumb('good', 'Good answer')}{_thumb('bad', 'Bad answer')}</span>"
    )
    return (
        f'<div class="foot" role="group" aria-label="This answer">{copied}{again}{export_menu("Export")}'
        f'{judged}<span class="took">{who_wrote(answer)} {answer.seconds:.1f} s</span></div>'
    )


def export_menu(label: str) -> str:
    """A menu of the forms in which an answer or a conversation can be taken along; scripts fill in its addresses."""
    forms = "".join(
        f'<li><a href="#" data-do="take" data-form="{form}" download>{name}</a></li>' for form, name in FORMS
    )
    return f'<details class="menu"><summary class="quiet">{text(label)}</summary><ul>{forms}</ul></details>'


def as_text(answer: Answer) -> str:
    """An answer as text with its references, to copy."""
    wrote = f"Written by {answer.model}; each sentence was found in its source." if answer.model else ""
    return "\n\n".join(part for part in (answer.text, wrote, "\n".join(map(_reference, answer.citations))) if part)


def _reference(citation: Citation) -> str:
    return f'[{citation.number}] {citation.reference}: "{" ".join(citation.quote.split())}"'


def _do(what: str, label: str) -> str:
    return f'<button type="button" class="quiet" data-do="{what}">{label}</button>'


def _thumb(which: str, label: str) -> str:
    return (
        f'<button type="button" class="thumb {which}" data-do="judge" data-good="{int(which == "good")}" '
        f'aria-pressed="false" aria-label="{label}">'
        f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_UP}"/></svg></button>'
    )
