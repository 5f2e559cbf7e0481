"""Fuzzes a target, guided by what code an input reaches: `python guided.py TARGET [OPTION OF LIBFUZZER …]`."""

from __future__ import annotations

import sys


def main() -> None:
    """Fuzz the target that the first argument names; the others are libFuzzer's."""
    import atheris  # noqa: PLC0415 - it is there on some systems alone

    # What an import within a function brings is instrumented too: each target reads its seeds here.
    with atheris.instrument_imports(include=["extractor"]):
        from targets import TARGETS  # noqa: PLC0415

        target, seeds = TARGETS[sys.argv[1]]
        for seed in seeds():
            target(seed)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
