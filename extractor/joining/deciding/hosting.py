"""Whether the places told before are those of who acts now: works of nobody yet, a town and the firm that it dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Link
    from extractor.joining.forms.context import Context
    from extractor.rules.kinds import Kind
    from extractor.types import Mention


def of_nobody(context: Context) -> bool:
    """온산에 공장이 들어선다: works just told without who builds them, whom the sentence of their sum may name."""
    return not context.givers and not context.topics


def others_act(link: Link, kind: Kind, parties: Sequence[Mention], context: Context) -> bool:
    """Whether they are others than the topics before, whose places then do not count. 은행도 보탠다: who aids too."""
    named = [a for a in link.arguments if a.mention in parties]
    acting = names_of([a.mention for a in named if not (kind.aid and a.case == "also")])
    known = names_of(context.topics)
    return bool(acting) and not acting & known and not (kind.outlay and _hosted(acting, context))


def _hosted(acting: set[str], context: Context) -> bool:
    """함안군은 나래비료와 협약을 맺었다. 나래비료는 3억원을 투자한다: whom a town was just told to deal with."""
    towns = bool(context.topics) and all(m.label == "PLACE" for m in context.topics)
    return towns and bool(acting & names_of(context.named))
