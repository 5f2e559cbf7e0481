"""What makes a deal of another kind: `kinds.toml` may ask for all that is found, and for no more."""

from __future__ import annotations

from extractor.joining.deciding.kind import FINDERS
from extractor.rules.kinds import FINDINGS


def test_what_rules_may_ask_for_is_what_is_found() -> None:
    assert set(FINDERS) == set(FINDINGS)
