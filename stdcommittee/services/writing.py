"""Files leave the workspace whole or not at all, and where they cannot it is said in words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text


@contextmanager
def whole_file(target: Path, *, kept: Text | None = None) -> Iterator[Path]:
    """Give a place beside a file to write to; it becomes the file once all is written.

    Whatever ends the writing early leaves the file as it was.

    Raises:
        Refused: the place cannot be written; `kept` says what is safe nevertheless.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise Refused(
            Message("The file {file} cannot be written.", file=target.name),
            kept=kept,
            advice=Message("Close it if another program has it open, or choose another place."),
            details=str(error),
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_file(target: Path, data: bytes, *, kept: Text | None = None) -> Path:
    """Write a file, and return where it is.

    Raises:
        Refused: the place cannot be written; a file that was there is as it was.
    """
    with whole_file(target, kept=kept) as partial:
        partial.write_bytes(data)
    return target
