"""What reading a file of comments gives: every row of it, as a comment or with its reason."""

from __future__ import annotations

from dataclasses import field

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.comments.bodies import CommentId, body_in_file_name, read_id
from stdcommittee.domain.comments.vocabulary import (
    CommentForm,
    CommentType,
    Disposition,
    read_disposition,
    read_types,
)


@frozen
class FormHeader:
    """What the block above a form's table says, as written; "" where it is not filled in."""

    date: str = ""
    document: str = ""
    project: str = ""


@frozen
class ReadComment:
    """One comment as a file has it.

    Texts are complete, with their line breaks and tabs, without blank lines around them. `raw_id`
    and `raw_type` are the cells; what they mean is derived. `number` is that of a number column
    where the table has one. `extra` are the columns that no form knows: (heading, text).
    """

    row: int  # as counted in the file's comment tables, headings included
    raw_id: str = ""
    number_cell: str = ""
    line: str = ""
    clause: str = ""
    element: str = ""
    raw_type: str = ""
    comment: str = ""
    proposed_change: str = ""
    observation: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> CommentId:
        """The body and numbers of the id cell."""
        return read_id(self.raw_id)

    @property
    def body(self) -> str:
        """Who comments, as written; where the id cell is empty, what the number cell says."""
        return self.id.body or (read_id(self.number_cell).body if self.number_cell else "")

    @property
    def country(self) -> str:
        """The country that the body stands for, or ""."""
        return self.id.country

    @property
    def number(self) -> str:
        """The number that the body gave its comment, or the only one there is."""
        if not self.number_cell:
            return self.id.number
        return read_id(self.number_cell).number or self.number_cell

    @property
    def types(self) -> tuple[CommentType, ...]:
        """The types of the comment, the main one first."""
        return read_types(self.raw_type)

    @property
    def disposition(self) -> Disposition | None:
        """How the observation answers the comment, or None while it is open."""
        return read_disposition(self.observation)


@frozen
class QuarantinedRow:
    """A row that is no comment as it stands, with the reason and everything in it."""

    row: int
    reason: Text
    cells: tuple[str, ...]


@frozen
class CommentFile:
    """A file of comments. `rows` = comments + blank + quarantined; headings are no rows.

    `failure` says why a file could not be read at all; it then has no rows.
    """

    file: str
    form: CommentForm | None = None
    header: FormHeader = field(default_factory=FormHeader)
    comments: tuple[ReadComment, ...] = ()
    blank: int = 0
    quarantined: tuple[QuarantinedRow, ...] = ()
    problems: tuple[Message, ...] = ()
    failure: Text | None = None

    @property
    def rows(self) -> int:
        """How many rows the file's comment tables have, headings not counted."""
        return len(self.comments) + self.blank + len(self.quarantined)

    @property
    def suggested_body(self) -> str:
        """The body that the file's name ends with, for a person to confirm; "" if it names none."""
        return body_in_file_name(self.file)
