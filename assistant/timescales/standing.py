"""How a wait stands by the words of a message: it goes on, it came again, somebody only looked."""

from __future__ import annotations

import re

from assistant.timescales.facts import Facts, Happening
from assistant.timescales.words import plain

_ENDS = frozenset(
    {
        Happening.ATTENDED,
        Happening.INVESTIGATED,
        Happening.COMPLETED,
        Happening.MADE_SAFE,
        Happening.UNTIL,
        Happening.ASKED,
    }
)
_NEAR = 60


def goes_on(facts: Facts) -> bool:
    """Whether the job was finished after a visit that is told of, or is said not to be."""
    visit = facts.first(Happening.ATTENDED) or facts.first(Happening.INVESTIGATED)
    done = facts.when(Happening.COMPLETED)
    if visit is not None and done is not None:
        return done > visit
    return is_undone(facts)


_ONLY_LOOKED = re.compile(
    r"\b(?:only|just) (?:had a |took a |came (?:for|to) (?:a )?)?(?:look(?:ed)?|measur\w+|took (?:some |a few )?(?:photos|pictures|notes))\b"
    r"|\b(?:didnt|did not|couldnt|could not|wouldnt) (?:actually |even )?(?:fix|mend|repair|do|finish|sort|touch) (?:it|anything|a thing|owt|the job|the \w+)\b"
    r"|\b(?:did|done) (?:nothing|nowt)\b|\b(?:no|get|have|had|without) (?:any |the |right )*parts?\b(?! of)|\bwithout (?:doing|fixing|mending)\b"
)
_UNDONE = re.compile(
    r"\bstill (?:not|isnt|broken|leak|wait)|\bnot (?:yet )?(?:fixed|mended|finished|done)\b|\bunfinished\b|\bhalf (?:done|finished|fixed)\b"
    r"|\b(?:isnt|aint|wasnt|werent|arent|hasnt been|havent been|has not been|didnt get|never got|never) (?:it )?(?:yet |even |fully |properly |actually |all |completely )?(?:fixed|mended|finished|done|sorted|repaired|completed)\b"
    r"|\bstill (?:drip|drop|broke|out|off|cold|damp|mould|going|there|open|stuck|no one|nobody|bad|happening)"
    r"|\b(?:nobody|no one|noone|nothing|they|he|she|it) (?:have|has|had|s)? ?(?:not |nt |never )?(?:been|come|came|turned up) (?:back )?since\b"
    r"|\b(?:nobody|no one|noone) (?:has|did|ever did|came back|come back|been back)\b|\b(?:not|never|havent|hasnt|didnt) (?:been|come|came|gone) back\b"
    r"|\bnot (?:been )?(?:seen|heard from|back) since\b|\b(?:nothing|nobody|noone|no one|nowt|none|no word|silence) since\b|\b(?:come|came|comes) (?:straight )?back again\b"
    r"|\b(?:nothing|nowt|not a thing) (?:has |have |had |s |is |was )?(?:yet |ever |actually )?(?:been )?(?:done|happened|fixed|mended|touched|started|replaced)\b"
    r"|\bno (?:\w+ )?(?:repairs?|works?|job) (?:has |have |had |s )?(?:yet |ever )?(?:been )?(?:done|carried out|started|made|begun)\b"
    r"|\b(?:nobody|no one|noone) (?:has |have |had |s )?(?:yet |ever |even )?(?:been |come |done |touched |started |fixed |mended |replaced )(?:near |to |out |round |back )*(?:it|that|them|the|a thing|anything|do|work)\b"
    r"|\b(?:not|havent|hasnt|isnt|never|nor) (?:yet |even )?been (?:touched|done|replaced|started|put right|changed|fixed|mended)\b"
    rf"|{_ONLY_LOOKED.pattern}"
)


_WRITTEN = r"(?:summary|in writing|written|findings|letter|report|paperwork|record|certificate|copy|copies|cp12|eicr)\b"
_NOTHING_WRITTEN = re.compile(
    rf"\b(?:no|not|nothing|never|havent|hasnt|didnt|without|nowt|wait(?:ing|ed)? (?:for|on))\b(?: \w+){{0,4}} {_WRITTEN}"
)
_STILL = re.compile(
    rf"\bstill\b(?! (?:no|not|never|nothing|havent|hasnt|waiting|without|to get|to have)\b(?: \w+){{0,4}} {_WRITTEN})|\bnever (?:came|been|fixed|finished)"
)
_BY_THEN = re.compile(
    r"^(?: \w+){0,3} (?:in between|in the meantime|meanwhile|by then|before (?:then|that)|up to then)\b"
)
"""What says that something was not done by a day, and nothing of the time after it."""
_FOR_PAPER = re.compile(rf"^\w*(?: \w+){{0,4}} {_WRITTEN}")
_OF_PAPER = ("still wait", "still not")
"""What is told to be missing where it is what was found, in writing."""


def is_undone(facts: Facts) -> bool:
    """Whether the job is told not to be done, and not only by a day that is told."""
    said = plain(facts.repair)
    found = [(one[0], said[one.end() :]) for one in _UNDONE.finditer(said)]
    return any(
        not (_BY_THEN.search(after) or (_FOR_PAPER.search(after) and told in _OF_PAPER)) for told, after in found
    )


def is_still_on(facts: Facts) -> bool:
    """Whether the trouble itself is told to go on, and not only that what was found has not come in writing."""
    return _STILL.search(plain(facts.repair)) is not None or is_undone(facts)


_DOING = (
    r"(?:been|come|came|done|do|fixed|fix|mended|mend|started|start|turned|turn|shown|showed|show|sent|send|heard|hear|had|touched|looked|look|repl\w+"
    r"|answer\w*|rung|rang|got|seen|put|sorted|working|work|finished|repaired|replaced|happened|back|yet|received|moved|booked|acknowledged)"
)
_NOT_NOW = re.compile(
    r"\bstill\b(?! on\b(?:(?<=heating still on)|(?<=water still on)|(?<=power still on)|(?<=lights still on)))(?! (?:on (?:my|our|an?|the) (?:\w+ )?tenan|works|working|fine|be|in time|within|inside|under|in target|have to|got to|need to|owe|ok|allowed|count|liable|responsible|ask|complain|claim|go|get|make|come|turn)\b)"
    rf"|\b(?:not|never|nor) (?:\w+ )?{_DOING}\b|\bnot (?:a |an |one |even |so much as )+\w+"
    r"|\b(?:nobody|noone|no one|none|nowt|nothing)\b(?! (?:major|serious|big|fancy|urgent|wrong|else|to do with|huge|dangerous)\b)"
    rf"|\b(?:has|have|had|is|are|did|does|do|was|were|ai)nt (?:\w+ ){{0,2}}?{_DOING}\b"
    r"|\bno (?!(?:idea|problem|worries|doubt|thanks|matter|need|longer|way|fault|rush|hurry|emergency|big|more|one|heating|heat|hot|warm|water|power|electric\w*|gas|lights?|lighting|access|smell|leak)\b)\w+"
    r"|\b(?:waiting|waits?|silence|ignor\w+|without|since|(?<!me )(?<!us )yet|keeps?)\b|\b(?:been|ve|have|has|s) waited\b|\b(?:wo|ca)nt\b"
)


def tells_undone(facts: Facts) -> bool:
    """Whether a message says that nobody came, answered or finished, or that the trouble goes on."""
    return is_told_undone(facts.repair) or is_undone(facts)


def is_told_undone(text: str) -> bool:
    """Whether a text says that nobody came or answered, or that the trouble goes on; "no heating" alone is the trouble."""
    return _NOT_NOW.search(plain(text)) is not None


_WHO = r"(?:(?:an?|the|their|some|two|this|another) (?:\w+ ){0,2}?(?:m[ae]n|blokes?|lads?|chaps?|guys?|fell[ae]rs?|fellas?|lady|workm[ae]n|plumbers?|electricians?|sparky|locksmiths?|joiners?|roofers?|builders?|operatives?|engineers?|contractors?)|they|he|she|someone|somebody|lads|contractors)"
_ENDED_SOMEHOW = re.compile(
    rf"\b{_WHO} (?:did |has |have |had |ve )?(?:only |finally |then |eventually |also )*(?:came|come|turned up|showed up|been)\b(?! (?:off|apart|away|loose|down|through|on|undone|to (?:look|inspect|measure|see))\b)"
    rf"|\b{_WHO} (?:did |has |have |had |ve )?(?:only |finally |then |eventually |also )*(?:fixed|mended|repaired|sorted|finished|did it|replaced|done it)\b"
    r"|\b(?:(?:it|that|job|work|repair|leak|tap|door|boiler|heating) (?:was|is|got|has been|s been|is now|s now)(?: all| only| finally| now| eventually)*) (?:done|fixed|mended|repaired|sorted|finished|replaced|working again|back on)\b"
)
_NOT_TOLD_AS_SO = re.compile(
    r"\b(?:not|never|nobody|noone|no one|nothing|until|till|if|when|unless|before|once|should|would|will|wont|promis\w*|said|say|says|that|whether|did|has|have|was|is|after|by the time)(?: \w+){0,1} ?$"
)
_NO_END = re.compile(r"\b(?:parts?|said|says|looked|look|measur\w+|photos|needs?|going to|waiting)\b")


def ended_somehow(facts: Facts) -> bool:
    """Whether somebody is told to have come, or the job to have been done, on no day that is told or could be read."""
    said = plain(facts.repair)
    if any(event.what in _ENDS for event in facts.events):
        return False
    undone = [one.start() for pattern in (_NOT_NOW, _UNDONE) for one in pattern.finditer(said)]
    return any(
        one.start() > max(undone, default=-1)
        and not (_NOT_TOLD_AS_SO.search(said[: one.start()]) or _NO_END.search(said[one.end() : one.end() + _NEAR]))
        for one in _ENDED_SOMEHOW.finditer(said)
    )


def looked_only(facts: Facts) -> bool:
    """Whether what is asked about is an inspection, and nothing is said of the repair itself."""
    said, done = plain(facts.repair), {Happening.COMPLETED, Happening.MADE_SAFE}
    told = any(event.what in done for event in facts.events)
    return not told and _INSPECTION.search(said) is not None and not _WORK.search(said)


_AGAIN = re.compile(
    r"\b(?:broke|broken|leaked|leaking|started|packed (?:up|in)|failed|stopped|conked out|dripped|blocked)(?: \w+){0,3} again\b|\b(?:went|gone|off) again\b"
    r"|\b(?:leak|damp|mould|fault|problem|it) (?:has |had )?(?:came|come) back\b|\bagain (?:it|the \w+) (?:broke|went|leaked|failed|stopped)\b"
)


def may_look_on(facts: Facts) -> bool:
    """Whether a look at the trouble is told of, and nothing that says that the investigation ended with it."""
    told = {event.what for event in facts.events}
    looks = told & {Happening.INVESTIGATED, Happening.ATTENDED}
    return bool(looks) and Happening.SUMMARY_SENT not in told and _ENDED.search(plain(facts.repair)) is None


_ENDED = re.compile(
    r"\b(?:finish|conclu|complet|end)\w*\b(?: \w+){0,3} (?:investigat|survey|inspect|look)\w*|\b(?:investigat|survey|inspect|look)\w*(?: \w+){0,3} (?:finish|conclu|complet|end)(?:ed|ing|es|s)?\b|\b(?:report|summary|findings)\b"
)
_INSPECTION = re.compile(r"\binspect|\bsurvey|\bfirst look")
_WORK = re.compile(r"\b(?:repair|fix|mend|finish|complet|sort)|\bdone\b|\bworks?\b|\bput right|\bstill\b|\bsafe\b")


def came_again(facts: Facts) -> bool:
    """Whether the trouble is told to have come again."""
    return _AGAIN.search(plain(facts.repair)) is not None


def unwritten(facts: Facts) -> bool:
    """Whether nothing of what was found is told to have come in writing."""
    return _NOTHING_WRITTEN.search(plain(facts.repair)) is not None


_COUNT = re.compile(
    r"\b(?:over|more than|longer than|past|beyond|within|inside|under|less than|outside|exceed\w*)\b(?: \w+){0,3}?"
    r" (?:(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|twenty|thirty|sixty|ninety|a) (?:\w+ )?(?:days?|weeks?|fortnight|months?)"
    r"|(?:limit|target|deadline|timescale))\b"
)


def asks_the_count(facts: Facts) -> bool:
    """Whether a message sets the days that it tells against a limit ("is that over their 28 days")."""
    return _COUNT.search(plain(facts.repair)) is not None
