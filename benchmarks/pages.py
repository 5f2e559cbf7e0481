"""The pages of a folder, cleaned: `pages.py DIR OUT` writes what `score_html.py` of the annotated pages reads.

One JSON line a page (*.html, *.html.gz): id, title, published, text of the body, and spans, each
``[start, end, raw_start, raw_end]``: that stretch of the text, and where the decoded page says it.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.reading import load_page_rules
from extractor.reading.decoding import decode
from extractor.reading.page import clean_page
from extractor.rules import rule_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading import PageRules
    from extractor.reading.page import CleanPage

RULES = rule_path()


def read_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each page, in the order of their names."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".html.gz"):
            yield path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes())
        elif path.suffix == ".html":
            yield path.stem, path.read_bytes()


def clean(data: bytes, rules: PageRules, name: str) -> CleanPage | None:
    """The page's article; None, and a line on stderr, where it has none."""
    try:
        return clean_page(decode(data, name, page=True).text, rules, name)
    except InputError as error:
        print(error, file=sys.stderr)
        return None


def answer(page: CleanPage) -> dict[str, Any]:
    """What the scorer wants of a page."""
    skipped = len(page.text) - len(page.text[page.title_end :].lstrip())
    return {
        "title": page.text[: page.title_end],
        "published": next((said.value for said in page.facts.published), None),
        "text": page.text[skipped:],
        "spans": [
            [start - skipped, end - skipped, raw_start, raw_end]
            for start, end, raw_start, raw_end in page.offsets.pieces
            if start >= skipped
        ],
    }


def main(folder: str, out: str) -> None:
    """Write a line for each page of ``folder``, an empty one for a page without an article."""
    rules = load_page_rules(RULES)
    with Path(out).open("w", encoding="utf-8") as lines:
        for name, data in read_folder(Path(folder)):
            page = clean(data, rules, name)
            line = {"id": name, **(answer(page) if page else {"text": ""})}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
