"""Entry point: a command, or the window."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run the command that is named, else open the window (on a file if one is named)."""
    arguments = sys.argv[1:]
    first = arguments[0] if arguments else ""
    if first == "--self-check":
        from stdcommittee.app.self_check import self_check

        sys.exit(self_check())
    if first and (first.startswith("-") or _is_command(first)):
        from stdcommittee.cli.main import run

        run(arguments)
    if first and not Path(first).exists():
        sys.exit(_not_found(first))
    from stdcommittee.app.window import open_window

    sys.exit(open_window(first or None))


def _not_found(word: str) -> int:
    """Say that a word is neither a command nor a file, and return the exit code."""
    from stdcommittee.base.messages import Message
    from stdcommittee.base.terminal import spoken

    said = Message("“{word}” is neither a command nor a file. See stdcommittee --help.", word=word)
    sys.stderr.write(spoken().render(said) + "\n")
    return 2


def _is_command(word: str) -> bool:
    from stdcommittee.cli.main import commands

    return word in commands()


if __name__ == "__main__":
    main()
