"""The JSON Schema of the output, generated from the types so that the two cannot part."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any

from extractor.types import (
    UNDETERMINED,
    Amount,
    Announced,
    Article,
    Attribution,
    Country,
    Cue,
    Date,
    DocumentReference,
    Mention,
    Money,
    Name,
    Party,
    Percent,
    Period,
    PeriodField,
    Place,
    PlaceField,
    Quote,
    Record,
    Stake,
    Value,
)
from extractor.types.mentioned import PLACES
from extractor.types.record import STATUSES
from extractor.writing.dicts import SCHEMA, value_names
from extractor.writing.explanation_schema import explanation
from extractor.writing.failure_schema import failure, message

Schema = dict[str, Any]
Properties = dict[str, Schema]

_DECIMAL = {"pattern": r"^[0-9]+(\.[0-9]*[1-9])?$"}
_COUNTRY = {"pattern": "^[A-Z]{2}$"}
_CURRENCY = {"pattern": "^[A-Z]{3}$"}
_DATE = {
    "pattern": "^([0-9]{4}(-(Q[1-4]|H[12]|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?))?|[0-9]{3}X|[0-9]{2}XX)$"
}
_DAY = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DURATION = {"pattern": r"^P([0-9]+(\.[0-9]+)?[YMWD])+$"}
_LANGUAGE = {"pattern": "^[a-z]{2}$"}
_LANGUAGE_OR_NONE = {"pattern": f"^([a-z]{{2}}|{UNDETERMINED})$"}
_RECORD_ID = {"pattern": "^rec_[0-9a-f]{12}$"}
_BASIS = {"enum": ["stated", "country", "article", "language", "default"]}
_PARTY = {"enum": ["company", "fund", "institution", "government", "medium", "project"]}
_QUALIFIER = {
    "enum": [
        *("exact", "approx", "at_least", "at_most"),
        *("more_than", "less_than", "range", "multiple"),
    ]
}
_KIND = {"pattern": "^[a-z_]+$"}
_STATUS = {
    "enum": [*STATUSES],
}

# What a field's type does not say of its values.
_NARROWED: Mapping[tuple[type, str], Schema] = {
    (Record, "id"): _RECORD_ID,
    (Record, "kind"): _KIND,
    (Record, "status"): _STATUS,
    (Record, "part_of"): _RECORD_ID,
    (DocumentReference, "published"): _DAY,
    (DocumentReference, "language"): _LANGUAGE,
    (Party, "type"): _PARTY,
    (Party, "country"): _COUNTRY,
    (Country, "code"): _COUNTRY,
    (PlaceField, "country"): _COUNTRY,
    (Amount, "low"): _DECIMAL,
    (Amount, "high"): _DECIMAL,
    (Amount, "currency"): _CURRENCY,
    (Amount, "currency_basis"): _BASIS,
    (Amount, "qualifier"): _QUALIFIER,
    (Stake, "percent"): _DECIMAL,
    (PeriodField, "start"): _DATE,
    (PeriodField, "end"): _DATE,
    (PeriodField, "duration"): _DURATION,
    (Announced, "date"): _DATE,
    (Article, "published"): _DAY,
    (Article, "language"): _LANGUAGE_OR_NONE,
    (Money, "currency"): _CURRENCY,
    (Money, "basis"): _BASIS,
    (Money, "qualifier"): _QUALIFIER,
    (Date, "iso"): _DATE,
    (Period, "start"): _DATE,
    (Period, "end"): _DATE,
    (Period, "duration"): _DURATION,
    (Quote, "raw_in"): {"const": "title"},
    (Name, "type"): _PARTY,
    (Name, "country"): _COUNTRY,
    (Place, "country"): _COUNTRY,
}
# What a line may leave out.
_OPTIONAL = frozenset([(Quote, "raw_in")])
_LABELS: Mapping[type[Value], Schema] = {
    Money: {"enum": ["MONEY"]},
    Date: {"enum": ["DATE"]},
    Period: {"enum": ["PERIOD"]},
    Percent: {"enum": ["PERCENT"]},
    Name: {"enum": ["COMPANY", "GOVERNMENT", "MEDIUM"]},
    Place: {"enum": sorted(PLACES)},
    Attribution: {"enum": ["ATTRIBUTION", "MEDIUM"]},
    Cue: {"pattern": "^[A-Z][A-Z_]*$"},
}


def schema(kinds: Sequence[str] = (), languages: Sequence[str] = ()) -> Schema:
    """The JSON Schema (2020-12) that every line of the output satisfies.

    ``kinds`` and ``languages`` are those of the rules in use; without them any name of their form
    will do.
    """
    definitions: dict[str, Schema] = {}
    lines = {
        "record": _record(definitions),
        "mention": {"oneOf": [_mention(kind, definitions) for kind in _LABELS]},
        "document": _document(definitions),
        "explanation": explanation(),
        "failure": failure(),
        "message": message(),
    }
    _name_values(lines["record"], "kind", kinds)
    _name_values(definitions["document_reference"], "language", languages)
    _name_values(lines["document"], "language", [*languages, UNDETERMINED] if languages else ())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of the investment extractor's output, schema {SCHEMA}",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in lines],
        "$defs": lines | dict(sorted(definitions.items())),
    }


def _name_values(shape: Schema, field: str, values: Sequence[str]) -> None:
    if values:
        shape["properties"][field] = {"type": "string", "enum": list(values)}


def _record(definitions: dict[str, Schema]) -> Schema:
    head: Properties = {"type": {"const": "record"}, "schema": {"const": SCHEMA}}
    return _object(head | _properties(Record, definitions), Record)


def _mention(kind: type[Value], definitions: dict[str, Schema]) -> Schema:
    known = _properties(kind, definitions)
    properties: Properties = {
        "type": {"const": "mention"},
        "label": {"type": "string", **_LABELS[kind]},
        "document": _object({"id": {"type": "string"}}),
        **{shown: known[name] for name, shown in value_names(kind).items()},
        "span": _schema(Quote, definitions),
        "rule": _properties(Mention, definitions, only=("rule",))["rule"],
    }
    return _object(properties, kind)


def _document(definitions: dict[str, Schema]) -> Schema:
    known = ("id", "source", "url", "title", "published", "language", "text")
    properties: Properties = {
        "type": {"const": "document"},
        "schema": {"const": SCHEMA},
        **_properties(Article, definitions, only=known),
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return _object(properties, Article)


def _object(properties: Properties, described: type | None = None) -> Schema:
    """An object of exactly these properties, described by the first line of a docstring."""
    about = (described.__doc__ or "").partition("\n")[0] if described else ""
    return {
        "type": "object",
        **({"description": about} if about else {}),
        "properties": properties,
        "required": [name for name in properties if (described, name) not in _OPTIONAL],
        "additionalProperties": False,
    }


def _properties(
    kind: type, definitions: dict[str, Schema], only: tuple[str, ...] = ()
) -> Properties:
    hints = {name: hint for name, hint in _hints(kind).items() if not name.startswith("_")}
    return {
        name: _narrowed(_schema(hints[name], definitions), _NARROWED.get((kind, name), {}))
        for name in only or hints
    }


def _hints(kind: type) -> dict[str, Any]:
    # Annotations may name what their module imports for type checkers alone.
    return typing.get_type_hints(kind, localns={"Value": object, "Mapping": Mapping})


def _narrowed(schema: Schema, more: Schema) -> Schema:
    """The schema with what more is known; an open field takes null beside it."""
    if "anyOf" in schema and more:
        return {"anyOf": [{**schema["anyOf"][0], **more}, *schema["anyOf"][1:]]}
    return {**schema, **more}


def _schema(hint: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    plain = {str: "string", bool: "boolean", int: "integer", types.NoneType: "null"}
    if hint in plain:
        return {"type": plain[hint], **({"minimum": 0} if hint is int else {})}
    if hint is Decimal:
        return {"type": "string", **_DECIMAL}
    if is_dataclass(hint) or hint is Quote:
        return _reference(typing.cast("type", hint), definitions)
    return _generic(hint, definitions)


def _reference(kind: type, definitions: dict[str, Schema]) -> Schema:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(_properties(kind, definitions), kind)
    return {"$ref": f"#/$defs/{name}"}


def _generic(hint: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(item, definitions) for item in inner]}
    if origin in (tuple, frozenset):
        return {"type": "array", "items": _schema(inner[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}
    message = f"no schema for {hint}"
    raise TypeError(message)
