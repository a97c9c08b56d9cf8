"""Reading documents back, for the tests."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

import pikepdf
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]


def texts(data: bytes) -> list[str]:
    """Return the text of every page as a reader would copy it."""
    document = PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def ink(text: str) -> Counter[str]:
    """Return the characters of a text that leave ink."""
    return Counter("".join(text.split()))


def squeezed(text: str) -> str:
    """Return a text without its spaces and line ends."""
    return "".join(text.split())


def picture(data: bytes, page: int = 0, scale: float = 1.0) -> bytes:
    """Return the pixels of a page."""
    return bytes(PdfDocument(data)[page].render(scale=scale).buffer)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return every font dictionary of a document by its base name, wherever it is used."""
    found = {}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
            found[f"{thing.BaseFont}{thing.Subtype}"] = thing
    return found


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Return depth, title and page number of every line of the outline."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: list[tuple[int, str, int]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            found.append((depth, item.title, pages[item.destination[0].objgen]))
            walk(item.children, depth + 1)

    with pdf.open_outline() as lines:
        walk(lines.root, 0)
    return found


def links(pdf: pikepdf.Pdf) -> list[tuple[int, int, tuple[float, ...]]]:
    """Return page, target page and area of every link."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            target = pages[note.Dest[0].objgen]
            found.append((number, target, tuple(float(edge) for edge in note.Rect)))
    return found
