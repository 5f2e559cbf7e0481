"""Fuzzes a target, guided by what code an input reaches: `python guided.py TARGET [OPTION OF LIBFUZZER …]`."""

from __future__ import annotations

import sys

import atheris

# What an import within a function brings is instrumented too: each target reads its seeds here.
with atheris.instrument_imports(include=["extractor"]):
    from targets import TARGETS

    TARGET, SEEDS = TARGETS[sys.argv[1]]
    for seed in SEEDS():
        TARGET(seed)


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGET)
    atheris.Fuzz()
