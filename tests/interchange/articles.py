"""The samples, and texts that make offsets differ, as a run writes them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import extractor
from extractor.interchange.annotations import Annotated, annotated
from extractor.reviewing.page.gathering import Reviewed, gathered
from extractor.writing.jsonlines import line_piece

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[2] / "samples"
PATHS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".html"})
# Characters beyond the basic plane come before the first company, and there are some inside one.
BEYOND = {
    "rocket": "🚀🚀 <Norvik & Söhne> news 𝕏: Norvik Energy will invest $2.5 billion in a 🔋 plant in "
    "Portugal, it said on Monday.\n\n👩\u200d🚀 Sol SA of Lisbon hopes for €30 million.",
    "ko-rocket": "🇰🇷 속보 𠮷\n\n가온전자는 폴란드에 3억 유로를 투자하기로 했다. 👍🏽 나온화학은 5억원을 투자한다.",
}
# What the articles are called in tests, in their order: nothing has been read when tests are collected.
NAMES = (*(path.name for path in PATHS), *BEYOND)


@cache
def lines() -> tuple[str, ...]:
    """The lines of `extractor run --documents --mentions` over all of them."""
    return tuple(line for result in _results() for line in _piece(result).splitlines())


def _results() -> Iterator[extractor.Result]:
    for path in PATHS:
        yield extractor.extract(extractor.read(path, published="2025-06-02"))
    for name, text in BEYOND.items():
        yield extractor.Extractor().extract_text(text, published="2025-06-02", title=name)


def _piece(result: extractor.Result) -> str:
    return line_piece(result, mentions=True, documents=True)


@cache
def written() -> dict[str, Reviewed]:
    return gathered("records.jsonl", enumerate(map(json.loads, lines()), 1))


@cache
def all_articles() -> tuple[Annotated, ...]:
    return tuple(map(annotated, written().values()))


def write_records(folder: Path) -> Path:
    path = folder / "records.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
    return path


def records_of(identity: str) -> list[dict[str, object]]:
    """The records of an article as JSON, as a golden has them."""
    found: list[dict[str, object]] = json.loads(json.dumps(written()[identity].records))
    return found
