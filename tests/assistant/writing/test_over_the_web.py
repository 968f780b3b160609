"""LangChain's own class for compatible servers, asked over the web of this machine; the server is a stand-in."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant import Library, ModelLimits
from tests.scripted_model import passage_of

pytest.importorskip("langchain_openai", reason="langchain-openai is not installed")
QUESTION = "How often is supervision held?"
MONTHLY = "Supervision in the MASH and in the assessment teams takes place every month."
SECRET = "sk-never-shown-42"


class Server(ThreadingHTTPServer):
    """Answers every request with `reply`; counts them, and those whose asker went away."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply: Callable[[Handler, str], None] = lambda handler, prompt: handler.words("NOT SAID")
        self.requests: list[str] = []
        self.keys: list[str] = []
        self.gone = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        prompt = "\n".join(message["content"] for message in body["messages"])
        self.server.requests.append(self.path)
        self.server.keys.append(self.headers["authorization"] or "")
        try:
            self.server.reply(self, prompt)
        except (BrokenPipeError, ConnectionResetError):
            self.server.gone.set()

    def do_GET(self) -> None:
        self.server.requests.append(self.path)
        self.send_error(404)

    def refuse(self, status: int, **headers: str) -> None:
        body = json.dumps({"error": {"message": f"Bad {SECRET}: the passages were ..."}}).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def words(self, *pieces: str | float) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        for piece in pieces:
            if isinstance(piece, float):
                time.sleep(piece)
                self.wfile.write(b": still here\n\n")
                continue
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x"}
            choices = [{"index": 0, "delta": {"role": "assistant", "content": piece}}]
            self.wfile.write(f"data: {json.dumps({**chunk, 'choices': choices})}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def opened(sample_library: Library, server: Server) -> Iterator[Library]:
    limits = ModelLimits(tokens=3000, answer_tokens=200, first=1.5, whole=4.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHAPTERVERSE_MODEL_KEY", SECRET)
        patch.setenv("LANGSMITH_TRACING", "true")  # to a service elsewhere, which the tests refuse to reach
        patch.setenv("LANGSMITH_API_KEY", SECRET)
        with Library.open(sample_library.path, model=f"openai:x@{server.url}", model_limits=limits) as library:
            library.ask(QUESTION)  # loads what connects, which can take longer than the first words may
            yield library


@pytest.fixture
def library(opened: Library, server: Server) -> Library:
    server.requests, server.keys = [], []
    server.gone.clear()
    return opened


def in_json(handler: Handler, prompt: str) -> None:
    statement = {"text": MONTHLY, "passages": [passage_of(prompt, MONTHLY)]}
    whole = json.dumps({"statements": [statement]})
    handler.words(whole[:30], whole[30:])


def test_a_compatible_server_writes_and_nothing_else_is_asked(library: Library, server: Server) -> None:
    server.reply = in_json
    answer = library.ask(QUESTION)
    assert [one.text for one in answer.statements] == [MONTHLY]
    assert (answer.model, server.requests) == ("openai:x", ["/v1/chat/completions"])
    assert server.keys == [f"Bearer {SECRET}"]
    assert SECRET not in repr(answer)


def test_a_server_that_asks_to_wait_is_left_alone_so_long(library: Library, server: Server) -> None:
    times: list[float] = []

    def reply(handler: Handler, prompt: str) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            handler.refuse(429, Retry_After="1")
        else:
            in_json(handler, prompt)

    server.reply = reply
    assert [one.text for one in library.ask(QUESTION).statements] == [MONTHLY]
    assert 1.0 <= times[1] - times[0] < 2.5


def test_a_wait_longer_than_the_limit_is_not_waited(library: Library, server: Server) -> None:
    server.reply = lambda handler, prompt: handler.refuse(429, Retry_After="3600")
    answer = library.ask(QUESTION)
    assert answer.seconds < 3
    assert "openai:x is asked too often at present." in answer.notes
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "note", "times"),
    [
        (401, "openai:x did not accept the key.", 1),
        (404, "openai:x is unknown to its server.", 1),
        (503, "openai:x failed.", 2),
        (400, "openai:x could not make anything of the request.", 2),
    ],
)
def test_refusals_are_told_in_our_words(
    library: Library, server: Server, caplog: pytest.LogCaptureFixture, status: int, note: str, times: int
) -> None:
    server.reply = lambda handler, prompt: handler.refuse(status)
    with caplog.at_level(0):
        answer = library.ask(QUESTION)
    assert note in answer.notes
    assert len(server.requests) == times
    assert answer.model is None
    assert answer.statements
    assert SECRET not in repr(answer)
    ours = [record for record in caplog.records if record.name.startswith(("assistant", "ui"))]
    assert not any(SECRET in record.getMessage() for record in ours)


def test_no_redirection_is_followed(library: Library, server: Server) -> None:
    server.reply = lambda handler, prompt: handler.refuse(307, Location=f"{server.url}/elsewhere")
    answer = library.ask(QUESTION)
    assert set(server.requests) == {"/v1/chat/completions"}
    assert any("another address" in note for note in answer.notes)


def test_a_server_that_never_begins_is_given_up(library: Library, server: Server) -> None:
    server.reply = lambda handler, prompt: handler.words(30.0, "late")
    answer = library.ask(QUESTION)
    assert "openai:x took too long." in answer.notes
    assert 1.5 <= answer.seconds < 6


def test_a_stop_closes_the_connection_also_while_nothing_comes(library: Library, server: Server) -> None:
    server.reply = lambda handler, prompt: handler.words("{", *[0.05] * 100)
    stop = threading.Event()
    threading.Timer(0.7, stop.set).start()
    answer = library.ask(QUESTION, stop=stop)
    assert "openai:x was stopped." in answer.notes
    assert answer.seconds < 3
    assert server.gone.wait(2), "the server saw the connection close"


def test_a_server_that_is_not_there_is_told(sample_library: Library) -> None:
    limits = ModelLimits(whole=3.0)
    with Library.open(sample_library.path, model="openai:x@http://127.0.0.1:9/v1", model_limits=limits) as library:
        answer = library.ask(QUESTION)
    assert "openai:x could not be reached." in answer.notes
    assert answer.statements
