"""Works for the tests of processes: they do what a document says."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.running.outcomes import Done

if TYPE_CHECKING:
    from extractor.reading import Item


@dataclass(frozen=True)
class Doing:
    """A document says what happens: ``die`` ends its process, ``once FILE`` ends it the first time.

    ``fell`` ends the process that started this one, ``fell FILE`` the first time.
    """

    refuses: bool = False
    rules: None = None

    def start(self) -> Doing:
        if self.refuses:
            raise RulesError("rules/en/money.toml:12", "no part is called {x}", "known parts: y")
        return self

    def __call__(self, item: Item) -> Done:
        assert isinstance(item.content, bytes)
        word, _, name = item.content.decode().partition(" ")
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "once" and not Path(name).exists():
            Path(name).touch()
            os._exit(7)
        if word == "fell" and not (name and Path(name).exists()):
            if name:
                Path(name).touch()
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(100)
        if word == "hang":
            time.sleep(100)
        if word == "slow":
            time.sleep(0.05)
        return Done([item.where, word])
