"""The seven outcomes in all their phrasings, and what only looks like one.

Wording changed with the Scheme: until 2022 "maladministration (service failure)" was a service
failure, and redress stood in paragraph 55, after that in 53. The words decide; a paragraph's number
never overrules them.
"""

from __future__ import annotations

import re

from assistant.ingest.headings import squeeze
from assistant.ingest.hinted import Hinted, hinted
from assistant.records import Finding

# What is cut away before matching: refusals, negations, definitions, boilerplate, other people's views.
_NOT_A_FINDING: tuple[Hinted, ...] = (
    hinted("where we find", r"where we find service failure,? maladministration or severe maladministration[^.]*"),
    hinted(
        "not|n't|n’t",
        r"\b(?:will|would|can|could|did|do|does|have|has|may)\s?(?:not|n[’']t) (?:been able to )?"
        r"(?:have )?(?:make|made|find|found|say|see|conclude|warrant|constitute|amount)\b[^.;]*",
    ),
    hinted(
        "cannot|can not|unable|unwilling|decline",
        r"\b(?:cannot|can not|unable to|unwilling to|declined? to) (?:make|find|say|see|conclude)\b[^.;]*",
    ),
    hinted("amount", r"\b(?:not|never) (?:to )?amount(?:ed|ing)? to\b[^.;]*"),
    hinted(
        "not",
        r"\b(?:is|was|are|were) not (?:a |an )?(?:(?:severe )?maladministration|service failure|reasonable redress)\b[^.;]*",
    ),
    hinted("not", r"\bnot (?:a |an )?(?:proportionate|sufficient|adequate|reasonable|appropriate)? ?redress\b"),
    hinted(
        "redress",
        r"\b(?:dis-?proportionate|partial|insufficient|inadequate|some|suitable|appropriate) redress\b",
    ),
    hinted("includ", r"\(\s*(?:which )?includ(?:es|ing) [^)]*\)"),
    hinted("include", r"\b(?:which|that) includes? findings? of [^.;]*"),
    hinted(
        "whether",
        r"\bwhether (?:or not )?(?:there (?:was|is|has been)|the landlord is responsible for)[^.;]*",
    ),
    hinted(
        "finding of reasonable",
        r"\bfinding of reasonable redress (?:is|was|can|could|would)\s?(?:not|n[’']t)\b",
    ),
    hinted("several investigations", r"[^.;]*\bfollowing several investigations\b[^.;]*"),
    hinted(
        "responsible|guilty|liable|accuse",
        r"\b(?:responsible|guilty|liable|accused?) (?:for|of) (?:severe )?maladministration(?!\s+in\b)",
    ),
    hinted("case|complaint", r"\b(?:case|complaint) (?:no\.? |number |reference )?\d{9}[^.;]*"),
    hinted(
        "service failure",
        r"\b(?:it|landlord|council|association) (?:had |has |also )?"
        r"(?:found|identified|said|concluded|accepted|admitted|acknowledged) (?:that )?"
        r"(?:there (?:was|had been) )?(?:no |a |some )?service failures?",
    ),
    hinted("had ", r"\bhad (?:it|the landlord)\b[^.;]*"),
    hinted("if ", r"\bif (?:it|the landlord|we|there)\b[^.;]*"),
    hinted("guidance", r"\bguidance (?:for|on|suggests?|says?|recommends?)\b[^.;]*"),
    hinted("guidance", r"\bin line with our remed(?:y|ies) guidance[^.;]*"),
    hinted("we look for", r"\bwe look for\b[^.;]*"),
    hinted("to see if", r"\blooks? to see if there has been any\b[^.;]*"),
    hinted("‘|“|\"|'", r"[‘“\"']maladministration[’”\"']"),
)

_JURISDICTION = hinted(
    "jurisdiction|consider|investigat",
    r"\boutside(?: of)? (?:the |our |of )?(?:housing )?(?:ombudsman(?:[’']?s)? |this service(?:[’']?s)? )?jurisdiction"
    r"|\bout of (?:our |the )?(?:ombudsman[’']?s )?jurisdiction"
    r"|\b(?:not|neither) (?:fall )?within (?:the |our )?"
    r"(?:housing )?(?:ombudsman[’']?s |this service[’']?s )?jurisdiction"
    r"|\bnot (?:one )?(?:that )?(?:the ombudsman|this service|we) (?:can|may|could) (?:consider|investigate)"
    r"|\b(?:have|has|will|can|are|is)\s?(?:not|n[’']t) (?:be )?(?:able to )?investigat(?:ed?|ing)\b(?! (?:this )?further)"
    r"|\bno jurisdiction\b",
)
_INTERVENTION = hinted(
    "intervention",
    r"\bresolved (?:with|by|following|after|through) (?:our|the ombudsman[’']?s|this "
    r"service[’']?s|ombudsman) (?:\w+ )?intervention"
    r"|\b(?:following|after|with) (?:our|the ombudsman[’']?s|this service[’']?s|the) (?:\w+ )?intervention\b"
    r"|\bresolved with intervention\b|\bintervention\b[^.;]{0,200}\bresolv",
)
_REDRESS = hinted(
    "redress",
    r"\breasonable (?:offer of )?redress\b|\boffer(?:s|ed)? (?:of )?reasonable redress\b"
    r"|\b(?:made|offered|provided|given|paid)\b[^.;]{0,120}?\bredress\b[^;]{0,260}?\b(?:resolv\w+|"
    r"satisfactor\w+|reasonable)"
    r"|\bredress\b[^.;]{0,120}\b(?:satisfactorily )?resolv\w+",
)
_NO_MALADMINISTRATION = hinted(
    "no |not find|not found",
    r"\bno (?:evidence of (?:any )?)?(?:severe )?maladministration\b|\bno (?:evidence of (?:a |"
    r"any )?)?service failures?\b"
    r"|\bnot (?:find|found) (?:any )?maladministration\b",
)
_SEVERE = re.compile(r"\bsevere maladministration\b")
_SERVICE_FAILURE = re.compile(r"\bservice failures?\b")
_MALADMINISTRATION = re.compile(r"\bmaladministration\b")
_ANY = ("maladmin", "service failure", "redress", "jurisdiction", "intervention", "investigat")

# The words of the outcomes squeezed of everything but letters: a table's Finding cell.
_CELLS = {
    "severemaladministration": Finding.SEVERE_MALADMINISTRATION,
    "maladministration": Finding.MALADMINISTRATION,
    "maladministrationservicefailure": Finding.SERVICE_FAILURE,
    "servicefailure": Finding.SERVICE_FAILURE,
    "reasonableredress": Finding.REASONABLE_REDRESS,
    "nomaladministration": Finding.NO_MALADMINISTRATION,
    "noservicefailure": Finding.NO_MALADMINISTRATION,
    "outsidejurisdiction": Finding.OUTSIDE_JURISDICTION,
    "outsideofjurisdiction": Finding.OUTSIDE_JURISDICTION,
    "outsideourjurisdiction": Finding.OUTSIDE_JURISDICTION,
    "outofjurisdiction": Finding.OUTSIDE_JURISDICTION,
    "notinvestigated": Finding.OUTSIDE_JURISDICTION,
    "resolvedwithintervention": Finding.RESOLVED_WITH_INTERVENTION,
    "resolvedfollowingintervention": Finding.RESOLVED_WITH_INTERVENTION,
}
_PLACEHOLDER = "chooseanitem"


def cell_outcome(text: str) -> Finding | None:
    """The outcome that a Finding cell states; None for a template's placeholder or anything else."""
    return _CELLS.get(squeeze(text)) if len(text) < 80 else None


def is_outcome_cell(text: str) -> bool:
    """Whether a line is a Finding cell's: an outcome, or the placeholder left in its place."""
    return cell_outcome(text) is not None or squeeze(text) == _PLACEHOLDER


class Outcome:
    """An outcome read in a sentence, with where its words stand and whether they need a caution."""

    __slots__ = ("end", "finding", "flag", "start")

    def __init__(self, finding: Finding, match: re.Match[str], flag: str | None = None) -> None:
        self.finding = finding
        self.start, self.end = match.span()
        self.flag = flag


def find_outcome(text: str) -> Outcome | None:
    """The finding that one sentence or list item of a determination states, None where it states none.

    A refusal ("we cannot find reasonable redress"), a negation, a definition, boilerplate, another
    case's outcome and the landlord's own verdict are no findings.
    """
    text = text.lower()
    if not any(word in text for word in _ANY):
        return None
    plain = text
    for words in _NOT_A_FINDING:
        plain = words.blank(plain)
    # "We have not investigated" is an outcome although it is a negation: look for it in the whole.
    if match := _JURISDICTION.search(text):
        return Outcome(Finding.OUTSIDE_JURISDICTION, match)
    if match := _SEVERE.search(plain):
        if (no := _NO_MALADMINISTRATION.search(plain)) and no.start() <= match.start() <= no.end():
            return Outcome(Finding.NO_MALADMINISTRATION, no)
        return Outcome(Finding.SEVERE_MALADMINISTRATION, match)
    if match := _NO_MALADMINISTRATION.search(plain):
        return Outcome(Finding.NO_MALADMINISTRATION, match)
    if match := _INTERVENTION.search(plain):
        return Outcome(Finding.RESOLVED_WITH_INTERVENTION, match)
    failure = _SERVICE_FAILURE.search(plain)
    plainly = _MALADMINISTRATION.search(plain)
    redress = _REDRESS.search(plain)
    if (
        redress
        and not (failure and failure.start() < redress.start())
        and not (plainly and plainly.start() < redress.start())
    ):
        return Outcome(Finding.REASONABLE_REDRESS, redress, _without_intervention(text))
    if plainly and not (failure and failure.start() < plainly.start()):
        if failure and re.fullmatch(r"\s*[(\-–]\s*", plain[plainly.end() : failure.start()]):
            return Outcome(Finding.SERVICE_FAILURE, failure)
        return Outcome(Finding.MALADMINISTRATION, plainly)
    if failure:
        return Outcome(Finding.SERVICE_FAILURE, failure)
    return Outcome(Finding.REASONABLE_REDRESS, redress) if redress else None


_AFTER_INTERVENTION = re.compile(r"\b55 ?\.? ?\(?c\)?|\b53 ?\.? ?\(?c\)?")


def _without_intervention(text: str) -> str | None:
    if _AFTER_INTERVENTION.search(text):
        return "the paragraph cited is the one for redress after intervention, which the words do not mention"
    return None
