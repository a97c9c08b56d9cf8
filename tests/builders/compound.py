"""An .xls put together by hand: OLE2 container around a BIFF8 workbook of one sheet."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
END = 0xFFFFFFFE
FREE = 0xFFFFFFFF
FAT = 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(body)) + body


def _label(row: int, column: int, text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + encoded)


def _number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def workbook_stream(
    cells: Mapping[tuple[int, int], str | float], *, password: bool = False
) -> bytes:
    """Return the `Workbook` stream of one sheet called S."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet_begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    head = begin + (record(0x002F, b"\x01\x00" + b"\0" * 52) if password else b"")
    head += record(0x0042, struct.pack("<H", 1200))
    name = "S".encode("utf-16-le")
    place = len(head) + 4 + 8 + len(name) + 4
    head += record(0x0085, struct.pack("<IBBBB", place, 0, 0, 1, 1) + name)
    body = b"".join(
        _label(row, column, value) if isinstance(value, str) else _number(row, column, value)
        for (row, column), value in cells.items()
    )
    return head + record(0x000A) + sheet_begin + body + record(0x000A)


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE2 file; every stream is padded so that none is kept in small sectors."""
    contents = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = []
    starts: dict[str, int] = {}
    for name, data in contents.items():
        starts[name] = _append(sectors, table, data)
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    names = list(contents)
    entries += [
        _entry(
            name,
            2,
            starts[name],
            len(contents[name]),
            right=index + 2 if index + 1 < len(names) else FREE,
        )
        for index, name in enumerate(names)
    ]
    directory = _append(sectors, table, b"".join(entries))
    table_place = len(sectors)
    table.append(FAT)
    sectors.append(b"".join(struct.pack("<I", n) for n in table).ljust(SECTOR, b"\xff"))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16
    header += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, directory, 0, 4096, END, 0, END, 0
    )
    header += struct.pack("<I", table_place) + b"\xff" * (4 * 108)
    return header + b"".join(sectors)


def _append(sectors: list[bytes], table: list[int], data: bytes) -> int:
    start = len(sectors)
    pieces: Sequence[bytes] = [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
    for index, piece in enumerate(pieces):
        sectors.append(piece.ljust(SECTOR, b"\0"))
        table.append(start + index + 1 if index + 1 < len(pieces) else END)
    return start


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE
) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, FREE, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def xls_of(cells: Mapping[tuple[int, int], str | float], *, password: bool = False) -> bytes:
    """Return an .xls of one sheet."""
    return compound_file({"Workbook": workbook_stream(cells, password=password)})
