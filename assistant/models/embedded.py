"""The embedded chat model: llama.cpp in this process, answering as an OpenAI-compatible server on loopback."""

from __future__ import annotations

import atexit
import os
import secrets
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelFault
from assistant.models.weights import INSTALL, QWEN, joined
from assistant.progress import Progress, quiet

if TYPE_CHECKING:
    from assistant.settings import Settings

CONTEXT = 8192
"""Tokens of prompt and reply together; some 240 MB of memory for this model."""
PROMPTS_KEPT_MIB = 512


class EmbeddedServer:
    """A running server. `url` ends in `/v1`; `key` is made up for this process, so that nobody else's page asks."""

    def __init__(self, weights: Path, threads: int) -> None:
        try:
            import xllamacpp
        except ImportError as error:
            raise ModelFault(
                f"The embedded chat model needs xllamacpp: {INSTALL}. Or set ASSISTANT_MODEL=none."
            ) from error
        self.key = secrets.token_urlsafe(24)
        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(weights)
        parameters.model_alias = {QWEN.name}
        parameters.n_ctx = CONTEXT
        parameters.n_parallel = 1
        parameters.cache_prompt = True
        parameters.cache_ram_mib = PROMPTS_KEPT_MIB
        parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads or _idle_cores()
        parameters.hostnames = ["127.0.0.1"]
        parameters.port = 0
        parameters.api_keys = [self.key]
        parameters.ui = False
        parameters.verbosity = -1
        try:
            self._inner: Any = xllamacpp.Server(parameters)
        except Exception as error:
            raise ModelFault(
                f"The embedded chat model did not start from {weights}. Delete that file, it is made again; or set "
                "ASSISTANT_MODEL=none."
            ) from error
        self.url = f"{self._inner.listening_address}/v1"

    def stop(self) -> None:
        """Let go of the model's memory and threads."""
        self._inner = None


_running: dict[Path, EmbeddedServer] = {}
_one_at_a_time = Lock()


def embedded_server(settings: Settings, progress: Progress = quiet) -> EmbeddedServer:
    """This process's server, started at the first call. Safe in threads.

    Raises:
        ModelFault: the packages are missing or the model does not start; the text names the remedy.
    """
    with _one_at_a_time:
        path = joined(settings, progress)
        if path not in _running:
            progress("starting the chat model", 0, 0)
            _running[path] = EmbeddedServer(path, settings.model_threads)
        return _running[path]


@atexit.register
def _stop_all() -> None:
    while _running:
        _running.popitem()[1].stop()


def _idle_cores() -> int:
    """Cores that nothing else uses now. llama.cpp's threads wait for each other at every step: with one more than
    there are idle cores, two busy cores gave 0.3 tokens/s, where a single thread gave 7."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    busy = round(os.getloadavg()[0]) if hasattr(os, "getloadavg") else 0
    return max(1, cores - busy)
