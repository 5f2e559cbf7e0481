"""Text for one line of a terminal."""

import re

# Everything that moves the cursor, starts a terminal's command or turns the direction of writing.
_CONTROLS = dict.fromkeys(
    (*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�"
)
_SPACE = re.compile(r"\s+")


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "record"), counted(0, "amount")
    ('1 record', '0 amounts')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str) -> str:
    r"""The text on one line, safe for a terminal.

    >>> one_line("first\n  second \x1b[31mred")
    'first second �[31mred'
    """
    return flat(text).strip()


def flat(text: str) -> str:
    r"""The same with a space kept at either end, for what is a part of a line.

    >>> flat("second\n line, \u202eturned ")
    'second line, �turned '
    """
    return _SPACE.sub(" ", text).translate(_CONTROLS)
