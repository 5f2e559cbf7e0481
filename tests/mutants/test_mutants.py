"""The mutants fit the code as it is now: `make mutants` can try them."""

from __future__ import annotations

from pathlib import Path

import pytest
from trying import Mutant, mutants

ROOT = Path(__file__).parents[2]


def named(mutant: Mutant) -> str:
    return mutant.name


def test_there_are_many_of_different_names() -> None:
    assert len({mutant.name for mutant in mutants()}) == len(mutants()) >= 30


@pytest.mark.parametrize("mutant", mutants(), ids=named)
def test_a_mutant_changes_its_file(mutant: Mutant) -> None:
    source = (ROOT / mutant.file).read_text(encoding="utf-8")
    changed = mutant.changed(source)
    assert changed != source
    compile(changed, mutant.file, "exec")
    assert all((ROOT / test).exists() for test in mutant.tests)


def test_a_text_that_is_gone_is_named() -> None:
    gone = Mutant("a fare is a deal", "a.py", "SMALLEST = 1", "SMALLEST = 2", ())
    with pytest.raises(ValueError, match=r"'a fare is a deal'.* stands 0 times in a.py"):
        gone.changed("x = 1")
