"""Connects to a chosen model through LangChain, so that nothing goes another way than was chosen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.errors import LibraryError
from assistant.writing.choosing import ModelChoice, proxy_to
from assistant.writing.limits import ModelLimits

KEY_VARIABLE = "CHAPTERVERSE_MODEL_KEY"
_PACKAGES = {"openai": "langchain_openai", "ollama": "langchain_ollama", "anthropic": "langchain_anthropic"}
_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_NO_KEY = "none"


def require_set_up(choice: ModelChoice) -> None:
    """Raises LibraryError where the model's package or key is missing, before anything is loaded."""
    package = _PACKAGES.get(choice.provider)
    if package and find_spec(package) is None:
        raise LibraryError(
            f"{choice.name} needs a package that is not installed: pip install 'chapterverse[{choice.provider}]'."
        )
    variable = _KEYS.get(choice.provider)
    if variable and not choice.own_url and not os.environ.get(variable):
        raise LibraryError(f"{choice.name} needs a key: set {variable} in the environment.")


def connected(choice: ModelChoice, limits: ModelLimits) -> BaseChatModel:
    """The model, ready to be asked; nothing is sent yet. Raises LibraryError where it cannot be set up."""
    require_set_up(choice)
    settings = _settings(choice, limits, os.environ)
    try:
        model: BaseChatModel = init_chat_model(choice.model, model_provider=choice.provider, **settings)
    except ImportError:
        raise LibraryError(f"{choice.name} needs LangChain's package for “{choice.provider}”. Install it.") from None
    except Exception:  # what a provider says may repeat the key
        raise LibraryError(
            f"The model {choice.name} could not be set up. Check its name and its key in the environment."
        ) from None
    return model


def called(model: BaseChatModel) -> str:
    """How a model that was given ready-made is called."""
    own = next((str(said) for field in ("model_name", "model") if (said := getattr(model, field, None))), "")
    kind = model.__class__.__name__
    return f"{kind}:{own}" if own else kind


def _settings(choice: ModelChoice, limits: ModelLimits, environ: Mapping[str, str]) -> dict[str, Any]:
    """What LangChain's classes are made with. An address is always given: without one they read the environment's
    variables, and LANGSMITH_GATEWAY would send everything through another host."""
    if choice.provider == "ollama":
        direct = {"trust_env": bool(proxy_to(choice.url)) and not choice.is_here, "follow_redirects": False}
        return {
            "base_url": choice.url,
            "temperature": 0,
            "num_predict": limits.answer_tokens,
            "num_ctx": limits.tokens,  # Ollama cuts what is longer than its own default without a word
            "client_kwargs": {**direct, "timeout": limits.whole},
        }
    usual: dict[str, Any] = {"max_tokens": limits.answer_tokens, "timeout": limits.whole, "max_retries": 0}
    if choice.url:
        usual["base_url"] = choice.url
    if choice.own_url:  # the provider's own key is for the provider's own host
        usual["api_key"] = environ.get(KEY_VARIABLE) or _NO_KEY
        usual["temperature"] = 0
    if choice.provider == "openai":
        usual |= {"use_responses_api": False, "openai_proxy": None, **_openai_clients(choice, limits)}
    if choice.provider == "anthropic":
        usual["anthropic_proxy"] = None
    return usual


def _openai_clients(choice: ModelChoice, limits: ModelLimits) -> dict[str, Any]:
    """Clients of the web that follow no redirection, and no proxy but one that was named."""
    openai = import_module("openai")
    way = {
        "trust_env": bool(proxy_to(choice.url)) and not choice.is_here,
        "follow_redirects": False,
        "timeout": openai.Timeout(limits.whole, connect=limits.connect),
    }
    return {"http_client": openai.DefaultHttpxClient(**way), "http_async_client": openai.DefaultAsyncHttpxClient(**way)}
