"""Drawing on pages: texts, rules, shapes, links and bookmarks, with the origin at the bottom left.

The page tree, outline and links are reportlab's; the contents of a page are collected here and
handed over once per page: grounds, then shapes, then texts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from stdcommittee.base.messages import Message
from stdcommittee.reports.pdf.characters import restore
from stdcommittee.reports.pdf.embedding import Codes, EmbeddedFont
from stdcommittee.reports.pdf.fonts import JOIN_WIDTH, font
from stdcommittee.reports.pdf.inline import State, use_key
from stdcommittee.reports.pdf.lines import SHAPE, SHAPE_WIDTH, Line, Piece
from stdcommittee.reports.pdf.palette import OPERANDS
from stdcommittee.reports.pdf.problems import Problem
from stdcommittee.reports.pdf.styles import PAGE_HEIGHT, PAGE_WIDTH, TextStyle

_ROUND: Final = 0.5523  # of the radius: where the handles of a quarter circle stand
_ALONE: Final = "NotoSansSC-Regular"  # what reportlab starts a page with, instead of Helvetica


class Paper(Canvas):
    """A document being written: pages, outline, bookmarks, links, properties."""

    _doc: Any
    _level = -1

    def __init__(self, language: str) -> None:
        font(_ALONE)
        self.target = BytesIO()
        super().__init__(
            self.target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,  # the finished file is compressed as a whole
            invariant=1,
            initialFontName=_ALONE,  # type: ignore[arg-type]  # the stub wants a number
            lang={"zh": "zh-CN", "en": "en"}[language],
        )

    def embedded(self, one: EmbeddedFont) -> tuple[str, Codes]:
        """Return the resource name of a font and the codes of its characters here."""
        return one.getSubsetInternalName(0, self._doc), one.codes(self._doc)

    def entry(self, title: str, key: str, level: int) -> None:
        """Add a line to the outline, at most one level below the line before."""
        level = min(level, self._level + 1)
        self._level = level
        self.addOutlineEntry(title, key, level)

    def finished(self) -> bytes:
        """Close the document and return it."""
        self.save()
        return self.target.getvalue()


class Pen:
    """Draws on one page after another; keeps the problems that it met."""

    def __init__(self, paper: Paper, keys: Collection[str]) -> None:
        self.paper = paper
        self.page = 1
        self.problems: dict[Problem, None] = {}
        self._keys = keys
        self._fonts: dict[EmbeddedFont, tuple[str, Codes]] = {}
        self._anchored: set[str] = set()
        self._start()

    def _start(self) -> None:
        self._grounds: list[str] = []
        self._shapes: list[str] = []
        self._texts: list[str] = []
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._spread = 0.0
        self._weight = 0.0
        self._shape_state: dict[str, str] = {}

    def turn(self) -> None:
        """Finish the page and begin the next."""
        content = "\n".join([*self._grounds, *self._shapes])
        if self._texts:
            content += "\nBT\n" + "\n".join(self._texts) + "\nET"
        self.paper.addLiteral(content)
        self.paper.showPage()
        self.page += 1
        self._start()

    # Texts

    def text(self, x: float, y: float, text: str, style: TextStyle, spread: float = 0.0) -> None:
        """Write a prepared text on the baseline y from x on."""
        ops = self._texts
        if style.colour != self._colour:
            self._colour = style.colour
            ops.append(f"{OPERANDS[style.colour]} rg")
        if style.weight != self._weight:
            self._embolden(style)
        if spread != self._spread:
            self._spread = spread
            ops.append(f"{spread:.3f} Tc")
        ops.append(f"1 0 0 1 {x:.2f} {y + style.rise:.2f} Tm")
        for one, part in style.face.runs(text):
            name, codes = self._fonts.get(one) or self._use(one)
            if self._font != (name, style.size):
                self._font = (name, style.size)
                ops.append(f"{name} {style.size:g} Tf")
            ops.append(f"<{part.translate(codes)}> Tj")
        if style.face.incomplete:
            self._report_missing(text, style)

    def _use(self, one: EmbeddedFont) -> tuple[str, Codes]:
        found = self._fonts[one] = self.paper.embedded(one)
        return found

    def _embolden(self, style: TextStyle) -> None:
        self._weight = style.weight
        if style.weight:
            self._texts.append(f"{OPERANDS[style.colour]} RG {style.weight:.3f} w 2 Tr")
        else:
            self._texts.append("0 Tr")

    def _report_missing(self, text: str, style: TextStyle) -> None:
        for character in sorted(style.face.lacking(text)):
            what = Message(
                "No font has the character “{character}” ({code}), in “{text}”.",
                character=character,
                code=f"U+{ord(character):04X}",
                text=restore(text)[:40],
            )
            self.problems[Problem(what, self.page)] = None

    def line(self, x: float, y: float, line: Line) -> None:
        """Write a finished line on the baseline y, with its links, marks and states."""
        for piece in line.pieces:
            run = piece.run
            text = piece.text
            left = x + piece.x
            if run.state is not None and text[0] == SHAPE:
                self.state(left, y, run.style.size, run.state)
                left, text = left + run.style.size * (SHAPE_WIDTH + JOIN_WIDTH), text[2:]
            if text:
                self.text(left, y, text, run.style, piece.spread)
            if run.key:
                self._leads(x + piece.x, y, piece)

    def _leads(self, x: float, y: float, piece: Piece) -> None:
        run = piece.run
        low = y + run.style.rise - run.style.size * 0.25
        if run.mark:
            self.anchor(use_key(run.mark, self.page), x, y + run.style.size * 2)
        self.link(run.key, x, low, x + piece.width, low + run.style.size * 1.2)

    # Links and bookmarks

    def anchor(self, key: str, x: float, y: float) -> None:
        """Make a place that links can lead to; the first one of a key counts."""
        if key not in self._anchored:
            self._anchored.add(key)
            self.paper.bookmarkHorizontalAbsolute(key, min(y, PAGE_HEIGHT), left=int(x))

    def link(self, key: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """Make an area lead to a key; a key that the document does not have is a problem."""
        if key not in self._keys:
            what = Message("Nothing in the document answers to the reference “{key}”.", key=key)
            self.problems[Problem(what, self.page)] = None
            return
        self.paper.linkAbsolute("", key, (round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2)))

    # Shapes

    def _stroke(self, role: str, width: float, dash: Sequence[float] = ()) -> None:
        wanted = {
            "stroke": f"{OPERANDS[role]} RG",
            "width": f"{width:g} w",
            "dash": f"[{' '.join(f'{part:g}' for part in dash)}] 0 d",
        }
        before = self._shape_state
        self._shapes += [op for name, op in wanted.items() if before.get(name) != op]
        before.update(wanted)

    def _fill(self, role: str) -> None:
        wanted = f"{OPERANDS[role]} rg"
        if self._shape_state.get("fill") != wanted:
            self._shape_state["fill"] = wanted
            self._shapes.append(wanted)

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        role: str,
        width: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self.polyline(((x1, y1), (x2, y2)), role, width, dash)

    def polyline(
        self,
        points: Sequence[tuple[float, float]],
        role: str,
        width: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through points."""
        self._stroke(role, width, dash)
        self._shapes.append(f"{_path(points)} S")

    def polygon(self, points: Sequence[tuple[float, float]], role: str) -> None:
        """Fill a polygon."""
        self._fill(role)
        self._shapes.append(f"{_path(points)} f")

    def box(self, x: float, y: float, width: float, height: float, role: str) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self._fill(role)
        self._shapes.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def ground(self, x: float, y: float, width: float, height: float, role: str) -> None:
        """Fill a rectangle that lies under everything else on the page."""
        self._grounds.append(f"{OPERANDS[role]} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        role: str,
        line: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Stroke a rectangle."""
        self._stroke(role, line, dash)
        self._shapes.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def state(self, x: float, y: float, size: float, state: State) -> None:
        """Draw the shape of a state before a word of the given size on the baseline y."""
        radius, role = size * 0.44, str(state.role)
        middle, height = x + radius + size * 0.04, y + size * 0.36
        if state is State.NONE:
            self.rule(middle - radius, height, middle + radius, height, role, size * 0.07)
            return
        if state is State.MET:
            self._fill(role)
            self._shapes.append(f"{_circle(middle, height, radius)} f")
            return
        stroke = size * 0.08
        self._stroke(role, stroke)
        self._shapes.append(f"{_circle(middle, height, radius - stroke / 2)} S")
        if state is State.PARTLY:
            self._fill(role)
            self._shapes.append(f"{_left_half(middle, height, radius - stroke / 2)} f")


def _path(points: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = points
    return " ".join([f"{x:.2f} {y:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in rest)])


def _curve(*numbers: float) -> str:
    return " ".join(f"{number:.2f}" for number in numbers) + " c"


def _left_half(x: float, y: float, r: float) -> str:
    k = r * _ROUND
    return " ".join(
        (
            f"{x:.2f} {y + r:.2f} m",
            _curve(x - k, y + r, x - r, y + k, x - r, y),
            _curve(x - r, y - k, x - k, y - r, x, y - r),
        )
    )


def _circle(x: float, y: float, r: float) -> str:
    k = r * _ROUND
    return " ".join(
        (
            _left_half(x, y, r),
            _curve(x + k, y - r, x + r, y - k, x + r, y),
            _curve(x + r, y + k, x + k, y + r, x, y + r),
        )
    )
