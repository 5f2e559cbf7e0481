"""Reads brat's standoff: corrected words and events."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.interchange.annotations import Annotated, Argument, Deal, Mark
from extractor.interchange.brat import NOTE, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORDS = re.compile(r"(T\d+)\t(\S+) (\d+) (?:[\d ;]* )?(\d+)\t(.*)")
_EVENT = re.compile(r"(E\d+)\t(\S+):(T\d+)((?: \S+:T\d+)*) ?")
_STATUS = re.compile(rf"A\d+\t{STATUS} (E\d+) (\S+)")
_NOTE = re.compile(rf"#\d+\t{NOTE} (E\d+)\t(.*)")
_MEND = "give words, events and their status as they were exported"


def read_brat(folder: str, names: Mapping[str, str]) -> Iterator[Annotated | InputError]:
    """The articles whose .ann files are in the folder; an error in the place of one that is wrong.

    ``names`` are the ids of documents by the names of their files. Raises InputError where there are none.
    """
    found = sorted(Path(folder).glob("*.ann"))
    if not found:
        raise InputError(folder, "holds no .ann files", "give the folder of the collection")
    for path in found:
        try:
            yield _article(path, names)
        except InputError as error:
            yield error


def _article(path: Path, names: Mapping[str, str]) -> Annotated:
    if path.stem not in names:
        raise InputError(str(path), "is of no document of the records", "export them again")
    text, lines = _read(path.with_suffix(".txt")), _read(path).split("\n")
    marks: dict[str, Mark] = {}
    events: dict[str, re.Match[str]] = {}
    statuses: dict[str, str] = {}
    notes: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        if words := _WORDS.fullmatch(line):
            marks[words[1]] = _mark(words, text, where)
        elif event := _EVENT.fullmatch(line):
            events[event[1]] = event
        elif status := _STATUS.fullmatch(line):
            statuses[status[1]] = status[2]
        elif note := _NOTE.fullmatch(line):
            notes[note[1]] = note[2]
        elif line and not line.startswith("#"):
            raise InputError(where, f"has no place in a record: {line}", _MEND)
    triggers = {event[3] for event in events.values()}
    deals = [
        Deal(
            notes.get(own),
            _at(marks, event[3], path),
            statuses.get(own),
            tuple(_roles(event, marks, path)),
        )
        for own, event in events.items()
    ]
    plain = sorted({mark for own, mark in marks.items() if own not in triggers})
    return Annotated({"id": names[path.stem], "text": text}, tuple(plain), tuple(deals))


def _roles(event: re.Match[str], marks: Mapping[str, Mark], path: Path) -> Iterable[Argument]:
    for part in event[4].split():
        role, _, own = part.rpartition(":")
        yield Argument(role.rstrip("0123456789"), _at(marks, own, path))


def _at(marks: Mapping[str, Mark], own: str, path: Path) -> Mark:
    if own not in marks:
        raise InputError(str(path), f"an event has {own}, which is not there")
    return marks[own]


def _mark(words: re.Match[str], text: str, where: str) -> Mark:
    mark = Mark(int(words[3]), int(words[4]), words[2])
    there = text[mark.start : mark.end]
    # brat writes words of several lines as one.
    if not there or there != there.strip() or there.split() != words[5].split():
        what = f"“{words[5]}” is not at {mark.start}–{mark.end}"
        raise InputError(where, what, "the text must stay as it was exported")
    return mark


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8") from error
    except OSError as error:
        raise InputError(str(path), (error.strerror or str(error)).lower()) from error
