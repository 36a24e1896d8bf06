"""A message taken apart into the things it asks, each with what it asks for."""

from __future__ import annotations

import re

from assistant.situation.day_shapes import NUMBERS, SPOKEN
from assistant.situation.situation import Ask, Clause
from assistant.situation.wordlists import patterns, says

_REF = re.compile(r"(?<!\d)((?:19|20)\d{7})(?!\d)")
_MONEY = re.compile(r"£ ?(\d[\d,]*(?:\.\d{2})?)|\b(\d[\d,]*(?:\.\d{2})?) ?(?:pounds|quid)\b", re.IGNORECASE)
_HUNDREDS = {"hundred": 100, "thousand": 1000}
_IN_WORDS = re.compile(
    rf"\b(?:(?:(?P<count>{SPOKEN}|a) )?(?P<many>{'|'.join(_HUNDREDS)})(?:(?: and)? (?P<more>{SPOKEN}))?|(?P<few>{SPOKEN}))"
    r" ?(?:pounds|quid)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?<=[?!])\s+|(?<=[a-z0-9%)’'\"])\.\s+(?=[A-Za-z£\"'])|\n+|;\s+|,\s+(?=mine(?:['’]?s| has| is| was| been)\b)", re.I
)
"""Where one clause ends, also before what is said of one's own beside somebody else's."""
_COUNTED = (
    r"(?:the )?(?:(?:total |overall |whole )?(?:number of )?(?:(?:working |calendar )?(?:days|weeks|months)|time|gap)"
    r" (?:it took |taken )?(?:from|between) (?!\d)[^?]{4,80}? (?:to|till|until|and) |(?:total|overall|whole) time (?:for|on|to)\b)"
)
"""A time asked for by its two ends, without a question word: `days from the report to the visit`."""
_AND_ASKS = re.compile(
    rf"(?:,?\s+(?:and|also|but|plus)\s+|,\s+)(?={_COUNTED})|"
    r"(?:,?\s+(?:and|also|but)\s+)(?=if [\w'’]+[^.?!;]{3,70}?,? (?:who|what|how|when|where|which|whose|can|could|do|does|should|must|would) )|"
    r"(?:,?\s+(?:and|also|but)\s+|,\s+)(?=(?:also\s+)?(?:what|how|when|who|whose|why|where|which|whos|(?:by|for|to|at|from|on|since|until|till) (?:what|which|when|whom|how)|did|does|do|(?:is|was|were|are)(?! (?:\w+ly )?(?:\w{2,}ed|done|mended|put|taken|made|gone|shut|cut|laid|built)\b)|should|can|could|(?:will|would|must|shall|am) (?:the|they|he|she|it|i|we|you|that|this|my|our)|(?:had|has|have) (?:the|they|he|she|it|i|we|you|any\w*|no\w*|\w+ (?:offered|paid|given|done|said|been|(?:itself|themselves|himself|herself|ever|already|actually|even|also) \w+)))\b)",
    re.IGNORECASE,
)
_WHOM_ALONE = re.compile(r"\W*(?:by|for|from|to|with) whom\W*$", re.IGNORECASE)
_SO_MANY = re.compile(r"\bhow many ((?:working |calendar )?(?:hours|days|weeks|months))\b", re.IGNORECASE)
_HOW_MANY_ALONE = re.compile(
    r"how many(?= (?:did|does|do|had|has|have|was|were|is|are|from|for|between|after)\b)", re.IGNORECASE
)
_THEY_SAID = re.compile(
    r"\b(they|he|she|it|i|we|council|landlord|surveyor|plumber)\b.{0,20}\b(said|say|says|thought|think|found)\b|\bthey said\b"
    r"|\b(?:said|says?|reckons?|told (?:me|us)) (?:that )?(?:it|its|it'?s|this|my|mine|our|ours|i|i'?m|we|the \w+ (?:is|was|are|were))\b"
    r"|\b(said|says|say) (it'?s |it was |its )?(an? )?(routine|urgent|emergency|non[- ]?urgent|priority|planned)\b",
    re.IGNORECASE,
)
_NAMES_CASE = re.compile(
    r"(?:(?:in |about |on |re )?(?:that|the|this) (?:[\w&'’-]+ ){0,6}(?:case|one|decision) (?:with|where|about|over|on|of|in which|when)\b"
    r"|(?:[\w&'’-]+ ){0,3}?(?:had|has|got|there(?:['’]?s| was| is)|heard of|know of) (?:that |the |this |an? |some(?:body|one) |one )"
    r"(?:[\w&'’-]+ ){0,8}?(?:who(?:['’]?s|se)?|where)\b)"
    r"(?!.*\?)(?!.*[,:;.–-] ?(?:(?:and|so|but|also) )?(?:what|how|who|when|where|why|which|did|was|were|had|is|does|do|can|tell|give)\b)"
    r"(?!.*\b(?:what|how|why|which)\b)(?!.*\band (?:when|did|was|were|had)\b)",
    re.IGNORECASE | re.DOTALL,
)
_THINGS = r"(?:findings?|outcomes?|results?|verdicts?|sums?|awards?|money|amounts?|orders?|compensation|£)"
"""What is asked for of a decided case by its name alone: `finding and sum for each`."""
_QUESTION = re.compile(
    r"\b(what|whats|what's|(?<!\bman )(?<!\bwoman )(?<!\blady )(?<!\bbloke )(?<!\btenant )(?<!\bresident )(?<!\bcouple )(?<!\bfamily )(?<!\bleaseholder )(?<!\bmum )(?<!\bdad )who|whos|(?<!\bwas )when|whens|hows|wheres|(?<!\bcase )(?<!\bone )where|why|(?<!, )which|which(?! (?:they|he|she|we|i)\b)|how)\b|\?$"
    r"|(?:^|[:,] )(?:so |and |but |or )?whose\b"
    rf"|(?:^|[:,] )(?:and |plus )?{_COUNTED}"
    rf"|^(?:the |and )*{_THINGS}(?:(?:,? and|,? plus|,| &|/) ?(?:the )?{_THINGS})+(?: (?:for|in|of|to|on) (?:it|this|that|each|both|all|every)(?: (?:one|case)s?)?)?(?: of (?:them|these|the two))?\W*$"
    r"|, (?:so |and |but )?(?:does|did) \w"
    r"|[,:] (?:so |and |but |or )?(?:did|does|do|is|was|were|are|has|have) (?:it|that|this|they|she|he|there|the)\b"
    r"|[,:] (?:so |and |but |or )?had (?:(?:it|that|this|they|she|he|there)|the [\w' ]{2,40}?(?:ed|[^e]en|been|ne))\b"
    r"|\b(?:list|name|set out|spell out) (?:me |us )?(?:the|all|every|each|what|which)\b"
    r"|^(?:level of |the |and )*(?:finding|outcome|verdict|figure|sum|award|money|amount|order)s?\b.{0,90}\b(?:please|pls|plz)\W*$"
    r"|^(?:so |and |but |or )?(did|does|do|must|is|was|were(?! (?:with|under|being|moving|getting|having|going|rent\w*|in|on|at|still|tenants?|an?|living|waiting|not|all|both|up|off)\b)|are|can|could|should|would|will|has|have|had(?! (?:the|an?|my|our|no|another) "
    r"(?!.*\b(?:\w+(?:ed|[^e]en|ne)|been|come|got|put|told|sent|paid|said|made|left|kept|found|any|to)\b)[^?]*$)|am)\b"
    r"|^(?:so |and |but )?if [^.?!]{4,80}? (?:can|could|do|does|should|must|will|would|is|are) (?:i|we|they|he|she)\b"
    r"|^(?:so |and |but |or )?(?:should|must|do|does|did|is|are|was|were|has|have|had|would|could)n['’]?t (?:i|we|they|he|she|it|the|that|this)\b"
    r"|(?<!\bdon't )(?<!\bdont )(?<!\bnot )\b(?:tell|give|show|send|remind) (?:me|us)\b|\blet (?:me|us) know\b|\b(?:want|need|like) to know\b|\blooking for\b"
    r"|(?<!\bso )(?<!\bnor )(?<!\bneither )\b(?:did|does) (?:they|he|she)\b|\b(?:did|does) it (?!on\b|in\b|at\b|by\b|the\b|for\b|to\b|again\b|all\b|(?:mon|tues|wed|thur|fri|sat|sun)\w*\b|\d)\w|\b(?:not sure|unsure|wonder\w*) (?:if|whether)\b"
    r"|\b(?:do|does|is|are|can|will|has|have|did|was|should|must|would)n['’]?t (?:i|we|they|it|he|she|that)\W*$",
    re.IGNORECASE,
)


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Split a message at its sentences and where an 'and' or a comma begins another question.

    What stands before a comma without asking anything belongs to the question after it.
    """
    clauses: list[Clause] = []
    theirs = says("cases", "spoken_for", text=text)
    for sentence in _ENDS.split(text):
        led = ""
        for piece in _pieces(sentence):
            clause = _read(f"{led}, {piece}".strip(" ,") if led else piece.strip(" ,"), theirs=theirs)
            led = "" if is_question(clause.text) or is_question(piece.strip(" ,")) else clause.text
            if not led:
                clauses.append(clause)
        if led:
            clauses.append(_read(led, theirs=theirs))
    return tuple(clause for clause in clauses if clause.text)


def _pieces(sentence: str) -> list[str]:
    """A sentence split where another question begins; a bare `and from whom?` stays with what it is asked of.

    What a second count leaves out is taken from the first: `how many days did stage 1 take and how many did stage 2`.
    """
    pieces: list[str] = []
    for piece in _AND_ASKS.split(sentence):
        if pieces and _WHOM_ALONE.match(piece):
            pieces[-1] = f"{pieces[-1]} and {piece}"
        elif pieces and (counted := _SO_MANY.search(pieces[-1])) and _HOW_MANY_ALONE.match(piece):
            pieces.append(_HOW_MANY_ALONE.sub(rf"\g<0> {counted[1]}", piece, count=1))
        else:
            pieces.append(piece)
    return pieces


def is_question(text: str) -> bool:
    """Whether a text has the form of a question: a question word, a verb before its subject, a mark, or "tell me".

    What only says which case is meant is none, though it tells of people who did something.
    """
    return _QUESTION.search(text) is not None and not _NAMES_CASE.match(text)


def references(text: str) -> tuple[str, ...]:
    """The case references in a text, in order, each once."""
    return tuple(dict.fromkeys(_REF.findall(text)))


def amounts(text: str) -> tuple[float, ...]:
    """The sums of money in a text, in pounds."""
    figures = [float((pounds or words).replace(",", "")) for pounds, words in _MONEY.findall(text)]
    return (*figures, *(_in_words(found) for found in _IN_WORDS.finditer(text)))


def _in_words(found: re.Match[str]) -> float:
    """A sum written out: `fifty quid`, `two hundred and fifty pounds`."""
    said = {name: word.lower() for name, word in found.groupdict().items() if word}
    many = NUMBERS[said.get("count", "one")] * _HUNDREDS[said["many"]] if "many" in said else 0
    rest = said.get("more") or said.get("few")
    return float(many + (NUMBERS[rest] if rest else 0))


def about_a_case(text: str, *, theirs: bool = False) -> bool:
    """Whether a text asks about what was decided in some case.

    `theirs`: "she" and "he" are of somebody whom the person speaks for.
    """
    return (
        about_a_decision(text)
        or says("cases", "told_of", text=text)
        or (not theirs and says("cases", "she", text=text))
    )


def about_a_decision(text: str) -> bool:
    """Whether a text speaks of a decision, or of somebody else's case, in so many words."""
    if about_the_ombudsman(text):
        return False
    return bool(references(text)) or says("cases", "decided", text=text) or about_another(text)


def about_the_ombudsman(text: str) -> bool:
    """Whether a text asks what the Ombudsman may do, how long it takes or whom it binds, and of no decided case."""
    if references(text) or about_another(text):
        return False
    if says("cases", "of_an_order", text=text) or says("asks", "ombudsman takes", text=text):
        return True
    return says("cases", "of_ombudsman", text=text) and not says("cases", "of_a_case", text=text)


def about_another(text: str) -> bool:
    """Whether a text speaks of a case of somebody else's, as `another tenant was told` or `someone won on that`."""
    return says("cases", "another", text=text)


def _read(piece: str, *, theirs: bool = False) -> Clause:
    asks = [ask for ask in Ask if says("asks", ask.value, text=_of_its_time(piece) if ask is Ask.TIMESCALE else piece)]
    if (
        Ask.FINDING in asks
        and not is_question(piece)
        and not about_a_case(piece, theirs=theirs)
        and _THEY_SAID.search(piece)
    ):
        asks.remove(Ask.FINDING)
    if Ask.REMEDY in asks and says("asks", "own bill", text=piece) and not says("asks", "paid back", text=piece):
        asks.remove(Ask.REMEDY)
    of_itself = about_the_ombudsman(piece)
    asks = [ask for ask in asks if not (of_itself and ask in (Ask.PRECEDENT, Ask.FINDING))]
    return Clause(
        text=piece,
        asks=tuple(asks),
        about_case=about_a_case(piece, theirs=theirs) and not of_itself,
        refs=references(piece),
        amounts=amounts(piece),
    )


def _of_its_time(piece: str) -> str:
    """A stretch less what asks for how long somebody pays, or what follows a refusal: that is no time to mend in."""
    for pattern in patterns("asks", "of no time"):
        piece = pattern.sub(" ", piece)
    return piece
