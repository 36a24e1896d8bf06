"""A conversation's situation: what a message keeps of the ones before it, made visible, and what it sets aside."""

from __future__ import annotations

import re

from assistant.answer.followup import FollowUp, follow_up_of, gives_a_number, is_new_person, leans_back, tells
from assistant.answer.happenings import ends_of, merged_events, without_other_stage
from assistant.answer.standing import standalone, with_landlord
from assistant.records import Category
from assistant.records.landlord_context import is_disowned
from assistant.situation.clauses import is_question
from assistant.situation.dates import lasting
from assistant.situation.day_words import COUNT, NUMBERS
from assistant.situation.losses import losses_of
from assistant.situation.reader import priority_of
from assistant.situation.situation import Ask, Clause, NamedLandlord, Situation
from assistant.situation.wordlists import named_rules

_PERSON = ("landlord", "landlord_type", "tenure", "household")
_PROBLEM = ("category", "since", "began", "emergency", "priority", "losses", "missed_appointments", "offered")
_GENERAL = frozenset({None, Category.REPAIRS_GENERAL, Category.COMPLAINT_HANDLING, Category.OTHER})
_ROOMS = frozenset(
    """kitchen bathroom bedroom flat house home block landlord council same time date thing place repair problem
    complaint ombudsman answer letter first last next whole other""".split()
)
_SAID = {
    FollowUp.WHAT_IF: "This supposes what you asked. What you told us of your own home is kept.",
    FollowUp.SOMEBODY_ELSE: "This is about somebody else's home. Your own landlord, dates and tenancy are left out and kept.",
}
_TOLD = frozenset({Ask.FINDING, Ask.PROCESS})
_SPEAKS_OF_SELF = re.compile(r"\b(i|i'?m|i'?ve|ive|im|me|my|mine|we|our|us)\b", re.IGNORECASE)
_MISSED_ONES = re.compile(
    r"\bmiss\w*\b[^.?!]{0,25}\b(appointment|visit|call)|no[- ]?show|turn(ed)? up\b|cancel\w*", re.IGNORECASE
)
_TOO = re.compile(r"\b(as well|too|also|neither|both|either)\b", re.IGNORECASE)
_IT = re.compile(r"\b(it|its|that|this|them|these|those|they|same|mine|ours?|my|one|ones)\b", re.IGNORECASE)
_AND_THE = re.compile(
    r"^\W*(?:and|or|what about|how about)(?: for)? (?:the|a|an|their|its|my|making) (?:\w+ ){0,3}\w+\W*$", re.IGNORECASE
)
_SUPPOSES = re.compile(r"\b(if|suppos\w+|say|imagine|would)\b", re.IGNORECASE)
_IN_THAT_CASE = re.compile(
    r"\b(in that case|if so|if it was|if that was|then would|would that|would they|would i|would it)\b", re.IGNORECASE
)
_SPEAKS_OF_OTHER = re.compile(r"\b(she|he|her|his|him|they'?re|hers)\b", re.IGNORECASE)


def continue_from(earlier: Situation, now: Situation) -> Situation:
    """The new message's situation with what it relies on from before, each field listed in `carried`.

    A correction replaces a fact; something supposed and another person's home are set apart, so that the
    person's own situation (`own`) is there again for the message after. Where a message asks nothing itself,
    the question that stands is asked again of the facts as they are now.
    """
    kind = follow_up_of(earlier, now)
    base, apart, own = _base(earlier, now, kind)
    if kind is FollowUp.NEW_PROBLEM or not _same_problem(base, now, kind):
        kept = _carry(base, now, () if _elses(now) or is_new_person(now) else _PERSON)
        return _finish(base, now, kept, kind, apart, own)
    if kind is FollowUp.SOMEBODY_ELSE:
        kept = _carry(base, now, ("category",))
        kept["repair"] = f"{base.repair} {now.repair}".strip()
        return _finish(base, now, kept | _question(base, now, kind, kept), kind, apart, own)
    kept = _carry(base, now, (*_PERSON, *_PROBLEM))
    kept |= _one_landlord(base, now)
    vague = now.category in (Category.REPAIRS_GENERAL, Category.OTHER)
    if (vague or _names_the_same_thing(base, now)) and base.category not in _GENERAL:
        kept["category"] = base.category
    kept |= merged_events(earlier, base, now, kind)
    if own is None and (left := without_other_stage(base, now)) is not None:
        kept |= {"events": left, "reported": None, "until": None, **ends_of(left)}
        apart, own = "other stage", base
    kept |= _losses(base, now)
    kept |= _missed(base, now)
    if base.repair:
        kept["repair"] = f"{base.repair} {now.repair}".strip()
    if refs := _case_in_view(base, now, kind):
        kept["refs"] = refs
    kept |= _question(base, now, kind, kept)
    return _finish(base, now, kept, kind, apart, own)


def points_back(situation: Situation) -> bool:
    """Whether a short follow-up leans on what was said before."""
    return bool(situation.carried) and len(situation.question.split()) < 12 and leans_back(situation)


def put_right(now: Situation, earlier: Situation, names: frozenset[str]) -> Situation:
    """The fields that the person corrected, as they put them, whatever the message says of them."""
    return now.model_copy(update={name: getattr(earlier, name) for name in names if name in Situation.model_fields})


def remember(
    situation: Situation,
    *,
    earlier: Situation | None,
    kind: str,
    asked: tuple[str, ...],
    emergency: bool,
    case: str | None,
) -> Situation:
    """What the next message may rely on, once this one is answered.

    `case` is the decided case that the answer was about. An emergency, and what was not ours to answer, leave
    the question that stood before standing.
    """
    update: dict[str, object] = {"asked": asked, "case": case or situation.case}
    if earlier is not None and emergency:
        update |= {"own": _with_what_it_told(earlier.own or earlier, situation), "apart": "emergency"}
    elif earlier is not None and kind in ("abstain", "refuse", "clarify"):
        update |= {"standing": situation.standing if kind == "clarify" and situation.standing else earlier.standing}
    return situation.model_copy(update=update)


def _with_what_it_told(mine: Situation, urgent: Situation) -> Situation:
    """The person's own situation with the facts that a message about an emergency told beside it."""
    if urgent.apart is not None:
        return mine
    same = urgent.category in (None, mine.category)
    fields = (*_PERSON, "events", "reported", "until", "losses", "since", "began") if same else _PERSON
    return mine.model_copy(update={name: told for name in fields if (told := getattr(urgent, name))})


def _base(earlier: Situation, now: Situation, kind: FollowUp) -> tuple[Situation, str | None, Situation | None]:
    """What the message continues, what it is apart from the person's own situation, and that situation."""
    if earlier.apart == "what if" and earlier.own and earlier.own.own and not _IN_THAT_CASE.search(now.english):
        earlier = earlier.own
    mine = (earlier.own and earlier.own.own) or earlier.own or earlier
    if kind is FollowUp.SOMEBODY_ELSE:
        return mine, "somebody else", mine
    if kind is FollowUp.WHAT_IF and earlier.apart == "somebody else" and not _SPEAKS_OF_SELF.search(now.english):
        return earlier, "what if", earlier
    if kind is FollowUp.WHAT_IF and (mine.events or _SUPPOSES.search(now.english)):
        return mine, "what if", mine
    if (
        earlier.own is None
        or kind in (FollowUp.NEW_PROBLEM, FollowUp.OWN_AGAIN)
        or earlier.apart in ("emergency", "other stage")
    ):
        return mine, None, None
    if earlier.apart == "what if":
        return (earlier, earlier.apart, earlier.own) if _IN_THAT_CASE.search(now.english) else (mine, None, None)
    text = now.english
    if _SPEAKS_OF_SELF.search(text) and not _SPEAKS_OF_OTHER.search(text):
        return mine, None, None
    return earlier, earlier.apart, earlier.own


def _same_problem(base: Situation, now: Situation, kind: FollowUp) -> bool:
    """Whether a message goes on about the earlier problem."""
    if now.refs and set(now.refs) != set(base.refs):
        return False
    if kind in (FollowUp.CORRECTION, FollowUp.WHAT_IF, FollowUp.ANSWER, FollowUp.ASIDE):
        return True
    if now.category in _GENERAL or base.category in _GENERAL or now.category is base.category:
        return True
    if _names_the_same_thing(base, now):
        return True
    return leans_back(now) and len(now.question.split()) < 8 and not now.events


def _names_the_same_thing(base: Situation, now: Situation) -> bool:
    """Whether a message says "the roof" of a roof that was spoken of before."""
    named = {word.lower() for word in re.findall(r"\b(?:the|that|this|my|same) (\w{4,})", now.english, re.IGNORECASE)}
    before = {word.lower() for word in re.findall(r"\w{4,}", base.repair)}
    return bool((named & before) - _ROOMS)


def _elses(now: Situation) -> bool:
    """Whether a new problem is another person's, so that nothing of the asker's own is kept."""
    return bool(now.landlord and now.landlord.name) and bool(now.tenure or now.landlord_type)


def _carry(base: Situation, now: Situation, fields: tuple[str, ...]) -> dict[str, object]:
    """The fields that only the earlier messages fill."""
    kept: dict[str, object] = {
        field: getattr(base, field) for field in fields if getattr(base, field) and not getattr(now, field)
    }
    if now.landlord and now.landlord.name:
        kept.pop("landlord_type", None)
    if "landlord" in kept and base.landlord and any(is_disowned(now.english, name) for name in _names(base.landlord)):
        del kept["landlord"]
    if now.priority:
        kept.pop("emergency", None)
    return kept


def _names(named: NamedLandlord) -> tuple[str, ...]:
    """A landlord as said, and without a housing word at its end."""
    return named.said, re.sub(
        r" (?:city |borough |district )?(?:council|homes|housing|group)$", "", named.said, flags=re.IGNORECASE
    )


def _one_landlord(base: Situation, now: Situation) -> dict[str, object]:
    """Of two landlords named in a correction, the one that is new."""
    named, old = now.landlord, base.landlord
    if named is None or old is None or named.name or len(named.options) != 2 or old.name not in named.options:
        return {}
    other = next(option for option in named.options if option != old.name)
    return {"landlord": named.model_copy(update={"name": other, "options": (), "slug": dict(named.slugs).get(other)})}


def _case_in_view(base: Situation, now: Situation, kind: FollowUp) -> tuple[str, ...]:
    """The decided case that a message goes on about: not where it turns to the person, a landlord or a term."""
    if now.refs or now.landlord or Ask.TERM in now.asks:
        return ()
    general = now.category in _GENERAL or now.category is base.category
    if kind is not FollowUp.ASIDE and (not general or (now.category and _SPEAKS_OF_SELF.search(now.english))):
        return ()
    return base.refs or ((base.case,) if base.case and (leans_back(now) or now.category) else ())


def _missed(base: Situation, now: Situation) -> dict[str, object]:
    """The number of missed visits where a message gives a bare number after they were spoken of."""
    if now.missed_appointments or not _MISSED_ONES.search(base.repair):
        return {}
    found = re.search(rf"\b({COUNT})\b(?: times| of them| appointments| visits)?\W*$", now.english, re.IGNORECASE)
    if found is None or len(now.english.split()) > 6:
        return {}
    said = found.group(1).lower()
    return {"missed_appointments": int(said) if said.isdigit() else NUMBERS[said]}


def _losses(base: Situation, now: Situation) -> dict[str, object]:
    """What was lost: a second service joins the first, and a number of days is that of the loss."""
    if base.losses and now.losses and _TOO.search(now.english):
        both = losses_of(f"{base.own_words} and {now.english}")
        return {"losses": both} if both else {}
    return _days_of_loss(base, now)


def _days_of_loss(base: Situation, now: Situation) -> dict[str, object]:
    """The number of days that a follow-up gives for a loss that had none."""
    again = gives_a_number(now)
    if not again and not any(loss.days is None for loss in base.losses):
        return {}
    stretch = lasting(f"for {now.english}") or lasting(now.english)
    if stretch is None and (found := re.search(r"\b(\d{1,3}) (day|week)s?\b", now.english, re.IGNORECASE)):
        stretch = (found.group(0), int(found.group(1)), found.group(2).lower())
    days = (
        stretch[1] * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(stretch[2], 0)
        if stretch
        else 0
    )
    if not days:
        return {}
    return {
        "losses": tuple(loss.model_copy(update={"days": days if again else loss.days or days}) for loss in base.losses)
    }


def _question(base: Situation, now: Situation, kind: FollowUp, kept: dict[str, object]) -> dict[str, object]:
    """The question that stands, asked again where the message asks none; else the words that it leans on."""
    asks_itself = any(is_question(clause.text) or set(clause.asks) - _TOLD for clause in now.clauses)
    of_its_own = {ask for clause in now.clauses if is_question(clause.text) for ask in clause.asks} - _TOLD
    bare = not of_its_own and (
        kind in (FollowUp.WHAT_IF, FollowUp.SOMEBODY_ELSE) or (len(now.english.split()) < 7 and tells(now))
    )
    if kind is FollowUp.ASIDE:
        return {"standing": base.standing}
    if not (asks_itself or tells(now) or leans_back(now)):
        return {"standing": base.standing}
    if not base.standing:
        return {} if asks_itself else _tale(base, now, kept)
    if asks_itself and not bare:
        return _asked_alike(base, now) | (
            {"english": f"{now.english} {_text(base.standing)}"} if _elliptic(now) else {}
        )
    landlord = kept.get("landlord", now.landlord) if "landlord" not in kept else kept["landlord"]
    asked = with_landlord(base.standing, base.landlord, landlord)  # type: ignore[arg-type]
    update: dict[str, object] = {"clauses": (*now.clauses, *asked), "english": f"{now.english} {_text(asked)}"}
    update["asks"] = tuple(dict.fromkeys(ask for clause in asked for ask in clause.asks)) or base.asks
    update["standing"] = asked
    if kind is FollowUp.SOMEBODY_ELSE and not now.priority and (said := priority_of(_text(asked))):
        update["priority"] = said
    if now.events and kind in (FollowUp.GOES_ON, FollowUp.OWN_AGAIN):
        return _tale(base, now, kept)
    if now.events or "events" in kept:
        asked = tuple(_whether_in_time(clause) for clause in asked)
        update |= {"clauses": (*now.clauses, *asked), "asks": tuple(dict.fromkeys((*update["asks"], Ask.DELAY)))}  # type: ignore[misc]
    return update


def _asked_alike(base: Situation, now: Situation) -> dict[str, object]:
    """A question without a verb ("and the summary?") asks of another thing what stands asked."""
    before = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks if ask not in _TOLD))
    bare = [c for c in now.clauses if _AND_THE.search(c.text) and not set(c.asks) - _TOLD]
    if not bare or not before:
        return {}
    clauses = tuple(c.model_copy(update={"asks": before}) if c in bare else c for c in now.clauses)
    return {"clauses": clauses, "standing": clauses, "asks": tuple(dict.fromkeys((*now.asks, *before)))}


def _tale(base: Situation, now: Situation, kept: dict[str, object]) -> dict[str, object]:
    """A message that tells what happened and asks nothing wants to know whether that was too long."""
    if not (now.events or kept.get("events")):
        return {"asks": base.asks}
    asks = (Ask.DELAY, *(ask for ask in base.asks if ask is not Ask.TIMESCALE))
    whole = Clause(text=now.english, asks=(Ask.DELAY, Ask.PROCESS))
    return {"asks": tuple(dict.fromkeys((*asks, Ask.PROCESS))), "clauses": (whole,), "english": now.english}


def _whether_in_time(clause: Clause) -> Clause:
    """A question how long they have, of something that is now dated: whether it was in time too."""
    if Ask.TIMESCALE not in clause.asks or Ask.DELAY in clause.asks:
        return clause
    return clause.model_copy(update={"asks": (*clause.asks, Ask.DELAY)})


def _elliptic(now: Situation) -> bool:
    """Whether a question is too bare to be searched by itself: short or pointing back, with nothing named in it."""
    return (
        leans_back(now) and now.category in _GENERAL and not now.landlord and not (now.refs or named_rules(now.english))
    )


def _names_its_own_rule(base: Situation, now: Situation) -> bool:
    """Whether a question names a rule not spoken of before, and no "it" that it would apply to."""
    fresh = set(named_rules(now.english)) - set(named_rules(base.repair))
    return bool(fresh) and is_question(now.english) and _IT.search(now.english) is None


def _text(clauses: tuple[Clause, ...]) -> str:
    return " ".join(clause.text for clause in clauses)


def _finish(
    base: Situation,
    now: Situation,
    kept: dict[str, object],
    kind: FollowUp,
    apart: str | None,
    own: Situation | None,
) -> Situation:
    hidden = {"english", "standing", "clauses", "doubts"}
    carried = tuple(field for field in kept if field not in hidden and kept[field])
    merged = now.model_copy(update={**kept, "follow_up": kind.value, "apart": apart, "own": own and _flat(own)})
    if kind in _SAID and kind.value == apart:
        merged = merged.model_copy(update={"doubts": (_SAID[kind], *merged.doubts)})
    if base.case and "refs" in kept:
        merged = merged.model_copy(update={"case": base.case})
    if not merged.standing:
        merged = merged.model_copy(update={"standing": base.standing})
    if _names_its_own_rule(base, now):
        carried = tuple(field for field in carried if field != "repair")
    return merged.model_copy(update={"carried": carried, "standalone": standalone(merged, carried, now.question)})


def _flat(own: Situation) -> Situation:
    """A situation to be taken up again: what it was supposed to be is dropped, but not whose home it is."""
    if own.apart == "somebody else" and own.own is not None:
        return own.model_copy(update={"own": own.own.model_copy(update={"own": None, "apart": None})})
    return own.model_copy(update={"own": None, "apart": None})
