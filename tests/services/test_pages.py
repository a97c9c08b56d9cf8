"""Pages of a document as pictures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.services.pages import page_picture, page_sizes
from stdcommittee.services.reports import preview
from stdcommittee.services.session import Session


@pytest.fixture(scope="module")
def blank() -> bytes:
    """Two empty pages, one upright, one lying."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    document = PdfDocument.new()
    document.new_page(200, 300)
    document.new_page(300, 200)
    from io import BytesIO

    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_sizes_are_those_of_the_pages(blank: bytes) -> None:
    assert page_sizes(blank) == ((200.0, 300.0), (300.0, 200.0))


def test_a_picture_is_as_wide_as_asked_and_keeps_the_shape(blank: bytes) -> None:
    picture = page_picture(blank, 1, 150)
    assert (picture.number, picture.width, picture.height) == (1, 150, 100)
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.stride >= 4 * picture.width


def test_what_is_no_document_is_said_to_be_unreadable(blank: bytes) -> None:
    with pytest.raises(Unreadable):
        page_sizes(b"no document")
    with pytest.raises(Unreadable):
        page_picture(blank, 2, 100)


def test_the_preview_of_a_report_has_ink_on_its_first_page(session: Session) -> None:
    printed = preview(session, "2025")
    assert len(page_sizes(printed.data)) == printed.pages
    picture = page_picture(printed.data, 0, 120)
    assert 0 in picture.pixels[::4] or min(picture.pixels[::4]) < 128


def test_pages_may_be_asked_for_from_several_threads(blank: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: page_picture(blank, number % 2, 60), range(24)))
    assert {(item.width, item.height) for item in found} == {(60, 90), (60, 40)}
