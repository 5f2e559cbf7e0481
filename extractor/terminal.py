"""Text for one line of a terminal."""

# Everything that moves the cursor or starts a terminal's command, but the line break.
_CONTROLS = {code: "�" for code in (*range(32), *range(127, 160)) if code != ord("\n")}


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
    return " ".join(text.split()).translate(_CONTROLS)
