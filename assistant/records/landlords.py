"""Who is meant by a landlord's name as people write it.

A name is matched only where one landlord fits. Where several do, all are given as options and nothing
is chosen; where none does, the words said come back with no name, so that an answer can say that we
do not know that landlord.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.records.corpus import Corpus
from assistant.records.frozen import Frozen
from assistant.records.taxonomy import LandlordType

CLOSE_ENOUGH = 88.0
CLEAR_LEAD = 4.0
SHORTEST_TYPO = 5
MOST_OPTIONS = 6
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "mid", "central", "northern", "southern", "eastern", "western"}
)
_LEGAL = frozenset({"limited", "ltd", "plc"})
_BRACKETS = re.compile(r"\(([^)]*)\)")
_JUNK = re.compile(
    r"^(complaint\b|unknown|\d{1,2} (january|february|march|april|may|june|july|august|september"
    r"|october|november|december))",
    re.IGNORECASE,
)


_TRAILING = re.compile(r"\s+(?:\d{1,2} [a-z]+ \d{4}|\d)$", re.IGNORECASE)
_Key = tuple[str, str | None]


class LandlordMatch(Frozen):
    """A landlord as written, and who it is.

    `slug` is our record of its policy, None where we hold none. `options` are the names it could be
    when it is ambiguous; then `name` is None. `how` says what the match rests on: `name` (as written in
    a record), `core` (the same but for words such as council or housing), `initials`, `part` of one
    name only, `spelling` (close to one name only), or `unknown`.
    """

    said: str
    name: str | None = None
    slug: str | None = None
    options: tuple[str, ...] = ()
    how: str = "unknown"


class Known(Frozen):
    """One landlord of the directory."""

    name: str
    slug: str | None
    forms: frozenset[str]


@lru_cache(maxsize=1)
def name_words() -> dict[str, Any]:
    """The word lists of `landlords.yaml`, as sets of plain forms."""
    lists: dict[str, Any] = yaml.safe_load(files("assistant.records").joinpath("landlords.yaml").read_text("utf-8"))
    return {
        key: value if key == "short_forms" else frozenset(str(word) for word in value) for key, value in lists.items()
    }


@lru_cache(maxsize=8192)
def plain_form(text: str) -> str:
    """A name without case, punctuation, `the` and `limited`, with short forms written out."""
    low = re.sub(r"['’`]s\b", "", text.lower()).replace("&", " and ").replace("+", " and ")
    words: list[str] = []
    for token in re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", low)):
        words += name_words()["short_forms"].get(token, token).split()
    words = [word for word in words if word not in _LEGAL]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(maxsize=8192)
def core_form(form: str) -> str:
    """What is left of a plain form without the words that every landlord uses."""
    return " ".join(word for word in form.split() if word not in name_words()["common"])


class LandlordDirectory:
    """Every landlord that we know by name: our policy records, our cases, and names given beside them.

    `extra_names` are more names to know, e.g. those of the findings data; landlords in them that are
    in our records already are joined to them.
    """

    def __init__(self, corpus: Corpus, extra_names: Iterable[str] = ()) -> None:
        forms: dict[_Key, set[str]] = {}
        by_form: dict[str, _Key] = {}
        for slug, policy in corpus.landlords.items():
            key: _Key = (policy.landlord or slug, slug)
            forms[key] = set()
            for written in (policy.landlord or slug, *policy.aliases, slug.replace("-", " ")):
                for form in _forms(written):
                    forms[key].add(form)
                    by_form.setdefault(form, key)
                    by_form.setdefault(core_form(form) or form, key)
        records = dict(by_form)
        for name in [*(case.landlord for case in corpus.determinations.values()), *extra_names]:
            name = _TRAILING.sub("", name or "").strip()
            if not name or _JUNK.match(name):
                continue
            written_forms = _forms(name)
            known = _already(written_forms, by_form) or _already_in_part(written_forms, records)
            key = known or (" ".join(_BRACKETS.sub("", name).split()), None)
            forms.setdefault(key, set()).update(written_forms)
            for form in written_forms:
                by_form.setdefault(form, key)
                by_form.setdefault(core_form(form) or form, key)
        self.known = tuple(Known(name=name, slug=slug, forms=frozenset(found)) for (name, slug), found in forms.items())
        self._by_form = self._table(lambda form: form)
        self._by_core = self._table(core_form)
        self._by_letters = self._table(lambda form: re.sub(r"[^a-z0-9]|\band\b", "", form))
        self._by_initials = self._table(_initials)
        self._councils = frozenset(
            slug for slug, policy in corpus.landlords.items() if policy.landlord_type is LandlordType.LOCAL_AUTHORITY
        )
        self._spellings = {form: found for table in (self._by_form, self._by_core) for form, found in table.items()}

    def _table(self, key: Any) -> dict[str, tuple[Known, ...]]:
        table: dict[str, dict[Known, None]] = defaultdict(dict)
        for landlord in self.known:
            for form in sorted(landlord.forms):
                if made := key(form):
                    table[made][landlord] = None
        return {made: tuple(landlords) for made, landlords in table.items()}

    def by_form(self, form: str) -> tuple[Known, ...]:
        """Who is written so, in plain form."""
        return self._by_form.get(form, ())

    def by_core(self, core: str) -> tuple[Known, ...]:
        """Who is left with these words when council, housing and the like are taken away."""
        return self._by_core.get(core, ())

    def by_letters(self, letters: str) -> tuple[Known, ...]:
        """Who is written with these letters, spaces apart."""
        return self._by_letters.get(letters, ())

    def by_initials(self, letters: str) -> tuple[Known, ...]:
        """Who has these initials."""
        return self._by_initials.get(letters, ())

    def is_council(self, landlord: Known) -> bool:
        """Whether a landlord of our records is a council."""
        return landlord.slug in self._councils

    def match(self, said: str) -> LandlordMatch:
        """Who a name means. Never raises: nobody fits is an answer too."""
        form = plain_form(said)
        core = core_form(form)
        words = name_words()
        if not form or form in words["nobody"] or said.strip().lower() in words["nobody"]:
            return LandlordMatch(said=said)
        if form in words["ask_back"]:
            return self._asked_back(said, form)
        tiers: tuple[tuple[str, tuple[Known, ...]], ...] = (
            ("name", self._by_form.get(form, ())),
            ("name", self._by_letters.get(re.sub(r"[^a-z0-9]|\band\b", "", form), ())),
            ("core", self._by_core.get(core, ()) if core and core not in words["ask_back"] else self._opening(form)),
            ("initials", self._by_initials.get(form.replace(" ", ""), ())),
            ("part", self._parts(core)),
            ("spelling", self._close(form, core)),
        )
        for how, found in tiers:
            if len(found) == 1:
                return LandlordMatch(said=said, name=found[0].name, slug=found[0].slug, how=how)
            if found:
                return LandlordMatch(said=said, options=_names(found), how=how)
        if core in words["ask_back"]:
            return self._asked_back(said, core)
        return LandlordMatch(said=said)

    def _asked_back(self, said: str, form: str) -> LandlordMatch:
        """A bare word: the one landlord that has it in its name, all of them as options where several do."""
        wanted = set(form.split())
        having = [k for k in self.known if any(wanted <= set(written.split()) for written in k.forms)]
        own = [k for k in self._by_form.get(form, ()) if k.slug]
        if len(having) == 1 or len(own) == 1 == len([k for k in having if k.name.lower().startswith(form)]):
            one = (own or having)[0]
            return LandlordMatch(said=said, name=one.name, slug=one.slug, how="part")
        return LandlordMatch(said=said, options=_names(having))

    def find(self, message: str) -> LandlordMatch | None:
        """The landlord that a message speaks of, None where it names none.

        Where it names two, both are options and neither is chosen: see `find_all`.
        """
        from assistant.records.landlord_context import is_disowned

        found = tuple(one for one in self.find_all(message) if not is_disowned(message, one.said))
        if len(found) < 2:
            return found[0] if found else None
        names = tuple(dict.fromkeys(option for one in found for option in ((one.name,) if one.name else one.options)))
        said = " / ".join(one.said for one in found)
        return LandlordMatch(said=said, options=names) if names else found[0]

    def find_all(self, message: str) -> tuple[LandlordMatch, ...]:
        """Every landlord that a message names, in its order; ordinary words are not taken for names."""
        from assistant.records.landlord_mentions import mentions

        return mentions(self, message)

    def _opening(self, form: str) -> tuple[Known, ...]:
        return tuple(k for k in self.known if " " in form and any(f.startswith(f"{form} ") for f in k.forms))

    def _parts(self, core: str) -> tuple[Known, ...]:
        wanted = set(core.split())
        if (
            not wanted
            or any(len(word) < 4 or word in _DIRECTIONS for word in wanted)
            or core in name_words()["plain_english"]
        ):
            return ()
        return tuple(k for k in self.known if any(wanted < set(core_form(form).split()) for form in k.forms))

    def _close(self, form: str, core: str) -> tuple[Known, ...]:
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import OSA

        best: dict[Known, float] = {}
        for query in {form, core}:
            if len(query) < SHORTEST_TYPO:
                continue
            turns = _DIRECTIONS & set(query.split())
            near = process.extract(query, list(self._spellings), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
            slips = process.extract(query, list(self._spellings), scorer=OSA.distance, score_cutoff=1)
            for close, score in [*((n[0], n[1]) for n in near), *((s[0], CLOSE_ENOUGH) for s in slips)]:
                if len(close) < SHORTEST_TYPO or _DIRECTIONS & set(close.split()) != turns or close[0] != query[0]:
                    continue
                if fuzz.ratio(core, core_form(close)) < CLOSE_ENOUGH - 8:
                    continue
                for landlord in self._spellings[close]:
                    best[landlord] = max(best.get(landlord, 0.0), score)
        top = max(best.values(), default=0.0)
        return tuple(landlord for landlord, score in best.items() if score > top - CLEAR_LEAD)


def _already(forms: Iterable[str], by_form: dict[str, _Key]) -> _Key | None:
    """The landlord known by one of these forms, or by its core."""
    tries = [*forms, *(core for form in forms if (core := core_form(form)) not in name_words()["ask_back"])]
    return next((by_form[form] for form in tries if form and form in by_form), None)


def _already_in_part(forms: Iterable[str], records: dict[str, _Key]) -> _Key | None:
    """The one landlord of our policy records that a clipped or misspelt name can only mean."""
    from rapidfuzz.distance import OSA

    for core in map(core_form, forms):
        wanted = set(core.split())
        if not wanted or core in name_words()["ask_back"] or core in name_words()["plain_english"]:
            continue
        if any(len(word) < 6 for word in wanted) or wanted & _DIRECTIONS:
            continue
        near = {key for form, key in records.items() if wanted < set(form.split()) - name_words()["common"]}
        near |= {
            key for form, key in records.items() if len(core) > 8 and OSA.distance(core, form, score_cutoff=1) <= 1
        }
        if len(near) == 1:
            return near.pop()
    return None


def _forms(name: str) -> tuple[str, ...]:
    """The plain forms of a written name: without what stands in brackets, and that by itself."""
    inside = [part for part in _BRACKETS.findall(name) if 1 < len(part) <= 6]
    return tuple(form for form in map(plain_form, (_BRACKETS.sub(" ", name), *inside)) if form)


def _initials(form: str) -> str:
    words = [word for word in form.split() if word not in {"of", "and", "the", "for"}]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def _names(known: Iterable[Known]) -> tuple[str, ...]:
    ordered = sorted(known, key=lambda one: (one.slug is None, one.name))
    return tuple(one.name for one in ordered[:MOST_OPTIONS])
