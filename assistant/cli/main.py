"""Puts the commands together and turns errors into exit codes: 2 for bad input, 1 for a fault."""

from __future__ import annotations

import importlib
import sys

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
# Typer carries a click of its own since 0.20: its errors are not those of an installed click.
_UsageProblem: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


@app.callback()
def _assistant() -> None:
    """Social housing repairs in England: time limits, delays, remedies and precedents, with sources."""


def _register() -> None:
    for name in COMMANDS:
        importlib.import_module(f"assistant.cli.{name}").register(app)


_register()


def main() -> None:
    """Run the command line. Exit code 0: an answer of any kind; 2: bad input; 1: a fault."""
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except _UsageProblem as error:
        say(f"error: {getattr(error, 'format_message', error.__str__)()}")
        sys.exit(2)
    except (typer.Abort, KeyboardInterrupt):
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
