"""Whether the Ombudsman takes a person's case, and how long they have to go to it, asked in a few words."""

from __future__ import annotations

import re

from assistant.answer.message.followup import asks_next_steps
from assistant.records import Tenure
from assistant.situation.situation import Ask, Clause, Situation

_TIME = re.compile(
    r"\b(?:how (?:long|soon|many (?:days|weeks|months))|how much time|by when|when|dead ?lines?|cut[- ]?off|time ?(?:limit|scale)s?|last (?:day|date)|too late|out of time|rush)\b",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"\b(?:go|going|gone|turn|turning|write|writing|complain|complaining|apply|get|getting) (?:over )?(?:there|to (?:them|him|her|that|it))\b"
    r"|\b(?:take|taking|bring|bringing|send|sending|refer|referring|get|getting) (?:it|this|that|my \w+|the \w+) (?:on )?(?:there|to (?:them|him|her)|in(?=\W*$))"
    r"|\b(?:contact|contacting|approach|approaching|ring|ringing|involve|involving) (?:them|him|her)\b"
    r"|\b(?:deadlines?|dead line|cut[- ]?off|time ?limit|last (?:day|date)|rush|limit)(?: (?:for|on|to do|to) (?:that|it|this|them|doing (?:that|it|this)))?\W*$"
    r"|\b(?:have|do|can|must|should|could) (?:i|we|she|he|mum|dad) (?:have |got |have got |need |get )?(?:to (?:do (?:that|it|this)|go)|for (?:that|it|this)|wait|leave it|do (?:that|it|this))(?: by)?\W*$"
    r"|\b(?:have|do) (?:i|we|she|he) (?:have|got)\W*$",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:will|do|does|have|has|would|can|should|must) (?:they|it|the \w+) (?:have|got|take|need)\b", re.IGNORECASE
)
"""The time that somebody else has."""
_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
_OTHER_BODY = re.compile(r"\b(?:Local Government|tribunal|court|solicitor)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:who|where)\b", re.IGNORECASE)
_AFTER_THE_LAST = re.compile(
    r"\bafter\b[^.?!]{0,25}\b(?:final|last|stage (?:2|two)|second)\b(?: \w+)? ?(?:answer|reply|response|letter|decision|word)?\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:can|could|do|have|should|must) (?:i|we|she|he|mum|dad|my client)\b|\b(?:i|we|she|he)(?:['’]?ve| have) got\b",
    re.IGNORECASE,
)
_LOOK_AT_IT = re.compile(
    r"\b(?:can|could|will|would|does|do|is|are) (?:the )?(?:housing )?ombudsm[ae]n (?:even |actually |also |still |able to |allowed to )*(?:look(?:ing)? (?:at|into)|deal with|take(?: on)?|help with|investigate|hear|consider|cover)"
    r" (?:mine|ours|my (?:case|complaint|one)|it|this|that|us|me|(?:people|someone|somebody) like (?:me|us)|a case like (?:mine|this))\b(?:[^.?!]{0,12}| (?:if|when|as|since|being|even though) [^.?!]{0,40})\W*$",
    re.IGNORECASE,
)
_HOLDERS = {Tenure.LEASEHOLDER: "leaseholder", Tenure.SHARED_OWNERSHIP: "shared owner"}
ASKED = "how long do i have to take a complaint to the housing ombudsman?"


def time_to_go_there(earlier: Situation, now: Situation) -> Situation:
    """The message with the Ombudsman named in it, where it asks how long there is to go "there"; any other as it was."""
    text = now.english
    if now.events or now.landlord or now.refs or earlier.apart == "emergency":
        return now
    if _LOOK_AT_IT.search(text) and not (earlier.refs or earlier.case):
        who = _HOLDERS.get(now.tenure or (earlier.own or earlier).tenure or Tenure.UNKNOWN, "tenant")
        return _said(now, f"can a {who} complain to the housing ombudsman?", (Ask.PROCESS,))
    if _TIME.search(text) and _AFTER_THE_LAST.search(text) and _MINE.search(text) and not _ANOTHERS.search(text):
        return _said(now, ASKED, (Ask.TIMESCALE, Ask.PROCESS))
    if not (_TIME.search(text) and _GOING.search(text)) or _ANOTHERS.search(text) or _OMBUDSMAN.search(text):
        return now
    return _said(now, ASKED, (Ask.TIMESCALE, Ask.PROCESS)) if _was_sent_there(earlier) else now


def _said(now: Situation, text: str, asks: tuple[Ask, ...]) -> Situation:
    clause = Clause(text=text, asks=asks)
    return now.model_copy(update={"english": text, "clauses": (clause,), "asks": asks, "loose": ()})


def _was_sent_there(earlier: Situation) -> bool:
    """Whether the message before asked where to turn, and that is the Ombudsman."""
    if earlier.refs or earlier.apart == "emergency":
        return False
    told = " ".join(one.text for one in earlier.told)
    if _OTHER_BODY.search(told) and not _OMBUDSMAN.search(
        told.replace("Local Government and Social Care Ombudsman", "")
    ):
        return False
    asked = asks_next_steps(earlier.english) and _WHERE.search(earlier.english) is not None
    return asked or _OMBUDSMAN.search(earlier.english) is not None
