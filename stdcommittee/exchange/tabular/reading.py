"""One way to read a table, wherever it comes from."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.archive import MAX_FILE, Archive
from stdcommittee.exchange.tabular.compound import CompoundFile
from stdcommittee.exchange.tabular.model import Workbook
from stdcommittee.exchange.tabular.recognition import (
    JSON_EXTENSIONS,
    FileKind,
    extension_of,
    recognise,
)


def read_table_file(source: Path | bytes, name: str = "") -> Workbook:
    """Return the tables of a file: delimited text, .xlsx, .xls, .ods, JSON, .docx or a web page.

    Args:
        source: the file, or its content.
        name: what the file is called in messages; its extension is a hint only.

    Raises:
        Unreadable: the file is missing, too large, damaged, protected, or holds no table.
    """
    data, name = content_of(source, name)
    kind, container = recognise(data, name)
    match container:
        case Archive():
            return _packed(kind, data, container)
        case CompoundFile():
            from stdcommittee.exchange.tabular.spreadsheet import read_xls

            return read_xls(data, container)
        case None:
            return _plain(kind, data, name)


def _packed(kind: FileKind, data: bytes, archive: Archive) -> Workbook:
    match kind:
        case FileKind.DOCX:
            from stdcommittee.exchange.tabular.wordprocessing import read_word_tables

            return read_word_tables(archive)
        case FileKind.ODS:
            from stdcommittee.exchange.tabular.opendocument import read_ods

            return read_ods(archive)
        case _:
            from stdcommittee.exchange.tabular.spreadsheet import read_xlsx

            return read_xlsx(data, archive)


def _plain(kind: FileKind, data: bytes, name: str) -> Workbook:
    match kind:
        case FileKind.HTML:
            from stdcommittee.exchange.tabular.webpage import read_web_tables

            return read_web_tables(data, name)
        case FileKind.OFFICE_XML:
            from stdcommittee.exchange.tabular.officexml import read_office_xml

            return read_office_xml(data, name)
        case FileKind.JSON:
            from stdcommittee.exchange.tabular.objects import read_objects

            try:
                return read_objects(data, name)
            except Unreadable:
                if extension_of(name) in JSON_EXTENSIONS:
                    raise
                return _delimited(data, name)
        case _:
            return _delimited(data, name)


def _delimited(data: bytes, name: str) -> Workbook:
    from stdcommittee.exchange.tabular.delimited import read_delimited

    return read_delimited(data, name, extension_of(name))


def name_of(path: Path) -> str:
    """Return what a file is called, with U+FFFD for bytes of its name that are no text."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def content_of(source: Path | bytes, name: str = "") -> tuple[bytes, str]:
    """Return the bytes of a file and what to call it.

    Raises:
        Unreadable: the file is missing, may not be read, is none, or is too large.
    """
    if isinstance(source, bytes):
        data, name = source, name or "–"
    else:
        name = name or name_of(source)
        try:
            found = source.stat()
            if not stat.S_ISREG(found.st_mode):  # a folder, or a pipe that may never end
                raise Unreadable(Message("{file} is not a file.", file=name))
            size = found.st_size
            data = source.read_bytes() if size <= MAX_FILE else b""
        except OSError as error:
            raise Unreadable(
                Message("{file} cannot be opened: {why}.", file=name, why=error.strerror or ""),
                advice=Message("Check that it exists and that no other program holds it."),
            ) from error
        if size > MAX_FILE:
            raise _too_large(name, size)
    if len(data) > MAX_FILE:
        raise _too_large(name, len(data))
    return data, name


def _too_large(name: str, size: int) -> Unreadable:
    return Unreadable(
        Message(
            "{file} has {size} MB; at most {limit} MB are read.",
            file=name,
            size=size >> 20,
            limit=MAX_FILE >> 20,
        ),
        advice=Message("Split it, or remove the pictures from it."),
    )
