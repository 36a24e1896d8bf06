"""What a landlord's own policy allows, as a sentence states it.

The Complaint Handling Code's times and the law's are not the landlord's, unless the text says that
its policy gives them too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.ingest.hinted import Hinted, hinted
from assistant.ingest.told import Sentence, Told
from assistant.records import Action, RecordedTimescale

# All but `_GOES_ON` are for small letters.
_POLICY = hinted(
    "polic|procedure|handbook|standard|charter|lease|website|agreement|process|guide|service|timescale|target|time",
    r"\b(?:polic(?:y|ies)|procedures?|handbook|service standards?|charter|lease (?:says|states)|"
    r"website|tenancy agreement (?:says|states)|"
    r"complaints? process|repairs? (?:guide|standard|service)|(?:repair|response|target) "
    r"(?:timescales?|targets?|times?))\b",
)
_LAW = hinted(
    "code|ombudsman|awaab|right to repair|regulation|act|section|scheme",
    r"\b(?:the code|complaint handling code|code[’']s|ombudsman|awaab|right to repair|"
    r"regulations?|act \d{4}|the act|section \d+|scheme (?:says|states|rules)|our scheme|under "
    r"the scheme)\b",
)
_ITS_OWN = re.compile(
    r"\b(?:landlord[’']s|its|council[’']s|association[’']s|their|the|whose|published|temporary|"
    r"interim|current)\b[^.]{0,60}\b(?:polic(?:y|ies)|procedures?|handbook|website|charter|"
    r"standards?|process)\b",
)
_MODAL = re.compile(
    r"\b(?:will|aims?|aimed|must|should|says?|said|states?|stated|allows?|provides?|requires?|"
    r"required|can|may|promises?|sets?|commits?|targets?|has|had|have|"
    r"makes|completes?|attends?|responds?|inspects?|acknowledges?|finishes|takes|gives|reflects?|"
    r"complies|operates|to be|are|is|timescales?)\b",
)
_STORY = hinted(
    "took|taken|waited|late|rang|missed|did not|failed to|overdue|since then|outside|exceed|in fact"
    "|january|february|march|april|may|june|july|august|september|october|november|december",
    r"\b(?:took|taken|waited|was late|were late|later|rang|missed|did not|failed to|overdue|since "
    r"then|this was outside|exceed\w*|in fact)\b|"
    r"\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}",
)
_GOES_ON = re.compile(
    r"^(?:[-–a-z(]|It |They |This |These |The (?:policy|policies|procedure|landlord (?:will|aims|"
    r"must|should))|For |Where |When |If |Its |In an? |Urgent|Routine|Emergenc|Non-|Other|From |"
    r"All |Any|Priority|Standard|Planned|At stage|Stage|Once|After|Both|Complaints|Repairs|Appointments|Out of)",
)
_APPEARS = re.compile(r"^(?:this|that) (?:time ?frame|timescale|target|period|limit)\b")
_STATED_LIMIT = hinted(
    "target|timescale|limit|standard|policy|allow",
    r"(?:target|timescale|limit|standard|policy|allowance|policy allowed|allowed)(?: of| was| is)?(?: up to)?\s*$",
)
_LIMIT_WORD = re.compile(r"polic|target|allow")
_NAMED_LIMIT = re.compile(r"^[ -](?:target|timescale|time ?frame|limit|policy|standard|deadline)")
_EXTENDS = re.compile(
    r"\b(?:exten[ds]\w*|extra|maximum of|further|additional|more than|over|at least|another|up to "
    r"a maximum of)\b[^.;]{0,26}$",
)
_OVERRUN = re.compile(
    r"^ (?:late|overdue|beyond|outside|over|later|after (?:it|the (?:report|complaint|acknowledge|escalat|request)))\b",
)

_ACTIONS: tuple[tuple[Action, Hinted], ...] = tuple(
    (action, hinted(hints, words))
    for action, hints, words in (
        (Action.MAKE_SAFE, "safe", r"\b(?:ma[dk]es?|making)\b[^.,;]{0,60}?\bsafe\b|\bsafe\b"),
        (Action.ACKNOWLEDGE, "acknowledg", r"\backnowledg\w+"),
        (Action.WRITE_SUMMARY, "written summary", r"\bwritten summary\b"),
        (Action.INVESTIGATE, "investigat", r"\binvestigat\w+"),
        (Action.INSPECT, "inspect|survey", r"\binspect(?:s|ed|ions?|ing)?\b|\bsurvey\b"),
        (Action.ATTEND, "attend|visit|call|come", r"\battend\w*|\bvisits?\b|\bcalls?\b(?! out)|\bcome\b"),
        (Action.START, "start|begin|commenc", r"\bstart\w*|\bbegin\w*|\bcommenc\w+"),
        (Action.RESPOND, "respon|repl|answer|contact", r"\brespon[ds]\w*|\brepl(?:y|ies)\b|\banswer\w*|\bcontact\b"),
        (
            Action.COMPLETE,
            "complet|finish|fix|carr|back|resolv|done|take|restor|repair|deliver",
            r"\bcomplet\w+|\bfinish\w*|\bfix\w*|\bcarr(?:y|ies|ied) out\b|\bback into service\b|"
            r"\bresolv\w+|\bdone\b|\btakes?\b|\brestor\w+|\brepair(?:ed|s it|ing)\b|\bdeliver\w*",
        ),
    )
)
_FOR_WHAT = re.compile(
    r"^ (?:for|to) (?:an? |the )?(?:stage (?:\w+) )?(?:complaint )?(response|respond|reply|"
    r"inspection|inspect|acknowledgement|acknowledge|attend|complete|repair)",
)
_AT_STAGE = re.compile(r"\s*(?:at|for) (?:an? )?stage (1|2|one|two)")
_REPAIR = re.compile(r"\brepair")
_STAGE = re.compile(r"\bstage (1|2|one|two)\b|\bpeer review\b")
_COMPLAINT = hinted(
    "complaint|stage|escalat|code",
    r"\bcomplaints?\b|\bstage (?:1|2|one|two)\b|\bescalat\w+|\bthe code\b|\bcode[’']s\b",
)
_KINDS: tuple[tuple[str, Hinted], ...] = tuple(
    (name, hinted(hints, words))
    for name, hints, words in (
        ("emergency repair", "emergenc", r"(?<!non-)\bemergenc(?:y|ies)\b"),
        ("non-emergency repair", "non-emergenc", r"\bnon-emergenc\w+"),
        ("urgent repair", "urgent", r"\burgent\b"),
        ("damp and mould", "damp|mould", r"\bdamp\b|\bmould\b"),
        ("communal repair", "communal", r"\bcommunal\b"),
        ("lift", "lift", r"\blifts?\b"),
        ("planned repair", "planned", r"\bplanned\b"),
        ("routine repair", "routine|standard repair|non-urgent", r"\broutine\b|\bstandard repairs?\b|\bnon-urgent\b"),
        ("noise or antisocial behaviour", "noise|asb|antisocial", r"\bnoise\b|\basb\b|\bantisocial\b"),
        ("repair", "repair|work|wall|door|window", r"\brepairs?\b|\bworks?\b|\bwalls?\b|\bdoors?\b|\bwindows?\b"),
    )
)


class Allowance(NamedTuple):
    """A limit of the landlord's own, with the sentence and the unit that state it."""

    timescale: RecordedTimescale
    sentence: str
    unit: int
    bare: bool


def allowances_in(passages: Told, *, every: bool = False) -> list[Allowance]:
    """Read the landlord's limits from sentences, grouped by the unit they stand in.

    `every` where the whole document is the landlord's own policy and need not say so each time.
    """
    out: list[Allowance] = []
    seen: set[tuple[Action, float, str]] = set()
    amounts: set[tuple[float, str]] = set()
    open_list = False
    for unit, sentences in passages:
        if not any(sentence.stretches for sentence in sentences):
            # Nothing to read here, unless it opens a list: "The policy says that it must:".
            last = sentences[-1].small if sentences else ""
            open_list = last.endswith(":") and (every or is_policy(last))
            continue
        policy = open_list
        judged = 0
        for place, (text, small, _, stretches) in enumerate(sentences):
            if not stretches:
                continue
            policy = _policy_speaks(sentences[judged : place + 1], policy, every)
            judged = place + 1
            named = _names_policy(small, every)
            following = sentences[place + 1].small if place + 1 < len(sentences) else ""
            ahead = bool(_APPEARS.match(following) and _POLICY.search(following))
            cue = _POLICY.search(small) if named else None
            previous = 0
            action: Action | None = None
            for order, stretch in enumerate(stretches):
                before = small[previous : stretch.start]
                after = small[stretch.end : stretches[order + 1].start if order + 1 < len(stretches) else None]
                previous = stretch.end
                stated = bool(_STATED_LIMIT.search(before[-40:]) and _LIMIT_WORD.search(before[-60:]))
                if not (stated or ahead):
                    # "This did not align with its policy, which requires …": what stands before is the story.
                    told = cue.end() if cue and cue.end() <= stretch.start else 0
                    if not policy or _STORY.search(small, told) or not (named or _MODAL.search(small)):
                        continue
                if _EXTENDS.search(before[-44:]) or _OVERRUN.match(after):
                    continue
                action = _action(before, after, action, small)
                key = (action, stretch.amount, stretch.unit.value)
                amount = (stretch.amount, stretch.unit.value)
                limit = stated or _NAMED_LIMIT.match(after) is not None
                if key in seen or (limit and amount in amounts):
                    continue
                seen.add(key)
                amounts.add(amount)
                timescale = RecordedTimescale(
                    applies=_applies(before, after, small), action=action, amount=stretch.amount, unit=stretch.unit
                )
                out.append(Allowance(timescale, text, unit, stretch.bare))
        open_list = sentences[-1].text.endswith(":") and _policy_speaks(sentences[judged:], policy, every)
    return out


def _policy_speaks(sentences: Sequence[Sentence], before: bool, every: bool) -> bool:
    """Whether the last of these sentences tells of the landlord's rules; `before` is whether the one before them did."""
    for sentence in reversed(sentences):
        if _names_policy(sentence.small, every):
            return True
        if not _GOES_ON.match(sentence.text) or _others(sentence.small):
            return False
    return before


def _names_policy(small: str, every: bool) -> bool:
    return is_policy(small) or (every and not _LAW.search(small))


def is_policy(small: str) -> bool:
    """Whether a sentence of small letters speaks of what the landlord's own rules say."""
    if not _POLICY.search(small):
        return False
    if _LAW.search(small):
        return _ITS_OWN.search(_LAW.pattern.sub(" ", small)) is not None
    return True


def _others(small: str) -> bool:
    return _LAW.search(small) is not None and not is_policy(small)


def _last(small: str) -> Action | None:
    """The action named last in a text of small letters."""
    best, end = None, -1
    for action, words in _ACTIONS:
        for match in words.finditer(small):
            if match.end() > end:
                best, end = action, match.end()
    return best


def _action(before: str, after: str, previous: Action | None, sentence: str) -> Action:
    if found := _last(before):
        return found
    if (match := _FOR_WHAT.match(after)) and (found := _last(match.group(0))):
        return found
    if previous is not None:
        return previous
    return Action.RESPOND if _COMPLAINT.search(sentence) else Action.COMPLETE


def _applies(before: str, after: str, sentence: str) -> str:
    """In a few words of ours, what the limit is for."""
    near = f"{before} {after[:60]}"
    if _COMPLAINT.search(sentence):
        stages = list(_STAGE.finditer(before)) or list(_STAGE.finditer(near))[:1]
        if stages or not _REPAIR.search(near):
            ahead = _AT_STAGE.match(after)
            last = ahead.group(1) if ahead else (stages[-1].group(1) or "2" if stages else "")
            number = {"one": "1", "two": "2"}.get(last, last)
            return f"stage {number} complaint" if number else "complaint"
    for text in (before, near, sentence):
        for name, words in _KINDS:
            if words.search(text):
                return name
    return "repair"
