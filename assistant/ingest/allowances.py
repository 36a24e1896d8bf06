"""What a landlord's own policy allows, as a sentence states it.

The Complaint Handling Code's times and the law's are not the landlord's, unless the text says that
its policy gives them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.ingest.stretches import find_stretches
from assistant.records import Action, RecordedTimescale

_POLICY = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|handbook|service standards?|charter|lease (?:says|states)|"
    r"website|tenancy agreement (?:says|states)|"
    r"complaints? process|repairs? (?:guide|standard|service)|(?:repair|response|target) "
    r"(?:timescales?|targets?|times?))\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:the code|complaint handling code|code[’']s|ombudsman|awaab|right to repair|"
    r"regulations?|act \d{4}|the act|section \d+|scheme (?:says|states|rules)|our scheme|under "
    r"the scheme)\b",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(
    r"\b(?:landlord[’']s|its|council[’']s|association[’']s|their|the|whose|published|temporary|"
    r"interim|current)\b[^.]{0,60}\b(?:polic(?:y|ies)|procedures?|handbook|website|charter|"
    r"standards?|process)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|aims?|aimed|must|should|says?|said|states?|stated|allows?|provides?|requires?|"
    r"required|can|may|promises?|sets?|commits?|targets?|has|had|have|"
    r"makes|completes?|attends?|responds?|inspects?|acknowledges?|finishes|takes|gives|reflects?|"
    r"complies|operates|to be|are|is|timescales?)\b",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:took|taken|waited|was late|were late|later|rang|missed|did not|failed to|overdue|since "
    r"then|this was outside|exceed\w*|in fact)\b|"
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}",
)
_GOES_ON = re.compile(
    r"^(?:[-–a-z(]|It |They |This |These |The (?:policy|policies|procedure|landlord (?:will|aims|"
    r"must|should))|For |Where |When |If |Its |In an? |Urgent|Routine|Emergenc|Non-|Other|From |"
    r"All |Any|Priority|Standard|Planned|At stage|Stage|Once|After|Both|Complaints|Repairs|Appointments|Out of)",
)
_APPEARS = re.compile(r"^(?:this|that) (?:time ?frame|timescale|target|period|limit)\b", re.IGNORECASE)
_STATED_LIMIT = re.compile(
    r"(?:target|timescale|limit|standard|policy|allowance|policy allowed|allowed)(?: of| was| is)?(?: up to)?\s*$",
    re.IGNORECASE,
)
_NAMED_LIMIT = re.compile(r"^[ -](?:target|timescale|time ?frame|limit|policy|standard|deadline)", re.IGNORECASE)
_EXTENDS = re.compile(
    r"\b(?:exten[ds]\w*|extra|maximum of|further|additional|more than|over|at least|another|up to "
    r"a maximum of)\b[^.;]{0,26}$",
    re.IGNORECASE,
)
_OVERRUN = re.compile(
    r"^ (?:late|overdue|beyond|outside|over|later|after (?:it|the (?:report|complaint|acknowledge|escalat|request)))\b",
    re.IGNORECASE,
)

_ACTIONS: tuple[tuple[Action, re.Pattern[str]], ...] = tuple(
    (action, re.compile(words, re.IGNORECASE))
    for action, words in (
        (Action.MAKE_SAFE, r"\b(?:ma[dk]es?|making)\b[^.,;]{0,60}?\bsafe\b|\bsafe\b"),
        (Action.ACKNOWLEDGE, r"\backnowledg\w+"),
        (Action.WRITE_SUMMARY, r"\bwritten summary\b"),
        (Action.INVESTIGATE, r"\binvestigat\w+"),
        (Action.INSPECT, r"\binspect(?:s|ed|ions?|ing)?\b|\bsurvey\b"),
        (Action.ATTEND, r"\battend\w*|\bvisits?\b|\bcalls?\b(?! out)|\bcome\b"),
        (Action.START, r"\bstart\w*|\bbegin\w*|\bcommenc\w+"),
        (Action.RESPOND, r"\brespon[ds]\w*|\brepl(?:y|ies)\b|\banswer\w*|\bcontact\b"),
        (
            Action.COMPLETE,
            r"\bcomplet\w+|\bfinish\w*|\bfix\w*|\bcarr(?:y|ies|ied) out\b|\bback into service\b|"
            r"\bresolv\w+|\bdone\b|\btakes?\b|\brestor\w+|\brepair(?:ed|s it|ing)\b|\bdeliver\w*",
        ),
    )
)
_FOR_WHAT = re.compile(
    r"^ (?:for|to) (?:an? |the )?(?:stage (?:\w+) )?(?:complaint )?(response|respond|reply|"
    r"inspection|inspect|acknowledgement|acknowledge|attend|complete|repair)",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\bstage (1|2|one|two)\b|\bpeer review\b", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"\bcomplaints?\b|\bstage (?:1|2|one|two)\b|\bescalat\w+|\bthe code\b|\bcode[’']s\b", re.IGNORECASE
)
_KINDS = (
    ("emergency repair", r"(?<!non-)\bemergenc(?:y|ies)\b"),
    ("non-emergency repair", r"\bnon-emergenc\w+"),
    ("urgent repair", r"\burgent\b"),
    ("damp and mould", r"\bdamp\b|\bmould\b"),
    ("communal repair", r"\bcommunal\b"),
    ("lift", r"\blifts?\b"),
    ("planned repair", r"\bplanned\b"),
    ("routine repair", r"\broutine\b|\bstandard repairs?\b|\bnon-urgent\b"),
    ("noise or antisocial behaviour", r"\bnoise\b|\bASB\b|\bantisocial\b"),
    ("repair", r"\brepairs?\b|\bworks?\b|\bwalls?\b|\bdoors?\b|\bwindows?\b"),
)
_KIND_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _KINDS)


class Allowance(NamedTuple):
    """A limit of the landlord's own, with the sentence and the unit that state it."""

    timescale: RecordedTimescale
    sentence: str
    unit: int
    bare: bool


def allowances_in(passages: Iterable[tuple[int, Sequence[str]]], *, every: bool = False) -> list[Allowance]:
    """Read the landlord's limits from sentences, grouped by the unit they stand in.

    `every` where the whole document is the landlord's own policy and need not say so each time.
    """
    out: list[Allowance] = []
    seen: set[tuple[Action, float, str]] = set()
    amounts: set[tuple[float, str]] = set()
    open_list = False
    for unit, sentences in passages:
        if not any(find_stretches(sentence) for sentence in sentences):
            # Nothing to read here, unless it opens a list: "The policy says that it must:".
            open_list = bool(sentences) and sentences[-1].rstrip().endswith(":") and (every or is_policy(sentences[-1]))
            continue
        policy = open_list
        for place, sentence in enumerate(sentences):
            following = sentences[place + 1] if place + 1 < len(sentences) else ""
            named = is_policy(sentence) or (every and not _LAW.search(sentence))
            policy = named or (policy and _GOES_ON.match(sentence) is not None and not _others(sentence))
            open_list = policy and sentence.rstrip().endswith(":")
            stretches = find_stretches(sentence)
            if not stretches:
                continue
            ahead = bool(_APPEARS.match(following) and _POLICY.search(following))
            cue = _POLICY.search(sentence)
            previous = 0
            action: Action | None = None
            for order, stretch in enumerate(stretches):
                before = sentence[previous : stretch.start]
                after = sentence[
                    stretch.end : stretches[order + 1].start if order + 1 < len(stretches) else len(sentence)
                ]
                previous = stretch.end
                stated = bool(
                    _STATED_LIMIT.search(before[-40:]) and re.search(r"polic|target|allow", before[-60:], re.IGNORECASE)
                )
                # "This did not align with its policy, which requires …": what stands before is the story.
                told = cue.end() if cue and named and cue.end() <= stretch.start else 0
                story = _STORY.search(sentence, told) is not None
                limit = _NAMED_LIMIT.match(after) is not None
                if not (stated or ahead or (policy and not story and (named or _MODAL.search(sentence)))):
                    continue
                if _EXTENDS.search(before[-44:]) or _OVERRUN.match(after):
                    continue
                action = _action(before, after, action, sentence)
                key = (action, stretch.amount, stretch.unit.value)
                amount = (stretch.amount, stretch.unit.value)
                if key in seen or ((limit or stated) and amount in amounts):
                    continue
                seen.add(key)
                amounts.add(amount)
                timescale = RecordedTimescale(
                    applies=_applies(before, after, sentence), action=action, amount=stretch.amount, unit=stretch.unit
                )
                out.append(Allowance(timescale, sentence, unit, stretch.bare))
    return out


@lru_cache(maxsize=2048)
def is_policy(sentence: str) -> bool:
    """Whether a sentence speaks of what the landlord's own rules say."""
    if not _POLICY.search(sentence):
        return False
    if _LAW.search(sentence):
        return _ITS_OWN.search(_LAW.sub(" ", sentence)) is not None
    return True


def _others(sentence: str) -> bool:
    return _LAW.search(sentence) is not None and not is_policy(sentence)


def _last(text: str) -> tuple[int, Action] | None:
    best: tuple[int, Action] | None = None
    for action, pattern in _ACTIONS:
        for match in pattern.finditer(text):
            if best is None or match.end() > best[0]:
                best = (match.end(), action)
    return best


def _action(before: str, after: str, previous: Action | None, sentence: str) -> Action:
    if found := _last(before):
        return found[1]
    if match := _FOR_WHAT.match(after):
        found = _last(match.group(0))
        if found:
            return found[1]
    if previous is not None:
        return previous
    return Action.RESPOND if _COMPLAINT.search(sentence) else Action.COMPLETE


def _applies(before: str, after: str, sentence: str) -> str:
    """In a few words of ours, what the limit is for."""
    near = f"{before} {after[:60]}"
    stages = list(_STAGE.finditer(before)) or list(_STAGE.finditer(near))[:1]
    if _COMPLAINT.search(sentence) and (stages or not re.search(r"\brepair", near, re.IGNORECASE)):
        ahead = re.match(r"\s*(?:at|for) (?:an? )?stage (1|2|one|two)", after, re.IGNORECASE)
        last = ahead.group(1) if ahead else (stages[-1].group(1) or "2" if stages else "")
        number = {"one": "1", "two": "2"}.get(last, last)
        return f"stage {number} complaint" if number else "complaint"
    for text in (before, near, sentence):
        for name, pattern in _KIND_PATTERNS:
            if pattern.search(text):
                return name
    return "repair"
