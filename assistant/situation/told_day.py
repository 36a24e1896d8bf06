"""One expression of a day in a message, as it is read."""

from __future__ import annotations

from datetime import date

from assistant.records import Frozen


class ToldDay(Frozen):
    """One expression of a day: from `first` to `last`, the same where it is exact; None where it gives no day.

    `filled_in`: we added something to read it. `bare`: the words alone ("the 9th", "monday") tell a day only
    beside a word for what happened on it. `counted_on`: it is placed only by the day told before it ("a fortnight
    later"), and tells nothing without what happened. `doubt` says why there is no day.
    """

    said: str
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    filled_in: bool = False
    counted: bool = False
    bare: bool = False
    counted_on: bool = False
    doubt: str | None = None

    @property
    def rough(self) -> bool:
        """Whether it is a stretch of days."""
        return self.first != self.last


def exact_day(
    told: ToldDay, on: date, *, filled_in: bool = False, counted: bool = False, bare: bool = False
) -> ToldDay:
    """The expression as that very day."""
    return told.model_copy(update={"first": on, "last": on, "filled_in": filled_in, "counted": counted, "bare": bare})
