"""The JSON Schema of a line of `extractor explain --format json`."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_QUOTE_OR_NONE: Schema = {"anyOf": [{"$ref": "#/$defs/quote"}, {"type": "null"}]}
_OUTCOMES = (
    *("record", "repeated", "equivalent", "refused", "vetoed", "unnamed"),
    *("ungoverned", "bracketed", "outside", "sport"),
)


def explanation() -> Schema:
    """An article with one answer for each amount, in the order of the text."""
    return _object(
        "An article whose amounts `extractor explain --format json` explains.",
        document=_TEXT,
        source=_TEXT_OR_NONE,
        language=_TEXT,
        amounts=_list(_amount()),
    )


def _amount() -> Schema:
    return _object(
        "What became of an amount, and why.",
        number={"type": "integer", "minimum": 1, "description": "As --amount counts them."},
        sentence={"type": "integer", "minimum": 1, "description": "As --sentence counts them."},
        amount={"$ref": "#/$defs/mention"},
        outcome={"enum": list(_OUTCOMES)},
        reason={**_TEXT, "description": "The outcome in the words of --lang."},
        rule={**_TEXT_OR_NONE, "description": "The veto or the ground against a record."},
        words={**_QUOTE_OR_NONE, "description": "The words that it rests on."},
        record={**_TEXT_OR_NONE, "description": "The id of the record that states the amount."},
        claims=_list(_claim()),
        circumstances=_list(_said("A time, a whole or a total of the record.", says=_TEXT)),
        empty=_list(_said("A role that nobody has.")),
        others=_list(_other()),
        nearest={"anyOf": [_nearest(), {"type": "null"}]},
    )


def _claim() -> Schema:
    return _said(
        "What a rule says about one question; the strongest claim about it has won.",
        says={**_TEXT, "description": "Names, a kind, a status; of a deal None if it is none."},
        ground={**_TEXT, "description": "Why, by its name in the order of decisions."},
        strength={**_COUNT, "description": "Its place in that order: a higher one wins."},
        rule={**_TEXT_OR_NONE, "description": "The frame with the case, or the pattern."},
        words=_QUOTE_OR_NONE,
        won={"type": "boolean"},
    )


def _said(described: str, /, **more: Schema) -> Schema:
    """An answer to a question, in words."""
    return _object(described, about=_TEXT, **more, text=_TEXT)


def _other() -> Schema:
    about = "A name of the sentence without a part in the deal, and the case that it stands in."
    return _object(about, mention={"$ref": "#/$defs/mention"}, case=_TEXT)


def _nearest() -> Schema:
    about = "The nearest words of a deal, which do not take the amount; the gap is in code points."
    return _object(about, words={"$ref": "#/$defs/quote"}, rule=_TEXT, gap=_COUNT, text=_TEXT)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(described: str, /, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": described,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
