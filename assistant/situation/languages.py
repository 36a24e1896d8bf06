"""Messages in other languages: which language, and the plain English of the words that matter.

Nothing here translates a sentence. It finds the few words (mould, gas, door, a year, …) that reading and
search need, so that an emergency is an emergency in any of these languages. A message in a script of which we
know no language is `UNREAD`: then only the emergency numbers can be given. Which language a message is in, of
those that share letters, py3langid tells (docs/decisions/0630); of a word or two, or where it knows no such language, our own words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from assistant.situation.wordlists import words

UNREAD = "unread"
_ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = ("\u0600-\u06ff", "\u4e00-\u9fff")
"""Scripts that join small words to the next, or part no words at all."""
_INDIC = "\u0900-\u0dff"
"""Their vowel signs are no letters to `\\w`, so they are named where a word must begin or end."""
_LEAST_TOLD = 2
_LEAST_LETTERS = 3
_LIKELY = 0.5
"""How likely the identifier must hold a language, among ours and English; of few words, or among English ones, this likely:"""
_SURELY = 0.9
_FEW_WORDS = 4
_SHORT = 3
_ALIKE = (
    {"ł": "l", "đ": "d", "ı": "i", "ँ": "ं"}
    | {"ş": "șs", "ș": "şs", "ţ": "țt", "ț": "ţt"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ی": "يى", "ي": "ی", "ک": "ك", "ك": "ک", "ۀ": "ه"}
)
"""Letters that are typed for others, beside those that a mark alone sets apart."""
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_ENDING = rf"(?:[^\W\d_]|[{_INDIC}]){{0,3}}"
_LEFT_OUT = frozenset("\u200c\u093c\u09bc\u0a3c")
"""Joiners and dots of letters, which many people do not type."""


@lru_cache(maxsize=256)
def language_of(message: str) -> str | None:
    """The language of a message, None for English or one that we cannot tell, `UNREAD` for an unknown script."""
    lowered = _plain(message)
    foreign = [c for c in lowered if c.isalpha() and ord(c) > 0x024F]
    if len(foreign) >= _LEAST_LETTERS and len(foreign) >= len(re.findall(r"[a-z]", lowered)):
        return _by_script(lowered)
    return _by_tell(lowered) or _by_identifier(lowered) or _by_few_words(lowered)


def _by_script(lowered: str) -> str:
    """The language of the script that most letters are of; the identifier parts those that share one."""
    scripts = {name: lore["script"] for name, lore in _languages().items() if "script" in lore}
    written = {script: len(re.findall(f"[{script}]", lowered)) for script in scripts.values()}
    most = max(written, key=lambda script: written[script])
    if written[most] < _LEAST_LETTERS:
        return UNREAD
    names = [name for name, script in scripts.items() if script == most]
    for name in names:
        if "letters" in (lore := _languages()[name]) and re.search(f"[{lore['letters']}]", lowered):
            return name
    by_code = {code: name for name in names for code in _languages()[name].get("code", ())}
    return next((by_code[code] for code, _ in _ranked(lowered) if code in by_code), names[0])


def _by_tell(lowered: str) -> str | None:
    """The language in Latin letters that the identifier does not know, by its small words."""
    tokens = set(_WORD.findall(lowered))
    told = {name: len(tokens & set(lore["tell"])) for name, lore in _languages().items() if "tell" in lore}
    best = max(told, key=lambda name: told[name])
    return best if told[best] >= _LEAST_TOLD and told[best] > english_words(lowered, tokens) else None


def _by_identifier(lowered: str) -> str | None:
    """The language that the identifier tells; it must be sure of few words, or of English ones among them.

    Of such a message one word must be known besides, of another only where the identifier is not sure.
    """
    code, chance = _ranked(lowered)[0]
    name = _codes().get(code)
    if name is None or chance < _LIKELY:
        return None
    tokens = _WORD.findall(lowered)
    doubtful = len(tokens) <= _FEW_WORDS or english_words(lowered, set(tokens)) >= _LEAST_TOLD
    sure, knows = chance >= _SURELY, bool(_known(name, lowered))
    return name if (sure and knows) or (not doubtful and (sure or knows)) else None


def _by_few_words(lowered: str) -> str | None:
    """The language of a cry of a few words, none of them English, of which it knows one that English has not.

    The likeliest language may know the beginning of a word, another one must know the whole.
    """
    tokens = _WORD.findall(lowered)
    if not tokens or len(tokens) > _FEW_WORDS or english_words(lowered, set(tokens)):
        return None
    shared = set(words("languages")["shared"])
    by_code = [_codes().get(code) for code, _ in _ranked(lowered)]

    def known(name: str) -> int:
        hits = [hit.group(1) for hit in _terms(name)[1].finditer(lowered)]
        return sum(len(hit) > _SHORT and hit not in shared and (name == by_code[0] or hit in tokens) for hit in hits)

    names = [name for name, lore in _languages().items() if "script" not in lore]
    best = max(names, key=lambda name: (known(name), -by_code.index(name) if name in by_code else -len(by_code)))
    return best if known(best) else None


@lru_cache(maxsize=256)
def _ranked(lowered: str) -> list[tuple[str, float]]:
    """The codes of our languages and English, the likeliest first, each with its likelihood."""
    told = re.sub(rf"\b(?:{'|'.join(words('languages')['names'])})\b", " ", lowered)
    return [(str(code), float(chance)) for code, chance in _identifier().rank(told)]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([_ENGLISH, *_codes()])
    return identifier


@cache
def _codes() -> dict[str, str]:
    """Our languages by the codes that the identifier has for them."""
    return {code: name for name, lore in _languages().items() for code in lore.get("code", ())}


def _plain(message: str) -> str:
    """In small letters, each with its marks as one sign."""
    return unicodedata.normalize("NFC", message.lower().replace("i\u0307", "i").replace("\u2019", "'"))


def meanings_in(message: str) -> tuple[str, ...]:
    """The known words of a message in another language, in English, in order, each once; none for English."""
    name = language_of(message)
    if name is None or name == UNREAD:
        return ()
    return tuple(dict.fromkeys(meaning for _, meaning in _known(name, _plain(message))))


def in_english(message: str) -> str:
    """The message itself where it is English, its everyday words made plain; else its known words in English, and its figures, in order."""
    name = language_of(message)
    if name is None:
        known, pattern = _everyday()
        return pattern.sub(lambda hit: known[hit.group(0).lower()], message)
    if name == UNREAD:
        return message
    lowered = _plain(message)
    found = _known(name, lowered)
    found += [
        (hit.start(), hit.group(0)) for hit in re.finditer(r"[a-z0-9][a-z0-9:/.-]*", lowered) if hit.group(0).isdigit()
    ]
    if re.search(r"\bombudsm", lowered):
        found.append((len(message), "what has the ombudsman decided in cases like this"))
    return " ".join(dict.fromkeys(meaning for _, meaning in sorted(found)))


def _known(name: str, lowered: str) -> list[tuple[int, str]]:
    """Where a message has known words of a language, and what they mean in English."""
    _, pattern = _terms(name)
    return [(hit.start(), _meaning(name, hit.group(1))) for hit in pattern.finditer(lowered)]


@cache
def _everyday() -> tuple[dict[str, str], re.Pattern[str]]:
    known = {said: plain for plain, all_said in words("languages")["everyday"].items() for said in all_said}
    return known, re.compile(rf"\b(?:{'|'.join(known)})\b", re.IGNORECASE)


def note_in(message: str) -> str | None:
    """The sentence, in the message's own language where we can, that says that we answer in English."""
    return _said_in(message, "note")


def emergency_in(message: str, *, gas_first: bool = False) -> str | None:
    """The emergency numbers in the message's own language where we can, None for English."""
    danger, gas = _said_in(message, "emergency"), _said_in(message, "gas")
    if danger is None or gas is None:
        return None
    return f"{gas} {danger}" if gas_first else f"{danger} {gas}"


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


@cache
def _terms(name: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The meaning of each beginning of a word, and one expression that finds them, the longest first.

    A beginning of up to three letters stands for short words only. Where a script joins small words to
    the next, a beginning is found inside a word too. A letter is found without its marks as well.
    """
    lore = _languages()[name]
    meaning = {_plain(stem): said for said, stems in lore["terms"].items() for stem in stems}
    ordered = dict(sorted(meaning.items(), key=lambda item: (-len(item[0]), item[0])))
    if "script" in lore and lore["script"].startswith(_JOINED):
        return ordered, re.compile(f"({'|'.join(map(_loosely, ordered))})")
    long = "|".join(_loosely(stem) for stem in ordered if len(stem) > _SHORT)
    short = "|".join(_loosely(stem) for stem in ordered if len(stem) <= _SHORT) or "(?!)"
    letter = rf"(?:[^\W\d_]|[{_INDIC}])"
    found = rf"(?<![^\W\d_])(?<![{_INDIC}])((?:{long})|(?:{short})(?={letter}{{0,3}}(?!{letter})))"
    return ordered, re.compile(found)


@lru_cache(maxsize=1024)
def _meaning(name: str, found: str) -> str:
    """What a found beginning means: as it is written, else as it would be with its marks."""
    terms, _ = _terms(name)
    return terms.get(found) or next(said for stem, said in terms.items() if re.fullmatch(_loosely(stem), found))


def _loosely(stem: str) -> str:
    """An expression for a beginning, each letter also as it is typed without its mark, longer words with any ending."""
    *first, last = ("".join(map(_letter, word)) + _ENDING * (len(word) > _SHORT) for word in stem.split(" "))
    return " +".join((*first, last.removesuffix(_ENDING)))


@cache
def _letter(letter: str) -> str:
    if letter in _LEFT_OUT:
        return f"{letter}?"
    others = _ALIKE.get(letter, "") + "".join(c for c in unicodedata.normalize("NFD", letter)[:1] if c != letter)
    either = f"[{letter}{others}]" if others else re.escape(letter)
    return f"(?:{either}|{_SPELT[letter]})" if letter in _SPELT else either
