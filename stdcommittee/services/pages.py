"""Pages of a PDF document as pictures, to be looked at on screen."""

from __future__ import annotations

from threading import Lock
from typing import Any, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message

_ONE_AT_A_TIME: Final = Lock()  # the library behind it is not made for several threads


@frozen
class Picture:
    """One page: four bytes a pixel (blue, green, red, unused), `stride` bytes a line."""

    number: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page of a document, in points.

    Raises:
        Unreadable: it is no PDF document.
    """
    import pypdfium2  # type: ignore[import-untyped]

    with _ONE_AT_A_TIME:
        document = _opened(data)
        try:
            return tuple(document.get_page_size(number) for number in range(len(document)))
        except pypdfium2.PdfiumError as error:
            raise _unreadable(error) from error
        finally:
            document.close()


def page_picture(data: bytes, number: int, width: int) -> Picture:
    """Return a page (0 is the first) as wide as asked, in pixels.

    Raises:
        Unreadable: it is no PDF document, or has no such page.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = _opened(data)
        try:
            page = document[number]
            scale = width / page.get_width()
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            found = Picture(
                number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
            )
            bitmap.close()
            page.close()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise _unreadable(error) from error
        finally:
            document.close()
    return found


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> Unreadable:
    return Unreadable(
        Message("The document cannot be shown."),
        advice=Message("Open it in another program."),
        details=str(error),
    )
