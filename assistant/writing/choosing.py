"""Which language model is meant by a name, on which host it runs, and whether passages may be sent there."""

from __future__ import annotations

import ipaddress
import re
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.errors import LibraryError

NO_MODEL = "none"
"""The name that stands for no model."""
MODEL_VARIABLE = "CHAPTERVERSE_MODEL"
URL_VARIABLE = "CHAPTERVERSE_MODEL_URL"
HOST_VARIABLE = "CHAPTERVERSE_MODEL_HOST"
_NAME = re.compile(r"(?P<provider>[a-z][a-z0-9_]*):(?P<model>[^\s@]\S*?)(?:@(?P<url>https?://\S+))?$")
_USUAL_URLS = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "ollama": "http://127.0.0.1:11434",
}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that the operator chose.

    `url` is where it is served, empty where only LangChain's package knows; `host` is the host of `url`, or then the
    provider's name. `own_url` is whether the operator named the address.
    """

    provider: str
    model: str
    url: str
    host: str
    own_url: bool

    @property
    def name(self) -> str:
        """How it is called: "ollama:llama3.2"."""
        return f"{self.provider}:{self.model}"

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return is_this_machine(self.host)


def named_models(written: str) -> list[str]:
    """The names in a list parted by commas; none where it only says "none"."""
    return [name for part in written.split(",") if (name := part.strip()) and name != NO_MODEL]


def chosen_model(written: str, hosts: Sequence[str], environ: Mapping[str, str]) -> ModelChoice:
    """The model of a name such as "ollama:llama3.2" or "openai:any@http://127.0.0.1:8080/v1".

    `hosts` are those that may be sent passages, besides this machine. Raises LibraryError for a name that is none, and
    for a host that was not named.
    """
    match = _NAME.match(written.strip())
    if match is None:
        raise LibraryError(
            "The language model's name is not understood. Write the provider and the name, such as ollama:llama3.2, or "
            "openai:NAME@http://127.0.0.1:8080/v1 for a server of your own."
        )
    provider, own_url = match["provider"], match["url"] or environ.get(URL_VARIABLE, "")
    url = own_url or _USUAL_URLS.get(provider, "")
    host = _host_of(url) if url else provider
    choice = ModelChoice(provider, match["model"], url, host, bool(own_url))
    _require_named(choice, hosts)
    return choice


def named_hosts(hosts: str | Sequence[str], environ: Mapping[str, str]) -> tuple[str, ...]:
    """The hosts that the operator named, in lower case."""
    given = hosts.split(",") if isinstance(hosts, str) else hosts
    named = [*given, *environ.get(HOST_VARIABLE, "").split(",")]
    return tuple(dict.fromkeys(host for part in named if (host := part.strip().casefold())))


def is_this_machine(host: str) -> bool:
    """Whether a host is this machine, told without looking its name up."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def proxy_to(url: str) -> str:
    """The host of the proxy that the environment puts before an address; empty for none."""
    parts = urlsplit(url)
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(parts.hostname or ""):
        return ""
    return urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "a proxy"


def _host_of(url: str) -> str:
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        port, host = None, None
    if parts_are_secret(url):
        raise LibraryError(
            "The language model's address holds a name or a key. Take it out, and set CHAPTERVERSE_MODEL_KEY instead."
        )
    if not host or not url.startswith(("http://", "https://")) or port == 0:
        raise LibraryError("The language model's address is none. Write it as http://127.0.0.1:8080/v1.")
    return host.casefold()


def parts_are_secret(url: str) -> bool:
    """Whether an address holds more than where to go."""
    return "@" in url or "?" in url or "#" in url


def _require_named(choice: ModelChoice, hosts: Sequence[str]) -> None:
    """Nothing is sent to another machine that the operator did not name, nor through one."""
    if choice.is_here:
        return
    ways = [choice.host, *([proxy] if (proxy := proxy_to(choice.url)) and not is_this_machine(proxy) else [])]
    for host in ways:
        if host not in hosts:
            what = "is served by" if host == choice.host else "would be reached through the proxy"
            raise LibraryError(
                f"The model {choice.name} {what} {host}, which is not this machine: passages of your documents would "
                f"be sent there. If that is wanted, say so with {HOST_VARIABLE}={host} or --model-host {host}."
            )
