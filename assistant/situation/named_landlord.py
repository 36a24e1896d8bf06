"""The landlord that a message names, or that was given beside it."""

from __future__ import annotations

import re

from assistant.records.landlords import LandlordDirectory, LandlordMatch
from assistant.situation.situation import NamedLandlord

_NOTHING_BUT_A_NAME = re.compile(
    r"^\W*(?:(?:and|or|oh|yeah|yes|yep|sorry|right|ah|u+m+|e+r+m?|well|my landlord(?: is|['’]?s)|i['’]?m(?: with)?|what about|how about|ok(?:ay)?|same for|for|with|at|it['’]?s|its|it is|they['’]?re|(?:they are |they['’]?re )?called)\W+)+([a-z][\w&'’-]{3,}(?: [\w&'’-]+){0,2})\W*$",
    re.IGNORECASE,
)
_ONE_OR_OTHER = re.compile(
    r"^\W*(?:(?:is|does|who'?s?|which is|between|compare)\W+(?:it |better |quicker |faster |slower )*)?([a-z][\w&'’-]{3,}(?: [\w&'’-]+)?) (?:or|vs\.?|versus|and|against) ([a-z][\w&'’-]{3,}(?: [\w&'’-]+)?)(?:[,:?]| (?:which|who|for)\b)",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"(?:^|[\s,.?!–-])(?:no|nope|sorry|wait|hang on|i mean|i meant|actually|tell a lie)\b(?:[\s,.]+(?:no|sorry|wait|i mean|actually|it was|it['’]?s|its|it is|we['’]?re|were|i['’]?m|im|with|that['’]?s|thats|now|the)\b)+[\s,.]*",
    re.IGNORECASE,
)
"""The landlord named first is taken back: "rosebery? no it's Runnymede we rent from"."""


def landlord_of(message: str, given: str | None, directory: LandlordDirectory) -> NamedLandlord | None:
    """The landlord `given`, or else the one that the message names, with what else the name may mean."""
    named = _one_or_other(message, directory) or directory.find(message) or _bare_name(message, directory)
    if named and named.options and (rather := _RATHER.search(message)):
        after = directory.find(message[rather.end() :])
        named = after if after and after.name in named.options else named
    match = directory.match(_a_name(given)) if given else named
    if match is None:
        return None
    if match.name is None and len(match.options) == 1:
        match = directory.match(match.options[0])
    slugs = tuple((one.name, one.slug) for name in match.options if (one := directory.match(name)).name and one.slug)
    return NamedLandlord(said=match.said, name=match.name, slug=match.slug, options=match.options, slugs=slugs)


def _bare_name(message: str, directory: LandlordDirectory) -> LandlordMatch | None:
    """The landlord that a message gives by its bare name, where nothing but a name can stand: "and calico?"."""
    found = _NOTHING_BUT_A_NAME.match(message)
    match = directory.match(found.group(1)) if found else None
    return match if match and match.name and match.how in ("name", "core") else None


def _one_or_other(message: str, directory: LandlordDirectory) -> LandlordMatch | None:
    """Two landlords that a message sets beside each other by their bare names: "calico or bury, which …"."""
    found = _ONE_OR_OTHER.match(message)
    both = [directory.match(said) for said in found.groups()] if found else []
    if not found or not all(each.name and each.slug and each.how in ("name", "core") for each in both):
        return None
    names = tuple(each.name for each in both if each.name)
    return LandlordMatch(said=" / ".join(found.groups()), options=names) if len(set(names)) == 2 else None


def _a_name(given: str) -> str:
    """A landlord's name as given, cut at whatever no name has: a line's end, a sentence, markup or an address."""
    cut = re.split(r"[\n\r<>\[\](){}|*`]|https?:|\.\s", given.strip())
    return next((part.strip()[:80] for part in cut if part.strip()), "") or "landlord"
