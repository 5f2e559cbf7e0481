"""Runs for the tests of the page: the lines that `extractor run` writes, of texts of one's own."""

from __future__ import annotations

import copy
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.comparing.jsonobjects import objects
from extractor.comparing.saved import run_of
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.reviewing.explain import explained
from extractor.reviewing.page.assembling import assembled
from extractor.reviewing.page.changes import mark_changes
from extractor.reviewing.page.condensing import condensed
from extractor.reviewing.page.gathering import add_claims, gathered
from extractor.writing.jsonlines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.run import Run
    from extractor.reviewing.page.gathering import Reviewed

Line = dict[str, Any]

ENGLISH = """\
Gaon opens its purse in Poland

🚀🏭 Gaon Electronics will invest €300 million in a battery plant in Poland. Its revenue last year was €2 billion.

Nuri Motors agreed to acquire Daon Robotics for $450 million on 3 March 2025.
"""
KOREAN = """\
가온전자, 폴란드에 3억 유로 투자

가온전자는 폴란드에 배터리 공장을 짓기 위해 3억 유로(약 4500억 원)를 투자하기로 했다고 16일 밝혔다.
"""
QUIET = "Nothing was spent\n\nThe museum in Daegu shows old maps until Sunday.\n"
# What would run, or load, if any of it were taken for markup.
EVIL = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1><!--"


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor()


def run(**texts: str) -> list[Line]:
    """The lines of a run with documents and mentions, of texts by their ids."""
    found = []
    for name, text in texts.items():
        reader = _extractor().reader(Defaults(published="2025-03-14"))
        result = _extractor().extract(reader.read_text(text, name))
        (written,) = lines([result], mentions=True, documents=True)
        found += [json.loads(line) for line in written.splitlines()]
    return found


def claims(text: str, name: str) -> str:
    """The line of `extractor explain --format json` of a text."""
    reader = _extractor().reader(Defaults(published="2025-03-14"))
    return explained(_extractor().extract(reader.read_text(text, name)), shape="json")


def mention(document: str, text: str, label: str, start: int, end: int) -> Line:
    """A mention by hand, for spans that lie across each other."""
    span = {"text": text[start:end], "start": start, "end": end}
    known = {"type": "mention", "label": label, "document": {"id": document}}
    return {**known, "name": text[start:end], "span": span, "rule": "by-hand"}


def before(written: list[Line]) -> list[Line]:
    """An earlier run of the two English records: another sum and kind, and one of revenue."""
    old = copy.deepcopy(written)
    first, second = [line for line in old if line["type"] == "record"]
    first["amount"].update(low="300000000000", high="300000000000")
    first["kind"] = "grant"
    second.update(id="rec_gone", recipients=[])
    second["investors"][0]["name"] = "Haneul Motors"
    start = ENGLISH.index("€2 billion")
    spans = [{"text": "€2 billion", "start": start, "end": start + 10}]
    second["amount"].update(low="2000000000", high="2000000000", currency="EUR", spans=spans)
    second["evidence"] = [{"text": "no longer there", "start": 0, "end": 15}]
    return old


def document(name: str, text: str, **known: str) -> Line:
    """A document by hand."""
    return {"type": "document", "schema": 1, "id": name, "language": "en", "text": text, **known}


def read(name: str, lines: Iterable[str]) -> dict[str, Reviewed]:
    """The articles of lines as a file holds them."""
    return gathered(name, objects(name, lines))


def claim(articles: dict[str, Reviewed], *claimed: str) -> None:
    """Add lines of claims to the articles."""
    add_claims(articles, "claims.jsonl", objects("claims.jsonl", claimed))


def earlier(written: list[Line]) -> Run:
    """An earlier run of these lines."""
    return run_of("old.jsonl", enumerate(written, 1))


def page(written: list[Line], *claimed: str, against: list[Line] | None = None) -> str:
    """The page of a run, with the claims of its articles, against an earlier run."""
    articles = read("run.jsonl", map(json.dumps, written))
    if against is not None:
        mark_changes(articles, earlier(against))
    claim(articles, *claimed)
    return assembled(condensed(articles.values()))
