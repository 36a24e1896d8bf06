"""Landlords' names inside a message, told apart from ordinary words and from mere places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assistant.records.landlord_context import HOUSING, SPEAKS_OF_A_LANDLORD, is_at, is_mere_place, stands_as_landlord
from assistant.records.landlords import LandlordMatch, core_form, name_words, plain_form

if TYPE_CHECKING:
    from assistant.records.landlords import Known, LandlordDirectory

LONGEST: Final = 7
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&'’]*|&")
_LETTERS = re.compile(r"\b(?:[A-Z]\.){3,}")
_CAPITALISED = re.compile(r"((?:[A-Z][\w&'’\-]*|[A-Z]\.)(?:\s+(?:(?:and|&|of|for|the)\s+)?[A-Z0-9][\w&'’\-]*){0,5})")
_ENDS_LIKE_ONE = re.compile(
    r"\b(?:homes|housing|council|trust|ha|housing (?:association|group|trust|partnership|society)|association"
    r"|borough(?: council)?|partnership|residential|communities|housing co-?op(?:erative)?)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s$")
_ASKED_ABOUT = re.compile(r"\b(?:does|did|has|is|about)\s+$", re.IGNORECASE)
_A_COUNCILS = re.compile(r"\s+(?:homes?|flats?|houses?|tenan\w+|housing|propert\w+|estates?|lets?)\b", re.IGNORECASE)
"""Homes of any council: no name goes with it."""
_NOT_A_LANDLORD = re.compile(
    r"ombudsman|citizens advice|shelter|housing (?:act|benefit|officer|register|list)|decent homes|complaint handling"
    r"|right to repair|right to buy|care homes?|county court|social housing$|council housing$|local government",
    re.IGNORECASE,
)

_KIND = r"(?:landlords?|housing assoc(?:iation)?|association|assoc|ha|council)"
_NAME = r"(?-i:[A-Z][\w&’-]+(?:\s+(?:&|and|of|[A-Z][\w&’-]*)){0,3})"
_GIVEN_AS_ONE = re.compile(
    rf"\b{_KIND}(?: is|['’]?s| are)?(?: now)? (?:called|named) (?:the )?(?P<called>[\w&’-]+(?:\s+(?-i:[A-Z&][\w&’-]*)){{0,3}})"
    rf"|\b(?:my|our|her|his|their|the|whose|client['’]?s?) {_KIND}(?: is|['’]?s|:|,) (?P<theirs>{_NAME})(?=\s*(?:[,.;:?!]|$|and\b|but\b|says?\b))"
    rf"|\b(?:tenants? (?:of|with)|rent(?:s|ing|ed)? (?:it )?(?:from|off)|(?:i['’]?m|i am|we['’]?re|we are) with) (?P<of>{_NAME})(?=\s*(?:[,.;:?!]|$|and\b|but\b))"
    rf"|(?P<whose>{_NAME})['’]s (?:own )?(?:\w+ ){{0,2}}?(?:targets?|polic(?:y|ies)|standards?|timescales?)\b",
    re.IGNORECASE,
)
"""A name that can be nothing but a landlord's, though it holds no word of housing: "my landlord is called Bromford"."""

_NOT_A_NAME = re.compile(
    rf"{_NOT_A_LANDLORD.pattern}|awaab|government|\blaw\b|\bcode\b|landlord|council$|association$|\b(?:a|an|the|not|very|so|some)\b",
    re.IGNORECASE,
)


def mentions(directory: LandlordDirectory, message: str) -> tuple[LandlordMatch, ...]:
    """Every landlord named, in order. Known names first; then what is plainly a name but not one of ours.

    A town that stands beside a landlord's own name is left out: it says where, not who.
    """
    message = _LETTERS.sub(lambda found: found.group().replace(".", "").ljust(len(found.group())), message)
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(message)]
    found: list[tuple[int, int, LandlordMatch]] = []
    at = 0
    while at < len(tokens):
        taken = _known_from(directory, message, tokens, at)
        if taken is None:
            at += 1
            continue
        length, match = taken
        found.append((tokens[at][1], tokens[at + length - 1][2], match))
        at += length
    for start, end, said in _name_like(directory, message):
        if any(start < other_end and other_start < end for other_start, other_end, _ in found):
            continue
        match = directory.match(said)
        if match.name or match.options or core_form(plain_form(said)):
            found.append((start, end, match))
    found = [one for one in found if not is_mere_place(message, one[0]) or is_at(message, one[0])] or found
    unique: dict[tuple[str | None, tuple[str, ...], str], LandlordMatch] = {}
    for _, _, match in sorted(found, key=lambda one: one[0]):
        key = (match.name, match.options, "" if match.name else plain_form(match.said))
        unique.setdefault(key, match)
    return tuple(unique.values())


def _known_from(
    directory: LandlordDirectory, message: str, tokens: list[tuple[str, int, int]], at: int
) -> tuple[int, LandlordMatch] | None:
    """The longest known name that begins at a token and stands where a landlord would."""
    if tokens[at][0].lower() == "the":
        return None
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        start, end = tokens[at][1], tokens[at + length - 1][2]
        said = message[start:end]
        if "." in said.rstrip(".") or "\n" in said:
            continue
        for form in _readings(said):
            if form in name_words()["nobody"]:
                continue
            if form in name_words()["ask_back"] and stands_as_landlord(message, tokens, at, length, form):
                return length, directory.match(form).model_copy(update={"said": said})
            landlords = _lookup(directory, form, said)
            town = len(landlords) == 1 and directory.is_council(landlords[0])
            if landlords and stands_as_landlord(message, tokens, at, length, form, of_a_council=town):
                return length, directory.match(form).model_copy(update={"said": said})
    return None


def _readings(said: str) -> tuple[str, ...]:
    """The words as written, and without the s of `clarions contractor`."""
    form = plain_form(said)
    return (form, form[:-1]) if form.endswith("s") and len(form) > 3 else (form,)


def _lookup(directory: LandlordDirectory, form: str, said: str) -> tuple[Known, ...]:
    if found := directory.by_form(form):
        return found
    letters = form.replace(" ", "")
    parted = len(letters) > 5 and said.count(" ") == 1 and not re.search(r"[,;:]", said)
    if len(form) < 4 or (parted and letters not in name_words()["plain_english"]):
        found = directory.by_letters(letters)
    if found:
        return found
    if said.isupper() and 3 <= len(said) <= 5 and (found := directory.by_initials(form)):
        return found
    words = form.split()
    core = core_form(form)
    if core in name_words()["ask_back"]:
        return directory._opening(form)
    if not core or words[-1] in {"of", "and", "the"} or words[0] in {"of", "and"}:
        return ()
    named = len(words) > 1 and all(word[:1].isupper() for word in said.split())
    if len(words) == 1 or words[-1] in HOUSING or " ".join(words[:3]) == "london borough of" or named:
        return directory.by_core(core)
    return ()


def _name_like(directory: LandlordDirectory, message: str) -> list[tuple[int, int, str]]:
    """Stretches that are plainly a landlord's name whether we know it or not."""
    spans: list[tuple[int, int, str]] = []
    for found in _CAPITALISED.finditer(message):
        words = _POSSESSIVE.sub("", found.group(1)).split()
        start = found.start(1)
        while words and _POSSESSIVE.sub("", words[0].lower()) in name_words()["leads"]:
            start += len(words[0]) + (
                len(message[start + len(words[0]) :]) - len(message[start + len(words[0]) :].lstrip())
            )
            words = words[1:]
        said = " ".join(words)
        if len(words) >= 2 and _own_words(said) and _ENDS_LIKE_ONE.search(said) and not _NOT_A_LANDLORD.search(said):
            spans.append((start, found.end(1), said))
    for found in _GIVEN_AS_ONE.finditer(message):
        kind = next(name for name, said in found.groupdict().items() if said)
        said = found[kind]
        if _own_words(said) and said.split()[0].lower() not in name_words()["leads"] and not _NOT_A_NAME.search(said):
            spans.append((found.start(kind), found.end(kind), said))
    ends = (
        r"(?:council|homes|housing(?: (?:association|assoc|group|grp|trust|partnership|society|ha))?|ha|trust|housng)"
    )
    for found in re.finditer(rf"\b((?:[a-z][\w'’&\-]*\s+){{1,4}}?{ends})\b", message, re.IGNORECASE):
        words = found.group(1).split()
        kept: list[str] = []
        for word in reversed(words):
            if word.lower() in name_words()["leads"] and kept and word.lower() not in {"of", "and", "for"}:
                break
            kept.insert(0, word)
        while kept and kept[0].lower() in name_words()["leads"]:
            kept = kept[1:]
        said = " ".join(kept)
        own = _own_words(said)
        before = message[: found.end(1) - len(said)]
        if not own or _NOT_A_LANDLORD.search(said) or len(own) > 3:
            continue
        if re.search(r"\bfor council$", said) and _A_COUNCILS.match(message[found.end(1) :]):
            continue
        if kept[-1].lower() == "council" and len(own) <= 2:
            last_two = " ".join(kept[-2:]) if len(own) == 1 else said
            spans.append((found.end(1) - len(last_two), found.end(1), last_two))
        elif (
            SPEAKS_OF_A_LANDLORD.search(before)
            or _is_a_name(directory, said, kept, own)
            or (_ASKED_ABOUT.search(before) and _made_up_like(own))
        ):
            spans.append((found.end(1) - len(said), found.end(1), said))
    return spans


def _own_words(said: str) -> list[str]:
    """What is left of a likely name less what every landlord may be called; nothing where that tells only a kind."""
    own = [word for word in plain_form(said).split() if word not in name_words()["common"]]
    return own if set(own) - name_words()["kinds"] else []


def _is_a_name(directory: LandlordDirectory, said: str, kept: list[str], own: list[str]) -> bool:
    """Whether words that end as a landlord's name does are one: each with a capital, or all but spelt as one of ours."""
    capitals = [word for word in kept if word.lower() in own]
    if len(capitals) == len(own) > 1 and all(word[:1].isupper() for word in capitals):
        return True
    match = directory.match(said)
    return match.name is not None and match.how == "spelling"


def _made_up_like(own: list[str]) -> bool:
    """Whether words can only be a name: none of them short, or plain English."""
    return all(len(word) > 5 and word not in name_words()["plain_english"] for word in own)
