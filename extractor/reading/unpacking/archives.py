"""Members of zip and tar archives, one after the other, in memory."""

from __future__ import annotations

import tarfile
import zipfile
from typing import TYPE_CHECKING, BinaryIO, cast

from extractor.errors import InputError
from extractor.reading.binary import refuse_office
from extractor.reading.unpacking.packed import bomb, too_much
from extractor.reading.unread import AsItComes, Failure, Member, failure, seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.unread import Place

# Members of one archive.
MOST = 200_000
_ENCRYPTED, _UTF8 = 0x1, 0x800
_AGAIN = "get the file again"


def zipped(stream: BinaryIO, place: Place) -> Iterator[Member | Failure]:
    """The files of a zip archive, in its own order.

    Raises:
        InputError: it is broken, has too many members, or is a document of an office program.
    """
    try:
        archive = zipfile.ZipFile(seekable(stream, place.name))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise _broken(place.name, error) from error
    with archive:
        infos = archive.infolist()
        refuse_office(place.name, _telling(archive, infos))
        _refuse_many(len(infos), place.name)
        for info in infos:
            if not info.is_dir():
                yield from _member(archive, info, place.member(member_name(info)))


def _telling(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> bytes:
    """What tells the documents of office programs, which are zip archives too."""
    names = " ".join(info.filename for info in infos[:1000])
    first = infos[0] if infos else None
    kind = b""
    if first and first.filename == "mimetype" and first.file_size < 1000:  # noqa: PLR2004 - a line
        kind = archive.read(first)
    return names.encode("utf-8", "replace") + kind


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place
) -> Iterator[Member | Failure]:
    if info.flag_bits & _ENCRYPTED:
        yield failure(place.name, "is encrypted", "unpack it with its password", "encrypted")
        return
    if too_much(info.file_size, info.compress_size):
        yield Failure(place.name, bomb(place.name))
        return
    try:
        with archive.open(info) as stream:
            yield Member(place, cast("BinaryIO", stream))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        yield Failure(place.name, _broken(place.name, error))


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member: UTF-8 where it says so or is, else CP949, as Korean Windows writes it."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return decoded_name(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def decoded_name(name: bytes) -> str:
    r"""A file name of an archive that does not say how it is encoded.

    >>> decoded_name("가.txt".encode("cp949")), decoded_name("가.txt".encode()), decoded_name(b"\xff.txt")
    ('가.txt', '가.txt', '\xa0.txt')
    """
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def tarred(stream: BinaryIO, place: Place) -> Iterator[Member | Failure]:
    """The files of a tar archive, in its own order; links and devices are passed over.

    Raises:
        InputError: it is broken or cut off, or has too many members.
    """
    count = 0
    with _tar(stream, place.name) as archive:
        while info := _next(archive, place.name):
            # The archive remembers all members otherwise.
            vars(archive)["members"] = []
            count += 1
            _refuse_many(count, place.name)
            content = archive.extractfile(info) if info.isfile() else None
            if content:
                name = decoded_name(info.name.encode("utf-8", "surrogateescape"))
                yield Member(place.member(name), cast("BinaryIO", content))


def _tar(stream: BinaryIO, where: str) -> tarfile.TarFile:
    come = cast("BinaryIO", AsItComes(stream))
    try:
        return tarfile.open(fileobj=come, mode="r|", encoding="utf-8", errors="surrogateescape")
    except (tarfile.TarError, EOFError) as error:
        raise _broken(where, error) from error


def _next(archive: tarfile.TarFile, where: str) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (tarfile.TarError, EOFError) as error:
        raise _broken(where, error) from error


def _refuse_many(count: int, where: str) -> None:
    if count > MOST:
        what = f"has more than {MOST:,} members"
        raise InputError(where, what, "unpack it, or split it", "too-large")


def _broken(where: str, error: Exception) -> InputError:
    said = str(error) or type(error).__name__
    return InputError(where, f"is a broken archive: {said[:1].lower()}{said[1:]}", _AGAIN, "broken")
