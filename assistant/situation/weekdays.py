"""The days of the week as people write them: in full, cut short, and with the slips that are common."""

from __future__ import annotations

_SAID = {
    "monday": "monday|munday|monady",
    "tuesday": "tuesday|tuseday|teusday|tuesdy|tues|tue",
    "wednesday": "wednesday|wensday|wendsday|wednsday|wedensday|wednesdy|weds",
    "thursday": "thursday|thusday|thrusday|thurdsay|thursdy|thurs|thur|thu",
    "friday": "friday|firday|fridy|fri",
    "saturday": "saturday|saterday|satday|satuday",
    "sunday": "sunday|sundy|sundya",
}
_ONLY_LED = {"mon": "monday", "wed": "wednesday", "sat": "saturday", "sun": "sunday"}
"""Days only after a word such as "since": they are other words as well."""
WEEKDAY = "|".join(_SAID.values())
LED_WEEKDAY = "|".join(_ONLY_LED)
_NUMBERS = {form: number for number, forms in enumerate(_SAID.values()) for form in forms.split("|")}


def weekday_number(said: str) -> int:
    """0 for Monday to 6 for Sunday, of a form that `WEEKDAY` or `LED_WEEKDAY` finds."""
    word = said.lower()
    return _NUMBERS[_ONLY_LED.get(word, word)]
