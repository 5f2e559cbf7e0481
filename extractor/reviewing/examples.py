"""Runs the examples of the rules through the program as if each were an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extractor.errors import RulesError
from extractor.finding.dates import find_dates, find_tenses
from extractor.finding.money import find_money
from extractor.finding.numbers import find_numbers
from extractor.reviewing.marking import as_marks, marked_value, parts, written
from extractor.reviewing.unrecorded import unrecorded
from extractor.rules.disclosures import Form
from extractor.rules.grammar import Frame
from extractor.rules.notation import Example, Rule
from extractor.rules.statuses import NONE, StatusRule
from extractor.rules.tenses import TenseRule
from extractor.types import Article, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from extractor.pipeline import Extractor
    from extractor.rules import LanguageRules
    from extractor.types import Record

# The publication date of every example, from which relative dates count.
PUBLISHED = "2024-07-15"
NOTHING = "nothing"

AnyRule: TypeAlias = Rule | StatusRule | TenseRule | Frame | Form


class Verdict(NamedTuple):
    """What an example wants and what the program found, in the notation of the rule files."""

    wanted: str
    found: str


@dataclass(frozen=True, eq=False)
class Case:
    """One example of one rule; ``id`` is the rule's id and the example's number."""

    id: str
    rule: AnyRule
    text: str
    judge: Callable[[], Verdict | None]

    def problem(self) -> RulesError | None:
        """The failure of the example as a message for the rule's author; None if it holds."""
        verdict = self.judge()
        if verdict is None:
            return None
        kind, name = kind_of(self.rule), self.rule.id.partition(".")[2]
        what = f'{kind} {name}: in "{self.text}" wanted {verdict.wanted}, found {verdict.found}'
        return RulesError(self.rule.where, what, "mend the pattern, or the example if it is wrong")


def kind_of(rule: AnyRule) -> str:
    """``frame``, ``form``, ``status``, ``tense`` or ``rule``, as its table is headed in the file."""
    names = {Rule: "rule", Frame: "frame", Form: "form", StatusRule: "status", TenseRule: "tense"}
    return names[type(rule)]


def cases(extractor: Extractor, files: Collection[str] | None = None) -> list[Case]:
    """Every example of every rule, or of those in these files (``en/money``), in the order of the files."""
    examiners = [_Examiner(extractor, code) for code in extractor.rules.languages]
    found = [case for examiner in examiners for case in examiner.cases(files)]
    return [case for case in found if files is None or case.rule.id.partition(".")[0] in files]


@dataclass(frozen=True)
class _Examiner:
    """Runs the examples of one language."""

    extractor: Extractor
    code: str

    @property
    def rules(self) -> LanguageRules:
        """The rules of the language, of which a file is read when it is asked for."""
        return self.extractor.rules.languages[self.code]

    def cases(self, files: Collection[str] | None) -> Iterator[Case]:
        """The examples of numbers, amounts, dates, names, forms, small patterns, statuses and frames.

        With ``files`` (``en/money``) those of one file may come with those of others that are read
        together with it.
        """
        sections = {
            "numbers": lambda: self._mentioning(self.rules.numbers.rules, self._numbers, _same),
            "money": lambda: self._mentioning(self.rules.money.rules, self._money, _same),
            "dates": self._of_dates,
            "names": lambda: self._mentioning(self.rules.names.rules, self._mentions, _holds),
            "disclosures": self._of_disclosures,
        }
        named = {f.removeprefix(f"{self.code}/") for f in files or () if f.startswith(self.code)}
        for stem, section in sections.items():
            if files is None or stem in named:
                yield from section()
        if files is None or named - sections.keys():
            yield from self._of_grammar()

    def _mentioning(
        self,
        rules: Iterable[Rule],
        find: Callable[[str], Sequence[Mention]],
        agrees: Callable[[list[str], list[str]], bool],
    ) -> Iterator[Case]:
        for rule in rules:
            yield from _cases(rule, partial(_expect, find, agrees), partial(_reject, find))

    def _of_dates(self) -> Iterator[Case]:
        yield from self._mentioning(self.rules.dates.rules, self._dates, _same)
        for tense in self.rules.dates.tenses:
            yield from _cases(tense, self._expect_tense, self._reject_tense)

    def _of_disclosures(self) -> Iterator[Case]:
        for small in self.rules.disclosures.patterns.values():
            yield from _cases(small, _expect_match, _reject_match)
        for form in self.rules.disclosures.forms:
            yield from _cases(form, self._expect_record, self._reject_record)

    def _of_grammar(self) -> Iterator[Case]:
        for small in self.rules.grammar.patterns.rules.values():
            yield from _cases(small, _expect_match, _reject_match)
        for status in self.rules.grammar.statuses:
            yield from _cases(status, self._expect_status, self._reject_status)
        for frame in self.rules.grammar.frames:
            yield from _cases(frame, self._expect_record, self._reject_record)

    def _numbers(self, text: str) -> list[Mention]:
        return find_numbers(text, self.rules.numbers)

    def _money(self, text: str) -> list[Mention]:
        return find_money(text, self.rules.money)

    def _dates(self, text: str) -> list[Mention]:
        return find_dates(text, self.rules.dates, PUBLISHED)

    def _expect_tense(self, rule: AnyRule, example: Example) -> Verdict | None:
        """Checks that the finder gives the marked dates, one of them by this rule."""
        wanted = _marked(example)
        found = [written(example.text, mention) for mention in self._dates(example.text)]
        if wanted != found:
            return Verdict(_listed(wanted), _listed(found))
        used = self._tenses(example.text)
        return None if rule.id in used else Verdict("a date by this rule", _listed(used))

    def _reject_tense(self, rule: AnyRule, text: str) -> Verdict | None:
        used = rule.id in self._tenses(text)
        return Verdict("no date by this rule", "one") if used else None

    def _tenses(self, text: str) -> list[str]:
        return [tense.id for tense in find_tenses(text, self.rules.dates)]

    def _mentions(self, text: str) -> Sequence[Mention]:
        article, finder = self._article(text), self.extractor.finder
        return finder.find(article, finder.sentences(article))

    def _records(self, text: str) -> Sequence[Record]:
        return self.extractor.extract(self._article(text)).records

    def _article(self, text: str) -> Article:
        return Article("example", text, self.code, published=PUBLISHED)

    def _expect_record(self, _frame: AnyRule, example: Example) -> Verdict | None:
        result = self.extractor.extract(self._article(example.text))
        wanted = as_marks(_roles(example), example.result)
        found = [as_marks(parts(r), r.status if example.result else None) for r in result.records]
        said = " and ".join(found) or unrecorded(result)
        return None if found == [wanted] else Verdict(wanted, said)

    def _reject_record(self, frame: AnyRule, text: str) -> Verdict | None:
        kind = frame.kind.name if isinstance(frame, Frame | Form) and frame.kind else ""
        records = (r for r in self._records(text) if r.kind == kind or not kind)
        found = [as_marks(parts(r), r.status) for r in records]
        return Verdict(f"no {kind or 'record'}", " and ".join(found)) if found else None

    def _expect_status(self, rule: AnyRule, example: Example) -> Verdict | None:
        """Checks that all records of the sentence have the status of the rule."""
        wanted = {rule.status} - {NONE} if isinstance(rule, StatusRule) else set()
        found = {record.status for record in self._records(example.text)}
        return None if found == wanted else Verdict(*map(_statuses, (wanted, found)))

    def _reject_status(self, rule: AnyRule, text: str) -> Verdict | None:
        found = {record.status for record in self._records(text)}
        if not isinstance(rule, StatusRule) or (found and rule.status not in found):
            return None
        return Verdict(f"another status than {rule.status}", _statuses(found))


def _statuses(found: Iterable[str]) -> str:
    return " and ".join(f"=> {status}" for status in sorted(found)) or NOTHING


def _cases(
    rule: AnyRule,
    expect: Callable[[AnyRule, Example], Verdict | None],
    reject: Callable[[AnyRule, str], Verdict | None],
) -> Iterator[Case]:
    for number, example in enumerate(rule.expect, 1):
        yield Case(f"{rule.id}-{number}", rule, example.text, partial(expect, rule, example))
    for number, text in enumerate(rule.reject, 1):
        yield Case(f"{rule.id}-not-{number}", rule, text, partial(reject, rule, text))


def _expect(
    find: Callable[[str], Sequence[Mention]],
    agrees: Callable[[list[str], list[str]], bool],
    rule: AnyRule,
    example: Example,
) -> Verdict | None:
    """Checks that the finder gives what is marked, some of it by this rule."""
    mentions = find(example.text)
    wanted = _marked(example)
    found = [written(example.text, mention) for mention in mentions]
    if not agrees(wanted, found):
        return Verdict(_listed(wanted), _listed(found))
    if not _says_nothing(rule) and all(mention.rule != rule.id for mention in mentions):
        others = ", ".join(dict.fromkeys(mention.rule for mention in mentions))
        return Verdict("a mention by this rule", f"one by {others}")
    return None


def _expect_match(rule: AnyRule, example: Example) -> Verdict | None:
    """Checks that the small pattern matches what is marked."""
    found = _matches(rule, example.text)
    if any((mark.start, mark.end) in found for mark in example.marks):
        return None
    wanted = (example.text[mark.start : mark.end] for mark in example.marks)
    return Verdict(_bracketed(wanted), _bracketed(example.text[s:e] for s, e in found))


def _reject_match(rule: AnyRule, text: str) -> Verdict | None:
    found = [text[start:end] for start, end in _matches(rule, text)]
    return Verdict(NOTHING, _bracketed(found)) if found else None


def _matches(rule: AnyRule, text: str) -> list[tuple[int, int]]:
    """The spans of a small pattern's matches, without empty ones, which brackets cannot mark."""
    found = rule.pattern.finditer(text) if isinstance(rule, Rule) else ()
    return [match.span() for match in found if match.group()]


def _bracketed(words: Iterable[str]) -> str:
    return " ".join(f"[{word}]" for word in words) or NOTHING


def _says_nothing(rule: AnyRule) -> bool:
    """Whether the rule is for what only looks like a mention."""
    return isinstance(rule, Rule) and rule.features.get("label") == NOTHING.upper()


def _reject(find: Callable[[str], Sequence[Mention]], rule: AnyRule, text: str) -> Verdict | None:
    found = [written(text, mention) for mention in find(text) if mention.rule == rule.id]
    return Verdict(NOTHING, _listed(found)) if found else None


def _same(wanted: list[str], found: list[str]) -> bool:
    return wanted == found


def _holds(wanted: list[str], found: list[str]) -> bool:
    return set(wanted) <= set(found)


def _listed(written: Sequence[str]) -> str:
    return " ".join(written) or NOTHING


def _marked(example: Example) -> list[str]:
    """The marks of an example, as ``written`` writes mentions."""
    return [
        f"[{mark.role}: {words}]" if mark.role else f"[{words} = {marked_value(mark.value or '')}]"
        for mark in example.marks
        for words in [example.text[mark.start : mark.end]]
    ]


def _roles(example: Example) -> Iterator[tuple[str, str]]:
    return ((mark.role or "?", example.text[mark.start : mark.end]) for mark in example.marks)
