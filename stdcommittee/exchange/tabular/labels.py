"""The text of a web page, and the labelled values of a page that shows one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from stdcommittee.base.patterns import pattern
from stdcommittee.exchange.tabular.model import Row, Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = pattern(r"[ \t\r\n\f]+")
_LINES: Final = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"))
_UNSEEN: Final = frozenset(("script", "style", "head", "template"))
_ABOUT_THE_SITE: Final = frozenset(("footer", "nav", "header"))
_BLOCKS: Final = frozenset(("td", "th", "p", "li", "div", "dt", "dd", "h1", "h2", "h3", "h4"))
_LABELLED: Final = pattern(r"\s*([^:\uff1a\n]{2,20})[:\uff1a]\s*(.*\S)\s*", 16)  # dot: any sign
_FEWEST: Final = 3  # labels that make a page one of a record


def text_of(element: _Element) -> str:
    """Return the text that a reader of the page sees, block by block on its own line."""
    joined = "".join(_pieces(element))
    return "\n".join(line.strip(" ") for line in joined.split("\n")).strip("\n")


def _pieces(element: _Element) -> Iterator[str]:
    yield _SPACE.sub(" ", element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            if child.tag in _LINES:
                yield "\n"
            yield from _pieces(child)
        yield _SPACE.sub(" ", child.tail or "")


def read_labels(root: _Element) -> Sheet | None:
    """Return the labelled values of a page as one row, or None where it has hardly any.

    A label stands before a colon, in a list of terms, or in the first of two blocks that take
    turns all through their parent. What the site says of itself at its edges is passed over.
    """
    found: dict[str, str] = {}
    for label, value in _pairs(root):
        name = label.strip().rstrip(":\uff1a").strip()
        if name and "\n" not in name:
            found.setdefault(name, " ".join(value.split()))
    if len(found) < _FEWEST:
        return None
    return Sheet("", (Row(0, tuple(found)), Row(1, tuple(found.values()))))


def _pairs(element: _Element) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or _of_the_site(element):
        return
    children = [child for child in element if isinstance(child.tag, str)]
    if element.tag in _BLOCKS and next(element.iterdescendants(*_BLOCKS), None) is None:
        match = _LABELLED.fullmatch(text_of(element))
        if match is not None:
            yield match[1], match[2]
        return
    turns = _turns(children)
    for label, value in zip(turns[::2], turns[1::2], strict=True):
        yield text_of(label), text_of(value)
    if not turns:
        for child in children:
            yield from _pairs(child)


def _of_the_site(element: _Element) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return element.tag in _ABOUT_THE_SITE or "footer" in named


def _turns(children: list[_Element]) -> list[_Element]:
    """Return children that are by turns a label and its value, as their kinds tell; else none."""
    kinds = [
        child.tag if child.tag in ("dt", "dd") else (child.get("class") or "").split()[-1:]
        for child in children
    ]
    told = [child for child, kind in zip(children, kinds, strict=True) if kind]
    known = [kind for kind in kinds if kind]
    if len(told) < 2 or len(told) % 2 or known[0] == known[1]:
        return []
    regular = known == [known[0], known[1]] * (len(known) // 2)
    return told if regular else []
