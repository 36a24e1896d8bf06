"""How easy are a resident's answers to read: Flesch-Kincaid grade of the composed answer, plus 5 as an age.

    python benchmarks/reading.py evals/cases/answers_dev.jsonl

Asks every question of a file of cases (no chat model) and prints one JSON document. Landlords' names, case references
and citation marks are taken out first: nobody can shorten them.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
from pathlib import Path

from assistant import Assistant, Question
from assistant.answer.contract import Answer, Kind
from assistant.ui.words import named, say

os.environ.setdefault("ASSISTANT_MODEL", "none")


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end; at least one."""
    plain = word.lower()
    groups = len(re.findall(r"[aeiouy]+", plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def grade(text: str) -> float:
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)|\n", text) if re.search(r"[A-Za-z]{2}", part)]
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", text)
    if not sentences or not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def shown(answer: Answer, names: list[str]) -> dict[str, str]:
    """The parts of an answer as a resident reads them."""
    statements = [s.text for s in answer.statements]
    limits = [
        f"{named('actions', limit.action)} within {limit.amount:g} {limit.unit}."
        for limit in (answer.delay.limits if answer.delay else ())
    ]
    parts = {
        "headline": answer.headline,
        "statements": "\n".join(statements),
        "next steps": "\n".join(s.text for s in answer.next_steps),
        "timeline": "\n".join(limits),
    }
    parts["whole"] = "\n".join(text for text in parts.values() if text)
    return {name: _without_names(text, names) for name, text in parts.items() if text}


def _without_names(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "the landlord")
    return re.sub(r"\[\d+\]|\(?\b\d{9}\b\)?", "", text)


def main() -> None:
    """Ask, measure and print."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "evals/cases/answers_dev.jsonl")
    assistant = Assistant.open()
    names = sorted({case.landlord for case in assistant.corpus.determinations.values()}, key=len, reverse=True)
    grades: dict[str, list[float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        answer = assistant.ask(Question(text=case["question"]))
        if answer.kind is Kind.ANSWER:
            for name, text in shown(answer, names).items():
                grades.setdefault(name, []).append(grade(text))
    page = "\n".join([say("tagline"), say("privacy"), say("next"), say("similar_caution"), say("not_advice")])
    ages = {name: round(statistics.median(found) + 5, 1) for name, found in grades.items()}
    print(
        json.dumps({"answers": len(grades.get("whole", [])), "age": ages, "page": round(grade(page) + 5, 1)}, indent=1)
    )


if __name__ == "__main__":
    main()
