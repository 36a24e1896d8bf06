"""A few words that lean on money just told of, said in full: whether an offer is fair, what if it is not paid, who pays to run heaters."""

from __future__ import annotations

import re

from assistant.answer.talk.same_problem import GENERAL
from assistant.remedies.guidance import RIGHT_TO_REPAIR
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation

_LEAD = r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|right|then)\W+)*"
_IS_IT_FAIR = re.compile(
    rf"{_LEAD}(?:do you think |would you say )?(?:is|was|'?s|does|do) (?:that|it|this|they|£ ?\d[\d,.]*)(?: sound| seem| look)?(?: (?:a|an|about|really|even|at all|good|the))*"
    r" (?:fair|enough|reasonable|decent|right|too (?:low|little)|low|ok(?:ay)?|normal)(?: (?:amount|sum|offer|deal|figure|price|money|for (?:it|that|this)|then))*\W*$",
    re.IGNORECASE,
)
_NOT_PAID = re.compile(
    rf"{_LEAD}(?:what (?:happens )?if|what can i do if|if) (?:they|he|she|it|the (?:council|landlord|association))(?:['’]?(?:ll|ve|re))? (?:still |just |then )?"
    r"(?:do ?n['’]?t|does ?n['’]?t|wo ?n['’]?t|have ?n['’]?t|never|refuse to|will not|do not|not)(?: \w+)?? (?:pay|paid|cough)(?: (?:me|us|it|up|that|the (?:money|sum|compensation)|anything|out|in time|on time))*\W*$",
    re.IGNORECASE,
)
_RUNNING_COSTS = re.compile(
    r"\b(?:pay\w*|paid|cost\w*|owe\w*|refund\w*|bill\w*)\b[^.?!]{0,30}\b(?:electric(?:ity)?|leccy|running (?:costs?|them)|meter|energy|power(?= they| it|\W*$))\b",
    re.IGNORECASE,
)
_HEATERS = re.compile(r"\b(?:heaters?|dehumidifiers?|fan heaters?|blowers?)\b", re.IGNORECASE)
_WHAT_TO_ASK = re.compile(
    rf"{_LEAD}what (?:else )?(?:should|can|could|do|would|might|shall|must) (?:i|we|she|he|they|my (?:client|mum|dad)|the (?:client|tenant|resident)) (?:be |actually |reasonably |realistically )*"
    r"(?:ask(?:ing)?(?: (?:them|it|the \w+))?|claim(?:ing)?|push(?:ing)?|seek(?:ing)?)(?: for)?(?: (?:then|from them|off them|in (?:the|a|my|her|his) complaint|as (?:redress|a remedy)))*\W*$",
    re.IGNORECASE,
)
_SUM = re.compile(r"£ ?\d")
_OFFER = re.compile(r"\boffer\w*\b[^.?!]{0,30}(?:£|\d+ (?:pounds|quid))", re.IGNORECASE)
_OFFERED = "should i accept the offer?"
_WHAT_IS_OWED = "am i owed any compensation, and what do i do next?"
_WHAT_THEY_ARE_OWED = "is she owed any compensation, and what does she do next?"
_OF_OTHER = re.compile(r"\b(?:she|he|they|mum|dad)\b", re.IGNORECASE)
NOT_IN = "what happens if nobody is in when they come?"
ANOTHER_TIME = "if the appointment does not suit me because I am at work, can I offer another time?"
FORCED = "can they force the door or come in without my say so to do a repair?"
_OF_A_VISIT = re.compile(
    r"\b(?:appointments?|visits?|come and|come (?:on|to)|turn up|come round|coming|come (?:in|to)|access|notice|let (?:them|him|her) in|key)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well)\W+)*what (?:happens |would happen )?if (?:(?:they|he|she|someone|the \\w+) (?:come|comes|turn up|turns up|call|calls|knock|knocks|show up|visit|visits|arrive|arrives)(?: round| out| while| when)? (?:and )?)?(?:i['’]?m|i am|we['’]?re|we are|nobody['’]?s|nobody is|no one['’]?s|no one is|i['’]?ve got to be|i have to be)"
    r" (?:just |still |all )*(?:at (?:work|college|school|hospital)|on (?:shift|nights|holiday)|out|away|not (?:in|home|there|at home)|in|working|busy)\b(?: [\w']+){0,5}\W*$",
    re.IGNORECASE,
)
_BREAK_IN = re.compile(
    r"\b(?:can|could|may|might|will|would|are|do|does) (?:they|he|she|the \w+|my landlord|anyone)(?: (?:be|just|still|even|legally|actually|then|really|allowed|have|the|right|to))*"
    r" (?:force|break|drill|kick|bust|let themselves|let himself|use (?:a|the|their|my)(?: \w+)? key|barge|walk|come|get|go)\b[^.?!]{0,25}"
    r"\b(?:doors?|locks?|in|anyway|without me|if i say no|if i refuse)\b[^.?!]{0,30}\?",
    re.IGNORECASE,
)
_WHERE_IT_LEAVES = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)*(?:where (?:does|do|would|did) (?:that|this|it) (?:leave|take|put|get|bring) (?:us|me|we|her|him|them|things|my \w+)"
    r"|what does (?:that|this|it) (?:make|do to) (?:it|the (?:date|day|deadline))|how does (?:that|this) (?:change|alter) (?:it|things|that))(?: to| now| then)*\W*$|^\W*(?:and )?so\W*$",
    re.IGNORECASE,
)
"""Asks again what stands asked, of the facts as they are now."""
_DONE = r"(?:finish\w*|fix\w*|mend\w*|complet\w*|done|repair(?:ed|ing))"
_COMING = r"(?:visits?|turn(?:ing)? up|com(?:e|ing)(?: out| round)?|attend\w*|look|start\w*|show(?:ing)? up)"
_COME_OR_FINISH = re.compile(
    rf"\b{_DONE}\b[^.?!]{{0,30}}\b(?:or|rather than)\b[^.?!]{{0,20}}\b{_COMING}\b|\b{_COMING}\b[^.?!]{{0,30}}\b(?:or|rather than)\b[^.?!]{{0,20}}\b{_DONE}\b",
    re.IGNORECASE,
)
"""Whether a limit just told is for coming or for finishing: the limit, told again, says which."""
_SURE_OF_A_NUMBER = re.compile(
    r"\b(?:are you|you) (?:really |quite )?(?:sure|certain|positive)\b[^.?!]*\b\d{1,3}(?=\W*$)", re.IGNORECASE
)
_IN_DAYS = re.compile(r"\b\d+ (?:calendar |working )?days\b")
_CASES_LIKE_IT = re.compile(
    r"\b(?:has|have|did|was|were|is|are|any)\b[^.?!]{0,40}\b(?:ombudsm[ae]n|any ?(?:one|body)|cases?|others?|people|decisions?|someone|somebody)\b[^.?!]{0,50}\b(?:like|similar to|same as) (?:this|that|it|mine|ours|hers|his|my (?:case|one)|these)\b[^.?!]{0,25}\W*$",
    re.IGNORECASE,
)
"""Whether cases like the trouble just told were decided: it names none of them."""
_OTHERS = "Is there a case like mine?"
HOW_LONG = "how long do they have?"
UNPAID = "what if the landlord does not pay the compensation that the ombudsman ordered?"
WHO_RUNS_THEM = "who pays for the electricity that the heaters use?"


def said_in_full(earlier: Situation, now: Situation) -> Situation:
    """The message with what it leans on put into words; any other as it was."""
    now = _less_where_it_leaves(now)
    if now.refs or now.events or now.landlord:
        return now
    if (
        _WHAT_TO_ASK.search(now.english)
        and RIGHT_TO_REPAIR not in earlier.told_of
        and (_waits(earlier) or _waits(earlier.own))
    ):
        theirs = earlier.apart == "somebody else" and _OF_OTHER.search(now.english)
        return _said(now, _WHAT_THEY_ARE_OWED if theirs else _WHAT_IS_OWED, (Ask.REMEDY, Ask.PROCESS))
    if _COME_OR_FINISH.search(now.english) and earlier.landlord and not (earlier.refs or earlier.case):
        return _said(now, HOW_LONG, (Ask.TIMESCALE,))
    of_own = _waits(earlier) and not (earlier.refs or earlier.case)
    if of_own and earlier.category not in GENERAL and _CASES_LIKE_IT.search(now.english):
        return _said(now, _OTHERS, (Ask.PRECEDENT,)).model_copy(update={"category": None})
    told = " ".join(one.text for one in earlier.told)
    sure = _SURE_OF_A_NUMBER.search(now.english) is not None
    if sure and of_own and earlier.landlord and not any(one.kind == "limit" for one in earlier.told):
        return _said(now, HOW_LONG, (Ask.TIMESCALE,))
    if sure and _IN_DAYS.search(told):
        text = f"{now.english.rstrip(' ?.!')} days?"
        return _said(now, text, now.asks)
    if _OF_A_VISIT.search(f"{earlier.english} {now.english} {' '.join(one.text for one in earlier.told)}"):
        if _AWAY.search(now.english):
            own_rules = earlier.landlord is not None and earlier.landlord.slug is not None
            return _said(now, NOT_IN if own_rules else ANOTHER_TIME, (Ask.PROCESS,))
        if _BREAK_IN.search(now.english):
            return _said(now, FORCED, (Ask.PROCESS,))
    heaters = _HEATERS.search(f"{earlier.english} {now.english}")
    if heaters and _RUNNING_COSTS.search(now.english):
        return _said(now, WHO_RUNS_THEM, ()).model_copy(update={"category": None})
    if _NOT_PAID.search(now.english) and _speaks_of_money(earlier):
        return _said(now, UNPAID, (Ask.PROCESS,))
    mine = earlier.offered is not None or _OFFER.search(earlier.english)
    if _IS_IT_FAIR.search(now.english) and mine and not (earlier.refs or earlier.case):
        return _said(now, _OFFERED, (Ask.PROCESS,))
    return now


def _less_where_it_leaves(now: Situation) -> Situation:
    """A message that tells something and asks where that leaves one: what it tells, so that what stands is asked again."""
    told = tuple(clause for clause in now.clauses if not _WHERE_IT_LEAVES.match(clause.text))
    if not told or len(told) == len(now.clauses) or any(is_question(clause.text) for clause in told):
        return now
    text = ". ".join(clause.text for clause in told)
    told = tuple(clause.model_copy(update={"asks": ()}) for clause in told)
    return now.model_copy(update={"clauses": told, "english": text, "asks": ()})


def _waits(mine: Situation | None) -> bool:
    """Whether a wait of a home of somebody's own was told, which a sum may be owed for."""
    return mine is not None and bool(mine.events or mine.began)


def _speaks_of_money(earlier: Situation) -> bool:
    """Whether the answer before, or the message that it answered, told of a sum that somebody is to be paid."""
    told = any(_SUM.search(one.text) for one in earlier.told)
    return earlier.offered is not None or (told and Ask.REMEDY in earlier.asks)


def _said(now: Situation, text: str, asks: tuple[Ask, ...]) -> Situation:
    return now.model_copy(update={"english": text, "clauses": (Clause(text=text, asks=asks),), "asks": asks})
