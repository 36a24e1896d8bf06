"""What of a decided case a clause asks for: its outcome, or some point of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answer.cases.orders import asks_for_an_apology, besides_money, speaks_of_an_apology
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.wanted import wanted
from assistant.situation.clauses import amounts, clauses_of, is_question
from assistant.situation.situation import Clause
from assistant.situation.wordlists import says

_TELLING = 2
_MORE = {"reason", "judgement", "offer"}
_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
_POINTED = re.compile(
    r"\W*(?:and |so |but )?(?:how (?!about|did)\w+|who|whose|where|which|when|why"
    r"|what (?:did|had) (?:they|it|she|he|the \w+) (?:say|said|claim|tell|told|blame|promise|ask|want)\w* (?!about\b|of\b)\w+ \w+"
    r"|(?:in that case,? )?(?:did|had) (?:they|it|she|he|the \w+) (?:ever |even |actually )?(?:say|admit|own up)\b"
    r"|what (?:did|do) (?:they|she|he|the \w+) (?:still |really |actually )?(?:want|need|ask for|complain)"
    r"|what (?:did|had) (?:they|it|she|he|the \w+) (?:\w+ly )?(?!get\b|got\b|do\b|done\b|pay\b|paid\b|cost\b|come\b|win\b|won\b|find\b|found\b|decide|rule\b|order|award|say\b|said\b|give\b|think\b|make of\b)\w+ \w+"
    r"|what (?:\w+ )?(?:turned out|proved|was it that|was (?:really |actually |finally )?(?!it\b|found\b|decided\b|ordered\b|ruled\b|awarded\b|paid\b|offered\b|that\b|this\b|the\b|done\b|said\b|agreed\b)\w+(?:ed|en|ing|wrong|faulty|missing)\b)"
    r"|(?:was|were|is|are)(?:n['’]?t)? there (?:not )?(?:something|anything|summat|some|an?|any) (?:\w+ )?(?:on|for|about|over|to do with|with) \w+"
    r"|(?:did|was|were|has|had|have) (?:the|her|his|their) (?!case|complaint|landlord|council|ombudsm)[\w ]+? (?:ever |finally |get |got |been )*"
    r"(?:done|fixed|mended|repaired|replaced|sorted|finished|cured|moved|fitted|put right)\b"
    r"|(?:did|had|has|have) (?:they|she|he|it|the \w+) (?:ever |even |actually )?(?:get|got|have|had) (?:their|her|his|the|any) (?!money\b|compensation\b|sum\b|award\b|apology\b|case\b)\w+"
    r"|(?:did|had|has|have) (?:they|she|he|it|that|anyone|anybody|someone|somebody|nobody) (?:ever |even |actually |really |finally |also |still )*"
    r"(?!get\b|got\b|gets\b|win|won\b|los[et]|find|found|rule|succeed|come\b|do\b|done\b|end\b|have\b|been\b|go\b|turn out)\w+"
    r"|what (?:did|does|was in) (?:the )?stage (?:1|2|one|two)"
    r"|what (?:was|were) (?:so |the |a )?(?!found\b|decided\b|ordered\b|ruled\b|awarded\b|outcome|finding|result|verdict|decision|upshot|conclusion)\w+ (?:about|with|in|on|over) (?:the|her|his|their|its) \w+"
    r"|what (?:did|does|was|were|is|had) .{2,60}? (?:relate|refer|cover|apply|meant?|stand for|based on|really (?:of|about|for))"
    r"|what (?:happened|happend) (?:at|in|with|to|when|after|before|about|on|over) (?!(?:the |that |this )?(?:case|one|it|her|him|them|end)\b)\w+)\b",
    re.IGNORECASE,
)
"""A question of its own, however few its words."""
_REFERENCE = re.compile(r"^\W*(?:in |for |on )?(?:case )?\d{9}\s*[:,-]?\s*", re.IGNORECASE)
_TO_REFERENCE = re.compile(r"^[^?]*?\b\d{9}\b\W*")
_SO_MANY = re.compile(
    r"\b(?:two|both|three|four|five) (?:\w+ )?(?:dates|days|sums|figures|amounts|offers|payments)\b", re.IGNORECASE
)
_WRONG_IN = re.compile(r"\bwrong (?:in|with|about) (?:\w+ )?\w+", re.IGNORECASE)
"""What was done badly, though it be a sum."""
_WHO = re.compile(r"(?:^|[,:;] ?|\band |\bso )\W*who(?:se)?\b", re.IGNORECASE)
_THEY_SAID = re.compile(
    r"\b(?:did|do|had|have) they (?:say|said|tell|told|claim\w*|argue\w*|reply|replied|promise\w*|blame\w*)\b",
    re.IGNORECASE,
)
"""What a landlord said, where nothing is spoken of that the Ombudsman said."""
_THE_LANDLORD = re.compile(r"\b(?:the )?landlord(?:[ &]+(?:landlord|\d+))*\b")
_TAG = re.compile(
    r",?\s+(right|correct|yes|no|(?<!that )(?<!this )(?<!it )(?<!was )(?<!thats )(?<!that['’]s )(?<!its )(?<!it['’]s )ok)\s*\?(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """What of a case is asked for. What is not is not said, however well it may be known."""

    finding: bool
    money: bool
    """A sum that was ordered, and how it stands to what was offered."""
    orders: bool
    judged: bool
    """Whether something was right, or was so: the reasons answer, not the finding."""
    outcome: bool
    total: bool
    alone: bool
    """Whether nothing else is asked in the message."""
    finding_too: bool
    """Whether the finding is asked for somewhere in the message."""
    of_sums: bool
    """Whether the message names a sum."""
    tag: bool
    """Whether it puts something to us to be confirmed or denied."""
    made_of: bool
    thrown_out: bool
    """Whether the message says that nothing was decided, so that the reason for that answers."""
    balance: bool
    """What of a sum is new, or is left once an offer comes off it."""
    proof: bool
    failings: bool
    """What was done badly: reasons and events tell it, and no order."""
    relation: bool
    """How one sum stands to another."""
    said: bool
    """What the landlord said, so that its reason is asked for and not the Ombudsman's."""
    resident_said: bool
    view: bool
    """How the Ombudsman saw it, so that its finding belongs beside what is told."""
    reasons: bool
    """Why the Ombudsman did as it did: what it said of that comes before what happened."""
    why: bool
    """The same, by words that name the Ombudsman."""
    events: bool
    got: bool
    """What somebody got of it: a sum, and what else was ordered."""
    listed: bool
    """Whether all of something is asked for: every sum, each date."""
    offer: bool
    more: bool
    """Whether it asks for more than findings, sums and orders with their days."""
    money_in_message: bool
    """Whether some part of the message asks for sums, so that a finding may carry its own."""
    wants: frozenset[str]

    @property
    def reason_asked(self) -> bool:
        """Whether it asks why the Ombudsman did as it did, and not why the landlord did."""
        return "reason" in self.wants and not self.said

    @property
    def structured(self) -> bool:
        """Whether findings or sums from the record answer it, so that few passages need stand beside them."""
        return self.finding or self.money or self.outcome

    def of_matter(self, text: str) -> Asked:
        """The same with the finding, where a text asks what came of one matter, and what happened where it asks that."""
        happened = _is("happened_to_matter", text)
        if self.finding or not (happened or _is("came_of_matter", text)):
            return self
        return replace(self, finding=True, judged=False, more=self.more or happened)


def asked_in(clause: Clause, whole: str = "", names: str = "") -> Asked:
    """What a clause of the message `whole` asks of a case; `names` are words that only name the case."""
    text = _TAG.sub("", clause.text)
    besides = besides_money(text)
    wants = wanted(text)
    telling = set(stems(text)) - set(stems(f"{names} {' '.join(clause.refs)}"))
    plain = _landlord_plain(text, names)
    let_off = _is("let_off", plain)
    plainly = let_off or _is("judged_plainly", plain) or _is("thrown_out", plain) or _is("helped", text)
    short = (
        not (
            wants
            or _SO_MANY.search(text)
            or speaks_of_an_apology(text)
            or any(_is(kind, text) for kind in ("kept", "balance", "held", "by_which_rule", "enforced"))
        )
        and len(telling) <= _TELLING
        and not any(
            _POINTED.match(_REFERENCE.sub("", each))
            for each in (text, text.rpartition(", ")[2], _TO_REFERENCE.sub("", text), _THE_LANDLORD.sub("they", plain))
        )
    )
    outcome = _is("outcome", text) or (short and not plainly)
    view_of_all = _is("view_of_all", text)
    finding = (_is("finding", text) or view_of_all or plainly) and not _is("outcome", text)
    # Who asks for one like theirs wants to know what was held as well as what somebody got.
    finding = finding or (_is("got", text) and _is("kind", whole))
    gave = _is("landlord_gave", text)
    said = _is("landlord_said", text) and not _OMBUDSMAN.search(text)
    said = said or (_THEY_SAID.search(text) is not None and not _OMBUDSMAN.search(whole or text))
    alone = _is("balance_alone", text) and bool(amounts(whole))
    balance = alone or _is("balance", text)
    sums = bool(clause.amounts or amounts(whole)) or bool(wants & {"money", "offer"})
    relation = _is("relation", text)
    # What there was besides money is asked for without it.
    money = not besides and (
        (relation and bool(clause.amounts))
        or (_asks_sum(text) and not gave)
        or (balance and sums)
        or outcome
        or _is("made_of_it_all", text)
        or _is("more_than_offered", text)
        or _is("made_it", text)
        or _is("helped", text)
    )
    orders = (
        besides
        or _is("orders_to", plain)
        or asks_for_an_apology(text)
        or (_WHO.search(text) is not None and speaks_of_an_apology(text))
        or ("order" in wants and _asks_orders(text) and not _is("resident_to", text))
    )
    # Why something was or was not ordered, and where else to turn, is told by the reasons.
    orders = orders and not (_is("why_decided", text) or _is("to_where", text))
    return Asked(
        finding=finding or outcome,
        money=money,
        orders=orders,
        judged=not (said or _is("resident_said", text))
        # By when something had to be done is the day of an order, and no judgement.
        and not (orders and "date" in wants)
        and not finding
        and not _is("failings", text)
        and ("judgement" in wants or _is("held", text)),
        outcome=outcome,
        total=_is("total", plain),
        alone=len([c for c in clauses_of(whole) if is_question(c.text)]) <= 1,
        finding_too=_is("finding", whole),
        of_sums=bool(clause.amounts or amounts(whole)),
        tag=any(_TAG.search(each) is not None or _is("tag", each) for each in (clause.text, whole)),
        made_of=_is("made_of", text),
        thrown_out=_is("thrown_out", whole or text),
        balance=balance,
        proof=_is("proof", text),
        failings=_is("failings", text),
        relation=relation,
        said=said,
        resident_said=_is("resident_said", text),
        view=_is("view", text),
        reasons=let_off or _is("why_decided", text),
        why=_is("why_decided", text),
        events=_is("events", text),
        got=_is("got", text),
        # A finding of each matter is no list of whatever happened.
        listed=(_is("listed", text) and not (finding and _is("of_each", text))) or _is("grew", text),
        offer="offer" in wants or gave,
        more=let_off
        or bool(wants & _MORE)
        or any(_is(kind, text) for kind in ("events", "grew"))
        or _is("made_of", whole),
        # Who tells of somebody in their own trouble asks what that came to, however they ask it.
        money_in_message=money or _asks_sum(whole) or (view_of_all and _is("another", whole)),
        wants=wants,
    )


def _landlord_plain(text: str, names: str) -> str:
    """A text with the landlord's name, by whatever word of it, as plain `landlord`: what is said of it is read alike."""
    words = [re.escape(word) for word in re.findall(r"[A-Za-z&]{4,}", names)]
    return re.sub(rf"\b(?:{'|'.join(words)})\b", "landlord", text, flags=re.IGNORECASE) if words else text


def _asks_orders(text: str) -> bool:
    return not _is("others_order", text) and (not _is("only_money", text) or _is("orders", text))


def _asks_sum(text: str) -> bool:
    wants = wanted(text)
    text = _WRONG_IN.sub("wrong", text)
    if _is("why_decided", text) and not _is("why_sum", text):
        # `Why did the Ombudsman not use that figure?` asks for the reason.
        return False
    return "money" in wants and (_is("ordered_sum", text) or ("offer" not in wants and _is("any_sum", text)))


def _is(kind: str, text: str) -> bool:
    return says("cases", kind, text=text)
