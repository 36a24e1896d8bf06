"""Every setting of the assistant, in one place: `ASSISTANT_*` variables or an `.env` file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import InputError

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The defaults run everything on this machine: our corpus, embedded Chroma, the packaged models.

    Each field is set by `ASSISTANT_` and its name in capitals, e.g. `ASSISTANT_CHROMA_URL`.
    """

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="forbid", frozen=True)

    corpus: Path = Field(default=ROOT / "corpus", description="folder of the records")
    index: Path = Field(default=ROOT / "index", description="folder of the built search index")
    store: Path = Field(
        default=Path.home() / ".local" / "share" / "repairs-assistant",
        description="folder for what is ingested at run time: datasets, original documents",
    )
    cache: Path = Field(
        default=Path.home() / ".cache" / "repairs-assistant",
        description="folder for model files that are made here: the joined chat model, the exported embedder",
    )
    chroma_url: str | None = Field(default=None, description="a Chroma server, e.g. http://localhost:8000")
    model: str = Field(
        default="embedded",
        description="chat model: 'none', 'embedded', an OpenAI-compatible server's URL, or 'provider:model'",
    )
    model_name: str | None = Field(default=None, description="the model's name on an OpenAI-compatible server")
    model_key: SecretStr | None = Field(default=None, description="the key of that server or provider")
    model_threads: int = Field(
        default=0, ge=0, le=256, description="threads of the embedded model; 0: as many as there are idle cores"
    )
    answer_tokens: int = Field(default=220, ge=32, le=2000, description="longest explanation, in tokens")
    answer_seconds: float = Field(default=45, ge=1, le=3600, description="longest wait for an explanation, in seconds")
    embedder: Literal["minilm", "fake"] = Field(default="minilm", description="what embeds passages and questions")
    passages: int = Field(default=12, ge=1, le=100, description="passages that a search gives")
    log_questions: bool = Field(default=False, description="write questions to the log (off: nothing is kept)")
    feedback: bool = Field(default=False, description="store feedback on this machine")


@lru_cache
def get_settings() -> Settings:
    """The process's settings, read once.

    Raises:
        InputError: a variable has a value that cannot be used; the text names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise InputError(f"ASSISTANT_{name}: {first['msg']}. See the settings in docs/settings.md.") from error
