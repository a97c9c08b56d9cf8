"""Entry point: a command, or the window."""

from __future__ import annotations

import sys


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
    from stdcommittee.app.window import open_window

    sys.exit(open_window(first or None))


def _is_command(word: str) -> bool:
    from stdcommittee.cli.main import commands

    return word in commands()


if __name__ == "__main__":
    main()
