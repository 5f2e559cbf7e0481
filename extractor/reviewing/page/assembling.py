"""Puts the page together: one file, whose policy admits its own scripts and style and nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from string import Template
from typing import Any

ASSETS = Path(__file__).with_name("assets")
# In the order in which they build on each other.
SCRIPTS = (
    "dom",
    "codepoints",
    "data",
    "wording",
    "decisions",
    "state",
    "figures",
    "filters",
    "marks",
    "article",
    "cards",
    "contents",
    "table",
    "charts",
    "sums",
    "keys",
    "loading",
    "main",
)
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def assembled(data: dict[str, Any]) -> str:
    """The page with its data, as HTML. The same data gives the same bytes."""
    scripts = [f"\n{_asset(f'{name}.js')}\n//# sourceURL=review/{name}.js\n" for name in SCRIPTS]
    style = _asset("style.css")
    written = json_text(data)
    return Template(_asset("page.html")).substitute(
        policy=_policy(scripts, style),
        style=style,
        words=json_text(json.loads(_asset("words.json"))),
        data=written,
        key=hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def json_text(value: object) -> str:
    r"""The value as JSON that can stand in a script element: no tag, no comment, no line separator.

    >>> print(json_text(["</script><!--", "억"]))
    ["\u003c/script\u003e\u003c!--","억"]
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _policy(scripts: list[str], style: str) -> str:
    admitted = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {admitted}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'; trusted-types 'none'; require-trusted-types-for 'script'"
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
