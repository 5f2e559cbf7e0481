"""`extractor fetch`, and what `extractor run` makes of addresses and of fetched pages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from extractor.cli import commands
from extractor.fetching import Folder
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.types import Article
from fetching.local_site import PAGE, Site, answer

if TYPE_CHECKING:
    from extractor.fetching import Fetcher

Run = Callable[..., Result]

KOREAN = (
    "<html><head><title>가온전자, 폴란드에 공장</title>{meta}</head><body><article>"
    "<h1>가온전자, 폴란드에 공장</h1><p>가온전자는 폴란드에 배터리 공장을 짓기 위해 3억 유로를 투자한다고 "
    "밝혔다.</p><p>공장은 내년에 착공한다고 회사는 설명했다.</p></article></body></html>"
)


@pytest.fixture
def run(fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in an empty folder, with the fetcher that may ask this machine."""
    monkeypatch.chdir(tmp_path)

    monkeypatch.setattr("extractor.pipeline.Extractor", lambda *_: extractor())

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(commands, arguments, prog_name="extractor", obj=fetcher)

    return command


def documents(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line)["document"] for line in result.stdout.splitlines()]


def test_pages_to_a_folder(site: Site, run: Run) -> None:
    site.routes["/two"] = answer(body=PAGE)
    result = run("fetch", site.url(), site.url("/two"), site.url(), "-o", "pages")
    assert (result.exit_code, result.stderr) == (0, "")
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert len(paths) == 2
    assert {path.parent for path in paths} == {Path("pages")}
    assert {path.read_bytes() for path in paths} == {PAGE}


def test_a_page_that_fails_is_one_line_and_the_others_go_on(site: Site, run: Run) -> None:
    result = run("fetch", site.url("/none"), site.url(), "-o", "pages")
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"extractor: {site.url('/none')}: the server answers 404",
    ]
    assert len(result.stdout.splitlines()) == 1


def test_all_fail(run: Run) -> None:
    result = run("fetch", "news.example", "http://10.0.0.1/", "-o", "pages")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines() == [
        "extractor: news.example: is no http or https address",
        "extractor: http://10.0.0.1/: 10.0.0.1 is no public address",
    ]
    assert not Path("pages").exists()


@pytest.mark.parametrize("arguments", [("https://news.example/",), ("-o", "pages")])
def test_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("fetch", *arguments).exit_code == 2


def test_a_folder_that_cannot_be_written(site: Site, run: Run) -> None:
    Path("file").write_text("")
    assert run("fetch", site.url(), "-o", "file").exit_code == 2
    assert run("fetch", site.url(), "-o", "file/pages").exit_code == 2


def test_the_second_time_the_server_is_asked_for_changes(site: Site, run: Run) -> None:
    site.routes["/page"] = answer(body=PAGE, ETag='"1"')
    first = run("fetch", site.url(), "-o", "pages")
    site.routes["/page"] = answer(304)
    second = run("fetch", site.url(), "-o", "pages")
    assert (second.exit_code, second.stdout, second.stderr) == (0, first.stdout, "")


def test_fetched_pages_are_read(site: Site, run: Run) -> None:
    run("fetch", site.url(), "-o", "pages")
    result = run("run", "pages")
    assert (result.exit_code, result.stderr) == (0, "")
    (document,) = documents(result)
    assert document["url"] == site.url()
    assert document["source"].startswith("pages/127.0.0.1-page-")


def test_the_address_that_a_page_gives_itself(site: Site, run: Run) -> None:
    link = b'<link rel=canonical href="https://news.example/1"></head>'
    site.routes["/page"] = answer(body=PAGE.replace(b"</head>", link))
    (document,) = documents(run("run", site.url()))
    assert document["url"] == "https://news.example/1"


def test_run_fetches_addresses(site: Site, run: Run) -> None:
    Path("list.txt").write_text(site.url() + "\n")
    for source in (site.url(), "@list.txt"):
        result = run("run", source)
        assert (result.exit_code, result.stderr) == (0, "")
        (document,) = documents(result)
        assert (document["source"], document["url"]) == (site.url(), site.url())
    assert "Poland" in run("explain", site.url()).stdout


def test_run_tells_what_cannot_be_fetched(site: Site, run: Run) -> None:
    result = run("run", site.url("/none"), site.url())
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"extractor: {site.url('/none')}: the server answers 404",
        "extractor: 2 inputs: 1 read, 1 failed; 1 record",
    ]
    assert len(documents(result)) == 1


def test_a_page_is_no_json_lines(site: Site, run: Run) -> None:
    result = run("run", "--from", "jsonl", site.url())
    assert result.exit_code == 4
    assert "is no JSON lines" in result.stderr


@pytest.mark.parametrize(
    "lie",
    [
        ("utf-8", "text/html; charset=euc-kr", ""),
        ("utf-8", "text/html; charset=iso-8859-1", "<meta charset=euc-kr>"),
        ("cp949", "text/html; charset=utf-8", "<meta charset=euc-kr>"),
        ("cp949", "text/html; charset=iso-8859-1", "<meta charset=euc-kr>"),
        ("cp949", "text/html; charset=EUC-KR", "<meta charset=utf-8>"),
        ("cp949", "text/html; charset=no-such-thing", ""),
        ("utf-16", "text/html; charset=utf-8", ""),
        ("johab", "text/html; charset=johab", ""),
    ],
)
def test_servers_lie_about_the_charset(
    site: Site, fetcher: Fetcher, tmp_path: Path, lie: tuple[str, str, str]
) -> None:
    encoding, header, meta = lie
    page = KOREAN.format(meta=meta).encode(encoding)
    site.routes["/page"] = answer(body=page, Content_Type=header)
    fetched = fetcher.fetch(site.url())
    saved = str(Folder(tmp_path).save(fetched))
    reader = extractor().reader(Defaults())
    found = reader.read([site.url(), saved], fetch=lambda _: (page, fetched.retrieval))
    titles = [article.title for article in found if isinstance(article, Article)]
    assert titles == ["가온전자, 폴란드에 공장"] * 2


@cache
def extractor() -> Extractor:
    """Reading its rules takes longer than a page."""
    return Extractor()


@pytest.mark.parametrize("content", ["{", "[]", '{"final_url": 3, "retrieved": "", "charset": ""}'])
def test_a_spoilt_file_beside_a_page(site: Site, run: Run, content: str) -> None:
    run("fetch", site.url(), "-o", "pages")
    (beside,) = Path("pages").glob("*.fetch.json")
    beside.write_text(content)
    result = run("run", "pages")
    assert result.exit_code == 4
    assert f"{beside}: does not say how the page beside it was fetched" in result.stderr


def test_who_does_not_fetch_does_not_load_the_client(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Gaon Electronics will invest €300 million in Poland.", encoding="utf-8")
    program = (
        "import sys; from extractor.cli import commands; "
        f"commands.main(['run', {str(path)!r}], standalone_mode=False); "
        "sys.exit(bool({'requests', 'urllib3', 'http.client'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
