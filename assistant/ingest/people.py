"""Who the parties are: the landlord and its kind, the tenure, the household."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.dates import read_stated
from assistant.ingest.headings import squeeze
from assistant.ingest.hinted import Hinted, hinted
from assistant.ingest.layout import Report
from assistant.ingest.money import sentences
from assistant.records import LandlordType, Tenure

_FORMERLY = re.compile(r"\s*\(?\s*\b(?:formerly|previously|now known as|prior to)\b.*$", re.IGNORECASE)
_TITLE = re.compile(r"^(.*?)\s*\(\s*(?:\d ?){9}\s*\)\s*$")
_COUNCIL = re.compile(r"\b(?:council|borough|city of|corporation|authority)\b", re.IGNORECASE)
_ASSOCIATION = re.compile(
    r"\b(?:housing association|housing trust|housing group|housing society|co-?operative)\b", re.IGNORECASE
)
_SAYS_COUNCIL = re.compile(
    r"\b(?:landlord|which)\b[^.]{0,30}\b(?:is|was|,)\b[^.]{0,12}\b(?:local (?:council|authority)|"
    r"council|ALMO|arms? length)|\blandlord, a (?:local )?(?:council|authority)|\btenan(?:t|"
    r"cy)[^.]{0,20}of the council",
    re.IGNORECASE,
)
_SAYS_ASSOCIATION = re.compile(
    r"\b(?:housing association|registered (?:social )?(?:housing )?provider|registered social landlord)\b",
    re.IGNORECASE,
)

_TENURES: tuple[tuple[Tenure, re.Pattern[str]], ...] = tuple(
    (tenure, re.compile(words, re.IGNORECASE))
    for tenure, words in (
        (Tenure.SHARED_OWNERSHIP, r"\bshared[ -]owner(?:ship)?\b"),
        (Tenure.LEASEHOLDER, r"\bleaseholders?\b|\bleasehold\b|\b(?:owns|holds) (?:the|a) (?:\d+[- ]year )?lease\b"),
        (Tenure.SECURE, r"\b(?:flexible )?secure (?:joint )?(?:lifetime )?tenan|\bsecure tenan|\bflexible tenan"),
        (
            Tenure.ASSURED,
            r"\bassured \(?non-?shorthold|\bassured "
            r"(?:non-shorthold )?(?:joint )?(?:lifetime )?(?:fixed[- ]term )?tenan|"
            r"\bfixed[- ]term assured tenan|\bassured, ",
        ),
        (Tenure.ASSURED_SHORTHOLD, r"\bassured shorthold|\bstarter (?:tenan|flexible)|\bprobationary tenan"),
        (
            Tenure.OTHER,
            r"\blicen[cs]e(?:e)?\b|\bdemoted tenan|\bintroductory tenan|\btemporary accommodation|"
            r"\bfreeholder of (?:her|his|their|the) (?:home|property)",
        ),
    )
)
_OCCUPANCY = {
    "assuredtenancy": Tenure.ASSURED,
    "securetenancy": Tenure.SECURE,
    "assuredshortholdtenancy": Tenure.ASSURED_SHORTHOLD,
    "sharedownership": Tenure.SHARED_OWNERSHIP,
    "sharedowner": Tenure.SHARED_OWNERSHIP,
    "leaseholder": Tenure.LEASEHOLDER,
    "leasehold": Tenure.LEASEHOLDER,
    "startertenancy": Tenure.ASSURED_SHORTHOLD,
    "introductorytenancy": Tenure.OTHER,
    "demotedtenancy": Tenure.OTHER,
    "licence": Tenure.OTHER,
    "license": Tenure.OTHER,
    "flexibletenancy": Tenure.SECURE,
    "freeholder": Tenure.OTHER,
}
_HOLDS = ("tenan", "Tenan", "lease", "Lease", "owner", "licen", "assured", "temporary accommodation")
_HOME = frozenset(("background", "events", "procedure", "findings", "reasons"))
_OF_THE_RESIDENT = re.compile(r"\b(?:resident|tenant|complainant|she|he|they|her|his|landlord)\b", re.IGNORECASE)


class Landlord(NamedTuple):
    """The landlord's name as the report gives it, its kind, and other names of it."""

    name: str | None
    kind: LandlordType | None
    aliases: tuple[str, ...]
    date_line: str | None


def landlord_of(report: Report) -> Landlord:
    """Read the landlord's name, kind and the date line below it."""
    title = _TITLE.match(report.source.title or "")
    titled = title.group(1).strip() if title else None
    if report.labels:
        name = _plain(report.labels.get("Landlord", "")) or titled
        kind = _labelled_kind(report.labels.get("Landlord type", ""))
        date_line = report.labels.get("Date")
    else:
        names: list[str] = []
        date_line = None
        for line in report.preamble:
            stated = read_stated(line)
            if stated.day is not None or re.search(r"\d", line):
                date_line = line
                break
            if not _FORMERLY.match(line):
                names.append(line)
        name = _plain(" ".join(names)) or titled
        kind = None
    if kind is None:
        kind = _kind(report, name)
    aliases = (titled,) if titled and name and titled.casefold() != name.casefold() else ()
    return Landlord(name, kind, aliases, date_line)


def _plain(name: str) -> str:
    plain = _FORMERLY.sub("", name).strip(" ,")
    return re.sub(r"\s+And\s+", " and ", plain)


def _labelled_kind(text: str) -> LandlordType | None:
    letters = squeeze(text)
    if letters.startswith("local"):
        return LandlordType.LOCAL_AUTHORITY
    if letters.startswith(("housingassoc", "registered")):
        return LandlordType.HOUSING_ASSOCIATION
    return LandlordType.OTHER if letters else None


def _kind(report: Report, name: str | None) -> LandlordType | None:
    said = " ".join(unit.text for unit in report.of("background", "events")[:4])
    if _SAYS_ASSOCIATION.search(said):
        return LandlordType.HOUSING_ASSOCIATION
    if _SAYS_COUNCIL.search(said) or (name and _COUNCIL.search(name)):
        return LandlordType.LOCAL_AUTHORITY
    return LandlordType.HOUSING_ASSOCIATION if name and _ASSOCIATION.search(name) else None


def tenure_of(report: Report) -> tuple[Tenure, int | None]:
    """The tenure and the unit that states it; unknown where nothing does."""
    if report.labels:
        letters = squeeze(report.labels.get("Occupancy", ""))
        if letters in _OCCUPANCY:
            return _OCCUPANCY[letters], None
        if letters:
            return Tenure.OTHER, None
    for index, unit in enumerate(report.units):
        if unit.section not in ("background", "events", "complaint", "policies"):
            continue
        text = unit.text
        if not any(hint in text for hint in _HOLDS):
            continue
        for sentence in sentences(text):
            if not _OF_THE_RESIDENT.search(sentence):
                continue
            for tenure, pattern in _TENURES:
                if pattern.search(sentence):
                    return tenure, index
    return Tenure.UNKNOWN, None


# So written that the search leaps from figure to figure.
_AGE = re.compile(
    r"([0-9](?:(?<=\bis .)|(?<=\bwas .)|(?<=\bare .)|(?<=\bwho were .)|(?<=\bwhich were .)|(?<=\bage .)|(?<=\baged .))[0-9]?)"
    r"(?:[ -]years?[ -]old)?\b(?! (?:bed|week|month|day|hour|working|calendar|storey|flat|floor|stage|%))"
)
_RELATIONS = re.compile(
    r"\b(son|daughter|mother|father|partner|husband|wife|sister|brother|child|grandson|granddaughter)\b"
)
# What may be said of a household, told by expressions for small letters.
_CIRCUMSTANCES: dict[str, Hinted] = {
    "baby": hinted("baby|babies|infant|newborn", r"\bbab(?:y|ies)\b|\binfants?\b|\bnewborn\b"),
    "child under 1": hinted(
        "child|under", r"\bchild (?:was|is|aged) under (?:12[- ]months|1\b|one\b)|\bunder 12[- ]months old\b"
    ),
    "young child": hinted("child", r"\byoung child\b"),
    "children": hinted("children", r"\b(?:her|his|their|(?:two|three|four|five|\d) (?:young )?) ?children\b"),
    "pregnant": hinted("pregnan", r"\bpregnan(?:t|cy)\b"),
    "domestic abuse survivor": hinted("domestic", r"\bdomestic (?:abuse|violence)\b"),
    "wheelchair user": hinted("wheelchair", r"\bwheelchair\b"),
    "disability": hinted("disab", r"\bdisab(?:led|ility|ilities)\b"),
    "asthma": hinted("asthma", r"\basthma\w*"),
    "breathing condition": hinted(
        "emphysema|copd|bronchi|lung|respirat", r"\b(?:emphysema|copd|bronchi\w+|lung condition|respiratory)\b"
    ),
    "epilepsy": hinted("epilep", r"\bepilep\w+"),
    "autism": hinted("autis", r"\bautis\w+"),
    "ADHD": hinted("adhd", r"\badhd\b"),
    "mental health condition": hinted(
        "mental|anxiety|depress|ptsd", r"\b(?:mental (?:health|ill)\w*|anxiety|depress\w+|ptsd)\b"
    ),
    "mobility difficulty": hinted(
        "mobility|stairs",
        r"\b(?:mobility (?:issues|problems|difficult\w*|impair\w*)|cannot (?:use|manage|climb) the stairs)\b",
    ),
    "cancer": hinted("cancer|chemo", r"\bcancer\b|\bchemotherapy\b"),
    "heart condition": hinted("heart", r"\bheart (?:condition|disease|attack)\b"),
    "arthritis": hinted("arthrit", r"\barthrit\w+"),
    "diabetes": hinted("diabet", r"\bdiabet\w+"),
    "health conditions": hinted("condition", r"\b(?:health|medical) conditions?\b"),
    "lives alone": hinted("alone", r"\blives? alone\b"),
    "temporary accommodation": hinted("temporary", r"\btemporary accommodation\b"),
    "vulnerable": hinted("vulnerab", r"\bvulnerab\w+"),
}
_ELSEWHERE = hinted(
    "neighbo|policy|guidance|example|the landlord ",
    r"\bneighbou?r(?:[’']s|s[’'])?\b[^.]{0,30}\b(?:child|son|daughter|baby)|\bpolicy\b|"
    r"\bguidance\b|\bexamples?\b|\bthe landlord (?:does|can|will)\b",
)


def household_of(report: Report) -> tuple[str, ...]:
    """What the text says of the resident's own home, in our words; nothing of neighbours or policies."""
    said = " ".join(report.source.words).lower()
    possible = {label: words for label, words in _CIRCUMSTANCES.items() if words.may_be_in(said)}
    found: dict[str, None] = {}
    for unit in report.units:
        if unit.section not in _HOME:
            continue
        here = {label: words for label, words in possible.items() if words.search(unit.small)}
        ages = unit.section == "background" and _AGE.search(unit.small) is not None
        if not here and not ages:
            continue
        for sentence in sentences(unit.text):
            small = sentence.lower()
            told = [label for label, words in here.items() if words.search(small)]
            age = _AGE.search(small) if ages else None
            if not (told or age) or _ELSEWHERE.search(small):
                continue
            if age:
                relation = _RELATIONS.search(small, 0, age.start())
                found[f"{relation.group(1) if relation else 'resident'} aged {int(age.group(1))}"] = None
            found.update(dict.fromkeys(told))
    return tuple(found)
