"""What could be known of a case before it was decided: the only thing an estimate may look at.

A record's account is written after the decision. Sentences that speak of the Ombudsman, of money
offered or awarded, or of the record itself would hand the outcome to the model, so they are left out.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from assistant.records import Determination

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z£“\"])")
_AFTERWARDS = re.compile(
    r"\b(?:ombudsman|intervened?|intervention|stepped in|extract|decision|determination|findings?|"
    r"maladministration|service failure|jurisdiction)\b",
    re.IGNORECASE,
)
_MONEY_TALK = re.compile(
    r"£|\b(?:compensat\w*|redress|goodwill|offer(?:s|ed|ing)?|put forward|award(?:s|ed)?|pounds)\b", re.IGNORECASE
)
# The plainer words for an offer are trusted only where no surer one is in the sentence.
_OFFERING = (
    re.compile(r"\b(?:offer(?:s|ed|ing)?|put forward|award(?:s|ed)?|compensation|goodwill)\b", re.IGNORECASE),
    re.compile(r"\b(?:raised|gave|added)\b", re.IGNORECASE),
)
_SUM = re.compile(r"£\s?([\d,]+(?:\.\d\d)?)")
_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if number}
_DATE = re.compile(rf"(?:\b(\d{{1,2}}) )?\b({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE.split(text.strip()) if part]


def blind(text: str) -> str:
    """The text less every sentence that speaks of an outcome or of money."""
    return " ".join(s for s in sentences(text) if not _AFTERWARDS.search(s) and not _MONEY_TALK.search(s))


def told(case: Determination) -> str:
    """The complaint and what happened, as the record tells them: no reasons, no orders."""
    return " ".join(passage.text for passage in case.passages if passage.mark[0] in "ch")


def offer_told(text: str) -> float | None:
    """The largest sum, in pounds, that a text says a landlord offered before the Ombudsman came in."""
    sums = [
        float(amount.replace(",", ""))
        for sentence in sentences(text)
        if not _AFTERWARDS.search(sentence) and (start := _offering(sentence)) is not None
        for amount in _SUM.findall(sentence[start:])
    ]
    return max(sums, default=None)


def _offering(sentence: str) -> int | None:
    return next((found.start() for words in _OFFERING if (found := words.search(sentence))), None)


def days_told(text: str) -> int | None:
    """Calendar days from the first to the last date that a text names, None where it names fewer than two.

    A date without a year takes the one named last before it, else the one named next.
    """
    found = [(m.group(1), m.group(2).lower(), m.group(3)) for m in _DATE.finditer(text)]
    years = [int(year) if year else None for _, _, year in found]
    for run in (range(len(years)), range(len(years) - 1, -1, -1)):
        known: int | None = None
        for position in run:
            known = years[position] = years[position] or known
    days = [
        date(year, _MONTHS[month], min(int(day or 15), 28))
        for (day, month, _), year in zip(found, years, strict=True)
        if year and 1990 < year < 2100
    ]
    return (max(days) - min(days)).days if len(days) > 1 else None
