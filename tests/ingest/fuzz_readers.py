"""Fuzz the page and text readers: no crash but InputError, no hang. Run by hand:

    python tests/ingest/fuzz_readers.py -max_total_time=600 -timeout=10 -rss_limit_mb=2000

It starts from the layout fixtures and keeps what it finds in a temporary folder, or in one that is named. A crash or a
time-out leaves the input in the working folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp

import atheris

with atheris.instrument_imports(include=["assistant.ingest"]):
    from assistant.errors import InputError
    from assistant.ingest.own import read_case_in_hand

LAYOUTS = Path(__file__).parent / "layouts"


def read_once(data: bytes) -> None:
    """One input through the reader that a person's upload goes through."""
    try:
        read_case_in_hand(data, "fuzzed")
    except InputError:
        return


def main() -> None:
    """Fuzz until the time given on the command line is over."""
    if not any(argument and not argument.startswith("-") for argument in sys.argv[1:]):
        seeds = Path(mkdtemp(prefix="fuzz-seeds-"))
        for path in LAYOUTS.iterdir():
            if path.suffix in (".html", ".txt"):
                (seeds / path.name).write_bytes(path.read_bytes())
        sys.argv.append(str(seeds))
    atheris.Setup(sys.argv, read_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
