"""The list of small patterns in ``rules/README.md``: ``python -m extractor.reviewing.patternlist``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.rules import RulePath, rule_path
from extractor.rules.files import read_toml
from extractor.rules.inventory import languages
from extractor.rules.vocabulary import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTION = re.compile(r"(?<=<!-- small patterns -->\n)[^<]*(?:<(?!!--)[^<]*)*(?=<!-- end -->)")


def pattern_lines(rules: RulePath) -> Iterator[str]:
    """One line for each pattern that the program asks for: its name, its languages, what it is for."""
    described = {code: _about(rules / code / "patterns.toml") for code in languages(rules)}
    for name in PATTERNS:
        having = [code for code, names in described.items() if name in names]
        about = next((described[code][name] for code in having if described[code][name]), "")
        yield f"- `{name}` ({', '.join(having)}): {about}"


def with_list(readme: str, rules: RulePath) -> str:
    """The text with the list between its two marks as the rules have it now."""
    lines = "\n".join(pattern_lines(rules))
    return _SECTION.sub(lambda _: f"\n{lines}\n\n", readme)


def _about(path: RulePath) -> Mapping[str, str]:
    return {rule["name"]: rule.get("about", "") for rule in read_toml(path).get("rule", [])}


def main(readme: Path) -> None:
    """Write the list into the file."""
    text = readme.read_text(encoding="utf-8")
    readme.write_text(with_list(text, rule_path()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
