"""The `assistant` command. Each command stands in a module of its own and is registered here."""

from __future__ import annotations

from assistant.cli.main import app, main

__all__ = ["app", "main"]
