"""Which files are tests: goldens with their articles, goldens without, articles without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from extractor.comparing.jsonobjects import lines_of
from extractor.comparing.samples import ENDING, INPUTS, Sample, article_of, is_sample, read_given
from extractor.errors import ExtractorError, InputError
from extractor.golden_plugin.plugin import FOLDERS, WRITTEN, updates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from _pytest._code.code import ExceptionInfo, TerminalRepr


_KNOWN = pytest.StashKey["Known"]()


class Failed(Exception):  # noqa: N818 - a test that fails is no error
    """The article does not give what its golden says; the message shows what differs."""


class Known(NamedTuple):
    """What a session has looked up: the folders with goldens, and what ``inputs.toml`` files say."""

    goldens: dict[Path, bool]
    given: dict[Path, Mapping[str, Mapping[str, str]]]


class Place(NamedTuple):
    """The folder from which articles are called; ``listed``: all of its articles have goldens."""

    folder: Path
    listed: bool


def collected(path: Path, parent: pytest.Collector) -> GoldenFile | None:
    """The test of a golden or of an article that should have one; None where it is neither."""
    place = _place(path, parent.config)
    asked = parent.session.isinitpath(path)
    if path.name.endswith(ENDING):
        known = place.listed or article_of(path) or _is_of_records(path)
        return _file(path, place, parent) if known else None
    if not is_sample(path):
        return None
    if path.with_name(path.stem + ENDING).exists():
        # The golden stands for its article, unless the article was asked for by name.
        return _file(path, place, parent) if asked else None
    lacking = place.listed or _has_goldens(path.parent, parent.config)
    return _file(path, place, parent) if lacking or (asked and updates(parent.config)) else None


def _file(path: Path, place: Place, parent: pytest.Collector) -> GoldenFile:
    found: GoldenFile = GoldenFile.from_parent(parent, path=path)
    found.place = place
    return found


def _place(path: Path, config: pytest.Config) -> Place:
    """The configured folder that holds the path; else the nearest with an ``inputs.toml``; else its own."""
    root = config.rootpath
    for folder in (root / name for name in config.getini(FOLDERS)):
        if folder.resolve() in path.resolve().parents:
            return Place(folder, listed=True)
    above = [folder for folder in path.parents if folder == root or root in folder.parents]
    own = next((folder for folder in above if (folder / INPUTS).is_file()), path.parent)
    return Place(own, listed=False)


def _known(config: pytest.Config) -> Known:
    return config.stash.setdefault(_KNOWN, Known({}, {}))


def _has_goldens(folder: Path, config: pytest.Config) -> bool:
    known = _known(config).goldens
    if folder not in known:
        known[folder] = any(article_of(golden) for golden in folder.glob(f"*{ENDING}"))
    return known[folder]


def _is_of_records(path: Path) -> bool:
    """Whether a file named as a golden holds records; others name files so too."""
    try:
        with lines_of(str(path)) as lines:
            return '"type": "record"' in "".join(lines)
    except InputError:
        return False


def _given(folder: Path, config: pytest.Config) -> Mapping[str, Mapping[str, str]]:
    known = _known(config).given
    if folder not in known:
        known[folder] = read_given(folder)
    return known[folder]


class GoldenFile(pytest.File):
    """A golden, or an article that stands for it."""

    place: Place

    def collect(self) -> Iterator[pytest.Item]:
        """Its one test."""
        yield GoldenItem.from_parent(self, name="records")


class GoldenItem(pytest.Item):
    """The article of a golden gives the records that the golden says."""

    def runtest(self) -> None:
        """Compare, or write. Raises Failed where they differ, ExtractorError where one cannot be read."""
        # Imported when the first golden runs: it brings all that reads articles.
        from extractor.golden_plugin.checking import check  # noqa: PLC0415

        if check(self._sample(), self.config):
            self.user_properties.append((WRITTEN, self._shown(self._golden)))

    def _sample(self) -> Sample:
        """The golden's article. Raises Failed where there is none, or more than one."""
        golden = self._golden
        articles, shown = article_of(golden), self._shown(golden)
        if not articles:
            message = f"{shown}: there is no article for this golden; delete it, or bring the article back"
            raise Failed(message)
        if len(articles) > 1:
            names = ", ".join(path.name for path in articles)
            message = f"{shown}: {names} share this golden; give one of them another name"
            raise Failed(message)
        folder = self._folder
        name = articles[0].relative_to(folder).as_posix()
        return Sample(articles[0], name, _given(folder, self.config).get(name, {}))

    @property
    def _folder(self) -> Path:
        parent = self.parent
        assert isinstance(parent, GoldenFile)  # noqa: S101 - no other makes this test
        return parent.place.folder

    @property
    def _golden(self) -> Path:
        if self.path.name.endswith(ENDING):
            return self.path
        return self.path.with_name(self.path.stem + ENDING)

    def _shown(self, path: Path) -> str:
        root = self.config.rootpath
        return (path.relative_to(root) if root in path.parents else path).as_posix()

    def repr_failure(
        self,
        excinfo: ExceptionInfo[BaseException],
        style: Any = None,  # noqa: ANN401
    ) -> str | TerminalRepr:
        """What differs, in words; a traceback for what nobody raised on purpose."""
        if isinstance(excinfo.value, Failed | ExtractorError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test stands."""
        return self.path, None, self._shown(self.path)
