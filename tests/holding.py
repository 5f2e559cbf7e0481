"""Makes files that hold articles: archives, packed files, mails, web archives."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KOREAN = "가온전자 공장\n\n가온전자는 폴란드에 3억 유로를 투자하기로 했다."
ENGLISH = "Plant\n\nThe firm is to invest in a plant."
PAGE = (
    "<html><head><title>Plant</title></head><body><article><h1>Plant</h1>"
    "<p>The firm is to invest in a plant, and it is to be the largest of the country.</p>"
    "<p>The head of the firm said so on Monday in the town hall of the city.</p></article></body></html>"
)


class _KoreanInfo(zipfile.ZipInfo):
    """A member whose name is CP949 without a flag, as Korean Windows writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - what zipfile calls
        return self.filename.encode("cp949"), self.flag_bits


def zipped(files: Mapping[str, bytes], *, korean: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = _KoreanInfo(name) if korean else zipfile.ZipInfo(name)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def record(
    number: int, body: bytes, kind: str = "text/html; charset=euc-kr", more: str = ""
) -> bytes:
    """A WARC record of an answer of a server."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Target-URI": f"https://news.example/{number}",
        "WARC-Date": "2024-07-15T01:02:03Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"
