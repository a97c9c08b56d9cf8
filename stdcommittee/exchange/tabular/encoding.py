"""Bytes of a text file to text: the encodings that Chinese and Western offices save in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 1 << 16
_CHINESE: Final = re.compile(
    rb"([\x81-\xfe](?:[\xa1-\xfe]|[0-9][\x81-\xfe][0-9]))|[\x80-\xff][\x40-\xa0]?"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FEW: Final = 8
_WORST: Final = 20  # one sign in so many may be a control character before it is no text at all


@frozen
class Decoded:
    """A text, the encoding it was in, and what could not be decoded."""

    text: str
    encoding: str
    problems: tuple[Message, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of a file without byte order mark and NUL characters.

    Tried in this order: byte order mark; UTF-16 known by its zeros; UTF-8; GB 18030 where high
    bytes come in pairs as Chinese ones do, else Windows-1252. Signs that cannot be decoded become
    U+FFFD and are counted in a problem.

    Raises:
        Unreadable: the content is not text.
    """
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(code, "replace"), code, name)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _checked(data.decode(wide, "replace"), wide, name)
    try:
        return _checked(data.decode("utf-8"), "utf-8", name)
    except UnicodeDecodeError:
        return _checked(*_legacy(data), name)


def _wide(sample: bytes) -> str:
    """Return the UTF-16 variant of a sample whose every second byte is mostly zero, else ""."""
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half // 4 and even * 8 < odd:
        return "utf-16-le"
    if even > half // 4 and odd * 8 < even:
        return "utf-16-be"
    return ""


def _legacy(data: bytes) -> tuple[str, str]:
    mended = data.decode("utf-8", "replace")
    if mended.count("\ufffd") * 50 < sum(sign > "\x7f" for sign in mended):
        return mended, "utf-8"  # UTF-8 with a few damaged signs
    if _paired(data):
        return data.decode("gb18030", "replace"), "gb18030"
    return data.decode("cp1252", "replace"), "cp1252"


def _paired(data: bytes) -> bool:
    """Tell whether high bytes come in pairs (Chinese) rather than singly (accented letters)."""
    found = _CHINESE.findall(data[: _SAMPLE * 4])
    return 2 * sum(map(bool, found)) > len(found)


def _checked(text: str, code: str, name: str) -> Decoded:
    problems = []
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", "")
        problems.append(
            Message("{file} has {n} NUL characters, which were left out.", file=name, n=nuls)
        )
    sample = text[:_SAMPLE]
    strange = len(_CONTROL.findall(sample))
    if strange > max(_FEW, len(sample) // _WORST) or nuls > len(text):
        raise Unreadable(
            Message("{file} is not a table: its content is not text.", file=name),
            advice=Message("Choose a spreadsheet, a delimited text file or a JSON file."),
        )
    lost = text.count("\ufffd")
    if lost:
        problems.append(
            Message(
                "{file} has {n} characters that cannot be decoded as {encoding}.",
                file=name,
                n=lost,
                encoding=code,
            )
        )
    return Decoded(text, code, tuple(problems))
