"""Delay checks a second on one core, beside a loop that counts days one by one.

    python benchmarks/delay_checks.py [--checks 2000]

The naive side is what a spreadsheet or a first script would do for one limit: step through the days
and ask of each whether it is a working day. It reads no rules, chooses none and gives no verdict, so
its figure is a floor for the arithmetic alone.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta

from assistant.records import Category, Corpus, Tenure, load_corpus
from assistant.settings import ROOT
from assistant.timescales.calendar import is_working_day, working_days_between
from assistant.timescales.check import check_delay
from assistant.timescales.facts import Event, Facts, Happening

TODAY = date(2026, 11, 22)
REPAIRS = (
    ("front door will not lock", Category.DOORS_AND_WINDOWS),
    ("no heating or hot water", Category.HEATING_AND_HOT_WATER),
    ("black mould in the bedroom", Category.DAMP_AND_MOULD),
    ("leak under the kitchen sink", Category.LEAKS),
    ("blocked bath", Category.DRAINS_AND_PLUMBING),
    ("sticking kitchen drawer", Category.KITCHEN_AND_BATHROOM),
    ("stage 1 complaint not answered", Category.COMPLAINT_HANDLING),
)


def cases(corpus: Corpus, count: int, seed: int = 7) -> list[Facts]:
    """Made-up but ordinary facts: landlords, tenures, dates and repairs mixed."""
    draw = random.Random(seed)
    landlords = [*corpus.landlords, None]
    out = []
    for _ in range(count):
        repair, category = draw.choice(REPAIRS)
        reported = TODAY - timedelta(days=draw.randrange(5, 1500))
        events = [Event(what=Happening.REPORTED, on=reported)]
        if draw.random() < 0.5:
            ended = min(TODAY, reported + timedelta(days=draw.randrange(0, 200)))
            events.append(Event(what=Happening.COMPLETED, on=ended))
        out.append(
            Facts(
                repair=repair,
                category=category,
                landlord=draw.choice(landlords),
                tenure=draw.choice([*list(Tenure)[:5], None]),
                priority=draw.choice([None, None, "urgent", "routine"]),
                events=tuple(events),
                today=TODAY,
            )
        )
    return out


def naive(start: date, end: date) -> int:
    """Working days counted one day at a time."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def rate(run: object, times: int) -> float:
    """Calls a second."""
    assert callable(run)
    began = time.process_time()
    run()
    return times / (time.process_time() - began)


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=2000)
    count = parser.parse_args().checks
    corpus = load_corpus(ROOT / "corpus")
    began = time.process_time()
    facts = cases(corpus, count)
    check_delay(facts[0], corpus)
    print(f"reading every clock of the corpus, once: {time.process_time() - began:.2f} s")
    whole = rate(lambda: [check_delay(one, corpus) for one in facts], count)
    spans = [(one.events[0].on, one.events[-1].on if len(one.events) > 1 else TODAY) for one in facts]
    fast = rate(lambda: [working_days_between(*span) for span in spans * 20], count * 20)
    slow = rate(lambda: [naive(*span) for span in spans], count)
    mean = sum((end - start).days for start, end in spans) / count
    print(f"{whole:,.0f} whole delay checks a second on one core ({count} checks)")
    print(f"{fast:,.0f} intervals a second by our calendar, {slow:,.0f} day by day: {fast / slow:,.0f} times")
    print(
        f"one whole check, rules and verdict included, costs {slow / whole:.1f} naive counts of one interval ({mean:.0f} days)"
    )


if __name__ == "__main__":
    main()
