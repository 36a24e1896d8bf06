"""An answer as HTML: the verdict, what is said of time, of cases and of rules in the answer's own order, next steps, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from assistant.answer.contract import Answer, Kind, Sentence, SentenceStatus, Statement, StatementKind
from assistant.situation.languages import emergency_in, note_in
from assistant.situation.situation import Asker
from assistant.ui.markdown import markdown_html
from assistant.ui.marks import Marks
from assistant.ui.safe import esc, link, phone_link
from assistant.ui.spread import awards_html, findings_html, more_html
from assistant.ui.timeline import timeline_html
from assistant.ui.words import lang_of, named, pounds, say

_SIGNS = {"outside": "⚠", "within": "✓", "unclear": "?"}
_DELAY = (StatementKind.ELAPSED, StatementKind.LIMIT)
_CASES = (StatementKind.FINDING, StatementKind.AWARD, StatementKind.SPREAD, StatementKind.ORDER)
_ANYWHERE = (StatementKind.GUIDANCE, StatementKind.PASSAGE)


def lead_html(answer: Answer, marks: Marks) -> str:
    """What a person must see first: the line in their own language, an emergency's number, the verdict.

    What is no answer (a question back, a signpost, a refusal) is said here whole.
    """
    signpost = _signpost(answer) if answer.signpost else ""
    if answer.kind is Kind.ANSWER:
        corrections = [s for s in answer.statements if s.kind is StatementKind.CORRECTION]
        said = _said(corrections, marks) + signpost + _verdict(answer, marks)
    else:
        said = signpost + _in_place_of_an_answer(answer, marks)
    said = _own_language(answer, marks) + said
    return f'<div class="ra">{said}{marks.panels()}</div>' if said else ""


def body_html(answer: Answer, marks: Marks) -> str:
    """All else that was reckoned: time, cases and rules, each where the answer first speaks of it.

    The model's explanation and the sources have their own pieces below it.
    """
    if answer.kind is not Kind.ANSWER:
        return ""
    delay, cases, other = _sorted(answer)
    unknown = [s for s in answer.statements if s.kind is StatementKind.UNKNOWN]
    said_of: list[tuple[list[Statement], Callable[[], str]]] = [
        (delay, lambda: _section(say(_time_title(answer)), _time(answer, delay, marks))),
        (cases, lambda: _section(say(_cases_title(answer, cases)), _similar(answer, cases, marks))),
        (other, lambda: _section(say("passages"), _said(other, marks))),
    ]
    said_of.sort(key=lambda one: _place(one[0], answer))
    parts = [
        *(draw() for _, draw in said_of),
        _section(say("next"), _steps(answer, marks)),
        _section(say("unknown"), _said(unknown, marks)),
        _section(say("notes"), _bullets(marks.prose(note) for note in _notes(answer))),
        _section(say("asks"), _bullets(marks.prose(ask) for ask in answer.asks)),
    ]
    said = "".join(parts)
    return f'<div class="ra">{said}{marks.panels()}</div>' if said else ""


def explanation_html(sentences: Iterable[Sentence], marks: Marks, answer: Answer) -> str:
    """The model's sentences that passed verification, as one paragraph; nothing where none did."""
    shown = [sentence for sentence in sentences if sentence.status is SentenceStatus.VERIFIED]
    if not shown:
        return ""
    written = " ".join(marks.prose(sentence.text, _cited(sentence, answer)) for sentence in shown)
    return f'<div class="ra"><h3>{esc(say("explanation"))}</h3><p>{written}</p>{marks.panels()}</div>'


def sources_html(marks: Marks) -> str:
    """Every source of the answer, folded away: each mark opens its own, and print shows them all."""
    listed = marks.sources()
    title = say("sources", n=len(marks.by_number))
    return (
        f'<div class="ra"><details class="ra-all"><summary>{esc(title)}</summary>{listed}</details></div>'
        if listed
        else ""
    )


def _verdict(answer: Answer, marks: Marks) -> str:
    verdicts = [s for s in answer.statements if s.kind is StatementKind.VERDICT]
    headline = answer.headline or " ".join(s.text for s in verdicts)
    cited = tuple(dict.fromkeys(n for s in verdicts for n in s.citations))
    if not headline:
        return ""
    if not cited and answer.delay and answer.delay.decisive:
        decisive = [limit for limit in answer.delay.limits if limit.id == answer.delay.decisive]
        cited = tuple(marks.number(limit.citation) for limit in decisive)
    if answer.verdict is None:
        return f'<div class="ra-verdict"><p>{marks.prose(headline, cited)}</p></div>'
    word, sign = named("verdicts", answer.verdict), _SIGNS[answer.verdict]
    badge = f'<span class="ra-badge"><span aria-hidden="true">{sign}</span> {esc(word)}</span>'
    rest = ""
    if verdicts and answer.headline and all(s.text.strip() not in answer.headline for s in verdicts):
        rest = "".join(f"<p>{marks.prose(s.text, s.citations)}</p>" for s in verdicts)
        cited = ()
    return f'<div class="ra-verdict ra-{esc(answer.verdict)}"><p>{badge}{marks.prose(headline, cited)}</p></div>{rest}'


def _in_place_of_an_answer(answer: Answer, marks: Marks) -> str:
    """The composed statements, what to tell, and notes, in the box that a verdict would have."""
    own_words = {emergency_in(answer.question, gas_first=first) for first in (False, True)}
    said = ""
    for statement in answer.statements:
        numbered = "".join(f"[{n}]" for n in statement.citations if f"[{n}]" not in statement.text)
        inside = markdown_html(f"{statement.text} {numbered}".strip(), marks)
        said += f"<div{lang_of(answer.question)}>{inside}</div>" if statement.text in own_words else inside
    asks = _section(say("asks"), _bullets(marks.prose(ask) for ask in answer.asks))
    notes = "".join(f'<p class="ra-small">{marks.prose(note)}</p>' for note in _notes(answer))
    return f'<div class="ra-verdict">{said or markdown_html(answer.text, marks)}</div>{asks}{notes}'


def _own_language(answer: Answer, marks: Marks) -> str:
    note = note_in(answer.question)
    return f"<p{lang_of(answer.question)}>{marks.prose(note)}</p>" if note and note in answer.notes else ""


def _notes(answer: Answer) -> list[str]:
    return [note for note in answer.notes if note != note_in(answer.question)]


def _time_title(answer: Answer) -> str:
    if answer.delay is None:
        return "passages"
    return "elapsed" if answer.verdict is not None or answer.delay.calendar_days is not None else "allowed"


def _cases_title(answer: Answer, said: list[Statement]) -> str:
    """Cases that were asked for by name are not told as similar ones."""
    told = {s.case for s in said}
    if answer.remedy or not answer.situation.refs or None in told:
        return "similar"
    return "that_case" if len(told) == 1 else "those_cases"


def _sorted(answer: Answer) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """What is said of time, of cases, and of neither. Guidance stays with what it was said after.

    But money in guidance is not put under time, unless it is of a rule that sets one of the limits.
    """
    delay: list[Statement] = []
    cases: list[Statement] = []
    other: list[Statement] = []
    place = other
    refs = {limit.citation.ref for limit in answer.delay.limits} if answer.delay else set()
    quotes = {spread.citation.quote for spread in answer.delay.spreads} if answer.delay else set()
    cited = {citation.n: citation for citation in answer.citations}
    for statement in answer.statements:
        sources = [cited[n] for n in statement.citations if n in cited]
        of_limits = any(source.quote in quotes for source in sources)
        if statement.kind in _DELAY or (statement.kind is StatementKind.SPREAD and of_limits):
            place = delay
        elif statement.kind in _CASES:
            place = cases
        elif statement.kind not in _ANYWHERE:
            continue
        elif place is delay and "£" in statement.text and not any(source.ref in refs for source in sources):
            other.append(statement)
            continue
        place.append(statement)
    return delay, cases, other


def _place(said: list[Statement], answer: Answer) -> int:
    """How far down an answer its first statement of these stands; after all others where it has none."""
    return next((n for n, statement in enumerate(answer.statements) if statement in said), len(answer.statements))


def _time(answer: Answer, said: list[Statement], marks: Marks) -> str:
    """The timeline, where the answer tells of time. The limits that it draws are folded away; all else is said beside it."""
    if answer.verdict is None and not any(s.kind in _DELAY for s in said):
        return _said(said, marks)
    dated, told = answer.verdict is not None, answer.situation.reported is not None
    drawn = timeline_html(answer.delay, marks, dated=dated, told=told) if answer.delay else ""
    if not drawn:
        return _said(said, marks)
    limits = [s for s in said if s.kind is StatementKind.LIMIT]
    beside = [s for s in said if s.kind is not StatementKind.LIMIT]
    folded = f"<details><summary>{esc(say('limits'))}</summary>{_said(limits, marks)}</details>" if limits else ""
    return drawn + _said(beside, marks) + folded


def _similar(answer: Answer, cases: list[Statement], marks: Marks) -> str:
    """The figures drawn, what is said of them once, the cases; for a resident the table of cases is folded."""
    remedy = answer.remedy or {}
    median, likely = (remedy.get("compensation") or {}).get("median"), remedy.get("likely_finding")
    drawn = ""
    for draw, figure in ((awards_html, pounds(median) if median else None), (findings_html, likely)):
        words = next((s for s in cases if s.kind is StatementKind.SPREAD and figure and figure in s.text), None)
        if part := draw(remedy, marks.prose(words.text, words.citations) if words else ""):
            cases = [s for s in cases if s is not words]
            drawn += part
    said = _said(cases, marks)
    more = more_html(remedy, marks, in_full=answer.situation.asker is Asker.CASEWORKER)
    caution = f'<p class="ra-small">{esc(say("similar_caution"))}</p>' if drawn or said else ""
    return drawn + said + more + caution


def _steps(answer: Answer, marks: Marks) -> str:
    steps = answer.next_steps or tuple(s for s in answer.statements if s.kind is StatementKind.STEP)
    items = "".join(f"<li>{marks.prose(s.text, s.citations)}</li>" for s in steps)
    return f"<ol>{items}</ol>" if items else ""


def _signpost(answer: Answer) -> str:
    """Who to turn to. An emergency's number comes first, to be tapped.

    Otherwise the text says whose each number is; one that it does not hold is shown here.
    """
    post = answer.signpost
    assert post is not None
    why = f"<p>{esc(post.why)}</p>"
    body = post.body[:1].upper() + post.body[1:]
    if post.emergency:
        call = f'<p class="ra-phone">{phone_link(post.phone, say("call", number=post.phone))}</p>' if post.phone else ""
        urgent = f"<p><strong>{esc(say('urgent'))} {esc(body)}</strong></p>"
        return f'<div class="ra-signpost" role="alert">{urgent}{call}{why}</div>'
    known = any(post.phone in s.text for s in answer.statements) if post.phone else True
    call = "" if known or not post.phone else f'<p class="ra-phone">{phone_link(post.phone)}</p>'
    host = urlsplit(post.url or "").hostname
    more = f'<p class="ra-small">{link(post.url, say("read_more", host=host.removeprefix("www.")))}</p>' if host else ""
    return f'<div class="ra-signpost ra-calm" role="note"><p><strong>{esc(body)}</strong></p>{why}{call}{more}</div>'


def _said(statements: Iterable[Statement], marks: Marks) -> str:
    return _bullets(marks.prose(s.text, s.citations) for s in statements)


def _bullets(items: Iterable[str]) -> str:
    written = [item for item in items if item]
    if len(written) == 1:
        return f"<p>{written[0]}</p>"
    return f"<ul>{''.join(f'<li>{item}</li>' for item in written)}</ul>" if written else ""


def _section(title: str, inside: str) -> str:
    return f"<section><h3>{esc(title)}</h3>{inside}</section>" if inside else ""


def _cited(sentence: Sentence, answer: Answer) -> tuple[int, ...]:
    """The citations of the statements that a sentence rests on, by their places."""
    known: list[Statement] = [answer.statements[i] for i in sentence.statements if i < len(answer.statements)]
    return tuple(dict.fromkeys(n for statement in known for n in statement.citations))
