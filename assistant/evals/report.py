"""A run as a page that stands alone: no scripts, nothing fetched, readable without colour or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from assistant.evals.compare import Comparison
from assistant.evals.runs import Result, Run
from assistant.evals.summary import Measure, by_group, summarise

STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem}
table{border-collapse:collapse;margin:1rem 0;width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid #8888;padding:.35rem .6rem;text-align:left;vertical-align:top}
summary{cursor:pointer;padding:.35rem 0}
details{border-bottom:1px solid #8886}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#8881;padding:.6rem;font:inherit}
.fail{font-weight:600}
.wide{overflow-x:auto}
"""


def write_report(run: Run, others: Sequence[Run] = (), comparison: Comparison | None = None) -> Path:
    """Write `report.html` into the run's folder and give its path. Every text in it is escaped."""
    path = run.folder / "report.html"
    path.write_text(page(run, others, comparison), encoding="utf-8")
    return path


def page(run: Run, others: Sequence[Run] = (), comparison: Comparison | None = None) -> str:
    """The whole page as text."""
    info = run.info
    title = f"{info.suite}: {info.system}, model {info.model}"
    results = list(run.results.values())
    failed = [result for result in results if not result.passed]
    passed = [result for result in results if result.passed]
    facts = {
        "Cases": f"{info.case_count} from {info.cases}",
        "Revision": info.git,
        "Started": info.started,
        "Finished": info.finished or "not finished",
        "Machine": info.machine,
        "Settings": ", ".join(f"{key}={value}" for key, value in info.settings.items()),
    }
    parts = [
        "<!doctype html>",
        '<html lang="en-GB"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
        _pairs("How it was run", facts),
        _systems(run, others),
        _groups(results),
    ]
    if comparison:
        parts.append(_comparison(comparison))
    parts += [f"<h2>Failed ({len(failed)})</h2>", *(_case(result, True) for result in failed)]
    parts += [f"<h2>Passed ({len(passed)})</h2>", *(_case(result, False) for result in passed)]
    parts.append("</main></body></html>")
    return "\n".join(parts) + "\n"


def side_by_side(run: Run, others: Sequence[Run]) -> tuple[list[str], list[list[str]]]:
    """The table of figures: its headings, and a row for each figure with a cell for each run."""
    every = [run, *others]
    columns: list[dict[str, Measure]] = [
        {m.name: m for m in summarise(one.info.suite, list(one.results.values()))} for one in every
    ]
    names = dict.fromkeys(name for column in columns for name in column)
    headings = ["figure", *(f"{one.info.system} ({one.info.model})" for one in every)]
    rows = [[name, *(column[name].shown if name in column else "–" for column in columns)] for name in names]
    return headings, rows


def _systems(run: Run, others: Sequence[Run]) -> str:
    headings, rows = side_by_side(run, others)
    return _table("Figures, with 95% intervals", headings, rows)


def _groups(results: Sequence[Result]) -> str:
    groups = by_group(results)
    return _table("Passed, by kind", ["kind", "passed"], [[g, str(s)] for g, s in groups.items()]) if groups else ""


def _comparison(comparison: Comparison) -> str:
    lines = [
        ["Cases in both", str(comparison.both)],
        ["Passed", f"{comparison.passed_before} before, {comparison.passed_after} after"],
        ["Gained and lost", f"{comparison.gained} and {comparison.lost} (McNemar exact p = {comparison.p:.3f})"],
        [
            "Checks held",
            f"more in {comparison.checks_up}, fewer in {comparison.checks_down} "
            f"(sign test p = {comparison.checks_p:.3f})",
        ],
    ]
    changes = [
        [
            change.id,
            "better" if change.better else "worse",
            change.question,
            "; ".join(change.gained),
            "; ".join(change.lost),
        ]
        for change in comparison.changes
    ]
    return (
        f"<h2>Against {escape(comparison.before)}</h2>"
        + _table("In all", ["", ""], lines)
        + (_table("Case by case", ["case", "", "question", "now holds", "no longer holds"], changes) if changes else "")
    )


def _case(result: Result, opened: bool) -> str:
    answer = result.answer
    state = "passed" if result.passed else "failed"
    parts = [f"<details{' open' if opened else ''}><summary><span class='{'' if result.passed else 'fail'}'>"]
    parts.append(f"{escape(result.id)}, {state}</span>: {escape(result.question)}</summary>")
    if result.error:
        parts.append(f"<p>Error: {escape(result.error)}</p>")
    if result.checks:
        rows = [["holds" if c.ok else "fails", c.name, "" if c.ok else c.detail] for c in result.checks]
        parts.append(_table("Checks", ["", "check", "seen"], rows))
    if answer.get("text"):
        parts.append(f"<p>Kind {escape(str(answer.get('kind')))}, verdict {escape(str(answer.get('verdict')))}.</p>")
        parts.append(f"<pre>{escape(str(answer['text']))}</pre>")
    if answer.get("citations"):
        rows = [[f"[{c['n']}]", str(c["passage"] or c["ref"]), str(c["quote"])] for c in answer["citations"]]
        parts.append(_table("Citations", ["mark", "passage", "quote"], rows))
    if result.notes:
        parts.append("<ul>" + "".join(f"<li>{escape(note)}</li>" for note in result.notes if note) + "</ul>")
    parts.append("</details>")
    return "".join(parts)


def _pairs(caption: str, pairs: dict[str, str]) -> str:
    rows = "".join(f"<tr><th scope='row'>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in pairs.items())
    return f"<div class='wide'><table><caption>{escape(caption)}</caption><tbody>{rows}</tbody></table></div>"


def _table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<div class='wide'><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )
