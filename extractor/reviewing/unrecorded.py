"""Says to the author of a rule why an example gives no record, in the words of the rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.reviewing.answers import answers
from extractor.reviewing.saying import reason
from extractor.reviewing.setting import Setting
from extractor.reviewing.wording import read_wording

if TYPE_CHECKING:
    from extractor.pipeline import Result
    from extractor.reviewing.answers import Nearest


def unrecorded(result: Result) -> str:
    """Why the amounts of an example give no record, and the case of an amount that a frame does not take."""
    setting = Setting(result, read_wording("en"))
    said = []
    for answer in answers(result):
        near = answer.nearest
        why = _by_case(near, setting) if near else reason(answer, setting)
        said.append(f"nothing for {setting.words(answer.amount.span)} ({why})")
    return " and ".join(said)


def _by_case(near: Nearest, setting: Setting) -> str:
    frame, words = near.predicate.frame, setting.words(near.words)
    slot = frame.slots.get("amount")
    if near.other is not None or slot is None:
        return f"“{words}” of {frame.id} takes another sum, or none"
    takes = ", ".join(sorted(slot.cases))
    seen = f"stands in the case {near.case!r}" if near.case else "stands in no case of its own"
    return f"it {seen}, and “{words}” of {frame.id} takes {takes}"
