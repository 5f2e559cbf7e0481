"""A fetched page lies in the folder as its bytes, with how it came beside it."""

from __future__ import annotations

import json
import re
import string
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.fetching import Fetcher, Folder
from extractor.fetching.saving import file_stem
from fetching.local_site import PAGE, Site, answer

if TYPE_CHECKING:
    from pathlib import Path


def saved(fetcher: Fetcher, folder: Path, url: str) -> Path:
    return Folder(folder).save(fetcher.fetch(url))


def facts(path: Path) -> dict[str, Any]:
    found = json.loads(path.with_suffix(".fetch.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_page_and_how_it_came(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.routes["/page"] = answer(
        body=PAGE, Content_Type="text/html; charset=EUC-KR", ETag='"1"', Set_Cookie="who=me"
    )
    site.routes["/old"] = answer(301, Location="/page")
    path = saved(fetcher, tmp_path / "new" / "pages", site.url("/old"))
    assert path.read_bytes() == PAGE
    told = facts(path)
    assert list(told) == [
        *("url", "final_url", "retrieved", "checked"),
        *("file", "charset", "sha256", "headers"),
    ]
    assert (told["url"], told["final_url"]) == (site.url("/old"), site.url())
    assert (told["file"], told["charset"]) == (path.name, "euc-kr")
    assert datetime.fromisoformat(told["retrieved"]).tzinfo
    assert told["headers"]["etag"] == '"1"'
    assert "who=me" not in json.dumps(told)
    assert sorted(file.name for file in path.parent.iterdir()) == sorted(
        [path.name, path.stem + ".fetch.json"]
    )


def test_a_page_that_has_become_a_text(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    first = saved(fetcher, tmp_path, site.url())
    site.routes["/page"] = answer(body=b"text", Content_Type="text/plain")
    second = saved(fetcher, tmp_path, site.url())
    assert (first.suffix, first.exists(), second.suffix) == (".html", False, ".txt")


@pytest.mark.parametrize(
    ("headers", "question"),
    [
        ({"ETag": 'W/"5"'}, {"If-None-Match": 'W/"5"'}),
        (
            {"Last_Modified": "Mon, 15 Jul 2024 00:00:00 GMT"},
            {"If-Modified-Since": "Mon, 15 Jul 2024 00:00:00 GMT"},
        ),
    ],
)
def test_a_saved_page_is_asked_about(
    site: Site, fetcher: Fetcher, tmp_path: Path, headers: dict[str, Any], question: dict[str, str]
) -> None:
    site.routes["/page"] = answer(body=PAGE, **headers)
    folder, path = Folder(tmp_path), saved(fetcher, tmp_path, site.url())
    before = facts(path)
    site.routes["/page"] = answer(304)
    known = folder.known(site.url())
    assert known
    assert fetcher.changed(site.url(), known) is None
    assert folder.confirm(site.url(), known) == path
    assert site.asked[-1][1].items() >= question.items()
    assert path.read_bytes() == PAGE
    assert {**facts(path), "checked": before["checked"]} == before


def test_a_saved_page_that_has_changed(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.routes["/page"] = answer(body=PAGE, ETag='"1"')
    path = saved(fetcher, tmp_path, site.url())
    site.routes["/page"] = answer(body=PAGE + b" ", ETag='"2"')
    known = Folder(tmp_path).known(site.url())
    assert known
    page = fetcher.changed(site.url(), known)
    assert page
    assert Folder(tmp_path).save(page) == path
    assert facts(path)["headers"]["etag"] == '"2"'


def test_a_redirect_that_leads_elsewhere_now_is_followed_unconditionally(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.routes["/page"] = answer(body=PAGE, ETag='"1"')
    site.routes["/old"] = answer(302, Location="/page")
    saved(fetcher, tmp_path, site.url("/old"))
    site.routes["/old"] = answer(302, Location="/new")
    site.routes["/new"] = answer(body=b"new", ETag='"1"')
    known = Folder(tmp_path).known(site.url("/old"))
    assert known
    page = fetcher.changed(site.url("/old"), known)
    assert page
    assert page.body == b"new"
    assert not any("If-None-Match" in headers for _, headers in site.asked)


@pytest.mark.parametrize("spoil", ["edit", "page gone", "no json", "no facts"])
def test_what_is_not_as_it_was_saved_is_fetched_again(
    site: Site, fetcher: Fetcher, tmp_path: Path, spoil: str
) -> None:
    path = saved(fetcher, tmp_path, site.url())
    beside = path.with_suffix(".fetch.json")
    match spoil:
        case "edit":
            path.write_bytes(b"edited")
        case "page gone":
            path.unlink()
        case "no json":
            beside.write_text("{")
        case _:
            beside.write_text("[]")
    assert Folder(tmp_path).known(site.url()) is None


_URLS = st.text(string.printable + '가ß�/..%\\:*?"<>|\0', max_size=300)


@given(_URLS)
def test_file_names_are_safe_anywhere(path: str) -> None:
    stem = file_stem(f"https://news.example/{path}")
    assert re.fullmatch(r"news\.example[a-z0-9.-]*-[0-9a-f]{10}", stem)
    assert ".." not in stem
    assert len(stem) < 100


def test_a_place_in_a_page_is_no_other_page() -> None:
    assert file_stem("https://news.example/1#top") == file_stem("https://news.example/1")


def test_file_names_tell_addresses_apart() -> None:
    paths = ("a?b=1", "a?b=2", "A?b=1", "a/b=1", "a-b=1", "가", "나", "x" * 400, "x" * 401)
    assert len({file_stem(f"https://news.example/{path}") for path in paths}) == len(paths)
