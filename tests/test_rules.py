from __future__ import annotations

import ast
import re
import shutil
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import extractor
from extractor.errors import RulesError
from extractor.pipeline import Extractor
from extractor.reviewing.examples import Case, cases
from extractor.reviewing.patternlist import pattern_lines, with_list
from extractor.reviewing.rulecheck import check, listed
from extractor.reviewing.unused import long_patterns, unused
from extractor.rules import RulePath, data_folder, load, rule_path
from extractor.rules.vocabulary import PATTERNS
from extractor.rules.wordlists import LISTS, read_lists

if TYPE_CHECKING:
    from extractor.rules import LanguageRules
    from extractor.rules.statuses import StatusRule

EXTRACTOR = Extractor()
LANGUAGES = list(EXTRACTOR.rules.languages)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases(EXTRACTOR)])
def test_every_example_of_every_rule_holds(case: Case) -> None:
    problem = case.problem()
    assert problem is None, str(problem)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_and_no_word_list_is_left_over(language: str) -> None:
    assert [str(problem) for problem in unused(rule_path() / language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_is_too_long_to_read(language: str) -> None:
    assert [str(problem) for problem in long_patterns(rule_path() / language)] == []


def without(status: StatusRule, language: str) -> Extractor:
    """An extractor that has all rules but this one."""
    extractor = copy(EXTRACTOR)
    rules = extractor.rules.languages[language]
    left = tuple(other for other in rules.grammar.statuses if other.id != status.id)
    changed = replace(rules)
    vars(changed)["grammar"] = replace(rules.grammar, statuses=left)
    languages = {**extractor.rules.languages, language: changed}
    extractor.rules = replace(extractor.rules, languages=languages)
    return extractor


@pytest.mark.parametrize(
    ("status", "language"),
    [
        pytest.param(status, language, id=status.id)
        for language in LANGUAGES
        for status in EXTRACTOR.rules.languages[language].grammar.statuses
    ],
)
def test_a_status_is_said_by_its_own_rule_in_one_of_its_examples(
    status: StatusRule, language: str
) -> None:
    poorer = without(status, language)
    found = [
        {record.status for record in poorer.extract_text(e.text, language=language).records}
        for e in status.expect
    ]
    assert any(statuses != {status.status} for statuses in found)


def test_every_rule_is_listed_with_its_kind_and_its_examples() -> None:
    lines = listed()
    assert len(lines) == len({case.rule.id for case in cases(EXTRACTOR)})
    (line,) = [line for line in lines if line.startswith("en/money.symbol-and-code ")]
    where = (rule_path() / "en" / "money.toml").entry("symbol-and-code")
    assert line.split() == ["en/money.symbol-and-code", "rule", "4", "examples", where]


class Change(NamedTuple):
    """An edit of a rule file, and the message that it must bring."""

    file: str
    old: str
    new: str
    line: str
    says: tuple[str, ...]
    mend: str


def alone(folder: Path) -> RulePath:
    """The rules of a folder without those of the package."""
    return RulePath((folder,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "rules"))


def edit(folder: Path, change: Change) -> str:
    """Edit the file; its path and the number of the line that the message must name."""
    path = folder / change.file
    text = path.read_text(encoding="utf-8")
    assert change.old in text
    text = text.replace(change.old, change.new, 1)
    path.write_text(text, encoding="utf-8")
    number = text[: text.index(change.line)].count("\n") + 1
    return f"{path}:{number}"


UNREADABLE = {
    "unknown key": Change(
        "en/money.toml",
        'name   = "symbol-and-code"\n',
        'name   = "symbol-and-code"\ncolour = "red"\n',
        'name   = "symbol-and-code"',
        ("rule symbol-and-code", "unknown key colour"),
        "known keys: ",
    ),
    "no sentence to reject": Change(
        "en/money.toml",
        'reject = ["$40 million AND more"]\n',
        "",
        'name   = "symbol-and-code"',
        ("rule symbol-and-code lacks examples",),
        "give sentences that must match and that must not",
    ),
    "no name": Change(
        "ko/names.toml",
        '[[rule]]\nname   = "office"\n',
        "[[rule]] # nameless\n",
        "[[rule]] # nameless",
        ("[[rule]] needs a name",),
        "add the missing line",
    ),
    "unknown part": Change(
        "ko/money.toml",
        "match  = '{cur:glued}",
        "match  = '{cur:glewed}",
        'name   = "symbol-first"',
        ("rule symbol-first", "{glewed}"),
        "known parts: ",
    ),
    "unknown part in a part": Change(
        "ko/money.toml",
        "unit = '(?:(?:{word}",
        "unit = '(?:(?:{wort}",
        "unit = '",
        ("[parts] unit", "{wort}"),
        "known parts: ",
    ),
    "no regular expression": Change(
        "en/dates.toml",
        "match  = '(?P<from_direction>[Ss]ince) (?:",
        "match  = '(?P<from_direction>[Ss]ince) (((?:",
        'name   = "since"',
        ("rule since", "not a pattern", "missing )"),
        "see rules/README.md",
    ),
    "no TOML": Change(
        "en/money.toml", "[[rule]]", "[[rule]", "[[rule]\n", ("not valid TOML",), "mend the line"
    ),
    "wrong columns": Change(
        "companies.csv",
        "name,type,country",
        "name,sort,country",
        "name,sort,country",
        ("no such column: sort",),
        "they are name, type, country,",
    ),
    "comma in a cell": Change(
        "media.csv", "36Kr,CN,", "36Kr,CN,,,", "36Kr,CN,,,", ("6 cells where 4",), "quote a cell"
    ),
    "currency without a code": Change(
        "currencies.toml",
        'code = "AED"\n',
        "",
        'name = "UAE dirham"',
        ("currency UAE dirham", "no ISO 4217 code"),
        'add code = "XYZ"',
    ),
    "two defaults of one form": Change(
        "currencies.toml",
        'default = ["Dh",',
        'default = ["$", "Dh",',
        'code = "USD"',
        ("$ has two defaults",),
        "leave it to one currency",
    ),
    "unknown key of a frame": Change(
        "en/funding.toml",
        'name      = "raise"\n',
        'name      = "raise"\nwho = "anyone"\n',
        'name      = "raise"',
        ("frame raise", "unknown key who"),
        "known keys: ",
    ),
    "stem of no class": Change(
        "ko/funding.toml",
        '"투자유치 성공하-"',
        '"투자 꾸-"',
        'name      = "raise"',
        ("no stem class for 투자 꾸-",),
        "add it to endings.toml [stems]",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_used_is_named_with_line_and_mend(
    folder: Path, change: Change
) -> None:
    where = edit(folder, change)
    with pytest.raises(RulesError) as caught:
        check(alone(folder), change.file)
    message = str(caught.value)
    assert message.startswith(where + ":")
    assert all(part in message for part in change.says), message
    assert change.mend in caught.value.mend


FAILING = {
    "another value": Change(
        "en/money.toml",
        "[$30 million = USD 30000000]",
        "[$30 million = USD 31000000]",
        'name   = "symbol-code-scale"',
        (
            'rule symbol-code-scale: in "raised $30 million in May"',
            "wanted [$30 million = USD 31000000], found [$30 million = USD 30000000]",
        ),
        "mend the pattern",
    ),
    "another span": Change(
        "ko/dates.toml",
        "[지난 26일 = 2024-06-26]",
        "지난 [26일 = 2024-06-26]",
        'name   = "day"',
        ('rule day: in "지난 26일" wanted [26일 = 2024-06-26]',),
        "mend the pattern",
    ),
    "rejected and found": Change(
        "en/names.toml",
        'reject = ["a mill in Drogheda, Co Louth", "the company said", "a flat in San Francisco, CA", "in Bergen as well"]',
        'reject = ["Gaon Robotics Inc. said"]',
        'name   = "legal-form"',
        ('rule legal-form: in "Gaon Robotics Inc. said" wanted nothing, found [COMPANY: ',),
        "mend the pattern",
    ),
    "another rule's": Change(
        "en/money.toml",
        '"rose [85 cents = USD 0.85] a share"',
        '"rose [$85 = USD 85] a share"',
        'name   = "minor"',
        ("wanted a mention by this rule, found one by en/money.symbol-code-scale",),
        "mend the pattern",
    ),
    "another status": Change(
        "ko/investment.toml",
        "를 투자하기로 했다. => committed",
        "를 투자하기로 했다. => cancelled",
        'name      = "invest-in"',
        ('frame invest-in: in "가온전자는 폴란드에', "=> cancelled, found [amount: 3억 유로]"),
        "mend the pattern",
    ),
    "a part that nothing uses": Change(
        "en/names.toml",
        "[parts]\n",
        "[parts]\nidle = 'x'\n",
        "idle",
        ("[parts] idle: nothing",),
        "delete",
    ),
    "a word list that nothing uses": Change(
        "en/words.toml",
        "[lists]\n",
        '[lists]\nidle = ["x"]\n',
        "idle",
        ("[lists] idle: nothing",),
        "delete",
    ),
    "a small pattern that matches other words": Change(
        "en/patterns.toml",
        """match  = '[,;]|\\b(?:and|of|for|to|since)\\b'""",
        """match  = '[,;]|\\b(?:and|of|to|since)\\b'""",
        'name   = "noun_cut"',
        ("rule noun_cut: in ", "wanted [", "found nothing"),
        "mend the pattern",
    ),
    "a small pattern that nothing uses": Change(
        "en/patterns.toml",
        'name   = "noun_cut"',
        'name   = "noun_cat"',
        'name   = "noun_cat"',
        ("[rule] noun_cat: nothing",),
        "delete",
    ),
    "a verb that nobody conjugates": Change(
        "en/funding.toml",
        'predicate = [\n    "(?:raise[sd]?',
        'predicate = [\n    "zonk up", "(?:raise[sd]?',
        'name      = "raise"',
        ("frame raise: endings.toml [verbs] knows no verb of 'zonk up'",),
        "list the verb alone",
    ),
    "a verb of several words": Change(
        "en/endings.toml",
        'plan = "plan plans',
        '"draw up" = "draw up draws up"\nplan = "plan plans',
        '"draw up" =',
        ("[verbs] draw up: a verb of several words has no forms",),
        "'draw up' is the predicate",
    ),
    "a pattern too long to read": Change(
        "en/money.toml",
        "match  = '{cur:glued}{low:number}[ -]?",
        f"match  = '{'(?:)' * 101}{{cur:glued}}{{low:number}}[ -]?",
        'name   = "symbol-and-code"',
        ("rule symbol-and-code: a pattern of ",),
        "[parts]",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", FAILING.values(), ids=FAILING)
def test_what_is_wrong_with_a_rule_is_named_with_file_and_line(
    folder: Path, change: Change
) -> None:
    where = edit(folder, change)
    found = [
        problem
        for problem in check(alone(folder), change.file)
        if all(part in str(problem) for part in change.says)
    ]
    assert [problem.where for problem in found] == [where]
    assert change.mend in found[0].mend


ADDED = r"""
[[rule]]
name   = "in-word"
match  = '{low:number} in {cur:word}(?![A-Za-z])'
expect = ["will invest [300 million in euros = EUR 300000000]"]
reject = ["300 million in Europe"]
"""


def compiled(rules: LanguageRules) -> set[str]:
    """The rules for amounts and numbers whose patterns are compiled."""
    return {
        rule.id for rule in (*rules.money.rules, *rules.numbers.rules) if "pattern" in vars(rule)
    }


def test_a_run_compiles_only_the_patterns_that_it_meets(tmp_path: Path) -> None:
    load.cache_clear()
    rules = Extractor().rules
    Extractor().extract_text("Gaon Motors will invest $3 billion in Norway.", language="en")
    assert compiled(rules.languages["en"]) == {
        "en/money.symbol-range",
        "en/money.symbol-and-code",
        "en/money.symbol-code-scale",
    }
    assert not {"numbers", "money", "grammar"} & vars(rules.languages["ko"]).keys()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "money.toml").write_text(ADDED, encoding="utf-8")
    assert compiled(load(tmp_path).languages["en"]) == {"en/money.in-word"}


PACKAGE = Path(extractor.__file__).parent


def strings_in(*folders: str) -> set[str]:
    """Every text in quotes in these folders of the package."""
    return {
        node.value
        for folder in folders
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def subscripts_of(attribute: str) -> set[str]:
    """What the code asks for as ``grammar.words["…"]``."""
    asked = re.compile(rf'\.{attribute}(?:\[|\.get\()"(\w+)"')
    folders = (PACKAGE / "finding", PACKAGE / "joining")
    paths = (path for folder in folders for path in folder.rglob("*.py"))
    return {name for path in paths for name in asked.findall(path.read_text(encoding="utf-8"))}


def test_the_readme_lists_every_pattern_that_the_code_asks_for() -> None:
    """`make patterns` writes the list."""
    text = (Path(__file__).parents[1] / "rules" / "README.md").read_text(encoding="utf-8")
    assert text == with_list(text, rule_path())
    lines = list(pattern_lines(rule_path()))
    assert [line.split("`")[1] for line in lines] == list(PATTERNS)
    assert all(line.rpartition(": ")[2].strip() and "()" not in line for line in lines)


def test_the_vocabulary_is_what_the_code_asks_for() -> None:
    """A list or pattern that is asked for may be missing from a language: it is empty then."""
    asked = strings_in("finding", "joining")
    assert not {*PATTERNS, *LISTS} - asked
    assert subscripts_of("patterns") <= {*PATTERNS}
    assert subscripts_of("words") <= {*LISTS}


def test_a_word_list_may_hold_those_before_it(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[lists]\na = ["x", "y"]\nb = ["{a}", "z", "x"]\n', encoding="utf-8")
    assert read_lists(RulePath((path,))) == {"a": ("x", "y"), "b": ("x", "y", "z")}
    path.write_text('[lists]\nb = ["{a}"]\na = ["x"]\n', encoding="utf-8")
    with pytest.raises(RulesError, match=r"words\.toml:2: \[lists\] b: no list a stands before it"):
        read_lists(RulePath((path,)))
