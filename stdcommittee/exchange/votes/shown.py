"""Forms as their reader sees them: no hidden text, and what is struck through told apart."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stdcommittee.base.patterns import pattern
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.forms import EMPTY, TICKED, FormFile, read_form_file
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.recognition import FileKind, recognise
from stdcommittee.exchange.tabular.wordtext import w
from stdcommittee.exchange.votes.ticks import STRUCK_TICK, STRUCK_WORDS, is_tick

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEGIN, _END = "\ue000", "\ue001"  # around what is struck through, until the text is read
_STRUCK: Final = pattern("\ue000([^\ue000\ue001]*)\ue001")
_MARKS: Final = (b":strike", b":dstrike", b":vanish")
_PARTS: Final = pattern(r"(?:document|header\d*|footer\d*)\.xml")
_CHECKBOX: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_CHECKED: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"
_VALUE: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}val"
_OFF: Final = frozenset(("0", "false", "off"))


def read_shown_form(content: bytes, name: str) -> FormFile:
    """Return the pages of a form; a struck tick is `STRUCK_TICK`, struck words `STRUCK_WORDS`.

    Raises:
        Unreadable: as `read_form_file` does.
    """
    marked = _marked(content, name)
    form = read_form_file(content if marked is None else marked, name)
    return form if marked is None else _settled(form)


def _marked(content: bytes, name: str) -> bytes | None:
    """Return a document without its hidden runs, struck ones between marks; None: it has none."""
    kind, archive = recognise(content, name)
    if kind is not FileKind.DOCX or not isinstance(archive, Archive):
        return None
    changed: dict[str, bytes] = {}
    for part in archive.parts:
        folder, base = posixpath.split(part)
        if folder == "word" and _PARTS.fullmatch(base):
            data = archive.read(part)
            if any(mark in data for mark in _MARKS):
                changed[part] = _marked_part(data, name)
    if not changed:
        return None
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for part in archive.parts:
            if not part.endswith("/"):
                target.writestr(part, changed.get(part) or archive.read(part))
    return stream.getvalue()


def _marked_part(data: bytes, name: str) -> bytes:
    from lxml import etree

    root = parse_xml(data, name)
    for run in list(root.iter(w("r"))):
        form = run.find(w("rPr"))
        if form is None:
            continue
        if _is_on(form.find(w("vanish"))):
            _hide(run)
        elif _is_on(form.find(w("strike"))) or _is_on(form.find(w("dstrike"))):
            _strike(run)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _is_on(mark: _Element | None) -> bool:
    return mark is not None and mark.get(w("val"), "1") not in _OFF


def _hide(run: _Element) -> None:
    control = _control(run)
    gone = run if control is None else control
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def _strike(run: _Element) -> None:
    """Put marks around a run; a box that Word keeps becomes the sign that it shows."""
    control = _control(run)
    box = next(control.iter(_CHECKBOX), None) if control is not None else None
    if box is not None:
        state = box.find(_CHECKED)
        on = state is not None and state.get(_VALUE, "1") not in _OFF
        for shown in list(run.iterchildren(w("t"), w("sym"))):
            run.remove(shown)
        run.append(_text(run, TICKED if on else EMPTY))
        owner = box.getparent()
        if owner is not None:
            owner.remove(box)
    for sign, add in ((_BEGIN, run.addprevious), (_END, run.addnext)):
        mark = run.makeelement(w("r"))
        mark.append(_text(run, sign))
        add(mark)


def _control(run: _Element) -> _Element | None:
    """Return the checkbox control whose sign a run is, or None."""
    for control in run.iterancestors(w("sdt")):
        form = control.find(w("sdtPr"))
        if form is not None and form.find(_CHECKBOX) is not None:
            return control
    return None


def _text(run: _Element, text: str) -> _Element:
    made = run.makeelement(w("t"))
    made.text = text
    return made


def _settled(form: FormFile) -> FormFile:
    pages = tuple(
        replace(
            page,
            lines=tuple(
                replace(
                    line,
                    cells=tuple(
                        replace(cell, text=_without_marks(cell.text)) for cell in line.cells
                    ),
                )
                for line in page.lines
            ),
        )
        for page in form.pages
    )
    return replace(form, pages=pages, edges=tuple(map(_without_marks, form.edges)))


def _without_marks(text: str) -> str:
    return _STRUCK.sub(_struck, text).replace(_BEGIN, "").replace(_END, "")


def _struck(match: re.Match[str]) -> str:
    """What stands for a struck text: its ticks keep their places, its words are gone."""
    text = match[1]
    if not text.strip():
        return text
    if is_tick(text):
        return STRUCK_TICK
    ticks = "".join(STRUCK_TICK for sign in text if is_tick(sign) and not sign.isalnum())
    words = STRUCK_WORDS if any(map(str.isalnum, text)) else ""
    breaks = "\n" * text.count("\n")
    return ticks + words + breaks
