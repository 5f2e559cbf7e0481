"""`python -m training check|cells|compile|plain|agreement|words|weights|curve|blind`: the articles of `corpus/`."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from extractor import Extractor
from training.articles import FOLDER, LANGUAGES, Annotated, CorpusError, articles, read_article
from training.cells import plan, report
from training.checking import faults
from training.compiling import line
from training.copies import near_copies, shared_runs
from training.scoring import Score, add, annotated, of_records
from training.small_words import small_words

RULES = Path(__file__).parents[1] / "rules"
BLIND_LOG = FOLDER / "blind.log"
# Korean has no weights: the part that nobody reads did not confirm them.
WEIGHED = ("en",)

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


@main.command()
@click.argument("second", type=click.Path(path_type=Path, exists=True, file_okay=False))
def agreement(second: Path) -> None:
    """Compare the articles that somebody else has marked, in folders en and ko, with the first marks."""
    for language in LANGUAGES:
        score = Score()
        for path in sorted((second / language).glob("*.txt")):
            first = read_article(FOLDER / language / path.name)
            add(score, annotated(first), annotated(read_article(path)))
        click.echo(f"{language}: {score}")


@main.command()
def weights() -> None:
    """Learn the weights of words, and of those around a sum, and write them to rules/."""
    from training.learning import examples, learn  # noqa: PLC0415 - takes seconds

    train = _of_part("train")
    for language in WEIGHED:
        _learn_sums(language, train[language])
    for language in WEIGHED:
        table, judged = learn(list(examples(train[language])))
        lines = "".join(f"{word}\t{weight}\n" for word, weight in table)
        path = RULES / language / "weights.tsv"
        path.write_text(f"word\tweight\n{lines}", encoding="utf-8")
        click.echo(f"{language}: {len(table)} words; {judged}")


@main.command()
def words() -> None:
    """Write the words that the articles write small to rules/; those of the part blind are not read."""
    read = (*_of_part("read")["en"], *_of_part("train")["en"])
    path = RULES / "en" / "small.csv"
    path.write_text(small_words(article.text for article in read), encoding="utf-8")
    click.echo(f"{path.name}: {len(path.read_text(encoding='utf-8').splitlines()) - 1} words")


def _learn_sums(language: str, train: Sequence[Annotated]) -> None:
    from training.sums import learn_sums, sum_examples, texts, written  # noqa: PLC0415 - the same

    found = list(sum_examples(language, texts(language, train)))
    classes, rows = learn_sums(found)
    path = RULES / language / "sums.tsv"
    path.write_text(written(classes, rows), encoding="utf-8")
    click.echo(f"{language}: {len(rows)} features of {len(found)} sums")


@main.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="PICTURE.svg"
)
def curve(output: Path | None) -> None:
    """Print how each decision grows with the articles of the part train, beside the rules; draw it where asked for."""
    from training.curve import draw, rows  # noqa: PLC0415 - takes seconds

    found = {language: tuple(rows(read)) for language, read in _of_part("train").items()}
    for language, read in found.items():
        click.echo("\n".join([language, *map(str, read)]))
    if output:
        draw(found, output)


@main.command()
def blind() -> None:
    """Score the part that nobody reads, with and without the weights, and log the totals."""
    with TemporaryDirectory() as folder:
        for language in WEIGHED:
            table = Path(folder) / language / "weights.tsv"
            table.parent.mkdir()
            table.write_text("word\tweight\n", encoding="utf-8")
            table.with_name("sums.tsv").write_text("feature\tnone\n*\t0\n", encoding="utf-8")
        ways = (("rules", Extractor(folder)), ("rules and weights", Extractor()))
        lines = [
            f"{date.today()} {language} {name}: {_scored(extractor, chosen)}\n"  # noqa: DTZ011
            for language, chosen in _of_part("blind").items()
            for name, extractor in ways
        ]
    with BLIND_LOG.open("a", encoding="utf-8") as log:
        log.writelines(lines)
    click.echo("".join(lines), nl=False)


def _of_part(part: str) -> dict[str, list[Annotated]]:
    every = [one for path in articles() if (one := read_article(path)).part == part]
    return {language: [a for a in every if a.language == language] for language in LANGUAGES}


def _scored(extractor: Extractor, chosen: Sequence[Annotated]) -> Score:
    score = Score()
    for article in chosen:
        result = extractor.extract_text(
            article.text, language=article.language, published=article.published
        )
        add(score, annotated(article), of_records(result.records))
    return score


if __name__ == "__main__":
    main()
