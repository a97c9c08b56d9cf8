"""XML and HTML parsed without following anything: no entities, no network, no document type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.archive import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT_TYPES: Final = tuple(
    "<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")
)


def parse_xml(data: bytes, name: str) -> _Element:
    """Return the root of an XML part of an office file.

    Raises:
        Unreadable: it is not well-formed, or declares a document type (office files never do).
    """
    from lxml import etree

    if any(mark in data for mark in _DOCUMENT_TYPES):
        raise Unreadable(
            Message("{file} declares a document type, which office files never do.", file=name),
            kept=Message("It was not read."),
            advice=Message("Ask the sender for a clean copy."),
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, error) from error


def parse_html(text: str, name: str) -> _Element:
    """Return the root of a web page, however badly written.

    Raises:
        Unreadable: nothing in it is markup.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, error) from error
    if root is None:
        raise damaged(name, ValueError("no markup"))
    return root
