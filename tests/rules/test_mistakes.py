"""Mistakes in rule files: each is named with its file, its line where it has one, and the mend."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stepping import steps

from extractor.errors import RulesError
from extractor.reviewing.repetition import QUICK, exploding, nested
from extractor.reviewing.rulecheck import check
from extractor.rules import RulePath, data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

# How many steps of a matcher count as the time that short texts never take.
STEPS_OF_QUICK = 8_000
# The file, what is replaced in it (a pattern), what stands there then, and what the message says.
EDITED = [
    ("pages.toml", r"\Z", "\n[[rule\n", "not valid TOML"),
    ("pages.toml", r"\Z", "\n[surplus]\nx = 1\n", "section surplus is unknown"),
    ("pages.toml", r'^name( *)= "copyright"', 'name = "x"\ncolour = "red"', "unknown key colour"),
    ("pages.toml", "^pattern( *)= '", "pattern = '((", "no regular expression"),
    ("pages.toml", r'^expect( *)= \["', 'expect = ["Zzz qqq.", "', "finds nothing in 'Zzz qqq.'"),
    ("pages.toml", "^pattern( *)= '", "pattern = '(?:a+)+z|", "a repetition without bound in"),
    ("en/investment.toml", '^name( *)= "invest"', 'name = "invest"\nstatus = "maybe"', "maybe"),
    ("en/endings.toml", '^is( *)= "planned"', 'is = "planed"', "no such status: planed"),
    ("en/money.toml", '"symbol-and-code"', '"symbol-code-scale"', "there is one at"),
    ("en/money.toml", r"^expect( *)= \[", "expect = [5, ", "expect is no list of texts: 5"),
    ("en/money.toml", r"^reject( *)= \[.*?\]$", 'reject = "$4"', "reject is no list of texts"),
    ("en/funding.toml", r"^expect( *)= \[", "expect = [5, ", "expect is no list of texts: 5"),
    ("en/funding.toml", r"^predicate( *)= \[", "predicate = [true, ", "predicate is no list of"),
    ("en/patterns.toml", "^match  = '.*?'$", "match = 7", "match is 7, not a text"),
    ("en/patterns.toml", "^match  = '", "match = '(?:a+)+z|", "a repetition without bound in"),
    ("en/patterns.toml", "^match  = '", "match = '[a-z]*ing z|", "takes far longer for a longer"),
    ("en/funding.toml", '"raise",', r'"raise", "(?:\\w+ )*\\w+ zork",', "takes far longer for a"),
    ("en/numbers.toml", '"1000000"', '"a million"', "a factor that is no number"),
    ("en/weights.tsv", r"\t[-0-9.]+$", "\tmany", "no word with its weight"),
    ("en/weights.tsv", r"\Aword", "wort", "is not the head"),
    ("en/sums.tsv", r"\tnone", "\tnothing", "is not the head"),
    ("en/sums.tsv", r"^\*\t", "*\tmuch", "is no feature with its weights"),
    ("en/sums.tsv", r"^\*\t", "*\t1\t", "11 weights for 10 classes"),
    ("en/sums.tsv", r"^\*\t", "x\t", "no row *"),
    ("en/funding.toml", '"taker"', '"both"', "weighed is 'both'"),
    ("en/towns.csv", ",DE$", ",Germany", "is no name with a country"),
    ("en/towns.csv", r"\Aname", "town", "is not the head"),
    ("en/towns.csv", ",DE$", ",QQ", "no country QQ in countries.toml"),
    ("en/small.csv", r"\Aword", "words", "is not the head"),
    ("en/small.csv", "^mill$", "Mill", "is no word in small letters"),
    ("en/language.toml", "^order( *)= .*?$", 'order = "free"', "unknown order free"),
    ("en/language.toml", r"\A", "colour = 1\n", "unknown key colour"),
    ("en/language.toml", "^sentence_end( *)= '", "sentence_end = '((", "not a pattern"),
    ("en/language.toml", "^spacy.*?$", "", "missing: spacy"),
    ("kinds.toml", r"\[investment\]", "[investment]\ncolour = 1", "no such key: colour"),
    ("kinds.toml", r"(?s)\A.*\Z", "", "says no kind of records"),
    ("currencies.toml", '^code = "AED"', 'code = "AED"\ncolour = 1', "unknown key colour"),
    ("places.csv", ",AR,city,", ",AR,citty,", "no such kind of name"),
    ("places.csv", r"^Rosario,AR,", "AR,city,", "no country city in countries.toml"),
    ("places.csv", ",AR,", ",QQ,", "no country QQ in countries.toml"),
    ("places.csv", ",AR,", ",Argentina,", "no country Argentina in countries.toml"),
    ("companies.csv", ",company,", ",firm,", "no such kind of name: 'firm'"),
    ("wording.toml", r", ko = \".*?(?= \})", "", "is not said in: ko"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "rules"))


def faults(folder: Path, file: str | None = None) -> Sequence[RulesError]:
    try:
        return check(RulePath((folder,)), file)
    except RulesError as error:
        return [error]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "says"), EDITED)
def test_a_mistake_is_named(folder: Path, file: str, old: str, new: str, says: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    changed = re.sub(old, lambda _: new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    (folder / file).write_text(changed, encoding="utf-8")
    found = [fault for fault in faults(folder, file) if says in fault.what]
    assert found, faults(folder, file)
    assert len(found) == 1
    assert found[0].where.startswith(str(folder / file))
    assert found[0].mend


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("en/language.toml", "is missing, and"),
        ("en/numbers.toml", "is missing, and"),
        ("ko/words.toml", "is missing, and"),
        ("ko/dates.toml", "is missing, and"),
        ("en/patterns.toml", "is missing, and disclosures.toml needs it"),
        ("sectors.toml", "is missing"),
        ("kinds.toml", "is missing"),
        ("pages.toml", "is missing"),
    ],
)
def test_a_missing_file_is_one_fault(folder: Path, gone: str, says: str) -> None:
    (folder / gone).unlink()
    (found,) = faults(folder)
    assert says in found.what
    assert found.where.partition(".toml:")[0].removesuffix(".toml") == str(folder / gone)[:-5]


def test_a_file_that_nobody_reads_is_named(folder: Path) -> None:
    (folder / "en" / "moneys.toml").write_text("x = 1", encoding="utf-8")
    (found,) = faults(folder)
    assert found.where == str(folder / "en" / "moneys.toml")


@pytest.mark.parametrize(
    "file",
    [
        "en/money.toml",
        "places.csv",
        "en/weights.tsv",
        "en/sums.tsv",
        "en/towns.csv",
        "en/small.csv",
    ],
)
def test_bytes_that_are_no_utf8_have_their_line(folder: Path, file: str) -> None:
    lines = (folder / file).read_bytes().count(b"\n") + 1
    with (folder / file).open("ab") as rules:
        rules.write("# é".encode("latin-1"))
    (found,) = faults(folder, file)
    assert (found.where, found.mend) == (f"{folder / file}:{lines}", "save the file as UTF-8")


def test_a_mark_of_byte_order_is_taken(folder: Path) -> None:
    path = folder / "sectors.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert faults(folder, "sectors.toml") == []


@pytest.mark.slow
def test_patterns_of_an_addon_are_tried(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    rule = "[[rule]]\nname = \"zork\"\nwidens = 'no_deal'\nmatch = '[a-z]*ork zork'\nexpect = ['[zork zork]']\nreject = ['x']\n"
    (tmp_path / "en" / "patterns.toml").write_text(rule, encoding="utf-8")
    found = [fault for fault in check(tmp_path) if "takes far longer" in fault.what]
    assert [fault.where for fault in found] == [f"{tmp_path}/en/patterns.toml:2"]


@pytest.mark.parametrize("source", ["(?:A+)+Inc", r"(?:\w+ ?)*z", "(?:(?:a|b+)?c*)*d", "(a*|x)+z"])
def test_nested_repetition_is_seen(source: str) -> None:
    assert nested(source)


@pytest.mark.parametrize(
    "source", [r"(?:\w+ )*z", "(?:a++)+z", "(?:a{0,9})+z", "(?:a+b)+", "(?:a|b)+c*"]
)
def test_other_repetition_is_not_nested(source: str) -> None:
    assert not nested(source)


@pytest.mark.slow
@pytest.mark.parametrize("source", [r"\s+$", "[^,]*, said", "[a-z]*ing|[a-z]*ed"])
def test_what_is_tried_longer_than_it_may_explodes(source: str) -> None:
    pattern = re.compile(source)
    assert exploding(pattern, longest=256, work=counted)
    assert not exploding(pattern, longest=24, work=counted)


@pytest.mark.parametrize("source", [r"\s{1,9}$", "(?<![^,])[^,]{0,80}, said", "[a-z]ing|[a-z]+"])
def test_what_may_be_tried_does_not_explode(source: str) -> None:
    assert not exploding(re.compile(source), longest=256, work=counted)


def test_a_busy_machine_makes_no_pattern_explode() -> None:
    """Some measurements are far too long: the shortest counts."""
    turn = iter(range(10**9))
    assert not exploding(
        re.compile("a+"), work=lambda _, text: 1 if next(turn) % 3 else len(text) / 4096 * QUICK * 2
    )


def counted(pattern: re.Pattern[str], text: str) -> float:
    """The work of a search by the steps of a plain backtracking matcher, the same on every machine."""
    return steps(pattern, text) / STEPS_OF_QUICK * QUICK
