"""Public bodies spend at home: the country of a government, a public lender or a body named after its land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import UNION
from extractor.joining.forms.who import names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar

_PUBLIC = {"government", "institution"}


def home_of_public(parties: Sequence[Mention], context: Context) -> tuple[Mention, ...]:
    """The country of a government or public body among the parties: it spends at home by default."""
    for party in parties:
        if isinstance(party.value, Name) and _spends_at_home(party):
            code = party.value.country or (context.home if _is_government(party) else None)
            if code and code != UNION:
                return (Mention("COUNTRY", party.span, Place(code, code, "country"), party.rule),)
    return ()


def abroad(party: Mention, grammar: Grammar) -> bool:
    """Whether a party spends abroad: an embassy, a development agency."""
    return any(grammar.patterns["abroad"].search(name) for name in names_of([party]))


def _is_government(party: Mention) -> bool:
    """Whether a party is a government; one without a named country is that of the paper's country."""
    return isinstance(party.value, Name) and party.value.type == "government"


def _spends_at_home(party: Mention) -> bool:
    """Whether a party is a government, a public lender, or a body (no company) named after its country."""
    name = party.value
    if not isinstance(name, Name):
        return False
    formed = party.label == "COMPANY" and party.rule.endswith(("trade-word", "legal-form"))
    return name.type in _PUBLIC or (not name.listed and name.country is not None and not formed)
