"""The landlord that a message names in passing, by a word that is plain English too, where we hold a case of its."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from assistant.answer.statements.sources import Sources, landlord_key
from assistant.records import Corpus
from assistant.records.landlords import LandlordDirectory, core_form, name_words, plain_form
from assistant.situation.situation import NamedLandlord

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&'’]*")
_LONGEST = 3
_SHORTEST = 5
"""Letters of a first word that stands for a whole name."""
_BARE = 4
"""Letters that a name which is plain English too must have: `one` is in every other sentence."""
_AS_A_PARTY = (
    r"\b(?:maladministration|service failure|redress|found|ruled|decided|case|decision|ruling)(?: \w+)? against {0}\b(?! \w+ (?:landlords?|councils?|associations?|tenants?)\b)",
    r"\b(?:the|that) {0} (?:case|decision|ruling|determination)\b",
)
"""Where a word stands as a party to a case, or as its name."""
_JOINED, _PARTS = re.compile(r"(?<![a-z ] )[A-Z][a-z]+(?=[A-Z]|\b)"), 2
"""The words run together in a name, of which the first two stand for it: `GreenSquare` for GreenSquareAccord."""
_OF_COMPANIES = frozenset({"community", "communities", "living", "residential", "network", "solutions"})
"""What may follow the first word of a name for that word to stand for it: `Tower` is not Tower Hamlets."""


def in_passing(text: str, sources: Sources) -> tuple[NamedLandlord, ...]:
    """The landlords of decided cases whose name, or its first word, stands in a text, in its order.

    A word like `settle` or `orbit` may be no name at all: whoever asks must see more in the text than that.
    """
    names = _names(sources.corpus, sources.directory)
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    found: dict[str, NamedLandlord] = {}
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            if tokens[at][0].lower() == "the":
                break
            said = text[tokens[at][1] : tokens[at + length - 1][2]]
            if key := names.get(plain_form(said)):
                found.setdefault(key, _named(said, key, sources.directory))
                at += length - 1
                break
        at += 1
    return tuple(found.values())


def is_plainly_named(said: str, text: str) -> bool:
    """Whether a name found in passing can be no common word where it stands: by its spelling, capital, or opening a text,
    or set apart in it."""
    form = plain_form(said)
    if form not in _ordinary():
        return True
    opens = text.lstrip().startswith(said)
    within = re.search(rf"[\w,;:)] {re.escape(said)}\b", text) is not None
    apart = re.search(rf"[,:;(.?] {re.escape(said)}(?: i think)?\s*(?:[.,;:?)]|$)", text, re.IGNORECASE) is not None
    if any(re.search(party.format(re.escape(said)), text, re.IGNORECASE) for party in _AS_A_PARTY):
        return True
    return (within and said[:1].isupper()) or ((opens or apart) and form not in name_words()["never_alone"])


def _ordinary() -> frozenset[str]:
    """The names that are plain English too."""
    words: frozenset[str] = name_words()["plain_english"] | name_words()["ask_back"] | name_words()["never_alone"]
    return words


def _named(said: str, key: str, directory: LandlordDirectory) -> NamedLandlord:
    known = next((each for each in directory.known if key in (each.slug, each.name)), None)
    return NamedLandlord(said=said, name=known.name if known else key, slug=known.slug if known else None)


@lru_cache(maxsize=8)
def _names(corpus: Corpus, directory: LandlordDirectory) -> Mapping[str, str]:
    """What the landlords of our cases are called, each form with the landlord's key; none that two could mean."""
    keys = {landlord_key(case, directory) for case in corpus.determinations.values()}
    called: dict[str, set[str]] = defaultdict(set)
    first: dict[str, set[str]] = defaultdict(set)
    for known in directory.known:
        key = known.slug or known.name
        for form in known.forms:
            called[form].add(key)
            called[core_form(form) or form].add(key)
            opening, *rest = (core_form(form) or form).split()
            if len(opening) >= _SHORTEST and _OF_COMPANIES.issuperset(rest):
                first[opening].add(key)
        *parts, _ = _JOINED.findall(known.name) or [""]
        if len(parts) >= _PARTS:
            first["".join(parts).lower()].add(key)
    alone = {form: next(iter(found)) for form, found in called.items() if len(found & keys) == 1 and form}
    for opening, found in first.items():
        ours = found & keys
        if len(ours) == 1 and opening not in alone:
            alone[opening] = next(iter(ours))
    bare = name_words()["nobody"] | {form for form in alone if len(form) < _BARE and form in _ordinary()}
    return {form: key for form, key in alone.items() if form not in bare}
