"""Who signed a voting sheet: the name, what stands in brackets behind it, and on whose behalf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from stdcommittee.base.dates import read_day
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.words import holds, is_han, normal

DAY_BEHIND: Final = pattern(
    r"\d{4}\s*(?:[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\u5e74\s*\d{1,2}\s*\u6708\s*\d{1,2}\s*\u65e5?)"
)
_BLANK_DAY: Final = pattern(r"(?:\d{4}\s*)?\u5e74\s*\d{0,2}\s*\u6708\s*\d{0,2}\s*\u65e5")
_ASIDE: Final = pattern(r"[(\uff08]([^()\uff08\uff09]*)(?:[)\uff09]|$)")


def name_in(text: str) -> str:
    """Return a name without the day behind it, brackets, and what one is called by courtesy."""
    line = _BLANK_DAY.sub(" ", DAY_BEHIND.sub(" ", text))
    line = " ".join(_ASIDE.sub(" ", line).split())
    for word in vocabulary("sheets")["words"]["after_name"]:
        if len(line) > len(word) + 1:
            line = line.removesuffix(word).strip()
    named = any(map(str.isalpha, line)) and not _is_no_name(line)
    return line if named and read_day(line) is None else ""


def asides(text: str) -> Iterator[str]:
    """Yield what stands in brackets beside a name and may be another one."""
    for match in _ASIDE.finditer(text):
        aside = name_in(match[1])
        courtesy = {normal(word) for word in vocabulary("sheets")["words"]["after_name"]}
        if aside and normal(aside) not in courtesy:
            yield aside


def behalf_of(text: str) -> str:
    """Return a signature as written if it says that somebody signed for another, else ""."""
    outside = _ASIDE.sub(" ", text)
    pieces = [match[1] for match in _ASIDE.finditer(text)]
    return " ".join(text.split()) if any(map(_says_so, (outside, *pieces))) else ""


def _says_so(text: str) -> bool:
    """Tell whether words of signing for another open or close a text, or stand in it."""
    line = normal(DAY_BEHIND.sub(" ", text))
    for word in _words("behalf"):
        if not is_han(word):
            if holds(line, word):
                return True
        elif line.startswith(word) or line.endswith(word) or (len(word) > 1 and word in line):
            return True
    return False


def _is_no_name(text: str) -> bool:
    """Tell whether a text is made up of words such as “seal” and “signed” alone."""
    rest = normal(text)
    for word in _words("no_name"):
        rest = " ".join(part for part in rest.split() if part != word)
        rest = rest.replace(word, " ") if is_han(word) else rest
    return not rest.strip()


@cache
def _words(key: str) -> tuple[str, ...]:
    """The words of the vocabulary as they are compared, the longest first."""
    found = map(normal, vocabulary("sheets")["words"][key])
    return tuple(sorted(found, key=len, reverse=True))
