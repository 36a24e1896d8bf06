"""The packaged chat model, for real: a few words, so that it takes seconds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from langchain_core.language_models import BaseChatModel

from assistant.answer.checks.grammar import grammar_of
from assistant.answer.checks.verification import figures
from assistant.errors import ModelFault
from assistant.models import open_chat_model, with_grammar
from assistant.models.embedded import EmbeddedServer, embedded_server
from assistant.models.weights import QWEN, missing_packages
from assistant.settings import Settings

pytest.importorskip("xllamacpp", reason="the embedded model's engine is not installed")
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(bool(missing_packages()), reason="the embedded model's weights are not installed"),
]
QUESTION = "What is the capital of France? One word."


@pytest.fixture(scope="module")
def embedded() -> Settings:
    return Settings(model="embedded", answer_tokens=32)


@pytest.fixture(scope="module")
def server(embedded: Settings) -> EmbeddedServer:
    return embedded_server(embedded)


@pytest.fixture(scope="module")
def model(embedded: Settings) -> BaseChatModel:
    opened = open_chat_model(embedded)
    assert opened is not None
    return opened


def test_it_answers_streams_and_repeats_itself(model: BaseChatModel) -> None:
    pieces = [piece.text for piece in model.stream(QUESTION)]
    assert "Paris" in "".join(pieces)
    assert model.invoke(QUESTION).text == "".join(pieces)


def test_a_prompt_that_begins_like_the_last_is_not_read_again(model: BaseChatModel) -> None:
    start = "You are asked short questions about towns. Answer each in one word, without any other word. "
    model.invoke(start + "Capital of Spain?")
    usage = model.invoke(start + "Capital of Italy?").response_metadata["token_usage"]
    assert usage["prompt_tokens_details"]["cached_tokens"] > usage["prompt_tokens"] / 2


def test_a_reply_is_no_longer_than_the_setting_allows(model: BaseChatModel) -> None:
    reply = model.invoke("Count from 1 to 200, each number on a line.")
    assert reply.response_metadata["token_usage"]["completion_tokens"] == 32
    assert reply.response_metadata["finish_reason"] == "length"


def test_many_threads_share_one_server(embedded: Settings, server: EmbeddedServer) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert {id(one) for one in pool.map(lambda _: embedded_server(embedded), range(8))} == {id(server)}


def test_a_stranger_on_this_machine_is_refused(server: EmbeddedServer) -> None:
    body = {"messages": [{"role": "user", "content": "hello"}], "max_tokens": 1}
    with httpx.Client(trust_env=False) as client:
        assert client.post(f"{server.url}/chat/completions", json=body).status_code == 401
        assert server.url.startswith("http://127.0.0.1:")


def test_an_openai_compatible_server_is_used_by_its_url(server: EmbeddedServer) -> None:
    by_url = open_chat_model(Settings(model=server.url, model_key=server.key, answer_tokens=32))
    assert by_url is not None
    assert by_url._get_ls_params()["ls_model_name"] == QWEN.name
    assert "Paris" in by_url.invoke(QUESTION).text


def test_a_grammar_binds_the_model_here_and_behind_a_url(model: BaseChatModel, server: EmbeddedServer) -> None:
    by_url = open_chat_model(Settings(model=server.url, model_key=server.key, answer_tokens=32))
    assert by_url is not None
    for one in (model, by_url):
        assert with_grammar(one, 'root ::= "Madrid" | "Lisbon"').invoke(QUESTION).text in ("Madrid", "Lisbon")


def test_a_sentence_about_a_fact_opens_with_its_condition_and_holds_its_figures(model: BaseChatModel) -> None:
    fact = "Northby Council's own policy gives 15 working days to finish a repair. This applies if it is treated as routine."
    said = with_grammar(model, grammar_of(fact)).invoke(f"Put this into one sentence with other days: {fact}").text
    assert said.startswith("If it is treated as routine, Northby Council's own policy gives ")
    assert figures(said) <= {"15"}


def test_a_wrong_key_is_said_in_one_line(server: EmbeddedServer) -> None:
    with pytest.raises(ModelFault, match="ASSISTANT_MODEL_KEY"):
        open_chat_model(Settings(model=server.url, model_key="wrong"))
