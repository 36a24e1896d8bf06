"""A complaint not made yet, of which it is asked whether there is still time: the days told are of the trouble."""

from __future__ import annotations

import re

from assistant.situation.situation import Ask, Clause

_COMPLAIN = r"(?:complain\b|(?:go|put|make|raise|start|bring|lodge|send)\b[^.?!]{0,12}\bcomplaint\b|complaining\b|(?:making|raising|putting) (?:in )?a complaint\b)"
_ASKED = re.compile(
    rf"\bhow (?:far back|old|late|long ago)\b[^.?!]{{0,50}}\b(?:complain|{_COMPLAIN})|\btoo (?:late|old|long ago)\b[^.?!]{{0,25}}\b{_COMPLAIN}"
    rf"|\b{_COMPLAIN}[^?!]{{0,90}}\btoo (?:late|old|long ago)\b|\b(?:can|could|may) (?:i|we|she|he|they) still\b[^.?!]{{0,12}}\b{_COMPLAIN}"
    rf"|\b(?:time limit|deadline|cut[- ]?off|limit)\b[^.?!]{{0,12}}\b(?:for|on|to)\b[^.?!]{{0,12}}\b(?:{_COMPLAIN}|new complaints\b)"
    r"|\bhow long (?:have|do|did) (?:i|we|she|he|they)\b[^.?!]{0,12}\bto (?:complain|(?:make|put|raise|bring|start) (?:in )?a complaint)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\bcomplained\b|\b(?:my|our|her|his|their|the) (?:formal )?complaint (?:was|went|is|of|from|dated|has|got|they)\b"
    r"|\b(?:i|we|she|he|they|tenant|resident)(?:['’]?ve| have| has| had)?(?: only| already| then| just)? (?:made|sent|put|raised|lodged|logged|emailed|filed)\b[^.?!,]{0,15}\bcomplaint\b"
    r"|\backnowledg|\bescalat|\bstage (?:1|2|one|two)\b|\bcomplaint (?:sent|made|raised|logged|was)\b|\bombudsm[ae]n\b",
    re.IGNORECASE,
)


def is_complaint_to_come(text: str) -> bool:
    """Whether a message asks if there is still time to complain, and tells of no complaint that was made.

    "How far back can I go with a complaint, the leak was two years ago."
    """
    return bool(_ASKED.search(text)) and not _MADE.search(text)


def asking_no_wait(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses, less a wait that "is it too late to complain" seems to ask about."""
    return tuple(
        clause.model_copy(update={"asks": tuple(ask for ask in clause.asks if ask is not Ask.DELAY) or (Ask.PROCESS,)})
        if is_complaint_to_come(clause.text)
        else clause
        for clause in clauses
    )
