"""Speed, accuracy and memory beside other tools: one program, one table. `make bench`.

    python benchmarks/bench.py [--quick] [--only GROUP] [--rounds N] [--compare FILE.json]
                               [--against REVISION] [-o FILE.json]

Each tool does the same work as the others in the same run, in turn, on one core; what counts is processor
time, the median of the rounds. Tools that are not installed have their line all the same. The figures are
written as JSON, so that a later run can say what has changed; compare those of one machine only.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import against
import rows_articles
import rows_growth
import rows_pages
import rows_starts
import rows_values
from measuring import Effort, Row, machine, on_one_core, versions
from tabling import table, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

OUTPUT = Path(__file__).parents[1] / "out" / "bench.json"
GROUPS: Mapping[str, Callable[[Effort], Iterable[Row]]] = {
    "articles": rows_articles.rows,
    "pages": rows_pages.rows,
    "values": rows_values.rows,
    "growth": rows_growth.rows,
    "starts": rows_starts.rows,
}
# A first look: two articles of each kind, two sizes.
QUICK = Effort(rounds=1, most=2, steps=2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table as it comes, write the figures."""
    options = _options(arguments)
    effort = QUICK if options.quick else Effort(options.rounds)
    before = _read(options.compare) if options.compare else {}
    on_one_core()
    found: dict[str, Any] = {"machine": machine(), "versions": versions(), "rounds": effort.rounds}
    print("\n".join(_heads(found)))
    rows: list[Row] = []
    for part in _parts(options, effort):
        rows += part
        print("\n".join(table(part, before)), flush=True)
    print("\n".join(verdict(rows)))
    found["rows"] = [asdict(row) for row in rows]
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"figures: {options.output}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="little of everything, to try it")
    parser.add_argument("--only", choices=GROUPS, action="append", help="this group; repeatable")
    parser.add_argument("--rounds", type=int, default=Effort().rounds)
    parser.add_argument("--compare", type=Path, metavar="FILE", help="figures of an earlier run")
    parser.add_argument("--against", metavar="REVISION", help="the speed of another revision too")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT, metavar="FILE")
    return parser.parse_args(arguments)


def _parts(options: argparse.Namespace, effort: Effort) -> Iterator[list[Row]]:
    for name, rows in GROUPS.items():
        if not options.only or name in options.only:
            yield list(rows(effort))
    if options.against:
        yield list(against.rows(options.against, effort))


def _read(path: Path) -> dict[tuple[str, str, str], float | None]:
    """The figures of an earlier run, by what names their rows."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        return {(row["group"], row["work"], row["tool"]): row["figure"] for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"{path} holds no figures of an earlier run: {error!r}")


def _heads(found: Mapping[str, Any]) -> Iterator[str]:
    machine = found["machine"]
    yield (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, {machine['system']}, "
        f"Python {machine['python']}; load {machine['load']}; one core, medians of {found['rounds']}"
    )
    yield ", ".join(f"{name} {version}" for name, version in found["versions"].items())


if __name__ == "__main__":
    main()
