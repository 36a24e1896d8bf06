"""Messages in other languages: which language, and the plain English of the words that matter.

Nothing here translates a sentence. It finds the few words (mould, gas, door, a year, …) that reading and
search need, so that an emergency is an emergency in any of these languages. A message in a script of which we
know no language is `UNREAD`: then only the emergency numbers can be given.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from assistant.situation.wordlists import words

UNREAD = "unread"
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = ("\u0600-\u06ff", "\u4e00-\u9fff")
"""Scripts that join small words to the next, or part no words at all."""
_INDIC = "\u0900-\u0dff"
"""Their vowel signs are no letters to `\\w`, so they are named where a word must begin or end."""
_LEAST_TOLD = 2
_FEW_WORDS = 4
_SHORT = 3


@lru_cache(maxsize=256)
def language_of(message: str) -> str | None:
    """The language of a message, None for English or one that we cannot tell, `UNREAD` for an unknown script."""
    lowered = message.lower()
    tokens = set(_WORD.findall(lowered))
    scored = {name: _score(name, lowered, tokens) for name in _languages()}
    best = max(scored, key=lambda name: scored[name])
    if scored[best] > 0:
        return best
    foreign = sum(1 for c in lowered if c.isalpha() and ord(c) > 0x024F)
    return UNREAD if foreign >= 3 and foreign > len(re.findall(r"[a-z]", lowered)) else None


def meanings_in(message: str) -> tuple[str, ...]:
    """The known words of a message in another language, in English, in order, each once; none for English."""
    name = language_of(message)
    if name is None or name == UNREAD:
        return ()
    terms, pattern = _terms(name)
    return tuple(dict.fromkeys(terms[hit.group(1)] for hit in pattern.finditer(message.lower())))


def in_english(message: str) -> str:
    """The message itself where it is English, its everyday words made plain; else its known words in English, and its figures, in order."""
    name = language_of(message)
    if name is None:
        known, pattern = _everyday()
        return pattern.sub(lambda hit: known[hit.group(0).lower()], message)
    if name == UNREAD:
        return message
    lowered = message.lower()
    terms, pattern = _terms(name)
    found = [(hit.start(), terms[hit.group(1)]) for hit in pattern.finditer(lowered)]
    found += [
        (hit.start(), hit.group(0)) for hit in re.finditer(r"[a-z0-9][a-z0-9:/.-]*", lowered) if hit.group(0).isdigit()
    ]
    if re.search(r"\bombudsm", lowered):
        found.append((len(message), "what has the ombudsman decided in cases like this"))
    return " ".join(dict.fromkeys(meaning for _, meaning in sorted(found)))


@cache
def _everyday() -> tuple[dict[str, str], re.Pattern[str]]:
    known = {said: plain for plain, all_said in words("languages")["everyday"].items() for said in all_said}
    return known, re.compile(rf"\b(?:{'|'.join(known)})\b", re.IGNORECASE)


def note_in(message: str) -> str | None:
    """The sentence, in the message's own language where we can, that says that we answer in English."""
    return _said_in(message, "note")


def emergency_in(message: str) -> str | None:
    """The emergency numbers in the message's own language where we can, None for English."""
    return _said_in(message, "emergency")


def _said_in(message: str, what: str) -> str | None:
    name = language_of(message)
    if name is None:
        return None
    lore = words("languages")["unread"] if name == UNREAD else _languages()[name]
    return str(lore[what])


@cache
def _languages() -> dict[str, Any]:
    known: dict[str, Any] = words("languages")["languages"]
    return known


def english_words(message: str, tokens: set[str]) -> int:
    """How many common English words a message has; `i` beside letters that English has not is another language's."""
    common = set(words("languages")["english"]) - (set() if message.isascii() else {"i"})
    return len(tokens & common)


def _score(name: str, lowered: str, tokens: set[str]) -> float:
    """How well a language fits a message, 0 where it does not."""
    lore = _languages()[name]
    _, pattern = _terms(name)
    found = {hit.group(1) for hit in pattern.finditer(lowered)}
    if "script" in lore:
        written = len(re.findall(f"[{lore['script']}]", lowered))
        if written < 3 or written < len(re.findall(r"[a-z]", lowered)):
            return 0
        own = re.findall(f"[{lore['letters']}]", lowered) if "letters" in lore else None
        if own == []:
            return 0
        others = re.findall(f"[{lore['not_letters']}]", lowered) if "not_letters" in lore else []
        return max(0.1, 100 + len(own or ()) - 3 * len(others) + len(found))
    told = len(tokens & set(lore["tell"]))
    known = len({stem for stem in found if len(stem) > _SHORT} - set(words("languages")["shared"]))
    english = english_words(lowered, tokens)
    enough = told >= _LEAST_TOLD or (
        english == 0 and (known >= _LEAST_TOLD or bool(told and known) or (known > 0 and len(tokens) <= _FEW_WORDS))
    )
    score = told + known
    return score + score / 100 * bool(told) if enough and score >= english and score * 6 >= len(tokens) else 0


@cache
def _terms(name: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The meaning of each beginning of a word, and one expression that finds them, the longest first.

    A beginning of up to three letters stands for short words only. Where a script joins small words to
    the next, a beginning is found inside a word too.
    """
    lore = _languages()[name]
    meaning = {stem.lower(): said for said, stems in lore["terms"].items() for stem in stems}
    ordered = sorted(meaning, key=lambda stem: (-len(stem), stem))
    if "script" in lore and lore["script"].startswith(_JOINED):
        return meaning, re.compile(f"({'|'.join(map(re.escape, ordered))})")
    long = "|".join(re.escape(stem) for stem in ordered if len(stem) > _SHORT)
    short = "|".join(re.escape(stem) for stem in ordered if len(stem) <= _SHORT) or "(?!)"
    letter = rf"(?:[^\W\d_]|[{_INDIC}])"
    found = rf"(?<![^\W\d_])(?<![{_INDIC}])((?:{long})|(?:{short})(?={letter}{{0,3}}(?!{letter})))"
    return meaning, re.compile(found)
