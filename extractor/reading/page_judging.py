"""Judges elements by the class, id and other names in their start tags, by the rules for names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_elements import ASIDE, WHOLE
from extractor.reading.page_rules import first_match
from extractor.reading.page_text import decode_references

if TYPE_CHECKING:
    from extractor.reading.page_rules import PageRules

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_JUDGED = re.compile(
    r"""(?<=[\s"'/])(class|id|style|itemprop|hidden)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'<>]++))|(?=[\s/>]))""",
    re.IGNORECASE,
)
_RULES_KNOWN = 20_000


class Judgement(NamedTuple):
    """What a start tag says of its element: its group, the rule that calls it chrome, whether it is an article.

    ``body`` is the mark of schema.org for the body itself, ``deck`` that it is the lines above it.
    """

    group: str = ""
    chrome: str = ""
    article: bool = False
    body: bool = False
    deck: bool = False


NOTHING = Judgement()


@lru_cache(maxsize=_RULES_KNOWN)
def judge_tag(name: str, tag: str, rules: PageRules) -> Judgement:
    """The judgement of an element by its start tag; judgements are cached, since pages repeat tags."""
    said: dict[str, str] = {}
    for match in _JUDGED.finditer(tag):
        said.setdefault(match[1].lower(), match[match.lastindex or 1])
    aside = name if name in ASIDE else ""
    if not said:
        return Judgement(chrome=aside) if aside else NOTHING
    if "&" in tag:
        said = {key: decode_references(value) for key, value in said.items()}
    group = said.get("class", "")
    names = judge_names(element_names(f"{group} {said.get('id', '')}"), rules)
    if "hidden" in said or ("style" in said and _UNSEEN_STYLE.search(said["style"])):
        aside = "hidden"
    elif not aside and name not in WHOLE:
        aside = names.chrome
    body = "articlebody" in said.get("itemprop", "").lower()
    chrome = "" if names.article else aside
    return Judgement(group, chrome, names.article, body, names.deck)


@lru_cache(maxsize=_RULES_KNOWN)
def judge_names(names: str, rules: PageRules) -> Judgement:
    """The judgement of names in lower case."""
    if not names:
        return NOTHING
    article, chrome = first_match(rules.article, names), first_match(rules.chrome, names)
    return Judgement(
        chrome=f"chrome.{chrome[0].name}" if chrome else "",
        article=bool(article),
        deck=bool(first_match(rules.deck, names)),
    )


def element_names(names: str) -> str:
    """Class and id as words, parted at hyphens, underscores and capitals, in lower case.

    >>> element_names("newsView article-body main_1")
    'news view article body main 1'
    """
    if not names.islower():
        names = _CAMEL.sub(" ", names).lower()
    return " ".join(names.replace("-", " ").replace("_", " ").split())
