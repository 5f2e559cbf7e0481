"""Puts the claims that a store keeps into words, as `extractor explain` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.reviewing.saying import NO_WORDS, put
from extractor.reviewing.wording import read_wording
from extractor.terminal import one_line

if TYPE_CHECKING:
    from extractor.comparing.run import Line
    from extractor.reviewing.wording import Wording


def in_words(amount: Line, lang: str = "en") -> Line:
    """An amount with its claims as ``stored_lines`` gives it, with the reason and each claim in words."""
    wording = read_wording(lang)
    claims = [{**claim, "text": _text(claim, wording)} for claim in amount["claims"]]
    reason = wording.say(
        "outcome", "record", words=amount["amount"]["span"]["text"], name=amount["record"]
    )
    return {**amount, "outcome": "record", "reason": reason, "claims": claims}


def _text(claim: dict[str, Any], wording: Wording) -> str:
    words = one_line(claim["words"]["text"]) if claim["words"] else NO_WORDS
    says, rule = claim["says"], claim["rule"] or ""
    return put(claim["about"], claim["ground"], wording, says=says, words=words, rule=rule)
