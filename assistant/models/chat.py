"""The chat model that the settings name: none, embedded, a server by URL, a LangChain provider, or a fake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from assistant.errors import InputError, ModelFault
from assistant.models.weights import INSTALL, QWEN, is_joined, missing_packages
from assistant.progress import Progress, quiet
from assistant.records import Frozen

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage
    from langchain_core.runnables import Runnable

    from assistant.settings import Settings

Kind = Literal["none", "embedded", "server", "provider", "fake"]
SEED = 20260101
_TAKES_GRAMMAR = "takes_grammar"


class ModelDescription(Frozen):
    """Which chat model the settings name, without loading it.

    `ready` is False where it is known that it cannot be used as things are; a server is not asked. `said` is
    one line for a person, with the remedy where one is needed.
    """

    kind: Kind
    name: str | None
    ready: bool
    said: str


def kind_of(settings: Settings) -> Kind:
    """Which of the five kinds a setting means. Raises InputError for none of them."""
    model = settings.model.strip()
    if model in ("none", "embedded", "fake"):
        return model  # type: ignore[return-value]
    if model.startswith(("http://", "https://")) and urlsplit(model).hostname:
        return "server"
    provider, colon, name = model.partition(":")
    if colon and provider and name and not name.startswith("//"):
        return "provider"
    raise InputError(
        f"'{model}' names no chat model. Use none, embedded, a server's address such as http://localhost:8080/v1, "
        "or provider:model such as openai:gpt-5-mini."
    )


def open_chat_model(settings: Settings, progress: Progress = quiet) -> BaseChatModel | None:
    """The chat model, ready to stream; None for `none`. Replies are as repeatable as the model allows.

    The embedded model is started once per process (some seconds; the first time ever, its file is joined first).
    A server is asked for its models, so that a wrong address or key is known now and not in mid-answer.

    Raises:
        InputError: the setting names no model.
        ModelFault: the model cannot be used; the text says why, in one line, with the remedy.
    """
    kind = kind_of(settings)
    if kind == "none":
        return None
    if kind == "fake":
        from assistant.models.fakes import FakeChatModel

        return FakeChatModel()
    if kind == "embedded":
        from assistant.models.embedded import embedded_server

        server = embedded_server(settings, progress)
        return _openai_like(settings, server.url, QWEN.name, server.key, llama=True, local=True)
    if kind == "server":
        url = settings.model.strip().rstrip("/")
        name, llama = _served(settings, url)
        return _openai_like(settings, url, name, _key(settings), llama=llama)
    return _provided(settings)


def with_grammar(model: BaseChatModel, grammar: str) -> Runnable[Any, AIMessage]:
    """The model, held to a GBNF grammar where it runs on llama.cpp; as it is where it does not."""
    if not (model.metadata or {}).get(_TAKES_GRAMMAR):
        return model
    return model.bind(extra_body={**getattr(model, "extra_body", {}), "grammar": grammar})


def describe_model(settings: Settings) -> ModelDescription:
    """What `open_chat_model` would give, without loading or asking anything."""
    try:
        kind = kind_of(settings)
    except InputError as error:
        return ModelDescription(kind="none", name=None, ready=False, said=str(error))
    if kind == "none":
        return ModelDescription(kind=kind, name=None, ready=True, said="none: answers are put together by rule")
    if kind == "fake":
        return ModelDescription(kind=kind, name="fake", ready=True, said="a fake, for tests")
    if kind == "server":
        said = f"{settings.model_name or 'the first model'} on the server {settings.model}"
        return ModelDescription(kind=kind, name=settings.model_name, ready=True, said=said)
    if kind == "provider":
        said = f"{settings.model} through LangChain: questions leave this machine"
        return ModelDescription(kind=kind, name=settings.model, ready=True, said=said)
    if is_joined(settings):
        return ModelDescription(kind=kind, name=QWEN.name, ready=True, said=f"{QWEN.name}, on this machine")
    missing = missing_packages()
    if missing:
        said = f"the embedded model is not installed ({missing[0]} is missing): {INSTALL}"
        return ModelDescription(kind=kind, name=QWEN.name, ready=False, said=said)
    said = f"{QWEN.name}, on this machine; its file is joined at first use"
    return ModelDescription(kind=kind, name=QWEN.name, ready=True, said=said)


def _openai_like(
    settings: Settings, url: str, name: str, key: str | None, *, llama: bool, local: bool = False
) -> BaseChatModel:
    import httpx
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    # A proxy of the environment must not stand between us and our own process.
    clients: dict[str, Any] = (
        {
            "http_client": httpx.Client(trust_env=False, timeout=settings.answer_seconds),
            "http_async_client": httpx.AsyncClient(trust_env=False, timeout=settings.answer_seconds),
        }
        if local
        else {}
    )
    return ChatOpenAI(
        model=name,
        base_url=url,
        api_key=SecretStr(key or "none"),
        temperature=0,
        seed=SEED,
        timeout=settings.answer_seconds,
        max_retries=0 if local else 1,
        use_responses_api=False,
        extra_body={"max_tokens": settings.answer_tokens} | ({"cache_prompt": True} if llama else {}),
        metadata={_TAKES_GRAMMAR: llama},
        **clients,
    )


def _served(settings: Settings, url: str) -> tuple[str, bool]:
    """The model to ask a server for (the one set, else the first that it lists), and whether it runs on llama.cpp."""
    import httpx

    key = _key(settings)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        reply = httpx.get(f"{url}/models", headers=headers, timeout=10)
    except httpx.HTTPError as error:
        raise ModelFault(
            f"No model server answers at {url} ({type(error).__name__}). Start it, correct ASSISTANT_MODEL, or set "
            "ASSISTANT_MODEL=none."
        ) from error
    if reply.status_code in (401, 403):
        raise ModelFault(f"The model server at {url} refuses the key. Set ASSISTANT_MODEL_KEY to one that it takes.")
    try:
        listed = reply.json()["data"][0]
        return settings.model_name or str(listed["id"]), listed.get("owned_by") == "llamacpp"
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        if settings.model_name:
            return settings.model_name, False
        raise ModelFault(
            f"The server at {url} lists no models (HTTP {reply.status_code}). Give the whole base address, often "
            "ending in /v1, and set ASSISTANT_MODEL_NAME."
        ) from error


def _provided(settings: Settings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    key: dict[str, Any] = {"api_key": _key(settings)} if settings.model_key else {}
    try:
        made: BaseChatModel = init_chat_model(
            settings.model.strip(), temperature=0, max_tokens=settings.answer_tokens, **key
        )
    except ImportError as error:
        raise ModelFault(f"{settings.model} needs another package. {_first_line(error)}") from error
    except Exception as error:
        raise ModelFault(
            f"{settings.model} cannot be used: {_first_line(error)} Set its key (ASSISTANT_MODEL_KEY), correct "
            "ASSISTANT_MODEL, or set ASSISTANT_MODEL=none."
        ) from error
    return made


def _key(settings: Settings) -> str | None:
    return settings.model_key.get_secret_value() if settings.model_key else None


def _first_line(error: Exception) -> str:
    line = next((part.strip() for part in str(error).splitlines() if part.strip()), type(error).__name__)
    return line[:300] if line.endswith(".") else f"{line[:300]}."
