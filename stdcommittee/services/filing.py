"""Papers leave as files: one under the name wanted, or several into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.reports.forms.printing import FormFile, FormFormat
from stdcommittee.services.writing import write_file

Print: TypeAlias = Callable[[FormFormat, str], FormFile]  # in a format and a language

_FORMATS = {f".{kind.value}": kind for kind in (FormFormat.PDF, FormFormat.DOCX)}


def file_paper(print_: Print, target: Path, language: str) -> Path:
    """Print a paper to a file, in the format that its name asks for, and return where it lies.

    Raises:
        Refused: the name asks for another format, or the file cannot be written.
    """
    return write_file(target, print_(format_of(target), language).data)


def file_papers(
    papers: Sequence[FormFile], folder: Path, progress: Progress = SILENT
) -> tuple[Path, ...]:
    """Write papers into a folder under their own names, and return where they lie.

    Raises:
        Refused: the folder cannot be written.
        Cancelled: the person stopped it; those written before stay.
    """
    written = []
    for done, paper in enumerate(papers, 1):
        written.append(write_file(folder / paper.name, paper.data))
        progress.step(Message("Writing {file}", file=paper.name), done, len(papers))
    return tuple(written)


def format_of(path: Path) -> FormFormat:
    """Return the format that a file's name asks for.

    Raises:
        Refused: papers are not printed to files of that name.
    """
    ending = path.suffix.casefold()
    if ending not in _FORMATS:
        raise Refused(
            Message("A form is not written as “{ending}”.", ending=ending or path.name),
            advice=Message("Name the file .pdf or .docx."),
        )
    return _FORMATS[ending]
