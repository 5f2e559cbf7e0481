"""Answers as pictures: bars, a panel for each currency, since these cannot be added. Needs the extra ``plot``."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError, missing_extra
from extractor.querying.printing import short
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extractor.querying.answering import Answer, Value

KINDS = (".png", ".svg")
# What fits: panels of a picture, bars of a panel, characters of a label.
_PANELS, _BARS, _LABEL = 6, 20, 40
# Columns that name a bar, the best first, and those that give its length.
_NAMES = ("country", "investor", "month", "investors", "title", "document")
_LENGTHS = ("low", "low_now", "records", "articles")
# Fonts that have Korean, of the usual systems.
_FONTS = ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo")


@dataclass(frozen=True)
class Panel:
    """Bars of one currency, or of none: what each is called and how long it is."""

    title: str
    bars: tuple[tuple[str, Decimal], ...]


def panels(answer: Answer, where: str) -> list[Panel]:
    """The panels of an answer, that with most bars first.

    Raises InputError for an answer that has no column of numbers.
    """
    name, length = _columns(answer, where)
    currency = answer.columns.index("currency") if "currency" in answer.columns else None
    grouped: dict[str, list[tuple[str, Decimal]]] = {}
    for row in answer.rows:
        if row[length] is not None:
            title = str(row[currency] or "no currency") if currency is not None else ""
            bar = (_label(row[name]), Decimal(str(row[length])))
            grouped.setdefault(title, []).append(bar)
    found = [Panel(title, tuple(bars)) for title, bars in grouped.items()]
    return sorted(found, key=lambda panel: (-len(panel.bars), panel.title))


def _columns(answer: Answer, where: str) -> tuple[int, int]:
    """The places of the columns with the names and with the lengths of the bars."""
    numbers = [i for i in range(len(answer.columns)) if _is_number(answer, i)]
    known = [answer.columns.index(name) for name in _LENGTHS if name in answer.columns]
    length = next((i for i in known if i in numbers), numbers[-1] if numbers else None)
    if length is None:
        raise InputError(
            where, "the answer has no column of numbers to plot", "add one, as count(*)"
        )
    named = [answer.columns.index(name) for name in _NAMES if name in answer.columns]
    return (named or [0])[0], length


def _is_number(answer: Answer, column: int) -> bool:
    values = [row[column] for row in answer.rows if row[column] is not None]
    return bool(values) and all(_decimal(value) for value in values)


def _decimal(value: Value) -> bool:
    return isinstance(value, int | float) or (
        isinstance(value, str)
        and value.replace(".", "", 1).isascii()
        and value.replace(".", "", 1).isdigit()
    )


def _label(value: Value) -> str:
    text = "–" if value is None else one_line(str(value))
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def plot(answer: Answer, title: str, file: Path) -> list[str]:
    """Draw the answer into a ``.png`` or ``.svg`` file; what is not shown comes back in words.

    Raises MissingExtra, and InputError for another ending or an answer without numbers.
    """
    if file.suffix.lower() not in KINDS:
        raise InputError(str(file), "is no .png or .svg", "name the picture so")
    found = panels(answer, str(file))
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra(str(file), "pictures need matplotlib", "plot") from error
    with mpl.rc_context(_settings()), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        drawn = _drawn(found[:_PANELS], title)
        kind = file.suffix.lower()[1:]
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        drawn.savefig(file, format=kind, metadata=metadata)
    return list(_left_out(found)) + _unreadable(caught, kind)


def _settings() -> Any:  # noqa: ANN401 - settings of the extra
    from matplotlib import font_manager  # noqa: PLC0415 - an extra

    here = set(font_manager.get_font_names())
    fonts = ["DejaVu Sans", *(font for font in _FONTS if font in here)]
    # Text stays text in a .svg, in the fonts of who looks at it; the same answer gives the same bytes.
    return {"font.family": fonts, "svg.fonttype": "none", "svg.hashsalt": "extractor"}


def _drawn(found: Sequence[Panel], title: str) -> Any:  # noqa: ANN401 - a figure of the extra
    import numpy as np  # noqa: PLC0415 - of the extra
    from matplotlib.figure import Figure  # noqa: PLC0415 - an extra

    shown = [panel.bars[:_BARS] for panel in found]
    heights = [len(bars) + 1.5 for bars in shown] or [1]
    drawn = Figure(figsize=(9, 0.32 * sum(heights) + 0.8), layout="constrained")
    drawn.suptitle(title, fontsize="medium", wrap=True)
    axes = drawn.subplots(len(shown) or 1, squeeze=False, height_ratios=heights)[:, 0]
    for panel, bars, axis in zip(found, shown, axes, strict=False):
        places = np.arange(len(bars))
        # Not clipped: the edges are laid out to a last digit that is another each time.
        lengths = np.asarray([length for _, length in bars], dtype="float64")
        drawn_bars = axis.barh(places, lengths, color="#4878a8", clip_on=False)
        axis.bar_label(drawn_bars, [f" {short(length)}" for _, length in bars], fontsize="small")
        axis.set_yticks(places, [name for name, _ in bars])
        axis.invert_yaxis()
        axis.set_title(panel.title, loc="left", fontsize="small", fontweight="bold")
        axis.xaxis.set_visible(False)
        axis.margins(x=0.12)
        axis.spines[["top", "right", "bottom"]].set_visible(False)
    return drawn


def _left_out(found: Sequence[Panel]) -> list[str]:
    said = []
    if len(found) > _PANELS:
        names = ", ".join(panel.title for panel in found[_PANELS:])
        said.append(f"the picture leaves out {names}")
    for panel in found[:_PANELS]:
        if len(panel.bars) > _BARS:
            of = f" of {panel.title}" if panel.title else ""
            said.append(f"the picture shows {_BARS} of {len(panel.bars)} rows{of}")
    return said


def _unreadable(caught: Sequence[warnings.WarningMessage], kind: str) -> list[str]:
    missing = any("missing from font" in str(warning.message) for warning in caught)
    if not missing or kind == "svg":
        return []
    return [f"no font here has all characters: install {_FONTS[0]}, or write a .svg"]
