"""What a model replied, kept in a file, so that other checks can be measured on the same words."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Generator
from pathlib import Path

from assistant.writing.asking import Asker
from assistant.writing.failing import ModelFailed
from assistant.writing.prompt import Prompt


class KeptReplies(Asker):
    """Asks a model, or says again what it replied to the same question before."""

    def __init__(self, asker: Asker, path: Path) -> None:
        """`path` is a file of JSON lines that grows with each reply."""
        self._asker = asker
        self._path = path
        self._asked: Counter[str] = Counter()
        self._kept: dict[str, dict[str, object]] = {}
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            self._kept = {str(one["key"]): one for one in map(json.loads, lines)}

    @property
    def can_be_structured(self) -> bool:
        """As the model's asker says."""
        return self._asker.can_be_structured

    def ask(
        self, prompt: Prompt, *, structured: bool, first: float, whole: float, stop: threading.Event | None
    ) -> Generator[str]:
        """The model's words; a reply that failed fails again."""
        question = prompt.given.rpartition("Question: ")[2]
        self._asked[question] += 1
        key = f"{question} | {'schema' if structured else 'plain'} | {self._asked[question]}"
        kept = self._kept.get(key)
        if kept is not None:
            yield from _again(kept)
            return
        said: list[str] = []
        failed: ModelFailed | None = None
        try:
            for words in self._asker.ask(prompt, structured=structured, first=first, whole=whole, stop=stop):
                said.append(words)
                yield words
        except ModelFailed as failure:
            failed = failure
            raise
        finally:
            self._keep(key, "".join(said), failed)

    def _keep(self, key: str, said: str, failed: ModelFailed | None) -> None:
        how = {"why": str(failed), "again": failed.again, "of_request": failed.of_request} if failed else None
        line = json.dumps({"key": key, "said": said, "failed": how}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def _again(kept: dict[str, object]) -> Generator[str]:
    yield str(kept["said"])
    failed = kept["failed"]
    if isinstance(failed, dict):
        raise ModelFailed(str(failed["why"]), again=bool(failed["again"]), of_request=bool(failed["of_request"]))
