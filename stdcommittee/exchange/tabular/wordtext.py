"""What is written in a piece of a Word document, once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMULA_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


PARAGRAPH: Final = w("p")
_TEXT: Final = w("t")
_TAB: Final = w("tab")
_RUN: Final = w("r")
_SYMBOL: Final = w("sym")
_CHARACTER: Final = w("char")
_FORM: Final = w("pPr")
_RUN_FORM: Final = w("rPr")
_DELETED: Final = w("del")
_MOVED_AWAY: Final = w("moveFrom")
_CELL_DELETED: Final = w("cellDel")
_OWNED: Final = frozenset((w("trPr"), w("tcPr")))
_PICTURES: Final = frozenset(map(w, ("drawing", "pict", "object")))
_NOTES: Final = {w("footnoteReference"): w("footnote"), w("endnoteReference"): w("endnote")}
_SIGNS: Final = {
    _TAB: "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): "\N{SOFT HYPHEN}",
}
_DROP_DOWN: Final = w("ddList")
_TAGS: Final = (
    PARAGRAPH,
    _TEXT,
    _DROP_DOWN,
    _FORMULA_TEXT,
    _SYMBOL,
    *_SIGNS,
    *_PICTURES,
    *_NOTES,
)

Note = Callable[[str, str], str]  # kind of note element, its id → its text


class TextReader:
    """Reads the texts of parts; `note` finds the texts of foot- and endnotes."""

    def __init__(self, note: Note) -> None:
        self._note = note

    def read(self, element: _Element) -> tuple[str, int]:
        """Return everything written in a cell or paragraph, and how many pictures it holds.

        Paragraphs and breaks end lines; list labels, which Word makes up, are not part of the text.
        """
        parts: list[str] = []
        pictures = 0
        pending = False  # a paragraph has ended, and what follows stands on a new line
        for item in element.iter(*_TAGS):
            tag = item.tag
            if tag == _TEXT:
                parts.append(item.text or "")
            elif tag == PARAGRAPH:
                if pending:
                    parts.append("\n")
                pending = True
            elif tag in _PICTURES:
                pictures += 1
            else:
                parts.append(self._sign(item, str(tag)))
        return "".join(parts).strip("\n\r"), pictures

    def _sign(self, item: _Element, tag: str) -> str:
        if tag == _TAB:
            parent = item.getparent()  # tab stops are called the same
            return "\t" if parent is not None and parent.tag == _RUN else ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == _FORMULA_TEXT:
            return item.text or ""
        if tag == _DROP_DOWN:
            return _chosen(item)
        if tag == _SYMBOL:
            return _character(item.get(_CHARACTER, ""))
        note = self._note(_NOTES[tag], item.get(w("id"), ""))
        return f" [{note}]" if note else ""


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _chosen(field: _Element) -> str:
    """Return the entry that is chosen in a drop-down field of a protected form."""
    entries = [entry.get(w("val"), "") for entry in field.iterfind(w("listEntry"))]
    for place in (field.find(w("result")), field.find(w("default"))):
        number = place.get(w("val"), "") if place is not None else ""
        if number.isascii() and number.isdigit() and int(number) < len(entries):
            return entries[int(number)].strip()
    return entries[0].strip() if entries else ""


def leave_final_text(root: _Element, data: bytes) -> None:
    """Take out of a tree what accepting all changes removes, prompts, and all but one alternative.

    A prompt is what an empty field shows (“Click here to enter text”).
    """
    if b"showingPlcHdr" in data:
        for mark in list(root.iter(w("showingPlcHdr"))):
            _remove_prompt(mark)
    if b"AlternateContent" in data:
        for choice in list(root.iter(f"{_ALTERNATIVES}AlternateContent")):
            _keep_one(choice)
    if b"moveFrom" in data:
        for element in list(root.iter(_MOVED_AWAY)):
            _remove(element)
    if any(mark in data for mark in (b":del ", b":del/", b":del>", b"<del", b"cellDel")):
        for element in reversed(list(root.iter(_DELETED, _CELL_DELETED))):
            _accept_deletion(element)


def _keep_one(alternatives: _Element) -> None:
    """Leave of several alternatives the first that says something, else the first."""
    options = [option for option in alternatives if isinstance(option.tag, str)]
    speaking = (option for option in options if next(option.iter(_TEXT), None) is not None)
    kept = next(speaking, options[0] if options else None)
    for option in options:
        if option is not kept:
            alternatives.remove(option)


def _remove_prompt(mark: _Element) -> None:
    control = mark.getparent()
    control = control.getparent() if control is not None else None
    if control is not None and mark.get(w("val"), "1") not in {"0", "false", "off"}:
        for text in control.iter(_TEXT):
            text.text = ""


def _accept_deletion(mark: _Element) -> None:
    parent = mark.getparent()
    owner = parent.getparent() if parent is not None else None
    if parent is None or owner is None:
        return
    if parent.tag in _OWNED:
        _remove(owner)
    elif parent.tag == _RUN_FORM and owner.tag == _FORM:
        _join_with_next(owner.getparent())
    else:
        _remove(mark)


def _join_with_next(paragraph: _Element | None) -> None:
    """Put the content of the next paragraph into one whose end is deleted."""
    following = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or following is None or following.tag != PARAGRAPH:
        return
    paragraph.extend([child for child in following if child.tag != _FORM])
    _remove(following)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
