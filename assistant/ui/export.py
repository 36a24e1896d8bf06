"""Files to take away: a letter or a brief as .docx, deadlines as a calendar."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime, timedelta

from assistant.timescales.facts import DelayCheck, Limit
from assistant.ui.words import day, length, named

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def text_docx(title: str, text: str) -> bytes:
    """A plain text as a Word document: its title as a heading, lines that begin with `- ` as bullets."""
    from docx import Document

    document = Document()
    document.core_properties.title = title[:250]
    document.core_properties.author = ""
    document.add_heading(_xml(title), level=1)
    for line in text.splitlines():
        bullet = line.startswith("- ")
        heading = line.startswith("## ")
        if heading:
            document.add_heading(_xml(line[3:]), level=2)
        elif line.strip():
            document.add_paragraph(_xml(line[2:] if bullet else line), style="List Bullet" if bullet else None)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def deadlines_ics(delay: DelayCheck, now: datetime | None = None, *, told: bool = True) -> bytes | None:
    """The last day of every limit as a calendar file; None where no limit has one.

    A limit of which it is not known whether it applies says so in its title, and so does one that was counted
    from another day because nobody `told` that of the report. Limits in hours are put at their hour; the others
    are whole days.
    """
    from icalendar import Alarm, Calendar, Event

    dated = [limit for limit in delay.limits if limit.due is not None]
    if not dated:
        return None
    stamp = now or datetime.now(UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//repairs assistant//deadlines//EN")
    calendar.add("version", "2.0")
    for limit in dated:
        assert limit.due is not None
        assumed = limit.starts if not told and limit.starts == delay.reported else None
        summary = f"If reported on {day(assumed)}. {_summary(limit)}" if assumed else _summary(limit)
        event = Event()
        event.add("uid", f"{hashlib.sha256(f'{limit.id}|{limit.due}'.encode()).hexdigest()[:24]}@repairs-assistant")
        event.add("dtstamp", stamp)
        event.add("summary", summary)
        event.add("description", _description(limit))
        event.add("dtstart", limit.due)
        if not isinstance(limit.due, datetime):
            event.add("dtend", limit.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        if limit.overrun is None and _day_of(limit.due) >= stamp.date():
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", summary)
            alarm.add("trigger", timedelta(days=-1))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _summary(limit: Limit) -> str:
    said = f"Last day: {named('actions', limit.action).lower()} ({limit.title})"
    return f"If it applies. {said}" if limit.condition else said


def _description(limit: Limit) -> str:
    said = [
        f"{named('kinds', limit.source)}: {limit.title}, {limit.applies}.",
        f"{length(number=limit.amount, unit=str(limit.unit))} from {limit.starts}." if limit.starts else "",
        f"Applies only if {limit.condition}." if limit.condition else "",
        f"Source: {limit.citation.passage or limit.citation.ref} {limit.citation.url or ''}",
    ]
    return "\n".join(part.strip() for part in said if part)


def _day_of(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _xml(text: str) -> str:
    """Without the controls that a Word file cannot hold."""
    return "".join(char for char in text if char in "\t\n\r" or ord(char) >= 32)
