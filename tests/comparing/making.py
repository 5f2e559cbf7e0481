"""Records and runs by hand, as the output writes them."""

from __future__ import annotations

from typing import Any

from extractor.comparing.comparison import Comparison, compare
from extractor.comparing.run import Document, Run

Line = dict[str, Any]


def quote(text: str, start: int) -> Line:
    return {"text": text, "start": start, "end": start + len(text)}


def record(low: str = "5", start: int = 10, who: str = "Gaon", **more: object) -> Line:
    """Who invests how much, the amount at ``start``; the id follows from there, as real ones do."""
    sentence = f"{who} invests ₩{low}."
    return {
        "type": "record",
        "schema": 1,
        "id": f"rec_{start}",
        "document": {"id": "a", "source": "a.txt", "title": None},
        "kind": "investment",
        "status": "planned",
        "investors": [{"name": who, "spans": [quote(who, start - len(who) - 9)]}],
        "countries": [],
        "amount": {
            "low": low,
            "high": low,
            "currency": "KRW",
            "qualifier": "exact",
            "spans": [quote(f"₩{low}", start)],
        },
        "part_of": None,
        "evidence": [quote(sentence, start - len(who) - 9)],
        "rules": ["ko/investment.invest"],
        **more,
    }


def run(*records: Line, name: str = "old", **known: Any) -> Run:
    return Run(name, {"a": Document("a", tuple(records), **known)})


def compared(old: list[Line], new: list[Line], **more: Any) -> Comparison:
    return compare(run(*old), run(*new, name="new"), **more)


def kinds(old: list[Line], new: list[Line]) -> list[str]:
    return [one.kind for one in compared(old, new).differences]
