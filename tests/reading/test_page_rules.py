"""The rules of pages: their own examples, and what is wrong with a file of them."""

from dataclasses import fields
from pathlib import Path

import pytest

from extractor.errors import RulesError
from extractor.reading import PageRule, PageRules, load_page_rules
from extractor.reading.page_rules import first_match
from extractor.rules import RulePath

SECTIONS = [section.name for section in fields(PageRules)]


def every(rules: PageRules) -> list[PageRule]:
    return [rule for name in SECTIONS for rule in getattr(rules, name)]


def test_every_rule_holds_its_examples(rules: PageRules) -> None:
    for rule in every(rules):
        assert [line for line in rule.expect if not rule.finds(line)] == [], rule.name
        assert [line for line in rule.reject if rule.finds(line)] == [], rule.name


def test_names_are_used_once(rules: PageRules) -> None:
    for name in SECTIONS:
        names = [rule.name for rule in getattr(rules, name)]
        assert len(names) == len(set(names))


RULE = 'name = "x"\npattern = "a"\nexpect = ["a"]\nreject = ["b"]\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file"),
        ("[[drop]", "not valid TOML"),
        ("[[drop]]\n" + RULE, r"section .* is missing \(sections are drop, pasted, lead"),
        ("drop = 3\n", "drop: is no list of tables"),
        ('[[drop]]\nname = "x"\npattern = "a"\nexpect = ["a"]\n', r"drop\.x: has no reject"),
        (
            "[[drop]]\n" + RULE.replace('"a"', '"("', 1),
            r"drop\.x: the pattern is no regular expression",
        ),
    ],
)
def test_a_bad_file(tmp_path: Path, content: str | None, message: str) -> None:
    others = "".join(f"[[{name}]]\n{RULE}" for name in SECTIONS if name != "drop")
    if content is not None:
        whole = content if "section" in message else content + others
        (tmp_path / "pages.toml").write_text(whole, encoding="utf-8")
    with pytest.raises(RulesError, match=message):
        load_page_rules(RulePath((tmp_path,)))


def test_rules_of_a_script_are_tried_on_lines_that_have_it(tmp_path: Path) -> None:
    """The pattern would match both lines; the first in the file wins where both rules are tried."""
    greek = RULE.replace('"x"', '"greek"', 1) + 'script = "α-ω"\n'
    others = "".join(f"[[{name}]]\n{RULE}" for name in SECTIONS if name != "drop")
    (tmp_path / "pages.toml").write_text(
        f"[[drop]]\n{greek}[[drop]]\n{RULE}{others}", encoding="utf-8"
    )
    drop = load_page_rules(RulePath((tmp_path,))).drop
    found = [first_match(drop, line) for line in ("a β", "a b", "a é", "β")]
    assert [one and one[0].name for one in found] == ["greek", "x", "x", None]
    assert [rule.name for rule in drop.of("é")] == ["x"]
