"""Which actions a few typed letters mean."""

from __future__ import annotations

from collections.abc import Iterable


def rank(query: str, *labels: str) -> int | None:
    """Return how well labels answer a query (0 best), or None when they do not.

    Every word of the query must occur in one of the labels; a label that begins with the query
    comes first, then one with a word that does, then the rest.
    """
    wanted = query.casefold().split()
    if not wanted:
        return 2
    return min(
        (place for label in labels if (place := _rank(wanted, label.casefold())) is not None),
        default=None,
    )


def _rank(wanted: Iterable[str], label: str) -> int | None:
    words = list(wanted)
    if not all(word in label for word in words):
        return None
    whole = " ".join(words)
    if label.startswith(whole):
        return 0
    return 1 if any(part.startswith(words[0]) for part in label.split()) else 2
