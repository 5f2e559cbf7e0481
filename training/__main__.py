"""`python -m training check|cells|compile|plain|agreement`: the annotated articles of `corpus/`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from training.articles import FOLDER, Annotated, CorpusError, articles, read_article
from training.cells import plan, report
from training.checking import faults
from training.compiling import line
from training.copies import near_copies, shared_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@click.group()
def main() -> None:
    """The annotated articles of corpus/."""


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check(files: Sequence[Path]) -> None:
    """Print what is wrong with the articles; with files, of these alone. Exit 1 where anything is."""
    wrong = list(_faults(list(files) or list(articles())))
    click.echo("\n".join(wrong) or "all articles agree with their marks")
    raise SystemExit(1 if wrong else 0)


def _faults(paths: Sequence[Path]) -> Iterator[str]:
    wanted, read = plan(), []
    for path in paths:
        try:
            article = read_article(path)
        except CorpusError as error:
            yield str(error)
            continue
        read.append(article)
        if article.press not in wanted.press:
            yield f"{path}:1: press {article.press!r} is not in plan.toml"
        if article.place not in wanted.places[article.language]:
            yield f"{path}:1: place {article.place!r} is not in plan.toml"
        yield from (f"{path}:{at}: {fault}" for at, fault in faults(article))
    yield from _copies(read)


def _copies(read: Sequence[Annotated]) -> Iterator[str]:
    texts = {article.id: article.text for article in read}
    for one, share in shared_runs(texts):
        yield f"{one}: {share:.0%} of its runs of five words stand in other articles"
    for one, other in near_copies(texts):
        yield f"{one} and {other} are near copies"


@main.command()
def cells() -> None:
    """Count the articles by press, place, kind and structure, and list what is thin."""
    click.echo("\n".join(report([read_article(path) for path in articles()])))


@main.command("compile")
@click.option("--part", type=click.Choice(["read", "train"]), default="read", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True)
def compile_(part: str, output: Path) -> None:
    """Write a part's articles as JSON files, in the form that the scorers read."""
    output.mkdir(parents=True, exist_ok=True)
    read = (read_article(path) for path in articles())
    done: Counter[str] = Counter()
    for article in (one for one in read if one.part == part):
        (output / f"{article.id}.json").write_text(line(article) + "\n", encoding="utf-8")
        done[article.language] += 1
    click.echo(f"{dict(done)} articles of {part} in {output}")


@main.command()
@click.argument("ids", nargs=-1, required=True)
def plain(ids: Sequence[str]) -> None:
    """Print articles without their marks, for somebody to annotate a second time."""
    for name in ids:
        article = read_article(FOLDER / name[:2] / f"{name}.txt")
        click.echo(
            f"press: {article.press}\nplace: {article.place}\npublished: {article.published}\n\n"
            f"{article.text}\n"
        )


if __name__ == "__main__":
    main()
