"""One article against its golden: compared, or written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest

from extractor.comparing.as_text import section_text
from extractor.comparing.comparison import compare
from extractor.comparing.decisions import Decisions, read_decisions
from extractor.comparing.folders import read_golden
from extractor.comparing.jsonobjects import lines_of
from extractor.comparing.run import Document, Run
from extractor.comparing.samples import result_of
from extractor.comparing.view import Detail, sections, summary
from extractor.golden_plugin.collecting import Failed
from extractor.golden_plugin.plugin import FIELDS, RULES, updates
from extractor.pipeline import Extractor
from extractor.reviewing.explain import told_amounts
from extractor.terminal import counted
from extractor.writing.dicts import record_line
from extractor.writing.output import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.run import Line
    from extractor.comparing.samples import Sample
    from extractor.pipeline import Result

_EXTRACTOR = pytest.StashKey[Extractor]()
_DECISIONS = pytest.StashKey[Decisions | None]()
_WRITES = "To write it: pytest --update-golden {path}"
_IF_RIGHT = "If this is right: pytest --update-golden {path}"


def check(sample: Sample, config: pytest.Config) -> bool:
    """Compare the article's records with its golden; True if goldens are updated and it was written.

    Raises Failed where they differ, ExtractorError for an article or a golden that cannot be read.
    """
    result = result_of(_extractor(config), sample)
    text = _text(_records(result))
    before = sample.golden.read_text(encoding="utf-8") if sample.golden.exists() else None
    if before == text:
        return False
    decisions = _decisions(config)
    compared = _compared(sample, result, config, decisions)
    if updates(config):
        return _written(sample, before, _merged(compared) if decisions else text)
    _judge(sample, compared, config)
    return False


def _records(result: Result) -> list[Line]:
    records: list[Line] = json.loads(json.dumps([record_line(one) for one in result.records]))
    return records


def _text(records: Sequence[Line]) -> str:
    """What `extractor run --format json` prints of the records."""
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _compared(
    sample: Sample, result: Result, config: pytest.Config, decisions: Decisions | None
) -> Comparison:
    old = read_golden(sample.golden) if sample.golden.exists() else []
    fields = config.getini(FIELDS) or None
    # Both sides are this article, whatever the golden calls it.
    before = Run(sample.golden.name, {sample.name: Document(sample.name, tuple(old))})
    records, amounts = tuple(_records(result)), tuple(told_amounts(result))
    after = Run("now", {sample.name: Document(sample.name, records, amounts=amounts)})
    return compare(before, after, decisions=decisions, fields=fields)


def _judge(sample: Sample, compared: Comparison, config: pytest.Config) -> None:
    """Raise Failed for what nobody has accepted."""
    golden = sample.golden.name
    if not sample.golden.exists():
        found = counted(len(compared.new.documents[sample.name].records), "record")
        message = f"{sample.name}: there is no {golden}; it would have {found}.\n"
        raise Failed(message + _WRITES.format(path=_from_root(sample.path, config)))
    update = _IF_RIGHT.format(path=_from_root(sample.golden, config))
    if compared.fails("any"):
        raise Failed(f"{_shown(sample, compared)}\n{update}")
    if not compared.differences and not config.getini(FIELDS):
        message = f"{golden} has the same records in another order or layout.\n{update}"
        raise Failed(message)


def _shown(sample: Sample, compared: Comparison) -> str:
    """What differs: on the first line as a whole, which is all that a list of failures shows."""
    lines = [f"{sample.name}: {'; '.join(summary(compared))}"]
    for section in sections(compared, Detail(metadata=True, why=True)):
        lines += click.unstyle(section_text(section)).splitlines()[1:]
    return "\n".join(lines)


def _from_root(path: Path, config: pytest.Config) -> str:
    root = config.rootpath
    return (path.relative_to(root) if root in path.parents else path).as_posix()


def _merged(compared: Comparison) -> str:
    """The golden with what has been accepted, in the order of the text, and the rest as it was."""
    ((document, old),) = compared.old.documents.items()
    new = compared.new.documents[document].records
    taken = {id(one.new if one.settled else one.old) for one in compared.differences}
    differing = {id(one) for d in compared.differences for one in (d.old, d.new) if one}
    kept = [one for one in new if id(one) in taken or id(one) not in differing]
    kept += [one for one in old.records if id(one) in taken]
    return _text(sorted(kept, key=_place))


def _place(record: Line) -> int:
    amount = record.get("amount") or {}
    words = [*amount.get("spans", ()), *record.get("evidence", ())]
    return min((quote["start"] for quote in words), default=0)


def _written(sample: Sample, before: str | None, text: str) -> bool:
    """Write the golden whole or not at all, so that workers and interruptions leave no half."""
    if before == text:
        return False
    with whole(sample.golden) as stream:
        stream.write(text)
    return True


def _extractor(config: pytest.Config) -> Extractor:
    """The session's one extractor, made for the first golden."""
    if _EXTRACTOR not in config.stash:
        rules = config.getini(RULES)
        config.stash[_EXTRACTOR] = Extractor(config.rootpath / rules if rules else None)
    return config.stash[_EXTRACTOR]


def _decisions(config: pytest.Config) -> Decisions | None:
    if _DECISIONS not in config.stash:
        name = config.getoption("golden_decisions")
        config.stash[_DECISIONS] = _read_decisions(name) if name else None
    return config.stash[_DECISIONS]


def _read_decisions(name: str) -> Decisions:
    with lines_of(name) as lines:
        return read_decisions(name, lines)
