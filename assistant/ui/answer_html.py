"""A whole answer as HTML, in the order a person needs it: verdict, timeline, similar cases, next steps, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.answer.contract import Answer, Kind, Sentence, SentenceStatus, Signpost, Statement, StatementKind
from assistant.records import Corpus
from assistant.situation.situation import Asker
from assistant.ui.markdown import markdown_html
from assistant.ui.marks import Marks
from assistant.ui.safe import esc, link
from assistant.ui.spread import estimate_html
from assistant.ui.timeline import timeline_html
from assistant.ui.words import named, say

_SIGNS = {"outside": "⚠", "within": "✓", "unclear": "?"}
_DELAY = (StatementKind.ELAPSED, StatementKind.LIMIT)
_CASES = (StatementKind.FINDING, StatementKind.AWARD, StatementKind.SPREAD, StatementKind.ORDER)
_ANYWHERE = (StatementKind.GUIDANCE, StatementKind.PASSAGE)


def answer_html(answer: Answer, marks: Marks) -> str:
    """All that was reckoned. The model's explanation and the sources have their own pieces below it.

    Of what is no answer (a question back, a signpost, a refusal), the composed text is drawn as it stands.
    """
    if answer.kind is not Kind.ANSWER:
        signpost = _signpost(answer.signpost) if answer.signpost else ""
        said = f'<div class="ra-verdict">{markdown_html(answer.text, marks)}</div>'
        return f'<div class="ra">{signpost}{said}{marks.panels()}</div>'
    delay, cases, other = _sorted(answer.statements)
    corrections = [s for s in answer.statements if s.kind is StatementKind.CORRECTION]
    parts = [
        _said(corrections, marks),
        _signpost(answer.signpost) if answer.signpost else "",
        _verdict(answer, marks),
        _section(say("elapsed" if answer.delay else "passages"), _time(answer, delay, marks)),
        _section(say("similar"), _similar(answer, cases, marks)),
        _section(say("passages"), _said(other, marks)),
        _section(say("next"), _steps(answer, marks)),
        _section(say("unknown"), _said((s for s in answer.statements if s.kind is StatementKind.UNKNOWN), marks)),
        _section(say("asks"), _bullets(marks.prose(ask) for ask in answer.asks)),
        _section(say("notes"), _bullets(marks.prose(note) for note in answer.notes)),
    ]
    return f'<div class="ra">{"".join(parts)}{marks.panels()}</div>'


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


def corpus_of(assistant: Any) -> Corpus | None:
    """The records behind the citations, where the assistant has them."""
    corpus = getattr(assistant, "corpus", None)
    return corpus if isinstance(corpus, Corpus) else None


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


def _sorted(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """What is said of time, of cases, and before either. Guidance stays with what it was said after."""
    delay: list[Statement] = []
    cases: list[Statement] = []
    other: list[Statement] = []
    place = other
    for statement in statements:
        if statement.kind in _DELAY:
            place = delay
        elif statement.kind in _CASES:
            place = cases
        elif statement.kind not in _ANYWHERE:
            continue
        place.append(statement)
    return delay, cases, other


def _time(answer: Answer, said: list[Statement], marks: Marks) -> str:
    """The timeline. The limits that it draws are folded away as sentences; all else is said beside it."""
    drawn = timeline_html(answer.delay, marks, dated=answer.verdict is not None) if answer.delay else ""
    if not drawn:
        return _said(said, marks)
    limits = [s for s in said if s.kind is StatementKind.LIMIT]
    beside = [s for s in said if s.kind is not StatementKind.LIMIT]
    folded = f"<details><summary>{esc(say('limits'))}</summary>{_said(limits, marks)}</details>" if limits else ""
    return drawn + _said(beside, marks) + folded


def _similar(answer: Answer, cases: list[Statement], marks: Marks) -> str:
    remedy = answer.remedy or {}
    drawn = estimate_html(remedy, marks, in_full=answer.situation.asker is Asker.CASEWORKER)
    said = _said(cases, marks)
    caution = f'<p class="ra-small">{esc(say("similar_caution"))}</p>' if drawn or said else ""
    return drawn + said + caution


def _steps(answer: Answer, marks: Marks) -> str:
    steps = answer.next_steps or tuple(s for s in answer.statements if s.kind is StatementKind.STEP)
    items = "".join(f"<li>{marks.prose(s.text, s.citations)}</li>" for s in steps)
    return f"<ol>{items}</ol>" if items else ""


def _signpost(signpost: Signpost) -> str:
    phone = f'<p class="ra-phone">{esc(signpost.phone)}</p>' if signpost.phone else ""
    name = link(signpost.url, signpost.body)
    calm = "" if signpost.emergency else " ra-calm"
    first = "This may be urgent. " if signpost.emergency else ""
    return (
        f'<div class="ra-signpost{calm}" role="note"><p><strong>{esc(first)}{name}</strong></p>'
        f"<p>{esc(signpost.why)}</p>{phone}</div>"
    )


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
