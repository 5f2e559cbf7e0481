"""Finds names of companies, media, governments and places: by the lists, then by their form."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from extractor.finding.manywords import words_within
from extractor.finding.scanning import scan
from extractor.rules.names import MASKS, NameRules
from extractor.rules.notation import NOTHING
from extractor.types import Mention, Name, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.finding.scanning import Found
    from extractor.rules.gazetteer import Entry
    from extractor.rules.listed_names import Listing

_LETTER = re.compile(r"[^\W_]")
_PAIR = 2
_LABELS = {
    "company": "COMPANY",
    "fund": "COMPANY",
    "institution": "COMPANY",
    "medium": "MEDIUM",
    "country": "COUNTRY",
    "nationality": "NATIONALITY",
    "hanja": "COUNTRY",
    "short": "SHORT",
}

_PLACES = {"COUNTRY", "PLACE"}
# How far before a place the words may begin that make it open its sentence.
_OPENING = 12
# Masked mentions in which no name by its form may begin.
_MASKED = {
    "COUNTRY": "country",
    "NATIONALITY": "nationality",
    "SHORT": "short",
    "MONEY": "money",
    "DATE": "date",
}


class Hit(NamedTuple):
    """What a listed form means, and the id of its row."""

    label: str
    value: Name | Place
    rule: str


@dataclass(frozen=True)
class NameFinder:
    """Finds the names of the lists."""

    listing: Listing

    def find(self, text: str, rules: NameRules) -> list[Mention]:
        """Listed names that are whole words, the longest at each offset."""
        hits = sorted(self._hits(text, rules), key=lambda m: (m.start, -m.end))
        return self._with_lands(text, longest_first(hits))

    def _with_lands(self, text: str, found: list[Mention]) -> list[Mention]:
        """A form that means a region and a country is the country where the text has places of that, none of the other."""
        forms = ((at, self.listing.land(text[m.start : m.end])) for at, m in enumerate(found))
        lands = {at: _hit(land) for at, land in forms if land}
        if not lands:
            return found
        others = (m.value for at, m in enumerate(found) if at not in lands)
        told = {value.country for value in others if isinstance(value, Place)}
        for at, hit in lands.items():
            region, country = found[at].value, hit.value
            if country.country in told and not (
                isinstance(region, Place) and region.country in told
            ):
                found[at] = Mention(hit.label, found[at].span, country, hit.rule)
        return found

    def row(self, form: str) -> Hit | None:
        """What a form means that stands alone; None for a form that no list has."""
        if form not in self._known and (entry := self.listing.entry(form)):
            self._known[form] = _hit(entry)
        return self._known.get(form)

    def _hits(self, text: str, rules: NameRules) -> Iterator[Mention]:
        after = re.compile(rules.after) if rules.after else None
        for start, form in words_within(text, self.listing, self.listing.lengths):
            end, hit = start + len(form), self.row(form)
            before = start - (len(form) == 1 and text[start - 1 : start] in rules.toward)
            if hit and (
                _whole(text, before, end, after) or self._paired(text, start, end, hit, after)
            ):
                yield Mention(hit.label, Span(start, end), hit.value, hit.rule)

    def _paired(
        self, text: str, start: int, end: int, hit: Hit, after: re.Pattern[str] | None
    ) -> bool:
        """Whether a hit is one of two characters of countries side by side: 美日."""
        if end - start > 1 or not _is_sign(hit):
            return False
        for first, last in ((start - 1, end), (start, end + 1)):
            pair = text[first:last] if first >= 0 else ""
            both = len(pair) == _PAIR and all(map(_is_sign, map(self.row, pair)))
            if both and _whole(text, first, last, after):
                return True
        return False

    @cached_property
    def _known(self) -> dict[str, Hit]:
        """What the listed forms mean that have been met."""
        return {}


def _hit(entry: Entry) -> Hit:
    label, weak = _LABELS.get(entry.kind, "PLACE"), entry.forms[0].weak
    if label in {"COMPANY", "MEDIUM"}:
        name = Name(entry.name, entry.kind, entry.country or None, entry.ids, weak)
        return Hit(label, name, entry.rule)
    return Hit(label, Place(entry.name, entry.country, entry.kind, weak), entry.rule)


def _is_sign(hit: Hit | None) -> bool:
    """Whether a form is the Chinese character of a country in headlines: 美."""
    value = hit.value if hit else None
    return isinstance(value, Place) and value.kind == "hanja" and not value.weak


def _whole(text: str, start: int, end: int, after: re.Pattern[str] | None) -> bool:
    """Whether a hit is a whole word: no letter before it, none behind it but particles."""
    if start and _LETTER.match(text, start - 1):
        return False
    if end >= len(text) or not _LETTER.match(text, end):
        return True
    if after is None:
        return False
    latin = text[end - 1].isascii() and text[end].isascii()
    return not latin and after.match(text, end) is not None


def longest_first(mentions: Sequence[Mention]) -> list[Mention]:
    """One layer without overlaps: the longest mentions, then the first in the text, then the first given.

    A one-syllable country form yields to the country that a pattern makes of it.
    """
    ranked = sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.label == "SHORT"))
    taken: dict[int, None] = {}
    kept = []
    for mention in ranked:
        if mention.start in taken or mention.end - 1 in taken:
            continue
        taken.update(dict.fromkeys(range(mention.start, mention.end)))
        kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def mask(text: str, mentions: Iterable[Mention], opening: re.Pattern[str] = NOTHING) -> str:
    """The text with countries, nationalities, amounts and dates masked by private-use characters.

    The length does not change.

    A weak one-syllable form (한 정부: a government) is left as it is, and so is a bare year.
    ``opening`` finds what stands before a place that only opens its sentence; a language that has
    none (particles part its names from dates) keeps its dates.
    """
    letters = list(text)
    for mention in mentions:
        kind = _mask_kind(mention, text, opening)
        if kind:
            first, rest = MASKS[kind]
            letters[mention.start] = first
            letters[mention.start + 1 : mention.end] = rest * (mention.end - mention.start - 1)
    return "".join(letters)


def _mask_kind(mention: Mention, text: str, opening: re.Pattern[str]) -> str | None:
    if mention.label == "SHORT" and isinstance(mention.value, Place) and mention.value.weak:
        return None
    if mention.label in _PLACES and opens_with(text, mention, opening):
        return "place"
    kept = opening is NOTHING or text[mention.start : mention.end].isdecimal()
    return None if mention.label == "DATE" and kept else _MASKED.get(mention.label)


def opens_with(text: str, place: Mention, opening: re.Pattern[str]) -> bool:
    """Whether a place only opens its sentence: In Poland Gaon Steel will build."""
    before = text[max(0, place.start - _OPENING) : place.start]
    return opening.search(before) is not None


def find_formed(
    text: str,
    listed: Sequence[Mention],
    rules: NameRules,
    opening: re.Pattern[str] = NOTHING,
) -> list[Mention]:
    """Names that no list has, by their form, with the country that their words hold.

    None begins in a place that only opens its sentence, by the pattern ``opening``. What has a form of law about
    a listed name is that name: 주식회사 포스코.
    """
    firms = {m.span: m for m in listed if m.label == "COMPANY"}
    places = sorted((m for m in listed if isinstance(m.value, Place)), key=lambda m: m.start)
    found = []
    for formed in scan(mask(text, listed, opening), rules.rules, rules.starts):
        span = formed.span
        first = bisect_left(places, span.start, key=lambda m: m.start)
        country = _country(places[first]) if first < len(places) else None
        inside = country and span.covers(places[first].span)
        owner = formed.groups.get("owner")
        if owner and inside and places[first].start == span.start:
            span = Span(owner.end, span.end)  # Singapore's Ministry of Health
        mention = _formed(text, span, formed, country if inside else None)
        firm = firms.get(formed.groups.get("name", span))
        found.append(replace(mention, value=firm.value, rule=firm.rule) if firm else mention)
    return found


def _country(mention: Mention) -> str | None:
    return mention.value.country if isinstance(mention.value, Place) else None


def _formed(text: str, span: Span, found: Found, country: str | None) -> Mention:
    rule = found.rule
    label = rule.features["label"]
    if label == "COUNTRY" and country:
        return Mention(label, span, Place(text[slice(*span)], country, "short"), rule.id)
    kind = "government" if label == "GOVERNMENT" else rule.features.get("type", "company")
    start, end = found.groups.get("name", span)
    start = span.start if "owner" in found.groups or kind == "government" else start
    named = text[start:end]
    return Mention(label, span, Name(named, kind, country, listed=False), rule.id)
