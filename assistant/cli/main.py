"""Puts the commands together and turns errors into exit codes: 2 for bad input, 1 for a fault."""

from __future__ import annotations

import importlib
import sys

import click
import typer

from assistant.cli.output import say
from assistant.errors import AssistantError, InputError

COMMANDS = ("ask", "timescale", "precedents", "remedy", "ingest", "index", "evaluate")

app = typer.Typer(
    name="assistant",
    help="Social housing repairs in England: time limits, delays, remedies and precedents, with sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _register() -> None:
    for name in COMMANDS:
        importlib.import_module(f"assistant.cli.{name}").register(app)


_register()


def main() -> None:
    """Run the command line. Exit code 0: an answer of any kind; 2: bad input; 1: a fault."""
    try:
        app(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        say(f"error: {error.format_message()}")
        sys.exit(2)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("stopped")
        sys.exit(130)
    except InputError as error:
        say(f"error: {error}")
        sys.exit(2)
    except AssistantError as error:
        say(f"fault: {error}")
        sys.exit(1)


if __name__ == "__main__":
    main()
