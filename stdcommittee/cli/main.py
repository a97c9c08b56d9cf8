"""Puts the commands together."""

from __future__ import annotations

import importlib
import sys

import typer

from stdcommittee.base.registry import module_names

COMMANDS = "stdcommittee.cli.commands"


def commands() -> dict[str, str]:
    """Return the module of each command by its name, without importing any.

    A module whose command is a reserved word ends in an underscore.
    """
    return {name.rpartition(".")[2].rstrip("_"): name for name in module_names(COMMANDS)}


def run(arguments: list[str]) -> None:
    """Run one command; only its own module is imported.

    Raises:
        SystemExit: always, with the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    app = typer.Typer(
        name="stdcommittee",
        help="Workbench of a standardization committee. Without a command the window opens.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    known = commands()
    wanted = {name: known[name] for name in arguments[:1] if name in known} or known
    for name, module in wanted.items():
        app.command(name)(importlib.import_module(module).COMMAND)

    @app.callback()
    def program() -> None:
        """Workbench of a standardization committee. Without a command the window opens."""

    app(args=arguments, prog_name="stdcommittee")
