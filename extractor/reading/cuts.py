"""Finds line ends that cut a figure or a word in two, by the words on both sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.reading.joints import Joint
    from extractor.rules.lines import Cuts

# How many characters of each line may hold a figure and its unit, and how near the figure stands.
_WIDTH = 40
_NEAR = 12
_DIGIT = re.compile(r"\d")
_OPENING = re.compile(r"^\W+")
_LETTERS = re.compile(r"[^\W\d_]+")


def cut_at(joint: Joint, languages: Iterable[Cuts]) -> str | None:
    """The text ("" or a space) that replaces a line end inside a figure or a word; None for other line ends."""
    for cuts in languages:
        glue = _cut_figure(joint, cuts)
        if glue is None and cuts.begun and _cuts_word(joint, cuts):
            glue = ""
        if glue is not None:
            return glue
    return None


def _cut_figure(joint: Joint, cuts: Cuts) -> str | None:
    before, after = joint.before[-_WIDTH:], joint.after[:_WIDTH]
    if not (_DIGIT.search(before, len(before) - _NEAR) or _DIGIT.search(after, 0, _NEAR)):
        return None
    around = f"{before}\n{after}"
    # A blank at the line's end separates words.
    fitting = (
        cut.glue
        for cut in cuts.figures
        if (joint.prose or not cut.prose_only)
        and (cut.glue or not joint.spaced)
        and cut.fits(around)
    )
    return next(fitting, None)


def _cuts_word(joint: Joint, cuts: Cuts) -> bool:
    """Whether the line ends with the first part of a word and the next line begins with the rest."""
    if joint.spaced or not joint.before[-1].isalnum():
        return False
    first = _LETTERS.match(joint.after)
    if not first:
        return False
    if first[0] in cuts.ends:
        return True
    last = _OPENING.sub("", joint.before.rsplit(maxsplit=1)[-1])
    if last in cuts.words and first[0] in cuts.verbs:
        return True
    rests = cuts.begun.get(last, ()) if cuts.begun else ()
    return any(first[0].startswith(rest) for rest in rests)
