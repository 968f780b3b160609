"""Which models may be configured, where passages may go, and that keys stay where they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from assistant import Library, LibraryError, ModelLimits
from assistant.writing.choosing import chosen_model, is_this_machine, named_hosts, named_models
from assistant.writing.connecting import connected
from tests.scripted_model import ScriptedModel

for package in ("langchain_openai", "langchain_ollama", "langchain_anthropic"):
    pytest.importorskip(package, reason=f"{package} is not installed")
SECRET = "sk-never-shown-42"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("CHAPTERVERSE_MODEL", "OPENAI_", "ANTHROPIC_", "LANGSMITH_")) or "proxy" in name.lower():
            monkeypatch.delenv(name)


def open_with(folder: Path, model: Any, **more: Any) -> Library:
    return Library.open(folder / "library", model=model, **more)


@pytest.mark.parametrize(
    ("written", "name", "url", "host"),
    [
        ("ollama:llama3.2", "ollama:llama3.2", "http://127.0.0.1:11434", "127.0.0.1"),
        ("ollama:qwen3:8b", "ollama:qwen3:8b", "http://127.0.0.1:11434", "127.0.0.1"),
        ("openai:any@http://localhost:8080/v1", "openai:any", "http://localhost:8080/v1", "localhost"),
        ("openai:any@http://[::1]:8080/v1", "openai:any", "http://[::1]:8080/v1", "::1"),
    ],
)
def test_models_of_this_machine_need_no_more_than_their_name(written: str, name: str, url: str, host: str) -> None:
    choice = chosen_model(written, (), {})
    assert (choice.name, choice.url, choice.host, choice.is_here) == (name, url, host, True)


def test_the_environment_may_name_the_address() -> None:
    choice = chosen_model("openai:any", (), {"CHAPTERVERSE_MODEL_URL": "http://127.0.0.1:9/v1"})
    assert (choice.url, choice.own_url) == ("http://127.0.0.1:9/v1", True)


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("openai:gpt-x", "api.openai.com"),
        ("anthropic:claude-x", "api.anthropic.com"),
        ("mistralai:some", "mistralai"),
        ("openai:any@http://192.168.1.9:8080/v1", "192.168.1.9"),
        ("openai:any@http://127.0.0.1.evil.example/v1", "127.0.0.1.evil.example"),
        ("openai:any@http://localhost.evil.example/v1", "localhost.evil.example"),
        ("ollama:any@http://box:11434", "box"),
    ],
)
def test_another_machine_must_be_named(written: str, host: str) -> None:
    with pytest.raises(LibraryError) as refused:
        chosen_model(written, named_hosts("", {}), {})
    assert f"CHAPTERVERSE_MODEL_HOST={host}" in str(refused.value)
    assert "--model-host" in str(refused.value)
    assert chosen_model(written, named_hosts(host.upper(), {}), {}).host == host
    assert chosen_model(written, named_hosts((), {"CHAPTERVERSE_MODEL_HOST": f"other, {host}"}), {}).host == host


def test_a_proxy_is_another_machine_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    with pytest.raises(LibraryError, match=r"proxy\.example"):
        chosen_model("openai:gpt-x", ("api.openai.com",), {})
    assert chosen_model("openai:gpt-x", ("api.openai.com", "proxy.example"), {})
    assert chosen_model("openai:x@http://127.0.0.1:8080/v1", (), {}).is_here


@pytest.mark.parametrize(
    "written",
    ["gpt-4", "", "openai:", ":x", "openai: x", f"openai:x@http://me:{SECRET}@127.0.0.1/v1", "openai:x@http:///v1",
     f"openai:x@http://127.0.0.1/v1?key={SECRET}", "openai:x@http://127.0.0.1:99999999/v1"],
)  # fmt: skip
def test_names_that_are_none_are_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(LibraryError) as refused:
        chosen_model(written, ("127.0.0.1",), {})
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_this_machine_is_known(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "localhost.", "example", "", "2130706433", "::ffff:8.8.8.8"])
def test_nothing_else_is_this_machine(host: str) -> None:
    assert not is_this_machine(host)


def test_several_models_are_parted_by_commas_and_none_is_none() -> None:
    assert named_models("ollama:a, openai:b@http://127.0.0.1/v1,none") == ["ollama:a", "openai:b@http://127.0.0.1/v1"]
    assert named_models("none") == []


# the library


def test_the_library_names_its_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAPTERVERSE_MODEL", "ollama:a,openai:b@http://127.0.0.1:1/v1")
    with open_with(tmp_path, None) as library:
        assert library.models == ("ollama:a", "openai:b")
    with open_with(tmp_path, "none") as library:
        assert library.models == ()
        with pytest.raises(LibraryError, match="not configured"):
            library.ask("What?", model="ollama:a")
    with open_with(tmp_path, [ScriptedModel(), "ollama:c"]) as library:
        assert library.models == ("ScriptedModel:scripted", "ollama:c")
        with pytest.raises(LibraryError, match=r"openai:b.*configured: ScriptedModel"):
            library.ask("What?", model="openai:b")


def test_a_wrong_model_is_told_at_once_where_named_and_hinders_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LibraryError, match=r"api\.openai\.com"):
        open_with(tmp_path, "openai:gpt-x")
    monkeypatch.setenv("CHAPTERVERSE_MODEL", "openai:gpt-x")
    with open_with(tmp_path, None) as library:
        assert library.documents() == []
        with pytest.raises(LibraryError, match=r"api\.openai\.com"):
            library.ask("What?")
        assert library.ask("What?", model="none").status == "not_found"


def test_a_missing_key_is_told_by_its_variable(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="OPENAI_API_KEY"):
        open_with(tmp_path, "openai:gpt-x", model_host="api.openai.com")
    with pytest.raises(LibraryError, match="ANTHROPIC_API_KEY"):
        open_with(tmp_path, "anthropic:claude-x", model_host=["api.anthropic.com"])


def test_a_missing_package_is_told_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.writing.connecting.find_spec", lambda name: None)
    with pytest.raises(LibraryError, match=r"pip install 'chapterverse\[ollama\]'"):
        open_with(tmp_path, "ollama:a")


# what LangChain makes of it


def test_the_providers_own_key_goes_to_the_provider_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    own: Any = connected(chosen_model("openai:x@http://127.0.0.1:8080/v1", (), {}), ModelLimits())
    assert own.openai_api_key.get_secret_value() == "none"
    monkeypatch.setenv("CHAPTERVERSE_MODEL_KEY", "for-my-server")
    own = connected(chosen_model("openai:x@http://127.0.0.1:8080/v1", (), {}), ModelLimits())
    assert own.openai_api_key.get_secret_value() == "for-my-server"
    hosted: Any = connected(chosen_model("openai:gpt-x", ("api.openai.com",), {}), ModelLimits())
    assert hosted.openai_api_key.get_secret_value() == SECRET
    assert SECRET not in f"{hosted!r} {hosted} {own!r}"


def test_no_variable_sends_it_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = "http://elsewhere.example"
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_PROXY", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL",
                 "ANTHROPIC_PROXY", "OLLAMA_HOST", "LANGSMITH_GATEWAY"):  # fmt: skip
        monkeypatch.setenv(name, elsewhere)
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "LANGSMITH_API_KEY"):
        monkeypatch.setenv(name, SECRET)
    limits, hosts = ModelLimits(), ("api.openai.com", "api.anthropic.com")
    openai: Any = connected(chosen_model("openai:gpt-x", hosts, {}), limits)
    assert str(openai.root_client.base_url) == "https://api.openai.com/v1/"
    assert str(openai.root_async_client.base_url) == "https://api.openai.com/v1/"
    anthropic: Any = connected(chosen_model("anthropic:claude-x", hosts, {}), limits)
    assert str(anthropic._async_client.base_url).rstrip("/") == "https://api.anthropic.com"
    ollama: Any = connected(chosen_model("ollama:a", (), {}), limits)
    assert str(ollama._async_client._client.base_url).rstrip("/") == "http://127.0.0.1:11434"
    for model in (openai, anthropic, ollama):
        assert "elsewhere" not in repr(model)


def test_a_server_here_is_asked_without_the_environments_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    openai: Any = connected(chosen_model("openai:x@http://127.0.0.1:8080/v1", (), {}), ModelLimits())
    ollama: Any = connected(chosen_model("ollama:x", (), {}), ModelLimits())
    for client in (openai.root_async_client._client, ollama._async_client._client):
        assert not client.trust_env
        assert not client.follow_redirects


def test_what_a_package_says_of_a_key_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*words: Any, **named: Any) -> None:
        raise ValueError(f"Bad key {SECRET}")

    monkeypatch.setattr("assistant.writing.connecting.init_chat_model", broken)
    with pytest.raises(LibraryError) as refused:
        connected(chosen_model("ollama:a", (), {}), ModelLimits())
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("limits", [{"tokens": 300, "answer_tokens": 200}, {"attempts": 0}, {"first": 0.0}])
def test_limits_that_leave_no_room_are_refused(limits: Any) -> None:
    with pytest.raises(ValueError, match="model"):
        ModelLimits(**limits)
