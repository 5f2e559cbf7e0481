"""``python -m extractor``: the command line."""

from __future__ import annotations

import gc
import io
import sys

INTERRUPTED = 130
# Rules and libraries are a hundred thousand objects that stay: the collector would go through them again and again
# while they are loaded. An article leaves next to none for it.
_OBJECTS = 200_000


def main() -> int:
    """Run the command line; the exit code comes back where click does not exit by itself."""
    gc.set_threshold(_OBJECTS)
    _write_utf8()
    try:
        # Inside the block: Ctrl-C may come before the command line has been read.
        from extractor.cli import commands  # noqa: PLC0415

        commands.main(prog_name="extractor")
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _write_utf8() -> None:
    """Make the streams UTF-8 whatever the locale; a lone surrogate becomes its JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
