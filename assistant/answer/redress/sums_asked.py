"""Whose sum a message asks for, and whether the sums that were stated are all that it asks."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.redress.money import names_a_rate
from assistant.answer.statements.draft import Draft, say
from assistant.remedies.contract import GuidanceLine, RemedyEstimate
from assistant.situation.losses import mentions_missed_appointments
from assistant.situation.situation import Ask, Situation

_OMBUDSMAN_SETS = re.compile(
    r"\bombudsm[ae]n(?:'?s)? (?:would |might |usually |now |actually )?(?:sets?|puts?|reckons?|gives?|pays?|allows?)\b",
    re.IGNORECASE,
)
_WHAT_OMBUDSMAN = re.compile(
    r"\b(?:what|how much)(?:['’]?d| would| will| does| might| could| can| should) the (?:housing )?ombudsm[ae]n\b",
    re.IGNORECASE,
)
"""The same of a visit that was missed, and of nothing else: its set sum answers, and no award for a home in disrepair."""
_OWN_SUM = re.compile(
    r"\bombudsm[ae]n (?:says?|thinks?|recommends?) (?:that )?(?:i|we|she|he|they)(?:['’]?d| should| would| can| could| might| ought to)?(?: be)? (?:get|given|have|paid|due|owed|receive)\b",
    re.IGNORECASE,
)
_PER_WHOM = re.compile(
    r"\b(?:each|every one|all|both) of us\b|\b(?:per|for each|for every|each|every) (?:person|head|tenant|child|adult|room|household|home|member)\b|\b(?:for )?(?:the (?:whole )?(?:house|household|family|flat|lot of us))\b(?=\W*$)"
    r"|\bfor (?:both|all) (?:of )?(?:us|my \w+)\b|\bdo (?:we|i) (?:all|each|both) get\b",
    re.IGNORECASE,
)
_POLICY_PAYS = re.compile(
    r"\b(?:policy|scheme)\b[^.?!]{0,25}\b(?:pays?|gives?|allows?|sets?|says?|offers?|worth|make|come)\b|\bby (?:its|their|the landlord'?s) (?:own )?(?:\w+ )?(?:policy|scheme)\b",
    re.IGNORECASE,
)
_OMBUDSMANS = re.compile(r"\bombudsm[ae]n", re.IGNORECASE)
_LANDLORDS_OWN = re.compile(
    r"\bown (?:\w+ )?(?:policy|scheme|rules?|rates?|sum|figure)\b|\b(?:their|there|its|his|her) (?:policy|scheme|rules?|rates?|sum|figure)\b"
    r"|\b(?:they|it)\b[^.?!]{0,12}\b(?:pays?|gives?|offers?)\b[^.?!]{0,20}\b(?:themselves|itself)\b"
    r"|\b(?:landlord|council|association)'?s? (?:own|(?:\w+ )?(?:policy|scheme|rules?|rates?|sum|figure))\b",
    re.IGNORECASE,
)


_OF_SCHEME = re.compile(
    r"\b(?:schedule|scheme|tariff|compensation policy|rate card)\b[^.?!]{0,30}\b(?:pays?|gives?|allows?|sets?|says?|offers?|worth|get|for)\b"
    r"|\bwhat (?:does|do|would) (?:their|the landlord['’]s|its) (?:own )?(?:schedule|scheme|tariff|policy)\b",
    re.IGNORECASE,
)
"""The landlord's own rates are asked for, and nothing that others set."""


def sums_settle_it(situation: Situation, lines: list[GuidanceLine]) -> bool:
    """Whether the sums that were stated are all that is asked: the Ombudsman's, worked out, or the landlord's own policy."""
    asked, text = Ask.REMEDY in situation.asks, situation.own_words
    worked_out = any(line.amount is not None and (line.force == "guidance" or counts_on(situation)) for line in lines)
    rate = names_a_rate(text) and _OMBUDSMANS.search(text) and any(line.force == "guidance" for line in lines)
    if asked and rate and situation.follow_up is not None:
        return True
    if asked and worked_out and (_OMBUDSMAN_SETS.search(text) or asks_own_sum(text) or counts_on(situation)):
        return True
    if asked and situation.category is None and _WHAT_OMBUDSMAN.search(text) and mentions_missed_appointments(text):
        return any(line.force == "guidance" for line in lines)
    return asked and _POLICY_PAYS.search(text) is not None and any(line.force == "landlord policy" for line in lines)


def asks_own_sum(text: str) -> bool:
    """Whether a text asks what the Ombudsman says that the person should get: its set sum, and no past cases."""
    return _OWN_SUM.search(text) is not None


def counts_on(situation: Situation) -> bool:
    """Whether a later message asks for a sum of what was counted before."""
    counted = {"losses", "missed_appointments"} & set(situation.carried)
    return situation.follow_up is not None and bool(counted) and Ask.REMEDY in situation.asks


def lines_asked(estimate: RemedyEstimate, situation: Situation) -> list[GuidanceLine]:
    """The lines that are asked for: a later message may want the Ombudsman's sum alone, or the landlord's own."""
    lines, text = list(estimate.guidance), situation.own_words
    named = _OMBUDSMANS.search(text) is not None
    by_name = situation.landlord is not None and "landlord" not in situation.carried
    own = by_name or _LANDLORDS_OWN.search(text) is not None
    scheme = situation.landlord is not None and not named and _OF_SCHEME.search(text) is not None
    if situation.follow_up is None and scheme and any(line.force == "landlord policy" for line in lines):
        return [line for line in lines if line.force == "landlord policy"]
    if situation.follow_up is None or named == own:
        return lines
    force = "guidance" if named else "landlord policy"
    return [line for line in lines if line.force == force]


def state_per_whom(lines: list[GuidanceLine], situation: Situation, draft: Draft) -> None:
    """That our record does not say whether a set sum is for each person, room or home, where that is asked."""
    if lines and asks_per_whom(situation.own_words):
        draft.add(StatementKind.UNKNOWN, say("per_whom"), lines[0].citation)


def state_no_own_sum(lines: list[GuidanceLine], situation: Situation, draft: Draft) -> None:
    """That our record holds no sum of the landlord's own, where that alone was asked for."""
    named = situation.landlord
    known = named.name if named else None
    theirs = any(line.force == "landlord policy" for line in lines)
    if theirs or (lines and not known) or not _LANDLORDS_OWN.search(situation.own_words):
        return
    draft.add(StatementKind.UNKNOWN, say("no_own_sum", landlord=known) if known else say("whose_sum"))


def asks_per_whom(text: str) -> bool:
    """Whether a text asks if a sum is for each person, each room or the whole home."""
    return _PER_WHOM.search(text) is not None
