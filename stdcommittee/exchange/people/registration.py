"""Registration forms of committee members, label by label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.identifiers import find_committees
from stdcommittee.domain.people.identity_numbers import plain_number
from stdcommittee.exchange.tabular.formlabels import Labels
from stdcommittee.exchange.tabular.forms import FormFile, FormLine
from stdcommittee.exchange.votes.ticks import ticked_words

LONG: Final = (
    *("other_seats", "career", "standards_work", "international_work", "achievements"),
    *("address", "remark", "opinion", "languages"),
)
_FEWEST: Final = 4  # personal labels that make a form
_LISTED: Final = 4  # labels side by side, without values between, that head a list
_TOP: Final = 12  # lines of a form among which a photo stands
_LONGEST_HEAD: Final = 40
_IDENTITY: Final = pattern(  # region, day of birth, number and check sign of a citizen
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
_SPACES: Final = pattern("(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_LARGEST: Final = 8 << 20  # bytes of a photo


@frozen(kw_only=True)
class RegisteredPerson:
    """What one form says; `identity` and `photo` stand apart and belong nowhere in clear.

    `values` are by the meaning of their label; `committee` is the reference that the form names.
    """

    page: int
    name: str
    values: Mapping[str, str]
    committee: str = ""
    identity: str = ""
    photo: bytes = b""
    odd_pictures: int = 0  # pictures that are no photo that can be kept


@cache
def form_labels() -> Labels:
    """Return the labels of registration forms."""
    return Labels(vocabulary("registration")["labels"], LONG)


def registered_people(file: FormFile) -> Iterator[RegisteredPerson]:
    """Yield the persons of a file, in the order of their forms."""
    pages = [list(page.lines) for page in file.pages]
    if file.flowing:
        pages = [[line for lines in pages for line in lines]]
    forms = [form for lines in pages for form in _parted(lines)]
    count = 0
    for lines in forms:
        if not _is_list(lines) and _is_form(lines):
            count += 1
            yield _read(count, lines)


def _parted(lines: Sequence[FormLine]) -> list[list[FormLine]]:
    """Part lines where another form begins: at its title, or at another person's name."""
    parts: list[list[FormLine]] = [[]]
    named = False
    for line in lines:
        meanings = _meanings(line)
        begins = "name" in meanings and bool(meanings & {"gender", "ethnicity", "photo", "born"})
        if named and (_is_head(line.text) or begins):
            parts.append([])
            named = False
        named = named or "name" in meanings
        parts[-1].append(line)
    return parts


def _meanings(line: FormLine) -> set[str]:
    return {item.meaning for item in form_labels().values([line])}


def _is_head(text: str) -> bool:
    line = plain(text)
    heads = vocabulary("registration")["form"]["heads"]
    return 0 < len(line) <= _LONGEST_HEAD and any(line.endswith(plain(word)) for word in heads)


def _is_list(lines: Sequence[FormLine]) -> bool:
    """Tell whether labels head the columns of a list."""
    for line in lines:
        known = [form_labels().whole(cell.text) is not None for cell in line.cells]
        run = 0
        for is_label in known:
            run = run + 1 if is_label else 0
            if run >= _LISTED:
                return True
    return False


def _is_form(lines: Sequence[FormLine]) -> bool:
    found = form_labels().values(lines)
    personal = set(vocabulary("registration")["form"]["personal"])
    meanings = {item.meaning for item in found}
    return "name" in meanings and len(meanings & personal) >= _FEWEST


def _read(page: int, lines: Sequence[FormLine]) -> RegisteredPerson:
    said: dict[str, str] = {}
    for item in form_labels().values(lines):
        if item.value:
            said.setdefault(item.meaning, item.value)
    identity = plain_number(said.pop("identity", ""))
    kept: dict[str, str] = {}
    for meaning, text in said.items():
        hidden = _IDENTITY.search(text) if meaning != "credit_code" else None
        if hidden is not None:
            identity = identity or plain_number(hidden[0])
        plainly = _IDENTITY.sub("", text).strip() if hidden is not None else text
        kept[meaning] = _chosen(plainly)
    pictures = [data for line in lines[:_TOP] for cell in line.cells for data in cell.pictures]
    photos = [data for data in pictures if data.startswith(_PICTURES) and len(data) <= _LARGEST]
    return RegisteredPerson(
        page=page,
        name=_SPACES.sub("", " ".join(kept.pop("name", "").split())),
        values=kept,
        committee=_committee(kept, lines),
        identity=identity if any(map(str.isdigit, identity)) else "",
        photo=photos[0] if photos else b"",
        odd_pictures=len(pictures) - len(photos),
    )


def _chosen(text: str) -> str:
    """Return what is ticked of a choice that is printed in full; several keep their order."""
    ticked = ticked_words(text)
    return text if ticked is None else ", ".join(ticked)


def _committee(values: Mapping[str, str], lines: Sequence[FormLine]) -> str:
    for text in (values.get("committee", ""), *(line.text for line in lines[:3])):
        for found in find_committees(text):
            return found.canonical
    return ""
