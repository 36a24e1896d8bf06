"""Listening to a streamed answer from another thread, so that the page can always be stopped."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Iterator

from assistant.answer.contract import AnswerChunk, Question
from assistant.errors import AssistantError, InputError
from assistant.ui.service import Answering
from assistant.ui.words import say

_log = logging.getLogger(__name__)
_END = object()


class Listener:
    """Runs one answer and hands its chunks over as they come.

    Leaving the `with` block, for whatever reason, tells the answer to stop.
    """

    def __init__(self, assistant: Answering, question: Question) -> None:
        self._assistant, self._question = assistant, question
        self._chunks: queue.Queue[object] = queue.Queue()
        self._stopped = threading.Event()
        self.error: str | None = None
        self._thread = threading.Thread(target=self._run, name="answer", daemon=True)

    def __enter__(self) -> Listener:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()

    def chunks(self, pause: float = 0.2) -> Iterator[AnswerChunk | None]:
        """The chunks in order, and None whenever `pause` seconds pass without one."""
        while True:
            try:
                chunk = self._chunks.get(timeout=pause)
            except queue.Empty:
                yield None
                continue
            if chunk is _END:
                return
            assert isinstance(chunk, AnswerChunk)
            yield chunk

    def _run(self) -> None:
        try:
            stream = self._assistant.stream(self._question)
            for chunk in stream:
                self._chunks.put(chunk)
                if self._stopped.is_set():
                    close = getattr(stream, "close", None)
                    if close:
                        close()
                    break
        except InputError as error:
            self.error = str(error)
        except AssistantError as error:
            _log.error("an answer failed: %s", error)
            self.error = str(error)
        except Exception as error:
            # The question itself never goes to the log.
            _log.error("an answer failed: %s", type(error).__name__)
            self.error = say("fault")
        finally:
            self._chunks.put(_END)
