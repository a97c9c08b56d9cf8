"""What a reading is compared with."""

from __future__ import annotations

from dataclasses import replace

from stdcommittee.domain.identifiers import Identifier, parse, sort_key


def bare(identifier: Identifier) -> Identifier:
    """Return an identifier without the text that it was read from."""
    adopted = bare(identifier.adopted) if identifier.adopted else None
    return replace(identifier, input="", adopted=adopted)


def reads(text: str, canonical: str, **fields: object) -> Identifier:
    """Read a text; its canonical form and fields must be these, and the form must read alike."""
    found = parse(text)
    assert found.problem is None, f"{text!r}: {found.problem}"
    assert found.input == text
    assert found.canonical == canonical
    assert {name: getattr(found, name) for name in fields} == fields
    again = parse(canonical)
    assert bare(again) == bare(found)
    assert sort_key(again) == sort_key(found)
    return found
