"""What kind of file some bytes are: by content first, by the name's extension second."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import N_, Message
from stdcommittee.exchange.tabular.archive import Archive, encrypted
from stdcommittee.exchange.tabular.compound import SIGNATURE, CompoundFile


class FileKind(StrEnum):
    """The kinds of file that tables are read from."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    DOCX = "docx"
    JSON = "json"
    HTML = "html"
    OFFICE_XML = "xml"
    TEXT = "text"


LINES_EXTENSIONS: Final = frozenset(("jsonl", "ndjson"))
JSON_EXTENSIONS: Final = frozenset(("json", *LINES_EXTENSIONS))
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FOREIGN: Final = (
    (b"%PDF", N_("a PDF document")),
    (b"{\\rtf", N_("a rich text document (RTF)")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"7z\xbc\xaf\x27\x1c", N_("a compressed archive")),
    (b"Rar!", N_("a compressed archive")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"SQLite format 3", N_("a database")),
)
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_WEB_PAGE: Final = re.compile(rb"<(?:html|table|tr|body)\b", re.IGNORECASE)
_OFFICE_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_OBJECTS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*(?:[\[{\]]|\"))")


def extension_of(name: str) -> str:
    """Return the extension of a file name in lower case without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def recognise(data: bytes, name: str) -> tuple[FileKind, Archive | CompoundFile | None]:
    """Return the kind of a file, and its container where it is packed in one.

    Raises:
        Unreadable: it is empty, protected, damaged, or of a kind that holds no tables to read.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(Message("{file} is empty.", file=name))
    if data.startswith(_ZIP):
        archive = Archive(data, name)
        return _packed(archive), archive
    if data.startswith(SIGNATURE):
        compound = CompoundFile(data, name)
        _refuse_other_documents(compound)
        return FileKind.XLS, compound
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise _foreign(name, what)
    if _MARKUP.match(data[:1024]):
        if b"<Workbook" in data[:8192] and _OFFICE_XML in data[:8192]:
            return FileKind.OFFICE_XML, None
        if _WEB_PAGE.search(data):
            return FileKind.HTML, None
    if extension_of(name) in JSON_EXTENSIONS or _OBJECTS.match(data[:1024]):
        return FileKind.JSON, None
    return FileKind.TEXT, None


def _packed(archive: Archive) -> FileKind:
    if "xl/workbook.xml" in archive:
        return FileKind.XLSX
    if "word/document.xml" in archive:
        return FileKind.DOCX
    if "content.xml" in archive:
        kind = archive.read("mimetype") if "mimetype" in archive else b"spreadsheet"
        if b"spreadsheet" in kind:
            return FileKind.ODS
        raise _foreign(archive.name, N_("an OpenDocument text"))
    if "xl/workbook.bin" in archive:
        raise _foreign(archive.name, N_("a binary Excel workbook (.xlsb)"))
    if any(part.startswith("xl/") for part in archive.parts):
        return FileKind.XLSX
    if any(part.startswith("word/") for part in archive.parts):
        return FileKind.DOCX
    raise _foreign(archive.name, N_("a compressed archive"))


def _refuse_other_documents(compound: CompoundFile) -> None:
    if "EncryptedPackage" in compound:
        raise encrypted(compound.name)
    if "WordDocument" in compound:
        raise _foreign(compound.name, N_("a Word document of the old kind (.doc)"))
    if "Workbook" not in compound and "Book" not in compound:
        raise _foreign(compound.name, N_("an office document without a workbook"))


def _foreign(name: str, what: str) -> Unreadable:
    return Unreadable(
        Message("{file} is {kind}; tables cannot be read from it.", file=name, kind=Message(what)),
        advice=Message("Open it in an office program and save it as .docx, .xlsx or .csv."),
    )
