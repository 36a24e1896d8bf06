"""How good the answers are: cases, deterministic scoring, runs that can be compared, and baselines.

    from assistant.evals import Subject, load_suite, run_suite

    suite, cases, named = load_suite("answers", None, corpus, limit=None)
    run = run_suite(suite, cases, Subject("mine", "none", corpus, ask=my_answer), settings, folder)

`ask` is any `Callable[[Question], Answer]`. No model judges another: every check is code.
"""

from assistant.evals.cases import (
    AnswerCase,
    Case,
    CaseFileError,
    ConversationCase,
    Expected,
    InjectionCase,
    PrecedentCase,
    ScopeCase,
    read_cases,
)
from assistant.evals.compare import Comparison, compare_runs
from assistant.evals.grounding import Grounding, check_grounding
from assistant.evals.matching import states, states_any
from assistant.evals.remedies import Forecast, RemedyCase
from assistant.evals.report import side_by_side, write_report
from assistant.evals.runner import load_suite, run_suite
from assistant.evals.runs import Result, Run, RunInfo, find_run, open_run, runs_folder
from assistant.evals.scoring import Check, score_answer, score_scope
from assistant.evals.subject import Ask, Subject, from_stream
from assistant.evals.suites import SUITES, Suite
from assistant.evals.summary import Measure, summarise

__all__ = [
    "SUITES",
    "AnswerCase",
    "Ask",
    "Case",
    "CaseFileError",
    "Check",
    "Comparison",
    "ConversationCase",
    "Expected",
    "Forecast",
    "Grounding",
    "InjectionCase",
    "Measure",
    "PrecedentCase",
    "RemedyCase",
    "Result",
    "Run",
    "RunInfo",
    "ScopeCase",
    "Subject",
    "Suite",
    "check_grounding",
    "compare_runs",
    "find_run",
    "from_stream",
    "load_suite",
    "open_run",
    "read_cases",
    "run_suite",
    "runs_folder",
    "score_answer",
    "score_scope",
    "side_by_side",
    "states",
    "states_any",
    "summarise",
    "write_report",
]
