"""One way to write a collation, chosen by the kind of file that is asked for."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message
from stdcommittee.domain.comments.vocabulary import CommentForm
from stdcommittee.exchange.comments.collation import Collation

KINDS: Final = ("docx", "xlsx", "csv", "json")


def write_collation(
    collation: Collation, kind: str, language: str, clock: Clock | None = None
) -> bytes:
    """Return a collation as a file of a kind: docx, xlsx, csv or json.

    A .docx is the ISO/IEC/CEN form, or the national one where all files came in that form and have
    no column of proposed changes.

    Raises:
        Refused: the kind is another one.
    """
    match kind:
        case "docx" if is_national(collation):
            from stdcommittee.exchange.comments.nationalform import write_national_form

            return write_national_form(collation)
        case "docx":
            from stdcommittee.exchange.comments.commentform import write_comment_form

            return write_comment_form(collation)
        case "xlsx":
            from stdcommittee.exchange.comments.spreadsheets import write_xlsx

            return write_xlsx(collation, language, clock)
        case "csv":
            from stdcommittee.exchange.comments.spreadsheets import write_csv

            return write_csv(collation, language)
        case "json":
            from stdcommittee.exchange.comments.spreadsheets import write_json

            return write_json(collation)
        case _:
            raise Refused(
                Message("A collation cannot be written as “{kind}”.", kind=kind),
                advice=Message("Choose docx, xlsx, csv or json."),
            )


def is_national(collation: Collation) -> bool:
    """Tell whether all files are of the national form and propose changes in their comments."""
    forms = {file.form for file in collation.files if file.failure is None}
    proposals = any(item.comment.proposed_change for item in collation.comments)
    return forms == {CommentForm.NATIONAL} and not proposals
