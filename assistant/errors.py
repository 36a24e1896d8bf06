"""What can go wrong, and whose turn it is.

    AssistantError            anything this package raises on purpose
    ├── InputError            the caller's words, dates or files are off: exit 2, one line with the remedy
    │   └── CorpusError       (assistant.records) records that break the format; carries every problem found
    └── FaultError            something of ours or of the machine failed: exit 1
        ├── IndexFault        the search index is missing, half-written or built by another embedder
        └── ModelFault        a chat model or an embedder cannot be loaded or does not answer

The message of each is a sentence that a person can act on.
"""

from __future__ import annotations


class AssistantError(Exception):
    """Base of every error raised on purpose; its text names the remedy."""


class InputError(AssistantError):
    """What was given cannot be used as it is."""


class FaultError(AssistantError):
    """Something failed that the caller could not have known."""


class IndexFault(FaultError):
    """The search index cannot be used."""


class ModelFault(FaultError):
    """A chat model or an embedder cannot be used."""
