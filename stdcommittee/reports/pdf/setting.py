"""What blocks need to become lines: styles, words, and where things stand in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Bilingual, Text, catalog
from stdcommittee.reports.pdf.characters import JOIN, prepare, words
from stdcommittee.reports.pdf.inline import (
    Inline,
    Link,
    Mark,
    PageOf,
    Rich,
    Span,
    Status,
    Uses,
    entry_key,
    use_key,
)
from stdcommittee.reports.pdf.lines import SHAPE, Line, Run, set_runs, set_text
from stdcommittee.reports.pdf.palette import LINK
from stdcommittee.reports.pdf.styles import Styles, TextStyle, reference, strong, styles, variant

_NOT_YET = "88"  # stands for a page number until the pages are known


@frozen
class Places:
    """On which pages the keys and the figure marks of a document stand."""

    pages: dict[str, int] = field(default_factory=dict)
    uses: dict[int, tuple[int, ...]] = field(default_factory=dict)


class Setting:
    """Turns texts into runs and lines for one document in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.styles: Styles = styles(language)
        self.words = words(language)
        self.places = Places()
        self.asked = False  # whether a page number was asked for since this was last cleared

    def say(self, text: Text) -> str:
        """Render a text in the document's language."""
        match text:
            case str():
                return text
            case Bilingual(zh=zh, en=en):
                return (zh or en) if self.language == CHINESE else (en or zh)
            case _:
                return catalog(self.language).render(text)

    def page_of(self, key: str) -> str:
        """Return the page of a key as far as it is known; “?” when the document lacks the key."""
        self.asked = True
        known = self.places.pages
        return str(known[key]) if key in known else "?" if known else _NOT_YET

    def lines(
        self,
        rich: Rich,
        style: TextStyle,
        room: float,
        *,
        indent: float = 0.0,
        justify: bool = False,
    ) -> tuple[Line, ...]:
        """Set a text into lines."""
        if isinstance(rich, str) and not indent and not justify:
            return set_text(rich, style, room)
        runs = self.runs(rich, style)
        return set_runs(runs, room, indent=indent, justify=justify) if runs else ()

    def runs(self, rich: Rich, style: TextStyle) -> tuple[Run, ...]:
        """Turn a text into runs; empty ones are left out."""
        items = rich if isinstance(rich, tuple) else (rich,)
        found = (run for item in items for run in self._runs(item, style))
        return tuple(run for run in found if run.text)

    def _runs(self, item: Inline, style: TextStyle) -> Iterator[Run]:
        match item:
            case Span(text=text):
                yield Run(prepare(self.say(text)), self._styled(item, style))
            case Mark(number=number):
                yield Run(JOIN, style)
                raised = reference(style, self.language)
                yield Run(f"[{number}]", raised, key=entry_key(number), mark=number)
            case Link(text=text, key=key):
                yield Run(prepare(self.say(text)), variant(style, LINK), key=key)
            case PageOf(key=key):
                text = self.words["page"].format(page=self.page_of(key))
                yield Run(text, variant(style, LINK), key=key)
            case Uses(number=number):
                yield from self._uses(number, style)
            case Status(state=state, word=word):
                look = variant(
                    style if style is self.styles.note else self.styles.sans, str(state.role)
                )
                yield Run(SHAPE + JOIN + prepare(self.say(word)), look, state=state)
            case _:
                yield Run(prepare(self.say(item)), style)

    def _styled(self, span: Span, style: TextStyle) -> TextStyle:
        if span.sans and style.face.name == "serif":
            sans = self.styles.sans
            style = variant(sans, style.colour, style.size * 0.92, style.leading)
        if span.strong:
            style = strong(style, self.language)
        return variant(style, span.colour) if span.colour else style

    def _uses(self, number: int, style: TextStyle) -> Iterator[Run]:
        self.asked = True
        for place, page in enumerate(self.places.uses.get(number, ())):
            if place:
                yield Run(self.words["separator"], style)
            text = self.words["page"].format(page=page)
            yield Run(text, variant(style, LINK), key=use_key(number, page))
