"""What is known of an article in the end: of what a page says, what holds, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.dates import parse_moment
from extractor.reading.page_rules import first_match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.page_metadata import PageFacts
    from extractor.reading.page_rules import PageRules
    from extractor.reading.said import Said

_DAY = len("YYYY-MM-DD")


class Fact(NamedTuple):
    """A value and where it comes from: ``h1``, ``meta og:title``, ``json-ld``, ``line …``, ``given``."""

    name: str
    value: str
    source: str


class Facts(NamedTuple):
    """What holds of the article, in a fixed order of names, and what of it is odd."""

    said: tuple[Fact, ...]
    warnings: tuple[str, ...]

    def value(self, name: str) -> str | None:
        """The value of that name; None where nothing is known."""
        return next((fact.value for fact in self.said if fact.name == name), None)

    def told(self, name: str, value: str, source: str) -> Facts:
        """These facts with another value of that name."""
        others = (fact for fact in self.said if fact.name != name)
        return self._replace(said=(*others, Fact(name, value, source)))


def settle_facts(page: PageFacts, language: str, retrieved: str | None, rules: PageRules) -> Facts:
    """The facts of a page in ``language``: days are ISO 8601, and none is after ``retrieved``."""
    days = _Days(language, rules, retrieved)
    published, odd = days.settle("published", page.published)
    modified, _ = days.settle("modified", page.modified)
    title = [Fact("title", page.title.line.text, page.title.source)] if page.title.source else []
    others = {
        "deck": page.deck,
        "url": page.url,
        "publisher": page.publisher,
        "byline": page.byline,
    }
    said = [Fact(name, *one) for name, one in others.items() if one]
    return Facts((*title, *published, *modified, *said), odd)


class _Days:
    """Reads days in the time of the language's papers."""

    def __init__(self, language: str, rules: PageRules, retrieved: str | None) -> None:
        self.language = language
        zone = first_match(rules.zone, language)
        self.zone = zone[0].name if zone else ""
        self.last = parse_moment(retrieved, zone=self.zone) if retrieved else None

    def settle(self, name: str, said: Sequence[Said]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
        """The first that is a day, and not after the last that can be."""
        odd: list[str] = []
        for one in said:
            moment = parse_moment(one.value, self.language, self.zone)
            problem = self._problem(moment)
            if moment and not problem:
                return (Fact(name, moment, one.source),), ()
            odd.append(f"{name} {one.value!r} of the page {problem}")
        return (), tuple(odd[:1])

    def _problem(self, moment: str | None) -> str:
        if not moment:
            return "is no date"
        late = self.last and moment[:_DAY] > self.last[:_DAY]
        return "is after its retrieval" if late else ""


def given_facts(facts: Facts, **given: str | None) -> Facts:
    """``facts`` with what is given in place of what was found."""
    own = {name: Fact(name, value, "given") for name, value in given.items() if value}
    kept = (own.pop(fact.name, fact) for fact in facts.said)
    return facts._replace(said=(*kept, *own.values()))
