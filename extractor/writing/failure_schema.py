"""The JSON Schema of what is said of inputs: the lines of `--errors`, and those of `--log-format json`."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_FAILURE: dict[str, Any] = {
    "source": {"type": "string"},
    "stage": {"type": "string", "enum": ["open", "read", "extract", "process"]},
    "code": _TEXT,
    "message": _TEXT,
    "mend": _TEXT,
}


def failure() -> dict[str, Any]:
    """An input that failed, and what to do."""
    return {
        "type": "object",
        "description": "An input that failed: at which stage, why, and what to do.",
        "properties": _FAILURE,
        "required": [*_FAILURE],
        "additionalProperties": False,
    }


def message() -> dict[str, Any]:
    """What a run says as it goes: of an input that failed all that is known."""
    about = [name for name in _FAILURE if name != "message"]
    return {
        "type": "object",
        "description": "What a run says on stderr; of an input that failed all that is known.",
        "properties": {
            **_FAILURE,
            "time": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$"},
            "level": {"type": "string", "enum": ["error", "warning", "info"]},
        },
        "required": ["time", "level", "message"],
        "dependentRequired": dict.fromkeys(about, about),
        "additionalProperties": False,
    }
