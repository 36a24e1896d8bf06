"""Text of others on the page: escaped whatever it holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt
from stand_in import HOSTILE, TODAY, make

from assistant.answer.contract import Question, Sentence, SentenceStatus
from assistant.settings import get_settings
from assistant.ui.answer_html import body_html, explanation_html, lead_html, sources_html
from assistant.ui.marks import Marks
from assistant.ui.safe import attribute, esc, esc_markdown, link, web_address

DANGEROUS = some.text(alphabet=some.sampled_from("<>\"'&`[]()!*_$:/\\ \nabscript=javon"), max_size=80) | some.text()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def _tags(html: str) -> set[str]:
    parser = _Tags()
    parser.feed(html)
    return set(parser.tags)


@settings(deadline=None, max_examples=50)
@given(DANGEROUS)
def test_no_text_can_open_a_tag(text: str) -> None:
    assert _tags(f"<p>{esc(text)}</p>") == {"p"}
    assert _tags(f'<p title="{attribute(text)}">x</p>') == {"p"}


@settings(deadline=None, max_examples=50)
@given(DANGEROUS)
def test_no_text_becomes_markdown(text: str) -> None:
    made = MarkdownIt("commonmark", {"html": True}).render("Label: " + esc_markdown(text))
    assert _tags(made) <= {"p"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil", "file:///etc", "", None, "http://["]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None
    assert "<a" not in link(url, "label")


def test_a_link_opens_beside_the_page() -> None:
    assert 'target="_blank"' in link("https://example.org/a?b=1&c=2", "label")


def test_directions_and_controls_that_hide_text_are_taken_out() -> None:
    assert esc("safe\u202egnp.exe\u0000") == "safegnp.exe"


def test_a_hostile_record_and_model_stay_text_everywhere_in_an_answer() -> None:
    assistant = make(get_settings())
    answer = assistant.ask(Question(text="hostile door in Barnet, two months", today=TODAY))
    answer = answer.model_copy(update={"notes": (HOSTILE,), "asks": (HOSTILE,), "headline": HOSTILE})
    marks = Marks("a1", answer.citations, assistant.corpus)
    said = Sentence(text=HOSTILE, status=SentenceStatus.VERIFIED)
    told = explanation_html([said], marks.fork(), answer)
    whole = lead_html(answer, marks) + body_html(answer, marks) + told + sources_html(marks)
    assert _tags(whole).isdisjoint({"script", "img", "iframe", "object", "style", "form", "input"})
    assert not re.search(r'href="javascript', whole)


def test_a_dropped_sentence_is_not_shown() -> None:
    assistant = make(get_settings())
    answer = assistant.ask(Question(text="door in Barnet, two months", today=TODAY))
    marks = Marks("a1", answer.citations, assistant.corpus)
    said = [Sentence(text="You will get £900.", status=SentenceStatus.DROPPED, why="not in what it cites")]
    assert explanation_html(said, marks, answer) == ""
