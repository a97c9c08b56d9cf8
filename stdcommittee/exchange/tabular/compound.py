"""OLE2 compound files: what .xls, .doc and password-protected office files are packed in.

Only as much of the format as it takes to tell them apart and to look at an .xls before another
library opens it ([MS-CFB] and [MS-XLS], as published by Microsoft).
"""

from __future__ import annotations

import struct
from typing import Final

from stdcommittee.exchange.tabular.archive import damaged, encrypted

SIGNATURE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_LAST_SECTOR: Final = 0xFFFFFFFA  # larger numbers are marks, not sectors
_HEADER: Final = 512
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5

_BEGIN: Final = 0x0809
_FILE_PASS: Final = 0x002F
_CELL_RECORDS: Final = frozenset(
    (0x0006, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x00BD, 0x00D6, 0x00FD, 0x0406)
)  # formulas, numbers, texts, logical values; blank cells take no room in the reader
_MULTIPLE_NUMBERS: Final = 0x00BD


class CompoundFile:
    """The named streams of a compound file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the directory.

        Raises:
            Unreadable: the file is damaged.
        """
        self.name = name
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(name, error) from error

    def __contains__(self, stream: str) -> bool:
        return stream in self._streams

    def read(self, stream: str) -> bytes:
        """Return the content of a stream.

        Raises:
            Unreadable: the file is damaged.
        """
        start, size = self._streams[stream]
        try:
            if size < self._small_limit:
                return self._small(start)[:size]
            return self._large(start)[:size]
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(self.name, error) from error

    def _open(self) -> None:
        data = self._data
        sector_power, small_power = struct.unpack_from("<HH", data, 30)
        if sector_power not in {9, 12} or small_power > sector_power:
            raise ValueError("sector size")
        self._sector, self._small_sector = 1 << sector_power, 1 << small_power
        directory, _, self._small_limit, small_table = struct.unpack_from("<IIII", data, 48)
        self._table = self._allocation()
        self._small_table = self._numbers(self._large(small_table))
        self._streams: dict[str, tuple[int, int]] = {}
        self._small_data = b""
        entries = self._large(directory)
        for offset in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            self._enter(entries[offset : offset + _ENTRY])

    def _enter(self, entry: bytes) -> None:
        (length,) = struct.unpack_from("<H", entry, 64)
        kind = entry[66]
        start, size = struct.unpack_from("<II", entry, 116)
        title = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == _ROOT:
            self._small_data = self._large(start)[:size]
        elif kind == _STREAM:
            self._streams.setdefault(title, (start, size))

    def _allocation(self) -> tuple[int, ...]:
        more, count = struct.unpack_from("<II", self._data, 68)
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(min(count, len(self._data) // self._sector)):
            if more > _LAST_SECTOR:
                break
            numbers = self._numbers(self._at(more))
            sectors += numbers[:-1]
            more = numbers[-1]
        found: list[int] = []
        for sector in sectors:
            if sector < _LAST_SECTOR and self._at(sector):
                found += self._numbers(self._at(sector))
        return tuple(found)

    def _at(self, sector: int) -> bytes:
        offset = (sector + 1) * self._sector
        return self._data[offset : offset + self._sector]

    @staticmethod
    def _numbers(block: bytes) -> tuple[int, ...]:
        return struct.unpack_from(f"<{len(block) // 4}I", block)

    def _large(self, start: int) -> bytes:
        return b"".join(self._at(sector) for sector in _chain(self._table, start))

    def _small(self, start: int) -> bytes:
        size = self._small_sector
        return b"".join(
            self._small_data[sector * size : (sector + 1) * size]
            for sector in _chain(self._small_table, start)
        )


def _chain(table: tuple[int, ...], start: int) -> list[int]:
    found: list[int] = []
    while start < _LAST_SECTOR and start < len(table):
        found.append(start)
        if len(found) > len(table):
            raise ValueError("circular chain")
        start = table[start]
    return found


def largest_table(stream: bytes, name: str) -> int:
    """Return how many cells the largest sheet of an .xls spans, from its `Workbook` stream.

    Raises:
        Unreadable: the workbook is protected by a password.
    """
    offset, largest, bottom, right = 0, 0, 0, 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        body = offset + 4
        if kind == _FILE_PASS:
            raise encrypted(name)
        if kind == _BEGIN:
            bottom = right = 0
        elif kind in _CELL_RECORDS and size >= 6 and body + size <= len(stream):
            row, column = struct.unpack_from("<HH", stream, body)
            if kind == _MULTIPLE_NUMBERS:
                (column,) = struct.unpack_from("<H", stream, body + size - 2)
            bottom, right = max(bottom, row + 1), max(right, column + 1)
            largest = max(largest, bottom * right)
        offset = body + size
    return largest
