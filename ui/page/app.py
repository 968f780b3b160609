"""The page put together: its parts, what happens on a click, and the application that serves it."""

from __future__ import annotations

from collections.abc import Iterable

import gradio as gr
from fastapi import FastAPI

from assistant import Library
from ui.page.chat.tab import AskTab
from ui.page.chat.taking import taking
from ui.page.documents.adding import Adding
from ui.page.documents.routes import document_routes
from ui.page.documents.tab import DocumentsTab
from ui.page.facts.routes import facts_routes
from ui.page.facts.tab import facts_tab
from ui.page.frame.guard import Guard
from ui.page.frame.opening import Opening
from ui.page.frame.theme import script, theme
from ui.page.routes import routes
from ui.page.source.panel import reader

MASTHEAD = (
    '<a class="skip" href="#ask-box">Skip to the question</a><header class="masthead"><h1>Chapterverse</h1></header>'
)


def application(library: Library, adding: Adding, hosts: Iterable[str] | None) -> FastAPI:
    """The page as an ASGI application, reachable under `hosts` (None: under any name)."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(library))
    app.include_router(document_routes(library, adding))
    app.include_router(facts_routes(library))
    app.include_router(taking(library))
    blocks = page(library)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        pwa=False,
        max_file_size="200mb",
    )
    # Mounted, Gradio 6 believes it was never launched and then takes any path that a request names for an upload.
    blocks.has_launched = True
    app.add_middleware(Opening)
    app.add_middleware(Guard, hosts=hosts)
    return app


def page(library: Library) -> gr.Blocks:
    """The parts of the page and their events."""
    blocks = gr.Blocks(title="Chapterverse", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600))
    with blocks:
        gr.HTML(MASTHEAD, elem_id="masthead", apply_default_css=False, js_on_load=script("frame/tabs.js"))
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="work"), gr.Tabs():
                with gr.Tab("Ask", id="ask"):
                    ask = AskTab(library)
                with gr.Tab("Documents", id="documents"):
                    documents = DocumentsTab(library)
                with gr.Tab("Facts", id="facts"):
                    facts_tab()
            reader()
        ask.refresh_on(documents.shelf.change)
    return blocks
