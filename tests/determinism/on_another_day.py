"""The command as it runs on another day: `python on_another_day.py 2031-12-31T23:59:58 run …`.

The clock is set before anything of the package, or that it imports, has looked at it.
"""

from __future__ import annotations

import datetime as dt
import sys
import time


class _Datetime(dt.datetime):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _Datetime:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> _Datetime:
        return cls.now(dt.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls) -> _Datetime:
        return cls.now()


class _Date(dt.date):
    @classmethod
    def today(cls) -> _Date:
        return cls.fromtimestamp(time.time())


def move(day: str) -> None:
    """Let the clock say this moment, and go on from there."""
    now = time.time
    off = dt.datetime.fromisoformat(day).timestamp() - now()
    time.time = lambda: now() + off
    dt.datetime, dt.date = _Datetime, _Date  # type: ignore[misc]


if __name__ == "__main__":
    moment = sys.argv.pop(1)
    move(moment)
    assert dt.date.today().isoformat() == moment[:10]  # noqa: DTZ011 - as it is called
    from extractor.__main__ import main

    sys.exit(main())
