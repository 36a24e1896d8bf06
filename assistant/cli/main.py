"""Puts the commands together and turns errors into exit codes: 2 for bad input, 1 for a fault."""

from __future__ import annotations

import importlib
import logging
import sys

import typer

from assistant.cli.output import say
from assistant.errors import AssistantError, InputError

COMMANDS = ("ask", "timescale", "precedents", "remedy", "ingest", "index", "evaluate")

app = typer.Typer(
    name="assistant",
    help="Social housing repairs in England: time limits, delays, remedies and precedents, with sources.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _show_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _register() -> None:
    for name in COMMANDS:
        importlib.import_module(f"assistant.cli.{name}").register(app)


_register()


def main() -> None:
    """Run the command line. Exit code 0: an answer of any kind; 2: bad input; 1: a fault."""
    # What goes wrong is told in one line by the commands themselves.
    logging.getLogger("assistant").addHandler(logging.NullHandler())
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        code = app(arguments, prog_name="assistant", standalone_mode=False)
    except typer.TyperException as error:
        said = error.format_message()
        if said:
            say(f"error: {said} See 'assistant --help'.")
        return 2
    except (typer.Abort, KeyboardInterrupt):
        say("stopped")
        return 130
    except InputError as error:
        say(f"error: {error}")
        return 2
    except AssistantError as error:
        say(f"fault: {error}")
        return 1
    except BrokenPipeError:
        # The reader of our output, such as head, has seen enough.
        sys.stdout = None
        return 0
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
