"""Messages in other languages: which language, and the plain English of the words that matter.

Nothing here translates a sentence. It finds the few words (mould, gas, door, a year, …) that reading and
search need, so that an emergency is an emergency in any of these languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.situation.wordlists import words

_LATIN_WORD = re.compile(r"[^\W\d_]+")
_LEAST_TOLD = 2


@lru_cache(maxsize=256)
def language_of(message: str) -> str | None:
    """The language of a message, None for English or one that we cannot tell."""
    best: tuple[int, str] | None = None
    lowered = message.lower()
    tokens = set(_LATIN_WORD.findall(lowered))
    for name, lore in words("languages").items():
        if "script" in lore:
            written = len(re.findall(f"[{lore['script']}]", lowered))
            if written < 4 or written < len(re.findall(r"[a-z]", lowered)):
                continue
            if "letters" in lore and not re.search(f"[{lore['letters']}]", lowered):
                continue
            score = (
                100 + (10 if "letters" in lore else 0) - len(re.findall(f"[{lore.get('not_letters', '~')}]", lowered))
            )
        else:
            told = tokens & set(lore["tell"])
            known = sum(1 for stem in lore["terms"] if len(stem) > 3 and re.search(rf"\b{re.escape(stem)}", lowered))
            score = len(told) + known
            english = _english(tokens)
            enough = len(told) >= _LEAST_TOLD or (english == 0 and (known >= _LEAST_TOLD or (told and known)))
            if not enough or score < english or score * 6 < len(tokens):
                continue
        if best is None or score > best[0]:
            best = (score, name)
    return best[1] if best else None


def in_english(message: str) -> str:
    """The message itself where it is English; else its known words in English, and its figures, in order."""
    name = language_of(message)
    if name is None:
        return message
    lowered = message.lower()
    terms: dict[str, str] = words("languages")[name]["terms"]
    found: list[tuple[int, str]] = []
    for stem, meaning in terms.items():
        start = r"(?<![^\W\d_])" if stem[0].isascii() or name in ("polish", "romanian", "turkish", "lithuanian") else ""
        found += [(hit.start(), meaning) for hit in re.finditer(start + re.escape(stem.lower()), lowered)]
    found += [
        (hit.start(), hit.group(0)) for hit in re.finditer(r"[a-z0-9][a-z0-9:/.-]*", lowered) if hit.group(0).isdigit()
    ]
    if re.search(r"\bombudsm", lowered):
        found.append((len(message), "what has the ombudsman decided in cases like this"))
    return " ".join(dict.fromkeys(meaning for _, meaning in sorted(found)))


def note_in(message: str) -> str | None:
    """The sentence, in the message's own language, that says that we answer in English."""
    name = language_of(message)
    return str(words("languages")[name]["note"]) if name else None


def emergency_in(message: str) -> str | None:
    """The emergency numbers in the message's own language, None for English."""
    name = language_of(message)
    return str(words("languages")[name]["emergency"]) if name else None


def _english(tokens: set[str]) -> int:
    return len(
        tokens
        & {
            "the",
            "my",
            "is",
            "and",
            "of",
            "they",
            "have",
            "for",
            "i",
            "it",
            "what",
            "how",
            "not",
            "been",
            "was",
            "to",
            "this",
        }
    )
