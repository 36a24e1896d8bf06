"""Days whose role stands in more than the words next to them: what those who have to answer did, and papers that came."""

from __future__ import annotations

import re

from assistant.situation.receipts import tells_holding_reply, tells_receipt
from assistant.situation.weekdays import WEEKDAY
from assistant.situation.wordlists import patterns
from assistant.timescales.facts import Happening

_COMPLAINT = re.compile(r"\bcomplain|\bstage (?:1|2|one|two)\b|\bescalat", re.IGNORECASE)
_ENDS_AT_SENTENCE = re.compile(r"[.?!;]\s|\n")
_LOGGED_TOO = re.compile(
    r"^\W*(?:(?:they|it|the \w+)(?:['’]d)? )?(?:only |then |finally |have |has |had |it |been |was )*(?:logged|registered|recorded|confirmed|accepted)(?: (?:it|mine|that|my|the|her|his|our|complaint))*\s*$",
    re.IGNORECASE,
)
"""What is done with a complaint that came in: no report of the person's."""
_SAID_LOGGED = re.compile(
    r"\b(?:say|said|saying|tell|telling|told)\b[^.?!]{0,12}\b(?:it|complaint|request|escalation)(?:['’]s| is| was| has| had)? (?:been )?(?:logged|registered|recorded|on the system)\b",
    re.IGNORECASE,
)
_THEY_SAID = re.compile(
    r"^\W*(?:they|it|he|she|the \w+|my landlord)(?:['’]ve)? (?:then |also |had |have |has )*(?:wrote|written|e-?mailed|texted|told|said|rang|explained|asked|sent|let|replied)\b",
    re.IGNORECASE,
)
_GOT_AN_ANSWER = re.compile(
    r"(?:^|\b(?:i|we|only|finally|then|just)\s)\W*(?:(?:got|had|received) (?:it|theirs|one)|heard)(?: back| in)?(?: only| finally)?(?: on)?\s*$",
    re.IGNORECASE,
)
"""What was asked for came: after stage 2 was asked for, its answer."""
_SENT_WORD = re.compile(
    r"\b(?:letter|e-?mail|text|note|message|card|phone call)(?: (?:came|arrived|dated|sent|from \w+))*(?: on)?\s*$|\b(?:wrote|e-?mailed|texted|messaged)(?: to (?:me|us|her|him)| me| us| back)?(?: on)?\s*$",
    re.IGNORECASE,
)
_SAYING_MORE_TIME = re.compile(
    r"^\W*(?:saying|to say|asking|that said|which said|says)\b[^.?!]{0,40}\b(?:more time|longer|extend\w*|extension|extra (?:time|\w+ days))\b",
    re.IGNORECASE,
)
_TOLD_BY_THEM = re.compile(
    r"\b(?:wrote|written|e-?mail\w*|text\w*|letter|told (?:me|us|her|him)|confirmed|rang|phoned)(?: (?:to )?(?:me|us|her|him|back))*(?: on)?\s*$",
    re.IGNORECASE,
)
_AT_STAGE_2 = re.compile(
    r"^\W*(?:(?:confirming|acknowledging|accepting|saying|to|confirm|acknowledge|accept|say|that|receipt|of|my|the|her|his|our|it|it['’]?s"
    r"|complaint|request|was|is|had|has|been|now|gone|moved|for|at|up) )+(?:escalation|stage (?:2|two))\b(?! (?:reply|answer|response|decision|letter))",
    re.IGNORECASE,
)
"""What those who have to answer sent on a day, and after the day that it said that stage 2 has begun."""
_WITH_FINDINGS = re.compile(
    r"^\W*(?:with|saying|giving|telling (?:me|us|her|him)|about) (?:me |us )?(?:(?:what (?:he|she|they|it|was|had been|the \w+)(?:['’]d| had)? (?:had )?found)|(?:the |his |her |their |its )?(?:findings|results))\b",
    re.IGNORECASE,
)
"""A letter that is told of before its day, and after it what it said."""
_CLAIM = re.compile(
    r"\b(?:letter of claim|letter before (?:claim|action)|claim letter|pre-?action letter|protocol letter)\b",
    re.IGNORECASE,
)
_HAD_IT = re.compile(
    r"\b(?:they|it|landlord|council|association|he|she)(?:['’]ve)?(?: \w+)? (?:received|got|had|signed for|took) (?:it|that|the letter)(?: in| safely)?\s*$|\b(?:delivered|signed for|arrived|reached (?:them|it|the \w+)|landed)\s*$|\backnowledg\w* (?:it|receipt|the letter)\s*$",
    re.IGNORECASE,
)
NAMED_DAY = re.compile(rf"\b(?:{WEEKDAY})(?: the)?\s*$", re.IGNORECASE)
BY_DAY = re.compile(rf"(?:\b(?:back )?on|\bby)?\W*(?:{NAMED_DAY.pattern})?\W*$", re.IGNORECASE)
"""What leads up to a day and says nothing of it."""
_CLAIM_MADE = re.compile(
    r"\b(?:put in|made|sent(?: in)?|submitted|filed|lodged|posted|handed in|e-?mailed)(?: (?:them|it|l&q))? (?:a|an|my|our|the|her|his) (?:compensation claim|claim for (?:\w+ )?compensation)\b[^.?!,]{0,25}$",
    re.IGNORECASE,
)
_ITS_REPORT = re.compile(
    r"(?:^|[,;:.] *)report(?: only| finally| then| came| sent| in| dated)*\s*$|\b(?:his|her|their|its|the|a|full|written) report\b(?! (?:of|about) (?:the|a|my|our)\b)(?![^.?!]*\b(?:i|we)\b)[^.?!]{0,30}$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:copy|copies|paperwork|certificate|cp12|eicr|report|record|printout)(?: (?:of|from|for) (?:the|it|that|his|her|my|our)(?: \w+){0,2})?(?:,? (?:and|but) (?:it|they|that))?,?"
    r"(?: (?:finally|only|then|eventually|has|had|was|got|itself|all|just|which))* (?:dropped|landed|came|turned up|arrived|reached|got (?:here|to)|plopped|appeared|sent|posted|emailed|handed|given|delivered|(?:she|i|we|he) (?:only )?(?:got|had|received))\b[^.?!,]{0,30}$",
    re.IGNORECASE,
)
"""A paper that a check or a test was followed by came."""
_WRITTEN_UP = re.compile(
    r"\b(?:summary|findings|written results|(?:surveyor|inspector|officer)['’]?s report|(?:survey|inspection|investigation) report|write-?up|what (?:they|he|she|it|was|the \w+) (?:had )?found)\b[^.?!;]*$",
    re.IGNORECASE,
)
_CAME_OF_IT = re.compile(
    r"^\W*(?:and|but)? ?(?:only |it |that |which |finally |then )*(?:came|arrived|landed|reached \w+|got (?:here|to \w+)|turned up)(?: on)?\W*$",
    re.IGNORECASE,
)
"""What came of an investigation, in writing, and that it reached the tenant."""
_NOT_WRITTEN_UP = re.compile(
    r"\b(?:no|not|never|nothing|without|due|should|supposed|meant|ask\w*|chas\w*|request\w*|want\w*|wait\w*|promis\w*|until|till|before|about|complain\w*"
    r"|(?:did|has|have|had|was|were|is|does|do|could|would)n['’]?t)\b",
    re.IGNORECASE,
)
_OF_CHECKS = re.compile(r"\b(?:gas|boiler|cp12|eicr|electric\w*|wiring)\b", re.IGNORECASE)
_CHECK_WAS = re.compile(
    r"\b(?:check|inspection|test|visit) (?:itself |only )?(?:was|happened|took place|got done|done)(?: done| carried out| completed)?(?: on)?\s*$"
    r"|\b(?:did|done|had|carried out) (?:the|its|his|a|her|my|our) (?:\w+ ){0,2}(?:check|inspection|test)(?: on)?\s*$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\b", re.IGNORECASE)
_A_PAPER = re.compile(r"\b(?:copy|copies|paperwork|certificate|cp12|eicr|report|record|printout)\b", re.IGNORECASE)
_GOT_PAPER = re.compile(
    r"\b(?:i|we|she|he|they|mum|dad)?(?: only| finally| then| eventually)* ?(?:got|had|received|saw) (?:it|one|mine|ours|that|hers|his)\b[^.?!,]{0,12}$"
    r"|\b(?:it|mine|that)(?: only| finally| then| eventually| was)* (?:came|arrived|landed|turned up|sent|posted|emailed)\b[^.?!,]{0,20}$",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"\b(?:gas|boiler|cp12|eicr|electric\w*|wiring|safety)\b[^.?!]{0,25}\b(?:check|inspection|test|service|eicr|cp12|certificate|checked|inspected|tested|serviced)\b[^.?!]{0,15}$",
    re.IGNORECASE,
)
_NONE_SINCE = re.compile(
    r"^[^.?!]{0,20}\b(?:nothing|none|not \w+|nobody|no one|not been|hasn['’]?t|haven['’]?t)\b[^.?!]{0,25}\bsince\b"
    r"|\bnext (?:one |check |inspection )?(?:is |was )?due\b|\bdue (?:again|its next)\b|\b(?:next one|the next)\b",
    re.IGNORECASE,
)
"""A check that is told only for the one that should follow it."""
_AND_MENDED = re.compile(
    r"^\W*and (?:he |she |they )?(?:fixed|mended|repaired|sorted|cleared|replaced|unblocked|did (?:it|the \w+)|finished (?:it|the)|fitted|put (?:it|them|that|the \w+|a new \w+) (?:right|back|up|in))\b(?! (?:half|part|some|one of))",
    re.IGNORECASE,
)
"""What a visit that is told of led to."""
_AND_LOOKED = re.compile(
    r"^\W*(?:(?:and|n|&|he|she|they|just|only) )*(?:had (?:a|his|her) (?:\w+ )?look|looked (?:at|round|over|into)|took (?:some |a few )?(?:readings|photos|pictures|measurements)|inspected|surveyed|tested)\b",
    re.IGNORECASE,
)
"""What a visit that is told of was for."""
_COME = re.compile(
    r"(?<!will )(?<!would )(?<!should )(?<!if )\b(?:they|he|she|someone|somebody|(?:an?|the|some|two|their|this|another)(?: \w+){0,2}? (?:m[ae]n|blokes?|lads?|chaps?|guys?|fell[ae]rs?|fellas?|women|woman|lady|workm[ae]n|plumbers?|electricians?|sparky|locksmiths?|joiners?|roofers?|builders?|inspectors?|surveyors?|operatives?|engineers?)|contractors?|plumber|engineer|lads|council)"
    r" (?:only |finally |then |eventually )?come(?: out| round| back| over)?(?: on)?(?: the)?\W*$",
    re.IGNORECASE,
)
"""A visit that was made, as it is often told: `they come 16 Nov and fixed it`."""
_LOOKED_INTO = re.compile(
    r"\b(?:inspect|survey(?!or)|investigat|assess|look(?:ed|ing)? (?:at|into|round|over)\b)", re.IGNORECASE
)
_AND_ENDED = re.compile(
    r"^\W*(?:(?:and|it|that|which|they|he|she|only|then|finally|had) )*(?:was )?(?:ended|finished|done|completed|concluded|over)"
    r"(?: it| that)?(?: up)?(?: on)?\W*$",
    re.IGNORECASE,
)
_FINDINGS_ASKED = re.compile(r"\b(?:summary|findings|what (?:they|he|she|it) found)\b", re.IGNORECASE)
_LOOKER = re.compile(
    r"^\W*(?:the |a |their |and |then )*(?:surveyor|inspector|damp (?:man|bloke|surveyor|specialist|team))(?: (?:was|were|on|here|only|finally))*\W*$",
    re.IGNORECASE,
)
"""A visit told by who came and the day alone: `surveyor 26 october`."""
_PAPER_CAME = re.compile(
    r"\b(?:letter|e-?mail|text|card|note|report|paperwork|bill|quote|parcel|parts?|post)s?(?: (?:only|finally|then|eventually))* (?:came|come|arrived|turned up|landed)(?: (?:back|in|through|on))*\W*$",
    re.IGNORECASE,
)
"""A thing that came, and nobody with it."""
_OF_DAMP = re.compile(r"\b(?:damp|mou?ldy?|condensation)\b", re.IGNORECASE)


_TOLD_AGAIN = re.compile(
    r"\b(?:told|report(?:ed)?|logged|raised|informed|notified|flagged|let (?:them|it|him|her|the \w+) know)\b(?! (?:me|us)\b)[^.?!;]{0,40}\bagain\b[^.?!;,]{0,25}$"
    r"|\bre-?(?:reported|raised|logged)\b[^.?!;,]{0,30}$|\b(?:second|2nd|fresh|new|another|further) (?:report|time)\b[^.?!;,]{0,20}$",
    re.IGNORECASE,
)
_AND_AGAIN = re.compile(
    rf"^[\s,]*(?:and|then|&|\+)(?: then| once)? again(?: on| in)?\W*(?:{NAMED_DAY.pattern})?\W*$", re.IGNORECASE
)
_NO_REPORT = re.compile(r"\b(?:chas\w*|ask\w*|when|appointment|cancel\w*|moved?|missed)\b", re.IGNORECASE)
"""What is asked after a report, and is none."""


_DENIED = re.compile(
    rf"(?:\b(?:and|but|so)|[,;:.(–-])\s*(?:not|rather than|instead of)\s+(?:on\s+)?(?:{WEEKDAY}\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""A day that is put right: "the 28th, not the 5th"."""
_I_REPORTED = re.compile(
    r"\b(?:i|we|she|he) (?:first |had )?reported(?: (?:it|this|that))?(?: to \w+)?(?: back)? on\s*$", re.IGNORECASE
)
_COMPLAINT_OF = re.compile(r"\bmy (?:formal )?complaint (?:of|from|dated|made on|sent on)(?: the)?\s*$", re.IGNORECASE)


def role_by_lead(before: str) -> str | None:
    """The role of a day by the very words that lead up to it: "not the 5th", "I reported on", "my complaint of"."""
    if _DENIED.search(before):
        return "nothing"
    if _I_REPORTED.search(before):
        return Happening.REPORTED.value
    return Happening.COMPLAINED.value if _COMPLAINT_OF.search(before) else None


def is_reported_again(stretch: str, piece: str, text: str, *, just_before: bool) -> bool:
    """Whether damp or mould that was reported is told to have been reported again on a day.

    That starts the time of a law that did not count the first report. `just_before`: the day before it is one of a report.
    """
    if not _OF_DAMP.search(text) or _COMPLAINT.search(text) or _NO_REPORT.search(piece):
        return False
    return _TOLD_AGAIN.search(piece) is not None or (just_before and _AND_AGAIN.search(stretch) is not None)


def role_of_answerer(
    before: str, text: str, sentence: str, piece: str, follows: str, earlier: set[Happening | None]
) -> str | None:
    """The role of a day by what is told of those who have to answer; None where nothing of the kind is told.

    `before`: the message up to the day. `sentence` and `piece`: its sentence and clause up to the day. `follows`: what
    comes after it. `earlier`: the roles of the days told before.
    """
    whole = _ENDS_AT_SENTENCE.split(follows)[0]
    bare = BY_DAY.sub("", piece)
    opens = re.search(r"\w", bare) is None
    if (
        _TOLD_BY_THEM.search(piece)
        and not re.search(r"\b(?:i|we)\b", piece, re.IGNORECASE)
        and _AT_STAGE_2.match(whole)
    ):
        return Happening.ESCALATION_ACKNOWLEDGED.value
    if earlier and _COMPLAINT.search(text):
        said = _SAID_LOGGED.search(piece) or (opens and _SAID_LOGGED.search(whole[:60]))
        if said or _LOGGED_TOO.search(bare):
            return Happening.ACKNOWLEDGED.value
    if _awaits_receipt(before, earlier):
        if tells_receipt(piece, follows):
            return Happening.ACKNOWLEDGED.value
        if tells_holding_reply(piece):
            return "nothing"
    if earlier and opens and _THEY_SAID.search(whole) and _says_more_time(whole):
        return Happening.EXTENDED.value
    if earlier & {Happening.INVESTIGATED, Happening.CHECKED} and (
        _ITS_REPORT.search(sentence)
        or _PAPER.search(sentence)
        or (_OF_CHECKS.search(text) and _A_PAPER.search(text) and _GOT_PAPER.search(piece))
    ):
        return Happening.SUMMARY_SENT.value
    if earlier and _SENT_WORD.search(piece) and _SAYING_MORE_TIME.search(whole):
        return Happening.EXTENDED.value
    if Happening.INVESTIGATED in earlier and _SENT_WORD.search(piece) and _WITH_FINDINGS.search(whole):
        return Happening.SUMMARY_SENT.value
    if Happening.INVESTIGATED in earlier and _WRITTEN_UP.search(piece) and not _NOT_WRITTEN_UP.search(piece):
        return Happening.SUMMARY_SENT.value
    if Happening.SUMMARY_SENT in earlier and _CAME_OF_IT.search(piece):
        return Happening.SUMMARY_SENT.value
    if not earlier and _CHECK.search(sentence) and _NONE_SINCE.search(follows):
        return Happening.CHECKED.value
    if _OF_CHECKS.search(text) and _CHECK_WAS.search(piece) and not _LAST.search(piece):
        return Happening.INVESTIGATED.value
    if _ends_a_look(before, BY_DAY.sub("", piece), text):
        return Happening.INVESTIGATED.value
    if earlier & {Happening.ESCALATED, Happening.ESCALATION_ACKNOWLEDGED} and _GOT_AN_ANSWER.search(piece):
        return Happening.STAGE_2_ANSWERED.value
    if _CLAIM_MADE.search(piece):
        return Happening.REPORTED.value
    return Happening.CLAIM_RECEIVED.value if _CLAIM.search(before) and _HAD_IT.search(bare) else None


def _ends_a_look(before: str, piece: str, text: str) -> bool:
    """Whether what ended on a day is a look into damp, or one whose findings are asked for: no job was finished."""
    of_a_look = _LOOKED_INTO.search(_ENDS_AT_SENTENCE.split(before)[-1])
    return bool(of_a_look and _AND_ENDED.search(piece) and (_OF_DAMP.search(text) or _FINDINGS_ASKED.search(text)))


def _awaits_receipt(before: str, earlier: set[Happening | None]) -> bool:
    """Whether a complaint, or an escalation, is told of before a day, and no acknowledgement or answer of it yet."""
    if Happening.ESCALATED in earlier:
        return not earlier & {Happening.ESCALATION_ACKNOWLEDGED, Happening.STAGE_2_ANSWERED}
    went_in = Happening.COMPLAINED in earlier or (Happening.REPORTED in earlier and "complain" in before.lower())
    return went_in and not earlier & {Happening.ACKNOWLEDGED, Happening.STAGE_1_ANSWERED}


def role_of_visit(told: str | None, piece: str, follows: str, text: str) -> str | None:
    """What a visit came to by what follows its day: the job was done, or damp was looked at; `nothing` where
    only a letter or a part came; None for any other.

    `told`: the role that the words before the day give it. `piece`: those words.
    """
    if told is None and _LOOKER.search(piece):
        return Happening.ATTENDED.value
    if told == Happening.ATTENDED.value and _PAPER_CAME.search(piece):
        return "nothing"
    attended = told == Happening.ATTENDED.value
    if (attended or _COME.search(piece)) and _AND_MENDED.search(follows):
        return Happening.COMPLETED.value
    if told is None and _COME.search(piece):
        return Happening.ATTENDED.value
    looked = attended and _OF_DAMP.search(text) and _AND_LOOKED.search(follows)
    return Happening.INVESTIGATED.value if looked else None


def _says_more_time(words_after: str) -> bool:
    return any(pattern.search(words_after) for pattern in patterns("dates", Happening.EXTENDED.value))
