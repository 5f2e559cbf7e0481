"""Errors for the user: where, what, and what to do."""

from __future__ import annotations

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).parent


class ExtractorError(Exception):
    """The root of everything that this package raises on purpose.

    ``mend`` says what to do, ``code`` is a word for programs: ``not-found``, ``empty``, ``broken``.
    """

    def __init__(self, where: str, what: str, mend: str = "", code: str = "") -> None:
        self.where, self.what, self.mend, self.code = where, what, mend, code
        super().__init__(f"{where}: {what}" + (f" ({mend})" if mend else ""))

    def __reduce__(self) -> tuple[type[ExtractorError], tuple[str, str, str, str]]:
        """An error goes from one process to another with all that it says."""
        return type(self), (self.where, self.what, self.mend, self.code)


class InputError(ExtractorError):
    """One input that cannot be read; the others go on."""


class RulesError(ExtractorError):
    """A rule file that cannot be used."""


class ModelError(RulesError):
    """A spaCy pipeline that cannot be used beside the rules."""


class MissingExtra(InputError):  # noqa: N818 - the name says what is wrong
    """What was asked for needs packages that are not installed."""


def missing_extra(where: str, what: str, extra: str) -> MissingExtra:
    """The error of something that the named extra of the package would do.

    >>> print(missing_extra("a.zst", "is packed with zstd", "zstd"))
    a.zst: is packed with zstd (pip install 'investment-extractor[zstd]')
    """
    return MissingExtra(where, what, f"pip install 'investment-extractor[{extra}]'", "extra")


def internal_error(where: str, error: Exception) -> InputError:
    """An error that nobody raised on purpose, as one of the input ``where`` at which it came up.

    The message names the last place in the package that led to it, so that it can be reported.
    """
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    frame = (own or frames)[-1]
    place = (
        f"{Path(frame.filename).relative_to(_PACKAGE) if own else frame.filename}:{frame.lineno}"
    )
    what = f"internal error at {place}, {error!r}"
    shown = InputError(where, what, "please report it with the input", "internal")
    shown.__cause__ = error
    return shown
