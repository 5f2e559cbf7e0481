"""Reads what Label Studio exports as JSON: corrected regions and relations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.comparing.jsonobjects import lines_of
from extractor.errors import InputError
from extractor.interchange.annotations import Annotated, Argument, Deal, Mark
from extractor.interchange.label_studio import LABEL, STATUS
from extractor.interchange.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_MEND = "export the project as JSON (not JSON-MIN)"


def read_label_studio(name: str, kinds: Collection[str]) -> Iterator[Annotated | InputError]:
    """The articles of an export, each with its one annotation; an error in the place of one without.

    Raises InputError where the file is no such export.
    """
    with lines_of(name) as lines:
        text = "".join(lines)
    try:
        tasks = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(name, "is no JSON", _MEND) from error
    if not isinstance(tasks, list):
        raise InputError(name, "is no list of tasks", _MEND)
    for number, task in enumerate(tasks, 1):
        try:
            yield _article(task, f"{name}, task {number}", kinds)
        except InputError as error:
            yield error


def _article(task: Any, where: str, kinds: Collection[str]) -> Annotated:  # noqa: ANN401 - JSON
    try:
        text, document = task["data"]["text"], task["data"]["document"]["id"]
        given = [one for one in task["annotations"] if not one.get("was_cancelled")]
    except (TypeError, KeyError, AttributeError) as error:
        raise InputError(where, "is no task that was exported here", _MEND) from error
    if len(given) != 1:
        mend = "keep one" if given else "submit one, or export annotated tasks alone"
        raise InputError(where, f"has {len(given)} annotations", mend)
    try:
        results = given[0]["result"]
        return _annotated({"id": document, "text": text}, results, where, kinds)
    except (TypeError, KeyError, IndexError) as error:
        raise InputError(where, f"has a result without {error}", _MEND) from error


def _annotated(
    document: dict[str, Any], results: list[dict[str, Any]], where: str, kinds: Collection[str]
) -> Annotated:
    marks = {
        one["id"]: _mark(one["value"], document["text"], where)
        for one in results
        if one["type"] == "labels" and one["from_name"] == LABEL
    }
    statuses = {
        one["id"]: one["value"]["choices"][0] for one in results if one.get("from_name") == STATUS
    }
    arguments: dict[str, list[Argument]] = {own: [] for own, m in marks.items() if m.label in kinds}
    for one in results:
        if one["type"] == "relation":
            _relate(one, marks, arguments, where)
    deals = [
        Deal(own, marks[own], statuses.get(own), tuple(roles)) for own, roles in arguments.items()
    ]
    plain = sorted({mark for mark in marks.values() if mark.label not in kinds})
    return Annotated(document, tuple(plain), tuple(deals))


def _relate(
    one: Mapping[str, Any],
    marks: Mapping[str, Mark],
    arguments: dict[str, list[Argument]],
    where: str,
) -> None:
    # An arrow may have been drawn from the words to the deal.
    ends = one["from_id"], one["to_id"]
    deal, words = ends if ends[0] in arguments else ends[::-1]
    if deal not in arguments or words not in marks or words in arguments:
        what = f"relation {ends[0]} → {ends[1]} is not between a deal and words"
        raise InputError(where, what, "draw it from the region that has the kind of the deal")
    if not one.get("labels"):
        what = f"the relation to “{_words(marks[words])}” has no role"
        raise InputError(where, what, "choose a label for it")
    arguments[deal] += [Argument(role, marks[words]) for role in one["labels"]]


def _mark(value: Mapping[str, Any], text: str, where: str) -> Mark:
    offsets = Utf16(text)
    try:
        place = offsets.points(int(value["start"])), offsets.points(int(value["end"]))
    except ValueError as error:
        raise InputError(where, f"place {error}", "places count UTF-16 code units") from error
    words = text[slice(*place)]
    said = value.get("text", words)
    # Line breaks come back in more than one form.
    if not words or said.replace("\r\n", "\n").replace("\\n", "\n") != words:
        what = f"“{said}” is not at {value['start']}–{value['end']}"
        raise InputError(where, what, "places count UTF-16 code units of the text")
    if len(value["labels"]) != 1:
        raise InputError(where, f"“{said}” has {len(value['labels'])} labels", "give it one")
    return Mark(*place, value["labels"][0])


def _words(mark: Mark) -> str:
    return f"{mark.label} {mark.start}–{mark.end}"
