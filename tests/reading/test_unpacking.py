"""What holds articles is opened: archives, packed files, mails, feeds, web archives, tables."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from holding import ENGLISH, KOREAN, PAGE, record, tarred, zipped

from extractor.reading import Failure, Reader
from extractor.reading.opening import documents
from extractor.reading.unpacking import archives, packed
from extractor.reading.unread import Place
from extractor.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

zstd = pytest.importorskip("backports.zstd")
TEXT, LINES = ENGLISH.encode(), b'{"text": "The end of it"}\n{"text": "The sum of it"}\n'
TITLED = {"gaon.html": PAGE.encode(), "b/norvale.txt": TEXT}


def read(reader: Reader, path: Path, data: bytes, form: str = "auto") -> list[Article | Failure]:
    path.write_bytes(data)
    return list(reader.read([str(path)], form))


def names(found: list[Article | Failure], root: Path) -> list[str]:
    """The sources of articles, and what is said of the others, without the folder."""
    said = [item.source if isinstance(item, Article) else str(item.error) for item in found]
    return [str(name).replace(f"{root}/", "") for name in said]


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
}


@pytest.mark.parametrize("ending", PACKINGS)
@pytest.mark.parametrize(
    "held",
    [
        ("a.txt", TEXT, [""]),
        ("a.html", PAGE.encode(), [""]),
        ("a.jsonl", LINES, [":1", ":2"]),
        ("a.txt", LINES, [""]),
        ("a", LINES, [":1", ":2"]),
        ("a.tar", tarred(TITLED), ["!gaon.html", "!b/norvale.txt"]),
    ],
)
def test_packed(
    reader: Reader, tmp_path: Path, ending: str, held: tuple[str, bytes, list[str]]
) -> None:
    """The name without its ending says what is inside, where its beginning does not."""
    name, data, ids = held
    path = tmp_path / f"{name}.{ending}"
    found = read(reader, path, PACKINGS[ending](data))
    assert [item.id for item in found if isinstance(item, Article)] == [f"{path}{i}" for i in ids]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(TITLED)),
        ("a.tar", tarred(TITLED)),
        ("a.tgz", tarred(TITLED, "w:gz")),
        ("page.html", zipped(TITLED)),
        ("no-ending", tarred(TITLED)),
    ],
)
def test_members_of_archives_are_inputs(
    reader: Reader, tmp_path: Path, name: str, data: bytes
) -> None:
    found = read(reader, tmp_path / name, data)
    assert names(found, tmp_path) == [f"{name}!gaon.html", f"{name}!b/norvale.txt"]
    assert not [item for item in found if isinstance(item, Article) and "<p>" in item.text]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_of_members_in_korean(
    reader: Reader, tmp_path: Path, make: Callable[[dict[str, bytes]], bytes]
) -> None:
    found = read(reader, tmp_path / "a", make({"기사/가온.txt": KOREAN.encode("cp949")}))
    assert names(found, tmp_path) == ["a!기사/가온.txt"]


def test_names_of_members_as_korean_windows_writes_them(reader: Reader, tmp_path: Path) -> None:
    found = read(reader, tmp_path / "a.zip", zipped({"똠방 기사.txt": TEXT}, korean=True))
    assert names(found, tmp_path) == ["a.zip!똠방 기사.txt"]


def test_archives_in_archives(reader: Reader, tmp_path: Path) -> None:
    inner = zipped({"a.jsonl.gz": gzip.compress(LINES, mtime=0)})
    found = read(reader, tmp_path / "o.tar", tarred({"i.zip": inner, "b.txt": TEXT}))
    assert names(found, tmp_path) == [*["o.tar!i.zip!a.jsonl.gz"] * 2, "o.tar!b.txt"]
    assert found[0].id == f"{tmp_path}/o.tar!i.zip!a.jsonl.gz:1"  # type: ignore[union-attr]


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize("name", ["./a.txt", "./news/a.txt", "../news/a.txt", "/news/./a.txt"])
def test_folders_packed_as_tar_packs_them(
    reader: Reader, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]
) -> None:
    """`tar -C news -c .` writes ./a.txt; such a folder is not hidden."""
    found = read(reader, tmp_path / "a", make({name: TEXT, "./.git/b.txt": TEXT}))
    assert names(found, tmp_path) == [f"a!{name}"]


def test_what_stands_beside_articles_is_passed_over_in_archives_too(
    reader: Reader, tmp_path: Path
) -> None:
    aside = ("README.md", "__MACOSX/._a.txt", ".git/a.txt", "style.css", "a.golden.json")
    found = read(reader, tmp_path / "a.zip", zipped({"a.txt": TEXT, **dict.fromkeys(aside, TEXT)}))
    assert names(found, tmp_path) == ["a.zip!a.txt"]
    assert reader.notes[-1] == f"{tmp_path}/a.zip: passed over 5 files (no articles)"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped(TITLED)[:-30], "a: is a broken archive: "),
        (b"PK\x03\x04\x14\0\0\0readme", "a: is a broken archive: file is not a zip file (get"),
        (zipped({}), "a: holds no articles (give one that has some)"),
        (zipped({"style.css": b"a"}), "a: holds no articles"),
        (zipped({"[Content_Types].xml": b"", "word/d.xml": b""}), "a: is a Word document (.docx)"),
        (zipped({"mimetype": b"application/epub+zip", "a.html": b""}), "a: is an e-book (.epub)"),
        (zipped({"mimetype": b"application/hwp+zip"}), "a: is a Hangul document (.hwpx), no text"),
        (zipped({"p.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0"}), "a!p.jpg: is a JPEG picture"),
        (zipped({"a.txt": b""}), "a!a.txt: is empty"),
        (gzip.compress(TEXT, mtime=0)[:-12], "a: is broken or cut off: compressed file ended"),
        (gzip.compress(TEXT, mtime=0)[:-8] + bytes(8), "a: is broken or cut off: CRC check failed"),
        (gzip.compress(b"", mtime=0), "a: is empty"),
        (b"\x1f\x8b\x08\0\0\0", "a: is broken or cut off: "),
        (gzip.compress(b"a" * 11_000_000, mtime=0), "a: unpacks to more than 200 times its size"),
        (zipped({"a.txt": b"a" * 11_000_000}), "a!a.txt: unpacks to more than 200 times"),
        (b"\x28\xb5\x2f\xfd\0\0", "a: is broken or cut off: "),
        (b"PAR1\x15\0", "a: is a broken Parquet table: "),
    ],
)
def test_what_is_said_of_broken_ones(
    reader: Reader, tmp_path: Path, data: bytes, said: str
) -> None:
    (failed,) = names(read(reader, tmp_path / "a", data), tmp_path)
    assert failed.startswith(said)


def test_a_cut_archive_gives_what_is_there(reader: Reader, tmp_path: Path) -> None:
    whole = tarred({"a.txt": TEXT, "b.txt": TEXT * 100})
    found = names(read(reader, tmp_path / "a.tar", whole[:3000]), tmp_path)
    assert found[0] == "a.tar!a.txt"
    assert found[1].startswith("a.tar!b.txt: is broken or cut off: unexpected end of data (get")
    assert found[2].startswith("a.tar: is a broken archive: unexpected end of data (get")


def test_what_cuts_a_member_and_the_archive_is_said_once(reader: Reader, tmp_path: Path) -> None:
    files = {f"{n}.txt": hashlib.shake_128(bytes([n])).hexdigest(3000).encode() for n in range(4)}
    packed = gzip.compress(tarred({"a.txt": TEXT, **files}), mtime=0)
    found = names(read(reader, tmp_path / "a.tar.gz", packed[:5000]), tmp_path)
    assert found[0] == "a.tar.gz!a.txt"
    assert sum("is broken or cut off" in one for one in found) == 1


def test_lines_before_a_cut_are_read(reader: Reader, tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "The end of %d"}\n' % (number * 7919) for number in range(2000))
    found = read(reader, tmp_path / "a.jsonl.gz", gzip.compress(lines, mtime=0)[:-2000])
    assert len(found) > 500
    assert [item for item in found if isinstance(item, Failure)] == found[-1:]


def test_an_encrypted_member(reader: Reader, tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT})
    central = data.index(b"PK\x01\x02")
    locked = data[: central + 8] + b"\x01" + data[central + 9 :]
    found = names(read(reader, tmp_path / "a.zip", locked), tmp_path)
    assert found == ["a.zip!a.txt: is encrypted (unpack it with its password)", "a.zip!b.txt"]


def test_caps(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 1)
    said = names(read(reader, tmp_path / "a.zip", zipped(TITLED)), tmp_path)
    assert said == ["a.zip: has more than 1 members (unpack it, or split it)"]
    data = TEXT
    for _ in range(7):
        data = zipped({"a": data})
    (deep,) = names(read(reader, tmp_path / "deep", data), tmp_path)
    assert "lies more than 5 archives deep (unpack it first)" in deep


def test_a_stream_is_read_as_it_comes(reader: Reader) -> None:
    data = gzip.compress(LINES, mtime=0)
    found = list(reader.read(["-"], stdin=io.BytesIO(data)))
    assert [item.id for item in found if isinstance(item, Article)] == ["stdin:1", "stdin:2"]
    assert len(list(reader.read(["-"], stdin=io.BytesIO(zipped(TITLED))))) == 2


def mail(
    body: str, charset: str, kind: str = "plain", subject: str = "가온, 폴란드에 공장"
) -> bytes:
    word = base64.b64encode(subject.encode(charset)).decode()
    coded = base64.encodebytes(body.encode(charset)).decode()
    declared = "ks_c_5601-1987" if charset == "cp949" else charset
    return (
        f"From: a@news.example\r\nTo: b@news.example\r\nSubject: =?{declared}?B?{word}?=\r\n"
        "Date: Mon, 15 Jul 2024 08:30:00 +0900\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: text/{kind}; charset="{declared}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}'
    ).encode()


@pytest.mark.parametrize("charset", ["cp949", "utf-8"])
@pytest.mark.parametrize("name", ["a.eml", "a.txt", "mail"])
def test_a_mail(reader: Reader, tmp_path: Path, charset: str, name: str) -> None:
    body = "가온은 폴란드 똠방에 3억 유로를 투자한다."
    (found,) = read(reader, tmp_path / name, mail(body, charset))
    assert isinstance(found, Article)
    assert found.text == f"가온, 폴란드에 공장\n\n{body}"
    assert (found.title, found.published) == ("가온, 폴란드에 공장", "2024-07-15")


def test_a_subject_in_bare_bytes(reader: Reader, tmp_path: Path) -> None:
    data = "Subject: 가온 똠방 투자\r\nMIME-Version: 1.0\r\n\r\n가온은 투자한다.".encode("cp949")
    (found,) = read(reader, tmp_path / "a.eml", data)
    assert isinstance(found, Article)
    assert found.title == "가온 똠방 투자"


MULTIPART = (
    "Subject: Plant\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    "--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
    "--y\r\nContent-Type: text/html\r\n\r\n<p>The firm is to invest.</p>\r\n"
    "--y\r\nContent-Type: text/plain\r\n\r\nThe firm is to invest.\r\n--y--\r\n"
    "--x\r\nContent-Disposition: attachment; filename=more.txt\r\n\r\nThe sum of it\r\n"
    "--x\r\nContent-Disposition: attachment; filename=p.pdf\r\n\r\n%PDF-1.7\r\n"
    "--x\r\nContent-Disposition: inline; filename=logo.png\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
)


def test_attachments_are_inputs(reader: Reader, tmp_path: Path) -> None:
    found = read(reader, tmp_path / "a.eml", MULTIPART.encode())
    assert names(found, tmp_path)[:2] == ["a.eml", "a.eml!more.txt"]
    assert names(found, tmp_path)[2].startswith("a.eml!p.pdf: is a PDF document")
    assert isinstance(found[0], Article)
    assert found[0].text == "Plant\n\nThe firm is to invest."


def test_a_text_with_a_few_lines_like_headers_is_a_text(reader: Reader, tmp_path: Path) -> None:
    text = "Subject: Plant\nDate: Monday\n\nThe firm is to invest in a plant."
    (found,) = read(reader, tmp_path / "a.txt", text.encode())
    assert isinstance(found, Article)
    assert "Date: Monday" in found.text or found.title == "Subject: Plant"


@pytest.mark.parametrize("ending", ["mhtml", "html"])
def test_a_saved_page(reader: Reader, tmp_path: Path, ending: str) -> None:
    page = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/1\r\n"
        "Subject: Plant\r\nDate: Mon, 15 Jul 2024 08:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://news.example/1\r\n\r\n{PAGE.replace('=', '=3D')}\r\n"
        "--x\r\nContent-Type: text/css\r\nContent-Location: cid:1\r\n\r\np {}\r\n--x--\r\n"
    )
    (found,) = read(reader, tmp_path / f"a.{ending}", page.encode())
    assert isinstance(found, Article)
    assert (found.title, found.url) == ("Plant", "https://news.example/1")


RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>뉴스</title>
<item><title>가온, 똠방에 공장</title><link>https://news.example/1</link><guid>g1</guid>
<pubDate>Mon, 15 Jul 2024 08:30:00 +0900</pubDate><description>짧게</description>
<content:encoded><![CDATA[<p>가온은 폴란드에 3억 유로를 투자한다.</p>]]></content:encoded></item>
<item><title>누리 소식</title><description>누리는 R&amp;D 투자를 늘린다.</description></item>
</channel></rss>"""


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
@pytest.mark.parametrize("name", ["a.rss", "feed.xml", "feed"])
def test_a_feed(reader: Reader, tmp_path: Path, charset: str, name: str) -> None:
    data = RSS.format(charset=charset).encode("cp949" if charset == "euc-kr" else charset)
    first, second = read(reader, tmp_path / name, data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.url, first.published) == ("g1", "https://news.example/1", "2024-07-15")
    assert (first.title, second.id) == ("가온, 똠방에 공장", f"{tmp_path}/{name}:2")
    assert "3억 유로를 투자한다" in first.text
    assert "R&D 투자" in second.text


def test_an_atom_feed(reader: Reader, tmp_path: Path) -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Plant</title>'
        '<link rel="edit" href="https://news.example/e"/><link href="https://news.example/1"/>'
        "<id>tag:1</id><updated>2024-07-15T08:30:00Z</updated><summary>The firm is to invest.</summary>"
        "</entry></feed>"
    )
    (found,) = read(reader, tmp_path / "a.atom", data.encode())
    assert isinstance(found, Article)
    assert (found.id, found.url, found.published) == (
        "tag:1",
        "https://news.example/1",
        "2024-07-15",
    )


def test_a_feed_that_reads_files_of_the_machine_does_not(reader: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    data = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file://{secret}">]><rss><channel>'
        "<item><title>The plant</title><description>The firm &e;</description></item></channel></rss>"
    )
    found = read(reader, tmp_path / "a.rss", data.encode())
    assert "hidden" not in str(found)


def test_a_feed_that_is_cut_says_so(reader: Reader, tmp_path: Path) -> None:
    found = read(reader, tmp_path / "a.rss", RSS.format(charset="utf-8").encode()[:-40])
    assert isinstance(found[0], Article)
    assert "is no sound XML" in found[0].warnings[0]


TABLE = 'id,text,published\n007,"가온은 3억 유로를 투자한다.\n둘째 줄",2024-07-15\n8,누리 똠방의 소식,\n'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", TABLE.encode()),
        ("a.csv", TABLE.encode("cp949")),
        ("a.csv", b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode()),
        ("a.tsv", TABLE.replace(",", "\t").encode()),
        ("a.csv", TABLE.replace(",", ";").encode()),
        ("a.csv", TABLE.replace(",", "\t").encode("utf-16")),
        ("a.csv.gz", gzip.compress(TABLE.encode(), mtime=0)),
    ],
)
def test_a_table_of_cells(reader: Reader, tmp_path: Path, name: str, data: bytes) -> None:
    first, second = read(reader, tmp_path / name, data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.published, second.id) == ("007", "2024-07-15", "8")
    assert first.text.startswith("가온은 3억 유로를 투자한다.")
    assert "똠방" in second.text


def test_rows_that_are_no_articles(reader: Reader, tmp_path: Path) -> None:
    found = read(reader, tmp_path / "a.csv", b"text,id\n,1\na,b,c\nThe sum of it,3\n")
    assert [
        str(item.error).partition(" (")[0] for item in found[:2] if isinstance(item, Failure)
    ] == [
        f"{tmp_path}/a.csv:1: has no text; its keys: text, id",
        f"{tmp_path}/a.csv:2: has 3 cells, and the table 2 columns",
    ]
    assert isinstance(found[2], Article)


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_quotation_that_never_ends(reader: Reader, tmp_path: Path, end: bytes) -> None:
    """The rows behind it would be its cell, and nobody would know; a table without one is read whole."""
    data = b"text,id\nThe sum of it,1\n"
    first, second = read(reader, tmp_path / "a.csv", data + b'"The sum of,2\nThe rest,3' + end)
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert str(second.error).startswith(f"{tmp_path}/a.csv:2: opens a quotation that never ends")
    (first, second) = read(reader, tmp_path / "a.csv", data + b'"The sum of",2' + end)
    assert isinstance(second, Article)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_the_columns_of_a_table_without_texts_are_named(
    reader: Reader, tmp_path: Path, encoding: str
) -> None:
    data = "제목,본문\n가온,1\n".encode(encoding)
    (said,) = names(read(reader, tmp_path / "b.csv", data), tmp_path)
    assert said.startswith("b.csv: has no column of articles; its columns: 제목, 본문 (call the")


def test_a_parquet_table(reader: Reader, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [
        {"id": 7, "Text": KOREAN, "published": "2024-07-15", "n": 1.5},
        {"id": 8, "Text": None, "published": None, "n": None},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    first, second = list(reader.read([str(tmp_path / "a.parquet")]))
    assert isinstance(first, Article)
    assert (first.id, first.published, first.text) == ("7", "2024-07-15", KOREAN)
    assert isinstance(second, Failure)
    assert "has no text" in second.error.what


def test_cells_of_bytes_and_of_other_kinds(reader: Reader, tmp_path: Path) -> None:
    """Pages as they came are bytes in a Parquet table; they are decoded as files are."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    page = PAGE.replace("Plant", "똠방 공장").replace("<head>", '<head><meta charset="cp949">')
    table = {
        "id": [b"a", b"b", b"c"],
        "html": [page.encode("cp949"), PAGE.encode(), b"\x89PNG\r\n\x1a\n\0"],
        "title": pyarrow.array([None, Decimal(1), None]),
    }
    for name, columns in (("a", ("id", "html")), ("b", ("id", "html", "title"))):
        chosen = {column: table[column] for column in columns}
        parquet.write_table(pyarrow.table(chosen), tmp_path / f"{name}.parquet")
    first, second, third = reader.read([str(tmp_path / "a.parquet")])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.title, second.id) == ("a", "똠방 공장", "b")
    assert isinstance(third, Failure)
    assert third.error.code == "binary"
    _, said, _ = reader.read([str(tmp_path / "b.parquet")])
    assert isinstance(said, Failure)
    assert said.error.what == '"title" is a Decimal, not a string'


PAGES = (
    record(1, PAGE.replace("Plant", "똠방 공장").encode("cp949")),
    record(2, gzip.compress(PAGE.encode(), mtime=0), "text/html", "Content-Encoding: gzip\r\n"),
    record(3, b"\x89PNG", "image/png"),
    record(4, PAGE.encode(), "text/html").replace(b"200 OK", b"404 No"),
    record(5, PAGE.encode(), "text/html"),
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_web_archive(reader: Reader, tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.warc"
    found = read(reader, path, b"".join(map(pack, PAGES)))
    assert [item.url for item in found if isinstance(item, Article)] == [
        f"https://news.example/{number}" for number in (1, 2, 5)
    ]
    assert found[0].source == f"{path}!<urn:uuid:00000000-0000-0000-0000-000000000001>"
    assert isinstance(found[0], Article)
    assert found[0].title == "똠방 공장"


def test_a_page_that_does_not_unpack(reader: Reader, tmp_path: Path) -> None:
    """It fails alone: what comes after it in the web archive is read."""
    false = "Content-Encoding: gzip\r\n"
    pages = (record(6, b"no gzip", "text/html", false), record(7, b"\x89PNG", "image/png", false))
    found = read(reader, tmp_path / "a.warc", b"".join((*PAGES[:1], *pages, *PAGES[4:])))
    first, second, third = found
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert second.source.endswith("000000000006>")
    assert "is no answer that can be unpacked: " in str(second.error)
    assert isinstance(third, Article)


@pytest.mark.parametrize("cut", range(4))
def test_a_mail_that_is_cut_off_in_its_base64(reader: Reader, tmp_path: Path, cut: int) -> None:
    """What is there is decoded wherever the cut is: the letters of base64 are no text."""
    said = base64.b64encode(("The sum. " * 9).encode())
    head = b"Subject: A\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    (found,) = read(reader, tmp_path / "a.eml", head + said[: len(said) - 20 - cut])
    assert isinstance(found, Article)
    assert "The sum. The sum." in found.text
    assert base64.b64encode(b"The sum.")[:6].decode() not in found.text


@pytest.mark.parametrize("cut", [4, 100, 300, 700])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_web_archive_that_is_cut(
    reader: Reader, tmp_path: Path, cut: int, pack: Callable[[bytes], bytes]
) -> None:
    whole = b"".join(map(pack, PAGES))
    found = read(
        reader, tmp_path / "a.warc", whole[: len(whole) - min(cut, len(pack(PAGES[4])) - 30)]
    )
    read_whole = [item for item in found if isinstance(item, Article)]
    assert len(read_whole) in ({3} if cut == 4 and pack is bytes else {2, 3})
    assert len(found) == 3 or cut == 4
    assert len(read_whole) == 3 or isinstance(found[-1], Failure)


@pytest.mark.parametrize(
    ("extra", "module", "data"),
    [
        ("warc", "fastwarc.warc", PAGES[0]),
        ("parquet", "pyarrow", b"PAR1\x15"),
        ("zstd", "backports.zstd", b"\x28\xb5\x2f\xfd"),
    ],
)
def test_an_extra_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, extra: str, module: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (said,) = documents(io.BytesIO(data), Place("a", "a"), print)
    assert isinstance(said, Failure)
    assert said.error.code == "extra"
    assert said.error.mend == f"pip install 'investment-extractor[{extra}]'"


def test_spans_lead_to_the_member(reader: Reader, tmp_path: Path) -> None:
    (found,) = read(reader, tmp_path / "a.zip", zipped({"a.txt": KOREAN.encode("cp949")}))
    assert isinstance(found, Article)
    assert found.title_span
    quote = found.quote(found.title_span)
    assert KOREAN[quote.raw_start : quote.raw_end] == quote.text


def test_a_folder_by_what_is_in_its_files(reader: Reader, tmp_path: Path) -> None:
    files = {
        "1": TEXT,
        "2.aspx": PAGE.encode(),
        "3.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        "4.css": b"p {}",
        "5": b"\0\1",
        "6.html": PAGE.encode(),
        "6_files/a.html": b"<p>an advertisement",
        "7.bin": zipped({"a.txt": TEXT}),
        "8.json": json.dumps({"text": "The sum of it"}).encode(),
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = names(list(reader.read([str(tmp_path)])), tmp_path)
    jpeg = "3.jpg: is a JPEG picture, no text (pictures are not read: give its text)"
    assert found == ["1", "2.aspx", jpeg, "6.html", "7.bin!a.txt", "8.json"]


def test_links_to_folders_are_followed_once(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(TEXT)
    (tmp_path / "out" / "b.txt").write_bytes(TEXT)
    (tmp_path / "in" / "deep" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    found = names(list(reader.read([str(tmp_path / "in")])), tmp_path)
    loop = "in/deep/loop: leads back to a folder that is read already"
    assert found == ["in/a.txt", loop, "in/link/b.txt"]


def test_what_grows_beyond_measure() -> None:
    assert packed.too_much(packed.FREE + 1, 1)
    assert not packed.too_much(packed.FREE, 1)
