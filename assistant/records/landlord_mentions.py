"""Landlords' names inside a message, told apart from ordinary words and from mere places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assistant.records.landlords import LandlordMatch, core_form, name_words, plain_form

if TYPE_CHECKING:
    from assistant.records.landlords import Known, LandlordDirectory

LONGEST: Final = 7
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&'’\-]*|&")
_SPEAKS_OF_A_LANDLORD = re.compile(
    r"(?:landlord(?:['’]?s)?(?: (?:is|are|was|called|named))?:?|(?:tenant|owner|leaseholder|resident)s? (?:of|with|for|at)|tenancy (?:with|from)"
    r"|rent(?:ed|ing|s)? (?:it |my flat |my home )?(?:from|off|with)"
    r"|(?:im|i['’]?m|i am|we['’]?re|we are|is|am|flat is) with"
    r"|i['’]?ve got|ive got|told|tells|rang|ring|phoned|emailed|e-mailed|messaged|contacted|chased|asked|against"
    r"|complain(?:ed|ing|t)? (?:to|about|against)|report(?:ed)? (?:it |this |that |them )?to|wrote to|written to"
    r"|owned by|run by|managed by|association is|council is|policy of|under|lives? with|letter from|from)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HOUSING: Final = frozenset(
    {"council", "homes", "housing", "group", "association", "trust", "borough", "ha", "grp", "hsg"}
)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|at|around|outside|through|visiting|leaving|town of|live in|based in"
    r"|(?:mov(?:e|ed|ing)|go|going|gone|went|transfer(?:red)?|swap(?:ped)?|travel(?:led)?) to"
    r"|i['’]?m from|im from|come from|am from))\s+$",
    re.IGNORECASE,
)
_COUNCIL_HOME_IN = re.compile(
    r"council (?:tenants?|tenancy|flats?|house|home|property|block|estate) (?:in|at|of|with)\s+$", re.IGNORECASE
)
_CAPITALISED = re.compile(r"((?:[A-Z][\w&'’\-]*|[A-Z]\.)(?:\s+(?:(?:and|&|of|for|the)\s+)?[A-Z0-9][\w&'’\-]*){0,5})")
_ENDS_LIKE_ONE = re.compile(
    r"\b(?:homes|housing|council|trust|ha|housing (?:association|group|trust|partnership|society)|association"
    r"|borough(?: council)?|partnership|residential|communities|housing co-?op(?:erative)?)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s$")
_ASKED_ABOUT = re.compile(r"\b(?:does|did|has|is|about)\s+$", re.IGNORECASE)
_NOT_A_LANDLORD = re.compile(
    r"ombudsman|citizens advice|shelter|housing (?:act|benefit|officer|register|list)|decent homes|complaint handling"
    r"|right to repair|right to buy|care homes?|county court|social housing$|council housing$|local government",
    re.IGNORECASE,
)


def mentions(directory: LandlordDirectory, message: str) -> tuple[LandlordMatch, ...]:
    """Every landlord named, in order. Known names first; then what is plainly a name but not one of ours."""
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
    for start, end, said in _name_like(message):
        if any(start < other_end and other_start < end for other_start, other_end, _ in found):
            continue
        match = directory.match(said)
        if match.name or match.options or core_form(plain_form(said)):
            found.append((start, end, match))
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
        if "." in message[start:end].rstrip(".") or "\n" in said:
            continue
        for form in _readings(said):
            if form in name_words()["nobody"]:
                continue
            if form in name_words()["ask_back"] and _stands_as_landlord(message, tokens, at, length, form):
                return length, directory.match(form).model_copy(update={"said": said})
            landlords = _lookup(directory, form)
            if landlords and _stands_as_landlord(message, tokens, at, length, form):
                return length, directory.match(form).model_copy(update={"said": said})
    return None


def _readings(said: str) -> tuple[str, ...]:
    """The words as written, and without the s of `clarions contractor`."""
    form = plain_form(said)
    return (form, form[:-1]) if form.endswith("s") and len(form) > 4 else (form,)


def _lookup(directory: LandlordDirectory, form: str) -> tuple[Known, ...]:
    if found := directory._by_form.get(form) or (directory._by_letters.get(form) if len(form) < 4 else None):
        return found
    words = form.split()
    core = core_form(form)
    if core in name_words()["ask_back"]:
        return directory._opening(form)
    if not core or words[-1] in {"of", "and", "the"} or words[0] in {"of", "and"}:
        return ()
    if len(words) == 1 or words[-1] in _HOUSING or " ".join(words[:3]) == "london borough of":
        return directory._by_core.get(core, ())
    return ()


def _stands_as_landlord(message: str, tokens: list[tuple[str, int, int]], at: int, length: int, form: str) -> bool:
    """Whether a known name is used as a landlord's here, and not as an ordinary word or a place."""
    before = message[: tokens[at][1]]
    following = tokens[at + length][0].lower().rstrip("'’") if at + length < len(tokens) else ""
    if following and message[tokens[at + length - 1][2] : tokens[at + length][1]].strip():
        following = ""
    if following in name_words()["streets"]:
        return False
    if following in _HOUSING and form not in name_words()["never_alone"]:
        return True
    opens = re.search(r"(?:^|[.!?\n]\s*)$", before) is not None
    capital = any(token[:1].isupper() for token, _, _ in tokens[at + (1 if opens else 0) : at + length])
    spoken_of = _SPEAKS_OF_A_LANDLORD.search(before) is not None
    acts = following in name_words()["acts"]
    words = form.split()
    lists = name_words()
    if form in lists["plain_english"] or form in lists["ask_back"] or form in lists["never_alone"]:
        named = [token for token, _, _ in tokens[at : at + length] if token.lower() not in {"and", "for", "of", "&"}]
        if len(named) > 1 and all(token[:1].isupper() for token in named):
            return True
        if form in lists["never_alone"]:
            return capital and (spoken_of or acts or len(words) > 1)
        begins = opens or re.search(r"(?:[,;:]|\b(?:but|and|because|that|when|then|cos|so))\s*$", before) is not None
        if re.search(r"\b(?:my|our|a)\s+$", before, re.IGNORECASE) and following in lists["home_things"]:
            return True
        stop = message[tokens[at + length - 1][2] :][:1]
        if at == 0 and tokens[at][0][:1].isupper() and (stop in {":", ","} or following in lists["job_words"]):
            return True
        ordinary = {"of", "in", "to", "at", "a", "the", "my", "on"} - ({"on"} if capital else set())
        return (spoken_of and following not in ordinary) or (acts and (capital or begins))
    if len(words) > 1:
        return words[-1] in _HOUSING or capital or any(word not in lists["plain_english"] for word in words)
    if re.search(r"\b(?:one|new|great|little|port|st|west|east|north|south|upper|lower)\s+$", before, re.IGNORECASE):
        return False
    if len(form) < 4 and not (capital or spoken_of or acts or tokens[at][0].isupper()):
        return False
    return _PLACE_BEFORE.search(before) is None or _COUNCIL_HOME_IN.search(before) is not None


def _name_like(message: str) -> list[tuple[int, int, str]]:
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
        if len(words) >= 2 and _ENDS_LIKE_ONE.search(said) and not _NOT_A_LANDLORD.search(said):
            spans.append((start, found.end(1), said))
    ends = (
        r"(?:council|homes|housing(?: (?:association|assoc|group|grp|trust|partnership|society|ha))?|ha|housing trust)"
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
        own = [word for word in plain_form(said).split() if word not in name_words()["common"]]
        before = message[: found.end(1) - len(said)]
        if not own or _NOT_A_LANDLORD.search(said) or len(own) > 3:
            continue
        if kept[-1].lower() == "council" and len(own) <= 2:
            last_two = " ".join(kept[-2:]) if len(own) == 1 else said
            spans.append((found.end(1) - len(last_two), found.end(1), last_two))
        elif _SPEAKS_OF_A_LANDLORD.search(before) or (_ASKED_ABOUT.search(before) and _made_up_like(own)):
            spans.append((found.end(1) - len(said), found.end(1), said))
    return spans


def _made_up_like(own: list[str]) -> bool:
    """Whether words can only be a name: none of them short, or plain English."""
    return all(len(word) > 5 and word not in name_words()["plain_english"] for word in own)
