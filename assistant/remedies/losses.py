"""Which services a person says they lost altogether, and for how long."""

from __future__ import annotations

import re

from assistant.remedies.before import sentences
from assistant.remedies.contract import Loss, Service

_GONE = r"(?:no|without|not had|not have|haven't had|hasn't had|lost(?: all)?|loss of)(?: any| all| our| my| the)?"
_NOT_THE_SERVICE = (
    r"(?! (?:engineer|repair|contractor|bill|compan|man\b|system to|of attorney|point|socket|to\b|over\b))"
)
_HEAT = r"(?:central )?heating"
_WATER = r"hot water"
_BOTH = re.compile(
    rf"\b{_GONE} (?:{_HEAT},? (?:and|or|nor|&|/)(?: no)? {_WATER}|{_WATER},? (?:and|or|nor|&|/)(?: no)? {_HEAT})",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b{_GONE} (?:{_HEAT}|{_WATER}){_NOT_THE_SERVICE}", re.IGNORECASE)
_POWER = re.compile(rf"\b{_GONE} (?:power|electric(?:ity|s)?)\b{_NOT_THE_SERVICE}", re.IGNORECASE)
_LIGHT = re.compile(rf"\b{_GONE} (?:lights|lighting)\b{_NOT_THE_SERVICE}", re.IGNORECASE)
_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LASTED = re.compile(rf"\b(\d{{1,4}}|an?|{'|'.join(_SMALL)}) (day|week|month|year)s?\b", re.IGNORECASE)
_LENGTH = {"day": 1, "week": 7}


def losses_told(text: str, days: int | None = None) -> tuple[Loss, ...]:
    """The losses that a person's words name.

    A length named in the same sentence in days or weeks is that loss's; a month or a year is not a
    count of days and gives None, as does no length. `days` is used where none is named: how long the
    whole problem has lasted, in calendar days, where the caller knows it.
    """
    found: dict[Service, Loss] = {}
    for sentence in sentences(text):
        for service in _named(sentence):
            length = _length(sentence)
            found.setdefault(service, Loss(service=service, days=length if _LASTED.search(sentence) else days))
    if Service.HEATING_AND_HOT_WATER in found:
        found.pop(Service.HEATING_OR_HOT_WATER, None)
    if Service.POWER in found:
        found.pop(Service.LIGHTING, None)
    return tuple(found.values())


def _named(sentence: str) -> list[Service]:
    services = []
    if _BOTH.search(sentence):
        services.append(Service.HEATING_AND_HOT_WATER)
    elif _ONE.search(sentence):
        services.append(Service.HEATING_OR_HOT_WATER)
    if _POWER.search(sentence):
        services.append(Service.POWER)
    if _LIGHT.search(sentence):
        services.append(Service.LIGHTING)
    return services


def _length(sentence: str) -> int | None:
    found = _LASTED.search(sentence)
    if found is None or (each := _LENGTH.get(found.group(2).lower())) is None:
        return None
    number = found.group(1).lower()
    count = int(number) if number.isdigit() else _SMALL.index(number) + 1 if number in _SMALL else 1
    return count * each
