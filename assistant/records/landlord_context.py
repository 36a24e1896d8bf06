"""Whether a known name is used as a landlord's where it stands, and not as a common word, a place or a street."""

from __future__ import annotations

import re
from typing import Final

from assistant.records.landlords import name_words

Token = tuple[str, int, int]

SPEAKS_OF_A_LANDLORD: Final = re.compile(
    r"(?:landlord(?:['’]?s)?(?: (?:now|then))?(?: (?:is|are|was|called|named))?:?|(?:tenant|owner|leaseholder|resident)s? (?:of|with|for|at)|tenancy (?:with|from)"
    r"|rent(?:ed|ing|s)? (?:it |my flat |my home )?(?:from|off|with)"
    r"|(?:mum|mam|mom|mother|dad|father|nan|gran|grandma|grandad|sister|brother|aunt|auntie|uncle|cousin|friend|mate|neighbour|son|daughter)(?:['’]?s| is| rents| lives) (?:now )?(?:with|under|from)"
    r"|(?:im|i['’]?m|i am|we['’]?re|we are|is|am|she['’]?s|he['’]?s|they['’]?re|flat is) (?:now )?(?:with|under)"
    r"|i['’]?ve got|ive got|sent|told|tells|rang|ring|phoned|emailed|e-mailed|messaged|contacted|chased|asked|against"
    r"|complain(?:ed|ing|t)? (?:to|about|against)|report(?:ed)? (?:[\w'’]+ ){0,4}to|wrote to|written to|been with|waiting (?:on|for)|heard from"
    r"|owned by|run by|managed by|association is|(?:is|housing|my|our) association|council is|policy of|under|lives? with|letter from|from"
    r"|taken over by|joined|part of|(?:sold|transferred|moved|handed|passed|switched|changed)(?: (?:us|me|it|them|our homes?|the flats?))?(?: on| over)? to)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
HOUSING: Final = frozenset(
    {"council", "homes", "housing", "group", "association", "trust", "borough", "ha", "grp", "hsg"}
)
_TENANT: Final = frozenset(
    {"tenant", "tenants", "tenent", "tennant", "resident", "residents", "leaseholder", "leaseholders", "tenancy"}
)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|at|around|outside|through|visiting|leaving|town of|live in|based in"
    r"|(?:mov(?:e|ed|ing)(?: here| away| out| in)?|go|going|gone|went|transfer(?:red)?|swap(?:ped)?|travel(?:led)?) (?:to|from)"
    r"|i['’]?m from|im from|come from|am from))\s+$",
    re.IGNORECASE,
)
_COUNCIL_HOME_IN = re.compile(
    r"council (?:tenants?|tenancy|flats?|house|home|property|block|estate|place|bungalow|maisonette|apartment) (?:in|at|of|with)\s+$"
    r"|(?:my|our) (?:local )?council (?:is |down |over |up |here )?(?:in|at|of)\s+$",
    re.IGNORECASE,
)
_HOME_OF_A_COUNCIL = re.compile(
    r"\bcouncil['’]?s? (?:tenan\w+|flats?|house|home|property|bungalow|maisonette|block|estate)\b"
    r"|\b(?:my|our) (?:local )?council\b",
    re.IGNORECASE,
)
_LIVES_IN = re.compile(
    r"\b(?:live[sd]?|['’]?s|is|are|am|im|i['’]m|me|nan|mum|dad|sister|brother|here) (?:up |down |over )?in\s+$",
    re.IGNORECASE,
)
_WORKS_FOR = re.compile(
    r"\b(?:i|he|she|they|we|who|mum|dad)(?: used to)? work(?:s|ed)? (?:for|at)\b[^.?!,;]{0,25}$", re.IGNORECASE
)
_PART_OF_A_NAME = re.compile(r"\b(?:one|new|great|little|port|st|west|east|north|south|upper|lower)\s+$", re.IGNORECASE)
_IS_A_LANDLORD = re.compile(
    r"(?: (?:council|homes|housing|group))? (?:is|are) (?:(?:my|our|the|his|her|their) landlords?|who (?:i|we) rent)\b",
    re.IGNORECASE,
)
_OPENS_A_CLAUSE = re.compile(
    r"(?:[,;:]|\b(?:but|and|because|that|when|then|cos|so|which|who|where|since|say|says|said|before|after))\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:my|our|a|an|im|i['’]m|am|for|as|secure|assured|council|another|fellow)\s+$", re.IGNORECASE)
_IT_IS = re.compile(r"\b(?:it['’]?s|it is|its now|i meant|i mean|with)\s+$", re.IGNORECASE)
_ITS_NAME = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|yeah|yes|yep|sorry|right|ah|u+m+|e+r+m?|well|and)\W+)*(?:it['’]?s|it is|they['’]?re|i['’]?m(?: with)?|we['’]?re(?: with)?)\s+$",
    re.IGNORECASE,
)
"""What a message opens with that gives its landlord's bare name next: "oh yeah its gateway"."""
_NAME_ENDS = re.compile(
    r"\s*(?:$|[,.;!]|\b(?:by the way|btw|if (?:that|it)|i think|they|and (?:they|it|i))\b)", re.IGNORECASE
)
_IS_MINE: Final = frozenset({"im", "i'm", "i’m", "i", "we", "we're", "now", "not", "as"})
_CLEARLY_A_TENANT_OF = re.compile(
    r"(?:(?:tenants?|leaseholders?|residents?|shared owners?|tenancy) (?:of|with)|landlord(?: is|['’]s))\s+(?:the\s+)?$",
    re.IGNORECASE,
)

# "hyde still haven't done it", "octavia not been yet"
_ACTS_AT_LAST = re.compile(
    r"\s+(?:still|just|only|always|also|even|finally|then|again|apparently|eventually)\s+"
    r"(?:ha(?:s|ve|d)(?:n['’]?t)?|won['’]?t|will|not|never|say|said|refus\w+|keeps?|did(?:n['’]?t)?|do(?:es)?n['’]?t|are|aren['’]?t|is|isn['’]?t|came|sent|told|waiting)\b"
    r"|\s+not\s+(?:been|come|done|fixed|mended|answered|replied|rung|turned|sent|got)\b",
    re.IGNORECASE,
)


# "how long has sanctuary got", "is orbit allowed to": a name alone where somebody is asked about.
_ASKED_OF = re.compile(
    r"\b(?:has|have|do|does|did|can|could|is|are|was|were|will|would|should|must|about|me or)\s+$", re.IGNORECASE
)
_ON_A_DAY = re.compile(
    r"\s+(?:on|in)\s+(?:\d|(?:early|late|mid|the \d|last) |(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may\b|jun|jul"
    r"|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_CASE_FOLLOWS = re.compile(r"(?:['’]s)?[\s,(:]+(?:case |decision |ref(?:erence)? )?\d{9}\b", re.IGNORECASE)
"""A decided case's number right behind a name: its landlord, though the name be told as a town's."""
_THE_ONE_OF = re.compile(r"(?: (?!the\b|a\b|of\b|is\b|was\b)[\w-]+){0,3} (?:one|case|decision)\b", re.IGNORECASE)
"""What follows a name by which one case among several is pointed to: "the sovereign fence one"."""
_BESIDE_ANOTHER = re.compile(r"\s+(?:and|or|vs?\.?|versus|against|&)\s+[A-Z]")
_COMPARES = re.compile(
    r"\b(?:compar\w+|differ\w*|quicker|faster|slower|limits?|targets?|polic(?:y|ies))\b", re.IGNORECASE
)


def is_mere_place(message: str, start: int) -> bool:
    """Whether what begins at a place in a message is told as a town: in, near, moved to."""
    before = message[:start]
    return _PLACE_BEFORE.search(before) is not None and _COUNCIL_HOME_IN.search(before) is None


def is_disowned(message: str, said: str) -> bool:
    """Whether a landlord's name is said to be not, or no longer, the person's: "not Ealing", "Hyde was my old place"."""
    name = re.escape(said)
    return bool(
        re.search(
            rf"\b(?:not|isn['’]?t|wasn['’]?t|no longer|never|instead of|(?:used to be|(?<!\bif i )(?<!\bif we )(?<!\bif she )(?<!\bif he )(?<!\bif it )(?<!\bif they )was|(?<!\bif )\b(?:we|they|who|you) were) (?:with|under)|moved from|left)"
            rf"(?: (?:with|under|in|at|the|from|a|for|my landlord is|anymore))* {name}\b",
            message,
            re.IGNORECASE,
        )
        or re.search(
            rf"\b{name}\b(?: (?:council|homes|housing|group))? (?:was|were|is|are) (?:my|our|the) (?:old|last|former|previous|ex|prior)\b",
            message,
            re.IGNORECASE,
        )
    )


def is_at(message: str, start: int) -> bool:
    """Whether what begins there is told after `at`, as a landlord's name can be and a council's home is not."""
    return re.search(r"\bat\s+$", message[:start], re.IGNORECASE) is not None


def stands_as_landlord(
    message: str, tokens: list[Token], at: int, length: int, form: str, *, of_a_council: bool = False
) -> bool:
    """Whether the known name of `length` tokens from `at` is used as a landlord's.

    `form` is the name's plain form; `of_a_council`: the name is that of a town and of its council.
    """
    lists = name_words()
    start, end = tokens[at][1], tokens[at + length - 1][2]
    before = message[:start]
    following = tokens[at + length][0].lower().rstrip("'’") if at + length < len(tokens) else ""
    gap = message[end : tokens[at + length][1]] if following else message[end:]
    beside = "" if gap.strip() else following
    if beside in lists["streets"] or _WORKS_FOR.search(before):
        return False
    if _CASE_FOLLOWS.match(message[end:]) and form not in lists["never_alone"]:
        return True
    if beside in HOUSING and form not in lists["never_alone"]:
        return True
    if at == 0 and length == len(tokens) and form not in lists["never_alone"]:
        return True
    set_apart = at == 0 and length < len(tokens) and re.match(r"\s*[,.:;]\s", message[end:]) is not None
    if set_apart and not of_a_council and form not in lists["never_alone"]:
        return True
    ordinary = form in lists["plain_english"] or form in lists["ask_back"] or form in lists["never_alone"]
    if ordinary:
        return _ordinary_word(message, tokens, at, length, form, beside)
    words = form.split()
    opens = re.search(r"(?:^|[.!?\n]\s*)$", before) is not None
    capital = any(token[:1].isupper() for token, _, _ in tokens[at + (1 if opens else 0) : at + length])
    if len(words) > 1:
        return words[-1] in HOUSING or capital or any(word not in lists["plain_english"] for word in words)
    if _PART_OF_A_NAME.search(before):
        return False
    shouted = tokens[at][0].removesuffix("s").rstrip("'’").isupper()
    if len(form) < 4 and not (
        capital or shouted or SPEAKS_OF_A_LANDLORD.search(before) or beside in lists["acts"] or beside in _TENANT
    ):
        return False
    if beside in lists["its_things"] or not is_mere_place(message, start):
        return True
    if is_at(message, start) and not of_a_council:
        return True
    return of_a_council and _LIVES_IN.search(before) is not None and _HOME_OF_A_COUNCIL.search(message) is not None


def _ordinary_word(message: str, tokens: list[Token], at: int, length: int, form: str, following: str) -> bool:
    """The same for a name that is plain English too: only words about it that speak of a landlord make it one."""
    lists = name_words()
    start, end = tokens[at][1], tokens[at + length - 1][2]
    before, after = message[:start], message[end:]
    opens = re.search(r"(?:^|[.!?\n]\s*)$", before) is not None
    capital = any(token[:1].isupper() for token, _, _ in tokens[at + (1 if opens else 0) : at + length])
    spoken_of = SPEAKS_OF_A_LANDLORD.search(before) is not None
    acts = following in lists["acts"] or _ACTS_AT_LAST.match(after) is not None
    named = [token for token, _, _ in tokens[at : at + length] if token.lower() not in {"and", "for", "of", "&"}]
    if len(named) > 1 and all(token[:1].isupper() for token in named):
        return True
    if named and all(token[:1].isupper() for token in named) and _IS_A_LANDLORD.match(after):
        return True
    if _CLEARLY_A_TENANT_OF.search(before) and following not in {"of", "in", "to"}:
        return True
    if form in lists["never_alone"]:
        return capital and (spoken_of or acts or len(form.split()) > 1)
    if following in _TENANT and (opens or _OWN.search(before)):
        return True
    thing = following in lists["home_things"] and not (form in lists["physical"] and not capital)
    if thing and re.search(r"\b(?:my|our)\s+$", before, re.IGNORECASE):
        return True
    if thing and capital and re.search(r"\b(?:a|an)\s+$", before, re.IGNORECASE):
        return True
    # "Red Kite urgent repair", "octavia flat in W10", "Sanctuary: no heating"
    stop = after.lstrip(" ")[:1]
    if at == 0 and tokens[0][0][:1].isupper() and _BESIDE_ANOTHER.match(after) and _COMPARES.search(message):
        return True
    if at == 0 and (following in lists["job_words"] or thing):
        return True
    if at == 0 and stop in {":", ",", "-", ";", "."} and (tokens[0][0][:1].isupper() or _job_follows(after)):
        return True
    if capital and not opens and re.search(r"[,(]\s*$", before) and after.lstrip()[:1] in {",", ")", "."}:
        return True
    if is_at(message, start) and form not in lists["physical"] and (capital or not _word_follows(after)):
        return True
    if form not in lists["physical"] and re.search(r"[,.]\s*$", before) and not after.strip(" .!?\n"):
        return True
    if _IT_IS.search(before) and (capital or following in _IS_MINE):
        return True
    if _ITS_NAME.search(before) and _NAME_ENDS.match(after):
        return True
    plain = {"of", "in", "to", "at", "a", "the", "my", "on"} - ({"on", "a", "the", "my"} if capital else set())
    begins = opens or _OPENS_A_CLAUSE.search(before) is not None
    if form not in lists["physical"] and form not in lists["goes_on"]:
        owns = tokens[at + length - 1][0].lower().endswith(("'s", "’s"))
        if owns or (_ASKED_OF.search(before) and following not in plain):
            return True
        the = re.search(r"\bthe\s+$", before, re.IGNORECASE) is not None
        if the and (following in lists["workers"] or _THE_ONE_OF.match(after)):
            return True
    if spoken_of and _ON_A_DAY.match(after):
        return True
    return (spoken_of and following not in plain) or (acts and (capital or begins))


def _word_follows(after: str) -> bool:
    """Whether a word follows at once, with no stop between."""
    return re.match(r"\s+\w", after) is not None


def _job_follows(after: str) -> bool:
    first = re.match(r"[\s:,;-]+([a-z-]+)", after, re.IGNORECASE)
    return first is not None and first.group(1).lower() in name_words()["job_words"]
