"""Recognises files that are no text, by their first bytes."""

from __future__ import annotations

from typing import NamedTuple

from extractor.errors import InputError


class _Kind(NamedTuple):
    """A file format: the bytes at ``at`` that it begins with, its name, and how to get its text."""

    signature: bytes
    name: str
    mend: str
    at: int = 0


_UNPACK = "unpack it first"
_PICTURE = "pictures are not read: give its text"
_SOUND = "give its transcript"
_SAVE = "save it as plain text or HTML first"
_ROWS = "export its articles as JSON lines"
_MEND = "give text, HTML or JSON lines, saved as UTF-8"
# Byte strings inside packed documents and the formats that they show; the first one found counts.
_PACKED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/hwp+zip", "a Hangul document (.hwpx)"),
    (b"application/epub+zip", "an e-book (.epub)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
_OLD_OFFICE = (
    ("HwpSummaryInformation".encode("utf-16-le"), "a Hangul document (.hwp)"),
    ("WordDocument".encode("utf-16-le"), "a Word document (.doc)"),
    ("Workbook".encode("utf-16-le"), "an Excel workbook (.xls)"),
    ("PowerPoint".encode("utf-16-le"), "a PowerPoint presentation (.ppt)"),
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    _Kind(b"%PDF-", "a PDF document", "save its text first, for instance with pdftotext"),
    _Kind(b"%!PS", "a PostScript document", "save its text first"),
    _Kind(b"{\\rtf", "a Rich Text document", _SAVE),
    _Kind(b"HWP Document File", "a Hangul document (.hwp)", _SAVE),
    _Kind(_ZIP, "a ZIP archive", _UNPACK),
    _Kind(b"PK\x05\x06", "an empty ZIP archive", "give an article"),
    _Kind(_OLE, "an old Office document", _SAVE),
    _Kind(b"\x1f\x8b", "packed with gzip", _UNPACK),
    _Kind(b"BZh", "packed with bzip2", _UNPACK),
    _Kind(b"\xfd7zXZ\0", "packed with xz", _UNPACK),
    _Kind(b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    _Kind(b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    _Kind(b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    _Kind(b"ustar", "a tar archive", _UNPACK, 257),
    _Kind(b"\x89PNG\r\n", "a PNG picture", _PICTURE),
    _Kind(b"\xff\xd8\xff", "a JPEG picture", _PICTURE),
    _Kind(b"GIF87a", "a GIF picture", _PICTURE),
    _Kind(b"GIF89a", "a GIF picture", _PICTURE),
    _Kind(b"II*\0", "a TIFF picture", _PICTURE),
    _Kind(b"MM\0*", "a TIFF picture", _PICTURE),
    _Kind(b"WEBP", "a WebP picture", _PICTURE, 8),
    _Kind(b"ftypavif", "an AVIF picture", _PICTURE, 4),
    _Kind(b"ftyphei", "a HEIC picture", _PICTURE, 4),
    _Kind(b"ftyp", "a video or sound recording", _SOUND, 4),
    _Kind(b"ID3", "a sound recording (MP3)", _SOUND),
    _Kind(b"OggS", "a sound recording (Ogg)", _SOUND),
    _Kind(b"fLaC", "a sound recording (FLAC)", _SOUND),
    _Kind(b"WAVE", "a sound recording (WAV)", _SOUND, 8),
    _Kind(b"\x1a\x45\xdf\xa3", "a video (Matroska)", _SOUND),
    _Kind(b"SQLite format 3\0", "an SQLite database", _ROWS),
    _Kind(b"PAR1", "a Parquet file", _ROWS),
    _Kind(b"\x89HDF\r\n", "an HDF5 file", _ROWS),
    _Kind(b"bplist00", "a Safari web archive", "save the page as HTML"),
    _Kind(b"\x7fELF", "a program (ELF)", _MEND),
    _Kind(b"MZ", "a program (Windows)", _MEND),
    _Kind(b"\xcf\xfa\xed\xfe", "a program (macOS)", _MEND),
    _Kind(b"\xca\xfe\xba\xbe", "a compiled Java class", _MEND),
    _Kind(b"\x93NUMPY", "a NumPy array", _MEND),
    _Kind(b"wOF2", "a font", _MEND),
)
# Signatures of letters, with which a text may begin too; these count only if the bytes are no text.
_LETTERS = frozenset([b"BZh", b"ID3", b"MZ", b"OggS", b"fLaC", b"PAR1", b"wOF2", b"II*\0"])
_CONTROL = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_CONTROL_SHARE = 0.01


def refuse_binary(data: bytes, where: str) -> None:
    r"""Returns None if ``data`` may be text.

    Raises:
        InputError: the data is no text; the message names its format if it is known.

    >>> refuse_binary(b"%PDF-1.7\n", "a.pdf")
    Traceback (most recent call last):
    extractor.errors.InputError: a.pdf: is a PDF document, no text (save its text first, for instance with pdftotext)
    """
    fault = _fault(data)
    kind = next((kind for kind in _KINDS if data.startswith(kind.signature, kind.at)), None)
    if kind and (fault or kind.signature not in _LETTERS):
        name, mend = _inside(data, kind)
        raise InputError(where, f"is {name}, no text", mend, "binary")
    if fault:
        raise InputError(where, f"is no text: {fault}", _MEND, "binary")


def names_document(head: bytes) -> bool:
    """Whether a file that begins so is a document, a picture, a recording or a store of articles.

    Programs and fonts are not: nobody means them to be read.
    """
    return any(
        head.startswith(kind.signature, kind.at)
        for kind in _KINDS
        if kind.mend != _MEND and (kind.signature not in _LETTERS or _fault(head))
    )


def refuse_office(where: str, telling: bytes) -> None:
    """Returns None for a zip archive that is no document of an office program.

    ``telling`` is the names of its members and its mimetype.

    Raises:
        InputError: it is one.
    """
    name = next((name for mark, name in _PACKED if mark in telling), None)
    if name:
        raise InputError(where, f"is {name}, no text", _SAVE, "binary")


def _fault(data: bytes) -> str:
    nul = data.find(b"\0")
    if nul >= 0:
        return f"byte {nul} is NUL"
    controls = len(data) - len(data.translate(None, _CONTROL))
    full = controls > max(len(data) * _CONTROL_SHARE, 2)
    return "it is full of control characters" if full else ""


def _inside(data: bytes, kind: _Kind) -> tuple[str, str]:
    inner = {_ZIP: _PACKED, _OLE: _OLD_OFFICE}.get(kind.signature, ())
    name = next((name for mark, name in inner if mark in data), None)
    return (name, _SAVE) if name else (kind.name, kind.mend)
