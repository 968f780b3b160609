"""What stands around the table of documents and never changes: where files are dropped, filters, head, dialogs."""

from __future__ import annotations

from assistant import FILE_ENDINGS

COLUMNS = {
    "name": "Title",
    "kind": "Kind",
    "authority": "Authority",
    "date": "Date",
    "count": "Pages",
    "added": "Added",
    "state": "State",
    "file": "File",
}
"""The columns by the class of their cells."""


def drop_shell() -> str:
    """Where files and folders are dropped or chosen; how far they are stands below."""
    endings = ",".join(sorted(FILE_ENDINGS))
    return (
        f'<section class="drop" aria-label="Add documents" data-endings="{endings}">'
        '<p class="drop-words"><strong>Drop files or folders here</strong>'
        '<span class="kinds">PDF, DOCX, HTML, Markdown or plain text, up to 200 MB each</span></p>'
        '<p class="drop-buttons"><button type="button" data-do="files">Choose files</button>'
        '<button type="button" data-do="folder">Choose a folder</button></p>'
        '<input type="file" multiple hidden data-input="files" aria-label="Files to add">'
        '<input type="file" webkitdirectory hidden data-input="folder" aria-label="Folder to add">'
        '<p class="drop-failure" role="alert"></p></section>'
        '<p class="unseen" role="status" data-slot="said"></p><div data-slot="progress"></div>'
    )


def shelf_shell() -> str:
    """The number of documents, filters, the table's head and the question before documents are removed."""
    heads = "".join(_head(name, label) for name, label in COLUMNS.items())
    return (
        '<div class="shelf"><div data-slot="notices"></div><div data-slot="all" hidden>'
        '<div class="shelf-head"><h2 tabindex="-1" data-slot="total"></h2>'
        '<p class="found" role="status" data-slot="found"></p>'
        f'<button type="button" class="quiet" data-do="clear" hidden>Clear</button></div>{_tools()}'
        '<div class="chosen" role="group" aria-label="Chosen documents" data-slot="chosen" hidden>'
        '<strong data-slot="chosen-count"></strong>'
        '<button type="button" class="first" data-do="ask">Ask about these</button>'
        '<button type="button" data-do="remove-chosen">Remove</button>'
        '<button type="button" class="quiet" data-do="none">Choose none</button></div>'
        '<table><caption class="unseen">Documents; the buttons in the head sort them</caption><thead><tr>'
        '<th scope="col" class="pick"><label><input type="checkbox" data-pick-all aria-label="Choose all found">'
        "</label></th>"
        f'{heads}<th scope="col" class="acts"><span class="unseen">Correct, remove</span></th></tr></thead>'
        "<tbody></tbody></table>"
        '<p class="more" data-slot="more" hidden><button type="button" data-do="more"></button>'
        '<button type="button" data-do="every"></button></p></div></div>'
        f"{_removal()}"
    )


def correction_shell() -> str:
    """The dialog in which metadata is corrected."""
    return '<dialog class="correction" aria-labelledby="correction-heading"><div data-slot="form"></div></dialog>'


def _head(name: str, label: str) -> str:
    return (
        f'<th scope="col" class="{name}" aria-sort="none"><button type="button" data-sort-by="{name}">{label}'
        '<span class="arrow" aria-hidden="true"></span></button></th>'
    )


def _tools() -> str:
    sorts = "".join(f'<option value="{name}">{label}</option>' for name, label in COLUMNS.items())
    search = (
        '<input id="shelf-search" type="search" autocomplete="off" data-words placeholder="Title, authority or file">'
    )
    filters = "".join(
        _tool(name, f'<select id="shelf-{name}" data-filter="{name}"></select>')
        for name in ("kind", "authority", "year")
    )
    order = _tool("sort by", f'<select id="shelf-sort" data-sort-select>{sorts}</select>')
    return f'<div class="tools" role="search" aria-label="Documents">{_tool("search", search)}{filters}{order}</div>'


def _tool(name: str, field: str) -> str:
    place = name.split()[0]
    return f'<div class="tool {place}"><label for="shelf-{place}">{name.capitalize()}</label>{field}</div>'


def _removal() -> str:
    return (
        '<dialog class="removal" aria-labelledby="removal"><h3 id="removal"></h3><ul data-slot="titles"></ul>'
        "<p>The text, the facts and your corrections go from the library, and answers no longer draw on them. "
        "Files that were uploaded here are deleted; files elsewhere on your disk stay where they are.</p>"
        '<p class="choices"><button type="button" data-do="keep">Keep</button>'
        '<button type="button" class="danger" data-do="removed">Remove</button></p></dialog>'
    )
