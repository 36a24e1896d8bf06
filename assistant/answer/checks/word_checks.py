"""Whether the words of a sentence are the fact's own, and none that turns the sense was added, left out or turned round."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from assistant.answer.checks.figure_checks import figures_in
from assistant.answer.statements.relevance import stem, stems

_NOT = re.compile(
    r"\b(?:not|no|never|nor|none|cannot|without|nobody|nothing|neither|unable|outside|leaves? out|left out|excludes?)\b|n't\b"
)
_PARTS = re.compile(r"(?<=[.!?;])\s+")
_JOINTS = re.compile(r"[,;:]\s+(?:and |but |so |then |which |while )?|\s(?:and|but)\s")
_PAST = re.compile(r"(?:\b(?P<aux>[a-z]+) (?:also |then |not )?)?\b(?P<word>[a-z]{2,}ed|IRREGULAR)\b")
_STATES = frozenset("be is are being".split())
_REACH = 4
_LONGEST_LABEL = 8
_QUALIFIES_ALL = re.compile(r"^(this applies|only where)\b", re.IGNORECASE)
_LABEL = re.compile(r": ([^:.;]{3,40}): ")
_TELLS = re.compile(r"\b(?:says|said|told|tells|asked)\b")
_WORD = re.compile(r"[a-z0-9£][a-z0-9£.,'’-]*")


def word_fault(plain: str, support: str, *, most_new: float, of_landlord: bool = False) -> str | None:
    """Why a sentence's words are not borne out by its support; None where they are.

    `most_new` is the share of new words that a stretch of the sentence may have. `of_landlord`: the support binds
    the landlord without naming it.
    """
    low, held = plain.lower(), support.lower()
    parts = _PARTS.split(held)
    drawn = _drawn_on(low, parts, most_new)
    if isinstance(drawn, str):
        return drawn
    used = " ".join([part for part in parts if part in drawn or _QUALIFIES_ALL.match(part)])
    return (
        _added(low, held)
        or _left_out(low, used)
        or _negation(low, used)
        or _restriction(low, used)
        or _narrowed(low, used)
        or _unlabelled(low, used)
        or _tied(low, held)
        or _tense(low, held)
        or (_period(low, used) if of_landlord else None)
        or _people(low, used, of_landlord=of_landlord)
    )


def _drawn_on(low: str, parts: list[str], most_new: float) -> set[str] | str:
    """The parts of the fact that a sentence's stretches were made from, each stretch from one; or why there is none."""
    held = [set(stems(part)) for part in parts]
    label = parts[0].split(":")[0] if ":" in parts[0] else ""
    heading = set(stems(label)) if len(label.split()) <= _LONGEST_LABEL else set()
    drawn: set[str] = set()
    for stretch in _JOINTS.split(low):
        said = [word for word in stems(stretch) if word not in _free()]
        if not said:
            continue
        fewest, place = min((sum(w not in words | heading for w in said), n) for n, words in enumerate(held))
        if fewest > most_new * len(said):
            new = [word for word in said if word not in held[place] | heading]
            return f"words that no one sentence of its fact holds: {', '.join(new[:4])}"
        drawn.add(parts[place])
    if not drawn:
        return "it says nothing"
    told = set(stems(low))
    if not any(len(told & set(stems(part))) >= _least_told(part) for part in drawn):
        return "it says too little of its fact"
    return drawn


def _least_told(part: str) -> int:
    words = len(set(stems(part)))
    return max(min(2, words), round(0.3 * words))


def _added(low: str, held: str) -> str | None:
    for name, pattern in _groups("need").items():
        found = pattern.search(low)
        if found and not pattern.search(held):
            return f"no fact that it names holds '{found.group()}' ({name})"
    return None


def _left_out(low: str, used: str) -> str | None:
    told = set(stems(low))
    clauses = [clause for clause in _JOINTS.split(used) if len(told & set(stems(clause))) >= _least_told(clause)]
    places = [found.end() for found in _WORD.finditer(used) if stem(found.group()) in told]
    before = used[: max(places, default=0)]
    for kind, where in (("keep", used), ("keep_before", before), ("keep_near", " . ".join(clauses))):
        for name, pattern in _groups(kind).items():
            found = pattern.search(where)
            if found and not pattern.search(low):
                return f"it leaves out the fact's '{found.group()}' ({name})"
    return None


def _negation(low: str, used: str) -> str | None:
    """Each denial must deny the same thing as in the fact, and none of the fact's may be lost."""
    there = [_after(used, found.end()) for found in _NOT.finditer(used)]
    for found in _NOT.finditer(low):
        denied = _after(low, found.end())
        if not any(set(denied) & set(one) or not denied for one in there):
            return "it denies what the fact does not deny"
    said = set(stems(low))
    here = [_after(low, found.end()) for found in _NOT.finditer(low)]
    for found in _NOT.finditer(used):
        lost = set(_after(used, found.end()))
        if lost & said and not any(lost & set(one) for one in here):
            return "it leaves out that the fact denies this"
    return None


def _restriction(low: str, used: str) -> str | None:
    """What 'every', 'each' or 'any' is said of must be all that the fact says it of."""
    said = set(stems(low))
    for word in ("every", "each", "all", "any"):
        pattern = re.compile(rf"(?<!\bin )\b{word}\b")
        wholes = [_after(used, one.end())[:2] for one in pattern.finditer(used)]
        if pattern.search(low) and wholes and not any(set(whole) <= said for whole in wholes):
            return f"it says '{word}' of more than the fact does"
    return None


def _narrowed(low: str, used: str) -> str | None:
    """A word that the fact always narrows by the word before it must be narrowed so in the sentence."""
    said = set(stems(low))
    narrowing: dict[str, set[str]] = {}
    broad: set[str] = set()
    for clause in re.split(r"[.,;:()]+(?!\d)", used):
        words = clause.split()
        for before, word in zip(["", *words], words, strict=False):
            named = stem(word)
            narrow = {one for one in stems(before) if not one[0].isdigit()} - _free()
            if narrow:
                narrowing.setdefault(named, set()).update(narrow)
            else:
                broad.add(named)
    for word in _WORD.findall(low):
        wanted = narrowing.get(stem(word), set())
        matters = stems(word) or any(pattern.fullmatch(word) for pattern in _groups("actors").values())
        if wanted and matters and stem(word) not in broad and not wanted & said:
            return f"it leaves out '{min(wanted)}' before '{word}'"
    return None


def _unlabelled(low: str, used: str) -> str | None:
    """A label within the fact, such as 'Emergency:', says what it is about and must be heard in the sentence."""
    said = set(stems(low))
    for label in _LABEL.findall(used):
        if stems(label) and not set(stems(label)) & said:
            return f"it leaves out '{label}'"
    return None


def _period(low: str, used: str) -> str | None:
    """A time of year that bounds a limit must be named."""
    said = {figure.value for figure in figures_in(low)}
    for figure in figures_in(used):
        if figure.sort == "date" and not re.search(r"\d{4}$", figure.value) and figure.value not in said:
            return f"it leaves out {figure.value}"
    return None


def _tied(low: str, held: str) -> str | None:
    """What follows 'from', 'after', 'before' and the like must follow it in the fact."""
    for word in ("from", "after", "before", "until", "since", "without", "within", "because", "by"):
        for found in re.finditer(rf"\b{word}\b", low):
            wanted = _after(low, found.end())[:1]
            places = [set(_after(held, one.end())) for one in re.finditer(rf"\b{word}\b", held)]
            if wanted and places and not any(set(wanted) & place for place in places):
                return f"it says '{word}' of another thing than the fact does"
    return None


def _after(text: str, place: int) -> list[str]:
    """The first meaningful words after a place, within its sentence."""
    rest = re.split(r"(?<!\d)[.;:]|[.;:](?!\d)", text[place:], maxsplit=1)[0]
    return list(stems(rest)[:_REACH])


def _tense(low: str, held: str) -> str | None:
    """What ought to be done, or is done as a rule, must not become what was done."""
    words = set(re.findall(r"[a-z]+", held))
    there = {(found["word"], (found["aux"] or "") in _STATES) for found in _past().finditer(held)}
    for found in _past().finditer(low):
        word, state = found["word"], (found["aux"] or "") in _STATES
        base = _irregular().get(word) or stem(word)
        if word in words:
            if not state and (word, state) not in there and (word, True) in there:
                return f"it says '{word}' as done where the fact does not"
        elif any(stem(other) == stem(base) for other in words):
            return f"it says '{word}' where the fact does not"
    return None


def _people(low: str, used: str, *, of_landlord: bool) -> str | None:
    """Whoever acts in the sentence must act so in the fact: nobody new, nobody in another's place."""
    said, held = _actors(low), _actors(used)
    names = {name for _, _, name in held} | ({"landlord"} if of_landlord else set())
    nexts = [start for start, _, _ in said[1:]] + [len(low)]
    for (_, end, name), following in zip(said, nexts, strict=False):
        if name not in names:
            return f"the fact does not speak of the {name}"
        verb = next(iter(_after(low[:following], end)), None)
        if verb is None:
            continue
        doers = {_doer(used, at, held) for at in _places(used, verb)}
        if doers and name not in doers and None not in doers:
            return "it turns round who did what"
    for found in _TELLS.finditer(low):
        told = [one.start() for one in _TELLS.finditer(used) if one.group() == found.group()]
        if told and _doer(low, found.start(), said) not in {_doer(used, at, held) for at in told}:
            return f"it turns round who '{found.group()}'"
    return None


def _actors(text: str) -> list[tuple[int, int, str]]:
    """Where each person of a text is named (start and end), in order."""
    return sorted(
        (*match.span(), name) for name, pattern in _groups("actors").items() for match in pattern.finditer(text)
    )


def _doer(text: str, place: int, actors: list[tuple[int, int, str]]) -> str | None:
    """The nearest person named before a place of the same sentence."""
    begin = max(text.rfind(". ", 0, place), text.rfind("; ", 0, place))
    before = [name for _, end, name in actors if begin < end <= place]
    return before[-1] if before else None


def _places(text: str, stemmed: str) -> list[int]:
    return [found.start() for found in _WORD.finditer(text) if stem(found.group()) == stemmed]


@cache
def _words() -> dict[str, dict[str, str]]:
    text = resources.files("assistant.answer").joinpath("wording/guarded.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    return loaded


@cache
def _groups(kind: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _words()[kind].items()}


@cache
def _free() -> frozenset[str]:
    return frozenset(stems(str(_words()["free"])))


@cache
def _irregular() -> dict[str, str]:
    return dict(_words()["irregular"])


@cache
def _past() -> re.Pattern[str]:
    return re.compile(_PAST.pattern.replace("IRREGULAR", "|".join(_irregular())))
