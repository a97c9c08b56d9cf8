"""Zip containers (xlsx, ods, docx), opened with limits: a hostile file is refused in words."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message

MAX_FILE: Final = 256 << 20  # bytes of one file on disk
MAX_UNPACKED: Final = 1 << 30  # bytes of all its parts together
MAX_RATIO: Final = 200  # unpacked to packed, beyond what office programs ever reach …
FREE_RATIO: Final = 32 << 20  # … and not asked of a file that stays below this size
MAX_PARTS: Final = 10_000
_DEFLATE_LIMIT: Final = 1032  # one packed byte never unpacks to more
_CHUNK: Final = 1 << 20
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


class Archive:
    """The parts of a zip container, by name."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a container.

        Raises:
            Unreadable: it is damaged, encrypted, or unpacks to more than any document holds.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise damaged(name, error) from error
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._refuse_hostile()

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, part: str) -> bytes:
        """Return the content of a part; never more than it declares.

        Raises:
            Unreadable: the part is missing or damaged.
        """
        try:
            return self._zip.read(self._parts[part])
        except KeyError as error:
            raise Unreadable(
                Message("{file} lacks its part {part}.", file=self.name, part=part),
                advice=Message("Open it in the program that made it, and save it again."),
            ) from error
        except _BROKEN as error:
            raise damaged(self.name, error) from error

    def size(self, part: str) -> int:
        """Return how many bytes a part declares to have; 0 where there is none."""
        info = self._parts.get(part)
        return info.file_size if info is not None else 0

    def verify_sizes(self) -> None:
        """Make sure that no part unpacks to more than it declares, for readers that do not look.

        Raises:
            Unreadable: a part is damaged or lies about its size.
        """
        packed = sum(info.compress_size for info in self._parts.values())
        if packed * _DEFLATE_LIMIT <= MAX_UNPACKED:
            return
        for info in self._parts.values():
            try:
                with self._zip.open(info) as part:
                    while part.read(_CHUNK):
                        pass
            except _BROKEN as error:
                raise damaged(self.name, error) from error

    def _refuse_hostile(self) -> None:
        infos = self._parts.values()
        if any(info.flag_bits & 0x1 for info in infos):
            raise encrypted(self.name)
        unpacked = sum(info.file_size for info in infos)
        packed = max(1, sum(info.compress_size for info in infos))
        bomb = unpacked > MAX_UNPACKED or (unpacked > FREE_RATIO and unpacked > packed * MAX_RATIO)
        if bomb or len(infos) > MAX_PARTS:
            raise Unreadable(
                Message(
                    "{file} would unpack to {size} MB in {parts} parts, which no document needs.",
                    file=self.name,
                    size=unpacked >> 20,
                    parts=len(infos),
                ),
                kept=Message("It was not opened."),
                advice=Message("Ask the sender for a clean copy."),
            )


def damaged(name: str, error: Exception) -> Unreadable:
    """Return the failure for a file that is cut off or otherwise broken."""
    return Unreadable(
        Message("{file} is damaged.", file=name),
        advice=Message(
            "Open it in the program that made it, save it again, or ask for a new copy."
        ),
        details=f"{type(error).__name__}: {error}",
    )


def encrypted(name: str) -> Unreadable:
    """Return the failure for a file that is protected by a password."""
    return Unreadable(
        Message("{file} is protected by a password.", file=name),
        advice=Message("Open it with the password, save a copy without one, and read that copy."),
    )
