"""Which passages of a decided case hold a finding, a sum or an offer: what a statement about it may cite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.message.instructions import gives_orders
from assistant.answer.statements.plain import pounds
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.wanted import wanted
from assistant.records import Category, Citation, Determination, Finding, Matter, Passage

_MATTERS = re.compile(r"\bmatters? (\d+(?:(?:, | and |, and )\d+)*)", re.IGNORECASE)
_CONCLUDES = re.compile(r"\b(was found|this was|hence|therefore|in sum|overall|finding of|finding is)\b", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(offer\w*|award\w*|gave|paid|pay|agreed|raised|put forward|its £|added)\b|\bthe £", re.IGNORECASE
)
_SET_OFF = re.compile(
    r"\b(already (paid|offered|agreed|made|awarded)|(taken|come|comes|came) off|deduct\w*|less (anything|what)|paid already"
    r"|on top of|takes? in|whether it takes)\b",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(
    r"\bno (order|sum|new|further|more|other|payment|compensation|money)\b|\bnothing was ordered\b", re.I
)
_PINNED, _OTHERS = 3.0, 1.0
# So many passages may stand beside a finding to tell what the matter was.
_MOST_NAMING = 4
_NAMES = 0.3
"""Of a matter's words, what a text must hold to be said to name it."""
_HANDLED = re.compile(r"\bcomplaints?[- ]handling|handling of (the|her|his|their) complaint\b", re.IGNORECASE)
_CONFLICT = re.compile(r"\b(another|other|one) part of the decision\b[^.]*\b\d{1,2} [A-Z][a-z]+ \d{4}", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}")
_DIFFERS = re.compile(r"\b(?:conflict\w*|contradict\w*|differ(?:ed|s|ent|ing)?)\b", re.IGNORECASE)
_TIMED = re.compile(r"\b\d+ (working |calendar )?(days|weeks|months)\b", re.IGNORECASE)
_SHARED = 2
_FINDINGS_ON = re.compile(r"findings, ([^;]+)", re.IGNORECASE)
_FOUND_OVER = re.compile(r"\b(?:was|were) found (?:over|on|for) ([^.;]+)", re.IGNORECASE)
_PARTS = re.compile(r",| and | with ")
_OF_ANY = frozenset(stems("report handle handling concern associated request response raised landlord"))
"""What a matter is called by beside what it was."""
_PLACES = frozenset(stems("scope matter matters reports repairs"))


def holding(case: Determination, words: str) -> list[Passage]:
    """The passages of a case that hold the words exactly, orders first, then reasons."""
    pattern = re.compile(rf"(?<![\w£]){re.escape(words)}(?![\w,]*\d|\.\d)", re.IGNORECASE)
    held = [p for p in case.passages if pattern.search(p.text) and not gives_orders(p.text)]
    return sorted(held, key=lambda p: "orhc".find(p.mark[0]))


def section_marks(case: Determination, letter: str) -> tuple[Citation, ...]:
    """The first passage of a section."""
    return _cite(case, section(case, letter)[:1])


def section(case: Determination, letter: str) -> list[Passage]:
    """The passages of one section of a case, by its letter."""
    return [p for p in case.passages if p.mark.startswith(letter)]


def finding_marks(case: Determination, matter: Matter) -> tuple[Citation, ...]:
    """The passage that states what was found over a matter; without one, the reasons for that matter, else the first.

    Where it does not say what the matter was, the passage that does stands beside it.
    """
    if matter.finding is None:
        first = section(case, "r")[:1] or case.passages[:1]
        return _cite(case, [*first, *_naming(case, matter, first)])
    named = re.compile(_words_of(matter.finding), re.IGNORECASE)
    held = [p for p in case.passages if named.search(p.text) and not gives_orders(p.text)]
    best = _nearest(case, matter, [p for p in held if p.mark[0] in "ro"]) or _nearest(case, matter, held)
    pinned = [p for p in section(case, "r") if _place(case, matter) in _pinned(p)]
    speaks = max(held, key=lambda p: _share(matter.matter, set(stems(p.text))), default=None)
    spoken = [speaks] if speaks and _share(matter.matter, set(stems(speaks.text))) else []
    found = best[:1] or spoken or pinned[-1:] or section(case, "r")[:1] or case.passages[:1]
    return _cite(case, [*found, *_naming(case, matter, found)])


def _naming(case: Determination, matter: Matter, found: Sequence[Passage]) -> list[Passage]:
    """The passages that hold the words of a matter, where those found do not: the one that holds most of the rest first.

    What the person complained about comes before what happened, and where a word stands nowhere the complaint, which
    tells the same in its own, is among them.
    """
    naming: list[Passage] = []
    left = _words_in(matter.matter) - {word for p in found for word in _said(p)}
    nowhere = left - {word for p in case.passages for word in _said(p)}
    while left - nowhere and len(naming) < _MOST_NAMING:
        others = [p for p in case.passages if p.mark[0] in "crho" and p not in found and p not in naming]
        named = max(others, key=lambda p: (len(left & _said(p)), _share(matter.matter, _said(p)), p.mark[0] == "c"))
        naming.append(named)
        left -= _said(named)
    if nowhere and not any(p.mark.startswith("c") for p in [*found, *naming]):
        naming += sorted(section(case, "c"), key=lambda p: -_share(matter.matter, _said(p)))[:1]
    return naming


def found_over(case: Determination, matter: Matter) -> str | None:
    """What a finding was made over by its own passage, where that leaves out some part of the matter; None where it does not."""
    quote = next((mark.quote or "" for mark in finding_marks(case, matter)), "")
    made = _FOUND_OVER.search(quote) if matter.finding else None
    if made is None or not _share(matter.matter, set(stems(quote))):
        return None
    parts = [_words_in(part) for part in _PARTS.split(matter.matter)]
    return made.group(1) if any(part and part.isdisjoint(stems(quote)) for part in parts) else None


def _words_in(matter: str) -> set[str]:
    """The words of a matter that say what it was, less those that fit any."""
    return set(stems(matter)) - _OF_ANY


def _said(passage: Passage) -> set[str]:
    return set(stems(passage.text))


def sum_marks(case: Determination, amount: float, matter: Matter | None = None) -> tuple[Citation, ...]:
    """The passage that holds a sum that was ordered, the orders before the reasons; empty where none holds it."""
    held = [p for p in holding(case, pounds(amount)) if p.mark[0] in "or"] or holding(case, pounds(amount))
    if matter is not None and len(held) > 1:
        first = [p for p in held if p.mark[0] == held[0].mark[0]]
        held = _nearest(case, matter, first) or held
    return _cite(case, held[:1])


def offer_marks(case: Determination, amount: float) -> tuple[Citation, ...]:
    """The passage that holds a sum that the landlord offered; empty where none holds it."""
    held = holding(case, pounds(amount))
    held.sort(key=lambda p: (_OFFERED.search(p.text) is None, "hroc".find(p.mark[0])))
    return _cite(case, held[:1])


def set_off_marks(case: Determination) -> tuple[Citation, ...]:
    """The passage of the orders that says how the sum ordered stands to what was offered or paid; empty without one."""
    return _cite(case, [p for p in section(case, "o") if _SET_OFF.search(p.text) and "£" in p.text][:1])


def no_money_marks(case: Determination) -> tuple[Citation, ...]:
    """The passages that show that no money was ordered: one that says so, else all the orders."""
    said = [p for letter in "or" for p in section(case, letter) if _NO_MONEY.search(p.text)]
    return _cite(case, said[:1] or section(case, "o") or section(case, "r")[:1] or case.passages[:1])


def of_other_matters(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage's pinpoint names matters, by number or by words, and none of those asked about."""
    if not matters:
        return False
    pinned = _pinned(passage) or (_pinned_by_words(case, passage) if passage.mark[0] in "hr" else set())
    return bool(pinned) and pinned.isdisjoint(_place(case, m) for m in matters)


def speaks_of_another(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage's own words name another matter more plainly than any of those asked about."""
    words = set(stems(passage.text))
    mine = max((_share(m.matter, words) for m in matters), default=0.0)
    handled = _HANDLED.search(passage.text) is not None
    rest = [m for m in case.matters if m not in matters and (handled or m.category is not Category.COMPLAINT_HANDLING)]
    others = max((_share(m.matter, words) for m in rest), default=0.0)
    return others > max(mine, _NAMES)


def names_matter(passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage's own words name one of the matters."""
    return names_in(passage.text, matters)


def names_in(text: str, matters: Sequence[Matter]) -> bool:
    """Whether a text names one of the matters by their words."""
    words = set(stems(text))
    return any(_share(m.matter, words) > _NAMES for m in matters)


def conflicts(case: Determination, passage: Passage, asked: str) -> list[Passage]:
    """The passages that note a conflict of dates in the decision over what a passage rests on, where time is asked."""
    if not {"date", "duration"} & wanted(asked):
        return []
    dates = set(_DATE.findall(passage.text))
    differ = [p for p in case.passages if p is not passage and dates & dates_in_conflict(p)]
    if differ or not _TIMED.search(passage.text):
        return differ
    words = set(stems(passage.text))
    return [
        p
        for p in case.passages
        if p is not passage
        and _CONFLICT.search(p.text)
        and _pinned(p) & _pinned(passage)
        and len(words & set(stems(p.text))) >= _SHARED
    ]


def dates_in_conflict(passage: Passage) -> set[str]:
    """The dates that a passage tells as given for one and the same thing; none where it tells of no conflict."""
    dates = set(_DATE.findall(passage.text))
    return dates if len(dates) > 1 and passage.mark.startswith("r") and _DIFFERS.search(passage.text) else set()


def _words_of(finding: Finding) -> str:
    if finding is Finding.MALADMINISTRATION:
        return r"(?<!severe )(?<!no )(?<!not )\bmaladministration\b"
    if finding is Finding.OUTSIDE_JURISDICTION:
        return r"\bjurisdiction\b"
    return rf"\b{finding.value}\b"


def _nearest(case: Determination, matter: Matter, held: Sequence[Passage]) -> list[Passage]:
    """Passages by how plainly they speak of a matter, less those that speak of another."""
    scores = {p.id: _about(case, matter, p) for p in held}
    order = [p.id for p in case.passages]
    near = [p for p in held if scores[p.id] > -_OTHERS] if len(case.matters) > 1 else list(held)
    return sorted(near, key=lambda p: (-scores[p.id], -order.index(p.id)))


def _about(case: Determination, matter: Matter, passage: Passage) -> float:
    words = set(stems(f"{passage.text} {passage.pinpoint or ''}"))
    pinned = _pinned(passage)
    score = 0.0
    if pinned:
        score += _PINNED if _place(case, matter) in pinned else -_PINNED
    mine = _share(matter.matter, words)
    others = max((_share(m.matter, words) for m in case.matters if m is not matter), default=0.0)
    score += 2 * mine - _OTHERS * max(0.0, others - mine)
    return score + (0.4 if _CONCLUDES.search(passage.text) else 0.0)


def _place(case: Determination, matter: Matter) -> int:
    return next((place for place, each in enumerate(case.matters, 1) if each is matter), 0)


def _pinned(passage: Passage) -> set[int]:
    """The numbers of the matters that a passage's pinpoint names."""
    return {int(n) for group in _MATTERS.findall(passage.pinpoint or "") for n in re.findall(r"\d+", group)}


def _pinned_by_words(case: Determination, passage: Passage) -> set[int]:
    """The numbers of the matters whose words, or else whose kind, a passage's pinpoint shares."""
    words = set(stems(" ".join(_FINDINGS_ON.findall(passage.pinpoint or "")))) - _PLACES
    if not words or len(case.matters) == 1:
        return set()
    numbered = list(enumerate(case.matters, 1))
    named = {n for n, m in numbered if words & set(stems(m.matter))}
    return named or {n for n, m in numbered if words & set(stems(m.category.value.replace("-", " ")))}


def _share(matter: str, words: set[str]) -> float:
    wanted = _words_in(matter)
    return len(wanted & words) / len(wanted) if wanted else 0.0


def _cite(case: Determination, passages: Sequence[Passage]) -> tuple[Citation, ...]:
    return tuple(case.cite(passage) for passage in passages)
