"""Who should answer a message: we, somebody else first, somebody else instead, or nobody.

Emergencies come before everything. The words (`worded_kinds.py`) are certain but foresee little, the meaning
(`learnt_kinds.py`) foresees more but may be wrong: `triage` weighs them. Each picks an entry of
`wording/signposts.yaml` (`signposts.py`). A sentence in a message that gives orders to the assistant is set aside
(`instructions.py`), and refused only where nothing else is asked.
"""

from __future__ import annotations

import re

from assistant.answer.message.followup import (
    asks_next_steps,
    asks_what_difference,
    asks_what_to_do,
    less_thanks,
    says_nothing,
)
from assistant.answer.message.instructions import set_aside_instructions
from assistant.answer.message.kinds import OURS, MessageKinds
from assistant.answer.message.learnt_kinds import (
    LIKELY_ASIDE,
    LIKELY_OTHER,
    asks_us_as_well,
    borne_out,
    is_certain,
    learnt_emergency,
    likeliest,
    together,
)
from assistant.answer.message.nonsense import is_nonsense
from assistant.answer.message.signposts import Rule, less, matches, our_schemes, wording
from assistant.answer.message.worded_kinds import NATIONS, SENTENCES, is_alarming, is_sure, worded_kind
from assistant.records import Tenure
from assistant.records.categories import categorise
from assistant.situation.clauses import about_another
from assistant.situation.languages import meanings_in
from assistant.situation.situation import Ask, Situation
from assistant.situation.visits import mentions_missed_appointments
from assistant.situation.wordlists import named_rules, says

_SURELY_ELSEWHERE = 0.8
"""What words that are mostly no words must be, not to be asked again."""
_TO_REFUSE = 0.65
"""Nobody who asks an honest question is to be refused: an order or a trick must be the likelier."""
_SURELY_OURS = 0.9
"""From here on an expression is taken to have met a figure of speech, or something past."""
_ALL_BUT_OURS = 0.97
"""The same where the question is answered after the warning: the less is lost by a needless one."""
_FEW = 10
_OF_SOCIAL_HOUSING = (Tenure.SECURE, Tenure.SHARED_OWNERSHIP)
_ELSEWHERE = frozenset({"wales", "scotland", "northern-ireland"})
"""Countries whose name alone may take a message from us where it names a landlord of England."""
_FOR_LONG = frozenset({"suicide", "violence", "homeless-tonight"})
"""Dangers that stay though their beginning lies back."""
_ANY_LANDLORD = "my landlord"
_COUNCIL = re.compile(r"\b(?:council|borough|city of)\b", re.IGNORECASE)
_A_SET_SUM = re.compile(
    r"\b(?:set|fixed|daily|flat|standard) (?:daily |weekly )?(?:sum|rate|amount|figure|tariff)\b"
    r"|\b(?:sum|amount|rate|figure|how much)\b[^.?!]{0,30}\b(?:a|per|each|every) (?:day|week)\b",
    re.IGNORECASE,
)
"""What the guidance sets for each day of a loss is asked: nobody in danger asks it."""
_A_NUMBER = re.compile(r"£ ?\d|\b\d+ (\w+ )?(hours?|days?|weeks?)\b")


def triage(situation: Situation, kinds: MessageKinds | None = None) -> Rule | None:
    """The entry that a message falls under, None where it is simply ours to answer."""
    if situation.urgent:
        before = {"question": situation.urgent, "english": situation.urgent, "own_words": situation.urgent}
        return triage(situation.model_copy(update={**before, "urgent": "", "follow_up": None, "carried": ()}), kinds)
    worded = _worded(situation)
    if kinds is None or meanings_in(situation.question) or (worded and (worded.certain or is_sure(worded, situation))):
        return worded
    told = _less_opening(situation)
    if not told:
        return worded
    told = set_aside_instructions(told, kinds)[0] or situation.question
    message = less(wording()["figures"], told).strip() or told
    likely = borne_out(kinds.likely(message), message, kinds)
    emergency = _learnt_emergency(message, likely, situation, kinds)
    if emergency and not (worded and worded.kind == "refuse"):
        return worded if worded and worded.kind == "emergency" else emergency
    if worded and not (worded.kind == "abstain" and together(likely, "body") >= _SURELY_ELSEWHERE):
        return worded if likely.get(OURS, 0.0) < (_ALL_BUT_OURS if worded.then else _SURELY_OURS) else None
    return None if _goes_on(message, situation) else _learnt(message, likely, situation, kinds)


def _worded(situation: Situation) -> Rule | None:
    """The entry that the words pick, unless help comes too late for it or a scheme of ours is named."""
    rule = worded_kind(situation)
    if rule and rule.kind == "emergency" and _is_too_late(rule, situation):
        return None
    return None if rule and rule.yields and _names_our_scheme(situation) else rule


def _learnt_emergency(message: str, likely: dict[str, float], situation: Situation, kinds: MessageKinds) -> Rule | None:
    """The emergency that the meaning picks, unless help comes too late; a few words that go on must be certain."""
    rule = learnt_emergency(message, likely, kinds)
    if rule is None or _is_too_late(rule, situation):
        return None
    # A thing that is only named tells of no danger.
    if situation.follow_up and says("followups", "only names a thing", text=message):
        return None
    if rule.id == "suicide" and _is_of_a_last_day(message, kinds):
        return None
    if _asks_of_money(message, situation) and not is_alarming(rule, message):
        return None
    doubtful = situation.carried and len(message.split()) < _FEW and not is_certain(rule, likely)
    if rule.id != "suicide" and _is_of_another(message, situation, kinds):
        return None
    # Works that are supposed to be still undone by a day ahead are a wait: nobody speaks of oneself.
    if (
        rule.id == "suicide"
        and situation.follow_up
        and situation.ahead
        and says("followups", "only waits", text=message)
    ):
        return None
    # Who asks what was decided in cases like this tells of what has been.
    of_cases = says("case_list", "asks", text=message) and together(likely, "emergency") < LIKELY_ASIDE
    return None if doubtful or of_cases else rule


def _asks_of_money(message: str, situation: Situation) -> bool:
    """Whether money is asked for a visit that was not kept, or what sum is set for each day: a loss, not a danger."""
    visit = Ask.REMEDY in situation.asks and mentions_missed_appointments(message)
    return visit or (_A_SET_SUM.search(message) is not None and len(SENTENCES.split(message)) == 1)


def _is_of_a_last_day(message: str, kinds: MessageKinds) -> bool:
    """Whether all that sounds like a wish to die is a question about the last day for an answer or a job."""
    sentences = SENTENCES.split(message)
    rest = [one for one in sentences if not says("followups", "asks for a last day", text=one)]
    if len(rest) == len(sentences):
        return False
    left = " ".join(rest)
    return not left or learnt_emergency(left, borne_out(kinds.likely(left), left, kinds), kinds) is None


def _is_of_another(message: str, situation: Situation, kinds: MessageKinds) -> bool:
    """Whether all that sounds like an emergency is told of somebody else's decided case."""
    others = [clause.text for clause in situation.clauses if about_another(clause.text)]
    rest = message
    for text in others:
        rest = rest.replace(text, " ")
    if rest == message or not rest.strip(" .,;!?"):
        return False
    return learnt_emergency(rest, borne_out(kinds.likely(rest), rest, kinds), kinds) is None


def _learnt(message: str, likely: dict[str, float], situation: Situation, kinds: MessageKinds) -> Rule | None:
    """What else the meaning picks: to be refused, for another body, or of no matter of ours."""
    least = LIKELY_ASIDE if situation.carried or situation.refs else LIKELY_OTHER
    if _rents_from_a_social_landlord(situation):
        likely = {name: chance for name, chance in likely.items() if name != "private-renting"}
    if situation.tenure is Tenure.SHARED_OWNERSHIP:
        likely = {name: chance for name, chance in likely.items() if name != "freeholder"}
    if situation.landlord is not None and situation.landlord.slug is not None:
        likely = {name: chance for name, chance in likely.items() if name not in _ELSEWHERE}
    for kind in ("refuse", "body", "abstain"):
        if kind == "refuse" and asks_us_as_well(message, kinds):
            continue
        if kind != "body" and says("case_list", "asks", text=message):
            continue
        enough = _SURELY_ELSEWHERE if kind == "abstain" and is_nonsense(message) else least
        enough = max(enough, _TO_REFUSE) if kind == "refuse" else enough
        if together(likely, kind) >= enough:
            found = likeliest(likely, kind)
            if found.id in NATIONS and likely[found.id] < LIKELY_OTHER:
                continue
            if kind == "body" and _only_by_name(message, found, situation, kinds):
                continue
            held = kind != "refuse" and matches("rules_held", message) and not matches("own_home", message)
            return None if held or (found.yields and _names_our_scheme(situation)) else found
    return None


def _only_by_name(message: str, rule: Rule, situation: Situation, kinds: MessageKinds) -> bool:
    """Whether a message seems to be for another body by nothing but its landlord's name: without it, it is ours.

    `Citizen` sounds like a town hall's matter, and is an association.
    """
    named = situation.landlord
    if named is None or not named.name or _COUNCIL.search(named.name):
        return False
    parts = named.name.split()
    forms = sorted({named.said, *(" ".join(parts[:n]) for n in range(1, len(parts) + 1))}, key=len, reverse=True)
    plain = re.sub(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", _ANY_LANDLORD, message, flags=re.IGNORECASE)
    likely = borne_out(kinds.likely(plain), plain, kinds) if plain != message else {}
    return likely.get(OURS, 0.0) > likely.get(rule.id, 0.0)


def _goes_on(message: str, situation: Situation) -> bool:
    """Whether a later message asks what to do, what a person of the household changes, or disputes a charge."""
    if not situation.carried:
        return False
    return (
        asks_what_to_do(situation.question)
        or asks_next_steps(situation.question)
        or (bool(situation.household) and asks_what_difference(situation))
        or says("followups", "disputes a charge", text=message)
    )


def _rents_from_a_social_landlord(situation: Situation) -> bool:
    """Whether the landlord, its kind or the tenure that is told is one of social housing only, and not a tenant's own."""
    if matches("lodges", situation.question):
        return False
    named = situation.landlord is not None and situation.landlord.slug is not None
    return named or situation.landlord_type is not None or situation.tenure in _OF_SOCIAL_HOUSING


def _less_opening(situation: Situation) -> str:
    """A later message without sentences that say nothing of what is wrong; empty where there is no other."""
    if situation.follow_up is None:
        return situation.question
    pieces = SENTENCES.split(less_thanks(situation.question))
    return " ".join(piece for piece in pieces if categorise(piece) is not None or not says_nothing(piece))


def _is_too_late(rule: Rule, situation: Situation) -> bool:
    """Whether help comes too late: all is safe again, or what is told lies in days gone by."""
    return (
        _is_over(situation)
        or (rule.id == "gas" and _gas_is_gone(situation.question))
        or (rule.then and _lies_back(situation))
        or (rule.id not in _FOR_LONG and _is_long_ago(situation))
    )


def _is_over(situation: Situation) -> bool:
    """Whether a later message says that all is safe again."""
    text = situation.question
    over = situation.follow_up is not None and says("followups", "made safe", text=text)
    return over and not says("followups", "not over", text=text)


def _gas_is_gone(text: str) -> bool:
    """Whether a leak of gas is said to be over, and what is left of the message tells of none."""
    gone = wording()["gas_gone"]
    rest = less(gone, text)
    return rest != text and not matches("gas_still", rest)


def _lies_back(situation: Situation) -> bool:
    """Whether a message tells of a stretch of days in a month gone by, and of nothing now."""
    return matches("lay_back", situation.english) and not matches("goes_on", situation.english)


def _is_long_ago(situation: Situation) -> bool:
    """Whether a message asks what may be claimed for a danger of a month or season gone by, and tells of nothing now."""
    text = less(wording()["told_then"], situation.english)
    return matches("long_ago", text) and matches("claimed", text) and not matches("at_once", text)


def _names_our_scheme(situation: Situation) -> bool:
    """Whether a scheme that we hold is named, with a number to check by it."""
    named = our_schemes().intersection(named_rules(situation.english))
    return bool(named) and _A_NUMBER.search(situation.english) is not None
