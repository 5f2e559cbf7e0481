"""Files that lie in a storage: ``s3://bucket/news.jsonl`` and whatever else fsspec reaches.

A file here has the methods of a ``Path`` that this package uses. What goes wrong is an InputError that
says what to do, whichever library met it.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import ExtractorError, InputError, missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Bytes that are asked for at a time.
_BLOCK = 8 * 2**20

# An address with two letters and more in front, which no drive of Windows has; web pages are no files.
_ADDRESS = re.compile(r"\A(?!https?:)([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")
_CREDENTIALS = "check the credentials; for S3 AWS_PROFILE, or AWS_ACCESS_KEY_ID with its secret key"
_NETWORK = "check the address and the network; for S3 also AWS_ENDPOINT_URL"


def is_remote(name: str) -> bool:
    """Whether a name is the address of a file or folder in a storage.

    >>> is_remote("s3://news/a.jsonl"), is_remote("C://a"), is_remote("https://news.example/1")
    (True, False, False)
    """
    return bool(_ADDRESS.match(name))


@dataclass(frozen=True)
class Remote:
    """A file or a folder in a storage, by its address.

    >>> file = Remote("s3://news/2026/a.jsonl")
    >>> file.name, file.suffix, str(file.with_name("b"))
    ('a.jsonl', '.jsonl', 's3://news/2026/b')
    """

    address: str

    def __str__(self) -> str:
        """The address."""
        return self.address

    @property
    def name(self) -> str:
        """What stands behind the last slash."""
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The last ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    def with_name(self, name: str) -> Remote:
        """A file beside this one."""
        return Remote(self.address.rstrip("/").rpartition("/")[0] + "/" + name)

    def __truediv__(self, name: str) -> Remote:
        """A file in this folder."""
        return Remote(f"{self.address.rstrip('/')}/{name}")

    def kind(self) -> str:
        """``file`` or ``directory``; an empty string where there is neither."""
        with self._reached() as system:
            try:
                return str(system.info(self.address)["type"])
            except FileNotFoundError:
                return ""

    def forget(self) -> None:
        """Ask the storage again for what was listed once in this process."""
        with self._reached() as system:
            system.invalidate_cache()

    def is_file(self) -> bool:
        """Whether there is such a file."""
        return self.kind() == "file"

    def exists(self) -> bool:
        """False: a file in a storage is replaced whole, whatever is there."""
        return False

    def size(self) -> int:
        """The number of bytes."""
        with self._reached() as system:
            return int(system.info(self.address)["size"] or 0)

    def open(self) -> BinaryIO:
        """Its bytes, a few megabytes at a time; it can be sought in. Raises InputError."""
        with self._reached() as system:
            file = system.open(self.address, "rb", block_size=_BLOCK)
        return io.BufferedReader(_Reading(self, file))

    def read_bytes(self) -> bytes:
        """All of it. Raises InputError."""
        with self._reached() as system:
            return bytes(system.cat_file(self.address))

    def make_folder(self) -> None:
        """Make this folder in one that is there, where a storage has folders; S3 has only names."""
        with self._reached() as system, suppress(FileExistsError):
            system.mkdir(self.address, create_parents=False)

    def write_bytes(self, data: bytes) -> None:
        """Make the file, or replace it. Raises InputError."""
        with self._reached() as system:
            system.pipe_file(self.address, data)

    def upload(self, path: Path) -> None:
        """Make the file, or replace it, out of one of this machine. Raises InputError."""
        with self._reached() as system:
            system.put_file(str(path), self.address)

    def remove(self) -> None:
        """Remove the file, or the folder with all that is in it; nothing happens where it is missing."""
        with self._reached() as system, suppress(FileNotFoundError):
            system.rm(self.address, recursive=True)

    def names(self) -> list[str]:
        """The names in this folder; none where there is no such folder. Raises InputError."""
        with self._reached() as system:
            try:
                listed = system.ls(self.address, detail=False, refresh=True)
            except FileNotFoundError:
                return []
        return [path.rstrip("/").rpartition("/")[2] for path in listed]

    def walk(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each folder's address, the names of the folders in it and of the files, as ``os.walk``."""
        with self._reached() as system:
            for path, folders, files in system.walk(self.address, on_error="raise"):
                # A folder's own empty file has no name.
                yield self._address(path), folders, [name for name in files if name]

    def glob(self) -> list[str]:
        """The addresses of the files that this pattern fits, in order.

        Raises:
            InputError: there are none, and no folder where they could be.
        """
        with self._reached() as system:
            found = system.glob(self.address, detail=True)
            if not found:
                system.info(_MAGIC.split(self.address)[0].rpartition("/")[0])
        return sorted(self._address(path) for path, of in found.items() if of["type"] == "file")

    def _address(self, path: str) -> str:
        return f"{self.address.partition('://')[0]}://{path}"

    @contextmanager
    def _reached(self) -> Iterator[Any]:
        """The storage; whatever it raises is an InputError."""
        try:
            yield _system(self.address)
        except ExtractorError:
            raise
        except Exception as error:
            raise _said(self.address, error) from error


class _Reading(io.RawIOBase):
    """A file in a storage as a raw stream, whose errors are InputErrors wherever it is read."""

    def __init__(self, remote: Remote, file: Any) -> None:  # noqa: ANN401 - a file of fsspec
        self._remote, self._file = remote, file

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The number of bytes that came; 0 at the end. Raises InputError."""
        with self._remote._reached():  # noqa: SLF001 - its other half
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go on at another place."""
        return int(self._file.seek(place, whence))

    def tell(self) -> int:
        """The place."""
        return int(self._file.tell())

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        if not self.closed:
            self._file.close()
        super().close()


def _system(address: str) -> Any:  # noqa: ANN401 - a file system of fsspec
    # Half a second; only whoever names an address needs it.
    try:
        import fsspec  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra(address, "is in a storage", "s3") from error
    protocol = address.partition("://")[0].lower()
    try:
        return fsspec.filesystem(protocol)
    except ImportError as error:
        if protocol == "s3":
            raise missing_extra(address, "is in S3", "s3") from error
        raise InputError(address, "needs a package that is missing", str(error), "extra") from error
    except ValueError as error:
        known = "s3://, gs://, abfs:// and file:// are some that are"
        raise InputError(address, f"{protocol}:// is no known storage", known, "storage") from error


def _said(address: str, error: Exception) -> InputError:
    """The error of a storage in words."""
    if isinstance(error, FileNotFoundError):
        what = "no such file, folder or bucket"
        return InputError(address, what, "check the address", "not-found")
    if isinstance(error, PermissionError):
        return InputError(address, "permission denied", _CREDENTIALS, "permission")
    what = " ".join(str(error).split()) or type(error).__name__
    mend = _CREDENTIALS if "credential" in what.lower() else _NETWORK
    return InputError(address, f"the storage says: {what}", mend, "storage")
