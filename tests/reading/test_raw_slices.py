"""The raw slice of a quote is its words as the input writes them: decoded, it is the quote."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.types import Article
from extractor.writing import record_line

if TYPE_CHECKING:
    from pathlib import Path

SAID = "Gaon & Sons will invest €300 million in Poland, it said on Monday. The mill will make paper for “Nuri” and others in the region."
ESCAPED = html.escape(SAID).replace("€", "&euro;").replace("“", "&#8220;")
BODY = f"<html><body><article><h1>A mill</h1><p>{ESCAPED}</p><p>{ESCAPED[:0]}More follows.</p></article>"
SCRIPT = f'<html><body><script>window.x = {{"headline": "A mill", "articleBody": {json.dumps(SAID * 3)}}};</script></body></html>'


def decoded(raw: str) -> str:
    """The words of a raw slice: escapes of strings and entities decoded, tags left out."""
    raw = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), raw)
    return html.unescape(re.sub(r"<[^>]*>", "", raw.replace('\\"', '"')))


@pytest.mark.parametrize(("name", "text"), [("a.html", BODY), ("b.html", SCRIPT), ("c.txt", SAID)])
def test_a_raw_slice_decoded_is_the_quote(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    extractor = Extractor()
    (article,) = extractor.reader(Defaults(language="en")).read([str(path)])
    assert isinstance(article, Article)
    records = [record_line(record) for record in extractor.extract(article).records]
    assert records
    for span in (record["evidence"][0] for record in records):
        raw = text[span["raw_start"] : span["raw_end"]]
        assert decoded(raw) == span["text"]
        assert (raw != span["text"]) == name.endswith("html")
