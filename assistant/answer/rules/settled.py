"""Yes or no: a question that a passage settles gets that word before the passage, and any other question none.

`wording/settled.yaml` holds what passages permit, forbid, require or leave open. A word is given only where the
question's verb is of the same kind (may, must, is), asks about the same person, holds the words of the rule, and
holds no "not", "unless" or second question beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources

import yaml

from assistant.answer.rules.asked_of_told import to_confirm
from assistant.answer.rules.figures import measure
from assistant.answer.rules.scope import is_theirs
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Passage, Tenure
from assistant.situation.clauses import is_question
from assistant.situation.situation import Clause, Situation

_KIN = r"mum|mother|dad|father|son|daughter|wife|husband|partner|sister|brother|nan|gran\w*|neighbour|friend|carer"
_WORKERS = r"landlords?|councils?|associations?|ha|workm[ae]n|contractors?|builders?|plumbers?|engineers?|surveyors?|officers?|managers?|inspectors?"
_WHO = {
    "tenant": rf"i|we|you|u|me|us|(?:a |any |the )?(?:council |new |secure |assured )?tenants?|(?:a |the )?lease ?holders?|(?:some|any)(?:one|body)|my (?:{_KIN})",
    "landlord": rf"they|them|he|she|him|(?:the|my|our|a|any|this|your)? ?(?:\w+ ){{0,2}}(?:{_WORKERS})",
}
_AUX = r"can|could|may|might|must|should|shall|do|does|did|is|are|am|was|were|will|would|has|have|had"
_ASKS = re.compile(
    rf"\b(?P<aux>{_AUX}) (?:still |even |then |really )?(?P<who>{_WHO['tenant']}|{_WHO['landlord']}|(?:that|this|it|there|the|a|an|my|our|your|any|no) ?|[\w'’-]+)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"[\s,.;-]*\b(?:is ?n['’]?t (?:it|that)(?: (?:right|so|allowed))?|(?:is|are)(?: (?:it|that|this|they))? (?:right|true|correct|so|allowed|legal|lawful|ok(?:ay)?|fair|permitted)(?: or not)?"
    r"|(?:are|do|does|can|must|have|has|did|would|should)n?['’]?t? (?:they|i|we|it)|right|correct|yes|innit)\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|some(?:one|body)|any(?:one|body)) (?:please |pls )?(?:tell|explain|help|say|advise|confirm|let|clarify)\b(?: \w+)?(?: (?:if|whether|that))?",
    re.IGNORECASE,
)
# "Shouldn't they have asked" asks what "should they have asked" does.
_TURNED = re.compile(
    r"(?:^|(?<=[,.;:] )|(?<=\bso )|(?<=\band )|(?<=\bbut ))(should|must|do|does|did|is|are|was|were|has|have|had|would|could)n'?t(?= (?:they|we|i|he|she|the \w+) \w)",
    re.IGNORECASE,
)
# "The landlord says that I must pay, is that right" asks of me, not of the landlord.
_SPOKEN = re.compile(
    r"^.{0,40}?(?<!\bi )(?<!\bwe )\b(?:says?|saying|said|reckons?|thinks?|claims?|told (?:me|us)|tells (?:me|us))(?: that| me| us)?\b",
    re.IGNORECASE,
)
# What follows asks the same thing again the other way round.
_EITHER = re.compile(
    r"\bor not\b|\bor (?:do|must|should|will|would) (?:i|we) (?:need|have|ask|get)\b.{0,20}"
    r"\b(?:ask\w*|permission|consent|them|(?:the )?(?:council|landlord)|first)\b"
    r"|\b(?:or|and) (?:can|may|could|do|does) (?:it|they|he|she|the \w+) (?:just |simply |really )?"
    r"(?:shrug\w*|ignore (?:it|that|this|me|us)|leave (?:it|that|this)|walk away|do nothing|look away|sit on (?:it|its hands|their hands))\b[^,;?]*"
    r"|\bor (?:can|do|are|have) they (?:just )?(?:mak\w+|made) (?:it|that|this) up\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:what|whats|how|when|whens|who|whos|whose|why|where|which)\b[^,;:.?!]{0,60}$", re.IGNORECASE)
_MUST = re.compile(
    r"\b(?:must|should|ought to|(?:have|has|had|having|got|need|needs|required|obliged|bound|supposed|meant|made) to|needs?)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:can|could|may|allowed|entitled|permitted|legal(?:ly)?|lawful(?:ly)?|ok(?:ay)?|right to|rights to|fine (?:for|to|if))\b",
    re.IGNORECASE,
)
_MAY_I = re.compile(r"\b(?:can|could|may|might|am|are) (?:i|we)\b", re.IGNORECASE)
"""Asking whether one may do what was told just before."""
_OWES = re.compile(r"(?:do|will) (?:i|we) (?:still |always )?(?:pay|owe|give|arrange)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:not|never|no|nor|none|nobody|without|except|unless|only|refus\w*|stop\w*|avoid\w*|cannot)\b|n['’]t\b|\b(?:cant|dont|wont|isnt|doesnt|didnt)\b",
    re.IGNORECASE,
)
_OR = re.compile(
    rf"\bor (?:{_AUX}|am|just|only|me|them|us|mine|theirs|the (?:landlord|council)|is it|do i|not)\b", re.IGNORECASE
)
_LEAST_LIKE = 0.33
"""How like what is asked a passage must be: words alone may match a rule that has nothing to do with it."""
_OWNERS = (Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP)
_YES, _NO, _DEPENDS = "settled_yes", "settled_no", "settled_depends"
# What a rule of a kind answers to a question of a kind.
_ANSWERS = {
    "may": {"may": _YES},
    "may not": {"may": _NO},
    "must": {"must": _YES},
    "need not": {"must": _NO},
    "is": {"is": _YES, "may": _YES},
    "is not": {"is": _NO, "may": _NO, "must": _NO},
    "depends": {"is": _DEPENDS, "may": _DEPENDS, "must": _DEPENDS},
}


@dataclass(frozen=True)
class Rule:
    """One entry of `wording/settled.yaml`: what a passage settles, and of which questions."""

    passage: str
    who: str
    kind: str
    about: tuple[re.Pattern[str], ...]
    unlike: re.Pattern[str] | None
    how: str | None
    tenures: tuple[str, ...]
    measured: str | None
    before: date | None
    beside: tuple[tuple[str, re.Pattern[str] | None], ...]


@dataclass(frozen=True)
class Asked:
    """A yes-or-no question: its kind of verb, of whom it asks, and the stretch that asks."""

    kind: str
    who: str | None
    text: str


@dataclass(frozen=True)
class Settled:
    """The word that answers, the passage that settles it, and those that go with that one."""

    word: str
    passage: Passage
    beside: tuple[Passage, ...]


def settled(clause: Clause, searched: str, situation: Situation, draft: Draft, sources: Sources) -> Settled | None:
    """What settles a clause; None where no passage does, or two say different things. `searched`: what it asks about."""
    asked = asks_whether(_without_name(clause.text, situation))
    confirmed = to_confirm(clause, situation)
    if confirmed:
        asked = asks_whether(f"{_without_name(confirmed, situation)}, is that right?")
        if asked and _MAY_I.search(clause.text):
            asked = replace(asked, kind="may", who="tenant")
    if asked is None:
        return None
    if confirmed or searched != clause.text:
        # It points back: at what was told, and not at what another question asks.
        told = [one.text for one in situation.clauses if not is_question(one.text)]
        searched = " ".join([clause.text, *told, confirmed or ""])
    found: dict[str, list[Rule]] = {}
    for rule in _rules():
        if _matches(rule, asked, searched, situation) and _holds(rule, situation, draft, sources):
            found.setdefault(_ANSWERS[rule.kind][asked.kind], []).append(rule)
    if len(found) != 1:
        return None
    (key, rules), message = found.popitem(), situation.whole
    best = max(rules, key=lambda rule: (rule.about[0].search(clause.text) is not None, len(rule.about)))
    if max(_likeness(best.passage, text, sources) for text in (searched, message)) < _LEAST_LIKE:
        return None
    word = say(key) if best.how is None else say(f"{key}_how", how=best.how)
    beside = [
        sources.corpus.passages[one] for one, where in best.beside if where is None or where.search(message) is not None
    ]
    return Settled(word, sources.corpus.passages[best.passage], tuple(beside))


def _likeness(passage: str, text: str, sources: Sources) -> float:
    near = sources.index.likeness(text)[passage]
    return max(near.own, near.worded)


def asks_whether(text: str) -> Asked | None:
    """The yes-or-no question of a text; None where it asks what, how or when, or offers two answers."""
    text = _TURNED.sub(r"\1", _ASIDE.sub(" ", text.replace("’", "'")))
    text = _EITHER.sub("", text)
    if _TAG.search(text):
        text = _SPOKEN.sub("", text)
    tag = _TAG.search(text)
    body = text[: tag.start()] if tag else text
    if tag and body.strip():
        asks = None
        stretch = body
    else:
        asks = next((one for one in _ASKS.finditer(text) if not _OPEN.search(text[: one.start()])), None)
        if asks is None or _OPEN.match(text.strip()[:1]):
            return None
        stretch = text[asks.start() :]
    if re.match(r"\W*(?:so |and |but |also )?(?:what|how|when|who|whose|why|where|which)\b", stretch, re.IGNORECASE):
        return None
    if _OR.search(stretch):
        return None
    return Asked(
        _kind(asks["aux"] if asks else "", stretch, text), _whom(asks["who"] if asks else "", stretch), stretch
    )


def _kind(aux: str, stretch: str, text: str) -> str:
    low = aux.lower()
    if low in ("can", "could", "may", "might"):
        return "may"
    if low in ("must", "should", "shall") or _MUST.search(stretch) or _OWES.match(stretch):
        return "must"
    return "may" if _MAY.search(stretch) or (not aux and _MAY.search(text)) else "is"


def _whom(subject: str, stretch: str) -> str | None:
    """Who does what is asked about: the question's subject, or the first person named after "is it" or "that"."""
    for who, words in _WHO.items():
        if re.fullmatch(words, subject.strip(), re.IGNORECASE):
            return who
    if subject and subject.strip().lower() not in ("it", "that", "this", "there"):
        return None
    first = {
        who: found.start()
        for who, words in _WHO.items()
        if (found := re.search(rf"\b(?:{words})\b", stretch, re.IGNORECASE))
    }
    return min(first, key=lambda who: first[who]) if first else None


def _matches(rule: Rule, asked: Asked, searched: str, situation: Situation) -> bool:
    if asked.kind not in _ANSWERS[rule.kind] or (rule.who != "it" and asked.who not in (rule.who, None)):
        return False
    message = f"{situation.whole} {searched}".replace("’", "'")
    if not rule.about[0].search(searched.replace("’", "'")):
        return False
    if not all(one.search(message) for one in rule.about[1:]) or (rule.unlike and rule.unlike.search(message)):
        return False
    rest = asked.text
    for one in rule.about:
        rest = one.sub(" ", rest)
    return not _TURNS.search(rest)


def _holds(rule: Rule, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """Whether a rule is for the person, the day and the number told."""
    passage = sources.corpus.passages.get(rule.passage)
    if passage is None or draft.closed & {passage.record, passage.id}:
        return False
    tenure = situation.tenure.value if situation.tenure and situation.tenure is not Tenure.UNKNOWN else "none"
    if rule.tenures and tenure not in rule.tenures:
        return False
    if situation.tenure in _OWNERS and not rule.tenures and re.search(r"\btenan", passage.text, re.IGNORECASE):
        return False
    if rule.before and sources.today >= rule.before:
        return False
    if rule.measured:
        measured = measure(passage, situation, sources.today)
        if measured is None or measured.stands != rule.measured:
            return False
    return is_theirs(passage, situation, sources)


def _without_name(text: str, situation: Situation) -> str:
    said = situation.landlord.said if situation.landlord else None
    return text.replace(said, "the landlord") if said else text


@cache
def _rules() -> tuple[Rule, ...]:
    text = resources.files("assistant.answer").joinpath("wording/settled.yaml").read_text("utf-8")
    return tuple(_read(passage, entry) for passage, entries in yaml.safe_load(text).items() for entry in entries)


def _read(passage: str, entry: dict[str, object]) -> Rule:
    who, _, kind = str(entry["rule"]).partition(" ")
    about = entry["about"]
    beside = entry.get("with") or []
    tenures = entry.get("tenures") or []
    assert isinstance(about, list)
    assert isinstance(beside, list)
    assert isinstance(tenures, list)
    before = entry.get("before")
    return Rule(
        passage=passage,
        who="it" if who == "depends" else who,
        kind=kind or who,
        about=tuple(re.compile(one, re.IGNORECASE) for one in about),
        unlike=re.compile(str(entry["not"]), re.IGNORECASE) if "not" in entry else None,
        how=str(entry["how"]) if "how" in entry else None,
        tenures=tuple(str(one) for one in tenures),
        measured=str(entry["measured"]) if "measured" in entry else None,
        before=before if isinstance(before, date) else None,
        beside=tuple(_beside(passage, one) for one in beside),
    )


def _beside(passage: str, entry: object) -> tuple[str, re.Pattern[str] | None]:
    """A passage that goes with another: its mark or whole id, and the words with which it does."""
    if isinstance(entry, dict):
        return str(entry["passage"]), re.compile(str(entry["where"]), re.IGNORECASE)
    whole = str(entry)
    return (whole if "#" in whole else f"{passage.partition('#')[0]}#{whole}"), None
