"""Forms painted as PDF: A4, fonts embedded, the same form always the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcommittee.reports.forms.content import TextLine
from stdcommittee.reports.forms.grid import GridLayout
from stdcommittee.reports.forms.model import Block, Form, Grid, Heading, Paragraph, Sheet, Title
from stdcommittee.reports.forms.settings import FormStyles, form_styles
from stdcommittee.reports.forms.wording import Wording
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.blocks.texts import Align, text_strips
from stdcommittee.reports.pdf.flow import Page, Strip, paginate
from stdcommittee.reports.pdf.frame import About
from stdcommittee.reports.pdf.lines import set_text
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import LEFT, RIGHT, WIDTH, TextStyle, variant

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_FOOT: Final = 45.0
_DIGEST: Final = 34.0
_GAP: Final = 12.0
_APART: Final = 7.0  # between a grid and what stands above it


def write_pdf(form: Form) -> bytes:
    """Return a form as a PDF file; every sheet begins a page and counts its own."""
    from stdcommittee.reports.pdf.finishing import finish
    from stdcommittee.reports.pdf.pen import Paper, Pen

    pen = Pen(Paper(form.language), ())
    styles = form_styles(form.language)
    foot = _Foot(form)
    for sheet in form.sheets:
        pages = paginate(_strips(sheet, form, styles))
        for number, page in enumerate(pages, 1):
            _paint(pen, page)
            foot.paint(pen, sheet.number, number, len(pages))
            pen.turn()
    about = About(
        title=form.title,
        number=form.sheets[0].number if len(form.sheets) == 1 else "",
        language=form.language,
        issued=form.day,
        author=form.author,
        subject=form.title,
    )
    return finish(pen.paper.finished(), about, Setting(form.language))


def _paint(pen: Pen, page: Page) -> None:
    for strip, top in page.strips:
        strip.paint(pen, LEFT, top)


def _strips(sheet: Sheet, form: Form, styles: FormStyles) -> list[Strip]:
    return [strip for block in sheet.blocks for strip in _block(block, form, styles)]


def _block(block: Block, form: Form, styles: FormStyles) -> list[Strip]:
    match block:
        case Title():
            return _title(block, styles)
        case Heading():
            strips = _text(block.text, styles.heading, Align.LEFT)
            strips[0].before = 10.0
            strips[-1].keep = True
            return strips
        case Paragraph():
            return _paragraph(block, form, styles)
        case Grid():
            strips = GridLayout(block, WIDTH, styles).strips()
            if strips:
                strips[0].before = _APART
            return strips


def _title(title: Title, styles: FormStyles) -> list[Strip]:
    strips: list[Strip] = []
    if title.mark:
        strips += _text(title.mark, styles.small, Align.RIGHT)
    strips += _text(title.text, styles.title, Align.CENTRE)
    if title.under:
        strips += _text(title.under, styles.under, Align.CENTRE)
    for strip in strips:
        strip.keep = True
    return strips


def _paragraph(paragraph: Paragraph, form: Form, styles: FormStyles) -> list[Strip]:
    style = styles.small if paragraph.small else styles.text
    indent = styles.indent if paragraph.indent else 0.0
    lines = Setting(form.language).lines(
        paragraph.text, style, WIDTH, indent=indent, justify=paragraph.indent
    )
    strips = text_strips(lines, style, WIDTH, paragraph.align)
    if strips:
        strips[0].before = paragraph.before
        for strip in strips:
            strip.keep = strip.keep or paragraph.keep
    return strips


def _text(text: str, style: TextStyle, align: Align) -> list[Strip]:
    return [
        _TextStrip(TextLine(line, style), align.shift(WIDTH, line.width))
        for line in set_text(text, style, WIDTH)
    ]


class _TextStrip(Strip):
    def __init__(self, line: TextLine, shift: float) -> None:
        self.line = line
        self.shift = shift
        self.height = line.style.leading

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Write the line."""
        self.line.paint(pen, x + self.shift, top)


class _Foot:
    """What stands at the foot of every page: which sheet, which page of how many, the digest."""

    def __init__(self, form: Form) -> None:
        self.say = Wording("frame", form.language)
        styles = form_styles(form.language)
        self.style = variant(styles.small, palette.FAINT, 8.0)
        self.digest = f"SHA-256 {form.digest}" if form.digest else ""
        self.title = form.title

    def paint(self, pen: Pen, number: str, page: int, pages: int) -> None:
        """Draw the foot of the current page."""
        named = "\u2002".join(filter(None, (number, self.title)))
        counted = self.say("page_of", page=page, pages=pages)
        room = WIDTH
        for line in set_text(counted, self.style, WIDTH):
            pen.line(RIGHT - line.width, _FOOT, line)
            room -= line.width + _GAP
        self._write(pen, named, _FOOT, room)
        self._write(pen, self.digest, _DIGEST, WIDTH)

    def _write(self, pen: Pen, text: str, y: float, room: float) -> None:
        """Write as much of a text as has room on one line."""
        lines = set_text(text, self.style, room)
        if len(lines) > 1:
            shown = "".join(piece.text for piece in lines[0].pieces)
            lines = set_text(shown[:-1] + "\u2026", self.style, WIDTH)
        for line in lines[:1]:
            pen.line(LEFT, y, line)
