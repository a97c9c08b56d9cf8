"""Official documents: said block by block, rendered once, read back as one file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Self

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.charts.marks import Layout
from stdcommittee.reports.pdf.blocks.columns import Column, Look
from stdcommittee.reports.pdf.blocks.contents import Contents
from stdcommittee.reports.pdf.blocks.cover import Cover, Signature, Signer
from stdcommittee.reports.pdf.blocks.figures import Figure, KeyFigure, KeyFigures, Side
from stdcommittee.reports.pdf.blocks.tables import AnyRow, Table
from stdcommittee.reports.pdf.blocks.texts import Box, Caption, Heading, Listing, Paragraph, Space
from stdcommittee.reports.pdf.characters import clean
from stdcommittee.reports.pdf.flow import Block, Page, Strip, paginate, places
from stdcommittee.reports.pdf.frame import About, Frame
from stdcommittee.reports.pdf.inline import Inline, Rich, entry_key, use_key
from stdcommittee.reports.pdf.problems import Problem
from stdcommittee.reports.pdf.setting import Places, Setting
from stdcommittee.reports.pdf.styles import LEFT, WIDTH

_TRIES: Final = 6  # page numbers settle in two or three
_FACTS_LABEL: Final = 63.0


@frozen
class RenderedDocument:
    """A finished file, how many pages it has, where things stand, and what went wrong."""

    data: bytes
    pages: int
    problems: tuple[Problem, ...]
    places: Places


class Document:
    """A document being put together; every method adds at the end and returns the document."""

    def __init__(self, about: About) -> None:
        self.about = about
        self._blocks: list[Block] = []
        self._headings: list[Heading] = []
        self._contents: tuple[int, int] | None = None  # place among the blocks, depth

    def add(self, *blocks: Block) -> Self:
        """Add blocks made elsewhere."""
        self._blocks += blocks
        return self

    def cover(self, cover: Cover) -> Self:
        """Add the cover page."""
        return self.add(cover)

    def contents(self, depth: int = 2) -> Self:
        """Add the page of contents: the headings down to a level, also those still to come."""
        self._contents = (len(self._blocks), depth)
        return self

    def heading(
        self,
        title: Text,
        level: int = 1,
        *,
        key: str = "",
        figure: int | None = None,
        new_page: bool = False,
        listed: bool = True,
    ) -> Self:
        """Add a heading that the caller has numbered.

        Args:
            title: The heading with its number.
            level: 1 to 3.
            key: By which links find it; made up when empty.
            figure: The figure whose entry begins here: marks [n] lead to it.
            new_page: Begin a page.
            listed: Stand in the contents and the outline.
        """
        named = entry_key(figure) if figure is not None else key
        key = named or f"heading-{len(self._headings) + 1}"
        heading = Heading(title, level, key, new_page, listed)
        self._headings.append(heading)
        return self.add(heading)

    def paragraph(self, *parts: Inline, key: str = "", keep: bool = False) -> Self:
        """Add a paragraph of body text."""
        return self.add(Paragraph(parts, key=key, keep=keep))

    def note(self, *parts: Inline, key: str = "") -> Self:
        """Add a paragraph in small type, without indent."""
        return self.add(Paragraph(parts, note=True, key=key))

    def listing(self, *items: tuple[Text, Rich]) -> Self:
        """Add items: pairs of a marker and a text."""
        return self.add(Listing(items))

    def figures(
        self, figures: Sequence[KeyFigure], caption: Caption | None = None, *, across: int = 4
    ) -> Self:
        """Add a grid of key figures."""
        return self.add(KeyFigures(tuple(figures), caption, across))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[AnyRow],
        caption: Caption | None = None,
        *,
        numbered: Text | None = None,
        records: bool = False,
        key: str = "",
    ) -> Self:
        """Add a three-line table (see `Table`)."""
        table = Table(tuple(columns), rows, caption, numbered, records, headless=False, key=key)
        return self.add(table)

    def facts(self, *facts: tuple[Text, Rich], label_width: float = _FACTS_LABEL) -> Self:
        """Add a table of labels and values."""
        columns = (Column(width=label_width, look=Look.SANS), Column())
        return self.add(Table(columns, facts, headless=True))

    def chart(
        self, layout: Layout, caption: Caption | None = None, *, note: Rich = "", key: str = ""
    ) -> Self:
        """Add a chart, given as the function that lays it out."""
        return self.add(Figure(layout, caption, note, key))

    def side(self, *columns: Sequence[Block] | Block, shares: tuple[float, ...] = ()) -> Self:
        """Add columns of blocks side by side."""
        made = tuple(tuple(c) if isinstance(c, Sequence) else (c,) for c in columns)
        return self.add(Side(made, shares))

    def box(self, title: Text, *parts: Inline) -> Self:
        """Add a framed note."""
        return self.add(Box(title, parts))

    def space(self, height: float) -> Self:
        """Add empty space in points."""
        return self.add(Space(height))

    def signature(
        self, *signers: Signer, body: Text = "", date: Text = "", sealed: bool = False
    ) -> Self:
        """Add lines to sign on and the issuing body with the date."""
        return self.add(Signature(signers, body, date, sealed))

    def render(self, progress: Progress = SILENT) -> RenderedDocument:
        """Lay the document out and write it.

        Raises:
            Cancelled: the person asked to stop.
        """
        setting = Setting(self.about.language)
        pages = _lay_out(self._all_blocks(), setting, progress)
        return self._write(pages, setting, progress)

    def _all_blocks(self) -> list[Block]:
        blocks = list(self._blocks)
        if self._contents is not None:
            place, depth = self._contents
            listed = tuple(h for h in self._headings if h.listed and h.level <= depth)
            blocks.insert(place, Contents(listed))
        return blocks

    def _write(
        self, pages: Sequence[Page], setting: Setting, progress: Progress
    ) -> RenderedDocument:
        from stdcommittee.reports.pdf.finishing import finish
        from stdcommittee.reports.pdf.pen import Paper, Pen

        where = setting.places
        known = set(where.pages) | {
            use_key(n, page) for n, numbers in where.uses.items() for page in numbers
        }
        pen = Pen(Paper(self.about.language), known)
        frame = Frame(self.about, setting, len(pages))
        for number, page in enumerate(pages, 1):
            if number % 20 == 1:
                progress.step(Message("Writing pages"), number, len(pages))
            frame.paint(pen, head=not page.whole)
            for strip, top in page.strips:
                for key in strip.anchors:
                    pen.anchor(key, LEFT, top + 8.0)
                strip.paint(pen, LEFT, top)
            pen.turn()
        for heading in self._headings:
            if heading.listed:
                pen.paper.entry(clean(setting.say(heading.title)), heading.key, heading.level - 1)
        data = finish(pen.paper.finished(), self.about, setting)
        return RenderedDocument(data, len(pages), tuple(pen.problems), where)


def _lay_out(blocks: Sequence[Block], setting: Setting, progress: Progress) -> list[Page]:
    """Lay all blocks out, again those that print page numbers, until the numbers hold."""
    laid: list[list[Strip]] = [[] for _ in blocks]
    asking = set(range(len(blocks)))
    pages: list[Page] = []
    for _ in range(_TRIES):
        for number in sorted(asking):
            progress.step(Message("Laying out"), number, len(blocks))
            setting.asked = False
            laid[number] = blocks[number].strips(WIDTH, setting)
            if not setting.asked:
                asking.discard(number)
        pages = paginate([strip for strips in laid for strip in strips])
        found = places(pages)
        settled = found == setting.places
        setting.places = found
        if settled or not asking:
            break
    return pages
