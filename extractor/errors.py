"""What can go wrong, told to the person who can mend it: where, what, what to do."""

from __future__ import annotations


class ExtractorError(Exception):
    """The root of everything that this package raises on purpose."""

    def __init__(self, where: str, what: str, mend: str = "") -> None:
        self.where, self.what, self.mend = where, what, mend
        super().__init__(f"{where}: {what}" + (f" ({mend})" if mend else ""))


class InputError(ExtractorError):
    """One input that cannot be read; the others go on."""


class RulesError(ExtractorError):
    """A rule file that cannot be used."""


class ModelError(RulesError):
    """A spaCy pipeline that cannot be used beside the rules."""
