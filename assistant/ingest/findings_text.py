"""What a row of the findings dataset says: which findings on which matters, or why it is none.

Rows come from result tables (a matter and nothing else), from the determination of an older decision
("In accordance with paragraph 52 …, there was … in the landlord's handling of …") or from its
reasoning, where many are no finding at all.
"""

from __future__ import annotations

import re
from enum import IntEnum

from assistant.records import Finding, Frozen

NOT_NAMED = "Matter not named"


class Standing(IntEnum):
    """How much a reading is worth when two of one case speak of the same matter; lower is better."""

    TABLE = 0
    DETERMINATION = 1
    REASONING = 2


class Reading(Frozen):
    """One finding on one matter, as a row words it. `matter` is empty where the row names none."""

    finding: Finding
    matter: str
    standing: Standing


class Refusal(Frozen):
    """A row that is no finding, and why."""

    why: str


_OUTCOMES = (
    (Finding.NO_MALADMINISTRATION, r"no\s+(?:severe\s+)?mal-?administration|no service failure|not maladministration"),
    (Finding.SEVERE_MALADMINISTRATION, r"severe\s+maladministration"),
    (Finding.SERVICE_FAILURE, r"maladministration\s*\(\s*service failure\s*\)|(?:a |minor )*service failures?"),
    (Finding.MALADMINISTRATION, r"mal-?administration"),
    (
        Finding.OUTSIDE_JURISDICTION,
        r"(?:outside|not within)(?: of)?(?: the| our| this| its)*(?: Ombudsman's)? jurisdiction",
    ),
    (
        Finding.REASONABLE_REDRESS,
        r"(?:reasonable|proportionate|sufficient|satisfactory|appropriate|fair)(?: and \w+)? (?:offer of )?redress"
        r"|offers? of (?:reasonable )?redress|(?:made|offered|provided) (?:\w+ ){0,2}redress"
        r"|redress (?:to the \w+ )?(?:prior to|following|which)",
    ),
)
_OUTCOME = re.compile("|".join(f"(?P<o{n}>\\b(?:{words}))" for n, (_, words) in enumerate(_OUTCOMES)), re.IGNORECASE)

_FORMAL = re.compile(
    r"\b(?:in (?:accordance|line) with|under|as set out in)\s+(?:the )?(?:paragraph|section|para)s?\b"
    r"|\bparagraphs? \d\d\s?\.?\s?\(?[a-z]?\)?.{0,30}Scheme|I can confirm",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(
    r"^\W*(?:(?:therefore|overall|reasons|determination|in summary|in conclusion|as such|accordingly),?\s+)*"
    r"(?:there (?:was|has been|is|were) |(?:we|this service|the ombudsman)(?: have| has)?(?: also)? (?:found|finds?|determined)"
    r"(?: that)?(?: there (?:was|has been))? |a finding of |of )?(?:a |an )?"
    r"(?:severe maladministration|no maladministration|maladministration|service failure|reasonable redress)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:amount(?:s|ed|ing)? to|constitut(?:es|ed|ing)|represent(?:s|ed)|there (?:was|were|has been|had been|is)"
    r"|this (?:was|is)|which (?:was|is)|findings? of|(?:we|ombudsman|service|investigation|i)(?: \w+){0,3} (?:find|finds|found"
    r"|determined?|determines|considers?|concludes?|identified)|have(?: therefore)? found|(?:finds?|found|made)"
    r"|is responsible for|was responsible for|falls?|fell|are|is|was|leads to|resulted in|determination of"
    r"|has (?:been|made|offered|provided)|have (?:been|occurred)|occurred|made an offer|offered|resolves)\b",
    re.IGNORECASE,
)
_REFUSALS = (
    (
        "guidance or policy cited, not a finding",
        r"remed(?:y|ies) guidance|outcomes? guidance|guidance (?:on remedies|sets|states|suggests|says)"
        r"|\bwhere (?:there (?:was|is|has been)|we have|we find|the ombudsman (?:has|finds))|awards? of £|payments? of £\d+ to"
        r"|in the range of|compensation (?:policy|procedure|guidance) (?:says|states|sets|suggests)|dispute resolution principles"
        r"|in cases where|instances (?:of|where)|key information that forms|up to £|£\d+ to £\d+|would usually|can be used"
        r"|compensation is a means|may be (?:awarded|ordered)|policy (?:says|states|sets|allows|provides)|we order for",
    ),
    (
        "asks or weighs, does not find",
        r"\b(?:whether|consider if|to consider|will apply|considers? (?:below|whether)|assess(?:es|ing)? (?:if|whether)|role is to)\b",
    ),
    (
        "would have been, was not",
        r"\b(?:would|could|may|might) (?:have|otherwise|not|also|likely|normally|amount|be|constitute)\b"
        r"|prevented (?:a|the|us)|\bbut for\b|were it not|was it not for|had (?:the landlord|it) not|rather than|instead of",
    ),
    (
        "a refusal or negation",
        r"\b(?:cannot|can't|could not|unable to|do(?:es)? not|did not|was not|is not|were not|has not|have not|had not|nor|never"
        r"|didn't|wasn't|hasn't|haven't|isn't|doesn't|don't|failed to|failure to (?:offer|provide)|not (?:offer|provide|amount"
        r"|constitute|reflect|sufficient|enough|reasonable|proportionate|considered|in itself|seen)"
        r"|insufficient|no evidence|without|lack of|neither|no(?: \w+)? redress|disproportionate|partial|less than|falls? short"
        r"|fell short|not make)\b",
    ),
    (
        "the landlord's own position",
        r"\blandlord(?:'s)?(?: \w+){0,4} (?:found|acknowledged|recognised|accepted|admitted|apologised|upheld|stated|said|concluded"
        r"|identified|confirmed|advised|explained|response)\b(?!.*\b(?:ombudsman|we|this service|amounts?|constitutes?)\b)"
        r"|\bit (?:had )?(?:also )?(?:found|acknowledged|recognised|accepted|admitted|upheld|identified|stated|said|apologised)\b",
    ),
    (
        "another case or an earlier decision",
        r"\b(?:previous(?:ly)?|other|several|separate|earlier|wider|special) (?:made|found|cases?|investigations?|determin\w+"
        r"|decisions?|report|complaints?|findings?)|case ref|in case \d|following (?:several |our )?investigations? into"
        r"|paragraph 49|special (?:investigation|report)",
    ),
    (
        "about the order or payment, not a finding",
        r"\b(?:should|must|ordered? to|to) (?:pay|apologise)\b|dependent on|on the basis that (?:this|the) pa|conditional"
        r"|order has (?:therefore )?been made|(?:additional|further) compensation|recommend|in recognition of"
        r"|(?:we have|is) ordered|award (?:is|of)|compensation (?:we|ordered|that)",
    ),
)
_REFUSED = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in _REFUSALS)

_TAIL = re.compile(
    r"\s(?:Reasons?(?: \d|\s+[A-Z])|Recommendations?\b|Orders?(?: and recommendations)?(?: \d|\s+[A-Z])"
    r"|How the complaint was resolved|The Ombudsman recommends|The landlord (?:is|should|must)\b|\d{1,3}$).*",
    re.DOTALL,
)
_FOOTNOTE = re.compile(r"(?<=[a-z)])[.]?\s?\d{1,3}$")
_RESOLVES = re.compile(
    r"resolves?d?\s+(?:(?:the|this) )?(?:landlord's |resident's )?"
    r"(?P<about>complaint (?:about|concerning|regarding|with respect to|with regard to|in relation to|in respect of|relating to)\s.+|"
    r"(?!the complaint|complaint|the issue|the matter|satisfactorily|this)handling.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PROVISION = re.compile(r"^.*?\bScheme(?: \(the Scheme\))?,?(?=\s)", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"(?:reasons|determination|\bthat|^)\s*(?P<about>(?:the|this|these|any|all)?\s*[^.]*?)\s*,?\s*"
    r"(?:(?:is|are|was|were|falls?|fell|fall|to be|therefore|considered|sits?|also)\s+)+(?:properly )?(?:\w+ )?$",
    re.IGNORECASE,
)
_INTERVENTION = re.compile(r"\b(?:following|with|after)\b[^.]{0,25}\bintervention", re.IGNORECASE)
_DEFINES = re.compile(
    r"\b(?:states|says|sets out|provides|allows|explains)\b|which includes findings|at any time, the ombudsman may",
    re.I,
)
_ENDS = re.compile(
    r"(?:[\s,;:.\-]|\b(?:and|or|the|of|in|by|with|was|there|a|an|as|determination|that)\b)+$", re.IGNORECASE
)
_NAMES_ONE = re.compile(
    r"handl|manage|respon[sd]|record|communicat|regarding|in respect|in relation|with regard|concerning|about|approach|request",
    re.IGNORECASE,
)
_REACH = 70
"""How many letters before an outcome a negation can stand and still be meant for it."""


def read_row(text: str, finding: Finding, in_table: bool) -> tuple[Reading, ...] | Refusal:
    """The findings that a mended row states, or why it states none.

    `finding` is the dataset's own label. A determination that lists several outcomes gives each its
    own reading; a label that the words do not bear out is refused.
    """
    if in_table:
        return (Reading(finding=finding, matter=name_matter(text), standing=Standing.TABLE),)
    text = text.lstrip(" ,.;:")
    formal = _FORMAL.search(text)
    if formal and _DEFINES.search(text):
        return Refusal(why="guidance or policy cited, not a finding")
    if formal:
        return _readings(text[formal.start() :], finding, Standing.DETERMINATION) or Refusal(
            why="no outcome in the words"
        )
    if _LIST_ITEM.match(text) and not _refused(text, finding):
        found = _readings(text, finding, Standing.DETERMINATION)
        if found and all(reading.matter for reading in found):
            return found
    why = _refused(text, finding)
    if why:
        return Refusal(why=why)
    if not _FOUND.search(text) and not _LIST_ITEM.match(text):
        return Refusal(why="no outcome in the words")
    found = tuple(
        r for r in _readings(text, finding, Standing.REASONING) if r.finding == finding or _near(r.finding, finding)
    )
    return found or Refusal(why="no outcome in the words")


def _near(read: Finding, label: Finding) -> bool:
    return {read, label} == {Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION}


def _refused(text: str, finding: Finding) -> str | None:
    if finding is Finding.OUTSIDE_JURISDICTION:
        return (
            None
            if re.search(r"complaint|matter|concern|issue|aspect", text, re.IGNORECASE)
            else "no outcome in the words"
        )
    outcome = _OUTCOME.search(text)
    near = text[max(0, outcome.start() - _REACH) : outcome.end()] if outcome else text
    for why, words in _REFUSED:
        negation = why.startswith("a refusal")
        if negation and finding is Finding.NO_MALADMINISTRATION:
            continue
        if words.search(near if negation and finding is not Finding.REASONABLE_REDRESS else text):
            return why
    return None


def _readings(text: str, label: Finding, standing: Standing) -> tuple[Reading, ...]:
    text = _FOOTNOTE.sub("", _TAIL.sub("", text))
    outcomes = list(_OUTCOME.finditer(text))
    if not outcomes:
        if label is Finding.REASONABLE_REDRESS and re.search(r"redress|resolve", text, re.IGNORECASE):
            return (_redress(text, standing),)
        return ()
    readings: list[Reading] = []
    for n, outcome in enumerate(outcomes):
        found = _OUTCOMES[int((outcome.lastgroup or "o0")[1:])][0]
        if found in _FAILURES and label is Finding.REASONABLE_REDRESS and _REMEDIED.search(text[: outcome.start()]):
            continue
        later = (
            o.start()
            for o in outcomes[n + 1 :]
            if found is not Finding.REASONABLE_REDRESS or _ANEW.search(text[: o.start()])
        )
        end = next(later, len(text))
        before = text[outcomes[n - 1].end() if n else 0 : outcome.start()]
        after = text[outcome.end() : end]
        if found is Finding.REASONABLE_REDRESS:
            readings.append(_redress(text[outcome.start() if n else 0 : end], standing))
        elif found is Finding.OUTSIDE_JURISDICTION:
            about = _OUTSIDE.search(_PROVISION.sub("", before))
            readings.append(
                Reading(finding=found, matter=name_matter(about["about"] if about else ""), standing=standing)
            )
        else:
            readings.append(Reading(finding=found, matter=_named(_closed(after), standing), standing=standing))
    return _distinct(readings, label)


_JUST_THE_COMPLAINT = re.compile(
    r"^\W*(?:the |this |these |following |aspects? of )*(?:complaints?|matters?|issues?)\W*(?:satisfactorily\W*)?(?:$|which|how the)",
    re.IGNORECASE,
)
_FAILURES = {Finding.SERVICE_FAILURE, Finding.MALADMINISTRATION}
_ANEW = re.compile(r"(?:[;:.]|\bthere (?:was|has been)|\band)\W*(?:a )?$", re.IGNORECASE)
_REMEDIED = re.compile(r"redress(?!.*(?:[;.]\s|\bthere (?:was|has been)))", re.IGNORECASE | re.DOTALL)
_LONGEST = 160
"""A matter named in reasoning is short; a longer text is the argument."""


def _named(text: str, standing: Standing) -> str:
    if standing is Standing.REASONING and not (_NAMES_ONE.search(text[:60]) and len(text) <= _LONGEST):
        return ""
    return name_matter(text)


def _redress(text: str, standing: Standing) -> Reading:
    """An offer of redress names its matter after "resolves" or after the redress itself."""
    resolves = _RESOLVES.search(text)
    if resolves and not _JUST_THE_COMPLAINT.match(resolves["about"]):
        about = resolves["about"]
    else:
        redress = re.search(r"redress", text, re.IGNORECASE)
        about = text[redress.end() :] if redress else ""
        about = re.split(
            r",?\s*\b(?:which|that),?\b|resolve[sd]?\b|(?:in )?(?:the|our) (?:Ombudsman's )?opinion", about
        )[0]
    found = Finding.RESOLVED_WITH_INTERVENTION if _INTERVENTION.search(text) else Finding.REASONABLE_REDRESS
    if re.match(
        r"^\W*(?:the |this |these |following )*complaints?\W*(?:satisfactorily\W*)?(?:$|which)", about, re.IGNORECASE
    ):
        about = ""
    return Reading(finding=found, matter=_named(_closed(about), standing), standing=standing)


def _closed(text: str) -> str:
    """Up to where the next sentence of the determination begins."""
    return re.split(r"\s(?:In (?:accordance|line) with|There (?:was|has been)\b|The Ombudsman (?:finds|has))", text)[0]


def _distinct(readings: list[Reading], label: Finding) -> tuple[Reading, ...]:
    """One reading for each matter. An outcome without a matter beside ones that have it is a cross-reference."""
    named = [reading for reading in readings if reading.matter]
    if not named:
        return tuple(reading for reading in readings if reading.finding == label or _near(reading.finding, label))[:1]
    seen: dict[tuple[str, Finding], Reading] = {}
    for reading in named:
        seen.setdefault((reading.matter.lower(), reading.finding), reading)
    return tuple(seen.values())


_LEAD = re.compile(
    r"^[\s\W]*(?:(?:"
    r"(?:by|on the part of|from|for|of) the landlord(?!'|s)(?: and its (?:managing )?agents?)?"
    r"|offered|made|provided|identified|found|occurred|was found|has been found"
    r"|(?:in|with|by|for|on|as)? ?(?:respect|relation|regards?|connection|terms|response|the context) (?:to|of|with)(?! the (?:handling|resident))"
    r"|in respect|regarding|concerning|relating to|about|insofar as|in|with|for|by|as to|to|on|over|around|due to|and|was|were|is"
    r"|(?:the|this)(?: associated| formal| related)? complaints?(?: made)? (?:about|concerning|regarding|that|relating to)"
    r"|the complaint (?:in (?:relation|respect|regard)s? (?:to|of)|with regards? to)"
    r"|of(?= the)|response(?= the)|communication (?:about|regarding)|the (?:way|manner)(?: in which| that)?(?: the landlord| it)?|how (?:the landlord|it)(?: had)?"
    r"|(?:the )?landlord's|the landlord|landlords|its|their|it|his|her|(?:to )?the (?:resident|complainant)s?(?= in (?:re|the))"
    r"|(?:overall |initial |general |subsequent )?(?:handling|management|handled|managed|responded to|dealt with|dealing with|response|responses|responding|approach|actions?"
    r"|consideration|treatment|investigation|administration) (?:of|to|with|about|regarding|in relation to|in respect of|concerning|in)(?= |:)"
    r"|handling|handled|responded to|managed|dealt with|responding to|response to|addressed"
    r"|(?:the |a )?(?:residents?'s?|residents?|tenants?'s?|complainants?'s?|leaseholders?'s?|his|her|their|joint)(?: various| own| multiple| ongoing| further)?(?= (?:report|concern|complaint|request|quer|enquir|allegation|claim|application|dissatisf|experience))"
    r"|the residents?'s?|residents?'s?"
    r"|(?:various |further |repeated |multiple |several |ongoing )*(?:reports?|concerns?|reported|complaints?|dissatisfaction|issues raised|allegations|reporting)(?: made| raised)?"
    r"(?: by the (?:resident|tenant|complainant)s?)? (?:of|about|for|that|with|regarding|concerning|relating to|in relation to|in respect of|around|over|on|to)(?= |:)"
    r"|the following|an?|the|that|:|;|-|,"
    r")(?=[\s\W]|$)[\s\W]*)+",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:matter|matters|this matter|this|these|complaint|case|issue|issues|regard|this regard|its|handling|landlord|all|above"
    r"|this case|this complaint|landlord in this (?:regard|case)|which|ombudsman's opinion|circumstances|so|satisfactorily.*"
    r"|(?:above|these|this|its|their)? ?(?:failing|failure|issue)s?|(?:this|these) (?:aspect|element)s?.*|h)\W*$",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    r"^(?:(?:resident's |associated |related |formal |subsequent |overall |this |of |own )*complaints?(?: handling| process| procedure)?"
    r"|complaints?[- ]handing|handling of (?:the |this )?(?:associated |formal )?complaints?|(?:resident's )?associated complaints?)"
    r"(?: (?:satisfactorily|itself|about this))?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:^|[;:,]|\band\b|\s)\s*\(?(?:\b[a-e]|\bi{1,3}|\biv)[.)]\s+")


def name_matter(text: str) -> str:
    """What was complained of, without the formula around it; empty where nothing is named.

    "the landlord's handling of the resident's reports of a leak" is "Leak". The handling of the
    complaint itself is always "Complaint handling".
    """
    text = re.sub(r"^[\W_]+|[\s,;:.\-]+$", "", _FOOTNOTE.sub("", text.strip()))
    text = re.sub(
        r",?\s*(?:which,?)?\s*(?:in the Ombudsman's opinion,?)?\s*(?:resolves the complaint )?satisfactorily$", "", text
    )
    if re.fullmatch(
        r"(?:[\w']+ ){0,14}complaints?(?:[- ](?:handl?ing|procedures?|process))?", text, re.IGNORECASE
    ) and not re.search(r"\babout\b|\bregarding\b|\bconcerning\b|\band\b", text, re.IGNORECASE):
        named = re.search(
            r"\bcomplaint(?:s?[- ]handl?ing)|handling|response|associated|formal|complaint$", text, re.IGNORECASE
        )
        if named:
            return "Complaint handling"
    text = _PARTS.sub("; ", text).strip(" ;")
    matter = _LEAD.sub("", text).strip()
    matter = re.sub(r"[.;,]\s\(?[a-h]$", "", matter)
    matter = re.sub(r"^(?:following )?complaints? satisfactorily\W*", "", _ENDS.sub("", matter), flags=re.IGNORECASE)
    matter = _LEAD.sub("", matter).strip()
    if not matter or _EMPTY.match(matter):
        return ""
    if _COMPLAINT.match(matter):
        return "Complaint handling"
    return matter[0].upper() + matter[1:]
