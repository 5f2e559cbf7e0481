"""Writes results to stdout, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LeftAsItWas(Exception):  # noqa: N818 - it is no error: the file shall stay as it is
    """Raised inside ``whole`` to end the block without writing the file."""


@contextmanager
def whole(path: Path | None) -> Iterator[TextIO]:
    """A stream of UTF-8 text that replaces the file when the block ends without an error.

    It is written beside the file and renamed; where the block raises, the file stays as it was.
    A device or a pipe is written to directly, and so is stdout, which None stands for.
    Raises OSError where the folder cannot be written.
    """
    try:
        if path is None:
            yield sys.stdout
        elif path.exists() and not path.is_file():
            with utf8(path, "w") as stream:
                yield stream
        else:
            yield from _renamed(path)
    except LeftAsItWas:
        pass


def utf8(path: Path, mode: str) -> TextIO:
    """The file, opened for text; a lone surrogate becomes its JSON escape. Raises OSError."""
    stream = path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")
    return cast("TextIO", stream)


def _renamed(path: Path) -> Iterator[TextIO]:
    with replaced(path) as part, utf8(part, "w") as stream:
        yield stream


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A path beside the file to write to; what lies there replaces the file when the block ends.

    Where the block raises, the file stays as it was. Raises OSError where the folder cannot be written.
    """
    path = path.resolve()
    _clear(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _clear(path: Path) -> None:
    """Take away what programs that were killed have left of the file."""
    head, tail = f".{path.name}.", ".part"
    with suppress(OSError):
        for other in path.parent.iterdir():
            number = other.name.removeprefix(head).removesuffix(tail)
            if (
                other.name == f"{head}{number}{tail}"
                and number.isdecimal()
                and _is_gone(int(number))
            ):
                other.unlink(missing_ok=True)


def _is_gone(process: int) -> bool:
    # On Windows the signal 0 is Ctrl-C.
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False
