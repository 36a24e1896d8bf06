"""The limits of one class of a landlord's, each on the condition of its own label where the class has several."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import is_plain
from assistant.timescales.facts import Facts
from assistant.timescales.landlord_examples import instances
from assistant.timescales.landlord_household import KIND_WORDS
from assistant.timescales.words import plain

_OUT_OF_HOURS = re.compile(r"(?:emergency\b.*\b)?out[- ]of[- ]hours\b")
_OUTDOORS = re.compile(
    r"\b(outside|outdoors?|external|path|paving|slabs?|fence|fencing|gate|garden|gutters?|guttering|roof|brickwork"
    r"|chimney|driveway|shed|downpipe|drainpipe)\b"
)
_NUMBERED = re.compile(r"(?:priority|category|band|grade) \w+|p\d\b")
_SAY_NOTHING = frozenset("a an the and of or for any other repair repairs job jobs work works order orders".split())
_SPECIAL = re.compile(r"out[- ]of[- ]hours|exceptional|new home")


def branch(
    kind: str,
    mine: list[Chosen],
    several: bool,
    faults: frozenset[str],
    at: frozenset[str] = frozenset(),
    facts: Facts | None = None,
) -> list[Chosen]:
    """The limits of one class, each on the condition of its own label where the class has several labels."""
    preferred = {
        one.clock.label for one in mine if (instances(one.clock, facts) if facts else one.clock.examples) & faults
    }
    if not preferred:
        preferred = {one.clock.label for one in mine if one.clock.citation.passage in at}
    if preferred:
        mine = [one for one in mine if one.clock.label in preferred]
    else:
        open_ones = [one for one in mine if not one.clock.examples or is_plain(one.clock.label)]
        mine = open_ones or mine
    mine = _told(mine, facts) if facts else mine
    labels: dict[str, list[Chosen]] = defaultdict(list)
    for one in mine:
        labels["" if is_plain(one.clock.label) and not one.clock.codes else one.clock.label].append(one)
    plain_labels = {one.clock.label for one in labels.get("", [])}
    out: list[Chosen] = []
    for one in mine:
        clauses = [f"it is treated as {KIND_WORDS[kind]}"] if several else []
        own = one.clock.label
        distinct = len(labels) > 1 or (
            len(plain_labels) > 1
            and kind == "routine"
            and len({(o.clock.timescale.amount, o.clock.timescale.unit) for o in labels[""]}) > 1
        )
        settled = own in preferred and len(preferred) == 1 and not _SPECIAL.search(own)
        restrictive = not is_plain(own) and not settled
        alone = own in plain_labels and len(plain_labels) == 1
        if facts is not None and _is_told(own, facts, several=several):
            clauses = []
        elif restrictive or (distinct and own and not alone):
            clauses = [f"it is classed as {_article(own)}"]
        condition = " and ".join(clauses)
        if one.condition:
            condition = (
                f"{condition} and {one.condition.removeprefix('if ')}"
                if condition
                else one.condition.removeprefix("if ")
            )
        out.append(
            replace(
                one, condition=f"if {condition}" if condition else None, branch=f"{kind}:{own}" if clauses else kind
            )
        )
    return out


def _told(mine: list[Chosen], facts: Facts) -> list[Chosen]:
    """Those of the kind that the words point to: in or out of doors, or the one of the length that they name."""
    text = plain(facts.repair)
    if len({one.clock.label for one in mine}) < 2:
        return mine
    named = of_length(mine, facts)
    outside = "external" if _OUTDOORS.search(text) else None
    placed = [one for one in mine if outside and outside in one.clock.label]
    return named or placed or mine


def of_length(mine: list[Chosen], facts: Facts) -> list[Chosen]:
    """Those of the length by which the job is called, as in "the 28 day kind"."""
    lengths = {
        float(n)
        for n in re.findall(
            r"\b(\d{1,3}) days? (?:kind|type|sort|class|one|category|job|repair)\b", plain(facts.repair)
        )
    }
    return [one for one in mine if one.clock.timescale.amount in lengths]


def _is_told(label: str, facts: Facts, *, several: bool) -> bool:
    """Whether the message itself puts the job in a class, by the number or by all the words of its label.

    A condition that is settled by what was told is none: "if it is classed as a priority 3 repair" says nothing to
    somebody whose repair was put in priority 3. Where the job may be of `several` kinds, only a number settles it.
    """
    text = plain(facts.repair)
    if numbered := _NUMBERED.match(label):
        return re.search(rf"\b{re.escape(numbered.group(0))}\b", text) is not None
    if several or facts.priority is None or _SPECIAL.search(label):
        return False
    said = set(re.findall(r"[a-z]+", text)) | ({"external"} if _OUTDOORS.search(text) else set())
    words = set(re.findall(r"[a-z]+", label)) - _SAY_NOTHING
    return bool(words) and words <= said


def _article(label: str) -> str:
    if _OUT_OF_HOURS.match(label):
        return "an emergency reported out of hours"
    if re.match(r"(?:any|all|an?|the|most|other|immediate danger|significant)\b", label):
        return label
    return f"an {label}" if label[0] in "aeiou" else f"a {label}"
