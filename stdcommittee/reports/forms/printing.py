"""A form becomes a file: the same form, the same bytes."""

from __future__ import annotations

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.base.patterns import pattern
from stdcommittee.reports.forms.model import Form


class FormFormat(Choice):
    """What kind of file a form is printed to."""

    PDF = "pdf", N_("PDF")
    DOCX = "docx", N_("Word document")
    EML = "eml", N_("E-mail draft")


@frozen
class FormFile:
    """A printed form: the name to give the file, and its bytes."""

    name: str
    data: bytes


_LONGEST = 60  # characters of a file's name
_NOT_IN_NAMES = pattern(r"[\\/:*?\"<>|\x00-\x1f\s]+")


def file_name(title: str, kind: FormFormat) -> str:
    """Return the name for a file that every system can store."""
    stem = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:_LONGEST].strip(" .")
    return f"{stem or 'form'}.{kind.value}"


def printed(form: Form, kind: FormFormat, name: str = "") -> FormFile:
    """Print a form to a file that is called after it, or as named.

    Raises:
        ValueError: a form is not printed to that kind of file.
    """
    return FormFile(file_name(name or form.title, kind), print_form(form, kind))


def print_form(form: Form, kind: FormFormat) -> bytes:
    """Return a form as a PDF file or Word document.

    Raises:
        ValueError: the kind is none of these.
    """
    match kind:
        case FormFormat.PDF:
            from stdcommittee.reports.forms.paper import write_pdf

            return write_pdf(form)
        case FormFormat.DOCX:
            from stdcommittee.reports.forms.word import write_docx

            return write_docx(form)
        case _:
            raise ValueError(kind)
