"""The values of words that somebody has marked: what the run read there, or what they say alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.types.mentioned import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extractor.comparing.run import Line
    from extractor.interchange.annotations import Annotated, Mark
    from extractor.reviewing.page.gathering import Reviewed

_PARTIES = {
    "COMPANY": "company",
    "GOVERNMENT": "government",
    "MEDIUM": "medium",
    "PROJECT": "project",
}
_MONEY = ("low", "high", "currency", "currency_basis", "qualifier")
# By which key of a mention a field's value shows, and where each part of it stands there.
_TOLD_BY = {
    "amount": ("currency_basis", {name: name for name in _MONEY}),
    "equivalents": ("currency_basis", {name: name for name in _MONEY}),
    "stake": ("value", {"percent": "value"}),
    "period": ("duration", {name: name for name in ("start", "end", "duration")}),
    "announced": ("date", {"date": "date"}),
}
_MEND = "write this value into the golden, or add a rule that reads the words"


class StatedValues:
    """What the marked words of an article say.

    ``read`` gives the mentions of a text (words alone), ``quote`` the quote of a place of the article,
    ``countries`` the English names by code.
    """

    def __init__(
        self,
        article: Reviewed,
        corrected: Annotated,
        read: Callable[[str], list[Line]],
        quote: Callable[[Mark], Line],
        countries: Mapping[str, str],
    ) -> None:
        self._article, self._corrected = article, corrected
        self._read, self._quote, self._countries = read, quote, countries

    def quote(self, mark: Mark) -> Line:
        """The quote of a mark: as a mention has it, else made from the article's file."""
        found = self._mentions(mark)
        return dict(found[0]["span"]) if found else self._quote(mark)

    def entry(self, field: str, mark: Mark) -> Line:
        """The entry of a record's field that a mark gives, without its quotes.

        Raises InputError where the words do not say what the field needs.
        """
        if field in ("investors", "recipients"):
            return self._party(mark)
        if field in ("countries", "places"):
            return self._where(field, mark)
        if field == "attribution":
            return {"name": self._name(mark)["name"]}
        if field == "purpose":
            return {}
        if field not in _TOLD_BY:
            raise self._unsaid(field, mark)
        key, names = _TOLD_BY[field]
        found = self._said(field, mark, key)
        return {shown: found[name] for shown, name in names.items()}

    def _party(self, mark: Mark) -> Line:
        if mark.label in PLACES:
            # A country that gives or gets money stands for its government.
            found = self._said("party", mark, "country")
            named = {"name": found["name"], "type": "government"}
            return {**named, "country": found["country"], "ids": {}}
        if mark.label not in _PARTIES:
            raise self._unsaid("party", mark)
        found = self._name(mark)
        return {name: found[name] for name in ("name", "type", "country", "ids")}

    def _name(self, mark: Mark) -> Line:
        words, kind = self._corrected.words(mark), _PARTIES.get(mark.label, "company")
        unknown: Line = {"name": words, "kind": kind, "country": None}
        named = [
            one for one in self._mentions(mark) if one["label"] not in PLACES and "name" in one
        ]
        found = [*named, unknown][0]
        ids = self._known_ids().get(found["name"], {})
        return {**found, "type": found["kind"], "ids": ids}

    def _known_ids(self) -> Mapping[str, Line]:
        parties = [p for r in self._article.records for p in (*r["investors"], *r["recipients"])]
        return {party["name"]: party["ids"] for party in parties}

    def _where(self, field: str, mark: Mark) -> Line:
        found = self._said(field, mark, "country")
        if found["label"] not in PLACES:
            raise self._unsaid(field, mark)
        if field == "places":
            return {"name": found["name"], "country": found["country"]}
        return {"code": found["country"], "name": self._countries[found["country"]]}

    def _said(self, field: str, mark: Mark, key: str) -> Line:
        """The mention at the mark that has the key; read from the words alone where there is none."""
        alone = self._read(self._corrected.words(mark))
        whole = [one for one in alone if self._is_whole(one["span"], mark)]
        for one in (*self._mentions(mark), *whole):
            if one.get(key) is not None:
                return one
        raise self._unsaid(field, mark)

    @staticmethod
    def _is_whole(span: Mapping[str, Any], mark: Mark) -> bool:
        return bool(span["end"] - span["start"] == mark.end - mark.start)

    def _mentions(self, mark: Mark) -> list[Line]:
        place = (mark.start, mark.end)
        return [
            m for m in self._article.mentions if (m["span"]["start"], m["span"]["end"]) == place
        ]

    def _unsaid(self, field: str, mark: Mark) -> InputError:
        what = (
            f"“{self._corrected.words(mark)}” at {mark.start}, marked {mark.label}, says no {field}"
        )
        return InputError(self._corrected.id, what, _MEND)
